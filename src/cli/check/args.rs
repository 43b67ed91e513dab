//! What the user types after `check`. In: the command line. Out: typed arguments with their help. It never acts.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use intertitre::model::{Severity, Tongue};
use intertitre::render::findings::Form;

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files, folders and globs (.md, .html, .txt); `-` is standard input
    #[arg(required_unless_present_any = ["explain", "print_schema"])]
    pub(super) inputs: Vec<PathBuf>,
    /// The limits to hold the text to: maison, yoast, google or rank-math [default: maison]
    #[arg(short, long, value_name = "NAME")]
    pub(super) profile: Option<String>,
    /// The form of the report
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: FormArg,
    /// Writes the report to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The least severity that gives exit code 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(super) fail_on: Option<FailOn>,
    /// Checks only these codes or families, e.g. TIT,TYP-004
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Leaves out these codes or families
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// The keyphrase of files that state none
    #[arg(short, long, value_name = "WORDS")]
    pub(super) keyphrase: Option<String>,
    /// Compares the file with the article that it was made of
    #[arg(long, value_name = "FILE")]
    pub(super) source: Option<PathBuf>,
    /// Makes the safe changes of typography in the files
    #[arg(long, conflicts_with = "diff")]
    pub(super) fix: bool,
    /// Prints the safe changes as a unified diff, and changes nothing
    #[arg(long)]
    pub(super) diff: bool,
    /// Shows every finding in the text form, not three of a code in one file
    #[arg(long)]
    pub(super) all: bool,
    /// The language of messages [default: fr]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LangArg>,
    /// What standard input is called: its ending says how it is written
    #[arg(long, value_name = "NAME", default_value = "-")]
    pub(super) stdin_filename: String,
    /// The configuration to use, instead of the nearest intertitre.yaml above each file
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Reads no configuration
    #[arg(long)]
    pub(super) no_config: bool,
    /// Leaves out what FILE knows already
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Writes the findings of this run to the file that --baseline names
    #[arg(long, requires = "baseline")]
    pub(super) update_baseline: bool,
    /// Prints the configuration in force for the first file, and checks nothing
    #[arg(long)]
    pub(super) print_config: bool,
    /// Prints the JSON schema of intertitre.yaml
    #[arg(long)]
    pub(super) print_schema: bool,
    /// Says what a check looks for, why, and where its limit comes from
    #[arg(long, value_name = "CODE")]
    pub(super) explain: Option<String>,
}

/// Forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum FormArg {
    /// Each finding with its line and a caret
    #[default]
    Text,
    /// One object
    Json,
    /// One object a finding and line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions, ten of a kind
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// JUnit's XML
    Junit,
    /// Checkstyle's XML
    Checkstyle,
}

impl FormArg {
    /// The form of the library.
    pub(super) fn form(self, all: bool) -> Form {
        match self {
            Self::Text => Form::Text { all },
            Self::Json => Form::Json,
            Self::Jsonl => Form::JsonLines,
            Self::Sarif => Form::Sarif,
            Self::Github => Form::GitHub,
            Self::Gitlab => Form::GitLab,
            Self::Junit => Form::JUnit,
            Self::Checkstyle => Form::Checkstyle,
        }
    }
}

/// From which severity on a finding fails the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FailOn {
    /// Any finding
    Info,
    /// Warnings and errors
    Warning,
    /// Errors
    Error,
    /// Nothing
    Never,
}

impl FailOn {
    /// True if a finding of that severity fails the run.
    pub(crate) fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Info => severity >= Severity::Info,
            Self::Warning => severity >= Severity::Warning,
            Self::Error => severity >= Severity::Error,
            Self::Never => false,
        }
    }
}

/// Languages of messages.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, serde::Deserialize, serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub(super) enum LangArg {
    /// French
    #[default]
    Fr,
    /// English
    En,
}

impl From<LangArg> for Tongue {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Fr => Self::French,
            LangArg::En => Self::English,
        }
    }
}
