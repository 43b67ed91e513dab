//! Sections with their headings. In: runs of sentences, statements, the title. Out: an [`Outline`]: each section with the
//! heading that says what it says. It never moves a sentence, and says nothing that the title has said.

use std::collections::BTreeMap;
use std::ops::Range;

use super::division::divide;
use super::headings::{self, Drafts, Heading, Known};
use super::keyphrase::Key;
use super::sections::{self, Part};
use super::statements::Statement;
use crate::lang::Language;
use crate::model::{Analysis, Candidate, HeadingChoice, Origin, Piece, Section};

/// The sections of an article in reading order.
pub(super) struct Outline {
    /// Their sentences.
    pub parts: Vec<Part>,
    /// The heading of each; none where nothing new can be said.
    pub chosen: Vec<Option<Heading>>,
    /// The headings that each could have, best first.
    candidates: Vec<Vec<Heading>>,
    /// Words of the sentences that stand as headings.
    pub lifted_words: usize,
}

impl Outline {
    /// The headings of an article's sections, where they can none that composed words (`told`) above them say; sections that nothing can be said of go with their neighbours.
    pub(super) fn new(
        analysis: &Analysis,
        parts: Vec<Part>,
        statements: &[Statement],
        title: &str,
        told: &str,
        lang: &Language,
    ) -> Self {
        let known = Known::new(title, told, lang);
        let drafts = Drafts::new(analysis, statements, &known, lang);
        let parts = divide(analysis, &parts, &drafts);
        let candidates: Vec<Vec<Heading>> =
            parts.iter().map(|part| drafts.candidates(&part.sentences, lang)).collect();
        let mut chosen = headings::choose(&candidates, &known, lang);
        // What brings the news needs nothing above it but the title.
        let opens = parts.first().is_some_and(|part| {
            part.own_heading.is_none() && part.sentences.contains(&0) && parts.len() > 1
        });
        if let Some(first) = chosen.first_mut().filter(|_| opens) {
            *first = None;
        }
        let mut outline = Self { parts, chosen, candidates, lifted_words: 0 };
        outline.join_unnamed();
        outline.lift(analysis);
        outline
    }

    /// The sentences of each section.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        self.parts.iter().map(|p| p.sentences.clone()).collect()
    }

    /// True if the first of several sections has no heading.
    pub(super) fn begins_unnamed(&self) -> bool {
        let unnamed = self.chosen.first().is_some_and(Option::is_none);
        unnamed && self.parts.len() > 1 && self.parts[0].own_heading.is_none()
    }

    /// True if no section has a heading.
    pub(super) fn is_unnamed(&self) -> bool {
        let mut sections = self.parts.iter().zip(&self.chosen);
        sections.all(|(part, heading)| part.own_heading.is_none() && heading.is_none())
    }

    /// Gives some headings of the page the keyphrase, those of the blocks `behind` its sections included; `about` tells which
    /// sentences speak of what heads it, `others` are headings on the page that do not hold it.
    pub(super) fn carry(
        &mut self,
        analysis: &Analysis,
        (key, title): (&Key, &str),
        behind: &mut BTreeMap<usize, Vec<Section>>,
        (about, others): (&dyn Fn(usize) -> bool, usize),
        lang: &Language,
    ) {
        let own: Vec<Option<&str>> =
            self.parts.iter().map(|p| p.own_heading.map(|span| analysis.text(span))).collect();
        let known = Known::new(title, "", lang);
        let says_more = |h: &Heading| !known.by_title(h, lang);
        let page = headings::Page {
            chosen: &mut self.chosen,
            candidates: &self.candidates,
            own: &own,
            behind,
            about,
            says_more: &says_more,
            others,
        };
        headings::carry(page, key, lang);
    }

    /// The headings as they are printed: the article's own where it has them.
    pub(super) fn headings(&self, analysis: &Analysis) -> Vec<Option<Piece>> {
        let own = |span| Piece {
            text: analysis.text(span).trim_end_matches('.').to_owned(),
            label: None,
            origin: Origin::Source { span },
        };
        let composed = |h: &Heading| Piece {
            text: h.text.clone(),
            label: None,
            origin: match h.lifted {
                true => Origin::Source { span: analysis.sentences[h.sentence].span },
                false => Origin::Composed { rule: h.recipe.clone(), spans: h.spans.clone() },
            },
        };
        let pairs = self.parts.iter().zip(&self.chosen);
        pairs.map(|(p, h)| p.own_heading.map(own).or(h.as_ref().map(composed))).collect()
    }

    /// What each section could have been called.
    pub(super) fn into_choices(self, analysis: &Analysis) -> Vec<HeadingChoice> {
        let printed = self.headings(analysis);
        let candidate = |h: Heading| Candidate { text: h.text, recipe: h.recipe, score: h.score };
        let sections = self.parts.into_iter().zip(printed).zip(self.candidates);
        sections
            .map(|((part, heading), candidates)| HeadingChoice {
                sentences: part.sentences,
                heading: heading.map(|h| h.text),
                candidates: candidates.into_iter().map(candidate).collect(),
            })
            .collect()
    }

    /// A question that is the heading stands there, not a second time below it; the article's own subheading stays.
    fn lift(&mut self, analysis: &Analysis) {
        for (part, heading) in self.parts.iter_mut().zip(&mut self.chosen) {
            let Some(heading) = heading.as_mut().filter(|h| h.lifted) else { continue };
            let first = heading.sentence == part.sentences.start && part.sentences.len() > 1;
            heading.lifted = first && part.own_heading.is_none();
            if heading.lifted {
                self.lifted_words +=
                    sections::words_in(analysis, &(heading.sentence..heading.sentence + 1));
                part.sentences.start += 1;
            }
        }
    }

    /// A section without a heading that says something new goes with the one before it; the first stays as it is, below
    /// the chapô.
    fn join_unnamed(&mut self) {
        let old = Self {
            parts: std::mem::take(&mut self.parts),
            chosen: std::mem::take(&mut self.chosen),
            candidates: std::mem::take(&mut self.candidates),
            lifted_words: 0,
        };
        let sections = old.parts.into_iter().zip(old.chosen).zip(old.candidates);
        for ((part, heading), candidates) in sections {
            let named = heading.is_some() || part.own_heading.is_some();
            match self.parts.last_mut().filter(|_| !named) {
                Some(before) => before.sentences.end = part.sentences.end,
                None => {
                    self.parts.push(part);
                    self.chosen.push(heading);
                    self.candidates.push(candidates);
                }
            }
        }
    }
}
