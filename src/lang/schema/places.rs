//! Shapes of the lists of places: `data/fr/places/*`. In: nothing. Out: types that serde fills from YAML and from the
//! compiled form. It never looks a name up.

use serde::{Deserialize, Serialize};

use crate::model::grammar::{Gender, Number};

/// `pays.yaml`: a state, or a territory that the press names like one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166 code, or a code of our own: `FR`, `GB-SCT`.
    pub id: String,
    /// The short name, without article.
    pub name: String,
    /// The official name.
    pub official: String,
    /// The definite article; empty where there is none.
    pub article: String,
    /// Gender of the name.
    pub gender: Gender,
    /// Number of the name.
    pub number: Number,
    /// The whole preposition before the name: `en`, `au`, `à`.
    #[serde(rename = "in")]
    pub within: String,
    /// Another one that the press uses.
    #[serde(default, rename = "in_alt")]
    pub within_alt: Option<String>,
    /// The whole preposition of origin and belonging: `de`, `du`, `d'`.
    pub from: String,
    /// The capital.
    #[serde(default)]
    pub capital: Option<String>,
    /// Where the capital is not the whole truth.
    #[serde(default)]
    pub capital_note: Option<String>,
    /// The adjective.
    #[serde(default)]
    pub adj: Option<FourForms>,
    /// Other adjectives, masculine singular.
    #[serde(default)]
    pub adj_alt: Vec<String>,
    /// The inhabitants.
    #[serde(default)]
    pub demonym: Option<FourForms>,
    /// Official languages.
    pub languages: Vec<String>,
    /// A note on the languages.
    #[serde(default)]
    pub languages_note: Option<String>,
    /// The currency.
    #[serde(default)]
    pub currency: Option<String>,
    /// A note on the currency.
    #[serde(default)]
    pub currency_note: Option<String>,
    /// The continent.
    pub continent: String,
    /// The part of the continent.
    pub region: String,
    /// Codes of the countries at its borders.
    pub neighbours: Vec<String>,
    /// What it is in law.
    pub kind: CountryKind,
    /// The state it belongs to, for a territory.
    #[serde(default)]
    pub of: Option<String>,
    /// Other names; with the article where the press uses one.
    pub aliases: Vec<String>,
    /// A note for editors.
    #[serde(default)]
    pub note: Option<String>,
    /// Day of accession to the European Union.
    #[serde(default)]
    pub ue_since: Option<String>,
    /// Day of leaving it.
    #[serde(default)]
    pub ue_until: Option<String>,
    /// Day of the introduction of the euro.
    #[serde(default)]
    pub euro_since: Option<String>,
    /// Day of accession to NATO.
    #[serde(default)]
    pub otan_since: Option<String>,
}

/// What a country is in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountryKind {
    /// Member of the United Nations.
    Etat,
    /// Observer at the United Nations.
    Observateur,
    /// A state outside the United Nations.
    NonOnu,
    /// A territory or region.
    Territoire,
}

/// The four forms of an adjective or of the name of inhabitants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FourForms {
    /// Masculine singular.
    pub m: String,
    /// Feminine singular.
    pub f: String,
    /// Masculine plural.
    pub mp: String,
    /// Feminine plural.
    pub fp: String,
}

impl FourForms {
    /// The form for a gender and a number.
    pub fn form(&self, gender: Gender, number: Number) -> &str {
        match (gender, number) {
            (Gender::Masc, Number::Sing) => &self.m,
            (Gender::Fem, Number::Sing) => &self.f,
            (Gender::Masc, Number::Plur) => &self.mp,
            (Gender::Fem, Number::Plur) => &self.fp,
        }
    }
}

/// `france.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct France {
    /// The régions.
    pub regions: Vec<Area>,
    /// The départements.
    pub departements: Vec<Area>,
    /// Other collectivités.
    pub collectivites: Vec<Area>,
}

