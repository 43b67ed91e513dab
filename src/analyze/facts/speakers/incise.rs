//! Inverted verbs of speech: `a-t-il assuré`, `dit la médiatrice`. In: the word where one may begin. Out: its subject and
//! the verb that speaks, and the one inside a quotation. It never takes an imperative, nor the first person inside the marks.

use super::{Found, Place, Stage};
use crate::analyze::facts::subjects::{Source, is_first_person, is_impersonal};
use crate::lang::schema::rules::Frame;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, VerbForm};

impl Stage<'_, '_> {
    /// `« Ce n'est pas la paix, a-t-il assuré, mais… »`
    pub(super) fn inside(&self, index: usize, place: Place) -> Option<Found> {
        let words = self.words;
        for at in place.first + 1..place.end {
            let opens = matches!(words.form(at - 1), "," | "?" | "!" | "…" | "–" | "—");
            if !opens || self.in_nested(index, at) {
                continue;
            }
            if let Some((source, verb)) = self.inverted(at, place.end) {
                let incise =
                    self.speech_reading(verb).is_none_or(|v| v.frames.contains(&Frame::Incise));
                let own = matches!(source, Source::Pronoun(p) if is_first_person(words, p));
                let third = words.tokens[verb].morph.allows_person(3);
                if incise && third && !own {
                    return Some(Found {
                        source,
                        verb: Some(verb),
                        rule: "speaker.incise",
                        sure: true,
                    });
                }
            }
        }
        None
    }

    /// An inverted verb of speech with its subject at `at`: `dit-il`, `a résumé la médiatrice`.
    pub(super) fn inverted(&self, at: usize, limit: usize) -> Option<(Source, usize)> {
        let words = self.words;
        let mut verb = at;
        while verb < limit && words.is(verb, Class::Clitic) {
            verb += 1;
        }
        let form = self.verb_form(verb)?;
        if verb >= limit || !form.is_finite() || form == VerbForm::Imper {
            return None;
        }
        let mut last = verb;
        let mut pronoun = self.enclitic(verb + 1);
        let mut next = verb + 1 + usize::from(pronoun.is_some());
        // Participles and infinitives of the same group: `a-t-il assuré`, `finit par lâcher`, `laisse tomber`.
        while next < limit {
            let form = words.verb_form(next);
            if matches!(form, Some(VerbForm::PastPart | VerbForm::Inf)) {
                last = next;
                pronoun = pronoun.or_else(|| self.enclitic(next + 1));
                next += 1 + usize::from(self.enclitic(next + 1).is_some());
            } else if words.has_pos(next, Pos::Adv)
                || matches!(words.form(next), "par" | "de" | "à")
                    && matches!(words.verb_form(next + 1), Some(VerbForm::Inf))
            {
                next += 1;
            } else {
                break;
            }
        }
        let speaks = (verb..=last)
            .rev()
            .find(|&i| self.speech_reading(i).is_some() || self.is_said_by_group(verb, i))?;
        if let Some(at) = pronoun {
            return (!is_impersonal(words, at) || self.is_reading(verb, last))
                .then_some((Source::Pronoun(at), speaks));
        }
        let subject = self.cast.behind(last + 1, limit)?;
        Some((subject, speaks))
    }

    /// `laisse tomber`, `s'est justifié`: groups that speak though none of their verbs is listed alone.
    fn is_said_by_group(&self, verb: usize, at: usize) -> bool {
        let lemma = &*self.words.tokens[at].lemma;
        let phrase = format!("{} {}", self.words.tokens[verb].lemma, lemma);
        // `a rendu hommage`
        let with_noun = format!("{lemma} {}", self.words.form(at + 1));
        let listed = |p: &str| self.words.lang.index.speech(&self.words.lang.rules, p).is_some();
        listed(&phrase) || listed(&with_noun) || phrase == "laisser tomber"
    }

    /// `peut-on lire`, `lit-on`.
    fn is_reading(&self, verb: usize, last: usize) -> bool {
        [verb, last].iter().any(|&i| &*self.words.tokens[i].lemma == "lire")
    }
}
