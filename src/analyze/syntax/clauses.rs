//! Which pieces belong to which verb. In: units. Out: clauses with subject, verb and complements. It never crosses
//! a quotation mark, and gives a piece to nobody rather than to the wrong verb.
//!
//! One pass from left to right over a stack of open clauses. A relative pronoun, a conjunction or a participle opens
//! a clause inside the one on top; a comma or a verb that the outer clause still lacks closes it again.

use std::ops::Range;

use super::units::{Unit, UnitKind};
use crate::lang::Language;
use crate::model::{Clause, ClauseKind, Complement, Kind, Pos, Role, Token, VerbGroup};

/// Appends the clauses of the units; `base` is the index of the first token in the article.
pub(super) fn build(
    text: &str,
    tokens: &[Token],
    units: &[Unit],
    base: usize,
    lang: &Language,
    out: &mut Vec<Clause>,
) {
    let mut builder = Builder {
        text,
        tokens,
        units,
        lang,
        open: Vec::new(),
        done: Vec::new(),
        first: out.len(),
        shared: None,
    };
    builder.run();
    out.extend(builder.done.into_iter().flatten().map(|clause| shifted(clause, base as u32)));
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

struct Builder<'a> {
    text: &'a str,
    tokens: &'a [Token],
    units: &'a [Unit],
    lang: &'a Language,
    open: Vec<Open>,
    done: Vec<Option<Clause>>,
    first: usize,
    /// The subject that a coordinated clause without one takes over.
    shared: Option<Range<usize>>,
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
    /// The last piece can still grow: nothing has come between.
    growing: Growing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Growing {
    Nothing,
    Subject,
    Complement,
    /// A complement that ends in an infinitive, which may take an object of its own.
    Infinitive,
}

impl Builder<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.units.len() {
            at = self.step(at).max(at + 1);
        }
        self.close_all();
    }

    /// Takes the unit `at` in; the index of the next one to look at.
    fn step(&mut self, at: usize) -> usize {
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
            UnitKind::Relative => {
                let subject = (self.word(unit.head) == "qui" && unit.prep.is_empty())
                    .then(|| unit.tokens.clone());
                self.push(ClauseKind::Relative, unit.tokens.start);
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
        self.open.push(Open {
            index,
            kind,
            start,
            end: start,
            subject: None,
            verb: None,
            complements: Vec::new(),
            growing: Growing::Nothing,
        });
    }

    /// The innermost open clause; a main one is opened where there is none.
    fn top(&mut self) -> &mut Open {
        if self.open.is_empty() {
            let start =
                self.done.iter().flatten().map(|c| c.tokens.end as usize).max().unwrap_or(0);
            self.push(ClauseKind::Main, start);
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
        let Some(clause) = self.open.pop() else { return };
        let parent = self.open.last().map(|p| p.index);
        if let Some(outer) = self.open.last_mut() {
            outer.end = outer.end.max(clause.end);
            outer.growing = Growing::Nothing;
            if matches!(clause.kind, ClauseKind::Reported | ClauseKind::Complement) {
                outer.complements.push((clause.start..clause.end, Role::Clause, clause.start));
            }
        }
        let Some(verb) = clause.verb else { return };
        let to_u32 = |r: &Range<usize>| r.start as u32..r.end as u32;
        let complements = clause
            .complements
            .iter()
            .map(|(r, role, _)| Complement { tokens: to_u32(r), role: *role })
            .collect();
        self.done[clause.index] = Some(Clause {
            tokens: clause.start as u32..clause.end as u32,
            kind: clause.kind,
            parent: parent.map(|p| (self.first + self.kept_before(p)) as u32),
            subject: clause.subject.as_ref().map(to_u32),
            verb,
            complements,
        });
    }

    /// How many clauses before `index` will be kept: those without a verb are dropped.
    fn kept_before(&self, index: usize) -> usize {
        let open_without_verb =
            |i: usize| self.open.iter().any(|o| o.index == i && o.verb.is_none());
        (0..index)
            .filter(|&i| {
                self.done[i].is_some()
                    || self.open.iter().any(|o| o.index == i) && !open_without_verb(i)
            })
            .count()
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
        self.shared = None;
    }

    fn comma(&mut self, at: usize) {
        let next = self.units.get(at + 1);
        // A clause that has its verb ends where the outer one still waits for something.
        while self.open.len() > 1 {
            let (inner, outer) = (&self.open[self.open.len() - 1], &self.open[self.open.len() - 2]);
            let speaks = next.is_some_and(|n| n.kind == UnitKind::Verb);
            let enumerates = next.is_some_and(|n| n.kind == UnitKind::Coordinator);
            if inner.verb.is_some()
                && !enumerates
                && (outer.verb.is_none() || speaks || self.opens_clause(at + 1))
            {
                self.close();
            } else {
                break;
            }
        }
        let new_main =
            self.open.len() == 1 && self.open[0].verb.is_some() && self.opens_clause(at + 1);
        if new_main {
            self.close_all();
        } else if let Some(top) = self.open.last_mut() {
            top.growing = Growing::Nothing;
        }
    }

    /// True if the units from `at` on are a subject and its verb, before any mark or conjunction.
    fn opens_clause(&self, at: usize) -> bool {
        let mut seen = false;
        for unit in self.units.get(at..).unwrap_or_default() {
            match unit.kind {
                UnitKind::Noun if !seen => seen = true,
                UnitKind::Noun => return false,
                UnitKind::Verb => return seen,
                UnitKind::Prep | UnitKind::Adverb | UnitKind::Adjective | UnitKind::PastPart => {}
                _ => return false,
            }
        }
        false
    }

    /// Parentheses, and what stands between dashes, belong to nobody.
    fn skip_aside(&mut self, at: usize) -> usize {
        let open = self.word(self.units[at].head);
        let close = if open == "(" { ")" } else { open.as_str() };
        let same =
            |u: &Unit| u.kind == UnitKind::Break && self.tokens[u.head].span.of(self.text) == close;
        if let Some(top) = self.open.last_mut() {
            top.growing = Growing::Nothing;
        }
        match self.units[at + 1..].iter().position(same) {
            Some(ahead) => at + ahead + 2,
            None => at + 1,
        }
    }

    fn noun(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let coordinated = at > 0 && self.units[at - 1].kind == UnitKind::Coordinator;
        let role = self.noun_role(&unit);
        let top = self.top_at(unit.tokens.start);
        top.end = unit.tokens.end;
        if top.verb.is_none() {
            match &mut top.subject {
                Some(subject) if coordinated => subject.end = unit.tokens.end,
                Some(_) => return,
                None if role == Role::Time || unit.kind == UnitKind::Quote => {
                    top.complements.push((
                        unit.tokens.clone(),
                        if unit.kind == UnitKind::Quote { Role::Clause } else { role },
                        unit.head,
                    ));
                    return;
                }
                None => top.subject = Some(unit.tokens.clone()),
            }
            top.growing = Growing::Subject;
            return;
        }
        let inverted = top.subject.is_none()
            && unit.kind == UnitKind::Noun
            && role != Role::Time
            && matches!(top.kind, ClauseKind::Incise | ClauseKind::Main | ClauseKind::Relative)
            && top
                .complements
                .iter()
                .all(|(r, _, _)| r.end <= top.verb.as_ref().map_or(0, |v| v.tokens.start as usize));
        if inverted {
            if top.kind == ClauseKind::Main {
                top.kind = ClauseKind::Incise;
            }
            top.subject = Some(unit.tokens.clone());
            top.growing = Growing::Subject;
            return;
        }
        if (coordinated || top.growing == Growing::Infinitive)
            && let Some((range, _, _)) = top.complements.last_mut()
        {
            range.end = unit.tokens.end;
            top.growing = Growing::Complement;
            return;
        }
        top.complements.push((unit.tokens.clone(), role, unit.head));
        top.growing = Growing::Complement;
    }

    fn prep(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let role = self.prep_role(&unit);
        let close_fit = self.is_of(&unit);
        let coordinated = at > 0 && self.units[at - 1].kind == UnitKind::Coordinator;
        let top = self.top_at(unit.tokens.start);
        top.end = unit.tokens.end;
        let grows = match top.growing {
            // Before the verb, what touches the subject belongs to it.
            Growing::Subject if top.verb.is_none() || close_fit => top.subject.as_mut(),
            Growing::Complement if close_fit || coordinated => {
                top.complements.last_mut().map(|(r, _, _)| r)
            }
            _ => None,
        };
        if let Some(range) = grows {
            range.end = unit.tokens.end;
            return;
        }
        top.complements.push((unit.tokens.clone(), role, unit.head));
        top.growing = Growing::Complement;
    }

    fn verb(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let Some(group) = unit.verb.clone() else { return };
        while self.open.len() > 1
            && self.open.last().is_some_and(|t| t.verb.is_some())
            && self.open[self.open.len() - 2].verb.is_none()
        {
            self.close();
        }
        if self.open.last().is_some_and(|t| t.verb.is_some()) {
            let after_comma =
                at > 0 && matches!(self.units[at - 1].kind, UnitKind::Comma | UnitKind::Quote);
            if after_comma && self.is_speech(&group.lemma) {
                self.push(ClauseKind::Incise, unit.tokens.start);
            } else {
                let subject = self.open.last().and_then(|t| t.subject.clone());
                let kind = self.open.last().map_or(ClauseKind::Main, |t| t.kind);
                self.close();
                self.push(kind, unit.tokens.start);
                self.top().subject = subject;
            }
        }
        let shared = self.shared.take();
        let top = self.top_at(unit.tokens.start);
        if top.subject.is_none() {
            top.subject = shared;
        }
        top.end = unit.tokens.end;
        top.verb = Some(group);
        top.growing = Growing::Nothing;
    }

    fn infinitive(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let top = self.top_at(unit.tokens.start);
        top.end = unit.tokens.end;
        let role = if unit.prep.is_empty() || top.verb.is_some() {
            Role::Infinitive
        } else {
            Role::Adjunct
        };
        top.complements.push((unit.tokens.clone(), role, unit.head));
        top.growing = Growing::Nothing;
    }

    fn participle(&mut self, at: usize) {
        let unit = self.units[at].clone();
        if self.open.is_empty() {
            self.push(ClauseKind::Main, unit.tokens.start);
        }
        self.push(ClauseKind::Participial, unit.tokens.start);
        let top = self.top();
        top.verb.clone_from(&unit.verb);
        top.end = unit.tokens.end;
    }

    fn subordinator(&mut self, at: usize) {
        let unit = self.units[at].clone();
        // `les engagements que la Russie a pris`: no verb is there yet to govern a clause.
        if self.open.last().is_some_and(|t| t.verb.is_none() && t.subject.is_some()) {
            self.push(ClauseKind::Relative, unit.tokens.start);
            return;
        }
        let governed = self.open.last().and_then(|t| t.verb.as_ref()).map(|v| v.lemma.clone());
        let kind = match governed {
            Some(lemma) if &*self.tokens[unit.head].lemma == "que" && unit.tokens.len() == 1 => {
                if self.is_speech(&lemma) {
                    ClauseKind::Reported
                } else {
                    ClauseKind::Complement
                }
            }
            _ => ClauseKind::Adverbial,
        };
        self.push(kind, unit.tokens.start);
    }

    fn coordinator(&mut self, at: usize) {
        let next = self.units[at + 1..].iter().find(|u| u.kind != UnitKind::Adverb);
        let verb_next = next.is_some_and(|u| u.kind == UnitKind::Verb);
        let clause_next = self.opens_clause(at + 1);
        if !(verb_next || clause_next) || self.open.last().is_none_or(|t| t.verb.is_none()) {
            return;
        }
        let (kind, subject) =
            self.open.last().map_or((ClauseKind::Main, None), |t| (t.kind, t.subject.clone()));
        // `NP V … et NP V` after a relative: the new subject belongs outside.
        let keep = if clause_next && kind != ClauseKind::Reported && kind != ClauseKind::Adverbial {
            ClauseKind::Main
        } else {
            kind
        };
        if keep == ClauseKind::Main {
            self.close_all();
            self.shared = verb_next.then_some(subject).flatten();
        } else {
            self.close();
            self.push(keep, self.units[at].tokens.end);
            if verb_next {
                self.top().subject = subject;
            }
        }
    }

    fn adjective(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let copula = self
            .open
            .last()
            .and_then(|t| t.verb.as_ref())
            .is_some_and(|v| self.is_copula(&v.lemma));
        let top = self.top_at(unit.tokens.start);
        top.end = unit.tokens.end;
        let grows = match top.growing {
            Growing::Subject => top.subject.as_mut(),
            Growing::Complement if !copula => top.complements.last_mut().map(|(r, _, _)| r),
            _ => None,
        };
        match grows {
            Some(range) => range.end = unit.tokens.end,
            None if copula => {
                top.complements.push((unit.tokens.clone(), Role::Attribute, unit.head))
            }
            None => top.complements.push((unit.tokens.clone(), Role::Adjunct, unit.head)),
        }
    }

    fn is_speech(&self, lemma: &str) -> bool {
        self.lang.index.speech(&self.lang.rules, lemma).is_some()
    }

    fn is_copula(&self, lemma: &str) -> bool {
        self.lang.rules.syntax.copulas.iter().any(|c| c == lemma)
    }

    fn is_of(&self, unit: &Unit) -> bool {
        unit.prep.len() == 1 && &*self.tokens[unit.prep.start].lemma == "de"
    }

    fn noun_role(&self, unit: &Unit) -> Role {
        if unit.kind == UnitKind::Quote {
            return Role::Clause;
        }
        // `dure trois ans`, `encourt deux mois de prison`: a counted time right behind the verb is what the verb asks for.
        let counted = unit.tokens.clone().any(|t| self.tokens[t].pos == Pos::Num && t < unit.head);
        let behind_verb = self
            .open
            .last()
            .and_then(|t| t.verb.as_ref())
            .is_some_and(|v| v.tokens.end as usize == unit.tokens.start);
        if self.is_time(unit.head) && !(counted && behind_verb) {
            return Role::Time;
        }
        let verb = self.open.last().and_then(|t| t.verb.as_ref());
        match verb {
            Some(v) if self.is_copula(&v.lemma) && !v.passive => Role::Attribute,
            _ => Role::Object,
        }
    }

    fn prep_role(&self, unit: &Unit) -> Role {
        let rules = &self.lang.rules.syntax;
        let first = &*self.tokens[unit.prep.start].lemma;
        let words: Vec<String> = unit.prep.clone().map(|i| self.word(i)).collect();
        let phrase = words.join(" ").replace("' ", "'").replace('’', "'");
        let listed = |list: &[String]| list.iter().any(|p| *p == phrase || p == first);
        let passive = self.open.last().and_then(|t| t.verb.as_ref()).is_some_and(|v| v.passive)
            || self.open.last().is_some_and(|t| t.kind == ClauseKind::Participial);
        if listed(&rules.attribution_prepositions) {
            Role::Attribution
        } else if first == "par" && passive && !self.is_time(unit.head) {
            Role::Agent
        } else if listed(&rules.time_prepositions) || self.is_time(unit.head) {
            Role::Time
        } else if listed(&rules.place_prepositions) && self.is_place(unit.head) {
            Role::Place
        } else if listed(&rules.oblique_prepositions) {
            Role::Oblique
        } else {
            Role::Adjunct
        }
    }

    fn is_time(&self, head: usize) -> bool {
        let token = &self.tokens[head];
        token.pos == Pos::Noun
            && self.lang.rules.syntax.time_nouns.iter().any(|n| **n == *token.lemma)
            || token.morph.kind() == Some(Kind::Time)
            || token.pos == Pos::Num
                && token.span.len() == 4
                && self.word(head).starts_with(['1', '2'])
    }

    fn is_place(&self, head: usize) -> bool {
        let token = &self.tokens[head];
        token.pos == Pos::Propn
            || matches!(token.morph.kind(), Some(Kind::City | Kind::Country))
            || self.lang.rules.syntax.place_nouns.iter().any(|n| **n == *token.lemma)
    }
}
