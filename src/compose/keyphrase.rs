//! The keyphrase as compose uses it. In: the analysis' best, or the editor's. Out: where it stands, and how a title
//! begins with it. It never changes its number or order.

use std::collections::BTreeSet;

use super::headings::content_words;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::lexicon::Reading;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, Span, VerbForm};

/// Places of a keyphrase that a piece names as its evidence.
const EVIDENCE: usize = 24;

/// A keyphrase with what is needed to find it again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Key {
    /// As a reader types it.
    pub text: String,
    /// What it rests on.
    pub spans: Vec<Span>,
    words: BTreeSet<String>,
    /// It can stand alone before a colon: it names an event or a thing with its place or name.
    leads: bool,
    /// It names what happened.
    event: bool,
    /// It is a thing called by its name: `sonde européenne Ondine`.
    called: bool,
}

impl Key {
    pub(crate) fn new(text: &str, mut spans: Vec<Span>, lang: &Language) -> Self {
        spans.truncate(EVIDENCE);
        let words = content_words(text, lang);
        let leads = leads(text, words.len(), lang);
        let event = happens(text, lang);
        let called = is_called(text, lang);
        Self { text: text.to_owned(), spans, words, leads, event, called }
    }

    /// The same for a person's name: who somebody is announces nothing that others do.
    pub(crate) fn of_person(self) -> Self {
        Self { leads: false, ..self }
    }

    /// True if more than half of its content words stand in the text: what search tools ask of a subheading.
    pub(crate) fn stands_in(&self, text: &str) -> bool {
        let words = words(text);
        let found = self.words.iter().filter(|w| words.contains(*w)).count();
        !self.words.is_empty() && found * 2 > self.words.len()
    }

    /// True if all of its content words stand in the text.
    pub(crate) fn whole_in(&self, text: &str) -> bool {
        let words = words(text);
        !self.words.is_empty() && self.words.iter().all(|w| words.contains(w))
    }

    /// True if it can stand alone before a sentence so far behind the news: an event before any, a thing before the news
    /// only, where it has a name of its own (`Sonde Ondine : une raie verte…`) or the sentence only takes something up
    /// (`Vaccination contre la rougeole : quatre personnes hospitalisées` would tell what nobody said).
    pub(crate) fn announces(&self, behind: usize, takes_up: bool) -> bool {
        self.leads && (self.event || behind == 0 && (self.called || takes_up))
    }

    /// True if it can stand alone before a colon.
    pub(crate) fn leads(&self) -> bool {
        self.leads
    }

    /// The name that ends it, or what it is about: `Grand Chambéry` of `services de Grand Chambéry`, `paris sportifs` of
    /// `publicité pour les paris sportifs`.
    pub(crate) fn name(&self) -> Option<&str> {
        const LINKS: [&str; 8] =
            [" pour les ", " pour le ", " pour la ", " de la ", " de ", " à ", " du ", " des "];
        let (link, at) = LINKS
            .iter()
            .filter_map(|l| Some((l, self.text.find(l)?)))
            .min_by_key(|(l, at)| (*at, std::cmp::Reverse(l.len())))?;
        let name = &self.text[at + link.len()..];
        // `chasse à Plélan` of `cabane de chasse à Plélan` is something else.
        if *link == " de " && !name.starts_with(char::is_uppercase) {
            return None;
        }
        let several = name.contains(' ');
        (several || name.starts_with(char::is_uppercase)).then_some(name)
    }

    /// As a title begins with it.
    pub(crate) fn title(&self, lang: &Language) -> String {
        lang.capitalise(&self.text)
    }
}

/// `Crue de la Garonne : …`, `Trêve humanitaire : …`; not `Députés : …`, nor a phrase with a participle in it.
fn leads(text: &str, content: usize, lang: &Language) -> bool {
    let known = |word: &str, test: &dyn Fn(&Reading<'_>) -> bool| {
        lang.lexicon.readings(&word.to_lowercase()).any(|r| test(&r))
    };
    let participle = |r: &Reading<'_>| r.morph.verb_form() == Some(VerbForm::PastPart);
    let noun = |r: &Reading<'_>| matches!(r.pos, Pos::Noun | Pos::Adj);
    let tokens = || text.split([' ', '\u{a0}', '’', '\'']);
    let named = tokens().any(|w| w.starts_with(char::is_uppercase));
    let bent = tokens().any(|w| known(w, &participle) && !known(w, &noun));
    let head = tokens().next().unwrap_or_default().to_lowercase();
    let mark = lang.facts.vocabulary.mark(&head);
    // Who somebody is announces nothing: `Maire de Blaye : …`.
    let human = [Class::Role, Class::RoleName, Class::Kin].iter().any(|class| mark.is(*class));
    let rules = &lang.rules.keyphrases;
    let mut lemmas = lang.lexicon.readings(&head).map(|r| r.lemma(&head).to_string());
    let setting = lemmas.any(|l| rules.places_only.contains(&l) || rules.speakers.contains(&l));
    (content > 1 || named) && !bent && !human && !setting
}

/// A common noun with a name right behind it, and nothing between that only links.
fn is_called(text: &str, lang: &Language) -> bool {
    let mut words = text.split([' ', '\u{a0}']);
    let common = words.next().is_some_and(|w| lang.lexicon.entry(&w.to_lowercase()).is_some());
    let rest: Vec<&str> = words.collect();
    let named = rest.iter().any(|w| w.starts_with(char::is_uppercase));
    common
        && named
        && !rest.iter().any(|w| lang.is_function_word(&fold(w)) || w.contains(['’', '\'']))
}

/// True if what happens heads it, and weighs: `crue de la Garonne`.
fn happens(text: &str, lang: &Language) -> bool {
    /// Of what is news by itself.
    const GRAVE: u8 = 50;
    let head = text.split([' ', '\u{a0}', '’', '\'']).next().unwrap_or_default().to_lowercase();
    lang.index.events_of_noun(&lang.rules, &head).any(|e| e.gravity >= GRAVE)
}

fn words(text: &str) -> BTreeSet<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}
