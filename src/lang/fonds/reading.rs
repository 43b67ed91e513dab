//! The words of an article as the documentary base reads them. In: the analysis. Out: a [`Reading`]: words to match, and
//! where each stands. It never looks for a card.

use std::ops::Range;

use super::{Fonds, Given, HEAD, Words};
use crate::model::{Analysis, BlockKind, Span, Token};

/// The body, then what stands above it or over its parts, each run closed by a mark.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The words, ready to be matched.
    pub words: Words<'a>,
    /// Where each word stands.
    spans: Vec<Span>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(analysis: &'a Analysis, fonds: &Fonds) -> Self {
        let mut given: Vec<Given<'a>> = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        let mut push = |written: &'a str, token: &'a Token, sentence: u32| {
            given.push(Given { written, token, sentence });
            spans.push(token.span);
        };
        for (sentence, s) in analysis.sentences.iter().enumerate() {
            for token in &analysis.tokens[s.tokens.start as usize..s.tokens.end as usize] {
                push(analysis.text(token.span), token, sentence as u32);
            }
        }
        for front in &analysis.front {
            let block = &analysis.document.blocks[front.block];
            // An own subheading belongs to what it stands over.
            let sentence = match block.kind {
                BlockKind::Heading => sentence_of(analysis, block.span) as u32,
                _ => HEAD,
            };
            // A mark parts the runs.
            if let Some(first) = front.tokens.first() {
                push(".", first, sentence);
            }
            for token in &front.tokens {
                push(analysis.text(token.span), token, sentence);
            }
        }
        Self { words: fonds.words(given), spans }
    }

    /// Where a run of words stands.
    pub fn span(&self, run: &Range<usize>) -> Span {
        Span { start: self.spans[run.start].start, end: self.spans[run.end - 1].end }
    }
}

/// The sentence that calls a card, for what stands above the body the one that follows.
pub fn sentence_of(analysis: &Analysis, call: Span) -> usize {
    let next = analysis.sentences.partition_point(|s| s.span.end <= call.start);
    next.min(analysis.sentences.len().saturating_sub(1))
}
