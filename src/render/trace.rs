//! Why an article looks as it does, to be read. In: the [`Trace`], the words of the page. Out: lines. It never judges.

use super::line;
use crate::lang::schema::page::TraceTitles;
use crate::model::{Candidate, CardChoice, Fate, Trace};

/// Runners-up that are shown of each heading.
const RUNNERS_UP: usize = 4;
/// Titles that are shown.
const TITLES: usize = 8;

pub(super) fn text(trace: &Trace, titles: &TraceTitles) -> String {
    let mut out = String::new();
    if !trace.titles.is_empty() {
        out += &format!("{} ({})\n", titles.titles, trace.titles.len());
        trace.titles.iter().take(TITLES).for_each(|c| out += &candidate(c));
        out.push('\n');
    }
    out += &format!("{} ({})\n", titles.headings, trace.headings.len());
    for choice in &trace.headings {
        let (first, end) = (choice.sentences.start, choice.sentences.end);
        let chosen = choice.heading.as_deref().unwrap_or(&titles.no_heading);
        out += &format!("  {first}–{} {}\n", end.saturating_sub(1), line(chosen));
        choice.candidates.iter().take(RUNNERS_UP).for_each(|c| out += &candidate(c));
    }
    let left = trace.cards.iter().filter(|c| matches!(c.fate, Fate::Enough | Fate::Crowded));
    let headroom: usize = left.map(|c| c.words).sum();
    let count = trace.cards.len();
    out += &format!("\n{} ({count})\n", titles.cards);
    for card in &trace.cards {
        let sentence = card.sentence.map_or_else(String::new, |s| format!("{s}. "));
        out += &format!(
            "  {:>4}  {}  {sentence}« {} »  {} : {}\n",
            card.score,
            card.card,
            line(&card.call),
            card.words,
            fate(card, titles)
        );
    }
    out + &format!("\n{} : {headroom}\n", titles.headroom)
}

fn candidate(c: &Candidate) -> String {
    format!("      {:>4}  {}  [{}]\n", c.score, line(&c.text), c.recipe)
}

fn fate<'a>(card: &CardChoice, titles: &'a TraceTitles) -> &'a str {
    match card.fate {
        Fate::Shown => &titles.shown,
        Fate::Enough => &titles.enough,
        Fate::Crowded => &titles.crowded,
        Fate::NoRoom => &titles.no_room,
        Fate::OutOfTime => &titles.out_of_time,
        Fate::NeedsDate => &titles.needs_date,
        Fate::Passing => &titles.passing,
        Fate::OtherSense => &titles.other_sense,
        Fate::Double => &titles.double,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn each_card_says_what_became_of_it_and_what_is_left_is_counted() {
        let card = |card: &str, words, fate| CardChoice {
            card: card.into(),
            call: "crue".into(),
            sentence: Some(3),
            score: 40,
            words,
            fate,
        };
        let cards = vec![card("a", 90, Fate::Shown), card("b", 70, Fate::Enough)];
        let trace = Trace { cards, ..Trace::default() };
        let text = text(&trace, &Language::french().rules.page.trace);
        assert!(text.contains("b  3. « crue »  70 : non retenue"), "{text}");
        assert!(text.ends_with(" : 70\n"), "{text}");
    }
}
