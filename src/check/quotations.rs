//! What stands between quotation marks, so that it is left alone. In: a page and its analysis. Out: spans of the text,
//! without the marks and the blanks inside them, in order. It never asks who speaks, and takes a mark without partner
//! for a quotation up to the end of its block.

use super::trimmed;
use crate::model::{Analysis, Page, Span};

/// The quotations of a page: those of the analysis, those between French or English marks, block quotations.
pub(super) fn quotations(page: &Page, analysis: &Analysis) -> Vec<Span> {
    let blocks = &page.document.blocks;
    let mut found: Vec<Span> = analysis.quotes.iter().map(|q| q.span).collect();
    for (block, part) in blocks.iter().zip(&page.parts) {
        if part.quoted {
            found.push(block.span);
        } else {
            between_marks(page.document.block_text(block), block.span.start as usize, &mut found);
        }
    }
    found.sort_unstable();
    found
}

/// The outermost runs between marks of a text that begins at `from`.
fn between_marks(text: &str, from: usize, found: &mut Vec<Span>) {
    let mut depth = 0usize;
    let mut start = 0;
    let mut closed_any = false;
    for (at, mark) in text.char_indices() {
        match mark {
            '«' | '“' => {
                if depth == 0 {
                    start = at + mark.len_utf8();
                }
                depth += 1;
            }
            '»' | '”' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.extend(inside(text, start, at, from));
                }
            }
            // It was opened in an earlier block.
            '»' | '”' if !closed_any => found.extend(inside(text, 0, at, from)),
            _ => continue,
        }
        closed_any = true;
    }
    if depth > 0 {
        found.extend(inside(text, start, text.len(), from));
    }
}

fn inside(text: &str, start: usize, end: usize, from: usize) -> Option<Span> {
    Some(trimmed(&text[start..end], from + start)).filter(|span| !span.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_between_marks_are_found_open_ones_too() {
        let found = |text: &str| {
            let mut spans = Vec::new();
            between_marks(text, 0, &mut spans);
            spans.iter().map(|s| s.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("Il dit « oui “non” oui » puis « bon"), ["oui “non” oui", "bon"]);
        assert_eq!(found("la suite », dit-il."), ["la suite"]);
        assert_eq!(found("« »"), [""; 0]);
    }
}
