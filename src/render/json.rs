//! One JSON object that others rely on. In: an article whose spans point into the source. Out: its texts, each piece
//! with its origin. It never leaves a key out: what is not there is `null` or empty (`method` stands only where it was
//! asked for, `headline` only where the title above the story is not `title`).
//!
//! Spans are `[start, end]` in bytes of the decoded source (of the file itself, if it is UTF-8 without byte order
//! mark).

use std::borrow::Cow;

use serde::Serialize;

use super::line;
use crate::model::{Article, Layout, Origin, Piece, Repair, Section, Span, Text};

pub(super) fn render(article: &Article, digest: &str) -> String {
    let sections = article.sections.iter().map(section);
    let credits = (!article.credits.is_empty()).then(|| SectionOut {
        heading: None,
        origin: None,
        level: 1,
        pieces: article.credits.iter().map(|p| piece(p, "credit")).collect(),
    });
    let out = ArticleOut {
        title: &article.title.text,
        headline: article.headline.as_ref().map(|h| h.text.as_str()),
        description: &article.description.text,
        slug: &article.slug,
        keyphrase: &article.keyphrase,
        lang: article.lang,
        word_count: article.word_count,
        dateline: article.dateline.as_ref().map(|d| d.text.as_str()),
        authors: &article.authors,
        sections: sections.chain(credits).collect(),
        method: article.method.as_deref(),
        edits: article.edits.iter().map(repair).collect(),
        repairs: article.repairs.iter().map(repair).collect(),
        warnings: &article.warnings,
        tool: ToolOut { version: env!("CARGO_PKG_VERSION"), digest },
    };
    let json = serde_json::to_string_pretty(&out).expect("strings and numbers are always encoded");
    json + "\n"
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    description: &'a str,
    slug: &'a str,
    keyphrase: &'a str,
    lang: &'a str,
    word_count: usize,
    dateline: Option<&'a str>,
    authors: &'a [String],
    sections: Vec<SectionOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'a str>,
    edits: Vec<RepairOut<'a>>,
    repairs: Vec<RepairOut<'a>>,
    warnings: &'a [String],
    tool: ToolOut<'a>,
}

/// A heading and what stands under it; `origin` is the heading's.
#[derive(Serialize)]
struct SectionOut<'a> {
    heading: Option<Cow<'a, str>>,
    origin: Option<OriginOut<'a>>,
    level: u8,
    pieces: Vec<PieceOut<'a>>,
}

/// A piece; `layout` says how it is set, `block` counts the paragraphs and lists of the section from 0.
#[derive(Serialize)]
struct PieceOut<'a> {
    text: String,
    origin: OriginOut<'a>,
    layout: &'static str,
    block: usize,
}

/// Where a piece comes from.
#[derive(Serialize)]
struct OriginOut<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'a str>,
    spans: Vec<[u32; 2]>,
}

#[derive(Serialize)]
struct RepairOut<'a> {
    rule: &'a str,
    before: &'a str,
    after: &'a str,
}

#[derive(Serialize)]
struct ToolOut<'a> {
    version: &'static str,
    digest: &'a str,
}

fn section(section: &Section) -> SectionOut<'_> {
    let pieces = section.blocks.iter().enumerate().flat_map(|(i, block)| pieces(i, block));
    SectionOut {
        heading: section.heading.as_ref().map(Piece::whole),
        origin: section.heading.as_ref().map(|h| origin(&h.origin)),
        level: section.level,
        pieces: pieces.collect(),
    }
}

fn pieces(index: usize, block: &Text) -> impl Iterator<Item = PieceOut<'_>> {
    let layout = match block.layout {
        Layout::Lead => "lead",
        Layout::Paragraph => "paragraph",
        Layout::Question => "question",
        Layout::Bullets => "bullet",
        Layout::Label => "label",
    };
    block.pieces.iter().map(move |p| PieceOut { block: index, ..piece(p, layout) })
}

fn piece<'a>(piece: &'a Piece, layout: &'static str) -> PieceOut<'a> {
    let text = match &piece.label {
        Some(label) => format!("{} {}", line(label), piece.text),
        None => piece.text.clone(),
    };
    PieceOut { text, origin: origin(&piece.origin), layout, block: 0 }
}

fn origin(origin: &Origin) -> OriginOut<'_> {
    let spans = origin.spans().iter().map(|&Span { start, end }| [start, end]).collect();
    let of = |kind| OriginOut { kind, rule: None, card: None, part: None, spans };
    match origin {
        Origin::Source { .. } => of("source"),
        Origin::Edited { rule, .. } => OriginOut { rule: Some(rule), ..of("edited") },
        Origin::Composed { rule, .. } => OriginOut { rule: Some(rule), ..of("composed") },
        Origin::Card { card, part, .. } => {
            OriginOut { card: Some(card), part: Some(part), ..of("card") }
        }
    }
}

fn repair(repair: &Repair) -> RepairOut<'_> {
    RepairOut { rule: &repair.rule, before: &repair.before, after: &repair.after }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tests::sample;
    use serde_json::Value;

    #[test]
    fn the_keys_are_the_ones_that_others_rely_on() {
        let json: Value = serde_json::from_str(&render(&sample(), "abc")).expect("JSON");
        let keys: Vec<&str> =
            json.as_object().expect("an object").keys().map(String::as_str).collect();
        // serde_json sorts them; the output has them in the order of the documentation.
        assert_eq!(
            keys,
            [
                "authors",
                "dateline",
                "description",
                "edits",
                "keyphrase",
                "lang",
                "repairs",
                "sections",
                "slug",
                "title",
                "tool",
                "warnings",
                "word_count"
            ]
        );
        assert_eq!(json["tool"]["digest"], "abc");
        assert_eq!(json["dateline"], "MARMANDE —");
        assert_eq!(json["word_count"], 14);
    }

    #[test]
    fn every_piece_says_where_it_comes_from() {
        let json: Value = serde_json::from_str(&render(&sample(), "")).expect("JSON");
        let section = &json["sections"][1];
        assert_eq!(section["heading"], "Le rouge et l’orange");
        assert_eq!(section["level"], 3);
        assert_eq!(
            section["pieces"][0]["origin"],
            serde_json::json!({"kind": "source", "spans": [[10, 20]]})
        );
        assert_eq!(section["pieces"][1]["origin"]["rule"], "edit.split");
        assert_eq!(section["pieces"][2]["origin"]["card"], "vigilance-crues");
        assert_eq!(json["sections"][0]["pieces"][2]["text"], "Routes coupées : vingt-sept");
        assert_eq!(json["sections"][2]["pieces"][0]["layout"], "credit");
    }
}
