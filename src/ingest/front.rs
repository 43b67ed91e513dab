//! Front matter. In: the start of a Markdown file. Out: its title, description, authors and date as lines. It never
//! parses YAML or TOML beyond `key: value`, `key = "value"` and lists.

use super::page::{Mark, Page};
use crate::lang::fold::fold;
use crate::lang::schema::ingest::{Ingest, LineKind};

const LISTS: [(&str, LineKind); 4] = [
    ("front-title", LineKind::Title),
    ("front-standfirst", LineKind::Standfirst),
    ("front-byline", LineKind::Byline),
    ("front-kicker", LineKind::Kicker),
];

/// Longest front matter, in lines.
const LIMIT: usize = 200;

/// Puts what the front matter says of the article on the page; returns where the text after it begins, 0 without.
pub(super) fn read(source: &str, rules: &Ingest, page: &mut Page) -> usize {
    let Some(end) = end(source) else { return 0 };
    let mut kind = None;
    let mut at = 0;
    for line in source[..end].split_inclusive('\n') {
        let field = key(line);
        if let Some((name, _)) = field {
            page.end_block();
            let name = fold(name);
            kind = LISTS
                .into_iter()
                .find(|(list, _)| rules.list(list).contains(&name))
                .map(|(_, kind)| kind);
        }
        if let Some(kind) = kind.filter(|_| at > 0) {
            let value = field.map_or(0, |(_, value)| value);
            entry(line, value, at, kind, page);
        }
        at += line.len();
    }
    page.end_block();
    end
}

fn entry(line: &str, from: usize, at: usize, kind: LineKind, page: &mut Page) {
    const AROUND: [char; 9] = ['"', '[', ']', '-', '>', '|', ',', '\'', '+'];
    let around = |c: char| c.is_whitespace() || AROUND.contains(&c);
    let value = line[from..].trim_matches(around);
    if value.is_empty() {
        return;
    }
    let start = from + (line[from..].len() - line[from..].trim_start_matches(around).len());
    if page.in_line() {
        page.insert(if kind == LineKind::Byline { ", " } else { " " }, at + start);
    }
    page.set_mark(Mark::Kind(kind));
    page.copy(value, at + start);
}

/// A line's key, and where its value begins.
fn key(line: &str) -> Option<(&str, usize)> {
    let end = line.find([':', '='])?;
    let name = line[..end].trim_end();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    (name.chars().all(plain) && name.starts_with(char::is_alphabetic)).then_some((name, end + 1))
}

/// One past the line that closes the front matter.
fn end(source: &str) -> Option<usize> {
    let fence =
        ["---", "+++"].into_iter().find(|f| source.lines().next().map(str::trim_end) == Some(f))?;
    let mut at = 0;
    let mut keys = 0;
    for (i, line) in source.split_inclusive('\n').take(LIMIT).enumerate() {
        at += line.len();
        if i > 0 && (line.trim_end() == fence || line.trim_end() == "...") {
            return (keys > 0).then_some(at);
        }
        let continued = line.starts_with([' ', '\t', '-', '#']) || line.trim().is_empty();
        match key(line) {
            Some(_) => keys += 1,
            None if i == 0 || continued => {}
            None => return None,
        }
    }
    None
}
