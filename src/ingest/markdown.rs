//! Markdown marks and front matter taken off. In: a text that is clearly Markdown. Out: lines on a [`Page`], with what
//! the marks said of them. It never takes a plain text for Markdown because of a dash or a number.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::html::read_inline;
use super::page::{Mark, Page, Weight, bullet};
use crate::lang::schema::ingest::Ingest;

/// True if the text uses marks that only Markdown has.
pub(super) fn is_markdown(source: &str) -> bool {
    let mut above = "";
    source.lines().any(|line| {
        let line = line.trim();
        let underlined = !above.is_empty() && line.len() > 2 && line.bytes().all(|b| b == b'=');
        above = line;
        underlined
            || line.starts_with("```")
            || is_heading(line)
            || is_paired(line, "**")
            || is_paired(line, "__")
            || is_emphasised(line)
            || line.contains("](http")
    })
}

fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=6).contains(&level) && text.starts_with(' ') && !text.trim().is_empty()
}

/// `**words**` somewhere in the line.
fn is_paired(line: &str, mark: &str) -> bool {
    let Some(open) = line.find(mark) else { return false };
    let inside = &line[open + mark.len()..];
    inside.starts_with(|c: char| !c.is_whitespace() && !mark.contains(c))
        && inside.rfind(mark).is_some_and(|end| {
            inside[..end].ends_with(|c: char| !c.is_whitespace() && !mark.contains(c))
        })
}

/// `*the whole line*`.
fn is_emphasised(line: &str) -> bool {
    ['*', '_'].into_iter().any(|mark| {
        line.strip_prefix(mark).and_then(|l| l.strip_suffix(mark)).is_some_and(|inside| {
            inside.starts_with(char::is_alphanumeric) && !inside.contains(mark)
        })
    })
}

/// Reads `source[from..]` onto the page.
pub(super) fn read(source: &str, from: usize, rules: &Ingest, page: &mut Page) {
    let text = &source[from..];
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    Reader { text, from, rules, page, mark: Mark::Plain, marker: None, strong: 0, light: 0 }
        .read(events);
}

struct Reader<'a> {
    text: &'a str,
    from: usize,
    rules: &'a Ingest,
    page: &'a mut Page,
    mark: Mark,
    /// Bullet or number of an item whose text is still to come.
    marker: Option<Range<usize>>,
    strong: usize,
    light: usize,
}

impl Reader<'_> {
    fn read(&mut self, mut events: OffsetIter<'_>) {
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::HtmlBlock) => {
                    skip(&mut events, |e| matches!(e, TagEnd::HtmlBlock));
                    self.page.end_block();
                    let piece = &self.text[range.clone()];
                    read_inline(piece, self.from + range.start, self.rules, self.page);
                }
                Event::Start(Tag::Image { .. }) => {
                    skip(&mut events, |e| matches!(e, TagEnd::Image));
                }
                Event::Start(tag) => self.start(&tag, range),
                Event::End(tag) => self.end(tag),
                Event::Text(text) | Event::Code(text) => self.words(&text, range),
                Event::SoftBreak | Event::HardBreak => {
                    self.page.break_line();
                    self.page.set_mark(self.mark);
                }
                Event::Rule => self.page.end_block(),
                Event::InlineHtml(tag) | Event::Html(tag) => {
                    read_inline(&tag, self.from + range.start, self.rules, self.page);
                }
                _ => {}
            }
        }
        self.page.end_block();
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.light += 1,
            Tag::Link { .. } => {}
            Tag::TableCell if self.page.in_line() => {
                self.page.insert("\t", self.from + range.start);
                self.mark = Mark::Row;
            }
            Tag::TableCell => {}
            _ => {
                self.page.end_block();
                self.mark = match tag {
                    Tag::Heading { level, .. } => Mark::Heading(*level as u8),
                    Tag::Item => Mark::Item,
                    Tag::Paragraph if self.marker.is_some() => Mark::Item,
                    _ => Mark::Plain,
                };
            }
        }
        if matches!(tag, Tag::Item) {
            let length = bullet(&self.text[range.start..]);
            self.marker = Some(range.start..range.start + length);
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.light = self.light.saturating_sub(1),
            TagEnd::Link => {}
            TagEnd::TableCell => self.page.set_mark(self.mark),
            _ => {
                self.page.end_block();
                self.mark = Mark::Plain;
            }
        }
    }

    fn words(&mut self, text: &str, range: Range<usize>) {
        self.page.set_weight(match (self.strong, self.light) {
            (0, 0) => Weight::None,
            (0, _) => Weight::Light,
            _ => Weight::Strong,
        });
        if let Some(marker) = self.marker.take() {
            self.page.copy(&self.text[marker.clone()], self.from + marker.start);
        }
        self.page.set_mark(self.mark);
        let origin = self.from + range.start;
        let source = &self.text[range];
        let Some(at) = source.find(text) else {
            self.page.insert(text, origin);
            return;
        };
        let mut at = origin + at;
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.page.end_line();
            }
            self.page.copy(line, at);
            at += line.len() + 1;
        }
    }
}

/// Drops events up to the end of an element.
fn skip(events: &mut OffsetIter<'_>, is_end: impl Fn(TagEnd) -> bool) {
    for (event, _) in events.by_ref() {
        if matches!(event, Event::End(tag) if is_end(tag)) {
            return;
        }
    }
}
