//! The full-form lexicon from its source rows to one binary table. In: the text of `French.lex` and our own lists.
//! Out: the bytes that [`crate::lang::lexicon::Lexicon`] reads without parsing. It never guesses a feature.
//!
//! [`base`] and [`tags`] read the source, [`corrections`] mends it by our lists, [`writer`] writes a table (see `table`)
//! with the sections of [`Section`], in order. A form's value is `set << 5 | rank`; a set is a run of items (edit id,
//! share); an edit says how to get from the form to the lemma and what the form is. A lemma's value is a paradigm: a run
//! of cells, each an edit from the lemma to a form.

mod base;
mod corrections;
mod tags;
mod writer;

use std::collections::BTreeMap;

use crate::lang::schema::lexical::{ClosedWord, Corrections};
use crate::model::grammar::{Morph, Pos};
use base::read_base;
use corrections::{drop_readings, mark_elision, read_readings, read_shares, split_usual_genders};
use writer::Writer;

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
