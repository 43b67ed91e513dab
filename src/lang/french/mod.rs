//! Writing French. In: lemmas with features, phrases, names, numbers, days. Out: forms and text, as methods of
//! [`Language`](crate::lang::Language). It never picks a word, and never says what is not handed to it.
//!
//! Read in this order: [`inflect`] (one word), [`verb`] (a verb with its auxiliaries), [`join`] (two phrases), [`places`],
//! [`numbers`], [`dates`], [`case`], then [`typography`] (whole texts).

mod case;
mod dates;
mod inflect;
mod join;
mod numbers;
mod places;
mod reading;
mod typography;
mod verb;

pub use dates::DateParts;
pub use join::OwnArticle;
pub use typography::{Medium, Setting};
pub use verb::Verb;

/// U+00A0, the space that no line breaks at.
const WIDE: char = '\u{a0}';
/// U+202F, the narrow one.
const NARROW: char = '\u{202f}';
/// U+2019, the apostrophe of print.
const APOSTROPHE: char = '’';
