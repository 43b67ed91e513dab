//! facts
use crate::lang::Language;
use crate::model::Analysis;
/// facts
pub fn facts(_: &mut Analysis, _: &Language) {}
