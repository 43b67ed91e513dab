//! Tokens that begin with neither a letter nor a digit. In: the cursor. Out: a mark of punctuation, a symbol, an emoji, a
//! hashtag. It never joins marks that differ, but for `?!`.

use unicode_segmentation::UnicodeSegmentation;

use super::{RawToken, Scan};
use crate::model::Shape;

/// True if a sign that belongs to the number after it stands here: `-4`, `+3,2`.
pub(super) fn is_sign(scan: &Scan<'_>, at: usize, c: char) -> bool {
    matches!(c, '-' | '+' | '−' | '±')
        && scan.at(at + c.len_utf8()).is_ascii_digit()
        && matches!(scan.before(at), ' ' | '\u{a0}' | '\u{202f}' | '(' | ':' | '«' | '/')
}

/// Reads the mark at `start` and returns where it ends.
pub(super) fn read(scan: &Scan<'_>, start: usize, c: char, out: &mut Vec<RawToken>) -> usize {
    let rest = scan.rest(start);
    let run = |same: fn(char) -> bool| rest.find(|c| !same(c)).unwrap_or(rest.len());
    let (length, shape) = match c {
        '.' => (run(|c| c == '.'), Shape::Punct),
        '?' | '!' => (run(|c| c == '?' || c == '!'), Shape::Punct),
        '-' | '_' | '*' | '=' => (run_of(rest, c), Shape::Punct),
        ',' | ';' | ':' | '…' | '«' | '»' | '“' | '”' | '„' | '"' | '\'' | '’' | '‘' | '('
        | ')' | '[' | ']' | '{' | '}' | '–' | '—' | '•' | '/' | '|' | '·' | '\\' | '¿' | '¡'
        | '‹' | '›' => (c.len_utf8(), Shape::Punct),
        '#' | '@' if rest[1..].starts_with(char::is_alphanumeric) => {
            (1 + tag(&rest[1..]), Shape::Address)
        }
        '°' if rest.starts_with("°C") || rest.starts_with("°F") => (degree(rest), Shape::Symbol),
        '€' | '$' | '£' if rest[c.len_utf8()..].starts_with('/') => {
            (currency(scan, start, c), Shape::Symbol)
        }
        '%' | '€' | '$' | '°' | '+' | '&' | '§' => (c.len_utf8(), Shape::Symbol),
        _ => (rest.graphemes(true).next().map_or(c.len_utf8(), str::len), Shape::Symbol),
    };
    scan.push(start, start + length, shape, out);
    start + length
}

fn run_of(rest: &str, c: char) -> usize {
    rest.find(|other| other != c).unwrap_or(rest.len())
}

/// The length of the name of a hashtag or an account.
fn tag(rest: &str) -> usize {
    rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len())
}

/// `°C`, unless a longer word follows the degree.
fn degree(rest: &str) -> usize {
    let letter = '°'.len_utf8() + 1;
    if rest[letter..].starts_with(char::is_alphanumeric) { '°'.len_utf8() } else { letter }
}

/// `€/kg`
fn currency(scan: &Scan<'_>, start: usize, c: char) -> usize {
    let rest = &scan.rest(start)[c.len_utf8() + 1..];
    let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let unit = scan.lang.tokenizer.is_unit(&rest[..word]);
    c.len_utf8() + if unit { 1 + word } else { 0 }
}
