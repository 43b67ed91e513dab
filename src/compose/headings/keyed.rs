//! Headings that carry the keyphrase. In: the headings of a page in order, what else each section could be called, the
//! keyphrase. Out: the same headings, some with the keyphrase, until three in ten hold it. It never puts it before a
//! quotation, nor where its words are said already, and changes no heading of the article's own.

use std::collections::BTreeMap;

use super::{FLOOR, Heading, roots};
use crate::compose::keyphrase::Key;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::vocabulary::Class;
use crate::model::{Piece, Section};

/// Signs of the longest heading that begins with the keyphrase.
const LONGEST: usize = 70;
/// What a heading may be worth less than the one that stands there, to carry the keyphrase.
const LESS: i64 = 24;
/// What it costs to stand right beside another that holds it, and before a sentence or a phrase.
const BESIDE: i64 = 12;
const SENTENCE: i64 = 16;
const PHRASE: i64 = 6;
/// What it costs to stand in the place of a card's own subject, for each word that this has more, and before a card's
/// question.
const SUBJECT: i64 = 2;
const WORD: i64 = 6;
const QUESTION: i64 = 18;
/// Headings of a page that take it in front: a third is a refrain.
const LED: usize = 2;
/// What separates the subject of a heading from what it says of it.
const COLON: &str = " : ";

/// The headings of a page.
pub(crate) struct Page<'a> {
    /// Of each section of the source; none where it goes on from what stands above it.
    pub chosen: &'a mut [Option<Heading>],
    /// What else each could be called, best first.
    pub candidates: &'a [Vec<Heading>],
    /// Headings of the article's own, as they stand.
    pub own: &'a [Option<&'a str>],
    /// Blocks that stand behind each section.
    pub behind: &'a mut BTreeMap<usize, Vec<Section>>,
    /// Tells which sentences speak of what heads the keyphrase.
    pub about: &'a dyn Fn(usize) -> bool,
    /// Tells what may stand above a section: nothing that the title says.
    pub says_more: &'a dyn Fn(&Heading) -> bool,
    /// Headings of recaps that do not hold it.
    pub others: usize,
}

/// Where a heading stands: above a section of the source, or above a block behind one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Section(usize),
    Block(usize, usize),
}

/// What a heading could be instead, and what that costs.
struct Change {
    slot: usize,
    cost: i64,
    to: To,
}

enum To {
    /// Another heading of the same section, or one of them behind the keyphrase.
    Heading(Heading),
    /// The heading of a card behind the keyphrase.
    Card(Piece),
}

/// Gives headings the keyphrase, where it and they fit best and not two in a row if that can be, until three in ten on the
/// page hold it.
pub(crate) fn carry(page: Page<'_>, key: &Key, lang: &Language) {
    let slots = page.slots();
    let wanted = ((slots.len() + page.others) * 3).div_ceil(10);
    let mut held: Vec<bool> = slots.iter().map(|(_, text)| key.stands_in(text)).collect();
    let mut led = 0;
    while held.iter().filter(|h| **h).count() < wanted {
        let beside = |slot: usize| {
            let before = slot.checked_sub(1).is_some_and(|s| held[s]);
            before || held.get(slot + 1).is_some_and(|h| *h)
        };
        if led >= LED {
            return;
        }
        let open = (0..slots.len()).filter(|&slot| !held[slot]);
        let changes = open.filter_map(|slot| page.change(slot, &slots, key, led, lang));
        let cost = |c: &Change| (c.cost + if beside(c.slot) { BESIDE } else { 0 }, c.slot);
        let Some(best) = changes.min_by_key(cost) else { return };
        held[best.slot] = true;
        led += 1;
        match (best.to, slots[best.slot].0) {
            (To::Heading(heading), Place::Section(i)) => page.chosen[i] = Some(heading),
            (To::Card(piece), Place::Block(i, n)) => {
                if let Some(block) = page.behind.get_mut(&i).and_then(|blocks| blocks.get_mut(n)) {
                    block.heading = Some(piece);
                }
            }
            _ => return,
        }
    }
}

