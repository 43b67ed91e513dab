//! Token patterns at work. In: words and a compiled pattern. Out: where it ends, what it captured and what it reports. It
//! never crosses the end of a passage.

use std::ops::Range;

use super::slots;
use super::words::Words;
use crate::lang::schema::facts::{Atom, Item, Neighbour, Slot, TokenPattern};

/// A pattern that fits.
#[derive(Debug, Clone, Default)]
pub(super) struct Match {
    /// All its words.
    pub words: Range<usize>,
    /// What each slot took, in order.
    pub captures: Vec<(Slot, Range<usize>)>,
    /// What it reports, in order; all of it where the pattern does not say.
    pub reported: Vec<Range<usize>>,
}

impl Match {
    /// What the `n`th slot of a kind took.
    pub(super) fn nth(&self, slot: Slot, n: usize) -> Option<Range<usize>> {
        self.captures.iter().filter(|(s, _)| *s == slot).nth(n).map(|(_, r)| r.clone())
    }
}

/// The items still to come after a group.
struct Rest<'p, 'r> {
    items: &'p [Item],
    next: Option<&'r Rest<'p, 'r>>,
}

struct Matcher<'a, 'w> {
    words: &'a Words<'w>,
    end: usize,
    captures: Vec<(Slot, Range<usize>)>,
    opened: Vec<usize>,
    closed: Vec<usize>,
}

/// Fits a pattern at a word, before `end`; of optional items as many as possible are taken.
pub(super) fn fit(
    words: &Words<'_>,
    pattern: &TokenPattern,
    at: usize,
    end: usize,
) -> Option<Match> {
    let mut matcher =
        Matcher { words, end, captures: Vec::new(), opened: Vec::new(), closed: Vec::new() };
    let last = matcher.go(&pattern.items, None, at).filter(|&last| last > at)?;
    let pairs = matcher.opened.into_iter().zip(matcher.closed);
    let mut reported: Vec<Range<usize>> = pairs.map(|(from, to)| from..to).collect();
    if reported.is_empty() {
        reported.push(at..last);
    }
    Some(Match { words: at..last, captures: matcher.captures, reported })
}

/// True if one of the neighbours stands right before `at`.
pub(super) fn is_before(words: &Words<'_>, list: &[Neighbour], at: usize, start: usize) -> bool {
    at > start && list.iter().any(|n| stands(words, n, at - 1, at))
}

/// True if one of the neighbours stands at `at`.
pub(super) fn is_after(words: &Words<'_>, list: &[Neighbour], at: usize, end: usize) -> bool {
    at < end && list.iter().any(|n| stands(words, n, at, end))
}

fn stands(words: &Words<'_>, neighbour: &Neighbour, at: usize, end: usize) -> bool {
    match neighbour {
        Neighbour::Word(word) => words.form(at) == word,
        Neighbour::Slot(slot) => slots::slot(words, *slot, at, end).is_some(),
    }
}

impl Matcher<'_, '_> {
    fn go<'p>(
        &mut self,
        items: &'p [Item],
        rest: Option<&Rest<'p, '_>>,
        at: usize,
    ) -> Option<usize> {
        let Some((item, later)) = items.split_first() else {
            return match rest {
                Some(rest) => self.go(rest.items, rest.next, at),
                None => Some(at),
            };
        };
        let before = (self.captures.len(), self.opened.len(), self.closed.len());
        let found = match &item.atom {
            Atom::Word(word) if at < self.end && self.words.form(at) == word => {
                self.go(later, rest, at + 1)
            }
            Atom::Word(_) => None,
            Atom::Slot(slot) => slots::slot(self.words, *slot, at, self.end).and_then(|next| {
                self.captures.push((*slot, at..next));
                self.go(later, rest, next)
            }),
            Atom::Either(branches) => {
                let after = Rest { items: later, next: rest };
                branches.iter().find_map(|b| {
                    let found = self.go(b, Some(&after), at);
                    if found.is_none() {
                        self.undo(before);
                    }
                    found
                })
            }
            Atom::Open => {
                self.opened.push(at);
                self.go(later, rest, at)
            }
            Atom::Close => {
                self.closed.push(at);
                self.go(later, rest, at)
            }
        };
        if found.is_some() {
            return found;
        }
        self.undo(before);
        if item.optional { self.go(later, rest, at) } else { None }
    }

    fn undo(&mut self, (captures, opened, closed): (usize, usize, usize)) {
        self.captures.truncate(captures);
        self.opened.truncate(opened);
        self.closed.truncate(closed);
    }
}
