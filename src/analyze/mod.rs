//! What a document says. In: text and a language. Out: sentences and tagged tokens. It never decides what is worth
//! telling.

pub mod segment;
pub mod tag;
pub mod tokenize;
