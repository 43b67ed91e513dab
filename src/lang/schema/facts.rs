//! The shapes of `rules/fr/dates.yaml`, `figures.yaml`, `function_words.yaml` and `names.yaml`: what facts look like. In: nothing. Out: types
//! that serde fills. It never looks at a text.

pub mod function;
pub mod pattern;

use serde::{Deserialize, Serialize};

pub use function::FunctionWords;
pub use pattern::{Atom, Item, Neighbour, Slot, TokenPattern};

/// All lists and rules about facts.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Facts {
    /// `dates.yaml`
    pub dates: Dates,
    /// `figures.yaml`
    pub figures: Figures,
    /// `function_words.yaml`
    pub function: FunctionWords,
    /// `names.yaml`
    pub names: Names,
}

/// `dates.yaml`: expressions of time that point at days.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// The day of publication that the examples are read with, `YYYY-MM-DD`.
    pub today: String,
    /// Names of the twelve months, each with its short forms, in order.
    pub months: Vec<Vec<String>>,
    /// Names of the seven days of the week, Monday first.
    pub weekdays: Vec<Vec<String>>,
    /// The hours that have a name: *midi*.
    pub noons: Vec<String>,
    /// Words and signs after the number of an hour.
    pub hours: Vec<String>,
    /// Words before *de* and a date that count from there: *à partir*, *à compter*.
    pub counted_from: Vec<String>,
    /// Parts of a day that follow the name of a day: *soir*, *matin*.
    pub parts: Vec<String>,
    /// Seasons.
    pub seasons: Vec<String>,
    /// Feasts with a fixed day: name and `MM-DD`.
    pub feasts: Vec<Feast>,
    /// Words before a date that put it in the past: *depuis*.
    pub past_before: Vec<String>,
    /// Words before a date that put it in the future: *d'ici à*, *jusqu'à*.
    pub future_before: Vec<String>,
    /// Participles and adjectives that put what they qualify in the future: *prévu*, *attendu*.
    pub future_participles: Vec<String>,
    /// Lemmas of verbs whose infinitive lies in the future: *devoir*, *aller*.
    pub future_modals: Vec<String>,
    /// Verbs (lemmas) whose participle with *être* tells the past, though they also take *avoir*: *passer*.
    pub past_with_etre: Vec<String>,
    /// The rules; of two that begin at one word the longer reading wins, then the first.
    pub rules: Vec<DateRule>,
}

/// A feast with a fixed day.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feast {
    /// Its name in lower case.
    pub name: String,
    /// Month and day, `MM-DD`.
    pub day: String,
}

/// An expression of time.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRule {
    /// Unique name.
    pub id: String,
    /// The words; what stands between `<` and `>` is reported, all of it where there are none.
    pub pattern: TokenPattern,
    /// What the words mean.
    pub means: DateMeaning,
    /// How many units later, for relative expressions; negative: earlier.
    #[serde(default)]
    pub offset: i32,
    /// False for what looks like a date and is none: habits.
    #[serde(default = "yes")]
    pub counts: bool,
    /// False if it is not read inside quotations, where it is often a figure of speech.
    #[serde(default = "yes")]
    pub quoted: bool,
    /// True if its first word must stand in lower case.
    #[serde(default)]
    pub lower: bool,
    /// Where the day lies, whatever the verb says.
    #[serde(default)]
    pub way: Option<Way>,
    /// None of these words stands right before.
    #[serde(default)]
    pub not_after: Vec<Neighbour>,
    /// None of these words stands right after.
    #[serde(default)]
    pub not_before: Vec<Neighbour>,
    /// Texts in which it reads what stands between brackets, then ` = ` and the days, `none` if too vague.
    pub examples: Vec<String>,
    /// Similar texts in which it reads nothing.
    pub never: Vec<String>,
}

/// What an expression of time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateMeaning {
    /// A day and a month, with or without a year.
    Day,
    /// Two days and their months: from, to.
    Days,
    /// `28/03/2025`
    Numeric,
    /// The name of a day of the week.
    Weekday,
    /// The same, in the week after publication.
    NextWeekDay,
    /// Two names of days: from, to.
    Weekdays,
    /// Saturday and Sunday.
    Weekend,
    /// Two names of days: the night between them.
    Night,
    /// The night before publication.
    LastNight,
    /// A month, with or without a year.
    Month,
    /// Two months of one year.
    Months,
    /// A year.
    Year,
    /// Two years: from, to.
    Years,
    /// `les années 1990`
    Decade,
    /// A feast with a fixed day.
    Feast,
    /// So many days from publication.
    RelativeDay,
    /// So many weeks from publication.
    RelativeWeek,
    /// So many months from publication.
    RelativeMonth,
    /// So many years from publication.
    RelativeYear,
    /// The last day of that year.
    EndOfYear,
    /// The last day of the month.
    EndOfMonth,
    /// So many days from the date that the text gave last: *la veille*.
    FromLast,
    /// Too vague for days: *au printemps*.
    Vague,
}

/// Where a day lies, seen from publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Before, or the day itself.
    Past,
    /// After, or the day itself.
    Future,
    /// The nearest.
    Nearest,
}

