//! Line patterns ready for matching. In: the rules of `ingest.yaml`. Out: lists by their first word, and for each pattern
//! what a line must begin with, so that most patterns cost one look at the first word. It never sees a line.
//!
//! The build script makes them and the program embeds them, so that no pattern is read at start. A word is its hash.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::compile::hash::Hash;
use super::phrase::{Shape, Word, words};
use super::schema::ingest::{CutRule, Ingest, LineKind, Where};
use super::schema::pattern::{Atom, Item, Pattern, Slot};

/// All line patterns of one language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LinePatterns {
    /// Names of the lists, sorted; a list's number is its place here.
    lists: Vec<String>,
    /// The phrases of all lists by their first word, sorted.
    phrases: Vec<(Hash, Vec<Phrase>)>,
    /// Whole lines, in the order of the rules.
    pub lines: Vec<LinePattern>,
    /// Cut from the start of the first paragraph.
    pub openings: Vec<LinePattern>,
    /// Speakers of an interview.
    pub speakers: Vec<LinePattern>,
    /// Names of the parts of copy.
    pub labels: Vec<LinePattern>,
    /// Cut from the end of the last paragraph.
    pub endings: Vec<LinePattern>,
}

/// One rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LinePattern {
    /// What it finds.
    pub kind: LineKind,
    /// Where it may be found.
    pub at: Where,
    /// The list that the word after it must be of.
    pub then: Option<u16>,
    /// The patterns, any of which will do.
    pub is: Vec<Opened>,
}

/// A sequence of items and what it can begin with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Opened {
    /// The items.
    pub nodes: Vec<Node>,
    first: First,
}

/// One item, ready for matching.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Node {
    /// What stands here.
    pub what: What,
    /// It may be missing.
    pub optional: bool,
}

/// What can stand at one place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum What {
    /// A word or mark.
    Word(Hash),
    /// Words of a certain shape.
    Slot(Slot),
    /// An entry of a list, by its number.
    List(u16),
    /// One of several sequences.
    Either(Vec<Opened>, First),
}

/// An entry of a list behind its first word.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Phrase {
    list: u16,
    rest: Vec<Hash>,
}

/// A word with the entries of lists that begin with it.
#[derive(Debug, Clone, Copy)]
pub struct Start<'a> {
    word: &'a Word,
    phrases: &'a [Phrase],
}

/// What a sequence can begin with.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct First {
    /// Words, sorted.
    words: Vec<Hash>,
    /// First words of these lists, sorted.
    lists: Vec<u16>,
    capital: bool,
    number: bool,
    any: bool,
}

impl LinePatterns {
    /// Prepares the rules.
    pub fn new(rules: &Ingest) -> Self {
        let mut lists: Vec<String> = rules.lists.iter().map(|l| l.id.clone()).collect();
        lists.sort_unstable();
        lists.dedup();
        let mut out = Self { lists, ..Self::default() };
        let mut phrases: BTreeMap<Hash, Vec<Phrase>> = BTreeMap::new();
        for list in &rules.lists {
            let Some(number) = out.list(&list.id) else { continue };
            for phrase in &list.words {
                let mut parts = words(phrase, usize::MAX).into_iter().map(|w| w.hash);
                if let Some(first) = parts.next() {
                    let phrase = Phrase { list: number, rest: parts.collect() };
                    phrases.entry(first).or_default().push(phrase);
                }
            }
        }
        out.phrases = phrases.into_iter().collect();
        let lines = rules.lines.iter().map(|r| out.rule(r.kind, r.at, None, &r.is)).collect();
        let cuts = |cuts: &[CutRule]| {
            let rule = |r: &CutRule| out.rule(r.kind, Where::Anywhere, r.then.as_deref(), &r.is);
            cuts.iter().map(rule).collect()
        };
        let (openings, speakers) = (cuts(&rules.openings), cuts(&rules.speakers));
        let (labels, endings) = (cuts(&rules.labels), cuts(&rules.endings));
        Self { lines, openings, speakers, labels, endings, ..out }
    }

    /// The number of a list.
    pub fn list(&self, name: &str) -> Option<u16> {
        self.lists.binary_search_by(|l| l.as_str().cmp(name)).ok().map(|i| i as u16)
    }

    /// A word as the start of phrases.
    pub fn start<'a>(&'a self, word: &'a Word) -> Start<'a> {
        let found = self.phrases.binary_search_by_key(&word.hash, |(first, _)| *first);
        Start { word, phrases: found.map_or(&[][..], |i| &self.phrases[i].1) }
    }

