//! The shape of `keyphrases.yaml`. In: nothing. Out: a type that serde fills. It never weighs a phrase.

use serde::{Deserialize, Serialize};

/// `keyphrases.yaml`: what makes a phrase worth typing. Coefficients are in hundredths.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keyphrases {
    /// Prepositions between a noun and its complement.
    pub links: Vec<String>,
    /// What stands before the name that ends a phrase, or before what it is about.
    pub name_links: Vec<String>,
    /// Nouns whose subject *sur* or *contre* brings in.
    pub takes_topic: Vec<String>,
    /// Verbs with an object and a complement in *de*, which is none of the object's.
    pub takes_object_and_de: Vec<String>,
    /// Verbs with an object and a complement in *à*, which is none of the object's.
    pub takes_object_and_a: Vec<String>,
    /// Phrases that name a kind of text, sitting or measure, and not what it holds.
    pub containers: Vec<String>,
    /// What is left of such a phrase.
    pub container_malus: i64,
    /// Nouns that make one word with their complement: `centre de santé`.
    pub houses: Vec<String>,
    /// Nouns that only make a locution behind *à*.
    pub in_locutions: Vec<String>,
    /// Nouns that another noun completes without a preposition: `plan climat`.
    pub compounding: Vec<String>,
    /// Where one is tried: its town is that of the case.
    pub courts: Vec<String>,
    /// Words behind which a name is no place where something happens: `face à Vire`.
    pub against: Vec<String>,
    /// Nouns whose number belongs to them: `type 2`.
    pub numbered: Vec<String>,
    /// Words between such a noun and its number.
    pub numbers: Vec<String>,
    /// Nouns that complete nothing without a value.
    pub valued: Vec<String>,
    /// Who speaks, decides or judges.
    pub speakers: Vec<String>,
    /// Who acts or suffers without a name.
    pub actors: Vec<String>,
    /// What one feels.
    pub moods: Vec<String>,
    /// What is left of a phrase that an actor heads.
    pub actor_malus: i64,
    /// What is left of a phrase that a speaker heads.
    pub speaker_malus: i64,
    /// What is left of a phrase that a mood heads.
    pub mood_malus: i64,
    /// Event nouns that say nothing without their object.
    pub needs_object: Vec<String>,
    /// What is nothing without whom it happens to: `victoire inespérée`.
    pub needs_owner: Vec<String>,
    /// What is left of such a phrase without a complement, in hundredths.
    pub needs_owner_malus: i64,
    /// Nouns that count an event or make it begin.
    pub opens_event: Vec<String>,
    /// Those who are elected for a place that is not where it happens: `un député de Gironde`.
    pub elected: Vec<String>,
    /// Verbs and nouns that put an event in doubt.
    pub disputes: Vec<String>,
    /// Prepositions behind which an event is not the one that is told.
    pub sets_aside: Vec<String>,
    /// Prepositions that, behind a comma, bring in what came before or is missing.
    pub circumstances: Vec<String>,
    /// Prepositions that say what is missing.
    pub lacking: Vec<String>,
    /// What is left of what is missing.
    pub lacking_malus: i64,
    /// What is left of a phrase with an indefinite complement.
    pub indefinite: i64,
    /// The same, where an event noun heads it.
    pub indefinite_event: i64,
    /// What is left of a phrase that shares no word with the article's own title.
    pub untitled: i64,
    /// What a phrase that the title has as it stands is worth.
    pub verbatim: i64,
    /// What two sides of a match are worth.
    #[serde(rename = "match")]
    pub sides: i64,
    /// What an event of the lead's verb, joined to its object, is worth.
    pub told: i64,
    /// Rubrics that announce nothing before a title's colon.
    pub rubrics: Vec<String>,
    /// Common nouns that only say where, with a name.
    pub places_only: Vec<String>,
    /// What is left of a phrase that such a noun heads.
    pub place_malus: i64,
    /// What a row of names is worth.
    pub names_only: i64,
    /// What the subject of the first sentence is worth where no title stands above it.
    pub lead_subject: i64,
    /// What a longer phrase must be worth of a broad one to lead in its place.
    pub broad_yields: i64,
    /// What the title tells of the place that opens it, joined to that place.
    pub placed: i64,
    /// Nouns that never head a keyphrase.
    pub never_heads: Vec<String>,
    /// Words that no keyphrase holds.
    pub never_inside: Vec<String>,
    /// One name.
    pub single_name: i64,
    /// One common noun.
    pub single_noun: i64,
    /// Of an acronym that is no body and no place, and comes back.
    pub acronym: i64,
    /// Two content words.
    pub two_words: i64,
    /// Three content words.
    pub three_words: i64,
    /// Four or five content words.
    pub four_words: i64,
    /// More for an event noun, by its gravity.
    pub event_bonus: i64,
    /// More for a common noun with a name.
    pub name_bonus: i64,
    /// What is left of a phrase that names a person.
    pub person_malus: i64,
    /// An event noun joined to the subject of the lead.
    pub joined: i64,
    /// The least gravity of such an event.
    pub joined_gravity: i64,
    /// What is left of a phrase that is only the complement of a longer one.
    pub inner_malus: i64,
    /// What a phrase of the title or the first sentence is worth.
    pub first_sentence: i64,
    /// What a phrase that stands in the article's own title is worth.
    pub in_title: i64,
    /// What a phrase that opens it is worth.
    pub opens_title: i64,
    /// What the title announces before its colon is worth with its place.
    pub announced: i64,
    /// What is left of a phrase that only stands in quotations.
    pub quoted: i64,
    /// What a longer phrase must be worth of a single word to lead in its place.
    pub single_yields: i64,
    /// What a thing gains with its name: `sonde Ondine`.
    pub called_bonus: i64,
    /// What stands before *de* and a fact that a court has found.
    pub proving: Vec<String>,
    /// What is left of a thing that only one paragraph speaks of.
    pub passing: i64,
    /// Events that an article does not come back to as what it is about.
    pub never_matter: Vec<String>,
    /// What a phrase of five words is worth.
    pub five_words: i64,
    /// What is left of a phrase that the body says once.
    pub said_once: i64,
    /// Verbs by which a house makes its results known.
    pub publishing_verbs: Vec<String>,
    /// What it makes known by them.
    pub published_nouns: Vec<String>,
    /// What such a result joined to its house is worth.
    pub published: i64,
    /// What the heaviest noun of an untitled lead joined to its place is worth.
    pub scenic: i64,
    /// What an event joined to its place is worth.
    pub located: i64,
}
