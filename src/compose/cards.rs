//! Which cards an article calls for, where, and what of them is shown. In: the analysis, the documentary base. Out:
//! [`Offer`]s, best first. It never rewrites a card and shows nothing that the horizon, the country or the tone of
//! the article forbids.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::excerpt::{Excerpt, worth};
use super::headings::content_words;
use super::horizon::horizon;
use super::land::Home;
use super::passing::{InPassing, Passing};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::fonds::{Call, HEAD, Mention, Reading, sentence_of};
use crate::lang::schema::fonds::{Card, CardKind};
use crate::model::{Analysis, BlockKind, CardChoice, Fate, Span, count_words};

/// How surely a card is about what the article is about. Those of less trust are shown only where the article reaches its
/// words with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trust {
    /// Title, lead or many sentences name its subject.
    Sure,
    /// Its subject is one of those of the article.
    Likely,
    /// Its subject is named in passing, or by words that stand far apart.
    Doubtful,
}

/// A card that could be shown.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    /// The card.
    pub card: Card,
    /// The words that call it first.
    pub call: Span,
    /// The sentence that calls it.
    pub sentence: usize,
    /// Its sentences that may be shown, as indices, in the order in which a reader wants them; a sentence that
    /// follows another stays behind it.
    pub chains: Vec<Vec<usize>>,
    /// How much it belongs here: higher is better.
    pub score: i64,
    /// How surely it is about what the article is about.
    pub trust: Trust,
    /// Much of its topic stands in the article.
    pub related: bool,
}

impl Offer {
    /// Words in all sentences that may be shown.
    pub(crate) fn words(&self) -> usize {
        self.chains.iter().flatten().map(|&i| count_words(text(&self.card, i))).sum()
    }

    /// What became of it.
    pub(crate) fn choice(&self, analysis: &Analysis, fate: Fate) -> CardChoice {
        CardChoice {
            card: self.card.id.clone(),
            call: analysis.text(self.call).to_owned(),
            sentence: Some(self.sentence),
            score: self.score,
            words: self.words(),
            fate,
        }
    }
}

/// The text of one sentence of a card.
pub(crate) fn text(card: &Card, sentence: usize) -> &str {
    card.sentences[sentence].content().map_or("", |(_, t)| t)
}

/// What the base has for an article.
#[derive(Debug, Default)]
pub(crate) struct Offers {
    /// Best first.
    pub offers: Vec<Offer>,
    /// The cards that were called and cannot be shown.
    pub refused: Vec<CardChoice>,
}

impl Offers {
    /// Ids of the cards that have nothing to show without a date of publication.
    pub(crate) fn need_date(&self) -> Vec<&str> {
        let needing = self.refused.iter().filter(|c| c.fate == Fate::NeedsDate);
        needing.map(|c| c.card.as_str()).collect()
    }
}

/// The cards that the article calls, with what may be shown of each.
pub(crate) fn offers(analysis: &Analysis, lang: &Language) -> Offers {
    let reading = lang.fonds.reading(analysis);
    let home = Home::new(analysis, lang);
    let mut calls: Vec<Call> = lang.fonds.calls(&reading.words, &|name| home.is_foreign(name));
    calls.retain(|c| home.knows(&c.card));
    // `depuis l'introduction en Bourse` dates a fact, and asks for nothing about introductions.
    let dates = |m: &Mention| lang.only_dates(analysis, m.run.start);
    calls.iter_mut().for_each(|c| c.mentions.retain(|m| !dates(m)));
    calls.retain(|c| !c.mentions.is_empty());
    let horizon = horizon(analysis, &calls);
    let excerpt = Excerpt::new(analysis, horizon, &home, lang);
    let passing = Passing::new(analysis, lang);
    let head = head_words(analysis, lang);
    let weighed: Vec<(Call, Option<Standing>)> = calls
        .into_iter()
        .map(|mut call| {
            let standing = Standing::new(&mut call, &reading, &passing, &head, analysis, lang);
            (call, standing)
        })
        .collect();
    let domains = domains(&weighed);
    let mut out = Offers::default();
    for (call, standing) in weighed {
        let span = reading.span(&call.mentions[0].run);
        let sentence = sentence_of(analysis, span);
        let mut refuse = |fate| {
            out.refused.push(CardChoice {
                card: call.card.id.clone(),
                call: analysis.text(span).to_owned(),
                sentence: Some(sentence),
                score: 0,
                words: 0,
                fate,
            });
        };
        let share = domains.get(call.card.domain.as_str()).copied().unwrap_or(0);
        let Some(standing) = standing else {
            refuse(Fate::Passing);
            continue;
        };
        let chains = excerpt.chains(&call, &reading.words);
        if chains.is_empty() {
            refuse(if analysis.date.is_none() { Fate::NeedsDate } else { Fate::OutOfTime });
            continue;
        }
        let score = score(&call, &standing, &chains, share);
        if score < LIKELY {
            refuse(Fate::Passing);
            continue;
        }
        let related = call.kinship >= RELATED;
        let apart = standing.doubtful && !(related && standing.is_weighty());
        let doubtful = standing.is_aside(share) || apart;
        let leads = standing.named || standing.first == 0;
        let trust = match score {
            SURE.. if !doubtful && !standing.is_incidental(call.kinship) => Trust::Sure,
            // What title or lead name is no aside, though its words stand apart.
            SURE.. if leads => Trust::Likely,
            _ if !doubtful => Trust::Likely,
            _ => Trust::Doubtful,
        };
        out.offers.push(Offer {
            card: call.card,
            call: span,
            sentence,
            chains,
            score,
            trust,
            related,
        });
    }
    sort(&mut out.offers);
    doubt_echoes(&mut out.offers, analysis, lang);
    sort(&mut out.offers);
    let (offers, doubles) = one_sense(out.offers);
    out.refused.extend(doubles.iter().map(|o| o.choice(analysis, Fate::OtherSense)));
    Offers { offers, refused: out.refused }
}

