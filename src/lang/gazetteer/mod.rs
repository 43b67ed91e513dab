//! Names of places, organisations and people. In: the words of a text, or a name. Out: what the name can be. It never
//! decides which of its senses a text means, and decodes only the records it is asked for.

mod entry;

pub use entry::{Details, Entry, NameKind, Written};

use crate::lang::compile::gazetteer::{MAGIC, Record, SECTIONS, Section, flag};
use crate::lang::compile::namekey;
use crate::lang::compile::table::Table;
use crate::lang::schema::names::{Area, Country, Gentile};

/// The names, as compiled in, then those of house packs.
#[derive(Debug)]
pub struct Gazetteer {
    layers: Vec<Layer>,
}

#[derive(Debug)]
struct Layer {
    keys: fst::Map<&'static [u8]>,
    ids: fst::Map<&'static [u8]>,
    table: Table<'static, SECTIONS>,
}

impl Gazetteer {
    /// The gazetteer of these tables; an error says that one is none.
    pub fn open(tables: &[&'static [u8]]) -> Result<Self, String> {
        let layers = tables.iter().map(|bytes| {
            let table = Table::open(MAGIC, bytes)?;
            let map =
                |s: Section| fst::Map::new(table.section(s as usize)).map_err(|e| e.to_string());
            Ok(Layer { keys: map(Section::Keys)?, ids: map(Section::Ids)?, table })
        });
        Ok(Self { layers: layers.collect::<Result<_, String>>()? })
    }

    /// The senses of a name as the lists know it; neither capitals nor accents nor hyphens count.
    pub fn lookup(&self, name: &str) -> Vec<Entry<'_>> {
        let key = namekey::key(name);
        let layers = self.layers.iter().rev();
        layers
            .flat_map(|layer| layer.keys.get(&key).into_iter().flat_map(|at| layer.run(at)))
            .collect()
    }

    /// The longest name that begins with the first of `words` (tokens as written, elided ones apart or not): how many
    /// words it takes, and its senses, those written best first.
    ///
    /// Names must bear their capitals. A contraction can be the article of a name: `au Mans`, `des Échos`.
    pub fn longest(&self, words: &[&str]) -> Option<(usize, Vec<Entry<'_>>)> {
        let mut best: Option<(usize, Vec<Entry<'_>>)> = None;
        for layer in self.layers.iter().rev() {
            layer.walk(words, |taken, at| {
                let longest = best.as_ref().map_or(0, |b| b.0);
                if taken < longest {
                    return;
                }
                let senses = layer.run(at).filter_map(|e| e.as_written(&words[..taken]));
                let mut senses: Vec<_> = senses.collect();
                if senses.is_empty() {
                    return;
                }
                match &mut best {
                    Some((n, known)) if *n == taken => known.append(&mut senses),
                    _ => best = Some((taken, senses)),
                }
            });
        }
        if let Some((_, senses)) = &mut best {
            senses.sort_by_key(|e| e.written);
            if senses[0].written < Written::Capitals {
                senses.retain(|e| e.written < Written::Capitals);
            }
        }
        best
    }

    /// The country of a code: `FR`.
    pub fn country(&self, code: &str) -> Option<Country> {
        match self.record(&format!("pays:{code}"))? {
            Record::Country(country) => Some(country),
            _ => None,
        }
    }

    /// The département of a code: `47`.
    pub fn department(&self, code: &str) -> Option<Area> {
        match self.record(&format!("departement:{code}"))? {
            Record::Department(area) => Some(area),
            _ => None,
        }
    }

    /// The adjective of a place: `Russie`.
    pub fn adjective(&self, place: &str) -> Option<Gentile> {
        match self.record(&format!("gentile:{}", namekey::key(place)))? {
            Record::Gentile(gentile) => Some(gentile),
            _ => None,
        }
    }

    fn record(&self, id: &str) -> Option<Record> {
        let mut layers = self.layers.iter().rev();
        layers.find_map(|layer| layer.ids.get(id).and_then(|index| layer.record(index as usize)))
    }
}

impl Layer {
    /// The entries of a run.
    fn run(&self, first: u64) -> impl Iterator<Item = Entry<'_>> {
        let entries = self.table.section(Section::Entries as usize);
        let mut rest = entries.get(first as usize * 12..).unwrap_or_default();
        std::iter::from_fn(move || {
            let (raw, after) = rest.split_at_checked(12)?;
            let entry = Entry { layer: self, raw, written: Written::Exactly };
            rest = if entry.flag(flag::LAST) { &[] } else { after };
            Some(entry)
        })
    }

    fn record(&self, index: usize) -> Option<Record> {
        let record =
            self.table.record(Section::RecordBounds as usize, Section::Records as usize, index);
        postcard::from_bytes(record).ok()
    }

    /// Calls `found` with every number of words that spell a key, and the run of the key.
    fn walk(&self, words: &[&str], mut found: impl FnMut(usize, u64)) {
        let Some(first) = words.first() else { return };
        let article = match *first {
            "au" | "Au" | "du" | "Du" => "le",
            "aux" | "Aux" | "des" | "Des" => "les",
            _ => "",
        };
        self.walk_from(words, None, &mut found);
        if !article.is_empty() && words.len() > 1 {
            self.walk_from(words, Some(article), &mut found);
        }
    }

