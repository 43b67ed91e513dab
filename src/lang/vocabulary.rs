//! What single words mean for facts: months, units, numbers. In: the lists of `dates.yaml`, `figures.yaml` and
//! `names.yaml`. Out: a [`Mark`] for a word in lower case. It never looks at a neighbour.

use std::collections::BTreeMap;

use super::patterns::Patterns;
use super::schema::facts::Facts;

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
}

/// The classes of one word, and the value of the one that has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    bits: u64,
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
    pub fn new(facts: &Facts) -> Self {
        Self {
            vocabulary: Vocabulary::new(facts),
            dates: Patterns::new(facts.dates.rules.iter().map(|r| &r.pattern)),
            figures: Patterns::new(facts.figures.rules.iter().map(|r| &r.pattern)),
        }
    }
}

/// Words and their marks.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: BTreeMap<Box<str>, Mark>,
}

impl Vocabulary {
    /// Collects the lists.
    pub fn new(facts: &Facts) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.dates(facts);
        vocabulary.figures(facts);
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
}