/// What a card must be worth to be trusted somewhat: below, most are about something else, and none is shown.
const LIKELY: i64 = 76;
/// What it must be worth to be trusted.
const SURE: i64 = 110;

/// What a card must have of its topic in the article, in hundredths, to be about the same matter, however it is called.
const RELATED: i64 = 30;

/// Content words of the article's own title and chapô and of its keyphrase.
fn head_words(analysis: &Analysis, lang: &Language) -> BTreeSet<String> {
    let kinds = [BlockKind::Title, BlockKind::Standfirst];
    let blocks = kinds.into_iter().flat_map(|kind| analysis.document.of_kind(kind));
    let texts = blocks.map(|b| analysis.document.block_text(b));
    let key = analysis.keyphrases.first().map(|k| k.text.as_str());
    texts.chain(key).flat_map(|t| content_words(t, lang)).collect()
}

/// How an article names the subject of a card: what it says in passing is left out.
#[derive(Debug)]
struct Standing {
    /// All words that name it do so in passing, or stand far apart.
    doubtful: bool,
    /// Title, chapô or keyphrase name it.
    named: bool,
    /// No word names it without the help of another.
    paired: bool,
    /// The first sentence that names it.
    first: usize,
    /// How many sentences, paragraphs and different wordings do.
    sentences: usize,
    blocks: usize,
    wordings: usize,
    /// Content words of the longest wording.
    specific: usize,
    /// Weight as news of the wording.
    gravity: u8,
    /// Words of [`Card::near`] in the sentence that names it first.
    company: usize,
}

