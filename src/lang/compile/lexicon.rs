//! The full-form lexicon from its source rows to one binary table. In: the text of `French.lex` and our own lists.
//! Out: the bytes that [`crate::lang::lexicon::Lexicon`] reads without parsing. It never guesses a feature.
//!
//! A [`table`] with the sections of [`Section`], in order. A form's value is `set << 5 | rank`; a set is a run of items (edit id, share); an edit says how
//! to get from the form to the lemma and what the form is. A lemma's value is a paradigm: a run of cells, each an
//! edit from the lemma to a form.

use std::collections::BTreeMap;

use super::hash::Hash;
use super::table::{self, u32_section};
use crate::lang::schema::lexical::{ClosedWord, Corrections};
use crate::model::grammar::{Gender, Kind, Morph, Number, Pos, VerbForm};

/// First bytes of the table.
pub const MAGIC: &[u8; 4] = b"ITLX";
/// Share of a reading that nothing is known about.
pub const UNKNOWN_SHARE: u8 = 255;

/// Sections of the table, in order.
#[derive(Debug, Clone, Copy)]
#[repr(usize)]
pub enum Section {
    /// FST: form → set and rank.
    Forms,
    /// u32 per set, plus one: start of its items, in items.
    Sets,
    /// 3 bytes per item: edit id u16, share u8.
    Items,
    /// 12 bytes per edit: strip u8, pos u8, length u8, 0, offset u32, morph u32.
    Edits,
    /// FST: lemma, byte 1, class letter → paradigm.
    Lemmas,
    /// u32 per paradigm, plus one: start of its cells, in cells.
    Paradigms,
    /// u16 per cell: edit id.
    Cells,
    /// What edits append.
    Strings,
    /// Frequent forms once more, as an open hash table: 12 bytes per slot, hash u64 and value u32 (0 is free).
    Frequent,
}

/// Number of sections.
pub const SECTIONS: usize = 9;
/// Bytes of a slot of [`Section::Frequent`].
pub const SLOT: usize = 12;
/// Forms up to this frequency level are also in [`Section::Frequent`].
const FREQUENT_LEVEL: u64 = 14;

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

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    lemma: String,
    pos: Pos,
    morph: Morph,
    share: u8,
}

/// One form of a lemma: its level of frequency, the form, what it is.
type Cell<'a> = (u64, &'a str, Pos, Morph);

/// The class under which a lemma is inflected: adjectives apart from nouns, both forms of *être* with verbs.
pub fn class_of(pos: Pos) -> u8 {
    match pos {
        Pos::Noun | Pos::Propn => b'N',
        Pos::Adj => b'A',
        Pos::Verb | Pos::Aux => b'V',
        Pos::Det => b'D',
        Pos::Pron => b'P',
        _ => b'X',
    }
}

