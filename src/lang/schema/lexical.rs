//! Shapes of the lexical data: `data/fr/lexicon/*.yaml`. In: nothing. Out: types. It never interprets a feature.

use serde::Deserialize;

/// `closed.yaml`: one closed-class form with its readings, likeliest first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedWord {
    /// The form in lower case, with an ASCII apostrophe where elided.
    pub form: String,
    /// Readings in the notation `POS lemma features`.
    pub readings: Vec<String>,
}

/// `corrections.yaml`: what is wrong or missing in the base lexicon.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// Feminine nouns that are words of their own, not the feminine of the lemma they are folded on.
    #[serde(default)]
    pub lemmas: Vec<String>,
    /// The usual gender of nouns of things that the base lexicon gives both: `livre`, `aide`.
    #[serde(default)]
    pub usual_gender: UsualGender,
    /// Elision before vowels and h.
    #[serde(default)]
    pub elision: ElisionLists,
    /// Words that the base lexicon lacks.
    #[serde(default)]
    pub add: Vec<ClosedWord>,
    /// Readings that only hurt.
    #[serde(default)]
    pub drop: Vec<DroppedReading>,
}

/// Nouns by the gender they mostly have; the other stays possible.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualGender {
    /// Lemmas that are mostly masculine.
    #[serde(default)]
    pub m: Vec<String>,
    /// Lemmas that are mostly feminine.
    #[serde(default)]
    pub f: Vec<String>,
}

/// Words whose elision the base lexicon has wrong.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElisionLists {
    /// No elision before these.
    #[serde(default)]
    pub aspirated: Vec<String>,
    /// Elision before these.
    #[serde(default)]
    pub mute: Vec<String>,
}

/// A reading to take out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DroppedReading {
    /// The form.
    pub form: String,
    /// Part of speech, as Universal Dependencies names it.
    pub pos: String,
}
