//! Findings for people. In: a report. Out: each with its line and a caret below it, then a count. It never wraps: a
//! long line is cut around what is meant.

use std::collections::BTreeMap;

use super::{Located, located};
use crate::lang::schema::check::ReportWords;
use crate::model::{Lines, Report, Severity, Tongue};

/// Findings of one code that are shown in one file.
const SHOWN: usize = 3;
/// Characters of a line that are shown before and behind what is meant.
const AROUND: usize = 48;

pub(super) fn write(report: &Report, all: bool, tongue: Tongue, words: &ReportWords) -> String {
    let mut out = String::new();
    for file in &report.files {
        let lines = Lines::of(&file.source);
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for l in located(file).filter(|l| l.finding.suppressed.is_none()) {
            let count = seen.entry(&l.finding.code).or_default();
            *count += 1;
            if all || *count <= SHOWN {
                one(&l, &lines, tongue, words, &mut out);
            }
        }
        for (code, count) in seen.into_iter().filter(|(_, n)| !all && *n > SHOWN) {
            let more = words.more.said(tongue).replace("{n}", &(count - SHOWN).to_string());
            out += &format!("{}: {}\n\n", file.path, more.replace("{code}", code));
        }
    }
    out + &summary(report, words.summary.said(tongue))
}

fn one(l: &Located<'_>, lines: &Lines, tongue: Tongue, words: &ReportWords, out: &mut String) {
    let finding = l.finding;
    let (line, column) = (l.start.line, l.start.column);
    let severity = match finding.severity {
        Severity::Error => &words.error,
        Severity::Warning => &words.warning,
        Severity::Info | Severity::Off => &words.info,
    };
    let severity = severity.said(tongue);
    *out += &format!(
        "{}:{line}:{column}: {severity} {}: {}\n",
        l.file.path, finding.code, finding.message
    );
    if !finding.span.is_empty() {
        *out += &snippet(l, lines);
    }
    if let Some(help) = &finding.help {
        *out += &format!("  = {}: {help}\n", words.help.said(tongue));
    }
    out.push('\n');
}

/// The line, cut around what is meant, and carets below it.
fn snippet(l: &Located<'_>, lines: &Lines) -> String {
    let text: Vec<char> = lines.text(&l.file.source, l.start.line).chars().collect();
    let from = (l.start.column - 1).min(text.len());
    let to = if l.end.line == l.start.line { l.end.column - 1 } else { text.len() };
    let to = to.clamp(from, text.len()).min(from + 2 * AROUND);
    let (first, last) = (from.saturating_sub(AROUND), (to + AROUND).min(text.len()));
    let shown = |range: std::ops::Range<usize>| -> String {
        let visible = |c: &char| match c {
            '\t' => ' ',
            '\u{202f}' => '⸱',
            '\u{a0}' => '␣',
            c => *c,
        };
        text[range].iter().map(visible).collect()
    };
    let (head, tail) = (if first > 0 { "…" } else { "" }, if last < text.len() { "…" } else { "" });
    let number = l.start.line.to_string();
    let margin = " ".repeat(number.len());
    let blank = " ".repeat(from - first + head.chars().count());
    let carets = "^".repeat((to - from).max(1));
    format!("{number} | {head}{}{tail}\n{margin} | {blank}{carets}\n", shown(first..last))
}

fn summary(report: &Report, template: &str) -> String {
    let fixable = report.active().filter(|(_, f)| f.fix.is_some()).count();
    let all = report.files.iter().flat_map(|f| &f.findings);
    let slots = [
        ("{errors}", report.count(Severity::Error)),
        ("{warnings}", report.count(Severity::Warning)),
        ("{infos}", report.count(Severity::Info)),
        ("{files}", report.files.len()),
        ("{fixable}", fixable),
        ("{suppressed}", all.filter(|f| f.suppressed.is_some()).count()),
    ];
    let fill = |text: String, (slot, n): (&str, usize)| text.replace(slot, &n.to_string());
    slots.into_iter().fold(template.to_owned(), fill) + "\n"
}
