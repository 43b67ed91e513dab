//! Where the parts of a card stand in their file. In: the path and text of a file of cards. Out: a [`CardPlace`] a card.
//! It never judges what stands there.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_yaml::Spanned;

use super::source::{SourceError, parse};

/// Where a card stands. Lines count from 1, those of the lists from the card's own line: 0 is that line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPlace {
    /// The file as its author knows it.
    pub file: String,
    /// Line of its id.
    pub line: u32,
    /// Where each entry of its lists stands.
    pub parts: [Vec<u32>; PARTS],
}

/// The lists of a card whose entries have a place of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub enum Part {
    /// `subjects`
    Subjects,
    /// `h2`
    H2,
    /// `h3`
    H3,
    /// `sentences`
    Sentences,
    /// `related`
    Related,
    /// `examples`
    Examples,
    /// `never`
    Never,
}

const PARTS: usize = 7;

impl CardPlace {
    /// The line of an entry of a list; that of the card if the list has no such entry.
    pub fn line_of(&self, part: Part, index: usize) -> u32 {
        self.line + self.parts[part as usize].get(index).copied().unwrap_or(0)
    }
}

#[derive(Deserialize)]
struct File {
    cards: Vec<Places>,
}

#[derive(Deserialize)]
struct Places {
    id: Spanned<IgnoredAny>,
    #[serde(default)]
    subjects: List,
    #[serde(default)]
    h2: List,
    #[serde(default)]
    h3: List,
    #[serde(default)]
    sentences: List,
    #[serde(default)]
    related: List,
    #[serde(default)]
    examples: List,
    #[serde(default)]
    never: List,
}

type List = Vec<Spanned<IgnoredAny>>;

/// The places of the cards of one file, in order.
pub fn places(path: &str, text: &str) -> Result<Vec<CardPlace>, SourceError> {
    let file: File = parse(path, text)?;
    Ok(file.cards.into_iter().map(|card| place(path, card)).collect())
}

fn place(path: &str, card: Places) -> CardPlace {
    let line = |at: &Spanned<IgnoredAny>| at.referenced.line() as u32;
    let first = line(&card.id);
    let Places { subjects, h2, h3, sentences, related, examples, never, .. } = card;
    let parts = [subjects, h2, h3, sentences, related, examples, never]
        .map(|list| list.iter().map(|at| line(at).saturating_sub(first)).collect());
    CardPlace { file: path.to_owned(), line: first, parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_its_line() {
        let text = "domain: essai\ncards:\n  - id: a\n    subjects:\n      - un\n      - deux\n    h3: [\"H\"]\n    \
                    sentences:\n      - service: \"S.\"\n        since: 2020\n      - histoire: \"T.\"\n  - id: b\n";
        let places = places("essai.yaml", text).expect("YAML");
        let lines = |part, n| (0..n).map(|i| places[0].line_of(part, i)).collect::<Vec<_>>();
        assert_eq!(lines(Part::Subjects, 2), [5, 6]);
        assert_eq!(lines(Part::Sentences, 2), [9, 11]);
        assert_eq!(lines(Part::H3, 1), [7]);
        assert_eq!((places[0].line, places[1].line), (3, 12));
        assert_eq!(places[1].line_of(Part::Never, 0), 12, "what is missing is said of the card");
    }
}
