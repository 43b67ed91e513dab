//! How many cards an article takes, and where they stand. In: offers, sections, a [`Need`]. Out: a [`Plan`]:
//! blocks of card sentences behind the sections that call them. It never shows a card twice, sets no third one in a row into a
//! story, ends on none that is no service, and stops soon after the target.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::block::{Chosen, Shelf};
use super::cards::Offer;
use super::double::{Gist, Likeness};
use super::echo::Echo;
use super::gaps::{Closing, Gaps};
use super::trust::Trust;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::fonds::CardKind;
use crate::model::{Analysis, CardChoice, Fate, Section};

/// Words beyond the target that the last block may bring.
const MARGIN: usize = 45;
/// Words that setting the text for print may join, and seldom does.
pub(super) const SLACK: usize = 6;
/// Words that the dossier of the article's own subject may bring, however few are wanted.
const DOSSIER: usize = 140;

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
    /// The dossier of the article's own subject is shown even where no words are wanted.
    pub dossier: bool,
}

/// Places trusted cards until the words that are wished are added, others until those that are wanted are, or until the
/// offers or the limit are used up. The dossier of the article's own subject is among them, whatever it displaces.
pub(crate) fn plan(
    analysis: &Analysis,
    sections: &[Range<usize>],
    unnamed: bool,
    offers: &[Offer],
    need: Need,
    lang: &Language,
) -> Plan {
    let Need { wished, wanted, limit, dossier } = need;
    let gaps = Gaps::new(analysis, sections, unnamed, offers, lang);
    let narrative = gaps.is_narrative();
    let empty = Filling {
        shelf: Shelf {
            article: fold(&analysis.document.text),
            told: Echo::default(),
            narrative,
            lang,
        },
        words: 0,
        gaps,
        blocks: Vec::new(),
        fates: vec![None; offers.len()],
    };
    let gists: Vec<Gist> = offers.iter().map(|o| Gist::new(&o.card, lang)).collect();
    let goal = Goal {
        sections,
        offers,
        gists: &gists,
        wanted,
        limit,
        dossier: false,
        further: Further::NEAR,
    };
    let mut filling = empty.served(&goal, wished);
    // A dossier that what explains words has left out comes before it.
    let own = || offers.iter().zip(&filling.fates).filter(|(o, _)| o.own);
    let kept = own().any(|(_, f)| *f == Some(Fate::Shown));
    if dossier && !kept && own().any(|(_, f)| matches!(f, Some(Fate::Enough | Fate::NoRoom))) {
        filling = empty.served(&Goal { dossier: true, ..goal }, wished);
    }
    let Filling { mut blocks, fates, .. } = filling;
    let mut plan = Plan { narrative, ..Plan::default() };
    let fate = |(o, f): (&Offer, Option<Fate>)| f.unwrap_or_else(|| unwanted(o));
    let choices = offers.iter().zip(fates);
    plan.choices = choices.map(|(o, f)| o.choice(analysis, fate((o, f)))).collect();
    // What an h2 heads is its own: explanations of the section stand before it. The page ends on what serves the reader,
    // and never on an institution.
    let end = sections.len().saturating_sub(1);
    let closing = |b: &Block| if b.section == end { b.closing } else { Closing::Ends };
    blocks.sort_by_key(|b| (b.section, closing(b), Reverse(b.text.level), b.sentence));
    for mut block in blocks {
        // Nothing heads the opening: what stands behind it is no part of a section.
        if unnamed && block.section == 0 {
            block.text.level = 2;
        }
        plan.behind.entry(block.section).or_default().push(block.text);
    }
    plan
}

/// What became of an offer that no words were wanted of.
fn unwanted(offer: &Offer) -> Fate {
    if offer.trust <= Trust::Beside { Fate::Enough } else { Fate::Passing }
}

/// How far the planner goes for the words that are wanted.
#[derive(Debug, Clone, Copy)]
struct Further {
    /// The least trusted cards.
    trust: Trust,
    /// How far beside the story what a card says may be; then it tells more than usual too. See [`super::excerpt::Chain`].
    beside: u8,
    /// From how much that both explain a second card is left out.
    doubles: Likeness,
    /// The page may end on what explains.
    open: bool,
}

impl Further {
    /// What serves the reader.
    const NEAR: Self =
        Self { trust: Trust::Sure, beside: 0, doubles: Likeness::DOUBLE, open: false };
    const BESIDE: Self = Self { trust: Trust::Beside, ..Self::NEAR };
    const LIKELY: Self =
        Self { trust: Trust::Likely, beside: 1, doubles: Likeness::SAME, open: false };
    const LAST: Self = Self { beside: 2, open: true, ..Self::LIKELY };
    /// What serves him less, each only if it brings the article to its words: cards that belong here tell more before others
    /// are taken.
    const STEPS: [Self; 6] = [
        Self::BESIDE,
        Self { beside: 1, ..Self::BESIDE },
        Self { trust: Trust::Likely, ..Self::NEAR },
        Self::LIKELY,
        Self { open: true, ..Self::LIKELY },
        Self::LAST,
    ];
}

/// What has to be reached, and with what.
#[derive(Clone, Copy)]
struct Goal<'a> {
    sections: &'a [Range<usize>],
    offers: &'a [Offer],
    /// What each is about.
    gists: &'a [Gist],
    wanted: usize,
    limit: usize,
    /// The dossier of the article's own subject comes first.
    dossier: bool,
    further: Further,
}

