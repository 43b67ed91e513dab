//! From the files of `rules/` and `data/` to the compact forms the program reads. In: paths and texts. Out: bytes
//! (for the build script, which embeds them) or values (for `--rules` and `--data`). It never opens a file.
//!
//! This folder, [`super::schema`], [`super::vocabulary`] and [`crate::model::grammar`] are shared with the build script.

pub mod fonds;
pub mod gazetteer;
pub mod hash;
pub mod lexicon;
pub mod namekey;
pub mod names;
pub mod pattern;
pub mod places;
pub mod postings;
pub mod rulebook;
pub mod source;
pub mod table;
pub mod tagging;
pub mod vocabulary;
