//! Why a command stops. In: nothing. Out: [`Fault`]: one clear line and the exit code. It never hides a cause.

use std::fmt;

use intertitre::Failure;
use intertitre::lang::compile::source::SourceError;

/// What went wrong, and the exit code that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Exit code.
    pub(super) code: u8,
    /// What, where, and what would be accepted.
    pub(super) message: String,
}

/// The names that come nearest to one that is not known, for a message.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    /// Names that a message gives.
    const NAMED: usize = 3;
    let mut near: Vec<(usize, &str)> =
        known.map(|other| (strsim::damerau_levenshtein(name, other), other)).collect();
    near.sort_unstable();
    near.dedup();
    let near: Vec<&str> = near.into_iter().take(NAMED).map(|(_, name)| name).collect();
    near.join(", ")
}

/// Usage, rules, input or output that cannot be read or written.
const CANNOT_RUN: u8 = 2;

impl Fault {
    /// Exit code 2.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self { code: CANNOT_RUN, message: message.into() }
    }

    /// The answer of the library for one input.
    pub(super) fn of(name: &str, failure: &Failure) -> Self {
        Self { code: failure.exit_code(), message: format!("{name}: {failure}") }
    }
}

impl From<SourceError> for Fault {
    fn from(error: SourceError) -> Self {
        Self::usage(error.to_string())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
