//! Events by the nouns that name them. In: a noun as written. Out: how grave the event is that it names. It never reads what
//! stands around the noun.

use crate::lang::Language;
use crate::model::Pos;

impl Language {
    /// The gravity of the gravest event that a written noun names, in any number: `crues` is `crue`. None if it names none.
    pub fn event_gravity(&self, noun: &str) -> Option<u8> {
        let written = noun.to_lowercase();
        let gravity =
            |lemma: &str| self.index.events_of_noun(&self.rules, lemma).map(|e| e.gravity).max();
        let nouns = self.lexicon.readings(&written).filter(|r| r.pos == Pos::Noun);
        nouns.filter_map(|r| gravity(&r.lemma(&written))).chain(gravity(&written)).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_in_any_number() {
        let lang = Language::french();
        assert!(lang.event_gravity("crue").is_some());
        assert_eq!(lang.event_gravity("Crues"), lang.event_gravity("crue"));
        assert_eq!(lang.event_gravity("chaise"), None);
    }
}
