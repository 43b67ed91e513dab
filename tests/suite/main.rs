//! What a user would notice, one module a concern.
#![allow(clippy::disallowed_methods, reason = "tests read the project's files")]

mod press;
