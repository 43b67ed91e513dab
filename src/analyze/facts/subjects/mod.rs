//! Who acts. In: words, names, people and clauses. Out: the subject of a verb, before or after it, as a [`Source`]. It
//! never gives the object of a preposition: rather nobody.

mod after;
mod before;
mod phrase;
mod pronouns;

use std::ops::Range;

use super::names::{Kind, Name};
use super::people::People;
use super::roles::{self, Role};
use super::words::Words;
use crate::model::{Clause, Gender, Pos};
pub(super) use pronouns::{
    is_first_person, is_impersonal, is_subject_pronoun, pronoun_gender, pronoun_number,
};

/// Whoever can say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// One of the people, named at these words.
    Person(usize, Range<usize>),
    /// An organisation, a place that stands for one, or a noun phrase.
    Phrase(Range<usize>),
    /// A noun of a role, without name: `la maire`.
    Role(Role),
    /// A pronoun, to be resolved.
    Pronoun(usize),
}

impl Source {
    /// The words that name it.
    pub(super) fn words(&self) -> Range<usize> {
        match self {
            Source::Person(_, words) | Source::Phrase(words) => words.clone(),
            Source::Role(role) => role.words.clone(),
            Source::Pronoun(at) => *at..*at + 1,
        }
    }
}

/// What subjects are looked up in.
pub(super) struct Cast<'a, 'w> {
    pub words: &'a Words<'w>,
    pub names: &'a [Name],
    pub people: &'a People,
    pub clauses: &'a [Clause],
    /// For each word, its index in the analysis; `u32::MAX` outside the body.
    pub index: Vec<u32>,
    /// Positions in `clauses` by the verb's head, sorted.
    pub by_verb: Vec<(u32, u32)>,
}

impl<'a, 'w> Cast<'a, 'w> {
    pub(super) fn new(
        words: &'a Words<'w>,
        names: &'a [Name],
        people: &'a People,
        clauses: &'a [Clause],
    ) -> Self {
        let mut next = 0u32;
        let mut index = vec![u32::MAX; words.tokens.len()];
        for passage in words.passages.iter().filter(|p| p.kind.is_body()) {
            for at in passage.words.clone() {
                index[at] = next;
                next += 1;
            }
        }
        let mut by_verb: Vec<(u32, u32)> =
            clauses.iter().zip(0u32..).map(|(c, i)| (c.verb.head, i)).collect();
        by_verb.sort_unstable();
        Self { words, names, people, clauses, index, by_verb }
    }

    /// The passage that holds a word.
    pub(super) fn passage(&self, at: usize) -> usize {
        self.words.passages.partition_point(|p| p.words.end <= at)
    }

    /// The name whose words, civility or role begin at `at`.
    fn name_at(&self, at: usize) -> Option<&'a Name> {
        let next = self.names.partition_point(|n| n.words.start < at);
        let near = &self.names[next..self.names.len().min(next + 4)];
        near.iter().find(|n| self.start_of(n) == at || n.words.start == at)
    }

    /// The names that begin between two words.
    pub(super) fn names_between(&self, from: usize, to: usize) -> &'a [Name] {
        let first = self.names.partition_point(|n| n.words.start < from);
        let last = self.names.partition_point(|n| n.words.start < to);
        &self.names[first..last.max(first)]
    }

    /// Where a name begins, with civility and the role before it.
    pub(super) fn start_of(&self, name: &Name) -> usize {
        let mut start = name.civility.unwrap_or(name.words.start).min(name.words.start);
        if let Some(role) = name.role.as_ref().filter(|r| r.words.end <= name.words.start) {
            start = start.min(role.determiner.unwrap_or(role.words.start));
        }
        start
    }

    /// The source that a name is.
    pub(super) fn source_of(&self, name: &Name) -> Option<Source> {
        match name.kind {
            Kind::Person => {
                self.people.of(&name.words).map(|i| Source::Person(i, name.words.clone()))
            }
            _ => Some(Source::Phrase(name.words.clone())),
        }
    }

    /// The names that begin within a run of words.
    pub(super) fn names_in(&self, range: Range<usize>) -> &'a [Name] {
        let from = self.names.partition_point(|n| n.words.start < range.start);
        let to = self.names.partition_point(|n| n.words.start < range.end);
        &self.names[from..to.max(from)]
    }

    /// Gender of a source, where it is told.
    pub(super) fn gender(&self, source: &Source) -> Option<Gender> {
        match source {
            Source::Person(index, _) => self.people.list[*index].gender,
            Source::Role(role) => roles::gender(self.words, role.head),
            Source::Pronoun(at) => pronoun_gender(self.words, *at),
            Source::Phrase(words) => {
                let head = words.clone().find(|&i| self.words.has_pos(i, Pos::Noun))?;
                self.words.tokens[head].morph.gender()
            }
        }
    }
}
