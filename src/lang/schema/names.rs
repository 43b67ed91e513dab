//! Shapes of the lists of names: `data/fr/names/*`, and of adjectives of place. In: nothing. Out: types that serde fills
//! from YAML and from the compiled form. It never looks a name up.

use serde::{Deserialize, Serialize};

pub use super::places::{
    Area, City, Commune, Country, CountryKind, FourForms, France, Liaison, Place, PlaceKind, Seat,
};
use crate::model::grammar::{Gender, Number};

named_enum! {
    /// What a place is whose inhabitants have a name.
    GentileOf {
        Country = "pays", Region = "région", Department = "département", Town = "ville",
        Quarter = "quartier", Territory = "territoire", World = "monde",
    }
}

/// An adjective of a place, which is also the name of its inhabitants (with a capital).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gentile {
    /// Its forms, in lower case.
    pub forms: FourForms,
    /// The place.
    pub place: String,
    /// What the place is.
    pub of: GentileOf,
    /// Code of the country, if there is one.
    pub country: Option<String>,
}

/// `organisations.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// The full name, without article (but with one that is part of a title: *Le Monde*).
    pub name: String,
    /// The acronym or short form.
    #[serde(default)]
    pub short: Option<String>,
    /// The definite article before the full name; none for *Enedis*.
    #[serde(default)]
    pub article: Option<String>,
    /// The definite article before the short form.
    #[serde(default)]
    pub short_article: Option<String>,
    /// Gender of the full name.
    pub gender: Gender,
    /// Gender of the short form where it differs.
    #[serde(default)]
    pub short_gender: Option<Gender>,
    /// Number of the name.
    pub number: Number,
    /// What it is.
    pub kind: OrganisationKind,
    /// ISO 3166 code, `INT` or `UE`.
    pub country: String,
    /// The short form is explained where it stands first.
    pub expand: bool,
    /// Other spellings of the short form.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Also a word, a place or a person: the context must confirm it.
    #[serde(default)]
    pub ambiguous: bool,
}

named_enum! {
    /// Kinds of organisations.
    OrganisationKind {
        Institution = "institution", Court = "juridiction", Regulator = "régulateur",
        Agency = "agence", Research = "recherche", Police = "police", Bank = "banque",
        Company = "entreprise", Association = "association", Museum = "musée", Army = "armée",
        Hospital = "hôpital", Federation = "fédération", Ministry = "ministère",
        University = "université", UnitedNations = "onu", International = "internationale",
        Union = "ue", Party = "parti", ArmedGroup = "groupe-armé", TradeUnion = "syndicat",
        Ngo = "ong", Media = "média", Club = "club", Festival = "festival",
    }
}

/// `metonymies.yaml`: a place that stands for an institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metonym {
    /// The name, with its article.
    pub name: String,
    /// What it stands for, with its article.
    pub means: String,
    /// The country of a capital, with its article.
    #[serde(default)]
    pub of: Option<String>,
    /// ISO 3166 code, `INT` or `UE`.
    pub country: String,
    /// What it stands for: a government, a court…
    pub kind: String,
    /// A capital that stands for its government: only as the subject of a verb of action or speech.
    #[serde(default)]
    pub capitals: bool,
    /// The context must confirm it.
    #[serde(default)]
    pub ambiguous: bool,
    /// Not to be used in writing.
    #[serde(default)]
    pub contested: bool,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
}
