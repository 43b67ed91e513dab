//! How many cards an article takes, and where they stand. In: offers, sections, a [`Need`]. Out: a [`Plan`]:
//! blocks of card sentences behind the sections that call them. It never shows a card twice, keeps a story told in
//! time, or in questions and answers, in one piece, and stops soon after the target.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::cards::{Offer, Trust, text};
use super::echo::Echo;
use super::interview::is_interview;
use super::narrative::is_narrative;
use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::lang::schema::fonds::{Card, CardKind};
use crate::model::{
    Analysis, CardChoice, Fate, Layout, Origin, Piece, Pos, Section, Text, count_words,
};

/// Words beyond the target that the last block may bring.
const MARGIN: usize = 45;
/// Words that setting the text for print may join, and seldom does.
pub(super) const SLACK: usize = 6;
/// Sentences of the shortest block, where the card has them: fewer seldom do what its heading announces.
const LEAST: usize = 3;
/// Words of a gap that a block of two sentences fills.
const SMALL: usize = 60;
/// Most blocks behind one section, one more behind a long one; then, while words are wanting, in the passes that follow.
const PER_SECTION: [usize; 3] = [2, 4, 7];
/// Sentences of a long section.
const LONG: usize = 7;
/// Words and sentences of a paragraph of card text.
const PARAGRAPH_SENTENCES: usize = 3;

/// Where added blocks stand.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// For each source section, the blocks behind it.
    pub behind: BTreeMap<usize, Vec<Section>>,
    /// What became of each offer, in the order of the offers.
    pub choices: Vec<CardChoice>,
    /// The article is a story told in time: nothing cuts it open.
    pub narrative: bool,
}

impl Plan {
    /// The first section has no heading: what explains it stands behind the next one.
    pub(crate) fn wait_for_heading(&mut self) {
        let mut first = self.behind.remove(&0).unwrap_or_default();
        if !first.is_empty() {
            first.extend(self.behind.remove(&1).unwrap_or_default());
            self.behind.insert(1, first);
        }
    }
}

impl Plan {
    /// Nothing of the source has a heading: those of the cards stand alone.
    pub(crate) fn raise(&mut self) {
        self.behind.values_mut().flatten().for_each(|section| section.level = 2);
    }
}

/// Words that cards should bring.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    /// So that source and cards alone have the words that were asked for: what is told again on top adds nothing.
    pub wished: usize,
    /// So that the page has them.
    pub wanted: usize,
    /// At most.
    pub limit: usize,
}

/// Places trusted cards until the words that are wished are added, others until those that are wanted are, or until the
/// offers or the limit are used up.
pub(crate) fn plan(
    analysis: &Analysis,
    sections: &[Range<usize>],
    offers: &[Offer],
    need: Need,
    lang: &Language,
) -> Plan {
    let Need { wished, wanted, limit } = need;
    let narrative = is_narrative(analysis, offers, lang) || is_interview(analysis);
    let article = fold(&analysis.document.text);
    let empty = Filling {
        shelf: Shelf { article, told: Echo::default(), narrative, lang },
        words: 0,
        per_section: BTreeMap::new(),
        blocks: Vec::new(),
        fates: vec![None; offers.len()],
    };
    let mut filling = empty.clone();
    let goal = Goal { sections, offers, wanted, limit };
    filling.fill(&Goal { wanted: wished, ..goal }, Trust::Sure);
    if filling.words < wanted {
        // What may be about something else is worth it only if it brings the article to its words.
        filling = empty.filled(&goal).unwrap_or(filling);
    }
    let Filling { mut blocks, fates, .. } = filling;
    let mut plan = Plan { narrative, ..Plan::default() };
    let fate = |(o, f): (&Offer, Option<Fate>)| {
        f.unwrap_or(if o.trust == Trust::Sure { Fate::Enough } else { Fate::Passing })
    };
    let choices = offers.iter().zip(fates);
    plan.choices = choices.map(|(o, f)| o.choice(analysis, fate((o, f)))).collect();
    // A story told in time is not cut open: its blocks stand together after it, before its last section.
    let last = sections.len().saturating_sub(1);
    // What an h2 heads is its own: explanations of the section stand before it.
    blocks.sort_by_key(|(section, at, block)| (*section, Reverse(block.level), *at));
    for (section, _, block) in blocks {
        let behind = if narrative { last } else { section };
        plan.behind.entry(closed(analysis, sections, behind, lang)).or_default().push(block);
    }
    plan
}

