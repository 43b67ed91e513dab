//! What time it is for a reader. In: a day. Out: whether a dated statement of a card may be told. It never looks at a
//! clock, nor at an article.

use super::schema::fonds::{Card, CardSentence, PartialDate};
use crate::model::Day;

/// Days before publication in which what happened is the news, not its background.
const NEWS: i64 = 3;

/// Year, month, day.
pub type Date = (i32, u8, u8);

/// The latest moment that the reader is known to have reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// The day from which the reader looks; none: only timeless statements are shown.
    day: Option<Date>,
    /// What is told must lie before this day: what happened in the last days is the news itself.
    past: Option<Date>,
    /// The day is that of publication, so periods of truth can be checked at both ends.
    dated: bool,
}

impl Horizon {
    /// The horizon of an article published on `date`.
    pub fn of_date(date: Day) -> Self {
        let triple = |d: Day| (d.year, d.month, d.day);
        let past = date.plus(-NEWS).unwrap_or(date);
        Self { day: Some(triple(date)), past: Some(triple(past)), dated: true }
    }

    /// The horizon of an undated article that is known to be later than a day.
    pub fn after(day: Option<Date>) -> Self {
        Self { day, past: day, dated: false }
    }

    /// True if the card's subject exists for the reader.
    pub fn allows_card(self, card: &Card) -> bool {
        self.within(card.since, card.until)
    }

    /// True if the sentence tells nothing later, and is true now.
    pub fn allows(self, sentence: &CardSentence) -> bool {
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
        let undated = Horizon::after(None);
        assert!(undated.allows(&sentence("")));
        assert!(!undated.allows(&sentence("date: 1982")));
        let day = Some((2022, 2, 24));
        let presupposing = Horizon::after(day);
        assert!(presupposing.allows(&sentence("date: 1982")));
        assert!(
            !presupposing.allows(&sentence("since: 1982\nuntil: 2040")),
            "its end cannot be told"
        );
    }
}
