//! Findings as SARIF 2.1.0. In: a report. Out: one run, with fingerprints, suppressions and safe changes. It never drops
//! what is suppressed: a result that vanishes is opened again by the next run.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Each, Located, located, pretty};
use crate::model::{Finding, Place, Report, Severity, Suppression};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Log<R: Serialize> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<R>; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R: Serialize> {
    column_kind: &'static str,
    results: R,
    tool: Value,
}

pub(super) fn write(report: &Report) -> String {
    let all = report.files.iter().flat_map(|f| &f.findings);
    let titles: BTreeMap<&str, &Finding> = all.map(|f| (f.code.as_str(), f)).collect();
    let rules: Vec<Value> = titles
        .iter()
        .map(|(code, f)| {
            json!({
                "id": code,
                "shortDescription": { "text": f.title },
                "help": { "text": format!("intertitre rules explain {code}") },
                "defaultConfiguration": { "level": level(f.severity) },
            })
        })
        .collect();
    let index: BTreeMap<&str, usize> = titles.keys().copied().zip(0..).collect();
    let mut every = report.files.iter().flat_map(|f| &f.findings);
    let compared = every.any(|f| f.suppressed == Some(Suppression::Baseline));
    let results = || {
        let all = report.files.iter().flat_map(located);
        all.map(|l| result(&l, index[l.finding.code.as_str()], compared))
    };
    let tool = json!({ "driver": {
        "name": "intertitre",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    }});
    let run = Run { column_kind: "unicodeCodePoints", results: Each(results), tool };
    pretty(&Log { schema: SCHEMA, runs: [run], version: "2.1.0" })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
        Severity::Off => "none",
    }
}

/// `compared`: there is a baseline, so that each result says whether it is new.
fn result(located: &Located<'_>, index: usize, compared: bool) -> Value {
    let Located { file, finding, start, end, change } = located;
    let artifact = json!({ "uri": uri(&file.path) });
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": artifact,
            "region": region(*start, *end),
        }}],
        "partialFingerprints": { "intertitre/v1": finding.fingerprint },
    });
    if let Some(why) = finding.suppressed {
        let kind = if why == Suppression::Comment { "inSource" } else { "external" };
        result["suppressions"] = json!([{ "kind": kind }]);
    }
    if compared {
        let known = finding.suppressed == Some(Suppression::Baseline);
        result["baselineState"] = json!(if known { "unchanged" } else { "new" });
    }
    if let (Some(fix), Some(place)) = (&finding.fix, change) {
        result["fixes"] = json!([replacement(&fix.text, *place, &artifact)]);
    }
    result
}

fn replacement(text: &str, (start, end): (Place, Place), artifact: &Value) -> Value {
    json!({ "artifactChanges": [{
        "artifactLocation": artifact,
        "replacements": [{
            "deletedRegion": region(start, end),
            "insertedContent": { "text": text },
        }],
    }]})
}

fn region(start: Place, end: Place) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a relative reference: what a URI does not allow is escaped.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&b);
    path.bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
