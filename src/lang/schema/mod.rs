//! The shape of each file of `rules/` and `data/`. In: nothing. Out: types that serde fills, unknown keys refused.
//! It never reads a file.

pub mod facts;
pub mod fonds;
pub mod ingest;
pub mod lexical;
pub mod names;
pub mod page;
pub mod pattern;
pub mod realisation;
pub mod roles;
pub mod rules;
pub mod segment;
pub mod tag;
pub mod tokenize;
pub mod typography;
