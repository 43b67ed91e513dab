//! What each stage of the linguistic layer decided, for those who write rules. In: an [`Analysis`], and what was kept of
//! its decisions. Out: a report in columns, sentence by sentence, at most 120 characters wide where the words allow it. It
//! never decides: what a stage did not decide is shown as such.

mod chunks;
mod clauses;
mod columns;
mod tags;

use super::line;
use crate::lang::compile::pattern::SHAPES;
use crate::model::{Analysis, Shape};
use columns::Columns;

pub use chunks::chunks;
pub use clauses::clauses;
pub use tags::tags;

/// A stage of the linguistic layer that can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// What the tokenizer cut.
    Tokens,
    /// How each word was read, and why.
    Tags,
    /// Noun phrases, prepositional phrases, verb groups.
    Chunks,
    /// Clauses with their parts, and whose claim they are.
    Clauses,
}

/// The tokens of each sentence: bytes in the clean text, shape, text.
pub fn tokens(analysis: &Analysis) -> String {
    const COLUMNS: Columns<3> = Columns([2, 18, 30]);
    report(analysis, &COLUMNS.row(["BYTES", "SHAPE", "TOKEN"]), |sentence, out| {
        for token in analysis.tokens_of(sentence) {
            let bytes = format!("{}..{}", token.span.start, token.span.end);
            *out += &COLUMNS.row([&bytes, shape(token.shape), analysis.text(token.span)]);
        }
    })
}

/// The name that rules use, for the shapes that they can ask for.
fn shape(shape: Shape) -> &'static str {
    let bit = 1 << shape as u32;
    SHAPES.iter().find(|(_, b)| *b == bit).map_or("punct", |(name, _)| name)
}

/// The names of the columns, then each sentence with its number and what is said of it.
fn report(analysis: &Analysis, head: &str, mut say: impl FnMut(usize, &mut String)) -> String {
    let mut out = head.to_owned();
    for sentence in 0..analysis.sentences.len() {
        let number = format!("{sentence}.");
        out.push('\n');
        out +=
            &Columns([0, number.len() + 1]).row([&number, &line(analysis.sentence_text(sentence))]);
        say(sentence, &mut out);
    }
    out
}
