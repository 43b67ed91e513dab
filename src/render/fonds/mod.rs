//! What the archive desk answers. In: hits, cards, findings, counts. Out: French to be read, or JSON. It never leaves out a
//! thing on its own account: what is asked for is in the arguments.

mod card;
mod json;
mod text;

pub use card::{card_json, card_text};
pub use json::{hits_json, report_json, tally_json};
pub use text::{hits_text, report_text, tally_text};

use crate::lang::Language;
use crate::lang::schema::desk::DeskWords;
use crate::model::Day;

/// The words of the answers, set for the page, with their slots.
struct Words<'l> {
    lang: &'l Language,
    words: &'l DeskWords,
}

impl<'l> Words<'l> {
    fn of(lang: &'l Language) -> Self {
        Self { lang, words: &lang.rules.fonds.desk.words }
    }

    /// A wording with its slots filled. It is set before what comes in, which stays as it is.
    fn fill(&self, wording: &str, slots: &[(&str, &str)]) -> String {
        let mut text = self.lang.typeset(wording);
        for (slot, value) in slots {
            text = text.replace(&format!("{{{slot}}}"), value);
        }
        text
    }

    fn kind(&self, name: &str) -> String {
        self.words.kinds.get(name).map_or(name, String::as_str).to_owned()
    }

    fn purpose(&self, name: &str) -> String {
        self.words.purposes.get(name).map_or(name, String::as_str).to_owned()
    }

    /// A day as French writes it.
    fn day(&self, day: Day) -> String {
        self.lang.date(day, crate::lang::DateParts { weekday: false, year: true })
    }
}

/// A text between guillemets.
fn quoted(text: &str) -> String {
    format!("«\u{a0}{text}\u{a0}»")
}

/// Texts between guillemets, one after the other.
fn all_quoted<T: AsRef<str>>(texts: &[T]) -> String {
    texts.iter().map(|t| quoted(t.as_ref())).collect::<Vec<_>>().join(", ")
}
