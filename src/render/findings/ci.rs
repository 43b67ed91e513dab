//! Findings for GitHub Actions and GitLab. In: a report. Out: what each of them shows beside the lines of a change. It
//! never sends what would be dropped without a word.

use serde_json::{Value, json};

use super::{Each, Located, active, pretty};
use crate::model::{Report, Severity};

/// GitHub shows that many annotations of one kind and step.
const SHOWN: usize = 10;

/// Workflow commands, the gravest first, and a last line that says what is not shown.
pub(super) fn github(report: &Report) -> String {
    let kinds =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "notice")];
    let mut out = String::new();
    for (severity, command) in kinds {
        let own = active(report).filter(|l| l.finding.severity == severity);
        own.take(SHOWN).for_each(|l| out += &annotation(command, &l));
    }
    let hidden: usize = kinds.iter().map(|(s, _)| report.count(*s).saturating_sub(SHOWN)).sum();
    if hidden > 0 {
        let all: usize = kinds.iter().map(|(s, _)| report.count(*s)).sum();
        out +=
            &format!("intertitre: {hidden} of {all} findings are not shown; use --format sarif\n");
    }
    out
}

fn annotation(command: &str, located: &Located<'_>) -> String {
    let Located { file, finding, start, end, .. } = located;
    let same_line = start.line == end.line;
    let columns = match same_line {
        true => format!(",col={},endColumn={}", start.column, end.column),
        false => String::new(),
    };
    format!(
        "::{command} file={},line={},endLine={}{columns},title={}::{}\n",
        property(&file.path),
        start.line,
        end.line,
        property(&format!("{} {}", finding.code, finding.title)),
        data(&finding.message),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// GitLab's code quality report.
pub(super) fn gitlab(report: &Report) -> String {
    pretty(&Each(|| active(report).map(|l| issue(&l))))
}

fn issue(located: &Located<'_>) -> Value {
    let Located { file, finding, start, end, .. } = located;
    json!({
        "description": finding.message,
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info | Severity::Off => "info",
        },
        "location": { "path": file.path, "lines": { "begin": start.line, "end": end.line } },
    })
}
