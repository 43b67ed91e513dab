//! The documentary base from its YAML files to one table. In: paths, texts, the lexicon. Out: the bytes that
//! [`crate::lang::fonds::Fonds`] reads lazily. It never judges what a card says.
//!
//! A subject is matched by content words; each is stored with every key it can be met under (the hashes of its folded
//! form and of the folded lemmas of its readings). Cards and subjects are records that are decoded only when they are called.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::hash::Hash;
use super::places::{CardPlace, places};
use super::postings::pack;
use super::source::{SourceError, parse};
use super::table::{self, record_sections, u32_section};
use crate::lang::fold::{fold, stems};
use crate::lang::lexicon::{Lexicon, Reading};
use crate::lang::schema::fonds::{Card, CardFile};
use crate::model::grammar::Pos;

/// First bytes of the table.
pub const MAGIC: &[u8; 4] = b"ITFD";

/// Sections of the table, in order.
#[derive(Debug, Clone, Copy)]
#[repr(usize)]
pub enum Section {
    /// FST: key of a subject's first content word, its bytes from the highest → index of its run in `Lists`.
    Anchors,
    /// u32: length of a run, then subject ids.
    Lists,
    /// Bounds of `Subjects`.
    SubjectBounds,
    /// Records: [`Subject`].
    Subjects,
    /// Bounds of `Cards`.
    CardBounds,
    /// Records: [`Card`] with its [`Conditions`].
    Cards,
    /// FST: id of a card → its index.
    Ids,
    /// One record: the [`CardPlace`] of every card; a file that is that of the card before is left empty.
    Places,
    /// u32: for each stem of the cards, in order, the lower half of its hash, then how rare it is.
    Rarity,
    /// Bounds of `Holders`.
    HolderBounds,
    /// For each of those stems, the cards that hold it, packed.
    Holders,
    /// u32: how many stems each card holds.
    Lengths,
}

/// Number of sections.
pub const SECTIONS: usize = 12;

/// A card and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The card.
    pub card: Card,
    /// Its file and lines.
    pub place: CardPlace,
}

/// A phrase as a run of content words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// Its content words, in order; between two of them only [`Joining`] words may stand.
    pub words: Vec<PatternWord>,
}

/// One content word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatternWord {
    /// Every key it can be met under: hashes of folded words.
    pub keys: Vec<Hash>,
    /// What the article's word must look like.
    pub case: Case,
    /// A [`Joining`] word must stand before it.
    pub joined: bool,
    /// A noun that stands alone: the verb that looks like it is another word.
    pub noun: bool,
}

impl Pattern {
    /// Lets verbs match that look like its nouns.
    fn loosen(&mut self) {
        self.words.iter_mut().for_each(|w| w.noun = false);
    }
}

/// What a word must look like to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Case {
    /// Anything.
    Any,
    /// A capital first.
    Capital,
    /// An acronym as written, or as a word with a capital.
    Acronym,
}

/// One subject of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Index of the card.
    pub card: u32,
    /// The place of the call, then what else must stand in the article.
    pub parts: Vec<Pattern>,
}

/// What must or must not stand in the article for a card to be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// At least one, if any.
    pub near: Vec<Pattern>,
    /// None.
    pub unless: Vec<Pattern>,
    /// For each sentence of the card: at least one, if any.
    pub needs: Vec<Vec<Pattern>>,
    /// For each sentence of the card: at least one, where it speaks of one case only.
    pub case: Vec<Vec<Pattern>>,
}

/// Words that may stand between the content words of a pattern and are no part of it.
#[derive(Debug, Clone, Default)]
pub struct Joining {
    /// In lower case, without the apostrophe of elision.
    written: BTreeSet<String>,
    folded: BTreeSet<String>,
}

impl Joining {
    /// From the list of the rules.
    pub fn new(words: &[String]) -> Self {
        let bare = words.iter().map(|w| w.trim_end_matches('\''));
        Self {
            folded: bare.clone().map(fold).collect(),
            written: bare.map(str::to_owned).collect(),
        }
    }

    /// True for such a word of a card or an article, given with its fold. Accents count where there is no capital, which
    /// often goes without: the verb of `il a` joins nothing, the preposition of `phoque à capuchon` does.
    pub fn contains(&self, written: &str, folded: &str) -> bool {
        if written.chars().any(char::is_uppercase) {
            self.folded.contains(folded)
        } else {
            self.written.contains(written)
        }
    }
}

/// Reads one file of cards; every card gets the file's domain.
pub fn read(path: &str, text: &str) -> Result<Vec<Sheet>, SourceError> {
    let file: CardFile = parse(path, text)?;
    let mut cards = file.cards;
    for card in &mut cards {
        card.domain.clone_from(&file.domain);
        for sentence in &card.sentences {
            if let Err(message) = sentence.content() {
                let place = format!("id: {}", card.id);
                return Err(SourceError::at(
                    path,
                    text,
                    &place,
                    format!("card {}: {message}", card.id),
                ));
            }
        }
        if card.subjects.iter().any(|s| s.trim().is_empty()) || card.subjects.is_empty() {
            let place = format!("id: {}", card.id);
            return Err(SourceError::at(path, text, &place, "a card needs at least one subject"));
        }
    }
    let places = places(path, text)?;
    Ok(cards.into_iter().zip(places).map(|(card, place)| Sheet { card, place }).collect())
}

