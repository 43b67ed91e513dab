//! What is known already. In: a file of fingerprints. Out: findings that it covers, marked. It never grows by itself.

use std::collections::BTreeSet;
use std::path::Path;

use intertitre::model::{FileReport, Suppression};
use serde::{Deserialize, Serialize};

use crate::cli::fault::Fault;
use crate::cli::files::{self, Sink};

/// The file: one entry a finding. Code and path are for people.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Baseline {
    version: u32,
    findings: Vec<Known>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    path: String,
    code: String,
    fingerprint: String,
}

const VERSION: u32 = 1;

/// Marks what the file knows.
pub(super) fn apply(path: &Path, reports: &mut [FileReport]) -> Result<(), Fault> {
    let text = files::read_text(path)?;
    let shown = path.display();
    let baseline: Baseline = serde_json::from_str(&text)
        .map_err(|e| Fault::usage(format!("{shown}: is no baseline: {e}")))?;
    if baseline.version != VERSION {
        let version = baseline.version;
        return Err(Fault::usage(format!("{shown}: is of version {version}, expected {VERSION}")));
    }
    let known: BTreeSet<&str> = baseline.findings.iter().map(|k| k.fingerprint.as_str()).collect();
    for finding in reports.iter_mut().flat_map(|r| &mut r.findings) {
        if finding.suppressed.is_none() && known.contains(finding.fingerprint.as_str()) {
            finding.suppressed = Some(Suppression::Baseline);
        }
    }
    Ok(())
}

/// Writes what was found, as known from now on.
pub(super) fn update(path: &Path, reports: &[FileReport]) -> Result<(), Fault> {
    let all = reports.iter().flat_map(|r| r.findings.iter().map(move |f| (r, f)));
    let mut findings: Vec<Known> = all
        .filter(|(_, f)| f.suppressed != Some(Suppression::Comment))
        .map(|(report, finding)| Known {
            path: report.path.clone(),
            code: finding.code.clone(),
            fingerprint: finding.fingerprint.clone(),
        })
        .collect();
    findings.sort();
    let baseline = serde_json::json!(Baseline { version: VERSION, findings });
    Sink::File(path.to_owned()).write(format!("{baseline:#}\n").as_bytes())
}
