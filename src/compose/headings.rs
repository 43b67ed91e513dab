//! Headings lifted from what a section says. In: statements, quotations, recipes. Out: for each section the heading
//! that says most about it, and the runners-up. It never uses a word that the section lacks, never drops an owner
//! or a reserve, and never empties the sentence it announces.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::keyphrase::Key;
use super::material::{Material, materials};
use super::statements::Statement;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::rules::{From, Recipe};
use crate::model::{Analysis, BlockKind, Span, count_words};

/// Signs that a heading has where it can.
pub(crate) const LONGEST: usize = 60;
/// More signs for what says no less in fewer, and for the owner of a claim.
const MORE: usize = 8;
/// Hundredths of the words of its sentence that a long heading may not take.
const USED_UP: usize = 66;
const CLAIM: usize = 6;
/// Words that a heading may have.
const WORDS: Range<usize> = 3..12;

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
}

/// Every heading that the recipes give for a section, best first.
pub(crate) fn candidates(
    analysis: &Analysis,
    section: &Range<usize>,
    statements: &[Statement],
    lang: &Language,
) -> Vec<Heading> {
    let first = statements.partition_point(|s| s.sentence < section.start);
    let last = statements.partition_point(|s| s.sentence < section.end);
    let inside: Vec<&Statement> = statements[first..last].iter().collect();
    let whole = Whole::new(analysis, section, lang);
    let (mut out, mut texts): (Vec<Heading>, BTreeSet<String>) = Default::default();
    for recipe in &lang.rules.headings {
        for material in materials(analysis, section, &inside, recipe.from, lang) {
            if let Some(heading) = write(&whole, recipe, &material, lang)
                && texts.insert(heading.text.clone())
            {
                out.push(heading);
            }
        }
    }
    out.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    out
}

/// A section with the content words of its sentences.
struct Whole {
    first: usize,
    /// Its first sentence, folded.
    opening: String,
    /// Those of each sentence.
    sentences: Vec<BTreeSet<String>>,
    /// In how many sentences each stands.
    counts: BTreeMap<String, usize>,
    /// What the reader knows who comes to it: the words of the title and of the first sentence.
    known: BTreeSet<String>,
}

impl Whole {
    fn new(analysis: &Analysis, section: &Range<usize>, lang: &Language) -> Self {
        let sentences: Vec<BTreeSet<String>> =
            section.clone().map(|s| content_words(analysis.sentence_text(s), lang)).collect();
        let mut counts = BTreeMap::new();
        for word in sentences.iter().flatten() {
            *counts.entry(word.clone()).or_default() += 1;
        }
        let opening = section.clone().next().map(|s| fold(analysis.sentence_text(s)));
        let titles = analysis.document.of_kind(BlockKind::Title);
        let titles = titles.map(|b| analysis.document.block_text(b));
        let above = (section.start > 0).then(|| analysis.sentence_text(0));
        let known = titles.chain(above).flat_map(|t| content_words(t, lang)).collect();
        let opening = opening.unwrap_or_default();
        Self { first: section.start, opening, sentences, counts, known }
    }

    /// What a heading loses that gives the floor to a name the reader has not met.
    fn unknown(&self, owner: &str, lang: &Language) -> i64 {
        /// More than what parts two recipes.
        const LOSS: i64 = 9;
        let name = owner.starts_with(char::is_uppercase);
        let met = !self.known.is_disjoint(&content_words(owner, lang));
        if name && !met { LOSS } else { 0 }
    }

    /// Hundredths of the sentences that share a word with these.
    fn share(&self, words: &BTreeSet<String>) -> i64 {
        let shared = self.sentences.iter().filter(|s| !s.is_disjoint(words)).count();
        (shared * 100 / self.sentences.len().max(1)) as i64
    }

    /// True if the word stands in a sentence other than this one.
    fn holds_beside(&self, word: &str, sentence: &BTreeSet<String>) -> bool {
        let own = usize::from(sentence.contains(word));
        self.counts.get(word).is_some_and(|n| *n > own)
    }
}

/// One recipe over one piece of material: the longest wording that fits.
fn write(
    section: &Whole,
    recipe: &Recipe,
    material: &Material,
    lang: &Language,
) -> Option<Heading> {
    let names_owner = recipe.template.contains("{owner}");
    if names_owner != material.owner.is_some() {
        return None;
    }
    let names: Vec<Option<&str>> = match &material.owner {
        Some(owner) => owner.names.iter().map(|n| Some(n.as_str())).collect(),
        None => vec![None],
    };
    let pairs = || material.wordings.iter().flat_map(|w| names.iter().map(move |n| (w, *n)));
    let within = |longest: usize| {
        pairs().find_map(|(wording, owner)| {
            let text = fill(&recipe.template, wording, owner, material.verb.as_deref())?;
            let text = lang.capitalise(text.trim_end_matches('.'));
            let fits = text.chars().count() <= longest
                && WORDS.contains(&count_words(&text))
                && !is_an_address(&text);
            fits.then(|| Heading {
                score: score(section, recipe, material, wording, &text, lang)
                    - owner.map_or(0, |o| section.unknown(o, lang)),
                recipe: recipe.id.clone(),
                spans: material.spans.clone(),
                sentence: material.sentence,
                proper: material.proper,
                lifted: recipe.from == From::Question,
                text,
            })
        })
    };
    // A claim may run on to name its owner.
    let longest = if names_owner { LONGEST + CLAIM } else { LONGEST };
    within(longest).or_else(|| {
        // At length it leaves the sentence below something to tell.
        let sentence = &section.sentences[material.sentence - section.first];
        let told = |h: &Heading| content_words(&h.text, lang).len() * 100;
        within(longest + MORE).filter(|h| told(h) < sentence.len() * USED_UP)
    })
}

