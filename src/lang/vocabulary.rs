//! What single words mean for facts: months, units, numbers. In: a table that [`super::compile::vocabulary`] wrote. Out:
//! a [`Mark`] for a word in lower case. It never looks at a neighbour, and never parses at start.

use std::borrow::Cow;
use std::ops::Range;

use super::compile::hash::Hash;
use super::compile::table::{Table, u32_at};
use super::compile::vocabulary::{MAGIC, PHRASE, SECTIONS, Section, WORD};
use crate::model::grammar::Morph;

/// What a word can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Class {
    Month,
    MidMonth,
    Weekday,
    DayPart,
    Season,
    Feast,
    NumberWord,
    Scale,
    Collective,
    Unit,
    TimeUnit,
    Money,
    MoneyAdjective,
    Fraction,
    Label,
    Rank,
    Ordinal,
    UnitAdjective,
    DateStart,
    FigureStart,
    Particle,
    Institution,
    CapitalInstitution,
    /// The first word of an institution that is named without complement.
    GenericStart,
    Celestial,
    Establishment,
    Company,
    Site,
    Locality,
    NotName,
    CommonAcronym,
    Work,
    BeforeRole,
    Locative,
    Post,
    Speaker,
    /// A person's office, function or trade, or a relative.
    Role,
    /// The first word of a role of several words.
    RoleStart,
    Kin,
    Civility,
    /// A rank that gives way to an office: *colonel*, *sœur*.
    Grade,
    /// An office that is not given to somebody named by another one.
    Office,
    Counsel,
    Noon,
    Hour,
    CountedFrom,
    LowerCivility,
    Great,
    Award,
    Bearing,
    TakesUp,
    Voice,
    Definite,
    Indefinite,
    Demonstrative,
    Possessive,
    /// A determiner or a contraction that a plural follows.
    Plural,
    /// A determiner that tells the gender.
    Masculine,
    Feminine,
    /// *de* and its contractions.
    Of,
    /// *à* and its contractions.
    To,
    Contracted,
    According,
    LeadsToActor,
    VagueLocative,
    LeavesRole,
    PlaceOfRole,
    NameLink,
    LastNamed,
    Stressed,
    Clitic,
    Relative,
    Subordinator,
}

/// The classes of one word, and the value of the one that has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    pub(super) bits: u128,
    /// Gender and number of a role, gender of a civility.
    pub person: Morph,
    /// Month 1–12, weekday 1–7, month × 100 + day of a feast, or the value of a number word.
    pub value: i64,
}

impl Mark {
    /// True if the word can be that.
    pub fn is(self, class: Class) -> bool {
        self.bits & 1 << class as u8 != 0
    }

    /// True if the word is in any list.
    pub fn is_known(self) -> bool {
        self.bits != 0
    }

    /// Bytes of a mark in a table.
    pub(super) const SIZE: usize = 28;

    pub(super) fn to_bytes(self) -> Vec<u8> {
        let mut out = self.bits.to_le_bytes().to_vec();
        out.extend(self.person.0.to_le_bytes());
        out.extend(self.value.to_le_bytes());
        out
    }

    /// The `index`th mark of a section; none is known beyond its end.
    fn read(marks: &[u8], index: usize) -> Option<Self> {
        let (bits, rest) = marks.get(index * Self::SIZE..)?.split_first_chunk()?;
        let (person, rest) = rest.split_first_chunk()?;
        let (value, _) = rest.split_first_chunk()?;
        Some(Self {
            bits: u128::from_le_bytes(*bits),
            person: Morph(u32::from_le_bytes(*person)),
            value: i64::from_le_bytes(*value),
        })
    }
}

/// Words and their marks; a view over compiled bytes.
#[derive(Debug)]
pub struct Vocabulary {
    bytes: Cow<'static, [u8]>,
    sections: [Range<usize>; SECTIONS],
}

impl Vocabulary {
    /// Opens a compiled table; an error says that the bytes are not one.
    pub fn open(bytes: Cow<'static, [u8]>) -> Result<Self, String> {
        let sections = Table::<SECTIONS>::bounds(MAGIC, &bytes)?;
        Ok(Self { bytes, sections })
    }

    /// What is known of a word in lower case, with an ASCII apostrophe.
    pub fn mark(&self, word: &str) -> Mark {
        let known = self.index(word).and_then(|i| Mark::read(self.section(Section::Marks), i));
        known.unwrap_or_default()
    }

    /// True if the words of a role of several words stand after its first word.
    pub fn role_continues<'w>(
        &self,
        first: &str,
        rest: impl Iterator<Item = &'w str> + Clone,
    ) -> bool {
        self.continued(Section::Roles, first, rest).next().is_some()
    }

    /// How many words after the first one make the longest institution that is named without complement.
    pub fn generic_institution<'w>(
        &self,
        first: &str,
        rest: impl Iterator<Item = &'w str> + Clone,
    ) -> Option<usize> {
        self.continued(Section::Institutions, first, rest).max()
    }

    /// Lengths, in words, of the phrases that begin with a word and go on with others.
    fn continued<'v, 'w: 'v>(
        &'v self,
        phrases: Section,
        first: &str,
        rest: impl Iterator<Item = &'w str> + Clone + 'v,
    ) -> impl Iterator<Item = usize> + 'v {
        let record = self.index(first).map_or(&[][..], |i| self.record(phrases, i));
        let phrases = record.split(|b| *b == PHRASE).filter(|p| !p.is_empty());
        phrases.filter_map(move |phrase| {
            let words = phrase.split(|b| *b == WORD);
            let count = words.clone().count();
            words.eq(rest.clone().take(count).map(str::as_bytes)).then_some(count)
        })
    }

    fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].clone()]
    }

    /// A record of a section that begins with the bounds of its records.
    fn record(&self, section: Section, index: usize) -> &[u8] {
        let section = self.section(section);
        &section[u32_at(section, index) as usize..u32_at(section, index + 1) as usize]
    }

    fn index(&self, word: &str) -> Option<usize> {
        let slots = self.section(Section::Slots);
        let count = slots.len() / 4;
        let mut slot = Hash::default().over(word).slot(count);
        loop {
            let index = (u32_at(slots, slot) as usize).checked_sub(1)?;
            if self.record(Section::Words, index) == word.as_bytes() {
                return Some(index);
            }
            slot = (slot + 1) & (count - 1);
        }
    }
}
