//! One card as a block of the page. In: an [`Offer`], the room that is left. Out: the sentences that are shown, then a
//! section with the heading that suits the article. It never says twice what the cards have told, and rewrites nothing.

use std::cmp::Reverse;

use super::cards::{Offer, text};
use super::echo::Echo;
use super::excerpt::Chain;
use super::said::is_noun;
use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::lang::schema::fonds::{Card, CardKind};
use crate::model::{Layout, Origin, Piece, Pos, Section, Text, VerbForm, count_words};

/// Sentences of the shortest block, where the card has them: fewer seldom do what its heading announces.
const LEAST: usize = 3;
/// Words of a gap that a block of two sentences fills.
const SMALL: usize = 60;
/// Words and sentences of a paragraph of card text.
const PARAGRAPH_SENTENCES: usize = 3;
/// Sentences and words of a block that may do without the rest of its card.
const WHOLE: usize = 3;
const WHOLE_WORDS: usize = 45;
/// The same of one whose card speaks of other cases besides.
const BRIEF: usize = 2;
const BRIEF_WORDS: usize = 28;

/// What is known while blocks are made.
#[derive(Clone)]
pub(super) struct Shelf<'a> {
    /// The folded article.
    pub article: String,
    /// What the cards have told so far.
    pub told: Echo,
    pub narrative: bool,
    /// What another card has told in other words is left out, where the rest of the card stands without it.
    pub strict: bool,
    pub lang: &'a Language,
}

/// Sentences of a card that fit, in its own order.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub sentences: Vec<usize>,
    pub words: usize,
}

impl Chosen {
    /// True if it tells enough for a block where the rest of the card belongs elsewhere.
    fn is_brief(&self) -> bool {
        self.sentences.len() >= BRIEF && self.words >= BRIEF_WORDS
    }

    /// True if it tells enough to stand without the rest of the card.
    fn is_whole(&self) -> bool {
        self.sentences.len() >= WHOLE && self.words >= WHOLE_WORDS
    }
}

