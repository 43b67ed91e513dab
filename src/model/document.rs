//! What ingest makes of the bytes. In: nothing. Out: [`Document`] and its blocks. It never reads French.

use super::span::{OffsetMap, Span};

/// One article as it came in: decoded, unwrapped, repaired, cut into blocks.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What the file is called in messages (a path, or `-`).
    pub name: String,
    /// The decoded text, before anything was changed.
    pub source: String,
    /// The clean text: lines joined, markup taken off, repairs made. Every span of the analysis refers to it.
    /// Blocks stand in it in the order of the source, separated by `\n`.
    pub text: String,
    /// From offsets of `text` to offsets of `source`.
    pub map: OffsetMap,
    /// The blocks, in order; they cover `text` but for the separators.
    pub blocks: Vec<Block>,
    /// What was mended in `text`, in order.
    pub repairs: Vec<Repair>,
    /// What an editor should know (French), in order.
    pub warnings: Vec<String>,
}

impl Document {
    /// The text of one block.
    pub fn block_text(&self, block: &Block) -> &str {
        block.span.of(&self.text)
    }

    /// The blocks of one kind, in order.
    pub fn of_kind(&self, kind: BlockKind) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |b| b.kind == kind)
    }

    /// The text of the first block of one kind.
    pub fn first_of(&self, kind: BlockKind) -> Option<&str> {
        self.of_kind(kind).next().map(|b| self.block_text(b))
    }
}

/// A run of text that stands apart on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in [`Document::text`].
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is for. Only [`Paragraph`](BlockKind::Paragraph), [`ListIntro`](BlockKind::ListIntro),
/// [`ListItem`](BlockKind::ListItem) and [`Question`](BlockKind::Question) are body text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The article's own title.
    Title,
    /// A line above the title or the text: rubric, section name, time stamp.
    Kicker,
    /// The article's own chapô.
    Standfirst,
    /// `EREVAN, Arménie —`: cut from the paragraph it is glued to.
    Dateline,
    /// `Par X`, `De notre correspondant`.
    Byline,
    /// Agency and reporters' credits at the end: `(Avec AFP)`, `X a rapporté de Y.`
    Credit,
    /// `Photo : X`, `© X`.
    PhotoCredit,
    /// `Lire aussi : …`
    ReadAlso,
    /// A subheading of the article's own.
    Heading,
    /// A score line or match sheet: facts without sentences.
    Sheet,
    /// Prose.
    Paragraph,
    /// A paragraph that introduces the list after it (ends in a colon).
    ListIntro,
    /// An item of a list, without its bullet.
    ListItem,
    /// Who speaks, in an interview: `Q :`, `Le Journal :`, cut from the paragraph after it.
    Speaker,
    /// A question of the interviewer, in a question-and-answer interview.
    Question,
    /// Set aside: not French, or not text.
    Foreign,
}

impl BlockKind {
    /// True for the kinds whose sentences must stand in the output.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::ListIntro | Self::ListItem | Self::Question)
    }
}

/// A fault of typing that was mended, so that an editor can see and undo it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The rule's id, e.g. `repair.stop-before-lower-case`.
    pub rule: String,
    /// Where the mended words stand in [`Document::text`].
    pub span: Span,
    /// The words before.
    pub before: String,
    /// The words after.
    pub after: String,
}
