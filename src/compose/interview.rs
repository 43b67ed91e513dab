//! Interviews. In: the analysis. Out: where the answers begin and who gives them. It never takes a guest for one whom the
//! presentation does not name.

use crate::model::{Analysis, BlockKind, Person};

/// Questions that make an interview: no answer is cut from its question.
const QUESTIONS: usize = 3;

/// True for an article of questions and answers.
pub(super) fn is_interview(analysis: &Analysis) -> bool {
    analysis.document.of_kind(BlockKind::Question).count() >= QUESTIONS
}

/// The byte from which an interview is made of answers.
pub(super) fn answers_from(analysis: &Analysis) -> Option<u32> {
    let first = analysis.document.of_kind(BlockKind::Question).next()?;
    is_interview(analysis).then_some(first.span.start)
}

/// True if the answers stand between quotation marks: then what stands outside of them is the article's own.
pub(super) fn quotes_answers(analysis: &Analysis) -> bool {
    let blocks = &analysis.document.blocks;
    let asked = (0..blocks.len()).filter(|&i| blocks[i].kind == BlockKind::Question);
    let quoted = |i: &usize| {
        let answer = blocks.get(i + 1).map(|b| analysis.document.block_text(b));
        answer.is_some_and(|text| text.trim_start().starts_with(['«', '"', '“']))
    };
    let (quoted, plain): (Vec<usize>, Vec<usize>) = asked.partition(quoted);
    quoted.len() > plain.len()
}

/// Who answers: the person whom the presentation names most often.
pub(super) fn guest(analysis: &Analysis) -> Option<&Person> {
    let answers = answers_from(analysis)?;
    let count = |p: &Person| p.mentions.iter().filter(|m| m.start < answers).count();
    let named = analysis.people.iter().filter(|p| count(p) > 0);
    // Of equals, the first.
    named.rev().max_by_key(|p| count(p))
}
