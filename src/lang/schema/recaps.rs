//! Shape of `rules/fr/recaps.yaml`. In: nothing. Out: types that serde fills from YAML and from the compiled form. It
//! never reads an article.

use serde::{Deserialize, Serialize};

use super::facts::DateMeaning;

/// When an article gets a recap, and what it says.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecapRules {
    /// What happened, day by day.
    pub chronologies: Vec<Chronology>,
    /// Who the people are.
    pub people: Vec<WhoIsWho>,
}

/// The days of a story that an article tells out of order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chronology {
    /// Its name.
    pub id: String,
    /// Words that the source has at least.
    pub source_words: usize,
    /// Days: fewer make none, of more the heaviest are kept.
    pub rows: Bounds,
    /// How often the text goes back to an earlier day, at least.
    pub returns: usize,
    /// Of the days that the text names, those that must be told, in hundredths.
    pub share: usize,
    /// Weight as news of the lightest event that is told.
    pub gravity: u8,
    /// Words of a row, its day left out.
    pub words: Bounds,
    /// The expressions of time that name a day for certain.
    pub dates: Vec<DateMeaning>,
    /// Words with which a row would point at what stands elsewhere.
    pub leaning: Vec<String>,
    /// Nouns that name somebody as met before: of two of them, only the article says whether they are one.
    pub persons: Vec<String>,
    /// Lemmas of verbs that tell no event by themselves.
    pub no_events: Vec<String>,
    /// The headings, `{key}` for the keyphrase; one by the number of sections.
    pub headings: Vec<String>,
    /// Texts that get it, lengths aside, and its rows.
    pub examples: Vec<RecapExample>,
    /// Texts that get none.
    pub never: Vec<RecapExample>,
}

/// The functions of the people of a long article.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhoIsWho {
    /// Its name.
    pub id: String,
    /// Words that the source has at least.
    pub source_words: usize,
    /// People: fewer make none, of more the first are kept.
    pub rows: Bounds,
    /// Words between a function and the surname alone, at least.
    pub far: usize,
    /// Words of a function.
    pub words: Bounds,
    /// Words in a function that stand for what is named elsewhere.
    pub leaning: Vec<String>,
    /// The headings, `{key}` for the keyphrase; one by the number of sections.
    pub headings: Vec<String>,
    /// Texts that get it, lengths aside, and its rows.
    pub examples: Vec<RecapExample>,
    /// Texts that get none.
    pub never: Vec<RecapExample>,
}

/// The least and the most of something.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// At least.
    pub least: usize,
    /// At most.
    pub most: usize,
}

impl Bounds {
    /// True if so many are allowed.
    pub fn hold(self, count: usize) -> bool {
        (self.least..=self.most).contains(&count)
    }
}

/// A text and the recap that it gets.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecapExample {
    /// The article.
    pub text: String,
    /// Its day of publication, `YYYY-MM-DD`; none if it is not known.
    #[serde(default)]
    pub date: Option<String>,
    /// The rows, each with its label; none for a text that gets no recap.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// What all recaps have, whatever they tell.
pub trait RecapRule {
    /// Its name.
    fn id(&self) -> &str;
    /// The wordings of its heading.
    fn headings(&self) -> &[String];
    /// Texts that get it.
    fn examples(&self) -> &[RecapExample];
    /// Texts that do not.
    fn never(&self) -> &[RecapExample];
    /// Every pair of bounds, with its key.
    fn bounds(&self) -> [(&'static str, Bounds); 2];

    /// The rule that its heading names as its origin.
    fn heading_rule(&self) -> String {
        format!("{}.heading", self.id())
    }
}

macro_rules! recap_rule {
    ($($type:ty),*) => {
        $(impl RecapRule for $type {
            fn id(&self) -> &str {
                &self.id
            }
            fn headings(&self) -> &[String] {
                &self.headings
            }
            fn examples(&self) -> &[RecapExample] {
                &self.examples
            }
            fn never(&self) -> &[RecapExample] {
                &self.never
            }
            fn bounds(&self) -> [(&'static str, Bounds); 2] {
                [("rows", self.rows), ("words", self.words)]
            }
        })*
    };
}

recap_rule!(Chronology, WhoIsWho);

impl RecapRules {
    /// All of them, in the order in which they stand on the page.
    pub fn all(&self) -> impl Iterator<Item = &dyn RecapRule> {
        let days = self.chronologies.iter().map(|r| r as &dyn RecapRule);
        days.chain(self.people.iter().map(|r| r as &dyn RecapRule))
    }
}
