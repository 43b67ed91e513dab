//! The shape of each file of `rules/` and `data/`. In: nothing. Out: types that serde fills, unknown keys refused.
//! It never reads a file.

/// Declares a fieldless enum whose variants bear French names in the data files.
macro_rules! named_enum {
    ($(#[$meta:meta])* $type:ident { $($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "the names in the data files say it")]
        #[repr(u8)]
        pub enum $type { $($(#[$doc])* #[serde(rename = $name)] $variant),* }

        impl $type {
            /// Every value, in the order of their numbers.
            pub const ALL: &'static [$type] = &[$($type::$variant),*];

            /// The name used in the data files.
            pub fn name(self) -> &'static str {
                match self { $($type::$variant => $name),* }
            }

            /// The value of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

pub mod cards;
pub mod check;
pub mod desk;
pub mod facts;
pub mod fonds;
pub mod headings;
pub mod ingest;
pub mod keyphrases;
pub mod later;
pub mod lexical;
pub mod names;
pub mod notation;
pub mod page;
pub mod pattern;
pub mod places;
pub mod realisation;
pub mod recaps;
pub mod roles;
pub mod rules;
pub mod segment;
pub mod tag;
pub mod tokenize;
pub mod typography;
pub mod wording;
