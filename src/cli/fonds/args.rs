//! What the user types after `fonds`. In: the command line. Out: typed arguments with their help. It never acts.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use intertitre::model::Day;

use crate::cli::args::day;
use crate::cli::check::FailOn;

#[derive(Debug, Args)]
pub(crate) struct Fonds {
    #[command(subcommand)]
    pub(super) command: FondsCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum FondsCommand {
    /// Finds the cards that a text would call; if it calls none, those that come near by their theme
    Find(Find),
    /// Shows whole cards: what calls them, what they say and when it is true, what they rest on
    Show(Show),
    /// Checks cards: the built-in ones, or those of a house; exit code 1 for findings at or above --fail-on
    Check(CheckCards),
    /// Counts cards and sentences by domain, kind, purpose and month of checking; the thinnest domains first
    Stats(Stats),
}

#[derive(Debug, Args)]
pub(super) struct Find {
    /// A sentence or a theme; `-` reads an article from standard input
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    pub(super) text: Vec<String>,
    /// Reads an article: plain text, Markdown or HTML
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Counts the sentences that could be told on that day, YYYY-MM-DD
    #[arg(short, long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Day>,
    /// Cards that are shown, from 1 to 1000
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(super) limit: u16,
    /// The form of the answer
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: Form,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// Ids of cards, as `fonds find` or the JSON of an article names them
    #[arg(required = true, value_name = "ID")]
    pub(super) ids: Vec<String>,
    /// Marks what could not be told on that day, YYYY-MM-DD
    #[arg(short, long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Day>,
    /// The form of the answer
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: Form,
}

#[derive(Debug, Args)]
pub(super) struct CheckCards {
    /// A house's folder, laid out like data/; its cards are checked as they stand over the built-in ones [default: all cards in force]
    pub(super) dir: Option<PathBuf>,
    /// Also tells what has expired on that day, and which cards were checked too long ago, YYYY-MM-DD
    #[arg(short, long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Day>,
    /// The least severity that gives exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error")]
    pub(super) fail_on: FailOn,
    /// Shows in the text form what is only worth knowing, too
    #[arg(long)]
    pub(super) all: bool,
    /// The form of the report
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: Form,
}

#[derive(Debug, Args)]
pub(super) struct Stats {
    /// A house's folder, laid out like data/: only its cards are counted [default: all cards in force]
    pub(super) dir: Option<PathBuf>,
    /// The form of the answer
    #[arg(short, long, value_enum, default_value_t)]
    pub(super) format: Form,
}

/// Forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Form {
    /// To be read
    #[default]
    Text,
    /// To be worked on
    Json,
}
