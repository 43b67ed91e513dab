//! Numbers in figures and in words. In: words. Out: where a number ends and its value in thousandths. It never reads a
//! unit.

use super::words::Words;
use crate::lang::vocabulary::Class;
use crate::model::Shape;

/// A number that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// One past its last word.
    pub end: usize,
    /// Its value in thousandths, if it fits.
    pub milli: Option<i64>,
    /// True if it is written in words.
    pub in_words: bool,
}

/// The number that begins at a word; *un* and *une* alone are articles.
pub(super) fn number(words: &Words<'_>, at: usize, end: usize) -> Option<Number> {
    if at >= end {
        return None;
    }
    if words.shape(at) == Shape::Number {
        let milli = milli_of(words.written(at))?;
        return Some(Number { end: at + 1, milli: Some(milli), in_words: false });
    }
    in_words(words, at, end)
}

/// The value of a number in figures in thousandths: `3 418`, `9,64`, `1.150`.
pub(super) fn milli_of(written: &str) -> Option<i64> {
    let (mut value, mut decimals, mut comma) = (0i64, 0u32, false);
    let dots = written.matches('.').count();
    let thousands = dots > 0 && written.split('.').skip(1).all(|part| part.len() == 3);
    for c in written.chars() {
        match c {
            '0'..='9' if comma && decimals == 3 => {}
            '0'..='9' => {
                value = value.checked_mul(10)?.checked_add(i64::from(c as u8 - b'0'))?;
                decimals += u32::from(comma);
            }
            ',' if !comma => comma = true,
            '.' if thousands => {}
            '.' if !comma && dots == 1 => comma = true,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '+' => {}
            _ => return None,
        }
    }
    value.checked_mul(10i64.pow(3 - decimals))
}

/// Puts a number together from its words.
#[derive(Debug, Default)]
struct Sum {
    total: i64,
    group: i64,
    started: bool,
}

impl Sum {
    /// Adds one word; false if it cannot continue the number.
    fn add(&mut self, value: i64) -> bool {
        let rest = self.group % 100;
        let fits = match value {
            1000 => self.group < 1000 && (self.total == 0 || self.group == 0),
            100 => rest < 10 && self.group < 100,
            20 if rest == 4 => true,
            _ if !self.started || rest == 0 => true,
            7..=9 if matches!(rest, 10 | 70 | 90) => true,
            1..=9 => rest >= 20 && rest % 10 == 0,
            10..=19 => rest == 60 || rest == 80,
            _ => false,
        };
        if !fits {
            return false;
        }
        match value {
            1000 => {
                self.total += self.group.max(1) * 1000;
                self.group = 0;
            }
            100 => self.group = self.group.max(1) * 100,
            20 if rest == 4 => self.group += 76,
            _ => self.group += value,
        }
        self.started = true;
        true
    }
}

fn in_words(words: &Words<'_>, at: usize, end: usize) -> Option<Number> {
    let mut sum = Sum::default();
    let mut next = at;
    while next < end {
        let joined = next > at
            && words.form(next) == "et"
            && sum.group % 10 == 0
            && sum.group % 100 >= 20
            && next + 1 < end
            && matches!(words.form(next + 1), "un" | "une" | "onze");
        let word = if joined { next + 1 } else { next };
        if !add_word(words, word, &mut sum) {
            break;
        }
        next = word + 1;
    }
    let value = sum.total + sum.group;
    let article = next == at + 1 && value == 1 && !words.is(next, Class::Scale);
    if next == at || article {
        return None;
    }
    Some(Number { end: next, milli: value.checked_mul(1000), in_words: true })
}

/// Adds a word or all parts of a hyphenated one; leaves the sum as it was if that fails.
fn add_word(words: &Words<'_>, at: usize, sum: &mut Sum) -> bool {
    let mark = words.mark(at);
    if mark.is(Class::NumberWord) {
        return sum.add(mark.value);
    }
    let form = words.form(at);
    if !form.contains('-') {
        return false;
    }
    let mut trial = Sum { ..*sum };
    let fits = form.split('-').all(|part| {
        let mark = words.lang.facts.vocabulary.mark(part);
        part == "et" && trial.started || mark.is(Class::NumberWord) && trial.add(mark.value)
    });
    if fits {
        *sum = trial;
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_with_their_decimals() {
        assert_eq!(milli_of("3\u{202f}418"), Some(3_418_000));
        assert_eq!(milli_of("9,64"), Some(9_640));
        assert_eq!(milli_of("1.150"), Some(1_150_000));
        assert_eq!(milli_of("7 842,3641"), Some(7_842_364));
        assert_eq!(milli_of("26-23"), None);
        assert_eq!(milli_of("7.2.4"), None);
    }

    #[test]
    fn words_add_up_as_french_counts() {
        let read = |parts: &[i64]| {
            let mut sum = Sum::default();
            let taken = parts.iter().take_while(|&&v| sum.add(v)).count();
            (sum.total + sum.group, taken)
        };
        assert_eq!(read(&[4, 20, 10, 7]), (97, 4));
        assert_eq!(read(&[60, 11]), (71, 2));
        assert_eq!(read(&[2, 1000, 3, 100, 27 - 7, 7]), (2327, 6));
        assert_eq!(read(&[100, 23 - 3, 3]), (123, 3));
        assert_eq!(read(&[2, 3]), (2, 1));
        assert_eq!(read(&[90, 2]), (92, 2));
    }
}
