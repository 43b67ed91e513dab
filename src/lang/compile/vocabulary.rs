//! The lists on single words as one table. In: the lists of `dates.yaml`, `figures.yaml`, `function_words.yaml`,
//! `names.yaml` and `roles.yaml`. Out: the bytes that [`crate::lang::vocabulary`] reads. It never looks a word up.

use std::collections::BTreeMap;

use super::hash::Hash;
use super::table;
use crate::lang::schema::facts::{Facts, FunctionWords, Names};
use crate::lang::schema::roles::Roles;
use crate::lang::vocabulary::{Class, Mark};
use crate::model::grammar::{Gender, Morph, Number};

/// What the table begins with.
pub const MAGIC: &[u8; 4] = b"ITV1";
/// Sections of the table.
pub const SECTIONS: usize = 5;
/// Ends a phrase in a record of phrases.
pub const PHRASE: u8 = b'\n';
/// Stands between the words of a phrase.
pub const WORD: u8 = b' ';

/// Sections in the order of the file. A word's number is its place among the words in order of their bytes.
#[derive(Debug, Clone, Copy)]
pub enum Section {
    /// A table of hashes: for each slot the number of a word plus one, or 0.
    Slots,
    /// The words: their bounds, then their bytes.
    Words,
    /// Their marks.
    Marks,
    /// For each word, the roles of several words that begin with it, without it.
    Roles,
    /// For each word, the institutions without complement that begin with it, without it.
    Institutions,
}

/// Compiles the lists and what patterns begin with.
pub fn compile(facts: &Facts, roles: &Roles) -> Vec<u8> {
    let mut lists = Lists::default();
    lists.dates(facts);
    lists.figures(facts);
    lists.function(&facts.function);
    lists.names(&facts.names);
    lists.roles(roles);
    for word in facts.dates.rules.iter().flat_map(|r| r.pattern.starts().0) {
        lists.add(word, Class::DateStart, 0);
    }
    for word in facts.figures.rules.iter().flat_map(|r| r.pattern.starts().0) {
        lists.add(word, Class::FigureStart, 0);
    }
    lists.write()
}

/// Words with their marks, before they are written.
#[derive(Default)]
struct Lists {
    words: BTreeMap<String, Mark>,
    roles: Phrases,
    institutions: Phrases,
}

/// Phrases by their first word: what comes after it, as it stands in a record.
type Phrases = BTreeMap<String, Vec<u8>>;

/// The first word of a phrase, and the rest as it stands in a record; an elided word is a word.
fn cut(phrase: &str) -> Option<(&str, Vec<u8>)> {
    let mut parts = phrase.split_inclusive([' ', '\'']).map(str::trim_end);
    let first = parts.next()?;
    let rest: Vec<&[u8]> = parts.map(str::as_bytes).collect();
    Some((first, rest.join(&WORD)))
}

impl Lists {
    fn write(&self) -> Vec<u8> {
        let slots = (self.words.len() * 2 + 1).next_power_of_two();
        let mut table = vec![0u32; slots];
        for (number, word) in (1..).zip(self.words.keys()) {
            let mut slot = Hash::default().over(word).slot(slots);
            while table[slot] != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            table[slot] = number;
        }
        let phrases = |list: &Phrases| {
            records(self.words.keys().map(|w| list.get(w).map_or(&[][..], Vec::as_slice)))
        };
        let sections = [
            table::u32_section(&table),
            records(self.words.keys().map(String::as_bytes)),
            self.words.values().flat_map(|m| m.to_bytes()).collect(),
            phrases(&self.roles),
            phrases(&self.institutions),
        ];
        table::write(MAGIC, &sections)
    }

    fn add(&mut self, word: &str, class: Class, value: i64) {
        let mark = self.words.entry(word.to_owned()).or_default();
        mark.bits |= 1 << class as u8;
        if value != 0 {
            mark.value = value;
        }
    }

    fn add_all(&mut self, words: &[String], class: Class) {
        words.iter().for_each(|w| self.add(w, class, 0));
    }

    fn dates(&mut self, facts: &Facts) {
        let dates = &facts.dates;
        for (number, forms) in (1..).zip(&dates.months) {
            for form in forms {
                self.add(form, Class::Month, number);
                self.add(&format!("mi-{form}"), Class::MidMonth, number);
            }
        }
        for (number, forms) in (1..).zip(&dates.weekdays) {
            forms.iter().for_each(|f| self.add(f, Class::Weekday, number));
        }
        for feast in &dates.feasts {
            let day = feast.day.replace('-', "").parse().unwrap_or_default();
            self.add(&feast.name, Class::Feast, day);
        }
        self.add_all(&dates.parts, Class::DayPart);
        self.add_all(&dates.seasons, Class::Season);
        self.add_all(&dates.noons, Class::Noon);
        self.add_all(&dates.hours, Class::Hour);
        self.add_all(&dates.counted_from, Class::CountedFrom);
    }

    fn figures(&mut self, facts: &Facts) {
        let figures = &facts.figures;
        let numbers = [
            (&figures.words, Class::NumberWord),
            (&figures.scales, Class::Scale),
            (&figures.collectives, Class::Collective),
        ];
        for (words, class) in numbers {
            words.iter().for_each(|w| self.add(&w.word, class, w.value));
        }
        let lists = [
            (&figures.units, Class::Unit),
            (&figures.times, Class::TimeUnit),
            (&figures.money, Class::Money),
            (&figures.money_adjectives, Class::MoneyAdjective),
            (&figures.fractions, Class::Fraction),
            (&figures.labels, Class::Label),
            (&figures.ranks, Class::Rank),
            (&figures.ordinals, Class::Ordinal),
            (&figures.unit_adjectives, Class::UnitAdjective),
        ];
        lists.iter().for_each(|(words, class)| self.add_all(words, *class));
    }

