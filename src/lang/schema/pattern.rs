//! The notation of line patterns: `[par|texte :] {names}`. In: the pattern as written in a rule file. Out: its items.
//! It never matches; `ingest` does.
//!
//! Words and marks stand for themselves, whatever their case, accents or apostrophes. `[a|b c]` is one of several,
//! `{slot}` one of [`Slot`] or a list of the same file, a `?` right after `]` or `}` makes the item optional, and a
//! backslash makes the mark after it stand for itself.

use serde::{Deserialize, Serialize};

use super::notation::{self, Notation};
use crate::lang::phrase::words;

/// A pattern over the words of a line.
pub type Pattern = notation::Pattern<Atom>;

/// One item of it.
pub type Item = notation::Item<Atom>;

/// What can stand at one place of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atom {
    /// A word or mark, folded.
    Word(String),
    /// Words of a certain shape.
    Slot(Slot),
    /// An entry of a list.
    List(String),
    /// One of several sequences.
    Either(Vec<Vec<Item>>),
}

named_enum! {
    /// Words of a certain shape.
    Slot {
        /// One person's name: two or more capitalised words or initials, with particles.
        Name = "name",
        /// Names joined by commas, *et* or `/`.
        Names = "names",
        /// One to five capitalised words, with particles.
        Place = "place",
        /// The same, all in capitals.
        Capitals = "capitals",
        /// A capitalised word and up to four more words.
        Team = "team",
        /// A day: `mardi 3 févr. 2025`, `03/02/2025`.
        Date = "date",
        /// A clock time: `10 h 12`, `10:12`.
        Time = "time",
        /// One number.
        Number = "number",
        /// `26-23`, with any dash.
        Score = "score",
        /// Lower-case initials joined by slashes: `abc/de/fgh`.
        Initials = "initials",
        /// One word with two or more hyphens.
        Slug = "slug",
        /// A web or mail address.
        Address = "address",
        /// A dash of any length.
        Dash = "dash",
        /// One to twelve words or marks.
        Some = "some",
        /// One or more words or marks.
        Text = "text",
    }
}

impl Pattern {
    /// The names of the lists it refers to.
    pub fn lists(&self) -> Vec<&str> {
        fn walk<'a>(items: &'a [Item], out: &mut Vec<&'a str>) {
            for item in items {
                match &item.atom {
                    Atom::List(name) => out.push(name),
                    Atom::Either(branches) => branches.iter().for_each(|b| walk(b, out)),
                    Atom::Word(_) | Atom::Slot(_) => {}
                }
            }
        }
        let mut out = Vec::new();
        walk(&self.items, &mut out);
        out
    }
}

impl Notation for Atom {
    fn either(branches: Vec<Vec<Item>>) -> Self {
        Atom::Either(branches)
    }

    fn slot(name: &str) -> Result<Self, String> {
        Ok(Slot::named(name).map_or_else(|| Atom::List(name.to_owned()), Atom::Slot))
    }

    fn literal(rest: &mut &str, in_group: bool) -> Result<Vec<Self>, String> {
        if let Some(after) = rest.strip_prefix('\\') {
            let mark = after.chars().next().ok_or("a mark is missing after « \\ »")?;
            *rest = &after[mark.len_utf8()..];
            return Ok(vec![Atom::Word(mark.to_string())]);
        }
        let stop = |c: char| matches!(c, '[' | '{' | '\\') || in_group && matches!(c, '|' | ']');
        let (literal, after) = rest.split_at(rest.find(stop).unwrap_or(rest.len()));
        *rest = after;
        Ok(words(literal, usize::MAX).into_iter().map(|w| Atom::Word(w.fold)).collect())
    }

    fn check(items: &[Item]) -> Result<(), &'static str> {
        if items.is_empty() { Err("a pattern needs at least one item") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_reads_words_groups_slots_and_options() {
        let p = Pattern::try_from("[Par|Texte :] {names}?".to_owned()).expect("a pattern");
        let word = |w: &str| Item { atom: Atom::Word(w.into()), optional: false };
        assert_eq!(
            p.items,
            [
                Item {
                    atom: Atom::Either(vec![vec![word("par")], vec![word("texte"), word(":")]]),
                    optional: false
                },
                Item { atom: Atom::Slot(Slot::Names), optional: true },
            ]
        );
        let p = Pattern::try_from("[\\||a]".to_owned()).expect("a pattern");
        assert_eq!(p.items[0].atom, Atom::Either(vec![vec![word("|")], vec![word("a")]]));
        let p = Pattern::try_from("{agency} | {nosuch}".to_owned()).expect("a pattern");
        assert_eq!(p.lists(), ["agency", "nosuch"]);
    }

    #[test]
    fn an_open_group_is_refused() {
        assert!(Pattern::try_from("[a|b".to_owned()).is_err());
        assert!(Pattern::try_from("{name".to_owned()).is_err());
        assert!(Pattern::try_from("  ".to_owned()).is_err());
    }
}
