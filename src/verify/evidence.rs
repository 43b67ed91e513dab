//! What a composed piece may say. In: the spans it rests on. Out: the first word that they do not bear. It never
//! asks whether the piece is good, only whether it is covered.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::lang::fold::fold;
use crate::lang::schema::page::Page;
use crate::lang::{DateParts, Language};
use crate::model::{Analysis, Day, Pos, Span};

/// The slices of the source and the cards that pieces rest on, each read once.
pub(super) struct Sources<'a> {
    analysis: &'a Analysis,
    lang: &'a Language,
    slices: BTreeMap<Span, Rc<Slice>>,
    cards: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(analysis: &'a Analysis, lang: &'a Language) -> Self {
        Self { analysis, lang, slices: BTreeMap::new(), cards: BTreeMap::new() }
    }

    /// What stands in these slices.
    pub(super) fn evidence(&mut self, spans: &[Span]) -> Evidence<'a> {
        let (analysis, lang) = (self.analysis, self.lang);
        let read = |span: &Span| {
            let slice = || Rc::new(Slice::new(*span, analysis, lang));
            Rc::clone(self.slices.entry(*span).or_insert_with(slice))
        };
        Evidence { slices: spans.iter().map(read).collect(), lang }
    }

    /// True for the label of a recap's row that names the day of a date in these slices, and nothing else.
    pub(super) fn names_day(&self, rule: &str, label: Option<&str>, spans: &[Span]) -> bool {
        let Some(label) = label.filter(|_| self.lang.rules.recaps.all().any(|r| r.id() == rule))
        else {
            return false;
        };
        let parts = DateParts { weekday: false, year: true };
        let named = |day: Day| letters(&self.lang.date(day, parts)) == letters(label);
        self.analysis.dates.iter().any(|date| {
            let here = date.mentions.iter().any(|m| spans.iter().any(|s| s.contains(*m)));
            here && date.days.is_some_and(|(first, last)| first == last && named(first))
        })
    }

    /// A heading of a recap or of a group of cards without the words that its rule lends it; any other text as it is.
    pub(super) fn unlent(&self, rule: &str, text: &str) -> String {
        let page = &self.lang.rules.page;
        let recap = self.lang.rules.recaps.all().find(|r| r.heading_rule() == rule);
        let group = [page.explanations.clone()];
        let lent: &[String] = match (recap, rule == Page::EXPLANATIONS) {
            (Some(recap), _) => recap.headings(),
            (None, true) => &group,
            _ => return text.to_owned(),
        };
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ").replace('\'', "’");
        let said = plain(text);
        let rest = |heading: &String| {
            let heading = plain(heading);
            let (before, behind) = heading.split_once("{key}").unwrap_or((&heading, ""));
            Some(said.strip_prefix(before)?.strip_suffix(behind)?.to_owned())
        };
        let rests = lent.iter().filter_map(rest);
        rests.min_by_key(String::len).unwrap_or_else(|| said.clone())
    }

    /// True if the card has that text, as a sentence, a label or a heading.
    pub(super) fn card_says(&mut self, card: &str, text: &str) -> bool {
        if !self.cards.contains_key(card) {
            self.cards.insert(card.to_owned(), card_letters(card, self.lang));
        }
        self.cards.get(card).is_some_and(|texts| texts.contains(&letters(text)))
    }
}

/// Words, figures and quotations of the source slices that a piece rests on.
pub(super) struct Evidence<'a> {
    slices: Vec<Rc<Slice>>,
    lang: &'a Language,
}

