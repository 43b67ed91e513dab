//! How many cards an article takes, and where they stand. In: offers, sections, a [`Need`]. Out: a [`Plan`]:
//! blocks of card sentences behind the sections that call them. It never shows a card twice, keeps a story told in
//! time, or in questions and answers, in one piece, and stops soon after the target.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::block::{Chosen, Shelf};
use super::cards::Offer;
use super::double::{Gist, Likeness};
use super::echo::Echo;
use super::gaps::{Block, Closing, gathered, spread};
use super::interview::is_interview;
use super::narrative::is_narrative;
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
/// Most blocks behind one section, one more behind a long one; then, while words are wanting, in the passes that follow.
const PER_SECTION: [usize; 3] = [2, 4, 7];
/// Sentences of a long section.
const LONG: usize = 10;

/// Where added blocks stand.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// For each source section, the blocks behind it.
    pub behind: BTreeMap<usize, Vec<Section>>,
    /// What stands together behind the story: it explains what the story only touches.
    pub after: Vec<Section>,
    /// What became of each offer, in the order of the offers.
    pub choices: Vec<CardChoice>,
    /// The article is a story told in time: nothing cuts it open.
    pub narrative: bool,
}

impl Plan {
    /// Nothing of the source has a heading: those of the cards stand alone.
    pub(crate) fn raise(&mut self) {
        let blocks = self.behind.values_mut().flatten().chain(&mut self.after);
        blocks.for_each(|section| section.level = 2);
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

/// How far the planner goes for the words that are wanted.
#[derive(Debug, Clone, Copy)]
struct Reach {
    /// The least trusted cards.
    trust: Trust,
    /// How far beside the story what a card says may be; see [`super::excerpt::Chain`].
    beside: u8,
    /// From how much that both explain a second card is left out.
    doubles: Likeness,
}

impl Reach {
    /// What serves the reader.
    const NEAR: Self = Self { trust: Trust::Sure, beside: 0, doubles: Likeness::DOUBLE };
    /// Then, one after the other, what serves him less, each only if it brings the article to its words.
    const FURTHER: [Self; 7] = [
        Self::BESIDE,
        Self { beside: 1, ..Self::BESIDE },
        Self { beside: 1, doubles: Likeness::SAME, ..Self::BESIDE },
        // Rather another case of what the story is about than something else.
        Self { beside: 2, doubles: Likeness::SAME, ..Self::BESIDE },
        Self { trust: Trust::Likely, beside: 2, doubles: Likeness::SAME },
        Self { trust: Trust::Likely, ..Self::FAR },
        Self::FAR,
    ];
    const BESIDE: Self = Self { trust: Trust::Beside, ..Self::NEAR };
    const FAR: Self = Self { trust: Trust::Doubtful, beside: 3, doubles: Likeness::NONE };
}

/// Places trusted cards until the words that are wished are added, others until those that are wanted are, or until the
/// offers or the limit are used up. The dossier of the article's own subject is among them, whatever it displaces.
pub(crate) fn plan(
    analysis: &Analysis,
    (sections, first): (&[Range<usize>], usize),
    offers: &[Offer],
    need: Need,
    lang: &Language,
) -> Plan {
    let Need { wished, wanted, limit, dossier } = need;
    let narrative = is_narrative(analysis, offers, lang) || is_interview(analysis);
    let article = fold(&analysis.document.text);
    let empty = Filling {
        shelf: Shelf { article, told: Echo::default(), narrative, strict: true, lang },
        words: 0,
        per_section: BTreeMap::new(),
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
        own: dossier,
        dossier: false,
        reach: Reach::NEAR,
    };
    // What another card has told is said again only where the article would lack words without it, or take cards for them
    // that belong less.
    let mut lenient = empty.clone();
    lenient.shelf.strict = false;
    let (strict, lenient) = (empty.planned(&goal, wished), lenient.planned(&goal, wished));
    let enough = strict.words + SLACK >= wanted || strict.words >= lenient.words;
    let as_near = strict.least_trusted(offers) <= lenient.least_trusted(offers);
    let filling = if enough && as_near { strict } else { lenient };
    let Filling { blocks, fates, .. } = filling;
    let fate = |(o, f): (&Offer, Option<Fate>)| f.unwrap_or_else(|| unwanted(o));
    let choices = offers.iter().zip(fates);
    let choices = choices.map(|(o, f)| o.choice(analysis, fate((o, f)))).collect();
    let (beside, after) = parted(blocks, offers, narrative);
    let behind = spread(analysis, sections, first, beside, lang);
    Plan { behind, after: gathered(after), choices, narrative }
}

/// The blocks that stand behind the sections which call them, and those that stand together behind the story: a story told
/// in time is not cut open, and of another only by what is surely about it, one block a section; what an institution is
/// can wait.
fn parted(mut blocks: Vec<Block>, offers: &[Offer], narrative: bool) -> (Vec<Block>, Vec<Block>) {
    /// How many of the best explain at once, though they serve nobody.
    const BEST: usize = 2;
    blocks.sort_by_key(|b| b.rank);
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    blocks.into_iter().partition(|block| {
        let offer = &offers[block.offer];
        let told = offer.trust == Trust::Sure && block.closing != Closing::Institution;
        let at_once = offer.own || block.rank < BEST || block.closing == Closing::Serves;
        !narrative && told && at_once && (offer.own || taken.insert(block.section))
    })
}

/// What became of an offer that no words were wanted of.
fn unwanted(offer: &Offer) -> Fate {
    if offer.trust <= Trust::Beside { Fate::Enough } else { Fate::Passing }
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
    /// The dossier of the article's own subject comes first, if nothing else lets it in.
    own: bool,
    /// It comes first.
    dossier: bool,
    reach: Reach,
}

impl Goal<'_> {
    /// The section of a sentence.
    fn section(&self, sentence: usize) -> usize {
        let section = self.sections.partition_point(|s| s.end <= sentence);
        if section < self.sections.len() { section } else { 0 }
    }

    /// The section behind which an offer stands: that of its call, or the later one that names the rest of what the
    /// sentences explain.
    fn place(&self, offer: &Offer, chosen: &[usize]) -> usize {
        let ready = chosen.iter().map(|&i| self.section(offer.ready[i]));
        let call = self.section(offer.sentence);
        // A history names many, and explains none of them.
        let history = offer.card.kind == CardKind::Dossier;
        ready.filter(|_| !history).max().unwrap_or(0).max(call)
    }
}

/// Blocks on their way to the words that are wanted.
#[derive(Clone)]
struct Filling<'a> {
    shelf: Shelf<'a>,
    words: usize,
    per_section: BTreeMap<usize, usize>,
    blocks: Vec<Block>,
    fates: Vec<Option<Fate>>,
}

