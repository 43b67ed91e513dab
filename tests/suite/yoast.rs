//! The profile `yoast` against the package yoastseo 3.6.0: recorded verdicts on documents crafted near each threshold
//! (`tests/yoast/fixtures.ndjson`, recorded by `tests/yoast/record.cjs`).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use intertitre::Language;
use intertitre::check::{Checker, Settings};
use intertitre::model::Finding;
use serde::Deserialize;

use crate::support::root;

#[derive(Deserialize)]
struct Fixture {
    id: String,
    title: String,
    description: String,
    slug: String,
    keyphrase: String,
    html: String,
    yoast: BTreeMap<String, String>,
}

/// Each assessment that both have, and the codes that stand for it. A code with `!` is always red.
const ASSESSMENTS: [(&str, &[&str]); 22] = [
    ("introductionKeyword", &["CLE-002"]),
    ("keyphraseLength", &["CLE-003", "CLE-001!"]),
    ("keyphraseDensity", &["CLE-005", "CLE-006"]),
    ("metaDescriptionKeyword", &["DES-004", "DES-005", "DES-001!"]),
    ("metaDescriptionLength", &["DES-002", "DES-003", "DES-001!"]),
    ("subheadingsKeyword", &["INT-011!", "INT-012!", "INT-010!"]),
    ("textCompetingLinks", &["LIE-005"]),
    ("imageKeyphrase", &["IMG-005", "IMG-001!"]),
    ("images", &["IMG-001!"]),
    ("textLength", &["TXT-001", "TXT-002!"]),
    ("externalLinks", &["LIE-002!"]),
    ("internalLinks", &["LIE-001!"]),
    ("keyphraseInSEOTitle", &["TIT-004", "TIT-005", "TIT-001!"]),
    ("titleWidth", &["TIT-003", "TIT-001!"]),
    ("slugKeyword", &["URL-004"]),
    ("singleH1", &["INT-002!"]),
    ("subheadingsTooLong", &["LIS-003", "INT-010!"]),
    ("textParagraphTooLong", &["LIS-001"]),
    ("textSentenceLength", &["LIS-002"]),
    ("textTransitionWords", &["LIS-004"]),
    ("passiveVoice", &["LIS-005"]),
    ("sentenceBeginnings", &["LIS-006!"]),
];

fn verdict(findings: &[Finding], codes: &[&str]) -> &'static str {
    let mut found = "good";
    for finding in findings {
        for code in codes {
            if finding.code == code.trim_end_matches('!') {
                let bad = finding.beyond || code.ends_with('!') || found == "bad";
                found = if bad { "bad" } else { "ok" };
            }
        }
    }
    found
}

fn page(fixture: &Fixture) -> String {
    let mut head = format!("<title>{}</title>", fixture.title);
    if !fixture.description.is_empty() {
        let _ = write!(head, "<meta name=\"description\" content=\"{}\">", fixture.description);
    }
    let (key, slug) = (&fixture.keyphrase, &fixture.slug);
    let _ = write!(head, "<meta name=\"keyphrase\" content=\"{key}\">");
    let _ = write!(head, "<link rel=\"canonical\" href=\"https://example.fr/{slug}\">");
    let body = &fixture.html;
    format!("<html lang=\"fr\"><head>{head}</head><body><article>{body}</article></body></html>")
}

#[test]
fn verdicts_agree_with_those_of_the_package() {
    let french = Language::french();
    let checker = Checker::new(Settings::of("yoast", &french).expect("a profile"), &french);
    let text = fs::read_to_string(root().join("tests/yoast/fixtures.ndjson")).expect("fixtures");
    let mut all = 0;
    let mut apart = Vec::new();
    for line in text.lines() {
        let fixture: Fixture = serde_json::from_str(line).expect("a fixture");
        let page = page(&fixture);
        let report = intertitre::check("a.html", page.as_bytes(), None, &checker).expect("a page");
        for (assessment, codes) in ASSESSMENTS {
            let Some(theirs) = fixture.yoast.get(assessment) else { continue };
            all += 1;
            let ours = verdict(&report.findings, codes);
            if ours != theirs {
                apart.push(format!("{} {assessment}: {theirs}, ours {ours}", fixture.id));
            }
        }
    }
    assert!(all > 1000, "{all} verdicts");
    assert!(apart.len() * 100 <= all * 2, "{} of {all}:\n{}", apart.len(), apart.join("\n"));
}
