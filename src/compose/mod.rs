//! Analysis → Article.
mod cards;
mod condense;
mod horizon;
mod sections;
