//! Markdown. In: a file with or without front matter. Out: blocks, links, images, comments, and the HTML inside it.
//! It never takes what stands in code for text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::html;
use crate::model::{BlockKind, Image, Link, Span};

/// Reads `source[from..]`.
pub(super) fn read(source: &str, from: usize, out: &mut Builder<'_>) {
    let text = &source[from..];
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut reader =
        Reader { text, from, out, code: 0, image: None, links: Vec::new(), html: None };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, range);
    }
}

struct Reader<'a, 'f> {
    text: &'a str,
    from: usize,
    out: &'a mut Builder<'f>,
    /// How many blocks of code are open.
    code: usize,
    image: Option<Image>,
    links: Vec<Link>,
    /// The block of HTML that is being read.
    html: Option<Range<usize>>,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.words(&text, range),
            Event::Code(code) => {
                self.words(&code, range);
                let end = self.out.len();
                self.out.page.protected.push(Span::new(end - code.len().min(end), end));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.out.blank(self.from + range.start, self.from + range.end);
            }
            Event::Html(_) if self.html.is_some() => {}
            Event::Html(_) | Event::InlineHtml(_) => self.inline_html(range),
            _ => {}
        }
    }

    fn block(&mut self, kind: BlockKind, level: u8, range: &Range<usize>) {
        let end = range.start + self.text[range.clone()].trim_end().len();
        let span = Span::new(self.from + range.start, self.from + end);
        self.out.begin(kind, level, span);
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                let level = level as u8;
                let kind = if level == 1 { BlockKind::Title } else { BlockKind::Heading };
                self.block(kind, level, &range);
            }
            Tag::Paragraph if self.out.is_open() => {}
            Tag::Paragraph => self.block(BlockKind::Paragraph, 0, &range),
            Tag::Item => self.block(BlockKind::ListItem, 0, &range),
            Tag::TableCell => self.block(BlockKind::Sheet, 0, &range),
            Tag::BlockQuote(_) => self.out.quotations += 1,
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => self.code += 1,
            Tag::HtmlBlock => self.html = Some(range),
            Tag::Link { dest_url, .. } => {
                let span = self.span(&range);
                let target = dest_url.into_string();
                self.links.push(Link { target, text: String::new(), nofollow: false, span });
            }
            Tag::Image { .. } => {
                self.image = Some(Image { alt: Some(String::new()), span: self.span(&range) });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let end = self.from + range.start + self.text[range.clone()].trim_end().len();
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell => {
                self.out.end(end);
            }
            TagEnd::BlockQuote(_) => {
                self.out.quotations = self.out.quotations.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.code = self.code.saturating_sub(1),
            TagEnd::HtmlBlock => {
                if let Some(block) = self.html.take() {
                    let at = self.from + block.start;
                    html::read(&self.text[block], at, self.out);
                    self.out.end(end);
                }
            }
            TagEnd::Link => self.out.page.links.extend(self.links.pop()),
            TagEnd::Image => self.out.page.images.extend(self.image.take()),
            _ => {}
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.from + range.start, self.from + range.end)
    }

    fn words(&mut self, text: &str, range: Range<usize>) {
        if let Some(image) = &mut self.image {
            image.alt.get_or_insert_default().push_str(text);
            return;
        }
        if self.code > 0 {
            return;
        }
        for link in &mut self.links {
            link.text.push_str(text);
        }
        let at = self.from + range.start;
        let written = &self.text[range.clone()];
        if written == text {
            self.out.words(text, at);
        } else if let Some(inside) = written.find(text) {
            self.out.words(text, at + inside);
        } else {
            self.out.substitute(text, at, self.from + range.end);
        }
    }

    fn inline_html(&mut self, range: Range<usize>) {
        let run = &self.text[range.clone()];
        let at = self.from + range.start;
        if run.starts_with("<!--") {
            self.out.page.comments.extend(super::comment(run, at));
        } else if run.starts_with("<br") {
            self.out.blank(at, at + run.len());
        } else if run.starts_with("<img") {
            html::read(run, at, self.out);
        }
    }
}
