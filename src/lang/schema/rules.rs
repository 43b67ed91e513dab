//! Shapes of the lists in `rules/fr`. In: nothing. Out: types that serde fills from YAML and from the compiled form.
//! It never interprets a rule. Unknown keys are errors.

use serde::{Deserialize, Serialize};

use super::cards::CardRules;
use super::check::CheckRules;
use super::desk::DeskRules;
use super::facts::Facts;
use super::headings::{Elision, Measure, Recipe};
use super::ingest::Ingest;
use super::keyphrases::Keyphrases;
use super::later::Later;

use super::page::Page;
use super::realisation::Realisation;
use super::recaps::RecapRules;
use super::roles::Roles;
use super::segment::Segmentation;
use super::tag::Tagging;
use super::tokenize::Tokenization;
use super::typography::Typography;
use crate::model::grammar::{Gender, Pos};

/// All rules of one language, one field per file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Rulebook {
    /// `abbreviations.yaml`
    pub abbreviations: Vec<Abbreviation>,
    /// `segment.yaml`
    pub segment: Segmentation,
    /// `tag.yaml`, `pairs.yaml` and `guess.yaml`
    pub tagging: Later<Tagging>,
    /// `tokenize.yaml`
    pub tokenize: Tokenization,
    /// `locutions.yaml`
    pub locutions: Later<Vec<Locution>>,
    /// `speech.yaml`
    pub speech: Speech,
    /// `events.yaml`
    pub events: Vec<Event>,
    /// `cards.yaml`
    pub cards: CardRules,
    /// `connectors.yaml`
    pub connectors: Vec<Connector>,
    /// `page.yaml`
    pub page: Page,
    /// `syntax.yaml`
    pub syntax: Syntax,
    /// `dates.yaml`, `figures.yaml`, `function_words.yaml`, `names.yaml`
    pub facts: Facts,
    /// `keyphrases.yaml`
    pub keyphrases: Keyphrases,
    /// `headings.yaml`
    pub headings: Vec<Recipe>,
    /// `measures.yaml`
    pub measures: Vec<Measure>,
    /// `elisions.yaml`
    pub elisions: Vec<Elision>,
    /// `recaps.yaml`
    pub recaps: RecapRules,
    /// `ingest.yaml`
    pub ingest: Ingest,
    /// `roles.yaml`
    pub roles: Roles,
    /// `realisation.yaml`
    pub realisation: Realisation,
    /// `typography.yaml`
    pub typography: Typography,
    /// `check/*.yaml` and `translationese.yaml`
    pub check: Later<CheckRules>,
    /// `fonds/*.yaml`
    pub fonds: Later<DeskRules>,
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

impl SpeechVerb {
    /// The verb without its reflexive pronoun.
    pub fn lemma(&self) -> &str {
        self.verb.strip_prefix("se ").or_else(|| self.verb.strip_prefix("s'")).unwrap_or(&self.verb)
    }
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

/// A verb, in the passive or not, and the noun that counts whom it happened to.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Toll {
    /// Lemma of the verb.
    pub verb: String,
    /// In the passive: *ont été tuées*.
    pub passive: bool,
    /// The noun in the plural: *morts*.
    pub noun: String,
}

