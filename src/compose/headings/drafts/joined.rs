//! Two matters of a section in one heading: `Vingt-sept routes coupées, 2 300 foyers privés d'électricité`. In: the headings of
//! an article. Out: pairs of noun phrases from two sentences that stand near each other, in their order. It never joins
//! what has an owner, a verb or a comma, and never says one thing twice.

use std::ops::Range;

use super::{Draft, Drafts, Heading};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::headings::{From, Recipe};

/// Signs of one, and of both.
const PART: usize = 42;
const BOTH: usize = 70;
/// Signs of two that a reader takes in at a glance, and what each further one costs.
const GLANCE: usize = 60;
/// Sentences from one to the other.
const NEAR: usize = 9;
/// What one must be worth beside the better of the two.
const BESIDE: i64 = 44;
/// What two gain when the first speaks of the first paragraph.
const OPENS: i64 = 8;

/// Two headings that can stand as one.
pub(super) struct Pair {
    first: usize,
    second: usize,
    text: String,
}

/// Every pair of an article; `drafts` stand in the order of their sentences.
pub(super) fn pairs(drafts: &[Draft<'_>], lang: &Language) -> Vec<Pair> {
    let Some(recipe) = lang.rules.headings.iter().find(|r| r.from == From::Joined) else {
        return Vec::new();
    };
    let new = |(_, draft): &(usize, &Draft<'_>)| {
        !(draft.parts.is_empty() || draft.again || draft.told || draft.scene)
    };
    let parts: Vec<(usize, &Draft<'_>)> = drafts.iter().enumerate().filter(new).collect();
    let mut out = Vec::new();
    for (place, (first, opens)) in parts.iter().enumerate() {
        let near = |closes: &Draft<'_>| closes.heading.sentence <= opens.heading.sentence + NEAR;
        for (second, closes) in parts[place + 1..].iter().take_while(|(_, c)| near(c)) {
            let apart = opens.heading.sentence < closes.heading.sentence
                && !opens.stems.iter().any(|stem| closes.stems.contains(stem));
            let text = apart.then(|| wording(&recipe.template, opens, closes, lang)).flatten();
            out.extend(text.map(|text| Pair { first: *first, second: *second, text }));
        }
    }
    out
}

impl Drafts<'_> {
    /// The pairs for a run of sentences, each with its worth there.
    pub(super) fn joined(&self, section: &Range<usize>) -> impl Iterator<Item = (i64, &Pair)> {
        let begins = |p: &Pair| self.drafts[p.first].heading.sentence;
        let first = self.pairs.partition_point(|p| begins(p) < section.start);
        let end = self.pairs.partition_point(|p| begins(p) < section.end);
        let section = section.clone();
        self.pairs[first..end].iter().filter_map(move |pair| {
            let (opens, closes) = (&self.drafts[pair.first], &self.drafts[pair.second]);
            if closes.heading.sentence >= section.end {
                return None;
            }
            let (one, other) = (self.score(opens, &section), self.score(closes, &section));
            let opening = self.blocks[opens.heading.sentence] == self.blocks[section.start];
            let signs = pair.text.chars().count();
            let score = (one + other) / 2 + if opening { OPENS } else { 0 }
                - self.uncovered(&[opens, closes], &section)
                - signs.saturating_sub(GLANCE) as i64;
            ((one - other).abs() <= BESIDE).then_some((score, pair))
        })
    }

    /// A pair as a heading.
    pub(super) fn both(&self, pair: &Pair, score: i64, lang: &Language) -> Heading {
        let (opens, closes) = (&self.drafts[pair.first].heading, &self.drafts[pair.second].heading);
        let recipe = lang.rules.headings.iter().find(|r| r.from == From::Joined);
        Heading {
            text: pair.text.clone(),
            short: None,
            recipe: recipe.map(|r| r.id.clone()).unwrap_or_default(),
            score,
            spans: opens.spans.iter().chain(&closes.spans).copied().collect(),
            names: opens.names || closes.names,
            ..opens.clone()
        }
    }
}

/// The longest of their wordings together that a reader takes in at a glance, else the shortest that fits.
fn wording(
    template: &str,
    first: &Draft<'_>,
    second: &Draft<'_>,
    lang: &Language,
) -> Option<String> {
    let pairs = first.parts.iter().flat_map(|a| second.parts.iter().map(move |b| (a, b)));
    let written = pairs.map(|(opens, closes)| {
        // `Un devis demandé par Sandra Métais`
        let first = closes.split([' ', '’', '\'']).next().unwrap_or_default();
        let proper = second.heading.proper && !lang.is_function_word(&fold(first));
        let closes = if proper { closes.clone() } else { lang.decapitalise(closes) };
        template.replace("{first}", opens).replace("{second}", &closes)
    });
    let signs = |text: &String| text.chars().count();
    let mut fit: Vec<String> = written.filter(|text| signs(text) <= BOTH).collect();
    fit.sort_by_key(signs);
    let glance = fit.iter().rposition(|text| signs(text) <= GLANCE);
    (!fit.is_empty()).then(|| fit.swap_remove(glance.unwrap_or(0)))
}

/// The wordings of a heading that can stand beside another: none where it has a verb, an owner or a comma of its own.
pub(super) fn parts<'t>(recipe: &Recipe, texts: impl Iterator<Item = &'t String>) -> Vec<String> {
    let nominal = matches!(
        recipe.from,
        From::Participial
            | From::Passive
            | From::Measure
            | From::Noun
            | From::Named
            | From::Verbless
            | From::Nominal
    );
    let owned = recipe.template.contains("{owner}");
    // `en recul, à 96 M€`
    let whole = |t: &&String| t.chars().count() <= PART && !t.contains([',', ':', '«', '?']);
    texts.filter(|t| nominal && !owned && whole(t)).cloned().collect()
}
