//! How much a finding matters, and in which language it is told. In: nothing. Out: [`Severity`], [`Tongue`]. It never
//! decides.

use serde::{Deserialize, Serialize};

/// How much a finding matters. The order is that of `--fail-on`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not looked for.
    Off,
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Not publishable so.
    Error,
}

impl Severity {
    /// Every severity, the mildest first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Info, Self::Warning, Self::Error];

    /// The name in rule files, configuration and output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The language of messages. Both stand in the rule files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tongue {
    /// What an editor reads.
    #[default]
    French,
    /// What a developer reads.
    English,
}
