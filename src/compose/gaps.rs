//! Where cards may stand: behind which sections of the source, and how many. In: the sections, what the article is. Out:
//! [`Gaps`]. It never knows what a card says.

use std::ops::Range;

use super::cards::Offer;
use super::interview::is_interview;
use super::narrative::is_narrative;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, Pos};

/// Most blocks between two pieces of the source: a third in a row is a wall.
const ROW: usize = 2;
/// Most blocks behind a story that nothing cuts open.
const GROUP: usize = 4;
/// Sections behind the one that calls a block in which its reader still has the call in mind.
const AFTER: usize = 2;
/// Sentences of an opening without heading that tells enough to be explained.
const OPENING: usize = 5;

/// How well a page ends on a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closing {
    /// It tells of an institution.
    Never,
    /// It tells a history.
    Tells,
    /// It explains.
    Ends,
    /// It serves the reader.
    Serves,
}

/// The places behind the sections of a source.
#[derive(Debug, Clone)]
pub(super) struct Gaps {
    /// How many blocks stand behind each section.
    taken: Vec<usize>,
    /// One of those behind the last section serves its reader.
    served: bool,
    /// For each section, the first from it on that nothing leans on: no block parts `il` from whom it stands for.
    closed: Vec<usize>,
    /// The first section that a block may stand behind.
    first: usize,
    /// The article is a story told in time, or questions and answers: its blocks stand together behind it.
    whole: bool,
}

impl Gaps {
    /// Of these sections, the first of which is `unnamed` if it has no heading: what explains a short one stands behind the
    /// next.
    pub(super) fn new(
        analysis: &Analysis,
        sections: &[Range<usize>],
        unnamed: bool,
        offers: &[Offer],
        lang: &Language,
    ) -> Self {
        let leans = |next: &Range<usize>| {
            let tokens = analysis.sentences.get(next.start).map(|_| analysis.tokens_of(next.start));
            let mut words = tokens.unwrap_or_default().iter().filter(|t| t.pos != Pos::Punct);
            let first = words.next().map(|t| fold(analysis.text(t.span)));
            first.is_some_and(|w| lang.rules.cards.leaning.iter().any(|l| fold(l) == w))
        };
        let mut closed: Vec<usize> = (0..sections.len()).collect();
        for section in (0..sections.len().saturating_sub(1)).rev() {
            if leans(&sections[section + 1]) {
                closed[section] = closed[section + 1];
            }
        }
        Self {
            taken: vec![0; sections.len()],
            served: false,
            closed,
            first: usize::from(unnamed && sections.len() > 1 && sections[0].len() < OPENING),
            whole: is_narrative(analysis, offers, lang) || is_interview(analysis),
        }
    }

    /// True for a story that nothing cuts open.
    pub(super) fn is_narrative(&self) -> bool {
        self.whole
    }

    /// The section behind which a block stands that belongs behind that one: there, or behind one that follows, or, of what
    /// the opening `told` and of what the last section calls, one before. None where that is full; the page ends on the source
    /// or on what serves its reader; on what explains it where no block can stand before its only section, or if that is left
    /// `open`.
    pub(super) fn near(
        &self,
        section: usize,
        told: bool,
        closing: Closing,
        open: bool,
    ) -> Option<usize> {
        let last = self.taken.len().checked_sub(1)?;
        if self.whole {
            return Some(last).filter(|&l| self.taken[l] < GROUP);
        }
        let at = self.closed[section.clamp(self.first, last)];
        let reach = if told { last } else { last.min(at + AFTER) };
        let before = if told { self.first..at } else { last.saturating_sub(1).max(self.first)..at };
        let before = before.rev().filter(|_| told || at == last);
        let mut places = (at..=reach).chain(before).filter(|&s| self.closed[s] == s);
        let only = last == self.first && closing > Closing::Never;
        let serves = self.served || closing == Closing::Serves;
        let ends = |s: usize| s < last || serves || only || open && closing == Closing::Ends;
        places.find(|&s| self.taken[s] < ROW && ends(s))
    }

    /// A block stands behind that section.
    pub(super) fn take(&mut self, section: usize, closing: Closing) {
        self.taken[section] += 1;
        self.served |= closing == Closing::Serves && section + 1 == self.taken.len();
    }
}
