//! What is settled when every word has its reading. In: a sentence with chosen readings. Out: auxiliaries told from verbs. It
//! never changes another part of speech.
//!
//! The program's one convention for *être* and *avoir*, that of Universal Dependencies: *avoir* is AUX before a past
//! participle and VERB elsewhere (`il a mangé`, `il a faim`, `il y a`); *être* is AUX everywhere.

use super::sentence::Sentence;
use crate::lang::schema::tag::State;
use crate::model::{Pos, VerbForm};

/// Settles what the neighbours' readings tell.
pub(super) fn settle(s: &mut Sentence<'_>) {
    for word in 0..s.words.len() {
        if s.chosen(word).pos == Pos::Aux && is_have(s, word) && !helps(s, word) {
            let chosen = s.words[word].chosen as usize;
            s.candidates[chosen].pos = Pos::Verb;
        }
    }
}

fn is_have(s: &Sentence<'_>, word: usize) -> bool {
    let (stem, ending) = s.lemma(s.chosen(word).lemma);
    [stem, ending].concat() == "avoir"
}

/// True if a past participle follows: right after clitics, adverbs and negation, or after an incise.
fn helps(s: &Sentence<'_>, word: usize) -> bool {
    const BETWEEN: u32 = State::Subj.bit()
        | State::Clit.bit()
        | State::Adv.bit()
        | State::Neg.bit()
        | State::Ne.bit();
    const LONGEST_INCISE: usize = 8;
    let state = |i: usize| s.chosen(i).state;
    let mut at = word + 1;
    while at < s.words.len() && (state(at).bit() & BETWEEN != 0 || is_floating(s, at)) {
        at += 1;
    }
    if at < s.words.len() && matches!(state(at), State::Adp | State::Contr) {
        at = after_adverbial(s, at);
    }
    if at < s.words.len() && state(at) == State::Comma {
        let close =
            (at + 1..s.words.len().min(at + LONGEST_INCISE)).find(|&i| state(i) == State::Comma);
        at = close.map_or(s.words.len(), |i| i + 1);
    }
    at < s.words.len() && s.chosen(at).morph.verb_form() == Some(VerbForm::PastPart)
}

/// Where a short adverbial ends that begins at `at`: `a d'ailleurs été`, `a pour sa part refusé`, `a en effet dit`.
fn after_adverbial(s: &Sentence<'_>, at: usize) -> usize {
    const INSIDE: u32 = State::Det.bit()
        | State::Noun.bit()
        | State::Adv.bit()
        | State::Pron.bit()
        | State::Adj.bit()
        | State::Pre.bit();
    const LONGEST: usize = 4;
    let inside = |&i: &usize| s.chosen(i).state.bit() & INSIDE != 0;
    let length = (at + 1..s.words.len()).take(LONGEST).take_while(inside).count();
    at + 1 + length
}

/// *tous*, *tout*, *rien*, *chacun* between auxiliary and participle.
fn is_floating(s: &Sentence<'_>, word: usize) -> bool {
    s.chosen(word).state == State::Pron && s.words.get(word + 1).is_some()
}
