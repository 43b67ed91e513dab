//! Headings. In: a copy. Out: findings on their levels, their form, their words. It never asks what is below them, but
//! whether something is.

use std::collections::BTreeMap;

use super::Copy;
use super::key::folded;
use super::sections::sections;
use super::sink::{Hit, Sink};
use super::title::is_shouted;
use crate::lang::fold::fold;
use crate::lang::schema::check::{Bound, CheckId};
use crate::model::{Markup, Span};

/// One heading with its place in the source.
struct Heading<'a> {
    block: usize,
    level: u8,
    text: &'a str,
    span: Span,
}

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let headings: Vec<Heading<'_>> = copy
        .page
        .headings()
        .map(|(block, level, text)| {
            let span = copy.locate(copy.page.document.blocks[block].span);
            let span = if span.is_empty() { copy.page.parts[block].span } else { span };
            Heading { block, level, text: text.trim(), span }
        })
        .collect();
    levels(copy, &headings, out);
    words(copy, &headings, out);
    below(copy, &headings, out);
    keyphrase(copy, &headings, out);
}

fn levels(copy: &Copy<'_>, headings: &[Heading<'_>], out: &mut Sink<'_>) {
    let firsts: Vec<&Heading<'_>> = headings.iter().filter(|h| h.level == 1).collect();
    if firsts.is_empty() && copy.page.root.is_some() {
        out.add(Hit::new(CheckId::H1Missing, copy.top()));
    }
    for second in firsts.iter().skip(1) {
        let hit = Hit::new(CheckId::H1Several, second.span);
        out.add(hit.with("n", firsts.len()).beyond(true));
    }
    // What stands above the first heading may be the title of the site's template.
    let mut above = headings.first().map_or(0, |h| h.level.min(2));
    for heading in headings {
        if heading.level > above + 1 {
            let hit = Hit::new(CheckId::HeadingSkips, heading.span);
            out.add(hit.with("level", heading.level).with("above", above));
        }
        above = heading.level;
    }
}

fn words(copy: &Copy<'_>, headings: &[Heading<'_>], out: &mut Sink<'_>) {
    let most = copy.limit(Bound::HeadingsCharacters);
    let mut seen: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    for heading in headings {
        let hit = |id| Hit::new(id, heading.span).with("text", heading.text);
        if heading.text.is_empty() {
            out.add(Hit::new(CheckId::HeadingEmpty, heading.span).with("level", heading.level));
            continue;
        }
        let words = folded(heading.text);
        if !words.is_empty() && seen.insert(words, heading.text).is_some() {
            out.add(hit(CheckId::HeadingDuplicate));
        }
        if heading.level == 1 {
            continue;
        }
        let characters = heading.text.chars().count();
        if characters > most {
            out.add(hit(CheckId::HeadingLong).with("n", characters).with("max", most));
        }
        let plain = fold(heading.text);
        let plain = plain.trim_end_matches(|c: char| !c.is_alphanumeric());
        if copy.lang.rules.check.lists.vague_headings.iter().any(|v| v == plain) {
            out.add(hit(CheckId::HeadingVague));
        }
        if is_shouted(heading.text) {
            out.add(hit(CheckId::HeadingCapitals));
        }
        if heading.text.ends_with(['.', ':', ';', ',']) && !heading.text.ends_with("...") {
            out.add(hit(CheckId::HeadingStop));
        }
    }
}

/// Headings that nothing follows, texts that no heading divides.
fn below(copy: &Copy<'_>, headings: &[Heading<'_>], out: &mut Sink<'_>) {
    let blocks = copy.page.document.blocks.len();
    for (i, heading) in headings.iter().enumerate() {
        let next = headings.get(i + 1);
        let ends = next.is_none() && heading.block + 1 == blocks;
        let bare = next.is_some_and(|n| n.block == heading.block + 1 && n.level <= heading.level);
        if (ends || bare) && heading.level > 1 && !heading.text.is_empty() {
            out.add(Hit::new(CheckId::HeadingWithoutText, heading.span).with("text", heading.text));
        }
    }
    let most = copy.limit(Bound::HeadingsWithout);
    let divided = headings.iter().any(|h| h.level > 1);
    if !divided && copy.words > most && copy.page.markup != Markup::Text {
        let hit = Hit::new(CheckId::HeadingsNone, copy.top());
        out.add(hit.with("n", copy.words).with("max", most).beyond(true));
    }
}

fn keyphrase(copy: &Copy<'_>, headings: &[Heading<'_>], out: &mut Sink<'_>) {
    let Some(key) = copy.key.as_ref().filter(|k| !k.words.is_empty()) else { return };
    let under: Vec<&Heading<'_>> = headings.iter().filter(|h| matches!(h.level, 2 | 3)).collect();
    if under.is_empty() {
        return;
    }
    let count = under.iter().filter(|h| key.share(h.text) > 50).count();
    let (min, max) =
        (copy.limit(Bound::HeadingsKeyphraseMin), copy.limit(Bound::HeadingsKeyphraseMax));
    let hit = |id| {
        let hit = Hit::new(id, under[0].span).with("key", &key.stated.value).with("n", count);
        hit.with("of", under.len()).with("min", min).with("max", max).beyond(true)
    };
    if count < (under.len() * min).div_ceil(100) {
        out.add(hit(CheckId::HeadingsWithoutKeyphrase));
    } else if under.len() > 1 && count > under.len() * max / 100 {
        out.add(hit(CheckId::HeadingsFullOfKeyphrase));
    }
}

/// Sections whose words pass the limit, for [`super::readability`].
pub(super) fn long_sections(copy: &Copy<'_>, most: usize) -> Vec<(Span, usize)> {
    let all = sections(copy.page);
    if all.len() < 2 {
        return Vec::new();
    }
    let place = |heading: Option<usize>, first: usize| {
        let block = heading.unwrap_or(first);
        copy.page.document.blocks.get(block).map(|b| copy.locate(b.span))
    };
    all.iter()
        .filter(|s| s.words > most)
        .filter_map(|s| place(s.heading, s.blocks.start).map(|span| (span, s.words)))
        .collect()
}
