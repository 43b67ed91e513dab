//! Where the blocks of a page stand. In: blocks with the section that calls each. Out: for each section those that stand
//! behind it, in order. It never sets one before what calls it, no third in a row where the next section has room, and lets
//! the page end on what serves its reader where it can.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::keyphrase::Key;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::page::Page;
use crate::model::{Analysis, Origin, Piece, Pos, Section};

/// Blocks between two pieces of the source: a third is a wall.
const ROW: usize = 2;

/// What stands behind a story, under a heading of its own: it is no chapter of it, and not its author's.
pub(super) fn group(blocks: &mut Vec<Section>, key: &Key, lang: &Language) {
    if blocks.is_empty() {
        return;
    }
    blocks.iter_mut().for_each(|block| block.level = 3);
    let text = lang.rules.page.explanations.clone();
    let origin = Origin::Composed { rule: Page::EXPLANATIONS.to_owned(), spans: key.spans.clone() };
    let heading = Some(Piece { text, label: None, origin });
    blocks.insert(0, Section { heading, level: 2, blocks: Vec::new() });
}

/// How well a page ends on a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closing {
    /// It tells of an institution.
    Institution,
    /// It explains.
    Explains,
    /// It tells what to do.
    Serves,
}

/// A block with what calls it.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// The section behind which it may stand, or behind a later one.
    pub section: usize,
    /// The sentence that calls it.
    pub sentence: usize,
    /// How many better ones there are.
    pub rank: usize,
    /// How well the page ends on it.
    pub closing: Closing,
    /// Which offer it shows.
    pub offer: usize,
    /// Its words.
    pub words: usize,
    /// What is printed.
    pub text: Section,
}

/// The blocks behind each of the sections; behind none before the one that is `first`, nor where the next section leans on
/// what stands before it (`Il…`). An h2 heads what follows it: explanations of the section stand before it.
pub(super) fn spread(
    analysis: &Analysis,
    sections: &[Range<usize>],
    first: usize,
    mut blocks: Vec<Block>,
    lang: &Language,
) -> BTreeMap<usize, Vec<Section>> {
    let Some(last) = sections.len().checked_sub(1) else { return BTreeMap::new() };
    blocks.sort_by_key(|b| (b.section, b.sentence));
    let mut waiting: Vec<Block> = Vec::new();
    let mut coming = blocks.into_iter().peekable();
    let mut out = BTreeMap::new();
    let open: Vec<usize> = (first.min(last)..=last)
        .filter(|&s| s == last || !leans(analysis, &sections[s + 1], lang))
        .collect();
    for (at, &section) in open.iter().enumerate() {
        while let Some(block) = coming.next_if(|b| b.section <= section || section == last) {
            waiting.push(block);
        }
        // Where more stand than the rest of the page has places for, each place takes its part.
        let left = open.len() - at;
        let ahead = coming.len();
        let most = ROW.max((waiting.len() + ahead).div_ceil(left));
        let take = if section == last { waiting.len() } else { most.min(waiting.len()) };
        // What the section itself calls, the best first; then what the page should not end on and what has waited longest.
        let carried = |b: &Block| (b.section < section).then_some((b.closing, b.section));
        waiting.sort_by_key(|b| (carried(b), b.rank));
        let mut here: Vec<Block> = waiting.drain(..take).collect();
        let end = section == last;
        let ends = |b: &Block| if end { b.closing } else { Closing::Explains };
        here.sort_by_key(|b| (Reverse(b.text.level), ends(b), b.section, b.sentence));
        if !here.is_empty() {
            out.insert(section, here.into_iter().map(|b| b.text).collect());
        }
    }
    out
}

/// The blocks that stand together behind the story, in the order of their calls: a dossier first, and what serves the
/// reader last.
pub(super) fn gathered(mut blocks: Vec<Block>) -> Vec<Section> {
    blocks.sort_by_key(|b| (Reverse(b.text.level == 2), b.closing, b.section, b.sentence));
    blocks.into_iter().map(|b| b.text).collect()
}

/// True for a section that begins with a word that stands for something before it: no block parts `il` from whom it means.
fn leans(analysis: &Analysis, section: &Range<usize>, lang: &Language) -> bool {
    let tokens = analysis.sentences.get(section.start).map(|_| analysis.tokens_of(section.start));
    let mut words = tokens.unwrap_or_default().iter().filter(|t| t.pos != Pos::Punct);
    let first = words.next().map(|t| fold(analysis.text(t.span)));
    first.is_some_and(|w| lang.rules.cards.leaning.iter().any(|l| fold(l) == w))
}
