//! The sentences and headings of one card. In: a card with its place. Out: what is wrong with the wording, the dates and the
//! order. It never judges whether a sentence is true.

use super::Desk;
use super::sink::Sink;
use super::years::years;
use crate::lang::compile::fonds::Sheet;
use crate::lang::compile::places::Part;
use crate::lang::fold::fold;
use crate::lang::schema::desk::DeskCheckId as Id;
use crate::lang::schema::fonds::{Card, CardSentence, PartialDate};
use crate::model::count_words;

pub(super) fn check(sheet: &Sheet, desk: &Desk<'_>, out: &mut Sink<'_>) {
    for (i, sentence) in sheet.card.sentences.iter().enumerate() {
        let at = Place { sheet, index: i };
        wording(&at, sentence, desk, out);
        dates(&at, sentence, desk, out);
        period(&at, sentence.since, sentence.until, desk, out);
        order(&at, desk, out);
        typography(sheet, (Part::Sentences, i), sentence.text(), desk, out);
        let label = sentence.label.as_deref().unwrap_or_default();
        typography(sheet, (Part::Sentences, i), label, desk, out);
    }
    for (part, headings) in [(Part::H2, &sheet.card.h2), (Part::H3, &sheet.card.h3)] {
        for (i, heading) in headings.iter().enumerate() {
            typography(sheet, (part, i), heading, desk, out);
        }
    }
}

/// One sentence of a card.
struct Place<'a> {
    sheet: &'a Sheet,
    index: usize,
}

impl Place<'_> {
    fn report(&self, id: Id, slots: &[(&str, &str)], out: &mut Sink<'_>) {
        out.part(id, self.sheet, (Part::Sentences, self.index), slots);
    }
}

fn wording(at: &Place<'_>, sentence: &CardSentence, desk: &Desk<'_>, out: &mut Sink<'_>) {
    let text = sentence.text();
    let (words, limit) = (count_words(text), desk.rules.desk.limits.sentence_words);
    if words > limit {
        let (n, limit) = (words.to_string(), limit.to_string());
        at.report(Id::SentenceLong, &[("n", &n), ("limit", &limit), ("text", text)], out);
    }
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '«');
    let end = text.trim_end_matches('»').trim_end();
    if !begins || !end.ends_with(['.', '!', '?', '…']) {
        at.report(Id::SentenceForm, &[("text", text)], out);
    }
    if text.contains('«') {
        at.report(Id::Guillemets, &[], out);
    }
    let folded = fold(text);
    let dated = sentence.date.or(sentence.since).or(sentence.until).is_some();
    let lists = &desk.rules.desk;
    let undated: &[String] = if dated { &[] } else { &lists.ageing_undated };
    for phrase in lists.ageing.iter().chain(undated) {
        if holds(&folded, phrase) {
            at.report(Id::Ageing, &[("word", phrase_as_written(text, &folded, phrase))], out);
        }
    }
}

/// True if a folded text holds a phrase as whole words.
fn holds(folded: &str, phrase: &str) -> bool {
    folded.match_indices(phrase).any(|(at, _)| is_whole(folded, at, phrase.len()))
}

fn is_whole(text: &str, at: usize, length: usize) -> bool {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    !inside(text[..at].chars().next_back()) && !inside(text[at + length..].chars().next())
}

/// A folded phrase as the text has it; as folded, where folding changed the number of letters.
fn phrase_as_written<'a>(text: &'a str, folded: &str, phrase: &'a str) -> &'a str {
    let Some(at) = folded.find(phrase).filter(|_| folded.chars().count() == text.chars().count())
    else {
        return phrase;
    };
    let first = folded[..at].chars().count();
    let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
    &text[byte(first)..byte(first + phrase.chars().count())]
}

fn dates(at: &Place<'_>, sentence: &CardSentence, desk: &Desk<'_>, out: &mut Sink<'_>) {
    let years = years(sentence.text(), &desk.rules.desk);
    let earliest = years.iter().min();
    let begun = sentence.date.or(sentence.since).or(at.sheet.card.since);
    match (earliest, begun) {
        (Some(year), None) => {
            at.report(Id::YearUndated, &[("year", &year.to_string())], out);
        }
        (Some(year), Some(_)) => {
            if let Some(date) = sentence.date.filter(|date| date.year < *year) {
                let (year, date) = (year.to_string(), date.to_string());
                at.report(Id::YearAfterDate, &[("year", &year), ("date", &date)], out);
            }
        }
        (None, _) => {
            if let Some(date) = sentence.date {
                at.report(Id::DateUnsaid, &[("date", &date.to_string())], out);
            }
        }
    }
}

