//! The lists of `rules/` as one [`Rulebook`]. In: paths and texts. Out: a rulebook, merged by id with what was there
//! before. It never accepts a path, key or duplicate id that it does not know.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::source::{SourceError, parse};
use super::tagging;
use crate::lang::fold::fold;
use crate::lang::schema::cards::{BoundRule, CardRules, PassingRule, WordingRule};
use crate::lang::schema::check::{Calque, Check, Limit, Profile};
use crate::lang::schema::desk::DeskCheck;
use crate::lang::schema::headings::{Elision, Measure, Recipe};
use crate::lang::schema::ingest::{CutRule, Ingest, LineRule, Message, RepairRule, WordList};
use crate::lang::schema::pattern::{Pattern, Slot};
use crate::lang::schema::recaps::{Chronology, RecapRule, RecapRules, WhoIsWho};
use crate::lang::schema::roles::{Civility, Kinship, Role, Roles};
use crate::lang::schema::rules::{
    Abbreviation, Connector, DocumentNoun, Event, Locution, Rulebook, SourcePhrase, Speech,
    SpeechVerb,
};
use crate::lang::schema::segment::{BoundaryRule, Segmentation};
use crate::lang::schema::tag::{TagRule, TagRules};
use crate::lang::schema::tokenize::Tokenization;
use crate::model::day::Day;

/// A list entry that overlays find again by its key.
pub trait Keyed {
    /// The fields that identify an entry in its list.
    const KEY: &'static str;
    /// Their values.
    fn key(&self) -> String;
}

macro_rules! keyed {
    ($($type:ty => $first:ident $(+ $more:ident)*),* $(,)?) => {
        $(impl Keyed for $type {
            const KEY: &'static str = stringify!($first $(+ $more)*);
            fn key(&self) -> String {
                [self.$first.as_str() $(, self.$more.as_str())*].join(" / ")
            }
        })*
    };
}

keyed! {
    Abbreviation => form,
    Locution => form + sense,
    SpeechVerb => verb,
    SourcePhrase => form,
    DocumentNoun => noun,
    Event => id,
    Recipe => id,
    Measure => id,
    Elision => id,
    Connector => form + relation,
    BoundaryRule => id,
    WordList => id,
    LineRule => id,
    CutRule => id,
    RepairRule => id,
    Message => id,
    TagRule => id,
    Civility => form,
    Kinship => noun,
    Profile => id,
    Calque => id,
    PassingRule => id,
    BoundRule => id,
    WordingRule => id,
    Chronology => id,
    WhoIsWho => id,
}

impl Keyed for Check {
    const KEY: &'static str = "id";
    fn key(&self) -> String {
        self.id.name().to_owned()
    }
}

impl Keyed for DeskCheck {
    const KEY: &'static str = "id";
    fn key(&self) -> String {
        self.id.name().to_owned()
    }
}

impl Keyed for Limit {
    const KEY: &'static str = "id";
    fn key(&self) -> String {
        self.id.name().to_owned()
    }
}

impl Keyed for Role {
    const KEY: &'static str = "m (or f)";
    fn key(&self) -> String {
        format!("{} / {}", self.name(), self.domain)
    }
}

