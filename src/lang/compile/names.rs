//! The lists of names, file by file. In: paths and texts. Out: the table of [`super::gazetteer`]. It never judges what a
//! name means in a text.

use std::collections::BTreeMap;

use super::gazetteer::{Builder, RawEntry, Record, Tag, flag};
use super::namekey;
use super::source::{SourceError, parse};
use crate::lang::lexicon::Lexicon;
use crate::lang::schema::names::{
    City, Country, FourForms, France, Gentile, GentileOf, Liaison, Metonym, Organisation, Place,
};
use crate::model::grammar::{Gender, Morph, Number, Pos};

/// The files that the table is made of, relative to the project; of two adjectives of one place the first is written.
pub const FILES: [&str; 10] = [
    "data/fr/places/pays.yaml",
    "data/fr/places/france.yaml",
    "data/fr/places/villes.yaml",
    "data/fr/places/lieux.yaml",
    "data/fr/places/communes.tsv",
    "data/fr/places/gentiles.tsv",
    "data/fr/names/organisations.yaml",
    "data/fr/names/metonymies.yaml",
    "data/fr/names/prenoms.tsv",
    "data/fr/names/surnames.txt",
];

/// Gathers the lists of names.
#[derive(Debug)]
pub struct Names<'a> {
    table: Builder,
    lexicon: &'a Lexicon<'a>,
}

impl<'a> Names<'a> {
    /// Nothing yet; the lexicon gives the forms of adjectives of which only one is listed.
    pub fn new(lexicon: &'a Lexicon<'a>) -> Self {
        Self { table: Builder::default(), lexicon }
    }

    /// Reads one file.
    pub fn read(&mut self, path: &str, text: &str) -> Result<(), SourceError> {
        match path.rsplit('/').next().unwrap_or_default() {
            "pays.yaml" => self.countries(parse(path, text)?),
            "france.yaml" => self.france(parse(path, text)?),
            "villes.yaml" => self.cities(parse(path, text)?),
            "lieux.yaml" => self.places(parse(path, text)?),
            "organisations.yaml" => self.organisations(parse(path, text)?),
            "metonymies.yaml" => self.metonyms(parse(path, text)?),
            "communes.tsv" => self.rows(path, text, Self::commune)?,
            "gentiles.tsv" => self.rows(path, text, Self::gentile_row)?,
            "prenoms.tsv" => self.rows(path, text, Self::first_name)?,
            "surnames.txt" => {
                let names = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
                names.enumerate().for_each(|(rank, name)| self.surname(rank, name));
            }
            _ => {
                let message =
                    format!("unknown list of names, expected one of {}", FILES.join(", "));
                return Err(SourceError::at(path, text, "", message));
            }
        }
        Ok(())
    }

