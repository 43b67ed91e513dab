//! What a finding is known by from one run to the next. In: the reports of all files. Out: the same with fingerprints.
//! It never counts lines: a paragraph above may grow.
//!
//! A fingerprint is the SHA-256, in hexadecimal, of code, path, the words that the finding covers (folded, one blank
//! between them) and how many findings with the same three came before it in the file, each ended by a NUL.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::key::folded;
use crate::model::FileReport;

/// Gives every finding its fingerprint.
pub fn stamp(files: &mut [FileReport]) {
    for file in files {
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        for finding in &mut file.findings {
            let words = folded(finding.span.of(&file.source)).join(" ");
            let occurrence = seen.entry((finding.code.clone(), words.clone())).or_default();
            let parts = [&finding.code, &file.path, &words, &occurrence.to_string()];
            *occurrence += 1;
            let mut hash = Sha256::new();
            parts.iter().for_each(|part| {
                hash.update(part.as_bytes());
                hash.update([0]);
            });
            finding.fingerprint = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
        }
    }
}
