//! Which cards an article calls for, where, and what of them is shown. In: the analysis, the documentary base. Out:
//! [`Offer`]s, best first. It never rewrites a card and shows nothing that the horizon, the country or the tone of
//! the article forbids.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::headings::content_words;
use super::horizon::horizon;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::fonds::{Call, Words};
use crate::lang::horizon::Horizon;
use crate::lang::schema::fonds::{Card, CardKind, Purpose};
use crate::model::{Analysis, BlockKind, CardChoice, Fate, Span, count_words};

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
    let countries = countries(analysis);
    let mut calls: Vec<Call> = lang.fonds.calls(&reading.words);
    calls.retain(|c| in_country(&c.card, &countries));
    // `depuis l'introduction en Bourse` dates a fact, and asks for nothing about introductions.
    let dates = |m: &Range<usize>| lang.only_dates(analysis, m.start);
    calls.iter_mut().for_each(|c| c.mentions.retain(|m| !dates(m)));
    calls.retain(|c| !c.mentions.is_empty());
    let horizon = horizon(analysis, &calls);
    let grave = is_grave(analysis, lang);
    let domains = domains(&calls);
    let mut by_domain: BTreeMap<&str, usize> = BTreeMap::new();
    for call in &calls {
        *by_domain.entry(call.card.domain.as_str()).or_default() += 1;
    }
    let head = head_words(analysis, lang);
    let mut out = Offers::default();
    for call in calls.iter().cloned() {
        let span = reading.span(&call.mentions[0]);
        let sentence = sentence_of(analysis, span);
        let named = call.mentions.iter().any(|m| {
            let words = content_words(analysis.text(reading.span(m)), lang);
            !words.is_empty() && words.is_subset(&head)
        });
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
        if !named && is_passing(&call, &by_domain, analysis.text(span), lang) {
            refuse(Fate::Passing);
            continue;
        }
        let chains = if horizon.allows_card(&call.card) {
            chains(&call, horizon, grave, &reading.words)
        } else {
            Vec::new()
        };
        if chains.is_empty() {
            refuse(if analysis.date.is_none() { Fate::NeedsDate } else { Fate::OutOfTime });
            continue;
        }
        let leads = named || sentence == 0;
        let score = score(&call, &chains, sentence, &domains) + if leads { HEAD } else { 0 };
        out.offers.push(Offer { card: call.card, call: span, sentence, chains, score });
    }
    out.offers.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.card.id.cmp(&b.card.id)));
    let (offers, doubles) = one_sense(out.offers);
    out.refused.extend(doubles.iter().map(|o| o.choice(analysis, Fate::OtherSense)));
    Offers { offers, refused: out.refused }
}

/// The sentence that calls a card, for what stands above the body the one that follows.
fn sentence_of(analysis: &Analysis, call: Span) -> usize {
    let next = analysis.sentences.partition_point(|s| s.span.end <= call.start);
    next.min(analysis.sentences.len().saturating_sub(1))
}

/// What a card gains that speaks of what title, chapô or keyphrase name.
const HEAD: i64 = 18;

/// Content words of the article's own title and chapô and of its keyphrase.
fn head_words(analysis: &Analysis, lang: &Language) -> BTreeSet<String> {
    let kinds = [BlockKind::Title, BlockKind::Standfirst];
    let blocks = kinds.into_iter().flat_map(|kind| analysis.document.of_kind(kind));
    let texts = blocks.map(|b| analysis.document.block_text(b));
    let key = analysis.keyphrases.first().map(|k| k.text.as_str());
    texts.chain(key).flat_map(|t| content_words(t, lang)).collect()
}

/// True for what the article names once, by one word, on its way to something else: the residents of a home among the
/// evacuated call for nothing about homes.
fn is_passing(call: &Call, by_domain: &BTreeMap<&str, usize>, text: &str, lang: &Language) -> bool {
    // Where no domain is called twice, none is the article's own.
    let settled = by_domain.values().any(|n| *n > 1);
    let alone = settled && by_domain.get(call.card.domain.as_str()).copied().unwrap_or(0) < 2;
    // `observation électorale` is never said in passing, `scanner` may be.
    alone && call.mentions.len() == 1 && content_words(text, lang).len() < 2
}

/// Words that call two cards are used in one sense: the better offer keeps them.
fn one_sense(offers: Vec<Offer>) -> (Vec<Offer>, Vec<Offer>) {
    let mut taken: Vec<Span> = Vec::new();
    offers.into_iter().partition(|o| {
        let free = !taken.iter().any(|t| t.overlaps(o.call));
        if free {
            taken.push(o.call);
        }
        free
    })
}

