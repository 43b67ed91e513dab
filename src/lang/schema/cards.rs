//! Shape of `rules/fr/cards.yaml`. In: nothing. Out: types that serde fills from YAML and from the compiled form. It
//! never chooses a card.

use serde::{Deserialize, Serialize};

/// What of an article calls for cards, and which of their sentences it can bear.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardRules {
    /// Words that are said on the way to something else.
    pub passing: Vec<PassingRule>,
    /// Lands of a state that have laws of their own.
    pub lands: Lands,
    /// Wordings that tell where an article plays, where its places do not.
    pub signs: Vec<BoundRule>,
    /// Wordings that are true of some countries only.
    pub bound: Vec<BoundRule>,
    /// What no one wants to read beside the dead.
    pub indecent: Vec<WordingRule>,
    /// First words of the name of a law that an article cites, as lemmas.
    pub citing: Vec<WordingRule>,
    /// Wordings of what a card tells of an institution for its own sake: who appoints its head.
    pub trivia: Vec<WordingRule>,
    /// Lemmas of words that tell of the dead, beside the gravest events.
    pub mourning: Vec<String>,
    /// Domains of cards whose articles are stories told in time: a match, a fait divers, a trial.
    pub told_in_time: Vec<String>,
    /// Lemmas of what is said where a court sits.
    pub hearing: Vec<String>,
    /// Domains of cards that tell of all that is a land's own, whatever the matter.
    pub of_lands: Vec<String>,
    /// Words with which a sentence points at the one before it.
    pub leaning: Vec<String>,
}

/// One way of naming a subject in passing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassingRule {
    /// Its name.
    pub id: String,
    /// Where the words stand that call nothing.
    pub place: PassingPlace,
    /// Lemmas of the words that make it so, for the places that need some.
    #[serde(default)]
    pub words: Vec<String>,
    /// The words call nothing, even where an article lacks words; without, they call what comes last.
    #[serde(default)]
    pub bars: bool,
    /// It holds in the first sentence too, where most words name the subject.
    pub everywhere: bool,
    /// Words that are no such thing where one of these stands in them.
    #[serde(default)]
    pub except: Vec<String>,
    /// Sentences with the passing words in brackets.
    pub examples: Vec<String>,
    /// Sentences whose words in brackets are not said in passing.
    pub never: Vec<String>,
}

/// Where words stand that call nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassingPlace {
    /// Behind one of the words, a determiner left out: `aucune alerte`.
    Behind,
    /// In a negated clause of one of the verbs: `n'a pas touché la Normandie`.
    Untouched,
    /// In the function or employer of somebody who is named: `Mme X, sage-femme`.
    Function,
    /// In the complement of one of the functions: `la présidente de la chambre d'agriculture`.
    Employer,
    /// In a complement of place.
    Site,
    /// The last of three or more.
    Listed,
    /// Inside a longer name of an organisation or a place.
    Name,
    /// In the title of a work.
    Work,
}

/// Lands that have laws of their own.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lands {
    /// The lands where the cards of their state are not true.
    pub own_law: Vec<Land>,
    /// The domain whose cards are true there all the same.
    pub domain: String,
}

/// A land with laws of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Land {
    /// Its code as a country.
    pub code: String,
    /// Its code as a département.
    pub department: String,
}

/// A wording that is true of some countries only.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundRule {
    /// Its name.
    pub id: String,
    /// Codes of the countries; `EU` for all of the Union.
    pub countries: Vec<String>,
    /// The wordings; accents and case do not count.
    pub words: Vec<String>,
    /// Sentences of cards that say it.
    pub examples: Vec<String>,
    /// Sentences that do not.
    pub never: Vec<String>,
}

/// Wordings that tell what a sentence is about.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingRule {
    /// Its name.
    pub id: String,
    /// The words; each list says how they are compared. Accents and case do not count.
    pub words: Vec<String>,
    /// Sentences that say it.
    pub examples: Vec<String>,
    /// Sentences that do not.
    pub never: Vec<String>,
}
