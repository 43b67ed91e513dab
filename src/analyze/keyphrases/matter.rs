//! What an article comes back to, where its first lines do not name it. In: tokens, clauses, places. Out: a
//! [`Keyphrase`]: an event noun of the text, joined to the place of the article (`orage dans la Drôme`). It never takes
//! what only the quoted say, nor what the text disputes, and reads no further than an article goes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::located::{Scene, found, place_in, spoken_of, with_adjective};
use super::weights::{Weights, is_content};
use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::lang::gazetteer::NameKind;
use crate::model::{Analysis, Keyphrase, Named, Pos, Shape, Span, Token};

/// Sentences of an article that are read, and tokens of one: more than anybody writes.
const SENTENCES: usize = 250;
const TOKENS: usize = 250;

/// In how many paragraphs the words of an article stand, by their stems.
pub(super) struct Spread {
    paragraphs: BTreeMap<String, BTreeSet<u32>>,
    /// How many there are.
    count: usize,
}

impl Spread {
    pub(super) fn new(analysis: &Analysis) -> Self {
        let blocks: BTreeSet<u32> = analysis.sentences.iter().map(|s| s.block).collect();
        // Where all stands in one paragraph, its sentences take their place.
        let few = blocks.len() < 4;
        let mut paragraphs: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        for (i, sentence) in analysis.sentences.iter().enumerate() {
            let part = if few { i as u32 } else { sentence.block };
            let said = analysis.tokens_of(i).iter().filter(|t| is_content(t) || t.pos == Pos::Verb);
            for token in said.filter(|t| analysis.index.quoted_at(t.span.start).is_none()) {
                paragraphs.entry(key(token)).or_default().insert(part);
            }
        }
        let count = if few { analysis.sentences.len() } else { blocks.len() };
        Self { paragraphs, count }
    }

    /// In how many paragraphs a word or one of its family stands outside quotations.
    pub(super) fn of(&self, token: &Token) -> usize {
        self.paragraphs.get(&key(token)).map_or(0, BTreeSet::len)
    }

    /// What is left, in hundredths, of a thing without a name or an event to it that the article says once and never
    /// comes back to.
    pub(super) fn worth(&self, analysis: &Analysis, phrase: &Keyphrase, lang: &Language) -> i64 {
        let said = |span: &Span| &analysis.tokens[analysis.tokens_in(*span)];
        let mut words = phrase.mentions.iter().flat_map(said).filter(|t| is_content(t));
        let rules = &lang.rules.keyphrases;
        let event = |t: &Token| {
            let gravity = lang.event_gravity(&t.lemma).map(i64::from);
            gravity.is_some_and(|g| g >= rules.joined_gravity)
        };
        // `liquidation judiciaire`
        let two = phrase
            .text
            .match_indices(' ')
            .nth(1)
            .map_or(&*phrase.text, |(at, _)| &phrase.text[..at]);
        if lang.index.events_of_noun(&lang.rules, two).next().is_some() {
            return 100;
        }
        let passing = |t: &Token| {
            t.pos == Pos::Noun && t.shape == Shape::Lower && self.of(t) < 2 && !event(t)
        };
        match words.next() {
            Some(head) if self.tells() && passing(head) => rules.passing,
            _ => 100,
        }
    }

    /// True if the article is long enough to come back to what it is about.
    pub(super) fn tells(&self) -> bool {
        /// Paragraphs of such an article.
        const SEVERAL: usize = 4;
        self.count >= SEVERAL
    }
}

/// The sentences that are read.
fn read(analysis: &Analysis) -> impl Iterator<Item = usize> + use<'_> {
    let first = 0..analysis.sentences.len().min(SENTENCES);
    first.filter(|&s| analysis.sentences[s].tokens.len() <= TOKENS)
}

fn key(token: &Token) -> String {
    stem(&fold(&token.lemma)).to_owned()
}

/// What an article comes back to.
pub(super) struct Matter {
    /// The event with its place.
    pub(super) phrase: Keyphrase,
    /// How grave it is.
    pub(super) gravity: i64,
    /// In how many paragraphs it is spoken of.
    pub(super) again: usize,
}

