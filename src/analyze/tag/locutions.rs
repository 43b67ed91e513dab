//! Locutions whose words have one reading each: `a priori`, `tout de suite`. In: a sentence with candidates. Out: the
//! same with those words decided. It never looks at what stands around them.

use super::explain::{Event, Watch};
use super::sentence::{Candidate, Lemma, Sentence, state_of};
use crate::model::{Morph, Pos};

/// Decides the words of every locution, the longest at each place.
pub(super) fn fix(s: &mut Sentence<'_>, watch: Watch<'_>) {
    let mut at = 0;
    while at < s.words.len() {
        let tagger = &s.lang.tagger;
        let longest = tagger
            .locutions_from(s.words[at].id)
            .iter()
            .filter(|l| {
                let words = s.words.get(at..at + l.words.len());
                words.is_some_and(|run| run.iter().map(|w| w.id).eq(l.words.iter().copied()))
            })
            .max_by_key(|l| l.words.len());
        let Some(locution) = longest else {
            at += 1;
            continue;
        };
        for (i, pos) in locution.tags.iter().enumerate() {
            decide(s, at + i, *pos);
        }
        watch(s, Event::Locution { first: at, words: locution.tags.len() });
        at += locution.words.len();
    }
}

/// Leaves a word only the readings of one part of speech; makes one if it has none.
fn decide(s: &mut Sentence<'_>, word: usize, pos: Pos) {
    let (first, last) = (s.words[word].first as usize, s.words[word].last as usize);
    let form = s.words[word].form;
    if !s.candidates[first..last].iter().any(|c| c.pos == pos) {
        let state = state_of(pos, Morph::default(), s.text_of(form));
        let lemma = Lemma { form, strip: 0, append: "" };
        let Some(slot) = s.candidates[first..last].first_mut() else { return };
        *slot = Candidate { pos, morph: Morph::default(), state, points: 0, alive: true, lemma };
    }
    for c in &mut s.candidates[first..last] {
        c.alive = c.pos == pos;
    }
    s.refresh(word);
}
