//! Verb groups. In: tagged tokens, the place where one may begin. Out: clitics, negation, auxiliaries, adverbs and verb as
//! one unit, with tense, voice and modality. It never takes in what the verb governs, but for the infinitive of a modal.

use super::units::{Unit, UnitKind, Units};
use crate::model::{Kind, Morph, Pos, VerbForm, VerbGroup};

impl Units<'_> {
    /// A verb group, if one begins here: clitics, negation, auxiliaries, verb.
    pub(super) fn verb(&self, start: usize) -> Option<Unit> {
        let mut group = VerbGroup::default();
        let mut at = start;
        loop {
            match self.pos(at) {
                Some(Pos::Pron)
                    if matches!(self.kind(at), Some(Kind::Obj | Kind::Refl | Kind::AdvPron)) =>
                {
                    group.reflexive |= self.kind(at) == Some(Kind::Refl);
                }
                Some(Pos::Adv)
                    if matches!(self.form(at), "ne" | "n'" | "n’" | "Ne" | "N'" | "N’") =>
                {
                    group.negated = true;
                }
                // `ne pas céder`
                Some(Pos::Adv) if group.negated && self.kind(at) == Some(Kind::Neg) => {}
                _ => break,
            }
            at += 1;
        }
        if !matches!(self.pos(at), Some(Pos::Verb | Pos::Aux)) {
            return None;
        }
        let first = at;
        let form = self.tokens[first].morph.verb_form();
        group.tense = form;
        group.morph = self.tokens[first].morph;
        group.head = first as u32;
        at += 1;
        // `a-t-il`, `dit-elle`: the inverted pronoun stays in the group.
        if matches!(self.kind(at), Some(Kind::Subj)) && self.form(at).starts_with('-') {
            at += 1;
        }
        if self.is(first, Pos::Aux) {
            at = self.auxiliary(first, at, &mut group);
        } else if form.is_some_and(VerbForm::is_finite) && self.is_modal(first) {
            at = self.modal(first, at, &mut group);
        }
        let skipped = self.skip_adverbs(at);
        group.negated &= group.tokens.is_empty(); // kept: `ne` alone or with its second half
        if skipped > at && (at..skipped).any(|i| self.kind(i) == Some(Kind::Neg)) {
            at = skipped;
        }
        group.tokens = start as u32..at as u32;
        group.lemma = self.tokens[group.head as usize].lemma.to_string();
        let kind = match form {
            Some(VerbForm::Inf) => UnitKind::Infinitive,
            Some(VerbForm::PresPart) => UnitKind::PresPart,
            Some(VerbForm::PastPart) => UnitKind::PastPart,
            _ => UnitKind::Verb,
        };
        Some(Unit {
            kind,
            tokens: start..at,
            head: group.head as usize,
            prep: start..start,
            verb: Some(group),
        })
    }

    /// One past the participles that an auxiliary governs; fills voice and head.
    fn auxiliary(&self, first: usize, mut at: usize, group: &mut VerbGroup) -> usize {
        let lemma = &*self.tokens[first].lemma;
        let mut last_aux = lemma;
        loop {
            let next = self.skip_adverbs(at);
            let Some(token) = self.tokens.get(next) else { return at };
            if token.morph.verb_form() != Some(VerbForm::PastPart) {
                return at;
            }
            if token.pos == Pos::Aux && &*token.lemma == "être" {
                group.compound = true;
                last_aux = "être";
                group.head = next as u32;
                at = next + 1;
                continue;
            }
            group.head = next as u32;
            let listed = &self.lang.rules.syntax.etre_verbs;
            let own = token.morph.has(Morph::AUX_ETRE) || listed.contains(&token.lemma.to_string());
            // `sont montés` is active, `ont été montés` is not.
            let active = own && !group.compound;
            if last_aux == "avoir" || active || group.reflexive {
                group.compound = true;
            } else {
                group.passive = true;
            }
            return next + 1;
        }
    }

    /// One past the infinitive that a modal governs.
    fn modal(&self, first: usize, at: usize, group: &mut VerbGroup) -> usize {
        let next = self.skip_adverbs(at);
        let Some(inner) = self.verb(next).filter(|u| u.kind == UnitKind::Infinitive) else {
            return at;
        };
        let Some(verb) = inner.verb else { return at };
        group.modal = Some(self.tokens[first].lemma.to_string());
        group.head = verb.head;
        group.passive = verb.passive;
        group.reflexive |= verb.reflexive;
        inner.tokens.end
    }

    fn is_modal(&self, at: usize) -> bool {
        self.lang.rules.syntax.modals.iter().any(|m| **m == *self.tokens[at].lemma)
    }

    /// One past the adverbs that may stand between an auxiliary and its participle.
    fn skip_adverbs(&self, mut at: usize) -> usize {
        loop {
            if self.is(at, Pos::Adv) || self.is(at, Pos::Pron) && self.kind(at) == Some(Kind::Neg) {
                at += 1;
                continue;
            }
            // `a en outre été reporté`
            let inner = self.lang.rules.syntax.inner_locutions.iter();
            let here = |l: &&String| {
                let mut words = l.split(' ').enumerate();
                at + 1 < self.tokens.len() && words.all(|(i, word)| self.form(at + i) == word)
            };
            let Some(locution) = inner.clone().find(here) else { return at };
            at += locution.split(' ').count();
        }
    }
}
