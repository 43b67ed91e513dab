//! What words an article says, and from which sentence on. In: the analysis. Out: a [`Said`]. It never weighs a card.

use std::collections::{BTreeMap, BTreeSet};

use super::excerpt::COMPARED;
use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::lang::schema::fonds::{Card, CardKind, Purpose};
use crate::model::{Analysis, BlockKind, Pos};

/// The weight from which a noun is no `règle` and no `date`, which half the cards have.
const TELLING: i64 = 18;

/// The words of an article by their stems.
pub(super) struct Said<'a> {
    lang: &'a Language,
    /// The first sentence that has each; the first of all for what stands above the body.
    first: BTreeMap<String, usize>,
    /// The sentences that have each, of those that are compared.
    all: BTreeMap<String, BTreeSet<usize>>,
    /// The words without the mark of their plural.
    forms: BTreeSet<String>,
}

impl<'a> Said<'a> {
    pub(super) fn new(analysis: &Analysis, lang: &'a Language) -> Self {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        let mut all: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut forms = BTreeSet::new();
        let kinds = [BlockKind::Title, BlockKind::Standfirst];
        let above = kinds.into_iter().flat_map(|kind| analysis.document.of_kind(kind));
        let above = above.map(|b| (0, analysis.document.block_text(b)));
        let body = analysis.sentences.iter().map(|s| analysis.text(s.span)).enumerate();
        for (sentence, text) in above.chain(body) {
            for word in words(&fold(text)) {
                first.entry(stem(word).to_owned()).or_insert(sentence);
                if sentence < COMPARED {
                    all.entry(stem(word).to_owned()).or_default().insert(sentence);
                }
                forms.insert(singular(word).to_owned());
            }
        }
        Self { lang, first, all, forms }
    }

    /// For each sentence of a card, the sentence of the article from which on every word of that sentence that the card
    /// explains has been said; words that the article never says are left out.
    pub(super) fn ready(&self, card: &Card) -> Vec<usize> {
        let plain = card.subjects.iter().filter(|s| !s.contains(" + "));
        let subjects: Vec<(BTreeSet<String>, usize)> = plain
            .filter_map(|s| {
                let stems = self.content(s);
                let first = stems.iter().map(|w| self.first.get(w).copied());
                // All of a name have been said when the last of its words has.
                let first = first.collect::<Option<Vec<usize>>>()?.into_iter().max()?;
                Some((stems, first))
            })
            .collect();
        let ready = |text: &str| {
            let stems = self.content(text);
            let named = subjects.iter().filter(|(s, _)| s.is_subset(&stems));
            named.map(|(_, first)| *first).max().unwrap_or(0)
        };
        card.sentences.iter().map(|s| ready(s.text())).collect()
    }

    /// True if a heading of the card announces what the article speaks of: of one of its wordings, a noun before the colon.
    pub(super) fn is_announced(&self, card: &Card) -> bool {
        card.h2.iter().chain(&card.h3).any(|heading| {
            let main = heading.split(" : ").next().unwrap_or(heading);
            let mut nouns = self.nouns(main).into_iter().peekable();
            nouns.peek().is_none() || nouns.any(|n| self.first.contains_key(&n))
        })
    }

    /// What a heading announces before its colon, if the article says all of it together, and if it says the nouns behind
    /// the colon that few cards speak of.
    pub(super) fn announced(&self, heading: &str) -> Option<BTreeSet<String>> {
        let (main, rest) = heading.split_once(" : ").unwrap_or((heading, ""));
        let mut rest =
            rest.split(|c: char| !c.is_alphanumeric()).filter(|w| is_only_noun(w, self.lang));
        let says = |word: &str| {
            let word = fold(word);
            self.lang.fonds.weight(stem(&word)) < TELLING || self.forms.contains(singular(&word))
        };
        self.together(main, 1).filter(|_| rest.all(says))
    }