/// True for a telephone number or an address of the web: what nobody puts in large letters.
fn is_an_address(text: &str) -> bool {
    /// Groups of figures that make a telephone number.
    const GROUPS: usize = 4;
    let figures = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    text.split_whitespace().filter(figures).count() >= GROUPS || text.contains('@')
}

/// The template with its slots filled; none if a slot has nothing.
fn fill(template: &str, wording: &str, owner: Option<&str>, verb: Option<&str>) -> Option<String> {
    let mut text = template.replace("{statement}", wording).replace("{quote}", wording);
    if let Some(owner) = owner {
        text = text.replace("{owner}", owner);
    }
    if let Some(verb) = verb {
        text = text.replace("{verb}", verb);
    }
    (!text.contains('{')).then_some(text)
}

/// The worth of a heading: its recipe, the weight of the fact, its place in the section, how well it fits, what it
/// names, what it shares with the rest of the section; less if it empties the sentence below it.
fn score(
    section: &Whole,
    recipe: &Recipe,
    material: &Material,
    wording: &str,
    text: &str,
    lang: &Language,
) -> i64 {
    let index = material.sentence - section.first;
    let place = index as i64;
    let early = if place == 0 { 12 } else { 6 - 3 * place.min(6) };
    let length = text.chars().count() as i64;
    let fit = match length {
        ..20 => -14,
        20..30 => 2,
        30..=54 => 8,
        55..=60 => 2,
        _ => -8,
    };
    let content = content_words(wording, lang);
    let sentence = &section.sentences[index];
    let first = index == 0;
    let drained = !sentence.is_empty() && content.len() * 100 >= sentence.len() * 75;
    // The very words of the sentence right below it.
    // What is lifted says nothing twice.
    let below = first && recipe.from != From::Question;
    let verbatim = below && section.opening.starts_with(&fold(wording));
    let echo = below && !verbatim && echoes(&fold(wording), &section.opening);
    let central = content.iter().filter(|w| section.holds_beside(w, sentence)).count() as i64;
    let thin = if content.len() < 2 { 18 } else { 0 };
    // `L'établissement a fermé`: which one?
    let vague = material.takes_up.as_ref().is_some_and(|noun| !section.known.contains(noun));
    // What ends a section is seldom what it is about.
    let ends = index > 2 && index + 1 == section.sentences.len();
    let share = if section.sentences.len() > 3 { section.share(&content) / 5 } else { 8 };
    recipe.weight + i64::from(material.gravity) * 2 / 5 + early + fit + central.min(4) * 3 + share
        - thin
        - if material.scene { 34 } else { 0 }
        - if vague { 18 } else { 0 }
        - material.loss
        - if ends { 12 } else { 0 }
        - if echo { 16 } else { 0 }
        - match (verbatim, drained && (below || !first), first) {
            (true, ..) => 40,
            (_, true, true) => 22,
            (_, true, false) => 10,
            _ => 0,
        }
}

/// True if most of a heading is a run of words of the sentence right below it.
fn echoes(heading: &str, sentence: &str) -> bool {
    /// Words of the run, in hundredths of the heading's.
    const SHARE: usize = 60;
    let words: Vec<&str> = heading.split(' ').collect();
    let least = (words.len() * SHARE).div_ceil(100).max(3);
    words.windows(least).any(|run| sentence.contains(&run.join(" ")))
}

/// Folded words that carry sense.
pub(crate) fn content_words(text: &str, lang: &Language) -> BTreeSet<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 2 && !lang.is_function_word(w))
        .map(str::to_owned)
        .collect()
}

/// What a heading must be worth to part what stands together: below, it says little that the text does not say at once.
const FLOOR: i64 = 10;

/// Chooses one heading a section: no two with the same opening words, where it can be none that says what `told` does. None where all say the title again:
/// then the section goes on from what stands above it.
pub(crate) fn choose(
    sections: &[Vec<Heading>],
    title: &str,
    told: &str,
    lang: &Language,
) -> Vec<Option<Heading>> {
    let (title, told) = (content_words(title, lang), content_words(told, lang));
    let says = |h: &Heading, known: &BTreeSet<String>, most: usize| {
        let words = content_words(&h.text, lang);
        words.intersection(known).count() * 100 >= words.len() * most
    };
    let again = |h: &Heading| says(h, &title, 60);
    let mut openings: BTreeSet<String> = BTreeSet::new();
    let mut chosen: Vec<Option<Heading>> = Vec::new();
    for candidates in sections {
        let worth = |h: &&Heading| h.score >= FLOOR && !again(h);
        let mut new = candidates.iter().filter(worth).peekable();
        let first = new.peek().copied();
        let fresh = |h: &&Heading| !openings.contains(&opening(&h.text, lang));
        let untold = |h: &&Heading| fresh(h) && !says(h, &told, 80);
        let heading = new.clone().find(untold).or_else(|| new.find(fresh)).or(first);
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
    if heading.lifted
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
