//! The documentary base. In: the words of an article. Out: which cards it calls, and where. It never decides what is
//! shown, and decodes only the cards that are called.

mod nearness;
mod reading;
mod words;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::lang::compile::fonds::{
    Conditions, Joining, MAGIC, SECTIONS, Section, Sheet, Subject, unpacked,
};
use crate::lang::compile::table::{Table, u32_at};
use crate::lang::schema::fonds::Card;
use crate::model::Analysis;
pub use reading::{Reading, sentence_of};
pub use words::{Given, HEAD, Words};

/// The base: the embedded table, then those of house packs, which replace cards of the same id.
#[derive(Debug, Default)]
pub struct Fonds {
    layers: Vec<Cow<'static, [u8]>>,
    /// For each layer, the ids of its cards: they replace those of the layers before. Empty for the first layer.
    ids: Vec<BTreeSet<String>>,
    joining: Joining,
}

/// Words that call a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Their indices.
    pub run: Range<usize>,
    /// They call it only together with others.
    pub paired: bool,
    /// The others stand above the body too.
    pub headed: bool,
    /// The others stand neither in its sentence nor beside it.
    pub apart: bool,
}

/// A card called by an article.
#[derive(Debug, Clone)]
pub struct Call {
    /// The card.
    pub card: Card,
    /// What must stand in the article for each of its sentences.
    pub conditions: Conditions,
    /// Where its subjects stand, in order.
    pub mentions: Vec<Mention>,
    /// How much of what tells its topic stands in the article, in hundredths; rare words count for more.
    pub kinship: i64,
    /// How near what it says comes to what the article says; see [`Fonds::nearest`].
    pub nearness: i64,
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
    pub fn words<'a>(&self, given: impl IntoIterator<Item = Given<'a>>) -> Words<'a> {
        Words::new(given, &self.joining)
    }

    /// The words of an article.
    pub fn reading<'a>(&self, analysis: &'a Analysis) -> Reading<'a> {
        Reading::new(analysis, self)
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

    /// The cards that the words call, in the order of their first mention. `foreign` tells a name of [`Card::unless`] that
    /// bars nothing: a place where the article does not play.
    pub fn calls(&self, words: &Words<'_>, foreign: &dyn Fn(&str) -> bool) -> Vec<Call> {
        let mut calls: BTreeMap<String, Call> = BTreeMap::new();
        for (depth, table) in self.tables().enumerate() {
            for (index, mut mentions) in mentions(&table, words) {
                if mentions.is_empty() {
                    continue;
                }
                // `résidents d'un Ehpad` and `Ehpad` are one mention.
                let order =
                    |m: &Mention| (m.run.start, Reverse(m.run.end), m.apart, m.paired, !m.headed);
                mentions.sort_by_key(order);
                let mut reach = 0;
                mentions.retain(|m| {
                    let beyond = m.run.end > reach;
                    reach = reach.max(m.run.end);
                    beyond
                });
                let (conditions, card) = decode(&table, index as usize);
                if self.is_replaced(depth, &card.id) {
                    continue;
                }
                let call = self.call(card, conditions, mentions, words);
                calls.insert(call.card.id.clone(), call);
            }
        }
        let mut calls: Vec<Call> =
            calls.into_values().filter(|c| c.holds(words, foreign)).collect();
        calls.sort_by(|a, b| {
            (a.mentions[0].run.start, &a.card.id).cmp(&(b.mentions[0].run.start, &b.card.id))
        });
        calls
    }
}

/// The cards of a table, by index, whose subjects stand in an article.
fn mentions(table: &Table<'_, SECTIONS>, words: &Words<'_>) -> BTreeMap<u32, Vec<Mention>> {
    let mut out: BTreeMap<u32, Vec<Mention>> = BTreeMap::new();
    let anchors = fst::Map::new(table.section(Section::Anchors as usize)).ok();
    let lists = table.section(Section::Lists as usize);
    for (key, at) in &words.positions {
        let Some(run) = anchors.as_ref().and_then(|a| a.get(key.0.to_be_bytes())) else {
            continue;
        };
        for i in 0..u32_at(lists, run as usize) as usize {
            let id = u32_at(lists, run as usize + 1 + i) as usize;
            let (bounds, blob) = (Section::SubjectBounds as usize, Section::Subjects as usize);
            let record = table.record(bounds, blob, id);
            let Ok(subject) = postcard::from_bytes::<Subject>(record) else { continue };
            let Some((place, others)) = subject.parts.split_first() else { continue };
            let others: Vec<BTreeSet<u32>> = others.iter().map(|p| words.sentences(p)).collect();
            if others.iter().any(BTreeSet::is_empty) {
                continue;
            }
            let paired = !others.is_empty();
            let headed = others.iter().all(|o| o.contains(&HEAD));
            let runs = at.iter().filter_map(|&a| words.match_at(place, a as usize));
            let runs = runs.map(|run| {
                let sentence = words.sentence(run.start);
                let apart = !others.iter().all(|o| is_near(sentence, o));
                Mention { run, paired, headed, apart }
            });
            out.entry(subject.card).or_default().extend(runs);
        }
    }
    out
}

