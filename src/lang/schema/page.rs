//! Shape of `rules/fr/page.yaml`. In: nothing. Out: types that serde fills from YAML and from the compiled form. It
//! never lays out a page.

use serde::{Deserialize, Serialize};

/// The words that the layout puts around an article.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// `og:locale`.
    pub locale: String,
    /// What stands before the names of a byline.
    pub by: String,
    /// Joins the last two of a list.
    pub and: String,
    /// The day of publication, as `{date}`.
    pub published: String,
    /// How the first day of a month is written.
    pub first_day: String,
    /// The twelve months.
    pub months: [String; 12],
    /// What heads the explanations that stand together behind the story.
    pub explanations: String,
    /// The note on how an article was made.
    pub method: Method,
    /// Titles of the readable analysis.
    pub analysis: AnalysisTitles,
    /// Words of `restructure --explain`.
    pub trace: TraceTitles,
}

impl Page {
    /// The rule by which a group of explanations is headed.
    pub const EXPLANATIONS: &str = "page.explanations";
}

/// Wordings of the note on how an article was made.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// What it says of every article.
    pub opening: String,
    /// Sentences of the source.
    pub own: Counted,
    /// Lines composed from the source.
    pub composed: Counted,
    /// Sentences of cards, with `{cards}`.
    pub added: Counted,
    /// One card: `{heading}`, `{source}`, `{month}`.
    pub card: String,
    /// Joins the cards.
    pub between: String,
}

/// A wording for one and for `{n}`.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the wording for that number")]
pub struct Counted {
    pub one: String,
    pub many: String,
}

/// Titles of the parts of `analyze --format text`.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the title of the part of that name")]
pub struct AnalysisTitles {
    pub sentences: String,
    pub non_body: String,
    pub people: String,
    pub organisations: String,
    pub places: String,
    pub quotes: String,
    pub dates: String,
    pub figures: String,
    pub keyphrases: String,
    pub topics: String,
    pub unknown_speaker: String,
}

/// Words of `restructure --explain`: titles of its two parts, then what became of a card.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the wording of what its name says; see `model::Fate`")]
pub struct TraceTitles {
    pub titles: String,
    pub headings: String,
    pub no_heading: String,
    pub cards: String,
    pub headroom: String,
    pub shown: String,
    pub enough: String,
    pub crowded: String,
    pub no_room: String,
    pub out_of_time: String,
    pub needs_date: String,
    pub passing: String,
    pub other_sense: String,
    pub double: String,
}
