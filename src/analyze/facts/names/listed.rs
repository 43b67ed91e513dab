//! Names that the gazetteer knows, in context. In: a capitalised word. Out: the sense that the words around it allow. It
//! never trusts a small commune or an ordinary word without a preposition or a parenthesis that says place.

use super::{Kind, Name, Scan};
use crate::analyze::facts::slots;
use crate::analyze::facts::words::Passage;
use crate::lang::gazetteer::{Details, Entry, NameKind};
use crate::lang::schema::facts::Slot;
use crate::lang::vocabulary::Class;
use crate::model::{BlockKind, Pos, Shape};

impl Scan<'_, '_> {
    /// The listed name at a word, if the context allows one of its senses.
    pub(super) fn listed(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        if words.is(at, Class::Celestial) && words.shape(at) == Shape::Capitalised {
            return Some(Name::new(at..at + 1, Kind::Place, "place.celestial"));
        }
        let (count, senses) = self.longest(at, passage.words.end)?;
        let end = at + count;
        // `le Parisien Hugo X` comes from Paris and writes for no paper; `heure de Paris` is no place of the story.
        let demonym = count == 2 && self.is_demonym_of_name(passage, at + 1);
        let hour = at >= passage.words.start + 2 && words.form(at - 2) == "heure";
        // `le Nantais`, `une Bretonne`: somebody from there.
        let native = at > passage.words.start
            && count == 1
            && [Class::Definite, Class::Indefinite, Class::Demonstrative, Class::Plural]
                .iter()
                .any(|c| words.is(at - 1, *c))
            && senses.iter().any(|e| e.kind() == NameKind::Gentile)
            && !senses.iter().any(|e| matches!(e.kind(), NameKind::Country | NameKind::Region));
        if native {
            return None;
        }
        if words.is(at, Class::CommonAcronym) && count == 1 || self.is_award(end) || demonym || hour
        {
            return None;
        }
        let of = |test: &dyn Fn(&Entry<'_>) -> bool| senses.iter().find(|e| test(e)).copied();
        // `Paris 2024`, `France 2030`: events and plans.
        if words.shape(end) == Shape::Number
            && end < passage.words.end
            && words.written(end).len() == 4
        {
            return None;
        }
        // A longer capitalised run is another name: `Dax Athletic`, `Lyon Capitale`.
        let runs_on = words.is_capital(end)
            && end < passage.words.end
            && !self.begins_name(end, passage.words.end)
            && !words.is(end, Class::Civility);
        let place = of(&|e| is_place(e));
        let organisation = of(&|e| matches!(e.kind(), NameKind::Organisation) && !e.is_ambiguous());
        let metonym = of(&|e| e.kind() == NameKind::Metonym && !e.is_ambiguous());
        let doubtful = of(&|e| e.kind() == NameKind::Organisation && e.is_ambiguous());
        let located = self.is_located(passage, at, end);
        // `AS Cannes`, `CRS Alpes`, `SNCF Réseau`.
        let acronym =
            count == 1 && words.shape(at) == Shape::Upper && passage.kind != BlockKind::Dateline;
        if acronym
            && !words.is(at, Class::CommonAcronym)
            && !words.is(at, Class::Company)
            && (words.shape(end) == Shape::Capitalised || words.form(end) == "tv")
            && !self.begins_person(end)
            && end < passage.words.end
            && (organisation.is_some() || place.is_none())
        {
            return Some(Name::new(at..end + 1, Kind::Organisation, "organisation.acronym-name"));
        }
        if runs_on && count == 1 && !located {
            return None;
        }
        // `le Kremlin` acts; `au Kremlin` is where.
        let stands_for =
            |e: &Entry<'_>| metonym.is_some() && matches!(e.kind(), NameKind::Place(_));
        let plain = |e: &Entry<'_>| located || organisation.is_none() && !stands_for(e);
        let vague = of(&|e| e.kind() == NameKind::Metonym && e.is_ambiguous());
        let named_after =
            |i: usize| at >= passage.words.start + i && words.form(at - i) == "auprès";
        let acts = vague.is_some() && (self.is_actor(passage, at, end) || named_after(2));
        if acts && place.is_none_or(|e| matches!(e.kind(), NameKind::Place(_) | NameKind::Commune))
        {
            return Some(Name::new(at..end, Kind::Organisation, "organisation.listed").doubtful());
        }
        if let Some(entry) = place.filter(plain)
            && self.allows_place(passage, at, end, &entry, located)
        {
            return Some(self.place(passage, at, end, &entry, located));
        }
        if let Some(entry) = organisation.or(metonym) {
            let shouted = self.is_shouted(&entry) && passage.kind != BlockKind::Title;
            if !shouted {
                return Some(Name::new(at..end, Kind::Organisation, "organisation.listed"));
            }
        }
        let confirmed = doubtful.is_some()
            && (!located && self.is_actor(passage, at, end) || passage.kind == BlockKind::Sheet);
        confirmed.then(|| Name::new(at..end, Kind::Organisation, "organisation.listed").doubtful())
    }

    /// True if a name of its own begins here, so that the run before it is whole.
    fn begins_name(&self, at: usize, end: usize) -> bool {
        self.first_name(at).is_some_and(|f| f.class <= 6) || self.longest(at, end).is_some()
    }

    /// `Bayard d'or`, `Lion d'argent`.
    pub(super) fn is_award(&self, end: usize) -> bool {
        self.words.form(end) == "d'" && self.words.is(end + 1, Class::Award)
    }

    fn place(
        &self,
        passage: &Passage,
        at: usize,
        end: usize,
        entry: &Entry<'_>,
        located: bool,
    ) -> Name {
        // In sports stories a town without preposition is its club.
        let club = self.sports
            && !located
            && matches!(entry.kind(), NameKind::Commune | NameKind::City)
            && passage.kind != BlockKind::Dateline
            && !(at > 0 && self.words.is(at - 1, Class::Of));
        if club {
            return Name::new(at..end, Kind::Organisation, "organisation.club-town");
        }
        let mut name = Name::new(at..end, Kind::Place, "place.listed");
        name.country = country_of(entry);
        name
    }

    /// True if a preposition, a parenthesis or a dateline says that this is a place.
    pub(super) fn is_located(&self, passage: &Passage, at: usize, end: usize) -> bool {
        let words = self.words;
        if passage.kind == BlockKind::Dateline {
            return true;
        }
        let start = passage.words.start;
        let mut before = at;
        while before > start && words.is(before - 1, Class::Definite) {
            before -= 1;
        }
        let previous = before.checked_sub(1).filter(|&i| i >= start).map_or("", |i| words.form(i));
        let locative =
            before > start && words.is(before - 1, Class::Locative) && previous != "chez";
        let leads = |i: usize| words.is(i, Class::To) || words.form(i) == "en";
        let list =
            matches!(previous, "," | "et" | "ou") && before == at && before >= start + 2 && {
                let back = (before.saturating_sub(6).max(start)..before - 1).rev();
                back.take_while(|&i| {
                    words.is_capital(i) || matches!(words.form(i), "," | "et" | "de") || leads(i)
                })
                .any(leads)
            };
        let locality = before >= start + 2 && words.is(before - 1, Class::Of) && {
            let mut noun = before - 2;
            if words.has_pos(noun, Pos::Adj) && noun > start {
                noun -= 1;
            }
            let mark = words.mark(noun);
            let ranked =
                noun > start && slots::slot(words, Slot::Ordinal, noun - 1, noun).is_some();
            mark.is(Class::Locality) || mark.is(Class::Site) && !ranked || mark.is(Class::Bearing)
        };
        let opened = words.form(end) == "("
            && end + 2 < passage.words.end
            && self
                .longest(end + 1, passage.words.end)
                .is_some_and(|(_, s)| s.iter().any(is_region));
        let enclosed = previous == "(" && words.form(end) == ")";
        locative || list || locality || opened || enclosed
    }

    /// Whether a sense as a place can be meant here.
    fn allows_place(
        &self,
        passage: &Passage,
        at: usize,
        end: usize,
        entry: &Entry<'_>,
        located: bool,
    ) -> bool {
        let words = self.words;
        let shouted = self.is_shouted(entry)
            && !matches!(passage.kind, BlockKind::Dateline | BlockKind::Title | BlockKind::Kicker);
        if shouted {
            return false;
        }
        let article = at > passage.words.start
            && (words.is(at - 1, Class::Definite) || words.is(at - 1, Class::Contracted));
        match entry.kind() {
            NameKind::Country | NameKind::Region => true,
            NameKind::Department => article || located || !entry.is_word(),
            NameKind::Collectivity | NameKind::City => {
                let stands = self.longest(at, end).is_some_and(|(_, senses)| {
                    senses.iter().any(|e| e.kind() == NameKind::Metonym)
                });
                let plain = !entry.is_word() && (stands || !self.is_person_word(at));
                located || plain || end > at + 1
            }
            NameKind::Commune => {
                let of = at > passage.words.start && words.is_bare_of(at - 1);
                let plain = !entry.is_word() && !self.is_person_word(at);
                let hyphened = words.written(at).contains('-') || end > at + 1;
                let firmly = at > passage.words.start && matches!(words.form(at - 1), "à" | "(");
                located && (plain || !article && (firmly || !self.is_person_word(at)))
                    || plain
                        && !article
                        && (entry.class() <= 3 || hyphened || of && entry.class() <= 4)
                    || entry.class() <= 1 && !article
            }
            NameKind::Place(_) => {
                article
                    || located
                    || !entry.is_word() && (end > at + 1 || words.written(at).contains('-'))
                    || !entry.is_word() && !self.is_person_word(at)
            }
            _ => false,
        }
    }

    fn is_person_word(&self, at: usize) -> bool {
        self.first_name(at).is_some_and(|f| f.class <= 7)
    }

    /// Subject of a verb, or after *chez*, *par*, *selon*.
    pub(super) fn is_actor(&self, passage: &Passage, at: usize, end: usize) -> bool {
        let words = self.words;
        let led = at > passage.words.start && words.is(at - 1, Class::LeadsToActor);
        let acts = end < passage.words.end
            && (self.is_finite(end)
                || words.form(end) == "," && matches!(words.form(end + 1), "qui" | "dont"));
        acts || led
    }
}

fn is_place(entry: &Entry<'_>) -> bool {
    use NameKind::{City, Collectivity, Commune, Country, Department, Place, Region};
    matches!(entry.kind(), Country | Region | Department | Collectivity | Commune | City | Place(_))
}

fn is_region(entry: &Entry<'_>) -> bool {
    use NameKind::{Collectivity, Country, Department, Place, Region};
    matches!(entry.kind(), Country | Region | Department | Collectivity | Place(_))
}

/// The code of the country that a place lies in.
pub(super) fn country_of(entry: &Entry<'_>) -> Option<String> {
    match entry.details() {
        Details::Country(country) => Some(country.id),
        Details::City(city) => Some(city.country),
        Details::Place(place) => place.country,
        Details::Region(_)
        | Details::Department(_)
        | Details::Collectivity(_)
        | Details::Commune(_) => Some("FR".to_owned()),
        _ => None,
    }
}
