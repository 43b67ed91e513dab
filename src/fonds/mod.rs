//! The archive desk. In: the cards of a base, the analysis of a text. Out: the cards that the text calls or comes near
//! ([`called`], [`near`]), what is wrong with a base ([`Desk`]), how much it holds ([`tally`]). It never prints, never
//! changes a card, and knows no limit by heart: they stand in `rules/fr/fonds`.
//!
//! [`Desk::card`] looks at one card (`sentences`, `card`), [`Desk::across`] compares cards (`repeats`, `subjects`).

mod card;
mod find;
mod repeats;
mod sentences;
mod sink;
mod stats;
mod subjects;
mod years;

use std::collections::BTreeSet;

pub use find::{called, near};
pub use stats::tally;

use sink::Sink;

use crate::lang::Language;
use crate::lang::compile::fonds::Sheet;
use crate::lang::compile::places::Part;
use crate::lang::schema::desk::DeskRules;
use crate::lang::schema::fonds::{Card, PartialDate};
use crate::model::{CardFinding, Day, Finding};

/// Everything that the checks of cards need, made once for all cards.
#[derive(Debug)]
pub struct Desk<'l> {
    lang: &'l Language,
    rules: &'l DeskRules,
    today: Option<Day>,
    ids: BTreeSet<String>,
}

/// Whether a card was called by each of its examples and counter-examples.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trials {
    /// One for each example.
    pub examples: Vec<bool>,
    /// One for each counter-example.
    pub never: Vec<bool>,
}

impl<'l> Desk<'l> {
    /// A desk for the cards of a base; without a day, nothing is too old.
    pub fn new(sheets: &[Sheet], today: Option<Day>, lang: &'l Language) -> Self {
        let ids = sheets.iter().map(|s| s.card.id.clone()).collect();
        Self { lang, rules: &lang.rules.fonds, today, ids }
    }

    /// The language of the cards.
    pub fn lang(&self) -> &'l Language {
        self.lang
    }

    /// What is wrong with one card. `trials` says what its examples do; `french` are findings in its [`page`].
    pub fn card(&self, sheet: &Sheet, trials: &Trials, french: &[Finding]) -> Vec<CardFinding> {
        let mut out = Sink::new(self);
        sentences::check(sheet, self, &mut out);
        card::check(sheet, trials, self, &mut out);
        out.foreign(sheet, french);
        out.finish()
    }

    /// What is wrong between cards; only what concerns a card in `scope` is told.
    pub fn across(&self, sheets: &[Sheet], scope: impl Fn(&Sheet) -> bool) -> Vec<CardFinding> {
        let inside: Vec<bool> = sheets.iter().map(scope).collect();
        let mut out = Sink::new(self);
        repeats::check(sheets, &inside, self, &mut out);
        subjects::check(sheets, &inside, self, &mut out);
        out.finish()
    }

    /// True if what ends then is over.
    fn is_over(&self, until: PartialDate) -> bool {
        self.today.is_some_and(|day| until.first() <= (day.year, day.month, day.day))
    }
}

/// The heading over the sentences of a [`page`]: without it the first sentence would be taken for one.
const HEAD: &str = "Fiche\n\n";
/// What parts two sentences of a [`page`].
const GAP: &str = "\n\n";

/// The sentences of a card as a plain text, so that they can be read like any other.
pub fn page(card: &Card) -> String {
    let texts: Vec<&str> = card.sentences.iter().map(|s| s.text()).collect();
    format!("{HEAD}{}\n", texts.join(GAP))
}

/// The sentence of a [`page`] that holds a byte.
fn sentence_at(card: &Card, at: u32) -> usize {
    let mut end = HEAD.len();
    let ends = card.sentences.iter().map(|sentence| {
        end += sentence.text().len() + GAP.len();
        end
    });
    ends.take_while(|end| *end <= at as usize).count()
}

/// True if no country has both cards.
fn is_elsewhere(a: &Card, b: &Card) -> bool {
    let everywhere = a.countries.is_empty() || b.countries.is_empty();
    !everywhere && a.countries.iter().all(|country| !b.countries.contains(country))
}

/// Where a part of another card stands, for a message.
fn place(sheet: &Sheet, part: Part, index: usize) -> String {
    format!("{}:{}", sheet.place.file, sheet.place.line_of(part, index))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_of_the_page_belongs_to_its_sentence() {
        let card: Card = serde_yaml::from_str(
            "{ id: a, kind: notion, subjects: [a], h3: [], source: s, checked: 2026-11, examples: [], never: [], \
             sentences: [{ service: Été. }, { service: Deux. }] }",
        )
        .expect("a card");
        let page = page(&card);
        let at = |text: &str| page.find(text).expect("it stands there") as u32;
        assert_eq!(sentence_at(&card, at("Été")), 0);
        assert_eq!(sentence_at(&card, at("Deux")), 1);
    }
}
