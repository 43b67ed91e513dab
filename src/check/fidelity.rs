//! A text against the one it was made of. In: both. Out: quotations that changed, names, figures and dates that come from
//! nowhere, sentences and reserves that are gone. It never judges the original.

use std::collections::{BTreeMap, BTreeSet};

use super::Copy;
use super::key::{folded, is_content};
use super::runs::Runs;
use super::sink::{Hit, Sink};
use super::text::opening;
use crate::lang::fold::fold;
use crate::lang::schema::check::CheckId;
use crate::model::{Analysis, Pos, Shape, Span};

/// Shorter quotations are terms that anybody may use.
const FEW_WORDS: usize = 3;
/// Part of the content words by which a sentence is found again, in %.
const SAME_SENTENCE: usize = 70;
/// A word that stands in more sentences than that tells none from another.
const COMMON: usize = 64;

pub(super) fn check(copy: &Copy<'_>, original: &Analysis, out: &mut Sink<'_>) {
    let words = folded(&original.document.text);
    quotations(copy, &words, out);
    names_and_figures(copy, original, &words, out);
    dates(copy, original, out);
    sentences(copy, original, out);
}

fn quotations(copy: &Copy<'_>, original: &[String], out: &mut Sink<'_>) {
    let quotes = copy.analysis.quotes.iter().filter(|q| !q.nested);
    let quotes: Vec<(Span, Vec<String>)> = quotes
        .map(|q| (q.span, folded(copy.analysis.text(q.span))))
        .filter(|(_, words)| words.len() >= FEW_WORDS)
        .collect();
    let longest = quotes.iter().map(|(_, words)| words.len()).max().unwrap_or(0);
    let runs = Runs::new(original, longest);
    for (span, _) in quotes.iter().filter(|(_, words)| !runs.holds(words)) {
        let hit = Hit::new(CheckId::QuoteAltered, copy.locate(*span));
        out.add(hit.with("text", opening(copy.analysis.text(*span))));
    }
}

fn names_and_figures(copy: &Copy<'_>, original: &Analysis, words: &[String], out: &mut Sink<'_>) {
    let known: BTreeSet<&str> = words.iter().map(String::as_str).collect();
    let figures: BTreeSet<String> = numbers(&original.document.text);
    let mut told: BTreeSet<String> = BTreeSet::new();
    let firsts: BTreeSet<u32> = copy.analysis.sentences.iter().map(|s| s.tokens.start).collect();
    for (i, token) in (0u32..).zip(&copy.analysis.tokens) {
        let text = copy.analysis.text(token.span);
        if token.shape == Shape::Number {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            if digits.len() > 1 && !figures.contains(&digits) {
                let hit = Hit::new(CheckId::FigureNew, copy.locate(token.span));
                out.add(hit.with("text", text));
            }
        } else if token.pos == Pos::Propn && !firsts.contains(&i) {
            let foreign = folded(text).iter().any(|w| !known.contains(w.as_str()));
            if foreign && told.insert(fold(text)) {
                let hit = Hit::new(CheckId::NameNew, copy.locate(token.span));
                out.add(hit.with("text", text));
            }
        }
    }
}

/// The digits of every number, and of every part of one.
fn numbers(text: &str) -> BTreeSet<String> {
    let blank = |c: char| matches!(c, '\u{a0}' | '\u{202f}' | ' ' | ',' | '.');
    let mut found = BTreeSet::new();
    let runs = text.split(|c: char| !c.is_ascii_digit() && !blank(c));
    for run in runs {
        found.insert(run.chars().filter(char::is_ascii_digit).collect());
        for word in run.split(' ') {
            found.insert(word.chars().filter(char::is_ascii_digit).collect());
            found.extend(word.split(blank).map(str::to_owned));
        }
    }
    found
}

fn dates(copy: &Copy<'_>, original: &Analysis, out: &mut Sink<'_>) {
    let known: BTreeSet<String> =
        original.dates.iter().map(|d| fold(original.text(d.span))).collect();
    let days: BTreeSet<_> = original.dates.iter().filter_map(|d| d.days).collect();
    for date in &copy.analysis.dates {
        let text = copy.analysis.text(date.span);
        let stated = known.contains(&fold(text)) || date.days.is_some_and(|d| days.contains(&d));
        if !stated && text.contains(|c: char| c.is_ascii_digit()) {
            out.add(Hit::new(CheckId::DateNew, copy.locate(date.span)).with("text", text));
        }
    }
}

/// The sentences of the copy that may hold those of the original.
struct Sentences<'a> {
    copy: &'a Copy<'a>,
    by_word: BTreeMap<String, Vec<usize>>,
    /// The words of each reserve, as [`line()`]s.
    reserves: Vec<String>,
}

impl<'a> Sentences<'a> {
    fn new(copy: &'a Copy<'a>) -> Self {
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for i in 0..copy.analysis.sentences.len() {
            let words: BTreeSet<String> =
                folded(copy.analysis.sentence_text(i)).into_iter().collect();
            for word in words {
                by_word.entry(word).or_default().push(i);
            }
        }
        let reserves = &copy.lang.rules.check.lists.reserves;
        let reserves = reserves.iter().map(|r| line(&folded(r))).collect();
        Self { copy, by_word, reserves }
    }

    /// The sentence that shares most content words, and their part in %.
    fn nearest(&self, words: &BTreeSet<String>) -> Option<(usize, usize)> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let lists = words.iter().filter_map(|w| self.by_word.get(w));
        for list in lists.filter(|l| l.len() <= COMMON) {
            list.iter().for_each(|i| *shared.entry(*i).or_default() += 1);
        }
        let best = shared.into_iter().max_by_key(|(i, n)| (*n, usize::MAX - i))?;
        Some((best.0, best.1 * 100 / words.len().max(1)))
    }
}

fn sentences(copy: &Copy<'_>, original: &Analysis, out: &mut Sink<'_>) {
    let found = Sentences::new(copy);
    let kept: BTreeSet<Vec<String>> = (0..copy.analysis.sentences.len())
        .map(|i| folded(copy.analysis.sentence_text(i)))
        .collect();
    for i in 0..original.sentences.len() {
        let text = original.sentence_text(i);
        let all = folded(text);
        if all.is_empty() || kept.contains(&all) {
            continue;
        }
        let content: BTreeSet<String> =
            all.into_iter().filter(|w| is_content(w, copy.lang)).collect();
        match found.nearest(&content) {
            Some((near, share)) if share >= SAME_SENTENCE => reserve(&found, near, text, out),
            _ => {
                let hit = Hit::new(CheckId::SentenceLost, copy.top());
                out.add(hit.with("text", opening(text)));
            }
        }
    }
}

/// The words as one line, each between blanks.
fn line(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

/// A sentence that was edited must keep a reserve.
fn reserve(found: &Sentences<'_>, near: usize, original: &str, out: &mut Sink<'_>) {
    let copy = found.copy;
    let span: Span = copy.analysis.sentences[near].span;
    let (before, after) = (line(&folded(original)), line(&folded(copy.analysis.text(span))));
    let held = |line: &str| found.reserves.iter().find(|r| line.contains(r.as_str()));
    if let (Some(lost), None) = (held(&before), held(&after)) {
        let hit = Hit::new(CheckId::ReserveLost, copy.locate(span));
        out.add(hit.with("text", lost.trim()));
    }
}
