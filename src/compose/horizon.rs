//! What time it is for the reader of an article. In: the date of publication, or what the article itself presupposes. Out:
//! a [`Horizon`]. It never looks at a clock.

use crate::lang::fonds::Call;
use crate::lang::horizon::Horizon;
use crate::lang::schema::fonds::PartialDate;
use crate::model::{Analysis, VerbForm};

/// The horizon of an article, dated or not.
pub(crate) fn horizon(analysis: &Analysis, calls: &[Call]) -> Horizon {
    analysis.date.map_or_else(|| presupposed(analysis, calls), Horizon::of_date)
}

/// The horizon of an undated article: the latest past date it states, or the beginning of the latest subject it takes for
/// granted.
fn presupposed(analysis: &Analysis, calls: &[Call]) -> Horizon {
    let stated = analysis
        .dates
        .iter()
        .filter(|d| !in_future(analysis, d.span.start))
        .filter_map(|d| d.days.map(|(first, _)| (first.year, first.month, first.day)));
    let begun = calls.iter().filter_map(|c| c.card.since).map(PartialDate::last);
    Horizon::after(stated.chain(begun).max())
}

/// True if the sentence around a byte speaks of the future: its date is no evidence of the present.
fn in_future(analysis: &Analysis, at: u32) -> bool {
    let Some(sentence) = analysis.sentence_at(at) else { return false };
    analysis.tokens_of(sentence).iter().any(|t| {
        matches!(t.morph.verb_form(), Some(VerbForm::IndFut | VerbForm::Cond))
            || matches!(&*t.lemma, "devoir" | "prévoir" | "attendre" | "prévu")
    })
}
