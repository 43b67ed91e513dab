//! Noun phrases that could be a keyphrase. In: tagged tokens. Out: runs of tokens. It never begins or ends one inside a
//! name.

use std::iter;
use std::ops::Range;

use super::whole::{self, Names};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, Kind, Number, Pos, Shape, Token};

/// Noun phrases that begin at a token: the bare noun with its adjectives, then with each complement in *de* or *à*.
pub(super) fn phrases_at(
    analysis: &Analysis,
    names: &Names,
    tokens: &[Token],
    start: usize,
    lang: &Language,
) -> Vec<Range<usize>> {
    let word = |i: usize| analysis.text(tokens[i].span);
    let before = start.checked_sub(1).map(|i| &tokens[i]);
    let counted = before.is_some_and(|t| t.pos == Pos::Num);
    let nominal = matches!(tokens[start].pos, Pos::Noun | Pos::Propn);
    // `une quarantaine de bateaux` are boats.
    let counts = lang.rules.syntax.quantity_nouns.iter().any(|q| **q == *tokens[start].lemma)
        && tokens.get(start + 1).is_some_and(|t| t.pos == Pos::Adp);
    let whole = nominal && !counts && is_word(word(start));
    if !whole || !whole::may_open(analysis, tokens, start, lang) {
        return Vec::new();
    }
    let end = tokens.len();
    let mut head = start;
    let mut at = designation(analysis, tokens, start, lang);
    // `le fabricant d'aliments pour | bébés Pomeline`: the name is not that of what a preposition alone brings in.
    let bare = tokens[start].pos == Pos::Noun
        && before.is_some_and(|b| b.pos == Pos::Adp && b.morph.kind() != Some(Kind::Contr));
    if bare && tokens[start + 1..at].iter().any(|t| t.pos == Pos::Propn) {
        return Vec::new();
    }
    let mut out: Vec<Range<usize>> = iter::once(start..at).collect();
    // `de`, `du`, `des`, `d'`, `pour`, `à`, `sur` and what they govern, twice at most.
    for _ in 0..2 {
        let link = at;
        let linked = at < end
            && tokens[at].pos == Pos::Adp
            && lang.rules.keyphrases.links.iter().any(|l| fold(word(at)) == fold(l));
        if !linked {
            break;
        }
        let mut next = at + 1;
        while next < end
            && tokens[next].pos == Pos::Det
            && !matches!(tokens[next].morph.kind(), Some(Kind::Poss | Kind::Dem))
        {
            next += 1;
        }
        // `sur les grandes successions`
        let before_noun = |i: usize| {
            tokens.get(i).is_some_and(|t| t.pos == Pos::Adj)
                && tokens.get(i + 1).is_some_and(|t| t.pos == Pos::Noun)
        };
        next += usize::from(before_noun(next));
        if next >= end
            || !matches!(tokens[next].pos, Pos::Noun | Pos::Propn)
            || !is_word(word(next))
            || !whole::completes(analysis, names, tokens, (head, link, next), lang)
        {
            break;
        }
        // `trafic d'anguilles | à destination de l'Asie`: a bare noun between two prepositions only links.
        let links = next == link + 1
            && fold(word(link)) == "a"
            && tokens.get(next + 1).is_some_and(|t| t.pos == Pos::Adp);
        if links {
            break;
        }
        at = designation(analysis, tokens, next, lang);
        head = next;
        if whole::lacks_value(tokens, link, next, at, lang) {
            break;
        }
        // `les hôpitaux de Flers | et d'Argençon`: one of two is not what is told of.
        let several = tokens[start].morph.number() == Some(Number::Plur);
        let half = several
            && tokens[next].pos == Pos::Propn
            && tokens.get(at).is_some_and(|t| t.pos == Pos::Cconj)
            && tokens.get(at + 1).is_some_and(|t| t.lemma == tokens[link].lemma);
        if half {
            break;
        }
        out.push(start..at);
    }
    // Of what is counted (`2 300 foyers`) only what it is (`27 000 fromages au lait cru`) names something.
    let linked = |run: &Range<usize>| tokens[run.clone()].iter().any(|t| t.pos == Pos::Adp);
    out.retain(|run| !counted || linked(run));
    // `le Grand Slam de Tbilissi`: an adjective with a capital belongs to the name.
    let capital = |i: usize| word(i).starts_with(char::is_uppercase);
    let named =
        start > 1 && tokens[start - 1].pos == Pos::Adj && capital(start - 1) && capital(start);
    for run in out.iter_mut().filter(|_| named) {
        run.start = start - 1;
    }
    out
}

/// One past a noun with its adjectives, its names and its number.
fn designation(analysis: &Analysis, tokens: &[Token], start: usize, lang: &Language) -> usize {
    let at = block(analysis, tokens, start, tokens.len());
    let at = whole::compound(analysis, tokens, start, at, lang);
    whole::numbered(analysis, tokens, start, at, lang)
}

/// Letters, with hyphens, apostrophes and the digits of a designation: no unit, no symbol, no single letter.
pub(super) fn is_word(form: &str) -> bool {
    let inside =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | ' ' | '\u{a0}');
    form.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && form.chars().all(inside)
        && !ends_a_rubric(form)
}

/// `Colmar.`, `RUGBY.`: a place or a rubric with its stop, no abbreviation.
fn ends_a_rubric(form: &str) -> bool {
    form.ends_with('.') && form.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// One past a noun and the adjectives and names that touch it.
pub(super) fn block(analysis: &Analysis, tokens: &[Token], start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        let token = &tokens[at];
        // `Lecoq & Fils`
        let name = |i: usize| tokens.get(i).is_some_and(|t| t.pos == Pos::Propn);
        if analysis.text(token.span) == "&" && name(at - 1) && name(at + 1) {
            at += 2;
            continue;
        }
        // `l'Ehpad Les Tilleuls`
        if token.pos == Pos::Det && token.shape == Shape::Capitalised && name(at + 1) {
            at += 2;
            continue;
        }
        if !is_word(analysis.text(token.span)) {
            break;
        }
        let name = token.pos == Pos::Propn;
        let adjective = token.pos == Pos::Adj
            && token.shape == Shape::Lower
            && token.morph.agrees(tokens[start].morph)
            && token.morph.kind() != Some(Kind::Ordinal);
        let designation = token.shape == Shape::Mixed;
        if !(name || adjective || designation) {
            break;
        }
        at += 1;
    }
    at
}