    /// The words of a phrase of two and more, if one sentence of the article has them all, with so many before it.
    pub(super) fn together(&self, phrase: &str, before: usize) -> Option<BTreeSet<String>> {
        /// The weight of what tells a matter.
        const MATTER: i64 = 20;
        let folded = fold(phrase);
        let content = words(&folded).filter(|w| !self.lang.is_function_word(w));
        let content: BTreeSet<String> = content.map(|w| stem(w).to_owned()).collect();
        let places: Option<Vec<&BTreeSet<usize>>> =
            content.iter().map(|w| self.all.get(w)).collect();
        let places = places.filter(|p| p.len() > 1)?;
        let mut all = places.iter().copied().flatten();
        let near = |at: usize, place: &BTreeSet<usize>| {
            place.range(at.saturating_sub(before)..=at).next().is_some()
        };
        let together = all.any(|&at| places.iter().all(|p| near(at, p)));
        // `heure d'été`, beside what has been done for four hours, tells nothing.
        let long = |w: &&String| w.chars().count() > 3;
        let mut telling = content.iter().filter(long);
        let telling = telling.any(|w| self.lang.fonds.weight(w) >= MATTER);
        (together && telling).then_some(content)
    }

    /// True for a piece of history of which the article says no noun besides the card's own name, and for what an
    /// institution tells of itself of which it says next to none.
    pub(super) fn is_trivia(&self, card: &Card, purpose: Purpose, text: &str) -> bool {
        /// Nouns of which the article may say one.
        const OF: usize = 3;
        let trivial = is_trivial(text, self.lang);
        (trivial || purpose == Purpose::History) && {
            let others = self.others(card, text);
            let said = others.iter().filter(|n| self.first.contains_key(*n)).count();
            said == 0 || trivial && said * OF <= others.len()
        }
    }

    /// True for a sentence of an institution of which the article says no telling noun: an institution does much else than
    /// what the story needs.
    pub(super) fn is_unneeded(&self, card: &Card, text: &str) -> bool {
        let telling = |n: &String| self.lang.fonds.weight(n) >= TELLING;
        let needed = |n: &String| telling(n) && self.first.contains_key(n);
        card.kind == CardKind::Institution && !self.others(card, text).iter().any(needed)
    }

    /// The nouns of a sentence besides those of the card's own names.
    fn others(&self, card: &Card, text: &str) -> BTreeSet<String> {
        let own: BTreeSet<String> = card.subjects.iter().flat_map(|s| self.content(s)).collect();
        self.nouns(text).difference(&own).cloned().collect()
    }

    /// Stems of the content words of a text.
    fn content(&self, text: &str) -> BTreeSet<String> {
        let folded = fold(text);
        let content = words(&folded).filter(|w| w.len() > 2 && !self.lang.is_function_word(w));
        content.map(|w| stem(w).to_owned()).collect()
    }

    /// Stems of the nouns and acronyms of a text; figures are none.
    fn nouns(&self, text: &str) -> BTreeSet<String> {
        let split = |c: char| !c.is_alphanumeric();
        let long = text.split(split).filter(|w| w.len() > 2 && !w.starts_with(char::is_numeric));
        let acronym = |w: &&str| w.chars().filter(|c| c.is_uppercase()).count() > 1;
        let nouns = long.filter(|w| acronym(w) || is_noun(w, self.lang));
        nouns.map(|w| stem(&fold(w)).to_owned()).collect()
    }
}

/// A folded word without the mark of its plural.
fn singular(word: &str) -> &str {
    word.trim_end_matches(['s', 'x'])
}

/// The words of a folded text.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1)
}

/// True for a word that can be a noun and does more than join others.
pub(super) fn is_noun(word: &str, lang: &Language) -> bool {
    let word = word.to_lowercase();
    let mut readings = lang.lexicon.readings(&word);
    !lang.is_function_word(&fold(&word)) && readings.any(|r| r.pos == Pos::Noun)
}

/// True for a noun that looks like no verb.
fn is_only_noun(word: &str, lang: &Language) -> bool {
    let lower = word.to_lowercase();
    let verb = lang.lexicon.readings(&lower).any(|r| matches!(r.pos, Pos::Verb | Pos::Aux));
    is_noun(word, lang) && !verb
}

/// True for what an institution tells of itself.
fn is_trivial(text: &str, lang: &Language) -> bool {
    let spaced = |text: &str| {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.fold(String::from(" "), |out, w| out + w + " ")
    };
    let text = spaced(text);
    let mut rules = lang.rules.cards.trivia.iter().flat_map(|r| &r.words);
    rules.any(|w| text.contains(&spaced(w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trivial_wording_is_found_in_its_examples_only() {
        let lang = Language::french();
        for rule in &lang.rules.cards.trivia {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            assert!(rule.examples.iter().all(|t| is_trivial(t, &lang)), "{}", rule.id);
            assert!(!rule.never.iter().any(|t| is_trivial(t, &lang)), "{}", rule.id);
        }
    }
}
