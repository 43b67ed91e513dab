//! What a composed title is worth. In: a statement in one wording, the keyphrase. Out: a score. It never looks at what a
//! title was made by.

use super::news::{OPENING, REPEATED};
use crate::compose::headings::content_words;
use crate::compose::keyphrase::Key;
use crate::compose::statements::{Statement, Told};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::count_words;

/// What stands below the first sentence has to be so much more of an event to be the news.
const BELOW: i64 = 60;
/// What a title gains by a count or a measure, and loses by a day or an hour.
const MEASURED: i64 = 80;
pub(super) const TIMED: i64 = 40;

/// True if a text says when: `lundi`, `dans la nuit`; `22 ans de réclusion` is a measure.
pub(super) fn is_timed(text: &str, lang: &Language) -> bool {
    let words: Vec<String> = text.split([' ', '\u{a0}', '\'', '’']).map(fold).collect();
    let number = |w: &String| {
        w.contains(|c: char| c.is_ascii_digit()) || lang.read_number(&[w.as_str()]).is_some()
    };
    let time = |w: &String| {
        let names = |lemma: &str| lang.rules.syntax.time_nouns.iter().any(|t| fold(t) == lemma);
        names(w) || w.strip_suffix('s').is_some_and(names)
    };
    words
        .iter()
        .enumerate()
        .any(|(i, w)| time(w) && !i.checked_sub(1).is_some_and(|b| number(&words[b])))
}

/// What the length of a title is worth: six to eleven words are best.
pub(super) fn length(text: &str) -> i64 {
    let words = count_words(text) as i64;
    if (5..=11).contains(&words) { 12 } else { -6 * (words - 8).abs().min(6) }
}

/// The gravest event first, then the earlier, then what adds most to the keyphrase in six to ten words.
pub(super) fn score(
    statement: &Statement,
    lead: usize,
    told: &Told,
    text: &str,
    key: &Key,
    lang: &Language,
) -> i64 {
    let key_words = content_words(&key.text, lang);
    let told_words = content_words(&told.text, lang);
    let repeated = told_words.iter().filter(|w| key_words.contains(*w)).count() as i64;
    let fresh = told_words.len() as i64 - repeated;
    let below = if statement.sentence != lead { BELOW } else { 0 };
    let behind = statement.sentence.abs_diff(lead) as i64;
    let early = 24 - 8 * behind.min(OPENING as i64) - below;
    // How much is half of the news: `condamné à 22 ans de réclusion`.
    let measured = statement.figures.iter().any(|f| told.text.split(' ').any(|w| w == f));
    let measured = MEASURED * i64::from(measured && statement.sentence <= lead);
    // What has not happened is rarely the news, but where an article begins with it.
    let denied = if statement.negated && statement.sentence != lead { 60 } else { 0 };
    // A title has its day beside it.
    let early = early - if is_timed(&told.text, lang) { TIMED } else { 0 };
    i64::from(statement.gravity) + early + measured + length(text) - REPEATED * repeated
        + 4 * fresh.min(5)
        - denied
}
