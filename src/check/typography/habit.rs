//! Which habit a change belongs to. In: an edit and the text around it. Out: the check that stands for the habit. It
//! never decides whether the change is right.

use super::edits::Edit;
use crate::lang::schema::check::CheckId;
use crate::lang::schema::typography::Typography;

/// Every habit.
pub(super) const ALL: [CheckId; 18] = [
    CheckId::TypoHigh,
    CheckId::TypoColon,
    CheckId::TypoGuillemetSpace,
    CheckId::TypoQuotes,
    CheckId::TypoApostrophe,
    CheckId::TypoEllipsis,
    CheckId::TypoDash,
    CheckId::TypoOrdinal,
    CheckId::TypoHour,
    CheckId::TypoThousands,
    CheckId::TypoCapital,
    CheckId::TypoLigature,
    CheckId::TypoSymbol,
    CheckId::TypoName,
    CheckId::TypoFigure,
    CheckId::TypoSpaces,
    CheckId::TypoStopSpace,
    CheckId::TypoSpaceKind,
];

/// The habit that an edit of `text` into `set` follows.
pub(super) fn habit(text: &str, set: &str, edit: &Edit, rules: &Typography) -> CheckId {
    let (old, new) = (&text[edit.old.clone()], &set[edit.new.clone()]);
    let is_blank = |s: &str| s.chars().all(char::is_whitespace);
    if is_blank(old) && is_blank(new) {
        return of_blank(old, new, &set[..edit.new.start], &set[edit.new.end..], rules);
    }
    let mut letters = old.chars().zip(new.chars());
    match (old, new) {
        (_, "’") => CheckId::TypoApostrophe,
        _ if new.contains('…') || old.starts_with("..") || old.contains('…') => {
            CheckId::TypoEllipsis
        }
        (_, "–") => CheckId::TypoDash,
        ("-", _) => CheckId::TypoDash,
        _ if new.contains(['«', '»', '“', '”']) || old.contains(['"', '“', '”']) => {
            CheckId::TypoQuotes
        }
        _ if new.contains(['œ', 'Œ', 'æ']) => CheckId::TypoLigature,
        _ if letters.any(|(a, b)| a.is_ascii_uppercase() && b.is_uppercase() && a != b) => {
            CheckId::TypoCapital
        }
        _ => CheckId::TypoOrdinal,
    }
}

/// A blank that is set, changed or taken out, by what stands around it.
fn of_blank(old: &str, new: &str, before: &str, after: &str, rules: &Typography) -> CheckId {
    let no_break = |s: &str| matches!(s, "\u{a0}" | "\u{202f}");
    let (last, next) = (before.chars().next_back(), after.chars().next());
    if no_break(old) && no_break(new) {
        return CheckId::TypoSpaceKind;
    }
    if new.is_empty() && last.is_none_or(char::is_whitespace) {
        return CheckId::TypoSpaces;
    }
    match (last, next) {
        (Some('«' | '“'), _) | (_, Some('»' | '”')) => CheckId::TypoGuillemetSpace,
        (_, Some(';' | '!' | '?')) => CheckId::TypoHigh,
        (_, Some(':')) => CheckId::TypoColon,
        (_, Some('.' | ',' | '…')) => CheckId::TypoStopSpace,
        (Some('h'), Some('0'..='9')) | (Some('0'..='9'), Some('h')) => CheckId::TypoHour,
        (Some('0'..='9'), Some('0'..='9')) => CheckId::TypoThousands,
        (Some('0'..='9'), _) if begins_with(after, &rules.symbols) => CheckId::TypoSymbol,
        _ if ends_with(before, &rules.titles) => CheckId::TypoName,
        _ if new.is_empty() || new == " " => CheckId::TypoSpaces,
        _ => CheckId::TypoFigure,
    }
}

fn begins_with(text: &str, words: &[String]) -> bool {
    words.iter().any(|w| {
        text.strip_prefix(w.as_str()).is_some_and(|r| !r.starts_with(char::is_alphanumeric))
    })
}

fn ends_with(text: &str, words: &[String]) -> bool {
    words
        .iter()
        .any(|w| text.strip_suffix(w.as_str()).is_some_and(|r| !r.ends_with(char::is_alphanumeric)))
}