/// The rule files, relative to the project.
pub const FILES: &[&str] = &[
    "rules/fr/abbreviations.yaml",
    "rules/fr/cards.yaml",
    "rules/fr/check/data.yaml",
    "rules/fr/check/description.yaml",
    "rules/fr/check/fidelity.yaml",
    "rules/fr/check/headings.yaml",
    "rules/fr/check/ignores.yaml",
    "rules/fr/check/images.yaml",
    "rules/fr/check/keyphrase.yaml",
    "rules/fr/check/lang.yaml",
    "rules/fr/check/limits.yaml",
    "rules/fr/check/links.yaml",
    "rules/fr/check/lists.yaml",
    "rules/fr/check/profiles.yaml",
    "rules/fr/check/readability.yaml",
    "rules/fr/check/slug.yaml",
    "rules/fr/check/sources.yaml",
    "rules/fr/check/text.yaml",
    "rules/fr/check/title.yaml",
    "rules/fr/check/typography.yaml",
    "rules/fr/connectors.yaml",
    "rules/fr/dates.yaml",
    "rules/fr/elisions.yaml",
    "rules/fr/events.yaml",
    "rules/fr/figures.yaml",
    "rules/fr/fonds/checks.yaml",
    "rules/fr/fonds/wording.yaml",
    "rules/fr/function_words.yaml",
    "rules/fr/guess.yaml",
    "rules/fr/headings.yaml",
    "rules/fr/ingest.yaml",
    "rules/fr/keyphrases.yaml",
    "rules/fr/locutions.yaml",
    "rules/fr/measures.yaml",
    "rules/fr/names.yaml",
    "rules/fr/page.yaml",
    "rules/fr/pairs.yaml",
    "rules/fr/realisation.yaml",
    "rules/fr/recaps.yaml",
    "rules/fr/roles.yaml",
    "rules/fr/segment.yaml",
    "rules/fr/speech.yaml",
    "rules/fr/syntax.yaml",
    "rules/fr/tag.yaml",
    "rules/fr/tokenize.yaml",
    "rules/fr/translationese.yaml",
    "rules/fr/typography.yaml",
];

