//! An [`Article`] or an [`Analysis`] into what is printed. In: the finished article, the words of the page
//! (`rules/fr/page.yaml`). Out: text in one of four formats. It never decides what is said, and escapes everything.

mod analysis;
pub mod findings;
pub mod fonds;
mod html;
mod json;
mod markdown;
pub mod stages;
mod text;
mod trace;

use std::borrow::Cow;

use crate::lang::Language;
use crate::lang::schema::page::Page;
use crate::model::{Analysis, Article, Layout, Origin, Piece};

/// Formats of a restructured article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Format {
    /// Markdown with YAML front matter.
    #[default]
    Markdown,
    /// A whole HTML page with structured data; pieces that are not source say where they come from.
    Html,
    /// One object, every piece with its origin.
    Json,
    /// Plain text, one paragraph a line.
    Text,
}

impl Format {
    /// The usual extension of a file of that format, without dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Text => "txt",
        }
    }
}

/// The article in a format; it ends in a line end.
pub fn render(article: &Article, format: Format, lang: &Language) -> String {
    match format {
        Format::Markdown => markdown::render(article, &lang.rules.page),
        Format::Html => html::render(article, &lang.rules.page),
        Format::Json => json::render(article, &lang.digest),
        Format::Text => text::render(article, &lang.rules.page),
    }
}

/// What was understood, as one JSON object.
pub fn analysis_json(analysis: &Analysis, lang: &Language) -> String {
    analysis::json(analysis, lang.code)
}

/// What was understood, to be read.
pub fn analysis_text(analysis: &Analysis, lang: &Language) -> String {
    analysis::text(analysis, &lang.rules.page.analysis)
}

/// Why an article looks as it does: headings with their runners-up, and what became of the cards it calls.
pub fn trace_text(article: &Article, lang: &Language) -> String {
    trace::text(&article.trace, &lang.rules.page.trace)
}

/// What stands on a page, in reading order, below the title.
enum Part<'a> {
    /// A heading with its level, 2 or 3.
    Heading(u8, &'a Piece),
    /// The dateline on a line of its own.
    Dateline(&'a str),
    /// A line that says who wrote the story.
    Credit(&'a Piece),
    /// A block, with the dateline that stands before its first word.
    Block(Layout, Option<&'a Piece>, &'a [Piece]),
}

/// The parts of an article. The dateline stands before the first words that were sent from there, as in print: those of the
/// chapô where that is the article's first sentence, else those of a paragraph, or on a line below the chapô where a heading
/// comes between.
fn parts(article: &Article) -> Vec<Part<'_>> {
    let mut dateline = article.dateline.as_ref().filter(|d| !d.text.trim().is_empty());
    let mut parts: Vec<Part<'_>> = Vec::new();
    // Where it stands on a line of its own: below the chapô, above everything else.
    let (mut below, mut headed) = (0, false);
    // Who wrote the story signs it where it ends, above what explains it.
    let mut signed = 0;
    for section in &article.sections {
        headed |= section.heading.is_some();
        parts.extend(section.heading.iter().map(|h| Part::Heading(section.level, h)));
        for block in section.blocks.iter().filter(|b| !b.pieces.is_empty()) {
            // It stands before the text that was sent from there, never before what was composed.
            let prose = matches!(block.layout, Layout::Paragraph | Layout::Lead);
            let sent = |d: &Piece| match (source_start(&block.pieces[0]), source_start(d)) {
                (Some(text), Some(place)) => text >= place,
                (text, place) => text.is_some() || place.is_none(),
            };
            let here = prose && dateline.is_some_and(sent);
            let place = if here { dateline.take() } else { None };
            let place = place.filter(|d| !block.pieces[0].text.starts_with(d.text.trim()));
            let (above, before) = if headed { (place, None) } else { (None, place) };
            parts.push(Part::Block(block.layout, before, &block.pieces));
            if let Some(place) = above {
                parts.insert(below, Part::Dateline(bare(&place.text)));
            }
            if block.layout == Layout::Lead && !headed {
                below = parts.len();
            }
            if block.pieces.iter().any(|p| source_start(p).is_some()) {
                signed = parts.len();
            }
        }
    }
    let end = if signed == 0 { parts.len() } else { signed };
    parts.splice(end..end, article.credits.iter().map(Part::Credit));
    parts
}

/// A dateline without the dash that joins it to a sentence.
fn bare(dateline: &str) -> &str {
    dateline.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'))
}

/// Where a piece of the source begins in it.
fn source_start(piece: &Piece) -> Option<u32> {
    match &piece.origin {
        Origin::Source { span } | Origin::Edited { span, .. } => Some(span.start),
        _ => None,
    }
}

/// The line that says when it was published; what stands before and after the date in it.
fn published<'a>(article: &'a Article, page: &'a Page) -> Option<(&'a str, &'a str, &'a str)> {
    let (before, after) = page.published.split_once("{date}").unwrap_or((&page.published, ""));
    article.date.as_deref().map(|date| (before, date, after))
}

