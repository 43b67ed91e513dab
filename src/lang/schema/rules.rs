//! Shapes of the lists in `rules/fr`. In: nothing. Out: types that serde fills from YAML and from the compiled form.
//! It never interprets a rule. Unknown keys are errors.

use serde::{Deserialize, Serialize};

use super::segment::Segmentation;
use super::tag::Tagging;
use super::tokenize::Tokenization;
use crate::model::grammar::{Gender, Pos};

/// All rules of one language, one field per file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Rulebook {
    /// `abbreviations.yaml`
    pub abbreviations: Vec<Abbreviation>,
    /// `segment.yaml`
    pub segment: Segmentation,
    /// `tag.yaml`, `pairs.yaml` and `guess.yaml`
    pub tagging: Tagging,
    /// `tokenize.yaml`
    pub tokenize: Tokenization,
    /// `locutions.yaml`
    pub locutions: Vec<Locution>,
    /// `speech.yaml`
    pub speech: Speech,
    /// `events.yaml`
    pub events: Vec<Event>,
    /// `connectors.yaml`
    pub connectors: Vec<Connector>,
}

/// A short form that ends in a full stop.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// As written, stop included; case counts.
    pub form: String,
    /// What it stands for.
    pub kind: AbbreviationKind,
    /// Whether its stop can end a sentence.
    pub ends: StopEnds,
}

/// What an abbreviation stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum AbbreviationKind {
    Title,
    Address,
    Reference,
    Unit,
    Time,
    Latin,
    Company,
}

/// Whether the stop of an abbreviation ends a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopEnds {
    /// Never.
    Never,
    /// Only if neither a lower-case letter nor a digit follows.
    BeforeLower,
    /// The context decides.
    Maybe,
}

/// Several words that act as one closed-class word.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locution {
    /// As written, with an ASCII apostrophe.
    pub form: String,
    /// What it acts as.
    pub pos: Pos,
    /// The relation it expresses.
    pub sense: String,
    /// What each of its words is, where the words alone would be read otherwise.
    #[serde(default)]
    pub tags: Vec<Pos>,
}

/// `speech.yaml`: how the press says who said it.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// Verbs of speech, thought and writing.
    pub verbs: Vec<SpeechVerb>,
    /// Attributions without a verb: *selon*, *d'après*.
    pub sources: Vec<SourcePhrase>,
    /// Nouns that can speak: *communiqué*, *rapport*.
    pub documents: Vec<DocumentNoun>,
}

/// A verb that attributes words to somebody.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechVerb {
    /// Infinitive, with `se` or `s'` if it is pronominal; it may be a locution.
    pub verb: String,
    /// What the speaker does by saying it.
    pub force: String,
    /// Constructions it enters.
    pub frames: Vec<Frame>,
    /// Can stand after a quotation in a heading, in the present.
    #[serde(default)]
    pub headline: bool,
    /// The preposition before its noun, if it takes none directly.
    #[serde(default)]
    pub prep: Option<String>,
}

/// A construction of a verb of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Frame {
    /// `dit que P`
    Que,
    /// `dit avoir vu`
    Inf,
    /// `promet de venir`
    DeInf,
    /// `annonce la fermeture`
    Np,
    /// `« … », dit-il`
    Incise,
    /// `dit à X`
    #[serde(rename = "à-n")]
    AN,
    /// `demande si P`
    Si,
}

/// An attribution without a verb of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcePhrase {
    /// The words.
    pub form: String,
    /// What stands after them.
    pub position: SourcePosition,
}

/// What an attribution asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourcePosition {
    /// The name of the source.
    Before,
    /// Nothing: *de source policière*.
    Alone,
    /// Nothing, inside a sentence: *apprend-on*.
    Incise,
}

/// A noun that can speak.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentNoun {
    /// The noun.
    pub noun: String,
    /// Its gender, `m` or `f`.
    pub gender: Gender,
    /// `s`, or `p` if it is used in the plural.
    pub number: String,
}

/// An event: how nouns and verbs say it, and how much it weighs as news.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Unique name.
    pub id: String,
    /// The noun that French uses for it, if there is one.
    pub noun: Option<String>,
    /// Gender of the noun, `m` or `f`.
    pub gender: Option<Gender>,
    /// `p` if the noun is used in the plural.
    #[serde(default)]
    pub number: Option<String>,
    /// Verbs and locutions that say the same, as infinitives.
    pub verbs: Vec<String>,
    /// Subject area.
    pub domain: String,
    /// Weight as news, 0 to 100.
    pub gravity: u8,
    /// What stands after *de* when the verb becomes the noun.
    pub of: Of,
    /// The preposition before the object, where it is not *de*.
    #[serde(default)]
    pub prep: Option<String>,
}

/// What the complement in *de* of an event noun is to the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// `adoption du texte`
    Object,
    /// `mort de X`
    Subject,
    /// `départ de X`, `départ des troupes`
    Both,
}

/// A connector between sentences or clauses.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connector {
    /// The words, with an ASCII apostrophe.
    pub form: String,
    /// The relation it expresses.
    pub relation: String,
    /// Where it can stand: initial, medial, final.
    pub position: Vec<String>,
    /// The program may put it at the head of a sentence it writes, when the relation is certain.
    pub composable: bool,
    /// `adv`, `conj` or `prep`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A note for editors.
    #[serde(default)]
    pub note: Option<String>,
}
