//! Phrases. In: an [`Analysis`]. Out: a row a phrase: its words, what it is to which verb, its parts; a row for each word
//! that stands in none. It never attaches what the clauses left loose, though it shows what of it hangs together.

use std::collections::BTreeMap;
use std::ops::Range;

use super::clauses::{kind_name, role_name, verb_features};
use super::columns::{Columns, elided};
use super::report;
use crate::model::{Analysis, Chunk, ChunkKind, Clause, Kind, Pos, Role, Token, range};

const COLUMNS: Columns<4> = Columns([2, 7, 45, 72]);
/// Characters of a phrase that are shown.
const LONGEST: usize = 110;

/// The phrases of each sentence.
pub fn chunks(analysis: &Analysis) -> String {
    report(analysis, &COLUMNS.row(["KIND", "PHRASE", "ROLE", "PARTS"]), |sentence, out| {
        let tokens = analysis.sentences[sentence].tokens.clone();
        let view = View::new(analysis, sentence);
        let mut end = tokens.start;
        for chunk in &view.chunks {
            view.loose(end..chunk.tokens.start, out);
            end = end.max(chunk.tokens.end);
            *out += &view.row(chunk);
        }
        view.loose(end..tokens.end, out);
    })
}

/// What a phrase is that no verb has.
const LOOSE: &str = "loose";

/// What a run of tokens is to a verb.
struct Place<'a> {
    tokens: Range<u32>,
    role: &'static str,
    verb: &'a str,
}

/// One sentence.
struct View<'a> {
    analysis: &'a Analysis,
    clauses: &'a [Clause],
    /// Its phrases, by their first token; an outer one before those inside it.
    chunks: Vec<&'a Chunk>,
    places: Vec<Place<'a>>,
    /// Token → the innermost place that holds it.
    at: BTreeMap<u32, usize>,
    /// First token → head, of the phrases.
    heads: BTreeMap<u32, u32>,
    /// Head of the verb group → clause.
    verbs: BTreeMap<u32, usize>,
}

