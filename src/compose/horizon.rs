//! What time it is for the reader. In: the date of publication, or what the article itself presupposes. Out: whether
//! a dated statement may be shown. It never looks at a clock.

use crate::lang::fonds::Call;
use crate::lang::schema::fonds::{Card, CardSentence, PartialDate};
use crate::model::{Analysis, Day, VerbForm};

/// Days before publication in which what happened is the news, not its background.
const NEWS: i64 = 3;

/// The latest moment that the reader is known to have reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Horizon {
    /// The day from which the reader looks; none: only timeless statements are shown.
    day: Option<(i32, u8, u8)>,
    /// What is told must lie before this day: what happened in the last days is the news itself.
    past: Option<(i32, u8, u8)>,
    /// The day is that of publication, so periods of truth can be checked at both ends.
    dated: bool,
}

impl Horizon {
    /// The horizon of an article published on `date`.
    pub(crate) fn of_date(date: Day) -> Self {
        let triple = |d: Day| (d.year, d.month, d.day);
        let past = date.plus(-NEWS).unwrap_or(date);
        Self { day: Some(triple(date)), past: Some(triple(past)), dated: true }
    }

    /// The horizon of an undated article: the latest past date it states, or the beginning of the latest subject
    /// it takes for granted.
    pub(crate) fn presupposed(analysis: &Analysis, calls: &[Call]) -> Self {
        let stated = analysis
            .dates
            .iter()
            .filter(|d| !in_future(analysis, d.span.start))
            .filter_map(|d| d.days.map(|(first, _)| (first.year, first.month, first.day)));
        let begun = calls.iter().filter_map(|c| c.card.since).map(PartialDate::last);
        let day = stated.chain(begun).max();
        Self { day, past: day, dated: false }
    }

    /// The horizon of an article, dated or not.
    pub(crate) fn new(analysis: &Analysis, calls: &[Call]) -> Self {
        analysis.date.map_or_else(|| Self::presupposed(analysis, calls), Self::of_date)
    }

    /// True if the card's subject exists for the reader.
    pub(crate) fn allows_card(self, card: &Card) -> bool {
        self.within(card.since, card.until)
    }

    /// True if the sentence tells nothing later, and is true now.
    pub(crate) fn allows(self, sentence: &CardSentence) -> bool {
        let told =
            sentence.date.is_none_or(|date| self.past.is_some_and(|past| date.last() < past));
        told && self.within(sentence.since, sentence.until)
    }

    fn within(self, since: Option<PartialDate>, until: Option<PartialDate>) -> bool {
        let begun = since.is_none_or(|s| self.day.is_some_and(|day| s.last() <= day));
        let lasting =
            until.is_none_or(|u| self.dated && self.day.is_some_and(|day| day < u.first()));
        begun && lasting
    }
}

/// True if the sentence around a byte speaks of the future: its date is no evidence of the present.
fn in_future(analysis: &Analysis, at: u32) -> bool {
    let Some(sentence) = analysis.sentence_at(at) else { return false };
    analysis.tokens_of(sentence).iter().any(|t| {
        matches!(t.morph.verb_form(), Some(VerbForm::IndFut | VerbForm::Cond))
            || matches!(&*t.lemma, "devoir" | "prévoir" | "attendre" | "prévu")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(yaml: &str) -> CardSentence {
        serde_yaml::from_str(&format!("histoire: Texte.\n{yaml}")).expect("a sentence")
    }

    fn on(year: i32, month: u8, day: u8) -> Horizon {
        Horizon::of_date(Day { year, month, day })
    }

    #[test]
    fn nothing_later_than_the_article_is_told() {
        let told = sentence("date: 2023-09-21");
        assert!(!on(2023, 9, 20).allows(&told));
        assert!(!on(2023, 9, 21).allows(&told), "the day itself is not over");
        assert!(!on(2023, 9, 23).allows(&told), "it is the news itself");
        assert!(on(2023, 9, 25).allows(&told));
        assert!(!on(2023, 6, 1).allows(&sentence("date: 2023")), "the year is not over");
    }

    #[test]
    fn a_rule_is_shown_only_in_its_period() {
        let rule = sentence("since: 2017-07-01\nuntil: 2024-09");
        assert!(!on(2016, 1, 1).allows(&rule));
        assert!(on(2020, 1, 1).allows(&rule));
        assert!(!on(2024, 9, 1).allows(&rule));
    }

    #[test]
    fn an_undated_article_gets_what_is_always_true() {
        let undated = Horizon { day: None, past: None, dated: false };
        assert!(undated.allows(&sentence("")));
        assert!(!undated.allows(&sentence("date: 1982")));
        let day = Some((2022, 2, 24));
        let presupposing = Horizon { day, past: day, dated: false };
        assert!(presupposing.allows(&sentence("date: 1982")));
        assert!(
            !presupposing.allows(&sentence("since: 1982\nuntil: 2040")),
            "its end cannot be told"
        );
    }
}
