//! The shapes of `rules/fr/tag.yaml`, `pairs.yaml` and `guess.yaml`: how a word is read. In: nothing. Out: types that
//! serde fills. It never interprets a pattern.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// All that the tagger is told.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Tagging {
    /// `tag.yaml`
    pub rules: TagRules,
    /// `pairs.yaml`
    pub pairs: Pairs,
    /// `guess.yaml`
    pub guess: Guesses,
}

/// `tag.yaml`
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagRules {
    /// Lists of words that patterns name: `$months` tests forms, `%months` lemmas.
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<String>>,
    /// The rules, in order.
    pub rules: Vec<TagRule>,
}

/// A rule that removes or favours readings of one word by its neighbours. The notation of patterns is told at the head of
/// `tag.yaml`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagRule {
    /// Unique name.
    pub id: String,
    /// Before the best path is chosen, or after it.
    #[serde(default)]
    pub stage: Stage,
    /// The word that is decided: one element.
    pub at: String,
    /// The words just before it, in their order.
    #[serde(default)]
    pub before: Option<String>,
    /// The words just after it.
    #[serde(default)]
    pub after: Option<String>,
    /// What must not stand just before it.
    #[serde(default)]
    pub not_before: Option<String>,
    /// What must not stand just after it.
    #[serde(default)]
    pub not_after: Option<String>,
    /// Only these readings stay, if there is one among them.
    #[serde(default)]
    pub keep: Option<String>,
    /// These readings go, unless they are the only ones.
    #[serde(default)]
    pub drop: Option<String>,
    /// These readings get so many points: `NOUN +20`.
    #[serde(default)]
    pub favour: Option<String>,
    /// Sentences in which it decides the word in square brackets.
    pub examples: Vec<String>,
    /// Sentences in which it leaves that word alone.
    pub never: Vec<String>,
}

/// When a rule applies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// On the possible readings.
    #[default]
    Possible,
    /// On the readings chosen, one a word.
    Chosen,
}

/// `pairs.yaml`: points for neighbours, tenths.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairs {
    /// Points of a reading by its share of the form's uses, for 0 to 10 tenths.
    pub shares: Vec<i16>,
    /// Points of a reading of unknown share.
    pub priors: BTreeMap<String, i16>,
    /// Points of the noun that any adjective can become: `le palliatif`.
    pub substantive: i16,
    /// Points of an adjective of unknown share that is also a past participle.
    pub participle: i16,
    /// Left states → right states → points. Several states stand in one key, separated by blanks.
    pub pairs: BTreeMap<String, BTreeMap<String, i16>>,
    /// Left states → right states → points if they agree in gender and number, points if they clash.
    pub agreement: BTreeMap<String, BTreeMap<String, (i16, i16)>>,
}

/// `guess.yaml`: words that the lexicon lacks.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guesses {
    /// Beginnings that leave a word what it is: `anti`, `ex-`.
    pub prefixes: Vec<String>,
    /// Endings, the longest that fits counts.
    pub endings: Vec<Ending>,
    /// Readings of an unknown word in lower case with no known ending.
    pub lower: Vec<String>,
    /// Readings of an unknown word in capitals: `ONG`.
    pub upper: Vec<String>,
    /// Readings of one capital inside the sentence: `le plan B`.
    pub letter: Vec<String>,
    /// Points of readings by the case of the word.
    pub case: CasePoints,
}

/// What a capital says, in points.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CasePoints {
    /// A name whose lower-case form is a word.
    pub name_known: i16,
    /// A noun with a capital inside the sentence.
    pub inside_noun: i16,
    /// An adjective.
    pub inside_adjective: i16,
    /// A verb.
    pub inside_verb: i16,
    /// Any other word.
    pub inside_other: i16,
    /// A Roman number.
    pub roman: i16,
}

