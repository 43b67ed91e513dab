//! A file as a reader of the site meets it. In: nothing. Out: [`Page`]: the visible text with the way back to every byte
//! of the file, and what stands around it. It never judges.

use super::document::Document;
use super::span::Span;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// Plain text.
    #[default]
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// An HTML page or fragment.
    Html,
}

/// A value and where the file states it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated {
    /// What a reader or a search engine sees.
    pub value: String,
    /// Where it stands in the source, without quotation marks.
    pub span: Span,
}

/// One file, read for checking. Spans refer to the source unless they say otherwise.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// How it is written.
    pub markup: Markup,
    /// The visible text of the article in blocks, and the map back.
    pub document: Document,
    /// For each block of the document, what the markup says of it.
    pub parts: Vec<Part>,
    /// Character references in the text: where they stand there, and in the source.
    pub references: Vec<(Span, Span)>,
    /// Runs of the text that no rule of language or typography touches: code.
    pub protected: Vec<Span>,
    /// The title that search engines show; the first heading of level 1 if nothing else states one.
    pub title: Option<Stated>,
    /// True if [`Page::title`] is stated apart from the text.
    pub titled_apart: bool,
    /// The meta description.
    pub description: Option<Stated>,
    /// The last part of the address.
    pub slug: Option<Stated>,
    /// The keyphrase that the article is meant to be found with.
    pub keyphrase: Option<Stated>,
    /// The language that the markup states.
    pub lang: Option<Stated>,
    /// The `<html>` tag, for whole pages.
    pub root: Option<Span>,
    /// Links in the text.
    pub links: Vec<Link>,
    /// Images in the text.
    pub images: Vec<Image>,
    /// Blocks of JSON-LD.
    pub data: Vec<Stated>,
    /// Comments addressed to the program.
    pub comments: Vec<Stated>,
    /// The front matter, marks included, if there is any.
    pub front: Option<Span>,
}

/// What the markup says of one block of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// Level of a heading, 0 for none.
    pub level: u8,
    /// Inside a block quotation.
    pub quoted: bool,
    /// Where it stands in the source, marks included.
    pub span: Span,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// Where it leads.
    pub target: String,
    /// The words that bear it.
    pub text: String,
    /// Marked as not to be followed.
    pub nofollow: bool,
    /// The whole of it.
    pub span: Span,
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Image {
    /// The text that stands for it, if the markup gives one, be it empty.
    pub alt: Option<String>,
    /// The whole of it.
    pub span: Span,
}

impl Page {
    /// The place in the source of a span of the document's text; a character reference is taken whole.
    pub fn locate(&self, span: Span) -> Span {
        let mut found = self.document.map.original_span(span);
        if let Some(reference) = self.reference_at(span.end.saturating_sub(1)) {
            found.end = reference.end;
        }
        if span.is_empty() {
            found.end = found.start;
        }
        found
    }

    /// The character reference that gives the byte `at` of the text.
    fn reference_at(&self, at: u32) -> Option<Span> {
        let next = self.references.partition_point(|(text, _)| text.start <= at);
        let (text, source) = self.references.get(next.checked_sub(1)?)?;
        (at < text.end).then_some(*source)
    }

    /// The headings: index of the block, level, text.
    pub fn headings(&self) -> impl Iterator<Item = (usize, u8, &str)> {
        let blocks = self.parts.iter().zip(&self.document.blocks).enumerate();
        blocks
            .filter(|(_, (part, _))| part.level > 0)
            .map(|(i, (part, block))| (i, part.level, self.document.block_text(block)))
    }
}
