//! `headings.yaml`, `measures.yaml` and `elisions.yaml`: how headings are written. In: nothing. Out: types that serde fills. It never writes a
//! heading.

use serde::{Deserialize, Serialize};

use super::rules::Rulebook;

impl Rulebook {
    /// The examples and counter-examples of everything that writes headings, by the id of the rule.
    pub fn heading_examples(
        &self,
    ) -> impl Iterator<Item = (&str, &[HeadingExample], &[HeadingExample])> {
        let recipes = self.headings.iter().map(|r| (&*r.id, &*r.examples, &*r.never));
        let measures = self.measures.iter().map(|m| (&*m.id, &*m.examples, &*m.never));
        let elisions = self.elisions.iter().map(|e| (&*e.id, &*e.examples, &*e.never));
        recipes.chain(measures).chain(elisions)
    }
}

/// `headings.yaml`: one way to write a heading.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Unique name.
    pub id: String,
    /// What fills it.
    pub from: From,
    /// The words, with slots.
    pub template: String,
    /// How much it is preferred; higher is better.
    pub weight: i64,
    /// Texts that must give a heading.
    pub examples: Vec<HeadingExample>,
    /// Texts that must not.
    pub never: Vec<HeadingExample>,
}

/// What fills a recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum From {
    /// A passive clause as a participial phrase.
    Participial,
    /// An active clause turned round, its object first.
    Passive,
    /// A clause in the headline present.
    Present,
    /// A clause as the source has it.
    Plain,
    /// A measure as a noun phrase.
    Measure,
    /// A noun phrase.
    Noun,
    /// A quotation.
    Quote,
    /// A question of the text.
    Question,
    /// What the items of a list are about.
    Items,
    /// What a clause names that is new.
    Named,
    /// A clause as the noun of its event.
    Nominal,
    /// A clause without its verb.
    Verbless,
    /// Two noun phrases from two sentences.
    Joined,
}

/// A text and a heading.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingExample {
    /// The section.
    pub text: String,
    /// The heading that it gives, or must not give.
    pub heading: String,
}

/// `measures.yaml`: one way to make a noun phrase of a clause that gives a measure.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Unique name.
    pub id: String,
    /// Lemmas of its verbs; `se …` only with the pronoun.
    pub verbs: Vec<String>,
    /// The preposition before the measure; empty where the measure is the object.
    pub opens: String,
    /// What becomes of the subject.
    pub thing: Thing,
    /// The words, with `{thing}` and `{count}`.
    pub template: String,
    /// The tenses that it turns.
    pub tenses: Vec<Tense>,
    /// Texts that must give a heading.
    pub examples: Vec<HeadingExample>,
    /// Texts that must not.
    pub never: Vec<HeadingExample>,
}

/// What becomes of the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Thing {
    /// `la facture` → `une facture`.
    Indefinite,
    /// As it stands.
    Own,
    /// `les travaux` → `travaux`.
    Bare,
}

/// A tense that can be turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tense {
    /// `s'élève`.
    Present,
    /// `s'est élevée`.
    Compound,
    /// `s'élèvera`.
    Future,
}

/// `elisions.yaml`: verbs that a heading does without.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elision {
    /// Unique name.
    pub id: String,
    /// Its verbs: `se …` only with the pronoun, `avoir lieu` with the noun.
    pub verbs: Vec<String>,
    /// What its subject must be; empty for anything.
    pub heads: Vec<String>,
    /// The prepositions before what stays; empty where a time and a place do.
    pub opens: Vec<String>,
    /// Only of what is new: `un procès`, not `le chantier`.
    pub new: bool,
    /// What is over can be told so.
    pub past: bool,
    /// Texts that must give a heading.
    pub examples: Vec<HeadingExample>,
    /// Texts that must not.
    pub never: Vec<HeadingExample>,
}
