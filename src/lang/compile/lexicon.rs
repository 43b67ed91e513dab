//! The full-form lexicon from its source rows to one binary table. In: the text of `French.lex` and our own lists.
//! Out: the bytes that [`crate::lang::lexicon::Lexicon`] reads without parsing. It never guesses a feature.

use std::collections::BTreeMap;

use super::french_lex;
use super::table::{Row, UNKNOWN_SHARE, Writer};
use crate::lang::schema::lexical::{ClosedWord, Corrections};
use crate::model::grammar::{Gender, Morph, Pos, VerbForm};

/// What the table is made of.
pub struct Sources<'a> {
    /// `French.lex`, decompressed.
    pub base: &'a str,
    /// `closed.yaml`.
    pub closed: &'a [ClosedWord],
    /// `corrections.yaml`.
    pub corrections: &'a Corrections,
    /// `ambigus.tsv`: form, tab, `STATE:share …`.
    pub shares: &'a str,
}

/// Compiles the table, or says which line of which source cannot be read.
pub fn compile(sources: &Sources<'_>) -> Result<Vec<u8>, String> {
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut rank: BTreeMap<String, u32> = BTreeMap::new();
    read_base(sources, &mut rows, &mut rank)?;
    correct(sources.corrections, &mut rows)?;
    for word in sources.closed {
        rows.insert(word.form.clone(), read_readings(word, true)?);
    }
    for word in &sources.corrections.add {
        let added = read_readings(word, false)?;
        rows.entry(word.form.clone()).or_default().extend(added);
    }
    read_shares(sources.shares, &mut rows)?;
    Ok(Writer::default().write(&rows, &rank))
}

fn read_base(
    sources: &Sources<'_>,
    rows: &mut BTreeMap<String, Vec<Row>>,
    rank: &mut BTreeMap<String, u32>,
) -> Result<(), String> {
    let own: std::collections::BTreeSet<&str> =
        sources.corrections.lemmas.iter().map(String::as_str).collect();
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
        for (pos, morph) in french_lex::read_tags(tags, &form) {
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
            let adjective = participles.get(lemma.as_str()).filter(|_| tags.starts_with(":V"));
            if let Some(adjective) = adjective.filter(|_| pos == Pos::Adj) {
                lemma = adjective.replace('’', "'");
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

fn correct(corrections: &Corrections, rows: &mut BTreeMap<String, Vec<Row>>) -> Result<(), String> {
    for dropped in &corrections.drop {
        let pos = Pos::from_name(&dropped.pos).ok_or_else(|| {
            format!("corrections.yaml: {}: unknown part of speech {}", dropped.form, dropped.pos)
        })?;
        if let Some(readings) = rows.get_mut(&dropped.form) {
            readings.retain(|r| r.pos != pos);
        }
    }
    let lists = [(&corrections.elision.aspirated, true), (&corrections.elision.mute, false)];
    for (forms, aspirated) in lists {
        for form in forms {
            for row in rows.get_mut(form).into_iter().flatten() {
                let bit = Morph::ASPIRATED.0;
                row.morph.0 = if aspirated { row.morph.0 | bit } else { row.morph.0 & !bit };
            }
        }
    }
    rows.retain(|_, readings| !readings.is_empty());
    let usual = &corrections.usual_gender;
    for (lemmas, gender) in [(&usual.m, Gender::Masc), (&usual.f, Gender::Fem)] {
        let lemmas: std::collections::BTreeSet<&str> = lemmas.iter().map(String::as_str).collect();
        for readings in rows.values_mut() {
            split_genders(readings, &lemmas, gender);
        }
    }
    Ok(())
}

/// Splits an epicene noun of these lemmas into two readings, the usual gender first.
fn split_genders(
    readings: &mut Vec<Row>,
    lemmas: &std::collections::BTreeSet<&str>,
    usual: Gender,
) {
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
fn read_readings(word: &ClosedWord, ordered: bool) -> Result<Vec<Row>, String> {
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

fn read_shares(text: &str, rows: &mut BTreeMap<String, Vec<Row>>) -> Result<(), String> {
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