fn period(
    at: &Place<'_>,
    since: Option<PartialDate>,
    until: Option<PartialDate>,
    desk: &Desk<'_>,
    out: &mut Sink<'_>,
) {
    let Some(end) = until else { return };
    let until = end.to_string();
    if let Some(begin) = since.filter(|begin| end.last() < begin.first()) {
        let since = begin.to_string();
        at.report(Id::PeriodEmpty, &[("since", &since), ("until", &until)], out);
    } else if desk.is_over(end) {
        at.report(Id::Expired, &[("until", &until)], out);
    }
}

fn order(at: &Place<'_>, desk: &Desk<'_>, out: &mut Sink<'_>) {
    let sentences = &at.sheet.card.sentences;
    let sentence = &sentences[at.index];
    if sentence.follows && at.index == 0 {
        at.report(Id::FirstFollows, &[], out);
    }
    let lists = &desk.rules.desk;
    let folded = fold(sentence.text());
    let begins =
        |phrase: &&String| folded.starts_with(*phrase) && is_whole(&folded, 0, phrase.len());
    if let Some(word) = lists.pointing.iter().find(begins).filter(|_| !sentence.follows)
        && !lists.impersonal.iter().any(|phrase| begins(&phrase))
    {
        at.report(
            Id::PointsBack,
            &[("word", phrase_as_written(sentence.text(), &folded, word))],
            out,
        );
    }
    if let Some(word) = opening_again(&at.sheet.card, at.index) {
        at.report(Id::OpeningsAlike, &[("word", word)], out);
    }
}

/// The first word of a sentence, if the two before it begin with it too; items of a list may.
fn opening_again(card: &Card, index: usize) -> Option<&str> {
    let run = card.sentences.get(index.checked_sub(2)?..=index)?;
    let first = |s: &CardSentence| s.text().split(' ').next().map(fold);
    let alike = run.iter().all(|s| s.label.is_none() && first(s) == first(&run[0]));
    run[2].text().split(' ').next().filter(|_| alike)
}

/// What the program would not set as the card writes it; no-break spaces are its own affair.
fn typography(sheet: &Sheet, part: (Part, usize), text: &str, desk: &Desk<'_>, out: &mut Sink<'_>) {
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
    let (old, new) = (plain(text), plain(&desk.lang.typeset(text)));
    if old != new {
        let (old, new) = difference(&old, &new);
        out.part(Id::Typography, sheet, part, &[("old", old), ("new", new)]);
    }
}

/// The words in which two texts differ.
fn difference<'a>(old: &'a str, new: &'a str) -> (&'a str, &'a str) {
    if old == new {
        return ("", "");
    }
    let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b);
    let head: usize = same.map(|(a, _)| a.len_utf8()).sum();
    let start = old[..head].rfind(' ').map_or(0, |i| i + 1);
    let (old, new) = (&old[start..], &new[start..]);
    let same = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = same.map(|(a, _)| a.len_utf8()).sum();
    let from = old.len() - tail.min(old.len()).min(new.len());
    let tail = old[from..].find(' ').map_or(0, |i| old.len() - from - i);
    (&old[..old.len() - tail], &new[..new.len() - tail])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_shown_with_its_word() {
        let of = difference;
        assert_eq!(
            of("Qui paie l'assuré, puis", "Qui paie l’assuré, puis"),
            ("l'assuré,", "l’assuré,")
        );
        assert_eq!(of("Le 1er mai", "Le 1er mai"), ("", ""));
        assert_eq!(of("quoi?", "quoi ?"), ("quoi?", "quoi ?"));
        assert_eq!(of("aa", "aaa"), ("aa", "aaa"));
    }

    #[test]
    fn phrases_are_found_as_whole_words() {
        assert!(
            holds("il part maintenant.", "maintenant") && !holds("des maintenants", "maintenant")
        );
        let text = "Qu’il fasse l’Été ou aujourd’hui";
        assert_eq!(phrase_as_written(text, &fold(text), "aujourd'hui"), "aujourd’hui");
    }
}