impl Goal<'_> {
    /// The section of a sentence.
    fn section(&self, sentence: usize) -> usize {
        let section = self.sections.partition_point(|s| s.end <= sentence);
        if section < self.sections.len() { section } else { 0 }
    }

    /// The section behind which an offer belongs: that of its call, or the later one that names the rest of what the
    /// sentences explain.
    fn place(&self, offer: &Offer, chosen: &[usize]) -> usize {
        let ready = chosen.iter().map(|&i| self.section(offer.ready[i]));
        let call = self.section(offer.sentence);
        // A history names many, and explains none of them.
        let history = offer.card.kind == CardKind::Dossier;
        ready.filter(|_| !history).max().unwrap_or(0).max(call)
    }
}

/// A block with its place.
#[derive(Clone)]
struct Block {
    section: usize,
    /// The sentence that calls it.
    sentence: usize,
    closing: Closing,
    text: Section,
}

/// Blocks on their way to the words that are wanted.
#[derive(Clone)]
struct Filling<'a> {
    shelf: Shelf<'a>,
    words: usize,
    gaps: Gaps,
    blocks: Vec<Block>,
    fates: Vec<Option<Fate>>,
}

impl Filling<'_> {
    /// With what serves the reader until the words that are wished are there, or else with more until those that are
    /// wanted are; with what the story is about alone if nothing brings it to them.
    fn served(&self, goal: &Goal<'_>, wished: usize) -> Self {
        let mut filling = self.clone();
        filling.fill(&Goal { wanted: wished, ..*goal });
        if filling.words >= goal.wanted {
            return filling;
        }
        let short = || {
            let mut filling = self.clone();
            filling.fill(&Goal { wanted: wished, further: Further::BESIDE, ..*goal });
            filling
        };
        self.filled(goal).unwrap_or_else(short)
    }

    /// With what serves less, if that brings the words; where the blocks leave a gap that no other fills, without one of
    /// them, the least trusted first.
    fn filled(&self, goal: &Goal<'_>) -> Option<Self> {
        let with = |further: Further, left_out: Option<usize>| {
            let mut filling = self.clone();
            if let Some(i) = left_out {
                filling.fates[i] = Some(Fate::NoRoom);
            }
            let further = Goal { further, ..*goal };
            // What tells the same as another card comes when nothing else does, without what that has told.
            let doubles = Likeness::DOUBLE;
            filling.fill(&Goal { further: Further { doubles, ..further.further }, ..further });
            filling.fill(&further);
            filling
        };
        let enough = |f: &Self| f.words + SLACK >= goal.wanted;
        let mut last = None;
        for further in Further::STEPS {
            let filling = with(further, None);
            if enough(&filling) {
                return Some(filling);
            }
            last = Some(filling);
        }
        let last = last?;
        let shown = (0..goal.offers.len()).rev().filter(|&i| last.fates[i] == Some(Fate::Shown));
        shown.map(|i| with(Further::LAST, Some(i))).find(enough)
    }

    /// Takes the offers that are within reach until the words are there: the dossier of the subject first, then the most
    /// trusted, of those the best first.
    fn fill(&mut self, goal: &Goal<'_>) {
        if let Some(own) = goal.offers.iter().position(|o| o.own && goal.dossier) {
            self.fates[own] = self.fates[own].or_else(|| Some(self.take(goal, own)));
        }
        let within = |i: &usize| goal.offers[*i].trust <= goal.further.trust;
        // What the page could not end on may stand before what it ends on now.
        for open in [&[None, Some(Fate::Double)][..], &[Some(Fate::Crowded)]] {
            for i in (0..goal.offers.len()).filter(within) {
                if open.contains(&self.fates[i]) {
                    self.fates[i] = Some(self.take(goal, i));
                }
            }
        }
    }

    /// Shows an offer, if there is room for it near what calls it.
    fn take(&mut self, goal: &Goal<'_>, index: usize) -> Fate {
        let Goal { wanted, limit, .. } = *goal;
        let offer = &goal.offers[index];
        let first = offer.own && goal.dossier && self.blocks.is_empty();
        let wanted = if first { wanted.max(DOSSIER) } else { wanted };
        let mut shown = (0..goal.offers.len()).filter(|&i| self.fates[i] == Some(Fate::Shown));
        if shown.any(|i| goal.gists[index].likeness(&goal.gists[i]) >= goal.further.doubles) {
            return Fate::Double;
        }
        if self.words >= wanted || self.words >= limit {
            return unwanted(offer);
        }
        let margin = if first { 0 } else { MARGIN };
        let room = (wanted + margin - self.words).min(limit.saturating_sub(self.words));
        let call = goal.section(offer.sentence);
        let late = |i: usize| !self.shelf.narrative && goal.place(offer, &[i]) > call;
        let Some(Chosen { sentences, words }) =
            self.shelf.choose(offer, room, goal.further.beside, &late)
        else {
            return Fate::NoRoom;
        };
        let closing = match offer.card.kind {
            CardKind::Institution => Closing::Never,
            _ if offer.serves(&sentences) => Closing::Serves,
            CardKind::Notion => Closing::Ends,
            CardKind::Dossier => Closing::Tells,
        };
        let place = goal.place(offer, &sentences);
        let Some(section) = self.gaps.near(place, offer.leads, closing, goal.further.open) else {
            return Fate::Crowded;
        };
        let Some(text) = self.shelf.block(offer, &sentences, self.blocks.len()) else {
            return Fate::NoRoom;
        };
        self.words += words;
        self.gaps.take(section, closing);
        self.blocks.push(Block { section, sentence: offer.sentence, closing, text });
        Fate::Shown
    }
}
