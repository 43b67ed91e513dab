//! Comments that ask for silence. In: findings, and the comments of a page. Out: the same findings, some of them marked,
//! and what is wrong with the comments. It never drops a finding.
//!
//! `<!-- intertitre: ignore TIT-003, TYP — why -->` covers its own line and the block after it, `ignore-file` the whole
//! file, `ignore-start` what follows up to `ignore-end`. A code can be that of a family. The reason is required.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Copy;
use super::settings::{codes, family};
use super::sink::{Hit, Sink, sort};
use crate::lang::schema::check::CheckId;
use crate::model::{Finding, Span, Stated, Suppression};

/// One comment, read.
struct Ignore<'a> {
    codes: Vec<&'a str>,
    reason: bool,
    /// What it covers.
    scope: Span,
    /// Where it stands.
    span: Span,
    used: bool,
}

/// Places of which one may touch another place: in the order of their starts, each with the farthest end so far.
struct Places(Vec<Span>);

impl Places {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let mut farthest = 0;
        for span in &mut spans {
            farthest = farthest.max(span.end);
            span.end = farthest;
        }
        Self(spans)
    }

    fn touch(&self, span: Span) -> bool {
        let before = self.0.partition_point(|s| s.start < span.end);
        before.checked_sub(1).is_some_and(|last| self.0[last].end > span.start)
    }
}

/// Places by what they are known by.
fn by_name<'a>(named: impl Iterator<Item = (&'a str, Span)>) -> BTreeMap<&'a str, Places> {
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for (name, span) in named {
        spans.entry(name).or_default().push(span);
    }
    spans.into_iter().map(|(name, spans)| (name, Places::new(spans))).collect()
}

/// Marks the findings that a comment covers.
pub(super) fn apply(copy: &Copy<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    if copy.page.comments.is_empty() {
        return findings;
    }
    let mut ignores = ignores(copy);
    let found = findings.iter().flat_map(|f| names(&f.code).map(|name| (name, covered(f))));
    let found = by_name(found);
    for ignore in ignores.iter_mut().filter(|i| i.reason) {
        let mut places = ignore.codes.iter().filter_map(|c| found.get(c));
        ignore.used = places.any(|p| p.touch(ignore.scope));
    }
    let reasoned = ignores.iter().filter(|i| i.reason);
    let silent = by_name(reasoned.flat_map(|i| i.codes.iter().map(|c| (*c, i.scope))));
    for finding in &mut findings {
        let mut places = names(&finding.code).filter_map(|name| silent.get(name));
        if places.any(|p| p.touch(covered(finding))) {
            finding.suppressed = Some(Suppression::Comment);
        }
    }
    findings.extend(faults(copy, &ignores));
    sort(&mut findings);
    findings
}

/// What a comment may call a finding.
fn names(code: &str) -> impl Iterator<Item = &str> {
    [code, family(code)].into_iter()
}

/// The bytes of a finding, of which there is at least one.
fn covered(finding: &Finding) -> Span {
    let Span { start, end } = finding.span;
    Span { start, end: end.max(start + 1) }
}

/// The comments that ask for silence, in order.
fn ignores<'a>(copy: &Copy<'a>) -> Vec<Ignore<'a>> {
    let source = &copy.page.document.source;
    let ends: Vec<usize> = source.match_indices('\n').map(|(at, _)| at).collect();
    let mut until = source.len() + 1;
    let mut found = Vec::new();
    for comment in copy.page.comments.iter().rev() {
        if comment.value.starts_with("ignore-end") {
            until = comment.span.start as usize;
        }
        found.extend(read(copy, comment, until, &ends));
    }
    found.reverse();
    found
}

/// `until` is where the next `ignore-end` stands, `ends` are those of the lines.
fn read<'a>(
    copy: &Copy<'_>,
    comment: &'a Stated,
    until: usize,
    ends: &[usize],
) -> Option<Ignore<'a>> {
    let (verb, rest) =
        comment.value.split_once(char::is_whitespace).unwrap_or((&comment.value, ""));
    let scope = match verb {
        "ignore" => after(copy, comment.span, ends),
        "ignore-file" => Span::new(0, copy.page.document.source.len() + 1),
        "ignore-start" => Span::new(comment.span.start as usize, until),
        _ => return None,
    };
    let (codes, reason) = match rest.split_once(['—', '–']) {
        Some((codes, reason)) => (codes, reason),
        None => rest.split_once("--").or(rest.split_once(" - ")).unwrap_or((rest, "")),
    };
    let codes = codes.split([',', ' ']).filter(|c| !c.is_empty()).collect();
    let reason = !reason.trim().is_empty();
    Some(Ignore { codes, reason, scope, span: comment.span, used: false })
}

/// The line of a comment, and the block that begins after it.
fn after(copy: &Copy<'_>, comment: Span, ends: &[usize]) -> Span {
    let source = &copy.page.document.source;
    let Range { start, end } = comment.range();
    let line = ends[..ends.partition_point(|e| *e < start)].last().map_or(0, |e| e + 1);
    let line_end = ends.get(ends.partition_point(|e| *e < end)).copied().unwrap_or(source.len());
    // From the comment outwards: a line of a thousand comments is not read a thousand times.
    let alone =
        source[line..start].trim_end().is_empty() && source[end..line_end].trim_start().is_empty();
    let next = copy.page.parts.partition_point(|p| p.span.start < comment.end);
    let block = copy.page.parts.get(next).filter(|_| alone);
    Span::new(line, block.map_or(line_end, |b| line_end.max(b.span.end as usize)))
}

fn faults(copy: &Copy<'_>, ignores: &[Ignore<'_>]) -> Vec<Finding> {
    let known = codes(copy.lang);
    let mut out = Sink::new(copy.settings, copy.lang);
    for ignore in ignores {
        let unknown = ignore.codes.iter().find(|c| !known.iter().any(|k| k == **c));
        if !ignore.reason {
            out.add(Hit::new(CheckId::IgnoreWithoutReason, ignore.span));
        } else if let Some(code) = unknown {
            out.add(Hit::new(CheckId::IgnoreUnknown, ignore.span).with("code", code));
        } else if !ignore.used {
            let codes = ignore.codes.join(", ");
            out.add(Hit::new(CheckId::IgnoreUnused, ignore.span).with("code", codes));
        }
    }
    out.finish()
}
