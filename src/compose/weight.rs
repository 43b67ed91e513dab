//! How much the subject of a card weighs in an article. In: a call, what the article says in passing, its title, chapô and
//! keyphrase. Out: a [`Standing`]. It never looks at what the card says.

use std::collections::BTreeSet;
use std::ops::Range;

use super::headings::content_words;
use super::passing::{InPassing, Passing};
use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::lang::fonds::{Call, HEAD, Mention, Reading, sentence_of};
use crate::lang::schema::cards::WordingRule;
use crate::model::{Analysis, BlockKind, Pos, Span};

/// Sentences that tell the news and what goes with it.
const OPENING: usize = 4;

/// What heads an article, in stems of content words.
pub(super) struct Head {
    /// Those of its title and of its keyphrase.
    title: BTreeSet<String>,
    /// Those of its chapô too.
    all: BTreeSet<String>,
    /// Where its titles stand.
    titles: Vec<Span>,
}

impl Head {
    pub(super) fn new(analysis: &Analysis, lang: &Language) -> Self {
        let words = |kind| {
            let blocks = analysis.document.of_kind(kind);
            let texts = blocks.map(|b| analysis.document.block_text(b));
            texts.flat_map(|t| content_stems(t, lang)).collect::<BTreeSet<String>>()
        };
        let key = analysis.keyphrases.first().map(|k| content_stems(&k.text, lang));
        let mut title = words(BlockKind::Title);
        title.extend(key.into_iter().flatten());
        let mut all = words(BlockKind::Standfirst);
        all.extend(title.iter().cloned());
        let titles = analysis.document.of_kind(BlockKind::Title).map(|b| b.span).collect();
        Self { title, all, titles }
    }
}

fn content_stems(text: &str, lang: &Language) -> BTreeSet<String> {
    content_words(text, lang).iter().map(|w| stem(w).to_owned()).collect()
}

/// How an article names the subject of a card: what it says in passing is left out.
#[derive(Debug)]
pub(super) struct Standing {
    /// All words that name it do so in passing, or stand far apart.
    pub(super) doubtful: bool,
    /// Title, chapô or keyphrase name it.
    pub(super) named: bool,
    /// Title or keyphrase do.
    pub(super) titled: bool,
    /// It is a law that the article cites.
    pub(super) cited: bool,
    /// No word names it without the help of another.
    paired: bool,
    /// The first sentence that names it.
    pub(super) first: usize,
    /// How many sentences, paragraphs and different wordings do.
    sentences: usize,
    blocks: usize,
    wordings: usize,
    /// How many sentences name it, in passing or not.
    said: usize,
    /// Content words of the longest wording.
    specific: usize,
    /// Weight as news of the wording.
    gravity: u8,
    /// Words that a card has `near` in the sentence that names it first.
    company: usize,
}

