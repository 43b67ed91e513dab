//! Noun phrases that could be a keyphrase. In: tagged tokens. Out: runs of tokens. It never begins or ends one inside a
//! name.

use std::iter;
use std::ops::Range;

use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, Kind, Pos, Shape, Token};

/// Noun phrases that begin at a token: the bare noun with its adjectives, then with each complement in *de* or *à*.
pub(super) fn phrases_at(
    analysis: &Analysis,
    tokens: &[Token],
    start: usize,
    lang: &Language,
) -> Vec<Range<usize>> {
    let word = |i: usize| analysis.text(tokens[i].span);
    let before = start.checked_sub(1).map(|i| &tokens[i]);
    let inside_name =
        before.is_some_and(|t| t.pos == Pos::Propn && tokens[start].pos == Pos::Propn);
    // What is counted or measured (`9,64 m`, `2 300 foyers`) names nothing.
    let counted = before.is_some_and(|t| t.pos == Pos::Num);
    let nominal = matches!(tokens[start].pos, Pos::Noun | Pos::Propn);
    if !nominal || inside_name || counted || !is_word(word(start)) {
        return Vec::new();
    }
    let end = tokens.len();
    let mut at = block(analysis, tokens, start, end);
    let mut out: Vec<Range<usize>> = iter::once(start..at).collect();
    // `de`, `du`, `des`, `d'`, `pour`, `à` and what they govern, twice at most.
    for _ in 0..2 {
        let linked = at < end
            && tokens[at].pos == Pos::Adp
            && lang.rules.keyphrases.links.iter().any(|l| fold(word(at)) == fold(l));
        if !linked {
            break;
        }
        let mut next = at + 1;
        while next < end
            && tokens[next].pos == Pos::Det
            && tokens[next].morph.kind() != Some(Kind::Poss)
        {
            next += 1;
        }
        if next >= end
            || !matches!(tokens[next].pos, Pos::Noun | Pos::Propn)
            || !is_word(word(next))
        {
            break;
        }
        at = block(analysis, tokens, next, end);
        out.push(start..at);
    }
    out
}

/// Letters, with hyphens, apostrophes and the digits of a designation: no unit, no symbol, no single letter.
pub(super) fn is_word(form: &str) -> bool {
    let inside =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | ' ' | '\u{a0}');
    form.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && form.chars().all(inside)
        && !ends_a_rubric(form)
}

/// `Colmar.`, `RUGBY.`: a place or a rubric with its stop, no abbreviation.
fn ends_a_rubric(form: &str) -> bool {
    form.ends_with('.') && form.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// One past a noun and the adjectives and names that touch it.
pub(super) fn block(analysis: &Analysis, tokens: &[Token], start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        let token = &tokens[at];
        if !is_word(analysis.text(token.span)) {
            break;
        }
        let name = token.pos == Pos::Propn;
        let adjective = token.pos == Pos::Adj
            && token.shape == Shape::Lower
            && token.morph.agrees(tokens[start].morph)
            && token.morph.kind() != Some(Kind::Ordinal);
        let designation = token.shape == Shape::Mixed;
        if !(name || adjective || designation) {
            break;
        }
        at += 1;
    }
    at
}
