//! What the archive desk is told of its cards. In: nothing. Out: types. It never holds a card itself.

use super::severity::Severity;

/// A card that words call, or that comes near them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardHit {
    /// Its id.
    pub id: String,
    /// `dossier`, `institution` or `notion`.
    pub kind: &'static str,
    /// The domain of its file.
    pub domain: String,
    /// Its first heading.
    pub heading: String,
    /// ISO codes of the countries it is true of; empty for everywhere.
    pub countries: Vec<String>,
    /// The words that call it, as written, each once; empty for a card that only comes near.
    pub words: Vec<String>,
    /// How often they call it.
    pub mentions: usize,
    /// Its sentences.
    pub sentences: usize,
    /// How many of them could be told on the day that was given.
    pub told: Option<usize>,
    /// Its file and line.
    pub place: (String, u32),
}

/// What a search finds, best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardHits {
    /// Cards that the words call.
    pub called: Vec<CardHit>,
    /// Cards that come near, where none is called.
    pub near: Vec<CardHit>,
}

/// One thing that is wrong with a card.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CardFinding {
    /// The file as its author knows it.
    pub file: String,
    /// Line from 1.
    pub line: u32,
    /// Stable code: `FIC-001`, `CAL-en-charge-de`.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// Id of the card.
    pub card: String,
    /// The check's title.
    pub title: String,
    /// What is wrong, with its figures.
    pub message: String,
}

/// What a check of the base found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardReport {
    /// By file, line and code.
    pub findings: Vec<CardFinding>,
    /// Cards looked at.
    pub cards: usize,
    /// Their sentences.
    pub sentences: usize,
}

impl CardReport {
    /// How many findings of that severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }
}

/// How many cards and sentences a base has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Everything.
    pub total: Count,
    /// By domain, the thinnest first.
    pub domains: Vec<(String, Count)>,
    /// By `dossier`, `institution`, `notion`.
    pub kinds: Vec<(String, Count)>,
    /// Sentences by what they are for: `service`, `mecanisme`, `histoire`, `definition`.
    pub purposes: Vec<(String, usize)>,
    /// By the month in which the cards were checked, the oldest first.
    pub months: Vec<(String, Count)>,
}

/// Cards and their sentences.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// Cards.
    pub cards: usize,
    /// Sentences.
    pub sentences: usize,
}
