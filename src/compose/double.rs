//! Whether two cards explain the same. In: cards. Out: how
//! much. It never judges which of them is the better one.

use std::collections::BTreeMap;

use crate::lang::Language;
use crate::lang::fold::stems;
use crate::lang::schema::fonds::{Card, CardKind};

/// What a card is about: what it says, what calls it, what heads it.
pub(super) struct Gist {
    sides: [Side; 3],
    /// It tells a history; a card that explains a word of it says something else.
    history: bool,
}

/// Stems with what they weigh, and what they weigh together.
struct Side {
    stems: BTreeMap<String, i64>,
    weight: i64,
}

impl Side {
    fn new<'t>(texts: impl Iterator<Item = &'t str>, lang: &Language) -> Self {
        let stems = texts.flat_map(stems).map(|s| {
            let weight = lang.fonds.weight(&s);
            (s, weight)
        });
        let stems: BTreeMap<String, i64> = stems.collect();
        let weight = stems.values().sum();
        Self { stems, weight }
    }

    /// What both have, in hundredths of the lighter one.
    fn shared(&self, other: &Self) -> i64 {
        let both = self.stems.iter().filter(|(stem, _)| other.stems.contains_key(*stem));
        both.map(|(_, weight)| weight).sum::<i64>() * 100 / self.weight.min(other.weight).max(1)
    }
}

impl Gist {
    pub(super) fn new(card: &Card, lang: &Language) -> Self {
        let headings = || card.h2.iter().chain(&card.h3).map(String::as_str);
        let told = card.sentences.iter().map(|s| s.text()).chain(headings());
        let called = card.subjects.iter().map(String::as_str);
        let sides = [Side::new(told, lang), Side::new(called, lang), Side::new(headings(), lang)];
        Self { sides, history: card.kind == CardKind::Dossier }
    }

    /// How much of what one says, is called by and announces is the other's too: of the smaller one, on an average of the
    /// three sides. Rare words count for more.
    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let sides = self.sides.iter().zip(&other.sides);
        let shared: i64 = sides.map(|(one, other)| one.shared(other)).sum();
        let alike = shared / self.sides.len() as i64;
        Likeness(if self.history == other.history { alike } else { 0 })
    }
}

/// How much two cards have in common, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Likeness(i64);

impl Likeness {
    /// They explain the same.
    pub(super) const DOUBLE: Self = Self(26);
    /// The second one hardly adds a word.
    pub(super) const SAME: Self = Self(40);
    /// More than any two cards have.
    pub(super) const NONE: Self = Self(101);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_cards_on_one_notion_are_doubles_and_neighbours_are_not() {
        let lang = Language::french();
        let gist = |id: &str| Gist::new(&lang.fonds.card(id).expect("a card"), &lang);
        let double = |a: &str, b: &str| gist(a).likeness(&gist(b)) >= Likeness::DOUBLE;
        assert!(double("vol-aggrave-bande", "bande-organisee-malfaiteurs"));
        assert!(double("croissance-organique", "resultats-annuels"));
        assert!(!double("garde-a-vue", "perquisition-regles"));
        assert!(!double("dividende", "dette-nette-levier"));
    }
}
