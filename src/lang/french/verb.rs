//! A verb with its auxiliaries, its negation and its reflexive pronoun. In: what it shall say. Out: the words, or the same
//! verb in another tense or voice. It never writes the subject or other clitics.

use super::APOSTROPHE;
use crate::lang::Language;
use crate::model::{Gender, Morph, Number, Pos, VerbForm, VerbGroup};

/// A verb to be put into form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// The lexical verb, without reflexive pronoun.
    pub lemma: String,
    /// Mood and tense; of the auxiliary, for compound tenses.
    pub tense: VerbForm,
    /// `a décidé`, `avait été adoptée`.
    pub compound: bool,
    /// Passive with *être*.
    pub passive: bool,
    /// With *se*.
    pub reflexive: bool,
    /// The second word of the negation: *pas*, *plus*, *jamais*.
    pub negation: Option<String>,
    /// A direct object follows: `a sorti le dossier` (but `est sorti`).
    pub with_object: bool,
    /// Person of the subject, 1 to 3.
    pub person: u8,
    /// Gender and number of the subject; masculine singular where nothing is said.
    pub subject: Morph,
    /// Gender and number of a direct object that stands before the verb: `les mesures qu'il a prises`.
    pub object_before: Option<Morph>,
}

impl Verb {
    /// A verb in a simple tense of the active voice, third person.
    pub fn new(lemma: &str, tense: VerbForm, subject: Morph) -> Self {
        Self {
            lemma: lemma.to_owned(),
            tense,
            compound: false,
            passive: false,
            reflexive: false,
            negation: None,
            with_object: false,
            person: 3,
            subject,
            object_before: None,
        }
    }

    /// A verb group as it was read; none without mood. The group does not tell which negation it bears, nor the subject's
    /// gender, nor whether an object follows: `negation`, `subject` and `with_object` do.
    pub fn of(
        group: &VerbGroup,
        subject: Morph,
        negation: Option<&str>,
        with_object: bool,
    ) -> Option<Self> {
        let mut verb = Self::new(&group.lemma, group.tense?, subject);
        verb.compound = group.compound;
        verb.passive = group.passive;
        verb.reflexive = group.reflexive;
        verb.negation = negation.map(str::to_owned);
        verb.with_object = with_object;
        verb.person = group.morph.person().unwrap_or(3);
        Some(verb)
    }

    /// As a headline says it: perfect and simple past become the present. None for the past tenses that a headline cannot
    /// say so (imperfect, pluperfect) and for what is no main verb.
    pub fn headline(&self) -> Option<Self> {
        match (self.tense, self.compound) {
            (VerbForm::IndPres, _) | (VerbForm::IndPast, false) => {
                Some(self.in_tense(VerbForm::IndPres, false))
            }
            (VerbForm::IndFut | VerbForm::Cond, _) => Some(self.clone()),
            _ => None,
        }
    }

    /// What was reported in the past, said directly: `avait échoué` → `a échoué`, `viendrait` → `viendra`.
    pub fn reported(&self) -> Option<Self> {
        match self.tense {
            VerbForm::IndPres | VerbForm::IndFut => Some(self.clone()),
            VerbForm::IndImpf => Some(self.in_tense(VerbForm::IndPres, self.compound)),
            VerbForm::Cond => Some(self.in_tense(VerbForm::IndFut, self.compound)),
            _ => None,
        }
    }

    /// The active voice of a passive, with the agent as the subject. None for an active verb.
    pub fn active(&self, agent: Morph, person: u8) -> Option<Self> {
        self.passive.then(|| Self {
            passive: false,
            with_object: true,
            person,
            subject: agent,
            object_before: None,
            ..self.clone()
        })
    }

    fn in_tense(&self, tense: VerbForm, compound: bool) -> Self {
        Self { tense, compound, ..self.clone() }
    }

    fn gender(&self) -> Gender {
        self.subject.gender().unwrap_or(Gender::Masc)
    }

    fn number(&self) -> Number {
        self.subject.number().unwrap_or(Number::Sing)
    }

    fn reflexive_pronoun(&self) -> &'static str {
        match (self.person, self.number()) {
            (1, Number::Sing) => "me",
            (1, Number::Plur) => "nous",
            (2, Number::Sing) => "te",
            (2, Number::Plur) => "vous",
            _ => "se",
        }
    }
}

