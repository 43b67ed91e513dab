//! Sorted views of what was understood: what stands where, found without reading everything again. In: facts. Out:
//! [`Index`]. It never holds anything that the facts do not.

use super::analysis::{Person, Quote};
use super::span::Span;
use super::syntax::Clause;

/// Where quotations, people and the clauses inside clauses stand. Analyze fills it in when the facts are final.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// What stands between quotation marks, in order; overlapping quotations are one.
    quoted: Vec<Span>,
    /// Every mention of a person, in order, with the person's index.
    people: Vec<(Span, usize)>,
    /// Pairs (clause, clause inside it), in order.
    inner: Vec<(u32, u32)>,
}

impl Index {
    /// The index of these facts.
    pub fn new(quotes: &[Quote], people: &[Person], clauses: &[Clause]) -> Self {
        let mut marked: Vec<Span> = quotes.iter().map(|q| q.span).collect();
        marked.sort_unstable();
        let mut quoted: Vec<Span> = Vec::new();
        for span in marked {
            match quoted.last_mut() {
                Some(last) if last.overlaps(span) => *last = last.to(span),
                _ => quoted.push(span),
            }
        }
        let mentions = |(i, p): (usize, &Person)| p.mentions.iter().map(move |m| (*m, i)).collect();
        let mut people: Vec<(Span, usize)> =
            people.iter().enumerate().flat_map::<Vec<_>, _>(mentions).collect();
        people.sort_unstable();
        let inner = clauses.iter().enumerate();
        let mut inner: Vec<(u32, u32)> =
            inner.filter_map(|(i, c)| c.parent.map(|p| (p, i as u32))).collect();
        inner.sort_unstable();
        Self { quoted, people, inner }
    }

    /// The quoted run that holds the byte `at`, if any.
    pub fn quoted_at(&self, at: u32) -> Option<Span> {
        let i = self.quoted.partition_point(|q| q.end <= at);
        self.quoted.get(i).copied().filter(|q| q.start <= at)
    }

    /// The first of the people who are named in a span; mentions do not overlap.
    pub fn person_in(&self, span: Span) -> Option<usize> {
        let first = self.people.partition_point(|(m, _)| m.end <= span.start);
        let inside = self.people[first..].iter().take_while(|(m, _)| m.start < span.end);
        inside.map(|(_, person)| *person).min()
    }

    /// Indices of the clauses that belong to a clause.
    pub fn inside(&self, clause: usize) -> impl Iterator<Item = usize> + '_ {
        let clause = clause as u32;
        let first = self.inner.partition_point(|(outer, _)| *outer < clause);
        let inner = self.inner[first..].iter().take_while(move |(outer, _)| *outer == clause);
        inner.map(|(_, c)| *c as usize)
    }
}
