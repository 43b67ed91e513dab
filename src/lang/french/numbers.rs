//! Numbers in words and figures. In: integers (values with decimals in thousandths). Out: text set with French spaces. It
//! never rounds.

use super::{NARROW, WIDE};
use crate::lang::Language;
use crate::model::Gender;

/// The minus sign of print.
const MINUS: char = '−';

impl Language {
    /// A number in words: `vingt et un`, `deux cents`, `mille deux cents`. The feminine only changes a final *un*.
    pub fn cardinal(&self, number: u64, gender: Gender) -> String {
        let mut words = self.cardinal_words(number);
        let one = &self.rules.realisation.numbers.units[1];
        if gender == Gender::Fem && number % 10 == 1 && !number.is_multiple_of(1_000) {
            let feminine = &self.rules.realisation.numbers.feminine_one;
            if let Some(stem) = words.strip_suffix(one.as_str()) {
                // *onze* does not end in *un*; *vingt et un mille* is not counted here.
                words = format!("{stem}{feminine}");
            }
        }
        words
    }

    fn cardinal_words(&self, number: u64) -> String {
        let n = &self.rules.realisation.numbers;
        if number == 0 {
            return n.units[0].clone();
        }
        let mut parts = Vec::new();
        let mut rest = number;
        for (size, name) in [(1_000_000_000, &n.milliard), (1_000_000, &n.million)] {
            let count = rest / size;
            rest %= size;
            if count > 0 {
                let plural = if count > 1 { "s" } else { "" };
                parts.push(format!("{} {name}{plural}", self.cardinal_words(count)));
            }
        }
        match rest / 1_000 {
            0 => {}
            1 => parts.push(n.thousand.clone()),
            // *Quatre-vingts* and *cents* lose their s before *mille*.
            count => parts.push(format!("{} {}", self.below_thousand(count, false), n.thousand)),
        }
        if !rest.is_multiple_of(1_000) {
            parts.push(self.below_thousand(rest % 1_000, true));
        }
        parts.join(" ")
    }

    /// 1 to 999; `last` says that nothing follows, so that *cents* and *quatre-vingts* bear their s.
    fn below_thousand(&self, number: u64, last: bool) -> String {
        let n = &self.rules.realisation.numbers;
        let (hundreds, rest) = (number / 100, number % 100);
        let plural = if hundreds > 1 && rest == 0 && last { "s" } else { "" };
        let head = match hundreds {
            0 => None,
            1 => Some(n.hundred.clone()),
            h => Some(format!("{} {}{plural}", n.units[h as usize], n.hundred)),
        };
        let tail = (rest > 0).then(|| self.below_hundred(rest, last));
        head.into_iter().chain(tail).collect::<Vec<_>>().join(" ")
    }

    fn below_hundred(&self, number: u64, last: bool) -> String {
        let n = &self.rules.realisation.numbers;
        let unit = |u: u64| n.units[u as usize].as_str();
        match number {
            0..=16 => unit(number).to_owned(),
            17..=19 => format!("{}-{}", unit(10), unit(number - 10)),
            20..=79 => {
                let ten = number.min(69) / 10;
                let (name, rest) = (&n.tens[ten as usize - 2], number - ten * 10);
                match rest {
                    0 => name.clone(),
                    1 | 11 => format!("{name} et {}", unit(rest)),
                    _ => format!("{name}-{}", self.below_hundred(rest, last)),
                }
            }
            _ => {
                let fourscore = format!("{}-{}", unit(4), n.tens[0]);
                match number - 80 {
                    0 if last => format!("{fourscore}s"),
                    0 => fourscore,
                    rest => format!("{fourscore}-{}", self.below_hundred(rest, last)),
                }
            }
        }
    }

