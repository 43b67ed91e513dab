//! Rows of `French.lex`. In: its text. Out: the readings of each form, and how frequent the form is among the others. It
//! never drops a reading.

use std::collections::{BTreeMap, BTreeSet};

use super::tags::read_tags;
use super::{Row, Sources, UNKNOWN_SHARE};
use crate::model::grammar::{Gender, Pos};

pub(super) fn read_base(
    sources: &Sources<'_>,
    rows: &mut BTreeMap<String, Vec<Row>>,
    rank: &mut BTreeMap<String, u32>,
) -> Result<(), String> {
    let own: BTreeSet<&str> = sources.corrections.lemmas.iter().map(String::as_str).collect();
    let participles = participles(sources.base);
    for (number, line) in sources.base.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fields = line.split('\t');
        let (Some(form), Some(lemma), Some(tags)) = (fields.next(), fields.next(), fields.next())
        else {
            return Err(format!("French.lex:{}: three fields expected", number + 1));
        };
        let form = form.replace('’', "'");
        let next = rank.len() as u32 + 1;
        rank.entry(form.clone()).or_insert(next);
        let readings = rows.entry(form.clone()).or_default();
        for (pos, morph) in read_tags(tags, &form) {
            let mut lemma = lemma.replace('’', "'");
            if tags.contains(";U") || tags.contains(";S") {
                // The source folds `kilomètre` on `mètre`.
                lemma = form.strip_suffix('s').filter(|f| f.len() > 2).unwrap_or(&form).to_owned();
            }
            if pos == Pos::Noun && morph.gender() == Some(Gender::Fem) && lemma != form {
                let singular = form.strip_suffix('s').unwrap_or(&form);
                if let Some(word) = [form.as_str(), singular].into_iter().find(|w| own.contains(w))
                {
                    lemma = word.to_owned();
                }
            }
            // The source gives `couverte`, the adjective, under *couvrir*.
            if pos == Pos::Adj
                && tags.starts_with(":V")
                && let Some(adjective) = participles.get(lemma.as_str())
            {
                lemma = (*adjective).replace('’', "'");
            }
            let row = Row { lemma, pos, morph, share: UNKNOWN_SHARE };
            if !readings.contains(&row) {
                readings.push(row);
            }
        }
    }
    Ok(())
}

/// The past participle of each verb in the masculine singular.
fn participles(base: &str) -> BTreeMap<&str, &str> {
    let mut out = BTreeMap::new();
    for line in base.lines() {
        let mut fields = line.split('\t');
        let (Some(form), Some(lemma), Some(tags)) = (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let codes = || tags.split(['/', ';']).next().unwrap_or_default().split(':');
        let has = |code: &str| codes().any(|c| c == code);
        if has("Q") && (has("m") || has("e")) && (has("s") || has("i")) {
            out.entry(lemma).or_insert(form);
        }
    }
    out
}
