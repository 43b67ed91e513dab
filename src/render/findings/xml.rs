//! Findings as JUnit's and Checkstyle's XML. In: a report. Out: one document. It never writes a character that XML 1.0
//! does not allow.

use super::{Located, located};
use crate::model::{Report, Severity};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// One suite a file; each finding that counts is a test that failed, a file without one a test that passed.
pub(super) fn junit(report: &Report) -> String {
    let failures = report.active().count();
    let tests: usize = report
        .files
        .iter()
        .map(|f| f.findings.iter().filter(|x| x.suppressed.is_none()).count().max(1))
        .sum();
    let mut out = format!(
        "{HEAD}<testsuites name=\"intertitre\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    );
    for file in &report.files {
        let own: Vec<Located<'_>> =
            located(file).filter(|l| l.finding.suppressed.is_none()).collect();
        let (path, count) = (attribute(&file.path), own.len());
        out += &format!(
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{count}\" errors=\"0\">\n",
            count.max(1)
        );
        if own.is_empty() {
            out += &format!("    <testcase name=\"{path}\" classname=\"{path}\"/>\n");
        }
        for l in own {
            let (code, line) = (&l.finding.code, l.start.line);
            let message = attribute(&l.finding.message);
            let body = content(&format!("{}:{line}:{}", file.path, l.start.column));
            out += &format!(
                "    <testcase name=\"{code}\" classname=\"{path}\">\n      <failure type=\"{}\" message=\"{message}\">{body}</failure>\n    </testcase>\n",
                l.finding.severity.name()
            );
        }
        out += "  </testsuite>\n";
    }
    out + "</testsuites>\n"
}

pub(super) fn checkstyle(report: &Report) -> String {
    let mut out = format!("{HEAD}<checkstyle version=\"4.3\">\n");
    for file in &report.files {
        out += &format!("  <file name=\"{}\">\n", attribute(&file.path));
        for l in located(file).filter(|l| l.finding.suppressed.is_none()) {
            let severity = match l.finding.severity {
                Severity::Off => "ignore",
                other => other.name(),
            };
            out += &format!(
                "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"intertitre.{}\"/>\n",
                l.start.line,
                l.start.column,
                attribute(&l.finding.message),
                attribute(&l.finding.code),
            );
        }
        out += "  </file>\n";
    }
    out + "</checkstyle>\n"
}

fn allowed(text: &str) -> String {
    let fits = |c: &char| !c.is_control() || matches!(c, '\t' | '\n');
    text.chars().filter(fits).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

fn attribute(text: &str) -> String {
    let plain = allowed(text).replace('\n', " ");
    html_escape::encode_double_quoted_attribute(&plain).into_owned()
}

fn content(text: &str) -> String {
    html_escape::encode_text(&allowed(text)).into_owned()
}
