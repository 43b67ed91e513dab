//! Byte ranges. In: nothing. Out: [`Span`] and [`OffsetMap`]. It never looks at text.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in one text. `u32` limits one document to 4 GiB.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The slice of `text` that this span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True for a span of no bytes.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// True if `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span as a range of indices.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Where each byte of a derived text comes from in the text it was made of: a list of anchors, ascending in
/// both columns; between two anchors offsets advance together as far as the shorter side goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Pairs (offset in the derived text, offset in the original).
    anchors: Vec<(u32, u32)>,
}

impl OffsetMap {
    /// Notes that offset `derived` corresponds to offset `original`. Calls come in ascending order.
    pub fn push(&mut self, derived: usize, original: usize) {
        let anchor = (derived as u32, original as u32);
        match self.anchors.last_mut() {
            Some(last) if last.0 == anchor.0 => *last = anchor,
            Some(last) if anchor.0 - last.0 == anchor.1.wrapping_sub(last.1) => {}
            _ => self.anchors.push(anchor),
        }
    }

    /// The offset in the original that corresponds to `derived`; the identity where nothing was noted.
    pub fn original(&self, derived: u32) -> u32 {
        let at = self.anchors.partition_point(|a| a.0 <= derived);
        match at.checked_sub(1).map(|i| self.anchors[i]) {
            None => derived,
            Some((d, o)) => {
                let ahead = o + (derived - d);
                self.anchors.get(at).map_or(ahead, |next| ahead.min(next.1))
            }
        }
    }

    /// The span of the original that corresponds to a span of the derived text.
    pub fn original_span(&self, derived: Span) -> Span {
        if derived.is_empty() {
            let at = self.original(derived.start);
            return Span { start: at, end: at };
        }
        Span { start: self.original(derived.start), end: self.original(derived.end - 1) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_follow_insertions_and_deletions() {
        // original "ab  cd" (two blanks), derived "ab cd".
        let mut map = OffsetMap::default();
        map.push(0, 0);
        map.push(3, 4);
        assert_eq!(map.original(1), 1);
        assert_eq!(map.original(3), 4);
        assert_eq!(map.original_span(Span::new(3, 5)), Span::new(4, 6));
        assert_eq!(OffsetMap::default().original(7), 7);
    }
}
