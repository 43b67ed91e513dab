//! Which cards an article calls for, where, and what of them is shown. In: the analysis, the documentary base. Out:
//! [`Offer`]s, best first. It never rewrites a card and shows nothing that the horizon, the country or the tone of
//! the article forbids.

use std::collections::{BTreeMap, BTreeSet};

use super::horizon::Horizon;
use crate::lang::Language;
use crate::lang::fonds::{Call, Words};
use crate::lang::schema::fonds::{Card, CardKind, Purpose};
use crate::model::{Analysis, Span, count_words};

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
}

impl Offer {
    /// Words in all sentences that may be shown.
    pub(crate) fn words(&self) -> usize {
        self.chains.iter().flatten().map(|&i| count_words(text(&self.card, i))).sum()
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
    /// Ids of cards that were called but have nothing to show without a date of publication.
    pub need_date: Vec<String>,
}

/// The cards that the article calls, with what may be shown of each.
pub(crate) fn offers(analysis: &Analysis, lang: &Language) -> Offers {
    let words = Words::new(
        analysis
            .tokens
            .iter()
            .map(|t| (analysis.text(t.span).trim_end_matches(['\'', '’']), &*t.lemma)),
    );
    let countries = countries(analysis);
    let calls: Vec<Call> =
        lang.fonds.calls(&words).into_iter().filter(|c| in_country(&c.card, &countries)).collect();
    let horizon = Horizon::new(analysis, &calls);
    let grave = is_grave(analysis, lang);
    let mut domains: BTreeMap<&str, i64> = BTreeMap::new();
    for call in &calls {
        *domains.entry(call.card.domain.as_str()).or_default() += call.mentions.len().min(3) as i64;
    }
    let mut out = Offers::default();
    for call in &calls {
        let chains = if horizon.allows_card(&call.card) {
            chains(call, horizon, grave, &words)
        } else {
            Vec::new()
        };
        if chains.is_empty() {
            if analysis.date.is_none() {
                out.need_date.push(call.card.id.clone());
            }
            continue;
        }
        let first = &call.mentions[0];
        let span = analysis.token_span(&(first.start as u32..first.end as u32));
        let Some(sentence) = analysis.sentence_at(span.start) else { continue };
        let score = score(call, &chains, sentence, domains[call.card.domain.as_str()]);
        out.offers.push(Offer { card: call.card.clone(), call: span, sentence, chains, score });
    }
    out.offers.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.card.id.cmp(&b.card.id)));
    out
}

/// Salience (mentions, place of the first), specificity (length of the name that calls), coherence with the rest of
/// the article, and usefulness (service and mechanism).
fn score(call: &Call, chains: &[Vec<usize>], sentence: usize, domain: i64) -> i64 {
    let mentions = call.mentions.len().min(4) as i64 * 6;
    let early = 12 - (sentence as i64).min(12);
    let specific = call.mentions.iter().map(|m| m.len()).max().unwrap_or(1).min(4) as i64 * 8;
    let useful: i64 = chains
        .iter()
        .flatten()
        .map(|&i| match call.card.sentences[i].content() {
            Ok((Purpose::Service, _)) => 4,
            Ok((Purpose::Mechanism, _)) => 3,
            Ok((Purpose::History, _)) => 2,
            _ => 1,
        })
        .sum();
    let kind = match call.card.kind {
        CardKind::Dossier => 6,
        CardKind::Institution => 0,
        CardKind::Notion => 8,
    };
    mentions + early + specific + useful.min(16) + kind + domain.min(10) * 3
}

/// Runs of sentences that may be shown, the most useful first.
fn chains(call: &Call, horizon: Horizon, grave: bool, words: &Words<'_>) -> Vec<Vec<usize>> {
    let mut out: Vec<(Purpose, Vec<usize>)> = Vec::new();
    let mut broken = true;
    for (i, sentence) in call.card.sentences.iter().enumerate() {
        let Ok((purpose, _)) = sentence.content() else { continue };
        let needs = &call.conditions.needs[i];
        let shown = horizon.allows(sentence)
            && (needs.is_empty() || needs.iter().any(|p| words.hold(p)))
            && !(sentence.light && grave);
        match out.last_mut() {
            Some((_, chain)) if shown && sentence.follows && !broken => chain.push(i),
            _ if shown && !sentence.follows => out.push((purpose, vec![i])),
            _ => {}
        }
        broken = !shown && !(sentence.follows && broken);
        if sentence.follows && !shown {
            broken = true;
        }
    }
    // History is told in its own order; the rest by use, keeping the card's order among equals.
    if call.card.kind != CardKind::Dossier {
        out.sort_by_key(|(purpose, _)| *purpose);
    }
    out.into_iter().map(|(_, chain)| chain).collect()
}

/// True if somebody died: no anecdote stands beside that.
fn is_grave(analysis: &Analysis, lang: &Language) -> bool {
    /// The gravity from which an event is a death.
    const DEATH: u8 = 90;
    analysis.tokens.iter().any(|t| {
        lang.index.events_of_verb(&lang.rules, &t.lemma).next().is_some_and(|e| e.gravity >= DEATH)
            || lang
                .index
                .events_of_noun(&lang.rules, &t.lemma)
                .next()
                .is_some_and(|e| e.gravity >= DEATH)
    })
}

/// The countries where the article plays: those most often named, `FR` where none is.
fn countries(analysis: &Analysis) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in &analysis.places {
        if let Some(country) = place.country.as_deref() {
            *counts.entry(country.to_owned()).or_default() += place.mentions.len();
        }
    }
    let most = counts.values().copied().max().unwrap_or(0);
    let mut out: BTreeSet<String> =
        counts.into_iter().filter(|(_, n)| n * 3 >= most).map(|(c, _)| c).collect();
    if out.is_empty() {
        out.insert("FR".into());
    }
    out
}

fn in_country(card: &Card, countries: &BTreeSet<String>) -> bool {
    const UNION: &str = "EU";
    card.countries.is_empty()
        || card
            .countries
            .iter()
            .any(|c| countries.contains(c) || (c == UNION && countries.iter().any(|k| k == "FR")))
}
