//! Connectors. In: the connectors of the rules. Out: whether a sentence holds one. It never asks whether the relation is
//! true.

use std::collections::BTreeMap;

use super::key::folded;
use crate::lang::schema::rules::Connector;

/// The connectors by their first word.
#[derive(Debug, Default)]
pub(super) struct Connectors {
    by_first: BTreeMap<String, Vec<Form>>,
}

#[derive(Debug)]
struct Form {
    rest: Vec<String>,
    /// It only joins sentences when it stands at their head: *et*, *aussi*.
    initial: bool,
}

impl Connectors {
    /// The table of the rules.
    pub(super) fn new(connectors: &[Connector]) -> Self {
        let mut table = Self::default();
        for connector in connectors {
            let mut words = folded(&connector.form);
            if words.is_empty() {
                continue;
            }
            let first = words.remove(0);
            let initial = words.is_empty() && connector.relation == "addition";
            table.by_first.entry(first).or_default().push(Form { rest: words, initial });
        }
        table
    }

    /// True if a sentence holds a connector.
    pub(super) fn joins(&self, sentence: &str) -> bool {
        let words = folded(sentence);
        words.iter().enumerate().any(|(i, word)| {
            let forms = self.by_first.get(word).into_iter().flatten();
            forms.into_iter().any(|f| (i == 0 || !f.initial) && words[i + 1..].starts_with(&f.rest))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn a_sentence_is_joined_by_a_connector_not_by_any_et() {
        let connectors = Connectors::new(&Language::french().rules.connectors);
        assert!(connectors.joins("Par ailleurs, le pont est fermé."));
        assert!(connectors.joins("Le pont est fermé, car une poutre a cédé."));
        assert!(connectors.joins("Et le pont a fermé."));
        assert!(!connectors.joins("Les voitures et les camions passent."));
    }
}
