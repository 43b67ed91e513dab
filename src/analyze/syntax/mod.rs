//! Phrases and clauses of one sentence. In: tagged tokens. Out: [`Chunk`]s, [`Clause`]s, and the pieces that no
//! verb has. It never changes a tag, never moves a word, and leaves out what it is not sure of rather than guess.
//!
//! First [`units`] reads flat pieces, then [`clauses`] decides which belong together. What stands between quotation
//! marks is one piece for the sentence around it, and is parsed by itself.

mod ago;
mod clauses;
mod nouns;
mod partitives;
mod units;
mod verbs;

use std::ops::Range;

use crate::lang::Language;
use crate::model::{Chunk, ChunkKind, Clause, Token};
use units::{Unit, UnitKind, Units};

/// Where [`parse`] puts what it reads.
pub struct Parse<'a> {
    /// Phrases.
    pub chunks: &'a mut Vec<Chunk>,
    /// Clauses.
    pub clauses: &'a mut Vec<Clause>,
    /// Pieces that no verb has, each with what belongs to it.
    pub fragments: &'a mut Vec<Range<u32>>,
}

/// Appends the phrases and clauses of the tokens `range` of an article.
pub fn parse(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    lang: &Language,
    out: &mut Parse<'_>,
) {
    /// Quotations inside one another that are parsed: nobody quotes deeper.
    const DEPTH: usize = 4;
    let mut waiting = vec![(range, 0)];
    while let Some((range, depth)) = waiting.pop() {
        let inside = &tokens[range.clone()];
        let mut units = Units::new(text, inside, lang).read();
        partitives::free_subjects(text, inside, &mut units);
        out.chunks.extend(units.iter().filter_map(|u| chunk(u, range.start)));
        clauses::build(text, inside, &units, range.start, lang, out);
        if depth < DEPTH {
            let quotes = units.iter().rev().filter(|u| u.kind == UnitKind::Quote);
            let inner = |u: &Unit| range.start + u.tokens.start + 1..range.start + u.tokens.end - 1;
            waiting.extend(quotes.filter(|u| u.tokens.len() > 2).map(|u| (inner(u), depth + 1)));
        }
    }
}

fn chunk(unit: &Unit, base: usize) -> Option<Chunk> {
    let kind = match unit.kind {
        UnitKind::Noun => ChunkKind::Noun,
        UnitKind::Prep => ChunkKind::Preposition,
        UnitKind::Verb | UnitKind::Infinitive | UnitKind::PresPart | UnitKind::PastPart => {
            ChunkKind::Verb
        }
        UnitKind::Adjective => ChunkKind::Adjective,
        UnitKind::Adverb => ChunkKind::Adverb,
        _ => return None,
    };
    let tokens = (base + unit.tokens.start) as u32..(base + unit.tokens.end) as u32;
    Some(Chunk { kind, tokens, head: (base + unit.head) as u32 })
}
