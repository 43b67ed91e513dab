//! Why there is no article. In: nothing. Out: [`Failure`], its message and its exit code. It never hides a number.

use std::fmt;

/// A clear answer instead of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is nothing to restructure: what was found, and what would be accepted.
    Nothing(String),
    /// The facts do not carry the words that were asked for.
    TooShort {
        /// Words reached, counted the strict way.
        reached: usize,
        /// Words asked for.
        wanted: usize,
        /// What would help, one proposal each.
        help: Vec<String>,
    },
    /// What the last stage refuses to emit, in French.
    Fidelity(Vec<String>),
}

impl Failure {
    /// The exit code that stands for it.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Nothing(_) => 3,
            Self::TooShort { .. } => 10,
            Self::Fidelity(_) => 11,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing(found) => f.write_str(found),
            Self::TooShort { reached, wanted, help } => {
                write!(f, "too few facts: {reached} words reached, {wanted} wanted")?;
                help.iter().try_for_each(|line| write!(f, "\n  - {line}"))
            }
            Self::Fidelity(faults) => {
                f.write_str("the fidelity guard refuses the article")?;
                faults.iter().try_for_each(|line| write!(f, "\n  - {line}"))
            }
        }
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn too_short_says_what_was_reached_and_what_would_help() {
        let help = vec!["give --date".to_owned()];
        let failure = Failure::TooShort { reached: 312, wanted: 700, help };
        assert_eq!(failure.exit_code(), 10);
        assert_eq!(
            failure.to_string(),
            "too few facts: 312 words reached, 700 wanted\n  - give --date"
        );
    }
}
