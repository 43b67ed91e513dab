//! The notation of wordings: `<adresser> {det} [problème|question]`. In: a wording as written in a rule file. Out: its
//! steps. It never matches; `check` does.
//!
//! A word stands for itself whatever its case and accents, `<lemma>` for any form of a lemma, `{det}` for a part of
//! speech, `[a|<b>|{det}]` for one of several, `…` for up to three tokens; `?` after a step makes it optional. An elided word keeps its apostrophe.

use serde::{Deserialize, Serialize};

use crate::lang::fold::fold;
use crate::model::grammar::Pos;

/// A run of tokens to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Wording {
    /// As written.
    pub text: String,
    /// What must follow what.
    pub steps: Vec<Step>,
}

/// One place of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What can stand here; nothing for a gap.
    pub any: Vec<Atom>,
    /// It may be missing.
    pub optional: bool,
}

/// What one token can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atom {
    /// That form, folded.
    Form(String),
    /// Any form of that lemma.
    Lemma(String),
    /// That part of speech.
    Pos(Pos),
}

impl Step {
    /// True if a wording can begin with it: only words are looked up.
    fn begins(&self) -> bool {
        let word = |a: &Atom| !matches!(a, Atom::Pos(_));
        !self.optional && !self.any.is_empty() && self.any.iter().all(word)
    }
}

impl From<Wording> for String {
    fn from(wording: Wording) -> String {
        wording.text
    }
}

impl TryFrom<String> for Wording {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let words = text.split_whitespace().flat_map(parts);
        let steps: Vec<Step> = words.map(step).collect::<Result<_, _>>()?;
        match steps.first() {
            Some(first) if first.begins() => Ok(Self { text, steps }),
            _ => Err(format!("« {text} »: a wording begins with a word")),
        }
    }
}

/// `l'origine` is two tokens; a group stays whole.
fn parts(word: &str) -> Vec<&str> {
    match word.split_inclusive('\'').collect::<Vec<_>>() {
        _ if word.starts_with(['[', '<']) => vec![word],
        parts => parts,
    }
}

fn step(written: &str) -> Result<Step, String> {
    if written == "…" {
        return Ok(Step { any: Vec::new(), optional: false });
    }
    let (core, optional) = match written.strip_suffix('?') {
        Some(core) => (core, true),
        None => (written, false),
    };
    let group = core.strip_prefix('[').map(|c| c.strip_suffix(']').ok_or("a « ] » is missing"));
    let any = match group {
        Some(inside) => inside?.split('|').map(atom).collect::<Result<_, _>>()?,
        None => vec![atom(core)?],
    };
    Ok(Step { any, optional })
}

fn atom(written: &str) -> Result<Atom, String> {
    if let Some(lemma) = written.strip_prefix('<').and_then(|w| w.strip_suffix('>')) {
        return Ok(Atom::Lemma(lemma.to_owned()));
    }
    if let Some(name) = written.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
        let pos = match name {
            "det" => Pos::Det,
            "noun" => Pos::Noun,
            "name" => Pos::Propn,
            "adj" => Pos::Adj,
            "adv" => Pos::Adv,
            "num" => Pos::Num,
            "verb" => Pos::Verb,
            _ => {
                return Err(format!(
                    "« {{{name}}} »: expected det, noun, name, adj, adv, num or verb"
                ));
            }
        };
        return Ok(Atom::Pos(pos));
    }
    match written.is_empty() || written.contains(['<', '>', '[', ']', '{', '}', '|']) {
        true => Err(format!("« {written} » is no word")),
        false => Ok(Atom::Form(fold(written))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lemmas_groups_and_gaps_are_read() {
        let wording = Wording::try_from("<être> … [en|à] l'avant fin?".to_owned()).expect("read");
        assert_eq!(wording.steps[0].any, [Atom::Lemma("être".into())]);
        assert_eq!(wording.steps[1].any, []);
        assert_eq!(wording.steps[2].any.len(), 2);
        assert!(wording.steps[5].optional);
        assert!(Wording::try_from("[a".to_owned()).is_err());
        assert!(Wording::try_from("a? b".to_owned()).is_err());
        assert!(Wording::try_from("{num} b".to_owned()).is_err());
    }
}
