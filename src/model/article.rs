//! What compose writes and render prints. In: nothing. Out: [`Article`] and its pieces. It never holds a word
//! without saying where it comes from.

use std::borrow::Cow;

use super::document::Repair;
use super::span::{OffsetMap, Span};
use super::trace::Trace;

/// A finished article. Every text in it is a [`Piece`], or is derived from pieces (slug, keyphrase).
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The title that search engines show, without final stop.
    pub title: Piece,
    /// The title above the story, where that is another: see [`Article::heading`].
    pub headline: Option<Piece>,
    /// The meta description: whole sentences, 121 to 147 characters where the facts allow.
    pub description: Piece,
    /// Lower-case ASCII words joined by hyphens.
    pub slug: String,
    /// What a reader would type; no leading article.
    pub keyphrase: String,
    /// Language code, e.g. `fr`.
    pub lang: &'static str,
    /// The day of publication, `YYYY-MM-DD`, if it was given.
    pub date: Option<String>,
    /// The dateline as it stands in the source, but for its dash.
    pub dateline: Option<Piece>,
    /// Authors' names as bylines and signatures give them.
    pub authors: Vec<String>,
    /// Chapô and bullets first (no heading), then the sections in reading order, h3 after their h2.
    pub sections: Vec<Section>,
    /// Agency and reporters' credits, match sheets, as they stand.
    pub credits: Vec<Piece>,
    /// A note on how the article was made, if it was asked for; it tells nothing of the story and counts for no words.
    pub method: Option<String>,
    /// Named edits of source sentences.
    pub edits: Vec<Repair>,
    /// Faults of typing mended by ingest.
    pub repairs: Vec<Repair>,
    /// What the editor should know, in French.
    pub warnings: Vec<String>,
    /// The name of the input, for messages.
    pub name: String,
    /// Words in the body, counted the strict way.
    pub word_count: usize,
    /// What was weighed on the way.
    pub trace: Trace,
}

/// A heading and what stands under it, up to the next heading.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The heading; none above the chapô.
    pub heading: Option<Piece>,
    /// 2 or 3; 1 above the first heading.
    pub level: u8,
    /// Paragraphs and lists in order.
    pub blocks: Vec<Text>,
}

/// A paragraph or a list.
#[derive(Debug, Clone)]
pub struct Text {
    /// What it is.
    pub layout: Layout,
    /// Sentences of a paragraph, or items of a list.
    pub pieces: Vec<Piece>,
}

/// How a run of pieces is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The chapô.
    Lead,
    /// Prose.
    Paragraph,
    /// A question of the interviewer.
    Question,
    /// A bulleted list, one piece an item.
    Bullets,
    /// A small title over bullets: *L'essentiel*.
    Label,
}

/// A run of text with its origin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// The text, set with French typography.
    pub text: String,
    /// A bold label before it, with its own punctuation: `À la mi-temps :`.
    pub label: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Piece {
    /// The text behind its label, as one line.
    pub fn whole(&self) -> Cow<'_, str> {
        match &self.label {
            Some(label) => Cow::Owned(format!("{label} {}", self.text)),
            None => Cow::Borrowed(&self.text),
        }
    }

    /// What it rests on in the source; nothing for a card's.
    pub fn spans(&self) -> Vec<Span> {
        match &self.origin {
            Origin::Source { span } | Origin::Edited { span, .. } => vec![*span],
            Origin::Composed { spans, .. } => spans.clone(),
            Origin::Card { .. } => Vec::new(),
        }
    }
}

/// Where a piece comes from. Spans refer to the clean text ([`Document::text`](super::Document::text)) up to the last
/// stage, and to the decoded source in an article that is handed out: see [`Article::locate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A slice of the source, but for typography.
    Source {
        /// The slice.
        span: Span,
    },
    /// A source sentence after a named edit that keeps its meaning.
    Edited {
        /// The slice before the edit.
        span: Span,
        /// The edit's rule.
        rule: String,
    },
    /// Written by a rule from spans of the source.
    Composed {
        /// The rule's id.
        rule: String,
        /// What it rests on; never empty.
        spans: Vec<Span>,
    },
    /// A sentence or heading of the documentary base.
    Card {
        /// The card's id.
        card: String,
        /// Which text of the card: `sentence:3`, `h3:0`.
        part: String,
        /// The words of the source that called it.
        call: Span,
    },
}

impl Default for Origin {
    fn default() -> Self {
        Origin::Source { span: Span::default() }
    }
}

impl Article {
    /// All pieces that are printed, in reading order: title first, credits last.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let body = self
            .sections
            .iter()
            .flat_map(|s| s.heading.iter().chain(s.blocks.iter().flat_map(|b| b.pieces.iter())));
        let top = [&self.title, &self.description].into_iter().chain(&self.headline);
        top.chain(body).chain(&self.credits)
    }

    /// The title above the story.
    pub fn heading(&self) -> &Piece {
        self.headline.as_ref().unwrap_or(&self.title)
    }

    /// Turns every span from one of the clean text into one of the source that `map` leads to. Done once, after
    /// verification.
    pub fn locate(&mut self, map: &OffsetMap) {
        let blocks = self.sections.iter_mut().flat_map(|s| {
            s.heading.iter_mut().chain(s.blocks.iter_mut().flat_map(|b| &mut b.pieces))
        });
        let ends = [&mut self.title, &mut self.description].into_iter();
        let ends = ends.chain(&mut self.headline).chain(&mut self.dateline);
        for piece in ends.chain(blocks).chain(&mut self.credits) {
            for span in piece.origin.spans_mut() {
                *span = map.original_span(*span);
            }
        }
        for repair in self.edits.iter_mut().chain(&mut self.repairs) {
            repair.span = map.original_span(repair.span);
        }
    }
}

impl Origin {
    /// Every span that the origin names.
    pub fn spans(&self) -> &[Span] {
        match self {
            Self::Source { span } | Self::Edited { span, .. } | Self::Card { call: span, .. } => {
                std::slice::from_ref(span)
            }
            Self::Composed { spans, .. } => spans,
        }
    }

    fn spans_mut(&mut self) -> &mut [Span] {
        match self {
            Self::Source { span } | Self::Edited { span, .. } | Self::Card { call: span, .. } => {
                std::slice::from_mut(span)
            }
            Self::Composed { spans, .. } => spans,
        }
    }
}

/// Words counted the strict way: runs between blanks that hold a letter or a digit.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_words() {
        assert_eq!(count_words("« L’eau monte : 9,64 m ! » – dit-il"), 5);
        assert_eq!(count_words(""), 0);
    }

    #[test]
    fn a_handed_out_article_points_into_the_source() {
        // source "ab  cd", clean text "ab cd".
        let mut map = OffsetMap::default();
        map.push(0, 0);
        map.push(3, 4);
        let origin = Origin::Composed { rule: "title.test".into(), spans: vec![Span::new(3, 5)] };
        let mut article = Article {
            title: Piece { text: "cd".into(), label: None, origin },
            ..Article::default()
        };
        article.locate(&map);
        assert_eq!(article.title.origin.spans(), [Span::new(4, 6)]);
    }
}
