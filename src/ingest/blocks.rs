//! What each block is. In: raw blocks in order. Out: blocks with a kind each, datelines, credits and speakers cut from
//! the paragraphs they are glued to. It never changes a word.

use super::draft::Draft;
use super::french::{Verdict, verdict};
use super::lines::{Position, Words, opening, whole_line};
use super::page::{Mark, Weight};
use super::repair::Fix;
use super::unwrap::{Raw, ends_sentence};
use super::{edges, head, headings, interview, lists};
use crate::lang::Language;
use crate::lang::schema::ingest::LineKind;
use crate::model::BlockKind;

/// Most words of a line that a rule may take whole.
const LONGEST_LINE: usize = 60;

/// A block on its way to a kind.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its text, bullet included.
    pub draft: Draft,
    /// What it is, once that is known.
    pub kind: Option<BlockKind>,
    /// What markup says of it.
    pub mark: Mark,
    /// How it is emphasised as a whole.
    pub weight: Weight,
    /// Bytes of bullet or number before its text.
    pub bullet: usize,
    /// What was mended where lines met.
    pub fixes: Vec<Fix>,
    /// Words, counted the strict way.
    pub words: usize,
    /// Ends like a sentence.
    pub ends: bool,
    /// Its dash only says that somebody speaks.
    pub spoken: bool,
    /// It speaks to the desk.
    pub aside: bool,
}

impl Piece {
    fn of(raw: Raw) -> Piece {
        let mut piece = Piece {
            draft: raw.draft,
            kind: None,
            mark: raw.mark,
            weight: raw.weight,
            bullet: raw.bullet,
            fixes: raw.fixes,
            words: 0,
            ends: false,
            spoken: false,
            aside: false,
        };
        piece.measure();
        piece
    }

    fn measure(&mut self) {
        self.words = crate::model::count_words(self.text());
        self.ends = ends_sentence(self.text());
    }

    /// Its text, bullet included.
    pub(super) fn text(&self) -> &str {
        self.draft.as_str()
    }

    /// Its text without bullet.
    pub(super) fn body(&self) -> &str {
        &self.draft.as_str()[self.bullet..]
    }

    /// Not known to be anything yet, and written in sentences.
    pub(super) fn is_prose(&self) -> bool {
        let heading = self.is_marked() && self.words < 40;
        let closed = self.ends || self.text().ends_with(':');
        self.kind.is_none() && !heading && (closed && self.words > 11 || self.words > 40)
    }

    /// Markup calls it a heading.
    pub(super) fn is_marked(&self) -> bool {
        matches!(self.mark, Mark::Heading(_))
    }

    /// Ends in a question mark.
    pub(super) fn asks(&self) -> bool {
        let closing = |c: char| c.is_whitespace() || matches!(c, '»' | '”' | '"' | ')');
        self.text().trim_end_matches(closing).ends_with('?')
    }

    /// Cuts the first bytes off as a block of that kind, blanks between the two dropped.
    pub(super) fn cut_front(&mut self, at: usize, kind: BlockKind) -> Piece {
        let end = self.text()[..at].trim_end().len();
        let front = self.part(0..end, Some(kind));
        let rest = self.part(at..self.draft.len(), self.kind);
        *self = rest;
        front
    }

    /// Cuts what begins at `at` off as a block of that kind.
    pub(super) fn cut_back(&mut self, at: usize, kind: BlockKind) -> Piece {
        let end = self.text()[..at].trim_end().len();
        let back = self.part(at..self.draft.len(), Some(kind));
        let rest = self.part(0..end, self.kind);
        *self = rest;
        back
    }

    /// Some of its bytes as a block of that kind.
    pub(super) fn part(&self, range: std::ops::Range<usize>, kind: Option<BlockKind>) -> Piece {
        let inside = |f: &&Fix| f.span.start >= range.start && f.span.end <= range.end;
        let shifted = |f: &Fix| Fix {
            span: f.span.start - range.start..f.span.end - range.start,
            ..f.clone()
        };
        let mut piece = Piece {
            draft: self.draft.slice(range.clone()),
            kind,
            bullet: if range.start == 0 { self.bullet.min(range.end) } else { 0 },
            fixes: self.fixes.iter().filter(inside).map(shifted).collect(),
            ..*self
        };
        piece.measure();
        piece
    }
}

/// Blocks with their kinds, and the languages that were set aside.
pub(super) fn classify(raws: Vec<Raw>, lang: &Language) -> (Vec<Piece>, Option<&'static str>) {
    let mut pieces: Vec<Piece> = raws.into_iter().map(Piece::of).collect();
    pieces.iter_mut().for_each(by_markup);
    pieces.iter_mut().for_each(|p| by_label(p, lang));
    let language = set_foreign_aside(&mut pieces, lang);
    by_line_rules(&mut pieces, lang);
    unsheet(&mut pieces);
    below_invitations(&mut pieces);
    for piece in pieces.iter_mut().filter(|p| p.kind.is_none()) {
        // Figures alone are no sentence.
        piece.kind = (!piece.text().contains(char::is_alphabetic)).then_some(BlockKind::Sheet);
    }
    interview::assign(&mut pieces, lang);
    edges::cut_title(&mut pieces, lang);
    head::assign(&mut pieces, lang);
    lists::assign(&mut pieces);
    headings::assign(&mut pieces, lang);
    edges::sign(&mut pieces, lang);
    edges::cut_dateline(&mut pieces, lang);
    edges::cut_credits(&mut pieces, lang);
    for piece in &mut pieces {
        piece.kind = piece.kind.or(Some(BlockKind::Paragraph));
    }
    lists::introduce(&mut pieces);
    (pieces, language)
}

