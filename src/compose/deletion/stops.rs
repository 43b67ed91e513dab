//! Where the tail of a clause may stop. In: what stands behind the verb. Out: places behind which only asides stand. It never
//! stops before what the verb asks for, nor inside a list or a range.

use std::ops::Range;

use super::{Tail, is_core};
use crate::model::{Clause, ClauseKind, Complement, Kind, Pos, Role, VerbForm};

impl Tail<'_> {
    /// Where the tail may stop: at its end, and at each comma behind which only asides stand; last first.
    pub(super) fn stops(&self, tokens: Range<u32>) -> Vec<u32> {
        let core = self
            .behind()
            .filter(|c| is_core(c.role) && !self.is_apposition(c))
            .map(|c| c.tokens.end)
            .max();
        // `la fermeture du site, la vente des murs et un plan`: what *et* closes is no aside.
        let listed =
            |comma: u32| (comma..tokens.end).any(|t| matches!(&*self.lower(t), "et" | "ou" | "ni"));
        let mut stops = vec![tokens.end];
        stops.extend(self.trailing_times(tokens.end));
        stops.extend(self.trailing_clause(tokens.end));
        stops.extend(self.second_verb(tokens.clone(), core));
        stops.extend(self.relative_of_news(tokens.clone()));
        stops.extend(self.quoting_phrase(core));
        for comma in tokens.clone().rev().filter(|&t| self.is_comma(t)) {
            let aside = match self.aside(comma + 1) {
                Aside::Clause => true,
                Aside::Phrase => !self.goes_on(comma) && !self.is_governed(comma),
                Aside::Apposition => !listed(comma),
                Aside::None => false,
            };
            if !aside || self.limits(comma + 1) || core.is_some_and(|c| c > comma) {
                break;
            }
            stops.push(comma);
        }
        stops
    }

    /// Where a second verb begins that has the same subject: `a chiffré 212 serveurs | et mis hors service la messagerie`.
    fn second_verb(&self, tokens: Range<u32>, core: Option<u32>) -> Option<u32> {
        let core = core?;
        let verbal = |t: u32| {
            self.analysis
                .tokens
                .get(t as usize)
                .and_then(|t| t.morph.verb_form())
                .is_some_and(|f| f.is_finite() || f == VerbForm::PastPart)
        };
        (core..tokens.end).find(|&t| &*self.lower(t) == "et" && verbal(t + 1))
    }

    /// Where a clause begins that only says more of what is new: `adopte une proposition de loi | qui interdit…`.
    fn relative_of_news(&self, tokens: Range<u32>) -> Option<u32> {
        let object = self.behind().find(|c| c.role == Role::Object)?;
        let first = &self.analysis.tokens[object.tokens.start as usize];
        let new = first.pos == Pos::Num || first.morph.kind() == Some(Kind::Indef);
        let relative = self
            .children()
            .find(|c| c.kind == ClauseKind::Relative && c.tokens.start == object.tokens.end)?;
        (new && relative.tokens.end <= tokens.end).then_some(relative.tokens.start)
    }

    /// Where a phrase begins that quotes: `ouvre une enquête | pour « extorsion »`.
    fn quoting_phrase(&self, core: Option<u32>) -> Option<u32> {
        let core = core?;
        let quotes = |c: &&Complement| c.tokens.clone().any(|t| self.form(t) == "«");
        let phrase = self.behind().filter(|c| c.tokens.start >= core).find(quotes)?;
        let start = phrase.tokens.start;
        (self.pos(start) == Pos::Adp && !self.limits(start)).then_some(start)
    }

    /// `de Malakal, de Renk et de la frontière`: the phrase behind the comma goes on a list.
    pub(super) fn goes_on(&self, comma: u32) -> bool {
        let first = &self.analysis.tokens[comma as usize + 1].lemma;
        let before = (self.clause.verb.tokens.end..comma).rev().find(|&t| self.pos(t) == Pos::Adp);
        let joined = (comma..self.clause.tokens.end).any(|t| self.pos(t) == Pos::Cconj);
        joined && before.is_some_and(|t| self.analysis.tokens[t as usize].lemma == *first)
    }

    /// `reviendra, à l'automne, au comité`, `a été victime, dans la nuit, d'une attaque`: what the verb or its attribute asks
    /// for may stand behind an aside.
    pub(super) fn is_governed(&self, comma: u32) -> bool {
        let enclosed = (self.clause.verb.tokens.end..comma).any(|t| self.is_comma(t));
        let core = self.behind().find(|c| is_core(c.role) && c.tokens.end <= comma);
        let phrase = self.behind().find(|c| c.tokens.start == comma + 1);
        let lemma = |c: &Complement| self.analysis.tokens[c.tokens.start as usize].lemma.clone();
        let asks = phrase.is_some_and(|c| match core.map(|c| c.role) {
            None => c.role == Role::Oblique && matches!(&*lemma(c), "à" | "de"),
            Some(Role::Attribute) => &*lemma(c) == "de",
            Some(_) => false,
        });
        enclosed && asks
    }

    /// Starts of the phrases of time that end the tail, where they tell since when or how often, not until when.
    fn trailing_times(&self, end: u32) -> Vec<u32> {
        let droppable = |c: &&Complement| {
            let first = self.lower(c.tokens.start);
            let listed = self.lang.rules.syntax.droppable_times.iter().any(|w| **w == *first);
            c.role == Role::Time && listed && !self.limits(c.tokens.start)
        };
        let mut phrases: Vec<&Complement> = self.behind().collect();
        phrases.sort_by_key(|c| std::cmp::Reverse(c.tokens.start));
        let mut out = Vec::new();
        let mut reach = end;
        for phrase in phrases.into_iter().take_while(droppable) {
            // `du 26 septembre au 3 octobre`: both ends or none.
            let range = phrase.tokens.start.checked_sub(1).is_some_and(|before| {
                self.behind().any(|c| {
                    c.role == Role::Time
                        && c.tokens.contains(&before)
                        && &*self.analysis.tokens[c.tokens.start as usize].lemma == "de"
                })
            });
            if phrase.tokens.end != reach || range {
                break;
            }
            reach = phrase.tokens.start;
            out.push(reach);
        }
        out
    }

    /// The start of a clause of circumstance that ends the tail: `alors que`, `après que`.
    fn trailing_clause(&self, end: u32) -> Option<u32> {
        let core = self.behind().filter(|c| is_core(c.role)).map(|c| c.tokens.start).max();
        let circumstance = |c: &&Clause| {
            c.kind == ClauseKind::Adverbial
                && c.tokens.end <= end
                && c.tokens.start >= self.clause.verb.tokens.end
                && core.is_none_or(|at| at < c.tokens.start)
        };
        let clause = self.children().find(circumstance)?;
        // The conjunction may begin before what was taken for its clause.
        let start = clause.tokens.start;
        let adverb = start > self.clause.verb.tokens.end && self.pos(start - 1) == Pos::Adv;
        let start = if adverb { start - 1 } else { start };
        (!self.limits(start)).then_some(start)
    }

    /// What begins behind a comma.
    fn aside(&self, start: u32) -> Aside {
        let Some(token) = self.analysis.tokens.get(start as usize) else { return Aside::None };
        let relative = |t: u32| {
            self.analysis
                .tokens
                .get(t as usize)
                .is_some_and(|t| t.pos == Pos::Pron && t.morph.kind() == Some(Kind::Rel))
        };
        let participle = |t: u32| {
            self.analysis
                .tokens
                .get(t as usize)
                .and_then(|t| t.morph.verb_form())
                .is_some_and(|f| matches!(f, VerbForm::PastPart | VerbForm::PresPart))
        };
        let gerund = &*token.lemma == "en" && participle(start + 1);
        match token.pos {
            _ if relative(start) || participle(start) || gerund => Aside::Clause,
            Pos::Adp if relative(start + 1) => Aside::Clause,
            Pos::Sconj => Aside::Clause,
            Pos::Adp => Aside::Phrase,
            // `, et même de 7,3 %`
            Pos::Cconj if self.leads_phrase(start + 1) => Aside::Phrase,
            Pos::Noun | Pos::Propn | Pos::Det | Pos::Adj => Aside::Apposition,
            _ => Aside::None,
        }
    }

    /// True if a preposition follows, adverbs before it aside.
    fn leads_phrase(&self, start: u32) -> bool {
        let mut behind = (start..self.clause.tokens.end).map(|t| self.pos(t));
        behind.find(|p| *p != Pos::Adv) == Some(Pos::Adp)
    }

    /// A phrase behind a comma that says of another what it is.
    fn is_apposition(&self, complement: &Complement) -> bool {
        let start = complement.tokens.start;
        // A passive has no object.
        let first = self.behind().find(|c| is_core(c.role));
        let second = first.is_some_and(|f| f.tokens.start < start) || self.clause.verb.passive;
        start > 0 && self.is_comma(start - 1) && second
    }
}

/// What stands behind a comma.
enum Aside {
    /// A relative, participial or adverbial clause.
    Clause,
    /// A prepositional phrase.
    Phrase,
    /// A noun or adjective phrase.
    Apposition,
    /// Anything else: it belongs to the claim.
    None,
}
