//! Sentences. In: the text of one block. Out: the span of each sentence, blanks at both ends left out. It never looks
//! beyond a few words around a mark, so that its time is linear in the text, and it never changes the text.
//!
//! Every `. ? ! …` is a question put to the rules of `rules/fr/segment.yaml`: what stands before, between and after is
//! told to them as bits, and the first rule that fits decides.

mod after;
mod before;

use crate::lang::Language;
use crate::lang::schema::segment::Mark;
use crate::lang::segmenter::{Context, Decision};
use crate::model::Span;

use after::After;

/// The sentences of one block, in order, as offsets in `text`.
pub fn sentences(text: &str, lang: &Language) -> Vec<Span> {
    let mut out = Vec::with_capacity(text.len() / 100 + 1);
    scan(text, lang, |_| {}, |span| out.push(span));
    out
}

/// The same, with the id of the rule that decided at each mark (by the offset after the mark).
pub fn explain(text: &str, lang: &Language) -> Vec<(usize, Option<String>)> {
    let mut out = Vec::new();
    let note = |(at, decision): (usize, Decision)| {
        out.push((at, decision.rule.map(|r| lang.segmenter.id(r).to_owned())));
    };
    scan(text, lang, note, |_| {});
    out
}

/// Walks over the marks, in order, and hands out each decision and each sentence.
fn scan(
    text: &str,
    lang: &Language,
    mut decided: impl FnMut((usize, Decision)),
    mut sentence: impl FnMut(Span),
) {
    let (bytes, rules) = (text.as_bytes(), &lang.segmenter);
    let mut start = text.len() - text.trim_start().len();
    let mut at = start;
    // Straight quotation marks look the same at both ends: an odd number before means that one is open.
    let mut open_quote = false;
    while let Some(step) = bytes[at..].iter().position(|&b| CANDIDATE[b as usize]) {
        at += step;
        if bytes[at] == b'"' {
            open_quote = !open_quote;
            at += 1;
            continue;
        }
        let Some(run) = Run::read(text, at) else {
            at += 1;
            continue;
        };
        let after = After::read(text, run.end, rules, open_quote);
        let left = before::left(text, start, at, &run, lang);
        let context = Context { mark: run.mark, left, gap: after.gap, right: after.right };
        let decision = rules.decide(context);
        decided((run.end, decision));
        open_quote ^= after.quotes % 2 == 1;
        if decision.cut && after.closed > start {
            push(text, start, after.closed, &mut sentence);
            start = after.next;
            open_quote = false;
        }
        // A paragraph's end has no mark of its own to pass over, but blanks that follow.
        at = if run.mark == 0 { after.next } else { after.closed };
    }
    push(text, start, text.len(), &mut sentence);
}

fn push(text: &str, start: usize, end: usize, sentence: &mut impl FnMut(Span)) {
    let part = &text[start..end];
    let lead = part.len() - part.trim_start().len();
    let body = part.trim();
    if !body.is_empty() {
        sentence(Span::new(start + lead, start + lead + body.len()));
    }
}

/// The first bytes of what may end a sentence: the marks, a line end, and straight quotation marks to be counted.
const CANDIDATE: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b".!?\n\"\xE2";
    let mut i = 0;
    while i < marks.len() {
        table[marks[i] as usize] = true;
        i += 1;
    }
    table
};

const ELLIPSIS: &str = "…";

/// A run of marks: `.`, `?!`, `...`, or a paragraph's end inside the block.
struct Run {
    end: usize,
    mark: u16,
}

impl Run {
    /// The run that begins at `at`, if one does.
    fn read(text: &str, at: usize) -> Option<Run> {
        let bytes = text.as_bytes();
        let (mut end, mut mark, mut stops) = (at, 0, 0);
        loop {
            match bytes.get(end) {
                Some(b'.') => {
                    stops += 1;
                    end += 1;
                }
                Some(b'?') => {
                    mark |= Context::mark(Mark::Question);
                    end += 1;
                }
                Some(b'!') => {
                    mark |= Context::mark(Mark::Exclamation);
                    end += 1;
                }
                Some(0xE2) if text[end..].starts_with(ELLIPSIS) => {
                    mark |= Context::mark(Mark::Ellipsis);
                    end += ELLIPSIS.len();
                }
                _ => break,
            }
        }
        if end == at {
            let blank_line = text[at..].starts_with('\n') && {
                let rest = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
                rest.starts_with('\n')
            };
            return blank_line.then_some(Run { end: at, mark: 0 });
        }
        if mark == 0 {
            mark = Context::mark(if stops > 1 { Mark::Ellipsis } else { Mark::Stop });
        }
        Some(Run { end, mark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> (String, Vec<usize>) {
        let ends = text.match_indices('|').enumerate().map(|(n, (at, _))| at - n).collect();
        (text.replace('|', ""), ends)
    }

    #[test]
    fn each_rule_decides_its_examples_and_leaves_the_others() {
        let fr = Language::french();
        let mut faults = Vec::new();
        for rule in &fr.rules.segment.rules {
            let cases = rule.examples.iter().map(|t| (t, true));
            for (case, decides) in cases.chain(rule.never.iter().map(|t| (t, false))) {
                let (text, ends) = marked(case);
                let found: Vec<usize> =
                    sentences(&text, &fr).iter().map(|s| s.end as usize).collect();
                let fired = explain(&text, &fr).iter().any(|(_, id)| id.as_ref() == Some(&rule.id));
                if found != ends || fired != decides {
                    faults.push(format!("{}: {case:?}: {found:?}, fired {fired}", rule.id));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        let fr = Language::french();
        for piece in ["a", ".", "\"", ". ", ".-", "! ", "« ", "\n", "A.", ".)", "(", "é.É"] {
            let text = piece.repeat(400_000 / piece.len());
            let total: usize = sentences(&text, &fr).iter().map(|s| s.len()).sum();
            assert!(total <= text.len());
        }
    }
}