impl Standing {
    /// Leaves only the mentions that call the card by themselves, or else those in passing; none if no mention calls
    /// anything.
    pub(super) fn new(
        call: &mut Call,
        reading: &Reading<'_>,
        passing: &Passing<'_>,
        head: &Head,
        analysis: &Analysis,
        lang: &Language,
    ) -> Option<Self> {
        let within = |m: &Mention, head: &BTreeSet<String>| {
            let words = content_stems(analysis.text(reading.span(&m.run)), lang);
            !words.is_empty() && words.is_subset(head)
        };
        let heads = |m: &Mention| reading.words.sentence(m.run.start) == HEAD;
        let named = |m: &Mention| heads(m) || within(m, &head.all);
        let inside = |m: &Mention| {
            let span = reading.span(&m.run);
            head.titles.iter().any(|t| t.contains(span))
        };
        let titled = |m: &Mention| inside(m) || within(m, &head.title);
        let leads = |m: &Mention| named(m) || sentence_of(analysis, reading.span(&m.run)) == 0;
        let (mut full, mut aside, mut barred) = (Vec::new(), Vec::new(), Vec::new());
        for mention in call.mentions.drain(..) {
            match passing.of(&mention.run, leads(&mention)) {
                InPassing::No if !mention.apart => full.push(mention),
                InPassing::No | InPassing::Aside => aside.push(mention),
                InPassing::Barred => barred.push(mention),
            }
        }
        let doubtful = full.is_empty();
        let said = full.iter().chain(&aside);
        let said = said.map(|m| sentence_of(analysis, reading.span(&m.run)));
        let said = said.collect::<BTreeSet<usize>>().len();
        let nothing = doubtful && aside.is_empty();
        call.mentions = [full, aside, barred].into_iter().find(|m| !m.is_empty())?;
        if nothing {
            return None;
        }
        let spans = || call.mentions.iter().map(|m| reading.span(&m.run));
        let sentences: BTreeSet<usize> = spans().map(|s| sentence_of(analysis, s)).collect();
        let block = |s: &usize| analysis.sentences.get(*s).map_or(0, |s| s.block);
        let wordings: BTreeSet<String> = spans().map(|s| fold(analysis.text(s))).collect();
        let longest = wordings.iter().map(|w| content_words(w, lang).len()).max();
        let sentence = reading.words.sentence(call.mentions[0].run.start);
        let near = call.conditions.near.iter();
        Some(Self {
            doubtful,
            named: call.mentions.iter().any(|m| named(m) && !(m.paired && m.apart)),
            titled: call.mentions.iter().any(|m| titled(m) && !(m.paired && m.apart)),
            cited: call.mentions.iter().any(|m| is_cited(&m.run, analysis, lang)),
            paired: call.mentions.iter().all(|m| m.paired && !m.headed),
            first: sentences.first().copied().unwrap_or(0),
            blocks: sentences.iter().map(block).collect::<BTreeSet<u32>>().len(),
            sentences: sentences.len(),
            said,
            wordings: wordings.len(),
            specific: longest.unwrap_or(1),
            gravity: call
                .mentions
                .iter()
                .map(|m| gravity(&m.run, analysis, lang))
                .max()
                .unwrap_or(0),
            company: near.filter(|p| reading.words.hold_in(p, sentence)).count(),
        })
    }

    /// True for what one plain word names in one sentence behind the opening.
    pub(super) fn is_plain(&self) -> bool {
        let once = self.specific < 2 && self.said == 1;
        once && !self.named && !self.cited && self.first >= OPENING
    }

    /// True for what title, chapô, keyphrase or the first sentence name.
    pub(super) fn leads(&self) -> bool {
        self.named || self.first == 0
    }

    /// True for what the article names in more than two ways.
    pub(super) fn is_many_worded(&self) -> bool {
        self.wordings > 2
    }

    /// True for what words of two and more name: `ballon porté`.
    pub(super) fn is_specific(&self) -> bool {
        self.specific > 1
    }

    /// True for what one word names once, late, in an article about something else: the residents of a home among the
    /// evacuated call for nothing about homes. `observation électorale` is never said in passing, `scanner` may be.
    pub(super) fn is_aside(&self, share: i64) -> bool {
        /// Sentences that tell what an article is about.
        const OPENING: usize = 2;
        /// What the domain of a card has of the calls that the most called one has, in hundredths.
        const FOREIGN: i64 = 50;
        let once = self.sentences == 1 && self.wordings == 1;
        !self.named && once && self.first >= OPENING && self.specific < 2 && share < FOREIGN
    }

    /// True for what the opening tells, what comes back, or what is grave.
    pub(super) fn is_weighty(&self) -> bool {
        /// The gravity of harm to people.
        const GRAVE: u8 = 60;
        self.named
            || self.cited
            || self.first < OPENING
            || self.sentences > 1
            || self.gravity >= GRAVE
    }

