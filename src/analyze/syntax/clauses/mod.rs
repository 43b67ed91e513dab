//! Which pieces belong to which verb. In: units. Out: clauses with subject, verb and complements. It never crosses
//! a quotation mark, and gives a piece to nobody rather than to the wrong verb.
//!
//! One pass from left to right over a stack of open clauses. A relative pronoun, a conjunction or a participle opens
//! a clause inside the one on top; a comma or a verb that the outer clause still lacks closes it again.

mod awaited;
mod bare;
mod borders;
mod inverted;
mod pieces;
mod roles;

use std::collections::BTreeMap;
use std::ops::Range;

use super::Parse;
use super::units::{Unit, UnitKind};
use crate::lang::Language;
use crate::model::{Clause, ClauseKind, Complement, Role, Token, VerbGroup};

struct Builder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    units: &'a [Unit],
    lang: &'a Language,
    open: Vec<Open>,
    /// The clauses in the order in which they were opened; none for one that is open or has no verb.
    done: Vec<Option<Clause>>,
    /// For each of them, the one that it was opened in.
    outer: Vec<Option<usize>>,
    /// One past the last token of a closed clause.
    end: usize,
    /// For each mark that can close an aside, the units where it stands.
    asides: BTreeMap<&'a str, Vec<usize>>,
    /// The subject that a coordinated clause without one takes over.
    shared: Option<Range<usize>>,
    /// What is open and has no verb: its place on the stack, and the unit at which it ends.
    bare: Vec<(usize, usize)>,
    /// Pieces that no verb has, each with what belongs to it.
    fragments: Vec<Range<usize>>,
}

