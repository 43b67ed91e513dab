//! Who says it. In: a copy. Out: quotations and figures that no source bears. It never asks whether the source is right.

use super::Copy;
use super::sink::{Hit, Sink};
use super::text::opening;
use crate::lang::fold::fold;
use crate::lang::schema::check::CheckId;
use crate::model::{Block, Quote, Span, count_words};

/// Fewer words between quotation marks are a term, a title, irony.
const FEW_WORDS: usize = 6;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let blocks = &copy.page.document.blocks;
    let attributed: Vec<bool> = blocks.iter().map(|b| is_attributed(copy, b.span)).collect();
    for quote in copy.analysis.quotes.iter().filter(|q| !q.nested) {
        let text = copy.analysis.text(quote.span);
        let Some(block) = block_of(blocks, quote.span) else { continue };
        let part = copy.page.parts.get(block).is_some_and(|p| p.level > 0 || p.quoted);
        // What somebody goes on to say may be told of once.
        let around = attributed[block.saturating_sub(1)..(block + 2).min(blocks.len())].iter();
        let sourced = has_speaker(quote) || around.copied().any(|a| a);
        if !part && !sourced && count_words(text) >= FEW_WORDS {
            let hit = Hit::new(CheckId::QuoteUnsourced, copy.locate(quote.span));
            out.add(hit.with("text", opening(text)));
        }
    }
    let weighty = &copy.lang.rules.check.lists.weighty;
    for figure in &copy.analysis.figures {
        let text = copy.analysis.text(figure.span);
        let Some(block) = block_of(blocks, figure.span) else { continue };
        if weighty.iter().any(|w| text.contains(w.as_str()))
            && !attributed[block]
            && !copy.is_quoted(figure.span)
        {
            let hit = Hit::new(CheckId::FigureUnsourced, copy.locate(figure.span));
            out.add(hit.with("text", text));
        }
    }
}

/// The block that a span begins in; blocks stand in order.
fn block_of(blocks: &[Block], span: Span) -> Option<usize> {
    blocks.partition_point(|b| b.span.start <= span.start).checked_sub(1)
}

fn has_speaker(quote: &Quote) -> bool {
    quote.speaker.is_some() || quote.source.is_some() || quote.verb.is_some()
}

/// True if a block names a source, or somebody speaks in it.
fn is_attributed(copy: &Copy<'_>, block: Span) -> bool {
    let rules = &copy.lang.rules;
    let tokens = &copy.analysis.tokens[copy.analysis.tokens_in(block)];
    if tokens.iter().any(|t| copy.lang.index.speech(rules, &t.lemma).is_some()) {
        return true;
    }
    let text = format!(" {} ", fold(block.of(&copy.page.document.text)));
    rules.check.lists.origins.iter().any(|o| text.contains(&format!(" {o}")))
}
