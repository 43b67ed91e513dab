//! HTML. In: a page or a fragment. Out: the blocks of the article, its head, links, images, data and comments, each with
//! its place. It never runs a tree builder: what counts is which tags are open.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Bytes, Tokenizer};

use super::builder::Builder;
use super::{comment, first_part, last_part};
use crate::check::trimmed;
use crate::model::{BlockKind, Image, Link, Span, Stated};

/// Reads a run of HTML that begins at byte `from` of the source.
pub(super) fn read(run: &str, from: usize, out: &mut Builder<'_>) {
    let quotations = out.quotations;
    let mut reader = Reader::new(run, from, &mut *out);
    let emitter = |event: CallbackEvent<'_>, bytes: Bytes<usize>| -> Option<()> {
        reader.event(event, bytes.start..bytes.end.min(run.len()));
        None
    };
    let mut emitter = CallbackEmitter::new(emitter);
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(run, emitter).for_each(drop);
    // A fragment inside Markdown may leave some open.
    out.quotations = quotations;
}

/// What the words of an element are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// A block of the article.
    Block(BlockKind, u8),
    /// Part of the block around it.
    Inline,
    /// Not text of the article.
    Apart,
    /// The page's title.
    Title,
    /// A script.
    Script,
}

fn sense(tag: &str) -> Sense {
    match tag {
        "h1" => Sense::Block(BlockKind::Title, 1),
        "h2" | "h3" | "h4" | "h5" | "h6" => {
            Sense::Block(BlockKind::Heading, tag.as_bytes()[1] - b'0')
        }
        "p" | "div" | "section" | "article" | "main" | "blockquote" | "header" | "body"
        | "html" | "dd" | "figure" | "address" | "details" | "ul" | "ol" | "dl" | "table"
        | "tr" | "hr" => Sense::Block(BlockKind::Paragraph, 0),
        "li" | "dt" => Sense::Block(BlockKind::ListItem, 0),
        "figcaption" | "caption" => Sense::Block(BlockKind::PhotoCredit, 0),
        "td" | "th" | "summary" | "legend" => Sense::Block(BlockKind::Sheet, 0),
        "nav" | "footer" | "aside" | "style" | "noscript" | "template" | "form" | "button"
        | "select" | "svg" | "iframe" | "pre" | "code" | "kbd" | "samp" | "textarea" | "head" => {
            Sense::Apart
        }
        "title" => Sense::Title,
        "script" => Sense::Script,
        _ => Sense::Inline,
    }
}

/// Elements that hold nothing.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// How many open elements an end tag can close at once: hostile nesting stays linear.
const DEEPEST: usize = 256;

struct Open {
    tag: String,
    sense: Sense,
}

struct Reader<'a, 'f> {
    run: &'a str,
    from: usize,
    out: &'a mut Builder<'f>,
    open: Vec<Open>,
    /// How many open elements are none of the article.
    apart: usize,
    /// The element that holds the article, if the run names one, and how deep it lies once it is met.
    scope: Option<(&'static str, Option<usize>)>,
    /// True outside of it.
    outside: bool,
    tag: String,
    tag_start: usize,
    attributes: Vec<(String, String, Span)>,
    link: Option<Link>,
}

impl<'a, 'f> Reader<'a, 'f> {
    fn new(run: &'a str, from: usize, out: &'a mut Builder<'f>) -> Self {
        let scope = ["article", "main"].into_iter().find(|tag| run.contains(&format!("<{tag}")));
        Self {
            run,
            from,
            out,
            open: Vec::new(),
            apart: 0,
            scope: scope.map(|tag| (tag, None)),
            outside: scope.is_some(),
            tag: String::new(),
            tag_start: 0,
            attributes: Vec::new(),
            link: None,
        }
    }

