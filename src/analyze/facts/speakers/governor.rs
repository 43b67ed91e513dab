//! The verb that governs a quotation from before it. In: the words of the sentence up to the opening mark. Out: that
//! verb and whose words it gives. It never passes over a colon or a semicolon towards another clause.

use super::{Found, Stage};
use crate::analyze::facts::subjects::Source;
use crate::model::VerbForm;

impl Stage<'_, '_> {
    /// The verb that governs the quotation, and its subject.
    pub(super) fn verb_before(
        &self,
        sentence: usize,
        start: usize,
        open: usize,
        colon: bool,
        outer: Option<usize>,
    ) -> Option<Found> {
        let words = self.words;
        let mut fallback = None;
        // Words of another quotation say nothing about this one.
        let skipped = |at: usize| match outer {
            Some(outer) => self.in_nested(outer, at),
            None => self.in_quote(at),
        };
        let low = if colon { sentence } else { start.max(sentence) };
        for at in (low..open).rev() {
            if skipped(at) {
                continue;
            }
            let form = words.form(at);
            if !colon && matches!(form, ";" | ":") && at + 1 < open {
                break;
            }
            // `estime qu'il n'y a « pas de risque »`: who reports it says it.
            let reported = matches!(form, "que" | "qu'") && at > low && self.is_speech(at - 1);
            if reported
                && !colon
                && let Some((source, _)) = self.subject(at - 1)
            {
                return Some(Found {
                    source,
                    verb: Some(at - 1),
                    rule: "speaker.reported",
                    sure: true,
                });
            }
            let Some(verb_form) = words.verb_form(at) else { continue };
            let lemma = &*words.tokens[at].lemma;
            let attitude = words.lang.rules.facts.names.attitudes.iter().any(|v| v == lemma);
            let speech = words.speech(at).is_some();
            let finite = verb_form.is_finite() && verb_form != VerbForm::Imper;
            let compound = verb_form == VerbForm::PastPart
                && (self.auxiliary(at).is_some() || speech && self.can_be_finite(at));
            if (speech || attitude) && (finite || compound) {
                let Some((source, _)) = self.subject(at).or_else(|| self.inverted_before(at, open))
                else {
                    continue;
                };
                // `en prévenant que Juba n'admettrait « … »`: who reports it says it.
                if let Some(outer) = self.reports(sentence, &source) {
                    return Some(Found {
                        source: outer,
                        verb: Some(at),
                        rule: "speaker.reported",
                        sure: false,
                    });
                }
                // A relative clause yields to the verb of speech of its main clause.
                let relative = colon
                    && self.words.form(self.auxiliary(at).unwrap_or(at).saturating_sub(1)) == "qui";
                if relative && fallback.is_none() {
                    fallback = Some(Found {
                        source,
                        verb: Some(at),
                        rule: "speaker.relative",
                        sure: false,
                    });
                    continue;
                }
                let rule = if colon { "speaker.colon" } else { "speaker.verb" };
                return Some(Found { source, verb: Some(at), rule, sure: speech });
            }
            // `promet de « réunir »`, `en citant « »`, `avant d'ajouter : « »`: the subject of the main verb.
            let open_form = matches!(verb_form, VerbForm::Inf | VerbForm::PresPart);
            if open_form && speech {
                if let Some(source) = self.main_subject(low, at) {
                    return Some(Found {
                        source,
                        verb: Some(at),
                        rule: "speaker.infinitive",
                        sure: false,
                    });
                }
                let and = matches!(words.form(at.saturating_sub(1)), "d'" | "de");
                if and && colon {
                    return None;
                }
            }
            // `l'imam, X, venu « en voisin »`: a participle says what its noun does.
            if verb_form == VerbForm::PastPart && !compound && at + 1 == open {
                let owner = self.participle_owner(low, at);
                if owner.is_some() {
                    return owner;
                }
            }
            if (finite || compound) && fallback.is_none() {
                fallback = self.subject(at).map(|(source, _)| Found {
                    source,
                    verb: None,
                    rule: "speaker.subject",
                    sure: false,
                });
                let inside =
                    (low..at).rev().take(4).any(|i| matches!(words.form(i), "que" | "qu'"));
                if !colon && !inside {
                    break;
                }
            }
        }
        fallback
    }

    /// The subject of a verb of speech right before the *que* that leads to `source`.
    fn reports(&self, start: usize, source: &Source) -> Option<Source> {
        let words = self.words;
        let from = source.words().start;
        let que =
            from.checked_sub(1).filter(|&i| i > start && matches!(words.form(i), "que" | "qu'"))?;
        words.speech(que - 1)?;
        match self.is_speech(que - 1) {
            true => self.subject(que - 1).map(|(s, _)| s),
            false => self.main_subject(start, que - 1),
        }
    }

    fn participle_owner(&self, start: usize, at: usize) -> Option<Found> {
        let mut end = at;
        while end > start && self.words.form(end - 1) == "," {
            end -= 1;
        }
        let source = self.cast.antecedent(start, end)?;
        matches!(source, Source::Person(..)).then_some(Found {
            source,
            verb: Some(at),
            rule: "speaker.participle",
            sure: false,
        })
    }

    /// `Sa distributrice y croit : «`, `Réplique du député X : «` have it before; `« », lance X : « »` behind.
    fn inverted_before(&self, verb: usize, open: usize) -> Option<(Source, usize)> {
        self.cast.behind(verb + 1, open).map(|s| (s, verb))
    }

    /// The subject of the first finite verb before `at`.
    fn main_subject(&self, start: usize, at: usize) -> Option<Source> {
        let finite = |i: &usize| {
            self.words.verb_form(*i).is_some_and(VerbForm::is_finite) && !self.in_quote(*i)
        };
        (start..at).rev().filter(finite).find_map(|i| self.subject(i).map(|(s, _)| s))
    }
}
