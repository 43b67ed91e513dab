//! Hits, findings and counts for machines. In: what the desk found. Out: one object. It never leaves out a finding.

use serde_json::{Value, json};

use crate::model::{CardHit, CardHits, CardReport, Count, Severity, Tally};

/// The cards that a search found.
pub fn hits_json(hits: &CardHits) -> String {
    let list = |hits: &[CardHit]| hits.iter().map(hit).collect::<Vec<_>>();
    written(&json!({ "called": list(&hits.called), "near": list(&hits.near) }))
}

fn hit(hit: &CardHit) -> Value {
    json!({
        "id": hit.id,
        "kind": hit.kind,
        "domain": hit.domain,
        "heading": hit.heading,
        "countries": hit.countries,
        "words": hit.words,
        "mentions": hit.mentions,
        "sentences": hit.sentences,
        "told": hit.told,
        "file": hit.place.0,
        "line": hit.place.1,
    })
}

/// The findings, and how many of each severity there are.
pub fn report_json(report: &CardReport) -> String {
    let findings = report.findings.iter().map(|f| {
        json!({
            "file": f.file,
            "line": f.line,
            "code": f.code,
            "severity": f.severity.name(),
            "card": f.card,
            "title": f.title,
            "message": f.message,
        })
    });
    written(&json!({
        "findings": findings.collect::<Vec<_>>(),
        "summary": {
            "cards": report.cards,
            "sentences": report.sentences,
            "error": report.count(Severity::Error),
            "warning": report.count(Severity::Warning),
            "info": report.count(Severity::Info),
        },
    }))
}

/// The counts.
pub fn tally_json(tally: &Tally) -> String {
    let row = |name: &str, (label, n): &(String, Count)| json!({ name: label, "cards": n.cards, "sentences": n.sentences });
    let rows = |name: &str, rows: &[(String, Count)]| {
        rows.iter().map(|counted| row(name, counted)).collect::<Vec<_>>()
    };
    let purposes = tally.purposes.iter().map(|(p, n)| json!({ "purpose": p, "sentences": n }));
    written(&json!({
        "cards": tally.total.cards,
        "sentences": tally.total.sentences,
        "domains": rows("domain", &tally.domains),
        "kinds": rows("kind", &tally.kinds),
        "purposes": purposes.collect::<Vec<_>>(),
        "months": rows("month", &tally.months),
    }))
}

fn written(value: &Value) -> String {
    format!("{value:#}\n")
}