    fn walk_from(&self, words: &[&str], article: Option<&str>, found: &mut impl FnMut(usize, u64)) {
        let mut state = State::new(self.keys.as_fst());
        for (i, word) in words.iter().enumerate() {
            let word = article.filter(|_| i == 0).unwrap_or(word);
            let mut parts = namekey::components(word).peekable();
            if parts.peek().is_none() {
                if i > 0 && word == "-" {
                    continue;
                }
                return;
            }
            while let Some(part) = parts.next() {
                let last = parts.peek().is_none() && i + 1 == words.len();
                if !state.feed(part, last) {
                    return;
                }
            }
            // An article alone is no name.
            if let Some(value) = state.value().filter(|_| article.is_none() || i > 0) {
                found(i + 1, value);
            }
        }
    }
}

/// A place in the automaton of keys.
struct State<'f> {
    fst: &'f fst::raw::Fst<&'static [u8]>,
    node: fst::raw::Node<'f>,
    output: fst::raw::Output,
    started: bool,
}

impl<'f> State<'f> {
    fn new(fst: &'f fst::raw::Fst<&'static [u8]>) -> Self {
        Self { fst, node: fst.root(), output: fst::raw::Output::zero(), started: false }
    }

    /// Goes on by one component; false if no key does.
    fn feed(&mut self, component: &str, last: bool) -> bool {
        let mut alive = !std::mem::replace(&mut self.started, true) || self.step(b' ');
        namekey::fold_component(component, last, |c| {
            let mut bytes = [0; 4];
            alive = alive && c.encode_utf8(&mut bytes).bytes().all(|b| self.step(b));
        });
        alive
    }

    fn step(&mut self, byte: u8) -> bool {
        let Some(i) = self.node.find_input(byte) else { return false };
        let transition = self.node.transition(i);
        self.output = self.output.cat(transition.out);
        self.node = self.fst.node(transition.addr);
        true
    }

    fn value(&self) -> Option<u64> {
        self.node.is_final().then(|| self.output.cat(self.node.final_output()).value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::model::grammar::Gender;

    /// What the words begin with: how many words, and the senses.
    fn at(words: &str) -> String {
        let fr = Language::french();
        let words: Vec<&str> = words.split(' ').collect();
        let Some((n, senses)) = fr.names.longest(&words) else { return String::new() };
        let senses: Vec<String> =
            senses.iter().map(|e| format!("{:?} {:?}", e.kind(), e.written)).collect();
        format!("{n}: {}", senses.join(", "))
    }

    #[test]
    fn the_longest_name_wins_whatever_the_hyphens() {
        assert_eq!(at("Côte d' Ivoire , où"), "3: Country Exactly");
        assert_eq!(at("Lot-et-Garonne est"), "1: Department Exactly");
        assert_eq!(at("Organisation des Nations unies et"), "4: Organisation Exactly");
        assert_eq!(at("St-Étienne-du-Rouvray :"), "1: Commune Exactly");
        assert!(at("Paris , France").starts_with("1: "));
    }

    #[test]
    fn names_bear_their_capitals() {
        assert_eq!(at("orange"), "");
        assert!(at("MARMANDE (").contains("Commune Capitals"));
        assert!(!at("VAR").contains("Exactly"));
        assert!(at("la Rochelle").starts_with("2: Commune ArticleLower"));
        assert_eq!(at("ue"), "");
        assert_eq!(at("la maison"), "");
        assert!(at("Unesco").contains("Organisation Exactly"));
        assert_eq!(at("tribunal administratif de"), "2: Organisation Exactly");
    }

    #[test]
    fn a_contraction_can_be_the_article_of_a_name() {
        assert_eq!(at("au Mans ,"), "2: Commune Contracted");
        assert!(at("des Échos").contains("Organisation Contracted"));
        assert_eq!(at("du pain"), "");
    }

    #[test]
    fn entries_tell_what_the_lists_hold() {
        let fr = Language::french();
        let first = |name: &str, kind| {
            let senses = fr.names.lookup(name);
            senses.into_iter().find(|e| e.kind() == kind).expect("listed")
        };
        let marmande = first("marmande", NameKind::Commune);
        assert_eq!((marmande.spelling(), marmande.class()), ("Marmande", 3));
        assert_eq!(marmande.commune_department(), Some("47"));
        assert_eq!(fr.names.department("47").expect("listed").name, "Lot-et-Garonne");
        assert_eq!(first("emilie", NameKind::FirstName).gender(), Some(Gender::Fem));
        assert!(first("Orange", NameKind::Commune).is_word());
        assert!(first("Kyiv", NameKind::City).is_alias());
        let un = first("ONU", NameKind::Organisation);
        assert!(un.is_short() && un.is_same(&fr.names.lookup("organisation des nations unies")[0]));
        let Details::Organisation(org) = un.details() else { panic!("an organisation") };
        assert_eq!(org.name, "Organisation des Nations unies");
        let Details::Gentile(russe) = first("russes", NameKind::Gentile).details() else {
            panic!("a gentilé")
        };
        assert_eq!(russe.place, "Russie");
        assert_eq!(fr.names.country("AM").and_then(|c| c.capital).as_deref(), Some("Erevan"));
    }

    #[test]
    fn every_listed_name_is_found_as_it_is_spelled() {
        let fr = Language::french();
        let layer = &fr.names.layers[0];
        let count = layer.table.section(Section::Entries as usize).len() as u64 / 12;
        assert!(count > 80_000);
        for name in (0..count).filter_map(|i| layer.run(i).next()) {
            let spelling = name.spelling();
            let words: Vec<&str> = spelling.split(' ').collect();
            let (n, senses) = fr.names.longest(&words).expect(spelling);
            assert!(n == words.len(), "{spelling}");
            assert!(senses.iter().any(|e| e.is_same(&name)), "{spelling}");
        }
    }
}
