//! Verbs of speech. In: a word. Out: whether somebody says something by it, and its subject. It never looks at quotation
//! marks.

use super::Stage;
use crate::analyze::facts::roles;
use crate::analyze::facts::subjects::{Source, is_subject_pronoun};
use crate::lang::schema::rules::SpeechVerb;
use crate::model::{Morph, Pos, VerbForm};

impl Stage<'_, '_> {
    /// The subject of the verb of speech at `at`, and where its group begins.
    pub(super) fn subject(&self, at: usize) -> Option<(Source, usize)> {
        let first = self.auxiliary(at).unwrap_or(at);
        // `a-t-il dit`
        for i in first + 1..=at + 1 {
            if self.words.form(i).starts_with('-') && is_subject_pronoun(self.words, i) {
                return Some((Source::Pronoun(i), first));
            }
        }
        self.cast.before(first).map(|s| (s, first))
    }

    /// A finite verb of speech, or the participle of a compound one.
    pub(super) fn is_speech(&self, at: usize) -> bool {
        let form = self.words.verb_form(at);
        let told = form.is_some_and(|f| f.is_finite() && f != VerbForm::Imper)
            || form == Some(VerbForm::PastPart)
                && (self.auxiliary(at).is_some() || self.can_be_finite(at));
        told && self.words.speech(at).is_some()
    }

    /// `dit`: a participle that is a finite form as well.
    pub(super) fn can_be_finite(&self, at: usize) -> bool {
        let form = self.words.form(at);
        let third = |m: Morph| m.verb_form() == Some(VerbForm::IndPres) && m.allows_person(3);
        self.words.lang.lexicon.readings(form).any(|r| third(r.morph))
    }

    pub(super) fn is_subjunctive(&self, at: usize) -> bool {
        matches!(self.words.verb_form(at), Some(VerbForm::SubjPres | VerbForm::SubjImpf))
    }

    /// The form of a verb at `at`; after a comma or a closing mark a noun that can be a verb of speech is one: `, souffle X`.
    pub(super) fn verb_form(&self, at: usize) -> Option<VerbForm> {
        let words = self.words;
        words.verb_form(at).or_else(|| {
            let led = at > 0 && matches!(words.form(at - 1), "," | "»" | "”" | "\"" | "?" | "!");
            let noun = matches!(words.pos(at), Some(Pos::Noun | Pos::Adj | Pos::Adv));
            let next = words.is_capital(at + 1)
                || roles::is_determiner(words, at + 1)
                || words.form(at + 1).starts_with('-');
            let reading = self.speech_reading(at).filter(|_| led && noun && next);
            reading.and(Some(VerbForm::IndPres))
        })
    }

    /// The verb of speech that a word is in one of its readings.
    pub(super) fn speech_reading(&self, at: usize) -> Option<&SpeechVerb> {
        let words = self.words;
        words.speech(at).or_else(|| {
            let form = words.form(at);
            words.lang.lexicon.readings(form).find_map(|r| {
                let fits =
                    r.morph.verb_form() == Some(VerbForm::IndPres) && r.morph.allows_person(3);
                let lemma = fits.then(|| r.lemma(form))?;
                words.lang.index.speech(&words.lang.rules, &lemma)
            })
        })
    }

    /// The auxiliary of the participle at `at`.
    pub(super) fn auxiliary(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let low = at.saturating_sub(4);
        (low..at)
            .rev()
            .take_while(|&i| {
                words.has_pos(i, Pos::Aux)
                    || words.has_pos(i, Pos::Adv)
                    || words.form(i).starts_with('-')
                    || words.has_pos(i, Pos::Aux)
            })
            .find(|&i| {
                words.has_pos(i, Pos::Aux) && words.verb_form(i).is_some_and(VerbForm::is_finite)
            })
    }

    pub(super) fn enclitic(&self, at: usize) -> Option<usize> {
        (self.words.form(at).starts_with('-') && is_subject_pronoun(self.words, at)).then_some(at)
    }
}