    fn rows(
        &mut self,
        path: &str,
        text: &str,
        mut read: impl FnMut(&mut Self, &[&str]) -> Result<(), &'static str>,
    ) -> Result<(), SourceError> {
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            let row = line.trim_end_matches(['\n', '\r']);
            if !row.is_empty() && !row.starts_with('#') {
                let fields: Vec<&str> = row.split('\t').collect();
                read(self, &fields)
                    .map_err(|message| SourceError::at_offset(path, text, offset, message))?;
            }
            offset += line.len();
        }
        Ok(())
    }

    fn countries(&mut self, countries: Vec<Country>) {
        for country in countries {
            let id = format!("pays:{}", country.id);
            let data = self.table.identified(id, &Record::Country(country.clone()));
            let flags = agreement(country.gender, country.number);
            let entry = |spelling: &str, more: u16| RawEntry {
                tag: Tag::Country,
                class: if country.of.is_none() { 1 } else { 2 },
                data,
                spelling: spelling.to_owned(),
                flags: flags | more,
            };
            self.table.add(entry(&country.name, 0));
            if country.official != country.name {
                self.table.add(entry(&country.official, flag::ALIAS));
            }
            for alias in &country.aliases {
                self.table.add(entry(without_article(alias).1, flag::ALIAS));
            }
            let place = Gentile {
                forms: NO_FORMS,
                place: country.name.clone(),
                of: GentileOf::Country,
                country: Some(country.id.clone()),
            };
            for forms in country.adj.iter().chain(&country.demonym) {
                self.gentile(Gentile { forms: lower(forms), ..place.clone() });
            }
            for adj in &country.adj_alt {
                self.gentile(Gentile { forms: self.four_forms(adj), ..place.clone() });
            }
        }
    }

    fn france(&mut self, france: France) {
        let lists = [
            (Tag::Region, GentileOf::Region, "region", france.regions),
            (Tag::Department, GentileOf::Department, "departement", france.departements),
            (Tag::Collectivity, GentileOf::Territory, "collectivite", france.collectivites),
        ];
        for (tag, of, prefix, areas) in lists {
            for area in areas {
                let record = match tag {
                    Tag::Region => Record::Region(area.clone()),
                    Tag::Department => Record::Department(area.clone()),
                    _ => Record::Collectivity(area.clone()),
                };
                let data = self.table.identified(format!("{prefix}:{}", area.code), &record);
                let flags = agreement(area.gender, area.number);
                self.table.add(RawEntry {
                    tag,
                    class: 1,
                    data,
                    spelling: area.name.clone(),
                    flags,
                });
                for alias in &area.aliases {
                    let spelling = without_article(alias).1.to_owned();
                    self.table.add(RawEntry {
                        tag,
                        class: 1,
                        data,
                        spelling,
                        flags: flags | flag::ALIAS,
                    });
                }
                let listed = area.adj.iter().chain(&area.gentile).map(lower);
                let alt = area.gentile_alt.iter().map(|form| self.four_forms(form));
                for forms in listed.chain(alt).collect::<Vec<_>>() {
                    let (place, country) = (area.name.clone(), Some("FR".into()));
                    self.gentile(Gentile { forms, place, of, country });
                }
            }
        }
    }

    fn cities(&mut self, cities: Vec<City>) {
        for city in cities {
            let data = self.table.record(&Record::City(city.clone()));
            let flags = Morph::default().with_number(Number::Sing).0 as u16
                | if city.word { flag::WORD } else { 0 };
            let class = if city.capital { 1 } else { 2 };
            self.table.add(RawEntry { tag: Tag::City, class, data, spelling: city.name, flags });
            for spelling in city.aliases {
                let flags = flags | flag::ALIAS;
                self.table.add(RawEntry { tag: Tag::City, class, data, spelling, flags });
            }
        }
    }

    fn places(&mut self, places: Vec<Place>) {
        for place in places {
            let data = self.table.record(&Record::Place(place.clone()));
            let flags =
                agreement(place.gender, place.number) | if place.word { flag::WORD } else { 0 };
            let entry = |spelling: &str, flags| RawEntry {
                tag: Tag::Place,
                class: place.kind as u8,
                data,
                spelling: spelling.to_owned(),
                flags,
            };
            self.table.add(entry(&place.name, flags));
            for alias in &place.aliases {
                self.table.add(entry(without_article(alias).1, flags | flag::ALIAS));
            }
        }
    }

    fn organisations(&mut self, organisations: Vec<Organisation>) {
        for org in organisations {
            let data = self.table.record(&Record::Organisation(org.clone()));
            let ambiguous = if org.ambiguous { flag::AMBIGUOUS } else { 0 };
            let long = agreement(org.gender, org.number) | ambiguous;
            let short = agreement(org.short_gender.unwrap_or(org.gender), org.number)
                | ambiguous
                | flag::SHORT;
            let entry = |spelling: &str, flags| RawEntry {
                tag: Tag::Organisation,
                class: org.kind as u8,
                data,
                spelling: spelling.to_owned(),
                flags,
            };
            self.table.add(entry(&org.name, long));
            org.short.iter().for_each(|s| self.table.add(entry(s, short)));
            org.aliases.iter().for_each(|s| self.table.add(entry(s, short | flag::ALIAS)));
        }
    }

    fn metonyms(&mut self, metonyms: Vec<Metonym>) {
        for metonym in metonyms {
            let data = self.table.record(&Record::Metonym(metonym.clone()));
            let ambiguous = if metonym.ambiguous { flag::AMBIGUOUS } else { 0 };
            for (i, name) in [&metonym.name].into_iter().chain(&metonym.aliases).enumerate() {
                let (article, spelling) = without_article(name);
                let marks = match article {
                    "le" => agreement(Gender::Masc, Number::Sing),
                    "la" => agreement(Gender::Fem, Number::Sing),
                    "les" => Morph::default().with_number(Number::Plur).0 as u16,
                    _ => Morph::default().with_number(Number::Sing).0 as u16,
                };
                let alias = if i > 0 { flag::ALIAS } else { 0 };
                self.table.add(RawEntry {
                    tag: Tag::Metonym,
                    class: u8::from(metonym.capitals),
                    data,
                    spelling: spelling.to_owned(),
                    flags: marks | ambiguous | alias,
                });
            }
        }
    }

    fn commune(&mut self, fields: &[&str]) -> Result<(), &'static str> {
        let &[name, code, liaison, seat, class, word] = fields else {
            return Err("six fields expected: name, département, liaison, seat, class, word");
        };
        let liaison: u32 = liaison
            .parse()
            .ok()
            .filter(|&l| (l as usize) < Liaison::ALL.len())
            .ok_or("the type of liaison is a number from 0 to 8")?;
        let seat = match seat {
            "" => 0,
            "P" => 1,
            "S" => 2,
            _ => return Err("the seat is P, S or nothing"),
        };
        let class = match class.as_bytes() {
            [c @ b'a'..=b'e'] => c - b'a' + 1,
            _ => return Err("the class is a letter from a to e"),
        };
        let flags = match word {
            "w" => flag::WORD,
            "a" => flag::BARE_WORD,
            "" => 0,
            _ => return Err("the last field is w, a or nothing"),
        };
        let department = self.table.code(code);
        self.table.add(RawEntry {
            tag: Tag::Commune,
            class,
            data: department | liaison << 8 | seat << 12,
            spelling: name.to_owned(),
            flags: flags | Morph::default().with_number(Number::Sing).0 as u16,
        });
        Ok(())
    }

    fn gentile_row(&mut self, fields: &[&str]) -> Result<(), &'static str> {
        let &[m, f, mp, fp, place, of, country] = fields else {
            return Err("seven fields expected: m, f, mp, fp, place, kind of place, country");
        };
        let of = GentileOf::named(of).ok_or(
            "the kind of place is ville, département, région, quartier, territoire, monde",
        )?;
        let forms = FourForms { m: m.into(), f: f.into(), mp: mp.into(), fp: fp.into() };
        let country = Some(country.to_owned()).filter(|c| !c.is_empty());
        self.gentile(Gentile { forms, place: place.to_owned(), of, country });
        Ok(())
    }

    /// Adds the forms of an adjective of place, each once for its place.
    fn gentile(&mut self, gentile: Gentile) {
        let known = self.table.known(&namekey::key(&gentile.forms.m)).any(|(entry, record)| {
            entry.spelling == gentile.forms.m
                && matches!(record, Record::Gentile(g) if g.place == gentile.place)
        });
        if known {
            return;
        }
        let forms = &gentile.forms;
        let cells = [
            (&forms.m, Gender::Masc, Number::Sing),
            (&forms.f, Gender::Fem, Number::Sing),
            (&forms.mp, Gender::Masc, Number::Plur),
            (&forms.fp, Gender::Fem, Number::Plur),
        ];
        let mut spelled: BTreeMap<&str, u16> = BTreeMap::new();
        for (form, gender, number) in cells {
            *spelled.entry(form).or_default() |= agreement(gender, number);
        }
        let class = gentile.of as u8;
        let spelled: Vec<(String, u16)> =
            spelled.into_iter().map(|(form, flags)| (form.to_owned(), flags)).collect();
        let id = format!("gentile:{}", namekey::key(&gentile.place));
        let data = self.table.identified(id, &Record::Gentile(gentile));
        for (spelling, flags) in spelled {
            self.table.add(RawEntry { tag: Tag::Gentile, class, data, spelling, flags });
        }
    }

    /// The forms of an adjective of which only the masculine singular is listed.
    fn four_forms(&self, masculine: &str) -> FourForms {
        let masculine = masculine.to_lowercase();
        let cells: Vec<_> = self.lexicon.paradigm(&masculine, Pos::Adj).collect();
        let form = |gender, number| {
            cells
                .iter()
                .find(|c| c.morph.allows_gender(gender) && c.morph.allows_number(number))
                .map_or_else(|| masculine.clone(), |cell| cell.lemma(&masculine))
        };
        FourForms {
            m: masculine.clone(),
            f: form(Gender::Fem, Number::Sing),
            mp: form(Gender::Masc, Number::Plur),
            fp: form(Gender::Fem, Number::Plur),
        }
    }

    fn first_name(&mut self, fields: &[&str]) -> Result<(), &'static str> {
        let &[name, gender, word, class] = fields else {
            return Err("four fields expected: name, gender, word, class");
        };
        let marks = match gender {
            "m" => Morph::default().with_gender(Gender::Masc),
            "f" => Morph::default().with_gender(Gender::Fem),
            "e" => Morph::default().epicene(),
            _ => return Err("the gender is m, f or e"),
        };
        let class: u8 = class.parse().map_err(|_| "the class is a number from 1 to 9")?;
        let flags = marks.0 as u16 | if word == "w" { flag::WORD } else { 0 };
        let spelling = name.to_owned();
        self.table.add(RawEntry { tag: Tag::FirstName, class, data: 0, spelling, flags });
        Ok(())
    }

    fn surname(&mut self, rank: usize, name: &str) {
        // Nine classes, as for first names: half as many names in each as in the next.
        let class = (usize::BITS - (rank / 5 + 1).leading_zeros()).min(9) as u8;
        let spelling = name.to_owned();
        self.table.add(RawEntry { tag: Tag::Surname, class, data: 0, spelling, flags: 0 });
    }

    /// The table.
    pub fn compile(self) -> Vec<u8> {
        self.table.compile()
    }
}

const NO_FORMS: FourForms =
    FourForms { m: String::new(), f: String::new(), mp: String::new(), fp: String::new() };

fn agreement(gender: Gender, number: Number) -> u16 {
    Morph::default().with_gender(gender).with_number(number).0 as u16
}

fn lower(forms: &FourForms) -> FourForms {
    let [m, f, mp, fp] = [&forms.m, &forms.f, &forms.mp, &forms.fp].map(|s| s.to_lowercase());
    FourForms { m, f, mp, fp }
}

/// A name cut into its lower-case article and the rest.
pub fn without_article(name: &str) -> (&str, &str) {
    ["le ", "la ", "les ", "l'", "l’"]
        .into_iter()
        .find_map(|a| name.strip_prefix(a).map(|rest| (a.trim_end(), rest)))
        .unwrap_or(("", name))
}
