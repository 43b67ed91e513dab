//! Subjects that wait for their verb across what stands between: relatives, appositions, lists. In: the unit at hand and the
//! open clauses. Out: whether what is open ends there. It never gives a verb a subject of another number.

use super::{Builder, Growing, Open};
use crate::analyze::syntax::units::{Unit, UnitKind};
use crate::model::{ClauseKind, Kind, Number, Pos, Role, VerbGroup};

/// Units of the longest subject with its asides, and of the longest list in it.
const REACH: usize = 40;
const LIST: usize = 12;
/// Clauses that may be open inside the one that waits.
const DEPTH: usize = 6;

impl Builder<'_> {
    /// How many open clauses a verb behind a comma ends, since it belongs outside them: `dont un mineur qui conduisait, | ont
    /// été placés`; `jugé pour avoir détourné des fonds confiés par des épargnants, dont des retraités, | a reconnu`.
    pub(super) fn closed_by(&self, at: usize, verb: &VerbGroup) -> usize {
        let Some(wanted) = verb.morph.number() else { return 0 };
        // `Une dizaine d'hommes, dont un mineur qui conduisait, ont été placés`: any noun of the subject counts.
        let has = |clause: &Open| {
            let mut words = clause.subject.clone().unwrap_or(0..0).map(|t| &self.tokens[t]);
            let names = [Pos::Noun, Pos::Propn, Pos::Pron, Pos::Num];
            words.any(|t| names.contains(&t.pos) && t.morph.allows_number(wanted))
        };
        let Some((inner, around)) = self.open.split_last() else { return 0 };
        let behind_comma = at > 0 && self.units[at - 1].kind == UnitKind::Comma;
        let lacks = inner.subject.is_none() && inner.kind == ClauseKind::Relative || {
            inner.subject.is_some() && !has(inner)
        };
        if !behind_comma || inner.verb.is_some() || !lacks {
            return 0;
        }
        let mut outer = around.iter().rev().take(DEPTH).enumerate();
        let waits = outer.find(|(_, open)| open.verb.is_none());
        waits
            .filter(|(_, open)| open.subject.is_some() && has(open))
            .map_or(0, |(depth, _)| depth + 1)
    }

    /// `pour avoir détourné, | selon l'accusation, | 23 millions`: true for both commas of an aside that says who claims it,
    /// where an infinitive still waits for its object.
    pub(super) fn parts_object(&self, at: usize) -> bool {
        let waits = self.open.last().is_some_and(|open| {
            let last = open.complements.iter().rev().find(|c| c.1 != Role::Attribution);
            open.verb.is_some() && last.is_some_and(|c| c.1 == Role::Infinitive)
        });
        let owner = |at: usize| {
            let unit = self.units.get(at);
            unit.is_some_and(|u| u.kind == UnitKind::Prep && self.prep_role(u) == Role::Attribution)
        };
        let comma = |at: usize| self.units.get(at).is_some_and(|u| u.kind == UnitKind::Comma);
        let goes_on = |at: usize| {
            let kinds = [UnitKind::Noun, UnitKind::Prep, UnitKind::Subordinator];
            self.units.get(at).is_some_and(|u| kinds.contains(&u.kind))
        };
        let opens = owner(at + 1) && comma(at + 2) && goes_on(at + 3);
        let closes = at >= 2 && owner(at - 1) && comma(at - 2) && goes_on(at + 1);
        waits && self.open.len() > 1 && (opens || closes)
    }

    /// `, ce qu'il conteste,`: true for a *ce* behind a comma with its relative.
    pub(super) fn takes_up_all(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let behind_comma = at > 0 && self.units[at - 1].kind == UnitKind::Comma;
        let opens = |u: &Unit| matches!(u.kind, UnitKind::Relative | UnitKind::Subordinator);
        let demonstrative = self.tokens[unit.head].morph.kind() == Some(Kind::Dem);
        behind_comma
            && demonstrative
            && self.word(unit.head) == "ce"
            && self.units.get(at + 1).is_some_and(opens)
    }

    /// `ont rapporté à l'AFP | des habitants et des médecins`: behind the verb of an incise in the plural they are who speaks.
    pub(super) fn speaks_behind(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let Some(top) = self.open.last() else { return false };
        let plural = |n: Option<Number>| n == Some(Number::Plur);
        let several = plural(self.tokens[unit.head].morph.number());
        let verb = top.verb.as_ref().is_some_and(|v| plural(v.morph.number()));
        let who = self.word(unit.prep.start) == "des" && unit.prep.len() == 1;
        top.kind == ClauseKind::Incise && top.subject.is_none() && who && several && verb
    }

    /// True if the outermost clause has neither subject nor verb, and all inside it have theirs.
    pub(super) fn awaits_all(&self) -> bool {
        let Some((outer, inner)) = self.open.split_first() else { return false };
        let bare = outer.verb.is_none() && outer.subject.is_none();
        bare && outer.kind == ClauseKind::Main
            && !inner.is_empty()
            && inner.iter().all(|o| o.verb.is_some())
    }

    /// True if a subject begins at `at` and its verb follows, with one thing said of it between two commas at most.
    pub(super) fn begins_subject(&self, at: usize) -> bool {
        let named = self.units.get(at).is_some_and(|u| {
            let first = &self.tokens[u.tokens.start];
            u.kind == UnitKind::Noun && matches!(first.pos, Pos::Det | Pos::Propn | Pos::Num)
        });
        // `une Vierge à l'Enfant`: a name has the number of its determiner.
        let number = |u: &Unit| {
            let own = self.tokens[u.head].morph.number();
            own.or(self.tokens[u.tokens.start].morph.number())
        };
        named
            && self.verb_across(at).is_some_and(|verb| {
                self.suits(at, verb) || number(&self.units[at]) == verb.morph.number()
            })
    }

    /// `la direction, qui emploie 640 personnes, et | les syndicats, lesquels ont voté, ont signé`: true if a conjunction joins
    /// a second subject to one that waits for its verb, which is in the plural.
    pub(super) fn joins_subject(&self, at: usize) -> bool {
        let Some((outer, inner)) = self.open.split_first() else { return false };
        let comma = at > 0 && self.units[at - 1].kind == UnitKind::Comma;
        let waits = outer.verb.is_none() && !inner.is_empty();
        let told = inner.iter().all(|o| o.verb.is_some());
        if outer.subject.is_none() || !(comma && waits && told) {
            return false;
        }
        let named = self.units.get(at + 1).is_some_and(|u| {
            let first = &self.tokens[u.tokens.start];
            u.kind == UnitKind::Noun && matches!(first.pos, Pos::Det | Pos::Propn | Pos::Num)
        });
        let verb = self.verb_across(at + 1).and_then(|v| v.morph.number());
        named && verb == Some(Number::Plur)
    }

    /// The verb behind the phrase that begins at `at`, or behind what two commas set apart behind that.
    fn verb_across(&self, at: usize) -> Option<&VerbGroup> {
        let rest = self.units.get(at..self.units.len().min(at + REACH))?;
        let nominal = |u: &Unit| {
            matches!(
                u.kind,
                UnitKind::Noun
                    | UnitKind::Prep
                    | UnitKind::Adjective
                    | UnitKind::PastPart
                    | UnitKind::Coordinator
                    | UnitKind::Adverb
            )
        };
        let end = rest.iter().position(|u| !nominal(u))?;
        let comma = |u: &Unit| u.kind == UnitKind::Comma;
        let last = match rest[end].kind {
            UnitKind::Verb => end,
            // `et une jeune femme | qui leur aurait fourni un logement | ont été mis en examen`
            UnitKind::Relative => {
                let verb = |u: &Unit| u.kind == UnitKind::Verb;
                let said = &rest[end..];
                let first = said.iter().position(verb)?;
                let whole =
                    said[1..first].iter().chain(said[first + 1..].iter().take_while(|u| !verb(u)));
                let plain = whole.into_iter().all(nominal);
                end + first + 1 + said[first + 1..].iter().position(verb).filter(|_| plain)?
            }
            UnitKind::Comma => {
                let aside = &rest[end + 1..];
                let opens = aside.first()?;
                let said = opens.kind == UnitKind::Relative || nominal(opens);
                let whole = aside.iter().take_while(|u| u.kind != UnitKind::Stop);
                end + 2 + whole.into_iter().position(comma).filter(|_| said)?
            }
            _ => return None,
        };
        rest.get(last).and_then(|u| u.verb.as_ref())
    }

    /// `Des milliers de truites, | d'ombres et de chabots | ont été retrouvés`: true for a member of a list that the subject
    /// is made of.
    pub(super) fn lists_in_subject(&self, at: usize) -> bool {
        let Some(top) = self.open.last() else { return false };
        let of = |u: &Unit| u.kind == UnitKind::Prep && self.is_of(u);
        let Some(subject) = top.subject.as_ref().filter(|_| top.verb.is_none()) else {
            return false;
        };
        let (unit, before) = (&self.units[at], at.checked_sub(1).map(|b| &self.units[b]));
        let marked =
            before.is_some_and(|b| matches!(b.kind, UnitKind::Comma | UnitKind::Coordinator));
        let touches = before.is_some_and(|b| subject.end == b.tokens.start);
        // It has to have begun inside the subject, and to end before the verb.
        let began = subject.clone().skip(1).any(|t| &*self.tokens[t].lemma == "de");
        let rest = &self.units[at..self.units.len().min(at + LIST)];
        let list = |u: &&Unit| {
            of(u) || matches!(u.kind, UnitKind::Comma | UnitKind::Coordinator | UnitKind::Adjective)
        };
        let end = rest.iter().take_while(list).count();
        let closes = rest.get(end).is_some_and(|u| u.kind == UnitKind::Verb);
        let joined = before.is_some_and(|b| b.kind == UnitKind::Coordinator)
            || rest[..end].iter().any(|u| u.kind == UnitKind::Coordinator);
        let grows = matches!(top.growing, Growing::Subject | Growing::Nothing);
        of(unit) && marked && touches && began && closes && joined && grows
    }
}
