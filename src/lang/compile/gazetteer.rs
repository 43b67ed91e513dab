//! The table of names. In: entries and records, as [`super::names`] reads them. Out: the bytes that
//! [`crate::lang::gazetteer::Gazetteer`] reads lazily. It never judges what a name means in a text.
//!
//! The key of every spelling leads to a run of entries of 12 bytes; what is known of a country, an area, a town, a
//! place, an organisation or a metonym is a record that is decoded only when it is asked for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::namekey;
use super::table::{self, record_sections};
use crate::lang::schema::names::{Area, City, Country, Gentile, Metonym, Organisation, Place};

/// First bytes of the table.
pub const MAGIC: &[u8; 4] = b"ITGZ";

/// Sections of the table, in order.
#[derive(Debug, Clone, Copy)]
#[repr(usize)]
pub enum Section {
    /// FST: key → index of the first entry of its run.
    Keys,
    /// 12 bytes per entry: see [`RawEntry`].
    Entries,
    /// The spellings that entries point at.
    Strings,
    /// Bounds of `Records`.
    RecordBounds,
    /// Records: [`Record`].
    Records,
    /// FST: `pays:FR`, `departement:47`, `gentile:russie` → index of a record.
    Ids,
    /// Codes of the départements, four bytes each, padded with zeros.
    Codes,
}

/// Number of sections.
pub const SECTIONS: usize = 7;

/// What is known of a name beyond its entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
#[allow(clippy::large_enum_variant, reason = "decoded one at a time, never kept")]
pub enum Record {
    Country(Country),
    Region(Area),
    Department(Area),
    Collectivity(Area),
    City(City),
    Place(Place),
    Organisation(Organisation),
    Metonym(Metonym),
    Gentile(Gentile),
}

/// What kind of name an entry is, in the order in which entries of one key are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
#[repr(u8)]
pub enum Tag {
    Country,
    Region,
    Department,
    Collectivity,
    Commune,
    City,
    Place,
    Organisation,
    Metonym,
    FirstName,
    Surname,
    Gentile,
}

impl Tag {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Tag; 12] = [
        Tag::Country,
        Tag::Region,
        Tag::Department,
        Tag::Collectivity,
        Tag::Commune,
        Tag::City,
        Tag::Place,
        Tag::Organisation,
        Tag::Metonym,
        Tag::FirstName,
        Tag::Surname,
        Tag::Gentile,
    ];

    /// True if its entries point at a record.
    pub fn has_record(self) -> bool {
        !matches!(self, Tag::Commune | Tag::FirstName | Tag::Surname)
    }
}

/// Bits of [`RawEntry::flags`] above gender and number (bits 0–3, as in `Morph`).
pub mod flag {
    /// The name in lower case is an ordinary word.
    pub const WORD: u16 = 1 << 4;
    /// The name without its article is one.
    pub const BARE_WORD: u16 = 1 << 5;
    /// The list itself says that the context must confirm it.
    pub const AMBIGUOUS: u16 = 1 << 6;
    /// Not the name that is used for writing.
    pub const ALIAS: u16 = 1 << 7;
    /// A short form: `ONU`.
    pub const SHORT: u16 = 1 << 8;
    /// The last entry of its run.
    pub const LAST: u16 = 1 << 15;
}

/// One entry, before it is packed: spelling offset (3 bytes) and length (1), tag (1), class (1), flags (2), data (4).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RawEntry {
    /// What kind of name.
    pub(super) tag: Tag,
    /// How well known, from 1, or the kind of the place or organisation.
    pub(super) class: u8,
    /// Index of its record; for a commune code, liaison << 8 and seat << 12.
    pub(super) data: u32,
    /// As written.
    pub(super) spelling: String,
    /// Gender, number and [`flag`]s.
    pub(super) flags: u16,
}

/// Gathers entries and records, then writes the table.
#[derive(Debug, Default)]
pub(super) struct Builder {
    entries: BTreeMap<String, Vec<RawEntry>>,
    records: Vec<Vec<u8>>,
    ids: BTreeMap<String, u32>,
    codes: Vec<String>,
}

impl Builder {
    /// Adds a record; its index.
    pub(super) fn record(&mut self, record: &Record) -> u32 {
        self.records.push(postcard::to_stdvec(record).expect("plain data is always encoded"));
        self.records.len() as u32 - 1
    }

    /// Adds a record that is also found by an id; the first record of an id keeps it.
    pub(super) fn identified(&mut self, id: String, record: &Record) -> u32 {
        let index = self.record(record);
        self.ids.entry(id).or_insert(index);
        index
    }

    /// The number of a département's code.
    pub(super) fn code(&mut self, code: &str) -> u32 {
        let known = self.codes.iter().position(|c| c == code);
        known.unwrap_or_else(|| {
            self.codes.push(code.to_owned());
            self.codes.len() - 1
        }) as u32
    }

    /// The entries of a key that have a record, with it.
    pub(super) fn known(&self, key: &str) -> impl Iterator<Item = (&RawEntry, Record)> {
        let run = self.entries.get(key).into_iter().flatten();
        run.filter(|e| e.tag.has_record()).filter_map(|e| {
            let record = self.records.get(e.data as usize)?;
            postcard::from_bytes(record).ok().map(|r| (e, r))
        })
    }

    /// Adds an entry under the key of its spelling.
    pub(super) fn add(&mut self, entry: RawEntry) {
        let run = self.entries.entry(namekey::key(&entry.spelling)).or_default();
        if !run.contains(&entry) {
            run.push(entry);
        }
    }

    /// The table.
    pub(super) fn compile(mut self) -> Vec<u8> {
        let (mut keys, mut entries) = (fst::MapBuilder::memory(), Vec::new());
        let mut strings = Strings::default();
        for (key, run) in &mut self.entries {
            run.sort();
            keys.insert(key, entries.len() as u64 / 12).expect("keys come sorted");
            let last = run.len() - 1;
            for (i, entry) in run.iter().enumerate() {
                let offset = strings.offset(&entry.spelling);
                entries.extend(&offset.to_le_bytes()[..3]);
                entries.extend([entry.spelling.len() as u8, entry.tag as u8, entry.class]);
                let end = if i == last { flag::LAST } else { 0 };
                entries.extend((entry.flags | end).to_le_bytes());
                entries.extend(entry.data.to_le_bytes());
            }
        }
        let mut ids = fst::MapBuilder::memory();
        for (id, record) in &self.ids {
            ids.insert(id, u64::from(*record)).expect("ids come sorted");
        }
        let (bounds, records) = record_sections(self.records);
        let codes = self.codes.iter().flat_map(|code| {
            let mut bytes = [0; 4];
            code.bytes().zip(&mut bytes).for_each(|(b, slot)| *slot = b);
            bytes
        });
        let sections: [Vec<u8>; SECTIONS] = [
            keys.into_inner().expect("memory takes every byte"),
            entries,
            strings.bytes,
            bounds,
            records,
            ids.into_inner().expect("memory takes every byte"),
            codes.collect(),
        ];
        table::write(MAGIC, &sections)
    }
}

/// Strings one behind the other, each once.
#[derive(Default)]
struct Strings {
    bytes: Vec<u8>,
    known: BTreeMap<String, u32>,
}

impl Strings {
    fn offset(&mut self, text: &str) -> u32 {
        if let Some(&offset) = self.known.get(text) {
            return offset;
        }
        let offset = self.bytes.len() as u32;
        self.bytes.extend(text.as_bytes());
        self.known.insert(text.to_owned(), offset);
        offset
    }
}