/// The event that weighs most by its gravity, by how often the article comes back to it and by how early it stands,
/// joined to the place where the article plays.
pub(super) fn matter(
    analysis: &Analysis,
    weights: &Weights,
    spread: &Spread,
    lang: &Language,
) -> Option<Matter> {
    /// What one more paragraph is worth beside the gravity, up to how many, and what a sentence of distance costs.
    const PARAGRAPH: i64 = 18;
    const PARAGRAPHS: usize = 4;
    const SENTENCE: i64 = 3;
    const DISTANT: usize = 10;
    /// What a verdict adds.
    const PROVEN: i64 = 60;
    let found = found(analysis, lang);
    let told = read(analysis).flat_map(|s| {
        let tokens = analysis.tokens_of(s);
        (0..tokens.len()).filter_map(move |at| {
            let noun = &tokens[at];
            let quoted = analysis.index.quoted_at(noun.span.start).is_some();
            let plain = noun.pos == Pos::Noun && weights.names(noun, lang) && !quoted;
            let gravity = plain.then(|| spoken_of(analysis, s, at, lang)).flatten()?;
            let again = spread.of(noun).min(PARAGRAPHS) as i64;
            let far = s.abs_diff(analysis.lead).min(DISTANT) as i64;
            // `jugé pour assassinat, reconnu coupable de meurtre`: the second is what happened.
            let proven = found.is_some_and(|t| t.span == noun.span);
            let proven = if proven { PROVEN } else { 0 };
            Some((gravity + PARAGRAPH * again - SENTENCE * far + proven, s, at, gravity))
        })
    });
    let (_, sentence, at, gravity) =
        told.max_by_key(|(worth, s, ..)| (*worth, std::cmp::Reverse(*s)))?;
    let (within, place) = setting(analysis, lang)?;
    // In the form in which the reader meets it first: `l'orage`, before `de nouveaux orages`.
    let lemma = &analysis.tokens_of(sentence)[at].lemma;
    let same = |s: usize| {
        let mut tokens = analysis.tokens_of(s).iter();
        let at = tokens.position(|t| t.pos == Pos::Noun && t.lemma == *lemma)?;
        let start = analysis.tokens_of(s)[at].span.start;
        analysis.index.quoted_at(start).is_none().then_some((s, at))
    };
    let (sentence, at) = (0..sentence).find_map(same).unwrap_or((sentence, at));
    let tokens = analysis.tokens_of(sentence);
    let noun = &tokens[at..with_adjective(analysis, tokens, at)];
    let text = format!("{} {within}", analysis.token_slice(noun).to_lowercase());
    let mean = (weights.word(&noun[0], lang) + weights.word(place.last()?, lang)) / 2;
    let mentions = [noun, place].map(|t| t[0].span.to(t[t.len() - 1].span)).to_vec();
    let again = spread.of(&noun[0]);
    Some(Matter { phrase: Keyphrase { text, score: mean, mentions }, gravity, again })
}

/// The place that the article says most often that something happens in, as it says so (`à Vire`, `dans la Drôme`); what
/// the sentence that brings the news says weighs most, then what the first paragraph says. None where no place is said
/// there, nor twice.
fn setting<'a>(analysis: &'a Analysis, lang: &Language) -> Option<Scene<'a>> {
    /// What a mention is worth in the news, in the first paragraph, elsewhere, and what a place must be worth.
    const WORTH: [i64; 3] = [4, 2, 1];
    const LEAST: i64 = 2;
    /// Sentences of the first paragraph behind the news that still tell where it is.
    const BEHIND: usize = 2;
    let first = analysis.sentences.first()?.block;
    let mut found: Vec<(i64, &str, Scene<'a>)> = Vec::new();
    for s in read(analysis) {
        let (sentence, tokens) = (&analysis.sentences[s], analysis.tokens_of(s));
        let place = place_in(analysis, tokens, lang);
        let Some(place) = place.or_else(|| bracketed(analysis, tokens, lang)) else { continue };
        let Some(name) = tokens[place.clone()].iter().position(|t| t.pos == Pos::Propn) else {
            continue;
        };
        let name = &tokens[place.start + name..place.end];
        // `dans les rues de Vire` is `à Vire`; what no list knows stands as the article says it.
        let as_said = || lang.decapitalise(analysis.token_slice(&tokens[place.clone()]));
        let beside = &lang.rules.keyphrases.in_locutions;
        let beside = tokens[place.clone()].iter().any(|t| beside.iter().any(|w| **w == *t.lemma));
        let known = lang.in_place(analysis.token_slice(name)).filter(|_| !beside);
        let within = known.unwrap_or_else(as_said);
        if analysis.index.quoted_at(name[0].span.start).is_some() {
            continue;
        }
        // `le propriétaire a été joint en Lozère`: far behind the news somebody else may be anywhere.
        let far = sentence.block != first || s > analysis.lead + BEHIND;
        let near = if s == analysis.lead { 0 } else { 1 + usize::from(far) };
        let written = analysis.token_slice(name);
        // `Vire` and `place de Vire-sur-Mer`
        let same = analysis.places.iter().filter(|p| p.name.contains(written));
        let again: usize = same.map(|p| p.mentions.len()).sum();
        match found.iter_mut().find(|(_, known, _)| *known == written) {
            Some((worth, ..)) => *worth += WORTH[near],
            None => found.push((
                WORTH[near] + again.max(1) as i64 - 1,
                written,
                (within, &tokens[place]),
            )),
        }
    }
    let most = found.iter().map(|(worth, ..)| *worth).max().filter(|most| *most >= LEAST);
    let named = most.and_then(|most| found.into_iter().find(|(worth, ..)| *worth == most));
    named.map(|(.., scene)| scene).or_else(|| body(analysis, lang))
}

