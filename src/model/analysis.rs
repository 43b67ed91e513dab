//! What analyze understands of a document. In: nothing. Out: [`Analysis`] and the facts it holds. It never
//! decides what is worth telling.

use std::ops::Range;

use super::day::Day;
use super::document::Document;
use super::grammar::{Gender, Morph, Pos};
use super::index::Index;
use super::span::Span;
use super::syntax::{Chunk, Clause, Role};

/// Everything understood of one article. All spans refer to [`Document::text`].
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// What was analysed.
    pub document: Document,
    /// The day of publication, if it was given.
    pub date: Option<Day>,
    /// Body sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Sentences of the article's own chapô, which is no part of the body.
    pub standfirst: Vec<Span>,
    /// Tokens of what stands above the body or over its parts (title, kicker, chapô, own subheadings), one run a block.
    pub front: Vec<Front>,
    /// Tokens of all body sentences, in order.
    pub tokens: Vec<Token>,
    /// Phrases, in order of their first token.
    pub chunks: Vec<Chunk>,
    /// Clauses, in order of their first token.
    pub clauses: Vec<Clause>,
    /// Runs of tokens that no verb has and that belong together (`maire de Gap`, `Deux morts dans un incendie`), in the order of
    /// their sentences.
    pub fragments: Vec<Range<u32>>,
    /// People, in order of first mention.
    pub people: Vec<Person>,
    /// Organisations, in order of first mention.
    pub organisations: Vec<Named>,
    /// Places, in order of first mention.
    pub places: Vec<Named>,
    /// Quotations, in order; a nested one after the one it stands in.
    pub quotes: Vec<Quote>,
    /// Dates, in order; each wording once.
    pub dates: Vec<DateMention>,
    /// Figures, in order.
    pub figures: Vec<Figure>,
    /// The sentence that brings the news: the first, but where it only sets a scene.
    pub lead: usize,
    /// Keyphrases, best first.
    pub keyphrases: Vec<Keyphrase>,
    /// Runs of sentences about one thing; they cover all sentences in order.
    pub topics: Vec<Topic>,
    /// Where clauses, quotations and people stand.
    pub index: Index,
}

impl Analysis {
    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        &self.tokens[range(&self.sentences[sentence].tokens)]
    }

    /// The indices of the clauses of a run of sentences.
    pub fn clauses_of(&self, sentences: &Range<usize>) -> Range<usize> {
        let token = |sentence: usize| {
            self.sentences.get(sentence).map_or(self.tokens.len() as u32, |s| s.tokens.start)
        };
        let (first, last) = (token(sentences.start), token(sentences.end));
        // Clauses stand in the order of their sentences, though not always within one.
        self.clauses.partition_point(|c| c.tokens.start < first)
            ..self.clauses.partition_point(|c| c.tokens.start < last)
    }

    /// The span of a run of sentences; empty for an empty run.
    pub fn run_span(&self, sentences: &Range<usize>) -> Span {
        match &self.sentences[sentences.clone()] {
            [] => Span::default(),
            [first, .., last] => first.span.to(last.span),
            [one] => one.span,
        }
    }

    /// The indices of the sentences that lie inside a span.
    pub fn sentences_in(&self, span: Span) -> Range<usize> {
        let first = self.sentences.partition_point(|s| s.span.start < span.start);
        let last = self.sentences.partition_point(|s| s.span.end <= span.end);
        first..last.max(first)
    }

    /// The text of one sentence.
    pub fn sentence_text(&self, sentence: usize) -> &str {
        self.sentences[sentence].span.of(&self.document.text)
    }

    /// The clean text that a span covers.
    pub fn text(&self, span: Span) -> &str {
        span.of(&self.document.text)
    }

    /// The span from the first to the last token of a range; empty for an empty range.
    pub fn token_span(&self, tokens: &Range<u32>) -> Span {
        match &self.tokens[range(tokens)] {
            [] => Span::default(),
            [first, .., last] => first.span.to(last.span),
            [one] => one.span,
        }
    }

    /// The text from the first to the last token of a range.
    pub fn token_text(&self, tokens: &Range<u32>) -> &str {
        self.text(self.token_span(tokens))
    }

    /// The text from the first to the last of some tokens that stand side by side.
    pub fn token_slice(&self, tokens: &[Token]) -> &str {
        match tokens {
            [] => "",
            [first, ..] => self.text(first.span.to(tokens[tokens.len() - 1].span)),
        }
    }

    /// The clauses of the sentence that holds a token; none of one with so many that nobody wrote it.
    pub fn clauses_around(&self, token: usize) -> &[Clause] {
        /// Clauses of the longest sentence that is read.
        const MOST: usize = 200;
        let start = self.tokens.get(token).map_or(0, |t| t.span.start);
        let Some(sentence) = self.sentence_at(start) else { return &[] };
        let inside = self.clauses_of(&(sentence..sentence + 1));
        if inside.len() > MOST { &[] } else { &self.clauses[inside] }
    }

    /// The complement of time that a token stands in, if any.
    pub fn time_phrase(&self, token: usize) -> Option<&Range<u32>> {
        let complements = self.clauses_around(token).iter().flat_map(|c| &c.complements);
        let mut times = complements.filter(|c| c.role == Role::Time).map(|c| &c.tokens);
        times.find(|tokens| tokens.contains(&(token as u32)))
    }

    /// The index of the sentence that holds the byte `at`, if any.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= at);
        self.sentences.get(i).filter(|s| s.span.start <= at).map(|_| i)
    }

    /// True if a token stands in the sentence that brings the news.
    pub fn in_lead(&self, token: u32) -> bool {
        self.sentences.get(self.lead).is_some_and(|s| s.tokens.contains(&token))
    }

    /// The indices of the tokens that lie inside a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let last = self.tokens.partition_point(|t| t.span.end <= span.end);
        first..last.max(first)
    }
}

