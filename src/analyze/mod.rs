//! Document → Analysis.
pub mod syntax;
