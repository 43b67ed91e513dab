//! Documents that are quoted: `peut-on lire dans le communiqué du ministère`. In: a verb with *on* for its subject. Out:
//! who gave the document out, or the document. It never leaves the four passages before.

use super::{Found, Stage};
use crate::analyze::facts::subjects::{Source, is_impersonal};
use crate::lang::vocabulary::Class;

impl Stage<'_, '_> {
    /// `peut-on lire dans le communiqué`: the document speaks for whoever gave it out.
    pub(super) fn document(&self, source: &Source, verb: usize, limit: usize) -> Option<Found> {
        let words = self.words;
        let Source::Pronoun(at) = source else { return None };
        if !is_impersonal(words, *at) {
            return None;
        }
        let noun = (verb + 1..limit.min(verb + 8))
            .find(|&i| words.lang.index.is_document(words.form(i)))?;
        let by = self.publisher(noun, limit).or_else(|| self.published_before(noun));
        let source = by.unwrap_or_else(|| Source::Phrase(noun.saturating_sub(1)..noun + 1));
        Some(Found { source, verb: Some(verb), rule: "speaker.document", sure: true })
    }

    /// Who gave out the document at `noun`: `communiqué du ministère`, `communiqué publié par X`.
    fn publisher(&self, noun: usize, limit: usize) -> Option<Source> {
        let words = self.words;
        let limit = limit.min(noun + 8);
        let mut at = noun + 1;
        while at < limit {
            match words.form(at) {
                "," | "." | "»" | "«" => return None,
                form if form == "par" || words.is(at, Class::Of) => {
                    return self
                        .cast
                        .source_at(at + 1, limit + 8)
                        .or_else(|| self.cast.source_at(at, limit + 8));
                }
                _ => at += 1,
            }
        }
        None
    }

    fn published_before(&self, noun: usize) -> Option<Source> {
        let words = self.words;
        let here = self.cast.passage(noun);
        let first = words.passages[here.saturating_sub(4)].words.start;
        (first..noun)
            .rev()
            .filter(|&i| words.lang.index.is_document(words.form(i)) && !self.in_quote(i))
            .find_map(|i| self.publisher(i, words.passages[self.cast.passage(i)].words.end))
    }
}