    /// True for what one sentence behind the opening names, in an article that shares little more with the card (an
    /// institution that was asked, a place of work), and for what one plain word names in one that shares next to nothing:
    /// `les urgences du CHU` in a story about what reads the radiographs there.
    pub(super) fn is_incidental(&self, kinship: i64) -> bool {
        /// What a card of the same matter shares, and what any card of the same walk of life does, in hundredths.
        const SHARED: i64 = 26;
        const ANYHOW: i64 = 14;
        let plain = self.specific < 2 && self.sentences == 1 && !self.paired;
        !self.is_weighty() && kinship < SHARED || plain && kinship < ANYHOW
    }

    /// How central the subject is: place, spread, wording, news.
    pub(super) fn weight(&self) -> i64 {
        /// What rests on a law says what the article is about.
        const CITED: i64 = 54;
        let place = match (self.named, self.first) {
            (true, _) if self.titled => 56,
            (true, _) => 46,
            (_, 0) => 28,
            (_, 1) => 16,
            (_, 2 | 3) => 8,
            _ => 0,
        };
        let place = if self.paired { place / 2 } else { place };
        let count = |n: usize, most: usize| n.min(most) as i64;
        place
            + count(self.sentences, 5) * 7
            + count(self.blocks, 4) * 3
            + count(self.wordings, 4) * 4
            + count(self.specific, 3) * 6
            + count(self.company, 3) * 4
            + i64::from(self.gravity) / 6
            + if self.cited { CITED } else { 0 }
    }
}

/// The weight as news of the words that call a card.
fn gravity(run: &Range<usize>, analysis: &Analysis, lang: &Language) -> u8 {
    let tokens = analysis.tokens.get(run.clone()).unwrap_or_default();
    let events = tokens.iter().flat_map(|t| {
        let nouns = lang.index.events_of_noun(&lang.rules, &t.lemma);
        nouns.chain(lang.index.events_of_verb(&lang.rules, &t.lemma)).map(|e| e.gravity)
    });
    events.max().unwrap_or(0)
}

/// True for words that name a law as one cites it, with its year: `la loi de bioéthique de 2021`.
fn is_cited(run: &Range<usize>, analysis: &Analysis, lang: &Language) -> bool {
    /// Tokens between the name and the year: `du 9 décembre`.
    const REACH: usize = 5;
    let tokens = &analysis.tokens;
    let Some(name) = tokens.get(run.clone()) else { return false };
    let Some((first, more)) = name.split_first() else { return false };
    let law = |rule: &WordingRule| rule.words.iter().any(|w| *w == *first.lemma);
    if more.is_empty() || !lang.rules.cards.citing.iter().any(law) {
        return false;
    }
    let behind = tokens.get(run.end..).unwrap_or_default().iter().take(REACH);
    let mut phrase =
        behind.take_while(|t| !matches!(t.pos, Pos::Punct | Pos::Verb | Pos::Aux | Pos::Pron));
    let year = |span: Span| {
        let written = analysis.text(span);
        written.len() == 4 && written.parse().is_ok_and(|y: u32| (1800..2100).contains(&y))
    };
    phrase.any(|t| year(t.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::analyze;
    use crate::ingest::ingest;

    /// True if the words in brackets are cited.
    fn cites(sample: &str, lang: &Language) -> bool {
        let (before, rest) = sample.split_once('[').expect("brackets");
        let (marked, after) = rest.split_once(']').expect("brackets");
        let text = format!("Essai\n\n{before}{marked}{after}");
        let document = ingest("essai.txt", text.as_bytes(), lang).expect("French");
        let analysis = analyze(document, None, lang);
        let at = analysis.document.text.find(marked).expect("clean text") as u32;
        let end = at + marked.len() as u32;
        let start = analysis.tokens.partition_point(|t| t.span.start < at);
        let run = start..analysis.tokens.partition_point(|t| t.span.start < end);
        is_cited(&run, &analysis, lang)
    }

    #[test]
    fn a_law_is_cited_in_the_examples_only() {
        let lang = Language::french();
        for rule in &lang.rules.cards.citing {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            assert!(rule.examples.iter().all(|t| cites(t, &lang)), "{}", rule.id);
            assert!(!rule.never.iter().any(|t| cites(t, &lang)), "{}", rule.id);
        }
    }
}
