//! Where clauses begin and end: commas, conjunctions, asides. In: the unit that parts them. Out: the stack of open
//! clauses as it is after it. It never gives a clause a subject that another verb has, but for a coordinated one.

use super::{Builder, Growing, Open};
use crate::analyze::syntax::units::{Unit, UnitKind};
use crate::model::{ClauseKind, Pos, VerbGroup};

/// Units of the longest phrase or aside that is looked through.
const REACH: usize = 24;

impl<'a> Builder<'a> {
    pub(super) fn comma(&mut self, at: usize) {
        if self.leave_out(at) || self.parts_object(at) {
            return;
        }
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
        // `Dérobée par des voleurs qui ont descellé la grille, | une Vierge en cuivre et émaux, joyau…, reste introuvable`
        if self.awaits_all() && self.begins_subject(at + 1) {
            while self.open.len() > 1 {
                self.close();
            }
        }
        let new_main =
            self.open.len() == 1 && self.open[0].verb.is_some() && self.opens_clause(at + 1);
        // `Alors que X publie une étude, | la ministre, qui l'a lue, plaide…`: the main clause is still awaited.
        let awaited = self.open.first().is_some_and(|o| o.kind == ClauseKind::Adverbial)
            && self.open.iter().all(|o| o.verb.is_some());
        if new_main || awaited && self.opens_with_aside(at + 1, true) {
            self.close_all();
        } else if let Some(top) = self.open.last_mut() {
            top.growing = Growing::Nothing;
        }
    }

