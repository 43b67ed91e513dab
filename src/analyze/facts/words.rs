//! The words of an article as the fact rules see them. In: an analysed document. Out: [`Words`], every token of the body
//! and of titles, datelines and match sheets in the order of the text. It never interprets them.

use std::borrow::Cow;
use std::ops::Range;

use crate::analyze::tag;
use crate::lang::Language;
use crate::lang::schema::rules::SpeechVerb;
use crate::lang::vocabulary::{Class, Mark};
use crate::model::{Analysis, BlockKind, Pos, Shape, Span, Token, VerbForm};

/// A run of words that no rule may cross: a sentence, or a block outside the body.
#[derive(Debug, Clone)]
pub(super) struct Passage {
    /// Its words.
    pub words: Range<usize>,
    /// Index of its block.
    pub block: usize,
    /// What its block is.
    pub kind: BlockKind,
}

/// All words, with lower-case forms and list marks.
#[derive(Debug)]
pub(super) struct Words<'a> {
    /// The clean text.
    pub text: &'a str,
    /// The language of the rules.
    pub lang: &'a Language,
    /// The tokens.
    pub tokens: Vec<Cow<'a, Token>>,
    /// Sentences and other blocks, in order.
    pub passages: Vec<Passage>,
    forms: String,
    bounds: Vec<u32>,
    marks: Vec<Mark>,
}

/// Kinds of blocks outside the body that hold facts; subheadings say what the body says.
fn holds_facts(kind: BlockKind) -> bool {
    use BlockKind::{Byline, Dateline, Kicker, Sheet, Standfirst, Title};
    matches!(kind, Title | Byline | Kicker | Standfirst | Dateline | Sheet)
}

/// Tokens of the blocks outside the body, with their block.
pub(super) fn side_tokens(analysis: &Analysis, lang: &Language) -> Vec<(usize, Vec<Token>)> {
    let document = &analysis.document;
    let side = document.blocks.iter().enumerate().filter(|(_, b)| holds_facts(b.kind));
    side.map(|(index, block)| {
        let mut tokens = Vec::new();
        tag::read(&document.text, block.span, lang, &mut tokens);
        (index, tokens)
    })
    .collect()
}

