//! Sentences that two cards share. In: all cards. Out: sentences that stand twice, and those that say nearly the same. It never
//! compares each with each: only those that share a run of words that is no turn of phrase.

use std::collections::BTreeMap;

use super::sink::Sink;
use super::{Desk, is_elsewhere, place};
use crate::lang::compile::fonds::Sheet;
use crate::lang::compile::hash::Hash;
use crate::lang::compile::places::Part;
use crate::lang::fold::fold;
use crate::lang::schema::desk::DeskCheckId as Id;

/// Earlier sentences of the same words that one is compared with.
const EARLIER: usize = 8;
/// Runs that the shorter one of two near sentences has at least: two openings alike are no repetition.
const RUNS: usize = 4;

/// One sentence of one card.
struct Line {
    sheet: usize,
    index: usize,
    /// All of its words.
    whole: Hash,
    /// Its runs of words, sorted, each once.
    runs: Vec<Hash>,
}

pub(super) fn check(sheets: &[Sheet], inside: &[bool], desk: &Desk<'_>, out: &mut Sink<'_>) {
    let length = desk.rules.desk.limits.run_words.max(1);
    let mut lines = Vec::new();
    for (sheet, s) in sheets.iter().enumerate() {
        for (index, sentence) in s.card.sentences.iter().enumerate() {
            let (whole, runs) = hashes(sentence.text(), length);
            lines.push(Line { sheet, index, whole, runs });
        }
    }
    let pair = Pair { sheets, inside, lines: &lines };
    for (a, b) in same(&lines, &pair) {
        pair.report(Id::SentenceTwice, a, b, out);
    }
    for (a, b) in near(&lines, desk) {
        pair.report(Id::SentenceNear, a, b, out);
    }
}

/// The hash of all words of a text, and those of its runs.
fn hashes(text: &str, length: usize) -> (Hash, Vec<Hash>) {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let hash =
        |words: &[&str]| words.iter().fold(Hash::default(), |hash, w| hash.over(" ").over(w));
    let mut runs: Vec<Hash> = words.windows(length).map(hash).collect();
    runs.sort_unstable();
    runs.dedup();
    (hash(&words), runs)
}

/// Sentences of the same words, each with an earlier one that the same article could print.
fn same(lines: &[Line], pair: &Pair<'_>) -> Vec<(usize, usize)> {
    let mut by_words: BTreeMap<Hash, Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let known = by_words.entry(line.whole).or_default();
        found.extend(known.iter().find(|&&k| !pair.is_apart(k, i)).map(|&k| (k, i)));
        if known.len() < EARLIER {
            known.push(i);
        }
    }
    found
}

/// Pairs that share so many of their runs that they say nearly the same.
fn near(lines: &[Line], desk: &Desk<'_>) -> Vec<(usize, usize)> {
    let limits = &desk.rules.desk.limits;
    let mut runs: Vec<(Hash, u32)> = lines
        .iter()
        .zip(0..)
        .flat_map(|(line, i)| line.runs.iter().map(move |hash| (*hash, i)))
        .collect();
    runs.sort_unstable();
    let mut shared: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for group in runs.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() < limits.common_run) {
        for (i, (_, b)) in group.iter().enumerate() {
            for (_, a) in &group[..i] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let is_near = |(a, b): (usize, usize), count: usize| {
        let least = lines[a].runs.len().min(lines[b].runs.len());
        lines[a].whole != lines[b].whole
            && least >= RUNS
            && count * 100 >= limits.near_percent * least
    };
    let pairs = shared.into_iter().map(|((a, b), n)| ((a as usize, b as usize), n));
    pairs.filter(|(pair, n)| is_near(*pair, *n)).map(|(pair, _)| pair).collect()
}

struct Pair<'a> {
    sheets: &'a [Sheet],
    inside: &'a [bool],
    lines: &'a [Line],
}

impl Pair<'_> {
    fn is_apart(&self, a: usize, b: usize) -> bool {
        let card = |i: usize| &self.sheets[self.lines[i].sheet].card;
        is_elsewhere(card(a), card(b))
    }

    /// Told of the later one, unless only the earlier one is asked about.
    fn report(&self, id: Id, a: usize, b: usize, out: &mut Sink<'_>) {
        let asked = |i: usize| self.inside[self.lines[i].sheet];
        let (here, there) = match (asked(a), asked(b)) {
            (_, true) => (b, a),
            (true, false) => (a, b),
            (false, false) => return,
        };
        if self.is_apart(a, b) {
            return;
        }
        let (here, there) = (&self.lines[here], &self.lines[there]);
        let (sheet, other) = (&self.sheets[here.sheet], &self.sheets[there.sheet]);
        let slots = [
            ("other", other.card.id.as_str()),
            ("place", &place(other, Part::Sentences, there.index)),
            ("text", other.card.sentences[there.index].text()),
        ];
        out.part(id, sheet, (Part::Sentences, here.index), &slots);
    }
}