    fn event(&mut self, event: CallbackEvent<'_>, bytes: Range<usize>) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = text(name);
                self.tag_start = bytes.start;
                self.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => {
                let at = Span::new(self.from + bytes.end, self.from + bytes.end);
                self.attributes.push((text(name), String::new(), at));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, of, span)) = self.attributes.last_mut() {
                    *of = text(value);
                    *span = Span::new(self.from + bytes.start, self.from + bytes.end);
                }
            }
            CallbackEvent::CloseStartTag { .. } => self.start(bytes.end),
            CallbackEvent::EndTag { name } => self.end(&text(name), bytes),
            CallbackEvent::String { .. } => self.string(bytes),
            CallbackEvent::Comment { .. } => {
                let found = comment(&self.run[bytes.clone()], self.from + bytes.start);
                self.out.page.comments.extend(found);
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    /// True where words are the article's.
    fn counts(&self) -> bool {
        self.apart == 0 && !self.outside
    }

    fn attribute(&self, name: &str) -> Option<Stated> {
        let found = self.attributes.iter().find(|(n, ..)| n == name);
        found.map(|(_, value, span)| Stated { value: value.clone(), span: *span })
    }

    fn start(&mut self, end: usize) {
        let span = Span::new(self.from + self.tag_start, self.from + end);
        let tag = std::mem::take(&mut self.tag);
        match tag.as_str() {
            "html" => {
                self.out.page.root = Some(span);
                self.out.page.lang = self.attribute("lang");
            }
            "meta" => self.meta(),
            "link" => self.canonical(),
            "img" if self.counts() => {
                let alt = self.attribute("alt").map(|a| a.value);
                self.out.page.images.push(Image { alt, span });
            }
            "br" => self.out.blank(span.start as usize, span.end as usize),
            "a" if self.counts() => {
                let target = self.attribute("href").map(|h| h.value);
                let rel = self.attribute("rel").is_some_and(|r| r.value.contains("nofollow"));
                let link = |target| Link { target, text: String::new(), nofollow: rel, span };
                self.link = target.map(link);
            }
            _ => {}
        }
        if let Some((name, depth @ None)) = &mut self.scope
            && *name == tag
        {
            *depth = Some(self.open.len());
            self.outside = false;
        }
        let sense = sense(&tag);
        if let Sense::Block(kind, level) = sense {
            // A paragraph, a heading ends where the next block begins.
            self.close_left_open(level);
            self.block(kind, level, span);
        }
        if VOID.contains(&tag.as_str()) {
            return;
        }
        self.apart += usize::from(sense == Sense::Apart);
        self.out.quotations += usize::from(tag == "blockquote");
        self.open.push(Open { tag, sense });
    }

    /// `<p>` and headings that were never closed.
    fn close_left_open(&mut self, level: u8) {
        while let Some(last) = self.open.last() {
            let closes = last.tag == "p" || level > 0 && matches!(last.sense, Sense::Block(_, 1..));
            if !closes {
                break;
            }
            self.open.pop();
        }
    }

    fn block(&mut self, kind: BlockKind, level: u8, span: Span) {
        if self.counts() {
            self.out.begin(kind, level, span);
        }
    }

    fn end(&mut self, tag: &str, bytes: Range<usize>) {
        let near = self.open.iter().rev().take(DEEPEST).position(|o| o.tag == tag);
        let Some(at) = near.map(|above| self.open.len() - 1 - above) else { return };
        let end = self.from + bytes.end;
        for open in self.open.split_off(at) {
            self.apart -= usize::from(open.sense == Sense::Apart);
            self.out.quotations -= usize::from(open.tag == "blockquote");
            if matches!(open.sense, Sense::Block(..)) && self.counts() {
                self.out.end(end);
            }
        }
        if let Some((_, Some(depth))) = self.scope {
            self.outside |= self.open.len() <= depth;
        }
        if tag == "a"
            && let Some(mut link) = self.link.take()
        {
            link.span.end = end as u32;
            self.out.page.links.push(link);
        }
    }

    fn string(&mut self, bytes: Range<usize>) {
        let run = &self.run[bytes.clone()];
        let at = self.from + bytes.start;
        match self.open.last().map(|o| o.sense) {
            Some(Sense::Title) => {
                let value = html_escape::decode_html_entities(run).trim().to_owned();
                self.out.page.title = Some(Stated { value, span: trimmed(run, at) });
                self.out.page.titled_apart = true;
                return;
            }
            Some(Sense::Script) => {
                let ld = self.attribute("type").is_some_and(|t| t.value == "application/ld+json");
                if ld {
                    let span = Span::new(at, at + run.len());
                    self.out.page.data.push(Stated { value: run.to_owned(), span });
                }
                return;
            }
            _ => {}
        }
        if !self.counts() {
            return;
        }
        if !self.out.is_open() && !run.trim().is_empty() {
            let start = trimmed(run, at).start as usize;
            self.block(BlockKind::Paragraph, 0, Span::new(start, at + run.len()));
        }
        if let Some(link) = &mut self.link {
            link.text.push_str(&html_escape::decode_html_entities(run));
        }
        self.out.html(run, at);
    }

    fn meta(&mut self) {
        let Some(content) = self.attribute("content") else { return };
        let Some(name) = self.attribute("name").or_else(|| self.attribute("property")) else {
            return;
        };
        let name = name.value.to_ascii_lowercase();
        match name.as_str() {
            "description" => self.out.page.description = Some(content),
            "keywords" => {
                let first = first_part(&content, self.written(content.span));
                self.out.page.keyphrase.get_or_insert(first);
            }
            _ if self.out.fields.keyphrase.contains(&name) => {
                self.out.page.keyphrase = Some(content)
            }
            _ if self.out.fields.slug.contains(&name) => self.out.page.slug = Some(content),
            _ => {}
        }
    }

    /// `<link rel="canonical" href="https://example.fr/mon-article">`
    fn canonical(&mut self) {
        if self.attribute("rel").is_none_or(|r| r.value != "canonical") {
            return;
        }
        let Some(address) = self.attribute("href") else { return };
        let last = last_part(&address, self.written(address.span));
        self.out.page.slug.get_or_insert(last);
    }

    /// What the source has at a place that the tokenizer named; nothing if that cuts a character.
    fn written(&self, span: Span) -> &str {
        let Range { start, end } = span.range();
        self.run.get(start - self.from..end - self.from).unwrap_or_default()
    }
}
