//! The blanks between items. In: items. Out: the same with the space that French typography wants before each. It never
//! opens a line, and never closes one.

use std::borrow::Cow;

use super::figures::{is_at_most, is_roman, reference_before, symbol_at};
use super::item::{Item, Kind, Side};
use super::space;
use crate::lang::Language;
use crate::lang::schema::typography::{Space, Typography};

impl Language {
    /// Sets the blank before every item.
    pub(super) fn set_gaps(&self, items: &mut [Item<'_>]) {
        for i in 0..items.len() {
            if let Some(gap) = self.gap_before(items, i) {
                items[i].gap = gap;
            }
        }
    }

    /// The blank that an item asks for; none if the one that stands there stays.
    fn gap_before(&self, items: &[Item<'_>], i: usize) -> Option<Cow<'static, str>> {
        let rules = &self.rules.typography;
        let before = &items[i.checked_sub(1)?];
        let item = &items[i];
        if item.begins_line() {
            return None;
        }
        if let Some(gap) = around_quotes(before, item, rules) {
            return Some(gap);
        }
        let asked = match item.kind {
            Kind::Mark => before_mark(items, i, rules),
            Kind::Number => before_number(items, i, rules),
            Kind::Word => self.before_word(items, i),
            Kind::Address => None,
        };
        asked.or_else(|| symbol(items, i, rules)).or_else(|| single(&item.gap))
    }

    fn before_word(&self, items: &[Item<'_>], i: usize) -> Option<Cow<'static, str>> {
        let rules = &self.rules.typography;
        let (before, word) = (&items[i - 1], &items[i]);
        if word.is_glued() {
            return None;
        }
        let text = &*word.text;
        let first_of_month = before.text == "er" && before.is_glued();
        let wanted = if before.kind == Kind::Number || first_of_month {
            let day = first_of_month || is_at_most(&before.text, 31);
            if day && self.rules.realisation.calendar.months.iter().any(|m| m == text) {
                rules.in_dates
            } else if rules.magnitudes.iter().any(|m| m == text) {
                rules.before_magnitude
            } else {
                return None;
            }
        } else if word.is_capitalised() {
            let letter = rules.reference_letters.iter().any(|l| l.strip_suffix('.') == Some(text));
            if reference_before(items, i, &rules.titles) {
                rules.after_title
            } else if letter && reference_before(items, i, &rules.references) {
                rules.after_reference
            } else if is_sovereign(before, text) {
                rules.after_sovereign
            } else {
                return None;
            }
        } else if text.trim_end_matches('s') == "siècle" && is_century(&before.text) {
            rules.before_century
        } else {
            return None;
        };
        Some(space(wanted))
    }
}

/// Inside the marks of a quotation.
fn around_quotes(
    before: &Item<'_>,
    item: &Item<'_>,
    rules: &Typography,
) -> Option<Cow<'static, str>> {
    if before.is_mark("«") || item.is_mark("»") {
        return Some(space(rules.inside_guillemets));
    }
    let inside = before.quote == Some(Side::Opening) || item.quote == Some(Side::Closing);
    inside.then_some(Cow::Borrowed(""))
}

fn before_mark(items: &[Item<'_>], i: usize, rules: &Typography) -> Option<Cow<'static, str>> {
    const NOTHING: Option<Cow<'static, str>> = Some(Cow::Borrowed(""));
    let (before, mark) = (&items[i - 1], &items[i]);
    let next_glued = items.get(i + 1).filter(|n| n.is_glued());
    let smiley = !mark.is_glued()
        && next_glued.is_some_and(|n| matches!(&*n.text, ")" | "(" | "-" | "D" | "P" | "p"));
    match &*mark.text {
        ";" | ":" if smiley => None,
        ";" if before.is_glued() && i > 1 && items[i - 2].is_mark("&") => None,
        ";" | "!" | "?" if before.opens() => NOTHING,
        ";" | "!" | "?" if matches!(&*before.text, "!" | "?") => NOTHING,
        ";" | "!" | "?" => Some(space(rules.before_high)),
        ":" if before.opens() || before.is_mark(":") => None,
        ":" if next_glued.is_some_and(|n| n.is_mark(":")) => None,
        ":" => {
            let ratio = mark.is_glued()
                && before.kind == Kind::Number
                && next_glued.is_some_and(|n| n.kind == Kind::Number);
            (!ratio).then(|| space(rules.before_colon))
        }
        "." if before.is_mark("…") || before.is_mark(".") => None,
        "," | "." if before.opens() || before.is_mark("–") || before.is_mark("-") => None,
        "," | "." => next_glued.is_none_or(|n| n.kind == Kind::Mark).then_some(Cow::Borrowed("")),
        _ => None,
    }
}

/// Before a number: `n° 5`, `20 h 30`, `+ 3`.
fn before_number(items: &[Item<'_>], i: usize, rules: &Typography) -> Option<Cow<'static, str>> {
    let before = &items[i - 1];
    if reference_before(items, i, &rules.references)
        || reference_before(items, i, &rules.reference_letters)
    {
        return Some(space(rules.after_reference));
    }
    let apart = !items[i].is_glued();
    if i > 1 && is_hour(items, i - 1) && is_minutes(&items[i]) {
        // In a quotation `20h30` stays.
        return (apart || (rules.hours && !items[i].quoted)).then(|| space(rules.in_hours));
    }
    let lasting =
        i > 1 && items[i - 2].kind == Kind::Number && matches!(&*before.text, "h" | "min");
    if lasting && apart && is_at_most(&items[i].text, 59) {
        return Some(space(rules.in_hours));
    }
    let signed = matches!(&*before.text, "+" | "−" | "±") && apart;
    (signed && (i == 1 || !before.is_glued())).then(|| space(Space::Wide))
}

/// Before a symbol behind a number: `12 %`, `90 km/h`, `20 h`.
fn symbol(items: &[Item<'_>], i: usize, rules: &Typography) -> Option<Cow<'static, str>> {
    let item = &items[i];
    if items[i - 1].kind != Kind::Number {
        return None;
    }
    if is_hour(items, i) {
        let minutes = items.get(i + 1).filter(|n| n.is_glued() && n.kind != Kind::Mark);
        let plain = minutes.is_none_or(is_minutes);
        let apart = !item.is_glued() || (rules.hours && !item.quoted && plain);
        return apart.then(|| space(rules.in_hours));
    }
    let known = if item.is_glued() { &rules.glued_symbols } else { &rules.symbols };
    (!symbol_at(&items[i..], known).is_empty()).then(|| space(rules.before_symbol))
}

/// True for the `h` of a time of day or a duration below 25 hours.
fn is_hour(items: &[Item<'_>], i: usize) -> bool {
    let number = i.checked_sub(1).map(|b| &items[b]);
    items[i].text == "h"
        && number.is_some_and(|n| n.kind == Kind::Number && is_at_most(&n.text, 24))
}

/// Two digits up to 59.
fn is_minutes(item: &Item<'_>) -> bool {
    item.kind == Kind::Number && item.text.len() == 2 && is_at_most(&item.text, 59)
}

/// One blank for a run of blanks.
fn single(gap: &str) -> Option<Cow<'static, str>> {
    let long = gap.chars().nth(1).is_some();
    long.then_some(Cow::Borrowed(if gap.contains('\u{a0}') {
        "\u{a0}"
    } else if gap.contains('\u{202f}') {
        "\u{202f}"
    } else {
        " "
    }))
}

/// `XXe`, `Ier`.
fn is_century(text: &str) -> bool {
    let numeral = text.strip_suffix("er").or_else(|| text.strip_suffix('e'));
    numeral.is_some_and(|n| !n.is_empty() && n.chars().all(is_roman))
}

/// `Louis` before `XIV`.
fn is_sovereign(before: &Item<'_>, numeral: &str) -> bool {
    let named = before.is_capitalised() && before.text.chars().skip(1).any(char::is_lowercase);
    let short = numeral.len() > 1 && numeral.len() <= 6;
    named && before.text.len() > 2 && short && numeral.chars().all(is_roman)
}
