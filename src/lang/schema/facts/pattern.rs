//! The notation of token patterns: `{weekday}? le? <{day} {month}> [au|du]`. In: the pattern as written in a rule file.
//! Out: its items. It never matches.
//!
//! Words stand for themselves, in lower case, with ASCII apostrophes; an elided word ends at its apostrophe. `[a|b c]` is
//! one of several, `{slot}` one of [`Slot`]; a `?` right after makes the item optional. What stands between `<` and `>`
//! is the part that is reported.

use serde::{Deserialize, Serialize};

use crate::lang::schema::notation::{self, Notation};

/// A pattern over the tokens of a sentence.
pub type TokenPattern = notation::Pattern<Atom>;

/// One item of it.
pub type Item = notation::Item<Atom>;

/// What can stand at one place of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atom {
    /// One token, in lower case.
    Word(String),
    /// Tokens of a certain kind.
    Slot(Slot),
    /// One of several sequences.
    Either(Vec<Vec<Item>>),
    /// The reported part begins here.
    Open,
    /// The reported part ends here.
    Close,
}

named_enum! {
    /// Tokens of a certain kind.
    Slot {
        /// The name of a day of the week.
        Weekday = "weekday",
        /// 1 to 31 in figures, or `1er`.
        Day = "day",
        /// The name of a month.
        Month = "month",
        /// A year in four figures.
        Year = "year",
        /// `2024-2025`
        YearRange = "years",
        /// `28/03/2025`
        NumericDate = "date",
        /// A part of the day: *soir*.
        Part = "part",
        /// A season.
        Season = "season",
        /// The name of a feast.
        Feast = "feast",
        /// A clock time: `10 h 30`, `19 heures`, *midi*.
        Clock = "clock",
        /// A number in figures or in words, without scale.
        Number = "number",
        /// A number written in figures.
        Digits = "digits",
        /// A number above one written in words.
        Words = "words",
        /// A number with its unit, currency or `%`.
        Amount = "amount",
        /// `par an`, `par habitant et par jour`
        Rate = "rate",
        /// The digits of a telephone number.
        Phone = "phone",
        /// Any one verb form.
        Verb = "verb",
        /// Any one adjective.
        Adjective = "adj",
        /// The middle of a month: *mi-août*.
        MidMonth = "midmonth",
        /// Two figures of a decade: `90`.
        Decade = "decade",
        /// An ordinal in figures or in words.
        Ordinal = "ordinal",
        /// *million, milliard*
        Scale = "scale",
        /// *dizaine, centaine*
        Collective = "collective",
        /// A unit of measure.
        Unit = "unit",
        /// A unit of time.
        Time = "time",
        /// A currency.
        Money = "money",
        /// The noun of a fraction.
        Fraction = "fraction",
        /// A score: `26-23`.
        Score = "score",
        /// A version: `7.2.4`.
        Version = "version",
        /// A noun that is counted, with the adjectives that make one thing with it.
        Counted = "counted",
        /// A noun that is ranked.
        Rank = "rank",
        /// Any one noun.
        Noun = "noun",
        /// Any one determiner.
        Determiner = "det",
        /// A word that makes the number after it a label.
        Label = "label",
        /// A capitalised word.
        Name = "name",
    }
}

/// What may not stand beside a match: a word, or one token that begins a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Neighbour {
    /// That word, in lower case.
    Word(String),
    /// Tokens of that kind.
    Slot(Slot),
}

impl From<Neighbour> for String {
    fn from(neighbour: Neighbour) -> String {
        match neighbour {
            Neighbour::Word(word) => word,
            Neighbour::Slot(slot) => format!("{{{}}}", slot.name()),
        }
    }
}

impl TryFrom<String> for Neighbour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let Some(name) = text.strip_prefix('{') else { return Ok(Neighbour::Word(text)) };
        slot(name.strip_suffix('}').ok_or("a « } » is missing")?).map(Neighbour::Slot)
    }
}

