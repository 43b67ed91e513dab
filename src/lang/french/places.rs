//! Prepositions and articles of names. In: the name of a place or an organisation. Out: the name with what stands before it,
//! or the adjective, or the country. It never guesses: an unknown name has nothing.

use super::APOSTROPHE;
use crate::lang::Language;
use crate::lang::gazetteer::{Details, Entry, NameKind};
use crate::lang::schema::names::{Commune, Country, Gentile, GentileOf, Liaison};
use crate::model::{Gender, Number};

impl Language {
    /// Being in a place or going there: `en Arménie`, `au Mans`, `dans le Lot-et-Garonne`. Of several places of that name
    /// the first in the order of [`NameKind`] is meant; [`Language::within`] takes a given one.
    pub fn in_place(&self, name: &str) -> Option<String> {
        self.places(name).find_map(|e| self.within(&e))
    }

    /// Coming from a place or belonging to it: `d’Arménie`, `du Mans`, `de la Gironde`.
    pub fn from_place(&self, name: &str) -> Option<String> {
        self.places(name).find_map(|e| self.out_of(&e))
    }

    /// The name with its article, if it takes one: `l’Arménie`, `Cuba`, `Le Mans`, `la SNCF`.
    pub fn with_article(&self, name: &str) -> Option<String> {
        self.names.lookup(name).into_iter().find_map(|e| self.entry_with_article(&e))
    }

    /// [`Language::in_place`] for one sense of a name.
    pub fn within(&self, entry: &Entry<'_>) -> Option<String> {
        let name = entry.spelling();
        Some(match entry.details() {
            Details::Country(c) => set(&c.within, &c.name),
            Details::Region(a) | Details::Department(a) | Details::Collectivity(a) => {
                set(&a.within, &a.name)
            }
            Details::Commune(c) => of_commune(&c, name, ["à", "au", "aux"]),
            Details::City(c) => set(&c.within, c.bare.as_deref().unwrap_or(&c.name)),
            Details::Place(p) => set(&p.within, p.bare.as_deref().unwrap_or(&p.name)),
            _ => return None,
        })
    }

    /// [`Language::from_place`] for one sense of a name.
    pub fn out_of(&self, entry: &Entry<'_>) -> Option<String> {
        let name = entry.spelling();
        Some(match entry.details() {
            Details::Country(c) => set(&c.from, &c.name),
            Details::Region(a) | Details::Department(a) | Details::Collectivity(a) => {
                set(&a.from, &a.name)
            }
            Details::Commune(c) if c.liaison == Liaison::ElidedDe => set("d'", name),
            Details::Commune(c) => of_commune(&c, name, ["de", "du", "des"]),
            Details::City(c) => set(&c.from, c.bare.as_deref().unwrap_or(&c.name)),
            Details::Place(p) => set(&p.from, p.bare.as_deref().unwrap_or(&p.name)),
            _ => return None,
        })
    }

    /// [`Language::with_article`] for one sense of a name.
    pub fn entry_with_article(&self, entry: &Entry<'_>) -> Option<String> {
        let name = entry.spelling();
        Some(match entry.details() {
            Details::Country(c) => set(&c.article, &c.name),
            Details::Region(a) | Details::Department(a) | Details::Collectivity(a) => {
                set(&a.article, &a.name)
            }
            Details::Commune(_) => printed(name),
            Details::City(c) => printed(&c.name),
            Details::Place(p) => set(&p.article, &p.name),
            Details::Organisation(o) => {
                let article = if entry.is_short() { o.short_article } else { o.article };
                set(article.as_deref().unwrap_or_default(), name)
            }
            Details::Metonym(m) => printed(&m.name),
            Details::Gentile(_) | Details::Person => return None,
        })
    }

    /// The country that an adjective or the name of inhabitants belongs to: `arménienne` → Arménie.
    pub fn country(&self, adjective: &str) -> Option<Country> {
        self.gentiles(adjective).find_map(|g| match g.of {
            GentileOf::Country => self.names.country(g.country.as_deref()?),
            _ => None,
        })
    }

    /// True for an adjective of place and the name of its inhabitants: `cannois`, `Belge`.
    pub fn is_gentile(&self, form: &str) -> bool {
        self.gentiles(form).next().is_some()
    }

    /// The adjective of a place: `Russie`, feminine plural → `russes`.
    pub fn adjective(&self, place: &str, gender: Gender, number: Number) -> Option<String> {
        self.names.adjective(place).map(|g| g.forms.form(gender, number).to_owned())
    }

    fn gentiles(&self, form: &str) -> impl Iterator<Item = Gentile> {
        self.names.lookup(form).into_iter().filter_map(|e| match e.details() {
            Details::Gentile(gentile) => Some(gentile),
            _ => None,
        })
    }

    /// The senses of a name that are places.
    fn places(&self, name: &str) -> impl Iterator<Item = Entry<'_>> {
        let person = |e: &Entry<'_>| matches!(e.kind(), NameKind::FirstName | NameKind::Surname);
        self.names.lookup(name).into_iter().filter(move |e| !person(e))
    }
}

/// A name with the apostrophe of print.
fn printed(name: &str) -> String {
    name.replace('\'', "’")
}

/// A preposition or article before a name; nothing between them behind an apostrophe.
fn set(before: &str, name: &str) -> String {
    let name = printed(name);
    match before.strip_suffix('\'') {
        Some(stem) => format!("{stem}{APOSTROPHE}{name}"),
        None if before.is_empty() => name,
        None => format!("{before} {name}"),
    }
}

/// A preposition before the name of a commune: plain, with *le*, with *les*.
fn of_commune(commune: &Commune, name: &str, [plain, le, les]: [&str; 3]) -> String {
    let bare = name.split_once(' ').map_or(name, |(_, bare)| bare);
    match commune.liaison {
        Liaison::Le => set(le, bare),
        Liaison::Les => set(les, bare),
        _ => set(plain, name),
    }
}
