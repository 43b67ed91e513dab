//! Runs of sentences about one thing. In: sentences and tagged tokens. Out: [`Topic`]s that cover the article in
//! order. It never moves a sentence, never cuts a quotation, and writes no heading.
//!
//! Paragraph breaks and the article's own subheadings are boundaries. A paragraph that is long enough to hold
//! several subjects is cut by dynamic programming: the gain of a cut is what the sentences on both sides share
//! too little, plus what the sentence after it announces (a new place or time, a question), minus what ties it to
//! the one before (a pronoun, a connector), minus a toll that keeps runs at the length editors give them.

use std::collections::BTreeMap;

use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, BlockKind, Kind, Pos, Token, Topic, count_words, range};

/// Words below which a paragraph is never cut.
const LONG: usize = 150;
/// Words of a run that costs nothing.
const USUAL: i64 = 75;

/// The topics of an analysed article, without headings.
pub fn topics(analysis: &Analysis, lang: &Language) -> Vec<Topic> {
    let mut out = Vec::new();
    let mut start = 0;
    for end in boundaries(analysis) {
        cut(analysis, start, end, lang, &mut out);
        start = end;
    }
    out
}

/// One past the last sentence of each paragraph; a list stays with the paragraph that introduces it, and an
/// answer with its question.
fn boundaries(analysis: &Analysis) -> Vec<usize> {
    let blocks = &analysis.document.blocks;
    let kind = |s: usize| blocks[analysis.sentences[s].block as usize].kind;
    let mut out = Vec::new();
    for at in 1..analysis.sentences.len() {
        let (before, here) = (&analysis.sentences[at - 1], &analysis.sentences[at]);
        let glued = match (kind(at - 1), kind(at)) {
            (BlockKind::ListIntro | BlockKind::ListItem, BlockKind::ListItem) => true,
            (BlockKind::Question, kind) => kind != BlockKind::Question,
            _ => false,
        };
        if before.block != here.block && !glued {
            out.push(at);
        }
    }
    if !analysis.sentences.is_empty() {
        out.push(analysis.sentences.len());
    }
    out
}

/// Cuts the sentences `start..end` where it pays.
fn cut(analysis: &Analysis, start: usize, end: usize, lang: &Language, out: &mut Vec<Topic>) {
    let words: Vec<i64> =
        (start..end).map(|s| count_words(analysis.sentence_text(s)) as i64).collect();
    let total: i64 = words.iter().sum();
    let listed = analysis.document.blocks[analysis.sentences[start].block as usize].kind
        == BlockKind::ListIntro;
    if (total as usize) < LONG || listed || end - start < 4 {
        out.push(Topic { sentences: start as u32..end as u32, heading: None });
        return;
    }
    let vectors: Vec<Vector> = (start..end).map(|s| vector(analysis.tokens_of(s), lang)).collect();
    let gains: Vec<i64> =
        (1..end - start).map(|i| gain(analysis, start, i, &vectors, lang)).collect();
    // best[i]: the best score of cutting the first i sentences into whole runs; from[i]: where the last run begins.
    let count = end - start;
    let (mut best, mut from) = (vec![i64::MIN; count + 1], vec![0usize; count + 1]);
    best[0] = 0;
    for last in 1..=count {
        for first in 0..last {
            let length: i64 = words[first..last].iter().sum();
            let toll = (length - USUAL).pow(2) / USUAL;
            let score = best[first] - toll + if first > 0 { gains[first - 1] } else { 0 };
            if score > best[last] {
                (best[last], from[last]) = (score, first);
            }
        }
    }
    let (mut cuts, mut at) = (Vec::new(), count);
    while at > 0 {
        cuts.push(from[at]..at);
        at = from[at];
    }
    let runs = cuts.into_iter().rev();
    out.extend(runs.map(|r| Topic {
        sentences: (start + r.start) as u32..(start + r.end) as u32,
        heading: None,
    }));
}

type Vector = BTreeMap<String, i64>;

/// Content lemmas of a sentence with their weights: rare words and names weigh most.
fn vector(tokens: &[Token], lang: &Language) -> Vector {
    let mut out = Vector::new();
    for token in tokens {
        let weight = match token.pos {
            Pos::Propn => 14,
            Pos::Noun | Pos::Verb | Pos::Adj => {
                lang.lexicon.entry(&token.lemma).map_or(14, |e| i64::from(e.rank)) - 4
            }
            _ => continue,
        };
        if weight > 0 {
            *out.entry(fold(&token.lemma)).or_default() += weight;
        }
    }
    out
}

/// What a cut before sentence `start + i` gains, in words of toll.
fn gain(analysis: &Analysis, start: usize, i: usize, vectors: &[Vector], lang: &Language) -> i64 {
    const WINDOW: usize = 3;
    let side = |range: std::ops::Range<usize>| {
        let mut sum = Vector::new();
        for v in &vectors[range] {
            v.iter().for_each(|(k, w)| *sum.entry(k.clone()).or_default() += w);
        }
        sum
    };
    let left = side(i.saturating_sub(WINDOW)..i);
    let right = side(i..(i + WINDOW).min(vectors.len()));
    let shared: i64 = left.iter().filter_map(|(k, a)| right.get(k).map(|b| *a.min(b))).sum();
    let whole: i64 = left.values().sum::<i64>().min(right.values().sum()).max(1);
    let cohesion = 60 * shared / whole;
    let sentence = start + i;
    let tokens = analysis.tokens_of(sentence);
    20 - cohesion + opening(analysis, tokens, lang) - quoted(analysis, sentence)
}

/// How strongly the first words announce something new (positive) or lean on what came before (negative).
fn opening(analysis: &Analysis, tokens: &[Token], lang: &Language) -> i64 {
    let Some(first) = tokens.iter().find(|t| t.pos != Pos::Punct) else { return 0 };
    let form = analysis.text(first.span).to_lowercase().replace('’', "'");
    let question = tokens.last().is_some_and(|t| analysis.text(t.span) == "?");
    let connector = lang.rules.connectors.iter().find(|c| c.form == form);
    match (first.pos, first.morph.kind()) {
        _ if question => 15,
        (Pos::Pron, _) => -25,
        (Pos::Det, Some(Kind::Dem | Kind::Poss)) => -15,
        (Pos::Cconj, _) => -25,
        _ if connector.is_some() => -15,
        (Pos::Adp, _) => 10,
        (Pos::Adv, _) => -8,
        (Pos::Propn, _) => 6,
        _ => 0,
    }
}

/// A toll that forbids a cut inside a quotation, and hinders one between a quotation and its continuation.
fn quoted(analysis: &Analysis, sentence: usize) -> i64 {
    let start = analysis.sentences[sentence].span.start;
    let inside = |q: &&crate::model::Quote| q.span.start < start && start < q.span.end;
    if analysis.quotes.iter().any(|q| inside(&q)) { 10_000 } else { 0 }
}

/// Content lemmas that a topic shares with none of the others: what it alone is about, heaviest first.
pub fn own_words(analysis: &Analysis, topic: &Topic, lang: &Language) -> Vec<String> {
    let inside = range(&topic.sentences);
    let mut weights = Vector::new();
    for s in 0..analysis.sentences.len() {
        let sign = if inside.contains(&s) { 1 } else { -1 };
        for (word, weight) in vector(analysis.tokens_of(s), lang) {
            *weights.entry(word).or_default() += sign * weight;
        }
    }
    let mut words: Vec<(i64, String)> =
        weights.into_iter().filter(|(_, w)| *w > 0).map(|(k, w)| (w, k)).collect();
    words.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words.into_iter().map(|(_, word)| word).collect()
}