/// A range of `u32` indices as one of `usize`.
pub fn range(r: &Range<u32>) -> Range<usize> {
    r.start as usize..r.end as usize
}

/// One sentence of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding blanks.
    pub span: Span,
    /// Index of its block in [`Document::blocks`].
    pub block: u32,
    /// Indices of its tokens.
    pub tokens: Range<u32>,
}

/// One token: a word, an elided word with its apostrophe, a number, a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its shape.
    pub shape: Shape,
    /// Part of speech.
    pub pos: Pos,
    /// Features.
    pub morph: Morph,
    /// Dictionary form; the form itself where none is known.
    pub lemma: Box<str>,
}

/// What a token looks like, before anything is known of its sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// All letters lower-case.
    #[default]
    Lower,
    /// First letter a capital: `Paris`, `Jean-Pierre`.
    Capitalised,
    /// Two or more letters, all capitals: `ONU`.
    Upper,
    /// Letters of both cases otherwise: `iPhone`, or letters and digits: `QF7`.
    Mixed,
    /// A number in figures: `1 150`, `9,64`, `26-23`.
    Number,
    /// An ordinal in figures: `1er`, `45e`.
    Ordinal,
    /// A web or mail address, a file name, a hashtag.
    Address,
    /// A mark of punctuation.
    Punct,
    /// A symbol or an emoji.
    Symbol,
}

/// How sure a rule is. Nothing below [`Confidence::Sure`] is used for writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Confidence {
    /// Kept for `analyze`, never used for writing.
    Doubtful,
    /// Good enough to write with.
    #[default]
    Sure,
}

/// A person the article names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The fullest name in the article, without civility.
    pub name: String,
    /// Every place where the person is named, by any variant of the name.
    pub mentions: Vec<Span>,
    /// The role or function, in the article's words.
    pub role: Option<Span>,
    /// The noun of the role: `maire` in `ancien maire de Lyon`.
    pub role_head: Option<Span>,
    /// True if one person only holds the role in its place (`la maire`), false for one of a kind (`un élu`).
    pub role_unique: bool,
    /// The organisation or place that the text ties the person to: `de l'Inrae`.
    pub affiliation: Option<Span>,
    /// Gender, where the text or the first name tells it.
    pub gender: Option<Gender>,
    /// Age in years, where it is stated.
    pub age: Option<u32>,
    /// The rule that found the person.
    pub rule: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// An organisation or a place that the article names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The name as the article writes it, without article.
    pub name: String,
    /// Every place where it stands.
    pub mentions: Vec<Span>,
    /// ISO code of its country, where the gazetteer knows it.
    pub country: Option<String>,
    /// The rule that found it.
    pub rule: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Words between quotation marks that somebody said or wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// What stands between the marks, incise included.
    pub span: Span,
    /// The speaker's fullest naming in the article.
    pub speaker: Option<String>,
    /// Index in [`Analysis::people`], if the speaker is one of them.
    pub person: Option<usize>,
    /// Where the words that name the speaker stand.
    pub source: Option<Span>,
    /// Lemma of the verb of speech.
    pub verb: Option<String>,
    /// The rule that found the speaker; empty where there is none.
    pub rule: String,
    /// True if it stands inside another quotation.
    pub nested: bool,
    /// How sure the speaker is.
    pub confidence: Confidence,
}

/// A block above the body or over one of its parts, as words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Front {
    /// Index in the document's blocks.
    pub block: usize,
    /// Its tokens.
    pub tokens: Vec<Token>,
}

/// An expression of time that points at one or more days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DateMention {
    /// Where it stands first.
    pub span: Span,
    /// First and last day, where they can be told.
    pub days: Option<(Day, Day)>,
    /// The rule that read it.
    pub rule: String,
    /// Every place where the wording stands with this meaning.
    pub mentions: Vec<Span>,
}

/// A number with its unit or what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// The number with its unit, as written.
    pub span: Span,
    /// The value in thousandths, where it can be read.
    pub milli: Option<i64>,
    /// What it measures, in the article's words.
    pub what: Option<String>,
    /// `environ`, `près de`…: the words that approximate it, if any.
    pub approximator: Option<Span>,
    /// The rule that found it.
    pub rule: String,
}

/// What a reader might type to find the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyphrase {
    /// The words, without leading article, as a title can begin with them.
    pub text: String,
    /// Higher is better; a total order with ties broken by position.
    pub score: i64,
    /// Where its words stand.
    pub mentions: Vec<Span>,
}

/// A run of sentences about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Indices of its sentences.
    pub sentences: Range<u32>,
    /// The heading that would be set above it, if any recipe gives one.
    pub heading: Option<String>,
}
