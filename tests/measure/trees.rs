//! Noun phrases of a treebank. In: a sentence with its tree. Out: its maximal noun phrases without clauses, as runs of surface
//! words. It never looks at what the program found. `README.md` says how the derivation goes.

use std::collections::BTreeSet;
use std::ops::Range;

use super::conllu::{Gold, Part};

/// A noun phrase: surface words, and the one that the rest modifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its words.
    pub words: Range<usize>,
    /// Its head.
    pub head: usize,
}

/// Pronouns that are no phrase here: personal ones in any form, *ce*, *en*, *y*, relative and interrogative ones.
const LEFT_OUT: [&str; 40] = [
    "je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "me", "m'", "te", "t'",
    "se", "s'", "le", "la", "les", "l'", "lui", "leur", "eux", "moi", "toi", "soi", "y", "en",
    "ce", "c'", "ç'", "qui", "que", "qu'", "quoi", "dont", "où", "l'on", "ou", "y'",
];

/// True for a pronoun that stands for a noun phrase of its own: *celui de Paris*, *chacun*, *rien*, *tous*.
pub fn counts(pronoun: &str) -> bool {
    let lower = pronoun.to_lowercase().replace('’', "'");
    let form = lower.trim_start_matches("-t-").trim_start_matches('-');
    let form = form.trim_end_matches("-mêmes").trim_end_matches("-même");
    !LEFT_OUT.contains(&form)
        && !["quel", "quels", "quelle", "quelles"].iter().any(|q| form.ends_with(q))
}

/// True for a mark that sets nothing apart: quotation marks, and what joins the parts of a word.
pub fn joins(mark: &str) -> bool {
    matches!(mark, "«" | "»" | "“" | "”" | "\"" | "'" | "’" | "‘" | "-" | "/")
}

/// True for a word inside a set phrase that is no noun phrase: *au sein de*, *à la fois*, *par exemple*.
pub fn is_set(gold: &Gold, word: usize) -> bool {
    let tree = Tree::new(gold);
    let mut nodes = (0..tree.nodes.len()).filter(|&n| tree.nodes[n].word == word);
    nodes.any(|n| {
        let inside = ["fixed", "case", "mark", "cc", "advmod"].contains(&tree.nodes[n].relation);
        inside || tree.has(n, &["fixed"])
    })
}

/// The maximal noun phrases of a sentence, in order.
pub fn phrases(gold: &Gold) -> Vec<Phrase> {
    let tree = Tree::new(gold);
    let mut heads: Vec<usize> = (0..tree.nodes.len()).filter(|&n| tree.heads_phrase(n)).collect();
    heads.sort_by_key(|&n| (tree.depth(n), n));
    let (mut covered, mut out) = (BTreeSet::new(), Vec::new());
    for node in heads {
        let head = tree.nodes[node].word;
        if covered.contains(&head) {
            continue;
        }
        let words = tree.extent(node);
        if words.contains(&head) {
            covered.extend(words.clone());
            out.push(Phrase { words, head });
        }
    }
    out.sort_by_key(|p| p.words.start);
    out
}

struct Node<'a> {
    part: &'a Part,
    /// The surface word, and how it is written.
    word: usize,
    form: &'a str,
    /// The relation without its subtype.
    relation: &'a str,
    children: Vec<usize>,
}

struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

impl<'a> Tree<'a> {
    fn new(gold: &'a Gold) -> Self {
        let words = gold.words.iter().enumerate();
        let parts = words.flat_map(|(word, w)| w.parts.iter().map(move |p| (word, &*w.form, p)));
        let mut nodes: Vec<Node<'a>> = parts
            .map(|(word, form, part)| Node {
                relation: part.relation.split(':').next().unwrap_or_default(),
                children: Vec::new(),
                part,
                word,
                form,
            })
            .collect();
        for at in 0..nodes.len() {
            if let Some(head) = nodes[at].part.head.filter(|&h| h < nodes.len()) {
                nodes[head].children.push(at);
            }
        }
        Self { nodes }
    }

    fn upos(&self, node: usize) -> &str {
        &self.nodes[node].part.upos
    }

    fn depth(&self, node: usize) -> usize {
        let up = |&n: &usize| self.nodes[n].part.head;
        // No chain is longer than the sentence, even in a tree with a fault.
        std::iter::successors(Some(node), up).take(self.nodes.len()).count()
    }

    fn has(&self, node: usize, relations: &[&str]) -> bool {
        self.nodes[node].children.iter().any(|&c| relations.contains(&self.nodes[c].relation))
    }

