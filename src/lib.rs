//! intertitre: a plain French news article in, a sourced, structured one out. By rules.
pub mod analyze;
pub mod compose;
pub mod ingest;
pub mod lang;
pub mod model;
pub mod verify;
