//! What follows a head noun inside its base phrase: names, adjectives, units, numbers. In: tagged tokens, the place of the
//! noun. Out: where the phrase ends. It never attaches a phrase with a preposition, but for the particle of a name.

use super::units::Units;
use crate::model::{Kind, Number, Pos, Shape};

impl Units<'_> {
    /// One past what follows a head noun inside its base phrase: names, adjectives, units, numbers.
    pub(super) fn after_noun(&self, head: usize) -> usize {
        let mut at = head + 1;
        loop {
            let agrees = |i: usize| self.tokens[i].morph.agrees(self.tokens[head].morph);
            match self.pos(at) {
                Some(Pos::Propn) if self.is_another(head, at) => return at,
                Some(Pos::Propn) => at += 1,
                Some(Pos::Adj) if agrees(at) || self.is(head, Pos::Propn) => at += 1,
                Some(Pos::Adv)
                    if self.is(at + 1, Pos::Adj)
                        && self.kind(at) == Some(Kind::Degree)
                        && self.tokens[at + 1].morph.agrees(self.tokens[head].morph) =>
                {
                    at += 2;
                }
                // `lundi | onze tabatières`
                Some(Pos::Num) if self.counts_another(head, at) => return at,
                Some(Pos::Num)
                    if self.tokens[at].shape == Shape::Number || self.is(at - 1, Pos::Noun) =>
                {
                    at += 1
                }
                Some(Pos::Sym) => at += 1,
                // `fin novembre`, `jeudi matin`, `projet pilote`: a bare noun that types the one before it.
                Some(Pos::Noun) if self.types_noun(at) => at += 1,
                // A surname with its particle: `Brigitte Van Oudenhove`, `Simone de Beauvoir`.
                Some(Pos::Adp)
                    if self.is(at - 1, Pos::Propn)
                        && self.kind(at - 1) == Some(Kind::FirstName)
                        && self.is(at + 1, Pos::Propn)
                        && matches!(self.form(at), "de" | "d'" | "d’") =>
                {
                    at += 2;
                }
                Some(Pos::Cconj)
                    if self.is(at + 1, Pos::Adj) && self.is(at - 1, Pos::Adj) && agrees(at + 1) =>
                {
                    at += 2;
                }
                _ => return at,
            }
        }
    }

    /// `condamné à 22 ans de réclusion criminelle | Yannick Untel`: a bare noun with its adjective carries nobody's name.
    fn is_another(&self, head: usize, at: usize) -> bool {
        let bare = head > 0
            && self.is(head - 1, Pos::Adp)
            && matches!(self.form(head - 1), "de" | "d'" | "d’");
        let titled = bare
            && self.is(head, Pos::Noun)
            && self.is(at - 1, Pos::Adj)
            && self.kind(at) == Some(Kind::FirstName);
        titled || self.is_day(head)
    }

    /// `a secoué mercredi | Istanbul`: a day of the week has no name behind it.
    fn is_day(&self, head: usize) -> bool {
        let days = &self.lang.rules.realisation.calendar.weekdays;
        let single = self.tokens[head].morph.number() != Some(Number::Plur);
        single && days.iter().any(|d| *d == *self.tokens[head].lemma)
    }

    /// True for a number that counts the noun which follows: behind a time, or before a plural (`à l'appel | trois randonneurs`).
    fn counts_another(&self, head: usize, at: usize) -> bool {
        let time = |i: usize| {
            let time = &self.lang.rules.syntax.time_nouns;
            self.tokens.get(i).is_some_and(|t| time.iter().any(|n| **n == *t.lemma))
        };
        let plural = |i: usize| self.tokens[i].morph.number() == Some(Number::Plur);
        // `a requis mardi | cinq ans de prison`; not `mardi 5 mars`.
        let months = &self.lang.rules.realisation.calendar.months;
        let of = self.is(at + 2, Pos::Adp) && matches!(self.form(at + 2), "de" | "d'" | "d’");
        let measures = of && time(head) && !months.iter().any(|m| *m == *self.form(at + 1));
        head + 1 == at
            && self.is(at + 1, Pos::Noun)
            && (!time(at + 1) || measures)
            && (time(head) || self.tokens[at].shape != Shape::Number && plural(at + 1))
    }

    fn types_noun(&self, at: usize) -> bool {
        let time = &self.lang.rules.syntax.time_nouns;
        let before = &*self.tokens[at - 1].lemma;
        let typing = &self.lang.rules.syntax.typing_nouns;
        // `les communes | membres`, `une usine | pilote`
        let types = typing.iter().any(|n| **n == *self.tokens[at].lemma)
            && self.is(at - 1, Pos::Noun)
            && self.tokens[at].morph.number() == self.tokens[at - 1].morph.number();
        types
            || time.iter().any(|n| **n == *self.tokens[at].lemma)
                && (time.iter().any(|n| n == before) || self.is(at - 1, Pos::Num))
    }
}