/// `syntax.yaml`: the lists that the reading of clauses needs; lemmas, with ASCII apostrophes.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Syntax {
    /// Verbs that tie a subject to its attribute.
    pub copulas: Vec<String>,
    /// Words that compare, behind which *que* may stand at once.
    pub comparatives: Vec<String>,
    /// Words that compare by the word behind them: *aussi grand que*.
    pub degrees: Vec<String>,
    /// Verbs that form one group with an infinitive.
    pub modals: Vec<String>,
    /// Prepositions whose phrase says who claims it.
    pub attribution_prepositions: Vec<String>,
    /// Prepositions whose phrase says when.
    pub time_prepositions: Vec<String>,
    /// Prepositions whose phrase says where, if its noun is a place.
    pub place_prepositions: Vec<String>,
    /// Prepositions that verbs often ask for.
    pub oblique_prepositions: Vec<String>,
    /// Verbs whose complement tells the event: *procéder à un remaniement*.
    pub light_verbs: Vec<String>,
    /// Verbs whose perfect says what is over, and that no headline puts in the present.
    pub past_verbs: Vec<String>,
    /// Words by which a sentence only opens a list.
    pub list_openings: Vec<String>,
    /// Verbs by which somebody contests, and the nouns of what the sentences before have given.
    pub contesting_verbs: Vec<String>,
    /// See `contesting_verbs`.
    pub contested_nouns: Vec<String>,
    /// Verbs by which somebody speaks without saying what.
    pub answering_verbs: Vec<String>,
    /// Nouns of a link that the next sentence may deny.
    pub linking_nouns: Vec<String>,
    /// Verbs that have a time for their object.
    pub spending_verbs: Vec<String>,
    /// Words that something has to follow.
    pub unfinished_words: Vec<String>,
    /// Words whose phrase limits what is claimed, and is never left out.
    pub limiting_words: Vec<String>,
    /// Nouns of time.
    pub time_nouns: Vec<String>,
    /// Words that take back or limit what stands before them.
    pub adversatives: Vec<String>,
    /// Words that make *que* a conjunction of circumstance.
    pub circumstances: Vec<String>,
    /// Verbs that headlines turn round.
    pub passive_verbs: Vec<String>,
    /// Words that open a phrase of time which the end of a sentence can do without.
    pub droppable_times: Vec<String>,
    /// Subject pronouns that stand for what is named elsewhere.
    pub leaning_subjects: Vec<String>,
    /// Object pronouns that stand for what is named elsewhere.
    pub leaning_objects: Vec<String>,
    /// Verbs whose *il* stands for nothing.
    pub impersonal_verbs: Vec<String>,
    /// Adverbs without which a passive in the present would tell of one event.
    pub frequency_adverbs: Vec<String>,
    /// Verbs that are turned round where their object is counted.
    pub gathering_verbs: Vec<String>,
    /// Verbs of who finds something: turned round, they keep by whom.
    pub finding_verbs: Vec<String>,
    /// Ends of times that are counted from another sentence.
    pub leaning_times: Vec<String>,
    /// Words that turn round what was said in the sentence before them.
    pub contrast_openings: Vec<String>,
    /// Nouns that say right behind another of what kind it is: *communes membres*.
    pub typing_nouns: Vec<String>,
    /// Openings of several words that oppose a sentence to the one before.
    pub opposing_openings: Vec<String>,
    /// Verbs whose count of persons a headline tells by a noun: `sept morts`.
    pub tolls: Vec<Toll>,
    /// Nouns of persons that such a noun takes the place of.
    pub persons: Vec<String>,
    /// Participles that take back what stands before their comma.
    pub undoing_verbs: Vec<String>,
    /// Words by which somebody who is quoted grants a thing before answering it, in lower case.
    pub conceding_words: Vec<String>,
    /// Verbs of what goes on, though something else has changed.
    pub persisting_verbs: Vec<String>,
    /// Verbs of who wants, refuses or votes something: turned round, they keep by whom.
    pub wanting_verbs: Vec<String>,
    /// Those that are so behind *se*: *il se passe*.
    pub impersonal_reflexives: Vec<String>,
    /// Verbs whose object has not taken place.
    pub unreal_verbs: Vec<String>,
    /// Prepositions whose complement dates a fact without being its subject.
    pub dating: Vec<String>,
    /// Adverbs inside a verb group that tie it to the sentence before.
    pub tying_adverbs: Vec<String>,
    /// Words at the end of a quotation that stand for what was said before it.
    pub leaning_ends: Vec<String>,
    /// Words with which a quotation points at what was said before it.
    pub pointing_openings: Vec<String>,
    /// Words that say what those mean.
    pub pointing_answers: Vec<String>,
    /// Words that open a time that the first sentence cannot do without: how long, until when.
    pub open_times: Vec<String>,
    /// A verb and the last word behind it that say nothing without when: `avoir lieu`.
    pub wants_date: Vec<String>,
    /// Words that open a purpose, which a title can leave out.
    pub purpose_openings: Vec<String>,
    /// Words that open a circumstance of the first sentence.
    pub circumstance_openings: Vec<String>,
    /// Conjunctions whose clause is claimed, not supposed: `alors` of *alors que*.
    pub asserting_conjunctions: Vec<String>,
    /// Verbs that the lexicon gives *avoir* and the press *être*: *sont convenus*.
    pub etre_verbs: Vec<String>,
    /// What opens a time over which something was counted.
    pub counting_times: Vec<String>,
    /// Verbs that are turned round in the present, too: *dénoncer*.
    pub stance_verbs: Vec<String>,
    /// Verbs that bring somebody to a state, which a headline leaves out (`placé en garde à vue`).
    pub state_verbs: Vec<String>,
    /// What opens such a state.
    pub state_prepositions: Vec<String>,
    /// What opens an infinitive that a comma sets apart: *sans*, *avant*.
    pub aside_infinitives: Vec<String>,
    /// Beginnings of a phrase that says why: *à cause d*.
    pub cause_openings: Vec<String>,
    /// Words before a subject that set what follows beside what stands before: *de son côté*.
    pub leaning_fronts: Vec<String>,
    /// Pronouns that two commas set apart to insist.
    pub emphatic_pronouns: Vec<String>,
    /// Verbs whose object is asked for or to come, and in the passive says so: `900 recrutements prévus`.
    pub planning_verbs: Vec<String>,
    /// Words of a part of a count without which the count misleads: `dont deux avec sursis`.
    pub telling_parts: Vec<String>,
    /// Nouns behind *selon* that tell how, not who.
    pub manner_nouns: Vec<String>,
    /// Words before which a long title may stop.
    pub title_cuts: Vec<String>,
    /// Words that set what they qualify beside something named elsewhere: `une autre énigme`, `le second résultat`.
    pub contrast_words: Vec<String>,
    /// Locutions that may stand between an auxiliary and its participle: `est en revanche confirmée`.
    pub inner_locutions: Vec<String>,
    /// Verbs that a heading can say by the noun of their event: `sera créé` → `création de`.
    pub nominal_verbs: Vec<String>,
    /// Verbs by which an event takes its toll: `faisant deux blessés`.
    pub toll_verbs: Vec<String>,
    /// Nouns that name nothing by themselves: `rôle`, `manière`.
    pub idle_nouns: Vec<String>,
    /// Verbs whose object is the news itself.
    pub announcing_verbs: Vec<String>,
    /// Verbs by which somebody is tried or punished, and that say nothing without what for.
    pub charging_verbs: Vec<String>,
    /// Nouns of quantity whose verb may agree with what they count.
    pub quantity_nouns: Vec<String>,
    /// Nouns of place.
    pub place_nouns: Vec<String>,
}
