//! Tags and entities taken off. In: a whole HTML page, a fragment from a content system, or plain text with stray tags.
//! Out: lines on a [`Page`]. It never runs or keeps a script, and never drops what is no tag.

use super::elements::{BLOCKS, CODE, INLINE, SKIPPED};
use super::page::{Mark, Page, Weight};
use super::tag::{Tag, find_tag, skip_element};
use crate::lang::schema::ingest::{Ingest, LineKind};

/// How line ends and unknown tags are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// A whole page: blanks are blanks, only the article counts.
    Page,
    /// Pieces of a page: line ends count outside paragraphs.
    Fragment,
    /// Text with a tag here and there: every line end counts, only known tags are tags.
    Stray,
}

/// What the source is made of.
pub(super) fn mode(source: &str) -> Mode {
    let has = |name| find_tag(source, 0, name).is_some();
    if ["html", "body", "article", "!doctype"].into_iter().any(has) {
        Mode::Page
    } else if has("p") && has("/p") || has("div") && has("/div") {
        Mode::Fragment
    } else {
        Mode::Stray
    }
}

/// Reads the source, or the article in it, onto the page.
pub(super) fn read(source: &str, mode: Mode, rules: &Ingest, page: &mut Page) {
    let whole = 0..source.len();
    if mode != Mode::Page {
        Reader::new(rules, page, mode).read(&source[whole], 0);
        return;
    }
    let body = article(source);
    if find_tag(&source[body.clone()], 0, "h1").is_none()
        && let Some(title) = title(&source[..body.start])
    {
        let mut reader = Reader::new(rules, page, mode);
        reader.stack.push(Open { name: "h1", mark: Mark::Heading(1) });
        reader.read(&source[title.clone()], title.start);
        page.end_block();
    }
    Reader::new(rules, page, mode).read(&source[body.clone()], body.start);
}

/// Reads a piece of HTML that stands at `origin` of a Markdown text.
pub(super) fn read_inline(piece: &str, origin: usize, rules: &Ingest, page: &mut Page) {
    Reader::new(rules, page, Mode::Stray).read(piece, origin);
}

/// The part of a page that is its article: the longest `article`, else `main`, else `body`, else all.
fn article(source: &str) -> std::ops::Range<usize> {
    let mut best = 0..0;
    let mut at = 0;
    while let Some(start) = find_tag(source, at, "article") {
        at = skip_element(source, start, "article").unwrap_or(source.len());
        if at - start > best.len() {
            best = start..at;
        }
    }
    if !best.is_empty() {
        return best;
    }
    for name in ["main", "body"] {
        if let Some(start) = find_tag(source, 0, name) {
            return start..skip_element(source, start, name).unwrap_or(source.len());
        }
    }
    0..source.len()
}

/// The inside of the last `h1` above the article, else of `title`.
fn title(above: &str) -> Option<std::ops::Range<usize>> {
    ["h1", "title"].into_iter().find_map(|name| {
        let open = find_tag(above, 0, name)?;
        let start = open + above[open..].find('>')? + 1;
        let end = find_tag(above, start, &format!("/{name}"))?;
        Some(start..end)
    })
}

struct Open {
    name: &'static str,
    mark: Mark,
}

