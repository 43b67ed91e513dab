//! Why each word is read as it is. In: one sentence. Out: [`Explained`] tokens, with every reading that a word could have
//! had and what became of it. It never decides: it watches what the other steps do to the candidates.

use super::path;
use super::sentence::{Candidate, Sentence, Word};
use crate::analyze::tokenize;
use crate::lang::Language;
use crate::lang::compile::pattern::{ROMAN, UNKNOWN};
use crate::lang::schema::tag::State;
use crate::model::{Evidence, Explained, Ground, Pos, Possible, Ruling, Shape, Span, Token};

/// Something that was just done to a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    /// Every word has its candidates.
    Collected,
    /// A locution decided so many words.
    Locution { first: usize, words: usize },
    /// A rule did something to a word.
    Rule { word: usize, rule: usize },
    /// Every word has its reading, which rules can still revise.
    Chosen,
}

/// Told what was done; the normal way does not listen.
pub(super) type Watch<'t> = &'t mut dyn FnMut(&Sentence<'_>, Event);

/// The tokens of one sentence with what decided each.
pub fn explain(text: &str, sentence: Span, lang: &Language) -> Vec<Explained> {
    let mut raw = Vec::new();
    tokenize::tokens(text, sentence, lang, &mut raw);
    let (mut tokens, mut log) = (Vec::new(), Log::default());
    super::tag(text, &raw, lang, &mut tokens, &mut |s, event| log.note(s, event));
    log.explained(tokens)
}

/// What was seen so far.
#[derive(Default)]
struct Log {
    words: Vec<Seen>,
    /// True once every word has its reading.
    chosen: bool,
}

/// One word.
#[derive(Default)]
struct Seen {
    token: usize,
    rules: Vec<String>,
    ground: Ground,
    margin: Option<i32>,
    readings: Vec<Possible>,
    /// For each reading, its points when they were last seen.
    points: Vec<i16>,
    /// For each reading, what removed it.
    removed: Vec<Option<Ruling>>,
    chosen: usize,
}

impl Log {
    fn note(&mut self, s: &Sentence<'_>, event: Event) {
        match event {
            Event::Collected => {
                self.words = (0..s.words.len()).map(|word| Seen::new(s, word)).collect();
            }
            Event::Locution { first, words } => {
                let forms: Vec<&str> =
                    s.words[first..first + words].iter().map(|w| s.text_of(w.form)).collect();
                let form = forms.join(" ").replace("' ", "'");
                for word in first..first + words {
                    self.words[word].fixed(s.candidates_of(word), &form);
                }
            }
            Event::Rule { word, rule } => {
                let id = &s.lang.tagger.program.rules[rule].id;
                let seen = &mut self.words[word];
                seen.rules.push(id.clone());
                if self.chosen {
                    seen.revised(chosen_of(&s.words[word]), id);
                } else {
                    seen.narrowed(s.candidates_of(word), id);
                }
            }
            Event::Chosen => {
                self.chosen = true;
                let sums = path::sums(s);
                for (seen, word) in self.words.iter_mut().zip(&s.words) {
                    seen.compared(chosen_of(word), &sums[word.first as usize..word.last as usize]);
                }
            }
        }
    }

    fn explained(self, tokens: Vec<Token>) -> Vec<Explained> {
        let mut words = self.words.into_iter().peekable();
        let explained = |(i, token): (usize, Token)| {
            let seen = words.next_if(|w| w.token == i).unwrap_or_default();
            let Seen { rules, ground, margin, readings, .. } = seen;
            Explained { token, rules, ground, margin, readings }
        };
        tokens.into_iter().enumerate().map(explained).collect()
    }
}

/// The place of the chosen reading among those of its word.
fn chosen_of(word: &Word) -> usize {
    (word.chosen - word.first) as usize
}

impl Seen {
    fn new(s: &Sentence<'_>, word: usize) -> Self {
        let candidates = s.candidates_of(word);
        Self {
            token: s.words[word].token as usize,
            readings: candidates.iter().map(|c| possible(s, &s.words[word], c)).collect(),
            points: candidates.iter().map(|c| c.points).collect(),
            removed: vec![None; candidates.len()],
            ..Self::default()
        }
    }

    /// A locution decided the word; it may have made the reading that it asks for.
    fn fixed(&mut self, candidates: &[Candidate<'_>], form: &str) {
        self.ground = Ground::Locution(form.to_owned());
        for (i, c) in candidates.iter().enumerate() {
            let reading = &mut self.readings[i];
            if reading.pos != c.pos {
                let (pos, state) = (c.pos, name_of(c.state));
                let evidence = Evidence::Locution;
                *reading = Possible { pos, state, morph: c.morph, evidence, ..reading.clone() };
            }
            if !c.alive {
                self.removed[i] = Some(Ruling::Locution);
            }
        }
    }

    /// A rule removed readings, or gave them points.
    fn narrowed(&mut self, candidates: &[Candidate<'_>], id: &str) {
        for (i, c) in candidates.iter().enumerate() {
            if !c.alive && self.removed[i].is_none() {
                self.removed[i] = Some(Ruling::Rule(id.to_owned()));
                self.ground = Ground::Rule(id.to_owned());
            }
            let gained = c.points.saturating_sub(self.points[i]);
            if gained != 0 {
                self.points[i] = c.points;
                self.readings[i].favours.push((id.to_owned(), gained));
            }
        }
    }

    /// The points were compared; what was left of one part of speech only was decided before.
    fn compared(&mut self, chosen: usize, sums: &[Option<i32>]) {
        let Some(Some(top)) = sums.get(chosen).copied() else { return };
        self.chosen = chosen;
        let pos = self.readings[chosen].pos;
        // By how much it beat the readings of its part of speech, and those of another.
        let (mut alike, mut other) = (None, None);
        for (i, sum) in sums.iter().enumerate().filter(|(i, _)| *i != chosen) {
            let Some(sum) = sum else { continue };
            let missing = top - sum;
            self.removed[i] = Some(Ruling::Outscored(missing));
            let margin = if self.readings[i].pos == pos { &mut alike } else { &mut other };
            *margin = Some(margin.map_or(missing, |m: i32| m.min(missing)));
        }
        self.margin = other.or(alike);
        if other.is_some() || alike.is_some() && self.ground == Ground::Only {
            self.ground = Ground::Points;
        }
        self.settle();
    }

    /// A rule put another reading in the place of the chosen one.
    fn revised(&mut self, chosen: usize, id: &str) {
        self.removed[self.chosen] = Some(Ruling::Rule(id.to_owned()));
        self.chosen = chosen;
        self.ground = Ground::Rule(id.to_owned());
        self.margin = None;
        self.settle();
    }

    fn settle(&mut self) {
        for (i, reading) in self.readings.iter_mut().enumerate() {
            let removed = self.removed[i].clone().filter(|_| i != self.chosen);
            reading.ruling = removed.unwrap_or(Ruling::Chosen);
        }
    }
}

fn possible(s: &Sentence<'_>, word: &Word, c: &Candidate<'_>) -> Possible {
    let (stem, ending) = s.lemma(c.lemma);
    Possible {
        pos: c.pos,
        state: name_of(c.state),
        morph: c.morph,
        lemma: [stem, ending].concat(),
        evidence: evidence(s, word, c),
        favours: Vec::new(),
        ruling: Ruling::Chosen,
    }
}

fn name_of(state: State) -> &'static str {
    State::NAMES.iter().find(|(s, _)| *s == state).map_or("", |(_, name)| name)
}

/// Why a word can be what a candidate says.
fn evidence(s: &Sentence<'_>, word: &Word, c: &Candidate<'_>) -> Evidence {
    const SIGNS: [Shape; 5] =
        [Shape::Number, Shape::Ordinal, Shape::Address, Shape::Punct, Shape::Symbol];
    let has = |shape: u32| word.shapes & shape != 0;
    let form = s.text_of(c.lemma.form).replace('’', "'");
    let lexicon = |pos: Pos| s.lang.lexicon.readings(&form).any(|r| r.pos == pos);
    if SIGNS.iter().any(|shape| has(1 << *shape as u32)) || has(ROMAN) && c.pos == Pos::Num {
        Evidence::Shape
    } else if lexicon(c.pos) {
        Evidence::Lexicon
    } else if c.pos == Pos::Noun && lexicon(Pos::Adj) {
        Evidence::Substantive
    } else if c.pos == Pos::Propn {
        Evidence::Capital
    } else if has(UNKNOWN) || form.chars().nth(1).is_none() {
        Evidence::Guess
    } else {
        Evidence::Parts
    }
}
