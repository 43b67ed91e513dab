//! Which content words stand in which sentences. In: the sentences of an article. Out: words by number, and where each stands.
//! It never weighs a word.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::content_words;
use crate::lang::Language;
use crate::model::Analysis;

/// Sentences on either side in which a word is looked for: more than a section has.
const NEAR: usize = 64;

/// The content words of an article, by number.
#[derive(Default)]
pub(super) struct Words {
    numbers: BTreeMap<String, u32>,
    /// Those of each sentence, sorted.
    pub(super) sentences: Vec<Vec<u32>>,
    /// The sentences in which each stands.
    pub(super) places: Vec<Vec<usize>>,
}

impl Words {
    pub(super) fn new(analysis: &Analysis, lang: &Language) -> Self {
        let mut words = Self::default();
        for sentence in 0..analysis.sentences.len() {
            let numbers = words.numbers(analysis.sentence_text(sentence), lang);
            for &number in &numbers {
                words.places[number as usize].push(sentence);
            }
            words.sentences.push(numbers);
        }
        words
    }

    /// The numbers of a text's content words, sorted.
    pub(super) fn numbers(&mut self, text: &str, lang: &Language) -> Vec<u32> {
        let words = content_words(text, lang).into_iter();
        let mut numbers: Vec<u32> = words.map(|word| self.number(word)).collect();
        numbers.sort_unstable();
        numbers
    }

    pub(super) fn number(&mut self, word: String) -> u32 {
        let next = self.places.len() as u32;
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            self.places.push(Vec::new());
        }
        number
    }

    /// The sentences before and behind one in which a word stands next.
    pub(super) fn around(&self, word: u32, sentence: usize) -> (Option<usize>, Option<usize>) {
        let places = &self.places[word as usize];
        let at = places.partition_point(|s| *s < sentence);
        let behind = places[at..].iter().find(|s| **s > sentence).copied();
        (at.checked_sub(1).map(|i| places[i]), behind)
    }

    /// The sentences near one in which one of the words stands.
    pub(super) fn near(&self, words: &[u32], sentence: usize) -> Vec<usize> {
        let run = sentence.saturating_sub(NEAR)..sentence + NEAR;
        let found = words.iter().flat_map(|w| self.inside(*w, &run));
        found.copied().collect::<BTreeSet<usize>>().into_iter().collect()
    }

    /// The sentences of a run in which a word stands.
    fn inside(&self, word: u32, run: &Range<usize>) -> &[usize] {
        let places = &self.places[word as usize];
        let first = places.partition_point(|s| *s < run.start);
        let end = places.partition_point(|s| *s < run.end);
        &places[first..end]
    }
}
