//! The keyphrase. In: its words. Out: how often a text holds them. It never asks for their order, nor for accents, and
//! does not know plurals: what a reader types is what stands there.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Pos, Stated};

/// A keyphrase, ready for counting.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// As given.
    pub(super) stated: Stated,
    /// Its content words, folded, each once.
    pub(super) words: Vec<String>,
    /// The same, for looking up: a hostile file may state a keyphrase as long as its text.
    known: BTreeSet<String>,
}

impl Key {
    /// Reads a keyphrase.
    pub(super) fn new(stated: Stated, lang: &Language) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut known = BTreeSet::new();
        for word in folded(&stated.value).into_iter().filter(|w| is_content(w, lang)) {
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        Self { stated, words, known }
    }

    /// How often a sentence holds all content words.
    pub(super) fn count(&self, text: &str) -> usize {
        let held = self.held(text);
        if held.len() < self.words.len() {
            return 0;
        }
        held.into_values().min().unwrap_or(0)
    }

    /// The share of content words that a text holds, in %.
    pub(super) fn share(&self, text: &str) -> usize {
        (self.held(text).len() * 100).checked_div(self.words.len()).unwrap_or(0)
    }

    /// The content words that a text holds, and how often.
    fn held(&self, text: &str) -> BTreeMap<String, usize> {
        let mut held = BTreeMap::new();
        for word in folded(text).into_iter().filter(|w| self.known.contains(w)) {
            *held.entry(word).or_default() += 1;
        }
        held
    }

    /// True if a text begins with the keyphrase, function words before it left aside.
    pub(super) fn opens(&self, text: &str, lang: &Language) -> bool {
        let (phrase, words) = (folded(&self.stated.value), folded(text));
        let first = words.iter().position(|w| is_content(w, lang)).unwrap_or(0);
        let skip = phrase.iter().position(|w| is_content(w, lang)).unwrap_or(0);
        let phrase = &phrase[skip..];
        !phrase.is_empty() && words[first..].starts_with(phrase)
    }
}

/// The words of a text, folded, without marks; what is elided stands apart.
pub(super) fn folded(text: &str) -> Vec<String> {
    words(&fold(text))
}

/// The words of a text as they stand, without marks; what is elided stands apart.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}

/// False for a word that only joins others, or is what is left of an elided one.
pub(super) fn is_content(folded: &str, lang: &Language) -> bool {
    if folded.chars().nth(1).is_none() && !folded.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut readings = lang.lexicon.readings(folded).peekable();
    let known = readings.peek().is_some();
    !known
        || !readings.any(|r| {
            matches!(r.pos, Pos::Det | Pos::Adp | Pos::Pron | Pos::Cconj | Pos::Sconj | Pos::Aux)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_words_are_counted_whatever_their_accents() {
        let french = Language::french();
        let stated = Stated { value: "crue de la Garonne".into(), ..Stated::default() };
        let key = Key::new(stated, &french);
        assert_eq!(key.words, ["crue", "garonne"]);
        assert_eq!(key.count("La Garonne en crue, la crue monte"), 1);
        assert_eq!(key.count("La Garonne monte"), 0);
        assert!(key.opens("La crue de la Garonne à Marmande", &french));
        assert!(!key.opens("Marmande : la crue de la Garonne", &french));
    }
}
