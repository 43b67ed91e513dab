//! Which noun is the subject of a verb, where its place does not say so. In: a noun or a verb group and the open clauses.
//! Out: whether the one has the other. It never gives a verb a subject of another number.

use std::ops::Range;

use super::Builder;
use crate::analyze::syntax::units::{Unit, UnitKind};
use crate::model::{ClauseKind, Kind, Number, Pos, Role, VerbForm, VerbGroup};

/// Phrases that may stand between a verb and the subject behind it.
const REACH: usize = 8;

impl Builder<'_> {
    /// `a dit le maire`, `manquent à l'appel | trois randonneurs`: true if the noun behind the verb is its subject.
    pub(super) fn is_inverted(&self, at: usize, role: Role) -> bool {
        let unit = &self.units[at];
        let Some(top) = self.open.last() else { return false };
        let Some(verb) = top.verb.as_ref().filter(|_| top.subject.is_none()) else { return false };
        let kinds = [ClauseKind::Incise, ClauseKind::Main, ClauseKind::Relative];
        if unit.kind != UnitKind::Noun || !kinds.contains(&top.kind) {
            return false;
        }
        let end = verb.tokens.end as usize;
        let start = verb.tokens.start as usize;
        if role == Role::Time {
            // `Ainsi s'achève | une saison difficile.`: nothing else could be.
            return unit.tokens.start == end
                && top.kind == ClauseKind::Main
                && self.is_indefinite(unit)
                && self.suits(at, verb)
                && self.is_last_noun(at);
        }
        // What stands between is no object.
        let first = top.complements.last().is_none_or(|(range, ..)| range.end <= start);
        let opens = top.kind == ClauseKind::Relative
            || top.kind == ClauseKind::Main && self.done.len() == 1;
        let copula = self.is_copula(&verb.lemma);
        let phrase = |(range, role, _): &(Range<usize>, Role, usize)| match role {
            Role::Time => true,
            // `restent à réparer | les vitraux`; not `permet de boucler | le budget`.
            Role::Infinitive => copula,
            Role::Agent => false,
            _ => self.tokens[range.start].pos == Pos::Adp,
        };
        first
            || opens && self.suits(at, verb) && top.complements.iter().rev().take(REACH).all(phrase)
    }

    /// True if the noun can be the subject of a verb in the third person: both are of one number.
    pub(super) fn suits(&self, at: usize, verb: &VerbGroup) -> bool {
        let finite = verb.tense.is_some_and(|t| t.is_finite() && t != VerbForm::Imper);
        // `une dizaine de maisons ont brûlé`: of either number.
        let quantities = &self.lang.rules.syntax.quantity_nouns;
        let head = &*self.tokens[self.units[at].head].lemma;
        let agrees = verb.morph.number() == self.number(at) || quantities.iter().any(|q| q == head);
        finite && verb.morph.allows_person(3) && agrees
    }

    /// The number of a noun with what is coordinated with it.
    fn number(&self, at: usize) -> Option<Number> {
        let kind = |at: usize| self.units.get(at).map(|u| u.kind);
        let joined =
            kind(at + 1) == Some(UnitKind::Coordinator) && kind(at + 2) == Some(UnitKind::Noun);
        let own = self.tokens[self.units[at].head].morph.number();
        if joined { Some(Number::Plur) } else { own }
    }

    pub(super) fn is_indefinite(&self, unit: &Unit) -> bool {
        let first = &self.tokens[unit.tokens.start];
        first.pos == Pos::Num || first.morph.kind() == Some(Kind::Indef)
    }

    /// True if no other noun stands before the next mark.
    fn is_last_noun(&self, at: usize) -> bool {
        let marks = [UnitKind::Comma, UnitKind::Stop, UnitKind::Break];
        let rest = self.units[at + 1..].iter().take_while(|u| !marks.contains(&u.kind));
        !rest.clone().any(|u| u.kind == UnitKind::Noun)
    }

    /// True if the last clause that was closed is a participle that ended before the token `at`.
    pub(super) fn ended_participle(&self, at: usize) -> bool {
        self.done.last().and_then(Option::as_ref).is_some_and(|c| {
            c.kind == ClauseKind::Participial
                && c.tokens.end as usize == at
                && c.verb.tense == Some(VerbForm::PastPart)
        })
    }

    /// `Une semaine d'orages qui a vidé la plaine | se termine`: a time that is told of, right before the verb.
    pub(super) fn counted_subject(&self, at: usize, verb: &VerbGroup) -> Option<Range<usize>> {
        let top = self.open.last().filter(|t| t.kind == ClauseKind::Main && t.verb.is_none())?;
        let [(range, Role::Time, head)] = &top.complements[..] else { return None };
        let opens = &self.tokens[range.start];
        let indefinite = opens.pos == Pos::Num || opens.morph.kind() == Some(Kind::Indef);
        let agrees = self.tokens[*head].morph.number() == verb.morph.number();
        let apart = self.units[at - 1].kind == UnitKind::Comma;
        if top.subject.is_some() || !indefinite || !agrees || apart {
            return None;
        }
        let told = self.done.last().and_then(Option::as_ref).is_some_and(|c| {
            c.kind == ClauseKind::Relative
                && c.tokens.start as usize == range.end
                && c.tokens.end == verb.tokens.start
        });
        let of = range.clone().any(|t| &*self.tokens[t].lemma == "de");
        (told || of && range.end == verb.tokens.start as usize).then(|| range.clone())
    }

    /// `C'est par 31 voix contre 14 | que le conseil a adopté le projet`: what stands behind *que* is told as much as any main
    /// clause. Not `C'est le projet que le conseil a adopté`, which lacks its object, nor what is told of a day, which
    /// stands outside it.
    pub(super) fn is_cleft(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let [top] = &self.open[..] else { return false };
        let Some(verb) = top.verb.as_ref().filter(|v| v.lemma == "être" && !v.negated) else {
            return false;
        };
        let this = |range: &Range<usize>| &*self.tokens[range.start].lemma == "ce";
        let bare = matches!(self.word(unit.head).as_str(), "que" | "qu'" | "qu’");
        let aside = |(range, role, _): &(Range<usize>, Role, usize)| {
            range.start >= verb.tokens.end as usize
                && matches!(role, Role::Oblique | Role::Adjunct | Role::Place)
                && self.tokens[range.start].pos == Pos::Adp
        };
        bare && unit.prep.is_empty()
            && top.kind == ClauseKind::Main
            && top.subject.as_ref().is_some_and(this)
            && !top.complements.is_empty()
            && top.complements.iter().all(aside)
    }

    /// `a-t-on appris`: true for a verb with its subject hung behind it.
    pub(super) fn is_asked(&self, verb: &VerbGroup) -> bool {
        let mut words = verb.tokens.clone().map(|t| t as usize);
        words.any(|t| {
            self.tokens[t].morph.kind() == Some(Kind::Subj) && self.word(t).starts_with('-')
        })
    }

    /// `l'a approuvé`: true for a verb with its object before it, which says nothing of what stands around it.
    pub(super) fn has_object(&self, verb: &VerbGroup) -> bool {
        let mut words = verb.tokens.clone().map(|t| &self.tokens[t as usize]);
        words.any(|t| t.pos == Pos::Pron && t.morph.kind() == Some(Kind::Obj) && &*t.lemma == "le")
    }
}