impl Standing {
    /// Leaves only the mentions that call the card by themselves, or else those in passing; none if no mention calls
    /// anything.
    fn new(
        call: &mut Call,
        reading: &Reading<'_>,
        passing: &Passing<'_>,
        head: &BTreeSet<String>,
        analysis: &Analysis,
        lang: &Language,
    ) -> Option<Self> {
        let named = |m: &Mention| {
            let words = content_words(analysis.text(reading.span(&m.run)), lang);
            reading.words.sentence(m.run.start) == HEAD
                || !words.is_empty() && words.is_subset(head)
        };
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
            paired: call.mentions.iter().all(|m| m.paired && !m.headed),
            first: sentences.first().copied().unwrap_or(0),
            blocks: sentences.iter().map(block).collect::<BTreeSet<u32>>().len(),
            sentences: sentences.len(),
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

    /// True for what one word names once, late, in an article about something else: the residents of a home among the
    /// evacuated call for nothing about homes. `observation électorale` is never said in passing, `scanner` may be.
    fn is_aside(&self, share: i64) -> bool {
        /// Sentences that tell what an article is about.
        const OPENING: usize = 2;
        /// What the domain of a card has of the calls that the most called one has, in hundredths.
        const FOREIGN: i64 = 50;
        let once = self.sentences == 1 && self.wordings == 1;
        !self.named && once && self.first >= OPENING && self.specific < 2 && share < FOREIGN
    }

    /// True for what the opening tells, what comes back, or what is grave.
    fn is_weighty(&self) -> bool {
        /// Sentences that tell the news and what goes with it.
        const OPENING: usize = 4;
        /// The gravity of harm to people.
        const GRAVE: u8 = 60;
        self.named || self.first < OPENING || self.sentences > 1 || self.gravity >= GRAVE
    }

    /// True for what one sentence behind the opening names, in an article that shares little more with the card (an
    /// institution that was asked, a place of work), and for what one plain word names in one that shares next to nothing:
    /// `les urgences du CHU` in a story about what reads the radiographs there.
    fn is_incidental(&self, kinship: i64) -> bool {
        /// What a card of the same matter shares, and what any card of the same walk of life does, in hundredths.
        const SHARED: i64 = 26;
        const ANYHOW: i64 = 14;
        let plain = self.specific < 2 && self.sentences == 1 && !self.paired;
        !self.is_weighty() && kinship < SHARED || plain && kinship < ANYHOW
    }

    /// How central the subject is: place, spread, wording, news.
    fn weight(&self) -> i64 {
        let place = match (self.named, self.first) {
            (true, _) => 56,
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

/// The most trusted first, of equal trust the better one.
fn sort(offers: &mut [Offer]) {
    offers.sort_by(|a, b| (a.trust, -a.score, &a.card.id).cmp(&(b.trust, -b.score, &b.card.id)));
}

/// A card that the words of a better one call too (`urgences` after `urgences du centre hospitalier`) says more of the same:
/// it waits for the others, unless much of it stands in the article.
fn doubt_echoes(offers: &mut [Offer], analysis: &Analysis, lang: &Language) {
    let words = |o: &Offer| content_words(analysis.text(o.call), lang);
    let mut before: Vec<BTreeSet<String>> = Vec::new();
    for offer in offers {
        let words = words(offer);
        if !offer.related && !words.is_empty() && before.iter().any(|b| words.is_subset(b)) {
            offer.trust = Trust::Doubtful;
        }
        before.push(words);
    }
}

/// Words that call two cards are used in one sense: the longer run keeps them (`élection municipale partielle`), unless the
/// other is far better (`vigilance` in an article about a flood, not `vigilance rouge`); of equal ones the better offer.
fn one_sense(offers: Vec<Offer>) -> (Vec<Offer>, Vec<Offer>) {
    /// What makes an offer far better.
    const FAR: i64 = 30;
    let all: Vec<(Trust, i64, Span)> = offers.iter().map(|o| (o.trust, o.score, o.call)).collect();
    let mut taken: Vec<Span> = Vec::new();
    offers.into_iter().partition(|o| {
        let longer = |(trust, score, run): &(Trust, i64, Span)| {
            run.contains(o.call) && *run != o.call && *trust <= o.trust && score + FAR >= o.score
        };
        let free = !all.iter().any(longer)
            && !taken.iter().any(|t| t.contains(o.call) || o.call.contains(*t));
        if free {
            taken.push(o.call);
        }
        free
    })
}

/// How much each domain is called, in hundredths of the most called one.
fn domains(calls: &[(Call, Option<Standing>)]) -> BTreeMap<String, i64> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for (call, standing) in calls {
        let weight = standing.as_ref().map_or(0, Standing::weight);
        *counts.entry(call.card.domain.clone()).or_default() += weight;
    }
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    counts.into_iter().map(|(domain, n)| (domain, n * 100 / most)).collect()
}

/// How central its subject is, coherence with the rest of the article, and usefulness (service and mechanism).
fn score(call: &Call, standing: &Standing, chains: &[Vec<usize>], share: i64) -> i64 {
    /// More of its topic than that no article needs.
    const KIN: i64 = 40;
    let card = &call.card;
    let purposes = chains.iter().flatten().filter_map(|&i| card.sentences[i].content().ok());
    let useful: i64 = purposes.map(|(purpose, _)| worth(purpose) / 2 + 1).sum();
    let kind = match card.kind {
        CardKind::Dossier => 3,
        CardKind::Institution => 0,
        CardKind::Notion => 6,
    };
    let kinship = call.kinship.min(KIN) * 5 / 2 - 10;
    standing.weight() + useful.min(16) / 2 + kind + share * 2 / 5 + kinship
}
