//! Look-ups over the rule lists. In: a [`Rulebook`]. Out: its entries by lemma. It never decides anything.

use std::collections::{BTreeMap, BTreeSet};

use super::schema::rules::{Event, Rulebook, SpeechVerb};

/// Entries of the rule lists by what the text shows of them. Values are positions in the lists.
#[derive(Debug, Default)]
pub struct Index {
    speech: BTreeMap<String, u32>,
    event_verbs: BTreeMap<String, Vec<u32>>,
    event_nouns: BTreeMap<String, Vec<u32>>,
    documents: BTreeMap<String, u32>,
    connectors: BTreeMap<String, Vec<u32>>,
    adverbial: BTreeSet<String>,
}

impl Index {
    /// Indexes a rulebook; of two entries with one lemma the first is kept for speech, both for events.
    pub fn new(rules: &Rulebook) -> Self {
        let mut index = Self::default();
        for (i, verb) in rules.speech.verbs.iter().enumerate() {
            index.speech.entry(verb.lemma().to_owned()).or_insert(i as u32);
        }
        for (i, noun) in rules.speech.documents.iter().enumerate() {
            index.documents.entry(noun.noun.clone()).or_insert(i as u32);
        }
        for (i, event) in rules.events.iter().enumerate() {
            for verb in &event.verbs {
                let lemma =
                    verb.strip_prefix("se ").or_else(|| verb.strip_prefix("s'")).unwrap_or(verb);
                index.event_verbs.entry(lemma.to_owned()).or_default().push(i as u32);
            }
            if let Some(noun) = &event.noun {
                index.event_nouns.entry(noun.clone()).or_default().push(i as u32);
            }
        }
        for (i, connector) in rules.connectors.iter().enumerate() {
            index.connectors.entry(connector.form.clone()).or_default().push(i as u32);
            // Where, when, on what condition, how surely: these belong to what is claimed.
            let claims = ["place", "time", "condition", "reservation"]
                .contains(&connector.relation.as_str());
            if connector.kind == "adv" && !claims {
                index.adverbial.insert(connector.form.clone());
            }
        }
        index
    }

    /// The verb of speech of that lemma, reflexive pronoun left out.
    pub fn speech<'r>(&self, rules: &'r Rulebook, lemma: &str) -> Option<&'r SpeechVerb> {
        self.speech.get(lemma).map(|&i| &rules.speech.verbs[i as usize])
    }

    /// True for a noun that can speak: *communiqué*, *rapport*.
    pub fn is_document(&self, lemma: &str) -> bool {
        self.documents.contains_key(lemma)
    }

    /// The events that a verb can express.
    pub fn events_of_verb<'r>(
        &self,
        rules: &'r Rulebook,
        lemma: &str,
    ) -> impl Iterator<Item = &'r Event> {
        Self::events(rules, self.event_verbs.get(lemma))
    }

    /// The events that a noun can name.
    pub fn events_of_noun<'r>(
        &self,
        rules: &'r Rulebook,
        lemma: &str,
    ) -> impl Iterator<Item = &'r Event> {
        Self::events(rules, self.event_nouns.get(lemma))
    }

    fn events<'r>(
        rules: &'r Rulebook,
        found: Option<&Vec<u32>>,
    ) -> impl Iterator<Item = &'r Event> {
        found.cloned().unwrap_or_default().into_iter().map(|i| &rules.events[i as usize])
    }

    /// True for words that tie a sentence to another one: *toutefois*, *en revanche*; ASCII apostrophe, lower case.
    pub fn is_connector(&self, form: &str) -> bool {
        self.connectors.contains_key(form)
    }

    /// True for those of them that are adverbs and can be left out without breaking the sentence.
    pub fn is_adverbial_connector(&self, form: &str) -> bool {
        self.adverbial.contains(form)
    }

    /// True if a connector of the list begins with that word.
    pub fn begins_connector(&self, word: &str) -> bool {
        let from = word.to_owned();
        self.connectors.range(from..).next().is_some_and(|(form, _)| form.starts_with(word))
    }
}
