//! Where the name of a person ends. In: its first word. Out: one past the last, over initials and particles. It never
//! takes a particle that leads to a known place, nor a second first name that begins another person.

use super::Scan;
use crate::analyze::facts::words::Passage;
use crate::lang::gazetteer::{Entry, NameKind};
use crate::lang::vocabulary::Class;
use crate::model::Shape;

impl Scan<'_, '_> {
    /// One past the name that begins at `first`: capitals, initials, particles between them.
    pub(super) fn person_end(&self, passage: &Passage, first: usize) -> Option<usize> {
        let words = self.words;
        let end = passage.words.end;
        let mut at = first;
        let mut surname = false;
        let mut only_first = true;
        while at < end {
            if let Some(next) = self.initial(at, end) {
                // A stop after a last initial can end the sentence too; it belongs to the initial.
                at = next;
                continue;
            }
            if self.is_name_word(at, at > first) && !self.splits(first, at, end) {
                let is_first = self.first_name(at).is_some_and(|f| !f.word || f.class <= 4);
                only_first &= is_first || at == first;
                surname |= at > first && !is_first;
                at += 1;
                continue;
            }
            let particle = at > first && words.is(at, Class::Particle) && !words.is_capital(at);
            if !particle {
                break;
            }
            let next = if words.is(at + 1, Class::Particle) && !words.is_capital(at + 1) {
                at + 2
            } else {
                at + 1
            };
            let of = words.is_link(at) || matches!(words.form(at), "y" | "e");
            let fits = next < end
                && self.is_name_word(next, true)
                && (!of || only_first && !surname && self.is_noble(at, next, end));
            if !fits {
                break;
            }
            surname = true;
            at = next + 1;
        }
        (at > first).then_some(at)
    }

    /// `Simone de Beauvoir`, but not `Marie de Lyon`: what follows is no known place, or the particle is no *de*.
    fn is_noble(&self, particle: usize, next: usize, end: usize) -> bool {
        let of = self.words.is(particle, Class::Of);
        let place = self.longest(next, end).is_some_and(|(_, senses)| {
            senses.iter().any(|e| match e.kind() {
                NameKind::Country | NameKind::Region | NameKind::Department | NameKind::City => {
                    true
                }
                NameKind::Commune => e.class() <= 3,
                _ => false,
            })
        });
        !of || !place
    }

    /// A word that can be part of a person's name.
    pub(super) fn is_name_word(&self, at: usize, inside: bool) -> bool {
        let words = self.words;
        match words.shape(at) {
            Shape::Capitalised => true,
            Shape::Mixed => {
                words.is_capital(at) && words.written(at).chars().all(|c| !c.is_ascii_digit())
            }
            // `Emmanuel DURAND`: capitals after a first name, unless they are a known acronym.
            Shape::Upper => {
                inside && words.written(at).chars().count() > 3 && !self.is_known_acronym(at)
            }
            _ => false,
        }
    }

    fn is_known_acronym(&self, at: usize) -> bool {
        self.longest(at, at + 1)
            .is_some_and(|(_, senses)| senses.iter().any(|e| e.kind() == NameKind::Organisation))
    }

    /// True if a person's name begins at `at` after a listed place or people: `Loire-Atlantique | Nadège`.
    fn splits(&self, first: usize, at: usize, end: usize) -> bool {
        if at == first || self.first_name(at).is_none() {
            return false;
        }
        let place = |e: &Entry<'_>| match e.kind() {
            NameKind::FirstName | NameKind::Surname => false,
            NameKind::Commune => e.class() <= 3,
            _ => true,
        };
        self.first_name(first).is_none_or(|f| f.word)
            && self
                .longest(first, end)
                .is_some_and(|(n, senses)| first + n == at && senses.iter().any(place))
    }
}
