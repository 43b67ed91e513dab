//! The notation of patterns in `tag.yaml`. In: one pattern. Out: tests on words, in order. It never matches.
//!
//! A pattern is a row of elements with blanks between. An element is one or more atoms joined by `&`, all of which must
//! hold; `?` after it makes it optional, `*` repeatable (up to six times). An atom, with `!` before it for its contrary:
//!
//! | atom | the word |
//! |---|---|
//! | `le\|la` | is one of these forms (lower case, ASCII apostrophe) |
//! | `$list` | is one of the forms of a list |
//! | `%dire\|faire`, `%$list` | can be a form of one of these lemmas |
//! | `NOUN\|ADJ` | can be one of these states or groups |
//! | `=NOUN\|ADJ` | can be nothing else |
//! | `#cap\|upper` | has one of these shapes |
//! | `.p`, `.3`, `.subj.pres` | has a reading with that feature |
//! | `~` | has a reading that agrees in gender and number with the word that is decided |

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::lang::schema::tag::{GROUPS, State};
use crate::model::grammar::Morph;

/// One element of a pattern, compiled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// Some reading has one of these states; 0 asks for nothing.
    pub any: u32,
    /// No reading has another state; 0 asks for nothing.
    pub only: u32,
    /// No reading has one of these states.
    pub none: u32,
    /// The form stands in this list.
    pub forms: Option<u16>,
    /// The form does not stand in this list.
    pub not_forms: Option<u16>,
    /// Some reading has a lemma of this list.
    pub lemmas: Option<u16>,
    /// No reading has a lemma of this list.
    pub not_lemmas: Option<u16>,
    /// One of these shapes; 0 asks for nothing.
    pub shapes: u32,
    /// None of these shapes.
    pub not_shapes: u32,
    /// Some reading has these features.
    pub features: Option<Morph>,
    /// No reading has these features.
    pub not_features: Option<Morph>,
    /// Agrees with the word that is decided, or does not.
    pub agrees: Option<bool>,
    /// Fewest and most words that the element takes.
    pub least: u8,
    /// See [`Self::least`].
    pub most: u8,
}

impl Default for Test {
    fn default() -> Self {
        Self {
            any: 0,
            only: 0,
            none: 0,
            forms: None,
            not_forms: None,
            lemmas: None,
            not_lemmas: None,
            shapes: 0,
            not_shapes: 0,
            features: None,
            not_features: None,
            agrees: None,
            least: 1,
            most: 1,
        }
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
    let (atoms, least, most) = match element.strip_suffix(['?', '*']) {
        Some(atoms) if element.len() > 1 => (atoms, 0, if element.ends_with('*') { 6 } else { 1 }),
        _ => (element, 1, 1),
    };
    let mut test = Test { least, most, ..Test::default() };
    for atom in atoms.split('&') {
        let (yes, atom) = atom.strip_prefix('!').map_or((true, atom), |rest| (false, rest));
        read_atom(atom, yes, &mut test, named, words)?;
    }
    Ok(test)
}

fn read_atom(
    atom: &str,
    yes: bool,
    test: &mut Test,
    named: &BTreeMap<String, Vec<String>>,
    words: &mut Interner,
) -> Result<(), String> {
    let twice = || format!("« {atom} »: two atoms of one kind in one element");
    let first = atom.chars().next().ok_or("an empty atom")?;
    match first {
        '~' => set(&mut test.agrees, yes).ok_or_else(twice),
        '=' if yes => set_mask(&mut test.only, states(&atom[1..])?).ok_or_else(twice),
        '#' => {
            let bits = atom[1..].split('|').try_fold(0, |mask, name| {
                let shape = SHAPES.iter().find(|(n, _)| *n == name);
                shape.map(|(_, bit)| mask | bit).ok_or(format!("« {name} » is no shape"))
            })?;
            let field = if yes { &mut test.shapes } else { &mut test.not_shapes };
            set_mask(field, bits).ok_or_else(twice)
        }
        '.' => {
            let morph = Morph::parse(&atom[1..]).map_err(|f| format!("« {f} » is no feature"))?;
            let field = if yes { &mut test.features } else { &mut test.not_features };
            set(field, morph).ok_or_else(twice)
        }
        '%' => {
            let list = word_list(&atom[1..], named, words)?;
            let field = if yes { &mut test.lemmas } else { &mut test.not_lemmas };
            set(field, list).ok_or_else(twice)
        }
        'A'..='Z' => {
            let field = if yes { &mut test.any } else { &mut test.none };
            set_mask(field, states(atom)?).ok_or_else(twice)
        }
        _ => {
            let list = word_list(atom, named, words)?;
            let field = if yes { &mut test.forms } else { &mut test.not_forms };
            set(field, list).ok_or_else(twice)
        }
    }
}

fn set<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.replace(value).is_none().then_some(())
}

fn set_mask(field: &mut u32, value: u32) -> Option<()> {
    let free = *field == 0;
    *field |= value;
    free.then_some(())
}

/// `le|la`, or `$name`, or both: `$months|an`.
fn word_list(
    names: &str,
    named: &BTreeMap<String, Vec<String>>,
    words: &mut Interner,
) -> Result<u16, String> {
    let mut all: Vec<&str> = Vec::new();
    for name in names.split('|') {
        match name.strip_prefix('$') {
            Some(list) => {
                let list = named.get(list).ok_or_else(|| format!("no list « {list} »"))?;
                all.extend(list.iter().map(String::as_str));
            }
            None => all.push(name),
        }
    }
    Ok(words.list(&all))
}
