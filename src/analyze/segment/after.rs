//! What stands after a mark that may end a sentence. In: the text behind it. Out: where the sentence would end, where the
//! next would begin, and bits of [`Gap`] and [`Right`]. It never looks further than two words.

use crate::lang::schema::segment::{Gap, Right};
use crate::lang::segmenter::{Context, Segmenter};

/// What stands after a run of marks.
pub(super) struct After {
    /// Where the sentence would end: after closing marks.
    pub(super) closed: usize,
    /// Where the next one would begin.
    pub(super) next: usize,
    /// Straight quotation marks passed over.
    pub(super) quotes: usize,
    /// Bits of [`Gap`].
    pub(super) gap: u16,
    /// Bits of [`Right`].
    pub(super) right: u16,
}

impl After {
    /// Reads on from the end of a run of marks.
    pub(super) fn read(text: &str, end: usize, rules: &Segmenter, open_quote: bool) -> After {
        let mut after = After { closed: end, next: end, quotes: 0, gap: 0, right: 0 };
        after.close(text, open_quote);
        after.right = right(&text[after.next..], rules);
        after
    }

    /// Passes over closing marks and blanks.
    fn close(&mut self, text: &str, open_quote: bool) {
        let mut at = self.closed;
        while let Some(c) = text[at..].chars().next() {
            let glued = at == self.closed;
            let next = at + c.len_utf8();
            let before_word = text[next..].starts_with(char::is_alphanumeric);
            let gap = match c {
                '»' | '”' => Gap::Quote,
                ')' | ']' | '}' => Gap::Bracket,
                '’' | '\'' if glued && !before_word => Gap::Quote,
                '"' if closes(glued, before_word, open_quote) => {
                    self.quotes += 1;
                    Gap::Quote
                }
                _ if c.is_whitespace() => {
                    at = next;
                    continue;
                }
                _ => break,
            };
            self.gap |= Context::gap(gap);
            at = next;
            self.closed = at;
        }
        self.next = at;
        let blanks = &text[self.closed..at];
        if blanks.bytes().filter(|&b| b == b'\n').count() > 1 {
            self.gap |= Context::gap(Gap::Break);
        }
        if self.gap == 0 {
            self.gap = Context::gap(if blanks.is_empty() { Gap::Joined } else { Gap::Blank });
        }
    }
}

/// Whether a straight quotation mark is a closing one.
fn closes(glued: bool, before_word: bool, open_quote: bool) -> bool {
    if glued { !before_word || open_quote } else { open_quote && !before_word }
}

/// More marks and blanks than this are not looked through for the first letter, so that the time stays linear.
const OPENING_MARKS: usize = 12;

/// What begins there, as bits of [`Right`].
fn right(text: &str, rules: &Segmenter) -> u16 {
    let mut bits = 0;
    let mut rest = text;
    for _ in 0..OPENING_MARKS {
        let Some(c) = rest.chars().next() else {
            return bits | Context::right(Right::End);
        };
        bits |= match c {
            '«' | '“' | '"' | '‘' | '„' => Context::right(Right::Opening),
            '\'' if rest[1..].starts_with(char::is_alphabetic) => Context::right(Right::Opening),
            '(' | '[' | '{' => Context::right(Right::Parenthesis),
            '–' | '—' | '-' | '−' | '•' | '*' => Context::right(Right::Dash),
            '…' | '.' if bits != 0 => 0,
            ',' | ';' | ':' | '.' | '?' | '!' | '…' => {
                return bits | Context::right(Right::Continuation);
            }
            _ if c.is_whitespace() => 0,
            _ => return bits | letter(rest, c, rules),
        };
        rest = &rest[c.len_utf8()..];
    }
    bits | Context::right(Right::Other)
}

fn letter(text: &str, first: char, rules: &Segmenter) -> u16 {
    if first.is_lowercase() {
        Context::right(Right::Lower)
    } else if first.is_numeric() {
        Context::right(Right::Digit)
    } else if first.is_uppercase() {
        let bit = |yes: bool, right: Right| if yes { Context::right(right) } else { 0 };
        Context::right(Right::Upper)
            | bit(starts(text, rules), Right::Starter)
            | bit(is_label(text), Right::Label)
    } else {
        Context::right(Right::Other)
    }
}

/// True if one capital with a stop or a number, or a Roman number, stands here.
fn is_label(text: &str) -> bool {
    let word = text.bytes().take_while(u8::is_ascii_uppercase).take(5).count();
    let rest = text[word..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    match word {
        0 => false,
        1 => text[1..].starts_with('.') || rest.starts_with(|c: char| c.is_ascii_digit()),
        _ => {
            text.bytes().take(word).all(|b| b"IVX".contains(&b))
                && !text[word..].starts_with(char::is_alphanumeric)
        }
    }
}

/// True if a word that begins sentences stands here, with no capital after it.
fn starts(text: &str, rules: &Segmenter) -> bool {
    const LONGEST: usize = 24;
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    if end > LONGEST {
        return false;
    }
    let mut word = text[..end].to_lowercase();
    let mut rest = &text[end..];
    if let Some(after) = rest.strip_prefix(['\'', '’']) {
        word.push('\'');
        rest = after;
    }
    !rest.trim_start().starts_with(char::is_uppercase) && rules.is_starter(&word)
}
