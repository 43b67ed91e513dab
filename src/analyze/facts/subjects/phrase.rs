//! Noun phrases that can act. In: a word. Out: the source whose words begin there: a name, a role, a pronoun, a noun. It
//! never takes a name that a preposition inside the phrase governs.

use std::ops::Range;

use super::{Cast, Source, is_subject_pronoun};
use crate::analyze::facts::names::{Kind, Name};
use crate::analyze::facts::roles;
use crate::lang::vocabulary::Class;
use crate::model::Pos;

/// How far a name may stand from the noun phrase that leads to it, in words.
const REACH: usize = 16;

impl<'a> Cast<'a, '_> {
    /// The source whose words begin at `at`: a name, a role, a pronoun, a noun phrase.
    pub(in crate::analyze::facts) fn source_at(&self, at: usize, limit: usize) -> Option<Source> {
        let words = self.words;
        if at >= limit {
            return None;
        }
        if let Some(name) = self.name_at(at).filter(|n| n.words.start < limit) {
            let determined = name.words.start == at || self.start_of(name) == at;
            if determined && name.kind != Kind::Thing {
                return self.source_of(name);
            }
        }
        let form = words.form(at);
        if is_subject_pronoun(words, at) {
            return Some(Source::Pronoun(at));
        }
        if words.is_definite(at)
            && words.is(at, Class::Demonstrative)
            && words.is(at + 1, Class::LastNamed)
        {
            return Some(Source::Pronoun(at + 1));
        }
        if (form == "l'" || words.is(at, Class::Indefinite))
            && let Some(one) = self.one_of(at, limit)
        {
            return Some(Source::Phrase(one));
        }
        let bare = roles::is_head(words, at) || words.is(at, Class::Speaker);
        if !roles::is_determiner(words, at) && !bare {
            return None;
        }
        let mut next = at;
        let opens = |i: usize| {
            let adjective = words.has_pos(i, Pos::Adj) && !words.is_capital(i);
            (roles::is_determiner(words, i) || adjective) && !roles::is_head(words, i)
        };
        while next < limit && opens(next) {
            next += 1;
        }
        if let Some(name) =
            self.name_at(next).filter(|n| n.words.start == next && n.kind != Kind::Thing)
        {
            return self.source_of(name);
        }
        self.phrase_at(at, next, limit)
    }

    /// `l'un d'eux`, `l'une des avocates`.
    fn one_of(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        let words = self.words;
        let one = if words.form(at) == "l'" { at + 1 } else { at };
        let among =
            words.is(one, Class::Indefinite) && words.is(one + 1, Class::Of) && one + 2 < limit;
        among.then(|| at..self.phrase_end(one + 2, limit))
    }

    /// A noun phrase from `at` whose noun stands at `noun`.
    fn phrase_at(&self, at: usize, noun: usize, limit: usize) -> Option<Source> {
        let words = self.words;
        if noun >= limit {
            return None;
        }
        if let Some(name) = self.named_within(at, limit) {
            return self.source_of(name);
        }
        if let Some(role) = roles::noun_phrase(words, at, limit) {
            return Some(Source::Role(role));
        }
        let is_noun = matches!(words.pos(noun), Some(Pos::Noun | Pos::Propn))
            || words.is(noun, Class::Speaker);
        let time = [Class::TimeUnit, Class::Weekday, Class::Month, Class::DayPart]
            .iter()
            .any(|c| words.is(noun, *c));
        (is_noun && !time).then(|| Source::Phrase(at..self.phrase_end(noun + 1, limit)))
    }

    /// The name that the noun phrase from `at` leads to: `la médiatrice suisse, Corinne X`, `sa cofondatrice et directrice
    /// scientifique, la professeure Y`.
    fn named_within(&self, at: usize, limit: usize) -> Option<&'a Name> {
        let words = self.words;
        let name =
            self.names_in(at..limit.min(at + REACH)).iter().find(|n| n.kind == Kind::Person)?;
        let role = name.role.as_ref().filter(|r| r.words.end <= name.words.start)?;
        let commas = (at..name.words.start).filter(|&i| words.form(i) == ",").count();
        let inner = |i: usize| {
            let nominal = matches!(
                words.pos(i),
                Some(Pos::Noun | Pos::Adj | Pos::Adp | Pos::Det | Pos::Propn | Pos::Num)
            );
            nominal
                || matches!(words.form(i), "," | "et" | "(" | ")")
                || words.is_capital(i)
                || role.words.contains(&i)
                || name.civility == Some(i)
        };
        // `le cabinet du ministre X` is not X.
        let governed = role.determiner.is_some_and(|d| d > at && self.is_governed(at, d));
        let fits =
            !governed && role.words.start >= at && commas <= 2 && (at..name.words.start).all(inner);
        fits.then_some(name)
    }

    /// One past a noun phrase that goes on at `at`: adjectives, and complements in *de*.
    fn phrase_end(&self, at: usize, limit: usize) -> usize {
        let words = self.words;
        let (mut end, mut next) = (at, at);
        while next < limit.min(at + 12) {
            let form = words.form(next);
            // Without *de* before it, another determiner begins another phrase: `la maire | la plus âgée`.
            let article = words.is(next, Class::Indefinite)
                || words.is(next, Class::Definite) && form != "l'";
            let of = words.is(next, Class::Of)
                || article
                || form == "l'"
                || words.is(next, Class::Possessive);
            let content = matches!(words.pos(next), Some(Pos::Noun | Pos::Adj | Pos::Propn))
                || words.is_capital(next);
            let pronoun = words.has_pos(next, Pos::Pron) && words.is(next, Class::Stressed);
            if content || pronoun {
                end = next + 1;
            } else if !of || article && !words.is_bare_of(next - 1) {
                break;
            }
            next += 1;
        }
        end
    }
}
