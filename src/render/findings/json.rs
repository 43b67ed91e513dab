//! Findings as JSON. In: a report. Out: one object, or one a line. It never leaves out what is suppressed: it says so.

use serde::Serialize;
use serde_json::{Value, json};

use super::{Each, Located, located, pretty};
use crate::model::{Report, Severity, Suppression};

#[derive(Serialize)]
struct Object<'a, F: Serialize> {
    files: Vec<File<'a, F>>,
    profile: &'a str,
    summary: Value,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'a, F: Serialize> {
    findings: F,
    path: &'a str,
}

pub(super) fn object(report: &Report) -> String {
    let files = report.files.iter();
    let files = files
        .map(|f| File { findings: Each(|| located(f).map(|l| finding(&l))), path: &f.path })
        .collect();
    let all = report.files.iter().flat_map(|f| &f.findings);
    let suppressed = all.filter(|f| f.suppressed.is_some()).count();
    let summary = json!({
        "files": report.files.len(),
        "error": report.count(Severity::Error),
        "warning": report.count(Severity::Warning),
        "info": report.count(Severity::Info),
        "suppressed": suppressed,
    });
    let version = env!("CARGO_PKG_VERSION");
    pretty(&Object { files, profile: &report.profile, summary, version })
}

pub(super) fn lines(report: &Report) -> String {
    let mut out = String::new();
    for located in report.files.iter().flat_map(located) {
        let mut value = finding(&located);
        value["path"] = json!(located.file.path);
        out += &format!("{value}\n");
    }
    out
}

fn finding(located: &Located<'_>) -> Value {
    let finding = located.finding;
    let fix = finding
        .fix
        .as_ref()
        .map(|f| json!({ "offset": f.span.start, "end_offset": f.span.end, "text": f.text }));
    json!({
        "code": finding.code,
        "title": finding.title,
        "severity": finding.severity.name(),
        "verdict": if finding.beyond { "bad" } else { "ok" },
        "line": located.start.line,
        "column": located.start.column,
        "end_line": located.end.line,
        "end_column": located.end.column,
        "offset": finding.span.start,
        "end_offset": finding.span.end,
        "message": finding.message,
        "help": finding.help,
        "fix": fix,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed.map(|s| match s {
            Suppression::Comment => "comment",
            Suppression::Baseline => "baseline",
        }),
    })
}
