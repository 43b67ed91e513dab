//! Quotations inside others. In: the place of one. Out: who the outer speaker says said it. It never looks outside the
//! outer marks, except for who speaks there.

use super::{Found, Place, Stage};
use crate::analyze::facts::subjects::{Source, is_first_person, pronoun_gender};

impl Stage<'_, '_> {
    /// A quotation inside another: who the outer speaker says said it.
    pub(super) fn nested(&self, index: usize, place: Place) -> Option<Found> {
        let words = self.words;
        let outer = (0..index).rev().find(|&i| self.quoted[i].close >= self.quoted[index].close)?;
        let start = self.place(&self.quoted[outer]).first;
        let found = self.verb_before(start, start, place.open, true, Some(outer))?;
        let own = matches!(found.source, Source::Pronoun(at) if is_first_person(words, at));
        if own {
            let source = self.said[outer].clone()?;
            return Some(Found {
                source,
                verb: found.verb,
                rule: "speaker.nested-self",
                sure: false,
            });
        }
        if let Source::Pronoun(at) = found.source {
            // Only somebody named inside the quotation can be meant.
            let source = self.noun_inside(start, at)?;
            return Some(Found { source, verb: found.verb, rule: "speaker.nested", sure: false });
        }
        Some(Found { rule: "speaker.nested", sure: false, ..found })
    }

    /// The first noun phrase between two words of a quotation that agrees with the pronoun after it.
    fn noun_inside(&self, start: usize, pronoun: usize) -> Option<Source> {
        let gender = pronoun_gender(self.words, pronoun);
        (start..pronoun).find_map(|at| {
            let source = self.cast.source_at(at, pronoun)?;
            let told = self.cast.gender(&source);
            let fits = !matches!(source, Source::Pronoun(_)) && told.is_some() && told == gender;
            fits.then_some(source)
        })
    }
}
