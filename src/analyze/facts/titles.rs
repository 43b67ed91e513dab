//! Titles of works and names between quotation marks, which nobody says. In: quotations. Out: the spans of those that are
//! titles. A quotation that somebody is said to say is never one.

use std::collections::BTreeSet;

use super::quotes::Quoted;
use super::roles;
use super::words::Words;
use crate::lang::fold::fold;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, Span, VerbForm};

/// The longest title, in words.
const LONGEST: usize = 12;

/// The spans of titles, in order: what is a title in one place is one everywhere.
pub(super) fn titles(words: &Words<'_>, quoted: &[Quoted]) -> Vec<Span> {
    let text = |q: &Quoted| fold(q.span.of(words.text));
    let short =
        |q: &&Quoted| words.first_from(q.span.end) - words.first_from(q.span.start) <= LONGEST;
    let short: Vec<&Quoted> = quoted.iter().filter(short).collect();
    let known: BTreeSet<String> =
        short.iter().filter(|q| is_title(words, q)).map(|q| text(q)).collect();
    short.into_iter().filter(|q| known.contains(&text(q))).map(|q| q.span).collect()
}

/// True for a short quotation that stands where a title stands.
fn is_title(words: &Words<'_>, quote: &Quoted) -> bool {
    let capital =
        quote.span.of(words.text).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !capital || quote.depth > 0 {
        return false;
    }
    let (before, after) = (words.first_from(quote.open), words.first_from(quote.close));
    if is_said(words, before, after) {
        return false;
    }
    work_before(words, before)
        || work_after(words, after)
        || is_led_to(words, before)
        || is_subject(words, before, after)
}

/// True if a verb of speech stands beside the marks, or a colon before them.
fn is_said(words: &Words<'_>, before: usize, after: usize) -> bool {
    let previous = before.checked_sub(1);
    let colon = previous.is_some_and(|i| words.form(i) == ":");
    let verb_before = previous.is_some_and(|i| words.speech(i).is_some());
    let mut next = after;
    if words.form(next) == "," {
        next += 1;
    }
    while words.is(next, Class::Clitic)
        || words.has_pos(next, Pos::Aux)
        || words.form(next).starts_with("-")
    {
        next += 1;
    }
    let verb_after = words.speech(next).is_some()
        && words.verb_form(next).is_some_and(|f| f.is_finite() || f == VerbForm::PastPart);
    colon || verb_before || verb_after
}

/// `le film «`, `intitulé «`.
fn work_before(words: &Words<'_>, before: usize) -> bool {
    let mut at = before;
    while at > 0 && words.has_pos(at - 1, Pos::Adj) {
        at -= 1;
    }
    // `dix-neuf longs métrages, dont « X »`
    if before > 1 && words.form(before - 1) == "dont" {
        return (before.saturating_sub(4)..before - 1).any(|i| is_work(words, i));
    }
    at > 0 && is_work(words, at - 1) || before > 0 && is_work(words, before - 1)
}

/// A noun of a work, in either number.
fn is_work(words: &Words<'_>, at: usize) -> bool {
    let lemma = words.tokens.get(at).map(|t| words.lang.facts.vocabulary.mark(&t.lemma));
    words.is(at, Class::Work) || lemma.is_some_and(|m| m.is(Class::Work))
}

/// `», premier long métrage de`, `», comédie de`.
fn work_after(words: &Words<'_>, after: usize) -> bool {
    if words.form(after) != "," {
        return false;
    }
    let mut at = after + 1;
    while at < after + 6
        && (roles::is_determiner(words, at)
            || words.has_pos(at, Pos::Adj)
            || words.is(at, Class::BeforeRole))
        && !words.is(at, Class::Work)
    {
        at += 1;
    }
    words.is(at, Class::Work)
}

/// A preposition, an article or a noun right before the mark: `à « La Cité »`, `le mot « Liberté »`.
fn is_led_to(words: &Words<'_>, before: usize) -> bool {
    let Some(previous) = before.checked_sub(1) else { return false };
    matches!(words.pos(previous), Some(Pos::Adp | Pos::Noun | Pos::Propn | Pos::Det))
        && !(words.is(previous, Class::According) || words.is(previous, Class::Relative))
}

/// At the start of a sentence, with a verb that is none of speech right after: `« X » sortira`.
fn is_subject(words: &Words<'_>, before: usize, after: usize) -> bool {
    let passage = words.passages.partition_point(|p| p.words.start < before);
    let starts = words.passages.get(passage).is_some_and(|p| p.words.start == before)
        || before > 0 && words.form(before - 1) == ",";
    starts
        && words.verb_form(after).is_some_and(VerbForm::is_finite)
        && words.speech(after).is_none()
}
