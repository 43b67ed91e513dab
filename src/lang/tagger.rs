//! The tagger's rules, indexed. In: a compiled [`Program`]. Out: quick answers about words and rules. It never looks at a
//! sentence.

use std::ops::Range;

use crate::lang::compile::hash::Hash;
use crate::lang::compile::tagging::{FixedLocution, Guessed, Program};
use crate::lang::schema::tag::State;

/// A program with its indices.
#[derive(Debug)]
pub struct Tagger {
    /// What was compiled.
    pub program: Program,
    /// Hash of a word → its number in the program, open addressing.
    slots: Vec<(u64, u16)>,
    possible: Index,
    chosen: Index,
    /// Word number → its locutions in the program.
    locutions: Vec<Range<u32>>,
    /// For each rule, the states of which the word that it decides must have one.
    needs: Vec<u32>,
}

/// The rules of one stage, by the word they decide.
#[derive(Debug, Default)]
struct Index {
    /// Word number → rules that ask for that form, in order.
    by_word: Vec<Vec<u16>>,
    /// Rules that ask for no form, in order.
    general: Vec<u16>,
}

/// Number of a word that no rule names.
pub const NO_WORD: u16 = u16::MAX;

impl Tagger {
    /// Indexes a program.
    pub fn new(program: Program) -> Self {
        let mut slots = vec![(0, NO_WORD); (program.words.len() * 2).next_power_of_two().max(2)];
        for (id, word) in program.words.iter().enumerate() {
            let hash = Hash::default().over(word);
            let mut at = hash.slot(slots.len());
            while slots[at].1 != NO_WORD {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = (hash.0, id as u16);
        }
        let (possible, chosen) = (Index::new(&program, false), Index::new(&program, true));
        let needs = program.rules.iter().map(|r| r.at.needs()).collect();
        let mut locutions = vec![0..0; program.words.len()];
        for (i, locution) in program.locutions.iter().enumerate() {
            let first = locution.words[0] as usize;
            let known = locutions[first].clone();
            let start = if known.is_empty() { i as u32 } else { known.start };
            locutions[first] = start..i as u32 + 1;
        }
        Self { program, slots, possible, chosen, locutions, needs }
    }

    /// The number of the word with that hash, [`NO_WORD`] if no rule names it.
    pub fn word(&self, hash: Hash) -> u16 {
        let mut at = hash.slot(self.slots.len());
        loop {
            let (found, id) = self.slots[at];
            if id == NO_WORD || found == hash.0 {
                return id;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// True if the word stands in that list.
    pub fn in_list(&self, word: u16, list: u16) -> bool {
        word != NO_WORD && self.program.lists[list as usize].binary_search(&word).is_ok()
    }

    /// States of which the word that a rule decides must have one.
    pub fn needs(&self, rule: usize) -> u32 {
        self.needs[rule]
    }

    /// The rules of one stage that can decide a word, in their order.
    pub fn rules_for(&self, word: u16, chosen: bool) -> impl Iterator<Item = usize> {
        let index = if chosen { &self.chosen } else { &self.possible };
        let mut own = index.by_word.get(word as usize).map_or(&[][..], Vec::as_slice);
        let mut general = index.general.as_slice();
        std::iter::from_fn(move || {
            let from = match (own.first(), general.first()) {
                (Some(a), Some(b)) if a < b => &mut own,
                (Some(_), None) => &mut own,
                (_, Some(_)) => &mut general,
                (None, None) => return None,
            };
            let (first, rest) = from.split_first()?;
            *from = rest;
            Some(*first as usize)
        })
    }

    /// Locutions that begin with that word and decide their words.
    pub fn locutions_from(&self, word: u16) -> &[FixedLocution] {
        let range = self.locutions.get(word as usize).cloned().unwrap_or_default();
        &self.program.locutions[range.start as usize..range.end as usize]
    }

    /// Points for two neighbours, apart from agreement.
    pub fn pair(&self, left: State, right: State) -> i16 {
        self.program.pairs[left as usize * State::COUNT + right as usize]
    }

    /// Points for two neighbours that agree, and that clash.
    pub fn agreement(&self, left: State, right: State) -> (i16, i16) {
        self.program.agreement[left as usize * State::COUNT + right as usize]
    }

    /// What an unknown word with the longest known ending can be.
    pub fn ending(&self, word: &str) -> Option<&[Guessed]> {
        let endings = &self.program.guess.endings;
        word.char_indices().skip(2).find_map(|(i, _)| {
            let at = endings.binary_search_by(|(e, _)| e.as_str().cmp(&word[i..])).ok()?;
            Some(endings[at].1.as_slice())
        })
    }
}

impl Index {
    fn new(program: &Program, chosen: bool) -> Self {
        let mut index =
            Self { by_word: vec![Vec::new(); program.words.len()], general: Vec::new() };
        for (number, rule) in program.rules.iter().enumerate().filter(|(_, r)| r.chosen == chosen) {
            match rule.at.forms() {
                None => index.general.push(number as u16),
                Some(list) => {
                    for &word in &program.lists[list as usize] {
                        index.by_word[word as usize].push(number as u16);
                    }
                }
            }
        }
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn no_two_words_share_a_hash() {
        let fr = Language::french();
        let mut hashes: Vec<u64> =
            fr.tagger.program.words.iter().map(|w| Hash::default().over(w).0).collect();
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), count);
    }
}
