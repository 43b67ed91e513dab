//! The note on how an article was made. In: a finished article. Out: how many of its sentences are the source's, how many
//! lines were composed from them, which cards added what, with source and month of checking. It never says anything of
//! the story.

use crate::lang::Language;
use crate::lang::schema::fonds::PartialDate;
use crate::lang::schema::page::{Counted, Page};
use crate::model::{Article, Gender, Origin, Piece};

/// What `--method-note` ends an article with.
pub(super) fn note(article: &Article, lang: &Language) -> String {
    let words = &lang.rules.page.method;
    let (mut own, mut composed, mut added) = (0, 0, 0);
    let mut cards: Vec<&str> = Vec::new();
    let blocks = article.sections.iter().flat_map(|s| &s.blocks).flat_map(|b| &b.pieces);
    for piece in blocks.clone() {
        match &piece.origin {
            Origin::Source { .. } | Origin::Edited { .. } => own += 1,
            Origin::Composed { .. } => {}
            Origin::Card { card, .. } => {
                added += 1;
                if !cards.contains(&card.as_str()) {
                    cards.push(card);
                }
            }
        }
    }
    let headings = article.sections.iter().filter_map(|s| s.heading.as_ref());
    let lines = [article.heading()].into_iter().chain(headings).chain(blocks);
    composed += lines.filter(|p: &&Piece| matches!(p.origin, Origin::Composed { .. })).count();
    let cards: Vec<String> = cards.into_iter().filter_map(|id| card(id, lang)).collect();
    let cards = cards.join(&words.between);
    let counts = [(&words.own, own), (&words.composed, composed), (&words.added, added)];
    let told = counts.into_iter().filter(|&(_, n)| n > 0);
    let told = told.map(|(wording, n)| counted(wording, n, lang).replace("{cards}", &cards));
    let sentences: Vec<String> = [words.opening.clone()].into_iter().chain(told).collect();
    lang.typeset(&sentences.join(" "))
}

/// The wording for a number: in letters below ten, as the press writes it.
fn counted(wording: &Counted, n: usize, lang: &Language) -> String {
    const LETTERS: usize = 10;
    let number = match n {
        ..LETTERS => lang.cardinal(n as u64, Gender::Fem),
        _ => n.to_string(),
    };
    match n {
        1 => wording.one.clone(),
        _ => lang.capitalise(&wording.many.replace("{n}", &number)),
    }
}

/// A card by its first heading, with what it rests on and the month it was checked in.
fn card(id: &str, lang: &Language) -> Option<String> {
    let page = &lang.rules.page;
    let card = lang.fonds.card(id)?;
    let wording = page.method.card.replace("{heading}", card.heading());
    Some(wording.replace("{source}", &card.source).replace("{month}", &month(card.checked, page)))
}

/// `novembre 2026`.
fn month(checked: PartialDate, page: &Page) -> String {
    let (year, month, _) = checked.first();
    let name = page.months.get(usize::from(month).saturating_sub(1));
    format!("{} {year}", name.map_or("", String::as_str))
}
