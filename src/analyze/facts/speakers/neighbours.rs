//! Quotations that lean on others. In: what was said so far. Out: the speaker who goes on, in the sentence or in the
//! block. It never looks into another block.

use super::{Found, Place, Stage};
use crate::analyze::facts::subjects::Source;

impl Stage<'_, '_> {
    /// Another quotation of the same sentence has a speaker.
    pub(super) fn same_sentence(&self, index: usize, start: usize) -> Option<Found> {
        let (before, source) = self.previous(index)?;
        let passage = self.cast.passage(start);
        let same =
            self.cast.passage(self.place(&self.quoted[before]).close.saturating_sub(1)) == passage;
        same.then_some(Found { source, verb: None, rule: "speaker.same-sentence", sure: false })
    }

    /// A quotation that is a sentence of its own: who spoke right before goes on; a question comes from who asked last.
    pub(super) fn continued(&self, index: usize, place: Place) -> Option<Found> {
        let words = self.words;
        let passage = self.cast.passage(place.open);
        let range = words.passages.get(passage)?;
        let whole = place.open == range.words.start;
        if !whole || passage == 0 {
            return None;
        }
        if let Some(source) = self.gesture(passage) {
            return Some(Found { source, verb: None, rule: "speaker.gesture", sure: false });
        }
        let block = range.block;
        let question = words.form(place.end.saturating_sub(1)) == "?";
        if question && let Some(source) = self.asked_before(index, block) {
            return Some(Found { source, verb: None, rule: "speaker.question", sure: false });
        }
        let before = (passage.saturating_sub(2)..passage)
            .rev()
            .filter(|&p| words.passages[p].block == block);
        let source = before.filter_map(|p| self.spoken[p].clone()).next()?;
        Some(Found { source, verb: None, rule: "speaker.continued", sure: false })
    }

    /// `L'accusé hausse les épaules. | « Le coup est parti. »`: who does something in a few words right before, where nobody
    /// speaks there.
    fn gesture(&self, passage: usize) -> Option<Source> {
        /// Words of such a sentence.
        const SHORT: usize = 9;
        let before = self.words.passages.get(passage.checked_sub(1)?)?;
        let same = before.block == self.words.passages[passage].block;
        let words = before.words.clone();
        let speaks = words.clone().any(|i| self.is_speech(i) || self.in_quote(i));
        let source = self.cast.source_at(words.start, words.end)?;
        let who = matches!(source, Source::Person(..) | Source::Role(_));
        (same && who && !speaks && words.len() <= SHORT).then_some(source)
    }

    /// The quotation before this one at the outer level, with its speaker.
    pub(super) fn previous(&self, index: usize) -> Option<(usize, Source)> {
        let before = (0..index).rev().find(|&i| self.quoted[i].depth == 0)?;
        self.said[before].clone().map(|s| (before, s))
    }

    pub(super) fn last_speaker(&self, index: usize, at: usize) -> Option<Source> {
        let passage = self.cast.passage(at);
        let block = self.words.passages[passage].block;
        let (before, source) = self.previous(index)?;
        let there = self.cast.passage(self.place(&self.quoted[before]).open);
        (self.words.passages[there].block == block).then_some(source)
    }

    /// Who asked the last question of this block.
    fn asked_before(&self, index: usize, block: usize) -> Option<Source> {
        (0..index).rev().take(4).find_map(|i| {
            let place = self.place(&self.quoted[i]);
            let same = self.words.passages[self.cast.passage(place.open)].block == block;
            let question = self.words.form(place.end.saturating_sub(1)) == "?";
            (same && question).then(|| self.said[i].clone()).flatten()
        })
    }
}
