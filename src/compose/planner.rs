//! How many cards an article takes, and where they stand. In: offers, sections, words still wanted. Out: a [`Plan`]:
//! blocks of card sentences behind the sections that call them. It never shows a card twice, keeps a story told in
//! time, or in questions and answers, in one piece, and stops soon after the target.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cards::{Offer, text};
use crate::lang::fold::fold;
use crate::lang::schema::fonds::CardKind;
use crate::model::{
    Analysis, BlockKind, CardChoice, Fate, Layout, Origin, Piece, Section, Text, Token, count_words,
};

/// Words beyond the target that the last block may bring.
const MARGIN: usize = 45;
/// Sentences of the shortest block, where the card has them: fewer seldom do what its heading announces.
const LEAST: usize = 3;
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
    /// Words that were added.
    pub words: usize,
    /// What became of each offer, in the order of the offers.
    pub choices: Vec<CardChoice>,
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

/// Places cards until `wanted` words are added, or the offers or the limit are used up.
pub(crate) fn plan(
    analysis: &Analysis,
    sections: &[Range<usize>],
    offers: &[Offer],
    wanted: usize,
    limit: usize,
) -> Plan {
    let mut plan = Plan::default();
    let narrative = is_narrative(analysis) || is_interview(analysis);
    let mut per_section: BTreeMap<usize, usize> = BTreeMap::new();
    let mut blocks: Vec<(usize, usize, Section)> = Vec::new();
    let article = fold(&analysis.document.text);
    let mut fates: Vec<Option<Fate>> = vec![None; offers.len()];
    for most in PER_SECTION {
        for (offer, fate) in offers.iter().zip(&mut fates) {
            let open = matches!(fate, None | Some(Fate::Crowded));
            if !open {
                continue;
            }
            if plan.words >= wanted || plan.words >= limit {
                *fate = Some(Fate::Enough);
                continue;
            }
            let section = sections.partition_point(|s| s.end <= offer.sentence);
            let section = if section < sections.len() { section } else { 0 };
            let long = sections.get(section).is_some_and(|s| s.len() >= LONG);
            let have = per_section.entry(section).or_default();
            if *have >= most + usize::from(long) && !narrative {
                *fate = Some(Fate::Crowded);
                continue;
            }
            let room = (wanted + MARGIN - plan.words).min(limit.saturating_sub(plan.words));
            let Some((block, words)) = block(offer, room, blocks.len(), narrative, &article) else {
                *fate = Some(Fate::NoRoom);
                continue;
            };
            plan.words += words;
            *fate = Some(Fate::Shown);
            *have += 1;
            blocks.push((section, offer.sentence, block));
        }
    }
    let fates = fates.into_iter().map(|f| f.unwrap_or(Fate::Enough));
    plan.choices = offers.iter().zip(fates).map(|(o, f)| o.choice(analysis, f)).collect();
    // A story told in time is not cut open: its blocks stand together after it, before its last section.
    let last = sections.len().saturating_sub(1);
    // What an h2 heads is its own: explanations of the section stand before it.
    blocks.sort_by_key(|(section, at, block)| (*section, std::cmp::Reverse(block.level), *at));
    for (section, _, block) in blocks {
        plan.behind.entry(if narrative { last } else { section }).or_default().push(block);
    }
    plan
}

/// The block of one card within `room` words, with the heading that suits the (folded) article; none if too little of it fits.
fn block(
    offer: &Offer,
    room: usize,
    index: usize,
    narrative: bool,
    article: &str,
) -> Option<(Section, usize)> {
    let card = &offer.card;
    let (most_sentences, least_words) = match card.kind {
        CardKind::Dossier => (12, 40),
        CardKind::Institution => (4, 14),
        CardKind::Notion => (6, 14),
    };
    let mut chosen: Vec<usize> = Vec::new();
    let mut words = 0;
    for chain in &offer.chains {
        let count: usize = chain.iter().map(|&i| count_words(text(card, i))).sum();
        if chosen.len() + chain.len() > most_sentences
            || (words + count > room && words >= least_words)
        {
            break;
        }
        chosen.extend(chain);
        words += count;
    }
    let have: usize = offer.chains.iter().map(Vec::len).sum();
    if words < least_words || chosen.len() < LEAST.min(have).max(2) {
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
    let own_section = card.kind == CardKind::Dossier || narrative;
    let (level, wordings, name) = if own_section && !card.h2.is_empty() {
        (2, &card.h2, "h2")
    } else {
        (if own_section { 2 } else { 3 }, &card.h3, "h3")
    };
    // The wording that what is shown answers best; of equal ones, now this, now that.
    let shown: String = chosen.iter().map(|&i| fold(text(card, i))).collect();
    let answered = |heading: &str| -> usize {
        let folded = fold(heading);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3);
        words.map(|w| usize::from(shown.contains(w)) + 2 * usize::from(article.contains(w))).sum()
    };
    let turn = index % wordings.len().max(1);
    let pick = (0..wordings.len()).max_by_key(|&i| (answered(&wordings[i]), i == turn));
    let pick = pick.unwrap_or_default();
    let heading = wordings.get(pick).map(|h| Piece {
        text: h.clone(),
        label: None,
        origin: Origin::Card {
            card: card.id.clone(),
            part: format!("{name}:{pick}"),
            call: offer.call,
        },
    });
    Some((Section { heading, level, blocks }, words))
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

/// True for an interview: no answer is cut from its question.
fn is_interview(analysis: &Analysis) -> bool {
    /// Questions that make an interview.
    const LEAST: usize = 3;
    analysis.document.of_kind(BlockKind::Question).count() >= LEAST
}

/// True for a match told minute by minute: `(34e)`.
fn is_narrative(analysis: &Analysis) -> bool {
    /// Minutes that make a story.
    const LEAST: usize = 3;
    let minute = |t: &Token| {
        let written = analysis.text(t.span);
        written.strip_suffix('e').is_some_and(|n| n.parse::<u32>().is_ok())
    };
    let closes = |t: &Token| matches!(analysis.text(t.span), ")" | ",");
    let minutes = analysis.tokens.windows(2).filter(|w| minute(&w[0]) && closes(&w[1]));
    minutes.count() >= LEAST
}
