//! The table of the lexicon. In: rows of readings. Out: its bytes. It never writes an edit, a set or a paradigm twice.

use std::collections::BTreeMap;

use super::{MAGIC, Row, SECTIONS, SLOT, class_of};
use crate::lang::compile::hash::Hash;
use crate::lang::compile::table::{self, u32_section};
use crate::model::grammar::{Morph, Pos};

/// Forms up to this frequency level are also in [`super::Section::Frequent`].
const FREQUENT_LEVEL: u64 = 14;

/// One form of a lemma: its level of frequency, the form, what it is.
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
    /// `unread` are rows that stand in paradigms without being readings of their form.
    pub(super) fn write(
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
