//! The documentary base. In: the words of an article. Out: which cards it calls, and where. It never decides what is
//! shown, and decodes only the cards that are called.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::lang::compile::fonds::{
    Case, Conditions, Joining, MAGIC, Pattern, PatternWord, SECTIONS, Section, Sheet, Subject,
    form_key, lemma_key, unpacked,
};
use crate::lang::compile::hash::Hash;
use crate::lang::compile::table::{Table, u32_at};
use crate::lang::fold::fold;
use crate::lang::schema::fonds::Card;
use crate::model::{Analysis, Pos, Span, Token};

/// The base: the embedded table, then those of house packs, which replace cards of the same id.
#[derive(Debug, Default)]
pub struct Fonds {
    layers: Vec<Cow<'static, [u8]>>,
    /// For each layer, the ids of its cards: they replace those of the layers before. Empty for the first layer.
    ids: Vec<BTreeSet<String>>,
    joining: Joining,
}

/// A card called by an article.
#[derive(Debug, Clone)]
pub struct Call {
    /// The card.
    pub card: Card,
    /// What must stand in the article for each of its sentences.
    pub conditions: Conditions,
    /// Indices of the words that call it: one run per mention, in order.
    pub mentions: Vec<Range<usize>>,
}

/// The words of an article, ready to be matched.
#[derive(Debug)]
pub struct Words<'a> {
    words: Vec<Word<'a>>,
    positions: BTreeMap<Hash, Vec<u32>>,
    /// What is written, without accents.
    folded: BTreeSet<Hash>,
}

/// The words of an article as the base reads them: the body, then what stands above it, each run closed by a mark.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The words, ready to be matched.
    pub words: Words<'a>,
    /// Where each word stands.
    spans: Vec<Span>,
}

impl Reading<'_> {
    /// Where a run of words stands.
    pub fn span(&self, run: &Range<usize>) -> Span {
        Span { start: self.spans[run.start].start, end: self.spans[run.end - 1].end }
    }
}

#[derive(Debug)]
struct Word<'a> {
    written: &'a str,
    keys: [Hash; 2],
    joins: bool,
    /// It has more than three letters or signs.
    long: bool,
}

impl<'a> Words<'a> {
    fn new(tokens: impl IntoIterator<Item = (&'a str, &'a Token)>, joining: &Joining) -> Self {
        let mut folded = BTreeSet::new();
        let words: Vec<Word<'a>> = tokens
            .into_iter()
            .map(|(written, token)| {
                let written = written.trim_end_matches(['\'', '’']);
                let form = fold(written);
                let verb = matches!(token.pos, Pos::Verb | Pos::Aux);
                let keys = [form_key(written), lemma_key(&token.lemma, verb)];
                folded.insert(Hash::default().over(&form));
                Word {
                    written,
                    keys,
                    joins: joining.contains(written, &form),
                    long: form.len() > 3,
                }
            })
            .collect();
        let mut positions: BTreeMap<Hash, Vec<u32>> = BTreeMap::new();
        for (i, word) in words.iter().enumerate() {
            positions.entry(word.keys[0]).or_default().push(i as u32);
            if word.keys[1] != word.keys[0] {
                positions.entry(word.keys[1]).or_default().push(i as u32);
            }
        }
        Self { words, positions, folded }
    }

    /// True if the pattern stands anywhere in the article.
    pub fn hold(&self, pattern: &Pattern) -> bool {
        let Some(first) = pattern.words.first() else { return false };
        first
            .keys
            .iter()
            .filter_map(|k| self.positions.get(k))
            .flatten()
            .any(|&at| self.match_at(pattern, at as usize).is_some())
    }

    /// How many different content words of a text stand in the article.
    pub fn shared_with(&self, text: &str) -> usize {
        let folded = fold(text);
        let mut words: Vec<&str> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 3 && self.folded.contains(&Hash::default().over(w)))
            .collect();
        words.sort_unstable();
        words.dedup();
        words.len()
    }

    /// The run of words that matches the pattern at `at`.
    fn match_at(&self, pattern: &Pattern, at: usize) -> Option<Range<usize>> {
        /// How many joining words may stand between two content words.
        const GAP: usize = 3;
        let (mut next, mut gap) = (at, 0);
        let mut wanted = pattern.words.iter();
        let mut want = wanted.next()?;
        loop {
            let word = self.words.get(next)?;
            next += 1;
            // `médecin de garde` is not `le médecin garde la main`.
            if word.matches(want) && !(want.joined && gap == 0) {
                match wanted.next() {
                    None => return Some(at..next),
                    Some(w) => (want, gap) = (w, 0),
                }
            } else if next == at + 1 || !word.joins || gap == GAP {
                return None;
            } else {
                gap += 1;
            }
        }
    }
}

