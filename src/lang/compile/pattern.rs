//! The notation of patterns in `tag.yaml`. In: one pattern. Out: tests on words, in order. It never matches.
//!
//! A pattern is a row of elements with blanks between. An element is one or more clauses joined by `&`, all of which
//! must hold; `?` after it makes it optional, `*` repeatable (up to six times). A clause is one or more atoms joined by
//! `|`, one of which must hold; `!` before it asks for its contrary.
//!
//! | atom | the word |
//! |---|---|
//! | `le` | is that form (lower case, ASCII apostrophe) |
//! | `$list` | is one of the forms of a list |
//! | `%dire`, `%$list` | can be a form of that lemma, of one of those lemmas |
//! | `NOUN` | can be in that state or group |
//! | `=NOUN+ADJ` | can be nothing else |
//! | `#cap` | has that shape |
//! | `.p`, `.3`, `.subj.pres` | has a reading with that feature |
//! | `~` | has a reading that agrees in gender and number with the word that is decided |
//!
//! Where a clause of the element names states, lemmas and features are looked for among readings of those states:
//! `ADJ&%grand` is a word that can be the adjective *grand*.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::lang::schema::tag::{GROUPS, State};
use crate::model::grammar::Morph;

/// One element of a pattern, compiled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// All must hold.
    pub clauses: Vec<Clause>,
    /// Lemmas and features are looked for among readings of these states.
    pub states: u32,
    /// Fewest and most words that the element takes.
    pub least: u8,
    /// See [`Self::least`].
    pub most: u8,
}

/// Atoms of which one must hold, or none if it is negated. What is 0 or none asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The contrary.
    pub negated: bool,
    /// Some reading has one of these states.
    pub any: u32,
    /// No reading has another state.
    pub only: u32,
    /// The form stands in this list.
    pub forms: Option<u16>,
    /// Some reading has a lemma of this list.
    pub lemmas: Option<u16>,
    /// One of these shapes.
    pub shapes: u32,
    /// Some reading has these features.
    pub features: Option<Morph>,
    /// Agrees with the word that is decided.
    pub agrees: bool,
}

impl Test {
    /// States of which a word must have one for the element to hold; all where it does not say.
    pub fn needs(&self) -> u32 {
        let states = |c: &&Clause| **c == Clause { any: c.any, ..Clause::default() };
        self.clauses.iter().find(states).map_or(u32::MAX, |c| c.any)
    }

    /// The list of forms that the word must be one of, where the element asks for that.
    pub fn forms(&self) -> Option<u16> {
        let only_forms = |c: &&Clause| **c == Clause { forms: c.forms, ..Clause::default() };
        self.clauses.iter().filter(only_forms).find_map(|c| c.forms)
    }
}

/// Shapes that rules can ask for: the bits 0 to 8 are those of [`crate::model::Shape`]'s variants.
pub const SHAPES: [(&str, u32); 12] = [
    ("lower", 1 << 0),
    ("cap", 1 << 1),
    ("upper", 1 << 2),
    ("mixed", 1 << 3),
    ("number", 1 << 4),
    ("ordinal", 1 << 5),
    ("address", 1 << 6),
    ("symbol", 1 << 8),
    ("first", FIRST),
    ("unknown", UNKNOWN),
    ("name", NAME),
    ("roman", ROMAN),
];
/// The first word of the sentence, quotation marks aside.
pub const FIRST: u32 = 1 << 9;
/// The lexicon has no such form.
pub const UNKNOWN: u32 = 1 << 10;
/// The lexicon has it as a name, as written.
pub const NAME: u32 = 1 << 11;
/// A Roman number.
pub const ROMAN: u32 = 1 << 12;

/// Words and lists of words met in patterns, each once.
#[derive(Debug, Default)]
pub struct Interner {
    /// Every word with its number.
    pub words: BTreeMap<String, u16>,
    /// Lists as sorted numbers.
    pub lists: Vec<Vec<u16>>,
}

