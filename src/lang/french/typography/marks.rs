//! Apostrophes, suspension points, dashes. In: items. Out: the same with the marks of print. It never adds a mark.

use std::borrow::Cow;

use super::item::{Item, Kind};
use crate::lang::schema::typography::Typography;

/// Mends the marks of a text.
pub(super) fn mend(items: &mut Vec<Item<'_>>, rules: &Typography) {
    if rules.apostrophe {
        apostrophes(items);
    }
    if rules.ellipsis {
        suspension_points(items);
    }
    if rules.dash {
        dashes(items);
    }
}

fn apostrophes(items: &mut [Item<'_>]) {
    for i in 1..items.len() {
        let word_before = items[i].is_glued() && items[i - 1].kind == Kind::Word;
        let glued = items.get(i + 1).is_some_and(Item::is_glued);
        let mark = items[i].kind == Kind::Mark && word_before;
        let typed = match &*items[i].text {
            "'" => true,
            "`" | "´" | "‘" | "ʼ" => glued,
            _ => false,
        };
        if mark && typed {
            items[i].text = Cow::Borrowed("’");
        }
    }
}

/// `...` → `…`, close to the word before; *etc.* takes none.
fn suspension_points(items: &mut Vec<Item<'_>>) {
    let mut out: Vec<Item<'_>> = Vec::with_capacity(items.len());
    let mut rest = std::mem::take(items).into_iter().peekable();
    while let Some(mut item) = rest.next() {
        if !(item.is_mark(".") || item.is_mark("…")) {
            out.push(item);
            continue;
        }
        let mut stops = Vec::new();
        let points = |i: &Item<'_>| i.is_glued() && (i.is_mark(".") || i.is_mark("…"));
        while let Some(next) = rest.next_if(points) {
            stops.push(next);
        }
        let suspended =
            item.is_mark("…") || stops.len() > 1 || stops.iter().any(|s| s.is_mark("…"));
        if !suspended {
            out.push(item);
            out.append(&mut stops);
            continue;
        }
        let after_etc = out.last().is_some_and(|p| p.kind == Kind::Word && p.text == "etc");
        item.text = Cow::Borrowed(if after_etc && !item.quoted { "." } else { "…" });
        let follows = out.last().is_some_and(|p| !p.opens()) && !item.begins_line();
        if follows {
            item.gap = Cow::Borrowed("");
        }
        out.push(item);
    }
    *items = out;
}

/// A hyphen, or two, between blanks → a dash. Not at the head of a line, nor between two numbers.
fn dashes(items: &mut Vec<Item<'_>>) {
    let mut i = 1;
    while i < items.len() {
        let double = items[i].is_mark("-")
            && items.get(i + 1).is_some_and(|n| n.is_glued() && n.is_mark("-"));
        let next = i + 1 + usize::from(double);
        let free = !items[i].is_glued()
            && !items[i].begins_line()
            && items.get(next).is_some_and(|n| !n.is_glued());
        let numbers = items[i - 1].kind == Kind::Number
            && items.get(next).is_some_and(|n| n.kind == Kind::Number);
        if items[i].is_mark("-") && free && !numbers {
            items[i].text = Cow::Borrowed("–");
            if double {
                items[i + 1].text = Cow::Borrowed("");
            }
        }
        i = next;
    }
    items.retain(|item| !item.text.is_empty());
}
