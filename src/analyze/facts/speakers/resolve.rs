//! Whom the words beside a quotation mean. In: a pronoun, a role or a noun phrase. Out: the person or the organisation
//! that it takes up, or itself. It never resolves the first person.

use super::Stage;
use crate::analyze::facts::names::Kind;
use crate::analyze::facts::roles::{self, Role};
use crate::analyze::facts::subjects::{Source, is_first_person, pronoun_gender, pronoun_number};
use crate::lang::vocabulary::Class;
use crate::model::{Number, Pos};

impl Stage<'_, '_> {
    /// A name for a pronoun or a noun without name.
    pub(super) fn resolve(
        &self,
        index: usize,
        source: &Source,
        at: usize,
        sure: &mut bool,
    ) -> Option<Source> {
        match source {
            Source::Pronoun(p) => {
                let found = self.pronoun(index, *p, at);
                *sure &= !found.as_ref().is_some_and(|found| self.is_far(found, at));
                found
            }
            Source::Role(role) => Some(self.role(index, role, at, sure)),
            Source::Phrase(words) => {
                let definite = self.words.is_definite(words.start);
                let short = words.len() <= 3;
                // `le Finistérien` is the one who was named before.
                let human = words.clone().any(|i| {
                    self.words.is(i, Class::Speaker) && self.words.is(i, Class::TakesUp)
                        || self.words.lang.is_gentile(self.words.written(i))
                });
                // `ce cariste de 29 ans`, who has been named
                let shown = self.words.is(words.start, Class::Demonstrative)
                    && words.len() <= 5
                    && self.is_trade(words.start + 1);
                match (definite && short && human || shown)
                    .then(|| self.taken_up(index, self.cast.gender(source), at))
                    .flatten()
                {
                    Some(person) => {
                        *sure = false;
                        Some(person)
                    }
                    None => Some(source.clone()),
                }
            }
            Source::Person(..) => Some(source.clone()),
        }
    }

    /// True for somebody's trade by its ending: `cariste`, `imprimeur`.
    fn is_trade(&self, at: usize) -> bool {
        let endings = &self.words.lang.rules.facts.names.trade_endings;
        let noun = self.words.has_pos(at, Pos::Noun);
        noun && endings.iter().any(|e| self.words.form(at).ends_with(e.as_str()))
    }

    /// Whom a pronoun stands for: who spoke or acted last, of its gender.
    pub(super) fn pronoun(&self, index: usize, pronoun: usize, at: usize) -> Option<Source> {
        if is_first_person(self.words, pronoun) {
            return None;
        }
        let gender = pronoun_gender(self.words, pronoun);
        if pronoun_number(self.words, pronoun) == Number::Plur {
            return self
                .previous(index)
                .map(|(_, s)| s)
                .filter(|s| !matches!(s, Source::Person(..)));
        }
        if self.words.is(pronoun, Class::LastNamed) {
            return self.named_last(pronoun, gender);
        }
        // `le Finistérien`, who has a name
        let found = self.taken_up(index, gender, at)?;
        match &found {
            Source::Phrase(_) => self.resolve(index, &found, found.words().start, &mut true),
            _ => Some(found),
        }
    }

    /// `la maire`: who holds the role; a definite noun that nobody holds takes up who spoke or acted last.
    pub(super) fn role(&self, index: usize, role: &Role, at: usize, sure: &mut bool) -> Source {
        let words = self.words;
        // `raconte ce cariste`: who has been named.
        let points = |d: usize| words.is(d, Class::Demonstrative);
        let definite = role.determiner.is_some_and(|d| words.is_definite(d) || points(d));
        let complement = (role.head + 1..role.words.end).any(|i| words.is(i, Class::Of));
        if definite {
            if let Some(holder) = self.holder(role) {
                return Source::Person(holder, role.words.clone());
            }
            if let Some(company) = self.company(role.head, at).filter(|_| !complement) {
                *sure = false;
                return company;
            }
            let kin = words.is(role.head, Class::Office)
                || words.is(role.head, Class::Kin) && !words.is(role.head, Class::Role);
            if !complement
                && !kin
                && let Some(person) = self.taken_up(index, roles::gender(words, role.head), at)
                && self.may_hold(&person, role)
            {
                *sure = false;
                return person;
            }
        }
        let from = role.determiner.unwrap_or(role.words.start);
        Source::Phrase(from..role.words.end)
    }

    /// `le prévenu` is not the prosecutor who spoke before him.
    fn may_hold(&self, source: &Source, role: &Role) -> bool {
        let Source::Person(person, _) = source else { return true };
        let rules = &self.words.lang.rules.roles;
        let listed = |list: &[String], at: usize| list.iter().any(|w| w == self.words.form(at));
        let held = self.cast.people.list[*person].role.as_ref();
        let judges = held.is_some_and(|held| listed(&rules.judging, held.head));
        !(judges && listed(&rules.judged, role.head))
    }

    /// `l'électricien`, `le groupe`: the organisation named first in the passages before.
    fn company(&self, noun: usize, at: usize) -> Option<Source> {
        let words = self.words;
        if !words.is(noun, Class::Company)
            || words.is(noun, Class::Role) && words.is(noun, Class::Speaker)
        {
            return None;
        }
        let here = self.cast.passage(at);
        (here.saturating_sub(4)..here).rev().find_map(|p| {
            let range = words.passages[p].words.clone();
            let names = self.cast.names_in(range.clone()).iter();
            let organisation = names.filter(|n| {
                n.kind == Kind::Organisation
                    && !self.in_quote(n.words.start)
                    && !self.cast.is_governed(range.start, n.words.start)
            });
            organisation.map(|n| Source::Phrase(n.words.clone())).next()
        })
    }
}