/// Compiles the table, or says which line of which source cannot be read.
pub fn compile(sources: &Sources<'_>) -> Result<Vec<u8>, String> {
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut rank: BTreeMap<String, u32> = BTreeMap::new();
    read_base(sources, &mut rows, &mut rank)?;
    let mut unread = drop_readings(sources.corrections, &mut rows)?;
    for word in sources.closed {
        let old = rows.insert(word.form.clone(), read_readings(word, true)?);
        unread.extend(old.into_iter().flatten().map(|row| (word.form.clone(), row)));
    }
    for word in &sources.corrections.add {
        let added = read_readings(word, false)?;
        rows.entry(word.form.clone()).or_default().extend(added);
    }
    mark_elision(sources.corrections, &mut rows);
    split_usual_genders(sources.corrections, &mut rows);
    read_shares(sources.shares, &mut rows)?;
    unread.retain(|(_, row)| matches!(row.pos, Pos::Noun | Pos::Adj | Pos::Verb | Pos::Aux));
    Ok(Writer::default().write(&rows, &unread, &rank))
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

/// Takes out the readings that only hurt, and returns them: what is never read so can still be written.
fn drop_readings(
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

fn mark_elision(corrections: &Corrections, rows: &mut BTreeMap<String, Vec<Row>>) {
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
fn split_usual_genders(corrections: &Corrections, rows: &mut BTreeMap<String, Vec<Row>>) {
    let usual = &corrections.usual_gender;
    for (lemmas, gender) in [(&usual.m, Gender::Masc), (&usual.f, Gender::Fem)] {
        let lemmas: std::collections::BTreeSet<&str> = lemmas.iter().map(String::as_str).collect();
        for readings in rows.values_mut() {
            split_genders(readings, &lemmas, gender);
        }
    }
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

/// Reads the tag field of one row of `French.lex` into parts of speech and features.
fn read_tags(tags: &str, form: &str) -> Vec<(Pos, Morph)> {
    let tags = tags.split('/').next().unwrap_or_default();
    let mut marks = Morph::default();
    let mut name = None;
    if let Some(sem) = tags.split('#').nth(1) {
        name = match sem.chars().next() {
            Some('P') => Some(Kind::Country),
            Some('C') => Some(Kind::City),
            Some('G') => Some(Kind::Gentile),
            Some('L') => Some(Kind::Language),
            _ => None,
        };
    }
    let lexical = tags.split('#').next().unwrap_or_default();
    let mut parts = lexical.split(';');
    let codes: Vec<&str> =
        parts.next().unwrap_or_default().split(':').filter(|c| !c.is_empty()).collect();
    if parts.any(|p| p.starts_with('é')) {
        marks = marks.or(Morph::ASPIRATED);
    }
    for code in &codes {
        match *code {
            "m" => marks = marks.with_gender(Gender::Masc),
            "f" => marks = marks.with_gender(Gender::Fem),
            "e" => marks = marks.epicene(),
            "s" => marks = marks.with_number(Number::Sing),
            "p" => marks = marks.with_number(Number::Plur),
            "i" => marks = marks.invariable(),
            _ => {}
        }
    }
    let capital = form.chars().next().is_some_and(char::is_uppercase);
    match codes.first().copied() {
        Some("G") => read_grammatical(&codes, marks).into_iter().collect(),
        Some(first) if first.starts_with('V') => read_verb(&codes, marks),
        _ => read_nominal(&codes, marks, name, capital),
    }
}

fn read_grammatical(codes: &[&str], marks: Morph) -> Option<(Pos, Morph)> {
    let has = |code: &str| codes.contains(&code);
    let starts = |prefix: char| codes.iter().skip(1).any(|c| c.starts_with(prefix));
    let pos = if has("R") {
        Pos::Adp
    } else if has("Cc") {
        Pos::Cconj
    } else if has("Cs") {
        Pos::Sconj
    } else if starts('D') {
        Pos::Det
    } else if starts('O') {
        Pos::Pron
    } else if has("W") || has("X") {
        Pos::Adv
    } else {
        return None;
    };
    Some((pos, marks))
}

fn read_nominal(
    codes: &[&str],
    marks: Morph,
    name: Option<Kind>,
    capital: bool,
) -> Vec<(Pos, Morph)> {
    let mut out = Vec::new();
    for code in codes {
        let reading = match *code {
            // `Loire`, `Himalaya`, `ONU`: the source marks names that take an article as nouns.
            "N" if capital && name != Some(Kind::Gentile) => (Pos::Propn, name),
            "N" => (Pos::Noun, name),
            "A" => (Pos::Adj, name),
            "W" => (Pos::Adv, None),
            "B" => (Pos::Num, None),
            "J" => (Pos::Intj, None),
            "T" => (Pos::Noun, Some(Kind::Title)),
            "M1" => (Pos::Propn, Some(Kind::FirstName)),
            "M2" => (Pos::Propn, Some(Kind::Surname)),
            "MP" => (Pos::Propn, name),
            _ => continue,
        };
        let morph = reading.1.map_or(marks, |kind| marks.with_kind(kind));
        out.push((reading.0, morph));
    }
    out
}

fn read_verb(codes: &[&str], marks: Morph) -> Vec<(Pos, Morph)> {
    // `V1_itnq__a`: group, être/avoir, intransitive, transitive, indirect, pronominal, impersonal, auxiliary.
    let code: Vec<char> = codes[0].chars().collect();
    let at = |i: usize| code.get(i).copied().unwrap_or('_');
    let mut valency = marks.0 & Morph::ASPIRATED.0;
    let mut set = |yes: bool, flag: Morph| valency |= if yes { flag.0 } else { 0 };
    set(at(3) == 'i', Morph::INTRANSITIVE);
    set(at(4) == 't', Morph::TRANSITIVE);
    set(at(6) == 'r', Morph::PRONOMINAL);
    set(at(8) == 'e', Morph::AUX_ETRE);
    set(at(9) == 'a' || (at(8) == 'z' && at(6) != 'r'), Morph::AUX_AVOIR);
    let pos = if code.get(1) == Some(&'0') { Pos::Aux } else { Pos::Verb };
    let mut out = Vec::new();
    let (mut forms, mut singular, mut plural) = (Vec::new(), 0u32, 0u32);
    for code in &codes[1..] {
        let form = match *code {
            "Y" => VerbForm::Inf,
            "P" => VerbForm::PresPart,
            "Q" => VerbForm::PastPart,
            "Ip" => VerbForm::IndPres,
            "Iq" => VerbForm::IndImpf,
            "Is" => VerbForm::IndPast,
            "If" => VerbForm::IndFut,
            "K" => VerbForm::Cond,
            "Sp" => VerbForm::SubjPres,
            "Sq" => VerbForm::SubjImpf,
            "E" => VerbForm::Imper,
            "A" => {
                out.push((Pos::Adj, marks));
                continue;
            }
            _ => {
                let mut chars = code.chars();
                if let (Some(person @ '1'..='3'), Some(number)) = (chars.next(), chars.next()) {
                    let bit = 1 << (person as u32 - '1' as u32);
                    match number {
                        's' => singular |= bit,
                        'p' => plural |= bit,
                        _ => {}
                    }
                }
                continue;
            }
        };
        forms.push(form);
    }
    for form in forms {
        let base = Morph(valency).with_form(form);
        if form == VerbForm::PastPart {
            out.push((pos, Morph(base.0 | marks.agreement().0)));
        } else if form.is_finite() {
            if singular != 0 {
                out.push((pos, Morph(base.with_number(Number::Sing).0 | singular << 8)));
            }
            if plural != 0 {
                out.push((pos, Morph(base.with_number(Number::Plur).0 | plural << 8)));
            }
        } else {
            out.push((pos, base));
        }
    }
    out
}

/// Gathers edits, sets and paradigms, each once, and writes the table.
#[derive(Default)]
struct Writer {
    strings: Vec<u8>,
    appended: BTreeMap<String, u32>,
    edits: Vec<u8>,
    edit_ids: BTreeMap<(usize, String, Pos, Morph), u16>,
}

impl Writer {
    /// `unread` are rows that stand in paradigms without being readings of their form.
    fn write(
        mut self,
        rows: &BTreeMap<String, Vec<Row>>,
        unread: &[(String, Row)],
        rank: &BTreeMap<String, u32>,
    ) -> Vec<u8> {
        let level = |form: &str| match rank.get(form) {
            None => 18u64,
            Some(&r) => u64::from(u32::BITS - r.leading_zeros()).min(18),
        };
        let (mut sets, mut items) = (vec![0u32], Vec::new());
        let mut set_ids: BTreeMap<Vec<(u16, u8)>, u64> = BTreeMap::new();
        let mut forms = fst::MapBuilder::memory();
        let mut frequent = Vec::new();
        let mut lemmas: BTreeMap<Vec<u8>, Vec<Cell<'_>>> = BTreeMap::new();
        for (form, readings) in rows {
            let set: Vec<(u16, u8)> = readings
                .iter()
                .map(|r| (self.edit(form, &r.lemma, r.pos, r.morph), r.share))
                .collect();
            let id = *set_ids.entry(set.clone()).or_insert_with(|| {
                for (edit, share) in &set {
                    items.extend(edit.to_le_bytes());
                    items.push(*share);
                }
                sets.push(items.len() as u32 / 3);
                sets.len() as u64 - 2
            });
            let value = id << 5 | level(form);
            forms.insert(form, value).expect("forms come sorted");
            if level(form) <= FREQUENT_LEVEL {
                frequent.push((Hash::default().over(form), value as u32));
            }
        }
        let read = rows.iter().flat_map(|(form, rows)| rows.iter().map(move |row| (form, row)));
        for (form, row) in read.chain(unread.iter().map(|(form, row)| (form, row))) {
            let mut key = row.lemma.as_bytes().to_vec();
            key.extend([1, class_of(row.pos)]);
            let cell = (level(form), form.as_str(), row.pos, row.morph);
            let cells = lemmas.entry(key).or_default();
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        let (mut paradigms, mut cells) = (vec![0u32], Vec::new());
        let mut paradigm_ids: BTreeMap<Vec<u16>, u64> = BTreeMap::new();
        let mut lemma_map = fst::MapBuilder::memory();
        for (key, mut forms) in lemmas {
            forms.sort_by_key(|f| (f.3, f.0, f.1));
            let lemma =
                std::str::from_utf8(&key[..key.len() - 2]).expect("a lemma is text").to_owned();
            let cells_of: Vec<u16> = forms
                .iter()
                .map(|(_, form, pos, morph)| self.edit(&lemma, form, *pos, *morph))
                .collect();
            let id = *paradigm_ids.entry(cells_of.clone()).or_insert_with(|| {
                cells.extend(cells_of.iter().flat_map(|c| c.to_le_bytes()));
                paradigms.push(cells.len() as u32 / 2);
                paradigms.len() as u64 - 2
            });
            lemma_map.insert(&key, id).expect("lemmas come sorted");
        }
        let sections: [Vec<u8>; SECTIONS] = [
            forms.into_inner().expect("memory takes every byte"),
            u32_section(&sets),
            items,
            self.edits,
            lemma_map.into_inner().expect("memory takes every byte"),
            u32_section(&paradigms),
            cells,
            self.strings,
            hash_table(&frequent),
        ];
        table::write(MAGIC, &sections)
    }

    /// The id of the edit that turns `from` into `to`.
    fn edit(&mut self, from: &str, to: &str, pos: Pos, morph: Morph) -> u16 {
        let common: usize = from
            .chars()
            .zip(to.chars())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let (strip, append) = (from.len() - common, to[common..].to_owned());
        let key = (strip, append, pos, morph);
        if let Some(&id) = self.edit_ids.get(&key) {
            return id;
        }
        let strings = &mut self.strings;
        let offset = *self.appended.entry(key.1.clone()).or_insert_with(|| {
            strings.extend(key.1.as_bytes());
            (strings.len() - key.1.len()) as u32
        });
        self.edits.extend([strip as u8, pos as u8, key.1.len() as u8, 0]);
        self.edits.extend(offset.to_le_bytes());
        self.edits.extend(morph.0.to_le_bytes());
        let id = u16::try_from(self.edits.len() / 12 - 1).expect("fewer than 65,536 edits");
        self.edit_ids.insert(key, id);
        id
    }
}

/// An open hash table, half full at most. A value is never 0: the lowest level is 1.
fn hash_table(entries: &[(Hash, u32)]) -> Vec<u8> {
    let slots = (entries.len() * 2).next_power_of_two().max(2);
    let mut table = vec![0u8; slots * SLOT];
    for (hash, value) in entries {
        let mut at = hash.slot(slots);
        while table[at * SLOT + 8..at * SLOT + SLOT] != [0; 4] {
            at = (at + 1) & (slots - 1);
        }
        table[at * SLOT..at * SLOT + 8].copy_from_slice(&hash.0.to_le_bytes());
        table[at * SLOT + 8..at * SLOT + SLOT].copy_from_slice(&value.to_le_bytes());
    }
    table
}
