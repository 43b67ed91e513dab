//! Lists. In: pieces with their bullets. Out: list items and the paragraph that introduces them. It never takes a dash of
//! dialogue or a numbered heading for an item.

use std::ops::Range;

use super::blocks::Piece;
use super::page::Mark;
use crate::model::BlockKind;

/// Marks items: bulleted pieces in a row, one alone after a colon, and lines in a row that end in semicolons.
pub(super) fn assign(pieces: &mut [Piece]) {
    let mut i = 0;
    while i < pieces.len() {
        let run = run_from(pieces, i, |p| p.bullet > 0 || p.mark == Mark::Item);
        if !run.is_empty() && is_list(pieces, &run) {
            mark(pieces, &run);
        }
        let bare = run_from(pieces, i, |p| p.bullet == 0 && p.text().ends_with(';'));
        let end = bare.end;
        if bare.len() > 1 || bare.len() == 1 && introduced(pieces, bare.start) {
            let last = end < pieces.len() && pieces[end].kind.is_none() && pieces[end].bullet == 0;
            mark(pieces, &(bare.start..end + usize::from(last)));
        }
        i = run.end.max(end).max(i + 1);
    }
}

/// The paragraph above a list introduces it if it ends in a colon.
pub(super) fn introduce(pieces: &mut [Piece]) {
    for i in 1..pieces.len() {
        let item = pieces[i].kind == Some(BlockKind::ListItem);
        let above = &mut pieces[i - 1];
        if item
            && above.kind == Some(BlockKind::Paragraph)
            && above.text().trim_end().ends_with(':')
        {
            above.kind = Some(BlockKind::ListIntro);
        }
    }
}

fn run_from(pieces: &[Piece], start: usize, fits: impl Fn(&Piece) -> bool) -> Range<usize> {
    let length = pieces[start..].iter().take_while(|p| p.kind.is_none() && fits(p)).count();
    start..start + length
}

fn introduced(pieces: &[Piece], i: usize) -> bool {
    i > 0 && pieces[i - 1].text().trim_end().ends_with(':')
}

fn is_list(pieces: &[Piece], run: &Range<usize>) -> bool {
    let first = &pieces[run.start];
    if introduced(pieces, run.start) {
        return true;
    }
    let sign = first.text().chars().next().unwrap_or(' ');
    match run.len() {
        1 => {
            first.mark == Mark::Item && !sign.is_ascii_digit()
                || !"-–—―*(".contains(sign) && !sign.is_alphanumeric()
        }
        _ if matches!(sign, '—' | '―' | '–' | '-') => !is_dialogue(&pieces[run.clone()]),
        _ => true,
    }
}

/// Sentences behind dashes, some of them questions or exclamations, none that begins in lower case.
fn is_dialogue(run: &[Piece]) -> bool {
    let spoken = |p: &Piece| p.ends && p.body().starts_with(|c: char| c.is_uppercase() || c == '«');
    let excited = |p: &&Piece| p.text().ends_with(['?', '!', '…']);
    let count = run.iter().filter(excited).count();
    run.iter().all(spoken) && (1..run.len()).contains(&count)
}

fn mark(pieces: &mut [Piece], run: &Range<usize>) {
    for piece in &mut pieces[run.clone()] {
        piece.kind = Some(BlockKind::ListItem);
    }
}