/// Reads one rule file into the book: same key replaces, new key is added after.
pub fn read(book: &mut Rulebook, path: &str, text: &str) -> Result<(), SourceError> {
    match path {
        "rules/fr/abbreviations.yaml" => merge(&mut book.abbreviations, list(path, text)?),
        "rules/fr/cards.yaml" => read_cards(&mut book.cards, path, text)?,
        "rules/fr/connectors.yaml" => merge(&mut book.connectors, list(path, text)?),
        "rules/fr/events.yaml" => merge(&mut book.events, list(path, text)?),
        "rules/fr/ingest.yaml" => read_ingest(&mut book.ingest, path, text)?,
        "rules/fr/locutions.yaml" => merge(&mut book.locutions, list(path, text)?),
        "rules/fr/realisation.yaml" => book.realisation = parse(path, text)?,
        "rules/fr/recaps.yaml" => read_recaps(&mut book.recaps, path, text)?,
        "rules/fr/typography.yaml" => book.typography = parse(path, text)?,
        "rules/fr/roles.yaml" => {
            let roles: Roles = parse(path, text)?;
            merge(&mut book.roles.roles, unique(path, text, roles.roles.into_inner())?);
            merge(&mut book.roles.civilities, unique(path, text, roles.civilities)?);
            merge(&mut book.roles.kinship, unique(path, text, roles.kinship)?);
            add_words(&mut book.roles.modifiers.before, roles.modifiers.before);
            add_words(&mut book.roles.modifiers.after, roles.modifiers.after);
            add_words(&mut book.roles.relative_posts, roles.relative_posts);
            add_words(&mut book.roles.always_masculine, roles.always_masculine);
            add_words(&mut book.roles.plain_posts, roles.plain_posts);
            add_words(&mut book.roles.kept_civilities, roles.kept_civilities);
            add_words(&mut book.roles.plain_bodies, roles.plain_bodies);
            add_words(&mut book.roles.judged, roles.judged);
            add_words(&mut book.roles.judging, roles.judging);
        }
        "rules/fr/segment.yaml" => {
            let segment: Segmentation = parse(path, text)?;
            add_words(&mut book.segment.starters, segment.starters);
            add_words(&mut book.segment.marked_names, segment.marked_names);
            merge(&mut book.segment.rules, unique(path, text, segment.rules)?);
        }
        "rules/fr/speech.yaml" => {
            let speech: Speech = parse(path, text)?;
            merge(&mut book.speech.verbs, unique(path, text, speech.verbs)?);
            merge(&mut book.speech.sources, unique(path, text, speech.sources)?);
            merge(&mut book.speech.documents, unique(path, text, speech.documents)?);
        }
        "rules/fr/dates.yaml" => book.facts.dates = parse(path, text)?,
        "rules/fr/figures.yaml" => book.facts.figures = parse(path, text)?,
        "rules/fr/function_words.yaml" => book.facts.function = parse(path, text)?,
        "rules/fr/names.yaml" => book.facts.names = parse(path, text)?,
        "rules/fr/headings.yaml" => merge(&mut book.headings, list(path, text)?),
        "rules/fr/measures.yaml" => merge(&mut book.measures, list(path, text)?),
        "rules/fr/elisions.yaml" => merge(&mut book.elisions, list(path, text)?),
        "rules/fr/keyphrases.yaml" => book.keyphrases = parse(path, text)?,
        "rules/fr/page.yaml" => book.page = parse(path, text)?,
        "rules/fr/syntax.yaml" => book.syntax = parse(path, text)?,
        "rules/fr/tag.yaml" => {
            let tag: TagRules = parse(path, text)?;
            tagging::compile_rules(&tag).map_err(|f| fault(path, text, &f))?;
            book.tagging.rules.lists.extend(tag.lists);
            merge(&mut book.tagging.rules.rules, unique(path, text, tag.rules)?);
        }
        // The tables are read as a whole: points balance one another.
        "rules/fr/pairs.yaml" => book.tagging.pairs = parse(path, text)?,
        "rules/fr/guess.yaml" => book.tagging.guess = parse(path, text)?,
        "rules/fr/tokenize.yaml" => {
            let words: Tokenization = parse(path, text)?;
            let into = &mut book.tokenize;
            add_words(&mut into.elisions, words.elisions);
            add_words(&mut into.whole, words.whole);
            add_words(&mut into.enclitics.verb, words.enclitics.verb);
            add_words(&mut into.enclitics.any, words.enclitics.any);
            add_words(&mut into.ordinals, words.ordinals);
            add_words(&mut into.units, words.units);
            add_words(&mut into.multipliers, words.multipliers);
            add_words(&mut into.inclusive, words.inclusive);
        }
        "rules/fr/translationese.yaml" => merge(&mut book.check.calques, list(path, text)?),
        "rules/fr/check/limits.yaml" => merge(&mut book.check.limits, list(path, text)?),
        "rules/fr/check/lists.yaml" => book.check.lists = parse(path, text)?,
        "rules/fr/check/profiles.yaml" => merge(&mut book.check.profiles, list(path, text)?),
        "rules/fr/fonds/checks.yaml" => merge(&mut book.fonds.checks, list(path, text)?),
        "rules/fr/fonds/wording.yaml" => book.fonds.desk = parse(path, text)?,
        _ if path.starts_with("rules/fr/check/") && FILES.contains(&path) => {
            merge(&mut book.check.checks, list(path, text)?);
        }
        _ => {
            let message = format!("unknown rule file, expected one of {}", FILES.join(", "));
            return Err(SourceError::of_file(path, message));
        }
    }
    Ok(())
}

fn read_cards(book: &mut CardRules, path: &str, text: &str) -> Result<(), SourceError> {
    let file: CardRules = parse(path, text)?;
    merge(&mut book.passing, unique(path, text, file.passing)?);
    merge(&mut book.signs, unique(path, text, file.signs)?);
    merge(&mut book.bound, unique(path, text, file.bound)?);
    merge(&mut book.indecent, unique(path, text, file.indecent)?);
    merge(&mut book.citing, unique(path, text, file.citing)?);
    merge(&mut book.trivia, unique(path, text, file.trivia)?);
    add_words(&mut book.mourning, file.mourning);
    add_words(&mut book.told_in_time, file.told_in_time);
    add_words(&mut book.hearing, file.hearing);
    add_words(&mut book.of_lands, file.of_lands);
    add_words(&mut book.leaning, file.leaning);
    book.lands = file.lands;
    Ok(())
}

