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

/// Who answers: the person whom the presentation names most often.
pub(super) fn guest(analysis: &Analysis) -> Option<&Person> {
    let answers = answers_from(analysis)?;
    let count = |p: &Person| p.mentions.iter().filter(|m| m.start < answers).count();
    let named = analysis.people.iter().filter(|p| count(p) > 0);
    // Of equals, the first.
    named.rev().max_by_key(|p| count(p))
}
