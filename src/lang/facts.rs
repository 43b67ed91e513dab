//! The rules on facts, ready for use. In: the rules of `dates.yaml` and `figures.yaml`, the compiled vocabulary. Out: look-ups.
//! It never reads a text.

use super::patterns::Patterns;
use super::schema::facts::Facts;
use super::vocabulary::Vocabulary;

/// The rules on facts, compiled.
#[derive(Debug)]
pub struct FactRules {
    /// What single words mean.
    pub vocabulary: Vocabulary,
    /// The rules on dates by what they begin with.
    pub dates: Patterns,
    /// The rules on figures by what they begin with.
    pub figures: Patterns,
}

impl FactRules {
    /// Indexes the rules.
    pub fn new(facts: &Facts, vocabulary: Vocabulary) -> Self {
        Self {
            vocabulary,
            dates: Patterns::new(facts.dates.rules.iter().map(|r| &r.pattern)),
            figures: Patterns::new(facts.figures.rules.iter().map(|r| &r.pattern)),
        }
    }
}
