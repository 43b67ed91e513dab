//! Names that begin with a common noun: `université de Liège`, `Cercle des opérateurs de jeux`, `rue Saint-Sulpice`. In:
//! a word. Out: the name that it heads, and the place inside it. It never names what has no proper complement or list entry.

use super::{Kind, Name, Scan};
use crate::analyze::facts::words::Passage;
use crate::lang::gazetteer::NameKind;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, Shape};

impl Scan<'_, '_> {
    /// The name that a common noun at `at` heads.
    pub(super) fn headed(&self, passage: &Passage, at: usize) -> Option<Vec<Name>> {
        let words = self.words;
        let mark = words.mark(at);
        let noun = !matches!(words.pos(at), Some(Pos::Verb | Pos::Aux | Pos::Pron));
        if words.shape(at) == Shape::Lower {
            if !noun {
                return None;
            }
            let listed = mark.is(Class::Institution) || mark.is(Class::Establishment);
            let expanded = mark.is(Class::CapitalInstitution) || mark.is(Class::Company);
            return self
                .generic(passage, at)
                .or_else(|| listed.then(|| self.institution(passage, at)).flatten())
                .or_else(|| expanded.then(|| self.expanded(passage, at)).flatten())
                .or_else(|| mark.is(Class::Site).then(|| self.site(passage, at)).flatten())
                .or_else(|| self.listed_lower(passage, at))
                .map(|n| self.with_inner_place(n));
        }
        if !words.is_capital(at) {
            return None;
        }
        if mark.is(Class::Establishment) && words.shape(at) == Shape::Upper {
            return self.institution(passage, at).map(|n| self.with_inner_place(n));
        }
        let mid = !self.starts(passage, at);
        let led = at > passage.words.start && words.is(at - 1, Class::Company);
        if mid
            && !led
            && mark.is(Class::Site)
            && words.shape(at) == Shape::Capitalised
            && let Some(site) = self.site(passage, at)
        {
            return Some(vec![site]);
        }
        None
    }

    /// The name that a capitalised common noun heads.
    pub(super) fn capital_headed(&self, passage: &Passage, at: usize) -> Option<Vec<Name>> {
        self.capital_head(passage, at).map(|n| self.with_inner_place(n))
    }

    /// `conseil municipal`, with the proper complement if there is one.
    fn generic(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        if !words.is(at, Class::GenericStart) {
            return None;
        }
        let rest = (at + 1..passage.words.end.min(at + 8)).map(|i| words.form(i));
        let count = words.lang.facts.vocabulary.generic_institution(words.form(at), rest)?;
        let base = at + 1 + count;
        let of = words.is(base, Class::Of);
        let end = of.then(|| self.proper_end(passage, base)).flatten().unwrap_or(base);
        Some(Name::new(at..end, Kind::Organisation, "organisation.generic"))
    }

    /// A listed name in lower case that no head noun announces.
    fn listed_lower(&self, passage: &Passage, at: usize) -> Option<Name> {
        if !self.words.is(at, Class::Company) && !self.words.is(at, Class::Locality) {
            return None;
        }
        self.listed_organisation(passage, at).filter(|n| n.words.len() > 1)
    }

    /// A name of an organisation of at least two words in the lists.
    pub(super) fn listed_organisation(&self, passage: &Passage, at: usize) -> Option<Name> {
        let (count, senses) = self.longest(at, passage.words.end)?;
        let known = senses.iter().any(|e| {
            matches!(e.kind(), NameKind::Organisation | NameKind::Metonym) && !e.is_ambiguous()
        });
        let words = at..at + count;
        (known && count > 1).then(|| Name::new(words, Kind::Organisation, "organisation.listed"))
    }

    /// An establishment's place counts beside it: `hôpital de Saint-Malo`; so does the country of a mission.
    fn with_inner_place(&self, name: Name) -> Vec<Name> {
        let words = self.words;
        let head = words.mark(name.words.start);
        let establishment = head.is(Class::Establishment);
        if name.kind != Kind::Organisation {
            return vec![name];
        }
        let inside = (name.words.start + 1..name.words.end).find_map(|i| {
            let after = words.form(i - 1);
            let leads = matches!(after, "de" | "d'" | "du" | "la" | "à" | "au" | "en");
            if !leads || !words.is_capital(i) {
                return None;
            }
            let (count, senses) = self.longest(i, name.words.end)?;
            let place = senses.iter().find(|e| match e.kind() {
                NameKind::Country => establishment || matches!(after, "au" | "en" | "à"),
                NameKind::Region | NameKind::Department | NameKind::City | NameKind::Place(_) => {
                    establishment
                }
                NameKind::Commune => establishment && e.class() <= 5,
                _ => false,
            });
            let known = place.is_some()
                || establishment && words.shape(i) == Shape::Capitalised && senses.is_empty();
            let mut inner = Name::new(i..i + count, Kind::Place, "place.establishment");
            inner.country = place.and_then(|e| super::listed::country_of(e));
            known.then_some(inner)
        });
        // The outer name comes last, so that the scan goes on after it.
        inside.into_iter().chain([name]).collect()
    }
}
