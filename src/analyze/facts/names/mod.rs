//! Names in the text. In: words. Out: [`Name`]s, each a run of words with what it names and the rule that says so. It
//! never joins two mentions of one thing: that is `people` and `named`.
//!
//! At each word a name is looked for in turn: one that a common noun heads ([`headed`]), a person ([`person`]), one of the
//! gazetteer ([`listed`]), one that only its neighbours tell ([`unlisted`]).

mod capital_noun;
mod clues;
mod extent;
mod headed;
mod institution;
mod listed;
mod person;
mod site;
mod unlisted;

use std::collections::BTreeSet;
use std::ops::Range;

use super::dates::is_taken;
use super::roles::Role;
use super::slots;
use super::words::{Passage, Words};
use crate::lang::gazetteer::{NameKind, Written};
use crate::lang::vocabulary::Class;
use crate::model::{BlockKind, Gender, Shape, Span};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Organisation,
    Place,
    /// A work, a ship, a product: none of the above.
    Thing,
    /// The text does not tell; another mention may.
    Unknown,
}

/// A name where it stands.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its words, civility and role left out.
    pub words: Range<usize>,
    /// What it names.
    pub kind: Kind,
    /// The rule that says so.
    pub rule: &'static str,
    /// False if the rule is not certain.
    pub sure: bool,
    /// The civility before it.
    pub civility: Option<usize>,
    /// The role beside it.
    pub role: Option<Role>,
    /// Gender, where civility, role or first name tells.
    pub gender: Option<Gender>,
    /// Age in years.
    pub age: Option<u32>,
    /// Country code, where the gazetteer knows it.
    pub country: Option<String>,
    /// Index of its passage.
    pub passage: usize,
}

struct Scan<'a, 'w> {
    pub words: &'a Words<'w>,
    /// Towns stand for their clubs.
    pub sports: bool,
}

impl Name {
    pub(super) fn new(words: Range<usize>, kind: Kind, rule: &'static str) -> Self {
        Self {
            words,
            kind,
            rule,
            sure: true,
            civility: None,
            role: None,
            gender: None,
            age: None,
            country: None,
            passage: 0,
        }
    }

    pub(super) fn doubtful(self) -> Self {
        Self { sure: false, ..self }
    }
}

/// All names, in order; `dates` and `titles` hold none.
pub(super) fn names(words: &Words<'_>, dates: &[Range<usize>], titles: &[Span]) -> Vec<Name> {
    let scan = Scan { words, sports: is_about_sport(words) };
    let mut out = Vec::new();
    let mut role_head = None;
    for (index, passage) in words.passages.iter().enumerate() {
        let mut at = passage.words.start;
        while at < passage.words.end {
            if let Some(end) = is_taken(dates, at) {
                at = end;
                continue;
            }
            if let Some(title) = title_around(titles, words.tokens[at].span) {
                at = words.first_from(title.end).max(at + 1);
                continue;
            }
            if role_head == Some(at) {
                at += 1;
                continue;
            }
            let Some(mut found) = scan.name_at(passage, at) else {
                at += 1;
                continue;
            };
            at = found.last().map_or(at, |n| n.words.end).max(at + 1);
            role_head = found.last().and_then(|n| n.role.as_ref()).map(|r| r.head);
            found.extend(scan.acronym_of(found.last()));
            found.iter_mut().for_each(|n| n.passage = index);
            if matches!(passage.kind, BlockKind::Dateline | BlockKind::Byline) {
                found.retain(|n| n.kind == Kind::Place);
            }
            out.append(&mut found);
        }
    }
    out.sort_by_key(|n| n.words.start);
    once_explained(words, &mut out);
    out
}

/// `Santé publique France (SpF)`, then `épidémiologiste à SpF`: what stood for an organisation is one from there on.
fn once_explained(words: &Words<'_>, names: &mut [Name]) {
    let mut explained: BTreeSet<&str> = BTreeSet::new();
    for name in names {
        let written = words.written(name.words.start);
        if name.rule == "organisation.acronym" {
            explained.insert(written);
        } else if name.rule == "place.located"
            && name.words.len() == 1
            && explained.contains(written)
        {
            (name.kind, name.rule) = (Kind::Organisation, "organisation.acronym");
        }
    }
}

