//! Numbers, ordinals, hours. In: items. Out: the same with digits in groups and the short endings of ordinals. It never
//! changes a value, nor groups what may be a year or a code.

use std::borrow::Cow;

use super::item::{Item, Kind};
use super::space;
use crate::lang::Language;
use crate::lang::schema::typography::{Space, Typography};
use crate::model::{Number, Pos};

/// `12 345` and a telephone number become one item each.
pub(super) fn join_groups(items: &mut Vec<Item<'_>>, rules: &Typography) {
    let mut out: Vec<Item<'_>> = Vec::with_capacity(items.len());
    let mut i = 0;
    while i < items.len() {
        let (length, between) = match telephone(&items[i..]) {
            0 => (groups(items, i, rules), rules.thousands),
            pairs => (pairs, Space::Wide),
        };
        let mut item = items[i].clone();
        if length > 1 {
            let parts: Vec<&str> = items[i..i + length].iter().map(|n| &*n.text).collect();
            item.text = Cow::Owned(parts.join(&space(between)));
        }
        out.push(item);
        i += length.max(1);
    }
    *items = out;
}

/// How many items are pairs of digits of one telephone number; 0 if they are none.
fn telephone(items: &[Item<'_>]) -> usize {
    let pair = |item: &Item<'_>| item.kind == Kind::Number && item.text.len() == 2;
    let head = items.first().is_some_and(|n| pair(n) && n.text.starts_with('0'));
    let five = head && items.len() >= 5 && items[1..5].iter().all(|n| pair(n) && is_blank(n));
    if five { 5 } else { 0 }
}

/// How many items from `i` on are groups of three digits of one number.
fn groups(items: &[Item<'_>], i: usize, rules: &Typography) -> usize {
    let first = &items[i];
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let leads = first.kind == Kind::Number
        && first.text.len() <= 3
        && digits(&first.text)
        && !first.text.starts_with('0');
    if !leads || is_code(items, i, rules) {
        return 1;
    }
    let mut length = 1;
    while let Some(next) = items.get(i + length) {
        let (whole, decimals) = next.text.split_once(',').unwrap_or((&next.text, "0"));
        let group = next.kind == Kind::Number && whole.len() == 3 && digits(whole);
        if !group || !is_blank(next) || !digits(decimals) {
            break;
        }
        length += 1;
        if next.text.contains(',') {
            break;
        }
    }
    // A digit or a letter that touches the last group makes it something else.
    let touched = items.get(i + length).is_some_and(|n| n.is_glued() && n.kind == Kind::Number);
    if touched { 1 } else { length }
}

/// True if a number touches what stands before it, or if a word before it says that it counts nothing.
fn is_code(items: &[Item<'_>], i: usize, rules: &Typography) -> bool {
    let Some(before) = i.checked_sub(1).map(|b| &items[b]) else { return false };
    let free = before.opens() || matches!(&*before.text, "’" | "+" | "-" | "−" | "±" | "~" | "≈");
    (items[i].is_glued() && !free)
        || before.kind == Kind::Number
        || rules.numbered.contains(&before.text.to_lowercase())
        || reference_before(items, i, &rules.references)
        || reference_before(items, i, &rules.reference_letters)
}

/// A blank that ends no line.
fn is_blank(item: &Item<'_>) -> bool {
    !item.is_glued() && !item.begins_line()
}

/// `20H40` of the wires → `20h40`.
fn wire_hour(items: &mut [Item<'_>], i: usize) {
    let Some([hour, letter, minutes]) = items.get_mut(i..i + 3) else {
        return;
    };
    let two = |item: &Item<'_>| item.kind == Kind::Number && item.text.len() == 2;
    let glued = letter.is_glued() && minutes.is_glued();
    let daytime = hour.text.parse::<u8>().is_ok_and(|h| h <= 24);
    if hour.quoted || letter.text != "H" || !glued || !two(hour) || !two(minutes) || !daytime {
        return;
    }
    letter.text = Cow::Borrowed("h");
}

impl Language {
    /// Groups digits, shortens the endings of ordinals.
    pub(super) fn set_figures(&self, items: &mut [Item<'_>]) {
        let rules = &self.rules.typography;
        for i in 0..items.len() {
            if rules.hours {
                wire_hour(items, i);
            }
            // A stop between digits is a mark: that may change inside a quotation.
            if let Some(grouped) = self.stopped(items, i) {
                items[i].text = Cow::Owned(grouped);
            }
            if items[i].quoted {
                continue;
            }
            if rules.ordinals {
                ordinal(items, i, rules);
            }
            if rules.group_thousands && items[i].kind == Kind::Number {
                let code = is_code(items, i, rules)
                    || items.get(i + 1).is_some_and(|n| n.kind == Kind::Number);
                let grouped = match dotted(&items[i].text, rules) {
                    Some(grouped) => Some(grouped).filter(|_| !code),
                    None if self.counts(items, i) => group(&items[i].text, rules),
                    None => None,
                };
                if let Some(grouped) = grouped {
                    items[i].text = Cow::Owned(grouped);
                }
            }
        }
    }

    /// `640.000 euros` → `640 000 euros`, where the stop cannot be a decimal point of abroad.
    fn stopped(&self, items: &[Item<'_>], i: usize) -> Option<String> {
        let rules = &self.rules.typography;
        if !rules.group_thousands || items[i].kind != Kind::Number {
            return None;
        }
        let (first, rest) = items[i].text.split_once('.')?;
        let (group, decimals) = rest.split_once(',').unwrap_or((rest, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let written = first.len() <= 3
            && digits(first)
            && !first.starts_with('0')
            && group.len() == 3
            && digits(group)
            && digits(decimals);
        if !written || is_code(items, i, rules) {
            return None;
        }
        let next = items.get(i + 1)?;
        let range = matches!(&*next.text, "à" | "et" | "ou")
            && items.get(i + 2).is_some_and(|n| n.kind == Kind::Number && !n.is_glued());
        let at = if range { i + 3 } else { i + 1 };
        // `au moins 53.000.`: nobody measures to three noughts.
        // `réclament 418.000 euros, n'en reconnaît que 96.500,`: nor to three where thousands stand before.
        let grouped = |item: &Item<'_>| {
            item.kind == Kind::Number && item.text.contains(&*space(rules.thousands))
        };
        let same = group == "000" || items[..i].iter().any(grouped);
        let closed = same && first.len() > 1 && next.kind == Kind::Mark;
        let counts = closed || self.has_thousands(items, at, group == "000");
        counts.then(|| format!("{first}{}{rest}", space(rules.thousands)))
    }

    /// True if what stands at `at` is counted in thousands rather than measured with decimals; round numbers are counted.
    fn has_thousands(&self, items: &[Item<'_>], at: usize, round: bool) -> bool {
        let rules = &self.rules.typography;
        let Some(next) = items.get(at) else { return false };
        let symbol = symbol_at(&items[at..], &rules.symbols);
        let unit = if symbol.is_empty() { &*next.text } else { symbol };
        let several = || {
            let mut readings = self.lexicon.readings(unit);
            readings.any(|r| {
                matches!(r.pos, Pos::Noun | Pos::Adj) && r.morph.number() != Some(Number::Sing)
            })
        };
        let word = next.kind == Kind::Word && !next.is_glued() && !next.begins_line();
        let counted =
            !symbol.is_empty() || word && (rules.counted.iter().any(|c| c == unit) || several());
        counted && (round || !rules.measured.iter().any(|m| m == unit))
    }

    /// True for a number of four digits or more that counts something.
    fn counts(&self, items: &[Item<'_>], i: usize) -> bool {
        let rules = &self.rules.typography;
        let (whole, decimals) = items[i].text.split_once(',').unwrap_or((&items[i].text, ""));
        if whole.len() < 4 || whole.starts_with('0') || whole.bytes().any(|b| !b.is_ascii_digit()) {
            return false;
        }
        if is_code(items, i, rules) {
            return false;
        }
        let Some(next) = items.get(i + 1) else { return !decimals.is_empty() };
        if !symbol_at(&items[i + 1..], &rules.symbols).is_empty() {
            return true;
        }
        let ratio = next.is_mark(":")
            && items.get(i + 2).is_some_and(|n| n.is_glued() && n.kind == Kind::Number);
        let touches = next.kind != Kind::Mark || matches!(&*next.text, "-" | "/" | "_") || ratio;
        if next.is_glued() && touches {
            return false;
        }
        let follows = !next.is_glued() && next.kind == Kind::Word && !next.begins_line();
        if !decimals.is_empty() || (follows && rules.counted.iter().any(|c| *c == next.text)) {
            return true;
        }
        let year = whole.len() == 4 && (1_000..=2_100).contains(&whole.parse().unwrap_or(0));
        let free = !year || self.is_no_year(i.checked_sub(1).map(|b| &items[b]), whole);
        // `de 1500 à 2000 euros`, but `depuis 1987 à 800 mètres du bourg`.
        let range = matches!(&*next.text, "à" | "et" | "ou") && self.is_counted(items, i + 2);
        follows && free && (range || self.is_plural_noun(&next.text))
    }

    /// True for the second number of `de 1500 à 2000 euros`.
    fn is_counted(&self, items: &[Item<'_>], i: usize) -> bool {
        let rules = &self.rules.typography;
        let number = items.get(i).is_some_and(|n| n.kind == Kind::Number && !n.is_glued());
        let Some(next) = items.get(i + 1).filter(|_| number) else { return false };
        !symbol_at(&items[i + 1..], &rules.symbols).is_empty()
            || rules.counted.iter().any(|c| *c == next.text)
    }

    /// True if what stands before a number of four digits shows that it is no year.
    fn is_no_year(&self, before: Option<&Item<'_>>, whole: &str) -> bool {
        let Some(before) = before else { return whole < "1900" };
        if before.kind == Kind::Mark {
            return whole < "1900";
        }
        let lower = before.text.to_lowercase();
        let listed = self.rules.typography.before_years.contains(&lower);
        let mut readings = self.lexicon.readings(&lower);
        let closed = readings.any(|r| matches!(r.pos, Pos::Det | Pos::Adp | Pos::Adv | Pos::Pron));
        !listed && closed
    }

    /// True for a word that names several things, and is no verb.
    fn is_plural_noun(&self, word: &str) -> bool {
        let (mut noun, mut other) = (false, false);
        for reading in self.lexicon.readings(word) {
            let singular = reading.morph.number() == Some(Number::Sing);
            match reading.pos {
                Pos::Noun | Pos::Adj if !singular => noun = true,
                Pos::Noun | Pos::Adj => {}
                Pos::Verb if reading.share.is_some_and(|s| s < 5) => {}
                _ => other = true,
            }
        }
        noun && !other
    }
}

/// True if one of the short forms ends right before the item; a form may be a word and a mark.
pub(super) fn reference_before(items: &[Item<'_>], i: usize, forms: &[String]) -> bool {
    /// Bytes of the longest short form.
    const LONGEST: usize = 5;
    let Some(last) = i.checked_sub(1).map(|b| &items[b]) else { return false };
    if last.text.len() > LONGEST {
        return false;
    }
    forms.iter().any(|form| {
        form == &*last.text
            || (last.kind == Kind::Mark && last.is_glued() && i > 1)
                .then(|| &items[i - 2])
                .is_some_and(|word| {
                    form.strip_suffix(&*last.text).is_some_and(|head| head == word.text)
                })
    })
}

/// The symbol that begins with the first item, as written there; empty if none does. Nothing but a closing mark may touch it.
pub(super) fn symbol_at<'s>(items: &[Item<'_>], symbols: &'s [String]) -> &'s str {
    /// `km/h` is three items.
    const LONGEST: usize = 3;
    let mut best = "";
    let mut text = String::new();
    for (n, item) in items.iter().take(LONGEST).enumerate() {
        if n > 0 && !item.is_glued() {
            break;
        }
        text.push_str(&item.text);
        let touched = items.get(n + 1).is_some_and(|next| {
            let ends = ".,;:!?)]»”…/-–%".contains(&*next.text);
            next.is_glued() && !(next.kind == Kind::Mark && ends)
        });
        if let Some(symbol) = symbols.iter().find(|s| **s == text).filter(|_| !touched) {
            best = symbol;
        }
    }
    best
}

/// `1.500.000` → `1 500 000`; one stop alone may be a decimal point of abroad.
fn dotted(text: &str, rules: &Typography) -> Option<String> {
    let parts: Vec<&str> = text.split('.').collect();
    let [first, others @ ..] = parts.as_slice() else { return None };
    let thousands = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && others.len() > 1
        && others.iter().all(|p| p.len() == 3 && p.bytes().all(|b| b.is_ascii_digit()));
    let whole = first.bytes().all(|b| b.is_ascii_digit());
    (thousands && whole).then(|| parts.join(&space(rules.thousands)))
}

/// The digits of a number in groups of three.
fn group(text: &str, rules: &Typography) -> Option<String> {
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let mut out = String::with_capacity(text.len() * 2);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push_str(&space(rules.thousands));
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    Some(out)
}

/// `1ère` → `1re`, `XXème` → `XXe`.
fn ordinal(items: &mut [Item<'_>], i: usize, rules: &Typography) {
    if items[i].kind != Kind::Word {
        return;
    }
    let number = i > 0 && items[i].is_glued() && items[i - 1].kind == Kind::Number;
    if number {
        if let Some(ending) = rules.ordinal_suffixes.get(&*items[i].text) {
            items[i].text = Cow::Owned(ending.clone());
        }
        return;
    }
    let text = &*items[i].text;
    let end = text.find(|c| !is_roman(c)).unwrap_or(text.len());
    let (numeral, ending) = text.split_at(end);
    if let Some(ending) = rules.roman_suffixes.get(ending).filter(|_| !numeral.is_empty()) {
        items[i].text = Cow::Owned(format!("{numeral}{ending}"));
    }
}

/// True for the letters of Roman numerals.
pub(super) fn is_roman(c: char) -> bool {
    matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M')
}

/// True for one or two digits that make at most `limit`.
pub(super) fn is_at_most(text: &str, limit: u32) -> bool {
    text.len() <= 2 && text.parse::<u32>().is_ok_and(|n| n <= limit)
}
