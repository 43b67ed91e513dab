//! Capitalised common nouns with their complement: `Cercle des opérateurs de jeux`, `Haute Autorité de santé`. In: the
//! noun. Out: the organisation. It never takes the ministry in `ministre de la Transition écologique`, nor a person's role.

use super::institution::LONGEST;
use super::{Kind, Name, Scan};
use crate::analyze::facts::roles;
use crate::analyze::facts::words::{Passage, Words};
use crate::lang::gazetteer::NameKind;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, Shape};

impl Scan<'_, '_> {
    /// `Cercle des opérateurs de jeux`: a capitalised common noun with its complement.
    pub(super) fn capital_head(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        // `Eau et Rivières de Bretagne`
        let pair = words.form(at + 1) == "et"
            && words.is_capital(at + 2)
            && self.first_name(at).is_none()
            && self.first_name(at + 2).is_none()
            && self.longest(at, at + 1).is_none()
            && self.longest(at + 2, passage.words.end).is_none();
        if pair
            && words.shape(at) == Shape::Capitalised
            && words.shape(at + 2) == Shape::Capitalised
            && !words.is(at, Class::NotName)
            && !words.is(at + 2, Class::NotName)
        {
            let end = self.complement_end(passage, at + 2);
            return Some(Name::new(at..end, Kind::Organisation, "organisation.pair").doubtful());
        }
        if words.shape(at) != Shape::Capitalised
            || self.starts(passage, at) && !self.is_org_noun(at)
        {
            return None;
        }
        let form = words.form(at);
        let base = form.split('-').next_back().unwrap_or(form);
        let is_noun = |w: &str| words.lang.lexicon.readings(w).any(|r| r.pos == Pos::Noun);
        let noun = is_noun(form) || is_noun(base) && form.contains('-');
        // `Grand Conseil`, `Haute Autorité`: the noun is the second word.
        let second =
            words.is(at, Class::Great) && words.is_capital(at + 1) && self.is_org_noun(at + 1);
        if second {
            let end = self.complement_end(passage, at + 1);
            return Some(Name::new(at..end, Kind::Organisation, "organisation.capital-noun"));
        }
        let town = form == "grand" && self.is_town(at + 1, passage.words.end);
        if town {
            return Some(Name::new(at..at + 2, Kind::Organisation, "organisation.agglomeration"));
        }
        let noun = noun || self.is_org_noun(at);
        if self.is_portfolio(passage, at)
            || !noun
            || words.is(at, Class::NotName) && !self.is_org_noun(at)
            || roles_head(words, at)
        {
            return None;
        }
        let expanded = self.acronym_after(passage, at);
        let end = expanded.unwrap_or_else(|| self.complement_end(passage, at));
        let listed = self.longest(at, passage.words.end).filter(|(_, senses)| {
            senses.iter().any(|e| {
                !matches!(e.kind(), NameKind::FirstName | NameKind::Surname | NameKind::Gentile)
            })
        });
        // The lists know better, unless the text goes on.
        if let Some((count, senses)) = &listed {
            let place = senses
                .iter()
                .any(|e| !matches!(e.kind(), NameKind::Organisation | NameKind::Metonym));
            if at + count >= end || self.first_name(at).is_some() || place && !self.is_org_noun(at)
            {
                return None;
            }
        }
        let first_name = self.first_name(at).is_some_and(|f| !f.word || f.class <= 5);
        if end == at + 1 || first_name && expanded.is_none() && !self.is_org_noun(at) {
            return None;
        }
        let lower =
            (at + 1..end).any(|i| words.shape(i) == Shape::Lower && words.written(i).len() > 3);
        let rule =
            if expanded.is_some() { "organisation.expanded" } else { "organisation.capital-noun" };
        let known = expanded.is_some() || self.is_org_noun(at);
        (known || lower).then(|| {
            let name = Name::new(at..end, Kind::Organisation, rule);
            if known { name } else { name.doubtful() }
        })
    }

