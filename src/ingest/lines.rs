//! Line patterns matched. In: the rules of `ingest.yaml` and a line. Out: which rule it fits, or what to cut from it. It
//! never looks at more than the first or last 63 words, so that a rule costs no more on a long line.

use super::shapes::ends_of;
use crate::lang::lines::{LinePattern, LinePatterns, Node, Opened, Start, What};
use crate::lang::phrase::{Shape, Word, words};
use crate::lang::schema::ingest::{LineKind, Where};
use crate::lang::schema::pattern::Slot;

/// Most words of a line that a pattern may cover: positions are bits of a `u64`.
const LIMIT: usize = 63;

/// Most words that are looked at to cut the start of a paragraph.
const MOST_CUT: usize = 28;

/// Where a line stands: with how much prose around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    /// Above the text.
    pub top: bool,
    /// Above the text, or after one paragraph.
    pub head: bool,
    /// Below the text.
    pub tail: bool,
}

impl Position {
    fn allows(self, at: Where) -> bool {
        match at {
            Where::Top => self.top,
            Where::Head => self.head,
            Where::Tail => self.tail,
            Where::Edge => self.head || self.tail,
            Where::AfterStart => !self.top,
            Where::BeforeEnd => !self.tail,
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
    rules: &'r LinePatterns,
    line: &Words,
    at: Position,
) -> Option<&'r LinePattern> {
    if !line.whole {
        return None;
    }
    let core = line.core();
    let bare = core.len() == line.words.len();
    let (inner, outer) = (first(rules, core), first(rules, &line.words).filter(|_| !bare));
    rules.lines.iter().filter(|rule| at.allows(rule.at)).find(|rule| {
        rule.is.iter().any(|p| {
            inner.is_some_and(|first| fits(rules, p, first, core))
                || outer.is_some_and(|first| fits(rules, p, first, &line.words))
        })
    })
}

fn first<'a>(rules: &'a LinePatterns, words: &'a [Word]) -> Option<Start<'a>> {
    words.first().map(|first| rules.start(first))
}

/// True if a pattern fits words of which the first is known.
fn fits(rules: &LinePatterns, pattern: &Opened, first: Start<'_>, words: &[Word]) -> bool {
    pattern.may_begin(first) && run(rules, &pattern.nodes, words, 1) >> words.len() & 1 == 1
}

/// What one of the cutting rules takes from the start of a paragraph: kind and bytes, blanks after it included. What
/// stays must begin like a sentence, and have at least that many words.
pub(super) fn opening(
    rules: &LinePatterns,
    cuts: &[LinePattern],
    text: &str,
    least: usize,
) -> Option<(LineKind, usize)> {
    let line = words(text, MOST_CUT);
    cuts.iter().find_map(|rule| {
        let cut = opening_of(rules, rule, text, &line)
            .filter(|&cut| text[cut..].split_whitespace().nth(least - 1).is_some())?;
        Some((rule.kind, cut))
    })
}

fn opening_of(
    rules: &LinePatterns,
    rule: &LinePattern,
    text: &str,
    words: &[Word],
) -> Option<usize> {
    let first = rules.start(words.first()?);
    rule.is.iter().filter(|pattern| pattern.may_begin(first)).find_map(|pattern| {
        let ends = run(rules, &pattern.nodes, words, 1);
        bits(ends & !1).filter(|&end| end < words.len()).find_map(|end| {
            let next = &words[end];
            let fits = rule.then.is_none_or(|list| entries(rules, list, words, end) != 0);
            (fits && starts_sentence(&text[next.start..])).then_some(next.start)
        })
    })
}

fn starts_sentence(text: &str) -> bool {
    let open = |c: char| matches!(c, '«' | '“' | '"' | '(') || c.is_whitespace();
    text.trim_start_matches(open).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// What a rule cuts from the end of a paragraph: kind and where it begins. What stays must end like a sentence.
pub(super) fn ending(rules: &LinePatterns, text: &str) -> Option<(LineKind, usize)> {
    let floor = text.char_indices().rev().nth(200).map_or(0, |(i, _)| i);
    let tail = words(&text[floor..], usize::MAX);
    let skip = tail.len().saturating_sub(LIMIT);
    let tail = &tail[skip..];
    let starts = (0..tail.len()).filter(|&i| {
        let before = text[..floor + tail[i].start].trim_end();
        before.ends_with(['.', '!', '?', '…', '»', '”', '"'])
    });
    starts.into_iter().find_map(|start| {
        let (part, first) = (&tail[start..], rules.start(&tail[start]));
        let fits = |p: &Opened| fits(rules, p, first, part);
        let rule = rules.endings.iter().find(|r| r.is.iter().any(fits))?;
        Some((rule.kind, floor + tail[start].start))
    })
}

/// Where a sequence can end when it starts at any of the positions in `from`.
pub(super) fn run(rules: &LinePatterns, nodes: &[Node], words: &[Word], from: u64) -> u64 {
    let mut at = from;
    for node in nodes {
        let next = bits(at).fold(0, |ends, i| ends | step(rules, &node.what, words, i));
        at = if node.optional { at | next } else { next };
        if at == 0 {
            return 0;
        }
    }
    at
}

fn step(rules: &LinePatterns, what: &What, words: &[Word], at: usize) -> u64 {
    match what {
        What::Word(word) if words.get(at).is_some_and(|w| w.hash == *word) => 1 << (at + 1),
        What::Word(_) => 0,
        What::List(list) => entries(rules, *list, words, at),
        What::Either(branches, first)
            if words.get(at).is_some_and(|w| first.fits(rules.start(w))) =>
        {
            branches.iter().fold(0, |ends, b| ends | run(rules, &b.nodes, words, 1 << at))
        }
        // A branch of optional items only fits the end of the line too, but no pattern needs it.
        What::Either(..) => 0,
        What::Slot(slot) => ends_of(rules, *slot, words, at),
    }
}

/// Where the entries of a list end that stand at a word.
pub(super) fn in_list(rules: &LinePatterns, name: &str, words: &[Word], at: usize) -> u64 {
    rules.list(name).map_or(0, |list| entries(rules, list, words, at))
}

fn entries(rules: &LinePatterns, list: u16, words: &[Word], at: usize) -> u64 {
    rules.phrases(list, &words[at..]).fold(0, |ends, length| ends | 1 << (at + length))
}

/// The positions of the bits that are set, ascending.
pub(super) fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (mask != 0).then(|| mask.trailing_zeros() as usize)?;
        mask &= mask - 1;
        Some(at)
    })
}

