//! Numbers in words, read. In: words of a text. Out: the number and how many words say it. It never reads figures.

use crate::lang::Language;
use crate::lang::fold::fold;

/// What one number word does to the number before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// 0 to 19.
    Unit(u64),
    /// 20, 30… and the regional 70, 80, 90.
    Ten(u64),
    Hundred,
    Thousand,
    /// *million*, *milliard*
    Size(u64),
    /// *et* between a ten and *un* or *onze*.
    And,
}

/// A number as far as it is read.
#[derive(Debug, Clone, Copy, Default)]
struct Partial {
    /// What stands before *million* and *milliard* already read.
    high: u64,
    /// The thousands already closed by *mille*.
    thousands: u64,
    /// Below a thousand.
    low: u64,
    /// The last word read.
    last: Option<Word>,
    /// The smallest size that was closed.
    closed: Option<u64>,
}

impl Language {
    /// The number at the head of `words`, and how many words it takes: `deux mille vingt-trois` is 2023 in three words.
    /// Regional words (`nonante`) are read. An *un* or *une* alone counts as 1: whether it is an article, the caller knows.
    pub fn read_number(&self, words: &[&str]) -> Option<(u64, usize)> {
        let mut partial = Partial::default();
        let mut best = None;
        for (i, word) in words.iter().enumerate() {
            let mut fits = true;
            for part in word.split('-') {
                match self.number_word(&fold(part)).and_then(|w| partial.then(w)) {
                    Some(next) => partial = next,
                    None => {
                        fits = false;
                        break;
                    }
                }
            }
            if !fits {
                break;
            }
            if partial.last != Some(Word::And) {
                best = Some((partial.value(), i + 1));
            }
        }
        best
    }

    fn number_word(&self, folded: &str) -> Option<Word> {
        let n = &self.rules.realisation.numbers;
        if folded == "et" {
            return Some(Word::And);
        }
        let is = |word: &str| fold(word) == folded;
        let plural = folded.strip_suffix('s').unwrap_or(folded);
        if let Some(unit) = n.units.iter().position(|w| is(w)) {
            return Some(Word::Unit(unit as u64));
        }
        if is(&n.feminine_one) {
            return Some(Word::Unit(1));
        }
        if let Some(ten) = n.tens.iter().position(|w| is(w) || fold(w) == plural) {
            return Some(Word::Ten(ten as u64 * 10 + 20));
        }
        if let Some((_, &ten)) = n.regional.iter().find(|(w, _)| is(w)) {
            return Some(Word::Ten(ten));
        }
        match plural {
            w if w == n.hundred => Some(Word::Hundred),
            w if w == n.million => Some(Word::Size(1_000_000)),
            w if w == n.milliard => Some(Word::Size(1_000_000_000)),
            _ if folded == n.thousand => Some(Word::Thousand),
            _ => None,
        }
    }
}

impl Partial {
    fn value(self) -> u64 {
        self.high.saturating_add(self.thousands).saturating_add(self.low)
    }

    /// The number with one more word; none if the word begins another number.
    fn then(self, word: Word) -> Option<Self> {
        let mut next = Self { last: Some(word), ..self };
        let (tens, units) = (self.low % 100, self.low % 10);
        match word {
            Word::Unit(unit) => {
                let free = match self.last {
                    None => true,
                    Some(Word::Hundred | Word::Thousand | Word::Size(_)) => unit > 0,
                    Some(Word::And) => matches!(unit, 1 | 11),
                    // *Soixante-dix*, *quatre-vingt-dix*; *septante* takes no *dix*.
                    Some(Word::Ten(_)) => {
                        unit > 0 && (unit < 10 || (unit < 20 && matches!(tens, 60 | 80)))
                    }
                    // *Dix-sept*.
                    Some(Word::Unit(10)) => (7..=9).contains(&unit) && units == 0,
                    Some(Word::Unit(_)) => false,
                };
                if !free {
                    return None;
                }
                next.low += unit;
            }
            Word::Ten(ten) => match self.last {
                // *Quatre-vingts*.
                Some(Word::Unit(4)) if ten == 20 && tens == 4 => next.low += 76,
                None | Some(Word::Hundred | Word::Thousand | Word::Size(_)) => next.low += ten,
                _ => return None,
            },
            Word::Hundred => match self.low {
                0 if self.last != Some(Word::Unit(0)) => next.low = 100,
                2..=9 if matches!(self.last, Some(Word::Unit(_))) => next.low *= 100,
                _ => return None,
            },
            Word::Thousand => {
                if self.thousands > 0 || self.last == Some(Word::And) || self.low == 1 {
                    return None;
                }
                next.thousands = self.low.max(1) * 1_000;
                next.low = 0;
            }
            Word::Size(size) => {
                let count = self.thousands + self.low;
                if count == 0 || self.closed.is_some_and(|c| c <= size) {
                    return None;
                }
                next.high = self.high.saturating_add(count.saturating_mul(size));
                (next.thousands, next.low, next.closed) = (0, 0, Some(size));
            }
            Word::And => {
                // *Vingt et un*, *mille et un*; *quatre-vingt-un* takes none.
                let ten = matches!(self.last, Some(Word::Ten(t)) if t != 20 || tens == 20);
                if !ten && self.last != Some(Word::Thousand) {
                    return None;
                }
            }
        }
        Some(next)
    }
}