/// True if a sentence is one of those or stands beside one; what heads the article stands beside its first sentences, and
/// beside what comes back in it: `À Clermont, l'IA lit les radios de nuit`, and the radiologist in two paragraphs.
fn is_near(sentence: u32, others: &BTreeSet<u32>) -> bool {
    /// Sentences that tell what the title tells.
    const OPENING: u32 = 3;
    /// Sentences that a word of the subject stands in.
    const RECURRING: usize = 2;
    match sentence {
        HEAD => {
            others.contains(&HEAD)
                || others.range(..OPENING).next().is_some()
                || others.len() >= RECURRING
        }
        _ => {
            others.contains(&HEAD) && sentence < OPENING
                || others.range(sentence.saturating_sub(1)..=sentence + 1).next().is_some()
        }
    }
}

impl Call {
    /// True if what must stand near the subject stands in the article, and what must not does not.
    pub fn holds(&self, words: &Words<'_>, foreign: &dyn Fn(&str) -> bool) -> bool {
        let c = &self.conditions;
        let near = c.near.is_empty() || c.near.iter().any(|p| words.hint(p));
        let mut unless = self.card.unless.iter().zip(&c.unless);
        near && !unless.any(|(phrase, p)| words.hint(p) && !foreign(phrase))
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
    use crate::model::{Morph, Pos, Shape, Span, Token};

    /// A base of one card with that subject and more of its lines.
    fn base(subject: &str, more: &str, lang: &Language) -> Fonds {
        let file = format!(
            "domain: essai\ntitle: Essai\ncards:\n  - id: essai\n    kind: notion\n    h3: [Essai]\n    \
             subjects: [\"{subject}\"]\n    {more}\n    sentences: [{{ definition: \"Essai.\" }}]\n    \
             source: essai\n    checked: 2026-11\n    examples: []\n    never: []\n"
        );
        let cards = read("data/fr/fonds/essai.yaml", &file).expect("valid");
        let joining = Joining::new(&lang.rules.facts.function.joining);
        let table = compile(&cards, &lang.lexicon, &joining);
        Fonds::open(vec![Cow::Owned(table)], joining).expect("just compiled")
    }

    /// True if a card with that subject is called by an article of these words, each its own lemma.
    fn calls(subject: &str, article: &str) -> bool {
        calls_with(subject, "", article)
    }

    fn calls_with(subject: &str, more: &str, article: &str) -> bool {
        let lang = Language::french();
        let base = base(subject, more, &lang);
        let token = |w: &str| Token {
            span: Span::default(),
            pos: Pos::X,
            morph: Morph::default(),
            lemma: w.into(),
            shape: Shape::Lower,
        };
        let tokens: Vec<(&str, Token)> = article.split(' ').map(|w| (w, token(w))).collect();
        let mut sentence = 0;
        let given = tokens.iter().map(|(written, token)| {
            let given = Given { written, token, sentence };
            sentence += u32::from(*written == ".");
            given
        });
        let words = base.words(given);
        let called = base.calls(&words, &|phrase| phrase == "Ailleurs");
        called.iter().flat_map(|c| &c.mentions).any(|m| !m.apart)
    }

    /// The same for a text that is read as any other.
    fn calls_in_text(subject: &str, text: &str) -> bool {
        let lang = Language::french();
        let base = base(subject, "", &lang);
        let text = format!("Essai\n\n{text}");
        let document = crate::ingest::ingest("essai.txt", text.as_bytes(), &lang).expect("French");
        let analysis = crate::analyze::analyze(document, None, &lang);
        let given = analysis.tokens.iter().map(|token| {
            let written = analysis.text(token.span);
            Given { written, token, sentence: 0 }
        });
        !base.calls(&base.words(given), &|_| false).is_empty()
    }

    #[test]
    fn the_members_of_a_subject_stand_in_one_sentence_or_beside() {
        assert!(calls("pont + crue", "le pont cède . la crue monte"));
        assert!(!calls("pont + crue", "le pont cède . rien . la crue monte"));
    }

    #[test]
    fn a_verb_in_action_is_no_noun() {
        assert!(calls_in_text("prévenu", "Le prévenu a nié les faits devant ses juges."));
        assert!(!calls_in_text("prévenu", "La voisine a aussitôt prévenu la mairie."));
        assert!(calls_in_text("blessé", "Un homme a été blessé dans la rue."));
    }

    #[test]
    fn what_bars_a_card_is_seen_in_parts_of_words_but_not_elsewhere() {
        let bars = |unless: &str, article: &str| {
            !calls_with("course", &format!("unless: [{unless}]"), article)
        };
        assert!(bars("marathon", "la course est un semi-marathon"));
        assert!(!bars("marathon", "la course est un semi-remorque"));
        assert!(!bars("Ailleurs", "la course de Ailleurs"));
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
