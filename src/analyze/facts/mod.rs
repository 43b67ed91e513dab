//! Who, what they said, when, where, how much. In: an analysis with sentences, tokens and clauses. Out: its facts. It
//! never decides what is worth telling, and keeps what it doubts apart from what it is sure of.

mod calendar;
mod dates;
mod figures;
mod matcher;
mod named;
mod names;
mod numbers;
mod people;
mod quotes;
mod roles;
mod slots;
mod speakers;
mod subjects;
mod tense;
mod titles;
mod words;

use std::collections::BTreeSet;

use crate::lang::Language;
use crate::model::{Analysis, Span};
use names::Kind;
use words::Words;

/// Fills in the facts of an analysis.
pub fn facts(analysis: &mut Analysis, lang: &Language) {
    let side = words::side_tokens(analysis, lang);
    let words = Words::new(analysis, &side, lang);
    let quoted = quotes::quotations(&analysis.document);
    let titles = titles::titles(&words, &quoted);
    let named: BTreeSet<Span> = titles.iter().copied().collect();
    let spoken: Vec<quotes::Quoted> =
        quoted.iter().filter(|q| !named.contains(&q.span)).copied().collect();
    let spans: Vec<Span> = spoken.iter().map(|q| q.span).collect();
    let dates = dates::dates(&words, analysis.date, &spans);
    let figures = figures::figures(&words, &dates.taken, &spans);
    let mut names = names::names(&words, &dates.taken, &titles);
    let people = people::people(&words, &mut names, &spans);
    named::settle(&words, &mut names);
    let organisations = named::collect(&words, &names, Kind::Organisation);
    let places = named::collect(&words, &names, Kind::Place);
    let cast = subjects::Cast::new(&words, &names, &people, &analysis.clauses);
    let quotes = speakers::speakers(&cast, &spoken);
    drop(cast);
    let people = people.into_model(&words);
    drop(words);
    analysis.people = people;
    analysis.organisations = organisations;
    analysis.places = places;
    analysis.quotes = quotes;
    analysis.dates = dates.mentions;
    analysis.figures = figures;
}
