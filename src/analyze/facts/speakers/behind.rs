//! What follows the closing mark: `», a résumé X`, `», selon X`, `» par X`. In: the place of a quotation. Out: who is
//! found there. It never goes past the end of the sentence.

use super::{Found, Place, Stage};
use crate::analyze::facts::names::Kind;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, VerbForm};

impl Stage<'_, '_> {
    /// What follows the closing mark: `», a résumé X`, `», selon X`.
    pub(super) fn right(&self, place: Place) -> Option<Found> {
        let words = self.words;
        if place.close == 0 || place.close >= words.tokens.len() {
            return None;
        }
        let passage = &words.passages[self.cast.passage(place.close - 1)];
        let limit = passage.words.end;
        let mut at = place.close;
        let comma = at < limit && words.form(at) == ",";
        at += usize::from(comma);
        if at >= limit {
            return None;
        }
        let dixit = words.form(at) == "dixit";
        if let Some(next) = words.after_according(at).or(dixit.then_some(at + 1)) {
            let source = self.cast.source_at(next, limit)?;
            return Some(Found { source, verb: None, rule: "speaker.according-to", sure: true });
        }
        if let Some((source, verb)) = self.inverted(at, limit) {
            if let Some(reader) = self.document(&source, verb, limit) {
                return Some(reader);
            }
            return Some(Found { source, verb: Some(verb), rule: "speaker.inverted", sure: true });
        }
        self.voice(place.close, limit)
    }

    /// `par la voix du porte-parole, X`.
    fn voice(&self, at: usize, limit: usize) -> Option<Found> {
        let words = self.words;
        let found = (at..limit.min(at + 4)).find(|&i| {
            words.form(i) == "par" && words.form(i + 1) == "la" && words.is(i + 2, Class::Voice)
        })?;
        let next = found + 3;
        let person = self.cast.names_in(next..limit.min(next + 12)).iter().find(|n| {
            n.words.start > next && n.words.start < limit.min(next + 12) && n.kind == Kind::Person
        })?;
        let source = self.cast.source_of(person)?;
        Some(Found { source, verb: None, rule: "speaker.voice", sure: true })
    }

    /// `jugé « trop élevé » par le directeur`.
    pub(super) fn agent(&self, place: Place) -> Option<Found> {
        let words = self.words;
        let passage = self.passage_of(place)?;
        let limit = passage.end;
        if words.form(place.close) != "par" || place.close >= limit {
            return None;
        }
        let low = place.open.saturating_sub(4).max(passage.start);
        let participle = (low..place.open).rev().find(|&i| {
            words.verb_form(i) == Some(VerbForm::PastPart)
                || words.has_pos(i, Pos::Adj)
                    && words
                        .lang
                        .lexicon
                        .readings(words.form(i))
                        .any(|r| r.morph.verb_form() == Some(VerbForm::PastPart))
        })?;
        let source = self.cast.source_at(place.close + 1, limit)?;
        Some(Found { source, verb: Some(participle), rule: "speaker.agent", sure: true })
    }
}