    /// True if the units from `at` on are a subject and its verb, before any mark or conjunction.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        self.verb_behind(at).is_some()
    }

    /// The verb of the subject that begins at `at`, before any mark or conjunction.
    pub(super) fn verb_behind(&self, at: usize) -> Option<&VerbGroup> {
        let mut seen = false;
        for unit in self.units.get(at..).unwrap_or_default() {
            match unit.kind {
                UnitKind::Noun if !seen => seen = true,
                UnitKind::Noun => return None,
                UnitKind::Verb => return unit.verb.as_ref().filter(|_| seen),
                UnitKind::Prep | UnitKind::Adverb | UnitKind::Adjective | UnitKind::PastPart => {}
                _ => return None,
            }
        }
        None
    }

    /// True if a comma ends the phrase that begins at `at`, before its clause goes on.
    pub(super) fn ends_in_comma(&self, at: usize) -> bool {
        let phrase = [
            UnitKind::Noun,
            UnitKind::Prep,
            UnitKind::Adverb,
            UnitKind::Adjective,
            UnitKind::PastPart,
            UnitKind::Coordinator,
        ];
        let end = self.units[at..].iter().take(REACH).find(|u| !phrase.contains(&u.kind));
        end.is_some_and(|u| u.kind == UnitKind::Comma)
    }

    /// The same with what two commas set apart between them; a verb of speech too where no clause but this one can be the
    /// main one (`alone`): `et la ligne, qui assure 40 % des volumes, reste à l'arrêt`, `et
    /// la double lecture, par un radiologue puis par un logiciel, a réduit…`.
    fn opens_with_aside(&self, at: usize, alone: bool) -> bool {
        let rest = self.units.get(at..self.units.len().min(at + 2 * REACH)).unwrap_or_default();
        let comma = |u: &Unit| u.kind == UnitKind::Comma;
        let Some(open) = rest.iter().position(comma) else { return false };
        let nominal = |u: &Unit| {
            matches!(
                u.kind,
                UnitKind::Noun | UnitKind::Prep | UnitKind::Adjective | UnitKind::PastPart
            )
        };
        let named = rest[..open].first().is_some_and(|u| {
            let first = &self.tokens[u.tokens.start];
            u.kind == UnitKind::Noun && matches!(first.pos, Pos::Det | Pos::Propn | Pos::Num)
        });
        // `Une Vierge en cuivre et émaux, joyau de l'art limousin, reste introuvable`: the verb is awaited outside.
        let awaited = self.open.first().is_none_or(|o| o.verb.is_none());
        let said = rest[open + 1..].iter().take(REACH);
        let aside = rest.get(open + 1).is_some_and(|u| u.kind == UnitKind::Relative || nominal(u));
        let close = said.take_while(|u| u.kind != UnitKind::Stop).position(comma);
        let verb = close.and_then(|c| rest.get(open + 2 + c)).and_then(|u| u.verb.as_ref());
        // `et l'entraîneur, Paul Roux, a reconnu | que…`: no incise says what is said.
        let governs = close
            .and_then(|c| rest.get(open + 3 + c))
            .is_some_and(|u| matches!(u.kind, UnitKind::Subordinator | UnitKind::Infinitive));
        // `et le pont, qui menace, a dit le maire`: an incise.
        named
            && aside
            && !awaited
            && rest[..open].iter().all(nominal)
            && verb.is_some_and(|v| {
                let says = self.is_speech(&v.lemma) && !governs && !self.has_object(v);
                self.suits(at, v) && (alone || !says)
            })
    }

    /// Opens a clause that leaves out the verb of the one before it, if that is what follows: its pieces are nobody's.
    fn leave_out(&mut self, at: usize) -> bool {
        let Some(end) = self.elliptical(at) else { return false };
        self.push_bare(ClauseKind::Main, self.units[at].tokens.end, end);
        true
    }

    /// Parentheses, and what stands between dashes, belong to nobody.
    pub(super) fn skip_aside(&mut self, at: usize) -> usize {
        let open = self.mark(&self.units[at]);
        let close = if open == "(" { ")" } else { open };
        if let Some(top) = self.open.last_mut() {
            top.growing = Growing::Nothing;
        }
        let places = self.asides.get(close).map_or(&[][..], Vec::as_slice);
        let next = places.partition_point(|&place| place <= at);
        places.get(next).map_or(at + 1, |place| place + 1)
    }

    /// Notes where the marks stand that part asides.
    pub(super) fn note_asides(&mut self) {
        for (at, unit) in self.units.iter().enumerate().filter(|(_, u)| u.kind == UnitKind::Break) {
            self.asides.entry(self.mark(unit)).or_default().push(at);
        }
    }

    fn mark(&self, unit: &Unit) -> &'a str {
        self.tokens[unit.head].span.of(self.text)
    }

    pub(super) fn subordinator(&mut self, at: usize) {
        let unit = self.units[at].clone();
        if matches!(&*self.word(unit.head), "que" | "qu'" | "qu’") {
            self.close_joined(at, &[ClauseKind::Reported, ClauseKind::Complement]);
        }
        // `l'initiative qui demandait un impôt, | tandis qu'ils acceptent la loi`: behind a comma it stands beside the main clause.
        let apart = at > 1 && self.units[at - 2].kind == UnitKind::Comma;
        let relative = |o: &Open| o.kind == ClauseKind::Relative && o.verb.is_some();
        while self.is_circumstance(&unit)
            && apart
            && self.open.len() > 1
            && self.open.first().is_some_and(|o| o.verb.is_some())
            && self.open.last().is_some_and(relative)
        {
            self.close();
        }
        // `les engagements que la Russie a pris`: no verb is there yet to govern a clause.
        if self.open.last().is_some_and(|t| t.verb.is_none() && t.subject.is_some()) {
            self.push(ClauseKind::Relative, unit.tokens.start);
            return;
        }
        let governed = self.open.last().and_then(|t| t.verb.as_ref()).map(|v| v.lemma.clone());
        let kind = match governed {
            _ if self.is_circumstance(&unit) => ClauseKind::Adverbial,
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

    /// `que P et | que Q`, `qui P et | qui Q`: what a conjunction joins to a clause stands beside it, not inside.
    pub(super) fn close_joined(&mut self, at: usize, kinds: &[ClauseKind]) {
        /// Clauses that may be open inside the first of the two.
        const DEPTH: usize = 4;
        let joined = at > 0 && self.units[at - 1].kind == UnitKind::Coordinator;
        let mut inner = self.open.iter().skip(1).rev().take(DEPTH);
        let told = inner.by_ref().take_while(|o| o.verb.is_some());
        let Some(depth) = told.take(DEPTH).position(|o| kinds.contains(&o.kind)) else { return };
        for _ in 0..if joined { depth + 1 } else { 0 } {
            self.close();
        }
    }

    /// `alors que`, `après que`: the word before makes the conjunction one of circumstance.
    fn is_circumstance(&self, unit: &Unit) -> bool {
        let before = unit.tokens.start.checked_sub(1);
        before.is_some_and(|t| {
            self.lang.rules.syntax.circumstances.iter().any(|w| *w == self.word(t))
        })
    }

    pub(super) fn coordinator(&mut self, at: usize) {
        let next = self.units[at + 1..].iter().find(|u| u.kind != UnitKind::Adverb);
        let verb_next = next.is_some_and(|u| u.kind == UnitKind::Verb);
        if self.joins_subject(at) {
            while self.open.len() > 1 {
                self.close();
            }
            return;
        }
        let clause_next = self.opens_clause(at + 1) || self.opens_with_aside(at + 1, false);
        if !(verb_next || clause_next) || self.open.last().is_none_or(|t| t.verb.is_none()) {
            self.leave_out(at);
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
}
