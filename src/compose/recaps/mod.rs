//! Recaps: who did what on which day, who is who. In: statements, people, the rules that say when. Out: sections of rows,
//! and where they stand. It never fills a page: a recap is there where it tells more than the text read from top to
//! bottom, or not at all.

mod chronology;
mod people;

use super::keyphrase::Key;
use super::outline::Outline;
use super::sections;
use super::statements::{Statement, statements};
use crate::lang::Language;
use crate::lang::schema::recaps::RecapRule;
use crate::model::{Analysis, Layout, Origin, Piece, Section, Span, Text};

/// Signs of a heading.
const HEADING: usize = 60;

/// The recaps that an article of so many words gets, each under its heading.
pub(super) fn recaps(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    words: usize,
    lang: &Language,
) -> Vec<Section> {
    let rules = &lang.rules.recaps;
    let days = rules.chronologies.iter().filter(|r| words >= r.source_words).find_map(|rule| {
        let rows = chronology::rows(analysis, statements, rule, lang)?;
        section(rule, rows, key, analysis, lang)
    });
    let people = rules.people.iter().filter(|r| words >= r.source_words).find_map(|rule| {
        let rows = people::rows(analysis, rule, rule.far, lang)?;
        section(rule, rows, key, analysis, lang)
    });
    days.into_iter().chain(people).collect()
}

/// The rows that a rule makes of a text, lengths aside, as plain text; nothing for a text that gets no such recap.
pub fn trial(id: &str, analysis: &Analysis, lang: &Language) -> Vec<String> {
    let rules = &lang.rules.recaps;
    let days = rules.chronologies.iter().filter(|r| r.id == id);
    let days = days.filter_map(|r| {
        let statements = statements(analysis, lang);
        chronology::rows(analysis, &statements, r, lang)
    });
    let people = rules.people.iter().filter(|r| r.id == id);
    let people = people.filter_map(|r| people::rows(analysis, r, 0, lang));
    let rows = days.chain(people).next().unwrap_or_default();
    let plain = |row: Piece| {
        let text = format!("{} {}", row.label.unwrap_or_default(), row.text);
        text.replace(['\u{a0}', '\u{202f}'], " ").replace('\'', "’")
    };
    rows.into_iter().map(plain).collect()
}

/// Before which section of the source recaps stand: the last one, so that the source has the last word, but for a story
/// told in time, behind which they stand. Never before what leans on the sentence above it, nor what has no heading.
pub(super) fn place(analysis: &Analysis, outline: &Outline, narrative: bool) -> usize {
    let end = outline.parts.len();
    if narrative {
        return end;
    }
    let named = outline.headings(analysis);
    let fits = |&at: &usize| {
        let start = outline.parts[at].sentences.start;
        named[at].is_some() && !sections::leans(analysis, start)
    };
    (1..end).rev().find(fits).unwrap_or(end)
}

/// Rows under the heading that fits, now this one, now that one; none where none fits.
fn section(
    rule: &dyn RecapRule,
    rows: Vec<Piece>,
    key: &Key,
    analysis: &Analysis,
    lang: &Language,
) -> Option<Section> {
    let headings = rule.headings();
    let named = |text: &&String| key.leads() || !text.contains("{key}");
    let filled = |text: &String| text.replace("{key}", &key.title(lang));
    let short = |text: &String| text.chars().count() <= HEADING;
    let turn = analysis.sentences.len() % headings.len().max(1);
    let (before, from) = headings.split_at(turn);
    let mut fitting = from.iter().chain(before).filter(named).map(filled).filter(short);
    let text = fitting.next()?;
    let mut spans: Vec<Span> = key.spans.clone();
    spans.extend(rows.iter().flat_map(Piece::spans));
    let origin = Origin::Composed { rule: rule.heading_rule(), spans };
    let heading = Some(Piece { text, label: None, origin });
    Some(Section {
        heading,
        level: 2,
        blocks: vec![Text { layout: Layout::Bullets, pieces: rows }],
    })
}
