//! The shape of `rules/fr/tokenize.yaml`: what is one word. In: nothing. Out: types that serde fills. It never looks at
//! a text.

use serde::{Deserialize, Serialize};

/// `tokenize.yaml`
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokenization {
    /// Words that lose their last vowel before an apostrophe, without it: `qu`.
    pub elisions: Vec<String>,
    /// Words with an apostrophe after such a beginning that stay whole; a final `*` takes any ending.
    pub whole: Vec<String>,
    /// What is cut off from the word before its hyphen.
    pub enclitics: Enclitics,
    /// Endings of an ordinal in figures.
    pub ordinals: Vec<String>,
    /// Units that may be glued to a number; case counts.
    pub units: Vec<String>,
    /// Letters that belong to a symbol of currency after them; case counts.
    pub multipliers: Vec<String>,
    /// Endings in brackets that belong to the word: `élu(e)s`.
    pub inclusive: Vec<String>,
}

/// Words that follow a hyphen and stand for themselves, hyphen included.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enclitics {
    /// Only after a verb: `-il`.
    pub verb: Vec<String>,
    /// After any word: `-là`.
    pub any: Vec<String>,
}
