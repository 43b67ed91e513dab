//! The keyphrase as compose uses it. In: the analysis' best, or the editor's. Out: where it stands, and how a title
//! begins with it. It never changes its number or order.

use std::collections::BTreeSet;

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
    /// It can do so above a part of the article, where everybody knows what it is about.
    labels: bool,
    /// It names what happened.
    event: bool,
    /// It is a thing called by its name: `sonde européenne Ondine`.
    called: bool,
    /// It is a name, or a place or a body with one: `pont de Blaye`.
    body: bool,
}

impl Key {
    pub(crate) fn new(text: &str, mut spans: Vec<Span>, lang: &Language) -> Self {
        spans.truncate(EVIDENCE);
        let carries = |w: &String| w.chars().count() > 2 && !lang.is_function_word(w);
        let words: BTreeSet<String> = words(text).into_iter().filter(carries).collect();
        let labels = words.len() > 1 || text.contains(char::is_uppercase);
        let labels = labels && !is_human(text, lang);
        let leads = labels && leads(text, lang);
        let event = happens(text, lang);
        let (called, body) = (is_called(text, lang), is_body(text, lang));
        Self { text: text.to_owned(), spans, words, leads, labels, event, called, body }
    }

    /// The same for a person's name: who somebody is announces nothing that others do.
    pub(crate) fn of_person(self) -> Self {
        Self { leads: false, labels: false, ..self }
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

    /// True if a title begins with it, but for an article: what search tools ask of a title.
    pub(crate) fn begins(&self, title: &str, lang: &Language) -> bool {
        let (title, text) = (fold(title), fold(&self.text));
        let article = title.find([' ', '\'']).map_or(0, |i| i + 1);
        let bare = match lang.is_function_word(title[..article].trim_end()) {
            true => &title[article..],
            false => title.as_str(),
        };
        let starts = |title: &str| {
            let rest = title.strip_prefix(text.as_str());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        !text.is_empty() && (starts(&title) || starts(bare))
    }

    /// True if it can stand alone before a sentence so far behind the news: an event or a name before any, a thing before the news
    /// only, where it has a name of its own (`Sonde Ondine : une raie verte…`) or the sentence only takes something up
    /// (`Vaccination contre la rougeole : quatre personnes hospitalisées` would tell what nobody said).
    pub(crate) fn announces(&self, behind: usize, takes_up: bool) -> bool {
        self.labels && self.body
            || self.leads && (self.event || behind == 0 && (self.called || takes_up))
    }

    /// True if it can stand before a colon above a recap.
    pub(crate) fn leads(&self) -> bool {
        self.leads
    }

    /// True if it can stand before a colon above a part of the article: no one person, nor a common noun alone.
    pub(crate) fn can_label(&self) -> bool {
        self.labels
    }

    /// True if what heads it must be spoken of where it stands before a colon: all the article tells of an event, of a place
    /// or of a body with a name, but only a part of it of a thing (`bénéfice net`, `Bayard d'or du meilleur film`).
    pub(crate) fn is_thing(&self) -> bool {
        !(self.event || self.called || self.body)
    }

    /// True if it names what happened.
    pub(crate) fn is_event(&self) -> bool {
        self.event
    }

    /// Itself, and those parts of it that search tools take for it: more than half of its words, from its head on, or the
    /// name or purpose that ends it (`paris sportifs` of `publicité pour les paris sportifs`, but no `meilleur film` of a prize).
    pub(crate) fn labels(&self, lang: &Language) -> Vec<String> {
        let words: Vec<&str> = self.text.split(' ').collect();
        // `trêve humanitaire | dans le Haut-Nil`, not `dame au châle | rouge`.
        let small = |word: &str| lang.is_function_word(&fold(word));
        let letters = |word: &str| word.contains(char::is_alphanumeric);
        let ends = |end: &usize| {
            small(words[*end])
                && letters(words[*end])
                && !small(words[end - 1])
                && letters(words[end - 1])
        };
        let heads = (1..words.len()).rev().filter(ends).map(|end| words[..end].join(" "));
        let named = |name: &&str| name.contains(char::is_uppercase) || self.text.contains(" pour ");
        let parts = heads.chain(self.name(lang).filter(named).map(str::to_owned));
        let holds = |part: &String| self.stands_in(part);
        [self.text.clone()].into_iter().chain(parts.filter(holds)).collect()
    }

    /// The name that ends it, or what it is about: `Grand Chambéry` of `services de Grand Chambéry`, `paris sportifs` of
    /// `publicité pour les paris sportifs`.
    pub(crate) fn name(&self, lang: &Language) -> Option<&str> {
        // `Norvalia` of `suppression de postes chez Norvalia`
        let house = self.text.split_once(" chez ").map(|(_, house)| house);
        if let Some(house) = house.filter(|h| h.starts_with(char::is_uppercase)) {
            return Some(house);
        }
        let links = lang.rules.keyphrases.name_links.iter();
        let found = links.filter_map(|link| {
            let at = self.text.find(&format!(" {link} "))?;
            Some((at, std::cmp::Reverse(link.len()), link))
        });
        let (at, _, link) = found.min()?;
        let mut name = &self.text[at + link.len() + 2..];
        // `Sprimont` of `carrière de calcaire de Sprimont`; `chasse à Plélan` of `cabane de chasse à Plélan` is something else.
        while link == "de" && !name.starts_with(char::is_uppercase) {
            let (thing, of) = name.split_once(" de ")?;
            name = Some(of).filter(|_| !thing.contains(' '))?;
        }
        let several = name.contains(' ');
        (several || name.starts_with(char::is_uppercase)).then_some(name)
    }

    /// As a title begins with it.
    pub(crate) fn title(&self, lang: &Language) -> String {
        lang.capitalise(&self.text)
    }
}

/// True for who somebody is, which announces nothing: `Maire de Blaye : …`.
fn is_human(text: &str, lang: &Language) -> bool {
    let head = text.split([' ', '\u{a0}', '’', '\'']).next().unwrap_or_default().to_lowercase();
    let mark = lang.facts.vocabulary.mark(&head);
    let actors = &lang.rules.keyphrases.actors;
    let mut lemmas = lang.lexicon.readings(&head).map(|r| r.lemma(&head).to_string());
    [Class::Role, Class::RoleName, Class::Kin].iter().any(|class| mark.is(*class))
        || lemmas.any(|l| actors.contains(&l))
}

/// `Crue de la Garonne : …`, `Trêve humanitaire : …`; not `Députés : …`, nor a phrase with a participle in it.
fn leads(text: &str, lang: &Language) -> bool {
    let known = |word: &str, test: &dyn Fn(&Reading<'_>) -> bool| {
        lang.lexicon.readings(&word.to_lowercase()).any(|r| test(&r))
    };
    let participle = |r: &Reading<'_>| r.morph.verb_form() == Some(VerbForm::PastPart);
    let noun = |r: &Reading<'_>| matches!(r.pos, Pos::Noun | Pos::Adj);
    let tokens = || text.split([' ', '\u{a0}', '’', '\'']);
    let bent = tokens().any(|w| known(w, &participle) && !known(w, &noun));
    let head = tokens().next().unwrap_or_default().to_lowercase();
    let rules = &lang.rules.keyphrases;
    let mut lemmas = lang.lexicon.readings(&head).map(|r| r.lemma(&head).to_string());
    let setting = lemmas.any(|l| rules.places_only.contains(&l) || rules.speakers.contains(&l));
    !bent && !setting
}

/// A name, or a place or a body that has one.
fn is_body(text: &str, lang: &Language) -> bool {
    const BODIES: [Class; 6] = [
        Class::Site,
        Class::Institution,
        Class::Establishment,
        Class::Company,
        Class::Locality,
        Class::Celestial,
    ];
    let small = |w: &str| lang.is_function_word(&fold(w)) || !w.contains(char::is_alphanumeric);
    let mut words = text.split([' ', '\u{a0}']);
    if words.clone().all(|w| w.starts_with(char::is_uppercase) || small(w)) {
        return true;
    }
    let mark = lang.facts.vocabulary.mark(&words.next().unwrap_or_default().to_lowercase());
    let named = words.any(|w| w.contains(char::is_uppercase));
    named && BODIES.iter().any(|class| mark.is(*class))
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
    let head = text.split([' ', '\u{a0}', '’', '\'']).next().unwrap_or_default();
    lang.event_gravity(head).is_some_and(|gravity| gravity >= GRAVE)
}

/// The words of a text, folded; `Haut-Nil` is one, as it is for search tools.
fn words(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let split = folded.split(|c: char| !c.is_alphanumeric() && c != '-');
    let words = split.map(|w| w.trim_matches('-')).filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}
