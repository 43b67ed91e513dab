//! A cause that is the news: `tournent au ralenti, à cause d'un rançongiciel`. In: the phrases behind a verb. Out: the one that
//! names a graver event than the verb tells, and what may go before it. It never takes an effect for a cause.

use std::ops::Range;

use super::{Tail, is_core};
use crate::model::{Complement, Pos, Role};

/// Gravity of the lightest event that is missed where its effect is told, and how much graver it is.
const GRAVE: u8 = 50;
const MORE: u8 = 20;

impl Tail<'_> {
    /// The phrase that says why, where that is graver than what a verb without object tells.
    pub(super) fn grave_cause(&self) -> Option<&Complement> {
        if self.behind().any(|c| is_core(c.role)) {
            return None;
        }
        let rules = &self.lang.rules;
        let openings = &rules.syntax.cause_openings;
        let told = self.lang.index.events_of_verb(rules, &self.clause.verb.lemma);
        let told = told.map(|e| e.gravity).max().unwrap_or(0);
        let grave = |t: u32| {
            let lemma = &self.analysis.tokens[t as usize].lemma;
            let mut events = self.lang.index.events_of_noun(rules, lemma);
            self.pos(t) == Pos::Noun && events.any(|e| e.gravity >= GRAVE.max(told + MORE))
        };
        let mut phrases = self.behind();
        phrases.find(|c| {
            let written = self.analysis.token_text(&c.tokens).to_lowercase();
            let why = openings.iter().any(|opening| written.starts_with(opening.as_str()));
            why && c.tokens.clone().any(grave)
        })
    }

    /// `au ralenti | depuis lundi, | à cause d'un rançongiciel`: a time right before the cause, with its comma.
    pub(super) fn before_cause(&self) -> Option<Range<u32>> {
        let cause = self.grave_cause()?.tokens.start;
        let comma = cause.checked_sub(1).filter(|&t| self.is_comma(t))?;
        let listed = &self.lang.rules.syntax.droppable_times;
        let time = self.behind().find(|c| c.role == Role::Time && c.tokens.end == comma)?;
        let opens = self.lower(time.tokens.start);
        listed.iter().any(|w| **w == *opens).then_some(time.tokens.start..cause)
    }
}
