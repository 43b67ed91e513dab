//! One sense of a name. In: an entry of the compiled lists. Out: what it is, and all that is known of it. It never
//! looks at the text around the name.

use super::Layer;
use crate::lang::compile::gazetteer::{Record, Section, Tag, flag};
use crate::lang::compile::namekey;
use crate::lang::compile::table::u32_at;
use crate::lang::schema::names::{
    Area, City, Commune, Country, Gentile, Liaison, Metonym, Organisation, Place, PlaceKind, Seat,
};
use crate::model::grammar::{Gender, Morph, Number};

/// One sense of a name.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    pub(super) layer: &'a Layer,
    pub(super) raw: &'static [u8],
    /// How the text writes it, compared with the list.
    pub written: Written,
}

/// How a text writes a name, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Written {
    /// With the capitals of the list, or more.
    Exactly,
    /// The article in the name is in lower case: `la Rochelle`.
    ArticleLower,
    /// The article in the name is contracted: `du Mans`.
    Contracted,
    /// In capitals: `MARMANDE`; so a short word may as well be an acronym.
    Capitals,
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A state, or a territory that the press names like one.
    Country,
    /// A région of France.
    Region,
    /// A département.
    Department,
    /// Another collectivité of France.
    Collectivity,
    /// A commune of France.
    Commune,
    /// A town outside France.
    City,
    /// A river, a sea, an island, a quarter…
    Place(PlaceKind),
    /// An organisation.
    Organisation,
    /// A place that stands for an institution.
    Metonym,
    /// A first name.
    FirstName,
    /// A surname.
    Surname,
    /// An adjective of place, or (with a capital) its inhabitants.
    Gentile,
}

/// All that is known of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
#[allow(clippy::large_enum_variant, reason = "decoded one at a time, never kept")]
pub enum Details {
    Country(Country),
    Region(Area),
    Department(Area),
    Collectivity(Area),
    Commune(Commune),
    City(City),
    Place(Place),
    Organisation(Organisation),
    Metonym(Metonym),
    Gentile(Gentile),
    /// A first name or a surname: nothing beyond the entry.
    Person,
}

impl<'a> Entry<'a> {
    /// The name as the list writes it, without article (but with one that is part of it: `Le Mans`).
    pub fn spelling(&self) -> &'static str {
        let offset = u32::from_le_bytes([self.raw[0], self.raw[1], self.raw[2], 0]) as usize;
        let strings = self.layer.table.section(Section::Strings as usize);
        let bytes = strings.get(offset..offset + self.raw[3] as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// What it is.
    pub fn kind(&self) -> NameKind {
        match self.tag() {
            Tag::Country => NameKind::Country,
            Tag::Region => NameKind::Region,
            Tag::Department => NameKind::Department,
            Tag::Collectivity => NameKind::Collectivity,
            Tag::Commune => NameKind::Commune,
            Tag::City => NameKind::City,
            Tag::Place => {
                let kind = PlaceKind::ALL.get(self.raw[5] as usize).copied();
                NameKind::Place(kind.unwrap_or(PlaceKind::Site))
            }
            Tag::Organisation => NameKind::Organisation,
            Tag::Metonym => NameKind::Metonym,
            Tag::FirstName => NameKind::FirstName,
            Tag::Surname => NameKind::Surname,
            Tag::Gentile => NameKind::Gentile,
        }
    }

    /// Gender and number of the name; what is unknown is left out.
    pub fn morph(&self) -> Morph {
        Morph(u32::from(self.flags()) & Morph::AGREEMENT)
    }

    /// Gender of the name or of the person, if there is just one.
    pub fn gender(&self) -> Option<Gender> {
        self.morph().gender()
    }

    /// Number of the name, if there is just one.
    pub fn number(&self) -> Option<Number> {
        self.morph().number()
    }

    /// How well known a country, commune, town, first name or surname is, from 1 (best) to 9; 1 for other kinds. A
    /// commune: 1 from 100,000 inhabitants, 2 from 20,000, 3 from 5,000, 4 from 2,000, 5.
    pub fn class(&self) -> u8 {
        match self.tag() {
            Tag::Place | Tag::Organisation | Tag::Metonym | Tag::Gentile => 1,
            _ => self.raw[5],
        }
    }

    /// True if the name in lower case is an ordinary word: `Orange`.
    pub fn is_word(&self) -> bool {
        self.flag(flag::WORD)
    }

    /// True if the name without its article is an ordinary word: `La Flèche`.
    pub fn is_word_without_article(&self) -> bool {
        self.flag(flag::BARE_WORD)
    }

    /// True if the list of organisations or metonyms asks for the context to confirm it.
    pub fn is_ambiguous(&self) -> bool {
        self.flag(flag::AMBIGUOUS)
    }

    /// True if another name of the same thing is used for writing.
    pub fn is_alias(&self) -> bool {
        self.flag(flag::ALIAS)
    }

    /// True for the short form of an organisation: `ONU`.
    pub fn is_short(&self) -> bool {
        self.flag(flag::SHORT)
    }

    /// The code of the département of a commune: `47`.
    pub fn commune_department(&self) -> Option<&'static str> {
        if self.tag() != Tag::Commune {
            return None;
        }
        let at = (self.data() & 255) as usize * 4;
        let code = self.layer.table.section(Section::Codes as usize).get(at..at + 4)?;
        std::str::from_utf8(code).ok().map(|c| c.trim_end_matches('\0'))
    }

