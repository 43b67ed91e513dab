//! Subjects behind their verb: `a expliqué l'expert`. In: the word after a verb group. Out: the first source that no
//! preposition governs. It never passes over a quotation mark, a colon or a relative pronoun.

use super::{Cast, Source};
use crate::analyze::facts::roles;
use crate::lang::vocabulary::Class;
use crate::model::Pos;

/// How far a subject may stand behind its verb, in words.
const BEHIND: usize = 14;

impl<'a> Cast<'a, '_> {
    /// The subject behind a verb whose last word is before `at`: the first source that no preposition governs.
    pub(in crate::analyze::facts) fn behind(&self, at: usize, limit: usize) -> Option<Source> {
        let words = self.words;
        let limit = limit.min(at + BEHIND);
        let mut next = at;
        let mut first = true;
        while next < limit {
            let form = words.form(next);
            if matches!(form, "." | ";" | ":" | "«" | "»" | "“" | "”" | "\"" | "!" | "?" | "(")
                || words.is(next, Class::Relative)
            {
                return None;
            }
            if let Some(source) = self.source_at(
                next,
                limit.max(next + 1).max(self.words.passages[self.passage(next)].words.end),
            ) {
                return Some(source);
            }
            let contracted = words.is(next, Class::Of) && words.is(next, Class::Contracted);
            let preposition = words.has_pos(next, Pos::Adp) && !contracted || contracted && !first;
            next = if preposition { self.after_complement(next, limit) } else { next + 1 };
            first = false;
        }
        None
    }

    /// One past the complement of the preposition at `at`.
    fn after_complement(&self, at: usize, limit: usize) -> usize {
        let words = self.words;
        let mut next = at + 1;
        let mut determined = false;
        while next < limit && !words.is_capital(next) {
            let determiner = roles::is_determiner(words, next);
            let inner = determiner && !determined
                || matches!(words.pos(next), Some(Pos::Adj | Pos::Num | Pos::Adp));
            if !inner {
                break;
            }
            determined |= determiner;
            next += 1;
        }
        if let Some(name) = self.name_at(next) {
            return name.words.end.max(next + 1);
        }
        let mut end = (next + 1).min(limit);
        while end < limit && words.has_pos(end, Pos::Adj) {
            end += 1;
        }
        end
    }
}
