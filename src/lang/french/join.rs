//! Two phrases side by side. In: their words. Out: both, with the elision, the contraction or the other form that French asks
//! for between them. It never changes anything but the words that meet.

use super::APOSTROPHE;
use crate::lang::Language;
use crate::lang::gazetteer::{Details, Entry, NameKind};
use crate::lang::schema::names::Liaison;
use crate::model::{Morph, Pos, VerbForm};

/// What becomes of the article at the head of a name behind *de* and *à*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OwnArticle {
    /// It melts with the preposition: towns, newspapers, works (`du Mans`, `du Parrain`).
    Contracts,
    /// It stays: people (`de Le Corbusier`).
    Stays,
    /// It melts if the gazetteer knows a place or an organisation of that name.
    #[default]
    AsListed,
}

impl Language {
    /// Two words or phrases joined: `de` + `le maire` → `du maire`, `sa` + `amie` → `son amie`, `que` + `il` → `qu’il`.
    ///
    /// A name that keeps its article contracts if the gazetteer knows it (`de` + `Le Mans` → `du Mans`), else not (`de` + `Le
    /// Corbusier`). Behind an apostrophe nothing but the vowel is lost; the result carries U+2019.
    pub fn join(&self, left: &str, right: &str) -> String {
        self.join_named(left, right, OwnArticle::AsListed)
    }

    /// [`Language::join`] for a name of which it is known what becomes of the article at its head.
    pub fn join_named(&self, left: &str, right: &str, article: OwnArticle) -> String {
        if left.is_empty() || right.is_empty() {
            return format!("{left}{right}");
        }
        let start = left.rfind([' ', '\u{a0}', '\u{202f}', '\'', APOSTROPHE]);
        let start = start.map_or(0, |at| at + left[at..].chars().next().map_or(0, char::len_utf8));
        let (lead, last) = left.split_at(start);
        let joined = self
            .contracted(last, right, article)
            .or_else(|| self.without_partitive(last, right))
            .or_else(|| self.before_vowel(last, right))
            .or_else(|| self.elided(last, right));
        match joined {
            Some(joined) => format!("{lead}{joined}"),
            None => format!("{left} {right}"),
        }
    }