/// The first section from `section` on that nothing leans on: no block parts `il` from whom it stands for.
fn closed(
    analysis: &Analysis,
    sections: &[Range<usize>],
    section: usize,
    lang: &Language,
) -> usize {
    let leans = |next: &Range<usize>| {
        let tokens = analysis.sentences.get(next.start).map(|_| analysis.tokens_of(next.start));
        let mut words = tokens.unwrap_or_default().iter().filter(|t| t.pos != Pos::Punct);
        let first = words.next().map(|t| fold(analysis.text(t.span)));
        first.is_some_and(|w| lang.rules.cards.leaning.iter().any(|l| fold(l) == w))
    };
    (section..sections.len()).find(|s| !sections.get(s + 1).is_some_and(leans)).unwrap_or(section)
}

/// What has to be reached, and with what.
struct Goal<'a> {
    sections: &'a [Range<usize>],
    offers: &'a [Offer],
    wanted: usize,
    limit: usize,
}

/// Blocks on their way to the words that are wanted.
#[derive(Clone)]
struct Filling<'a> {
    shelf: Shelf<'a>,
    words: usize,
    per_section: BTreeMap<usize, usize>,
    /// Section, sentence that calls it, block.
    blocks: Vec<(usize, usize, Section)>,
    fates: Vec<Option<Fate>>,
}

impl Filling<'_> {
    /// With offers of every trust, if that brings the words; where the blocks leave a gap that no other fills, without one
    /// of them, the least trusted first.
    fn filled(&self, goal: &Goal<'_>) -> Option<Self> {
        let without = |left_out: Option<usize>| {
            let mut filling = self.clone();
            if let Some(i) = left_out {
                filling.fates[i] = Some(Fate::NoRoom);
            }
            for trust in [Trust::Sure, Trust::Likely, Trust::Doubtful] {
                filling.fill(goal, trust);
            }
            filling
        };
        let enough = |f: &Self| f.words + SLACK >= goal.wanted;
        let all = without(None);
        if enough(&all) {
            return Some(all);
        }
        let shown = (0..goal.offers.len()).rev().filter(|&i| all.fates[i] == Some(Fate::Shown));
        shown.map(|i| without(Some(i))).find(enough)
    }

    /// Takes the offers of that trust, best first, until the words are there.
    fn fill(&mut self, goal: &Goal<'_>, trust: Trust) {
        for most in PER_SECTION {
            for (i, offer) in goal.offers.iter().enumerate().filter(|(_, o)| o.trust == trust) {
                if matches!(self.fates[i], None | Some(Fate::Crowded)) {
                    self.fates[i] = Some(self.take(goal, offer, most));
                }
            }
        }
    }

    /// Shows an offer, if its section holds fewer than `most` and there is room.
    fn take(&mut self, goal: &Goal<'_>, offer: &Offer, most: usize) -> Fate {
        let Goal { sections, wanted, limit, .. } = *goal;
        if self.words >= wanted || self.words >= limit {
            return if offer.trust == Trust::Sure { Fate::Enough } else { Fate::Passing };
        }
        let section = sections.partition_point(|s| s.end <= offer.sentence);
        let section = if section < sections.len() { section } else { 0 };
        let long = sections.get(section).is_some_and(|s| s.len() >= LONG);
        let have = self.per_section.entry(section).or_default();
        if *have >= most + usize::from(long) && !self.shelf.narrative {
            return Fate::Crowded;
        }
        let room = (wanted + MARGIN - self.words).min(limit.saturating_sub(self.words));
        let Some((block, words)) = self.shelf.block(offer, room, self.blocks.len()) else {
            return Fate::NoRoom;
        };
        self.words += words;
        *have += 1;
        self.blocks.push((section, offer.sentence, block));
        Fate::Shown
    }
}

/// What is known while blocks are made.
#[derive(Clone)]
struct Shelf<'a> {
    /// The folded article.
    article: String,
    /// What the cards have told so far.
    told: Echo,
    narrative: bool,
    lang: &'a Language,
}

