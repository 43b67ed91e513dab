//! One sentence while it is being read. In: raw tokens. Out: words with their candidate readings, quotation marks left
//! aside. It never decides.

use crate::lang::Language;
use crate::lang::compile::hash::Hash;
use crate::lang::compile::pattern::FIRST;
use crate::lang::schema::tag::State;
use crate::lang::tagger::NO_WORD;
use crate::model::{Kind, Morph, Pos, Shape, VerbForm};

use crate::analyze::tokenize::RawToken;

/// The words of a sentence that the tagger decides, and all their candidates.
pub(super) struct Sentence<'a> {
    pub(super) lang: &'a Language,
    pub(super) words: Vec<Word>,
    /// Candidates of all words, each word's in one run.
    pub(super) candidates: Vec<Candidate<'a>>,
    /// Forms that were looked up, one behind the other.
    pub(super) forms: String,
}

/// One word.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Index of its raw token.
    pub(super) token: u32,
    /// Its form in lower case with ASCII apostrophes, in [`Sentence::forms`].
    pub(super) form: (u32, u32),
    /// Its candidates.
    pub(super) first: u32,
    pub(super) last: u32,
    /// The states of the candidates that are left.
    pub(super) may: u32,
    /// Number of the form among the words that rules name.
    pub(super) id: u16,
    /// Shape bits, as [`crate::lang::compile::pattern::SHAPES`] numbers them.
    pub(super) shapes: u32,
    /// Index of the chosen candidate.
    pub(super) chosen: u32,
}

/// One way to read a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) pos: Pos,
    pub(super) morph: Morph,
    pub(super) state: State,
    pub(super) points: i16,
    /// Not removed by a rule.
    pub(super) alive: bool,
    pub(super) lemma: Lemma<'a>,
}

/// How to get at the dictionary form: what to cut from a form that was looked up, and what to put there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lemma<'a> {
    /// Bytes in [`Sentence::forms`].
    pub(super) form: (u32, u32),
    pub(super) strip: u8,
    pub(super) append: &'a str,
}

impl<'a> Sentence<'a> {
    /// A form that was looked up.
    pub(super) fn text_of(&self, form: (u32, u32)) -> &str {
        &self.forms[form.0 as usize..form.1 as usize]
    }

    pub(super) fn candidates_of(&self, word: usize) -> &[Candidate<'a>] {
        let w = &self.words[word];
        &self.candidates[w.first as usize..w.last as usize]
    }

