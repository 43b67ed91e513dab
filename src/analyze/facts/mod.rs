//! Who, what they said, when, where, how much. In: an analysis with sentences, tokens and clauses. Out: its facts. It
//! never decides what is worth telling, and keeps what it doubts apart from what it is sure of.

mod calendar;
mod dates;
mod figures;
mod matcher;
mod numbers;
mod slots;
mod tense;
mod words;

use crate::lang::Language;
use crate::model::Analysis;
use words::Words;

/// Fills in the facts of an analysis.
pub fn facts(analysis: &mut Analysis, lang: &Language) {
    let side = words::side_tokens(analysis, lang);
    let words = Words::new(analysis, &side, lang);
    let dates = dates::dates(&words, analysis.date, &[]);
    let figures = figures::figures(&words, &dates.taken);
    drop(words);
    analysis.dates = dates.mentions;
    analysis.figures = figures;
}