impl Word<'_> {
    fn matches(&self, want: &PatternWord) -> bool {
        if !want.keys.iter().any(|k| *k == self.keys[0] || *k == self.keys[1]) {
            return false;
        }
        let mut letters = self.written.chars().filter(|c| c.is_alphabetic());
        let first = letters.next().is_some_and(char::is_uppercase);
        match want.case {
            Case::Any => true,
            Case::Capital => first,
            // A long acronym is also written as a word: Unesco. A short one is not: the Var is no VAR.
            Case::Acronym => first && (letters.next().is_none_or(char::is_uppercase) || self.long),
        }
    }
}

impl Fonds {
    /// The base with these tables, later ones replacing cards of earlier ones; in the article, words of the list may
    /// stand between the words of a subject.
    pub fn open(layers: Vec<Cow<'static, [u8]>>, joining: Joining) -> Result<Self, String> {
        let mut ids = Vec::with_capacity(layers.len());
        for (depth, layer) in layers.iter().enumerate() {
            let table = Table::<SECTIONS>::open(MAGIC, layer)?;
            let count = if depth == 0 { 0 } else { card_count(&table) };
            ids.push((0..count).map(|i| decode(&table, i).1.id).collect());
        }
        Ok(Self { layers, ids, joining })
    }

    /// The words of an article, from tokens in order, each with its text; punctuation is given as it stands and breaks
    /// every pattern.
    pub fn words<'a>(&self, tokens: impl IntoIterator<Item = (&'a str, &'a Token)>) -> Words<'a> {
        Words::new(tokens, &self.joining)
    }

    /// The words of an article.
    pub fn reading<'a>(&self, analysis: &'a Analysis) -> Reading<'a> {
        let word = |t: &'a Token| ((analysis.text(t.span), t), t.span);
        let front = analysis.front.iter().flat_map(|front| {
            // A mark parts the runs.
            let mark = front.tokens.first().map(|t| ((".", t), t.span));
            mark.into_iter().chain(front.tokens.iter().map(word))
        });
        let (words, spans): (Vec<_>, Vec<Span>) =
            analysis.tokens.iter().map(word).chain(front).unzip();
        Reading { words: self.words(words), spans }
    }

    /// True if a later layer holds a card of that id.
    fn is_replaced(&self, depth: usize, id: &str) -> bool {
        self.ids[depth + 1..].iter().any(|ids| ids.contains(id))
    }

    /// Number of cards, replaced ones included.
    pub fn len(&self) -> usize {
        self.tables().map(|t| card_count(&t)).sum()
    }

    /// True if there is no card.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn tables(&self) -> impl Iterator<Item = Table<'_, SECTIONS>> {
        self.layers.iter().filter_map(|l| Table::open(MAGIC, l).ok())
    }

    /// Every card, in the order of the files; a replaced card is left out.
    pub fn cards(&self) -> Vec<Card> {
        self.sheets().into_iter().map(|sheet| sheet.card).collect()
    }

    /// The same with the places of the cards.
    pub fn sheets(&self) -> Vec<Sheet> {
        let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
        let mut sheets: Vec<Sheet> = Vec::new();
        for table in self.tables() {
            let places = unpacked(table.section(Section::Places as usize));
            for (index, place) in places.into_iter().enumerate() {
                let (_, card) = decode(&table, index);
                match by_id.get(&card.id) {
                    Some(&old) => sheets[old] = Sheet { card, place },
                    None => {
                        by_id.insert(card.id.clone(), sheets.len());
                        sheets.push(Sheet { card, place });
                    }
                }
            }
        }
        sheets
    }

    /// The card of that id; a house pack's rather than the embedded one.
    pub fn card(&self, id: &str) -> Option<Card> {
        self.tables().collect::<Vec<_>>().iter().rev().find_map(|table| {
            let ids = fst::Map::new(table.section(Section::Ids as usize)).ok()?;
            ids.get(id).map(|index| decode(table, index as usize).1)
        })
    }

    /// The cards that the words call, in the order of their first mention.
    pub fn calls(&self, words: &Words<'_>) -> Vec<Call> {
        let mut calls: BTreeMap<String, Call> = BTreeMap::new();
        for (depth, table) in self.tables().enumerate() {
            let mut mentions: BTreeMap<u32, Vec<Range<usize>>> = BTreeMap::new();
            let anchors = fst::Map::new(table.section(Section::Anchors as usize)).ok();
            let lists = table.section(Section::Lists as usize);
            for (key, at) in &words.positions {
                let Some(run) = anchors.as_ref().and_then(|a| a.get(key.0.to_be_bytes())) else {
                    continue;
                };
                for i in 0..u32_at(lists, run as usize) as usize {
                    let id = u32_at(lists, run as usize + 1 + i) as usize;
                    let record = table.record(
                        Section::SubjectBounds as usize,
                        Section::Subjects as usize,
                        id,
                    );
                    let Ok(subject) = postcard::from_bytes::<Subject>(record) else { continue };
                    let Some((place, others)) = subject.parts.split_first() else { continue };
                    if !others.iter().all(|p| words.hold(p)) {
                        continue;
                    }
                    let found = at.iter().filter_map(|&a| words.match_at(place, a as usize));
                    mentions.entry(subject.card).or_default().extend(found);
                }
            }
            for (index, mut runs) in mentions {
                if runs.is_empty() {
                    continue;
                }
                // `résidents d'un Ehpad` and `Ehpad` are one mention.
                runs.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
                let mut reach = 0;
                runs.retain(|r| {
                    let beyond = r.end > reach;
                    reach = reach.max(r.end);
                    beyond
                });
                let (conditions, card) = decode(&table, index as usize);
                if self.is_replaced(depth, &card.id) {
                    continue;
                }
                calls.insert(card.id.clone(), Call { card, conditions, mentions: runs });
            }
        }
        let mut calls: Vec<Call> = calls.into_values().filter(|c| c.holds(words)).collect();
        calls.sort_by(|a, b| {
            (a.mentions[0].start, &a.card.id).cmp(&(b.mentions[0].start, &b.card.id))
        });
        calls
    }
}