fn read_recaps(book: &mut RecapRules, path: &str, text: &str) -> Result<(), SourceError> {
    let file: RecapRules = parse(path, text)?;
    file.all().try_for_each(|rule| check_recap(rule, path, text))?;
    merge(&mut book.chronologies, unique(path, text, file.chronologies)?);
    merge(&mut book.people, unique(path, text, file.people)?);
    Ok(())
}

/// Refuses a recap that could never be printed, or that no example shows.
fn check_recap(rule: &dyn RecapRule, path: &str, text: &str) -> Result<(), SourceError> {
    let refuse = |near: &str, message: String| Err(SourceError::at(path, text, near, message));
    let id = rule.id();
    if rule.headings().is_empty() || rule.examples().is_empty() || rule.never().is_empty() {
        let message = "expected a heading, an example and a counter-example".to_owned();
        return refuse(id, format!("« {id} »: {message}"));
    }
    for heading in rule.headings() {
        if heading.replace("{key}", "").contains(['{', '}']) {
            return refuse(heading, format!("« {heading} »: unknown slot, expected {{key}}"));
        }
    }
    for (key, bounds) in rule.bounds() {
        if bounds.least == 0 || bounds.least > bounds.most {
            let message = format!("« {id} »: {key}: expected 1 ≤ least ≤ most");
            return refuse(id, message);
        }
    }
    for example in rule.examples().iter().chain(rule.never()) {
        if let Some(date) = example.date.as_ref().filter(|d| Day::parse(d).is_none()) {
            return refuse(date, format!("« {date} » is no date, expected YYYY-MM-DD"));
        }
    }
    for example in rule.examples() {
        if !rule.bounds()[0].1.hold(example.rows.len()) {
            let message = format!("« {id} »: an example has all the rows of its recap");
            return refuse(id, message);
        }
    }
    match rule.never().iter().find(|e| !e.rows.is_empty()) {
        Some(_) => refuse(id, format!("« {id} »: a counter-example has no rows")),
        None => Ok(()),
    }
}

fn read_ingest(book: &mut Ingest, path: &str, text: &str) -> Result<(), SourceError> {
    let mut file: Ingest = parse(path, text)?;
    for word in file.lists.iter_mut().flat_map(|l| &mut l.words) {
        *word = fold(word);
    }
    merge(&mut book.lists, unique(path, text, file.lists)?);
    merge(&mut book.lines, unique(path, text, file.lines.into_inner())?);
    merge(&mut book.openings, unique(path, text, file.openings.into_inner())?);
    merge(&mut book.speakers, unique(path, text, file.speakers.into_inner())?);
    merge(&mut book.labels, unique(path, text, file.labels.into_inner())?);
    merge(&mut book.endings, unique(path, text, file.endings.into_inner())?);
    merge(&mut book.repairs, unique(path, text, file.repairs)?);
    merge(&mut book.messages, unique(path, text, file.messages)?);
    let lines = book.lines.iter().map(|r| &r.is);
    let cuts = book.cuts().map(|r| &r.is);
    let then = book.cuts().filter_map(|r| r.then.as_deref());
    for name in lines.chain(cuts).flatten().flat_map(Pattern::lists).chain(then) {
        if book.lists.iter().all(|l| l.id != name) {
            let slots = Slot::ALL.iter().map(|slot| slot.name());
            let known: Vec<&str> = slots.chain(book.lists.iter().map(|l| l.id.as_str())).collect();
            let message =
                format!("unknown slot or list « {name} », expected one of {}", known.join(", "));
            return Err(SourceError::at(path, text, &format!("{{{name}}}"), message));
        }
    }
    Ok(())
}

fn fault(path: &str, text: &str, fault: &tagging::Fault) -> SourceError {
    SourceError::at(path, text, &fault.near, fault.message.clone())
}

fn list<T: DeserializeOwned + Keyed>(path: &str, text: &str) -> Result<Vec<T>, SourceError> {
    unique(path, text, parse(path, text)?)
}

