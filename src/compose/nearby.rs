//! Cards that no subject calls, but a heading of theirs. In: what of the base comes nearest to the article, what the
//! article says. Out: calls, with the words of the heading as mentions. It never judges what they are worth.

use std::collections::BTreeSet;

use super::land::Home;
use super::said::Said;
use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::lang::fonds::{Call, Mention, Reading};
use crate::model::Analysis;

/// Cards that come near enough to an article to be about it.
const NEAREST: usize = 24;
/// What such a card has in common with the article, in hundredths of what the nearest one has.
const NEAR: i64 = 55;

/// What the base holds of the matter of an article.
pub(super) struct Nearby {
    /// The cards that are true here, the nearest first.
    calls: Vec<Call>,
}

impl Nearby {
    pub(super) fn new(reading: &Reading<'_>, home: &Home<'_>, lang: &Language) -> Self {
        let mut calls = lang.fonds.nearest(&reading.words, NEAREST);
        calls.retain(|c| home.knows(&c.card));
        Self { calls }
    }

    /// How near a card comes, in hundredths of the nearest.
    pub(super) fn share(&self, nearness: i64) -> i64 {
        nearness * 100 / self.calls.first().map_or(nearness, |c| c.nearness).max(1)
    }

    /// Those of them that a heading calls: all that it announces stands in the article, and no subject calls them.
    pub(super) fn called(
        self,
        calls: &[Call],
        reading: &Reading<'_>,
        home: &Home<'_>,
        said: &Said<'_>,
        analysis: &Analysis,
        lang: &Language,
    ) -> Vec<Call> {
        let called: BTreeSet<&str> = calls.iter().map(|c| c.card.id.as_str()).collect();
        let shares: Vec<i64> = self.calls.iter().map(|c| self.share(c.nearness)).collect();
        let near = self.calls.into_iter().zip(shares).filter(|(_, share)| *share >= NEAR);
        let near = near.map(|(call, nearness)| Call { nearness, ..call });
        let others = near.filter(|c| !called.contains(c.card.id.as_str()));
        let heeded = others.filter(|c| c.holds(&reading.words, &|name| home.is_foreign(name)));
        heeded
            .filter_map(|call| {
                let mut headings = call.card.h2.iter().chain(&call.card.h3);
                let mut subjects = call.card.subjects.iter();
                let nouns = headings
                    .find_map(|h| said.announced(h))
                    .or_else(|| subjects.find_map(|s| said.together(s)))?;
                if std::env::var("DBG").is_ok() { eprintln!("DBG2 {} {} {nouns:?}", call.card.id, call.card.domain); }
                // What few cards speak of calls.
                let rarest = nouns.iter().max_by_key(|n| (lang.fonds.weight(n), *n))?;
                let mentions = mentions(rarest, analysis);
                (!mentions.is_empty()).then_some(Call { mentions, ..call })
            })
            .collect()
    }
}

/// Where a word stands in the body.
fn mentions(wanted: &str, analysis: &Analysis) -> Vec<Mention> {
    let is = |t: usize| {
        let written = fold(analysis.text(analysis.tokens[t].span));
        stem(&written) == wanted
    };
    let tokens = (0..analysis.tokens.len()).filter(|&t| is(t));
    tokens.map(|t| Mention { run: t..t + 1, paired: false, headed: false, apart: false }).collect()
}
