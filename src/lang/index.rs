//! Look-ups over the rule lists. In: a [`Rulebook`]. Out: its entries by lemma. It never decides anything.

use super::compile::hash::Hash;
use super::schema::rules::{Event, Rulebook, SpeechVerb};

/// Entries of the rule lists by what the text shows of them. Values are positions in the lists.
#[derive(Debug, Default)]
pub struct Index {
    speech: Keys,
    event_verbs: Keys,
    event_nouns: Keys,
    documents: Keys,
    adverbial: Keys,
}

/// Positions by the hash of a word, in order of both.
#[derive(Debug, Default)]
struct Keys(Vec<(Hash, u32)>);

impl Keys {
    fn new<'w>(entries: impl Iterator<Item = (&'w str, usize)>) -> Self {
        let mut keys: Vec<(Hash, u32)> =
            entries.map(|(word, at)| (Hash::default().over(word), at as u32)).collect();
        keys.sort_unstable();
        Self(keys)
    }

    fn of<'k>(&'k self, word: &str) -> impl Iterator<Item = usize> + use<'k> {
        let hash = Hash::default().over(word);
        let first = self.0.partition_point(|(key, _)| *key < hash);
        self.0[first..].iter().take_while(move |(key, _)| *key == hash).map(|(_, at)| *at as usize)
    }

    fn hold(&self, word: &str) -> bool {
        self.of(word).next().is_some()
    }
}

impl Index {
    /// Indexes a rulebook; of two entries with one lemma the first is taken for speech, both for events.
    pub fn new(rules: &Rulebook) -> Self {
        let events = || rules.events.iter().enumerate();
        let verbs = events().flat_map(|(i, e)| e.verbs.iter().map(move |v| (v.as_str(), i)));
        let adverbial = rules.connectors.iter().filter(|c| {
            // Where, when, on what condition, how surely: these belong to what is claimed.
            let claims =
                ["place", "time", "condition", "reservation"].contains(&c.relation.as_str());
            c.kind == "adv" && !claims
        });
        let documents = rules.speech.documents.iter().enumerate();
        let speech = rules.speech.verbs.iter().enumerate();
        Self {
            speech: Keys::new(speech.map(|(i, v)| (v.lemma(), i))),
            event_verbs: Keys::new(verbs.map(|(v, i)| (bare(v), i))),
            event_nouns: Keys::new(events().filter_map(|(i, e)| Some((e.noun.as_deref()?, i)))),
            documents: Keys::new(documents.map(|(i, d)| (d.noun.as_str(), i))),
            adverbial: Keys::new(adverbial.map(|c| (c.form.as_str(), 0))),
        }
    }

    /// The verb of speech of that lemma, reflexive pronoun left out.
    pub fn speech<'r>(&self, rules: &'r Rulebook, lemma: &str) -> Option<&'r SpeechVerb> {
        self.speech.of(lemma).next().map(|i| &rules.speech.verbs[i])
    }

    /// True for a verb that speaks with an infinitive behind it: *faire* and *savoir*.
    pub fn speaks_with(&self, verb: &str, infinitive: &str) -> bool {
        self.speech.of(&format!("{verb} {infinitive}")).next().is_some()
    }

    /// True for a noun that can speak: *communiqué*, *rapport*.
    pub fn is_document(&self, lemma: &str) -> bool {
        self.documents.hold(lemma)
    }

    /// The events that a verb can express.
    pub fn events_of_verb<'r>(
        &'r self,
        rules: &'r Rulebook,
        lemma: &str,
    ) -> impl Iterator<Item = &'r Event> + use<'r> {
        self.event_verbs.of(lemma).map(|i| &rules.events[i])
    }

    /// The events that a noun can name.
    pub fn events_of_noun<'r>(
        &'r self,
        rules: &'r Rulebook,
        lemma: &str,
    ) -> impl Iterator<Item = &'r Event> + use<'r> {
        self.event_nouns.of(lemma).map(|i| &rules.events[i])
    }

    /// True for words that tie a sentence to another one, and are adverbs that can be left out without breaking it:
    /// *toutefois*, *en revanche*; ASCII apostrophe, lower case.
    pub fn is_adverbial_connector(&self, form: &str) -> bool {
        self.adverbial.hold(form)
    }
}

/// A verb without its reflexive pronoun.
fn bare(verb: &str) -> &str {
    verb.strip_prefix("se ").or_else(|| verb.strip_prefix("s'")).unwrap_or(verb)
}
