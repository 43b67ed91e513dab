//! Which cards a text finds. In: its analysis or its words, the cards. Out: those that it calls, best first; those whose
//! subjects, headings or id come near. It never reads a text itself.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use crate::lang::Language;
use crate::lang::compile::fonds::Sheet;
use crate::lang::fold::fold;
use crate::lang::horizon::Horizon;
use crate::lang::schema::fonds::Card;
use crate::model::{Analysis, CardHit, Day};

/// The cards that a text calls. First those of which it holds the longest subject, then the most subjects; last those of
/// which nothing can be told on the day that is given.
pub fn called(
    analysis: &Analysis,
    sheets: &[Sheet],
    today: Option<Day>,
    lang: &Language,
) -> Vec<CardHit> {
    let reading = lang.fonds.reading(analysis);
    let mut calls = lang.fonds.calls(&reading.words, &|_| false);
    let stems = Stems::new(lang);
    let said = stems.telling(&analysis.document.text);
    calls.sort_by_cached_key(|call| Reverse((stems.held(&call.card, &said), call.mentions.len())));
    let places: BTreeMap<&str, &Sheet> = sheets.iter().map(|s| (s.card.id.as_str(), s)).collect();
    let mut hits: Vec<CardHit> = Vec::new();
    for call in &calls {
        let Some(sheet) = places.get(call.card.id.as_str()) else { continue };
        let mut seen = BTreeSet::new();
        let texts = call.mentions.iter().map(|m| analysis.text(reading.span(&m.run)));
        let words = texts.filter(|t| seen.insert(fold(t))).map(str::to_owned).collect();
        hits.push(CardHit { words, mentions: call.mentions.len(), ..hit(sheet, today) });
    }
    hits.sort_by_key(|hit| hit.told == Some(0));
    hits
}

fn hit(sheet: &Sheet, today: Option<Day>) -> CardHit {
    let card = &sheet.card;
    CardHit {
        id: card.id.clone(),
        kind: card.kind.name(),
        domain: card.domain.clone(),
        heading: card.heading().to_owned(),
        countries: card.countries.clone(),
        words: Vec::new(),
        mentions: 0,
        sentences: card.sentences.len(),
        told: today.map(|day| told(card, day)),
        place: (sheet.place.file.clone(), sheet.place.line),
    }
}

/// How many sentences of a card could be told on a day.
fn told(card: &Card, day: Day) -> usize {
    let horizon = Horizon::of_date(day);
    if !horizon.allows_card(card) {
        return 0;
    }
    card.sentences.iter().filter(|s| horizon.allows(s)).count()
}

/// The cards that come near the words of a text: those that hold most of them, rare words before common ones.
pub fn near(text: &str, sheets: &[Sheet], today: Option<Day>, lang: &Language) -> Vec<CardHit> {
    let themes = Themes::new(sheets, lang);
    let mut scores: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
    for wanted in themes.stems.telling(text) {
        let Some(cards) = themes.cards(&wanted) else { continue };
        // What few cards hold tells more than what many do.
        let rare = (sheets.len() / cards.len()).max(1).ilog2() + 1;
        for (&card, &weight) in cards {
            let (words, score) = scores.entry(card).or_default();
            *words += 1;
            *score += weight * rare;
        }
    }
    let most = scores.values().map(|(words, _)| *words).max().unwrap_or(0);
    let mut found: Vec<(usize, (usize, u32))> =
        scores.into_iter().filter(|(_, (words, _))| words * 2 > most).collect();
    found.sort_by_key(|&(card, score)| (Reverse(score), card));
    found.into_iter().map(|(card, _)| hit(&sheets[card], today)).collect()
}

/// Words without their endings.
struct Stems<'l> {
    lang: &'l Language,
    stemmer: Stemmer,
}

impl<'l> Stems<'l> {
    fn new(lang: &'l Language) -> Self {
        Self { lang, stemmer: Stemmer::create(Algorithm::French) }
    }

    /// Stems of all words of a text.
    fn all(&self, text: &str) -> Vec<String> {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1);
        words.map(|word| fold(&self.stemmer.stem(word))).collect()
    }

    /// Stems of the words of a text that say something, each once.
    fn telling(&self, text: &str) -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let telling = words.filter(|w| !self.lang.is_function_word(&fold(w)));
        telling.flat_map(|word| self.all(word)).collect()
    }

    /// Words of the longest subject of a card that stands among some stems, and how many subjects do.
    fn held(&self, card: &Card, said: &BTreeSet<String>) -> (usize, usize) {
        let subjects = card.subjects.iter().map(|subject| self.telling(subject));
        let held: Vec<usize> = subjects.filter(|s| s.is_subset(said)).map(|s| s.len()).collect();
        (held.iter().copied().max().unwrap_or(0), held.len())
    }
}

/// The cards by the stems of their words.
struct Themes<'l> {
    stems: Stems<'l>,
    by_stem: BTreeMap<String, BTreeMap<usize, u32>>,
}

impl<'l> Themes<'l> {
    fn new(sheets: &[Sheet], lang: &'l Language) -> Self {
        let stems = Stems::new(lang);
        let mut by_stem: BTreeMap<String, BTreeMap<usize, u32>> = BTreeMap::new();
        for (index, Sheet { card, .. }) in sheets.iter().enumerate() {
            let weighed = [
                (5, std::slice::from_ref(&card.id)),
                (5, &card.subjects),
                (3, &card.h2),
                (3, &card.h3),
                (2, std::slice::from_ref(&card.domain)),
                (1, &card.near),
            ];
            for (weight, texts) in weighed {
                for stem in texts.iter().flat_map(|text| stems.all(text)) {
                    let known = by_stem.entry(stem).or_default().entry(index).or_default();
                    *known = (*known).max(weight);
                }
            }
        }
        Self { stems, by_stem }
    }

    /// The cards that hold a stem, or the one that it is a misspelling of.
    fn cards(&self, stem: &str) -> Option<&BTreeMap<usize, u32>> {
        /// Letters from which one may be wrong.
        const LONG: usize = 5;
        if let Some(cards) = self.by_stem.get(stem) {
            return Some(cards);
        }
        let length = stem.chars().count();
        if length < LONG {
            return None;
        }
        let others = self.by_stem.iter().filter(|(other, _)| other.len().abs_diff(stem.len()) <= 1);
        let mut near = others.filter(|(other, _)| strsim::damerau_levenshtein(stem, other) == 1);
        near.next().map(|(_, cards)| cards)
    }
}
