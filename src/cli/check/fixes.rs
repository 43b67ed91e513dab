//! `--fix` and `--diff`. In: reports with safe changes. Out: the files changed, or a unified diff. It never writes a file
//! whose bytes it could not read as UTF-8.

use std::path::Path;

use intertitre::model::FileReport;

use crate::cli::fault::Fault;
use crate::cli::files::{self, Sink};

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes one file with its changes made, as [`intertitre::mend`] gives them; how many there were.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    report: &FileReport,
    (text, made): (String, usize),
) -> Result<usize, Fault> {
    if made == 0 {
        return Ok(0);
    }
    let (mark, plain) = match bytes.strip_prefix(MARK) {
        Some(plain) => (MARK, plain),
        None => (&[][..], bytes),
    };
    if plain != report.source.as_bytes() {
        files::note(&format!("{}: is not UTF-8, nothing was changed", report.path));
        return Ok(0);
    }
    Sink::File(path.to_owned()).write(&[mark, text.as_bytes()].concat())?;
    Ok(made)
}

/// The changes of one file as a unified diff without context; empty if there is none.
pub(super) fn diff(report: &FileReport, (text, made): (String, usize)) -> String {
    if made == 0 {
        return String::new();
    }
    let mut out = format!("--- {0}\n+++ {0}\n", report.path);
    // Safe changes never add nor join lines, but for a blank line end that becomes a space: then the whole is shown.
    let (old, new): (Vec<&str>, Vec<&str>) =
        (report.source.lines().collect(), text.lines().collect());
    if old.len() != new.len() {
        out += &format!("@@ -1,{} +1,{} @@\n", old.len(), new.len());
        old.iter().for_each(|line| out += &format!("-{line}\n"));
        new.iter().for_each(|line| out += &format!("+{line}\n"));
        return out;
    }
    for (i, (before, after)) in old.iter().zip(&new).enumerate().filter(|(_, (a, b))| a != b) {
        let n = i + 1;
        out += &format!("@@ -{n} +{n} @@\n-{before}\n+{after}\n");
    }
    out
}
