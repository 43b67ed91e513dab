//! What stands under each heading. In: a page. Out: its sections with their words. It never reads them.

use std::ops::Range;

use crate::model::{Page, count_words};

/// A run of blocks under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    /// Index of the heading's block; none above the first one.
    pub(super) heading: Option<usize>,
    /// The blocks below it.
    pub(super) blocks: Range<usize>,
    /// Words of the body among them.
    pub(super) words: usize,
}

/// The sections of a page, the one above the first subheading first; a heading of level 1 begins none.
pub(super) fn sections(page: &Page) -> Vec<Section> {
    let blocks = &page.document.blocks;
    let starts = page.headings().filter(|(_, level, _)| *level > 1).map(|(i, ..)| i);
    let mut heading = None;
    let mut from = 0;
    let mut found = Vec::new();
    for next in starts.map(Some).chain([None]) {
        let to = next.unwrap_or(blocks.len());
        let body = blocks[from..to].iter().filter(|b| b.kind.is_body());
        let words = body.map(|b| count_words(page.document.block_text(b))).sum();
        found.push(Section { heading, blocks: from..to, words });
        heading = next;
        from = to + 1;
    }
    found
}
