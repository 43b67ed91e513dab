//! The tests that look at the program from outside: its files, its library's public face, its binary. In: the project
//! as it stands. Out: what a user, an author of rules or a maintainer would notice. Tests of one module stand beside it.
#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "tests read files, start programs and measure time"
)]

#[path = "../support/mod.rs"]
mod support;

mod architecture;
mod cards;
mod check;
mod clauses;
mod cli;
mod data;
mod determinism;
mod examples;
mod facts;
mod fonds;
mod golden;
mod headings;
mod hostile;
mod ingest;
mod keyphrases;
mod leads;
mod names;
mod phrases;
mod press;
mod properties;
mod readme;
mod realisation;
mod recaps;
mod scenes;
mod speakers;
mod stages;
mod titles;
mod tops;
mod typography;
mod yoast;
