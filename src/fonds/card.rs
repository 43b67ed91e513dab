//! One card as a whole. In: a card with its place, what its examples do. Out: what is missing or does not hold. It never
//! runs an example: `lib.rs` does.

use super::sink::Sink;
use super::{Desk, Trials};
use crate::lang::compile::fonds::Sheet;
use crate::lang::compile::places::Part;
use crate::lang::schema::desk::DeskCheckId as Id;
use crate::lang::schema::fonds::CardKind;

pub(super) fn check(sheet: &Sheet, trials: &Trials, desk: &Desk<'_>, out: &mut Sink<'_>) {
    identity(sheet, desk, out);
    control(sheet, desk, out);
    headings(sheet, desk, out);
    examples(sheet, trials, out);
}

fn identity(sheet: &Sheet, desk: &Desk<'_>, out: &mut Sink<'_>) {
    let card = &sheet.card;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    if !card.id.split('-').all(|part| !part.is_empty() && part.chars().all(plain)) {
        out.card(Id::IdForm, sheet, &[]);
    }
    for (i, related) in card.related.iter().enumerate() {
        if !desk.ids.contains(related) {
            out.part(Id::RelatedMissing, sheet, (Part::Related, i), &[("related", related)]);
        }
    }
}

/// Where it comes from, since when, until when.
fn control(sheet: &Sheet, desk: &Desk<'_>, out: &mut Sink<'_>) {
    let card = &sheet.card;
    if card.source.trim().is_empty() {
        out.card(Id::SourceMissing, sheet, &[]);
    }
    let (checked, limit) = (card.checked.to_string(), desk.rules.desk.limits.checked_months);
    match (card.checked.month, desk.today) {
        (None, _) => out.card(Id::MonthMissing, sheet, &[("checked", &checked)]),
        (Some(month), Some(today)) => {
            let number = |year: i32, month: u8| i64::from(year) * 12 + i64::from(month);
            let age = number(today.year, today.month) - number(card.checked.year, month);
            if age > limit {
                let limit = limit.to_string();
                out.card(Id::CheckedOld, sheet, &[("checked", &checked), ("limit", &limit)]);
            }
        }
        (Some(_), None) => {}
    }
    let Some(end) = card.until else { return };
    let until = end.to_string();
    if let Some(begin) = card.since.filter(|begin| end.last() < begin.first()) {
        let since = begin.to_string();
        out.card(Id::PeriodEmpty, sheet, &[("since", &since), ("until", &until)]);
    } else if desk.is_over(end) {
        out.card(Id::Expired, sheet, &[("until", &until)]);
    }
}

fn headings(sheet: &Sheet, desk: &Desk<'_>, out: &mut Sink<'_>) {
    let card = &sheet.card;
    if card.h3.is_empty() {
        out.card(Id::HeadingMissing, sheet, &[("level", "h3")]);
    }
    if card.h2.is_empty() && card.kind == CardKind::Dossier {
        out.card(Id::HeadingMissing, sheet, &[("level", "h2")]);
    }
    let limit = desk.rules.desk.limits.heading_characters;
    for (part, texts) in [(Part::H2, &card.h2), (Part::H3, &card.h3)] {
        for (i, text) in texts.iter().enumerate() {
            if text.chars().count() > limit || text.ends_with('.') || text.trim().is_empty() {
                let slots = [("text", text.as_str()), ("limit", &limit.to_string())];
                out.part(Id::HeadingForm, sheet, (part, i), &slots);
            }
        }
    }
}

fn examples(sheet: &Sheet, trials: &Trials, out: &mut Sink<'_>) {
    let card = &sheet.card;
    if card.examples.is_empty() || card.never.is_empty() {
        out.card(Id::ExampleMissing, sheet, &[]);
    }
    for (i, text) in card.examples.iter().enumerate() {
        if trials.examples.get(i) == Some(&false) {
            out.part(Id::ExampleSilent, sheet, (Part::Examples, i), &[("text", text)]);
        }
    }
    for (i, text) in card.never.iter().enumerate() {
        if trials.never.get(i) == Some(&true) {
            out.part(Id::NeverCalls, sheet, (Part::Never, i), &[("text", text)]);
        }
    }
}
