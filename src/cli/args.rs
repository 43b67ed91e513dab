//! What the user types. In: the command line. Out: typed arguments with their help. It never acts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use intertitre::model::Day;
use intertitre::{Format, Options, Stage};

/// Restructures French news articles by rules: title, chapô, intertitres, sourced context.
///
/// Works without network, model or chance: the same input gives the same bytes, and every sentence of the output can
/// be traced to the article or to a card of the documentary base.
#[derive(Debug, Parser)]
#[command(name = "intertitre", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) house: House,
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0   fine
  1   check, fonds check: findings at or above --fail-on
  2   usage, rules, input or output that cannot be read or written
  3   nothing to do: empty, not French, not text
  10  too few facts for the words asked for
  11  the fidelity guard refused the article

Begin with:  intertitre restructure article.txt --date 2026-01-15 -o article.md";

/// A house's own rules and cards; valid before and after any command.
#[derive(Debug, Args)]
pub(super) struct House {
    /// Lays the rules of DIR over the built-in ones, by id (repeatable; the later wins)
    #[arg(long = "rules", value_name = "DIR", global = true, display_order = 100)]
    pub(super) rules: Vec<PathBuf>,
    /// Lays the cards of DIR over the built-in ones, by id (repeatable; the later wins)
    #[arg(long = "data", value_name = "DIR", global = true, display_order = 101)]
    pub(super) data: Vec<PathBuf>,
    /// Prints no warnings and no progress
    #[arg(short, long, global = true, display_order = 102)]
    pub(super) quiet: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Restructures one article: the main job
    Restructure(Restructure),
    /// Prints what was understood of an article: people, places, quotations, dates, figures, topics
    Analyze(Analyze),
    /// Restructures many articles on all cores, with one manifest
    Batch(Batch),
    /// Checks Markdown, HTML or text: is it publishable, can it be found? For editors and CI jobs
    Check(super::check::Check),
    /// The documentary base: finds, shows, checks and counts its cards. For documentalists
    Fonds(super::fonds::Fonds),
    /// Lists, explains, tests and exports the rules
    Rules(Rules),
    /// Prints a completion script, e.g. intertitre completions bash > ~/.local/share/bash-completion/completions/intertitre
    Completions {
        /// The shell it is for
        shell: clap_complete::Shell,
    },
    /// Prints the manual page, e.g. intertitre man | man -l -
    Man,
}

#[derive(Debug, Args)]
pub(super) struct Restructure {
    /// The article: plain text, Markdown or HTML; `-` is standard input
    pub(super) file: PathBuf,
    /// Writes to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Says on standard error what headings and cards were weighed, and what became of each
    #[arg(long)]
    pub(super) explain: bool,
    #[command(flatten)]
    pub(super) how: How,
}

/// What restructure and batch have in common.
#[derive(Debug, Args)]
pub(super) struct How {
    /// The form of the output
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: FormatArg,
    /// The day of publication, YYYY-MM-DD: resolves « mardi », and lets in background that is older than the article
    #[arg(short, long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Day>,
    /// Words that the body must reach, from 1 to 10000
    #[arg(short, long, value_name = "N", default_value_t = 700, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(super) words: u32,
    /// Adds nothing from the documentary base
    #[arg(long)]
    pub(super) source_only: bool,
    /// Accepts an article that stays below --words
    #[arg(long)]
    pub(super) allow_short: bool,
    /// Ends with a note on how the article was made
    #[arg(long)]
    pub(super) method_note: bool,
    /// The keyphrase to use, instead of the one that the article suggests
    #[arg(short, long, value_name = "WORDS", value_parser = keyphrase)]
    pub(super) keyphrase: Option<String>,
}

