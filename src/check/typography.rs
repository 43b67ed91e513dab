//! Typography. In: a copy. Out: what a French newspaper would set otherwise, habit by habit, with the change. It never
//! touches what stands inside a quotation, nor code, nor addresses.

use std::ops::Range;

use super::Copy;
use super::sink::{Hit, Sink};
use crate::model::{BlockKind, Fix, Span};

mod edits;
mod habit;

use edits::{Edit, edits};
use habit::habit;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    if !habit::ALL.iter().any(|id| out.wants(*id)) {
        return;
    }
    let document = &copy.page.document;
    for block in document.blocks.iter().filter(|b| b.kind != BlockKind::Foreign) {
        let text = document.block_text(block);
        let set = copy.lang.typeset(text);
        if set == text {
            continue;
        }
        for edit in edits(text, &set) {
            report(copy, block.span, &edit, text, &set, out);
        }
    }
}

fn report(copy: &Copy<'_>, block: Span, edit: &Edit, text: &str, set: &str, out: &mut Sink<'_>) {
    let start = block.start as usize;
    let span = Span::new(start + edit.old.start, start + edit.old.end);
    if copy.is_quoted(span) || is_protected(copy, span) {
        return;
    }
    let (old, new) = (&text[edit.old.clone()], &set[edit.new.clone()]);
    let id = habit(text, set, edit, &copy.lang.rules.typography);
    let place = shown(copy, span);
    let mut hit = Hit::new(id, place)
        .with("old", visible(context(text, edit.old.clone())))
        .with("new", visible(context(set, edit.new.clone())));
    let source = copy.locate(span);
    let written = source.of(&copy.page.document.source);
    let reference = written.starts_with('&') && written.ends_with(';');
    let blanks = !written.is_empty() && written.bytes().all(|b| b == b' ');
    if written == old || reference || blanks {
        hit = hit.fix(Fix { span: source, text: new.to_owned() });
    }
    out.add(hit);
}

/// True inside code; the runs stand in order.
fn is_protected(copy: &Copy<'_>, span: Span) -> bool {
    let runs = &copy.page.protected;
    let before = runs.partition_point(|run| run.start <= span.start);
    before.checked_sub(1).is_some_and(|last| runs[last].overlaps(span) || runs[last].contains(span))
}

/// The place that is shown: what is inserted has the character after it.
fn shown(copy: &Copy<'_>, span: Span) -> Span {
    if !span.is_empty() {
        return copy.locate(span);
    }
    let after = copy.page.document.text[span.start as usize..].chars().next();
    let end = span.start as usize + after.map_or(0, char::len_utf8);
    copy.locate(Span::new(span.start as usize, end))
}

/// What is changed with the words around it; without them if they are long.
fn context(text: &str, range: Range<usize>) -> &str {
    const LONGEST: usize = 40;
    let of_word = |c: &char| !matches!(c, ' ' | '\n');
    let before = text[..range.start].chars().rev().take_while(of_word).take(LONGEST + 1);
    let after = text[range.end..].chars().take_while(of_word).take(LONGEST + 1);
    let (left, right) = (before.clone().count(), after.clone().count());
    if left + text[range.clone()].chars().count() + right > LONGEST {
        return &text[range];
    }
    let bytes = |c: char| c.len_utf8();
    &text[range.start - before.map(bytes).sum::<usize>()
        ..range.end + after.map(bytes).sum::<usize>()]
}

/// No-break spaces as they can be seen.
fn visible(text: &str) -> String {
    text.replace('\u{202f}', "⸱").replace('\u{a0}', "␣")
}
