//! Expressions of time. In: words and the day of publication. Out: [`DateMention`]s, and the words that they take, which
//! no figure may use. It never takes a duration for a date: see `figures`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::calendar::{self, Basis};
use super::matcher::{self, Match};
use super::slots;
use super::tense;
use super::words::{Passage, Words};
use crate::lang::schema::facts::{DateMeaning, DateRule, Way};
use crate::lang::vocabulary::Class;
use crate::model::{BlockKind, DateMention, Day, Span};

/// What was found, and where.
#[derive(Debug, Default)]
pub(super) struct Dates {
    /// The dates, in order; each wording with one meaning once.
    pub mentions: Vec<DateMention>,
    /// The words of every expression of time, those that are no dates included, in order.
    pub taken: Vec<Range<usize>>,
    /// Positions in `mentions` by meaning and wording.
    known: BTreeMap<(Option<(Day, Day)>, String), usize>,
}

/// Reads all expressions of time; `quoted` are the spans of quotations.
pub(super) fn dates(words: &Words<'_>, today: Option<Day>, quoted: &[Span]) -> Dates {
    let mut out = Dates::default();
    let mut last = None;
    for passage in &words.passages {
        let mut at = passage.words.start;
        while at < passage.words.end {
            match longest(words, passage, at, quoted) {
                Some((rule, found)) => {
                    at = found.words.end;
                    note(words, passage, rule, &found, today, &mut last, &mut out);
                }
                None => at += 1,
            }
        }
    }
    out
}

fn may_begin(words: &Words<'_>, at: usize) -> bool {
    words.mark(at).is_known()
        || words.shape(at) == crate::model::Shape::Number
        || words.shape(at) == crate::model::Shape::Ordinal
}

/// The longest rule that fits at a word, the first of several.
fn longest<'r>(
    words: &'r Words<'_>,
    passage: &Passage,
    at: usize,
    quoted: &[Span],
) -> Option<(&'r DateRule, Match)> {
    if !may_begin(words, at) {
        return None;
    }
    let end = passage.words.end;
    let fits = |slot| slots::slot(words, slot, at, end).is_some();
    let mut best: Option<(&DateRule, Match)> = None;
    for number in words.lang.facts.dates.at(words.form(at), fits) {
        let rule = &words.lang.rules.facts.dates.rules[number as usize];
        let lower = !rule.lower || words.written(at).starts_with(char::is_lowercase);
        if !lower || !rule.quoted && is_quoted(words, at, quoted) {
            continue;
        }
        let Some(found) = matcher::fit(words, &rule.pattern, at, end) else { continue };
        let start = passage.words.start;
        let alone = !matcher::is_before(words, &rule.not_after, at, start)
            && !matcher::is_after(words, &rule.not_before, found.words.end, end);
        let longer = best.as_ref().is_none_or(|(_, b)| found.words.end > b.words.end);
        if alone && longer {
            best = Some((rule, found));
        }
    }
    best
}

/// True if a word stands inside a quotation; `quoted` is in order, inner ones after outer ones.
pub(super) fn is_quoted(words: &Words<'_>, at: usize, quoted: &[Span]) -> bool {
    const DEPTH: usize = 4;
    words.tokens.get(at).is_some_and(|t| {
        let next = quoted.partition_point(|q| q.start <= t.span.start);
        quoted[..next].iter().rev().take(DEPTH).any(|q| q.contains(t.span))
    })
}

fn note(
    words: &Words<'_>,
    passage: &Passage,
    rule: &DateRule,
    found: &Match,
    today: Option<Day>,
    last: &mut Option<Day>,
    out: &mut Dates,
) {
    out.taken.push(found.words.clone());
    let Some(reported) = found.reported.first().filter(|r| rule.counts && !r.is_empty()) else {
        return;
    };
    let basis = basis(words, passage, rule, found, today, *last);
    if rule.means == DateMeaning::FromLast && basis.way == Some(Way::Future) {
        return; // `les clichés sont relus le lendemain`: a habit, no day.
    }
    let days = calendar::resolve(words, rule, found, basis);
    if let Some((from, to)) = days.filter(|(from, to)| from == to)
        && (passage.kind.is_body() || passage.kind == BlockKind::Standfirst)
    {
        *last = Some(from.max(to));
    }
    let span = words.span(reported);
    let wording = span.of(words.text);
    let known = *out.known.entry((days, wording.to_lowercase())).or_insert(out.mentions.len());
    match out.mentions.get_mut(known) {
        Some(mention) => mention.mentions.push(span),
        None => out.mentions.push(DateMention {
            span,
            days,
            rule: rule.id.clone(),
            mentions: vec![span],
        }),
    }
}

fn basis(
    words: &Words<'_>,
    passage: &Passage,
    rule: &DateRule,
    found: &Match,
    today: Option<Day>,
    last: Option<Day>,
) -> Basis {
    let attributive = matches!(rule.means, DateMeaning::Day | DateMeaning::Month)
        && found.words.start > passage.words.start
        && words.is(found.reported.first().map_or(0, |r| r.start).saturating_sub(1), Class::Of)
        && !before_is_from(words, found);
    let told = rule.way.or_else(|| tense::way(words, passage, &found.words));
    let way = match told {
        _ if attributive => Some(Way::Nearest),
        told => told,
    };
    let leans = told.filter(|_| attributive);
    let strict = rule.way.is_some();
    Basis { today, way, leans, strict, last }
}

/// `à partir du 3 mai`, `à compter de mars`: no attribute.
fn before_is_from(words: &Words<'_>, found: &Match) -> bool {
    let start = found.reported.first().map_or(0, |r| r.start);
    start >= 2 && words.is(start - 2, Class::CountedFrom)
}

/// True for words that no other fact may use.
pub(super) fn is_taken(taken: &[Range<usize>], at: usize) -> Option<usize> {
    let next = taken.partition_point(|r| r.end <= at);
    taken.get(next).filter(|r| r.contains(&at)).map(|r| r.end)
}
