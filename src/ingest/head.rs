//! The head of the article: kicker, title, chapô. In: pieces, of which bylines and the like are known. Out: the same with
//! the kinds of what stands above the first paragraph. It never takes the only paragraph for a chapô.

use super::blocks::Piece;
use super::edges::dateline;
use super::page::{Mark, Weight};
use crate::lang::Language;
use crate::model::{BlockKind, VerbForm};

/// Longest title, in words.
const LONGEST_TITLE: usize = 32;
/// Longest kicker, in words.
const LONGEST_KICKER: usize = 4;
/// Longest kicker without a word that could be its verb: `Cour d'assises de la Loire-Atlantique`.
const LONGEST_RUBRIC: usize = 7;

/// Finds title, kicker and chapô.
pub(super) fn assign(pieces: &mut [Piece], lang: &Language) {
    let prose = text_start(pieces);
    title_by_markup(pieces, prose);
    let title = pieces.iter().position(|p| p.kind == Some(BlockKind::Title));
    match title {
        Some(title) => around_title(pieces, title, prose),
        None => title_by_shape(pieces, prose, lang),
    }
    standfirst(pieces, lang);
}

/// Where the text begins: the first paragraph, question or speaker; failing that, the first sentence.
fn text_start(pieces: &[Piece]) -> usize {
    let spoken = |k| matches!(k, BlockKind::Question | BlockKind::Speaker);
    let text = |p: &Piece| p.is_prose() || p.kind.is_some_and(spoken);
    let sentence = |p: &Piece| p.kind.is_none() && p.ends && p.mark == Mark::Plain;
    pieces
        .iter()
        .position(text)
        .or_else(|| pieces.iter().position(sentence))
        .unwrap_or(pieces.len())
}

/// The first `h1`, or the first heading above all prose.
fn title_by_markup(pieces: &mut [Piece], prose: usize) {
    if pieces.iter().any(|p| p.kind == Some(BlockKind::Title)) {
        return;
    }
    let open = |p: &Piece| p.kind.is_none();
    let first = pieces.iter().position(|p| open(p) && p.mark == Mark::Heading(1));
    let above =
        || pieces[..prose].iter().position(|p| open(p) && matches!(p.mark, Mark::Heading(_)));
    if let Some(i) = first.or_else(above) {
        pieces[i].kind = Some(BlockKind::Title);
    }
}

/// Lines above a known title are kickers, lines between it and the text belong to the chapô.
fn around_title(pieces: &mut [Piece], title: usize, prose: usize) {
    let last = (title + 1..prose).rev().find(|&i| pieces[i].kind.is_none());
    for (i, piece) in pieces.iter_mut().enumerate().take(prose.max(title)) {
        if piece.kind.is_some() || piece.bullet > 0 {
            continue;
        }
        piece.kind = match i < title {
            true if piece.words <= 12 => Some(BlockKind::Kicker),
            true => None,
            // Front matter and page say the same.
            false if piece.mark == Mark::Heading(1) => Some(BlockKind::Title),
            // A short line right above the text is its first heading.
            false if Some(i) == last && piece.words <= 7 && i + 1 == prose && i > title + 1 => None,
            false if matches!(piece.mark, Mark::Heading(_)) && i > title + 1 => None,
            false => Some(BlockKind::Standfirst),
        };
    }
}

/// The first line without a stop, or the second if the first is a kicker.
fn title_by_shape(pieces: &mut [Piece], prose: usize, lang: &Language) {
    let candidates: Vec<usize> =
        (0..prose).filter(|&i| pieces[i].kind.is_none() && titles(&pieces[i])).collect();
    let alone = pieces.iter().filter(|p| p.kind.is_none()).count() == 1;
    let (Some(&first), true) = (candidates.first(), prose < pieces.len() || alone) else {
        title_in_capitals(pieces, prose);
        return signed_title(pieces);
    };
    // A short line above a longer one is a kicker, unless it is set heavier.
    let title = candidates[1..].iter().fold(first, |title, &next| {
        let (above, below) = (&pieces[title], &pieces[next]);
        let short = above.words <= LONGEST_KICKER
            || above.words <= LONGEST_RUBRIC && !may_tell(above.text(), lang);
        // `HANDBALL. Nationale 1 masculine (8e journée)` heads a column, whatever its length.
        let column = opens_a_column(above.text())
            && !may_tell(above.text(), lang)
            && may_tell(below.text(), lang);
        let kicker = (short && below.words > above.words || column)
            && below.weight >= above.weight
            && !matches!(above.mark, Mark::Heading(_));
        if kicker { next } else { title }
    });
    pieces[title].kind = Some(BlockKind::Title);
    around_title(pieces, title, prose);
}

