//! Which cards an article calls for, where, and what of them is shown. In: the analysis, the documentary base. Out:
//! [`Offer`]s, best first. It never rewrites a card and shows nothing that the horizon, the country or the tone of
//! the article forbids.

use std::collections::{BTreeMap, BTreeSet};

use super::excerpt::{Chain, Excerpt, worth};
use super::headings::content_words;
use super::horizon::horizon;
use super::land::Home;
use super::nearby::Nearby;
use super::passing::Passing;
use super::said::Said;
use super::trust::{CLOSE, Evidence, FIRST, MATTER, Trust, is_related};
use super::weight::{Head, Standing};
use crate::lang::Language;
use crate::lang::fonds::{Call, Mention, sentence_of};
use crate::lang::schema::fonds::{Card, CardKind, Purpose};
use crate::model::{Analysis, CardChoice, Fate, Span, count_words};

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
    pub chains: Vec<Chain>,
    /// For each sentence of the card, the sentence of the article that has said by then what it explains.
    pub ready: Vec<usize>,
    /// How much it belongs here: higher is better.
    pub score: i64,
    /// How surely it is about what the article is about.
    pub trust: Trust,
    /// How near it comes to the article, in hundredths of the card that comes nearest.
    nearness: i64,
    /// Much of its topic stands in the article.
    pub related: bool,
    /// A dossier of the article's own subject: it comes before what explains a word.
    pub own: bool,
    /// The words that call it do so together with others.
    paired: bool,
}

impl Offer {
    /// Words in all sentences that may be shown.
    pub(crate) fn words(&self) -> usize {
        let sentences = self.chains.iter().flat_map(|c| &c.sentences);
        sentences.map(|&i| count_words(text(&self.card, i))).sum()
    }