    /// `ministre de la | Transition écologique`, `délégué à l' | Industrie`: what somebody is in charge of.
    fn is_portfolio(&self, passage: &Passage, at: usize) -> bool {
        let words = self.words;
        let mut before = at;
        while before > passage.words.start
            && (words.is_link(before - 1) || words.is(before - 1, Class::To))
        {
            before -= 1;
        }
        let led = before < at && before > passage.words.start;
        led && !self.is_org_noun(at)
            && (roles::is_head(words, before - 1) || roles::is_charge(words, before - 1))
    }

    fn is_town(&self, at: usize, end: usize) -> bool {
        self.words.is_capital(at)
            && self.longest(at, end).is_some_and(|(_, senses)| {
                senses.iter().any(|e| e.kind() == NameKind::Commune && e.class() <= 3)
            })
    }

    pub(super) fn is_org_noun(&self, at: usize) -> bool {
        let mark = self.words.mark(at);
        [Class::CapitalInstitution, Class::Institution, Class::Company, Class::Establishment]
            .iter()
            .any(|c| mark.is(*c))
            || self.is_plural_house(at)
            || self.words.form(at).split('-').next_back().is_some_and(|base| {
                let mark = self.words.lang.facts.vocabulary.mark(base);
                self.words.form(at).contains('-') && mark.is(Class::Institution)
            })
    }

    /// `Les Laboratoires Untel`, `Cartonneries Untel`: a house that calls itself by several.
    pub(super) fn is_plural_house(&self, at: usize) -> bool {
        let words = self.words;
        let one = words.form(at).strip_suffix('s').map(|one| words.lang.facts.vocabulary.mark(one));
        words.shape(at) == Shape::Capitalised
            && words.is_capital(at + 1)
            && one.is_some_and(|mark| mark.is(Class::Company))
    }

    /// One past the adjectives and complements in *de* of a capitalised noun.
    fn complement_end(&self, passage: &Passage, at: usize) -> usize {
        let words = self.words;
        let limit = passage.words.end.min(at + LONGEST);
        let mut end = at + 1;
        loop {
            let next = self.complement_step(end, limit, end > at + 1);
            if next == end {
                return end;
            }
            end = next;
            if end >= limit || words.form(end) == "," {
                return end;
            }
        }
    }

    /// One past one more piece of a complement: an adjective, a capital, `de la recherche`, `et du travail`.
    fn complement_step(&self, at: usize, limit: usize, grown: bool) -> usize {
        let words = self.words;
        if at >= limit {
            return at;
        }
        let attribute =
            |i: usize| i < limit && words.has_pos(i, Pos::Adj) && words.shape(i) == Shape::Lower;
        if attribute(at) {
            return at + 1;
        }
        // `Regroupement des comités logement`: two nouns, then the verb.
        let closes = |i: usize| self.is_finite(i) || words.has_pos(i, Pos::Punct);
        let joined = grown && words.has_pos(at, Pos::Noun) && words.has_pos(at - 1, Pos::Noun);
        if joined && words.shape(at) == Shape::Lower && closes(at + 1) {
            return at + 1;
        }
        if words.is_capital(at) && !self.is_stop_capital(at) && !self.begins_person(at) {
            return at + 1;
        }
        let form = words.form(at);
        let and = form == "et" && grown;
        let mut next = if and { at + 1 } else { at };
        if and && attribute(next) {
            return next + 1;
        }
        if !words.is(next, Class::Of) {
            return at;
        }
        next += 1;
        if words.is(next, Class::Definite) {
            next += 1;
        }
        let noun = next < limit
            && (matches!(words.pos(next), Some(Pos::Noun | Pos::Propn)) || words.is_capital(next))
            && !self.begins_person(next);
        if noun { next + 1 } else { at }
    }
}

pub(super) fn roles_head(words: &Words<'_>, at: usize) -> bool {
    roles::is_head(words, at) && !words.is(at, Class::Institution)
}
