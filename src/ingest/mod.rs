//! Bytes into a document. In: the bytes of a file. Out: a [`Document`]: decoded, free of markup, unwrapped, mended, cut
//! into blocks; or a [`Refusal`] that says what was found instead. It never loses a word of a paragraph, never fails
//! on damaged text, and takes time in proportion to the size.
//!
//! Bytes → text ([`decode`]) → lines ([`markup`], [`html`], [`markdown`], [`front`], on a [`page`]) → raw blocks
//! ([`unwrap`]) → blocks with a kind ([`blocks`], with the patterns of [`lines`]) → mended blocks ([`repair`], [`recase`]).

mod blocks;
mod decode;
mod draft;
mod edges;
mod elements;
mod french;
mod front;
mod head;
mod headings;
mod html;
mod interview;
mod lines;
mod lists;
mod markdown;
mod markup;
mod page;
mod recase;
mod repair;
mod shapes;
mod tag;
mod unwrap;

use blocks::Piece;
use draft::Draft;

use crate::lang::Language;
use crate::model::{Block, BlockKind, Document, Repair, Span};

/// Why there is nothing to do, with what was found. Printed in English, by the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No bytes.
    Empty,
    /// Nothing but blanks and marks.
    Blank {
        /// How many characters there were.
        characters: usize,
    },
    /// A title, a byline, a date: no text.
    TitleOnly {
        /// The title, or the first line.
        title: String,
    },
    /// The text is in another language.
    NotFrench {
        /// Its name in English, if it can be told.
        language: Option<&'static str>,
        /// The first words.
        beginning: String,
    },
    /// Not a text.
    Binary {
        /// What it looks like.
        found: String,
    },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Empty => f.write_str("the input is empty"),
            Refusal::Blank { characters } => {
                write!(f, "the input is blank: {characters} characters, but not one word")
            }
            Refusal::TitleOnly { title } => {
                write!(f, "there is only a title, no text: “{title}”")
            }
            Refusal::NotFrench { language: Some(language), beginning } => {
                write!(f, "the text is not French but probably {language}: “{beginning}…”")
            }
            Refusal::NotFrench { language: None, beginning } => {
                write!(f, "the text is not French: “{beginning}…”")
            }
            Refusal::Binary { found } => write!(f, "the input is not a text but {found}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Reads one article. `name` is what the input is called in messages.
///
/// # Errors
///
/// A [`Refusal`] if the bytes hold no French article.
pub fn ingest(name: &str, bytes: &[u8], lang: &Language) -> Result<Document, Refusal> {
    let decoded = decode::decode(bytes)?;
    let source = decoded.text;
    let lines = markup::lines(&source, &lang.rules.ingest);
    let raws = unwrap::unwrap(lines, lang);
    let (pieces, language) = blocks::classify(raws, lang);
    refuse(&source, &pieces, language, lang)?;
    let rules = &lang.rules.ingest;
    let mut warnings: Vec<String> =
        decoded.notes.iter().map(|note| rules.message(note, "")).collect();
    let apart = pieces.iter().filter(|p| p.kind == Some(BlockKind::Foreign) && p.words > 0);
    warnings.extend(
        apart.map(|p| {
            rules.message(if p.aside { "aside" } else { "foreign" }, &beginning(p.text()))
        }),
    );
    Ok(assemble(name, source, pieces, warnings, lang))
}

/// The text of a file, without byte order mark, as it stands.
///
/// # Errors
///
/// A [`Refusal`] if the bytes are empty or no text.
pub fn text(bytes: &[u8]) -> Result<String, Refusal> {
    decode::decode(bytes).map(|decoded| decoded.text)
}

/// Refuses what holds no French text.
fn refuse(
    source: &str,
    pieces: &[Piece],
    language: Option<&'static str>,
    lang: &Language,
) -> Result<(), Refusal> {
    let words = |kind: fn(BlockKind) -> bool| -> usize {
        let meant = pieces.iter().filter(|p| !p.aside && p.kind.is_some_and(kind));
        meant.map(|p| p.words).sum()
    };
    let body = words(BlockKind::is_body);
    let foreign = words(|k| k == BlockKind::Foreign);
    let Some(first) = pieces.iter().find(|p| p.words > 0) else {
        return Err(Refusal::Blank { characters: source.chars().count() });
    };
    let known = pieces
        .iter()
        .any(|p| p.kind != Some(BlockKind::Foreign) && french::counts(p.text(), lang).0 > 0);
    if foreign > 2 * body || !known && body > 0 {
        let of_foreign = pieces.iter().find(|p| p.kind == Some(BlockKind::Foreign));
        let beginning = beginning(of_foreign.unwrap_or(first).text());
        return Err(Refusal::NotFrench { language, beginning });
    }
    if body == 0 {
        let title = pieces.iter().find(|p| p.kind == Some(BlockKind::Title)).unwrap_or(first);
        return Err(Refusal::TitleOnly { title: shortened(title.text(), 100) });
    }
    Ok(())
}

/// The first four words, as a quotation of the beginning.
fn beginning(text: &str) -> String {
    let words = text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric));
    let text = words.take(4).collect::<Vec<&str>>().join(" ");
    shortened(text.trim_matches(|c: char| !c.is_alphanumeric()), 60)
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Mends the pieces and sets them one below the other.
fn assemble(
    name: &str,
    source: String,
    pieces: Vec<Piece>,
    warnings: Vec<String>,
    lang: &Language,
) -> Document {
    let mut all = Draft::default();
    let mut blocks = Vec::with_capacity(pieces.len());
    let mut repairs = Vec::new();
    let mut forms = recase::Forms::default();
    if pieces.iter().any(|p| headed(p.kind) && recase::is_capitals(p.text())) {
        let body = pieces.iter().filter(|p| p.kind.is_some_and(BlockKind::is_body));
        body.for_each(|p| forms.read(p.text()));
    }
    for piece in pieces {
        let kind = piece.kind.unwrap_or(BlockKind::Paragraph);
        let (draft, fixes) = mended(piece, kind, &forms, lang);
        if draft.is_empty() {
            continue;
        }
        if !all.is_empty() {
            let end = all.origin(all.len());
            all.push("\n", end);
        }
        let start = all.len();
        all.append(&draft, 0..draft.len());
        blocks.push(Block { span: Span::new(start, all.len()), kind });
        repairs.extend(fixes.into_iter().map(|f| Repair {
            rule: f.rule.to_owned(),
            span: Span::new(start + f.span.start, start + f.span.end),
            before: f.before,
            after: f.after,
        }));
    }
    let (text, map) = all.finish();
    Document { name: name.to_owned(), source, text, map, blocks, repairs, warnings }
}

fn headed(kind: Option<BlockKind>) -> bool {
    matches!(kind, Some(BlockKind::Title | BlockKind::Heading))
}

/// A piece without its bullet, mended unless it is no prose.
fn mended(
    mut piece: Piece,
    kind: BlockKind,
    forms: &recase::Forms,
    lang: &Language,
) -> (Draft, Vec<repair::Fix>) {
    let bulleted = matches!(kind, BlockKind::ListItem | BlockKind::Question)
        || kind == BlockKind::Paragraph && piece.spoken;
    if bulleted && piece.bullet > 0 {
        piece.cut_front(piece.bullet, kind);
    }
    let written = kind.is_body()
        || matches!(kind, BlockKind::Title | BlockKind::Standfirst | BlockKind::Heading);
    if headed(Some(kind))
        && let Some((draft, fix)) = recase::recased(&piece.draft, forms, lang)
    {
        piece.fixes = vec![fix];
        piece.draft = draft;
    }
    if written {
        repair::repair(&piece.draft, piece.fixes, lang)
    } else {
        (piece.draft, piece.fixes)
    }
}
