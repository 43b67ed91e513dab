//! How much a card and an article have in common, whatever calls the card. In: the words of an article. Out: how near
//! cards come to it, and the nearest of the base. It never decides what is shown.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Call, Fonds, Mention, Words, card_count, decode};
use crate::lang::compile::fonds::{Conditions, RAREST, SECTIONS, Section, stem_key, topic};
use crate::lang::compile::postings::unpack;
use crate::lang::compile::table::{Table, u32_at};
use crate::lang::fold::stems;
use crate::lang::schema::fonds::Card;

/// Stems of a card of usual length: a longer one shares more by chance.
const USUAL: i64 = 64;

impl Fonds {
    /// A call of a card, with what the card and the article have in common.
    pub(super) fn call(
        &self,
        card: Card,
        conditions: Conditions,
        mentions: Vec<Mention>,
        words: &Words<'_>,
    ) -> Call {
        let topic = topic(&card);
        let (shared, all) = self.shared(&topic, words);
        let nearness = self.common(&topic, words);
        Call { card, conditions, mentions, kinship: shared * 100 / all.max(1), nearness }
    }

    /// The cards of the base that come nearest to what the article says, the nearest first, without mentions: what rare
    /// words both have, more for those that the article says again, less for those of a long card.
    pub fn nearest(&self, words: &Words<'_>, most: usize) -> Vec<Call> {
        let mut all: Vec<(i64, usize, usize)> = Vec::new();
        for (depth, table) in self.tables().enumerate() {
            let lengths = table.section(Section::Lengths as usize);
            let mut sums = vec![0i64; card_count(&table)];
            for (stem, times) in words.stems() {
                let worth = self.weight_of(*stem) * often(*times);
                holders(&table, *stem).for_each(|card| sums[card as usize] += worth);
            }
            let near = sums.iter().enumerate().filter(|(_, sum)| **sum > 0);
            all.extend(near.map(|(i, sum)| (levelled(*sum, u32_at(lengths, i)), depth, i)));
        }
        // Of equal ones the first of the base.
        all.sort_unstable_by_key(|&(near, depth, i)| (Reverse(near), depth, i));
        let tables: Vec<Table<'_, SECTIONS>> = self.tables().collect();
        let cards = all.into_iter().map(|(_, depth, i)| (depth, decode(&tables[depth], i)));
        let kept = cards.filter(|(depth, (_, card))| !self.is_replaced(*depth, &card.id));
        let kept =
            kept.map(|(_, (conditions, card))| self.call(card, conditions, Vec::new(), words));
        kept.take(most).collect()
    }

    /// How much of what a text is about stands in the article: a rare word that both have counts up to [`RAREST`].
    pub fn likeness(&self, text: &str, words: &Words<'_>) -> i64 {
        self.shared(&stems(text).iter().map(|s| stem_key(s)).collect(), words).0
    }

    /// What a stem weighs: a rare one counts up to [`RAREST`].
    pub fn weight(&self, stem: &str) -> i64 {
        self.weight_of(stem_key(stem))
    }

    fn weight_of(&self, stem: u32) -> i64 {
        let Some(base) = self.tables().next() else { return i64::from(RAREST) };
        let rarity = base.section(Section::Rarity as usize);
        place(rarity, stem).map_or(i64::from(RAREST), |at| i64::from(u32_at(rarity, 2 * at + 1)))
    }

    /// The weight of those stems that stand in the article, and of all.
    fn shared(&self, stems: &BTreeSet<u32>, words: &Words<'_>) -> (i64, i64) {
        let (mut shared, mut all) = (0, 0);
        for stem in stems {
            let weight = self.weight_of(*stem);
            all += weight;
            shared += if words.stems().contains_key(stem) { weight } else { 0 };
        }
        (shared, all)
    }

    /// What the stems of a card and the article have in common.
    fn common(&self, stems: &BTreeSet<u32>, words: &Words<'_>) -> i64 {
        let said: &BTreeMap<u32, u32> = words.stems();
        let both = stems.iter().filter_map(|s| Some((s, said.get(s)?)));
        let sum = both.map(|(stem, times)| self.weight_of(*stem) * often(*times)).sum();
        levelled(sum, stems.len() as u32)
    }
}

/// What a word counts that is said once, twice, more often.
fn often(times: u32) -> i64 {
    match times {
        0 | 1 => 10,
        2 => 14,
        _ => 17,
    }
}

/// A sum as a card of usual length would have it, for a quarter as it is.
fn levelled(sum: i64, stems: u32) -> i64 {
    sum * 4 * USUAL / (USUAL + 3 * i64::from(stems))
}

/// The cards of a table that hold a stem.
fn holders<'t>(table: &Table<'t, SECTIONS>, stem: u32) -> impl Iterator<Item = u32> + 't {
    let rarity = table.section(Section::Rarity as usize);
    let (bounds, blob) = (Section::HolderBounds as usize, Section::Holders as usize);
    let run = place(rarity, stem).map(|at| table.record(bounds, blob, at)).unwrap_or_default();
    unpack(run)
}

/// Where a stem stands in a section of pairs, in order.
fn place(rarity: &[u8], stem: u32) -> Option<usize> {
    let (mut low, mut high) = (0, rarity.len() / 8);
    while low < high {
        let middle = low + (high - low) / 2;
        match u32_at(rarity, 2 * middle).cmp(&stem) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}
