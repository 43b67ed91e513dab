//! Plain text. In: the decoded text. Out: its blocks: a title if the first lines look like one, paragraphs, list items.
//! It never takes marks for markup.

use super::builder::Builder;
use crate::model::{BlockKind, Span};

/// A first paragraph longer than that is no title.
const LONGEST_TITLE: usize = 120;

/// Writes the blocks of a plain text.
pub(super) fn read(source: &str, out: &mut Builder<'_>) {
    let mut first = true;
    let mut glued = false;
    let spaced = source.contains("\n\n") || source.contains("\n\r\n");
    let mut offset = 0;
    for line in source.split_inclusive('\n') {
        let start = offset + line.len() - line.trim_start().len();
        offset += line.len();
        let words = line.trim();
        if words.is_empty() {
            out.end(start);
            glued = false;
            continue;
        }
        let bullet = bullet(words);
        if !glued || bullet > 0 {
            let titled = first && is_title(&source[start..], words);
            let (kind, level) = match (titled, bullet) {
                (true, _) => (BlockKind::Title, 1),
                (_, 0) => (BlockKind::Paragraph, 0),
                _ => (BlockKind::ListItem, 0),
            };
            let span = Span::new(start, start + words.len());
            out.begin(kind, level, span);
            first = false;
            glued = spaced && !titled;
        } else {
            let line_start = offset - line.len();
            out.blank(line_start.saturating_sub(1), start);
        }
        out.words(&words[bullet..], start + bullet);
    }
    out.end(offset);
}

/// A short line that ends in no stop, alone above the text.
fn is_title(rest: &str, line: &str) -> bool {
    let alone = rest.lines().nth(1).is_none_or(|next| next.trim().is_empty());
    let more = rest.lines().skip(1).any(|l| !l.trim().is_empty());
    let stopped = line.ends_with(['.', ':', ';', ',', '»', '”']);
    alone && more && !stopped && line.chars().count() <= LONGEST_TITLE
}

/// Bytes of the bullet and the blank behind it.
fn bullet(line: &str) -> usize {
    let rest = line.trim_start_matches(['-', '–', '—', '•', '*']);
    let marks = line.len() - rest.len();
    let one = line.chars().next().map_or(0, char::len_utf8);
    if marks == one && rest.starts_with(' ') {
        marks + rest.len() - rest.trim_start().len()
    } else {
        0
    }
}
