//! What our own lists say of the source's readings. In: `corrections.yaml`, `closed.yaml`, `ambigus.tsv`. Out: the rows
//! with readings dropped, split, ordered and weighed. It never touches a form that no list names.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, UNKNOWN_SHARE};
use crate::lang::schema::lexical::{ClosedWord, Corrections};
use crate::model::grammar::{Gender, Morph, Pos, VerbForm};

/// Takes out the readings that only hurt, and returns them: what is never read so can still be written.
pub(super) fn drop_readings(
    corrections: &Corrections,
    rows: &mut BTreeMap<String, Vec<Row>>,
) -> Result<Vec<(String, Row)>, String> {
    let mut unread = Vec::new();
    for dropped in &corrections.drop {
        let pos = Pos::from_name(&dropped.pos).ok_or_else(|| {
            format!("corrections.yaml: {}: unknown part of speech {}", dropped.form, dropped.pos)
        })?;
        if let Some(readings) = rows.get_mut(&dropped.form) {
            let out = readings.extract_if(.., |r| r.pos == pos);
            unread.extend(out.map(|row| (dropped.form.clone(), row)));
        }
    }
    rows.retain(|_, readings| !readings.is_empty());
    Ok(unread)
}

pub(super) fn mark_elision(corrections: &Corrections, rows: &mut BTreeMap<String, Vec<Row>>) {
    let lists = [(&corrections.elision.aspirated, true), (&corrections.elision.mute, false)];
    for (forms, aspirated) in lists {
        for form in forms {
            for row in rows.get_mut(form).into_iter().flatten() {
                let bit = Morph::ASPIRATED.0;
                row.morph.0 = if aspirated { row.morph.0 | bit } else { row.morph.0 & !bit };
            }
        }
    }
}

/// Nouns of either gender that press text uses in one: the usual one is read first.
pub(super) fn split_usual_genders(
    corrections: &Corrections,
    rows: &mut BTreeMap<String, Vec<Row>>,
) {
    let usual = &corrections.usual_gender;
    for (lemmas, gender) in [(&usual.m, Gender::Masc), (&usual.f, Gender::Fem)] {
        let lemmas: BTreeSet<&str> = lemmas.iter().map(String::as_str).collect();
        for readings in rows.values_mut() {
            split_genders(readings, &lemmas, gender);
        }
    }
}

/// Splits an epicene noun of these lemmas into two readings, the usual gender first.
fn split_genders(readings: &mut Vec<Row>, lemmas: &BTreeSet<&str>, usual: Gender) {
    let both =
        |r: &Row| r.pos == Pos::Noun && r.morph.0 & 3 == 3 && lemmas.contains(r.lemma.as_str());
    let Some(at) = readings.iter().position(both) else { return };
    let other = if usual == Gender::Masc { Gender::Fem } else { Gender::Masc };
    let mut second = readings[at].clone();
    second.morph = second.morph.with_gender(other);
    readings[at].morph = readings[at].morph.with_gender(usual);
    readings.insert(at + 1, second);
}

/// Readings in the notation `POS lemma features`; ordered ones get shares that keep their order.
pub(super) fn read_readings(word: &ClosedWord, ordered: bool) -> Result<Vec<Row>, String> {
    let mut out = Vec::new();
    for (i, reading) in word.readings.iter().enumerate() {
        let wrong = |what: &str| format!("« {} » of {}: {what}", reading, word.form);
        let mut parts = reading.splitn(3, ' ');
        let pos =
            parts.next().and_then(Pos::from_name).ok_or_else(|| wrong("unknown part of speech"))?;
        let lemma = parts.next().ok_or_else(|| wrong("a lemma is missing"))?;
        let morph = Morph::parse(parts.next().unwrap_or_default())
            .map_err(|feature| wrong(&format!("unknown feature {feature}")))?;
        let share = if ordered { 10u8.saturating_sub(3 * i as u8).max(1) } else { UNKNOWN_SHARE };
        out.push(Row { lemma: lemma.replace('_', " "), pos, morph, share });
    }
    Ok(out)
}

/// The states that `ambigus.tsv` counts by.
fn state(pos: Pos, morph: Morph) -> &'static str {
    match (pos, morph.verb_form()) {
        (Pos::Noun, _) => "NOUN",
        (Pos::Adj, _) => "ADJ",
        (Pos::Adv, _) => "ADV",
        (Pos::Num, _) => "NUM",
        (Pos::Intj, _) => "INTJ",
        (Pos::Verb | Pos::Aux, Some(VerbForm::Inf)) => "VINF",
        (Pos::Verb | Pos::Aux, Some(VerbForm::PresPart)) => "VPR",
        (Pos::Verb | Pos::Aux, Some(VerbForm::PastPart)) => "VPP",
        (Pos::Verb | Pos::Aux, _) => "VFIN",
        _ => "",
    }
}

pub(super) fn read_shares(text: &str, rows: &mut BTreeMap<String, Vec<Row>>) -> Result<(), String> {
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong =
            || format!("ambigus.tsv:{}: « {line} » is not « form TAB STATE:share … »", number + 1);
        let (form, shares) = line.split_once('\t').ok_or_else(wrong)?;
        let Some(readings) = rows.get_mut(form) else { continue };
        for entry in shares.split_whitespace() {
            let (name, share) = entry.split_once(':').ok_or_else(wrong)?;
            let share: u8 = share.parse().map_err(|_| wrong())?;
            for row in readings.iter_mut().filter(|r| state(r.pos, r.morph) == name) {
                row.share = share.min(10);
            }
        }
    }
    Ok(())
}
