//! Line patterns matched. In: the rules of `ingest.yaml` and a line. Out: which rule it fits, or what to cut from it. It
//! never looks at more than the first or last 63 words, so that a rule costs no more on a long line.

use super::shapes::ends_of;
use crate::lang::phrase::{Shape, Word, words};
use crate::lang::schema::ingest::{CutRule, Ingest, LineKind, LineRule, Where};
use crate::lang::schema::pattern::{Atom, Item, Pattern};

/// Most words of a line that a pattern may cover: positions are bits of a `u64`.
const LIMIT: usize = 63;

/// Where a line stands: with how much prose around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    /// Above the text, or after one paragraph.
    pub head: bool,
    /// Below the text.
    pub tail: bool,
}

impl Position {
    fn allows(self, at: Where) -> bool {
        match at {
            Where::Head => self.head,
            Where::Tail => self.tail,
            Where::Edge => self.head || self.tail,
            Where::Anywhere => true,
        }
    }
}

/// The words of a line, cut once for all rules.
pub(super) struct Words {
    words: Vec<Word>,
    whole: bool,
}

impl Words {
    /// Cuts a line.
    pub(super) fn of(line: &str) -> Words {
        let mut words = words(line, LIMIT + 1);
        let whole = words.len() <= LIMIT;
        words.truncate(LIMIT);
        Words { words, whole }
    }

    /// The words without parentheses and bullets around the line, and without its last stop.
    fn core(&self) -> &[Word] {
        let mut core = &self.words[..];
        while let [first, rest @ ..] = core
            && first.shape == Shape::Mark
            && "([>»►▶→➤⇒•*·+-–—◆■#|_".contains(&first.fold)
        {
            core = rest;
        }
        while let [rest @ .., last] = core
            && last.shape == Shape::Mark
            && ".)]>*_|…-–—".contains(&last.fold)
        {
            core = rest;
        }
        core
    }
}

/// The first rule that a whole line fits where it stands.
pub(super) fn whole_line<'r>(
    rules: &'r Ingest,
    line: &Words,
    at: Position,
) -> Option<&'r LineRule> {
    if !line.whole {
        return None;
    }
    let core = line.core();
    rules
        .lines
        .iter()
        .filter(|rule| at.allows(rule.at))
        .find(|rule| rule.is.iter().any(|p| fits(rules, p, core) || fits(rules, p, &line.words)))
}

fn fits(rules: &Ingest, pattern: &Pattern, words: &[Word]) -> bool {
    run(rules, &pattern.items, words, 1) >> words.len() & 1 == 1
}

/// What one of the cutting rules takes from the start of a paragraph: kind and bytes, blanks after it included. What
/// stays must begin like a sentence, and have at least that many words.
pub(super) fn opening(
    rules: &Ingest,
    cuts: &[CutRule],
    text: &str,
    least: usize,
) -> Option<(LineKind, usize)> {
    let line = Words::of(text);
    cuts.iter().find_map(|rule| {
        let cut = opening_of(rules, rule, text, &line.words)
            .filter(|&cut| text[cut..].split_whitespace().nth(least - 1).is_some())?;
        Some((rule.kind, cut))
    })
}

fn opening_of(rules: &Ingest, rule: &CutRule, text: &str, words: &[Word]) -> Option<usize> {
    rule.is.iter().find_map(|pattern| {
        let ends = run(rules, &pattern.items, words, 1);
        bits(ends & !1).filter(|&end| end < words.len()).find_map(|end| {
            let next = &words[end];
            starts_sentence(&text[next.start..]).then_some(next.start)
        })
    })
}

