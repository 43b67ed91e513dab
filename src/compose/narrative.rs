//! Whether an article is a story told in time: a match, a race, a fait divers, a trial. In: the analysis, the offers. Out:
//! yes or no. It never moves anything.

use std::collections::BTreeSet;

use super::cards::Offer;
use crate::lang::Language;
use crate::model::{Analysis, ClauseKind, Token, VerbForm};

/// True for a match told minute by minute, and for what most cards of its best ones tell to be a story, told in the past.
pub(super) fn is_narrative(analysis: &Analysis, offers: &[Offer], lang: &Language) -> bool {
    /// Best offers that tell what an article is about, and those of them that must agree.
    const BEST: usize = 3;
    const MOST: usize = 2;
    let told = |o: &&Offer| lang.rules.cards.told_in_time.contains(&o.card.domain);
    let stories = offers.iter().take(BEST).filter(told).count();
    has_minutes(analysis) || is_hearing(analysis, lang) || stories >= MOST && is_past(analysis)
}

/// True for what goes on in court: words of several kinds that are said there, again and again.
fn is_hearing(analysis: &Analysis, lang: &Language) -> bool {
    /// Kinds of words, and how often they stand in the article.
    const KINDS: usize = 4;
    const OFTEN: usize = 6;
    let listed = |t: &&Token| lang.rules.cards.hearing.iter().any(|w| **w == *t.lemma);
    let said: Vec<&Token> = analysis.tokens.iter().filter(listed).collect();
    let kinds: BTreeSet<&str> = said.iter().map(|t| &*t.lemma).collect();
    kinds.len() >= KINDS && said.len() >= OFTEN
}

/// True for a match told minute by minute: `(34e)`.
fn has_minutes(analysis: &Analysis) -> bool {
    /// Minutes that make a story.
    const LEAST: usize = 3;
    let minute = |t: &Token| {
        let written = analysis.text(t.span);
        written.strip_suffix('e').is_some_and(|n| n.parse::<u32>().is_ok())
    };
    let closes = |t: &Token| matches!(analysis.text(t.span), ")" | ",");
    let minutes = analysis.tokens.windows(2).filter(|w| minute(&w[0]) && closes(&w[1]));
    minutes.count() >= LEAST
}

/// True if most of what the article says itself is over.
fn is_past(analysis: &Analysis) -> bool {
    /// Past clauses, in hundredths.
    const MOST: usize = 60;
    let own = |at: u32| analysis.index.quoted_at(at).is_none();
    let main = analysis.clauses.iter().filter(|c| {
        let start = analysis.tokens.get(c.tokens.start as usize).map_or(0, |t| t.span.start);
        c.kind == ClauseKind::Main && c.verb.tense.is_some() && own(start)
    });
    let (mut past, mut all) = (0, 0);
    for clause in main {
        all += 1;
        let tense = matches!(clause.verb.tense, Some(VerbForm::IndPast | VerbForm::IndImpf));
        past += usize::from(tense || clause.verb.compound);
    }
    past * 100 >= all * MOST && all > 0
}
