//! Structured data. In: a copy. Out: findings on its JSON-LD: does it parse, what does it describe, does it say what the
//! page shows? It never asks for what the page does not have.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Copy;
use super::key::folded;
use super::sink::{Hit, Sink};
use crate::lang::fold::fold;
use crate::lang::schema::check::CheckId;
use crate::model::{Span, Stated};

/// A page that describes more things, an article that has more authors, is judged by the first ones: the place of each is
/// looked for in the whole script.
const JUDGED: usize = 64;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    if copy.page.data.is_empty() && copy.page.root.is_some() {
        out.add(Hit::new(CheckId::DataMissing, copy.top()));
    }
    let shown = headlines(copy);
    let mut left = JUDGED;
    for script in &copy.page.data {
        match serde_json::from_str::<Value>(&script.value) {
            Ok(value) => objects(&value, &mut |object| {
                if left > 0 {
                    left -= 1;
                    described(copy, &shown, script, object, out);
                }
            }),
            Err(error) => {
                let at = script.span.start as usize + offset(&script.value, &error);
                let hit = Hit::new(CheckId::DataBroken, Span::new(at, at));
                out.add(hit.with("error", error));
            }
        }
    }
}

/// Bytes up to the place where a parser stopped.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let before: usize =
        text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = (before + error.column().saturating_sub(1)).min(text.len());
    (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// Every object that stands by itself: in a list, in a graph.
fn objects(value: &Value, visit: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter().for_each(|v| objects(v, visit)),
        Value::Object(object) => match object.get("@graph") {
            Some(graph) => objects(graph, visit),
            None => visit(object),
        },
        _ => {}
    }
}

/// The words of each title that the page shows.
fn headlines(copy: &Copy<'_>) -> BTreeSet<Vec<String>> {
    let shown = copy.page.headings().filter(|(_, level, _)| *level == 1).map(|(.., text)| text);
    shown.chain(copy.page.title.as_ref().map(|t| t.value.as_str())).map(folded).collect()
}

fn described(
    copy: &Copy<'_>,
    shown: &BTreeSet<Vec<String>>,
    script: &Stated,
    object: &Map<String, Value>,
    out: &mut Sink<'_>,
) {
    let lists = &copy.lang.rules.check.lists;
    let types: Vec<&str> = match object.get("@type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let known = |t: &&str| lists.article_types.iter().chain(&lists.page_types).any(|k| k == t);
    let span = place(script, "@type", types.first().copied().unwrap_or_default());
    if !types.iter().any(known) {
        let hit = Hit::new(CheckId::DataType, span);
        return out.add(hit.with("type", types.first().copied().unwrap_or("?")));
    }
    if !types.iter().any(|t| lists.article_types.iter().any(|a| a == t)) {
        return;
    }
    headline(shown, script, object, out);
    for key in ["datePublished", "dateModified"] {
        if let Some(date) = object.get(key).and_then(Value::as_str) {
            let hit = |id| Hit::new(id, place(script, key, date)).with("date", date);
            match zone(date) {
                None => out.add(hit(CheckId::DataDateForm)),
                Some(false) => out.add(hit(CheckId::DataDateZone)),
                Some(true) => {}
            }
        }
    }
    authors(copy, script, object, span, out);
}

fn headline(
    shown: &BTreeSet<Vec<String>>,
    script: &Stated,
    object: &Map<String, Value>,
    out: &mut Sink<'_>,
) {
    let Some(headline) = object.get("headline").and_then(Value::as_str) else { return };
    if !shown.is_empty() && !shown.contains(&folded(headline)) {
        let hit = Hit::new(CheckId::DataHeadline, place(script, "headline", headline));
        out.add(hit.with("text", headline));
    }
}

fn authors(
    copy: &Copy<'_>,
    script: &Stated,
    object: &Map<String, Value>,
    span: Span,
    out: &mut Sink<'_>,
) {
    let names: Vec<&str> = match object.get("author") {
        None | Some(Value::Null) => return out.add(Hit::new(CheckId::DataAuthorMissing, span)),
        Some(Value::Array(several)) => several.iter().filter_map(name).collect(),
        Some(one) => name(one).into_iter().collect(),
    };
    for name in names.into_iter().take(JUDGED) {
        let words = fold(name);
        let by = |w: &String| words.strip_prefix(w.as_str()).is_some_and(|r| r.starts_with(' '));
        if copy.lang.rules.check.lists.byline_words.iter().any(by) {
            let hit = Hit::new(CheckId::DataAuthorName, place(script, "name", name));
            out.add(hit.with("name", name));
        }
    }
}

fn name(author: &Value) -> Option<&str> {
    author.as_str().or_else(|| author.get("name").and_then(Value::as_str))
}

/// Where a value stands behind its key; the key, the script, if it is written otherwise.
fn place(script: &Stated, key: &str, value: &str) -> Span {
    let text = &script.value;
    let key_at = text.find(&format!("\"{key}\""));
    let value_at = key_at.and_then(|k| text[k..].find(value).map(|v| k + v));
    let (at, length) = match (value_at, key_at) {
        (Some(at), _) => (at, value.len()),
        (None, Some(at)) => (at + 1, key.len()),
        (None, None) => (0, 0),
    };
    let start = script.span.start as usize + at;
    Span::new(start, start + length)
}

/// Whether an ISO 8601 date says its time zone; none if it is no such date. A day alone asks for none.
fn zone(date: &str) -> Option<bool> {
    let (day, time) = match date.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (date, None),
    };
    let parts: Vec<&str> = day.split('-').collect();
    let sized = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let ([year, month, of_month], true) = (parts.as_slice(), parts.len() == 3) else { return None };
    if !(sized(year, 4) && sized(month, 2) && sized(of_month, 2)) {
        return None;
    }
    let Some(time) = time else { return Some(false) };
    let clock = time.get(..5)?;
    let well = clock.split_once(':').is_some_and(|(h, m)| sized(h, 2) && sized(m, 2));
    well.then(|| time.ends_with('Z') || time[5..].contains(['+', '-']))
}

#[cfg(test)]
mod tests {
    use super::zone;

    #[test]
    fn a_date_with_its_zone_is_told_from_one_without() {
        assert_eq!(zone("2026-01-15T08:30:00+01:00"), Some(true));
        assert_eq!(zone("2026-01-15T08:30Z"), Some(true));
        assert_eq!(zone("2026-01-15T08:30:00"), Some(false));
        assert_eq!(zone("2026-01-15"), Some(false));
        assert_eq!(zone("15/01/2026"), None);
        assert_eq!(zone("2026-01-15Té"), None);
    }
}
