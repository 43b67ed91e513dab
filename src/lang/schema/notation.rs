//! What the notations of patterns share: `[a|b c]` is one of several sequences, `{slot}` something with a name, and a `?`
//! right after makes an item optional. In: the pattern as written in a rule file. Out: its items. It never says what a
//! word or a slot is: each [`Notation`] does.

use serde::{Deserialize, Serialize};

/// What one notation has at each place of a pattern.
pub trait Notation: Clone {
    /// One of several sequences.
    fn either(branches: Vec<Vec<Item<Self>>>) -> Self;
    /// What stands between braces.
    fn slot(name: &str) -> Result<Self, String>;
    /// Takes what stands for itself from the start of `rest`, which is no blank, bracket or brace: at least one
    /// character of it. Inside a group it ends before `|` and `]`.
    fn literal(rest: &mut &str, in_group: bool) -> Result<Vec<Self>, String>;
    /// Refuses a pattern as a whole.
    fn check(items: &[Item<Self>]) -> Result<(), &'static str>;
}

/// A pattern, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String", bound = "A: Notation")]
pub struct Pattern<A> {
    /// As written.
    pub text: String,
    /// What must follow what.
    pub items: Vec<Item<A>>,
}

/// One item of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<A> {
    /// What stands here.
    pub atom: A,
    /// It may be missing.
    pub optional: bool,
}

impl<A> From<Pattern<A>> for String {
    fn from(pattern: Pattern<A>) -> String {
        pattern.text
    }
}

impl<A: Notation> TryFrom<String> for Pattern<A> {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let items = sequence(&mut text.as_str(), false)?;
        A::check(&items).map_err(|fault| format!("« {text} »: {fault}"))?;
        Ok(Pattern { text, items })
    }
}

/// Reads items up to the end, or up to `|` or `]` inside a group.
fn sequence<A: Notation>(rest: &mut &str, in_group: bool) -> Result<Vec<Item<A>>, String> {
    let mut items: Vec<Item<A>> = Vec::new();
    loop {
        *rest = rest.trim_start();
        let atoms = match rest.chars().next() {
            None => return Ok(items),
            Some('|' | ']') if in_group => return Ok(items),
            Some('[') => vec![group(rest)?],
            Some('{') => vec![slot(rest)?],
            Some(_) => A::literal(rest, in_group)?,
        };
        items.extend(atoms.into_iter().map(|atom| Item { atom, optional: false }));
        if let (Some(last), Some(after)) = (items.last_mut(), rest.strip_prefix('?')) {
            last.optional = true;
            *rest = after;
        }
    }
}

fn group<A: Notation>(rest: &mut &str) -> Result<A, String> {
    let mut branches = Vec::new();
    loop {
        *rest = &rest[1..];
        branches.push(sequence(rest, true)?);
        let closed = rest.chars().next().ok_or("a « ] » is missing")? == ']';
        if closed {
            *rest = &rest[1..];
            return Ok(A::either(branches));
        }
    }
}

fn slot<A: Notation>(rest: &mut &str) -> Result<A, String> {
    let (name, after) = rest[1..].split_once('}').ok_or("a « } » is missing")?;
    *rest = after;
    A::slot(name)
}
