//! A text cut into items. In: a text. Out: words, numbers, marks and addresses, each with the blank before it; they tile the
//! text. It never changes a character.

use std::borrow::Cow;

use super::addresses::address_at;

/// One word, number, mark or address.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// The blank before it.
    pub(super) gap: Cow<'a, str>,
    /// What is written.
    pub(super) text: Cow<'a, str>,
    /// True inside quotation marks: no letter may change.
    pub(super) quoted: bool,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, and digits behind them.
    Word,
    /// Digits, with commas and stops between them.
    Number,
    /// Any other single character.
    Mark,
    /// A web or mail address, a file name, a hashtag: never touched.
    Address,
}

impl Item<'_> {
    /// True if nothing stands between it and the item before it.
    pub(super) fn is_glued(&self) -> bool {
        self.gap.is_empty()
    }

    /// True if a line ends before it.
    pub(super) fn begins_line(&self) -> bool {
        self.gap.contains('\n')
    }

    /// True if it is that mark.
    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.kind == Kind::Mark && self.text == mark
    }

    /// True for a mark that opens: `(`, `«`.
    pub(super) fn opens(&self) -> bool {
        self.kind == Kind::Mark && matches!(&*self.text, "(" | "[" | "{" | "«" | "“" | "„" | "‘")
    }

    /// True for a word that begins with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.kind == Kind::Word && self.text.starts_with(char::is_uppercase)
    }
}

/// The items of a text, and the blank at its end.
pub(super) fn cut(text: &str) -> (Vec<Item<'_>>, &str) {
    let mut items = Vec::with_capacity(text.len() / 4);
    let mut rest = text;
    loop {
        let start = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let (gap, after) = rest.split_at(start);
        if after.is_empty() {
            return (items, gap);
        }
        let end = after.find(char::is_whitespace).unwrap_or(after.len());
        let (chunk, next) = after.split_at(end);
        cut_chunk(chunk, gap, &mut items);
        rest = next;
    }
}

/// Cuts a run without blanks.
fn cut_chunk<'a>(chunk: &'a str, gap: &'a str, items: &mut Vec<Item<'a>>) {
    let address = address_at(chunk);
    let (mut at, mut gap) = (0, gap);
    while at < chunk.len() {
        let (kind, length) = match &address {
            Some(range) if range.start == at => (Kind::Address, range.len()),
            _ => {
                let end =
                    address.as_ref().filter(|r| r.start > at).map_or(chunk.len(), |r| r.start);
                let follows_number = gap.is_empty()
                    && at > 0
                    && items.last().is_some_and(|i| i.kind == Kind::Number);
                next_item(&chunk[at..end], follows_number)
            }
        };
        items.push(Item {
            kind,
            gap: Cow::Borrowed(gap),
            text: Cow::Borrowed(&chunk[at..at + length]),
            quoted: false,
        });
        gap = "";
        at += length;
    }
}

/// Kind and length of the item at the head of a text that is no address.
fn next_item(text: &str, follows_number: bool) -> (Kind, usize) {
    let first = text.chars().next().unwrap_or_default();
    if first.is_ascii_digit() {
        return (Kind::Number, number_length(text));
    }
    if !first.is_alphabetic() {
        return (Kind::Mark, first.len_utf8());
    }
    // `20h30` is a number, a word and a number; `A320` and `CO2` are words.
    let inside = |c: char| {
        c.is_alphabetic()
            || (c.is_numeric() && !(follows_number && c.is_ascii_digit()))
            || matches!(c, '\u{300}'..='\u{36f}')
    };
    (Kind::Word, text.find(|c| !inside(c)).unwrap_or(text.len()))
}

fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let digit_follows = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !(byte.is_ascii_digit() || (matches!(byte, b',' | b'.') && digit_follows)) {
            break;
        }
        end += 1;
    }
    end
}
