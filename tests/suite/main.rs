//! What a user would notice, tested from outside.

mod realisation;
mod typography;
