//! Runs of sentences about one thing. In: sentences and tagged tokens. Out: [`Topic`]s that cover the article in
//! order. It never moves a sentence, never cuts a quotation, and writes no heading.
//!
//! Paragraph breaks and the article's own subheadings are boundaries. A paragraph that is long enough to hold
//! several subjects is cut by dynamic programming: the gain of a cut is what the sentences on both sides share
//! too little, plus what the sentence after it announces (a new place or time, a question), minus what ties it to
//! the one before (a pronoun, a connector), minus a toll that keeps runs at the length editors give them.

use std::collections::BTreeMap;
use std::ops::Range;

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
    // Where a run can begin or end, what beginning there gains, and the words before it.
    let mut places: Vec<Place> = Vec::new();
    let mut before = 0;
    for at in 0..=end - start {
        if at == 0 || at == end - start || !is_quoted(analysis, start + at) {
            let inner = at > 0 && at < end - start;
            let gain = if inner { gain(analysis, start, at, &vectors, lang) } else { 0 };
            places.push(Place { at, gain, before });
        }
        before += words.get(at).copied().unwrap_or(0);
    }
    out.extend(runs(&places).into_iter().map(|r| Topic {
        sentences: (start + r.start) as u32..(start + r.end) as u32,
        heading: None,
    }));
}

/// Where a run of sentences can begin or end: no place stands inside a quotation.
struct Place {
    /// Sentences before it.
    at: usize,
    /// What a cut there gains.
    gain: i64,
    /// Words before it.
    before: i64,
}

/// The runs with the best sum of gains and tolls.
fn runs(places: &[Place]) -> Vec<Range<usize>> {
    /// Places that one run can hold: far more than any run that pays.
    const REACH: usize = 120;
    // best[i]: the best score of whole runs up to the place i; from[i]: the place where the last of them begins.
    let (mut best, mut from) = (vec![i64::MIN; places.len()], vec![0usize; places.len()]);
    best[0] = 0;
    for last in 1..places.len() {
        for first in last.saturating_sub(REACH)..last {
            let length = places[last].before - places[first].before;
            let score = best[first] - (length - USUAL).pow(2) / USUAL + places[first].gain;
            if score > best[last] {
                (best[last], from[last]) = (score, first);
            }
        }
    }
    let (mut runs, mut at) = (Vec::new(), places.len() - 1);
    while at > 0 {
        runs.push(places[from[at]].at..places[at].at);
        at = from[at];
    }
    runs.reverse();
    runs
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
    let side = |range: Range<usize>| {
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
    let tokens = analysis.tokens_of(start + i);
    20 - cohesion + opening(analysis, tokens, lang)
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

/// True if the sentence begins inside a quotation.
fn is_quoted(analysis: &Analysis, sentence: usize) -> bool {
    let start = analysis.sentences[sentence].span.start;
    analysis.index.quoted_at(start).is_some_and(|q| q.start < start)
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
