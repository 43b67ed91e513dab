//! Gender and number from the phrase. In: chosen readings. Out: the same with gender and number narrowed by what stands
//! in the same noun phrase, by the auxiliary, or, where nothing tells, by the unmarked form. It never overrules what a
//! form says by itself.

use super::sentence::Sentence;
use crate::lang::schema::tag::State;
use crate::model::{Morph, VerbForm};

/// Adjectives on either side of their noun.
const ADJECTIVE: u32 = State::Adj.bit() | State::Pre.bit();
/// What can stand in a noun phrase before its noun.
const LEFT: u32 = State::Det.bit()
    | State::Contr.bit()
    | State::Num.bit()
    | ADJECTIVE
    | State::Vpp.bit()
    | State::Adv.bit();
/// What can follow the noun and agree with it.
const RIGHT: u32 = ADJECTIVE | State::Vpp.bit() | State::Adv.bit();
/// What bears gender and number.
const BEARS: u32 = State::Noun.bit() | ADJECTIVE | State::Vpp.bit() | State::Auxp.bit();

/// Narrows gender and number everywhere.
pub(super) fn narrow(s: &mut Sentence<'_>) {
    let mut at = 0;
    while at < s.words.len() {
        at = match phrase(s, at) {
            Some((first, noun, end)) => {
                unify(s, first, noun, end);
                end
            }
            None => at + 1,
        };
    }
    for word in 0..s.words.len() {
        follow_auxiliary(s, word);
        unmark(s, word);
    }
}

fn state(s: &Sentence<'_>, word: usize) -> u32 {
    s.words.get(word).map_or(0, |_| s.chosen(word).state.bit())
}

/// The phrase that begins at `at`: its first word, its noun, and one past its last word.
fn phrase(s: &Sentence<'_>, at: usize) -> Option<(usize, usize, usize)> {
    let noun = (at..s.words.len()).find(|&i| state(s, i) & LEFT == 0)?;
    if state(s, noun) != State::Noun.bit() {
        return None;
    }
    let right = (noun + 1..s.words.len()).take_while(|&i| state(s, i) & RIGHT != 0).count();
    Some((at, noun, noun + 1 + right))
}

/// Gender or number as a mask, all values where the form says nothing.
fn field(morph: Morph, shift: u32) -> u32 {
    match morph.0 >> shift & 3 {
        0 => 3,
        some => some,
    }
}

/// Takes for the whole phrase what its words allow together; a word that disagrees is left out.
fn unify(s: &mut Sentence<'_>, first: usize, noun: usize, end: usize) {
    let speaks = |s: &Sentence<'_>, i: usize| state(s, i) != State::Adv.bit();
    let mut both = [field(s.chosen(noun).morph, 0), field(s.chosen(noun).morph, 2)];
    let order = (first..noun).rev().chain(noun + 1..end);
    let mut members = Vec::with_capacity(end - first);
    for i in order.filter(|&i| speaks(s, i)) {
        let morph = s.chosen(i).morph;
        let narrowed = [both[0] & field(morph, 0), both[1] & field(morph, 2)];
        if narrowed.contains(&0) {
            if i > noun {
                break;
            }
            continue;
        }
        both = narrowed;
        members.push(i);
    }
    members.push(noun);
    for i in members {
        if state(s, i) & BEARS == 0 {
            continue;
        }
        let chosen = s.words[i].chosen as usize;
        let morph = &mut s.candidates[chosen].morph;
        let agreed = [field(*morph, 0) & both[0], field(*morph, 2) & both[1]];
        *morph = Morph(morph.0 & !Morph::AGREEMENT | agreed[0] | agreed[1] << 2);
    }
}

/// After *être* the number is that of the verb; after *avoir* a participle that shows nothing is unmarked.
fn follow_auxiliary(s: &mut Sentence<'_>, word: usize) {
    if state(s, word) & (ADJECTIVE | State::Vpp.bit()) == 0 {
        return;
    }
    let between = State::Adv.bit() | State::Neg.bit() | State::Auxp.bit() | State::Subj.bit();
    let before = (0..word).rev().find(|&i| state(s, i) & between == 0);
    let Some(verb) = before.filter(|&i| state(s, i) == State::Auxf.bit()) else { return };
    let (stem, ending) = s.lemma(s.chosen(verb).lemma);
    let be = [stem, ending].concat() == "être"
        || verb + 1 < word && state(s, word - 1) == State::Auxp.bit();
    let number = field(s.chosen(verb).morph, 2);
    let chosen = s.words[word].chosen as usize;
    let morph = &mut s.candidates[chosen].morph;
    let agreed = field(*morph, 2) & number;
    if be && agreed != 0 {
        *morph = Morph(morph.0 & !(3 << 2) | agreed << 2);
    }
}

/// The masculine and the singular are what French writes where nothing else is meant.
fn unmark(s: &mut Sentence<'_>, word: usize) {
    if state(s, word) & BEARS == 0 {
        return;
    }
    let adjective = state(s, word) & ADJECTIVE != 0;
    let chosen = s.words[word].chosen as usize;
    let morph = &mut s.candidates[chosen].morph;
    let participle = morph.verb_form() == Some(VerbForm::PastPart);
    let gender = field(*morph, 0);
    let number = field(*morph, 2);
    // An epicene adjective stays so: it shows no gender.
    if gender == 3 && !adjective || participle && gender == 3 {
        *morph = Morph(morph.0 & !3 | 1);
    }
    if number == 3 {
        *morph = Morph(morph.0 & !(3 << 2) | 1 << 2);
    }
}
