//! Capitals at the head of a text. In: a text. Out: the same with another first letter. It never touches names.

use crate::lang::Language;
use crate::lang::gazetteer::{Entry, NameKind, Written};
use crate::model::Pos;

impl Language {
    /// The text with its first letter a capital, behind opening marks. A figure at the head stays alone, and so does a name
    /// like `iPhone`.
    pub fn capitalise(&self, text: &str) -> String {
        let at = text.find(char::is_alphanumeric).unwrap_or(0);
        let (marks, rest) = text.split_at(at);
        let mut chars = rest.chars();
        let inner = rest.chars().skip(1).take_while(|c| c.is_alphabetic()).any(char::is_uppercase);
        match chars.next() {
            Some(first) if !inner => format!("{marks}{}{}", first.to_uppercase(), chars.as_str()),
            _ => text.to_owned(),
        }
    }

    /// The text with its first letter in lower case, unless it begins with a name, an acronym, a figure or a mark.
    pub fn decapitalise(&self, text: &str) -> String {
        let word: &str = match text.find(|c: char| !(c.is_alphanumeric() || c == '-')) {
            Some(end) => &text[..end],
            None => text,
        };
        // `Faut-il` begins with a verb.
        let word = match word.split_once('-') {
            Some((verb, tail)) if self.tokenizer.enclitic(tail).is_some() => verb,
            _ => word,
        };
        let mut chars = text.chars();
        let Some(first) = chars.next().filter(|c| c.is_uppercase()) else { return text.to_owned() };
        if !self.opens_as_a_word(text, word) {
            return text.to_owned();
        }
        // `A 6 heures` has lost its accent; no sentence begins with the verb.
        if let Some(accented) = self.rules.typography.sentence_opening.get(word) {
            return format!("{}{}", accented.to_lowercase(), &text[word.len()..]);
        }
        first.to_lowercase().chain(chars).collect()
    }

    /// True if the first word has a capital only because it stands first.
    fn opens_as_a_word(&self, text: &str, word: &str) -> bool {
        if word.chars().filter(|c| c.is_uppercase()).count() > 1 {
            return false;
        }
        let rest = &text[word.len()..];
        let elided = rest.starts_with(['’', '\'']);
        let abbreviated = rest.starts_with('.');
        if elided || abbreviated {
            return elided;
        }
        let words: Vec<&str> = text.split([' ', '\u{a0}', '\u{202f}']).take(12).collect();
        let named = self.names.longest(&words);
        let lower = word.to_lowercase();
        let mut readings = self.lexicon.readings(&lower).filter(|r| r.pos != Pos::Propn).peekable();
        if readings.peek().is_none() {
            return false;
        }
        let closed = readings
            .any(|r| !matches!(r.pos, Pos::Noun | Pos::Adj | Pos::Verb | Pos::X | Pos::Propn));
        match named {
            None => true,
            Some((taken, senses)) if taken > 1 => !senses
                .iter()
                .any(|e| e.written == Written::Exactly && e.spelling().starts_with(word)),
            Some((_, senses)) => closed || !senses.iter().any(is_likelier_than_a_word),
        }
    }
}

/// True for names so well known that a word of the same spelling is the less likely reading.
fn is_likelier_than_a_word(entry: &Entry<'_>) -> bool {
    let plain = !entry.is_word() && !entry.is_ambiguous();
    match entry.kind() {
        NameKind::Country | NameKind::Region | NameKind::Department => true,
        NameKind::Commune => entry.class() <= if plain { 4 } else { 2 },
        NameKind::FirstName => entry.class() <= if plain { 5 } else { 1 },
        NameKind::Gentile | NameKind::Surname => false,
        _ => plain,
    }
}