impl Filling<'_> {
    /// With what serves the reader; a dossier of the article's own subject that what explains words has left out comes
    /// before it.
    fn planned(&self, goal: &Goal<'_>, wished: usize) -> Self {
        let filling = self.served(goal, wished);
        let own = || goal.offers.iter().zip(&filling.fates).filter(|(o, _)| o.own);
        let kept = own().any(|(_, f)| *f == Some(Fate::Shown));
        let left_out = own().any(|(_, f)| matches!(f, Some(Fate::Enough | Fate::NoRoom)));
        let mut filling = if !kept && left_out && goal.own {
            self.served(&Goal { dossier: true, ..*goal }, wished)
        } else {
            filling
        };
        filling.spare(goal);
        filling
    }

    /// Leaves out what is trusted little, the least of it first, where the words that are wanted are there without it: a better
    /// card that came behind may bring more than was missing.
    fn spare(&mut self, goal: &Goal<'_>) {
        for (i, offer) in goal.offers.iter().enumerate().rev() {
            let little = offer.trust > Trust::Beside && self.fates[i] == Some(Fate::Shown);
            let block = self.blocks.iter().position(|b| little && b.offer == i);
            let spared = |b: &usize| self.words >= goal.wanted + self.blocks[*b].words;
            if let Some(at) = block.filter(spared) {
                self.words -= self.blocks.remove(at).words;
                self.fates[i] = Some(unwanted(offer));
            }
        }
    }

    /// How little the least trusted of the cards that are shown is trusted.
    fn least_trusted(&self, offers: &[Offer]) -> Option<Trust> {
        let shown = offers.iter().zip(&self.fates).filter(|(_, f)| **f == Some(Fate::Shown));
        shown.map(|(offer, _)| offer.trust).max()
    }

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
            let reach = Reach { beside: 3, ..Reach::BESIDE };
            filling.fill(&Goal { wanted: wished, reach, ..*goal });
            filling
        };
        self.filled(goal).unwrap_or_else(short)
    }

    /// With what serves less, if that brings the words; where the blocks leave a gap that no other fills, without one of
    /// them, the least trusted first.
    fn filled(&self, goal: &Goal<'_>) -> Option<Self> {
        let with = |reach: Reach, left_out: Option<usize>| {
            let mut filling = self.clone();
            if let Some(i) = left_out {
                filling.fates[i] = Some(Fate::NoRoom);
            }
            filling.fill(&Goal { reach, ..*goal });
            filling
        };
        let enough = |f: &Self| f.words + SLACK >= goal.wanted;
        let mut last = None;
        for reach in Reach::FURTHER {
            let filling = with(reach, None);
            if enough(&filling) {
                return Some(filling);
            }
            last = Some(filling);
        }
        let last = last?;
        let shown = (0..goal.offers.len()).rev().filter(|&i| last.fates[i] == Some(Fate::Shown));
        shown.map(|i| with(Reach::FAR, Some(i))).find(enough)
    }

    /// Takes the offers that are within reach until the words are there: the dossier of the subject first, then the most
    /// trusted, those that explain something new before doubles, the best first; a double of those that the story is
    /// about before what it is less about.
    fn fill(&mut self, goal: &Goal<'_>) {
        if let Some(own) = goal.offers.iter().position(|o| o.own && goal.dossier) {
            self.fates[own] =
                self.fates[own].or_else(|| Some(self.take(goal, own, PER_SECTION[0])));
        }
        let single = Goal { reach: Reach { doubles: Likeness::DOUBLE, ..goal.reach }, ..*goal };
        let near: &[Trust] = &[Trust::Sure, Trust::Beside];
        let within = |t: &&Trust| **t <= goal.reach.trust;
        near.iter().filter(within).for_each(|t| self.pass(&single, *t));
        if goal.reach.doubles > Likeness::DOUBLE {
            near.iter().filter(within).for_each(|t| self.pass(goal, *t));
        }
        let rest = [Trust::Likely, Trust::Doubtful];
        rest.iter().filter(within).for_each(|t| self.pass(goal, *t));
    }

    /// Takes the offers of that trust, best first, until the words are there.
    fn pass(&mut self, goal: &Goal<'_>, trust: Trust) {
        for most in PER_SECTION {
            for i in (0..goal.offers.len()).filter(|&i| goal.offers[i].trust == trust) {
                if matches!(self.fates[i], None | Some(Fate::Crowded | Fate::Double)) {
                    self.fates[i] = Some(self.take(goal, i, most));
                }
            }
        }
    }

    /// Shows an offer, if its section holds fewer than `most` and there is room.
    fn take(&mut self, goal: &Goal<'_>, index: usize, most: usize) -> Fate {
        let Goal { sections, wanted, limit, .. } = *goal;
        let offer = &goal.offers[index];
        let first = offer.own && goal.dossier && self.blocks.is_empty();
        let wanted = if first { wanted.max(DOSSIER) } else { wanted };
        let full = self.words >= wanted || self.words >= limit;
        let mut shown = (0..goal.offers.len()).filter(|&i| self.fates[i] == Some(Fate::Shown));
        let least = if full { Likeness::DOUBLE } else { goal.reach.doubles };
        let double = |i: usize| goal.gists[index].likeness(&goal.gists[i]) >= least;
        if shown.any(double) {
            return Fate::Double;
        }
        if full {
            return unwanted(offer);
        }
        let margin = if first { 0 } else { MARGIN };
        let room = (wanted + margin - self.words).min(limit.saturating_sub(self.words));
        let call = goal.section(offer.sentence);
        let late = |i: usize| !self.shelf.narrative && goal.place(offer, &[i]) > call;
        let chosen = self.shelf.choose(offer, room, goal.reach.beside, &late);
        let Some(Chosen { sentences, words }) = chosen else {
            return Fate::NoRoom;
        };
        // What stands together behind a story keeps the order of its calls.
        let section = if self.shelf.narrative { call } else { goal.place(offer, &sentences) };
        let long = sections.get(section).is_some_and(|s| s.len() >= LONG);
        let have = self.per_section.entry(section).or_default();
        if *have >= most + usize::from(long) && !self.shelf.narrative {
            return Fate::Crowded;
        }
        let Some(block) = self.shelf.block(offer, &sentences, self.blocks.len()) else {
            return Fate::NoRoom;
        };
        self.words += words;
        *have += 1;
        let closing = match offer.card.kind {
            CardKind::Institution => Closing::Institution,
            _ if offer.serves(&sentences) => Closing::Serves,
            _ => Closing::Explains,
        };
        let (rank, sentence) = (self.blocks.len(), offer.sentence);
        self.blocks.push(Block {
            section,
            sentence,
            rank,
            closing,
            offer: index,
            words,
            text: block,
        });
        Fate::Shown
    }
}