    /// Lengths, in words, of the phrases of a list that `words` begin with.
    pub fn phrases<'a>(&'a self, list: u16, words: &'a [Word]) -> impl Iterator<Item = usize> + 'a {
        let phrases = words.first().map_or(&[][..], |first| self.start(first).phrases);
        phrases
            .iter()
            .filter(move |p| {
                p.list == list
                    && words.len() > p.rest.len()
                    && words[1..].iter().zip(&p.rest).all(|(w, r)| w.hash == *r)
            })
            .map(|p| p.rest.len() + 1)
    }

    fn rule(
        &self,
        kind: LineKind,
        at: Where,
        then: Option<&str>,
        patterns: &[Pattern],
    ) -> LinePattern {
        let then = then.and_then(|name| self.list(name));
        LinePattern { kind, at, then, is: patterns.iter().map(|p| self.open(&p.items)).collect() }
    }

    fn open(&self, items: &[Item]) -> Opened {
        let nodes: Vec<Node> = items.iter().map(|item| self.node(item)).collect();
        let mut first = First::default();
        let empty = nodes.iter().all(|node| {
            first.begin(&node.what);
            node.optional
        });
        first.any |= empty;
        Opened { nodes, first: first.sorted() }
    }

    fn node(&self, item: &Item) -> Node {
        let what = match &item.atom {
            Atom::Word(word) => What::Word(Hash::default().over(word)),
            Atom::Slot(slot) => What::Slot(*slot),
            // The rules were refused if a list is missing.
            Atom::List(name) => What::List(self.list(name).unwrap_or(u16::MAX)),
            Atom::Either(branches) => {
                let branches: Vec<Opened> = branches.iter().map(|b| self.open(b)).collect();
                let mut first = First::default();
                branches.iter().for_each(|b| first.join(&b.first));
                What::Either(branches, first.sorted())
            }
        };
        Node { what, optional: item.optional }
    }
}

impl Opened {
    /// True if a line that begins with that word may fit.
    pub fn may_begin(&self, start: Start<'_>) -> bool {
        self.first.fits(start)
    }
}

impl First {
    /// True if the word can stand first.
    pub fn fits(&self, start: Start<'_>) -> bool {
        let shape = match start.word.shape {
            Shape::Capitalised | Shape::Upper => self.capital,
            Shape::Number => self.number,
            _ => false,
        };
        self.any
            || shape
            || self.words.binary_search(&start.word.hash).is_ok()
            || start.phrases.iter().any(|p| self.lists.binary_search(&p.list).is_ok())
    }

    /// Adds what an item can begin with.
    fn begin(&mut self, what: &What) {
        match what {
            What::Word(word) => self.words.push(*word),
            What::List(list) => self.lists.push(*list),
            What::Either(_, of_branches) => self.join(of_branches),
            What::Slot(slot) => self.slot(*slot),
        }
    }

    fn join(&mut self, other: &First) {
        self.words.extend(&other.words);
        self.lists.extend(&other.lists);
        self.capital |= other.capital;
        self.number |= other.number;
        self.any |= other.any;
    }

    fn sorted(mut self) -> Self {
        self.words.sort_unstable();
        self.words.dedup();
        self.lists.sort_unstable();
        self.lists.dedup();
        self
    }

    fn slot(&mut self, slot: Slot) {
        match slot {
            Slot::Name | Slot::Names | Slot::Place | Slot::Capitals | Slot::Team => {
                self.capital = true;
            }
            Slot::Time | Slot::Number | Slot::Score => self.number = true,
            _ => self.any = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::compile::rulebook;
    use crate::lang::schema::rules::Rulebook;

    #[test]
    fn a_slot_that_nobody_defines_is_shown_with_those_that_exist() {
        let text = "lists:\n- { id: agency, words: [AFP] }\nopenings:\n- id: x\n  kind: dateline\n  \
                    is: [\"{agence} -\"]\n  examples: []\n  never: []\n";
        let error = rulebook::read(&mut Rulebook::default(), "rules/fr/ingest.yaml", text)
            .expect_err("no such list");
        assert_eq!(error.line, 6);
        assert!(error.message.contains("« agence »") && error.message.contains("agency"));
        let open = text.replace("{agence}", "[agence");
        let error = rulebook::read(&mut Rulebook::default(), "rules/fr/ingest.yaml", &open)
            .expect_err("a bracket is missing");
        assert!(error.line >= 3 && error.to_string().contains("missing"), "{error}");
    }
}
