//! What the caller asks for. In: nothing. Out: [`Options`]. It never holds a default that depends on the machine.

use super::day::Day;

/// How an article is to be restructured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The day of publication. Relative dates are resolved from it, and no card tells what came after it.
    pub date: Option<Day>,
    /// The keyphrase to use instead of the one that the article suggests.
    pub keyphrase: Option<String>,
    /// Words that the body must reach, counted the strict way.
    pub words: usize,
    /// Adds nothing from the documentary base.
    pub source_only: bool,
    /// Accepts a body that stays below [`Options::words`].
    pub allow_short: bool,
    /// Ends with a note on how the article was made; it counts for no words.
    pub method_note: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            date: None,
            keyphrase: None,
            words: 700,
            source_only: false,
            allow_short: false,
            method_note: false,
        }
    }
}
