//! The best row of readings. In: a sentence with candidates. Out: one chosen candidate a word: the row whose points, of
//! readings and of neighbours, add up highest. It never looks further than the neighbour. Among equals the earlier
//! candidate wins.

use super::sentence::{Candidate, Sentence};
use crate::lang::schema::tag::State;
use crate::lang::tagger::Tagger;

/// For each candidate: the best sum up to it, and which candidate stands before it on that path.
type Best = Vec<(i32, u32)>;

/// Chooses a candidate for each word.
pub(super) fn choose(s: &mut Sentence<'_>) {
    let tagger = &s.lang.tagger;
    let best = forward(s);
    let last = s.words.last().map_or(0..0, |w| w.first as usize..w.last as usize);
    let end = |i: usize| best[i].0 + i32::from(tagger.pair(s.candidates[i].state, State::Edge));
    let living = last.filter(|&i| s.candidates[i].alive);
    let Some(mut at) = living.max_by_key(|&i| (end(i), std::cmp::Reverse(i))) else {
        return;
    };
    for word in s.words.iter_mut().rev() {
        word.chosen = at as u32;
        word.may = s.candidates[at].state.bit();
        at = best[at].1 as usize;
    }
}

fn forward(s: &Sentence<'_>) -> Best {
    let tagger = &s.lang.tagger;
    let mut best: Best = vec![(i32::MIN, 0); s.candidates.len()];
    let mut previous = 0..0;
    for word in &s.words {
        let run = word.first as usize..word.last as usize;
        for i in run.clone().filter(|&i| s.candidates[i].alive) {
            let here = &s.candidates[i];
            best[i] = if previous.is_empty() {
                (i32::from(tagger.pair(State::Edge, here.state)), 0)
            } else {
                let mut top = (i32::MIN, 0);
                for j in previous.clone().filter(|&j| s.candidates[j].alive) {
                    let sum = best[j].0 + points(tagger, &s.candidates[j], here);
                    if sum > top.0 {
                        top = (sum, j as u32);
                    }
                }
                top
            };
            best[i].0 += i32::from(here.points);
        }
        previous = run;
    }
    best
}

/// For each candidate that is left, the sum of the best row that goes through it; one that was removed has none.
pub(super) fn sums(s: &Sentence<'_>) -> Vec<Option<i32>> {
    let tagger = &s.lang.tagger;
    let best = forward(s);
    // The best sum behind each candidate, its own points left out.
    let mut behind = vec![0; s.candidates.len()];
    let mut next = 0..0;
    for word in s.words.iter().rev() {
        let run = word.first as usize..word.last as usize;
        for i in run.clone().filter(|&i| s.candidates[i].alive) {
            let here = &s.candidates[i];
            let onward = next.clone().filter(|&j: &usize| s.candidates[j].alive).map(|j| {
                let there = &s.candidates[j];
                points(tagger, here, there) + i32::from(there.points) + behind[j]
            });
            let edge = i32::from(tagger.pair(here.state, State::Edge));
            behind[i] = onward.max().unwrap_or(edge);
        }
        next = run;
    }
    let through = |(i, c): (usize, &Candidate<'_>)| c.alive.then(|| best[i].0 + behind[i]);
    s.candidates.iter().enumerate().map(through).collect()
}

/// Points of two neighbours.
fn points(tagger: &Tagger, left: &Candidate<'_>, right: &Candidate<'_>) -> i32 {
    let pair = i32::from(tagger.pair(left.state, right.state));
    let (agree, clash) = tagger.agreement(left.state, right.state);
    if agree == 0 && clash == 0 {
        return pair;
    }
    pair + i32::from(if left.morph.agrees(right.morph) { agree } else { clash })
}