    /// The items in a row: `A, B et C`; `conjunction` stands before the last.
    pub fn list<T: AsRef<str>>(&self, items: &[T], conjunction: &str) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
                format!("{} {conjunction} {}", first.join(", "), last.as_ref())
            }
        }
    }

    /// `de` + `le` → `du`.
    fn contracted(&self, last: &str, right: &str, own: OwnArticle) -> Option<String> {
        let lower = last.to_lowercase();
        let (first, rest) = right.split_once(' ').unwrap_or((right, ""));
        let contraction = self
            .rules
            .realisation
            .contractions
            .iter()
            .find(|c| c.preposition == lower && c.article == first.to_lowercase())?;
        // *Lequel* stands alone, an article does not.
        let alone = contraction.article.len() > "les".len();
        if rest.is_empty() && !alone {
            return None;
        }
        let named = first.starts_with(char::is_uppercase);
        let stays = match own {
            OwnArticle::Contracts => false,
            OwnArticle::Stays => true,
            OwnArticle::AsListed => !self.article_contracts(right),
        };
        if named && stays {
            return None;
        }
        let form = self.like(last, &contraction.form);
        Some(if rest.is_empty() { form } else { format!("{form} {rest}") })
    }

    /// True if the article at the head of a name melts with a preposition: towns, places, newspapers; not people.
    fn article_contracts(&self, name: &str) -> bool {
        let words: Vec<&str> = name.split(' ').collect();
        let senses = self.names.longest(&words).map(|(_, senses)| senses).unwrap_or_default();
        senses.iter().any(|e| {
            let kind = e.kind();
            let place = matches!(
                kind,
                NameKind::Commune | NameKind::City | NameKind::Place(_) | NameKind::Organisation
            );
            place && e.spelling().starts_with("Le")
        })
    }

    /// `beaucoup de` + `des élus` → `beaucoup d’élus`.
    fn without_partitive(&self, last: &str, right: &str) -> Option<String> {
        if last.to_lowercase() != "de" {
            return None;
        }
        let dropped = &self.rules.realisation.dropped_after_de;
        let rest = dropped.iter().find_map(|d| {
            let typographic = d.replace('\'', "’");
            right.strip_prefix(d.as_str()).or_else(|| right.strip_prefix(&typographic))
        })?;
        self.elided(last, rest).or_else(|| Some(format!("{last} {rest}")))
    }

    /// `sa` + `amie` → `son amie`, `ce` + `homme` → `cet homme`, `beau` + `homme` → `bel homme`, `ce` + `est` → `c’est`.
    fn before_vowel(&self, last: &str, right: &str) -> Option<String> {
        let rules = &self.rules.realisation;
        let lower = last.to_lowercase();
        let other = if lower == "ce" {
            return self.after_ce(last, right);
        } else if let Some(other) = rules.possessives.get(&lower) {
            other
        } else {
            rules.prevocalic.get(&lower).filter(|_| self.is_nominal(first_word(right)))?
        };
        self.elides_before(right).then(|| format!("{} {right}", self.like(last, other)))
    }

    /// The pronoun *ce* before *être* and *avoir*, else the determiner.
    fn after_ce(&self, last: &str, right: &str) -> Option<String> {
        if !self.elides_before(right) {
            return None;
        }
        let word = first_word(right);
        let lower = word.to_lowercase();
        let auxiliary = self
            .lexicon
            .readings(&lower)
            .any(|r| r.pos == Pos::Aux && r.morph.verb_form().is_some_and(VerbForm::is_finite));
        if auxiliary || lower == "en" {
            let hard = !lower.starts_with(['e', 'é', 'è', 'ê', 'i']);
            let stem = if hard { "ç" } else { "c" };
            return Some(format!("{}{APOSTROPHE}{right}", self.like(last, stem)));
        }
        self.is_nominal(word).then(|| format!("{} {right}", self.like(last, "cet")))
    }

    /// `que` + `il` → `qu’il`.
    fn elided(&self, last: &str, right: &str) -> Option<String> {
        let lower = last.to_lowercase();
        let elision = self.rules.realisation.elisions.iter().find(|e| e.word == lower)?;
        let word = first_word(right).to_lowercase();
        let asked = elision.before.is_empty() || elision.before.contains(&word);
        if !asked || !self.elides_before(right) {
            return None;
        }
        let stem = self.like(last, elision.form.trim_end_matches('\''));
        Some(format!("{stem}{APOSTROPHE}{right}"))
    }

    /// `form` with a capital if `model` has one.
    fn like(&self, model: &str, form: &str) -> String {
        if model.starts_with(char::is_uppercase) { self.capitalise(form) } else { form.to_owned() }
    }

    /// True for a word that can stand behind a determiner or an adjective: a noun, an adjective, a name.
    fn is_nominal(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let form = if self.lexicon.entry(word).is_some() { word } else { lower.as_str() };
        let mut readings = self.lexicon.readings(form).peekable();
        if readings.peek().is_none() {
            return true;
        }
        let (mut nominal, mut closed) = (false, false);
        for reading in readings {
            match reading.pos {
                Pos::Noun | Pos::Propn | Pos::Adj => nominal = true,
                Pos::Cconj | Pos::Sconj | Pos::Adp | Pos::Det | Pos::Pron => closed = true,
                _ => {}
            }
        }
        nominal && !closed
    }

    /// True if a word that elides loses its vowel before `text`.
    pub fn elides_before(&self, text: &str) -> bool {
        let word = first_word(text);
        let lower = word.to_lowercase();
        let letters = crate::lang::fold::fold(&lower);
        let mut initial = letters.chars();
        let (first, second) = (initial.next(), initial.next());
        if !matches!(first, Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h')) {
            return false;
        }
        let rules = &self.rules.realisation;
        if rules.no_elision_before.contains(&lower) {
            return false;
        }
        if rules.elision_before.contains(&lower) {
            return true;
        }
        let acronym = word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
        // Before these the spelling does not tell; of a name the gazetteer may.
        let glide =
            matches!(first, Some('i' | 'o' | 'u')) && second.is_some_and(|c| "aeiouv".contains(c));
        let doubtful = matches!(first, Some('h' | 'y')) || glide;
        if doubtful && word.starts_with(char::is_uppercase) {
            if let Some(told) = self.elision_of_name(text) {
                return told;
            }
            if acronym && !glide {
                return false;
            }
        }
        if let Some(aspirated) = self.is_aspirated(word, &lower) {
            let vowel_after_y = first == Some('y') && second.is_some_and(|c| "aeiou".contains(c));
            return !aspirated && !vowel_after_y;
        }
        match first {
            // A loan word, or a name of abroad.
            Some('h') => false,
            Some('y') => second.is_some_and(|c| !"aeiou".contains(c)),
            _ => true,
        }
    }

    /// Whether the lexicon marks a word against elision; none if it does not know the word nor its first part.
    fn is_aspirated(&self, word: &str, lower: &str) -> Option<bool> {
        let first_part = lower.split('-').next().unwrap_or_default();
        [lower, word, first_part].into_iter().find_map(|form| {
            let mut readings = self.lexicon.readings(form).peekable();
            readings.peek()?;
            Some(readings.any(|r| r.morph.has(Morph::ASPIRATED)))
        })
    }

    /// Whether the gazetteer shows a name with an elided article or preposition; none if it does not tell.
    fn elision_of_name(&self, text: &str) -> Option<bool> {
        let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = text.split(' ').take(8).collect();
        let (taken, senses) = self.names.longest(&words)?;
        // `Hervé` is not the town of Herve.
        let written = words[..taken].join(" ");
        let same = |e: &&Entry<'_>| e.spelling().eq_ignore_ascii_case(&written);
        senses.iter().filter(same).find_map(elided_in_list)
    }
}

fn elided_in_list(entry: &Entry<'_>) -> Option<bool> {
    let told = |article: &str| match article {
        "" => None,
        "les" | "des" | "aux" => None,
        article => Some(article.ends_with('\'')),
    };
    match entry.details() {
        Details::Country(c) => told(&c.article).or_else(|| told(&c.from)),
        Details::Region(a) | Details::Department(a) | Details::Collectivity(a) => {
            told(&a.article).or_else(|| told(&a.from))
        }
        Details::Commune(c) => match c.liaison {
            Liaison::ElidedDe => Some(true),
            Liaison::De => Some(false),
            _ => None,
        },
        Details::City(c) => told(&c.from),
        Details::Place(p) => told(&p.article).or_else(|| told(&p.from)),
        Details::Organisation(o) => {
            let article = if entry.is_short() { o.short_article } else { o.article };
            article.as_deref().and_then(told)
        }
        Details::Metonym(_) | Details::Gentile(_) | Details::Person => None,
    }
}

/// The first word of a text behind opening marks; hyphens belong to it, apostrophes end it.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(text.len());
    &text[..end]
}