    /// An ordinal in words: `premier`, `vingt et unième`.
    pub fn ordinal(&self, number: u64, gender: Gender) -> String {
        let n = &self.rules.realisation.numbers;
        if number == 1 {
            return n.first.get(gender_key(gender)).cloned().unwrap_or_default();
        }
        let words = self.cardinal_words(number);
        let cut = words.rfind([' ', '-']).map_or(0, |at| at + 1);
        let (lead, last) = words.split_at(cut);
        let stem = match n.ordinal_stems.get(last) {
            Some(stem) => stem.as_str(),
            None => {
                // *Quatre-vingts* and *cents* lose their s, *quatre* and *mille* their e.
                let plural = number.is_multiple_of(100) || number % 100 == 80;
                let singular = if plural { last.strip_suffix('s').unwrap_or(last) } else { last };
                singular.strip_suffix('e').unwrap_or(singular)
            }
        };
        format!("{lead}{stem}{}", n.ordinal_ending)
    }

    /// An ordinal in figures: `1er`, `1re`, `45e`.
    pub fn ordinal_figures(&self, number: u64, gender: Gender) -> String {
        let endings = &self.rules.realisation.numbers.ordinal_figures;
        let key = if number == 1 { gender_key(gender) } else { "other" };
        let ending = endings.get(key).map_or("", String::as_str);
        format!("{}{ending}", grouped(number))
    }

    /// A century: `XXe siècle`.
    pub fn century(&self, number: u64) -> String {
        let n = &self.rules.realisation.numbers;
        let key = if number == 1 { "m" } else { "other" };
        let ending = n.ordinal_figures.get(key).map_or("", String::as_str);
        format!("{}{ending}{WIDE}{}", roman(number), n.century)
    }

    /// A value in figures: `12 345,6`. In: thousandths.
    pub fn figure(&self, milli: i64) -> String {
        let sign = if milli < 0 { MINUS.to_string() } else { String::new() };
        let size = milli.unsigned_abs();
        let decimals = format!("{:03}", size % 1_000);
        let decimals = decimals.trim_end_matches('0');
        let comma = if decimals.is_empty() { "" } else { "," };
        format!("{sign}{}{comma}{decimals}", grouped(size / 1_000))
    }

    /// A value with what it counts, plural from two: `1,9 mètre`, `2 mètres`. In: thousandths.
    pub fn quantity(&self, milli: i64, singular: &str, plural: &str) -> String {
        let noun = if milli.unsigned_abs() < 2_000 { singular } else { plural };
        format!("{} {noun}", self.figure(milli))
    }

    /// A number with what it counts; round millions and milliards in words: `1,9 million d’euros`.
    pub fn magnitude(&self, number: u64, singular: &str, plural: &str) -> String {
        let n = &self.rules.realisation.numbers;
        let sizes = [(1_000_000_000, &n.milliard), (1_000_000, &n.million)];
        let fits = |&(size, _): &(u64, _)| number >= size && number.is_multiple_of(size / 1_000);
        let Some((size, name)) = sizes.into_iter().find(fits) else {
            let noun = if number < 2 { singular } else { plural };
            return format!("{} {noun}", grouped(number));
        };
        let milli = (number / (size / 1_000)) as i64;
        let ending = if milli < 2_000 { "" } else { "s" };
        self.join(&format!("{}{WIDE}{name}{ending} de", self.figure(milli)), plural)
    }

    /// A percentage: `12,5 %`. In: thousandths.
    pub fn percent(&self, milli: i64) -> String {
        format!("{}{WIDE}%", self.figure(milli))
    }

    /// A sum with the symbol of its currency; cents are two digits: `1,50 €`. In: thousandths.
    pub fn money(&self, milli: i64, symbol: &str) -> String {
        let figure = self.figure(milli);
        let cents = figure.split_once(',').filter(|(_, cents)| cents.len() == 1);
        let zero = if cents.is_some() { "0" } else { "" };
        format!("{figure}{zero}{WIDE}{symbol}")
    }

    /// A range of values: `3 à 5 mètres`. In: thousandths.
    pub fn figure_range(&self, from: i64, to: i64, singular: &str, plural: &str) -> String {
        format!("{} à {}", self.figure(from), self.quantity(to, singular, plural))
    }
}

fn gender_key(gender: Gender) -> &'static str {
    match gender {
        Gender::Masc => "m",
        Gender::Fem => "f",
    }
}

/// Digits in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(NARROW);
        }
        out.push(digit);
    }
    out
}

/// A Roman numeral; figures above 3,999.
fn roman(number: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3_999 {
        return number.to_string();
    }
    let (mut out, mut rest) = (String::new(), number);
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}
