//! `manifest.json`: what a batch did. In: outcomes. Out: one JSON object that two runs over the same files have in
//! common byte for byte. It never holds a time, a machine, a folder outside the batch or a number of threads.

use intertitre::{Failure, Format, Options};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The whole manifest.
#[derive(Serialize)]
pub(super) struct Manifest<'a> {
    tool: Tool<'a>,
    options: OptionsOut<'a>,
    files: Vec<Outcome>,
    /// Files of the input folder that are no articles.
    ignored: Vec<String>,
}

#[derive(Serialize)]
struct Tool<'a> {
    name: &'static str,
    version: &'static str,
    /// SHA-256 over rules and data in force.
    digest: &'a str,
}

#[derive(Serialize)]
struct OptionsOut<'a> {
    format: &'static str,
    date: Option<String>,
    keyphrase: Option<&'a str>,
    words: usize,
    source_only: bool,
    allow_short: bool,
    method_note: bool,
}

/// What became of one file.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    /// Its path as given, relative to the input folder.
    pub(super) input: String,
    pub(super) input_sha256: Option<String>,
    /// The path of its output, relative to the output folder.
    pub(super) output: Option<String>,
    pub(super) output_sha256: Option<String>,
    pub(super) status: Status,
    /// The exit code that `restructure` would have given.
    pub(super) exit_code: u8,
    /// Why there is no output.
    pub(super) message: Option<String>,
    /// Words in the body.
    pub(super) words: Option<usize>,
    /// What the editor should know.
    pub(super) notes: Vec<String>,
}

/// What became of a file, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Status {
    Written,
    Nothing,
    TooShort,
    Fidelity,
    Unreadable,
    Unwritable,
    Panic,
}

impl Status {
    pub(super) fn of(failure: &Failure) -> Self {
        match failure {
            Failure::Nothing(_) => Self::Nothing,
            Failure::TooShort { .. } => Self::TooShort,
            Failure::Fidelity(_) => Self::Fidelity,
        }
    }
}

impl Outcome {
    /// An outcome that is fine so far.
    pub(super) fn new(input: &str) -> Self {
        Self {
            input: input.to_owned(),
            input_sha256: None,
            output: None,
            output_sha256: None,
            status: Status::Written,
            exit_code: 0,
            message: None,
            words: None,
            notes: Vec::new(),
        }
    }

    /// The same, gone wrong.
    pub(super) fn failed(self, status: Status, exit_code: u8, message: &str) -> Self {
        Self { status, exit_code, message: Some(message.to_owned()), ..self }
    }
}

impl<'a> Manifest<'a> {
    pub(super) fn new(
        options: &'a Options,
        format: Format,
        digest: &'a str,
        files: Vec<Outcome>,
        ignored: Vec<String>,
    ) -> Self {
        let tool = Tool { name: "intertitre", version: env!("CARGO_PKG_VERSION"), digest };
        let options = OptionsOut {
            format: match format {
                Format::Markdown => "markdown",
                Format::Html => "html",
                Format::Json => "json",
                Format::Text => "text",
            },
            date: options.date.map(|d| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)),
            keyphrase: options.keyphrase.as_deref(),
            words: options.words,
            source_only: options.source_only,
            allow_short: options.allow_short,
            method_note: options.method_note,
        };
        Self { tool, options, files, ignored }
    }

    pub(super) fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("strings and numbers are always encoded") + "\n"
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_digest_is_the_standard_one() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(super::sha256(b"abc"), abc);
    }
}
