//! A text that remembers where it comes from. In: slices of the source, in order. Out: [`Draft`]. It never looks at
//! what the text says.

use std::ops::Range;

use crate::model::OffsetMap;

/// Text under construction, with anchors from its bytes to bytes of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    text: String,
    /// Pairs (offset here, offset in the source), ascending in both; as in [`OffsetMap`].
    anchors: Vec<(usize, usize)>,
}

impl Draft {
    /// The text so far.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Its length in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// True without text.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds text that stands at `origin` in the source, or stands for what is there.
    pub(super) fn push(&mut self, text: &str, origin: usize) {
        if text.is_empty() {
            return;
        }
        self.anchor(origin);
        self.text.push_str(text);
    }

    /// Adds a range of another draft.
    pub(super) fn append(&mut self, other: &Draft, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.anchor(other.origin(range.start));
        let base = self.text.len();
        let first = other.anchors.partition_point(|a| a.0 <= range.start);
        let inside = other.anchors[first..].iter().take_while(|a| a.0 < range.end);
        self.anchors.extend(inside.map(|&(here, there)| (base + here - range.start, there)));
        self.text.push_str(&other.text[range]);
    }

    /// Drops what comes after the first bytes.
    pub(super) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        while self.anchors.last().is_some_and(|a| a.0 >= length) {
            self.anchors.pop();
        }
    }

    /// A range as a draft of its own.
    pub(super) fn slice(&self, range: Range<usize>) -> Draft {
        let mut out = Draft::default();
        out.append(self, range);
        out
    }

    /// Where a byte comes from; the place after the last one for the end.
    pub(super) fn origin(&self, at: usize) -> usize {
        let next = self.anchors.partition_point(|a| a.0 <= at);
        let Some((here, there)) = next.checked_sub(1).map(|i| self.anchors[i]) else {
            return at;
        };
        let ahead = there + (at - here);
        self.anchors.get(next).map_or(ahead, |a| ahead.min(a.1))
    }

    /// The text and its map.
    pub(super) fn finish(self) -> (String, OffsetMap) {
        let mut map = OffsetMap::default();
        self.anchors.iter().for_each(|&(here, there)| map.push(here, there));
        (self.text, map)
    }

    fn anchor(&mut self, origin: usize) {
        let here = self.text.len();
        match self.anchors.last() {
            Some(&(h, o)) if origin >= o && here - h == origin - o => {}
            Some(&(h, _)) if h == here => {
                self.anchors.pop();
                self.anchors.push((here, origin));
            }
            _ => self.anchors.push((here, origin)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_survive_copies_of_copies() {
        // source: "ab &amp; cd\nef"
        let mut line = Draft::default();
        line.push("ab ", 0);
        line.push("&", 3);
        line.push(" cd", 8);
        assert_eq!([0, 3, 4, 6].map(|i| line.origin(i)), [0, 3, 8, 10]);
        let mut joined = Draft::default();
        joined.append(&line, 3..7);
        joined.push(" ", 11);
        joined.push("ef", 12);
        assert_eq!(joined.as_str(), "& cd ef");
        assert_eq!([0, 1, 2, 4, 5].map(|i| joined.origin(i)), [3, 8, 9, 11, 12]);
        let (text, map) = joined.slice(2..7).finish();
        assert_eq!(text, "cd ef");
        assert_eq!([0, 3].map(|i| map.original(i)), [9, 12]);
    }
}
