//! The text as a whole. In: a copy. Out: findings on its length, and on sentences that stand twice. It never asks what
//! they say.

use std::collections::BTreeMap;

use super::Copy;
use super::key::folded;
use super::sink::{Hit, Sink};
use crate::lang::schema::check::{Bound, CheckId};

/// Shorter sentences may well stand twice: *C’est tout.*
const SHORT_SENTENCE: usize = 6;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    if copy.words == 0 {
        return out.add(Hit::new(CheckId::TextEmpty, copy.top()));
    }
    let most = copy.limit(Bound::TextWords);
    if copy.words < most {
        let hit = Hit::new(CheckId::TextShort, copy.top()).with("n", copy.words).with("min", most);
        out.add(hit.beyond(copy.words < copy.limit(Bound::TextWordsBad)));
    }
    repeated(copy, out);
}

fn repeated(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for (i, sentence) in copy.analysis.sentences.iter().enumerate() {
        let text = copy.analysis.sentence_text(i);
        let words = folded(text);
        if words.len() >= SHORT_SENTENCE && seen.insert(words, i).is_some() {
            let hit = Hit::new(CheckId::SentenceRepeated, copy.locate(sentence.span));
            out.add(hit.with("text", opening(text)));
        }
    }
}

/// The first words of a sentence, to name it by.
pub(super) fn opening(text: &str) -> String {
    const WORDS: usize = 6;
    let words: Vec<&str> = text.split_whitespace().take(WORDS + 1).collect();
    match words.len() > WORDS {
        true => format!("{}…", words[..WORDS].join(" ")),
        false => words.join(" "),
    }
}