impl Page<'_> {
    /// All headings in reading order.
    fn slots(&self) -> Vec<(Place, String)> {
        let mut out = Vec::new();
        for (i, chosen) in self.chosen.iter().enumerate() {
            let own = self.own.get(i).copied().flatten();
            let text = own.or(chosen.as_ref().map(|h| h.text.as_str()));
            out.extend(text.map(|text| (Place::Section(i), text.to_owned())));
            for (n, block) in self.behind.get(&i).into_iter().flatten().enumerate() {
                let heading = block.heading.iter();
                out.extend(heading.map(|h| (Place::Block(i, n), h.text.clone())));
            }
        }
        out
    }

    /// The cheapest way to have the keyphrase in a heading; `led` says how many have got it so far.
    fn change(
        &self,
        slot: usize,
        slots: &[(Place, String)],
        key: &Key,
        led: usize,
        lang: &Language,
    ) -> Option<Change> {
        let (cost, to) = match slots[slot].0 {
            Place::Section(i) if self.own.get(i).copied().flatten().is_some() => return None,
            Place::Section(i) => {
                // A question of the source that stands as a heading stands nowhere else.
                let heading = self.chosen[i].as_ref().filter(|h| !h.lifted)?;
                let labelled = |h: &Heading| {
                    // `Bénéfice net : la fermeture du site` would tell of a thing what is told of another.
                    let apart = !key.is_event() && !(self.about)(h.sentence);
                    let led = behind_key(h, key, led, lang).filter(|_| !apart)?;
                    let long = led.text.chars().count() as i64 / 6;
                    Some((long + if led.sentence_like { SENTENCE } else { PHRASE }, led))
                };
                let changes = self.others(i, heading, slots).filter_map(|other| {
                    let loss = heading.score - other.score;
                    if key.stands_in(&other.text) {
                        return Some((loss, other.clone()));
                    }
                    labelled(other).map(|(cost, led)| (loss + cost, led))
                });
                let (cost, heading) = changes.min_by_key(|(cost, _)| *cost)?;
                (cost, To::Heading(heading))
            }
            Place::Block(i, n) => {
                let block = self.behind.get(&i)?.get(n)?;
                let (cost, piece) = card_behind_key(block, key, led, lang)?;
                (cost, To::Card(piece))
            }
        };
        Some(Change { slot, cost, to })
    }

    /// The heading of a section, and those that are worth about as much and printed nowhere.
    fn others<'h>(
        &'h self,
        section: usize,
        heading: &'h Heading,
        slots: &'h [(Place, String)],
    ) -> impl Iterator<Item = &'h Heading> {
        let near = move |h: &&Heading| h.score >= FLOOR.max(heading.score - LESS);
        let printed = move |h: &Heading| slots.iter().any(|(_, text)| *text == h.text);
        let others = self.candidates.get(section).into_iter().flatten().filter(near);
        let new = others.filter(move |h| !h.lifted && !printed(h) && (self.says_more)(h));
        [heading].into_iter().chain(new)
    }
}

/// The same heading behind the keyphrase: `Crue de la Garonne : une décrue lente`.
fn behind_key(heading: &Heading, key: &Key, led: usize, lang: &Language) -> Option<Heading> {
    let quoted = heading.text.starts_with('«') || heading.text.contains(COLON);
    // `Grenoble – Laval : Delorme prend le gardien à contre-pied`: a sentence has its subject; only an event sets its scene.
    let spoken = heading.sentence_like && !key.is_event();
    // `Manufacture Rouxel : cantine, piste cyclable, stationnement`: a list tells of other things.
    let listed = heading.text.matches(", ").count() > 1;
    // `Trêve : un bulletin de quarante secondes`: what is no event happens to nothing.
    if heading.lifted || quoted || spoken || listed || heading.names || !key.can_label() {
        return None;
    }
    let texts = [Some(&heading.text), heading.short.as_ref()].into_iter().flatten();
    let (label, said) = texts.into_iter().find_map(|text| {
        // `Un demi-hectare planté` is told of somebody who is named elsewhere.
        let first = text.split([' ', '’', '\'']).next().unwrap_or_default();
        let proper = heading.proper && !lang.is_function_word(&fold(first));
        let said = if proper { text.clone() } else { lang.decapitalise(text) };
        let label = label_for(&said, key, led, lang)?;
        // `Grand Chambéry : l'agglomération ne paiera pas` names one body twice.
        let named = label.split(' ').all(|w| w.starts_with(char::is_uppercase));
        (!(named && begins_with_a_body(&said, lang))).then_some((label, said))
    })?;
    let mut spans = heading.spans.clone();
    spans.extend(key.spans.iter().copied());
    Some(Heading { text: format!("{label}{COLON}{said}"), spans, ..heading.clone() })
}

