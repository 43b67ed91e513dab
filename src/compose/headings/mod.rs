//! Headings lifted from what a section says. In: statements, quotations, recipes. Out: for each section the heading
//! that says most about it, and the runners-up. It never uses a word that the section lacks, never drops an owner
//! or a reserve, and never empties the sentence it announces.

mod drafts;

use std::collections::BTreeSet;

use super::keyphrase::Key;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::Span;
pub(crate) use drafts::Drafts;

/// Signs that a heading has where it can.
const LONGEST: usize = 60;

/// A heading that could stand above a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The words.
    pub text: String,
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

/// What a heading must be worth to part what stands together: below, it says little that the text does not say at once.
pub(super) const FLOOR: i64 = 10;

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

/// Puts the keyphrase before some headings, where it and they fit best, until three in ten on the page hold it; `extra`
/// are the headings of blocks that are no sections of the source, `about` tells which sections speak of it.
pub(crate) fn lead(
    chosen: &mut [Option<Heading>],
    key: &Key,
    extra: usize,
    about: &dyn Fn(usize) -> bool,
    lang: &Language,
) {
    let total = chosen.len() + extra;
    let wanted = (total * 3).div_ceil(10);
    let have = chosen.iter().flatten().filter(|h| key.stands_in(&h.text)).count();
    let mut led: Vec<(usize, Heading)> = chosen
        .iter()
        .enumerate()
        .filter_map(|(i, h)| h.as_ref().map(|h| (i, h)))
        .filter(|(i, h)| !key.stands_in(&h.text) && about(*i))
        .filter_map(|(i, h)| prefixed(h, key, lang).map(|p| (i, p)))
        .collect();
    led.sort_by_key(|(i, h)| (h.text.chars().count() as i64 / 4 - h.score, *i));
    for (i, heading) in led.into_iter().take(wanted.saturating_sub(have)) {
        chosen[i] = Some(heading);
    }
}

/// The same heading behind the keyphrase.
fn prefixed(heading: &Heading, key: &Key, lang: &Language) -> Option<Heading> {
    // `Crue de la Garonne : une décrue lente`; no sentence stands behind a label.
    if heading.lifted
        || heading.sentence_like
        // `Port-Kervel : …` says where, and not what.
        || !key.text.starts_with(char::is_lowercase)
        || !key.leads()
        || heading.text.contains(" : ")
        || heading.text.starts_with('«')
    {
        return None;
    }
    let said = if heading.proper { heading.text.clone() } else { lang.decapitalise(&heading.text) };
    let key_words = content_words(&key.text, lang);
    if content_words(&said, lang).iter().any(|w| key_words.contains(w)) {
        return None;
    }
    let text = format!("{} : {said}", key.title(lang));
    let fits = text.chars().count() <= LONGEST;
    let mut spans = heading.spans.clone();
    spans.extend(key.spans.iter().copied());
    fits.then(|| Heading { text, spans, ..heading.clone() })
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