    /// All that is known of it; decodes a record.
    pub fn details(&self) -> Details {
        if self.tag() == Tag::Commune {
            return Details::Commune(self.commune());
        }
        if !self.tag().has_record() {
            return Details::Person;
        }
        match self.layer.record(self.data() as usize) {
            Some(Record::Country(c)) => Details::Country(c),
            Some(Record::Region(a)) => Details::Region(a),
            Some(Record::Department(a)) => Details::Department(a),
            Some(Record::Collectivity(a)) => Details::Collectivity(a),
            Some(Record::City(c)) => Details::City(c),
            Some(Record::Place(p)) => Details::Place(p),
            Some(Record::Organisation(o)) => Details::Organisation(o),
            Some(Record::Metonym(m)) => Details::Metonym(m),
            Some(Record::Gentile(g)) => Details::Gentile(g),
            None => Details::Person,
        }
    }

    fn commune(&self) -> Commune {
        let data = self.data();
        Commune {
            department: self.commune_department().unwrap_or_default().to_owned(),
            liaison: Liaison::ALL.get((data >> 8 & 15) as usize).copied().unwrap_or(Liaison::De),
            seat: match data >> 12 & 3 {
                1 => Some(Seat::Prefecture),
                2 => Some(Seat::Subprefecture),
                _ => None,
            },
        }
    }

    /// True if two entries are of the same thing (`ONU` and `Organisation des Nations unies`).
    pub fn is_same(&self, other: &Entry<'_>) -> bool {
        let same_kind = self.raw[4] == other.raw[4] && self.data() == other.data();
        let named = !self.tag().has_record();
        same_kind
            && std::ptr::eq(self.layer, other.layer)
            && (!named || self.spelling() == other.spelling())
    }

    fn tag(&self) -> Tag {
        Tag::ALL.get(self.raw[4] as usize).copied().unwrap_or(Tag::Surname)
    }

    fn flags(&self) -> u16 {
        u16::from_le_bytes([self.raw[6], self.raw[7]])
    }

    pub(super) fn flag(&self, bit: u16) -> bool {
        self.flags() & bit != 0
    }

    fn data(&self) -> u32 {
        u32_at(&self.raw[8..], 0)
    }

    /// The entry if the words bear the capitals that it asks for.
    pub(super) fn as_written(mut self, words: &[&str]) -> Option<Self> {
        if let [word] = words
            && *word == self.spelling()
        {
            return Some(self);
        }
        let mut written = Written::Exactly;
        let text = words.iter().flat_map(|w| namekey::components(w));
        let mut listed = namekey::components(self.spelling()).peekable();
        let mut first = true;
        for given in text {
            let Some(component) = listed.next() else { break };
            let article = std::mem::take(&mut first) && listed.peek().is_some();
            written = written.max(compare(component, given, article)?);
        }
        self.written = written;
        Some(self)
    }
}

/// How one component of a text bears the capitals of the list; none if it lacks one. `article` says that it can be the
/// article of the name.
fn compare(listed: &str, given: &str, article: bool) -> Option<Written> {
    let upper = |s: &str| s.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let capital = |s: &str| s.chars().next().is_none_or(|c| !c.is_lowercase());
    let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
    if article && matches!(listed, "Le" | "Les" | "La" | "L") && !capital(given) {
        let contracted = matches!(given, "au" | "aux" | "du" | "des");
        return Some(if contracted { Written::Contracted } else { Written::ArticleLower });
    }
    if capital(listed) && !capital(given) {
        return None;
    }
    let acronym = letters(listed) > 1 && upper(listed);
    if acronym {
        // A long acronym is also written as a word: Unesco. A short one is not: the Var is no VAR.
        return (upper(given) || letters(listed) > 3).then_some(Written::Exactly);
    }
    let shouted = letters(given) > 1 && upper(given);
    Some(if shouted { Written::Capitals } else { Written::Exactly })
}