impl Interner {
    /// The number of a list of words.
    pub fn list(&mut self, words: &[&str]) -> u16 {
        let mut ids: Vec<u16> = words
            .iter()
            .map(|w| {
                let next = self.words.len() as u16;
                *self.words.entry((*w).to_owned()).or_insert(next)
            })
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let known = self.lists.iter().position(|l| *l == ids);
        known.unwrap_or_else(|| {
            self.lists.push(ids);
            self.lists.len() - 1
        }) as u16
    }
}

/// Compiles a pattern, or says what in it cannot be read.
pub fn parse(
    pattern: &str,
    named: &BTreeMap<String, Vec<String>>,
    words: &mut Interner,
) -> Result<Vec<Test>, String> {
    pattern.split_whitespace().map(|e| element(e, named, words)).collect()
}

/// The states and groups of `NOUN|ADJ`, as a mask.
pub fn states(names: &str) -> Result<u32, String> {
    names.split('|').try_fold(0, |mask, name| {
        let group = GROUPS.iter().find(|(n, _)| *n == name);
        let bits = match (group, State::from_name(name)) {
            (Some((_, states)), _) => states.iter().fold(0, |m, s| m | s.bit()),
            (None, Some(state)) => state.bit(),
            (None, None) => return Err(format!("« {name} » is no state: {}", known_states())),
        };
        Ok(mask | bits)
    })
}

fn known_states() -> String {
    let groups = GROUPS.iter().map(|(n, _)| *n);
    State::NAMES.iter().map(|(_, n)| *n).chain(groups).collect::<Vec<_>>().join(" ")
}

fn element(
    element: &str,
    named: &BTreeMap<String, Vec<String>>,
    words: &mut Interner,
) -> Result<Test, String> {
    let (clauses, least, most) = match element.strip_suffix(['?', '*']) {
        Some(rest) if element.len() > 1 => (rest, 0, if element.ends_with('*') { 6 } else { 1 }),
        _ => (element, 1, 1),
    };
    let clauses =
        clauses.split('&').map(|c| clause(c, named, words)).collect::<Result<Vec<Clause>, _>>()?;
    let named_states = |c: &&Clause| **c == Clause { any: c.any, ..Clause::default() };
    let states = clauses.iter().filter(named_states).fold(u32::MAX, |m, c| m & c.any);
    Ok(Test { clauses, states, least, most })
}

fn clause(
    text: &str,
    named: &BTreeMap<String, Vec<String>>,
    words: &mut Interner,
) -> Result<Clause, String> {
    let (negated, atoms) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
    let mut clause = Clause { negated, ..Clause::default() };
    let (mut forms, mut lemmas): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for atom in atoms.split('|') {
        let rest = atom.get(1..).unwrap_or_default();
        match atom.chars().next().ok_or("an empty atom")? {
            '~' => clause.agrees = true,
            '=' => clause.only |= states(&rest.replace('+', "|"))?,
            'A'..='Z' => clause.any |= states(atom)?,
            '#' => {
                let shape = SHAPES.iter().find(|(name, _)| *name == rest);
                clause.shapes |= shape.ok_or_else(|| format!("« {rest} » is no shape"))?.1;
            }
            '.' => {
                let morph = Morph::parse(rest).map_err(|f| format!("« {f} » is no feature"))?;
                if clause.features.replace(morph).is_some() {
                    return Err(format!("« {text} »: two features in one clause"));
                }
            }
            '%' => lemmas.extend(members(rest, named)?),
            _ => forms.extend(members(atom, named)?),
        }
    }
    clause.forms = (!forms.is_empty()).then(|| words.list(&forms));
    clause.lemmas = (!lemmas.is_empty()).then(|| words.list(&lemmas));
    Ok(clause)
}

/// The words of `$name`, or the word itself.
fn members<'a>(
    name: &'a str,
    named: &'a BTreeMap<String, Vec<String>>,
) -> Result<Vec<&'a str>, String> {
    let Some(list) = name.strip_prefix('$') else { return Ok(vec![name]) };
    let list = named.get(list).ok_or_else(|| format!("no list « {list} »"))?;
    Ok(list.iter().map(String::as_str).collect())
}
