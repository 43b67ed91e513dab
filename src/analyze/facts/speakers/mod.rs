//! Who says a quotation. In: quotations, the cast of an article. Out: [`Quote`]s with speaker, verb and how sure that is.
//! It never names a speaker where nothing beside the marks and nothing before them tells.
//!
//! [`incise`], [`behind`], [`ahead`] and [`neighbours`] look in turn for who speaks, inside the marks, after them, before
//! them, and in the sentences around; [`resolve`] then says whom a pronoun or a noun stands for.

mod ahead;
mod antecedent;
mod behind;
mod document;
mod governor;
mod incise;
mod neighbours;
mod nested;
mod reported;
mod resolve;
mod verbs;

use std::ops::Range;

use super::people::People;
use super::quotes::Quoted;
use super::subjects::{Cast, Source};
use super::words::Words;
use crate::model::{Confidence, Quote};

/// What was found beside a quotation.
#[derive(Debug, Clone)]
struct Found {
    source: Source,
    verb: Option<usize>,
    rule: &'static str,
    sure: bool,
}

/// The words of a quotation.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The opening mark.
    open: usize,
    /// First word inside.
    first: usize,
    /// One past the last word inside.
    end: usize,
    /// One past the closing mark.
    close: usize,
}

struct Stage<'a, 'w> {
    cast: &'a Cast<'a, 'w>,
    words: &'a Words<'w>,
    quoted: &'a [Quoted],
    /// For each passage, who was said to speak in it last.
    spoken: Vec<Option<Source>>,
    /// Who said each quotation, as far as that is known.
    said: Vec<Option<Source>>,
}

/// The quotations with their speakers, in order.
pub(super) fn speakers(cast: &Cast<'_, '_>, quoted: &[Quoted]) -> Vec<Quote> {
    let mut stage = Stage {
        cast,
        words: cast.words,
        quoted,
        spoken: vec![None; cast.words.passages.len()],
        said: Vec::with_capacity(quoted.len()),
    };
    stage.note_reported();
    let mut out = Vec::with_capacity(quoted.len());
    for index in 0..quoted.len() {
        let found = stage.find(index);
        out.push(stage.quote(index, found));
    }
    out
}

impl Stage<'_, '_> {
    fn find(&self, index: usize) -> Option<Found> {
        let quote = &self.quoted[index];
        let place = self.place(quote);
        if quote.depth > 0 {
            return self.nested(index, place);
        }
        self.inside(index, place)
            .or_else(|| self.of_oneself(place))
            .or_else(|| self.right(place))
            .or_else(|| self.agent(place))
            .or_else(|| self.left(index, place))
            .or_else(|| self.continued(index, place))
    }

    fn quote(&mut self, index: usize, found: Option<Found>) -> Quote {
        let quote = &self.quoted[index];
        let place = self.place(quote);
        let passage = self.cast.passage(place.close.saturating_sub(1).max(place.open));
        let at = found.as_ref().map_or(place.open, |f| f.source.words().start);
        let mut sure = found.as_ref().is_some_and(|f| f.sure);
        let source = found.as_ref().and_then(|f| self.resolve(index, &f.source, at, &mut sure));
        if quote.depth == 0
            && let (Some(source), Some(last)) = (&source, self.spoken.get_mut(passage))
        {
            *last = Some(source.clone());
        }
        self.said.push(source.clone());
        let words = self.words;
        let (speaker, person) = match &source {
            Some(Source::Person(i, _)) => (Some(name_of(words, self.cast.people, *i)), Some(*i)),
            Some(other) => (Some(words.slice(&other.words()).to_owned()), None),
            None => (None, None),
        };
        let verb = found.as_ref().and_then(|f| f.verb).map(|v| words.tokens[v].lemma.to_string());
        Quote {
            span: quote.span,
            speaker,
            person,
            source: found.as_ref().map(|f| words.span(&f.source.words())),
            verb: source.as_ref().and(verb),
            nested: quote.depth > 0,
            rule: found.map(|f| f.rule.to_owned()).unwrap_or_default(),
            confidence: if sure && source.is_some() {
                Confidence::Sure
            } else {
                Confidence::Doubtful
            },
        }
    }

    fn place(&self, quote: &Quoted) -> Place {
        let first = self.words.first_from(quote.span.start);
        Place {
            open: self.words.first_from(quote.open),
            first,
            end: self.words.first_from(quote.span.end).max(first),
            close: self.words.first_from(quote.close),
        }
    }

    fn passage_of(&self, place: Place) -> Option<Range<usize>> {
        let passage = self.words.passages.get(self.cast.passage(place.open))?;
        Some(passage.words.clone())
    }

    fn in_quote(&self, at: usize) -> bool {
        let span = self.words.tokens[at].span;
        let next = self.quoted.partition_point(|q| q.open <= span.start);
        self.quoted[..next].iter().rev().take(4).any(|q| q.span.contains(span))
    }

    fn in_nested(&self, index: usize, at: usize) -> bool {
        let span = self.words.tokens[at].span;
        let inside = &self.quoted[index + 1..];
        let next = inside.partition_point(|q| q.open <= span.start);
        let close = self.quoted[index].close;
        inside[..next].iter().rev().take(4).any(|q| q.open < close && q.span.contains(span))
    }
}

fn name_of(words: &Words<'_>, people: &People, index: usize) -> String {
    people.name(words, index).to_owned()
}
