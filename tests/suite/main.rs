//! One binary for the tests that stand outside the code.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read their files and ask for an update by the environment"
)]

mod ingest;
