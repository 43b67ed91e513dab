//! What a user would notice, tested from outside.

mod names;
mod realisation;
mod typography;