impl Language {
    /// The words of a verb: `n’a pas été adoptée`. None if the lexicon lacks a form.
    pub fn verb(&self, verb: &Verb) -> Option<String> {
        let mut words = self.forms(verb)?;
        let first = words.remove(0);
        let mut text =
            if verb.reflexive { self.clitic(verb.reflexive_pronoun(), &first) } else { first };
        if let Some(negation) = &verb.negation {
            text = if verb.tense == VerbForm::Inf {
                format!("ne {negation} {text}")
            } else {
                format!("{} {negation}", self.clitic("ne", &text))
            };
        }
        for word in words {
            text.push(' ');
            text.push_str(&word);
        }
        Some(text)
    }

    /// The finite form, then participles.
    fn forms(&self, verb: &Verb) -> Option<Vec<String>> {
        let with_etre = verb.passive || (verb.compound && self.takes_etre(verb));
        let participle = || {
            let (gender, number) = self.agreement_of_participle(verb, with_etre);
            self.participle(&verb.lemma, gender, number)
        };
        if !verb.compound && !verb.passive {
            return Some(vec![self.simple(verb, &verb.lemma)?]);
        }
        let participle = participle()?;
        let auxiliary =
            if with_etre && !(verb.passive && verb.compound) { "être" } else { "avoir" };
        let mut words = vec![self.simple(verb, auxiliary)?];
        if verb.passive && verb.compound {
            words.push(self.participle("être", Gender::Masc, Number::Sing)?);
        }
        words.push(participle);
        Some(words)
    }

    /// A simple form of `lemma` in the verb's tense and person.
    fn simple(&self, verb: &Verb, lemma: &str) -> Option<String> {
        if verb.tense.is_finite() {
            self.conjugate(lemma, verb.tense, verb.person, verb.number())
        } else if verb.tense == VerbForm::PastPart {
            self.participle(lemma, verb.gender(), verb.number())
        } else {
            self.inflect(lemma, Pos::Verb, Morph::default().with_form(verb.tense))
        }
    }

    fn takes_etre(&self, verb: &Verb) -> bool {
        let rules = &self.rules.realisation;
        let listed = |list: &[String]| list.contains(&verb.lemma);
        let object = verb.with_object || verb.object_before.is_some();
        verb.reflexive || listed(&rules.etre) || (listed(&rules.etre_without_object) && !object)
    }

    /// Gender and number of the participle: those of the subject with *être*, of a preceding object with *avoir*.
    fn agreement_of_participle(&self, verb: &Verb, with_etre: bool) -> (Gender, Number) {
        let indirect = verb.reflexive
            && (verb.with_object
                || self.rules.realisation.indirect_reflexives.contains(&verb.lemma));
        let agrees_with = match verb.object_before {
            Some(object) if !verb.passive => object,
            _ if with_etre && !indirect => verb.subject,
            _ => Morph::default(),
        };
        (agrees_with.gender().unwrap_or(Gender::Masc), agrees_with.number().unwrap_or(Number::Sing))
    }

    /// The passive of an active verb whose object becomes the subject. None for a verb that takes no direct object.
    pub fn passive(&self, verb: &Verb, object: Morph) -> Option<Verb> {
        let transitive = self
            .lexicon
            .paradigm(&verb.lemma, Pos::Verb)
            .any(|cell| cell.morph.has(Morph::TRANSITIVE));
        let plain = !verb.passive && !verb.reflexive && transitive;
        plain.then(|| Verb {
            passive: true,
            with_object: false,
            person: 3,
            subject: object,
            object_before: None,
            ..verb.clone()
        })
    }

    /// A passive in one word behind its subject: `adoptée`. None for other verbs, and for what is denied.
    pub fn resumed(&self, verb: &Verb) -> Option<String> {
        let asserted = verb.passive && verb.negation.is_none();
        asserted.then(|| self.participle(&verb.lemma, verb.gender(), verb.number())).flatten()
    }

    /// A clitic before a word, its vowel elided where the word asks for it.
    fn clitic(&self, clitic: &str, word: &str) -> String {
        match clitic.strip_suffix('e') {
            Some(stem) if self.elides_before(word) => format!("{stem}{APOSTROPHE}{word}"),
            _ => format!("{clitic} {word}"),
        }
    }
}
