//! Numbers with what they count. In: words, and the words that dates have taken. Out: [`Figure`]s. It
//! never reports clock times, labels and names that hold a number: they are read as such first.

use std::collections::BTreeSet;
use std::ops::Range;

use super::dates::{is_quoted, is_taken};
use super::matcher::{self, Match};
use super::numbers;
use super::slots;
use super::words::{Passage, Words};
use crate::lang::schema::facts::{FigureRule, Slot};
use crate::lang::vocabulary::Class;
use crate::model::{Figure, Shape, Span};

/// Reads all figures, in order.
pub(super) fn figures(words: &Words<'_>, taken: &[Range<usize>], quoted: &[Span]) -> Vec<Figure> {
    let (mut out, mut scores) = (Vec::new(), BTreeSet::new());
    for passage in words.passages.iter().filter(|p| holds_number(words, p)) {
        let mut at = passage.words.start;
        while at < passage.words.end {
            if let Some(end) = is_taken(taken, at) {
                at = end;
                continue;
            }
            let next = taken.get(taken.partition_point(|r| r.start <= at));
            let end = next.map_or(passage.words.end, |r| r.start.min(passage.words.end));
            match longest(words, passage, at, end, quoted) {
                Some((rule, found)) => {
                    at = found.words.end;
                    if rule.counts {
                        let reported = found.reported.iter().filter(|r| !r.is_empty());
                        for figure in reported.map(|r| figure(words, passage, rule, r)) {
                            // A score that was told before is the same score.
                            let text = figure.span.of(words.text);
                            if !slots::is_score(text) || scores.insert(text) {
                                out.push(figure);
                            }
                        }
                    }
                }
                None => at += 1,
            }
        }
    }
    out
}

fn is_numeric(words: &Words<'_>, at: usize) -> bool {
    let mark = words.mark(at);
    matches!(words.shape(at), Shape::Number | Shape::Ordinal)
        || [Class::NumberWord, Class::Collective, Class::Fraction, Class::Ordinal]
            .iter()
            .any(|c| mark.is(*c))
        || words.form(at).contains('-') && numbers::number(words, at, at + 1).is_some()
        || words.form(at).ends_with("ième")
}

fn holds_number(words: &Words<'_>, passage: &Passage) -> bool {
    passage.words.clone().any(|at| is_numeric(words, at))
}

fn longest<'r>(
    words: &'r Words<'_>,
    passage: &Passage,
    at: usize,
    end: usize,
    quoted: &[Span],
) -> Option<(&'r FigureRule, Match)> {
    let close = (at..end.min(at + 5)).any(|i| is_numeric(words, i));
    if !close {
        return None;
    }
    let fits = |slot| slots::slot(words, slot, at, end).is_some();
    let mut best: Option<(&FigureRule, Match)> = None;
    for number in words.lang.facts.figures.at(words.form(at), fits) {
        let rule = &words.lang.rules.facts.figures.rules[number as usize];
        if rule.only_quoted && !is_quoted(words, at, quoted) {
            continue;
        }
        let Some(found) = matcher::fit(words, &rule.pattern, at, end) else { continue };
        let alone = !matcher::is_before(words, &rule.not_after, at, passage.words.start)
            && !matcher::is_after(words, &rule.not_before, found.words.end, passage.words.end);
        let longer = best.as_ref().is_none_or(|(_, b)| found.words.end > b.words.end);
        if alone && longer {
            best = Some((rule, found));
        }
    }
    best
}

fn figure(words: &Words<'_>, passage: &Passage, rule: &FigureRule, at: &Range<usize>) -> Figure {
    let approximator = approximator(words, passage, at.start);
    Figure {
        span: words.span(at),
        milli: value(words, at),
        what: what(words, at),
        approximator,
        rule: rule.id.clone(),
    }
}

/// The value of the first number, scale taken in.
fn value(words: &Words<'_>, at: &Range<usize>) -> Option<i64> {
    let number = numbers::number(words, at.start, at.end)?;
    let scale = words.mark(number.end);
    match scale.is(Class::Scale) {
        true => number.milli?.checked_mul(scale.value),
        false => number.milli,
    }
}

/// The words right before a figure that make it approximate.
fn approximator(words: &Words<'_>, passage: &Passage, at: usize) -> Option<Span> {
    let rules = &words.lang.rules.facts.figures.approximators;
    rules.iter().find_map(|phrase| {
        let start = phrase_before(words, passage.words.start, at, phrase)?;
        Some(words.span(&(start..at)))
    })
}

/// Where a phrase begins that ends right before `at`.
fn phrase_before(words: &Words<'_>, start: usize, at: usize, phrase: &str) -> Option<usize> {
    let (mut end, mut rest) = (at, phrase);
    while !rest.is_empty() {
        if end == start {
            return None;
        }
        end -= 1;
        rest = rest.strip_suffix(words.form(end))?.trim_end();
    }
    Some(end)
}

/// What is counted, in the article's words.
fn what(words: &Words<'_>, at: &Range<usize>) -> Option<String> {
    let number = numbers::number(words, at.start, at.end)?;
    let rest = number.end..at.end;
    slots::slot(words, Slot::Counted, rest.start, rest.end)
        .map(|end| words.slice(&(rest.start..end)).to_owned())
}
