//! Shape of the documentary base: `data/fr/fonds/*.yaml`. In: nothing. Out: types that serde fills from YAML and from
//! the compiled form. It never decides what is shown.

use serde::{Deserialize, Serialize};

/// One file: the cards of one domain.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardFile {
    /// Name of the domain: lower case, hyphens.
    pub domain: String,
    /// What the domain is about, for documentalists.
    pub title: String,
    /// The cards.
    pub cards: Vec<Card>,
}

/// A card: what the archive desk knows about one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Unique in the whole base.
    pub id: String,
    /// What kind of card.
    pub kind: CardKind,
    /// The domain of its file.
    #[serde(default)]
    pub domain: String,
    /// ISO codes of the countries it is true of; empty for everywhere.
    #[serde(default)]
    pub countries: Vec<String>,
    /// The words of an article that call the card; ` + ` joins words that must all stand in the article.
    pub subjects: Vec<String>,
    /// At least one of these must stand in the article, if there are any.
    #[serde(default)]
    pub near: Vec<String>,
    /// None of these may stand in the article.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The subject exists only since then.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// The subject exists only until then.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Wordings of its h2, where it can stand as a section of its own.
    #[serde(default)]
    pub h2: Vec<String>,
    /// Wordings of its h3: a question it answers, or an assertion.
    pub h3: Vec<String>,
    /// What it says, in reading order.
    pub sentences: Vec<CardSentence>,
    /// Ids of related cards.
    #[serde(default)]
    pub related: Vec<String>,
    /// What the statements rest on.
    pub source: String,
    /// Month of the last check, `YYYY-MM`.
    pub checked: PartialDate,
    /// By whom and how it was checked a second time, if it was.
    #[serde(default)]
    pub reviewed: Option<String>,
    /// Sentences that must call the card.
    pub examples: Vec<String>,
    /// Sentences that must not.
    pub never: Vec<String>,
}

/// Kinds of cards, the most specific first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardKind {
    /// The history of a recurring story.
    Dossier,
    /// Who decides or acts.
    Institution,
    /// A procedure, instrument, level, illness, rule, phenomenon.
    Notion,
}

impl CardKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Dossier, Self::Institution, Self::Notion];

    /// The name in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dossier => "dossier",
            Self::Institution => "institution",
            Self::Notion => "notion",
        }
    }
}

/// One sentence of a card. Exactly one of the four texts is given; its key says what the sentence is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardSentence {
    /// What to do, by when, how much, whom to ask, what a level means.
    #[serde(default)]
    pub service: Option<String>,
    /// How it works, who decides, what comes next.
    #[serde(default)]
    pub mecanisme: Option<String>,
    /// Dated precedents.
    #[serde(default)]
    pub histoire: Option<String>,
    /// What it is; only what most readers do not know.
    #[serde(default)]
    pub definition: Option<String>,
    /// The latest day that the sentence tells about.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// True since then.
    #[serde(default)]
    pub since: Option<PartialDate>,
    /// True until then.
    #[serde(default)]
    pub until: Option<PartialDate>,
    /// Printed only directly after the sentence before it.
    #[serde(default)]
    pub follows: bool,
    /// Printed only if one of these words stands in the article.
    #[serde(default)]
    pub needs: Vec<String>,
    /// It speaks of a case that these words name: where none of them stands in the article, it is printed only if the
    /// article lacks words without it.
    #[serde(default)]
    pub case: Vec<String>,
    /// It interests few stories that call the card: printed only if the article lacks words without it.
    #[serde(default)]
    pub aside: bool,
    /// Bold label of a list item.
    #[serde(default)]
    pub label: Option<String>,
    /// Anecdote: never printed beside deaths.
    #[serde(default)]
    pub light: bool,
}

/// What a sentence is for, in the order in which a reader wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// What to do.
    Service,
    /// How it works.
    Mechanism,
    /// What came before.
    History,
    /// What it is.
    Definition,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [Self::Service, Self::Mechanism, Self::History, Self::Definition];

    /// The key in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Mechanism => "mecanisme",
            Self::History => "histoire",
            Self::Definition => "definition",
        }
    }
}

impl Card {
    /// What it is called where one line must do: its first h3, else its first h2, else its id.
    pub fn heading(&self) -> &str {
        self.h3.first().or(self.h2.first()).unwrap_or(&self.id)
    }
}

impl CardSentence {
    /// What it says.
    pub fn text(&self) -> &str {
        self.content().map_or("", |(_, text)| text)
    }

    /// What it is for and what it says; an error if it has no text or several.
    pub fn content(&self) -> Result<(Purpose, &str), &'static str> {
        let texts = [
            (Purpose::Service, &self.service),
            (Purpose::Mechanism, &self.mecanisme),
            (Purpose::History, &self.histoire),
            (Purpose::Definition, &self.definition),
        ];
        let mut given = texts.into_iter().filter_map(|(p, t)| t.as_deref().map(|t| (p, t)));
        match (given.next(), given.next()) {
            (Some(one), None) => Ok(one),
            _ => Err("exactly one of service, mecanisme, histoire, definition is expected"),
        }
    }
}

/// A year, a month or a day, as written: `1982`, `1982-07`, `1982-07-13`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day, 1 to 31.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|y| (3..=4).contains(&y.len()))?.parse().ok()?;
        let month = parts.next().map(|m| m.parse().ok().filter(|m| (1..=12).contains(m)));
        let day = parts.next().map(|d| d.parse().ok().filter(|d| (1..=31).contains(d)));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        Some(Self { year, month: month.flatten(), day: day.flatten() })
    }

    /// The first day it can mean, as year, month, day.
    pub fn first(self) -> (i32, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean, as year, month, day (31 for every month: good enough to compare).
    pub fn last(self) -> (i32, u8, u8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |m| write!(f, "-{m:02}"))?;
        self.day.map_or(Ok(()), |d| write!(f, "-{d:02}"))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "« {text} » is no date, expected YYYY, YYYY-MM or YYYY-MM-DD"
            ))
        })
    }
}
