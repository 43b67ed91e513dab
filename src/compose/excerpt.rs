//! What of a card may be shown in an article. In: a call, the horizon, the article's countries. Out: runs of sentences. It
//! never rewrites a sentence and shows none that time, place or tone forbid, or that the article says itself.

use super::echo::Echo;
use super::land::Home;
use super::said::Said;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::fonds::{Call, Words};
use crate::lang::horizon::Horizon;
use crate::lang::schema::fonds::{Card, CardKind, Purpose};
use crate::model::{Analysis, BlockKind, Token};

/// Sentences of an article that are compared with those of the cards: more than any article has.
pub(super) const COMPARED: usize = 300;

/// Sentences of a card that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chain {
    /// Their indices.
    pub sentences: Vec<usize>,
    /// How far they are beside the story: not at all, as what an institution does for others, as another case of the same,
    /// in themselves.
    pub beside: u8,
}

/// What decides of every sentence.
pub(super) struct Excerpt<'a> {
    horizon: Horizon,
    home: &'a Home<'a>,
    said: &'a Said<'a>,
    lang: &'a Language,
    /// Somebody died: no anecdote stands beside that.
    grave: bool,
    /// The death is the news: no refund stands beside it.
    mourning: bool,
    told: Echo,
}

impl<'a> Excerpt<'a> {
    pub(super) fn new(
        analysis: &Analysis,
        horizon: Horizon,
        home: &'a Home<'a>,
        said: &'a Said<'a>,
        lang: &'a Language,
    ) -> Self {
        /// Sentences that tell the news.
        const NEWS: usize = 4;
        let rest = analysis.sentences.get(NEWS).map(|s| s.tokens.start as usize);
        let news = &analysis.tokens[..rest.unwrap_or(analysis.tokens.len())];
        let above = analysis.front.iter().filter(|f| {
            let kind = analysis.document.blocks[f.block].kind;
            matches!(kind, BlockKind::Title | BlockKind::Standfirst)
        });
        let mut news = news.iter().chain(above.flat_map(|f| &f.tokens));
        let dead = &lang.rules.cards.mourning;
        let mourning = news.any(|t| is_death(t, lang) || dead.iter().any(|w| *w == *t.lemma));
        let mut told = Echo::default();
        for sentence in analysis.sentences.iter().take(COMPARED) {
            told.add(analysis.text(sentence.span), lang);
        }
        Self {
            horizon,
            home,
            said,
            lang,
            grave: analysis.tokens.iter().any(|t| is_death(t, lang)),
            mourning,
            told,
        }
    }

    /// Runs of sentences that may be shown, those that serve this article best first, trivia last. History stays in its
    /// order.
    pub(super) fn chains(&self, call: &Call, words: &Words<'_>) -> Vec<Chain> {
        /// What a word that is neither rare nor common weighs, halved, and what likeness weighs at most: more than use does.
        const LIKE: i64 = 10;
        const MOST: i64 = 12;
        let card = &call.card;
        if !self.horizon.allows_card(card) || self.mourning && self.is_about_refunds(card) {
            return Vec::new();
        }
        let mut out: Vec<(i64, Chain)> = Vec::new();
        // A sentence that follows another is shown only behind it.
        let mut open = false;
        for (i, sentence) in card.sentences.iter().enumerate() {
            let Ok((purpose, text)) = sentence.content() else { continue };
            let needs = &call.conditions.needs[i];
            // What speaks of one case only belongs where the article does.
            let case = &call.conditions.case[i];
            let met = case.iter().any(|p| words.hold(p));
            let other = sentence.aside || !case.is_empty() && !met;
            // Guillemets are for those whom the article quotes.
            let shown = self.horizon.allows(sentence)
                && !text.contains('«')
                && (needs.is_empty() || needs.iter().any(|p| words.hold(p)))
                && !(sentence.light && self.grave)
                && !(self.mourning && self.is_indecent(text))
                && (!card.countries.is_empty() || self.home.may_say(text))
                && !self.told.has(text, self.lang);
            if !shown {
                open = false;
            } else if sentence.follows {
                open &= !other;
                if let Some((_, chain)) = out.last_mut().filter(|_| open) {
                    chain.sentences.push(i);
                }
            } else {
                let asked = if needs.is_empty() && !met { 0 } else { 6 };
                let shared = (self.lang.fonds.likeness(text, words) / LIKE).min(MOST);
                // What is beside the story in itself comes behind what an institution does for others.
                let beside = match card.kind {
                    // A history is told whole.
                    CardKind::Dossier => 0,
                    // `Le rançongiciel WannaCry a frappé…`: a case that has a name is another case.
                    _ if sentence.aside || other && is_named(&sentence.case) => 3,
                    _ if other => 2,
                    _ if !needs.is_empty() || met => 0,
                    _ if self.said.is_trivia(card, purpose, text) => 3,
                    _ if card.countries.is_empty() && !self.home.says_at_home(text) => 1,
                    _ => u8::from(self.said.is_unneeded(card, text)),
                };
                let chain = Chain { sentences: vec![i], beside };
                out.push((worth(purpose) + shared + asked, chain));
                open = true;
            }
        }
        if card.kind != CardKind::Dossier {
            out.sort_by_key(|(worth, chain)| (chain.beside, -worth));
        }
        out.into_iter().map(|(_, chain)| chain).collect()
    }

    /// True for a card that is about the rights of customers.
    fn is_about_refunds(&self, card: &Card) -> bool {
        /// Sentences that make it so.
        const MANY: usize = 2;
        let texts = card.sentences.iter().filter_map(|s| s.content().ok());
        texts.filter(|(_, text)| self.is_indecent(text)).count() >= MANY
    }

    fn is_indecent(&self, text: &str) -> bool {
        is_indecent(text, self.lang)
    }
}

/// True for what only named things call.
fn is_named(case: &[String]) -> bool {
    case.iter().all(|p| p.starts_with(char::is_uppercase))
}

/// True for a sentence that no one wants to read beside the dead.
fn is_indecent(text: &str, lang: &Language) -> bool {
    let folded = fold(text);
    let rules = lang.rules.cards.indecent.iter();
    let mut words = rules.flat_map(|r| &r.words).map(|w| fold(w));
    words.any(|word| {
        let starts =
            |(at, _): (usize, &str)| !folded[..at].ends_with(|c: char| c.is_alphanumeric());
        folded.match_indices(&word).any(starts)
    })
}

fn is_death(token: &Token, lang: &Language) -> bool {
    /// The gravity from which an event is a death.
    const DEATH: u8 = 90;
    let verbs = lang.index.events_of_verb(&lang.rules, &token.lemma);
    let mut both = verbs.chain(lang.index.events_of_noun(&lang.rules, &token.lemma));
    both.any(|e| e.gravity >= DEATH)
}

/// Service before mechanism before history before definition.
pub(super) fn worth(purpose: Purpose) -> i64 {
    match purpose {
        Purpose::Service => 6,
        Purpose::Mechanism => 5,
        Purpose::History => 3,
        Purpose::Definition => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_indecent_wording_is_found_in_its_examples_only() {
        let lang = Language::french();
        for rule in &lang.rules.cards.indecent {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            assert!(rule.examples.iter().all(|t| is_indecent(t, &lang)), "{}", rule.id);
            assert!(!rule.never.iter().any(|t| is_indecent(t, &lang)), "{}", rule.id);
        }
    }
}
