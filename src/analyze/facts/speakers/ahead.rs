//! What stands before the opening mark in its sentence. In: the place of a quotation. Out: who is found there: after
//! *selon*, as the subject of the verb that governs, or named before a colon. It never reads the words of another quotation.

use super::{Found, Place, Stage};
use crate::analyze::facts::names::Kind;
use crate::analyze::facts::subjects::Source;

impl Stage<'_, '_> {
    /// What stands before the opening mark in its sentence.
    pub(super) fn left(&self, index: usize, place: Place) -> Option<Found> {
        let words = self.words;
        let passage = self.passage_of(place)?;
        let start = self.after_last_quote(index, passage.start);
        let open = place.open;
        if open == start {
            return None;
        }
        let colon = words.form(open - 1) == ":";
        self.led(start, open, passage.end)
            .or_else(|| self.verb_before(passage.start, start, open, colon, None))
            .or_else(|| colon.then(|| self.introduced(index, passage.start, open)).flatten())
            .or_else(|| self.same_sentence(index, passage.start))
    }

    /// `la rectrice s'est dite « ouverte », rapporte X`: what somebody says of himself is his, whoever tells it.
    pub(super) fn of_oneself(&self, place: Place) -> Option<Found> {
        /// Words between the pronoun and the verb: `s'est | toujours | dite`.
        const NEAR: usize = 4;
        let words = self.words;
        let passage = self.passage_of(place)?;
        let verb = place.open.checked_sub(1).filter(|&at| at > passage.start)?;
        let says = &*words.tokens[verb].lemma == "dire";
        let from = verb.saturating_sub(NEAR).max(passage.start);
        let of_oneself = (from..verb).any(|i| matches!(words.form(i), "se" | "s'"));
        let (source, _) = (says && of_oneself).then(|| self.subject(verb)).flatten()?;
        Some(Found { source, verb: Some(verb), rule: "speaker.of-oneself", sure: true })
    }

    /// One past the last quotation that closes before this one in its sentence: its words are not ours.
    fn after_last_quote(&self, index: usize, start: usize) -> usize {
        let before = self.quoted[..index].iter().rev().find(|q| q.depth == 0);
        before.map_or(start, |q| self.words.first_from(q.close).max(start))
    }

    /// `selon X, « … »`, `pour X, « … »`, `X, pour qui « … »`.
    pub(super) fn led(&self, start: usize, open: usize, limit: usize) -> Option<Found> {
        let words = self.words;
        let qui = (start..open)
            .rev()
            .find(|&i| words.form(i) == "qui" && i > start && words.form(i - 1) == "pour");
        if let Some(qui) = qui.filter(|&q| !(q + 1..open).any(|i| self.is_speech(i))) {
            let source = self.cast.antecedent(start, qui)?;
            return Some(Found { source, verb: None, rule: "speaker.for-whom", sure: true });
        }
        let leads = |i: usize| {
            let pour = words.form(i) == "pour";
            words.after_according(i).or(pour.then_some(i + 1)).map(|next| (i, next))
        };
        let (lead, next) = (start..open).rev().find_map(leads)?;

        // `Selon lui, la porte a « fait cheminée »`
        let pronoun = matches!(words.form(next), "lui" | "elle" | "eux" | "elles");
        let source = match pronoun {
            true => Source::Pronoun(next),
            false => self.cast.source_at(next, limit)?,
        };
        let named = matches!(source, Source::Person(..) | Source::Role(_));
        let opens = lead == start || matches!(words.form(lead - 1), "," | "»" | "et" | "mais");
        let clear = !(next..open).any(|i| self.is_speech(i));
        (named && opens && clear || words.form(lead) != "pour" && clear).then_some(Found {
            source,
            verb: None,
            rule: "speaker.according-to",
            sure: true,
        })
    }

    /// A colon with no verb that tells: the last person before it, else who spoke last.
    fn introduced(&self, index: usize, start: usize, open: usize) -> Option<Found> {
        let person = self.cast.names_in(start..open).iter().rev().find(|n| {
            n.kind == Kind::Person
                && n.words.start >= start
                && n.words.end <= open
                && !self.in_quote(n.words.start)
        });
        let source = person
            .and_then(|n| self.cast.source_of(n))
            .or_else(|| self.last_speaker(index, start))?;
        Some(Found { source, verb: None, rule: "speaker.introduced", sure: false })
    }
}
