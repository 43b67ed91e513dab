//! Questions and answers. In: pieces. Out: the interviewer's questions marked, and who speaks cut from what is said. It
//! never takes the question of an intertitre for an interviewer's, unless the article is an interview.

use std::collections::BTreeMap;

use super::blocks::Piece;
use super::lines::{names_one, opening};
use super::page::{Mark, Weight};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::BlockKind;

/// Longest question, in words.
const LONGEST: usize = 90;

/// Marks questions and cuts speakers' labels.
pub(super) fn assign(pieces: &mut Vec<Piece>, lang: &Language) {
    if !by_speakers(pieces, lang) {
        by_questions(pieces, lang);
    }
}

/// How often a speaker speaks and asks.
#[derive(Default)]
struct Turns {
    all: usize,
    asked: usize,
}

/// Interviews in which each turn names its speaker.
fn by_speakers(pieces: &mut Vec<Piece>, lang: &Language) -> bool {
    let names = names_alone(pieces);
    let labels: Vec<Option<(usize, String)>> =
        (0..pieces.len()).map(|i| label(pieces, &names, i, lang)).collect();
    let mut turns: BTreeMap<&str, Turns> = BTreeMap::new();
    for (piece, label) in pieces.iter().zip(&labels) {
        if let Some((_, name)) = label {
            let turn = turns.entry(name).or_default();
            turn.all += 1;
            turn.asked += usize::from(piece.asks());
        }
    }
    let letters = lang.rules.ingest.list("q-label");
    let lettered = turns.keys().any(|name| letters.iter().any(|l| l == name));
    let all: usize = turns.values().map(|t| t.all).sum();
    let again = turns.values().any(|t| t.all > 1);
    let Some(keen) = turns.values().max_by(|a, b| (a.asked * b.all).cmp(&(b.asked * a.all))) else {
        return false;
    };
    if keen.asked == 0 || !(again && all > 2 || lettered && all > 1) {
        return false;
    }
    // Who asks most asks; so does who asks every other time.
    let asks = |name: &str| {
        let t = &turns[name];
        t.asked * keen.all == keen.asked * t.all || t.asked * 2 >= t.all
    };
    let parts: Vec<Option<(usize, bool)>> =
        labels.iter().map(|l| l.as_ref().map(|(cut, name)| (*cut, asks(name)))).collect();
    *pieces = std::mem::take(pieces)
        .into_iter()
        .zip(parts)
        .zip(names)
        .flat_map(|((piece, part), name)| turn(piece, part, name.is_some()))
        .collect();
    true
}

/// A turn's speaker and its words.
fn turn(mut piece: Piece, part: Option<(usize, bool)>, alone: bool) -> impl Iterator<Item = Piece> {
    let mut speaker = None;
    if alone {
        piece.kind = Some(BlockKind::Speaker);
    } else if let Some((cut, asks)) = part {
        if cut > 0 {
            speaker = Some(piece.cut_front(cut, BlockKind::Speaker));
        }
        piece.kind = Some(if asks { BlockKind::Question } else { BlockKind::Paragraph });
    }
    speaker.into_iter().chain([piece])
}

/// Who speaks a piece: bytes of the label it begins with (0 if the name stands on the line above), and the name.
fn label(
    pieces: &[Piece],
    names: &[Option<String>],
    i: usize,
    lang: &Language,
) -> Option<(usize, String)> {
    let rules = lang.lines();
    let piece = &pieces[i];
    let open = piece.kind.is_none() && piece.bullet == 0;
    if !open || names[i].is_some() || matches!(piece.mark, Mark::Heading(_)) {
        return None;
    }
    if let Some(name) = i.checked_sub(1).and_then(|above| names[above].clone()) {
        return Some((0, name));
    }
    let (_, cut) = opening(rules, &rules.speakers, piece.text(), 1)?;
    Some((cut, bare(&piece.text()[..cut])))
}

/// Lines that are only a name, where the same line comes again.
fn names_alone(pieces: &[Piece]) -> Vec<Option<String>> {
    let name = |p: &Piece| {
        let open = matches!(p.kind, None | Some(BlockKind::Byline | BlockKind::Kicker));
        let short = (1..=5).contains(&p.words) && !p.text().ends_with(['.', '?', '!', ';', ',']);
        let capital = p.text().starts_with(char::is_uppercase);
        (open && short && capital && p.bullet == 0).then(|| bare(p.text()))
    };
    let names: Vec<Option<String>> = pieces.iter().map(name).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let again: Vec<bool> = names
        .iter()
        .map(|n| n.as_deref().is_some_and(|name| counts.get(name).is_some_and(|&c| c > 1)))
        .collect();
    names.into_iter().zip(again).map(|(name, again)| name.filter(|_| again)).collect()
}