impl How {
    /// The options of the library.
    pub(super) fn options(&self) -> Options {
        Options {
            date: self.date,
            keyphrase: self.keyphrase.clone(),
            words: self.words as usize,
            source_only: self.source_only,
            allow_short: self.allow_short,
            method_note: self.method_note,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct Analyze {
    /// The article: plain text, Markdown or HTML; `-` is standard input
    pub(super) file: PathBuf,
    /// Writes to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The form of the output
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: AnalysisFormat,
    /// Shows what one stage decided instead, and why: for those who write rules (text only)
    #[arg(long, value_enum, value_name = "STAGE")]
    pub(super) stage: Option<StageArg>,
    /// The day of publication, YYYY-MM-DD: resolves « mardi »
    #[arg(short, long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Day>,
}

#[derive(Debug, Args)]
pub(super) struct Batch {
    /// A folder of articles (.txt, .md, .html, with sub-folders), or a file that lists one path a line; `-` reads the
    /// list from standard input
    pub(super) input: PathBuf,
    /// The folder to write to: the same tree as the input, and manifest.json
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: PathBuf,
    /// Articles worked on at once, from 1 to 256 [default: one per core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
    #[command(flatten)]
    pub(super) how: How,
}

#[derive(Debug, Args)]
pub(super) struct Rules {
    #[command(subcommand)]
    pub(super) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// Lists every rule with its file and line
    List,
    /// Shows a rule or a card: where it stands, what it says
    Explain {
        /// The id, as `rules list` or the JSON output names it
        id: String,
    },
    /// Reads all rules and cards strictly and runs their examples and counter-examples
    Test,
    /// Writes the built-in rule files to a folder, to start a house's own from
    Export {
        /// An empty or missing folder
        dir: PathBuf,
    },
}

/// Forms of a restructured article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum FormatArg {
    /// Markdown with front matter
    #[default]
    Markdown,
    /// A whole page with structured data
    Html,
    /// One object, every piece with its origin
    Json,
    /// Plain text
    Text,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Markdown => Self::Markdown,
            FormatArg::Html => Self::Html,
            FormatArg::Json => Self::Json,
            FormatArg::Text => Self::Text,
        }
    }
}

/// Forms of an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum AnalysisFormat {
    /// To be read
    #[default]
    Text,
    /// To be worked on
    Json,
}

/// Stages of the linguistic layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StageArg {
    /// Where words were cut, and their shape
    Tokens,
    /// How each word was read, by which rule, and the readings that were rejected
    Tags,
    /// Phrases with their parts and their role
    Chunks,
    /// Clauses with their parts, whose claim they are, and what is denied or doubted
    Clauses,
}

impl From<StageArg> for Stage {
    fn from(stage: StageArg) -> Self {
        match stage {
            StageArg::Tokens => Self::Tokens,
            StageArg::Tags => Self::Tags,
            StageArg::Chunks => Self::Chunks,
            StageArg::Clauses => Self::Clauses,
        }
    }
}

/// Reads a day of the Gregorian calendar.
pub(super) fn day(text: &str) -> Result<Day, String> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    let number =
        |range: std::ops::Range<usize>| text.get(range).and_then(|t| t.parse::<u16>().ok());
    let (Some(year), Some(month), Some(day), true) =
        (number(0..4), number(5..7), number(8..10), shape)
    else {
        return Err("expected a day as YYYY-MM-DD, e.g. 2026-01-15".into());
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => return Err(format!("there is no month {month:02}, expected 01 to 12")),
    };
    if year == 0 || day == 0 || day > days {
        return Err(format!(
            "there is no such day, expected a year from 0001 and for month {month:02} a day from 01 to {days}"
        ));
    }
    Ok(Day { year: i32::from(year), month: month as u8, day: day as u8 })
}

/// A keyphrase holds a word.
fn keyphrase(text: &str) -> Result<String, String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().any(char::is_alphanumeric) && words.chars().count() <= 100 {
        Ok(words)
    } else {
        Err("expected one to some words, at most 100 characters".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        assert_eq!(day("2024-02-29"), Ok(Day { year: 2024, month: 2, day: 29 }));
        for wrong in
            ["2023-02-29", "1900-02-29", "2026-13-01", "2026-04-31", "0000-01-01", "2026-1-5"]
        {
            assert!(day(wrong).is_err(), "{wrong}");
        }
        for wrong in ["15/01/2026", "hier", "", "2026-01-15T10:00", "2026-01-é"] {
            assert!(day(wrong).expect_err(wrong).contains("YYYY-MM-DD"), "{wrong}");
        }
    }
}