    fn function(&mut self, words: &FunctionWords) {
        let lists = [
            (&words.definite, Class::Definite),
            (&words.indefinite, Class::Indefinite),
            (&words.demonstrative, Class::Demonstrative),
            (&words.possessive, Class::Possessive),
            (&words.plural, Class::Plural),
            (&words.masculine, Class::Masculine),
            (&words.feminine, Class::Feminine),
            (&words.of, Class::Of),
            (&words.to, Class::To),
            (&words.contracted, Class::Contracted),
            (&words.according, Class::According),
            (&words.leads_to_actor, Class::LeadsToActor),
            (&words.vague_locative, Class::VagueLocative),
            (&words.leaves_role, Class::LeavesRole),
            (&words.place_of_role, Class::PlaceOfRole),
            (&words.name_links, Class::NameLink),
            (&words.last_named, Class::LastNamed),
            (&words.stressed, Class::Stressed),
            (&words.clitics, Class::Clitic),
            (&words.relatives, Class::Relative),
            (&words.subordinators, Class::Subordinator),
        ];
        lists.iter().for_each(|(words, class)| self.add_all(words, *class));
    }

    fn names(&mut self, names: &Names) {
        let lists = [
            (&names.particles, Class::Particle),
            (&names.institutions, Class::Institution),
            (&names.capital_institutions, Class::CapitalInstitution),
            (&names.celestial, Class::Celestial),
            (&names.humans, Class::Role),
            (&names.establishments, Class::Establishment),
            (&names.companies, Class::Company),
            (&names.sites, Class::Site),
            (&names.localities, Class::Locality),
            (&names.not_names, Class::NotName),
            (&names.common_acronyms, Class::CommonAcronym),
            (&names.works, Class::Work),
            (&names.before_role, Class::BeforeRole),
            (&names.grades, Class::Grade),
            (&names.offices, Class::Office),
            (&names.counsel, Class::Counsel),
            (&names.locative, Class::Locative),
            (&names.posts, Class::Post),
            (&names.speakers, Class::Speaker),
            (&names.take_up, Class::TakesUp),
            (&names.voices, Class::Voice),
            (&names.lower_civilities, Class::LowerCivility),
            (&names.great, Class::Great),
            (&names.awards, Class::Award),
            (&names.bearings, Class::Bearing),
        ];
        lists.iter().for_each(|(words, class)| self.add_all(words, *class));
        for phrase in &names.generic_institutions {
            let Some((first, rest)) = cut(phrase) else { continue };
            self.add(first, Class::GenericStart, 0);
            let phrases = self.institutions.entry(first.to_owned()).or_default();
            phrases.extend(rest.into_iter().chain([PHRASE]));
        }
    }

    fn roles(&mut self, roles: &Roles) {
        for role in &roles.roles {
            for gender in [Gender::Masc, Gender::Fem] {
                for number in [Number::Sing, Number::Plur] {
                    if let Some(form) = role.form(gender, number) {
                        self.person(form, Class::Role, Some(gender), number);
                    }
                }
            }
        }
        for kin in &roles.kinship {
            self.person(&kin.noun, Class::Kin, kin.gender.gender(), Number::Sing);
            self.person(&kin.pl, Class::Kin, kin.gender.gender(), Number::Plur);
        }
        for civility in &roles.civilities {
            let rank = ["le ", "la ", "l'"].iter().find_map(|a| civility.form.strip_prefix(a));
            if let Some(rank) = rank {
                self.add(rank, Class::Grade, 0);
            } else if !civility.form.contains([' ', '\'']) {
                if civility.form.starts_with(char::is_lowercase) {
                    self.add(&civility.form, Class::Grade, 0);
                }
                let gender = civility.gender.gender();
                self.person(&civility.form, Class::Civility, gender, civility.number);
            }
        }
    }

    /// Adds the form of a role; one of several words by its first.
    fn person(&mut self, form: &str, class: Class, gender: Option<Gender>, number: Number) {
        let form = form.to_lowercase();
        let Some((first, rest)) = cut(&form) else { return };
        if !rest.is_empty() {
            self.add(first, Class::RoleStart, 0);
            let phrases = self.roles.entry(first.to_owned()).or_default();
            phrases.extend(rest.into_iter().chain([PHRASE]));
            return;
        }
        let mark = self.words.entry(first.to_owned()).or_default();
        mark.bits |= 1 << class as u8;
        let add = |m: Morph, bits: u32| Morph(m.0 | bits);
        let genders = match gender {
            Some(gender) => Morph::default().with_gender(gender),
            None => Morph::default().epicene(),
        };
        mark.person = add(mark.person, genders.0 | Morph::default().with_number(number).0);
    }
}

/// Records of any length as one section: their bounds in it, one more than records, then their bytes.
fn records<'r>(records: impl ExactSizeIterator<Item = &'r [u8]>) -> Vec<u8> {
    let start = (records.len() + 1) * 4;
    let (mut bounds, mut blob) = (vec![start as u32], Vec::new());
    for record in records {
        blob.extend_from_slice(record);
        bounds.push((start + blob.len()) as u32);
    }
    let mut out = table::u32_section(&bounds);
    out.extend(blob);
    out
}
