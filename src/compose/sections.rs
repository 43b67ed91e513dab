//! From topics to sections of readable length, and from sentences to paragraphs. In: topics. Out: runs of sentences.
//! It never moves a sentence and never cuts a quotation.

use std::ops::Range;

use crate::model::{Analysis, BlockKind, count_words, range};

/// Words below which a section is joined to a neighbour, if the result stays readable.
const SHORT: usize = 45;
/// Words above which no sections are joined.
const LONG: usize = 160;
/// A paragraph's limits.
const PARAGRAPH_SENTENCES: usize = 3;
const PARAGRAPH_WORDS: usize = 100;

/// A section of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Indices of its sentences.
    pub sentences: Range<usize>,
    /// The article's own subheading above it, if it had one.
    pub own_heading: Option<crate::model::Span>,
}

/// The sections of an article: its topics, the short ones joined to what they continue.
pub(crate) fn parts(analysis: &Analysis) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for topic in &analysis.topics {
        let sentences = range(&topic.sentences);
        let own_heading = heading_before(analysis, sentences.start);
        out.push(Part { sentences, own_heading });
    }
    join_short(analysis, &mut out);
    out
}

/// The article's own subheading directly above a sentence.
fn heading_before(analysis: &Analysis, sentence: usize) -> Option<crate::model::Span> {
    let block = analysis.sentences[sentence].block as usize;
    let first = sentence == 0 || analysis.sentences[sentence - 1].block as usize != block;
    let before = analysis.document.blocks.get(block.checked_sub(1)?)?;
    (first && before.kind == BlockKind::Heading).then_some(before.span)
}

/// Joins the shortest section to its shorter neighbour while one is too short and the two fit.
fn join_short(analysis: &Analysis, parts: &mut Vec<Part>) {
    loop {
        let words: Vec<usize> = parts.iter().map(|p| words_in(analysis, &p.sentences)).collect();
        let candidate = (0..parts.len())
            .filter(|&i| words[i] < SHORT)
            .filter_map(|i| {
                let left = (i > 0 && parts[i].own_heading.is_none())
                    .then(|| (words[i - 1] + words[i], i - 1));
                let right = parts
                    .get(i + 1)
                    .filter(|p| p.own_heading.is_none())
                    .map(|_| (words[i] + words[i + 1], i));
                left.into_iter().chain(right).filter(|(sum, _)| *sum <= LONG).min()
            })
            .min();
        let Some((_, at)) = candidate.filter(|_| parts.len() > 3) else { return };
        parts[at].sentences.end = parts[at + 1].sentences.end;
        parts.remove(at + 1);
    }
}

/// Words in a run of sentences.
pub(crate) fn words_in(analysis: &Analysis, sentences: &Range<usize>) -> usize {
    sentences.clone().map(|s| count_words(analysis.sentence_text(s))).sum()
}

/// A section's sentences as paragraphs: the source's own, the long ones cut.
pub(crate) fn paragraphs(analysis: &Analysis, sentences: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = sentences.start;
    let mut words = 0;
    for s in sentences.clone() {
        let count = count_words(analysis.sentence_text(s));
        let new_block = s > start && analysis.sentences[s].block != analysis.sentences[s - 1].block;
        let full =
            s - start >= PARAGRAPH_SENTENCES || (s > start && words + count > PARAGRAPH_WORDS);
        if new_block || (full && !quote_runs_on(analysis, s)) {
            out.push(start..s);
            (start, words) = (s, 0);
        }
        words += count;
    }
    if start < sentences.end {
        out.push(start..sentences.end);
    }
    out
}

/// True if a quotation that began before the sentence is still open, or the sentence only answers the one before.
fn quote_runs_on(analysis: &Analysis, sentence: usize) -> bool {
    let start = analysis.sentences[sentence].span.start;
    analysis.quotes.iter().any(|q| q.span.start < start && start < q.span.end)
}