impl<'a> Words<'a> {
    /// Joins the tokens of the body and of the other blocks.
    pub(super) fn new(
        analysis: &'a Analysis,
        side: &'a [(usize, Vec<Token>)],
        lang: &'a Language,
    ) -> Self {
        let count = analysis.tokens.len() + side.iter().map(|(_, t)| t.len()).sum::<usize>();
        let mut words = Self {
            text: &analysis.document.text,
            lang,
            tokens: Vec::with_capacity(count),
            passages: Vec::with_capacity(analysis.sentences.len() + side.len()),
            forms: String::with_capacity(analysis.document.text.len() + 16),
            bounds: vec![0],
            marks: Vec::with_capacity(count),
        };
        let kind = |block: usize| analysis.document.blocks[block].kind;
        let mut side = side.iter().peekable();
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            let block = sentence.block as usize;
            while let Some((other, tokens)) = side.next_if(|(other, _)| *other < block) {
                words.push(tokens, *other, kind(*other));
            }
            words.push(analysis.tokens_of(index), block, kind(block));
        }
        side.for_each(|(block, tokens)| words.push(tokens, *block, kind(*block)));
        words
    }

    fn push(&mut self, tokens: &'a [Token], block: usize, kind: BlockKind) {
        let start = self.tokens.len();
        for token in tokens {
            let from = self.forms.len();
            let form = token.span.of(self.text);
            // `A Lyon`: old presses had no accent for capitals.
            if form == "A" && token.pos == Pos::Adp {
                self.forms.push('à');
            } else if form.is_ascii() {
                self.forms.push_str(form);
                self.forms[from..].make_ascii_lowercase();
            } else {
                let lower = form.chars().flat_map(char::to_lowercase);
                self.forms.extend(lower.map(|c| if c == '’' { '\'' } else { c }));
            }
            self.marks.push(self.lang.facts.vocabulary.mark(&self.forms[from..]));
            self.bounds.push(self.forms.len() as u32);
            let read = self.participle_after_avoir(start, token);
            self.tokens.push(read.map_or(Cow::Borrowed(token), Cow::Owned));
        }
        self.passages.push(Passage { words: start..self.tokens.len(), block, kind });
    }

    /// `a annoncé`: after *avoir* a form that can be a participle is one, whatever the tagger made of it.
    fn participle_after_avoir(&self, start: usize, token: &Token) -> Option<Token> {
        if !matches!(token.pos, Pos::Adj | Pos::Noun) || token.shape != Shape::Lower {
            return None;
        }
        let skipped = |t: &&Cow<'_, Token>| {
            t.pos == Pos::Adv || t.pos == Pos::Pron && t.span.of(self.text).starts_with('-')
        };
        let before = self.tokens[start..].iter().rev().take(4).find(|t| !skipped(t))?;
        if before.pos != Pos::Aux || &*before.lemma != "avoir" {
            return None;
        }
        let form = self.form(self.tokens.len());
        let mut readings = self.lang.lexicon.readings(form);
        let reading = readings.find(|r| r.morph.verb_form() == Some(VerbForm::PastPart))?;
        let lemma = reading.lemma(form).into();
        Some(Token { pos: reading.pos, morph: reading.morph, lemma, ..token.clone() })
    }

    /// The word in lower case, with an ASCII apostrophe; empty past the end.
    pub(super) fn form(&self, at: usize) -> &str {
        let bound = |i: usize| self.bounds.get(i).map_or(self.forms.len(), |&b| b as usize);
        &self.forms[bound(at)..bound(at + 1)]
    }

    /// The word as written.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// What the lists say of a word.
    pub(super) fn mark(&self, at: usize) -> Mark {
        self.marks.get(at).copied().unwrap_or_default()
    }

    /// True if a word is in a list.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.mark(at).is(class)
    }

    /// *le, la, l'*, or *ce, cette*: what is meant is one thing, and known.
    pub(super) fn is_definite(&self, at: usize) -> bool {
        (self.is(at, Class::Definite) || self.is(at, Class::Demonstrative))
            && !self.is(at, Class::Plural)
    }

    /// *le, la, l'*.
    pub(super) fn is_the(&self, at: usize) -> bool {
        self.is(at, Class::Definite) && !self.is(at, Class::Plural)
    }

    /// *de, d'*, without an article inside.
    pub(super) fn is_bare_of(&self, at: usize) -> bool {
        self.is(at, Class::Of) && !self.is(at, Class::Contracted)
    }

    /// What leads from a noun to its complement: *de, du, des, la, l'*.
    pub(super) fn is_link(&self, at: usize) -> bool {
        self.is(at, Class::Of) || self.is(at, Class::Definite)
    }

    /// One past *selon* or *d'après* at a word.
    pub(super) fn after_according(&self, at: usize) -> Option<usize> {
        if self.is(at, Class::According) {
            return Some(at + 1);
        }
        // `d'après` is two tokens.
        let elided = self.form(at).ends_with('\'');
        let whole = elided.then(|| [self.form(at), self.form(at + 1)].concat())?;
        let listed = self.lang.facts.vocabulary.mark(&whole).is(Class::According);
        listed.then_some(at + 2)
    }

    /// The part of speech of a word.
    pub(super) fn pos(&self, at: usize) -> Option<Pos> {
        self.tokens.get(at).map(|t| t.pos)
    }

    /// True if a word has that part of speech.
    pub(super) fn has_pos(&self, at: usize, pos: Pos) -> bool {
        self.pos(at) == Some(pos)
    }

    /// The shape of a word.
    pub(super) fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Punct, |t| t.shape)
    }

    /// True for a word that begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        matches!(self.shape(at), Shape::Capitalised | Shape::Upper)
            || self.shape(at) == Shape::Mixed
                && self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Mood and tense of a verb form.
    pub(super) fn verb_form(&self, at: usize) -> Option<VerbForm> {
        self.tokens.get(at).filter(|t| matches!(t.pos, Pos::Verb | Pos::Aux))?.morph.verb_form()
    }

    /// The first word that begins at a byte or later.
    pub(super) fn first_from(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The verb of speech of which a form stands at a word.
    pub(super) fn speech(&self, at: usize) -> Option<&'a SpeechVerb> {
        let token = self.tokens.get(at).filter(|t| matches!(t.pos, Pos::Verb | Pos::Aux))?;
        self.lang.index.speech(&self.lang.rules, &token.lemma)
    }

    /// The span from the first to the last of some words.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        match &self.tokens[words.clone()] {
            [] => Span::default(),
            [one] => one.span,
            [first, .., last] => first.span.to(last.span),
        }
    }

    /// The text of some words as written.
    pub(super) fn slice(&self, words: &Range<usize>) -> &'a str {
        self.span(words).of(self.text)
    }
}
