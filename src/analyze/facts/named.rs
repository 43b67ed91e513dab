//! Organisations and places, each once. In: names in the text. Out: [`Named`]s with all their mentions. A name that one
//! mention leaves open takes the kind that another mention tells; it never takes a kind that no mention tells.

use std::collections::BTreeMap;

use super::names::{Kind, Name};
use super::words::Words;
use crate::lang::fold::fold;
use crate::model::{Confidence, Named};

/// Gives names of unknown or doubtful kind the kind that the same words have elsewhere.
pub(super) fn settle(words: &Words<'_>, names: &mut [Name]) {
    let mut told: BTreeMap<String, (bool, Kind)> = BTreeMap::new();
    for name in names.iter().filter(|n| n.kind != Kind::Unknown && n.kind != Kind::Person) {
        let entry = told.entry(key(words, name)).or_insert((name.sure, name.kind));
        if name.sure && !entry.0 {
            *entry = (true, name.kind);
        }
    }
    for name in names.iter_mut() {
        let open = name.kind == Kind::Unknown || !name.sure && name.kind != Kind::Person;
        if let Some((sure, kind)) = told.get(&key(words, name)).filter(|_| open) {
            name.kind = *kind;
            name.sure = *sure;
        }
    }
}

fn key(words: &Words<'_>, name: &Name) -> String {
    fold(words.slice(&name.words))
}

/// The organisations or the places, in order of first mention.
pub(super) fn collect(words: &Words<'_>, names: &[Name], kind: Kind) -> Vec<Named> {
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    let mut out: Vec<Named> = Vec::new();
    for name in names.iter().filter(|n| n.kind == kind) {
        let span = words.span(&name.words);
        let text = span.of(words.text);
        let at = *index.entry(key(words, name)).or_insert_with(|| {
            out.push(Named {
                name: text.to_owned(),
                country: name.country.clone(),
                rule: name.rule.to_owned(),
                confidence: Confidence::Doubtful,
                ..Named::default()
            });
            out.len() - 1
        });
        let named = &mut out[at];
        named.mentions.push(span);
        if name.sure {
            named.confidence = Confidence::Sure;
        }
        if is_shouted(&named.name) && !is_shouted(text) {
            named.name = text.to_owned();
        }
    }
    out
}

fn is_shouted(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}
