//! Document → Analysis.
pub mod syntax;
pub mod topics;