fn bare(label: &str) -> String {
    fold(label.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// How a question is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Plain,
    Light,
    Dash,
    Heading,
    Strong,
}

fn style(piece: &Piece) -> Style {
    match (piece.mark, piece.weight) {
        (_, Weight::Strong) => Style::Strong,
        (Mark::Heading(_), _) => Style::Heading,
        _ if piece.bullet > 0 && piece.text().starts_with(['-', '–', '—', '―']) => {
            Style::Dash
        }
        (_, Weight::Light) => Style::Light,
        _ => Style::Plain,
    }
}

/// Interviews in which only typography tells questions from answers.
fn by_questions(pieces: &mut [Piece], lang: &Language) {
    let prose = pieces.iter().position(Piece::is_prose).unwrap_or(pieces.len());
    let asks = |i: usize| {
        let p = &pieces[i];
        p.kind.is_none()
            && p.mark != Mark::Heading(1)
            && (i > prose || style(p) > Style::Plain)
            && p.words <= LONGEST
            && p.asks()
    };
    let questions: Vec<usize> = (0..pieces.len()).filter(|&i| asks(i)).collect();
    let count = |s: Style| questions.iter().filter(|&&i| style(&pieces[i]) == s).count();
    let set = [Style::Strong, Style::Heading, Style::Dash, Style::Light]
        .into_iter()
        .map(|s| (count(s), s))
        .max_by_key(|&(n, _)| n);
    let cue = is_announced(pieces, prose, lang);
    let addressed = questions.iter().filter(|&&i| is_addressed(pieces[i].text(), lang)).count();
    if !cue && (addressed < 2 || addressed * 3 < questions.len()) {
        return;
    }
    match set {
        Some((n, s)) if n > 1 || n == 1 && cue => mark_style(pieces, &questions, s),
        _ if questions.len() > 2 || questions.len() == 2 && cue => {
            let words = |i: usize| pieces[i].words;
            let marked = questions.iter().copied().fold(Vec::new(), |mut marked, i| {
                // An answer can end in a question too: the shorter of two is the interviewer's.
                match marked.last().copied().filter(|&above| above + 1 == i) {
                    Some(above) if words(above) <= words(i) => {}
                    Some(_) => _ = marked.pop().map(|_| marked.push(i)),
                    None => marked.push(i),
                }
                marked
            });
            let answered = marked.into_iter().filter(|i| i + 1 < pieces.len());
            let answered: Vec<usize> = answered.collect();
            answered.into_iter().for_each(|i| pieces[i].kind = Some(BlockKind::Question));
        }
        _ => {}
    }
}

/// Marks what is set like the questions: all of it in bold, or behind dashes what asks.
fn mark_style(pieces: &mut [Piece], questions: &[usize], like: Style) {
    let Some(&first) = questions.iter().find(|&&i| style(&pieces[i]) == like) else { return };
    for piece in &mut pieces[first..] {
        if piece.kind.is_some() || style(piece) != like || piece.words > LONGEST {
            continue;
        }
        piece.spoken = like == Style::Dash;
        piece.kind = match like {
            Style::Dash if piece.asks() => Some(BlockKind::Question),
            Style::Dash if piece.ends => Some(BlockKind::Paragraph),
            Style::Dash => None,
            _ if piece.asks() || piece.ends && piece.words > 3 => Some(BlockKind::Question),
            _ => None,
        };
    }
}

/// `Propos recueillis par`, `Entretien`: above the text, after it, or in its first paragraph.
fn is_announced(pieces: &[Piece], prose: usize, lang: &Language) -> bool {
    let around = |(i, p): &(usize, &Piece)| {
        *i <= prose || p.kind.is_some_and(|k| matches!(k, BlockKind::Byline | BlockKind::Kicker))
    };
    pieces
        .iter()
        .enumerate()
        .filter(around)
        .any(|(_, p)| names_one(lang.lines(), "interview-cue", p.text()))
}

fn is_addressed(text: &str, lang: &Language) -> bool {
    names_one(lang.lines(), "interview-address", text)
}
