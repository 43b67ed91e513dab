//! Headings lifted from what a section says. In: statements, quotations, recipes. Out: for each section the heading
//! that says most about it, and the runners-up. It never uses a word that the section lacks, never drops an owner
//! or a reserve, and never empties the sentence it announces.

mod drafts;
mod keyed;

use std::collections::BTreeSet;

use super::statements::statements;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, Span};

pub(crate) use drafts::{Drafts, is_an_address};
pub(super) use keyed::{Page, carry};

/// Signs that a heading has where it can.
const LONGEST: usize = 60;

/// A heading that could stand above a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The words.
    pub text: String,
    /// The same in few words, for where the keyphrase stands before it.
    pub short: Option<String>,
    /// The recipe that wrote it.
    pub recipe: String,
    /// Higher is better.
    pub score: i64,
    /// What it rests on.
    pub spans: Vec<Span>,
    /// The sentence it says most of.
    pub sentence: usize,
    /// It begins with a name, which keeps its capital.
    pub proper: bool,
    /// It is the first sentence of the section, which is lifted out of it.
    pub lifted: bool,
    /// It has a verb of its own.
    pub sentence_like: bool,
    /// It only names something: `un comité de douze membres`.
    pub names: bool,
}

/// Every heading that the recipes write from a text, read as one section, as plain text.
pub fn drafted(analysis: &Analysis, lang: &Language) -> Vec<String> {
    let statements = statements(analysis, lang);
    let drafts = Drafts::new(analysis, &statements, &Known::new("", "", lang), lang);
    let written = drafts.candidates(&(0..analysis.sentences.len()), lang);
    let plain = |h: Heading| h.text.replace(['\u{a0}', '\u{202f}'], " ").replace('\'', "’");
    written.into_iter().map(plain).collect()
}

/// Folded words that carry sense.
pub(crate) fn content_words(text: &str, lang: &Language) -> BTreeSet<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 2 && !lang.is_function_word(w))
        .map(str::to_owned)
        .collect()
}

/// The first letters of each content word of a text, in order: `relève` and `a relevé` have the same.
pub(crate) fn stems(text: &str, lang: &Language) -> Vec<String> {
    /// Letters of a stem.
    const STEM: usize = 5;
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let content = words.filter(|w| w.len() > 2 && !lang.is_function_word(w));
    content.map(|w| w.chars().take(STEM).collect()).collect()
}

/// The same without the mark of the plural: `crues` has four letters of its own.
pub(crate) fn roots(text: &str, lang: &Language) -> Vec<String> {
    let bare = |stem: String| stem.trim_end_matches(['s', 'x']).to_owned();
    stems(text, lang).into_iter().map(bare).collect()
}

/// What a heading must be worth to part what stands together: below, it says little that the text does not say at once.
pub(super) const FLOOR: i64 = -8;

/// What stands above a section already, in content words.
pub(super) struct Known {
    title: BTreeSet<String>,
    told: BTreeSet<String>,
}

impl Known {
    /// What the title says, and what is told on top in composed words.
    pub(super) fn new(title: &str, told: &str, lang: &Language) -> Self {
        Self { title: content_words(title, lang), told: content_words(told, lang) }
    }

    /// True if the heading says the title again.
    pub(super) fn by_title(&self, heading: &Heading, lang: &Language) -> bool {
        says(heading, &self.title, 55, lang)
    }

    /// True if the heading says what composed words at the top do.
    fn by_top(&self, heading: &Heading, lang: &Language) -> bool {
        says(heading, &self.told, 70, lang)
    }
}

/// True if so many hundredths of a heading's words are known.
fn says(heading: &Heading, known: &BTreeSet<String>, most: usize, lang: &Language) -> bool {
    let words = content_words(&heading.text, lang);
    words.intersection(known).count() * 100 >= words.len() * most
}

/// Chooses one heading a section, no two with the same opening words where it can be. None where all say the title again:
/// then the section goes on from what stands above it.
pub(super) fn choose(
    sections: &[Vec<Heading>],
    known: &Known,
    lang: &Language,
) -> Vec<Option<Heading>> {
    let mut openings: BTreeSet<String> = BTreeSet::new();
    let mut chosen: Vec<Option<Heading>> = Vec::new();
    for candidates in sections {
        let worth = |h: &&Heading| h.score >= FLOOR && !known.by_title(h, lang);
        let mut new = candidates.iter().filter(worth).peekable();
        let first = new.peek().copied();
        let fresh = |h: &&Heading| !openings.contains(&opening(&h.text, lang));
        let heading = new.find(fresh).or(first);
        openings.extend(heading.map(|h| opening(&h.text, lang)));
        chosen.push(heading.cloned());
    }
    chosen
}

/// The first word that carries sense, with the small ones before it.
fn opening(text: &str, lang: &Language) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let mut out = String::new();
    for word in words {
        out += word;
        if !lang.is_function_word(word) {
            break;
        }
        out.push(' ');
    }
    out
}
