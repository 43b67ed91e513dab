//! Whether two cards explain the same. In: cards. Out: yes or no. It never judges which of them is the better one.

use std::collections::BTreeSet;

use crate::lang::Language;
use crate::lang::fold::stems;
use crate::lang::schema::fonds::Card;

/// What a card is about, in stems with what they weigh.
pub(super) struct Gist {
    /// What it says, what calls it, what heads it.
    sides: [BTreeSet<String>; 3],
}

impl Gist {
    pub(super) fn new(card: &Card) -> Self {
        let of = |texts: Vec<&str>| texts.into_iter().flat_map(stems).collect::<BTreeSet<String>>();
        let headings: Vec<&str> = card.h2.iter().chain(&card.h3).map(String::as_str).collect();
        let told = card.sentences.iter().map(|s| s.text()).chain(headings.iter().copied());
        let told = of(told.collect());
        let called = of(card.subjects.iter().map(String::as_str).collect());
        Self { sides: [told, called, of(headings)] }
    }

    /// True if much of what one says, is called by and announces is the other's too: of the smaller one, a quarter and
    /// more. Rare words count for more.
    pub(super) fn is_double(&self, other: &Self, lang: &Language) -> bool {
        /// In hundredths, of all three sides together.
        const SAME: i64 = 26;
        let shared = |(one, other): (&BTreeSet<String>, &BTreeSet<String>)| {
            let least = lang.fonds.weight(one).min(lang.fonds.weight(other)).max(1);
            lang.fonds.weight(one.intersection(other)) * 100 / least
        };
        let sides = self.sides.iter().zip(&other.sides);
        sides.map(shared).sum::<i64>() >= SAME * self.sides.len() as i64
    }
}
