//! What a composed piece may say. In: the spans it rests on. Out: the first word that they do not bear. It never
//! asks whether the piece is good, only whether it is covered.

use std::collections::BTreeSet;

use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, Pos, Span};

/// Words, figures and quotations of the source slices that a piece rests on.
pub(super) struct Evidence {
    text: String,
    words: BTreeSet<String>,
    stems: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

/// Letters that two forms of one word are expected to share.
const STEM: usize = 4;

impl Evidence {
    pub(super) fn new(spans: &[Span], analysis: &Analysis, lang: &Language) -> Self {
        let text: String =
            spans.iter().map(|s| fold(analysis.text(*s))).collect::<Vec<_>>().join(" \n ");
        let mut words: BTreeSet<String> = words(&text).map(str::to_owned).collect();
        for span in spans {
            for token in &analysis.tokens[analysis.tokens_in(*span)] {
                words.insert(fold(&token.lemma));
            }
        }
        // Lent: the noun of an event whose verb stands in the evidence, and the other way round.
        for event in &lang.rules.events {
            let verbs = event.verbs.iter().filter(|v| words.contains(&fold(v))).count();
            if verbs > 0 {
                words.extend(
                    event
                        .noun
                        .iter()
                        .flat_map(|n| self::words(&fold(n)).map(str::to_owned).collect::<Vec<_>>()),
                );
            }
        }
        let stems = words.iter().filter_map(|w| stem(w)).collect();
        let numbers = numbers(&text);
        Self { text, words, stems, numbers }
    }

    /// The first figure, quotation or content word of `piece` that is not borne.
    pub(super) fn missing(&self, piece: &str, lang: &Language) -> Option<String> {
        let folded = fold(piece);
        let number = numbers(&folded).into_iter().find(|n| !self.numbers.contains(n));
        let quote = quotations(&folded).into_iter().find(|q| !self.quoted(q));
        let lower = piece.to_lowercase();
        number.or(quote).or_else(|| words(&lower).find(|w| !self.bears(w, lang)).map(str::to_owned))
    }

    fn quoted(&self, quote: &str) -> bool {
        let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        letters(&self.text).contains(&letters(quote))
    }

    /// True if the word, in lower case with its accents, stands in the evidence in some form, or is lent.
    fn bears(&self, word: &str, lang: &Language) -> bool {
        let folded = fold(word);
        word.chars().any(|c| c.is_ascii_digit())
            || self.words.contains(&folded)
            || stem(&folded).is_some_and(|s| self.stems.contains(&s))
            || lang.lexicon.readings(word).any(|r| self.words.contains(&fold(&r.lemma(word))))
            || is_lent(word, lang)
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

fn stem(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    (letters.len() > STEM).then(|| letters[..STEM].iter().collect())
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

/// Every text that a card can lend: sentences and headings.
pub(super) fn card_texts(id: &str, lang: &Language) -> Vec<String> {
    let Some(card) = lang.fonds.card(id) else { return Vec::new() };
    let sentences =
        card.sentences.iter().filter_map(|s| s.content().ok()).map(|(_, t)| t.to_owned());
    let labels = card.sentences.iter().filter_map(|s| s.label.clone());
    sentences.chain(labels).chain(card.h2.iter().cloned()).chain(card.h3.iter().cloned()).collect()
}
