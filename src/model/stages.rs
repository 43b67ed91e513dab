//! Why words and clauses are read as they are, for those who write rules. In: nothing. Out: types. It never changes what
//! is read.

use super::analysis::Token;
use super::grammar::{Morph, Pos};
use super::span::Span;

/// A token with what led to its reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The token as it was read.
    pub token: Token,
    /// Ids of the rules that did something to it, in order.
    pub rules: Vec<String>,
    /// What decided its part of speech.
    pub ground: Ground,
    /// By how many points it won, where the points of several readings were compared; against those of another part of
    /// speech if there were any.
    pub margin: Option<i32>,
    /// Every reading that it could have had, the chosen one too; none for a quotation mark.
    pub readings: Vec<Possible>,
}

/// What decided a part of speech.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Ground {
    /// There was no other.
    #[default]
    Only,
    /// A locution, as it is written.
    Locution(String),
    /// The rule of that id.
    Rule(String),
    /// The points of readings and neighbours.
    Points,
}

/// One way to read a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possible {
    /// Part of speech.
    pub pos: Pos,
    /// What it is to its neighbours, by the name that rules use.
    pub state: &'static str,
    /// Features.
    pub morph: Morph,
    /// Dictionary form.
    pub lemma: String,
    /// Why the word could be this.
    pub evidence: Evidence,
    /// Rules that gave it points, with the points.
    pub favours: Vec<(String, i16)>,
    /// What became of it.
    pub ruling: Ruling,
}

/// Why a word can be something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// The lexicon has it.
    Lexicon,
    /// Any adjective can become a noun behind a determiner.
    Substantive,
    /// The lexicon has its parts.
    Parts,
    /// Its capital.
    Capital,
    /// Its figures, marks or signs.
    Shape,
    /// The ending of a word that the lexicon lacks.
    Guess,
    /// A locution asks for it.
    Locution,
}

/// What became of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ruling {
    /// It was chosen.
    Chosen,
    /// A locution left it no room.
    Locution,
    /// The rule of that id removed it.
    Rule(String),
    /// So many points were missing.
    Outscored(i32),
}

/// How far a clause is what the article says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its verb is negated, or its subject denies: *aucun*, *personne*.
    pub denied: bool,
    /// In the conditional.
    pub conditional: bool,
    /// In a subjunctive or an imperative: asked for, wished, feared.
    pub unreal: bool,
    /// In a question.
    pub asked: bool,
    /// The words that limit it or put it in doubt.
    pub doubts: Vec<Span>,
    /// The quotation that it stands in, as an index in the analysis' quotations.
    pub quote: Option<usize>,
    /// Whose claim it is.
    pub claim: ClaimOf,
}

/// Whose claim a clause is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ClaimOf {
    /// The article's own.
    #[default]
    Article,
    /// Somebody's.
    Owner {
        /// As a heading would name them.
        name: String,
        /// Lemma of the verb of speech, if there is one.
        verb: Option<String>,
        /// How that is known.
        way: ClaimWay,
    },
    /// Somebody's who stands there and cannot be named by these words alone.
    Unnamed(ClaimWay),
}

/// How it is known whose claim a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimWay {
    /// `X dit que P`
    Reported,
    /// `P, dit X`
    Incise,
    /// `selon X`
    Source,
    /// The speaker of the quotation.
    Quote,
    /// The one who answers an interview.
    Interview,
}