/// What an unknown word with this ending can be.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// The last letters.
    pub ending: String,
    /// Readings in the notation `POS strip+append features`, likeliest first: `VERB -aient+er ind.impf 3 p`.
    pub readings: Vec<String>,
}

/// What a reading is to its neighbours: a part of speech, split where neighbours differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub enum State {
    /// Common noun.
    Noun,
    /// Proper noun.
    Propn,
    /// Adjective that usually follows its noun.
    Adj,
    /// Adjective of the list `prenominal`: it usually precedes its noun.
    Pre,
    /// Adverb, the two below apart.
    Adv,
    /// *ne*
    Ne,
    /// *pas, plus, jamais…*
    Neg,
    /// Determiner.
    Det,
    /// Cardinal number.
    Num,
    /// Preposition.
    Adp,
    /// Contraction of preposition and article.
    Contr,
    /// Coordinating conjunction.
    Cconj,
    /// Subordinating conjunction.
    Sconj,
    /// Relative pronoun.
    Rel,
    /// Subject clitic.
    Subj,
    /// Object clitic, *se*, *en*, *y*.
    Clit,
    /// Any other pronoun.
    Pron,
    /// Finite verb.
    Vfin,
    /// Infinitive.
    Vinf,
    /// Past participle.
    Vpp,
    /// Present participle.
    Vpr,
    /// Finite form of *être* or *avoir*.
    Auxf,
    /// Infinitive or present participle of *être* or *avoir*.
    Auxi,
    /// *été*, *eu*.
    Auxp,
    /// Interjection.
    Intj,
    /// Symbol.
    Sym,
    /// Comma.
    Comma,
    /// Any other mark that parts words.
    Stop,
    /// Opening mark.
    Open,
    /// Closing mark.
    Close,
    /// Anything else.
    X,
    /// The edge of the sentence.
    Edge,
}

impl State {
    /// Number of states.
    pub const COUNT: usize = 32;

    /// Every state with the name that rules use.
    pub const NAMES: [(State, &'static str); Self::COUNT] = [
        (State::Noun, "NOUN"),
        (State::Propn, "PROPN"),
        (State::Adj, "APOST"),
        (State::Pre, "APRE"),
        (State::Adv, "ADV"),
        (State::Ne, "NE"),
        (State::Neg, "NEG"),
        (State::Det, "DET"),
        (State::Num, "NUM"),
        (State::Adp, "ADP"),
        (State::Contr, "CONTR"),
        (State::Cconj, "CCONJ"),
        (State::Sconj, "SCONJ"),
        (State::Rel, "REL"),
        (State::Subj, "SUBJ"),
        (State::Clit, "CLIT"),
        (State::Pron, "PRON"),
        (State::Vfin, "VFIN"),
        (State::Vinf, "VINF"),
        (State::Vpp, "VPP"),
        (State::Vpr, "VPR"),
        (State::Auxf, "AUXF"),
        (State::Auxi, "AUXI"),
        (State::Auxp, "AUXP"),
        (State::Intj, "INTJ"),
        (State::Sym, "SYM"),
        (State::Comma, "COMMA"),
        (State::Stop, "STOP"),
        (State::Open, "OPEN"),
        (State::Close, "CLOSE"),
        (State::X, "X"),
        (State::Edge, "EDGE"),
    ];

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<State> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(s, _)| *s)
    }

    /// Its bit in a mask.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// A set of states that rules name by one word.
pub const GROUPS: [(&str, &[State]); 6] = [
    ("ADJ", &[State::Adj, State::Pre]),
    ("FIN", &[State::Vfin, State::Auxf]),
    ("INF", &[State::Vinf, State::Auxi]),
    ("PP", &[State::Vpp, State::Auxp]),
    (
        "V",
        &[State::Vfin, State::Vinf, State::Vpp, State::Vpr, State::Auxf, State::Auxi, State::Auxp],
    ),
    ("MARK", &[State::Comma, State::Stop, State::Open, State::Close, State::Edge]),
];