/// True for what begins with an institution that only its kind names: `l'agglomération`, `la commune`.
fn begins_with_a_body(said: &str, lang: &Language) -> bool {
    let mut words = said.split([' ', '’', '\'']);
    let article = words.next().is_some_and(|w| matches!(w, "l" | "le" | "la" | "les"));
    let mark = words.next().map(|w| lang.facts.vocabulary.mark(w));
    let body = [Class::Institution, Class::GenericStart, Class::Company, Class::Locality];
    article && mark.is_some_and(|m| body.iter().any(|class| m.is(*class)))
}

/// The heading of a card behind the keyphrase: in the place of its own subject where the same noun heads both (`Crues : ce
/// que demande chaque couleur`), else before a question or a phrase, where what stands below speaks of it.
fn card_behind_key(
    block: &Section,
    key: &Key,
    led: usize,
    lang: &Language,
) -> Option<(i64, Piece)> {
    let heading = block.heading.as_ref()?;
    if !key.can_label() || heading.label.is_some() || heading.text.starts_with('«') {
        return None;
    }
    let known = roots(&key.text, lang);
    let (cost, said) = match heading.text.split_once(COLON) {
        Some((subject, rest)) => {
            // `Meurtre, assassinat : la différence` is about both.
            let named = subject.chars().skip(1).any(|c| c.is_uppercase() || c == ',');
            let subject = roots(subject, lang);
            let heads = subject.first().is_some_and(|s| known.first() == Some(s));
            if named || !heads {
                return None;
            }
            let more = subject.iter().filter(|s| !known.contains(s)).count() as i64;
            // `Garderie à contribution réduite : comment s'inscrire` is not about the others.
            if more > 0 && key.is_thing() {
                return None;
            }
            (SUBJECT + WORD * more, rest.to_owned())
        }
        None => {
            // `L'agence régionale de santé, qui décide quoi ?` has a subject of its own.
            if heading.text.contains(',') {
                return None;
            }
            let head = known.first()?;
            let pieces = block.blocks.iter().flat_map(|b| &b.pieces);
            let asks = key.is_event() && heading.text.ends_with('?');
            if !asks && !pieces.map(|p| roots(&p.text, lang)).any(|words| words.contains(head)) {
                return None;
            }
            (QUESTION, lang.decapitalise(&heading.text))
        }
    };
    let label = label_for(&said, key, led, lang)?;
    let long = (label.chars().count() + said.chars().count()) as i64 / 6;
    let label = Some(format!("{label}{}", COLON.trim_end()));
    Some((cost + long, Piece { text: said, label, origin: heading.origin.clone() }))
}

/// The keyphrase as a label that fits before `said` and says none of its words; another of its forms each time.
fn label_for(said: &str, key: &Key, led: usize, lang: &Language) -> Option<String> {
    let words = roots(said, lang);
    let signs = said.chars().count() + COLON.chars().count();
    let fits = |label: &&String| {
        let again = roots(label, lang).iter().any(|s| words.contains(s));
        !again && label.chars().count() + signs <= LONGEST
    };
    let labels = key.labels(lang);
    let turn = led % labels.len().max(1);
    let (before, from) = labels.split_at(turn);
    from.iter().chain(before).find(fits).map(|label| lang.capitalise(label))
}