/// `figures.yaml`: numbers and what they count.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Number words and their values, *mille* included.
    pub words: Vec<NumberWord>,
    /// *million, milliard* and their values.
    pub scales: Vec<NumberWord>,
    /// *dizaine, centaine* and their values.
    pub collectives: Vec<NumberWord>,
    /// Units of measure, written out in both numbers and as symbols.
    pub units: Vec<String>,
    /// Units of time.
    pub times: Vec<String>,
    /// Currencies, written out and as symbols.
    pub money: Vec<String>,
    /// Ordinals that do not end in *-ième*.
    pub ordinals: Vec<String>,
    /// Adjectives that belong to a unit: *carrés, cubes*.
    pub unit_adjectives: Vec<String>,
    /// Words that narrow a currency down: *suisse, CFA*.
    pub money_adjectives: Vec<String>,
    /// Nouns that make a fraction with a number or an article: *tiers, moitié*.
    pub fractions: Vec<String>,
    /// Words that approximate the number after them, longest first: *au moins*, *près de*.
    pub approximators: Vec<String>,
    /// Words before a number that make it a label, no quantity: *article*, *n°*, *route*.
    pub labels: Vec<String>,
    /// Nouns that are counted as ranks after an ordinal: *place, victoire*.
    pub ranks: Vec<String>,
    /// The rules; the longest reading wins, then the first.
    pub rules: Vec<FigureRule>,
}

/// A word and its value.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWord {
    /// In lower case.
    pub word: String,
    /// What it stands for.
    pub value: i64,
}

/// A figure.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureRule {
    /// Unique name.
    pub id: String,
    /// The words; what stands between `<` and `>` is reported.
    pub pattern: TokenPattern,
    /// None of these words stands right before.
    #[serde(default)]
    pub not_after: Vec<Neighbour>,
    /// None of these words stands right after.
    #[serde(default)]
    pub not_before: Vec<Neighbour>,
    /// True if it is read only inside quotations.
    #[serde(default)]
    pub only_quoted: bool,
    /// False for what looks like a figure and is none: dates, clock times, labels.
    #[serde(default = "yes")]
    pub counts: bool,
    /// Texts in which it reads what stands between brackets.
    pub examples: Vec<String>,
    /// Similar texts in which it reads nothing.
    pub never: Vec<String>,
}

fn yes() -> bool {
    true
}

/// `names.yaml`: what tells people, organisations and places. Common nouns stand in the singular, in lower case.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Small words inside the name of a person.
    pub particles: Vec<String>,
    /// Nouns of institutions, part of the name with the complement after them.
    pub institutions: Vec<String>,
    /// Nouns of institutions and competitions that are names only with a capital.
    pub capital_institutions: Vec<String>,
    /// Institutions that are named without a proper complement: *conseil municipal*.
    pub generic_institutions: Vec<String>,
    /// Planets and the like.
    pub celestial: Vec<String>,
    /// Nouns of people that stand for a role.
    pub humans: Vec<String>,
    /// The same for those whose place counts as well.
    pub establishments: Vec<String>,
    /// Nouns of companies and groups: the proper name after them is the name.
    pub companies: Vec<String>,
    /// Nouns of places, part of the name with the complement after them.
    pub sites: Vec<String>,
    /// Nouns of places: the proper name after them is the name.
    pub localities: Vec<String>,
    /// Words that bear a capital without naming an organisation or a place.
    pub not_names: Vec<String>,
    /// Civilities that stand in lower case before a name.
    pub lower_civilities: Vec<String>,
    /// Adjectives that open the name of an institution: *Haute Autorité*.
    pub great: Vec<String>,
    /// What follows *d'* in the name of an award: *or*.
    pub awards: Vec<String>,
    /// Words before *de* and a place: *près*, *au large*.
    pub bearings: Vec<String>,
    /// Endings of the plural names of inhabitants.
    pub gentile_endings: Vec<String>,
    /// Acronyms that are common nouns.
    pub common_acronyms: Vec<String>,
    /// Nouns of works and things that bear proper names.
    pub works: Vec<String>,
    /// Ranks and titles that give way to an office.
    pub grades: Vec<String>,
    /// Adjectives before the noun of a role.
    pub before_role: Vec<String>,
    /// Adjectives and participles that belong to the role before them, by their beginnings: *délégué*, *spécialis-*.
    pub charges: Vec<String>,
    /// Endings of nouns of trades.
    pub trade_endings: Vec<String>,
    /// Nouns that are a role only after the name of a lawyer.
    pub counsel: Vec<String>,
    /// Prepositions that lead to a place.
    pub locative: Vec<String>,
    /// Roles that one person holds in one place.
    pub posts: Vec<String>,
    /// Lemmas of verbs that attribute quoted words to their subject though they are none of speech.
    pub attitudes: Vec<String>,
    /// Offices that are not given to somebody who is named by another one.
    pub offices: Vec<String>,
    /// Nouns of people and groups that speak without being named.
    pub speakers: Vec<String>,
    /// Those that take up a person named before: *la jeune femme*.
    pub take_up: Vec<String>,
    /// What somebody speaks by: *par la voix de*.
    pub voices: Vec<String>,
}