/// Refuses an id that two cards of one base bear.
pub fn check_ids(sheets: &[Sheet]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    match sheets.iter().find(|s| !seen.insert(s.card.id.as_str())) {
        Some(Sheet { card, place }) => Err(format!(
            "{}:{}: the id {} stands twice in the base",
            place.file, place.line, card.id
        )),
        None => Ok(()),
    }
}

/// Compiles the table.
pub fn compile(sheets: &[Sheet], lexicon: &Lexicon<'_>, joining: &Joining) -> Vec<u8> {
    let cards = || sheets.iter().map(|s| &s.card);
    let mut anchors: BTreeMap<Hash, Vec<u32>> = BTreeMap::new();
    let mut subjects = Vec::new();
    for (index, card) in cards().enumerate() {
        for phrase in &card.subjects {
            let mut parts: Vec<Pattern> =
                phrase.split(" + ").map(|p| pattern(p, lexicon, joining)).collect();
            // `le prévenu` alone is no `il a prévenu`; beside another word either will do.
            let alone = parts.len() == 1 && parts[0].words.len() == 1;
            if !alone {
                parts.iter_mut().for_each(Pattern::loosen);
            }
            let Some(first) = parts.first().and_then(|p| p.words.first()) else { continue };
            for key in &first.keys {
                anchors.entry(*key).or_default().push(subjects.len() as u32);
            }
            subjects.push(encode(&Subject { card: index as u32, parts }));
        }
    }
    let (mut lists, mut map) = (Vec::new(), fst::MapBuilder::memory());
    for (key, ids) in &anchors {
        map.insert(key.0.to_be_bytes(), lists.len() as u64).expect("keys come sorted");
        lists.push(ids.len() as u32);
        lists.extend(ids);
    }
    let records = cards().map(|card| encode(&(conditions(card, lexicon, joining), card)));
    let ids: BTreeMap<&str, u64> =
        cards().zip(0..).map(|(card, i)| (card.id.as_str(), i)).collect();
    let ids = fst::Map::from_iter(ids).expect("ids come sorted");
    let (subject_bounds, subject_blob) = record_sections(subjects);
    let (card_bounds, card_blob) = record_sections(records);
    let topics: Vec<BTreeSet<u32>> = cards().map(topic).collect();
    let holders = holders(&topics);
    let (holder_bounds, holder_blob) = record_sections(holders.values().map(|c| pack(c)));
    let lengths: Vec<u32> = topics.iter().map(|t| t.len() as u32).collect();
    let sections: [Vec<u8>; SECTIONS] = [
        map.into_inner().expect("memory takes every byte"),
        u32_section(&lists),
        subject_bounds,
        subject_blob,
        card_bounds,
        card_blob,
        ids.into_fst().into_inner(),
        encode(&packed(sheets)),
        u32_section(&rarity(&holders, sheets.len())),
        holder_bounds,
        holder_blob,
        u32_section(&lengths),
    ];
    table::write(MAGIC, &sections)
}

/// The places, each file named once.
fn packed(sheets: &[Sheet]) -> Vec<CardPlace> {
    let mut file = "";
    let mut places = Vec::with_capacity(sheets.len());
    for Sheet { place, .. } in sheets {
        let same = place.file == file;
        file = &place.file;
        places.push(CardPlace {
            file: if same { String::new() } else { file.to_owned() },
            ..place.clone()
        });
    }
    places
}

/// The places of a table; see [`packed`].
pub fn unpacked(record: &[u8]) -> Vec<CardPlace> {
    let mut places: Vec<CardPlace> = postcard::from_bytes(record).expect("the compiler wrote it");
    let mut file = String::new();
    for place in &mut places {
        match place.file.is_empty() {
            true => place.file.clone_from(&file),
            false => file.clone_from(&place.file),
        }
    }
    places
}

/// The stems that tell what a card is about: those of what it says and of its headings.
pub fn topic(card: &Card) -> BTreeSet<u32> {
    let said = card.sentences.iter().filter_map(|s| s.content().ok().map(|(_, text)| text));
    let headings = card.h2.iter().chain(&card.h3).map(String::as_str);
    said.chain(headings).flat_map(stems).map(|s| stem_key(&s)).collect()
}

/// The key of a stem.
pub fn stem_key(stem: &str) -> u32 {
    Hash::default().over(stem).0 as u32
}

/// What a stem weighs that no card has.
pub const RAREST: u32 = 46;

