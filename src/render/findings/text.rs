//! Findings for people. In: a report. Out: each with its line and a caret below it, then a count. It never wraps: a
//! long line is cut around what is meant.

use std::collections::BTreeMap;

use super::{Located, located};
use crate::lang::schema::check::ReportWords;
use crate::model::{Report, Severity, Span, Tongue};

/// Findings of one code that are shown in one file.
const SHOWN: usize = 3;
/// Characters of a line that are shown before and behind what is meant.
const AROUND: usize = 48;

pub(super) fn write(report: &Report, all: bool, tongue: Tongue, words: &ReportWords) -> String {
    let mut out = String::new();
    for file in &report.files {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for l in located(file).filter(|l| l.finding.suppressed.is_none()) {
            let count = seen.entry(&l.finding.code).or_default();
            *count += 1;
            if all || *count <= SHOWN {
                one(&l, tongue, words, &mut out);
            }
        }
        for (code, count) in seen.into_iter().filter(|(_, n)| !all && *n > SHOWN) {
            let more = words.more.said(tongue).replace("{n}", &(count - SHOWN).to_string());
            out += &format!("{}: {}\n\n", file.path, more.replace("{code}", code));
        }
    }
    out + &summary(report, words.summary.said(tongue))
}

fn one(l: &Located<'_>, tongue: Tongue, words: &ReportWords, out: &mut String) {
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
        *out += &snippet(l);
    }
    if let Some(help) = &finding.help {
        *out += &format!("  = {}: {help}\n", words.help.said(tongue));
    }
    out.push('\n');
}

/// The line, cut around what is meant, and carets below it. Only what is shown is looked at: a line may be the whole
/// file, with a finding a word.
fn snippet(l: &Located<'_>) -> String {
    let Span { start, end } = l.finding.span;
    let (before, behind) = l.file.source.split_at(start as usize);
    let meant = &behind[..(end - start) as usize];
    let of_line = |c: &char| !matches!(c, '\n' | '\r');
    let meant = meant.chars().take_while(of_line).take(2 * AROUND).count();
    let mut head: Vec<char> = before.chars().rev().take_while(of_line).take(AROUND + 1).collect();
    let mut tail: Vec<char> = behind.chars().take_while(of_line).take(meant + AROUND + 1).collect();
    let cut = |more: bool| if more { "…" } else { "" };
    let (first, last) = (cut(head.len() > AROUND), cut(tail.len() > meant + AROUND));
    head.truncate(AROUND);
    tail.truncate(meant + AROUND);
    let number = l.start.line.to_string();
    let margin = " ".repeat(number.len());
    let blank = " ".repeat(head.len() + first.chars().count());
    let carets = "^".repeat(meant.max(1));
    let shown: String = head.into_iter().rev().chain(tail).map(visible).collect();
    format!("{number} | {first}{shown}{last}\n{margin} | {blank}{carets}\n")
}

/// Spaces that nobody sees, so that they are seen.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{202f}' => '⸱',
        '\u{a0}' => '␣',
        c => c,
    }
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
