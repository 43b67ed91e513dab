//! Subheadings. In: pieces of which head, lists and questions are known. Out: the same with headings marked. It never
//! takes a short sentence with its stop for a heading, unless it is bold.

use super::blocks::Piece;
use super::lines::names_one;
use super::page::Weight;
use super::unwrap::is_unfinished;
use crate::lang::Language;
use crate::model::BlockKind;

/// Longest heading, in words, by how it is set.
const LONGEST: [(Weight, usize); 3] =
    [(Weight::None, 14), (Weight::Light, 14), (Weight::Strong, 20)];

/// Words of a date: right below a byline it says when the text appeared.
const DATE: usize = 5;

/// Marks short lines that stand above text.
pub(super) fn assign(pieces: &mut [Piece], lang: &Language) {
    let below = below(pieces);
    let mut started = false;
    for i in 0..pieces.len() {
        let below = below[i].map(|b| &pieces[b]);
        if pieces[i].kind.is_none()
            && is_heading(&pieces[i], started, below, lang)
            && (pieces[i].is_marked() || !is_unfinished(pieces[i].text(), lang))
        {
            let signed = i > 0 && pieces[i - 1].kind == Some(BlockKind::Byline);
            let dated = pieces[i].words <= DATE && pieces[i].text().contains(char::is_numeric);
            let stamp = signed && dated;
            pieces[i].kind = Some(if stamp { BlockKind::Kicker } else { BlockKind::Heading });
        }
        let head = [BlockKind::Title, BlockKind::Standfirst, BlockKind::Byline];
        started |= pieces[i].kind.is_none_or(|k| k.is_body() || head.contains(&k));
    }
}

/// For each piece, the next one that is text or may be a heading.
fn below(pieces: &[Piece]) -> Vec<Option<usize>> {
    let passed = [BlockKind::PhotoCredit, BlockKind::ReadAlso, BlockKind::Kicker];
    let mut next = None;
    let mut out = vec![None; pieces.len()];
    for (i, piece) in pieces.iter().enumerate().rev() {
        out[i] = next;
        if piece.kind.is_none_or(|k| !passed.contains(&k)) {
            next = Some(i);
        }
    }
    out
}

fn is_heading(piece: &Piece, started: bool, below: Option<&Piece>, lang: &Language) -> bool {
    let Some(below) =
        below.filter(|b| b.kind.is_none_or(|k| k.is_body() || k == BlockKind::Speaker))
    else {
        return false;
    };
    let text = piece.text();
    let most = LONGEST.iter().find(|(w, _)| *w == piece.weight).map_or(0, |(_, most)| *most);
    if piece.is_marked() {
        return !piece.ends || piece.words <= 25;
    }
    let numbered = piece.bullet > 0 && text.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    let opens = piece.body().starts_with(|c: char| {
        c.is_uppercase() || c.is_numeric() || matches!(c, '«' | '“' | '"' | '(' | '…')
    });
    if !started || !opens || piece.words > most || piece.bullet > 0 && !numbered {
        return false;
    }
    let bold = piece.weight == Weight::Strong;
    let fits_below = bold || below.words > piece.words;
    match text.trim_end().chars().next_back() {
        Some(':') => bold,
        Some(';' | ',') => false,
        _ if piece.asks() => fits_below && piece.words <= 12,
        _ if piece.ends => bold && piece.words <= 10,
        // `Trois questions au maire`, above the first of them.
        _ => fits_below || below.asks() && names_one(lang.lines(), "interview-cue", text),
    }
}
