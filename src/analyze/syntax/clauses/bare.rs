//! What has no verb of its own: the second term of a comparison, a part of a count, a clause whose verb is the one before
//! it. In: the unit that opens it. Out: where it ends, and whose its pieces are. It never takes what has a verb.

use super::{Builder, Open};
use crate::analyze::syntax::units::{Unit, UnitKind};
use crate::model::{ClauseKind, Kind, Pos, Role, VerbForm};

/// Units of the longest one.
const REACH: usize = 24;

impl Builder<'_> {
    /// Opens what has no verb and ends before the unit `end`.
    pub(super) fn push_bare(&mut self, kind: ClauseKind, start: usize, end: usize) {
        let end = self.bare.last().map_or(end, |(_, outer)| end.min(*outer));
        self.bare.push((self.open.len(), end));
        self.push(kind, start);
    }

    /// Closes what has no verb and ends before the unit `at`.
    pub(super) fn end_bare(&mut self, at: usize) {
        while let Some(place) = self.bare.last().filter(|(_, end)| *end <= at).map(|b| b.0) {
            while self.open.len() > place {
                self.close();
            }
        }
    }

    /// Keeps the pieces of a clause that found no verb: what is compared belongs to the clause around it.
    pub(super) fn keep(&mut self, clause: Open) {
        let others = clause.complements.into_iter().filter(|(_, role, _)| *role != Role::Clause);
        let subject = clause.subject.map(|s| (s.clone(), Role::Adjunct, s.start));
        let mut pieces: Vec<_> = subject.into_iter().chain(others).collect();
        pieces.sort_by_key(|(range, ..)| range.start);
        match self.open.last_mut().filter(|_| clause.compared) {
            Some(outer) => {
                if let Some((first, ..)) = pieces.first_mut() {
                    first.start = clause.start;
                }
                // Never an adjunct: without it `plus que` says nothing.
                let asked = pieces.into_iter().map(|(range, _, head)| (range, Role::Oblique, head));
                outer.complements.extend(asked);
            }
            None => self.fragments.extend(pieces.into_iter().map(|(range, ..)| range)),
        }
    }

    /// Where the second term of a comparison ends that has no verb: `moins nombreux | qu'au printemps | ont dépensé`.
    pub(super) fn compared(&self, at: usize) -> Option<usize> {
        let unit = &self.units[at];
        if !unit.prep.is_empty() || !matches!(&*self.word(unit.head), "que" | "qu'" | "qu’") {
            return None;
        }
        if unit.tokens.len() != 1 || !self.compares(unit.head) {
            return None;
        }
        let mut named = false;
        for next in at + 1..self.units.len().min(at + 1 + REACH) {
            let unit = &self.units[next];
            match unit.kind {
                // `plus tard qu'ils ne le souhaitent`
                UnitKind::Noun if self.is_subject_pronoun(unit) => return None,
                UnitKind::Noun | UnitKind::Quote => named |= !self.is_time(unit.head),
                UnitKind::Prep | UnitKind::Adverb | UnitKind::Adjective | UnitKind::PastPart => {}
                UnitKind::Infinitive | UnitKind::PresPart => {}
                // `que prévu et | le préfet…`: nothing is there that a noun could be joined to.
                UnitKind::Coordinator
                    if self.goes_on(next)
                        || !named
                            && self
                                .units
                                .get(next + 1)
                                .is_some_and(|u| u.kind == UnitKind::Noun) =>
                {
                    return Some(next);
                }
                UnitKind::Coordinator => {}
                // `que ne l'avait annoncé la SNCF`, `plus vite que le groupe ne l'espérait`
                UnitKind::Verb => {
                    let verbless = next > at + 1
                        && (!named || self.open.last().is_none_or(|t| t.verb.is_none()));
                    return verbless.then_some(next);
                }
                _ => return (next > at + 1).then_some(next),
            }
        }
        (self.units.len() <= at + 1 + REACH).then_some(self.units.len())
    }

    /// True if the clause goes on behind a conjunction: `plus tôt que d'habitude | et affiche complet`.
    fn goes_on(&self, at: usize) -> bool {
        let next = self.units[at + 1..].iter().find(|u| u.kind != UnitKind::Adverb);
        next.is_some_and(|u| u.kind == UnitKind::Verb) || self.opens_clause(at + 1)
    }

    fn is_subject_pronoun(&self, unit: &Unit) -> bool {
        self.tokens[unit.head].morph.kind() == Some(Kind::Subj)
    }

    /// True if a word before `que` compares: `plus tôt que`, `moins de salariés que`; not `dit aussi que`.
    fn compares(&self, que: usize) -> bool {
        /// Tokens between the two.
        const BETWEEN: usize = 8;
        let syntax = &self.lang.rules.syntax;
        let participle = |t: usize| self.tokens[t].morph.verb_form() == Some(VerbForm::PastPart);
        // `a plus tard précisé que`: what was said follows.
        let governs = que.checked_sub(1).is_some_and(|t| {
            self.tokens[t].pos == Pos::Verb && self.is_speech(&self.tokens[t].lemma)
        });
        if governs {
            return false;
        }
        for at in (que.saturating_sub(BETWEEN)..que).rev() {
            let token = &self.tokens[at];
            let word = self.word(at);
            if syntax.comparatives.contains(&word) {
                // `ne dit plus que…` denies.
                return token.morph.kind() != Some(Kind::Neg);
            }
            if syntax.degrees.contains(&word) {
                let auxiliary = at.checked_sub(1).is_some_and(|t| self.tokens[t].pos == Pos::Aux);
                return at + 1 < que && !(auxiliary && participle(at + 1));
            }
            let passes = matches!(
                token.pos,
                Pos::Adj | Pos::Adv | Pos::Noun | Pos::Propn | Pos::Adp | Pos::Det | Pos::Num
            );
            if !passes && !participle(at) {
                return false;
            }
        }
        false
    }

    /// Where a part of a count ends that has no verb of its own: `cinq ans, dont deux avec sursis, ont été requis`.
    pub(super) fn without_verb(&self, at: usize) -> Option<usize> {
        let unit = &self.units[at];
        // `parmi lesquelles deux élus`
        let among = unit.prep.clone().any(|t| self.word(t) == "parmi");
        if !among && (!unit.prep.is_empty() || self.word(unit.head) != "dont") {
            return None;
        }
        let closes = |k: UnitKind| matches!(k, UnitKind::Comma | UnitKind::Stop | UnitKind::Break);
        let rest = &self.units[at + 1..self.units.len().min(at + 1 + REACH)];
        let end = rest.iter().position(|u| closes(u.kind)).unwrap_or(rest.len());
        // A participle there is still a clause (`dont trois écrits par elle`), but before the verb of what was counted:
        // `dont un ciboire classé monument historique, ont été dérobées`.
        let kind = |at: usize| rest.get(at).map(|u| u.kind);
        let enclosed = kind(end) == Some(UnitKind::Comma) && kind(end + 1) == Some(UnitKind::Verb);
        let plain = |k: UnitKind| {
            enclosed && k == UnitKind::PastPart
                || matches!(
                    k,
                    UnitKind::Noun
                        | UnitKind::Prep
                        | UnitKind::Adverb
                        | UnitKind::Adjective
                        | UnitKind::Coordinator
                )
        };
        let verbless = end > 0 && rest[..end].iter().all(|u| plain(u.kind));
        let own =
            self.has_its_verb(&rest[end..]) || self.takes_the_verb(&rest[..end], &rest[end..]);
        (verbless && !own).then_some(at + 1 + end)
    }

    /// `par une voiture dont le conducteur, | positif à l'alcool, a été placé en garde à vue`: nothing around still waits for
    /// the verb behind what two commas set apart, so it is that of the relative.
    fn takes_the_verb(&self, named: &[Unit], rest: &[Unit]) -> bool {
        let comma = |u: &Unit| u.kind == UnitKind::Comma;
        let served = self.open.iter().all(|o| o.verb.is_some());
        let who = named.first().filter(|u| u.kind == UnitKind::Noun);
        // `dont un mineur, connu de la police, a été arrêté` is said of him; of `dont deux avec sursis` nothing is.
        let one = who.is_some_and(|u| self.tokens[u.tokens.start].pos != Pos::Num);
        let mut parts = rest.split(comma).skip(1);
        let (Some(aside), Some(next)) = (parts.next(), parts.next()) else { return false };
        let Some(verb) = next.first().and_then(|u| u.verb.as_ref()) else { return false };
        let speaks = self.is_speech(&verb.lemma) || self.is_asked(verb);
        let finite = verb.tense.is_some_and(|t| t.is_finite());
        served && one && finite && !speaks && !aside.iter().any(|u| u.kind == UnitKind::Verb)
    }

    /// `dont l'avis, | assorti de réserves, a été rendu, exige…`: two verbs follow, so the first is that of the relative.
    fn has_its_verb(&self, rest: &[Unit]) -> bool {
        let comma = |u: &Unit| u.kind == UnitKind::Comma;
        let verb = |u: &Unit| u.kind == UnitKind::Verb;
        let mut parts = rest.split(comma).skip(1);
        let (Some(aside), Some(first), Some(second)) = (parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        // `exige | un vote` says nothing of what stands before it; `annonce | le maire` does.
        let object = |u: &Unit| u.kind == UnitKind::Noun && self.is_indefinite(u);
        let speaks = |part: &[Unit]| {
            let says = |u: &Unit| u.verb.as_ref().is_some_and(|v| self.is_speech(&v.lemma));
            part.first().is_some_and(says) && !part.get(1).is_some_and(object)
        };
        !aside.iter().any(verb)
            && first.first().is_some_and(verb)
            && second.first().is_some_and(verb)
            && !speaks(second)
    }

    /// Where a clause ends that leaves out the verb of the one before it: `est placé en vigilance orange, | le sud en jaune`,
    /// `paiera les travaux et | l'État le reste`, `a condamné Paul à dix ans et | Jean à six ans`. `at` is the comma or the conjunction before it.
    pub(super) fn elliptical(&self, at: usize) -> Option<usize> {
        let [top] = &self.open[..] else { return None };
        let verb = top.verb.as_ref().filter(|_| top.kind == ClauseKind::Main)?;
        let last = || top.complements.iter().rev().take(REACH);
        let behind = || last().filter(|c| c.0.start >= verb.tokens.end as usize);
        let rest = self.units.get(at + 1..self.units.len().min(at + 1 + REACH))?;
        let (who, what) = (rest.first()?, rest.get(1));
        let first = &self.tokens[who.tokens.start];
        let named = who.kind == UnitKind::Noun
            && matches!(first.pos, Pos::Det | Pos::Propn | Pos::Num)
            && !self.is_time(who.head);
        // The same word opens a complement of the verb.
        let again = |unit: &Unit| {
            let opens = &self.tokens[unit.tokens.start].lemma;
            behind().any(|c| self.tokens[c.0.start].lemma == *opens)
        };
        let parallel = match what.map(|u| (u.kind, u)) {
            // `a été tué et | deux autres blessés`: a passive has no object.
            _ if verb.passive && behind().next().is_none() => true,
            Some((UnitKind::PastPart | UnitKind::Adjective, _)) => verb.passive,
            Some((UnitKind::Noun, what)) => {
                self.tokens[what.tokens.start].pos == Pos::Det
                    && matches!(self.tokens[what.head].pos, Pos::Noun | Pos::Propn | Pos::Num)
                    && (!self.is_time(what.head) || again(what))
            }
            Some((UnitKind::Prep, what)) => {
                // Behind a comma it could be an apposition, or what somebody wears.
                let object = |role| matches!(role, Role::Object | Role::Attribute);
                let apposition = self.units[at].kind == UnitKind::Comma
                    && (first.morph.kind() == Some(Kind::Indef) || behind().any(|c| object(c.1)));
                !self.is_of(what) && again(what) && !apposition
            }
            _ => false,
        };
        let closes = |k: UnitKind| matches!(k, UnitKind::Comma | UnitKind::Stop);
        let end = rest.iter().position(|u| closes(u.kind)).unwrap_or(rest.len());
        let plain = |u: &Unit| match u.kind {
            UnitKind::Noun | UnitKind::Prep | UnitKind::Adverb | UnitKind::Adjective => true,
            UnitKind::PastPart => verb.passive,
            _ => false,
        };
        (named && parallel && rest[..end].iter().all(plain)).then_some(at + 1 + end)
    }
}
