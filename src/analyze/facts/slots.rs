//! What the slots of token patterns stand for. In: words. Out: where a slot that begins at a word ends. It never looks
//! to the left.

use super::numbers::{milli_of, number};
use super::words::Words;
use crate::lang::schema::facts::Slot;
use crate::lang::vocabulary::Class;
use crate::model::{Number as Count, Pos, Shape, VerbForm};

/// One past the last word of a slot that begins at `at`.
pub(super) fn slot(words: &Words<'_>, slot: Slot, at: usize, end: usize) -> Option<usize> {
    if at >= end {
        return None;
    }
    let one = |fits: bool| fits.then_some(at + 1);
    let listed = |class: Class| one(words.is(at, class));
    match slot {
        Slot::Weekday => listed(Class::Weekday),
        Slot::Month => listed(Class::Month),
        Slot::MidMonth => listed(Class::MidMonth),
        Slot::Part => listed(Class::DayPart),
        Slot::Season => listed(Class::Season),
        Slot::Feast => listed(Class::Feast),
        Slot::Scale => listed(Class::Scale),
        Slot::Collective => listed(Class::Collective),
        Slot::Time => listed(Class::TimeUnit),
        Slot::Fraction => listed(Class::Fraction),
        Slot::Rank => listed(Class::Rank),
        Slot::Label => listed(Class::Label),
        Slot::Day => one(day(words, at).is_some()),
        Slot::Year => one(year(words, at).is_some()),
        Slot::YearRange => one(years(words.written(at)).is_some()),
        Slot::Decade => one(decade(words, at)),
        Slot::NumericDate => one(numeric_date(words.written(at)).is_some()),
        Slot::Clock => clock(words, at, end),
        Slot::Number => number(words, at, end).map(|n| n.end),
        Slot::Digits => number(words, at, end).filter(|n| !n.in_words).map(|n| n.end),
        Slot::Words => {
            let large = |n: &super::numbers::Number| n.in_words && n.milli > Some(1_000);
            number(words, at, end).filter(large).map(|n| n.end)
        }
        Slot::Ordinal => one(is_ordinal(words, at)),
        Slot::Unit => unit(words, at, end),
        Slot::Money => money(words, at, end),
        Slot::Amount => amount(words, at, end),
        Slot::Rate => rate(words, at, end),
        Slot::Score => one(is_score(words.written(at))),
        Slot::Version => one(is_version(words.written(at))),
        Slot::Phone => phone(words, at, end),
        Slot::Counted => counted(words, at, end),
        Slot::Noun => one(words.has_pos(at, Pos::Noun) && words.written(at).len() > 1),
        Slot::Determiner => one(words.has_pos(at, Pos::Det)),
        Slot::Verb => one(matches!(words.pos(at), Some(Pos::Verb | Pos::Aux))),
        Slot::Adjective => one(words.has_pos(at, Pos::Adj)),
        Slot::Name => one(words.is_capital(at)),
    }
}

