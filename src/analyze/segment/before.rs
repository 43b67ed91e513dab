//! What stands before a mark that may end a sentence. In: the sentence so far. Out: bits of [`Left`]. It never looks
//! further back than two words.

use super::Run;
use crate::lang::Language;
use crate::lang::schema::rules::StopEnds;
use crate::lang::schema::segment::{Left, Mark};
use crate::lang::segmenter::{Context, LONGEST};

/// What stands before the mark, as bits of [`Left`].
pub(super) fn left(text: &str, start: usize, at: usize, run: &Run, lang: &Language) -> u16 {
    if run.mark == 0 {
        return 0;
    }
    let rules = &lang.segmenter;
    let before = text[start..at].trim_end();
    let word = word_before(before);
    let mut bits = 0;
    if before.starts_with(['(', '[']) {
        bits |= Context::left(Left::Parenthesised);
    }
    if word.is_empty() {
        let bracket = before.ends_with(['(', '[']);
        return bits | Context::left(if bracket { Left::Bracket } else { Left::Other });
    }
    if run.mark & Context::mark(Mark::Stop) != 0 || before.ends_with("etc") {
        // `F. Mitterrand` and `J.R.R. Tolkien` are names, though `F.` and `R.C.` can be short forms.
        let initials = initials(before, word);
        bits |= match rules.abbreviation(&text[start..run.end]) {
            Some(StopEnds::Never) => Context::left(Left::Never),
            Some(StopEnds::Maybe) => Context::left(Left::Maybe),
            Some(StopEnds::BeforeLower) if initials == 0 => Context::left(Left::BeforeLower),
            _ => initials,
        };
    }
    if run.mark & Context::mark(Mark::Stop) == 0 && rules.ends_in_marked_name(&text[start..run.end])
    {
        bits |= Context::left(Left::MarkedName);
    }
    if is_enumerator(before.trim()) {
        bits |= Context::left(Left::Enumerator);
    }
    if word.contains(['@', '/']) || word.starts_with("www.") {
        bits |= Context::left(Left::Address);
    }
    let mut last = word.chars().rev();
    let kind = match (last.next(), last.next()) {
        (Some(c), _) if c.is_numeric() => Left::Digit,
        (Some(a), Some(b)) if a.is_lowercase() && (b.is_lowercase() || b == '-') => Left::LowerWord,
        _ => Left::Word,
    };
    if matches!(kind, Left::LowerWord) && lang.lexicon.entry(word).is_some() {
        bits |= Context::left(Left::Lexical);
    }
    bits | Context::left(kind)
}

/// The run of letters, digits and inner marks at the end of `before`, at most [`LONGEST`] × 2 bytes of it.
fn word_before(before: &str) -> &str {
    let inner = |c: char| c.is_alphanumeric() || "-.@/_&·".contains(c);
    let mut start = before.len();
    for (i, c) in before.char_indices().rev() {
        if !inner(c) || before.len() - i > 2 * LONGEST {
            break;
        }
        start = i;
    }
    before[start..].trim_start_matches('-')
}

/// Whether the word is an initial, the initial of a surname, or letters with stops.
fn initials(before: &str, word: &str) -> u16 {
    let mut parts = word.split('.').peekable();
    let mut count = 0;
    while let Some(part) = parts.next() {
        let letter = part.trim_start_matches('-');
        let mut chars = letter.chars();
        let one = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
        if !one {
            return 0;
        }
        if !part.starts_with('-') {
            count += 1;
        }
        if parts.peek().is_none() {
            break;
        }
    }
    if count > 1 {
        return Context::left(Left::Dotted);
    }
    let previous = &before[..before.len() - word.len()];
    if !previous.is_empty()
        && !previous.ends_with(|c: char| c.is_whitespace() || INITIAL.contains(c))
    {
        return 0; // `25 °C`
    }
    let previous = previous.trim_end();
    let name = word_before(previous);
    let mut chars = name.chars();
    let named = previous.len() + word.len() < before.len()
        && chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(char::is_lowercase)
        && !name.contains('.');
    Context::left(Left::Initial) | if named { Context::left(Left::NameInitial) } else { 0 }
}

/// What an initial can stand behind, besides a blank.
const INITIAL: &str = "-'’«\"“([";

/// True if all the sentence has so far is a number, a letter or a Roman number.
fn is_enumerator(sentence: &str) -> bool {
    let roman = |b: &u8| b"IVX".contains(b);
    match sentence.as_bytes() {
        [] => false,
        [one] => one.is_ascii_alphanumeric(),
        some if some.len() <= 5 => {
            some.iter().all(roman) || some.len() <= 3 && some.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}