impl Shelf<'_> {
    /// The block of one card within `room` words, with the heading that suits the article; none if too little of it fits.
    fn block(&mut self, offer: &Offer, room: usize, index: usize) -> Option<(Section, usize)> {
        let card = &offer.card;
        let (most_sentences, least_words) = match card.kind {
            CardKind::Dossier => (12, 40),
            CardKind::Institution => (4, 14),
            CardKind::Notion => (6, 14),
        };
        let mut chosen: Vec<usize> = Vec::new();
        let mut words = 0;
        for chain in &offer.chains {
            if chain.iter().any(|&i| self.told.has(text(card, i), self.lang)) {
                continue;
            }
            let count: usize = chain.iter().map(|&i| count_words(text(card, i))).sum();
            let full = chosen.len() + chain.len() > most_sentences;
            if full || (words + count > room && words >= least_words) {
                // A story is told in its order; of a rule, a shorter sentence may still fit.
                if full || card.kind == CardKind::Dossier {
                    break;
                }
                continue;
            }
            chosen.extend(chain);
            words += count;
        }
        let have: usize = offer.chains.iter().map(Vec::len).sum();
        // The last gap is too small for more.
        let least = if room < SMALL { 2 } else { LEAST };
        if words < least_words || chosen.len() < least.min(have).max(2) {
            return None;
        }
        // Chosen by use, told in the card's own order.
        chosen.sort_unstable();
        let piece = |i: usize| Piece {
            text: text(card, i).to_owned(),
            label: None,
            origin: Origin::Card {
                card: card.id.clone(),
                part: format!("sentence:{i}"),
                call: offer.call,
            },
        };
        let labelled = chosen.iter().filter(|&&i| card.sentences[i].label.is_some()).count() >= 3;
        let mut blocks = Vec::new();
        if labelled {
            let (items, prose): (Vec<usize>, Vec<usize>) =
                chosen.iter().partition(|&&i| card.sentences[i].label.is_some());
            blocks.extend(
                paragraphs(&prose)
                    .into_iter()
                    .map(|p| prose_block(p.iter().map(|&i| piece(i)).collect())),
            );
            let pieces = items
                .iter()
                .map(|&i| Piece {
                    label: card.sentences[i].label.as_ref().map(|l| format!("{l}.")),
                    ..piece(i)
                })
                .collect();
            blocks.push(Text { layout: Layout::Bullets, pieces });
        } else {
            blocks.extend(
                paragraphs(&chosen)
                    .into_iter()
                    .map(|p| prose_block(p.iter().map(|&i| piece(i)).collect())),
            );
        }
        let own_section = card.kind == CardKind::Dossier || self.narrative;
        let level = if own_section { 2 } else { 3 };
        let of_section = [(&card.h2, "h2")].into_iter().filter(|_| own_section);
        let mut sets = of_section.chain([(&card.h3, "h3")]);
        let fitting = |(wordings, name): (&'_ Vec<String>, &'static str)| {
            let pick = self.heading(card, &chosen, wordings, index)?;
            Some((wordings[pick].clone(), format!("{name}:{pick}")))
        };
        let (heading, part) = sets.find_map(fitting)?;
        for &i in &chosen {
            self.told.add(text(card, i), self.lang);
        }
        let origin = Origin::Card { card: card.id.clone(), part, call: offer.call };
        let heading = Some(Piece { text: heading, label: None, origin });
        Some((Section { heading, level, blocks }, words))
    }

    /// The wording that what is shown answers best; of equal ones, now this, now that. None if most of its nouns stand
    /// neither in the block nor in the article.
    fn heading(
        &self,
        card: &Card,
        chosen: &[usize],
        wordings: &[String],
        index: usize,
    ) -> Option<usize> {
        let shown: String = chosen.iter().map(|&i| fold(text(card, i))).collect();
        let weigh = |heading: &str| -> (usize, usize, usize) {
            let folded = fold(heading);
            let words: Vec<&str> =
                folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3).collect();
            let nouns = words.iter().filter(|w| self.is_noun(w));
            let found = |w: &str| shown.contains(stem(w)) || self.article.contains(stem(w));
            let missing = nouns.clone().filter(|w| !found(w)).count();
            let both = words.iter().map(|w| {
                usize::from(shown.contains(*w)) + 2 * usize::from(self.article.contains(*w))
            });
            (missing, nouns.count(), both.sum())
        };
        let turn = index % wordings.len().max(1);
        let weighed = wordings.iter().map(|h| weigh(h)).enumerate();
        let fitting = weighed.filter(|(_, (missing, nouns, _))| missing * 2 <= *nouns);
        let best =
            fitting.max_by_key(|(i, (missing, _, both))| (Reverse(*missing), *both, *i == turn));
        best.map(|(i, _)| i)
    }

    fn is_noun(&self, word: &str) -> bool {
        let mut readings = self.lang.lexicon.readings(word);
        !self.lang.is_function_word(word) && readings.any(|r| r.pos == Pos::Noun)
    }
}

fn prose_block(pieces: Vec<Piece>) -> Text {
    Text { layout: Layout::Paragraph, pieces }
}

/// Sentences in paragraphs of even length, three at most.
fn paragraphs(sentences: &[usize]) -> Vec<Vec<usize>> {
    if sentences.is_empty() {
        return Vec::new();
    }
    let count = sentences.len().div_ceil(PARAGRAPH_SENTENCES);
    let size = sentences.len().div_ceil(count);
    sentences.chunks(size).map(<[usize]>::to_vec).collect()
}
