//! Shapes of `rules/fr/fonds/*.yaml`: what the archive desk asks of its cards. In: nothing. Out: types that serde fills. It
//! never checks a card.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fonds::{CardKind, CardSentence, PartialDate};
use crate::model::severity::Severity;

/// What `fonds` looks for and says.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct DeskRules {
    /// `checks.yaml`
    pub checks: Vec<DeskCheck>,
    /// `wording.yaml`
    pub desk: Desk,
}

named_enum! {
    /// What `fonds check` looks for.
    DeskCheckId {
        SentenceLong = "card-sentence-long",
        YearUndated = "card-year-undated",
        YearAfterDate = "card-year-after-date",
        Ageing = "card-ageing",
        Expired = "card-expired",
        PeriodEmpty = "card-period-empty",
        SentenceForm = "card-sentence-form",
        FirstFollows = "card-first-follows",
        PointsBack = "card-points-back",
        OpeningsAlike = "card-openings-alike",
        Typography = "card-typography",
        Guillemets = "card-guillemets",
        DateUnsaid = "card-date-unsaid",
        SourceMissing = "card-source-missing",
        MonthMissing = "card-month-missing",
        CheckedOld = "card-checked-old",
        HeadingMissing = "card-heading-missing",
        HeadingForm = "card-heading-form",
        RelatedMissing = "card-related-missing",
        ExampleMissing = "card-example-missing",
        ExampleSilent = "card-example-silent",
        NeverCalls = "card-never-calls",
        IdForm = "card-id-form",
        SentenceTwice = "card-sentence-twice",
        SentenceNear = "card-sentence-near",
        SubjectClaimed = "card-subject-claimed",
        SubjectShared = "card-subject-shared",
        SubjectTwice = "card-subject-twice",
    }
}

/// One check of cards.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskCheck {
    /// The name by which the program knows it.
    pub id: DeskCheckId,
    /// Stable code: `FIC` and three digits.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in a few words, in French.
    pub title: String,
    /// What is wrong, with slots for its figures, in French.
    pub message: String,
    /// Why it matters, in French.
    pub why: String,
    /// Cards in which it must be found.
    pub examples: Vec<CardSample>,
    /// Cards in which it must not.
    pub never: Vec<CardSample>,
}

/// What matters of a card for one check; everything else is as it should be.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the fields are those of a card")]
pub struct CardSample {
    pub id: Option<String>,
    pub kind: Option<CardKind>,
    pub countries: Option<Vec<String>>,
    pub subjects: Option<Vec<String>>,
    pub near: Option<Vec<String>>,
    pub unless: Option<Vec<String>>,
    pub since: Option<PartialDate>,
    pub until: Option<PartialDate>,
    pub h2: Option<Vec<String>>,
    pub h3: Option<Vec<String>>,
    pub sentences: Option<Vec<CardSentence>>,
    pub related: Option<Vec<String>>,
    pub source: Option<String>,
    pub checked: Option<PartialDate>,
    pub examples: Option<Vec<String>>,
    pub never: Option<Vec<String>>,
    /// The day that `--date` gives.
    pub today: Option<PartialDate>,
    /// Other cards of the base.
    pub beside: Vec<CardSample>,
}

/// `wording.yaml`: limits, words that age, the words of the answers.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// Limits of the checks.
    pub limits: DeskLimits,
    /// Words that are wrong some day, whatever the date of the sentence; folded.
    pub ageing: Vec<String>,
    /// Words that are wrong some day in a sentence without a date; folded.
    pub ageing_undated: Vec<String>,
    /// First words that point to the sentence before; folded.
    pub pointing: Vec<String>,
    /// Beginnings of sentences that such a word begins and that point to nothing; folded.
    pub impersonal: Vec<String>,
    /// What stands after a number that is no year; folded.
    pub units: Vec<String>,
    /// What stands before a number that is no year; folded.
    pub numbered: Vec<String>,
    /// The words of the answers.
    pub words: DeskWords,
}

/// Limits of the checks of cards.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskLimits {
    /// Words of a sentence.
    pub sentence_words: usize,
    /// Characters of a heading.
    pub heading_characters: usize,
    /// Months after which a card should be checked again.
    pub checked_months: i64,
    /// Percent of the word runs of the shorter one that two near sentences share.
    pub near_percent: usize,
    /// Words in a run.
    pub run_words: usize,
    /// Sentences with the same run from which it is a turn of phrase.
    pub common_run: usize,
}

/// The words of the answers, in French.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names in the rule file say it")]
pub struct DeskWords {
    pub kinds: BTreeMap<String, String>,
    pub purposes: BTreeMap<String, String>,
    pub severities: BTreeMap<String, String>,
    pub find: FindWords,
    pub card: CardWords,
    pub stats: StatsWords,
    pub check: CheckWords,
}

/// What `fonds find` says.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names in the rule file say it")]
pub struct FindWords {
    pub called: String,
    pub near: String,
    pub nothing: String,
    pub by: String,
    pub times: String,
    pub told: String,
    pub untold: String,
    pub only_in: String,
}

/// What `fonds show` says.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names in the rule file say it")]
pub struct CardWords {
    pub file: String,
    pub domain: String,
    pub countries: String,
    pub everywhere: String,
    pub subjects: String,
    pub near: String,
    pub unless: String,
    pub h2: String,
    pub h3: String,
    pub sentences: String,
    pub date: String,
    pub since: String,
    pub until: String,
    pub needs: String,
    pub case: String,
    pub aside: String,
    pub label: String,
    pub light: String,
    pub follows: String,
    pub untold: String,
    pub related: String,
    pub source: String,
    pub checked: String,
    pub reviewed: String,
    pub examples: String,
    pub never: String,
}

/// What `fonds stats` says.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names in the rule file say it")]
pub struct StatsWords {
    pub total: String,
    pub domains: String,
    pub kinds: String,
    pub purposes: String,
    pub months: String,
    pub cards: String,
    pub sentences: String,
}

/// What `fonds check` says.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names in the rule file say it")]
pub struct CheckWords {
    pub card: String,
    pub summary: String,
    pub hidden: String,
}
