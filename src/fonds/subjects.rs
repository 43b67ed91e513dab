//! Subjects that two cards claim. In: all cards. Out: those that nothing tells apart, and those that only some words do. It
//! never compares each card with each: only those that write the same subject.

use std::collections::BTreeSet;

use super::sink::Sink;
use super::{Desk, is_elsewhere, place};
use crate::lang::compile::fonds::Sheet;
use crate::lang::compile::places::Part;
use crate::lang::schema::desk::DeskCheckId as Id;
use crate::lang::schema::fonds::Card;

/// Earlier cards with the same subject that one is compared with.
const EARLIER: usize = 8;
/// Words that a message names.
const NAMED: usize = 3;

/// What tells two cards with one subject apart.
enum Apart {
    Clearly,
    /// Not where one of these words stands.
    Partly(Vec<String>),
    Never,
}

pub(super) fn check(sheets: &[Sheet], inside: &[bool], _: &Desk<'_>, out: &mut Sink<'_>) {
    let mut claims: Vec<(String, usize, usize)> = Vec::new();
    for (s, sheet) in sheets.iter().enumerate() {
        for (i, subject) in sheet.card.subjects.iter().enumerate() {
            claims.push((key(subject), s, i));
        }
    }
    claims.sort();
    for group in claims.chunk_by(|a, b| a.0 == b.0) {
        for (n, later) in group.iter().enumerate() {
            for earlier in group[..n].iter().rev().take(EARLIER) {
                compare(sheets, inside, (earlier.1, earlier.2), (later.1, later.2), out);
            }
        }
    }
}

/// A subject as it is matched: case aside, what must stand elsewhere in any order.
fn key(subject: &str) -> String {
    let lower = subject.to_lowercase().replace('’', "'");
    let mut parts = lower.split(" + ").map(str::trim);
    let first = parts.next().unwrap_or_default().to_owned();
    let mut others: Vec<&str> = parts.collect();
    others.sort_unstable();
    others.into_iter().fold(first, |key, part| key + " + " + part)
}

/// Tells of the later one, unless only the earlier one is asked about.
fn compare(
    sheets: &[Sheet],
    inside: &[bool],
    earlier: (usize, usize),
    later: (usize, usize),
    out: &mut Sink<'_>,
) {
    let ((sheet, index), (other, there)) = match (inside[earlier.0], inside[later.0]) {
        (_, true) => (later, earlier),
        (true, false) => (earlier, later),
        (false, false) => return,
    };
    let (sheet, other) = (&sheets[sheet], &sheets[other]);
    let subject = ("subject", sheet.card.subjects[index].as_str());
    let at = (Part::Subjects, index);
    if earlier.0 == later.0 {
        return out.part(Id::SubjectTwice, sheet, at, &[subject]);
    }
    let place = place(other, Part::Subjects, there);
    let slots = [subject, ("other", other.card.id.as_str()), ("place", place.as_str())];
    match apart(&sheet.card, &other.card) {
        Apart::Clearly => {}
        Apart::Never => out.part(Id::SubjectClaimed, sheet, at, &slots),
        Apart::Partly(words) => {
            let named: Vec<String> =
                words.iter().take(NAMED).map(|w| format!("«\u{a0}{w}\u{a0}»")).collect();
            let more = if words.len() > NAMED { "…" } else { "" };
            let named = named.join(", ") + more;
            let [subject, other, place] = slots;
            out.part(Id::SubjectShared, sheet, at, &[subject, other, place, ("words", &named)]);
        }
    }
}

fn apart(a: &Card, b: &Card) -> Apart {
    let set = |words: &[String]| words.iter().map(|w| w.to_lowercase()).collect::<BTreeSet<_>>();
    let (near_a, near_b) = (set(&a.near), set(&b.near));
    let excludes = |unless: &[String], near: &BTreeSet<String>| !set(unless).is_disjoint(near);
    let shared: Vec<String> = near_a.intersection(&near_b).cloned().collect();
    // A card without such words is the general one: the particular one wins where it is called.
    let general = near_a.is_empty() != near_b.is_empty();
    let over = |a: &Card, b: &Card| {
        a.until.zip(b.since).is_some_and(|(end, begin)| end.first() <= begin.last())
    };
    if is_elsewhere(a, b)
        || over(a, b)
        || over(b, a)
        || general
        || excludes(&a.unless, &near_b)
        || excludes(&b.unless, &near_a)
    {
        Apart::Clearly
    } else if near_a == near_b {
        Apart::Never
    } else if shared.is_empty() {
        Apart::Clearly
    } else {
        Apart::Partly(shared)
    }
}