impl TokenPattern {
    /// The words and slots that a match can begin with.
    pub fn starts(&self) -> (Vec<&str>, Vec<Slot>) {
        let (mut words, mut slots) = (Vec::new(), Vec::new());
        starts(&self.items, &mut words, &mut slots);
        (words, slots)
    }
}

/// Collects what a sequence can begin with; true if all of it may be missing.
fn starts<'a>(items: &'a [Item], words: &mut Vec<&'a str>, slots: &mut Vec<Slot>) -> bool {
    items.iter().all(|item| {
        let empty = match &item.atom {
            Atom::Open | Atom::Close => true,
            Atom::Word(word) => {
                words.push(word);
                false
            }
            Atom::Slot(slot) => {
                slots.push(*slot);
                false
            }
            Atom::Either(branches) => {
                let empty: Vec<bool> = branches.iter().map(|b| starts(b, words, slots)).collect();
                empty.contains(&true)
            }
        };
        empty || item.optional
    })
}

impl Notation for Atom {
    fn either(branches: Vec<Vec<Item>>) -> Self {
        Atom::Either(branches)
    }

    fn slot(name: &str) -> Result<Self, String> {
        slot(name).map(Atom::Slot)
    }

    fn literal(rest: &mut &str, _: bool) -> Result<Vec<Self>, String> {
        let (atom, after) = match (rest.strip_prefix('<'), rest.strip_prefix('>')) {
            (Some(after), _) => (Atom::Open, after),
            (_, Some(after)) => (Atom::Close, after),
            _ => word(rest)?,
        };
        *rest = after;
        Ok(vec![atom])
    }

    fn check(items: &[Item]) -> Result<(), &'static str> {
        let marks = |atom: &Atom| items.iter().filter(|i| i.atom == *atom).count();
        if marks(&Atom::Open) != marks(&Atom::Close) {
            return Err("each `<` needs its `>` in the same brackets");
        }
        if items.iter().all(|i| i.optional || matches!(i.atom, Atom::Open | Atom::Close)) {
            return Err("a pattern needs an item that must stand");
        }
        Ok(())
    }
}

/// The first word and what follows it: it ends at a blank, at a mark of the notation, or past an apostrophe.
fn word(rest: &str) -> Result<(Atom, &str), String> {
    let ends = |c: char| c.is_whitespace() || "[]{}<>|?'".contains(c);
    let end = rest.find(ends).unwrap_or(rest.len());
    let end = if rest[end..].starts_with('\'') { end + 1 } else { end };
    let (found, after) = rest.split_at(end);
    if found.is_empty() {
        return Err(format!("unexpected « {rest} »"));
    }
    if found.chars().any(|c| c.is_uppercase() || c == '’') {
        return Err(format!(
            "« {found} »: words of patterns are in lower case with ASCII apostrophes"
        ));
    }
    Ok((Atom::Word(found.to_owned()), after))
}

fn slot(name: &str) -> Result<Slot, String> {
    Slot::named(name).ok_or_else(|| {
        let names: Vec<&str> = Slot::ALL.iter().map(|slot| slot.name()).collect();
        format!("unknown slot « {name} », expected one of {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<TokenPattern, String> {
        TokenPattern::try_from(text.to_owned())
    }

    #[test]
    fn elided_words_are_cut_and_options_marked() {
        let pattern = read("d'ici à? <{day} [mai|juin]>").expect("valid");
        assert_eq!(pattern.items.len(), 7);
        assert_eq!(pattern.items[0].atom, Atom::Word("d'".into()));
        assert!(pattern.items[2].optional);
    }

    #[test]
    fn faults_are_named() {
        assert!(read("{jour}").expect_err("refused").contains("weekday"));
        assert!(read("[a|b").expect_err("refused").contains("missing"));
        assert!(read("<{day}").expect_err("refused").contains('<'));
        let pattern = read("[le|d'ici à]? {weekday}? mai").expect("valid");
        assert_eq!(pattern.starts(), (vec!["le", "d'", "mai"], vec![Slot::Weekday]));
        assert!(read("le? {day}?").expect_err("refused").contains("must stand"));
    }
}