    fn heads_phrase(&self, at: usize) -> bool {
        /// What is part of a word or of a set phrase heads nothing.
        const INSIDE: [&str; 9] =
            ["fixed", "flat", "goeswith", "compound", "case", "mark", "cc", "advmod", "det"];
        const NOMINAL: [&str; 6] = ["nsubj", "obj", "iobj", "obl", "nmod", "appos"];
        let node = &self.nodes[at];
        if INSIDE.contains(&node.relation) {
            return false;
        }
        match &*node.part.upos {
            "NOUN" | "PROPN" | "SYM" => true,
            "PRON" => counts(node.form),
            // `les deux`, `le 10 juillet`, `le plus grand`
            "NUM" => {
                let names = |&c: &usize| c == at + 1 && matches!(self.upos(c), "NOUN" | "PROPN");
                self.has(at, &["det"]) || node.children.iter().any(names)
            }
            "ADJ" => self.has(at, &["det"]),
            // A foreign word that stands where a noun does is a name.
            "X" => NOMINAL.contains(&node.relation),
            _ => false,
        }
    }

    /// The words of the phrase that a node heads.
    fn extent(&self, head: usize) -> Range<usize> {
        let (mut kept, mut edges) = (BTreeSet::from([head]), BTreeSet::new());
        let mut waiting = vec![head];
        while let Some(node) = waiting.pop() {
            for &child in &self.nodes[node].children {
                if self.is_cut(node, child, node == head) || !kept.insert(child) {
                    continue;
                }
                if edges.contains(&node) || node == head && self.is_edge(child) {
                    edges.insert(child);
                }
                waiting.push(child);
            }
        }
        let whole = |n: usize| {
            let word = self.nodes[n].word;
            let from = n.saturating_sub(3);
            let around = from..(n + 4).min(self.nodes.len());
            around.into_iter().all(|m| self.nodes[m].word != word || kept.contains(&m))
        };
        let (mut first, mut last) = (head, head);
        while first > 0 && whole(first - 1) && kept.contains(&(first - 1)) {
            first -= 1;
        }
        while kept.contains(&(last + 1)) && whole(last + 1) {
            last += 1;
        }
        let loose = |n: usize| edges.contains(&n) || matches!(self.upos(n), "PUNCT" | "CCONJ");
        while first < head && loose(first) {
            first += 1;
        }
        while last > head && loose(last) {
            last -= 1;
        }
        self.nodes[first].word..self.nodes[last].word + 1
    }

    /// An adverb of the whole phrase counts inside it, but not at its edges: `même le maire`; `environ deux heures` is one.
    fn is_edge(&self, child: usize) -> bool {
        let node = &self.nodes[child];
        let counts = child + 1 < self.nodes.len() && self.upos(child + 1) == "NUM";
        node.relation == "advmod" && !node.form.starts_with('-') && !counts
    }

    fn is_cut(&self, parent: usize, child: usize, top: bool) -> bool {
        const CLAUSES: [&str; 5] = ["acl", "advcl", "ccomp", "csubj", "parataxis"];
        const OF_THE_SENTENCE: [&str; 14] = [
            "case",
            "mark",
            "cc",
            "cop",
            "aux",
            "expl",
            "nsubj",
            "obj",
            "iobj",
            "xcomp",
            "dislocated",
            "vocative",
            "discourse",
            "orphan",
        ];
        const VERBAL: [&str; 4] = ["cop", "aux", "nsubj", "csubj"];
        let relation = self.nodes[child].relation;
        if CLAUSES.contains(&relation) || top && OF_THE_SENTENCE.contains(&relation) {
            return true;
        }
        // `dont la spécialité`, `en est le siège`
        let leans = child < parent && self.upos(child) == "PRON" && !counts(self.nodes[child].form);
        if top && (leans || relation == "obl" && self.has(parent, &VERBAL)) {
            return true;
        }
        let mark = self.mark_before(child).filter(|_| child > parent && relation != "punct");
        if relation == "conj" {
            matches!(self.upos(child), "VERB" | "AUX")
                || self.has(child, &VERBAL)
                || mark.is_some_and(|m| m != ",")
                || top && self.has(child, &["case"])
        } else {
            mark.is_some()
        }
    }

    /// The mark, if no quotation mark, that sets the subtree of a node apart from what stands before it.
    fn mark_before(&self, node: usize) -> Option<&'a str> {
        let mut first = node;
        let mut waiting = vec![node];
        let mut seen = BTreeSet::new();
        while let Some(at) = waiting.pop() {
            if seen.insert(at) && self.upos(at) != "PUNCT" {
                first = first.min(at);
                waiting.extend(&self.nodes[at].children);
            }
        }
        let before = (0..first).rev().map(|n| (n, self.nodes[n].form));
        let (at, form) = before.into_iter().find(|(_, form)| !joins(form))?;
        (self.upos(at) == "PUNCT").then_some(form)
    }
}
