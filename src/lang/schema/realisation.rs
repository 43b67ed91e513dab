//! Shape of `rules/fr/realisation.yaml`: what putting words into form needs beyond the lexicon. In: nothing. Out: types
//! that serde fills. It never interprets a rule.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::grammar::Pos;

/// `realisation.yaml`.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Realisation {
    /// Verbs whose compound tenses are formed with *être*.
    pub etre: Vec<String>,
    /// Verbs that do so unless a direct object follows.
    pub etre_without_object: Vec<String>,
    /// Verbs whose reflexive pronoun is no direct object: the participle does not agree.
    pub indirect_reflexives: Vec<String>,
    /// Forms that the lexicon lists under another lemma.
    pub irregular: Vec<Irregular>,
    /// Words that lose their vowel before another.
    pub elisions: Vec<Elision>,
    /// Words, in lower case, before which nothing is elided.
    pub no_elision_before: Vec<String>,
    /// Words, in lower case, before which vowels are elided.
    pub elision_before: Vec<String>,
    /// Prepositions that melt with an article or *lequel*.
    pub contractions: Vec<Contraction>,
    /// Beginnings that vanish after *de*.
    pub dropped_after_de: Vec<String>,
    /// Feminine possessives and what stands for them before a vowel.
    pub possessives: BTreeMap<String, String>,
    /// Adjectives and what stands for them before a noun that begins with a vowel.
    pub prevocalic: BTreeMap<String, String>,
    /// Number words.
    pub numbers: Numbers,
    /// Names of months and days.
    pub calendar: Calendar,
}

/// A form that the lexicon lists under another lemma.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Irregular {
    /// The lemma whose form it is.
    pub lemma: String,
    /// Part of speech.
    pub pos: Pos,
    /// Gender and number: `m p`.
    pub features: String,
    /// The form.
    pub form: String,
}

/// A word that loses its vowel.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elision {
    /// The word in full.
    pub word: String,
    /// What is left of it, with its apostrophe.
    pub form: String,
    /// The only words before which it happens; any if empty.
    #[serde(default)]
    pub before: Vec<String>,
}

/// A preposition that melts with what follows.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contraction {
    /// The preposition.
    pub preposition: String,
    /// The article or relative pronoun.
    pub article: String,
    /// Both in one.
    pub form: String,
}

/// Number words.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// 0 to 16.
    pub units: Vec<String>,
    /// 20, 30, 40, 50, 60.
    pub tens: Vec<String>,
    /// Words that are read but not written, with their values.
    pub regional: BTreeMap<String, u64>,
    /// 100.
    pub hundred: String,
    /// 1,000.
    pub thousand: String,
    /// 1,000,000.
    pub million: String,
    /// 1,000,000,000.
    pub milliard: String,
    /// *une*
    pub feminine_one: String,
    /// The first ordinal, by gender (`m`, `f`).
    pub first: BTreeMap<String, String>,
    /// Cardinals whose stem changes before the ending of ordinals.
    pub ordinal_stems: BTreeMap<String, String>,
    /// The ending of ordinals.
    pub ordinal_ending: String,
    /// Endings after figures: of the first by gender (`m`, `f`), of the `other`.
    pub ordinal_figures: BTreeMap<String, String>,
    /// *siècle*
    pub century: String,
}

/// Names of months and days.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// January to December.
    pub months: Vec<String>,
    /// Monday to Sunday.
    pub weekdays: Vec<String>,
    /// The first of a month in figures.
    pub first_of_month: String,
    /// The day before yesterday to the day after tomorrow.
    pub near: Vec<String>,
    /// *dernier*
    pub last: String,
    /// *prochain*
    pub next: String,
}