/// A région, a département or another collectivité of France.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Official code: `47`, `2A`, `971`.
    pub code: String,
    /// The name, without article.
    pub name: String,
    /// The definite article; empty where there is none or it is part of the name.
    pub article: String,
    /// Gender of the name.
    pub gender: Gender,
    /// Number of the name.
    pub number: Number,
    /// The whole preposition before the name: `en`, `dans le`.
    #[serde(rename = "in")]
    pub within: String,
    /// Another one that the press uses.
    #[serde(default, rename = "in_alt")]
    pub within_alt: Option<String>,
    /// The whole preposition of belonging: `le préfet de la Gironde`.
    pub from: String,
    /// Another one that the press uses.
    #[serde(default)]
    pub from_alt: Option<String>,
    /// The région of a département.
    #[serde(default)]
    pub region: Option<String>,
    /// The codes of the départements of a région.
    #[serde(default)]
    pub departements: Vec<String>,
    /// The seat of the prefect.
    #[serde(default)]
    pub prefecture: Option<String>,
    /// A note on it.
    #[serde(default)]
    pub prefecture_note: Option<String>,
    /// The chief town of a collectivité.
    #[serde(default)]
    pub chef_lieu: Option<String>,
    /// The inhabitants.
    #[serde(default)]
    pub gentile: Option<FourForms>,
    /// Another name of the inhabitants, masculine singular.
    #[serde(default)]
    pub gentile_alt: Option<String>,
    /// The adjective.
    #[serde(default)]
    pub adj: Option<FourForms>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// `villes.yaml`: a town outside France.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// The name that French newspapers use; an article may be part of it.
    pub name: String,
    /// Code of the country.
    pub country: String,
    /// Code of the region, where it is listed as a country.
    #[serde(default)]
    pub region: Option<String>,
    /// True for a capital.
    #[serde(default)]
    pub capital: bool,
    /// The whole preposition before the name, or before `bare`.
    #[serde(rename = "in")]
    pub within: String,
    /// The whole preposition of origin.
    pub from: String,
    /// The name without the article that contracts.
    #[serde(default)]
    pub bare: Option<String>,
    /// A town of France has the same name.
    #[serde(default, rename = "fr")]
    pub french_homonym: bool,
    /// The name in lower case is an ordinary word.
    #[serde(default, rename = "w")]
    pub word: bool,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// `lieux.yaml`: any other place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The name, without article.
    pub name: String,
    /// The definite article; empty where there is none or it is part of the name.
    pub article: String,
    /// Gender of the name.
    pub gender: Gender,
    /// Number of the name.
    pub number: Number,
    /// What it is.
    pub kind: PlaceKind,
    /// Code of the country; none for several or none.
    #[serde(default)]
    pub country: Option<String>,
    /// Code of the region, where it is listed as a country.
    #[serde(default)]
    pub region: Option<String>,
    /// The whole preposition before the name, or before `bare`.
    #[serde(rename = "in")]
    pub within: String,
    /// The whole preposition of belonging.
    pub from: String,
    /// The name without the article that contracts.
    #[serde(default)]
    pub bare: Option<String>,
    /// The name in lower case is an ordinary word.
    #[serde(default, rename = "w")]
    pub word: bool,
    /// Other names; with the article where the press uses one.
    #[serde(default)]
    pub aliases: Vec<String>,
}

named_enum! {
    /// Kinds of places other than countries, administrative areas and towns.
    PlaceKind {
        River = "fleuve", Tributary = "rivière", Sea = "mer", Ocean = "océan", Gulf = "golfe",
        Bay = "baie", Roadstead = "rade", Strait = "détroit", Canal = "canal", Cape = "cap",
        Site = "site", Mountains = "massif", Summit = "sommet", Pass = "col", Tunnel = "tunnel",
        Desert = "désert", Valley = "vallée", Park = "parc", Region = "région",
        Gorge = "gorges", Cirque = "cirque", Forest = "forêt", Island = "île", Lake = "lac",
        Pond = "étang", Dam = "barrage", Quarter = "quartier", Square = "place",
        Station = "gare", Wood = "bois", Resort = "station", Province = "province",
        Canton = "canton", State = "état", Land = "land", Corridor = "corridor",
        Continent = "continent", Zone = "zone",
    }
}

impl PlaceKind {
    /// True for water that runs past many towns, so that its name does not say where: `la Garonne`.
    pub fn runs(self) -> bool {
        matches!(self, Self::River | Self::Tributary | Self::Canal)
    }
}

named_enum! {
    /// The article that a French commune's name contains, or what comes before it (the Insee's *type de liaison*).
    Liaison {
        De = "de", ElidedDe = "d'", Le = "le", La = "la", Les = "les", Elided = "l'",
        Aux = "aux", Las = "las", Los = "los",
    }
}

/// A commune of France.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    /// Code of the département.
    pub department: String,
    /// The article in the name.
    pub liaison: Liaison,
    /// What is administered from there.
    pub seat: Option<Seat>,
}

/// What a commune is the chief town of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// A département or a collectivité.
    Prefecture,
    /// An arrondissement.
    Subprefecture,
}
