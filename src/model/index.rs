//! Sorted views of what was understood: what stands where, found without reading everything again. In: facts. Out:
//! [`Index`]. It never holds anything that the facts do not.

use super::analysis::{Named, Person, Quote};
use super::span::Span;
use super::syntax::Clause;

/// Where quotations, people and the clauses inside clauses stand. Analyze fills it in when the facts are final.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// What stands between quotation marks, in order; overlapping quotations are one.
    quoted: Vec<Span>,
    /// Every mention of a person, in order, with the person's index.
    people: Vec<(Span, usize)>,
    /// Where places are named, in order; overlapping mentions are one.
    places: Vec<Span>,
    /// Pairs (clause, clause inside it), in order.
    inner: Vec<(u32, u32)>,
}

impl Index {
    /// The index of these facts.
    pub fn new(quotes: &[Quote], people: &[Person], places: &[Named], clauses: &[Clause]) -> Self {
        let quoted = merged(quotes.iter().map(|q| q.span));
        let places = merged(places.iter().flat_map(|p| &p.mentions).copied());
        let mentions = |(i, p): (usize, &Person)| p.mentions.iter().map(move |m| (*m, i)).collect();
        let mut people: Vec<(Span, usize)> =
            people.iter().enumerate().flat_map::<Vec<_>, _>(mentions).collect();
        people.sort_unstable();
        let inner = clauses.iter().enumerate();
        let mut inner: Vec<(u32, u32)> =
            inner.filter_map(|(i, c)| c.parent.map(|p| (p, i as u32))).collect();
        inner.sort_unstable();
        Self { quoted, people, places, inner }
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

    /// True if a place is named in a span.
    pub fn has_place_in(&self, span: Span) -> bool {
        let first = self.places.partition_point(|m| m.end <= span.start);
        self.places.get(first).is_some_and(|m| m.start < span.end)
    }

    /// Indices of the clauses that belong to a clause.
    pub fn inside(&self, clause: usize) -> impl Iterator<Item = usize> + '_ {
        let clause = clause as u32;
        let first = self.inner.partition_point(|(outer, _)| *outer < clause);
        let inner = self.inner[first..].iter().take_while(move |(outer, _)| *outer == clause);
        inner.map(|(_, c)| *c as usize)
    }
}

/// The spans in order, those that overlap as one.
fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let overlaps = last.overlaps(*next);
        if overlaps {
            *last = last.to(*next);
        }
        overlaps
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_is_one() {
        let spans = [(7, 9), (0, 5), (2, 3), (4, 6)].map(|(a, b)| Span::new(a, b));
        assert_eq!(merged(spans.into_iter()), [Span::new(0, 6), Span::new(7, 9)]);
    }

    #[test]
    fn the_first_of_the_people_named_in_a_span() {
        let person = |mentions: &[(usize, usize)]| Person {
            mentions: mentions.iter().map(|&(a, b)| Span::new(a, b)).collect(),
            ..Person::default()
        };
        let index = Index::new(&[], &[person(&[(0, 4), (20, 24)]), person(&[(10, 14)])], &[], &[]);
        assert_eq!(index.person_in(Span::new(4, 10)), None);
        assert_eq!(index.person_in(Span::new(12, 13)), Some(1));
        assert_eq!(index.person_in(Span::new(13, 21)), Some(0));
    }
}
