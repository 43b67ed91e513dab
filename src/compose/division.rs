//! Where sections begin. In: the smallest runs that hold together, and the headings that could stand above them. Out:
//! sections, each as long as a reader likes and, where it can be, below a heading that says what it says. It never cuts a
//! run, and never joins what the article's own subheading parts.
//!
//! Dynamic programming: of all ways to join neighbours the one whose headings are worth most in sum, less a toll for each
//! section, and less for what is too short, too long, or speaks of something else than its heading.

use std::ops::Range;

use super::headings::Drafts;
use super::sections::{Part, words_in};
use crate::model::Analysis;

/// Words of a section that costs nothing.
const USUAL: Range<usize> = 40..111;
/// Sentences of such a section, and what each further one costs.
const SENTENCES: usize = 6;
const SENTENCE: usize = 6;
/// What a sentence alone loses: its heading could only say it again.
const ALONE: usize = 25;
/// Words of the longest section that is tried, and the most runs in one.
const REACH: usize = 300;
const RUNS: usize = 12;
/// What a section must bring to be worth opening.
const TOLL: i64 = 20;
/// Worth of the best heading: above, none opens a section for itself.
const BEST: i64 = 90;
/// What the first section is worth without a heading: it stands right below the chapô.
const UNNAMED: i64 = 25;
/// What any other loses that has none.
const MUTE: i64 = -50;

/// Joins the runs to sections.
pub(super) fn divide(analysis: &Analysis, runs: &[Part], drafts: &Drafts<'_>) -> Vec<Part> {
    let words: Vec<usize> = runs.iter().map(|r| words_in(analysis, &r.sentences)).collect();
    // best[i]: the best sum of whole sections up to run i; from[i]: where the last of them begins.
    let mut best: Vec<Option<i64>> = vec![None; runs.len() + 1];
    let mut from = vec![0; runs.len() + 1];
    best[0] = Some(0);
    for start in 0..runs.len() {
        let Some(before) = best[start] else { continue };
        let mut length = 0;
        for end in start + 1..=(start + RUNS).min(runs.len()) {
            length += words[end - 1];
            let count = runs[end - 1].sentences.end - runs[start].sentences.start;
            let own = end - 1 > start && runs[end - 1].own_heading.is_some();
            if own || end > start + 1 && length > REACH {
                break;
            }
            let worth = worth(&runs[start..end], start == 0, drafts) - TOLL - misfit(length, count);
            if best[end].is_none_or(|b| before + worth > b) {
                (best[end], from[end]) = (Some(before + worth), start);
            }
        }
    }
    let mut sections = Vec::new();
    let mut end = runs.len();
    while end > 0 {
        let start = from[end];
        let sentences = runs[start].sentences.start..runs[end - 1].sentences.end;
        sections.push(Part { sentences, own_heading: runs[start].own_heading });
        end = start;
    }
    sections.reverse();
    sections
}

/// What a section's heading is worth, less for what it says nothing of.
fn worth(runs: &[Part], first: bool, drafts: &Drafts<'_>) -> i64 {
    if runs[0].own_heading.is_some() {
        return BEST;
    }
    let section = runs[0].sentences.start..runs[runs.len() - 1].sentences.end;
    let unnamed = if first { UNNAMED } else { MUTE };
    drafts.best(&section, BEST).unwrap_or(unnamed)
}

/// What a section loses that is too short or too long.
fn misfit(words: usize, sentences: usize) -> i64 {
    let short = USUAL.start.saturating_sub(words);
    let long = (words + 1).saturating_sub(USUAL.end);
    let many = sentences.saturating_sub(SENTENCES) * SENTENCE;
    let alone = if sentences == 1 { ALONE } else { 0 };
    (short / 2 + long / 2 + many + alone) as i64
}
