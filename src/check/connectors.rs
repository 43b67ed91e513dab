//! Connectors. In: the connectors of the rules. Out: whether a sentence holds one. It never asks whether the relation is
//! true.

use std::collections::BTreeMap;

use super::key::words;
use crate::lang::schema::check::Joining;
use crate::lang::schema::rules::{Connector, Rulebook};

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
    pub(super) fn new(rules: &Rulebook) -> Self {
        let joining = &rules.check.lists.joining;
        let mut table = Self::default();
        for connector in &rules.connectors {
            let mut words = lower(&connector.form);
            let Some(initial) = place(connector, joining).filter(|_| !words.is_empty()) else {
                continue;
            };
            let first = words.remove(0);
            table.by_first.entry(first).or_default().push(Form { rest: words, initial });
        }
        table
    }

    /// True if a sentence holds a connector.
    pub(super) fn joins(&self, sentence: &str) -> bool {
        let words = lower(sentence);
        words.iter().enumerate().any(|(i, word)| {
            let forms = self.by_first.get(word).into_iter().flatten();
            forms.into_iter().any(|f| (i == 0 || !f.initial) && words[i + 1..].starts_with(&f.rest))
        })
    }
}

/// Whether a connector joins at the head of a sentence only; none if it does not join sentences at all.
fn place(connector: &Connector, joining: &Joining) -> Option<bool> {
    let among = |list: &[String]| list.contains(&connector.relation);
    let opens = connector.position.iter().any(|p| p == "initial");
    if among(&joining.silent) || !opens && !among(&joining.medial) {
        return None;
    }
    let attribution = among(&joining.anywhere);
    Some(among(&joining.initial) || connector.kind == "prep" && !attribution)
}

/// Words in lower case, with their accents: *la* is no *là*.
fn lower(text: &str) -> Vec<String> {
    words(&text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn a_sentence_is_joined_by_a_connector_not_by_any_et() {
        let connectors = Connectors::new(&Language::french().rules);
        assert!(connectors.joins("Par ailleurs, le pont est fermé."));
        assert!(connectors.joins("Le pont est fermé, car une poutre a cédé."));
        assert!(connectors.joins("Le pont est fermé, selon la mairie."));
        assert!(connectors.joins("Et le pont a fermé."));
        assert!(!connectors.joins("Les voitures et les camions passent depuis lundi."));
    }
}
