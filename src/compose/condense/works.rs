//! Titles of works. In: tokens. Out: where they stand. It never takes what somebody says for one.

use std::ops::Range;

use crate::model::Analysis;

/// Titles of works among tokens: what stands between guillemets with a capital and nobody says.
pub(super) fn works(analysis: &Analysis, tokens: &Range<u32>) -> Vec<Range<u32>> {
    let form = |t: u32| analysis.text(analysis.tokens[t as usize].span);
    let mut out: Vec<Range<u32>> = Vec::new();
    let mut open = None;
    for t in tokens.clone() {
        match (form(t), open) {
            ("«", None) => open = Some(t),
            ("»", Some(start)) => {
                open = None;
                let inside = analysis.tokens[start as usize + 1].span.start;
                let named = form(start + 1).starts_with(char::is_uppercase);
                if named && analysis.index.quoted_at(inside).is_none() {
                    out.push(start..t + 1);
                }
            }
            _ => {}
        }
    }
    out
}
