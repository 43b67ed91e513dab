//! What can be left out of a clause without changing what it claims. In: a clause. Out: runs of tokens behind its
//! verb, by level: 0 what never belongs to the claim, 1 time and asides, 2 adjuncts, 3 places. It never leaves out
//! what limits the claim, and never the object of a verb.

use std::ops::Range;

use crate::lang::Language;
use crate::model::{Analysis, Clause, ClauseKind, Complement, Pos, Role};

/// A clause whose tail can be shortened.
pub(super) struct Tail<'a> {
    pub analysis: &'a Analysis,
    pub index: usize,
    pub clause: &'a Clause,
    pub lang: &'a Language,
}

impl Tail<'_> {
    /// The runs behind the verb that stay at a level.
    pub(super) fn kept(&self, level: u8) -> Vec<Range<u32>> {
        let (start, end) = (self.clause.verb.tokens.end, self.clause.tokens.end);
        let mut cut: Vec<Range<u32>> = Vec::new();
        cut.extend(self.complements(level));
        cut.extend(self.clauses(level));
        cut.extend(self.parentheses(start..end));
        cut.extend(self.connectors(start..end));
        if level >= 1 {
            cut.extend(self.asides(start..end));
        }
        for hole in &mut cut {
            // `, mercredi 12 novembre,`: both commas go with what they enclose.
            let enclosed = hole.start > start
                && self.is_comma(hole.start - 1)
                && hole.end < end
                && self.is_comma(hole.end);
            if enclosed {
                *hole = hole.start - 1..hole.end + 1;
            }
        }
        cut.sort_by_key(|r| r.start);
        let (mut kept, mut at) = (Vec::new(), start);
        for hole in cut {
            if hole.start > at {
                kept.push(at..hole.start);
            }
            at = at.max(hole.end);
        }
        if at < end {
            kept.push(at..end);
        }
        kept
    }

    fn form(&self, token: u32) -> &str {
        self.analysis.text(self.analysis.tokens[token as usize].span)
    }

    fn lower(&self, token: u32) -> String {
        self.form(token).to_lowercase().replace('’', "'")
    }

    fn is_comma(&self, token: u32) -> bool {
        self.form(token) == ","
    }

    fn behind(&self) -> impl Iterator<Item = &Complement> {
        let start = self.clause.verb.tokens.end;
        self.clause.complements.iter().filter(move |c| c.tokens.start >= start)
    }

    fn complements(&self, level: u8) -> Vec<Range<u32>> {
        self.behind()
            .filter(|c| match c.role {
                Role::Attribution => true,
                Role::Time => level >= 1,
                Role::Adjunct => level >= 2,
                Role::Place => level >= 3,
                _ => false,
            })
            .filter(|c| {
                c.role == Role::Attribution
                    || !(self.limits(c.tokens.start) || self.is_asked_for(c))
            })
            .map(|c| c.tokens.clone())
            .collect()
    }

    /// `passe de 1 h 52 à 1 h 14`, `démarrer et durer vingt-six mois`: what stands right behind a verb and completes it.
    fn is_asked_for(&self, complement: &Complement) -> bool {
        let start = complement.tokens.start;
        let from = start == self.clause.verb.tokens.end
            && &*self.analysis.tokens[start as usize].lemma == "de";
        let inner_verb = start > self.clause.verb.tokens.end
            && matches!(self.analysis.tokens[start as usize - 1].pos, Pos::Verb | Pos::Aux);
        let target = start > 0
            && self.lower(start) == "à"
            && self.behind().any(|c| {
                c.tokens.end == start
                    && &*self.analysis.tokens[c.tokens.start as usize].lemma == "de"
            });
        from || inner_verb || target
    }

    /// True if the phrase that begins here, or the word before it, limits the claim.
    pub(super) fn limits(&self, token: u32) -> bool {
        (token.saturating_sub(1)..(token + 2).min(self.clause.tokens.end)).any(|t| {
            let form = self.lower(t);
            self.lang.rules.syntax.limiting_words.contains(&form)
        })
    }

    pub(super) fn children(&self) -> impl Iterator<Item = &Clause> {
        self.analysis.index.inside(self.index).map(|i| &self.analysis.clauses[i])
    }

    fn clauses(&self, level: u8) -> Vec<Range<u32>> {
        let start = self.clause.verb.tokens.end;
        self.children()
            .filter(|c| c.tokens.start >= start)
            .filter(|c| {
                let comma = c.tokens.start > 0 && self.is_comma(c.tokens.start - 1);
                match c.kind {
                    ClauseKind::Incise => true,
                    ClauseKind::Relative | ClauseKind::Participial => {
                        level >= if comma { 1 } else { 2 }
                    }
                    ClauseKind::Adverbial => level >= 1,
                    _ => false,
                }
            })
            .filter(|c| !self.limits(c.tokens.start))
            .map(|c| c.tokens.clone())
            .collect()
    }

    /// Prepositional phrases that commas set apart: `, par 147 voix contre 62,`.
    fn asides(&self, tokens: Range<u32>) -> Vec<Range<u32>> {
        let commas: Vec<u32> = tokens.clone().filter(|&t| self.is_comma(t)).collect();
        let ends = commas.iter().skip(1).copied().chain([tokens.end]);
        commas
            .iter()
            .zip(ends)
            .map(|(&open, close)| open + 1..close)
            .filter(|run| {
                let mut inside = self
                    .behind()
                    .filter(|c| c.tokens.start >= run.start && c.tokens.start < run.end)
                    .peekable();
                let soft = |c: &Complement| {
                    matches!(
                        c.role,
                        Role::Time | Role::Place | Role::Adjunct | Role::Oblique | Role::Agent
                    ) && self.analysis.tokens[c.tokens.start as usize].pos == Pos::Adp
                };
                inside.peek().is_some_and(|c| c.tokens.start == run.start)
                    && inside.all(|c| soft(c) && !self.limits(c.tokens.start))
            })
            .collect()
    }

    /// Parentheses, and what stands between two dashes.
    fn parentheses(&self, tokens: Range<u32>) -> Vec<Range<u32>> {
        let mut out = Vec::new();
        let mut open: Option<(u32, &str)> = None;
        for t in tokens.clone() {
            match (self.form(t), open) {
                ("(", None) => open = Some((t, ")")),
                (dash @ ("–" | "—"), None) => {
                    open = Some((t, if dash == "–" { "–" } else { "—" }))
                }
                (form, Some((start, close))) if form == close => {
                    out.push(start..t + 1);
                    open = None;
                }
                _ => {}
            }
        }
        out.extend(open.map(|(start, _)| start..tokens.end));
        out
    }

    /// Words that only tie the sentence to the one before: *toutefois*, *en revanche*.
    pub(super) fn connectors(&self, tokens: Range<u32>) -> Vec<Range<u32>> {
        /// Words of the longest connector.
        const LONGEST: u32 = 4;
        let mut out = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let found =
                (1..=LONGEST.min(tokens.end - at)).rev().find(|&n| self.is_connector(at..at + n));
            out.extend(found.map(|n| at..at + n));
            at += found.unwrap_or(1);
        }
        out
    }

    fn is_connector(&self, tokens: Range<u32>) -> bool {
        let single =
            tokens.len() == 1 && self.analysis.tokens[tokens.start as usize].pos != Pos::Adv;
        if single {
            return false;
        }
        let mut words = String::new();
        for t in tokens {
            let word = self.lower(t);
            if !words.is_empty() && !words.ends_with('\'') {
                words.push(' ');
            }
            words.push_str(&word);
        }
        self.lang.index.is_adverbial_connector(&words)
    }
}
