//! The full-form lexicon. In: a form, or a lemma with features. Out: readings, or forms. It never allocates for a
//! look-up, never parses at start, and never guesses: an unknown word has no reading.

use fst::Streamer;

use crate::lang::compile::hash::Hash;
use crate::lang::compile::lexicon::{MAGIC, SECTIONS, SLOT, Section, UNKNOWN_SHARE, class_of};
use crate::lang::compile::table::{Table, u32_at};
use crate::model::grammar::{Morph, Pos};

/// The compiled lexicon; a view over embedded bytes.
#[derive(Debug)]
pub struct Lexicon<'a> {
    forms: fst::Map<&'a [u8]>,
    lemmas: fst::Map<&'a [u8]>,
    table: Table<'a, SECTIONS>,
}

/// One way to read a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading<'a> {
    /// Part of speech.
    pub pos: Pos,
    /// Features.
    pub morph: Morph,
    /// How often the form is read so in press text, in tenths, where it is known.
    pub share: Option<u8>,
    strip: u8,
    append: &'a str,
}

impl<'a> Reading<'a> {
    /// How to get from the form that was looked up to the lemma: bytes to take off, letters to append.
    pub fn edit(&self) -> (u8, &'a str) {
        (self.strip, self.append)
    }

    /// The dictionary form behind `form`, which must be the form that was looked up; for the cell of a paradigm the
    /// form, from the lemma that was looked up.
    pub fn lemma(&self, form: &str) -> String {
        let keep = form.len().saturating_sub(self.strip as usize);
        let kept = form.get(..keep).unwrap_or_default();
        let mut lemma = String::with_capacity(kept.len() + self.append.len());
        lemma.push_str(kept);
        lemma.push_str(self.append);
        lemma
    }
}

/// What is known of one form.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    lexicon: &'a Lexicon<'a>,
    first: usize,
    last: usize,
    /// Frequency level: the binary logarithm of the form's rank, 1 (most frequent) to 18 (rare or unranked).
    pub rank: u8,
}

impl<'a> Entry<'a> {
    /// The readings, in the order of the sources.
    pub fn readings(self) -> impl Iterator<Item = Reading<'a>> {
        let items = self.lexicon.section(Section::Items);
        (self.first..self.last).map(move |i| {
            let item = &items[i * 3..i * 3 + 3];
            let share = Some(item[2]).filter(|&s| s != UNKNOWN_SHARE);
            self.lexicon.edit(u16::from_le_bytes([item[0], item[1]]), share)
        })
    }
}

impl<'a> Lexicon<'a> {
    /// Opens a compiled table; an error says that the bytes are not one.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let table = Table::open(MAGIC, bytes)?;
        let map = |s: Section| fst::Map::new(table.section(s as usize)).map_err(|e| e.to_string());
        Ok(Self { forms: map(Section::Forms)?, lemmas: map(Section::Lemmas)?, table })
    }

    fn section(&self, section: Section) -> &'a [u8] {
        self.table.section(section as usize)
    }

    fn edit(&self, id: u16, share: Option<u8>) -> Reading<'a> {
        let e = &self.section(Section::Edits)[id as usize * 12..id as usize * 12 + 12];
        let offset = u32::from_le_bytes([e[4], e[5], e[6], e[7]]) as usize;
        let append = &self.section(Section::Strings)[offset..offset + e[2] as usize];
        Reading {
            pos: Pos::from_number(e[1]),
            morph: Morph(u32::from_le_bytes([e[8], e[9], e[10], e[11]])),
            share,
            strip: e[0],
            append: std::str::from_utf8(append).unwrap_or_default(),
        }
    }

    fn word(&self, section: Section, index: usize) -> usize {
        u32_at(self.section(section), index) as usize
    }

    /// The value of a frequent form, found without walking the automaton.
    fn frequent(&self, hash: Hash) -> Option<u64> {
        let table = self.section(Section::Frequent);
        let slots = table.len() / SLOT;
        let mut at = hash.slot(slots);
        loop {
            let (key, value) = table.get(at * SLOT..at * SLOT + SLOT)?.split_first_chunk::<8>()?;
            let value = u32::from_le_bytes(value.try_into().ok()?);
            if value == 0 {
                return None;
            }
            if *key == hash.0.to_le_bytes() {
                return Some(u64::from(value));
            }
            at = (at + 1) & (slots - 1);
        }
    }

    /// What is known of a form exactly as written: case matters, apostrophes are ASCII.
    pub fn entry(&'a self, form: &str) -> Option<Entry<'a>> {
        self.entry_hashed(form, Hash::default().over(form))
    }

    /// The same for a form whose hash is known.
    pub fn entry_hashed(&'a self, form: &str, hash: Hash) -> Option<Entry<'a>> {
        let value = self.frequent(hash).or_else(|| self.forms.get(form))?;
        let set = (value >> 5) as usize;
        Some(Entry {
            lexicon: self,
            first: self.word(Section::Sets, set),
            last: self.word(Section::Sets, set + 1),
            rank: (value & 31) as u8,
        })
    }

    /// The readings of a form exactly as written; none for an unknown word.
    pub fn readings(&'a self, form: &str) -> impl Iterator<Item = Reading<'a>> {
        self.entry(form).into_iter().flat_map(Entry::readings)
    }

    /// Every cell of a lemma's paradigm, as the way from the lemma to the form. Frequent forms come first among equals.
    pub fn paradigm(
        &'a self,
        lemma: &str,
        pos: Pos,
    ) -> impl Iterator<Item = Reading<'a>> + use<'a> {
        let mut key = lemma.as_bytes().to_vec();
        key.extend([1, class_of(pos)]);
        let range = self.lemmas.get(&key).map_or(0..0, |id| {
            let id = id as usize;
            self.word(Section::Paradigms, id)..self.word(Section::Paradigms, id + 1)
        });
        let cells = self.section(Section::Cells);
        range.map(move |i| self.edit(u16::from_le_bytes([cells[i * 2], cells[i * 2 + 1]]), None))
    }

    /// Calls `visit` with every form and what is known of it, in the order of their bytes.
    pub fn visit(&'a self, mut visit: impl FnMut(&str, Entry<'a>)) {
        let mut forms = self.forms.stream();
        while let Some((form, _)) = forms.next() {
            let Ok(form) = std::str::from_utf8(form) else { continue };
            if let Some(entry) = self.entry(form) {
                visit(form, entry);
            }
        }
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// True if it holds no form.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
