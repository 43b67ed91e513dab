//! What is one word, compiled. In: the lists of `tokenize.yaml`. Out: answers about pieces of words. It never scans a
//! text.

use crate::lang::schema::tokenize::Tokenization;

/// Compiled lists on words.
#[derive(Debug)]
pub struct Tokenizer {
    elisions: Vec<String>,
    /// Words to be met exactly.
    whole: Vec<String>,
    /// Beginnings of words that stay whole.
    whole_prefixes: Vec<String>,
    after_verb: Vec<String>,
    after_any: Vec<String>,
    ordinals: Vec<String>,
    units: Vec<String>,
    multipliers: Vec<String>,
    inclusive: Vec<String>,
}

/// What stands after a hyphen, cut off from the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enclitic {
    /// Only a verb takes it: `-il`.
    OfVerb,
    /// Any word takes it: `-là`.
    OfAny,
}

impl Tokenizer {
    /// Compiles the lists.
    pub fn new(lists: &Tokenization) -> Self {
        let sorted = |list: &[String]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        let (prefixes, whole): (Vec<String>, Vec<String>) =
            lists.whole.iter().cloned().partition(|w| w.ends_with('*'));
        Self {
            elisions: sorted(&lists.elisions),
            whole: sorted(&whole),
            whole_prefixes: prefixes.iter().map(|p| p.trim_end_matches('*').to_owned()).collect(),
            after_verb: sorted(&lists.enclitics.verb),
            after_any: sorted(&lists.enclitics.any),
            ordinals: sorted(&lists.ordinals),
            units: sorted(&lists.units),
            multipliers: sorted(&lists.multipliers),
            inclusive: sorted(&lists.inclusive),
        }
    }

    /// True if the piece, in lower case, ends at the apostrophe after it.
    pub fn is_elision(&self, piece: &str) -> bool {
        has(&self.elisions, piece)
    }

    /// True if the word, in lower case and with ASCII apostrophes, stays whole though it begins with an elided piece.
    pub fn is_whole(&self, word: &str) -> bool {
        has(&self.whole, word) || self.whole_prefixes.iter().any(|p| word.starts_with(p.as_str()))
    }

    /// What the piece after a hyphen is, if it can be cut off; in lower case.
    pub fn enclitic(&self, piece: &str) -> Option<Enclitic> {
        if has(&self.after_verb, piece) {
            return Some(Enclitic::OfVerb);
        }
        has(&self.after_any, piece).then_some(Enclitic::OfAny)
    }

    /// True for the ending of an ordinal in figures, in lower case.
    pub fn is_ordinal_ending(&self, piece: &str) -> bool {
        has(&self.ordinals, piece)
    }

    /// True for a unit, as written.
    pub fn is_unit(&self, piece: &str) -> bool {
        has(&self.units, piece)
    }

    /// True for what belongs to a symbol of currency after it, as written.
    pub fn is_multiplier(&self, piece: &str) -> bool {
        has(&self.multipliers, piece)
    }

    /// True for an ending that stands in brackets after a word.
    pub fn is_inclusive(&self, piece: &str) -> bool {
        has(&self.inclusive, piece)
    }
}

fn has(list: &[String], word: &str) -> bool {
    list.binary_search_by(|w| w.as_str().cmp(word)).is_ok()
}
