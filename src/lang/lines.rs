//! Line patterns ready for matching. In: the rules of `ingest.yaml`. Out: lists by their first word, and for each pattern
//! what a line must begin with, so that most patterns cost one look at the first word. It never sees a line.

use std::collections::BTreeMap;

use super::phrase::{Shape, Word, words};
use super::schema::ingest::{CutRule, Ingest, LineKind, Where};
use super::schema::pattern::{Atom, Item, Pattern, Slot};

/// All line patterns of one language.
#[derive(Debug, Clone, Default)]
pub struct LinePatterns {
    lists: BTreeMap<String, PhraseList>,
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
#[derive(Debug, Clone)]
pub struct LinePattern {
    /// What it finds.
    pub kind: LineKind,
    /// Where it may be found.
    pub at: Where,
    /// The list that the word after it must be of.
    pub then: Option<String>,
    /// The patterns, any of which will do.
    pub is: Vec<Opened>,
}

/// A sequence of items and what it can begin with.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The items.
    pub nodes: Vec<Node>,
    first: First,
}

/// One item, ready for matching.
#[derive(Debug, Clone)]
pub struct Node {
    /// What stands here.
    pub what: What,
    /// It may be missing.
    pub optional: bool,
}

/// What can stand at one place.
#[derive(Debug, Clone)]
pub enum What {
    /// A word or mark, folded.
    Word(String),
    /// Words of a certain shape.
    Slot(Slot),
    /// An entry of a list.
    List(String),
    /// One of several sequences.
    Either(Vec<Opened>, First),
}

/// Phrases by their first word: what must follow it, several for several phrases.
type PhraseList = BTreeMap<String, Vec<Vec<String>>>;

/// What a sequence can begin with.
#[derive(Debug, Clone, Default)]
pub struct First {
    words: Vec<String>,
    capital: bool,
    number: bool,
    any: bool,
}

impl LinePatterns {
    /// Prepares the rules.
    pub fn new(rules: &Ingest) -> Self {
        let mut out = Self::default();
        for list in &rules.lists {
            let phrases = out.lists.entry(list.id.clone()).or_default();
            for phrase in &list.words {
                let mut parts = words(phrase, usize::MAX).into_iter().map(|w| w.fold);
                if let Some(first) = parts.next() {
                    phrases.entry(first).or_default().push(parts.collect());
                }
            }
        }
        // Lists first: what a pattern can begin with depends on them.
        let lines = rules.lines.iter().map(|r| out.rule(r.kind, r.at, None, &r.is)).collect();
        let cuts = |cuts: &[CutRule]| {
            let rule = |r: &CutRule| out.rule(r.kind, Where::Anywhere, r.then.as_deref(), &r.is);
            cuts.iter().map(rule).collect()
        };
        let (openings, speakers) = (cuts(&rules.openings), cuts(&rules.speakers));
        let (labels, endings) = (cuts(&rules.labels), cuts(&rules.endings));
        Self { lines, openings, speakers, labels, endings, ..out }
    }

    /// Lengths, in words, of the phrases of a list that `words` begin with.
    pub fn phrases<'a>(
        &'a self,
        list: &str,
        words: &'a [Word],
    ) -> impl Iterator<Item = usize> + 'a {
        let rests = words
            .first()
            .and_then(|first| self.lists.get(list)?.get(&first.fold))
            .map_or(&[][..], Vec::as_slice);
        rests
            .iter()
            .filter(|rest| {
                words.len() > rest.len() && words[1..].iter().zip(*rest).all(|(w, r)| w.fold == *r)
            })
            .map(|rest| rest.len() + 1)
    }

    fn rule(
        &self,
        kind: LineKind,
        at: Where,
        then: Option<&str>,
        patterns: &[Pattern],
    ) -> LinePattern {
        let then = then.map(str::to_owned);
        LinePattern { kind, at, then, is: patterns.iter().map(|p| self.open(&p.items)).collect() }
    }

    fn open(&self, items: &[Item]) -> Opened {
        let nodes: Vec<Node> = items.iter().map(|item| self.node(item)).collect();
        let mut first = First::default();
        let empty = nodes.iter().all(|node| {
            self.begin(&node.what, &mut first);
            node.optional
        });
        first.any |= empty;
        Opened { nodes, first: first.sorted() }
    }

    fn node(&self, item: &Item) -> Node {
        let what = match &item.atom {
            Atom::Word(word) => What::Word(word.clone()),
            Atom::Slot(slot) => What::Slot(*slot),
            Atom::List(name) => What::List(name.clone()),
            Atom::Either(branches) => {
                let branches: Vec<Opened> = branches.iter().map(|b| self.open(b)).collect();
                let mut first = First::default();
                branches.iter().for_each(|b| first.join(&b.first));
                What::Either(branches, first.sorted())
            }
        };
        Node { what, optional: item.optional }
    }

    /// Adds what an item can begin with.
    fn begin(&self, what: &What, first: &mut First) {
        match what {
            What::Word(word) => first.words.push(word.clone()),
            What::List(name) => {
                let words = self.lists.get(name).into_iter().flat_map(|l| l.keys().cloned());
                first.words.extend(words);
            }
            What::Either(_, of_branches) => first.join(of_branches),
            What::Slot(slot) => first.slot(*slot),
        }
    }
}

impl Opened {
    /// True if a line that begins with that word may fit.
    pub fn may_begin(&self, word: &Word) -> bool {
        self.first.fits(word)
    }
}

impl First {
    /// True if the word can stand first.
    pub fn fits(&self, word: &Word) -> bool {
        self.any
            || match word.shape {
                Shape::Capitalised | Shape::Upper if self.capital => true,
                Shape::Number if self.number => true,
                _ => self.words.binary_search(&word.fold).is_ok(),
            }
    }

    fn join(&mut self, other: &First) {
        self.words.extend(other.words.iter().cloned());
        self.capital |= other.capital;
        self.number |= other.number;
        self.any |= other.any;
    }

    fn sorted(mut self) -> Self {
        self.words.sort_unstable();
        self.words.dedup();
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
