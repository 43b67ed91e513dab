//! The words of an article as the documentary base meets them. In: tokens with their texts and sentences. Out: where a
//! pattern stands. It never knows a card.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::compile::fonds::{
    Case, Joining, Pattern, PatternWord, form_key, lemma_key, stem_key,
};
use crate::lang::compile::hash::Hash;
use crate::lang::fold::{fold, stems};
use crate::model::{Pos, Token, VerbForm};

/// The sentence number of what heads the whole article: near everything.
pub const HEAD: u32 = u32::MAX;

/// One word of an article as it is given to be matched.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// As written.
    pub written: &'a str,
    /// What is known of it.
    pub token: &'a Token,
    /// The number of its sentence, or [`HEAD`].
    pub sentence: u32,
}

/// The words of an article, ready to be matched.
#[derive(Debug)]
pub struct Words<'a> {
    words: Vec<Word<'a>>,
    pub(super) positions: BTreeMap<Hash, Vec<u32>>,
    /// Keys of the stems of what is written, and how often each is.
    stems: BTreeMap<u32, u32>,
    /// The parts of words with a hyphen: `semi-marathon` speaks of a marathon.
    parts: BTreeSet<Hash>,
}

#[derive(Debug)]
struct Word<'a> {
    written: &'a str,
    keys: [Hash; 2],
    joins: bool,
    /// It has more than three letters or signs.
    long: bool,
    /// A verb in action: finite, or a participle behind *avoir*.
    acts: bool,
    sentence: u32,
}

impl<'a> Words<'a> {
    pub(super) fn new(given: impl IntoIterator<Item = Given<'a>>, joining: &Joining) -> Self {
        let (mut known, mut parts) = (BTreeMap::new(), BTreeSet::new());
        let mut words: Vec<Word<'a>> = Vec::new();
        let mut after_avoir = false;
        for Given { written, token, sentence } in given {
            let written = written.trim_end_matches(['\'', '’']);
            let form = fold(written);
            let verb = matches!(token.pos, Pos::Verb | Pos::Aux);
            let finite = token.morph.verb_form().is_some_and(VerbForm::is_finite);
            let keys = [form_key(written), lemma_key(&token.lemma, verb)];
            for stem in stems(written) {
                *known.entry(stem_key(&stem)).or_default() += 1;
            }
            if written.contains('-') {
                parts.extend(written.split('-').filter(|p| p.len() > 3).map(form_key));
            }
            words.push(Word {
                written,
                keys,
                joins: joining.contains(written, &form),
                long: form.len() > 3,
                acts: verb && finite || after_avoir,
                sentence,
            });
            // `a déjà prévenu`
            after_avoir = token.pos == Pos::Aux && &*token.lemma == "avoir"
                || after_avoir && token.pos == Pos::Adv;
        }
        let mut positions: BTreeMap<Hash, Vec<u32>> = BTreeMap::new();
        for (i, word) in words.iter().enumerate() {
            positions.entry(word.keys[0]).or_default().push(i as u32);
            if word.keys[1] != word.keys[0] {
                positions.entry(word.keys[1]).or_default().push(i as u32);
            }
        }
        Self { words, positions, stems: known, parts }
    }

    /// The numbers of the sentences that the words of some indices stand in.
    pub fn sentence(&self, word: usize) -> u32 {
        self.words[word].sentence
    }

    /// True if the pattern stands anywhere in the article, or is a part of a word with a hyphen.
    pub(super) fn hint(&self, pattern: &Pattern) -> bool {
        let part = || match &pattern.words[..] {
            [one] => one.keys.iter().any(|k| self.parts.contains(k)),
            _ => false,
        };
        self.hold(pattern) || part()
    }

    /// The numbers of the sentences in which the pattern stands.
    pub(super) fn sentences(&self, pattern: &Pattern) -> BTreeSet<u32> {
        self.found(pattern).map(|at| self.words[at].sentence).collect()
    }

    /// True if the pattern stands in that very sentence.
    pub fn hold_in(&self, pattern: &Pattern, sentence: u32) -> bool {
        self.found(pattern).any(|at| self.words[at].sentence == sentence)
    }

    /// Where the pattern stands: indices of first words.
    fn found(&self, pattern: &Pattern) -> impl Iterator<Item = usize> {
        let keys = pattern.words.first().into_iter().flat_map(|first| &first.keys);
        let places = keys.filter_map(|k| self.positions.get(k)).flatten().map(|&at| at as usize);
        places.filter(|&at| self.match_at(pattern, at).is_some())
    }

    /// True if the pattern stands anywhere in the article.
    pub fn hold(&self, pattern: &Pattern) -> bool {
        self.found(pattern).next().is_some()
    }

    /// Keys of the stems of the article, and how often each stands there.
    pub(super) fn stems(&self) -> &BTreeMap<u32, u32> {
        &self.stems
    }

    /// The run of words that matches the pattern at `at`.
    pub(super) fn match_at(&self, pattern: &Pattern, at: usize) -> Option<std::ops::Range<usize>> {
        /// How many joining words may stand between two content words.
        const GAP: usize = 3;
        let (mut next, mut gap) = (at, 0);
        let mut wanted = pattern.words.iter();
        let mut want = wanted.next()?;
        loop {
            let word = self.words.get(next)?;
            next += 1;
            // `médecin de garde` is not `le médecin garde la main`.
            if word.matches(want) && !(want.joined && gap == 0) {
                match wanted.next() {
                    None => return Some(at..next),
                    Some(w) => (want, gap) = (w, 0),
                }
            } else if next == at + 1 || !word.joins || gap == GAP {
                return None;
            } else {
                gap += 1;
            }
        }
    }
}

impl Word<'_> {
    fn matches(&self, want: &PatternWord) -> bool {
        if !want.keys.iter().any(|k| *k == self.keys[0] || *k == self.keys[1]) {
            return false;
        }
        if want.noun && self.acts {
            return false;
        }
        let mut letters = self.written.chars().filter(|c| c.is_alphabetic());
        let first = letters.next().is_some_and(char::is_uppercase);
        match want.case {
            Case::Any => true,
            Case::Capital => first,
            // A long acronym is also written as a word: Unesco. A short one is not: the Var is no VAR.
            Case::Acronym => first && (letters.next().is_none_or(char::is_uppercase) || self.long),
        }
    }
}
