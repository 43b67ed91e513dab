//! What a piece is to the verb before it: object, attribute, agent, time, place. In: a noun or a preposition group. Out: its
//! [`Role`], by the lists of `syntax.yaml`. It never changes the stack.

use super::Builder;
use crate::analyze::syntax::units::{Unit, UnitKind};
use crate::lang::vocabulary::Class;
use crate::model::{ClauseKind, Kind, Pos, Role, VerbGroup};

impl Builder<'_> {
    pub(super) fn noun_role(&self, unit: &Unit) -> Role {
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
        // `a ouvert samedi sa saison`: whose it is, no time says.
        let first = self.tokens[unit.tokens.start].morph.kind();
        let owned = first == Some(Kind::Poss);
        // `dix-huit ans de réclusion`, `une quinzaine de tonnes`: so much of something is no time.
        let verb = self.open.last().and_then(|t| t.verb.as_ref());
        // `a passé la nuit dans sa cave`
        let spent = verb.is_some_and(|v| {
            let spends = self.lang.rules.syntax.spending_verbs.contains(&v.lemma);
            spends && !v.reflexive && self.tokens[unit.tokens.start].pos == Pos::Det
        });
        // `doit s'ouvrir le 20 janvier`: a day of the calendar counts nothing, and nothing is opened.
        let head = &self.tokens[unit.head].lemma;
        let month = self.lang.facts.vocabulary.mark(head).is(Class::Month);
        let counted = counted && !(month && verb.is_some_and(|v| v.reflexive));
        let asked = (counted || spent) && behind_verb;
        if self.is_time(unit.head) && !(asked || owned || self.measures(unit)) {
            return Role::Time;
        }
        match verb {
            Some(v) if self.is_copula(&v.lemma) && !v.passive => Role::Attribute,
            _ => Role::Object,
        }
    }

    pub(super) fn prep_role(&self, unit: &Unit) -> Role {
        let rules = &self.lang.rules.syntax;
        let first = &*self.tokens[unit.prep.start].lemma;
        let words: Vec<String> = unit.prep.clone().map(|i| self.word(i)).collect();
        let phrase = words.join(" ").replace('’', "'").replace("' ", "'");
        let listed = |list: &[String]| list.iter().any(|p| *p == phrase || p == first);
        // `condamné à vingt-deux ans de réclusion`
        let sentence = first == "à" && self.measures(unit);
        let passive = self.open.last().and_then(|t| t.verb.as_ref()).is_some_and(|v| v.passive)
            || self.open.last().is_some_and(|t| t.kind == ClauseKind::Participial);
        if listed(&rules.attribution_prepositions) {
            Role::Attribution
        } else if first == "par" && passive && !self.is_time(unit.head) {
            Role::Agent
        } else if listed(&rules.time_prepositions) || self.is_time(unit.head) && !sentence {
            Role::Time
        } else if listed(&rules.place_prepositions) && self.is_place(unit.head) {
            Role::Place
        } else if listed(&rules.oblique_prepositions) {
            Role::Oblique
        } else {
            Role::Adjunct
        }
    }

    /// True if a counted noun has a complement in *de* that is no time.
    fn measures(&self, unit: &Unit) -> bool {
        let rules = &self.lang.rules.syntax;
        let of = self.units.iter().find(|u| u.tokens.start == unit.tokens.end);
        let quantity = rules.quantity_nouns.iter().any(|n| **n == *self.tokens[unit.head].lemma);
        let counted = quantity || unit.tokens.clone().any(|t| self.tokens[t].pos == Pos::Num);
        counted
            && of.is_some_and(|u| {
                u.kind == UnitKind::Prep
                    && self.is_of(u)
                    && self.tokens[u.head].pos == Pos::Noun
                    && !self.is_time(u.head)
            })
    }

    pub(super) fn is_speech(&self, lemma: &str) -> bool {
        self.lang.index.speech(&self.lang.rules, lemma).is_some()
    }

    /// `a fait savoir`: true for a *faire* that speaks with the infinitive behind it.
    pub(super) fn lets_know(&self, at: usize, verb: &VerbGroup) -> bool {
        let behind = self.units.get(at + 1).filter(|u| u.kind == UnitKind::Infinitive);
        behind.is_some_and(|u| self.lang.index.speaks_with(&verb.lemma, &self.tokens[u.head].lemma))
    }

    pub(super) fn is_copula(&self, lemma: &str) -> bool {
        self.lang.rules.syntax.copulas.iter().any(|c| c == lemma)
    }

    pub(super) fn is_of(&self, unit: &Unit) -> bool {
        unit.prep.len() == 1 && &*self.tokens[unit.prep.start].lemma == "de"
    }

    pub(super) fn is_time(&self, head: usize) -> bool {
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
