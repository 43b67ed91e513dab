//! Two sides of a match: `Pau – Perpignan`. In: lines above the text, the lead, their scores. Out: a [`Keyphrase`]. It
//! never joins two names without a score beside them.

use super::weights::Weights;
use crate::lang::Language;

use crate::model::{Analysis, Keyphrase, Pos, Shape, Span, Token, range};

/// Lines above the body that may write a match.
const LINES: usize = 6;
/// Words between a score and the other side.
const NEAR: usize = 4;

/// The match that a line above the body writes with its score, else the one that the lead tells.
pub(super) fn sides(analysis: &Analysis, weights: &Weights, lang: &Language) -> Option<Keyphrase> {
    let (first, second) = written(analysis).or_else(|| told(analysis, lang))?;
    let text = format!("{} – {}", analysis.text(first), analysis.text(second));
    let worth = weights.name(analysis.text(first)) + weights.name(analysis.text(second));
    let score = worth / 2 * lang.rules.keyphrases.sides / 100;
    Some(Keyphrase { text, score, mentions: vec![first, second] })
}

/// `Pau - Perpignan : 27-26`, `TOP 14. Pau – Perpignan (27-26)`.
fn written(analysis: &Analysis) -> Option<(Span, Span)> {
    analysis.document.blocks.iter().take(LINES).find_map(|block| {
        let line = block.span.of(&analysis.document.text);
        let end = score_in(line)?;
        let names = line[..end].trim_end_matches([' ', '\u{a0}', '\u{202f}', ':', '(']);
        let start = names.rfind(['.', ':', '|', '/', ')']).map_or(0, |i| i + 1);
        let (left, dash) = [" - ", " – ", " — "]
            .iter()
            .find_map(|d| names[start..].find(d).map(|at| (start + at, d.len())))?;
        let (first, second) =
            (trimmed(names, start, left), trimmed(names, left + dash, names.len()));
        let name = |(from, to): (usize, usize)| {
            let text = &names[from..to];
            let good = text.starts_with(char::is_uppercase)
                && text.split(' ').count() <= 3
                && text.chars().all(|c| c.is_alphabetic() || " -'’".contains(c));
            let at = block.span.start as usize;
            good.then(|| Span::new(at + from, at + to))
        };
        Some((name(first)?, name(second)?))
    })
}

/// The bounds of a part of a text without the blanks around it.
fn trimmed(text: &str, from: usize, to: usize) -> (usize, usize) {
    let part = &text[from..to];
    let start = from + part.len() - part.trim_start().len();
    (start, start + part.trim().len())
}

/// Where the first score of a line begins: two numbers of at most three figures joined by a hyphen.
fn score_in(line: &str) -> Option<usize> {
    let figures = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut at = 0;
    while let Some(found) = line[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let left = figures(&line[start..]);
        let rest = &line[start + left..];
        let dash = ["-", "–"].iter().find_map(|d| rest.strip_prefix(d));
        let right = dash.map_or(0, figures);
        if (1..=3).contains(&left) && (1..=3).contains(&right) {
            return Some(start);
        }
        at = start + left;
    }
    None
}

/// `Lorient a arraché le nul face à Strasbourg (2-2)`: the subject of the lead and the other name before the score.
fn told(analysis: &Analysis, lang: &Language) -> Option<(Span, Span)> {
    let sentence = analysis.sentences.first()?;
    let tokens = analysis.tokens_of(0);
    let is_score =
        |t: &Token| t.shape == Shape::Number && score_in(analysis.text(t.span)) == Some(0);
    let score = tokens.iter().position(is_score)? + sentence.tokens.start as usize;
    let clause = analysis.clauses[analysis.clauses_of(&(0..1))]
        .iter()
        .find(|c| c.subject.is_some() && c.tokens.contains(&(score as u32)))?;
    let subject = range(&clause.subject.clone()?);
    let verb = clause.verb.head as usize;
    let first = side(analysis, subject.start, subject.end, lang)?;
    // `(26-23)` stands behind the name of the other side.
    let open = score.checked_sub(1).filter(|i| analysis.text(analysis.tokens[*i].span) == "(")?;
    let name = |i: &usize| analysis.tokens[*i].pos == Pos::Propn;
    let second = match open.checked_sub(1).filter(|i| *i > verb && name(i)) {
        Some(last) => (verb + 1..=last).rev().take_while(name).last()?..last + 1,
        // `a arraché le nul (2-2) contre Guingamp`
        None => {
            let end = clause.tokens.end as usize;
            let start = (score + 2..end.min(score + 2 + NEAR)).find(name)?;
            let against = &lang.rules.keyphrases.against;
            let meets = |t: &Token| against.iter().any(|w| **w == *t.lemma);
            analysis.tokens[score + 2..start].iter().find(|t| meets(t))?;
            start..(start..end).take_while(name).last()? + 1
        }
    };
    let second = side(analysis, second.start, second.end, lang)?;
    (analysis.text(first) != analysis.text(second)).then_some((first, second))
}

/// The name of a side: what stands between the article and the end, if it begins with a capital and is nobody's.
fn side(analysis: &Analysis, start: usize, end: usize, lang: &Language) -> Option<Span> {
    let tokens = &analysis.tokens[start..end];
    let from = tokens.iter().position(|t| t.pos != Pos::Det)?;
    let span = tokens[from].span.to(tokens[tokens.len() - 1].span);
    let text = analysis.text(span);
    let short = text.split(' ').count() <= 3;
    let named = text.starts_with(char::is_uppercase) && !lang.is_gentile(text);
    let person = analysis.people.iter().any(|p| p.mentions.contains(&span) && text.contains(' '));
    (short && named && !person).then_some(span)
}