/// The stems of all cards, each with the indices of the cards that hold it.
fn holders(topics: &[BTreeSet<u32>]) -> BTreeMap<u32, Vec<u32>> {
    let mut out: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (stems, card) in topics.iter().zip(0..) {
        stems.iter().for_each(|s| out.entry(*s).or_default().push(card));
    }
    out
}

/// Those stems in order, each with its weight: four times the binary logarithm of cards per card that has it.
fn rarity(holders: &BTreeMap<u32, Vec<u32>>, cards: usize) -> Vec<u32> {
    let all = cards as u64;
    let weight = |n: u64| (all / (n + 1)).max(1).saturating_pow(4).ilog2().min(RAREST);
    holders.iter().flat_map(|(stem, cards)| [*stem, weight(cards.len() as u64)]).collect()
}

fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("plain data is always encoded")
}

fn conditions(card: &Card, lexicon: &Lexicon<'_>, joining: &Joining) -> Conditions {
    let patterns = |phrases: &[String]| -> Vec<Pattern> {
        let hint = |phrase: &String| {
            let mut pattern = pattern(phrase, lexicon, joining);
            pattern.loosen();
            pattern
        };
        phrases.iter().map(hint).collect()
    };
    Conditions {
        near: patterns(&card.near),
        unless: patterns(&card.unless),
        needs: card.sentences.iter().map(|s| patterns(&s.needs)).collect(),
        case: card.sentences.iter().map(|s| patterns(&s.case)).collect(),
    }
}

/// A phrase as the run of its content words; joining words at its end count, for they tell `fait appel à` from
/// `fait appel`.
fn pattern(phrase: &str, lexicon: &Lexicon<'_>, joining: &Joining) -> Pattern {
    let words: Vec<&str> = phrase
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '«' | '»' | '(' | ')'))
        .flat_map(elided)
        .map(|w| w.trim_end_matches('+'))
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect();
    let is_content = |w: &&str| !joining.contains(w, &fold(w));
    let end = words.iter().rposition(is_content).map_or(0, |i| i + 1);
    let (run, tail) = words.split_at(end);
    let mut out: Vec<PatternWord> = Vec::new();
    let mut joined = false;
    for w in run {
        if is_content(w) {
            out.push(PatternWord { joined: joined && !out.is_empty(), ..word(w, lexicon) });
        }
        joined = !is_content(w);
    }
    out.extend(tail.iter().map(|w| PatternWord {
        keys: form_keys(w).to_vec(),
        case: Case::Any,
        joined: false,
        noun: false,
    }));
    Pattern { words: out }
}

/// `l’opéra` and `s’est` as two words; `prud’hommes` stays one.
fn elided(word: &str) -> impl Iterator<Item = &str> {
    let parts = word.split_once(['’', '\'']).filter(|(head, _)| head.len() == 1 || *head == "qu");
    let (head, tail) = parts.map_or((None, word), |(head, tail)| (Some(head), tail));
    head.into_iter().chain([tail])
}

/// The key of a word as it is written: with its accents, unless a capital may have cost it one.
pub fn form_key(word: &str) -> Hash {
    let letter = word.chars().find(|c| c.is_alphabetic());
    match letter.is_some_and(char::is_uppercase) {
        true => Hash::default().over("^").over(&fold(word)),
        false => Hash::default().over(&lower(word)),
    }
}

/// In small letters, with plain apostrophes and no ligatures.
fn lower(word: &str) -> String {
    word.to_lowercase().replace('’', "'").replace('œ', "oe").replace('æ', "ae")
}

/// The keys under which a word of a pattern is met: in small letters, with a capital.
fn form_keys(word: &str) -> [Hash; 2] {
    [Hash::default().over(&lower(word)), Hash::default().over("^").over(&fold(word))]
}

/// The key of a lemma; that of a verb is no noun's: `avoirs` is not `a`.
pub fn lemma_key(lemma: &str, verb: bool) -> Hash {
    Hash::default().over(if verb { "~v" } else { "~" }).over(&lower(lemma))
}

fn word(written: &str, lexicon: &Lexicon<'_>) -> PatternWord {
    let letters: Vec<char> = written.chars().filter(|c| c.is_alphabetic()).collect();
    let case = if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
        Case::Acronym
    } else if letters.first().is_some_and(|c| c.is_uppercase()) {
        Case::Capital
    } else {
        Case::Any
    };
    let mut keys = BTreeSet::from(form_keys(written));
    let is_noun = case == Case::Any && lexicon.readings(written).any(|r| r.pos == Pos::Noun);
    if case == Case::Any {
        // A noun is no form of the verb it looks like: `la garantie` is not `il garantit`.
        let readings = lexicon
            .readings(written)
            .filter(|r| !is_noun || !matches!(r.pos, Pos::Verb | Pos::Aux));
        let verb = |r: &Reading<'_>| matches!(r.pos, Pos::Verb | Pos::Aux);
        keys.extend(readings.map(|r| lemma_key(&r.lemma(written), verb(&r))));
    }
    PatternWord { keys: keys.into_iter().collect(), case, joined: false, noun: is_noun }
}