impl Call {
    /// True if what must stand near the subject stands in the article, and what must not does not.
    fn holds(&self, words: &Words<'_>) -> bool {
        let c = &self.conditions;
        (c.near.is_empty() || c.near.iter().any(|p| words.hold(p)))
            && !c.unless.iter().any(|p| words.hold(p))
    }
}

fn card_count(table: &Table<'_, SECTIONS>) -> usize {
    table.section(Section::CardBounds as usize).len() / 4 - 1
}

fn decode(table: &Table<'_, SECTIONS>, index: usize) -> (Conditions, Card) {
    let record = table.record(Section::CardBounds as usize, Section::Cards as usize, index);
    postcard::from_bytes(record).expect("the compiler wrote it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::lang::compile::fonds::{compile, read};
    use crate::model::{Morph, Shape};

    /// True if a card with that subject is called by an article of these words, each its own lemma.
    fn calls(subject: &str, article: &str) -> bool {
        let file = format!(
            "domain: essai\ntitle: Essai\ncards:\n  - id: essai\n    kind: notion\n    h3: [Essai]\n    \
             subjects: [\"{subject}\"]\n    sentences: [{{ definition: \"Essai.\" }}]\n    \
             source: essai\n    checked: 2026-11\n    examples: []\n    never: []\n"
        );
        let cards = read("data/fr/fonds/essai.yaml", &file).expect("valid");
        let lang = Language::french();
        let joining = Joining::new(&lang.rules.facts.function.joining);
        let table = compile(&cards, &lang.lexicon, &joining);
        let base = Fonds::open(vec![Cow::Owned(table)], joining).expect("just compiled");
        let token = |w: &str| Token {
            span: Span::default(),
            pos: Pos::X,
            morph: Morph::default(),
            lemma: w.into(),
            shape: Shape::Lower,
        };
        let tokens: Vec<(&str, Token)> = article.split(' ').map(|w| (w, token(w))).collect();
        let words = base.words(tokens.iter().map(|(w, t)| (*w, t)));
        !base.calls(&words).is_empty()
    }

    #[test]
    fn small_words_may_change_between_the_words_of_a_subject() {
        assert!(calls("réforme de la retraite", "une réforme d’ une retraite"));
        assert!(calls("phoque à capuchon", "un PHOQUE A CAPUCHON"));
        assert!(!calls("réforme de la retraite", "une réforme sans retraite"));
    }

    #[test]
    fn the_verb_a_joins_nothing_and_is_a_word_of_its_subject() {
        assert!(calls("plainte a été déposée", "une plainte a été déposée"));
        assert!(!calls("plainte a été déposée", "une plainte été déposée"));
        assert!(!calls("garde à vue", "le garde a vue sur la vallée"));
    }

    #[test]
    fn accents_tell_words_apart_but_for_capitals() {
        assert!(!calls("accusé du meurtre", "elle accuse du meurtre un voisin"));
        assert!(calls("état d’urgence", "l’ Etat d’ urgence"));
    }

    #[test]
    fn a_joining_word_of_the_subject_is_wanted() {
        assert!(!calls("médecin de garde", "le médecin garde la main"));
        assert!(calls("médecin de garde", "un médecin de garde"));
    }
}
