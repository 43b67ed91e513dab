//! The shape of `rules/fr/ingest.yaml`. In: nothing. Out: types that serde fills from YAML and from the compiled form.
//! It never matches a line.

use serde::{Deserialize, Serialize};

use super::later::Later;
use super::pattern::Pattern;

/// How the lines of an article that are not its text look, and what typing faults are mended.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ingest {
    /// Words by name, for slots of patterns and for the code.
    pub lists: Vec<WordList>,
    /// Whole lines, tried in order.
    pub lines: Later<Vec<LineRule>>,
    /// What is cut from the start of a paragraph, tried in order.
    pub openings: Later<Vec<CutRule>>,
    /// Who speaks, cut from the start of a paragraph in an interview.
    pub speakers: Later<Vec<CutRule>>,
    /// What copy calls its parts, taken off the start of a paragraph.
    pub labels: Later<Vec<CutRule>>,
    /// What is cut from the end of a paragraph, tried in order.
    pub endings: Later<Vec<CutRule>>,
    /// Faults of typing and how they are mended; the code that mends them knows them by id.
    pub repairs: Vec<RepairRule>,
    /// What an editor is told.
    pub messages: Vec<Message>,
}

impl Ingest {
    /// The words of a list; none for a name that no file defines.
    pub fn list(&self, id: &str) -> &[String] {
        self.lists.iter().find(|l| l.id == id).map_or(&[], |l| &l.words)
    }

    /// All rules that cut.
    pub fn cuts(&self) -> impl Iterator<Item = &CutRule> {
        [&*self.openings, &*self.speakers, &*self.labels, &*self.endings].into_iter().flatten()
    }

    /// A message with its `{}` filled in.
    pub fn message(&self, id: &str, with: &str) -> String {
        let text = self.messages.iter().find(|m| m.id == id).map_or("{}", |m| &m.text);
        text.replacen("{}", with, 1)
    }
}

/// A named list of words or phrases.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// Unique name; patterns write it in braces.
    pub id: String,
    /// The words; case, accents and apostrophes do not count.
    pub words: Vec<String>,
}

/// What a whole line looks like that is not prose.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineRule {
    /// Unique name.
    pub id: String,
    /// What such a line is.
    pub kind: LineKind,
    /// Where such lines stand.
    #[serde(default)]
    pub at: Where,
    /// What the whole line must be. Parentheses or brackets around it, a bullet or arrow before it and a stop after
    /// it do not count.
    pub is: Vec<Pattern>,
    /// Lines that it must catch.
    pub examples: Vec<String>,
    /// Lines that it must leave.
    pub never: Vec<String>,
}

/// What is cut from one end of a paragraph.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutRule {
    /// Unique name.
    pub id: String,
    /// What the cut part is.
    pub kind: LineKind,
    /// What the cut part looks like.
    pub is: Vec<Pattern>,
    /// The list that the word after it must be of.
    #[serde(default)]
    pub then: Option<String>,
    /// Paragraphs, and what is cut from them.
    pub examples: Vec<CutExample>,
    /// Paragraphs that it must leave whole.
    pub never: Vec<String>,
}

/// A paragraph, and the part that is cut from it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutExample {
    /// The paragraph.
    pub text: String,
    /// The part.
    pub cut: String,
}

/// A fault of typing that is mended.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairRule {
    /// Unique name, as records of repairs give it.
    pub id: String,
    /// What is mended, and what is left alone.
    pub says: String,
    /// Faults, and what becomes of them.
    pub examples: Vec<RepairExample>,
    /// What must stay as it is.
    pub never: Vec<String>,
}

/// A fault and its repair.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepairExample {
    /// As typed.
    pub text: String,
    /// As mended.
    pub fixed: String,
}

/// A sentence for the editor; `{}` stands for what was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// Unique name.
    pub id: String,
    /// The sentence.
    pub text: String,
}

/// What a line can be, besides prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the same names as the kinds of blocks")]
pub enum LineKind {
    Title,
    Kicker,
    Standfirst,
    Dateline,
    Byline,
    Credit,
    PhotoCredit,
    ReadAlso,
    Heading,
    Sheet,
    Speaker,
    /// Set aside, with a warning: words to the desk, not to the reader.
    Aside,
}

/// Where in the article a kind of line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// Above the text.
    Top,
    /// Above the text, or after its first paragraph (a chapô).
    Head,
    /// Below the text.
    Tail,
    /// At the head or below the text.
    Edge,
    /// Anywhere but above the text.
    AfterStart,
    /// Anywhere but below the text.
    BeforeEnd,
    /// Between any two paragraphs too.
    #[default]
    Anywhere,
}