struct Reader<'a> {
    rules: &'a Ingest,
    page: &'a mut Page,
    mode: Mode,
    /// Open elements that matter; only the innermost ones are looked at.
    stack: Vec<Open>,
    strong: usize,
    light: usize,
    in_paragraph: bool,
    /// Elements without an end, which are not to be looked for again.
    unclosed: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    fn new(rules: &'a Ingest, page: &'a mut Page, mode: Mode) -> Self {
        Self {
            rules,
            page,
            mode,
            stack: Vec::new(),
            strong: 0,
            light: 0,
            in_paragraph: false,
            unclosed: Vec::new(),
        }
    }

    fn read(&mut self, source: &str, base: usize) {
        let stops =
            |c: char| c < ' ' && c != '\t' || matches!(c, '<' | '&' | '\u{2028}' | '\u{2029}');
        let mut at = 0;
        while at < source.len() {
            let next = source[at..].find(stops).map_or(source.len(), |i| at + i);
            self.text(&source[at..next], base + at);
            at = next + self.special(source, next, base);
        }
    }

    /// Takes what stands at a special character; returns its length.
    fn special(&mut self, source: &str, at: usize, base: usize) -> usize {
        let rest = &source[at..];
        match rest.chars().next() {
            None => 0,
            Some('<') => self.markup(source, at, base),
            Some('&') => match entity(rest) {
                Some((decoded, length)) => {
                    self.start_text();
                    self.page.insert(&decoded, base + at);
                    length
                }
                None => {
                    self.text("&", base + at);
                    1
                }
            },
            Some('\r') if rest[1..].starts_with('\n') => 1,
            Some(c @ ('\x0C' | '\u{2029}')) => {
                self.page.end_block();
                c.len_utf8()
            }
            Some(c) => {
                self.line_end(base + at);
                c.len_utf8()
            }
        }
    }

    fn line_end(&mut self, origin: usize) {
        let blank = self.mode == Mode::Page || self.in_paragraph;
        match (blank, self.page.at_blank()) {
            (false, _) => self.page.end_line(),
            (true, false) => self.page.insert(" ", origin),
            (true, true) => {}
        }
    }

    fn text(&mut self, text: &str, origin: usize) {
        if text.is_empty() {
            return;
        }
        if self.mode == Mode::Stray {
            self.start_text();
            self.page.copy(text, origin);
            return;
        }
        let mut at = 0;
        for piece in text.split_inclusive([' ', '\t']) {
            let blank = piece.len() == 1 && matches!(piece, " " | "\t");
            if !(blank && self.page.at_blank()) {
                self.start_text();
                self.page.copy(piece, origin + at);
            }
            at += piece.len();
        }
    }

    fn start_text(&mut self) {
        let weight = match (self.strong, self.light) {
            (0, 0) => Weight::None,
            (0, _) => Weight::Light,
            _ => Weight::Strong,
        };
        self.page.set_weight(weight);
        let mark = self.stack.last().map_or(Mark::Plain, |o| o.mark);
        if !self.page.in_line() && mark != Mark::Plain {
            self.page.set_mark(mark);
        }
    }

    fn markup(&mut self, source: &str, at: usize, base: usize) -> usize {
        let rest = &source[at..];
        if rest.starts_with("<!--") && !self.unclosed.contains(&"!--") {
            match rest.find("-->") {
                Some(end) => return end + 3,
                None => self.unclosed.push("!--"),
            }
        }
        let Some(tag) = Tag::parse(rest) else {
            self.text("<", base + at);
            return 1;
        };
        let known = [&SKIPPED[..], &BLOCKS, &INLINE, &["br"]]
            .into_iter()
            .flatten()
            .find(|n| n.eq_ignore_ascii_case(tag.name));
        match known {
            Some(name) if SKIPPED.contains(name) => {
                let text = self.mode == Mode::Stray && !CODE.contains(name);
                if !text && !tag.closing && !self.unclosed.contains(name) {
                    match skip_element(source, at, name) {
                        Some(end) => return end - at,
                        None => self.unclosed.push(name),
                    }
                }
            }
            Some(&"br") => self.page.end_line(),
            Some(name) if BLOCKS.contains(name) => self.block(name, &tag),
            Some(name) => self.inline(name, &tag, base + at),
            None if self.mode == Mode::Stray => {
                self.text("<", base + at);
                return 1;
            }
            None => {}
        }
        tag.length
    }

    fn block(&mut self, name: &'static str, tag: &Tag<'_>) {
        self.page.end_block();
        (self.strong, self.light) = (0, 0);
        self.in_paragraph =
            !tag.closing && matches!(name, "p" | "li" | "blockquote" | "figcaption");
        if name == "hr" {
            return;
        }
        if tag.closing {
            self.close(name);
            return;
        }
        let inherited = self.stack.last().map_or(Mark::Plain, |o| o.mark);
        let mark = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Mark::Heading(name.as_bytes()[1] - b'0'),
            "li" => Mark::Item,
            "figcaption" | "caption" => Mark::Kind(LineKind::PhotoCredit),
            _ => inherited,
        };
        self.stack.push(Open { name, mark: self.class(tag).unwrap_or(mark) });
    }

    fn inline(&mut self, name: &'static str, tag: &Tag<'_>, origin: usize) {
        let depth = match name {
            "b" | "strong" => Some(&mut self.strong),
            "i" | "em" | "cite" => Some(&mut self.light),
            _ => None,
        };
        match depth {
            Some(depth) if tag.closing => *depth = depth.saturating_sub(1),
            Some(depth) => *depth += 1,
            None if matches!(name, "td" | "th") && !tag.closing && self.page.in_line() => {
                self.page.insert("\t", origin);
                self.page.set_mark(Mark::Row);
            }
            None if matches!(name, "span" | "a" | "time") && !self.page.in_line() => {
                if let Some(mark) = self.class(tag).filter(|_| !tag.closing) {
                    self.page.set_mark(mark);
                }
            }
            None => {}
        }
    }

    /// Pops the element if it is among the innermost open ones.
    fn close(&mut self, name: &str) {
        let near = self.stack.len().saturating_sub(16);
        if let Some(i) = self.stack[near..].iter().rposition(|o| o.name == name) {
            self.stack.truncate(near + i);
        }
    }

    /// What the class names of a tag call its content.
    fn class(&self, tag: &Tag<'_>) -> Option<Mark> {
        const LISTS: [(&str, LineKind); 5] = [
            ("class-standfirst", LineKind::Standfirst),
            ("class-byline", LineKind::Byline),
            ("class-photo", LineKind::PhotoCredit),
            ("class-furniture", LineKind::ReadAlso),
            ("class-kicker", LineKind::Kicker),
        ];
        let words: Vec<String> = tag.class_words().map(str::to_ascii_lowercase).collect();
        let named = |list: &str| self.rules.list(list).iter().any(|w| words.contains(w));
        if words.is_empty() {
            return None;
        }
        LISTS.into_iter().find(|(list, _)| named(list)).map(|(_, kind)| Mark::Kind(kind))
    }
}

/// The character that an entity stands for, and the entity's length; `&amp;nbsp;` is one that was escaped twice.
fn entity(text: &str) -> Option<(String, usize)> {
    let length = |t: &str| t.bytes().take(34).position(|b| b == b';').map(|i| i + 1);
    let first = length(text)?;
    if &text[..first] == "&amp;"
        && let Some(second) = length(&text[first..])
        && let Some(decoded) = decoded(&format!("&{}", &text[first..first + second]))
    {
        return Some((decoded, first + second));
    }
    decoded(&text[..first]).map(|d| (d, first))
}

fn decoded(entity: &str) -> Option<String> {
    let text = html_escape::decode_html_entities(entity);
    match text.as_ref() {
        same if same == entity => None,
        "\u{AD}" | "\u{200B}" | "\u{FEFF}" => Some(String::new()),
        blank if blank.chars().all(|c| c.is_ascii_whitespace()) => Some(" ".to_owned()),
        _ => Some(text.into_owned()),
    }
}