/// The title that holds a word; titles are in order, and hardly ever stand inside one another.
fn title_around(titles: &[Span], word: Span) -> Option<&Span> {
    const DEPTH: usize = 4;
    let next = titles.partition_point(|t| t.start <= word.start);
    titles[next.saturating_sub(DEPTH)..next].iter().find(|t| t.contains(word))
}

/// True if the article gives match scores: there towns stand for their clubs.
fn is_about_sport(words: &Words<'_>) -> bool {
    let sheet = |p: &Passage| p.kind == BlockKind::Sheet;
    let scores = |p: &Passage| p.words.clone().any(|at| slots::is_score(words.written(at)));
    words.passages.iter().any(|p| sheet(p) && scores(p))
        || words.passages.iter().filter(|p| scores(p)).count() >= 2
}

impl Scan<'_, '_> {
    /// The names that begin at a word; a place inside the name of an establishment comes after it.
    fn name_at(&self, passage: &Passage, at: usize) -> Option<Vec<Name>> {
        let words = self.words;
        if let Some(name) = self.contracted(passage, at) {
            return Some(vec![name]);
        }
        if let Some(found) = self.headed(passage, at) {
            return Some(found);
        }
        let civility = self.civility(passage, at);
        if !words.is_capital(at) && civility.is_none() {
            return None;
        }
        if words.shape(at) == Shape::Upper && self.is_civility(at) {
            return None;
        }
        if let Some(person) = self.person(passage, at).filter(|_| !self.is_plural_house(at)) {
            return Some(vec![person]);
        }
        if civility.is_some() || self.is_demonym_of_name(passage, at) {
            return None;
        }
        if !self.can_be_name(passage, at) {
            return self.listed_organisation(passage, at).map(|n| vec![n]);
        }
        if let Some(found) = self.capital_headed(passage, at) {
            return Some(found);
        }
        if let Some(name) = self.listed(passage, at) {
            return Some(vec![name]);
        }
        self.unlisted(passage, at).map(|n| vec![n])
    }

    /// `(Igad)` right after the organisation that it stands for.
    fn acronym_of(&self, name: Option<&Name>) -> Option<Name> {
        let words = self.words;
        let name = name.filter(|n| n.kind == Kind::Organisation)?;
        let at = name.words.end + 1;
        let single = words.form(name.words.end) == "(" && words.form(at + 1) == ")";
        (single && words.is_capital(at) && !words.is(at, Class::CommonAcronym))
            .then(|| Name::new(at..at + 1, Kind::Organisation, "organisation.acronym"))
            // `direction régionale des affaires culturelles (Drac)` is no river.
            .filter(|n| {
                let whole = name.words.clone();
                !self.is_place_only(at) || self.spells(whole.start, whole.end, n.words.start)
            })
    }

    /// `au Tampon`, `du Mans`: the article of the name is in the contraction.
    fn contracted(&self, passage: &Passage, at: usize) -> Option<Name> {
        let contraction = self.words.is(at, Class::Contracted);
        if !contraction || !self.words.is_capital(at + 1) {
            return None;
        }
        let (count, senses) = self.longest(at, passage.words.end)?;
        let entry = senses.iter().find(|e| e.written == Written::Contracted)?;
        let known = !entry.is_word_without_article() || self.words.is(at, Class::To);
        if entry.kind() == NameKind::Organisation && !entry.is_ambiguous() && count > 1 {
            return Some(Name::new(at + 1..at + count, Kind::Organisation, "organisation.listed"));
        }
        let place = matches!(entry.kind(), NameKind::Commune | NameKind::City) && known;
        let mut name = Name::new(at + 1..at + count, Kind::Place, "place.listed");
        name.country = listed::country_of(entry);
        (place && count > 1).then_some(name)
    }
}
