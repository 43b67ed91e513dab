//! Shape of `rules/fr/roles.yaml`: what people are, and what they are called. In: nothing. Out: types that serde fills.
//! It never interprets a rule.

use serde::{Deserialize, Serialize};

use super::later::Later;
use crate::model::grammar::{Gender, Number};

/// `roles.yaml`.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// Offices, functions, trades.
    pub roles: Later<Vec<Role>>,
    /// What stands before a name: *M.*, *Me*, *Dr*.
    pub civilities: Vec<Civility>,
    /// Relatives and friends.
    pub kinship: Vec<Kinship>,
    /// Words that stand before or after a role and change it.
    pub modifiers: Modifiers,
    /// Posts that say nothing without it: *un homologue*.
    #[serde(default)]
    pub relative_posts: Vec<String>,
    /// Posts whose noun stays masculine, whoever holds them.
    #[serde(default)]
    pub always_masculine: Vec<String>,
    /// Posts that say enough without their complement: *le maire*, *la préfète*.
    pub plain_posts: Vec<String>,
    /// Civilities that a name keeps in a heading: `Me Durand`.
    #[serde(default)]
    pub kept_civilities: Vec<String>,
    /// Bodies that do: *le parquet*, *la mairie*.
    #[serde(default)]
    pub plain_bodies: Vec<String>,
    /// Who stands before a court, or complains there.
    #[serde(default)]
    pub judged: Vec<String>,
    /// Who judges, charges, defends or inquires: never one of those.
    #[serde(default)]
    pub judging: Vec<String>,
}

/// An office, function or trade; it may be several words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Masculine singular, if it exists.
    #[serde(default)]
    pub m: Option<String>,
    /// Feminine singular, if it exists.
    #[serde(default)]
    pub f: Option<String>,
    /// Plural of the masculine (of the feminine if there is no masculine).
    pub pl: String,
    /// Plural of the feminine where it differs.
    #[serde(default)]
    pub fpl: Option<String>,
    /// Takes a complement: *ministre de…*.
    pub complement: bool,
    /// From 1 (head of state) to 6 (private person).
    pub rank: u8,
    /// Subject area.
    pub domain: String,
}

impl Role {
    /// The form for a gender and a number, if it exists.
    pub fn form(&self, gender: Gender, number: Number) -> Option<&str> {
        match (gender, number) {
            (Gender::Masc, Number::Sing) => self.m.as_deref(),
            (Gender::Fem, Number::Sing) => self.f.as_deref(),
            (Gender::Masc, Number::Plur) => self.m.as_ref().map(|_| self.pl.as_str()),
            (Gender::Fem, Number::Plur) => {
                self.f.as_ref().map(|_| self.fpl.as_deref().unwrap_or(&self.pl))
            }
        }
    }

    /// The key of the entry: its masculine, or its feminine if there is none.
    pub fn name(&self) -> &str {
        self.m.as_deref().or(self.f.as_deref()).unwrap_or(&self.pl)
    }
}

/// What stands before a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Civility {
    /// As written, with the stop of an abbreviation.
    pub form: String,
    /// Whom it names.
    pub gender: PersonGender,
    /// One or several.
    pub number: Number,
    /// In full.
    pub full: String,
}

/// The gender of whom a word can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonGender {
    /// Men.
    #[serde(rename = "m")]
    Masc,
    /// Women.
    #[serde(rename = "f")]
    Fem,
    /// Both.
    #[serde(rename = "mf")]
    Either,
}

impl PersonGender {
    /// The gender, if there is just one.
    pub fn gender(self) -> Option<Gender> {
        match self {
            PersonGender::Masc => Some(Gender::Masc),
            PersonGender::Fem => Some(Gender::Fem),
            PersonGender::Either => None,
        }
    }
}

/// A relative or a friend.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kinship {
    /// The noun.
    pub noun: String,
    /// Whom it names.
    pub gender: PersonGender,
    /// Its plural.
    pub pl: String,
    /// Takes a complement: *la mère de…*.
    pub complement: bool,
}

/// Words that change a role.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Modifiers {
    /// *ancien*, *ex-*
    pub before: Vec<String>,
    /// *sortant*, *par intérim*
    pub after: Vec<String>,
}
