//! Which rules can begin at a word. In: token patterns in order. Out: their positions, by first word and first slot. It
//! never matches a whole pattern.

use std::collections::BTreeMap;

use super::schema::facts::{Slot, TokenPattern};

/// Patterns by what they begin with.
#[derive(Debug, Default)]
pub struct Patterns {
    by_word: BTreeMap<Box<str>, Vec<u16>>,
    by_slot: Vec<(Slot, Vec<u16>)>,
}

impl Patterns {
    /// Indexes the patterns; positions are those of the iterator.
    pub fn new<'a>(patterns: impl Iterator<Item = &'a TokenPattern>) -> Self {
        let mut index = Self::default();
        for (number, pattern) in (0u16..).zip(patterns) {
            let (words, slots) = pattern.starts();
            for word in words {
                push(index.by_word.entry(word.into()).or_default(), number);
            }
            for slot in slots {
                match index.by_slot.iter_mut().find(|(s, _)| *s == slot) {
                    Some((_, list)) => push(list, number),
                    None => index.by_slot.push((slot, vec![number])),
                }
            }
        }
        index
    }

    /// The slots that some pattern begins with.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        self.by_slot.iter().map(|(slot, _)| *slot)
    }

    /// The patterns that begin with that word or with a slot that `fits`, in order.
    pub fn at(&self, word: &str, fits: impl Fn(Slot) -> bool) -> Vec<u16> {
        let mut found = self.by_word.get(word).cloned().unwrap_or_default();
        for (slot, list) in &self.by_slot {
            if fits(*slot) {
                found.extend(list);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn push(list: &mut Vec<u16>, number: u16) {
    if list.last() != Some(&number) {
        list.push(number);
    }
}