impl Shelf<'_> {
    /// What of a card is shown within `room` words; none if too little of it fits. Without trivia, unless they are
    /// `allowed` or little is left; without sentences that explain what the article says only `late`, where those that
    /// can stand alone are more.
    pub(super) fn choose(
        &self,
        offer: &Offer,
        room: usize,
        allowed: u8,
        late: &dyn Fn(usize) -> bool,
    ) -> Option<Chosen> {
        let is_late = |chain: &Chain| chain.sentences.iter().any(|&i| late(i));
        let behind = offer.chains.iter().filter(|c| is_late(c)).count();
        let few = behind * 2 < offer.chains.len();
        let plain = |c: &Chain| c.beside <= allowed;
        let card = &offer.card;
        let repeats =
            |c: &Chain| c.sentences.iter().any(|&i| self.told.repeats(text(card, i), self.lang));
        if self.strict && offer.chains.iter().any(|c| plain(c) && repeats(c)) {
            let fresh = |c: &Chain| plain(c) && !repeats(c) && !(few && is_late(c));
            let rest = self.fitting(offer, room, &fresh).filter(Chosen::is_whole);
            if rest.is_some() {
                return rest;
            }
        }
        let narrowest = self.fitting(offer, room, &|c| plain(c) && !(few && is_late(c)));
        let narrower = || self.fitting(offer, room, &plain).filter(Chosen::is_whole);
        // Two sentences that belong, rather than with them some that do not.
        let brief = || self.fitting(offer, room, &plain).filter(|c| allowed < 3 && c.is_brief());
        let all = || self.fitting(offer, room, &|_| true).filter(|_| allowed > 2);
        narrowest.filter(Chosen::is_whole).or_else(narrower).or_else(brief).or_else(all)
    }

    /// The first of those chains that fit.
    fn fitting(
        &self,
        offer: &Offer,
        room: usize,
        wanted: &dyn Fn(&Chain) -> bool,
    ) -> Option<Chosen> {
        let card = &offer.card;
        let (most_sentences, least_words) = match card.kind {
            CardKind::Dossier => (12, 40),
            CardKind::Institution => (4, 14),
            CardKind::Notion => (6, 14),
        };
        let mut chosen = Chosen::default();
        for chain in offer.chains.iter().filter(|c| wanted(c)).map(|c| &c.sentences) {
            if chain.iter().any(|&i| self.told.has(text(card, i), self.lang)) {
                continue;
            }
            let count: usize = chain.iter().map(|&i| count_words(text(card, i))).sum();
            let full = chosen.sentences.len() + chain.len() > most_sentences;
            if full || (chosen.words + count > room && chosen.words >= least_words) {
                // A story is told in its order; of a rule, a shorter sentence may still fit.
                if full || card.kind == CardKind::Dossier {
                    break;
                }
                continue;
            }
            chosen.sentences.extend(chain);
            chosen.words += count;
        }
        let have = offer.chains.iter().filter(|c| wanted(c));
        let have: usize = have.map(|c| c.sentences.len()).sum();
        // The last gap is too small for more.
        let least = if room < SMALL { 2 } else { LEAST };
        if chosen.words < least_words || chosen.sentences.len() < least.min(have).max(2) {
            return None;
        }
        // `ESA et Cnes : qui fait quoi` is not told by what they do in one case and another.
        let of_a_case = |&i: &usize| !card.sentences[i].case.is_empty();
        if card.kind == CardKind::Institution && chosen.sentences.iter().all(of_a_case) {
            return None;
        }
        // Chosen by use, told in the card's own order.
        chosen.sentences.sort_unstable();
        Some(chosen)
    }

    /// The section that those sentences make, with the heading that suits the article; none if no heading does.
    pub(super) fn block(
        &mut self,
        offer: &Offer,
        chosen: &[usize],
        index: usize,
    ) -> Option<Section> {
        let card = &offer.card;
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
                paragraphs(chosen)
                    .into_iter()
                    .map(|p| prose_block(p.iter().map(|&i| piece(i)).collect())),
            );
        }
        let own_section = card.kind == CardKind::Dossier || self.narrative;
        let level = if card.kind == CardKind::Dossier { 2 } else { 3 };
        let of_section = [(&card.h2, "h2")].into_iter().filter(|_| own_section);
        let mut sets = of_section.chain([(&card.h3, "h3")]);
        let fitting = |(wordings, name): (&'_ Vec<String>, &'static str)| {
            let pick = self.heading(card, chosen, wordings, index)?;
            Some((wordings[pick].clone(), format!("{name}:{pick}")))
        };
        let (heading, part) = sets.find_map(fitting)?;
        for &i in chosen {
            self.told.add(text(card, i), self.lang);
        }
        let origin = Origin::Card { card: card.id.clone(), part, call: offer.call };
        let heading = Some(Piece { text: heading, label: None, origin });
        Some(Section { heading, level, blocks })
    }

    /// True for a word that can only be an adjective.
    fn qualifies(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let mut readings = self.lang.lexicon.readings(&word).peekable();
        readings.peek().is_some() && readings.all(|r| r.pos == Pos::Adj)
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
        let weigh = |heading: &str| -> (usize, usize, bool, usize, usize) {
            let split = heading.split(|c: char| !c.is_alphanumeric());
            // `Étude médicale` heads nothing beside a study of rocks.
            let words = split.map(|w| (fold(w), is_noun(w, self.lang) || self.qualifies(w)));
            let words: Vec<(String, bool)> = words.filter(|(w, _)| w.len() > 3).collect();
            let nouns = words.iter().filter(|(_, noun)| *noun).map(|(w, _)| w);
            let found = |w: &str| shown.contains(stem(w)) || self.article.contains(stem(w));
            // `La règle des trois copies` above two of the three is a promise that is not kept.
            let counts = |w: &&String| {
                self.lang.read_number(&[w.as_str()]).is_some() && !shown.contains(w.as_str())
            };
            let broken = words.iter().map(|(w, _)| w).any(|w| counts(&w));
            // `Qui décide, qui analyse ?` above nobody who decides.
            let asks = |w: &String| {
                let mut readings = self.lang.lexicon.readings(w).peekable();
                let known = readings.peek().is_some();
                let verb = readings.all(|r| r.morph.verb_form().is_some_and(VerbForm::is_finite));
                known && verb && !shown.contains(stem(w))
            };
            let unanswered = words.iter().filter(|(w, noun)| !noun && asks(w)).count();
            let missing = nouns.clone().filter(|w| !found(w)).count();
            let both = words.iter().map(|(w, _)| {
                usize::from(shown.contains(w)) + 2 * usize::from(self.article.contains(w))
            });
            (missing, nouns.count(), broken, unanswered, both.sum())
        };
        let turn = index % wordings.len().max(1);
        let weighed = wordings.iter().map(|h| weigh(h)).enumerate();
        let fitting = weighed.filter(|(_, (missing, nouns, ..))| missing * 2 <= *nouns);
        let best = fitting.max_by_key(|(i, (missing, _, broken, unanswered, both))| {
            (!broken, Reverse(*missing), Reverse(*unanswered), *both, *i == turn)
        });
        best.map(|(i, _)| i)
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
