//! What single words mean for facts: months, units, numbers. In: the lists of `dates.yaml`, `figures.yaml`,
//! `function_words.yaml` and `names.yaml`. Out: a [`Mark`] for a word in lower case. It never looks at a neighbour.

use std::collections::BTreeMap;

use super::patterns::Patterns;
use super::schema::facts::{Facts, FunctionWords, Names};
use super::schema::roles::Roles;
use crate::model::{Gender, Morph, Number};

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
    bits: u128,
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
}

/// The rules on facts, compiled.
#[derive(Debug, Default)]
pub struct FactRules {
    /// What single words mean.
    pub vocabulary: Vocabulary,
    /// The rules on dates by what they begin with.
    pub dates: Patterns,
    /// The rules on figures by what they begin with.
    pub figures: Patterns,
}

impl FactRules {
    /// Compiles the lists and rules.
    pub fn new(facts: &Facts, roles: &Roles) -> Self {
        Self {
            vocabulary: Vocabulary::new(facts, roles),
            dates: Patterns::new(facts.dates.rules.iter().map(|r| &r.pattern)),
            figures: Patterns::new(facts.figures.rules.iter().map(|r| &r.pattern)),
        }
    }
}

/// Words and their marks.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: BTreeMap<Box<str>, Mark>,
    /// Roles of several words, by the first: what comes after it.
    phrases: Phrases,
    /// Institutions named without complement, the same way.
    institutions: Phrases,
}

/// Phrases by their first word: what comes after it.
type Phrases = BTreeMap<Box<str>, Vec<Vec<Box<str>>>>;

impl Vocabulary {
    /// Collects the lists.
    pub fn new(facts: &Facts, roles: &Roles) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.dates(facts);
        vocabulary.figures(facts);
        vocabulary.function(&facts.function);
        vocabulary.names(&facts.names);
        vocabulary.roles(roles);
        for word in facts.dates.rules.iter().flat_map(|r| r.pattern.starts().0) {
            vocabulary.add(word, Class::DateStart, 0);
        }
        for word in facts.figures.rules.iter().flat_map(|r| r.pattern.starts().0) {
            vocabulary.add(word, Class::FigureStart, 0);
        }
        vocabulary
    }

    /// What is known of a word in lower case, with an ASCII apostrophe.
    pub fn mark(&self, word: &str) -> Mark {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// True if the words of a role of several words stand after its first word.
    pub fn role_continues<'w>(
        &self,
        first: &str,
        rest: impl Iterator<Item = &'w str> + Clone,
    ) -> bool {
        self.phrases.get(first).is_some_and(|phrases| {
            let fits = |p: &Vec<Box<str>>| p.iter().map(|w| &**w).eq(rest.clone().take(p.len()));
            phrases.iter().any(fits)
        })
    }

    /// How many words after the first one make the longest institution that is named without complement.
    pub fn generic_institution<'w>(
        &self,
        first: &str,
        rest: impl Iterator<Item = &'w str> + Clone,
    ) -> Option<usize> {
        let phrases = self.institutions.get(first)?;
        let fits = |p: &&Vec<Box<str>>| p.iter().map(|w| &**w).eq(rest.clone().take(p.len()));
        phrases.iter().filter(fits).map(Vec::len).max()
    }

    fn add(&mut self, word: &str, class: Class, value: i64) {
        let mark = self.words.entry(word.into()).or_default();
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
            let mut parts = phrase.split_inclusive([' ', '\'']).map(str::trim_end);
            let Some(first) = parts.next() else { continue };
            self.add(first, Class::GenericStart, 0);
            self.institutions.entry(first.into()).or_default().push(parts.map(Box::from).collect());
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
        let mut parts = form.split_inclusive([' ', '\'']).map(str::trim_end);
        let Some(first) = parts.next() else { return };
        let rest: Vec<Box<str>> = parts.map(Box::from).collect();
        let class = if rest.is_empty() { class } else { Class::RoleStart };
        let mark = self.words.entry(first.into()).or_default();
        mark.bits |= 1 << class as u8;
        if class == Class::RoleStart {
            self.phrases.entry(first.into()).or_default().push(rest);
            return;
        }
        let add = |m: Morph, bits: u32| Morph(m.0 | bits);
        let genders = match gender {
            Some(gender) => Morph::default().with_gender(gender),
            None => Morph::default().epicene(),
        };
        mark.person = add(mark.person, genders.0 | Morph::default().with_number(number).0);
    }
}