    /// True if enough of those sentences tell a reader what to do.
    pub(crate) fn serves(&self, sentences: &[usize]) -> bool {
        /// One of so many.
        const SERVES: usize = 3;
        let purposes = sentences.iter().filter_map(|&i| self.card.sentences[i].content().ok());
        let service = purposes.filter(|(purpose, _)| *purpose == Purpose::Service).count();
        service * SERVES >= sentences.len()
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
    /// The article plays abroad: what cards tell of it in general is not told of it.
    pub abroad: bool,
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
    let home = Home::new(analysis, lang);
    let mut calls: Vec<Call> = lang.fonds.calls(&reading.words, &|name| home.is_foreign(name));
    calls.retain(|c| home.knows(&c.card));
    // `depuis l'introduction en Bourse` dates a fact, and asks for nothing about introductions.
    let dates = |m: &Mention| lang.only_dates(analysis, m.run.start);
    calls.iter_mut().for_each(|c| c.mentions.retain(|m| !dates(m)));
    calls.retain(|c| !c.mentions.is_empty());
    let horizon = horizon(analysis, &calls);
    let said = Said::new(analysis, lang);
    let excerpt = Excerpt::new(analysis, horizon, &home, &said, lang);
    let passing = Passing::new(analysis, lang);
    let head = Head::new(analysis, lang);
    let nearby = Nearby::new(&reading, &home, &said, lang);
    calls.iter_mut().for_each(|c| c.nearness = nearby.share(c.nearness));
    let weigh = |mut call: Call| {
        let standing = Standing::new(&mut call, &reading, &passing, &head, analysis, lang);
        (call, standing)
    };
    let mut weighed: Vec<(Call, Option<Standing>)> = calls.into_iter().map(weigh).collect();
    let domains = domains(&weighed);
    let of_land = &lang.rules.cards.of_lands;
    let own = |card: &Card| {
        of_land.contains(&card.domain)
            || domains.get(card.domain.as_str()).is_some_and(|share| *share >= MATTER)
    };
    let by_subject = weighed.len();
    let called: BTreeSet<&str> = weighed.iter().map(|(c, _)| c.card.id.as_str()).collect();
    let sure = weighed.iter().filter(|(_, s)| s.as_ref().is_some_and(|s| !s.doubtful));
    let sure: Vec<&Call> = sure.map(|(call, _)| call).collect();
    let others = nearby.called(&called, &sure, &own, analysis);
    weighed.extend(others.into_iter().map(weigh));
    let kinship = weighed.iter().filter(|(_, s)| s.as_ref().is_some_and(|s| !s.doubtful));
    let nearest = kinship.map(|(call, _)| call.kinship).max().unwrap_or(0);
    let mut out = Offers { abroad: home.plays_abroad(), ..Offers::default() };
    for (i, (call, standing)) in weighed.into_iter().enumerate() {
        let span = reading.span(&call.mentions[0].run);
        let sentence = sentence_of(analysis, span);
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
        let share = domains.get(call.card.domain.as_str()).copied().unwrap_or(0);
        let Some(standing) = standing else {
            refuse(Fate::Passing);
            continue;
        };
        let chains = excerpt.chains(&call, &reading.words);
        if chains.is_empty() {
            refuse(if analysis.date.is_none() { Fate::NeedsDate } else { Fate::OutOfTime });
            continue;
        }
        let score = score(&call, &standing, &chains, share);
        if score < FAINT {
            refuse(Fate::Passing);
            continue;
        }
        let useful = chains.iter().filter(|c| c.beside == 0).count();
        let evidence = Evidence {
            call: &call,
            standing: &standing,
            score,
            share,
            nearest,
            announced: said.is_announced(&call.card),
            institution: (call.card.kind == CardKind::Institution).then_some(useful),
            nearby: i >= by_subject,
            abroad: home.is_abroad(&call.card),
        };
        let trust = evidence.trust();
        let related = is_related(&call) || standing.is_many_worded();
        let leads = standing.leads();
        let dossier = call.card.kind == CardKind::Dossier;
        out.offers.push(Offer {
            ready: said.ready(&call.card),
            own: dossier && trust == Trust::Sure && (leads || score >= OWN),
            paired: call.mentions[0].paired && !call.mentions[0].apart,
            nearness: call.nearness,
            card: call.card,
            call: span,
            sentence,
            chains,
            score,
            trust,
            related,
        });
    }
    sort(&mut out.offers);
    doubt_echoes(&mut out.offers, analysis, lang);
    sort(&mut out.offers);
    let (mut offers, doubles) = one_sense(out.offers);
    sort(&mut offers);
    out.refused.extend(doubles.iter().map(|o| o.choice(analysis, Fate::OtherSense)));
    Offers { offers, refused: out.refused, abroad: out.abroad }
}

/// What a card must be worth to be shown at all.
const FAINT: i64 = 58;

/// What a dossier must be worth to be about the article's own subject, though neither title nor lead name it.
const OWN: i64 = 170;
/// The most trusted first, of equal trust the better one; of those that are called doubtfully the one that comes nearer.
fn sort(offers: &mut [Offer]) {
    let worth = |o: &Offer| if o.trust == Trust::Doubtful { o.nearness } else { o.score };
    offers.sort_by(|a, b| (a.trust, -worth(a), &a.card.id).cmp(&(b.trust, -worth(b), &b.card.id)));
}

/// A card that the words of a better one call too (`urgences` after `urgences du centre hospitalier`) says more of the same:
/// it waits for the others, unless much of it stands in the article.
fn doubt_echoes(offers: &mut [Offer], analysis: &Analysis, lang: &Language) {
    let words = |o: &Offer| content_words(analysis.text(o.call), lang);
    let mut before: Vec<BTreeSet<String>> = Vec::new();
    for offer in offers {
        let words = words(offer);
        if !offer.related
            && !offer.paired
            && !words.is_empty()
            && before.iter().any(|b| words.is_subset(b))
        {
            offer.trust = Trust::Doubtful;
        }
        before.push(words);
    }
}

/// Words that call two cards are used in one sense: the longer run keeps them (`élection municipale partielle`), unless the
/// other is far better (`vigilance` in an article about a flood, not `vigilance rouge`) or has more words that stand
/// elsewhere (`vigilance` and `crues`); of equal ones the better offer, and what is among the nearest to the article, or near
/// it in the same domain: that takes them in the same sense.
fn one_sense(offers: Vec<Offer>) -> (Vec<Offer>, Vec<Offer>) {
    /// What makes an offer far better.
    const FAR: i64 = 30;
    let all: Vec<(Trust, i64, Span)> = offers.iter().map(|o| (o.trust, o.score, o.call)).collect();
    let mut taken: Vec<(String, Span)> = Vec::new();
    let (mut kept, mut others): (Vec<Offer>, Vec<Offer>) = (Vec::new(), Vec::new());
    for mut offer in offers {
        let overlaps = |run: &Span| run.contains(offer.call) || offer.call.contains(*run);
        let longer = |(trust, score, run): &(Trust, i64, Span)| {
            let within = run.contains(offer.call) && *run != offer.call;
            within && *trust <= offer.trust && score + FAR >= offer.score
        };
        let alone = (offer.paired || !all.iter().any(longer))
            && !taken.iter().any(|(_, run)| overlaps(run));
        let before = || taken.iter().filter(|(_, run)| overlaps(run));
        let own = || before().all(|(domain, _)| *domain == offer.card.domain);
        // What calls it together with the words says what of them is meant: `abandonnés` beside `refuge`.
        let near = offer.paired || offer.nearness >= CLOSE || offer.trust == Trust::Sure;
        let same = before().next().is_some() && (offer.nearness >= FIRST || near && own());
        if !offer.own && !alone && !same {
            others.push(offer);
            continue;
        }
        // What comes as near as the nearest card of all is no second best.
        if !offer.own && !alone && offer.nearness < FIRST {
            offer.trust = offer.trust.max(Trust::Beside);
        }
        taken.push((offer.card.domain.clone(), offer.call));
        kept.push(offer);
    }
    (kept, others)
}

/// How much each domain is called, in hundredths of the most called one.
fn domains(calls: &[(Call, Option<Standing>)]) -> BTreeMap<String, i64> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for (call, standing) in calls {
        let weight = standing.as_ref().map_or(0, Standing::weight);
        *counts.entry(call.card.domain.clone()).or_default() += weight;
    }
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    counts.into_iter().map(|(domain, n)| (domain, n * 100 / most)).collect()
}

/// How central its subject is, coherence with the rest of the article, and usefulness (service and mechanism).
fn score(call: &Call, standing: &Standing, chains: &[Chain], share: i64) -> i64 {
    /// More of its topic than that no article needs.
    const KIN: i64 = 40;
    let card = &call.card;
    let sentences = chains.iter().flat_map(|c| &c.sentences);
    let purposes = sentences.filter_map(|&i| card.sentences[i].content().ok());
    let useful: i64 = purposes.map(|(purpose, _)| worth(purpose) / 2 + 1).sum();
    let kind = match card.kind {
        CardKind::Dossier => 3,
        CardKind::Institution => 0,
        CardKind::Notion => 6,
    };
    let kinship = call.kinship.min(KIN) * 5 / 2 - 10;
    // What the title names may say little of it in a short article.
    let nearness = match call.nearness * 2 / 5 - 28 {
        far if standing.titled => far.max(0),
        near => near,
    };
    standing.weight() + useful.min(16) / 2 + kind + share * 2 / 5 + kinship + nearness
}