/// Words, stems and figures of one slice, folded.
struct Slice {
    text: String,
    words: BTreeSet<String>,
    stems: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

/// Letters that two forms of one word are expected to share.
const STEM: usize = 4;

impl Slice {
    fn new(span: Span, analysis: &Analysis, lang: &Language) -> Self {
        let lower = analysis.text(span).to_lowercase();
        let text = fold(&lower);
        let tokens = &analysis.tokens[analysis.tokens_in(span)];
        let mut words: BTreeSet<String> = words(&text).map(str::to_owned).collect();
        words.extend(tokens.iter().map(|t| fold(&t.lemma)));
        // Lent: the noun of an event whose verb stands in the evidence.
        let said = self::words(&lower).chain(tokens.iter().map(|t| &*t.lemma));
        let events = said.flat_map(|word| lang.index.events_of_verb(&lang.rules, word));
        for noun in events.filter_map(|e| e.noun.as_deref()) {
            words.extend(self::words(&fold(noun)).map(str::to_owned));
        }
        let stems = words.iter().filter_map(|w| stem(w)).map(str::to_owned).collect();
        let numbers = numbers(&text);
        Self { text, words, stems, numbers }
    }
}

impl Evidence<'_> {
    /// The first figure, quotation or content word of `piece` that is not borne.
    pub(super) fn missing(&self, piece: &str) -> Option<String> {
        let folded = fold(piece);
        let number =
            numbers(&folded).into_iter().find(|n| !self.any(|slice| slice.numbers.contains(n)));
        let quote = || quotations(&folded).into_iter().find(|q| !self.quotes(q));
        let lower = piece.to_lowercase();
        let word = || words(&lower).find(|w| !self.bears(w)).map(str::to_owned);
        number.or_else(quote).or_else(word)
    }

    fn any(&self, holds: impl Fn(&Slice) -> bool) -> bool {
        self.slices.iter().any(|slice| holds(slice))
    }

    fn holds(&self, word: &str) -> bool {
        self.any(|slice| slice.words.contains(word))
    }

    fn quotes(&self, quote: &str) -> bool {
        let quote = letters(quote);
        self.any(|slice| letters(&slice.text).contains(&quote))
    }

    /// True if the word, in lower case with its accents, stands in the evidence in some form, or is lent.
    fn bears(&self, word: &str) -> bool {
        let folded = fold(word);
        word.chars().any(|c| c.is_ascii_digit())
            || self.holds(&folded)
            || stem(&folded).is_some_and(|s| self.any(|slice| slice.stems.contains(s)))
            || self.lang.lexicon.readings(word).any(|r| self.holds(&fold(&r.lemma(word))))
            || is_lent(word, self.lang)
    }
}

/// Function words, and the few words that compose adds by rule: verbs of speech, *selon*.
fn is_lent(word: &str, lang: &Language) -> bool {
    word.len() <= 2
        || lang.lexicon.readings(word).any(|r| {
            matches!(r.pos, Pos::Det | Pos::Pron | Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Aux)
                || r.pos == Pos::Verb && lang.index.speech(&lang.rules, &r.lemma(word)).is_some()
        })
}

/// Words of a text, elided articles apart.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .map(|w| w.trim_matches('-'))
        .filter(|w| !w.is_empty())
}

fn stem(word: &str) -> Option<&str> {
    word.char_indices().nth(STEM).map(|(end, _)| &word[..end])
}

/// Numbers in figures, thousands joined, decimal mark dropped.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut current = String::new();
    let mut gap = false;
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_digit() {
            gap = false;
            current.push(c);
        } else if !current.is_empty()
            && !gap
            && matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | ',')
        {
            gap = true;
        } else {
            if !current.is_empty() {
                out.insert(std::mem::take(&mut current));
            }
            gap = false;
        }
    }
    out
}

/// What stands between guillemets.
fn quotations(text: &str) -> Vec<String> {
    text.split('«')
        .skip(1)
        .filter_map(|t| t.split_once('»'))
        .map(|(q, _)| q.trim().to_owned())
        .collect()
}

/// The letters of every text that a card can lend: sentences, labels and headings.
fn card_letters(id: &str, lang: &Language) -> BTreeSet<String> {
    let Some(card) = lang.fonds.card(id) else { return BTreeSet::new() };
    let sentences = card.sentences.iter().filter_map(|s| s.content().ok()).map(|(_, text)| text);
    let labels = card.sentences.iter().filter_map(|s| s.label.as_deref());
    let headings = card.h2.iter().chain(&card.h3).map(String::as_str);
    // Behind the keyphrase stands what a heading says of its subject.
    let said = headings.clone().filter_map(|h| h.split_once(" : ")).map(|(_, said)| said);
    sentences.chain(labels).chain(headings).chain(said).map(letters).collect()
}

/// Letters and digits, folded: what typography never changes.
pub(super) fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
