//! A page as it grows: its visible text, block by block, and what a markup states around it. In: runs of the source with
//! their places. Out: the [`Page`]. It never loses a letter, and notes where each comes from.

use crate::lang::schema::check::Fields;
use crate::model::{Block, BlockKind, Document, Markup, OffsetMap, Page, Part, Span};

/// Writes a [`Page`].
#[derive(Debug)]
pub(super) struct Builder<'a> {
    /// What is stated of the page so far; its text is added at the end.
    pub(super) page: Page,
    /// What the fields of a page are called.
    pub(super) fields: &'a Fields,
    /// How many block quotations are open.
    pub(super) quotations: usize,
    text: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    /// Start in the text, and what it is, of the block that is being written.
    open: Option<(usize, BlockKind, Part)>,
    /// Where in the source blanks stand that are written as one before the next word.
    blank: Option<(usize, usize)>,
}

impl<'a> Builder<'a> {
    /// An empty page.
    pub(super) fn new(markup: Markup, fields: &'a Fields) -> Self {
        Self {
            page: Page { markup, ..Page::default() },
            fields,
            quotations: 0,
            text: String::new(),
            map: OffsetMap::default(),
            blocks: Vec::new(),
            open: None,
            blank: None,
        }
    }

    /// Begins a block, a heading of `level` if that is not 0; one that is open ends.
    pub(super) fn begin(&mut self, kind: BlockKind, level: u8, span: Span) {
        self.end(span.start as usize);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let part = Part { level, quoted: self.quotations > 0, span };
        self.open = Some((self.text.len(), kind, part));
    }

    /// True while a block is being written.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Length of the text so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Ends the block that is being written, at a byte of the source; a block without words leaves no trace,
    /// unless it is a heading.
    pub(super) fn end(&mut self, at: usize) {
        let Some((start, kind, mut part)) = self.open.take() else { return };
        self.blank = None;
        part.span.end = part.span.end.max(at as u32);
        if self.text[start..].trim().is_empty() && part.level == 0 {
            self.text.truncate(start.saturating_sub(1));
            let references = &mut self.page.references;
            references.truncate(references.partition_point(|(text, _)| text.range().start < start));
            return;
        }
        let span = Span::new(start, self.text.len());
        self.blocks.push(Block { span, kind });
        self.page.parts.push(part);
    }

    /// Words as they stand in the source.
    pub(super) fn words(&mut self, words: &str, at: usize) {
        if words.is_empty() {
            return;
        }
        self.put_blank();
        self.put(words, at);
    }

    /// Blanks, or a line end that is none on the page: at most one is written, and none at the head of a block.
    pub(super) fn blank(&mut self, from: usize, to: usize) {
        let written = self.open.as_ref().is_some_and(|(start, ..)| self.text.len() > *start);
        if written && !self.text.ends_with([' ', '\n']) {
            self.blank.get_or_insert((from, to)).1 = to;
        }
    }

    /// Writes the blank that is due; what stands for several characters is noted as a whole.
    fn put_blank(&mut self) {
        let Some((from, to)) = self.blank.take() else { return };
        if to - from > 1 {
            let start = self.text.len();
            self.page.references.push((Span::new(start, start + 1), Span::new(from, to)));
        }
        self.put(" ", from);
    }

    /// A run of HTML: blanks collapse, character references are read.
    pub(super) fn html(&mut self, run: &str, at: usize) {
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C');
        let mut rest = run;
        while !rest.is_empty() {
            let here = at + run.len() - rest.len();
            let end = rest.find(|c| is_blank(c) || c == '&').unwrap_or(rest.len());
            self.words(&rest[..end], here);
            rest = &rest[end..];
            if rest.starts_with('&') {
                let length = self.reference(rest, here + end);
                rest = &rest[length..];
            } else if !rest.is_empty() {
                let after = rest.trim_start_matches(is_blank);
                let from = here + end;
                self.blank(from, from + rest.len() - after.len());
                rest = after;
            }
        }
    }

    /// A run of Markdown whose meaning differs from what is written: a character reference.
    pub(super) fn reference(&mut self, run: &str, at: usize) -> usize {
        /// `&CounterClockwiseContourIntegral;`
        const LONGEST: usize = 33;
        let end = run.bytes().take(LONGEST).position(|b| b == b';').map_or(1, |i| i + 1);
        let written = &run[..end];
        let meant = html_escape::decode_html_entities(written);
        let length = if meant == written { 1 } else { end };
        let meant = if length == 1 { "&" } else { &meant };
        self.substitute(meant, at, at + length);
        length
    }

    /// Text that stands for a run of the source.
    pub(super) fn substitute(&mut self, meant: &str, from: usize, to: usize) {
        self.put_blank();
        let start = self.text.len();
        self.put(meant, from);
        self.page.references.push((Span::new(start, self.text.len()), Span::new(from, to)));
    }

    fn put(&mut self, words: &str, at: usize) {
        self.map.push(self.text.len(), at);
        self.text.push_str(words);
    }

    /// Hands the page over.
    pub(super) fn finish(mut self, name: &str, source: String) -> Page {
        self.end(source.len());
        let Self { page, text, map, blocks, .. } = self;
        let name = name.into();
        let document = Document { name, source, text, map, blocks, ..Document::default() };
        Page { document, ..page }
    }
}
