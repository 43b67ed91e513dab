//! Subjects before their verb, and what a relative pronoun stands for. In: the first form of a verb group. Out: the
//! source right before, beyond an aside, or in its clause. It never leaves the passage.

use super::pronouns::is_between;
use super::{Cast, Source, is_subject_pronoun};
use crate::analyze::facts::names::{Kind, Name};
use crate::analyze::facts::roles;
use crate::analyze::facts::words::Passage;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, VerbForm};

impl<'a> Cast<'a, '_> {
    /// The subject of the verb group whose first form stands at `verb`.
    pub(in crate::analyze::facts) fn before(&self, verb: usize) -> Option<Source> {
        let words = self.words;
        let passage = &words.passages[self.passage(verb)];
        let start = passage.words.start;
        let mut at = verb;
        while at > start && is_between(words, at - 1) {
            at -= 1;
        }
        if at > start {
            let last = at - 1;
            if is_subject_pronoun(words, last) {
                return Some(Source::Pronoun(last));
            }
            if words.form(last) == "qui" {
                return self.antecedent(start, last);
            }
            if let Some(source) = self.ending_at(start, at).or_else(|| self.before_aside(start, at))
            {
                return Some(source);
            }
        }
        self.by_clause(verb).or_else(|| self.nearest(passage, at))
    }

    /// The subject that a relative clause or a stressed pronoun between commas parts from its verb: `ma mère, qui vit à
    /// Renk, m'a dit`, `l'opposition, elle, refuse`.
    fn before_aside(&self, start: usize, end: usize) -> Option<Source> {
        let words = self.words;
        if words.form(end - 1) != "," {
            return None;
        }
        let low = end.saturating_sub(20).max(start);
        let opening = (low..end - 1).rev().find(|&i| words.form(i) == ",")?;
        let stressed = words.is(opening + 1, Class::Stressed) && opening + 3 == end;
        let relative = (low..end - 1)
            .rev()
            .find(|&i| words.form(i) == "," && words.is(i + 1, Class::Relative));
        let comma = if stressed { Some(opening) } else { relative };
        comma.and_then(|c| self.ending_at(start, c))
    }

    /// What the relative pronoun at `qui` stands for: the source that ends right before it.
    pub(in crate::analyze::facts) fn antecedent(&self, start: usize, qui: usize) -> Option<Source> {
        let words = self.words;
        let mut end = qui;
        while end > start
            && (matches!(words.form(end - 1), "," | "pour" | "à" | "de" | "selon")
                || words.form(end - 1) == ")")
        {
            end = if words.form(end - 1) == ")" {
                (start..end).rfind(|&i| words.form(i) == "(").unwrap_or(end - 1)
            } else {
                end - 1
            };
        }
        self.ending_at(start, end).or_else(|| {
            let passage = &words.passages[self.passage(qui)];
            self.nearest_any(passage, end)
        })
    }

    /// The source whose words, appositions taken in, end at `end`.
    fn ending_at(&self, start: usize, end: usize) -> Option<Source> {
        let words = self.words;
        let mut end = end;
        // `X, 51 ans, parle`; `X (PS) dit`; `X, le gendarme du secteur, rappelle`.
        let comma = end > start && words.form(end - 1) == ",";
        if comma {
            end -= 1;
        }
        if end > start && words.form(end - 1) == ")" {
            end = (start..end).rfind(|&i| words.form(i) == "(").unwrap_or(end);
        }
        let covers = |n: &&Name| {
            let last = n.role.as_ref().map_or(0, |r| r.words.end).max(n.words.end);
            n.words.start >= start && n.words.start < end && (n.words.end == end || last == end)
        };
        let low = end.saturating_sub(40).max(start);
        let name = self.names_in(low..end).iter().filter(covers).find(|n| n.kind != Kind::Thing);
        if let Some(name) = name {
            return (!self.is_complement(start, name)).then(|| self.source_of(name)).flatten();
        }
        if comma {
            return None;
        }
        // A role or a noun phrase without name.
        let low = end.saturating_sub(10).max(start);
        let mut found = None;
        for at in (low..end).rev() {
            if matches!(words.form(at), "," | ":" | ";" | "." | "»" | "«")
                || words.verb_form(at).is_some_and(VerbForm::is_finite)
            {
                break;
            }
            let opens = roles::is_determiner(words, at) && !words.is(at, Class::Contracted);
            if opens && !self.is_governed(start, at) {
                found = self.source_at(at, end).filter(|s| s.words().end <= end);
                if found.is_some() {
                    break;
                }
            }
        }
        found
    }

    /// True if a preposition leads to a name: right before it, or before the noun that a body is called by (`le gérant de la
    /// société | Orvalis`).
    fn is_complement(&self, start: usize, name: &Name) -> bool {
        let words = self.words;
        let opens = self.start_of(name);
        let nominal = |i: &usize| {
            matches!(words.pos(*i), Some(Pos::Noun | Pos::Adj)) || roles::is_determiner(words, *i)
        };
        let called = (start..opens).rev().take_while(nominal).last();
        let body = name.kind != Kind::Person;
        let led = called.filter(|_| body).is_some_and(|first| {
            first > start && (words.is(first - 1, Class::Of) || words.has_pos(first - 1, Pos::Adp))
        });
        led || self.is_governed(start, opens)
    }

    /// True if a preposition stands right before.
    pub(in crate::analyze::facts) fn is_governed(&self, start: usize, at: usize) -> bool {
        if at <= start {
            return self.words.is(at, Class::Contracted);
        }
        let words = self.words;
        // `des` is an article as well.
        let inside = words.is(at, Class::Contracted) && words.form(at) != "des";
        let article = at >= start + 2 && words.is(at - 1, Class::Definite);
        let at = if article { at - 1 } else { at };
        inside
            || words.has_pos(at - 1, Pos::Adp)
            || words.is_bare_of(at - 1)
            || matches!(words.form(at - 1), "à" | "par" | "pour" | "avec" | "dont")
    }

    /// The subject that the clause of the verb at `verb` has.
    fn by_clause(&self, verb: usize) -> Option<Source> {
        let words = self.words;
        let passage = &words.passages[self.passage(verb)];
        // The head of a compound form is its participle.
        let clause = (verb..passage.words.end.min(verb + 5)).find_map(|at| {
            let head = *self.index.get(at)?;
            let found = self.by_verb.binary_search_by_key(&head, |(h, _)| *h).ok()?;
            Some(&self.clauses[self.by_verb[found].1 as usize])
        })?;
        let subject = clause.subject.as_ref()?;
        let shift = verb as i64 - i64::from(self.index[verb]);
        let at = |i: u32| usize::try_from(i64::from(i) + shift).ok();
        let (from, to) = (at(subject.start)?, at(subject.end)?);
        if words.form(from) == "qui" {
            return self.antecedent(passage.words.start, from);
        }
        let name = self.names_in(from..to).iter().find(|n| {
            n.words.start >= from
                && n.words.start < to
                && !self.is_complement(from, n)
                && n.kind != Kind::Thing
        });
        match name {
            Some(name) => self.source_of(name),
            None => self.source_at(from, passage.words.end),
        }
    }

    /// The nearest source before `at` in a passage that no preposition governs.
    fn nearest(&self, passage: &Passage, at: usize) -> Option<Source> {
        let start = passage.words.start;
        let fits = |n: &&Name| {
            n.words.start >= start
                && n.words.end <= at
                && n.kind != Kind::Thing
                && !self.is_complement(start, n)
        };
        self.names_in(start..at).iter().rev().find(fits).and_then(|n| self.source_of(n))
    }

    /// The same, governed or not: what a relative clause is about.
    fn nearest_any(&self, passage: &Passage, at: usize) -> Option<Source> {
        let start = passage.words.start;
        let before = self
            .names
            .iter()
            .rev()
            .filter(|n| n.words.start >= start && n.words.end <= at && n.kind != Kind::Thing);
        let person = before.clone().find(|n| n.kind == Kind::Person);
        person.or_else(|| before.clone().next()).and_then(|n| self.source_of(n))
    }
}
