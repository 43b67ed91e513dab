//! Links. In: a copy. Out: findings on where they lead and what they say. It never follows one.

use super::Copy;
use super::key::folded;
use super::sink::{Hit, Sink};
use crate::lang::fold::fold;
use crate::lang::schema::check::CheckId;
use crate::model::{Link, Markup};

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    if copy.page.markup == Markup::Text || copy.words == 0 {
        return;
    }
    let links = &copy.page.links;
    let real = || links.iter().filter(|l| !l.target.starts_with('#') && !l.target.is_empty());
    if !real().any(|l| !is_external(l)) {
        out.add(Hit::new(CheckId::LinksNoInternal, copy.top()));
    }
    if !real().any(is_external) {
        out.add(Hit::new(CheckId::LinksNoExternal, copy.top()));
    }
    for link in links {
        one(copy, link, out);
    }
}

fn is_external(link: &Link) -> bool {
    ["http://", "https://", "//"].iter().any(|scheme| link.target.starts_with(scheme))
}

fn one(copy: &Copy<'_>, link: &Link, out: &mut Sink<'_>) {
    let hit = |id| Hit::new(id, link.span).with("text", link.text.trim());
    let target = link.target.trim();
    if target.is_empty() || target == "#" || target.starts_with("javascript:") {
        out.add(hit(CheckId::LinkPlaceholder).with("target", target));
    }
    if link.text.trim().is_empty() {
        // Images stand in order.
        let images = &copy.page.images;
        let first = images.partition_point(|i| i.span.start < link.span.start);
        if !images.get(first).is_some_and(|i| link.span.contains(i.span)) {
            out.add(hit(CheckId::LinkEmpty).with("target", target));
        }
        return;
    }
    let words = fold(link.text.trim());
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if copy.lang.rules.check.lists.vague_anchors.iter().any(|v| v == words) {
        out.add(hit(CheckId::LinkVague));
    }
    let same =
        |key: &super::Key| !key.words.is_empty() && folded(&key.stated.value) == folded(words);
    if copy.key.as_ref().is_some_and(same) {
        out.add(hit(CheckId::LinkCompetes).beyond(true));
    }
}
