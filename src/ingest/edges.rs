//! The edges of the text: headline and dateline glued to the first paragraph, signatures and credits below the last one.
//! In: pieces. Out: the same, with what is no prose cut off and named. It never takes a sentence for a signature.

use super::blocks::{Piece, block_kind};
use super::lines::{ending, is_place, opening};
use crate::lang::Language;
use crate::lang::gazetteer::NameKind;
use crate::lang::schema::ingest::LineKind;
use crate::model::BlockKind;

/// Words that must stay behind a dateline.
const LEAST: usize = 4;

/// The dateline that a paragraph begins with: what it is, and its bytes, blanks after it included.
pub(super) fn dateline(text: &str, lang: &Language) -> Option<(LineKind, usize)> {
    let rules = lang.lines();
    let known = || known_place(text, lang).map(|cut| (LineKind::Dateline, cut));
    opening(rules, &rules.openings, text, LEAST).or_else(known)
}

/// `Dijon. Les pharmacies…`, `Orléans - Réuni jeudi…`, `(Paris) Les syndicats…`: a place of the gazetteer, alone above the
/// first sentence; the bytes up to that sentence.
fn known_place(text: &str, lang: &Language) -> Option<usize> {
    /// Characters of the longest place with its mark.
    const LONGEST: usize = 48;
    const MARKS: [&str; 5] = [". ", ") ", " - ", " – ", " — "];
    let opened = usize::from(text.starts_with('('));
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(i, _)| i);
    let head = &text[opened..end];
    let found = MARKS.iter().filter_map(|mark| head.find(mark).map(|at| (at, *mark)));
    let (at, mark) = found.min()?;
    let cut = opened + at + mark.len();
    let rest = &text[cut..];
    let next = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next()?;
    let starts = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '"' | '“'));
    let fits = match mark {
        ") " => opened == 1,
        ". " => opened == 0 && !is_named(&head[..at], lang, |k| k == NameKind::FirstName),
        // `Paris - Roubaix`, `Toulouse - Castres Olympique` go from one place to another.
        _ => {
            let word = lang.lexicon.entry(&next.to_lowercase()).is_some();
            opened == 0
                && word
                && !is_named(next, lang, |k| is_site(k) || k == NameKind::Organisation)
        }
    };
    let place = is_named(&head[..at], lang, is_site)
        && !is_named(&head[..at], lang, |k| k == NameKind::Organisation);
    (fits && starts && place && rest.split_whitespace().nth(LEAST - 1).is_some()).then_some(cut)
}

/// True if the gazetteer knows something of that kind by this name, and it begins with a capital.
fn is_named(name: &str, lang: &Language, kind: impl Fn(NameKind) -> bool) -> bool {
    name.starts_with(char::is_uppercase) && lang.names.lookup(name).iter().any(|e| kind(e.kind()))
}

fn is_site(kind: NameKind) -> bool {
    use NameKind::{City, Collectivity, Commune, Country, Department, Region};
    matches!(kind, City | Collectivity | Commune | Country | Department | Region)
}

/// `Une comète frôle la Terre. GRENOBLE – Une équipe…`: the headline was pasted in front of the dateline of the text.
pub(super) fn cut_title(pieces: &mut Vec<Piece>, lang: &Language) {
    /// Words of the longest headline.
    const LONGEST: usize = 25;
    let titled = |p: &Piece| p.kind == Some(BlockKind::Title) || p.is_marked();
    let Some(first) = pieces.iter().position(|p| p.kind.is_none()) else { return };
    if pieces.iter().any(titled) || !pieces[first].is_prose() {
        return;
    }
    let text = pieces[first].text();
    let Some(stop) = text.find(". ") else { return };
    let (headline, rest) = (&text[..stop], &text[stop + 2..]);
    let place = rest.split([' ', '\u{a0}']).next().unwrap_or_default();
    let shouted = place.chars().count() > 3 && !place.contains(char::is_lowercase);
    let known = is_named(place.trim_end_matches([',', '.']), lang, is_site);
    let words = headline.split_whitespace().count();
    if !(shouted && known && (4..=LONGEST).contains(&words)) || dateline(rest, lang).is_none() {
        return;
    }
    let at = stop + 2;
    let front = pieces[first].cut_front(at, BlockKind::Title);
    let title = front.part(0..stop, Some(BlockKind::Title));
    pieces.insert(first, title);
}

/// Cuts the dateline from the first paragraph.
pub(super) fn cut_dateline(pieces: &mut Vec<Piece>, lang: &Language) {
    let Some(i) = pieces.iter().position(|p| p.kind.is_none()) else { return };
    if pieces[i].bullet > 0 || pieces.iter().any(|p| p.kind == Some(BlockKind::Dateline)) {
        return;
    }
    if let Some((kind, cut)) = dateline(pieces[i].text(), lang) {
        let front = pieces[i].cut_front(cut, block_kind(kind));
        pieces.insert(i, front);
    }
}

/// A few words below the text, without a stop, are somebody's signature, or the name of who publishes it.
pub(super) fn sign(pieces: &mut [Piece], lang: &Language) {
    /// Words of the longest line with a name in it, of the longest name of a paper, and of any other line.
    const LONGEST: [usize; 3] = [9, 7, 4];
    let Some(last) =
        pieces.iter().rposition(|p| p.is_prose() || p.kind.is_some_and(BlockKind::is_body))
    else {
        return;
    };
    for piece in &mut pieces[last + 1..] {
        if piece.kind.is_some() || piece.ends || piece.bullet > 0 || piece.words > LONGEST[0] {
            continue;
        }
        piece.kind = if !lang.authors(piece.text()).is_empty() {
            Some(BlockKind::Byline)
        } else if piece.words <= LONGEST[2]
            || piece.words <= LONGEST[1] && is_place(lang.lines(), piece.text())
        {
            Some(BlockKind::Credit)
        } else {
            None
        };
    }
}

/// Cuts a credit from the last paragraph.
pub(super) fn cut_credits(pieces: &mut Vec<Piece>, lang: &Language) {
    let Some(i) = pieces.iter().rposition(|p| p.kind.is_none()) else { return };
    if let Some((kind, cut)) = ending(lang.lines(), pieces[i].text()) {
        let back = pieces[i].cut_back(cut, block_kind(kind));
        pieces.insert(i + 1, back);
    }
}
