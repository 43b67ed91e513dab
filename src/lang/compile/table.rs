//! The binary table of the lexicon. In: readings of forms. Out: the bytes that [`crate::lang::lexicon::Lexicon`] reads
//! without parsing. It never changes a reading.
//!
//! Layout (little-endian): `magic b"ITLX" | u32 × 2 per section (offset, length) | sections`, in the order of
//! [`Section`]. A form's value is `set << 5 | rank`; a set is a run of items (edit id, share); an edit says how
//! to get from the form to the lemma and what the form is. A lemma's value is a paradigm: a run of cells, each an
//! edit from the lemma to a form.

use std::collections::BTreeMap;

use super::hash::Hash;
use crate::model::grammar::{Morph, Pos};

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

/// One reading of a form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) lemma: String,
    pub(super) pos: Pos,
    pub(super) morph: Morph,
    pub(super) share: u8,
}

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

/// A form of a lemma: frequency level, form, part of speech, features.
type Cell<'a> = (u64, &'a str, Pos, Morph);

/// Gathers edits, sets and paradigms, each once, and writes the table.
#[derive(Default)]
pub(super) struct Writer {
    strings: Vec<u8>,
    appended: BTreeMap<String, u32>,
    edits: Vec<u8>,
    edit_ids: BTreeMap<(usize, String, Pos, Morph), u16>,
}

impl Writer {
    pub(super) fn write(
        mut self,
        rows: &BTreeMap<String, Vec<Row>>,
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
            for r in readings {
                let mut key = r.lemma.as_bytes().to_vec();
                key.extend([1, class_of(r.pos)]);
                lemmas.entry(key).or_default().push((level(form), form, r.pos, r.morph));
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
        let words = |v: Vec<u32>| v.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
        let sections: [Vec<u8>; SECTIONS] = [
            forms.into_inner().expect("memory takes every byte"),
            words(sets),
            items,
            self.edits,
            lemma_map.into_inner().expect("memory takes every byte"),
            words(paradigms),
            cells,
            self.strings,
            hash_table(&frequent),
        ];
        let mut out = MAGIC.to_vec();
        let mut offset = MAGIC.len() + SECTIONS * 8;
        for section in &sections {
            out.extend((offset as u32).to_le_bytes());
            out.extend((section.len() as u32).to_le_bytes());
            offset += section.len();
        }
        sections.iter().for_each(|s| out.extend(s));
        out
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