/// True if the whole text is words with capitals, as places and papers are written: `Le Courrier de la Côte`.
pub(super) fn is_place(rules: &LinePatterns, text: &str) -> bool {
    let words = words(text, LIMIT);
    ends_of(rules, Slot::Place, &words, 0) >> words.len() & 1 == 1
}

/// True if an entry of the list stands anywhere among the first words.
pub(super) fn names_one(rules: &LinePatterns, name: &str, text: &str) -> bool {
    let words = words(text, LIMIT);
    (0..words.len()).any(|at| in_list(rules, name, &words, at) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    /// Where a rule that may stand there is tried.
    fn place(at: Where) -> Position {
        let top = matches!(at, Where::Top | Where::Head | Where::Edge | Where::BeforeEnd);
        Position { top, head: top, tail: at == Where::Tail || at == Where::AfterStart }
    }

    fn fits_rule(rules: &LinePatterns, rule: &LinePattern, line: &str) -> bool {
        let words = Words::of(line);
        words.whole
            && [words.core(), &words.words].into_iter().any(|part| {
                first(rules, part)
                    .is_some_and(|first| rule.is.iter().any(|p| fits(rules, p, first, part)))
            })
    }

    #[test]
    fn each_line_rule_catches_its_examples_and_leaves_its_counter_examples() {
        let lang = Language::french();
        let patterns = lang.lines();
        let mut faults = Vec::new();
        for (rule, ready) in lang.rules.ingest.lines.iter().zip(&patterns.lines) {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            for line in &rule.examples {
                let first = whole_line(patterns, &Words::of(line), place(rule.at));
                if !fits_rule(patterns, ready, line) {
                    faults.push(format!("{} misses « {line} »", rule.id));
                } else if first.is_some_and(|r| r.kind != rule.kind) {
                    faults.push(format!("a rule above {} takes « {line} »", rule.id));
                }
            }
            for line in rule.never.iter().filter(|line| fits_rule(patterns, ready, line)) {
                faults.push(format!("{} catches « {line} »", rule.id));
            }
        }
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn each_cutting_rule_cuts_its_examples_and_leaves_its_counter_examples() {
        let lang = Language::french();
        let (rules, patterns) = (&lang.rules.ingest, lang.lines());
        let start = |ready: &LinePattern, text: &str| {
            opening_of(patterns, ready, text, &Words::of(text).words)
                .map(|at| text[..at].trim_end().to_owned())
        };
        let end = |_: &LinePattern, text: &str| {
            ending(patterns, text).map(|(_, at)| text[at..].to_owned())
        };
        let mut faults = Vec::new();
        type Cut<'a> = &'a dyn Fn(&LinePattern, &str) -> Option<String>;
        let groups: [(_, _, Cut<'_>); 4] = [
            (&rules.openings, &patterns.openings, &start),
            (&rules.speakers, &patterns.speakers, &start),
            (&rules.labels, &patterns.labels, &start),
            (&rules.endings, &patterns.endings, &end),
        ];
        for (rules, ready, cut) in groups {
            for (rule, ready) in rules.iter().zip(ready) {
                assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
                for example in &rule.examples {
                    let found = cut(ready, &example.text);
                    if found.as_ref() != Some(&example.cut) {
                        faults.push(format!("{}: {found:?} of « {} »", rule.id, example.text));
                    }
                }
                for text in &rule.never {
                    if let Some(found) = cut(ready, text) {
                        faults.push(format!("{} cuts « {found} » from « {text} »", rule.id));
                    }
                }
            }
        }
        assert_eq!(faults, Vec::<String>::new());
    }
}
