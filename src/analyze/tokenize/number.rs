//! Tokens that begin with a digit or a sign. In: the cursor. Out: a number, an ordinal, or a word such as `4x4`; a unit
//! glued to it is left for the next token. It never computes a value.

use super::{RawToken, Scan};
use crate::model::Shape;

/// Reads the number at `start` and returns where it ends.
pub(super) fn read(scan: &Scan<'_>, start: usize, out: &mut Vec<RawToken>) -> usize {
    let first = scan.at(start);
    let sign = if first.is_ascii_digit() { 0 } else { first.len_utf8() };
    let mut end = digits(scan, start + sign);
    // `1 150 000`: groups of three after one to three figures.
    let grouped = end - start - sign <= 3;
    while let Some(at) = joined(scan, end, grouped) {
        end = at;
    }
    let (end, shape) = ending(scan, end);
    scan.push(start, end, shape, out);
    end
}

fn digits(scan: &Scan<'_>, at: usize) -> usize {
    at + scan.rest(at).bytes().take_while(u8::is_ascii_digit).count()
}

/// The end of the next group of figures, if it belongs to the same number.
fn joined(scan: &Scan<'_>, end: usize, grouped: bool) -> Option<usize> {
    let mark = scan.at(end);
    let next = end + mark.len_utf8();
    if !scan.at(next).is_ascii_digit() {
        return None;
    }
    let after = digits(scan, next);
    let three = after - next == 3;
    let belongs = match mark {
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => grouped && three,
        '.' | ',' | '-' | '–' | '/' | ':' => true,
        _ => false,
    };
    belongs.then_some(after)
}

/// Where the token ends and what it is, by the letters glued to the figures.
fn ending(scan: &Scan<'_>, end: usize) -> (usize, Shape) {
    let glued = scan.rest(end);
    let length = glued.find(|c: char| !c.is_alphanumeric()).unwrap_or(glued.len());
    let letters = if length > LONGEST_ENDING { "" } else { &glued[..length] };
    let hyphen = scan.at(end + length) == '-' && scan.at(end + length + 1).is_alphabetic();
    if length == 0 && !hyphen {
        return (end, Shape::Number);
    }
    let words = &scan.lang.tokenizer;
    if words.is_ordinal_ending(&letters.to_lowercase()) {
        return (end + length, Shape::Ordinal);
    }
    let currency = scan.rest(end + length).starts_with(['€', '$', '£', '¥']);
    if unit_length(scan, letters).is_some() || currency && words.is_multiplier(letters) {
        return (end, Shape::Number);
    }
    // From the last letter glued on, so that a sign before the figures (`+4x`) does not end the word where it begins.
    let from = end + length;
    let rest = scan.rest(from);
    let whole = rest.find(|c: char| !c.is_alphanumeric() && !"-,./".contains(c));
    let whole = rest[..whole.unwrap_or(rest.len())].trim_end_matches(['-', ',', '.', '/']);
    (from + whole.len(), Shape::Mixed)
}

/// More letters than this make a word of the whole.
const LONGEST_ENDING: usize = 16;

/// The length of the unit that the letters and figures after a number begin with: `m2`, the `h` of `h30`.
pub(super) fn unit_length(scan: &Scan<'_>, letters: &str) -> Option<usize> {
    let words = &scan.lang.tokenizer;
    if letters.len() > LONGEST_ENDING {
        return None;
    }
    if words.is_unit(letters) {
        return Some(letters.len());
    }
    let length = letters.find(|c: char| c.is_ascii_digit())?;
    words.is_unit(&letters[..length]).then_some(length)
}