/// `près de Sauzet (Gard)`: what stands between brackets behind a place is where that is.
fn bracketed(analysis: &Analysis, tokens: &[Token], lang: &Language) -> Option<Range<usize>> {
    let written = |at: usize| tokens.get(at).map_or("", |t| analysis.text(t.span));
    let opens =
        (1..tokens.len()).filter(|&at| written(at) == "(" && tokens[at - 1].pos == Pos::Propn);
    opens.into_iter().find_map(|at| {
        let close = (at + 2..(at + 6).min(tokens.len())).find(|&end| written(end) == ")")?;
        let name = &tokens[at + 1..close];
        let place = name.iter().any(|t| analysis.index.has_place_in(t.span));
        (place && lang.in_place(analysis.token_slice(name)).is_some()).then_some(at + 1..close)
    })
}

/// The body of a town that the news names by the town: `les services de Grand Vire`.
fn body<'a>(analysis: &'a Analysis, lang: &Language) -> Option<Scene<'a>> {
    let sentence = analysis.sentences.get(analysis.lead)?.span;
    let named = analysis.organisations.iter().flat_map(|o| &o.mentions).copied();
    let mut named: Vec<_> = named.filter(|m| sentence.contains(*m)).collect();
    named.sort_unstable();
    named.into_iter().find_map(|mention| {
        let tokens = &analysis.tokens[analysis.tokens_in(mention)];
        let names = !tokens.is_empty() && tokens.iter().all(|t| t.pos == Pos::Propn);
        let town = tokens.iter().skip(1).any(|t| lang.in_place(analysis.text(t.span)).is_some());
        (names && town).then(|| (format!("à {}", analysis.text(mention)), tokens))
    })
}

/// A bare place or first name that heads what was found (`Vire`, `Daniella`) tells nothing: the common noun that the article
/// comes back to most, with that place or the one where the news plays (`traversier à Vire`). None where the best is
/// anything else.
pub(super) fn settled(
    ranked: &[Keyphrase],
    analysis: &Analysis,
    weights: &Weights,
    spread: &Spread,
    lang: &Language,
) -> Option<Keyphrase> {
    /// Paragraphs that speak of such a thing, and hundredths of the name that it is worth.
    const AGAIN: usize = 2;
    const LEAST: i64 = 30;
    let best = ranked.first().filter(|k| !k.text.contains([' ', '\u{a0}']))?;
    let is = |named: &Named| {
        let holds = |m: &Span| named.mentions.iter().any(|n| n.contains(*m));
        best.mentions.iter().any(holds)
    };
    let place = analysis.places.iter().find(|p| is(p));
    let given = || lang.names.lookup(&best.text).iter().any(|e| e.kind() == NameKind::FirstName);
    let person = best.mentions.iter().any(|m| analysis.index.person_in(*m).is_some()) || given();
    if !spread.tells()
        || place.is_none() && !person
        || analysis
            .organisations
            .iter()
            .any(|o| best.mentions.iter().all(|m| o.mentions.contains(m)))
        || !best.text.starts_with(char::is_uppercase)
    {
        return None;
    }
    let (within, at) = if let Some(place) = place {
        // As the article says it: `à Vire`, `au Mans`.
        let said_at = |m: &Span| {
            let before = &analysis.tokens[analysis.tokens_in(*m).start.checked_sub(1)?];
            (&*before.lemma == "à").then(|| analysis.text(before.span).to_lowercase())
        };
        // `L'Isle-aux-Coudres` has its article for good, `la Drôme` is no `à Drôme`.
        let own = place.name.starts_with("L’") || place.name.starts_with("L'");
        let preposition = place.mentions.iter().find_map(said_at);
        let preposition = if own { Some("à".to_owned()) } else { preposition };
        let said = || preposition.map(|at| format!("{at} {}", place.name));
        let within = lang.in_place(&place.name).or_else(said)?;
        (within, *place.mentions.first()?)
    } else {
        let (within, place) = setting(analysis, lang)?;
        (within, place.first()?.span.to(place.last()?.span))
    };
    let things = ranked.iter().filter(|k| k.score * 100 >= best.score * LEAST);
    let (thing, span) = things.into_iter().find_map(|k| {
        let outside = |m: &&Span| analysis.index.quoted_at(m.start).is_none();
        let span = *k.mentions.iter().find(outside)?;
        let [noun] = &analysis.tokens[analysis.tokens_in(span)] else { return None };
        let comes_back = weights.names(noun, lang) && spread.of(noun) >= AGAIN;
        comes_back.then(|| (analysis.text(span).to_lowercase(), span))
    })?;
    let (text, score) = (format!("{thing} {within}"), best.score);
    Some(Keyphrase { text, score, mentions: vec![span, at] })
}