    pub(super) fn alive(&self, word: usize) -> impl Iterator<Item = &Candidate<'a>> {
        self.candidates_of(word).iter().filter(|c| c.alive)
    }

    /// The chosen candidate of a word.
    pub(super) fn chosen(&self, word: usize) -> &Candidate<'a> {
        &self.candidates[self.words[word].chosen as usize]
    }

    /// The dictionary form of a candidate, in two pieces.
    pub(super) fn lemma(&self, lemma: Lemma<'a>) -> (&str, &'a str) {
        let form = self.text_of(lemma.form);
        let keep = form.len().saturating_sub(lemma.strip as usize);
        (form.get(..keep).unwrap_or(form), lemma.append)
    }

    /// The number of a candidate's lemma among the words that rules name.
    pub(super) fn lemma_id(&self, lemma: Lemma<'a>) -> u16 {
        let (stem, ending) = self.lemma(lemma);
        self.lang.tagger.word(Hash::default().over(stem).over(ending))
    }

    /// Notes the states of the candidates that are left.
    pub(super) fn refresh(&mut self, word: usize) {
        self.words[word].may = self.alive(word).fold(0, |m, c| m | c.state.bit());
    }

    /// Appends a form to those that were looked up.
    pub(super) fn keep_form(&mut self, form: &str) -> (u32, u32) {
        let start = self.forms.len() as u32;
        self.forms.push_str(form);
        (start, self.forms.len() as u32)
    }

    /// Adds a word without candidates; they follow by [`Self::add`]. Returns the hash of its form.
    pub(super) fn open(&mut self, token: usize, raw: &RawToken, text: &str, first: bool) -> Hash {
        let form = raw.span.of(text);
        let start = self.forms.len() as u32;
        push_lower(&mut self.forms, form);
        let end = self.forms.len() as u32;
        let hash = Hash::default().over(&self.forms[start as usize..]);
        let id = self.lang.tagger.word(hash);
        let count = self.candidates.len() as u32;
        self.words.push(Word {
            token: token as u32,
            form: (start, end),
            first: count,
            last: count,
            may: 0,
            id,
            shapes: 1 << raw.shape as u32 | if first { FIRST } else { 0 },
            chosen: count,
        });
        hash
    }

    /// Adds a candidate to the last word.
    pub(super) fn add(&mut self, pos: Pos, morph: Morph, points: i16, lemma: Lemma<'a>) {
        let Some(word) = self.words.last() else { return };
        let form = self.text_of(word.form);
        let mut state = state_of(pos, morph, form);
        let list = self.lang.tagger.program.prenominal.filter(|_| state == State::Adj);
        if list.is_some_and(|l| self.lang.tagger.in_list(self.lemma_id(lemma), l)) {
            state = State::Pre;
        }
        let Some(word) = self.words.last_mut() else { return };
        word.last += 1;
        word.may |= state.bit();
        self.candidates.push(Candidate { pos, morph, state, points, alive: true, lemma });
    }

    /// The last word has this shape too.
    pub(super) fn mark(&mut self, shape: u32) {
        if let Some(word) = self.words.last_mut() {
            word.shapes |= shape;
        }
    }

    /// What rules see beyond the edges.
    pub(super) fn edge() -> Word {
        Word {
            token: 0,
            form: (0, 0),
            first: 0,
            last: 0,
            may: State::Edge.bit(),
            id: NO_WORD,
            shapes: 1 << Shape::Punct as u32,
            chosen: 0,
        }
    }
}

/// Appends a form in lower case with ASCII apostrophes.
fn push_lower(into: &mut String, form: &str) {
    if form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        into.push_str(form);
        return;
    }
    for c in form.chars() {
        match c {
            '’' => into.push('\''),
            '\u{ad}' => {}
            '‑' => into.push('-'),
            _ => into.extend(c.to_lowercase()),
        }
    }
}

/// What a reading is to its neighbours.
pub(super) fn state_of(pos: Pos, morph: Morph, form: &str) -> State {
    match pos {
        Pos::Noun => State::Noun,
        Pos::Propn => State::Propn,
        Pos::Adj => State::Adj,
        Pos::Det => State::Det,
        Pos::Num => State::Num,
        Pos::Cconj => State::Cconj,
        Pos::Sconj => State::Sconj,
        Pos::Intj => State::Intj,
        Pos::Sym => State::Sym,
        Pos::X => State::X,
        Pos::Adp if morph.kind() == Some(Kind::Contr) => State::Contr,
        Pos::Adp => State::Adp,
        Pos::Adv if morph.kind() == Some(Kind::Neg) => {
            if matches!(form, "ne" | "n'") {
                State::Ne
            } else {
                State::Neg
            }
        }
        Pos::Adv => State::Adv,
        Pos::Pron => match morph.kind() {
            Some(Kind::Rel) => State::Rel,
            Some(Kind::Subj) => State::Subj,
            Some(Kind::Obj | Kind::Refl | Kind::AdvPron) => State::Clit,
            _ => State::Pron,
        },
        Pos::Verb | Pos::Aux => {
            let aux = pos == Pos::Aux;
            match morph.verb_form() {
                Some(VerbForm::PastPart) if aux => State::Auxp,
                Some(VerbForm::PastPart) => State::Vpp,
                Some(VerbForm::Inf | VerbForm::PresPart) if aux => State::Auxi,
                Some(VerbForm::Inf) => State::Vinf,
                Some(VerbForm::PresPart) => State::Vpr,
                _ if aux => State::Auxf,
                _ => State::Vfin,
            }
        }
        Pos::Punct => match form {
            "," => State::Comma,
            "(" | "[" | "{" | "«" | "“" | "„" | "‹" | "‘" => State::Open,
            ")" | "]" | "}" | "»" | "”" | "›" => State::Close,
            _ => State::Stop,
        },
    }
}