/// The kind of block that a rule's kind stands for.
pub(super) fn block_kind(kind: LineKind) -> BlockKind {
    match kind {
        LineKind::Title => BlockKind::Title,
        LineKind::Kicker => BlockKind::Kicker,
        LineKind::Standfirst => BlockKind::Standfirst,
        LineKind::Dateline => BlockKind::Dateline,
        LineKind::Byline => BlockKind::Byline,
        LineKind::Credit => BlockKind::Credit,
        LineKind::PhotoCredit => BlockKind::PhotoCredit,
        LineKind::ReadAlso => BlockKind::ReadAlso,
        LineKind::Heading => BlockKind::Heading,
        LineKind::Sheet => BlockKind::Sheet,
        LineKind::Speaker => BlockKind::Speaker,
        LineKind::Aside => BlockKind::Foreign,
    }
}

/// Front matter, class names and tables say what they hold; a class on too long a text is a frame around it. What has
/// no word is no text.
fn by_markup(piece: &mut Piece) {
    piece.kind = match piece.mark {
        _ if piece.words == 0 => Some(BlockKind::Foreign),
        Mark::Row => Some(BlockKind::Sheet),
        Mark::Kind(kind) => {
            let most = match kind {
                LineKind::Standfirst => 150,
                LineKind::PhotoCredit | LineKind::ReadAlso => 80,
                _ => 30,
            };
            (piece.words <= most).then_some(block_kind(kind))
        }
        _ => None,
    };
}

/// `Chapô : …`: copy that names its parts.
fn by_label(piece: &mut Piece, lang: &Language) {
    let rules = lang.lines();
    if piece.kind.is_some() || piece.bullet > 0 {
        return;
    }
    if let Some((kind, cut)) = opening(rules, &rules.labels, piece.text(), 1) {
        piece.cut_front(cut, BlockKind::Kicker);
        piece.kind = Some(block_kind(kind));
    }
}

fn set_foreign_aside(pieces: &mut [Piece], lang: &Language) -> Option<&'static str> {
    let mut first = None;
    for piece in pieces.iter_mut().filter(|p| p.kind.is_none()) {
        if let Verdict::Foreign(language) = verdict(piece.text(), lang) {
            piece.kind = Some(BlockKind::Foreign);
            first = first.or(language);
        }
    }
    first
}

/// Tries the line rules, from the end up so that credits are seen below the text, then at the head.
fn by_line_rules(pieces: &mut [Piece], lang: &Language) {
    let mut tail = true;
    let text = pieces.iter().position(Piece::is_prose).unwrap_or(pieces.len());
    for (i, piece) in pieces.iter_mut().enumerate().rev() {
        by_rule(piece, Position { top: i < text, head: false, tail }, lang);
        tail &= !piece.is_prose();
    }
    let mut prose = 0;
    for piece in pieces {
        by_rule(piece, Position { top: prose == 0, head: true, tail: false }, lang);
        prose += usize::from(piece.is_prose());
        if prose > 1 {
            return;
        }
    }
}

fn by_rule(piece: &mut Piece, at: Position, lang: &Language) {
    let titled = piece.mark == Mark::Heading(1);
    if piece.kind.is_some() || titled || piece.words > LONGEST_LINE {
        return;
    }
    let rule = whole_line(lang.lines(), &Words::of(piece.text()), at);
    piece.kind = rule.map(|r| block_kind(r.kind));
    piece.aside = rule.is_some_and(|r| r.kind == LineKind::Aside);
}

/// One label of a match sheet by itself, without a figure, is a sentence of the text.
fn unsheet(pieces: &mut [Piece]) {
    let mut sheets = pieces.iter_mut().filter(|p| p.kind == Some(BlockKind::Sheet));
    if let (Some(piece), None) = (sheets.next(), sheets.next())
        && !piece.text().contains(|c: char| c.is_ascii_digit())
    {
        piece.kind = None;
    }
}

/// The short line below a bare `À lire aussi` is the title of what one should read.
fn below_invitations(pieces: &mut [Piece]) {
    for i in 1..pieces.len() {
        let bare = pieces[i - 1].kind == Some(BlockKind::ReadAlso) && pieces[i - 1].words <= 5;
        let marked = pieces[i].bullet > 0 || pieces[i - 1].text().ends_with(':');
        let next = &mut pieces[i];
        if bare && marked && next.kind.is_none() && !next.ends && next.words <= 20 {
            next.kind = Some(BlockKind::ReadAlso);
        }
    }
}
