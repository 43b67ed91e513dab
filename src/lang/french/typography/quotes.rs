//! Quotation marks. In: items. Out: the same with guillemets outside and English marks inside, and a note on every item that
//! stands between them. It never sets a mark that has no partner.

use std::borrow::Cow;

use super::item::{Item, Kind, Side};
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
    /// Opened by „ and closed by “.
    German,
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
    /// A mark that should have a partner and has none: nobody knows what the marks around it mean.
    Stray,
}

/// Pairs quotation marks, sets them by depth, and marks what stands between them.
pub(super) fn pair(items: &mut [Item<'_>], rules: &Typography, begins_quoted: bool) {
    let found = find_pairs(items);
    let early_end = found.contains(&Found::CloseStart);
    let set = rules.guillemets && !found.contains(&Found::Stray);
    let mut depth = usize::from(begins_quoted || early_end);
    for (item, found) in items.iter_mut().zip(found) {
        match found {
            Found::Plain | Found::Stray => {}
            Found::Open | Found::OpenEnd => {
                if set && found == Found::Open {
                    item.text = Cow::Borrowed(if depth == 0 { "«" } else { "“" });
                }
                depth += 1;
            }
            Found::Close | Found::CloseStart => {
                depth = depth.saturating_sub(1);
                if set && found == Found::Close {
                    item.text = Cow::Borrowed(if depth == 0 { "»" } else { "”" });
                }
            }
        }
        item.quote = match found {
            Found::Open => Some(Side::Opening),
            Found::Close => Some(Side::Closing),
            _ => None,
        };
        item.quoted = depth > 0;
    }
}

fn find_pairs(items: &[Item<'_>]) -> Vec<Found> {
    /// How many unclosed marks are looked behind for a partner.
    const REACH: usize = 8;
    let mut found = vec![Found::Plain; items.len()];
    let mut open: Vec<(usize, Style)> = Vec::new();
    let mut began_before = false;
    for i in 0..items.len() {
        let Some((mut style, mut role)) = quotation_mark(items, i) else { continue };
        if items[i].text == "“" && open.last().is_some_and(|(_, s)| *s == Style::German) {
            (style, role) = (Style::German, Role::Closes);
        }
        // A guillemet that stands open hides what was opened before it.
        let mut hidden = false;
        let partner = open.iter().rev().take(REACH).position(|(_, s)| {
            let partner = *s == style && !hidden;
            hidden |= *s == Style::Guillemet;
            partner
        });
        match (role, partner) {
            (Role::Closes | Role::Either, Some(above)) => {
                let at = open.len() - 1 - above;
                found[open[at].0] = Found::Open;
                found[i] = Found::Close;
                open.drain(at..).skip(1).for_each(|(j, s)| found[j] = without_partner(s));
            }
            (Role::Closes, None)
                if style == Style::Guillemet && open.is_empty() && !began_before =>
            {
                found[i] = Found::CloseStart;
                began_before = true;
            }
            (Role::Opens | Role::Either, _) => open.push((i, style)),
            (Role::Closes, None) => found[i] = without_partner(style),
        }
    }
    for (n, (i, style)) in open.into_iter().enumerate() {
        let ends_later = n == 0 && style == Style::Guillemet;
        found[i] = if ends_later { Found::OpenEnd } else { without_partner(style) };
    }
    found
}

/// A straight mark can be an inch or an apostrophe.
fn without_partner(style: Style) -> Found {
    match style {
        Style::Guillemet | Style::English | Style::German => Found::Stray,
        Style::Straight | Style::Single => Found::Plain,
    }
}

fn quotation_mark(items: &[Item<'_>], i: usize) -> Option<(Style, Role)> {
    let item = &items[i];
    if item.kind != Kind::Mark {
        return None;
    }
    match &*item.text {
        "«" => Some((Style::Guillemet, Role::Opens)),
        "»" => Some((Style::Guillemet, Role::Closes)),
        "„" => Some((Style::German, Role::Opens)),
        "“" => Some((Style::English, Role::Opens)),
        "”" => Some((Style::English, Role::Closes)),
        "\"" => straight(items, i).map(|role| (Style::Straight, role)),
        "'" | "‘" | "’" => single(items, i).map(|role| (Style::Single, role)),
        _ => None,
    }
}

fn straight(items: &[Item<'_>], i: usize) -> Option<Role> {
    let before = i > 0 && items[i].is_glued() && !items[i - 1].opens();
    let after = items.get(i + 1).is_some_and(|n| {
        n.is_glued() && !(n.kind == Kind::Mark && ".,;:!?)]…»%".contains(&*n.text))
    });
    let elided = before && matches!(&*items[i - 1].text, "'" | "’");
    match (before && !elided, after) {
        (false, true) => Some(Role::Opens),
        (true, false) => Some(Role::Closes),
        (false, false) => Some(Role::Either),
        // `5"x` is an inch.
        (true, true) => None,
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
