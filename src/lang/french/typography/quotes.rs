//! Quotation marks. In: items. Out: the same with guillemets outside and English marks inside, and a note on every item that
//! stands between them. It never sets a mark that has no partner.

use std::borrow::Cow;

use super::item::{Item, Kind};
use crate::lang::schema::typography::Typography;

/// What a mark can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// A straight mark between blanks: it closes what is open, else opens.
    Either,
}

/// Marks that pair with one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Guillemet,
    English,
    Straight,
    Single,
}

/// What a pairing found of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// No quotation mark.
    Plain,
    /// Opens, and has a partner.
    Open,
    /// Closes, and has a partner.
    Close,
    /// A guillemet that opens what ends in a later text.
    OpenEnd,
    /// A guillemet that closes what began in an earlier text.
    CloseStart,
}

/// Pairs quotation marks, sets them by depth, and marks what stands between them.
pub(super) fn pair(items: &mut [Item<'_>], rules: &Typography, begins_quoted: bool) {
    let found = find_pairs(items);
    let early_end = found.contains(&Found::CloseStart);
    let mut depth = usize::from(begins_quoted || early_end);
    for (item, found) in items.iter_mut().zip(found) {
        match found {
            Found::Plain => {}
            Found::Open | Found::OpenEnd => {
                if rules.guillemets {
                    item.text = Cow::Borrowed(if depth == 0 { "«" } else { "“" });
                }
                depth += 1;
            }
            Found::Close | Found::CloseStart => {
                depth = depth.saturating_sub(1);
                if rules.guillemets {
                    item.text = Cow::Borrowed(if depth == 0 { "»" } else { "”" });
                }
            }
        }
        item.quoted = depth > 0;
    }
}

fn find_pairs(items: &[Item<'_>]) -> Vec<Found> {
    /// How many unclosed marks are looked behind for a partner.
    const REACH: usize = 8;
    let mut found = vec![Found::Plain; items.len()];
    let mut open: Vec<(usize, Style)> = Vec::new();
    for i in 0..items.len() {
        let Some((style, role)) = quotation_mark(items, i) else { continue };
        let partner = open.iter().rev().take(REACH).position(|(_, s)| *s == style);
        match (role, partner) {
            (Role::Closes | Role::Either, Some(above)) => {
                let at = open.len() - 1 - above;
                found[open[at].0] = Found::Open;
                found[i] = Found::Close;
                open.truncate(at);
            }
            (Role::Closes, None) if style == Style::Guillemet && open.is_empty() => {
                found[i] = Found::CloseStart;
            }
            (Role::Opens | Role::Either, _) => open.push((i, style)),
            (Role::Closes, None) => {}
        }
    }
    // Only the first text can have begun before, and only once.
    let mut starts = found.iter_mut().filter(|f| **f == Found::CloseStart);
    starts.next();
    starts.for_each(|f| *f = Found::Plain);
    for (i, style) in open {
        if style == Style::Guillemet && found[i] == Found::Plain {
            found[i] = Found::OpenEnd;
        }
    }
    found
}

fn quotation_mark(items: &[Item<'_>], i: usize) -> Option<(Style, Role)> {
    let item = &items[i];
    if item.kind != Kind::Mark {
        return None;
    }
    match &*item.text {
        "«" => Some((Style::Guillemet, Role::Opens)),
        "»" => Some((Style::Guillemet, Role::Closes)),
        "„" => Some((Style::English, Role::Opens)),
        // In German it closes.
        "“" => {
            Some((Style::English, if closes_here(items, i) { Role::Closes } else { Role::Opens }))
        }
        "”" => Some((Style::English, Role::Closes)),
        "\"" => straight(items, i).map(|role| (Style::Straight, role)),
        "'" | "‘" | "’" => single(items, i).map(|role| (Style::Single, role)),
        _ => None,
    }
}

/// True if a mark touches what stands before it and not what follows.
fn closes_here(items: &[Item<'_>], i: usize) -> bool {
    let next_glued = items.get(i + 1).is_some_and(|n| n.is_glued() && n.kind != Kind::Mark);
    i > 0 && items[i].is_glued() && !items[i - 1].opens() && !next_glued
}

fn straight(items: &[Item<'_>], i: usize) -> Option<Role> {
    let before = i > 0 && items[i].is_glued() && !items[i - 1].opens();
    let next = items.get(i + 1);
    let after = next.is_some_and(Item::is_glued);
    let elided = before && matches!(&*items[i - 1].text, "'" | "’");
    match (before && !elided, after) {
        (false, true) => Some(Role::Opens),
        (true, false) => Some(Role::Closes),
        (false, false) => Some(Role::Either),
        // `"oui",` closes; `5"x` is an inch.
        (true, true) => next.filter(|n| n.kind == Kind::Mark).map(|_| Role::Closes),
    }
}

/// A single mark opens before a word, and closes behind one that no letter follows; between letters it is an apostrophe.
fn single(items: &[Item<'_>], i: usize) -> Option<Role> {
    let next = items.get(i + 1);
    let touches_word = next.is_some_and(|n| n.is_glued() && n.kind != Kind::Mark);
    let free_before = i == 0 || !items[i].is_glued() || items[i - 1].opens();
    if items[i].text == "’" {
        // It may as well be the apostrophe of a word cut short.
        return (!touches_word && !free_before).then_some(Role::Closes);
    }
    match (free_before, touches_word) {
        (true, true) => Some(Role::Opens),
        (false, false) => Some(Role::Closes),
        _ => None,
    }
}