fn starts_sentence(text: &str) -> bool {
    let open = |c: char| matches!(c, '«' | '“' | '"' | '(') || c.is_whitespace();
    text.trim_start_matches(open).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// What a rule cuts from the end of a paragraph: kind and where it begins. What stays must end like a sentence.
pub(super) fn ending(rules: &Ingest, text: &str) -> Option<(LineKind, usize)> {
    let floor = text.char_indices().rev().nth(200).map_or(0, |(i, _)| i);
    let tail = words(&text[floor..], usize::MAX);
    let skip = tail.len().saturating_sub(LIMIT);
    let tail = &tail[skip..];
    let starts = (0..tail.len()).filter(|&i| {
        let before = text[..floor + tail[i].start].trim_end();
        before.ends_with(['.', '!', '?', '…', '»', '”', '"'])
    });
    starts.into_iter().find_map(|start| {
        let part = &tail[start..];
        let rule = rules.endings.iter().find(|r| r.is.iter().any(|p| fits(rules, p, part)))?;
        Some((rule.kind, floor + tail[start].start))
    })
}

/// Where a sequence of items can end when it starts at any of the positions in `from`.
pub(super) fn run(rules: &Ingest, items: &[Item], words: &[Word], from: u64) -> u64 {
    let mut at = from;
    for item in items {
        let next = bits(at).fold(0, |ends, i| ends | step(rules, &item.atom, words, i));
        at = if item.optional { at | next } else { next };
        if at == 0 {
            return 0;
        }
    }
    at
}

fn step(rules: &Ingest, atom: &Atom, words: &[Word], at: usize) -> u64 {
    match atom {
        Atom::Word(word) if words.get(at).is_some_and(|w| w.fold == *word) => 1 << (at + 1),
        Atom::Word(_) => 0,
        Atom::List(name) => in_list(rules, name, words, at),
        Atom::Either(branches) => {
            branches.iter().fold(0, |ends, b| ends | run(rules, b, words, 1 << at))
        }
        Atom::Slot(slot) => ends_of(rules, *slot, words, at),
    }
}

/// Where the entries of a list end that stand at a word.
pub(super) fn in_list(rules: &Ingest, name: &str, words: &[Word], at: usize) -> u64 {
    rules.list(name).iter().fold(0, |ends, entry| match entry_end(entry, &words[at..]) {
        Some(length) => ends | 1 << (at + length),
        None => ends,
    })
}

/// How many words an entry covers; it was folded when the rules were read.
fn entry_end(entry: &str, words: &[Word]) -> Option<usize> {
    let mut rest = entry;
    for (i, word) in words.iter().enumerate() {
        rest = rest.strip_prefix(word.fold.as_str())?.trim_start();
        if rest.is_empty() {
            return Some(i + 1);
        }
    }
    None
}

/// The positions of the bits that are set, ascending.
pub(super) fn bits(mask: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |i| mask >> i & 1 == 1)
}

/// True if an entry of the list stands anywhere among the first words.
pub(super) fn names_one(rules: &Ingest, name: &str, text: &str) -> bool {
    let words = words(text, LIMIT);
    (0..words.len()).any(|at| in_list(rules, name, &words, at) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    const EVERYWHERE: Position = Position { head: true, tail: true };

    fn fits_rule(rules: &Ingest, rule: &LineRule, line: &str) -> bool {
        let words = Words::of(line);
        words.whole
            && rule.is.iter().any(|p| fits(rules, p, words.core()) || fits(rules, p, &words.words))
    }

    #[test]
    fn each_line_rule_catches_its_examples_and_leaves_its_counter_examples() {
        let lang = Language::french();
        let rules = &lang.rules.ingest;
        let mut faults = Vec::new();
        for rule in &rules.lines {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            for line in &rule.examples {
                let first = whole_line(rules, &Words::of(line), EVERYWHERE);
                if !fits_rule(rules, rule, line) {
                    faults.push(format!("{} misses « {line} »", rule.id));
                } else if let Some(other) = first.filter(|r| r.kind != rule.kind) {
                    faults.push(format!("{} takes « {line} » from {}", other.id, rule.id));
                }
            }
            for line in rule.never.iter().filter(|line| fits_rule(rules, rule, line)) {
                faults.push(format!("{} catches « {line} »", rule.id));
            }
        }
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn each_cutting_rule_cuts_its_examples_and_leaves_its_counter_examples() {
        let lang = Language::french();
        let rules = &lang.rules.ingest;
        let mut faults = Vec::new();
        for rule in rules.cuts() {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            let at_end = rules.endings.iter().any(|r| r.id == rule.id);
            let cut = |text: &str| match at_end {
                true => ending(rules, text).map(|(_, at)| text[at..].to_owned()),
                false => opening_of(rules, rule, text, &Words::of(text).words)
                    .map(|at| text[..at].trim_end().to_owned()),
            };
            for example in &rule.examples {
                let found = cut(&example.text);
                if found.as_ref() != Some(&example.cut) {
                    faults.push(format!("{} cuts {found:?} from « {} »", rule.id, example.text));
                }
            }
            for text in &rule.never {
                if let Some(found) = cut(text) {
                    faults.push(format!("{} cuts « {found} » from « {text} »", rule.id));
                }
            }
        }
        assert_eq!(faults, Vec::<String>::new());
    }
}
