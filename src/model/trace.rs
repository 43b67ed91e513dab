//! Why an article looks as it does, for those who write rules and cards. In: nothing. Out: types. It never changes
//! what is printed.

use std::ops::Range;

/// What was weighed while an article was composed.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// Every title that could be composed, best first; none where the article's own stands.
    pub titles: Vec<Candidate>,
    /// One entry a section of the source, in reading order.
    pub headings: Vec<HeadingChoice>,
    /// One entry a card that the article calls, the best first.
    pub cards: Vec<CardChoice>,
}

/// What headings a run of sentences could have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingChoice {
    /// Indices of its sentences.
    pub sentences: Range<usize>,
    /// The heading that stands there, if any.
    pub heading: Option<String>,
    /// Every heading that the recipes give, best first.
    pub candidates: Vec<Candidate>,
}

/// A title or heading that a recipe gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The words.
    pub text: String,
    /// The id of the recipe.
    pub recipe: String,
    /// Higher is better.
    pub score: i64,
}

/// A card that the article calls, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardChoice {
    /// The card's id.
    pub card: String,
    /// The words of the article that call it first.
    pub call: String,
    /// The sentence that they stand in; none outside the body.
    pub sentence: Option<usize>,
    /// How much it belongs here, higher is better; 0 for a card that was never weighed.
    pub score: i64,
    /// Words in all that it could have shown.
    pub words: usize,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a card that was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// It is shown.
    Shown,
    /// The article had its words.
    Enough,
    /// The section that calls it has what it can carry.
    Crowded,
    /// What fits in the room that was left says too little.
    NoRoom,
    /// Nothing in it is true, known and fitting at the article's time.
    OutOfTime,
    /// It needs a day of publication.
    NeedsDate,
    /// The article only passes by its subject.
    Passing,
    /// A better card has the words that call it.
    OtherSense,
    /// A card that is shown explains the same.
    Double,
}