/// True for a line whose first word, in capitals, stands by itself before a stop.
fn opens_a_column(text: &str) -> bool {
    let Some((first, _)) = text.split_once(". ") else { return false };
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    letters > 3 && first.chars().all(|c| c.is_uppercase() || c == '-')
}

/// True if a word of a line can be a finite verb, or a mark shows that it tells something.
fn may_tell(text: &str, lang: &Language) -> bool {
    let finite = |word: &str| {
        let readings = lang.lexicon.readings(word);
        readings.into_iter().any(|r| r.morph.verb_form().is_some_and(VerbForm::is_finite))
    };
    text.contains([':', '«', '?', '!'])
        || text.split(|c: char| !c.is_alphabetic()).any(|w| finite(&w.to_lowercase()))
}

/// Without another title, the longest kicker in capitals is one.
fn title_in_capitals(pieces: &mut [Piece], prose: usize) {
    let shouted = |p: &Piece| {
        p.kind == Some(BlockKind::Kicker)
            && p.words > LONGEST_KICKER
            && !p.text().contains(|c: char| c.is_lowercase() || c.is_numeric())
    };
    let best = (0..prose).filter(|&i| shouted(&pieces[i])).max_by_key(|&i| pieces[i].words);
    if let Some(i) = best {
        pieces[i].kind = Some(BlockKind::Title);
    }
}

fn titles(piece: &Piece) -> bool {
    let text = piece.text();
    let stop = text.ends_with('.') && !text.ends_with("..");
    piece.bullet == 0
        && piece.words > 0
        && piece.words <= LONGEST_TITLE
        && !stop
        && !text.ends_with([':', ';', ','])
}

/// A short sentence with a byline right below is a title, stop or not.
fn signed_title(pieces: &mut [Piece]) {
    if pieces.iter().any(|p| p.kind == Some(BlockKind::Title)) {
        return;
    }
    let Some(i) = pieces.iter().position(|p| p.kind.is_none()) else { return };
    let signed = pieces.get(i + 1).is_some_and(|p| p.kind == Some(BlockKind::Byline));
    let more = pieces[i + 1..].iter().any(Piece::is_prose);
    if signed
        && more
        && pieces[i].words <= 20
        && pieces[i].text().matches(['.', '!', '?']).count() <= 1
    {
        pieces[i].kind = Some(BlockKind::Title);
    }
}

/// A word or two between the chapô and the byline name the outlet or a button.
fn below_standfirst(between: &mut [Piece]) {
    let head = |k| matches!(k, BlockKind::Byline | BlockKind::Kicker | BlockKind::Dateline);
    let last = between.iter().rposition(|p| p.kind.is_some_and(head)).unwrap_or(0);
    for piece in &mut between[..last] {
        if piece.kind.is_none() && piece.words <= LONGEST_KICKER && !piece.ends {
            piece.kind = Some(BlockKind::Kicker);
        }
    }
}

/// The first paragraph is a chapô if a byline, a time stamp or a dateline parts it from the text, or if it alone is
/// bold or in italics.
fn standfirst(pieces: &mut [Piece], lang: &Language) {
    const LONGEST: usize = 130;
    // Above a byline, but below no title, only a short paragraph is a chapô.
    const SHORT: usize = 60;
    let prose: Vec<usize> = (0..pieces.len()).filter(|&i| pieces[i].is_prose()).take(2).collect();
    let &[first, second] = prose.as_slice() else { return };
    let titled = pieces[..first].iter().any(|p| p.kind == Some(BlockKind::Title));
    if pieces[first].words > LONGEST || pieces[first].bullet > 0 {
        return;
    }
    let parted = pieces[first + 1..second].iter().any(|p| {
        matches!(p.kind, Some(BlockKind::Byline | BlockKind::Kicker | BlockKind::Dateline))
    });
    let set_off =
        pieces[first].weight > pieces[second].weight && pieces[first].weight > Weight::None;
    let dated = titled
        && dateline(pieces[second].text(), lang).is_some()
        && dateline(pieces[first].text(), lang).is_none();
    let parted = parted && (titled || pieces[first].words <= SHORT);
    if parted || set_off || dated {
        pieces[first].kind = Some(BlockKind::Standfirst);
        below_standfirst(&mut pieces[first + 1..second]);
    }
}
