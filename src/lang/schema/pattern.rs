//! The notation of line patterns: `[par|texte :] {names}`. In: the pattern as written in a rule file. Out: its items.
//! It never matches; `ingest` does.
//!
//! Words and marks stand for themselves, whatever their case, accents or apostrophes. `[a|b c]` is one of several,
//! `{slot}` one of [`Slot`] or a list of the same file, a `?` right after `]` or `}` makes the item optional, and a
//! backslash makes the mark after it stand for itself.

use serde::{Deserialize, Serialize};

use crate::lang::phrase::words;

/// A pattern over the words of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern {
    /// As written.
    pub text: String,
    /// What must follow what.
    pub items: Vec<Item>,
}

/// One item of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What stands here.
    pub atom: Atom,
    /// It may be missing.
    pub optional: bool,
}

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

/// Words of a certain shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slot {
    /// One person's name: two or more capitalised words or initials, with particles.
    Name,
    /// Names joined by commas, *et* or `/`.
    Names,
    /// One to five capitalised words, with particles.
    Place,
    /// The same, all in capitals.
    Capitals,
    /// A capitalised word and up to four more words.
    Team,
    /// A day: `mardi 3 févr. 2025`, `03/02/2025`.
    Date,
    /// A clock time: `10 h 12`, `10:12`.
    Time,
    /// One number.
    Number,
    /// `26-23`, with any dash.
    Score,
    /// Lower-case initials joined by slashes: `abc/de/fgh`.
    Initials,
    /// One word with two or more hyphens.
    Slug,
    /// A web or mail address.
    Address,
    /// A dash of any length.
    Dash,
    /// One to twelve words or marks.
    Some,
    /// One or more words or marks.
    Text,
}

impl Slot {
    /// Every slot by name.
    pub const ALL: [(&'static str, Slot); 15] = [
        ("name", Slot::Name),
        ("names", Slot::Names),
        ("place", Slot::Place),
        ("capitals", Slot::Capitals),
        ("team", Slot::Team),
        ("date", Slot::Date),
        ("time", Slot::Time),
        ("number", Slot::Number),
        ("score", Slot::Score),
        ("initials", Slot::Initials),
        ("slug", Slot::Slug),
        ("address", Slot::Address),
        ("dash", Slot::Dash),
        ("some", Slot::Some),
        ("text", Slot::Text),
    ];
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> String {
        pattern.text
    }
}

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut rest = text.as_str();
        let items = sequence(&mut rest, false)?;
        if items.is_empty() {
            return Err(format!("« {text} »: a pattern needs at least one item"));
        }
        Ok(Pattern { items, text })
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

/// Reads items up to the end, or up to `|` or `]` inside a group.
fn sequence(rest: &mut &str, in_group: bool) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    loop {
        *rest = rest.trim_start();
        let atom = match rest.chars().next() {
            None => return Ok(items),
            Some('|' | ']') if in_group => return Ok(items),
            Some('[') => group(rest)?,
            Some('{') => slot(rest)?,
            Some('\\') => escaped(rest)?,
            Some(_) => {
                let stop =
                    |c: char| matches!(c, '[' | '{' | '\\') || in_group && matches!(c, '|' | ']');
                let end = rest.find(stop).unwrap_or(rest.len());
                let literal = words(&rest[..end], usize::MAX);
                items.extend(
                    literal.into_iter().map(|w| Item { atom: Atom::Word(w.fold), optional: false }),
                );
                *rest = &rest[end..];
                continue;
            }
        };
        let after = rest.strip_prefix('?');
        *rest = after.unwrap_or(rest);
        items.push(Item { atom, optional: after.is_some() });
    }
}

fn escaped(rest: &mut &str) -> Result<Atom, String> {
    let mark = rest.chars().nth(1).ok_or("a mark is missing after « \\ »")?;
    *rest = &rest[1 + mark.len_utf8()..];
    Ok(Atom::Word(mark.to_string()))
}

fn group(rest: &mut &str) -> Result<Atom, String> {
    *rest = &rest[1..];
    let mut branches = Vec::new();
    loop {
        branches.push(sequence(rest, true)?);
        let closing = rest.chars().next().ok_or("a « ] » is missing")?;
        *rest = &rest[1..];
        if closing == ']' {
            return Ok(Atom::Either(branches));
        }
    }
}

fn slot(rest: &mut &str) -> Result<Atom, String> {
    let end = rest.find('}').ok_or("a « } » is missing")?;
    let name = &rest[1..end];
    *rest = &rest[end + 1..];
    let known = Slot::ALL.iter().find(|(n, _)| *n == name);
    Ok(known.map_or_else(|| Atom::List(name.to_owned()), |(_, slot)| Atom::Slot(*slot)))
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
