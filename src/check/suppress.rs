//! Comments that ask for silence. In: findings, and the comments of a page. Out: the same findings, some of them marked,
//! and what is wrong with the comments. It never drops a finding.
//!
//! `<!-- intertitre: ignore TIT-003, TYP — why -->` covers its own line and the block after it, `ignore-file` the whole
//! file, `ignore-start` what follows up to `ignore-end`. A code can be that of a family. The reason is required.

use super::Copy;
use super::settings::{codes, family};
use super::sink::{Hit, Sink};
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

/// Marks the findings that a comment covers.
pub(super) fn apply(copy: &Copy<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let comments = &copy.page.comments;
    if comments.is_empty() {
        return findings;
    }
    let mut ignores: Vec<Ignore<'_>> = comments
        .iter()
        .enumerate()
        .filter_map(|(i, c)| read(copy, c, &comments[i + 1..]))
        .collect();
    for finding in &mut findings {
        for ignore in &mut ignores {
            let named = |c: &&str| *c == finding.code || *c == family(&finding.code);
            let at = Span { end: finding.span.end.max(finding.span.start + 1), ..finding.span };
            if ignore.reason && ignore.scope.overlaps(at) && ignore.codes.iter().any(named) {
                finding.suppressed = Some(Suppression::Comment);
                ignore.used = true;
            }
        }
    }
    findings.extend(faults(copy, &ignores));
    findings.sort_by(|a, b| (a.span, &a.code).cmp(&(b.span, &b.code)));
    findings
}

fn read<'a>(copy: &Copy<'_>, comment: &'a Stated, later: &[Stated]) -> Option<Ignore<'a>> {
    let (verb, rest) =
        comment.value.split_once(char::is_whitespace).unwrap_or((&comment.value, ""));
    let source = &copy.page.document.source;
    let scope = match verb {
        "ignore" => after(copy, comment.span),
        "ignore-file" => Span::new(0, source.len() + 1),
        "ignore-start" => {
            let end = later.iter().find(|c| c.value.starts_with("ignore-end"));
            let end = end.map_or(source.len() + 1, |c| c.span.start as usize);
            Span::new(comment.span.start as usize, end)
        }
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
fn after(copy: &Copy<'_>, comment: Span) -> Span {
    let source = &copy.page.document.source;
    let line = source[..comment.start as usize].rfind('\n').map_or(0, |i| i + 1);
    let line_end = source[comment.end as usize..].find('\n');
    let mut end = line_end.map_or(source.len(), |i| i + comment.end as usize);
    let alone = source[line..comment.start as usize].trim().is_empty()
        && source[comment.end as usize..end].trim().is_empty();
    let next = copy.page.parts.partition_point(|p| p.span.start < comment.end);
    if let Some(next) = copy.page.parts.get(next).filter(|_| alone) {
        end = end.max(next.span.end as usize);
    }
    Span::new(line, end)
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
