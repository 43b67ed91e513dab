//! Findings for people and for machines. In: a [`Report`]. Out: text with carets, or one of the forms that CI systems
//! read. It never sorts findings by its own taste, but for GitHub, which shows only ten of a kind.

mod ci;
mod json;
mod sarif;
mod text;
mod xml;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::lang::Language;
use crate::model::{FileReport, Finding, Lines, Place, Report, Span, Tongue};

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people: the line with a caret. `all` shows every finding, else three of a code in one file.
    Text {
        /// Shows every finding.
        all: bool,
    },
    /// One object.
    Json,
    /// One object a line and finding.
    JsonLines,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    GitHub,
    /// GitLab's code quality report.
    GitLab,
    /// JUnit's XML.
    JUnit,
    /// Checkstyle's XML.
    Checkstyle,
}

/// Writes a report; it ends in one line end, or is empty.
pub fn findings(report: &Report, form: Form, tongue: Tongue, lang: &Language) -> String {
    match form {
        Form::Text { all } => text::write(report, all, tongue, &lang.rules.check.lists.report),
        Form::Json => json::object(report),
        Form::JsonLines => json::lines(report),
        Form::Sarif => sarif::write(report),
        Form::GitHub => ci::github(report),
        Form::GitLab => ci::gitlab(report),
        Form::JUnit => xml::junit(report),
        Form::Checkstyle => xml::checkstyle(report),
    }
}

/// A finding with its first and last place.
struct Located<'a> {
    file: &'a FileReport,
    finding: &'a Finding,
    start: Place,
    end: Place,
    /// Where its safe change begins and ends.
    change: Option<(Place, Place)>,
}

/// Every finding of a file with its places.
fn located(file: &FileReport) -> impl Iterator<Item = Located<'_>> {
    let lines = Lines::of(&file.source);
    let text = file.source.as_str();
    let mut known = (0, Place { line: 1, column: 1 });
    file.findings.iter().map(move |finding| {
        let Span { start: from, end: to } = finding.span;
        let start = lines.place_from(text, known, from);
        known = (from, start);
        let place = |at| lines.place_from(text, known, at);
        let change = finding.fix.as_ref().map(|fix| (place(fix.span.start), place(fix.span.end)));
        Located { file, finding, start, end: place(to), change }
    })
}

/// Every finding that counts, with its places.
fn active(report: &Report) -> impl Iterator<Item = Located<'_>> {
    report.files.iter().flat_map(located).filter(|l| l.finding.suppressed.is_none())
}

/// A list whose items are made one by one as they are written: a report may hold a million findings.
struct Each<F>(F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item = Value>,
{
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
}

/// A value as JSON, ended by a line end.
fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("strings and numbers are always encoded") + "\n"
}