/// `2023-09-01` as `1er septembre 2023`; as it stands if it is no date.
fn written_date(iso: &str, page: &Page) -> String {
    let mut parts = iso.split('-').map(|p| p.parse::<usize>().ok());
    let (Some(Some(year)), Some(Some(month)), Some(Some(day))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return iso.to_owned();
    };
    let Some(month) = month.checked_sub(1).and_then(|m| page.months.get(m)) else {
        return iso.to_owned();
    };
    match day {
        1 => format!("{} {month} {year}", page.first_day),
        _ => format!("{day} {month} {year}"),
    }
}

/// A text as one line: control characters become spaces, blanks at the ends go.
fn line(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        Cow::Owned(text.replace(char::is_control, " "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, Section, Span, Text};

    /// An article with one piece of every kind, and with text that every format must escape.
    pub(super) fn sample() -> Article {
        let piece = |text: &str, origin: Origin| Piece { text: text.into(), label: None, origin };
        let source = || Origin::Source { span: Span::new(10, 20) };
        let composed =
            || Origin::Composed { rule: "title.event".into(), spans: vec![Span::new(0, 9)] };
        let card = || Origin::Card {
            card: "vigilance-crues".into(),
            part: "sentence:1".into(),
            call: Span::new(4, 8),
        };
        let edited = || Origin::Edited { span: Span::new(30, 40), rule: "edit.split".into() };
        let bullet = Piece {
            text: "vingt-sept".into(),
            label: Some("Routes coupées :".into()),
            origin: composed(),
        };
        let block = |layout, pieces| Text { layout, pieces };
        Article {
            title: piece("Crue : « 1 150 » évacués <b> & \"fin\"", composed()),
            description: piece("Une description: avec \\ et \"guillemets\".", composed()),
            slug: "crue-garonne".into(),
            keyphrase: "crue de la Garonne".into(),
            lang: "fr",
            date: Some("2026-01-01".into()),
            dateline: Some(piece("MARMANDE —", source())),
            authors: vec!["Ana Roux".into(), "Léo <Petit>".into()],
            sections: vec![
                Section {
                    heading: None,
                    level: 1,
                    blocks: vec![
                        block(Layout::Lead, vec![piece("Le chapô.", composed())]),
                        block(Layout::Label, vec![piece("L’essentiel", composed())]),
                        block(Layout::Bullets, vec![bullet]),
                    ],
                },
                Section {
                    heading: Some(piece("Le rouge et l’orange", card())),
                    level: 3,
                    blocks: vec![block(
                        Layout::Paragraph,
                        vec![
                            piece("L’eau *monte* </script><script>.", source()),
                            piece("Elle baisse.", edited()),
                            piece("Le rouge signale une crue majeure.", card()),
                        ],
                    )],
                },
            ],
            credits: vec![piece("Par Ana Roux et Léo <Petit> (avec AFP)", source())],
            warnings: vec!["Une ligne mise à part.".into()],
            name: "crue.txt".into(),
            word_count: 14,
            ..Article::default()
        }
    }

    #[test]
    fn a_day_is_written_out() {
        let page = &Language::french().rules.page;
        assert_eq!(written_date("2026-01-01", page), "1er janvier 2026");
        assert_eq!(written_date("2023-09-20", page), "20 septembre 2023");
        assert_eq!(written_date("2026-13-01", page), "2026-13-01");
    }

    #[test]
    fn the_dateline_stands_once() {
        let mut article = sample();
        let datelines = |a: &Article| {
            parts(a).iter().filter(|p| matches!(p, Part::Block(_, Some(_), _))).count()
        };
        assert_eq!(datelines(&article), 0);
        let line = parts(&article).iter().position(|p| matches!(p, Part::Dateline("MARMANDE")));
        assert_eq!(line, Some(1), "below the chapô, for a heading stands before the text");
        article.sections[1].heading = None;
        assert_eq!(datelines(&article), 1);
        article.sections[1].blocks[0].pieces[0].text = "MARMANDE — L’eau monte.".into();
        assert_eq!(datelines(&article), 0);
    }
}