/// A clause that is not closed yet; indices are of tokens.
struct Open {
    index: usize,
    kind: ClauseKind,
    start: usize,
    end: usize,
    subject: Option<Range<usize>>,
    verb: Option<VerbGroup>,
    complements: Vec<(Range<usize>, Role, usize)>,
    /// What stands beside the subject: `Paul Roux, maire de Gap, …`.
    apart: Vec<Range<usize>>,
    /// The second term of a comparison: a complement of the clause around it.
    compared: bool,
    /// The last piece can still grow: nothing has come between.
    growing: Growing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Growing {
    Nothing,
    Subject,
    Complement,
    /// The last of what stands apart.
    Apart,
    /// A complement that ends in an infinitive, which may take an object of its own.
    Infinitive,
}

/// Appends the clauses of the units, and the pieces that no verb has; `base` is the index of the first token in the article.
pub(super) fn build(
    text: &str,
    tokens: &[Token],
    units: &[Unit],
    base: usize,
    lang: &Language,
    out: &mut Parse<'_>,
) {
    let mut builder = Builder {
        text,
        tokens,
        units,
        lang,
        open: Vec::new(),
        done: Vec::new(),
        outer: Vec::new(),
        end: 0,
        asides: BTreeMap::new(),
        shared: None,
        bare: Vec::new(),
        fragments: Vec::new(),
    };
    builder.note_asides();
    builder.run();
    builder.append(base as u32, out);
}

impl Builder<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.units.len() {
            at = self.step(at).max(at + 1);
        }
        self.close_all();
    }

    /// Appends the clauses; what was opened in one without a verb belongs to the one around it.
    fn append(mut self, base: u32, out: &mut Parse<'_>) {
        self.fragments.sort_by_key(|f| (f.start, f.end));
        let moved = |f: &Range<usize>| f.start as u32 + base..f.end as u32 + base;
        out.fragments.extend(self.fragments.iter().map(moved));
        let out = &mut *out.clauses;
        let mut places: Vec<Option<u32>> = Vec::with_capacity(self.done.len());
        for (clause, outer) in self.done.into_iter().zip(self.outer) {
            let parent = outer.and_then(|i| places[i]);
            places.push(if clause.is_some() { Some(out.len() as u32) } else { parent });
            out.extend(clause.map(|c| Clause { parent, ..shifted(c, base) }));
        }
    }

    /// Takes the unit `at` in; the index of the next one to look at.
    fn step(&mut self, at: usize) -> usize {
        self.end_bare(at);
        let unit = &self.units[at];
        match unit.kind {
            UnitKind::Stop => self.close_all(),
            UnitKind::Comma => self.comma(at),
            UnitKind::Break => return self.skip_aside(at),
            UnitKind::Noun | UnitKind::Quote => self.noun(at),
            UnitKind::Prep => self.prep(at),
            UnitKind::Verb => self.verb(at),
            UnitKind::Infinitive => self.infinitive(at),
            UnitKind::PresPart | UnitKind::PastPart => self.participle(at),
            UnitKind::Relative | UnitKind::Subordinator if self.is_cleft(at) => self.close_all(),
            UnitKind::Relative | UnitKind::Subordinator if self.compared(at).is_some() => {
                let end = self.compared(at).unwrap_or(at + 1);
                self.push_bare(ClauseKind::Adverbial, unit.tokens.start, end);
                self.top().compared = true;
            }
            UnitKind::Relative if self.without_verb(at).is_some() => {
                let end = self.without_verb(at).unwrap_or(at + 1);
                self.push_bare(ClauseKind::Relative, unit.tokens.start, end);
            }
            UnitKind::Relative => {
                let subject = (self.word(unit.head) == "qui" && unit.prep.is_empty())
                    .then(|| unit.tokens.clone());
                let start = unit.tokens.start;
                self.close_joined(at, &[ClauseKind::Relative]);
                self.push(ClauseKind::Relative, start);
                self.top().subject = subject;
            }
            UnitKind::Subordinator => self.subordinator(at),
            UnitKind::Coordinator => self.coordinator(at),
            UnitKind::Adjective => self.adjective(at),
            UnitKind::Adverb => {
                if let Some(top) = self.open.last_mut() {
                    top.end = unit.tokens.end;
                }
            }
            UnitKind::Other => {}
        }
        at + 1
    }

    fn word(&self, token: usize) -> String {
        self.tokens[token].span.of(self.text).to_lowercase()
    }

    fn push(&mut self, kind: ClauseKind, start: usize) {
        let index = self.done.len();
        self.done.push(None);
        self.outer.push(self.open.last().map(|o| o.index));
        self.open.push(Open {
            index,
            kind,
            start,
            end: start,
            subject: None,
            verb: None,
            complements: Vec::new(),
            apart: Vec::new(),
            compared: false,
            growing: Growing::Nothing,
        });
    }

    /// The innermost open clause; a main one is opened where there is none.
    fn top(&mut self) -> &mut Open {
        if self.open.is_empty() {
            self.push(ClauseKind::Main, self.end);
        }
        self.open.last_mut().expect("one was just opened")
    }

    fn top_at(&mut self, start: usize) -> &mut Open {
        if self.open.is_empty() {
            self.push(ClauseKind::Main, start);
        }
        self.open.last_mut().expect("one was just opened")
    }

    fn close(&mut self) {
        let Some(mut clause) = self.open.pop() else { return };
        if self.bare.last().is_some_and(|(place, _)| *place == self.open.len()) {
            self.bare.pop();
        }
        self.fragments.append(&mut clause.apart);
        if let Some(outer) = self.open.last_mut() {
            outer.end = outer.end.max(clause.end);
            outer.growing = Growing::Nothing;
            // `assure huit départs plutôt que quatorze`: no verb, no clause.
            let content = matches!(clause.kind, ClauseKind::Reported | ClauseKind::Complement);
            if content && clause.verb.is_some() {
                outer.complements.push((clause.start..clause.end, Role::Clause, clause.start));
            }
        }
        let Some(verb) = clause.verb.take() else { return self.keep(clause) };
        self.end = self.end.max(clause.end);
        let to_u32 = |r: &Range<usize>| r.start as u32..r.end as u32;
        let complements = clause
            .complements
            .iter()
            .map(|(r, role, _)| Complement { tokens: to_u32(r), role: *role })
            .collect();
        self.done[clause.index] = Some(Clause {
            tokens: clause.start as u32..clause.end as u32,
            kind: clause.kind,
            parent: None,
            subject: clause.subject.as_ref().map(to_u32),
            verb,
            complements,
        });
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
        self.shared = None;
    }
}

fn shifted(mut clause: Clause, base: u32) -> Clause {
    let shift = |r: &mut Range<u32>| *r = r.start + base..r.end + base;
    shift(&mut clause.tokens);
    clause.subject.as_mut().map(shift);
    shift(&mut clause.verb.tokens);
    clause.verb.head += base;
    clause.complements.iter_mut().for_each(|c| shift(&mut c.tokens));
    clause
}