/// The day of a month: 1 to 31 in figures, or `1er`.
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<u8> {
    let written = words.written(at);
    let digits = match words.shape(at) {
        Shape::Number if written.len() <= 2 => written,
        Shape::Ordinal => written.strip_suffix("er")?,
        _ => return None,
    };
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

/// A year in four figures.
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<i32> {
    let written = words.written(at);
    let fits = words.shape(at) == Shape::Number && written.len() == 4;
    written.parse().ok().filter(|y| fits && (1000..=2100).contains(y))
}

/// `2023-2024`
pub(super) fn years(written: &str) -> Option<(i32, i32)> {
    let (from, to) = written.split_once(['-', '–', '/'])?;
    let (first, last): (i32, i32) = (from.parse().ok()?, to.parse().ok()?);
    let last = if to.len() == 2 { first / 100 * 100 + last } else { last };
    (from.len() == 4 && (1900..=2100).contains(&first) && last > first && last <= 2100)
        .then_some((first, last))
}

/// Two figures of a decade.
fn decade(words: &Words<'_>, at: usize) -> bool {
    let written = words.written(at);
    words.shape(at) == Shape::Number && written.len() == 2 && written.ends_with('0')
}

/// `28/03/2025` as day, month, year.
pub(super) fn numeric_date(written: &str) -> Option<(u8, u8, i32)> {
    let mut parts = written.split(['/', '.', '-']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let full: i32 = year.parse().ok()?;
    let full = match year.len() {
        4 => full,
        2 if written.contains('/') => 2000 + full,
        _ => return None,
    };
    Some((day.parse().ok()?, month.parse().ok()?, full))
}

/// A clock time: `10 h 30`, `19 heures`, `10:30`, *midi*.
fn clock(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    if words.is(at, Class::Noon) {
        return Some(at + 1);
    }
    let below = |i: usize, limit: i64| {
        words.shape(i) == Shape::Number && milli_of(words.written(i)).is_some_and(|m| m < limit)
    };
    if let Some((hour, minute)) = words.written(at).split_once(':') {
        let fits =
            hour.parse().is_ok_and(|h: u8| h < 25) && minute.parse().is_ok_and(|m: u8| m < 60);
        return fits.then_some(at + 1);
    }
    let hours = at + 1 < end && words.is(at + 1, Class::Hour);
    if !hours || !below(at, 25_000) {
        return None;
    }
    let minutes = at + 2 < end && words.written(at + 2).len() == 2 && below(at + 2, 60_000);
    Some(if minutes { at + 3 } else { at + 2 })
}

pub(super) fn is_ordinal(words: &Words<'_>, at: usize) -> bool {
    words.shape(at) == Shape::Ordinal && words.written(at).starts_with(|c: char| c.is_ascii_digit())
        || words.is(at, Class::Ordinal)
        || words.form(at).ends_with("ième")
}

/// A unit with what belongs to it: `mètres carrés`, `° C`.
fn unit(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    if !words.is(at, Class::Unit) {
        return None;
    }
    let degree = words.form(at) == "°" && matches!(words.form(at + 1), "c" | "f");
    let more = at + 1 < end && (words.is(at + 1, Class::UnitAdjective) || degree);
    Some(at + 1 + usize::from(more))
}

/// A currency with what narrows it down: `francs CFA`.
fn money(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    if !words.is(at, Class::Money) {
        return None;
    }
    let more = at + 1 < end && words.is(at + 1, Class::MoneyAdjective);
    Some(at + 1 + usize::from(more))
}

/// A number, perhaps *millions de*, and a unit, a currency, a unit of time, `%`.
fn amount(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let mut next = number(words, at, end)?.end;
    if next < end && words.is(next, Class::Scale) {
        next += 1;
        if next < end && words.is_bare_of(next) {
            next += 1;
        }
    }
    if next >= end {
        return None;
    }
    match words.form(next) {
        "%" | "‰" => return Some(next + 1),
        "pour" if matches!(words.form(next + 1), "cent" | "mille") => return Some(next + 2),
        _ => {}
    }
    money(words, next, end)
        .or_else(|| unit(words, next, end))
        .or_else(|| words.is(next, Class::TimeUnit).then_some(next + 1))
}

/// `par an`, `par habitant et par jour`: no determiner stands before the noun.
fn rate(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let bare = |i: usize| i + 1 < end && words.form(i) == "par" && is_bare_noun(words, i + 1);
    if !bare(at) {
        return None;
    }
    let again = at + 2 < end && words.form(at + 2) == "et" && bare(at + 3);
    Some(if again { at + 5 } else { at + 2 })
}

fn is_bare_noun(words: &Words<'_>, at: usize) -> bool {
    let singular = |t: &crate::model::Token| t.morph.allows_number(Count::Sing);
    words.tokens.get(at).is_some_and(|t| t.pos == Pos::Noun && singular(t))
        && words.shape(at) == Shape::Lower
}

/// `26-23`
pub(super) fn is_score(written: &str) -> bool {
    let short = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    written.split_once(['-', '–']).is_some_and(|(a, b)| short(a) && short(b))
}

/// `7.2.4`
fn is_version(written: &str) -> bool {
    written.matches('.').count() >= 2
        && written
            .split('.')
            .all(|p| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
        && written.split('.').any(|p| p.len() < 3)
}

/// The ten digits of a telephone number, in pairs.
fn phone(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let digits = |i: usize| {
        let written = words.written(i);
        written.len() == 2 && written.bytes().all(|b| b.is_ascii_digit())
    };
    let written = words.written(at);
    let whole = written.starts_with('0')
        && written.chars().filter(char::is_ascii_digit).count() == 10
        && written.chars().filter(|c| !c.is_ascii_digit()).count() == 4;
    if whole {
        return Some(at + 1);
    }
    let fits = written.starts_with('0') && at + 5 <= end && (at..at + 5).all(digits);
    fits.then_some(at + 5)
}

/// A noun that is counted: adjectives before it, the noun, one adjective after it, `par balle`.
fn counted(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let mut noun = at;
    while noun < end && noun < at + 2 && is_plain_adjective(words, noun) {
        noun += 1;
    }
    // `312 blessés par balle`: an adjective or participle that a number makes a noun.
    let made = !words.has_pos(noun, Pos::Noun) && noun > at;
    if made && words.form(at).ends_with(['s', 'x']) {
        noun = at;
    }
    let participle = words.verb_form(noun) == Some(VerbForm::PastPart)
        || words.has_pos(noun, Pos::Adj) && !words.has_pos(noun + 1, Pos::Noun);
    let listed = || {
        let mut readings = words.lang.lexicon.readings(words.form(noun));
        readings.any(|r| r.pos == Pos::Noun)
    };
    let nominal = words.has_pos(noun, Pos::Noun)
        || noun == at && participle && words.form(noun).ends_with('s') && listed();
    let fits = noun < end
        && nominal
        && !words.is(noun, Class::Money)
        && !words.is(noun, Class::Scale)
        && words.written(noun).len() > 1;
    if !fits {
        return None;
    }
    let after = noun + 1;
    let agrees = |i: usize| words.tokens[i].morph.agrees(words.tokens[noun].morph);
    let adjective = after < end && is_plain_adjective(words, after) && agrees(after);
    let after = if adjective { after + 1 } else { after };
    Some(rate(words, after, end).unwrap_or(after))
}

/// An adjective that is no participle: what a thing is, not what happens to it.
fn is_plain_adjective(words: &Words<'_>, at: usize) -> bool {
    let participle = |form: &str| {
        let lexicon = &words.lang.lexicon;
        lexicon.readings(form).any(|r| r.morph.verb_form() == Some(VerbForm::PastPart))
    };
    words.has_pos(at, Pos::Adj)
        && matches!(words.shape(at), Shape::Lower | Shape::Capitalised)
        && !participle(words.form(at))
}