/// How much each domain is called, in hundredths of the most called one.
fn domains(calls: &[Call]) -> BTreeMap<String, i64> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for call in calls {
        let specific =
            call.mentions.iter().map(ExactSizeIterator::len).max().unwrap_or(1).min(3) as i64;
        *counts.entry(call.card.domain.clone()).or_default() +=
            2 + specific + call.mentions.len().min(3) as i64;
    }
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    counts.into_iter().map(|(domain, n)| (domain, n * 100 / most)).collect()
}

/// Salience (mentions, place of the first), specificity (length of the name that calls), coherence with the rest of
/// the article, and usefulness (service and mechanism).
fn score(
    call: &Call,
    chains: &[Vec<usize>],
    sentence: usize,
    domains: &BTreeMap<String, i64>,
) -> i64 {
    let mentions = call.mentions.len().min(4) as i64 * 6;
    let early = 12 - (sentence as i64).min(12);
    let specific = call.mentions.iter().map(|m| m.len()).max().unwrap_or(1).min(3) as i64 * 7;
    let useful: i64 = chains
        .iter()
        .flatten()
        .filter_map(|&i| call.card.sentences[i].content().ok())
        .map(|(purpose, _)| worth(purpose) / 2 + 1)
        .sum();
    let kind = match call.card.kind {
        CardKind::Dossier => 6,
        CardKind::Institution => 0,
        CardKind::Notion => 8,
    };
    let domain = domains.get(&call.card.domain).copied().unwrap_or(0) * 3 / 5;
    mentions + early + specific + useful.min(16) + kind + domain
}

/// Runs of sentences that may be shown, those that serve this article best first. History stays in its order.
fn chains(call: &Call, horizon: Horizon, grave: bool, words: &Words<'_>) -> Vec<Vec<usize>> {
    let mut out: Vec<(i64, Vec<usize>)> = Vec::new();
    // A sentence that follows another is shown only behind it.
    let mut open = false;
    for (i, sentence) in call.card.sentences.iter().enumerate() {
        let Ok((purpose, text)) = sentence.content() else { continue };
        let needs = &call.conditions.needs[i];
        // Guillemets are for those whom the article quotes.
        let shown = horizon.allows(sentence)
            && !text.contains('«')
            && (needs.is_empty() || needs.iter().any(|p| words.hold(p)))
            && !(sentence.light && grave);
        if !shown {
            open = false;
        } else if sentence.follows {
            if let Some((_, chain)) = out.last_mut().filter(|_| open) {
                chain.push(i);
            }
        } else {
            let asked = if needs.is_empty() { 0 } else { 6 };
            out.push((worth(purpose) + 2 * words.shared_with(text).min(4) as i64 + asked, vec![i]));
            open = true;
        }
    }
    if call.card.kind != CardKind::Dossier {
        out.sort_by_key(|(worth, _)| -worth);
    }
    out.into_iter().map(|(_, chain)| chain).collect()
}

/// Service before mechanism before history before definition.
fn worth(purpose: Purpose) -> i64 {
    match purpose {
        Purpose::Service => 6,
        Purpose::Mechanism => 5,
        Purpose::History => 3,
        Purpose::Definition => 2,
    }
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

/// The countries where the article plays: the one that its dateline is in, else the one most often named, and those named
/// nearly as often; `FR` where no other is named twice.
fn countries(analysis: &Analysis) -> BTreeSet<String> {
    const HOME: &str = "FR";
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in &analysis.places {
        if let Some(country) = place.country.as_deref() {
            *counts.entry(country).or_default() += place.mentions.len();
        }
    }
    let dateline = analysis.document.of_kind(BlockKind::Dateline).next();
    let dateline = dateline.map(|b| fold(analysis.document.block_text(b))).unwrap_or_default();
    let sent = analysis.places.iter().find(|p| dateline.contains(&fold(&p.name)));
    let most = counts.values().copied().max().unwrap_or(0);
    let foreign = |n: usize| n > 1 && n * 2 >= most;
    let mut out: BTreeSet<String> =
        counts.iter().filter(|(_, n)| foreign(**n)).map(|(c, _)| (*c).to_owned()).collect();
    out.extend(sent.and_then(|p| p.country.clone()));
    if out.is_empty() || out.len() == 1 && counts.get(HOME).is_some_and(|n| n * 2 >= most) {
        out.insert(HOME.into());
    }
    out
}

fn in_country(card: &Card, countries: &BTreeSet<String>) -> bool {
    const UNION: &str = "EU";
    // `CA-QC` is in `CA`.
    let within = |c: &String| {
        countries
            .iter()
            .any(|k| k == c || k.strip_prefix(c.as_str()).is_some_and(|r| r.starts_with('-')))
    };
    let union = |c: &String| c == UNION && countries.iter().any(|k| k == "FR");
    card.countries.is_empty() || card.countries.iter().any(|c| within(c) || union(c))
}