/// Refuses a key that stands twice in one file.
fn unique<T: Keyed>(path: &str, text: &str, entries: Vec<T>) -> Result<Vec<T>, SourceError> {
    let mut seen = BTreeSet::new();
    for entry in &entries {
        if !seen.insert(entry.key()) {
            let key = entry.key();
            let first = key.split(" / ").next().unwrap_or_default();
            let second = text.match_indices(&format!("\"{first}\"")).nth(1).map_or(0, |(at, _)| at);
            let message = format!("{} « {key} » stands twice", T::KEY);
            return Err(SourceError::at_offset(path, text, second, message));
        }
    }
    Ok(entries)
}

/// Adds the words that are not there yet.
fn add_words(into: &mut Vec<String>, words: Vec<String>) {
    let known: BTreeSet<String> = into.iter().cloned().collect();
    into.extend(words.into_iter().filter(|w| !known.contains(w)));
}

fn merge<T: Keyed>(into: &mut Vec<T>, entries: Vec<T>) {
    for entry in entries {
        match into.iter_mut().find(|e| e.key() == entry.key()) {
            Some(old) => *old = entry,
            None => into.push(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::lang::embedded;

    /// True if everything that a file says stands in a part of the book.
    fn holds(book: &Value, file: &Value) -> bool {
        match (book, file) {
            (Value::Object(book), Value::Object(file)) => {
                file.iter().all(|(key, value)| book.get(key).is_some_and(|b| holds(b, value)))
            }
            (Value::Array(book), Value::Array(file)) => {
                file.iter().all(|value| book.iter().any(|b| holds(b, value)))
            }
            (Value::String(book), Value::String(file)) => fold(book) == fold(file),
            _ => book == file,
        }
    }

    /// The parts of the book that a file can fill: its fields and theirs.
    fn parts(book: &Value) -> Vec<&Value> {
        let fields = |value| Value::as_object(value).into_iter().flat_map(|o| o.values());
        let first: Vec<&Value> = fields(book).collect();
        let second = first.iter().flat_map(|value| fields(value));
        first.iter().copied().chain(second).collect()
    }

    #[test]
    fn everything_that_the_files_say_reaches_the_book() {
        for (path, text) in embedded::RULES {
            let mut book = Rulebook::default();
            read(&mut book, path, text).expect("valid");
            let book = serde_json::to_value(&book).expect("plain data");
            let file: Value = parse(path, text).expect("valid");
            let found = parts(&book).into_iter().any(|part| holds(part, &file));
            assert!(found, "a field of {path} is read and then forgotten");
        }
    }

    #[test]
    fn a_forgotten_list_or_map_is_noticed() {
        let file = json!({ "roles": ["maire"], "modifiers": { "before": ["ex-"] } });
        let noticed = |roles: &Value| !parts(roles).into_iter().any(|part| holds(part, &file));
        let read = |roles: Value, before: Value| json!({ "people": { "roles": roles, "modifiers": { "before": before, "after": [] } } });
        assert!(!noticed(&read(json!(["pape", "maire"]), json!(["ex-"]))));
        assert!(noticed(&read(json!([]), json!(["ex-"]))));
        assert!(noticed(&read(json!(["maire"]), json!([]))));
        assert!(noticed(&json!({ "people": { "roles": ["maire"] } })));
    }

    #[test]
    fn what_a_house_adds_to_the_roles_stands_beside_what_is_there() {
        let mut book = Rulebook::default();
        let (path, text) =
            embedded::RULES.iter().find(|(path, _)| path.ends_with("roles.yaml")).expect("a file");
        read(&mut book, path, text).expect("valid");
        let house = "roles: []\ncivilities: []\nkinship: []\nmodifiers: { before: [feu], after: [] }\n\
                     plain_posts: [syndic]\n";
        read(&mut book, path, house).expect("valid");
        let has = |list: &[String], word: &str| list.iter().any(|w| w == word);
        let posts = &book.roles.plain_posts;
        assert!(has(posts, "maire") && has(posts, "syndic"));
        assert!(has(&book.roles.modifiers.before, "ancien"));
        assert!(has(&book.roles.modifiers.before, "feu"));
    }
}
