//! Cards that no subject calls, but a heading of theirs. In: what of the base comes nearest to the article, what the
//! article says. Out: calls, with the words of the heading as mentions. It never judges what they are worth.

use std::collections::BTreeSet;

use super::excerpt::COMPARED;
use super::land::Home;
use super::said::Said;
use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::lang::fonds::{Call, Mention, Reading};
use crate::lang::schema::fonds::{Card, CardKind};
use crate::model::Analysis;

/// Cards that come near enough to an article to be about it.
const NEAREST: usize = 24;
/// What such a card has in common with the article, in hundredths of what the nearest one has.
const NEAR: i64 = 55;
/// The same for a card of another domain than the article.
const CLOSE: i64 = 70;

/// What the base holds of the matter of an article.
pub(super) struct Nearby<'a> {
    /// The cards that are true here, the nearest first.
    calls: Vec<Call>,
    reading: &'a Reading<'a>,
    home: &'a Home<'a>,
    said: &'a Said<'a>,
    lang: &'a Language,
}

impl<'a> Nearby<'a> {
    pub(super) fn new(
        reading: &'a Reading<'a>,
        home: &'a Home<'a>,
        said: &'a Said<'a>,
        lang: &'a Language,
    ) -> Self {
        let mut calls = lang.fonds.nearest(&reading.words, NEAREST);
        calls.retain(|c| home.knows(&c.card));
        Self { calls, reading, home, said, lang }
    }

    /// How near a card comes, in hundredths of the nearest.
    pub(super) fn share(&self, nearness: i64) -> i64 {
        nearness * 100 / self.calls.first().map_or(nearness, |c| c.nearness).max(1)
    }

    /// Those of them that no subject as it stands calls, but a heading does, or the words of a subject near one another, or, of a dossier,
    /// a card that is `sure` and related. `own` tells the domains of the article; a card of another one is nearer still.
    pub(super) fn called(
        &self,
        called: &BTreeSet<&str>,
        sure: &[&Call],
        own: &dyn Fn(&Card) -> bool,
        analysis: &Analysis,
    ) -> Vec<Call> {
        let Self { reading, home, said, lang, .. } = *self;
        let others = self.calls.iter().filter(|c| !called.contains(c.card.id.as_str()));
        let heeded = others.filter(|c| c.holds(&reading.words, &|name| home.is_foreign(name)));
        heeded
            .filter_map(|call| {
                let (card, own) = (&call.card, own(&call.card));
                let nearness = self.share(call.nearness);
                if nearness < if own { NEAR } else { CLOSE } {
                    return None;
                }
                let mut headings = card.h2.iter().chain(&card.h3).filter(|_| own);
                let mut subjects = card.subjects.iter();
                let words = headings
                    .find_map(|h| said.announced(h))
                    .or_else(|| subjects.find_map(|s| said.together(s, usize::from(own))));
                // What few cards speak of calls.
                let rarest = words.iter().flatten().max_by_key(|n| (lang.fonds.weight(n), *n));
                // Precedents go with a subject that is called; a rule goes with a word that is said: a yellow card calls no
                // offside.
                let history = card.kind == CardKind::Dossier;
                let related = || {
                    let kin = sure.iter().find(|c| is_related(&c.card, card));
                    let kin = kin.filter(|_| own && history);
                    let apart = |m: &Mention| Mention { apart: true, ..m.clone() };
                    kin.map(|c| c.mentions.iter().map(apart).collect())
                };
                let mentions = rarest.map(|w| mentions(w, analysis)).or_else(related)?;
                let found = !mentions.is_empty();
                found.then(|| Call { mentions, nearness, ..call.clone() })
            })
            .collect()
    }
}

/// True if one of two cards names the other.
fn is_related(one: &Card, other: &Card) -> bool {
    one.related.contains(&other.id) || other.related.contains(&one.id)
}

/// Where a word stands in the sentences that are compared.
fn mentions(wanted: &str, analysis: &Analysis) -> Vec<Mention> {
    let is = |t: usize| {
        let written = fold(analysis.text(analysis.tokens[t].span));
        stem(&written) == wanted
    };
    let rest = analysis.sentences.get(COMPARED).map(|s| s.tokens.start as usize);
    let tokens = (0..rest.unwrap_or(analysis.tokens.len())).filter(|&t| is(t));
    tokens.map(|t| Mention { run: t..t + 1, paired: false, headed: false, apart: false }).collect()
}
