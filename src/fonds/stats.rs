//! How much a base holds. In: cards. Out: a [`Tally`]. It never says what is enough.

use std::collections::BTreeMap;

use crate::lang::schema::fonds::{Card, CardKind, Purpose};
use crate::model::{Count, Tally};

/// Counts cards and sentences.
pub fn tally<'a>(cards: impl IntoIterator<Item = &'a Card>) -> Tally {
    let (mut domains, mut months) = (BTreeMap::new(), BTreeMap::new());
    let mut kinds: BTreeMap<CardKind, Count> = BTreeMap::new();
    let mut purposes: BTreeMap<Purpose, usize> = BTreeMap::new();
    let mut total = Count::default();
    for card in cards {
        let counts = [
            &mut total,
            domains.entry(card.domain.clone()).or_default(),
            months.entry(card.checked.to_string()).or_default(),
            kinds.entry(card.kind).or_default(),
        ];
        for count in counts {
            count.cards += 1;
            count.sentences += card.sentences.len();
        }
        for (purpose, _) in card.sentences.iter().filter_map(|s| s.content().ok()) {
            *purposes.entry(purpose).or_default() += 1;
        }
    }
    let mut domains: Vec<(String, Count)> = domains.into_iter().collect();
    domains.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    let kind = |k: CardKind| (k.name().to_owned(), kinds.get(&k).copied().unwrap_or_default());
    let purpose = |p: Purpose| (p.name().to_owned(), purposes.get(&p).copied().unwrap_or_default());
    Tally {
        total,
        domains,
        kinds: CardKind::ALL.map(kind).to_vec(),
        purposes: Purpose::ALL.map(purpose).to_vec(),
        months: months.into_iter().collect(),
    }
}