impl<'a> View<'a> {
    fn new(analysis: &'a Analysis, sentence: usize) -> Self {
        let tokens = &analysis.sentences[sentence].tokens;
        let clauses = &analysis.clauses[analysis.clauses_of(&(sentence..sentence + 1))];
        let first = analysis.chunks.partition_point(|c| c.tokens.start < tokens.start);
        let inside = analysis.chunks[first..].iter().take_while(|c| c.tokens.start < tokens.end);
        let mut chunks: Vec<&Chunk> = inside.collect();
        chunks.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end)));
        let mut places: Vec<Place<'_>> = clauses.iter().flat_map(places).collect();
        let first = analysis.fragments.partition_point(|f| f.start < tokens.start);
        let fragments = analysis.fragments[first..].iter().take_while(|f| f.start < tokens.end);
        places.extend(fragments.cloned().map(|tokens| Place { tokens, role: LOOSE, verb: "" }));
        // The last one to claim a token has it: the smallest, and of a shared subject the first verb.
        places.reverse();
        places.sort_by_key(|p| std::cmp::Reverse(p.tokens.len()));
        let owned = |(i, p): (usize, &Place<'_>)| p.tokens.clone().map(move |t| (t, i));
        Self {
            analysis,
            clauses,
            at: places.iter().enumerate().flat_map(owned).collect(),
            heads: chunks.iter().rev().map(|c| (c.tokens.start, c.head)).collect(),
            verbs: clauses.iter().enumerate().map(|(i, c)| (c.verb.head, i)).collect(),
            chunks,
            places,
        }
    }

    fn token(&self, at: u32) -> &'a Token {
        &self.analysis.tokens[at as usize]
    }

    fn form(&self, at: u32) -> &'a str {
        self.analysis.text(self.token(at).span)
    }

    /// The words that stand in no phrase.
    fn loose(&self, tokens: Range<u32>, out: &mut String) {
        for at in tokens.filter(|&t| self.token(t).pos != Pos::Punct) {
            *out += &COLUMNS.row(["–", self.form(at), self.token(at).pos.name(), ""]);
        }
    }

    fn row(&self, chunk: &Chunk) -> String {
        let kind = match chunk.kind {
            ChunkKind::Noun => "NP",
            ChunkKind::Preposition => "PP",
            ChunkKind::Verb => "VG",
            ChunkKind::Adjective => "AP",
            ChunkKind::Adverb => "ADVP",
        };
        let parts = match chunk.kind {
            ChunkKind::Verb => self.verb(chunk),
            _ => self.parts(chunk),
        };
        let text = elided(self.analysis.token_text(&chunk.tokens), LONGEST);
        COLUMNS.row([kind, &text, &self.role(chunk), &parts])
    }

    fn role(&self, chunk: &Chunk) -> String {
        let clause = self.verbs.get(&chunk.head).filter(|_| chunk.kind == ChunkKind::Verb);
        if let Some(&clause) = clause {
            return format!("{} [{clause}]", kind_name(self.clauses[clause].kind));
        }
        let Some(place) = self.at.get(&chunk.tokens.start).map(|&i| &self.places[i]) else {
            return LOOSE.to_owned();
        };
        let outer = self
            .heads
            .get(&place.tokens.start)
            .filter(|_| chunk.tokens.start != place.tokens.start);
        let joined =
            chunk.tokens.start.checked_sub(1).is_some_and(|t| self.token(t).pos == Pos::Cconj);
        match (outer, chunk.kind) {
            (Some(&head), _) if joined => format!("conj of {}", self.form(head)),
            (None, _) if place.verb.is_empty() => LOOSE.to_owned(),
            (Some(&head), ChunkKind::Preposition) => format!("nmod of {}", self.form(head)),
            (Some(&head), _) if place.verb.is_empty() => format!("with {}", self.form(head)),
            (Some(_), _) => format!("in {} of {}", place.role, place.verb),
            (None, _) => format!("{} of {}", place.role, place.verb),
        }
    }

    /// Head and dependents by their names in Universal Dependencies; what follows in the same place is what the clauses
    /// gave the phrase.
    fn parts(&self, chunk: &Chunk) -> String {
        let mark = self.token(chunk.head).pos == Pos::Punct;
        let head = if mark { chunk.head..chunk.tokens.end } else { chunk.head..chunk.head + 1 };
        let mut parts = vec![("head", self.analysis.token_text(&head).to_owned())];
        for at in chunk.tokens.clone().filter(|t| !head.contains(t)) {
            let label = match self.token(at).pos {
                Pos::Det => "det",
                Pos::Num => "nummod",
                Pos::Adj => "amod",
                Pos::Noun | Pos::Propn | Pos::Sym => "flat",
                Pos::Adp if at < chunk.head => "case",
                Pos::Adv => "advmod",
                Pos::Cconj => "cc",
                Pos::Punct => continue,
                _ => "dep",
            };
            match parts.last_mut().filter(|(last, _)| *last == label) {
                Some((_, words)) => {
                    words.push(' ');
                    words.push_str(self.form(at));
                }
                None => parts.push((label, self.form(at).to_owned())),
            }
        }
        let place = self.at.get(&chunk.tokens.start).map(|&i| &self.places[i].tokens);
        let place = place.filter(|p| p.start == chunk.tokens.start && p.end > chunk.tokens.end);
        if let Some(place) = place {
            let label = match self.token(chunk.tokens.end).pos {
                Pos::Adp => "nmod",
                Pos::Cconj => "conj",
                _ => "dep",
            };
            parts
                .push((label, self.analysis.token_text(&(chunk.tokens.end..place.end)).to_owned()));
        }
        let parts: Vec<String> = parts
            .iter()
            .map(|(label, words)| format!("{label} {}", elided(words, LONGEST)))
            .collect();
        parts.join("; ")
    }

    /// Tense, voice, negation, modality; of a group that heads no clause, what its words show.
    fn verb(&self, chunk: &Chunk) -> String {
        if let Some(&clause) = self.verbs.get(&chunk.head) {
            return verb_features(&self.clauses[clause].verb);
        }
        let head = self.token(chunk.head);
        let reflexive = self.analysis.tokens[range(&chunk.tokens)]
            .iter()
            .any(|t| t.pos == Pos::Pron && t.morph.kind() == Some(Kind::Refl));
        let reflexive = if reflexive { ", reflexive" } else { "" };
        format!("{}, {}{reflexive}", head.lemma, head.morph)
    }
}

/// Subject and complements of a clause; what its verb says in a clause stands in the rows of that.
fn places(clause: &Clause) -> impl Iterator<Item = Place<'_>> {
    let subject = clause.subject.iter().map(|tokens| (tokens, "subject"));
    let others = clause.complements.iter().filter(|c| c.role != Role::Clause);
    let verb = clause.verb.lemma.as_str();
    subject.chain(others.map(|c| (&c.tokens, role_name(c.role)))).map(move |(tokens, role)| Place {
        tokens: tokens.clone(),
        role,
        verb,
    })
}
