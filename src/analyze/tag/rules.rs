//! Contextual rules. In: a sentence with candidates. Out: fewer candidates, or other points. It never adds a candidate,
//! and never takes a word's last one.

use crate::lang::compile::pattern::{Clause, Test};
use crate::lang::compile::tagging::{Act, Class, Rule};
use crate::lang::tagger::Tagger;
use crate::model::Morph;

use super::explain::{Event, Watch};
use super::sentence::{Candidate, Sentence, Word};

/// Applies the rules on possible readings, twice: what a word has lost helps those before it.
pub(super) fn narrow(s: &mut Sentence<'_>, watch: Watch<'_>) {
    for pass in 0..2 {
        for word in 0..s.words.len() {
            if s.alive(word).nth(1).is_some() {
                apply(s, word, false, pass == 1, watch);
            }
        }
    }
}

/// Applies the rules on chosen readings, once.
pub(super) fn revise(s: &mut Sentence<'_>, watch: Watch<'_>) {
    for word in 0..s.words.len() {
        if s.candidates_of(word).len() > 1 {
            apply(s, word, true, true, watch);
        }
    }
}

fn apply(s: &mut Sentence<'_>, word: usize, chosen: bool, favours: bool, watch: Watch<'_>) {
    let tagger = &s.lang.tagger;
    for number in tagger.rules_for(s.words[word].id, chosen) {
        if s.words[word].may & tagger.needs(number) == 0 {
            continue;
        }
        let rule = &tagger.program.rules[number];
        // Points are given once, when the others have lost what they can.
        if matches!(rule.act, Act::Favour(_)) && !favours {
            continue;
        }
        if !fits(s, tagger, rule, word) {
            continue;
        }
        let acted = if chosen { choose(s, word, rule) } else { act(s, word, rule) };
        if acted {
            watch(s, Event::Rule { word, rule: number });
        }
    }
}

/// Does what the rule says; false if there is nothing to do.
fn act(s: &mut Sentence<'_>, word: usize, rule: &Rule) -> bool {
    let (first, last) = (s.words[word].first as usize, s.words[word].last as usize);
    let run = &mut s.candidates[first..last];
    let (mut inside, mut outside) = (0, 0);
    for c in run.iter().filter(|c| c.alive) {
        if belongs(rule.class, c) {
            inside += 1;
        } else {
            outside += 1;
        }
    }
    if inside == 0 || (outside == 0 && !matches!(rule.act, Act::Favour(_))) {
        return false;
    }
    for c in run.iter_mut() {
        let inside = belongs(rule.class, c);
        match rule.act {
            Act::Keep => c.alive &= inside,
            Act::Drop => c.alive &= !inside,
            Act::Favour(points) if inside => c.points = c.points.saturating_add(points),
            Act::Favour(_) => {}
        }
    }
    s.refresh(word);
    true
}

/// Chooses another of all the candidates that the word ever had.
fn choose(s: &mut Sentence<'_>, word: usize, rule: &Rule) -> bool {
    let current = *s.chosen(word);
    let wanted = |c: &Candidate<'_>| belongs(rule.class, c) == matches!(rule.act, Act::Keep);
    if wanted(&current) {
        return false;
    }
    let (first, last) = (s.words[word].first as usize, s.words[word].last as usize);
    let best = (first..last)
        .filter(|&i| wanted(&s.candidates[i]))
        .max_by_key(|&i| (s.candidates[i].alive, s.candidates[i].points, std::cmp::Reverse(i)));
    let Some(best) = best else { return false };
    s.words[word].chosen = best as u32;
    s.words[word].may = s.candidates[best].state.bit();
    true
}

fn belongs(class: Class, c: &Candidate<'_>) -> bool {
    class.states & c.state.bit() != 0 && has_features(c.morph, class.features)
}

/// True if the reading has the features: the same kind and verb form, and gender, number, person among its own.
fn has_features(morph: Morph, asked: Morph) -> bool {
    let same = |mask: u32| asked.0 & mask == 0 || morph.0 & mask == asked.0 & mask;
    let among = |mask: u32| asked.0 & mask == 0 || morph.0 & asked.0 & mask != 0;
    same(0b1_1111 << 11) && same(0b1111 << 4) && among(0b11) && among(0b1100) && among(0b111 << 8)
}

fn fits(s: &Sentence<'_>, tagger: &Tagger, rule: &Rule, word: usize) -> bool {
    let at = word as isize;
    holds(s, tagger, &rule.at, at, at)
        && row(s, tagger, &rule.before, at, -1)
        && row(s, tagger, &rule.after, at, 1)
        && (rule.not_before.is_empty() || !row(s, tagger, &rule.not_before, at, -1))
        && (rule.not_after.is_empty() || !row(s, tagger, &rule.not_after, at, 1))
}

/// True if the tests hold of the words beside `target`, the nearest first.
fn row(s: &Sentence<'_>, tagger: &Tagger, tests: &[Test], target: isize, step: isize) -> bool {
    fn from(
        s: &Sentence<'_>,
        tagger: &Tagger,
        tests: &[Test],
        at: isize,
        step: isize,
        target: isize,
    ) -> bool {
        let Some((test, rest)) = tests.split_first() else { return true };
        let mut taken = 0;
        while taken < test.most && holds(s, tagger, test, at + step * taken as isize, target) {
            taken += 1;
        }
        (test.least..=taken)
            .rev()
            .any(|n| from(s, tagger, rest, at + step * n as isize, step, target))
    }
    from(s, tagger, tests, target + step, step, target)
}

/// True if a test holds of the word at `at`; beyond the edges stands a word of state EDGE.
fn holds(s: &Sentence<'_>, tagger: &Tagger, test: &Test, at: isize, target: isize) -> bool {
    let edge;
    let word = match usize::try_from(at).ok().and_then(|i| s.words.get(i)) {
        Some(word) => word,
        None => {
            edge = Sentence::edge();
            &edge
        }
    };
    test.clauses.iter().all(|c| c.negated != one_holds(s, tagger, test, c, word, target))
}

/// True if one of the atoms of a clause holds.
fn one_holds(
    s: &Sentence<'_>,
    tagger: &Tagger,
    test: &Test,
    clause: &Clause,
    word: &Word,
    target: isize,
) -> bool {
    let left = || left(s, word, test.states);
    word.may & clause.any != 0
        || clause.only != 0 && word.may & !clause.only == 0
        || word.shapes & clause.shapes != 0
        || clause.forms.is_some_and(|list| tagger.in_list(word.id, list))
        || clause
            .lemmas
            .is_some_and(|list| left().any(|c| tagger.in_list(s.lemma_id(c.lemma), list)))
        || clause.features.is_some_and(|asked| left().any(|c| has_features(c.morph, asked)))
        || clause.agrees
            && left().any(|c| s.alive(target as usize).any(|t| c.morph.agrees(t.morph)))
}

/// The readings of a word that are left and have one of the states.
fn left<'s, 'a>(
    s: &'s Sentence<'a>,
    word: &Word,
    states: u32,
) -> impl Iterator<Item = &'s Candidate<'a>> {
    let states = states & word.may;
    s.candidates[word.first as usize..word.last as usize]
        .iter()
        .filter(move |c| c.alive && states & c.state.bit() != 0)
}
