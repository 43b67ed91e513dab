//! What stands between quotation marks. In: the blocks of a document. Out: the span of each quotation, nested ones
//! included, in order. It never says who speaks, and never takes an apostrophe for a mark.

use crate::model::{Block, BlockKind, Document, Span};

/// A pair of quotation marks and what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoted {
    /// What stands between the marks, without blanks at its ends.
    pub span: Span,
    /// First byte of the opening mark.
    pub open: u32,
    /// One past the closing mark.
    pub close: u32,
    /// How many quotations it stands inside.
    pub depth: u32,
}

/// The kinds of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Guillemet,
    Curly,
    Straight,
    Single,
}

const MARKS: usize = 4;

/// A mark that is not closed yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    mark: Mark,
    at: usize,
    inner: usize,
}

#[derive(Debug, Default)]
struct Scanner {
    stack: Vec<Open>,
    /// How many of each kind are open: a mark that cannot be closed is not looked for.
    open: [usize; MARKS],
    found: Vec<Quoted>,
}

/// All quotations of the body, in order; an outer one before those inside it.
pub(super) fn quotations(document: &Document) -> Vec<Quoted> {
    use BlockKind::{Heading, Standfirst, Title};
    let stays = |b: &&Block| b.kind.is_body() || matches!(b.kind, Title | Standfirst | Heading);
    let blocks: Vec<&Block> = document.blocks.iter().filter(stays).collect();
    let mut scanner = Scanner::default();
    for (index, block) in blocks.iter().enumerate().filter(|(_, b)| b.kind.is_body()) {
        scanner.block(&document.text, block.span);
        // No one speaks over a title.
        let next = blocks.get(index + 1).filter(|b| b.kind.is_body());
        if !next.is_some_and(|b| goes_on(document.block_text(b))) {
            scanner.forget();
        }
    }
    let mut found = scanner.found;
    found.retain(|q| q.span.of(&document.text).chars().any(char::is_alphanumeric));
    found.sort_by_key(|q| (q.span.start, u32::MAX - q.span.end));
    found
}

/// A quotation runs over the end of a paragraph if the next one begins with a mark or closes one before it opens one.
fn goes_on(next: &str) -> bool {
    let marks = |c: char| matches!(c, '«' | '»');
    next.starts_with(marks) && next.find('»') < next.find('«')
        || next.starts_with('»')
        || next.find(marks).is_some_and(|i| next[i..].starts_with('»'))
}

impl Scanner {
    fn block(&mut self, text: &str, span: Span) {
        let range = span.range();
        let mut previous = ' ';
        let mut chars = text[range.clone()].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let at = range.start + offset;
            let next = chars.peek().map_or(' ', |(_, n)| *n);
            let end = at + c.len_utf8();
            match c {
                '«' | '‹' => self.push(Mark::Guillemet, at, end),
                '»' | '›' => self.pop(text, Mark::Guillemet, at, end),
                '“' | '„' => self.push(Mark::Curly, at, end),
                '”' => self.pop(text, Mark::Curly, at, end),
                '"' if self.is_open(Mark::Straight) => self.pop(text, Mark::Straight, at, end),
                '"' if !previous.is_ascii_digit() => self.push(Mark::Straight, at, end),
                '\'' | '‘' if self.opens_single(previous, next) => {
                    self.push(Mark::Single, at, end)
                }
                '\'' | '’' if self.closes_single(previous, next) => {
                    self.pop(text, Mark::Single, at, end)
                }
                _ => {}
            }
            previous = c;
        }
    }

    fn is_open(&self, mark: Mark) -> bool {
        self.open[mark as usize] > 0
    }

    /// A single mark opens only inside another quotation, before a word.
    fn opens_single(&self, previous: char, next: char) -> bool {
        let outside = previous.is_whitespace() || matches!(previous, '(' | '«' | '“' | '"');
        !self.stack.is_empty() && !self.is_open(Mark::Single) && outside && next.is_alphanumeric()
    }

    /// A single mark closes after a word or a stop, not inside a word.
    fn closes_single(&self, previous: char, next: char) -> bool {
        self.is_open(Mark::Single) && !previous.is_whitespace() && !next.is_alphanumeric()
    }

    fn push(&mut self, mark: Mark, at: usize, inner: usize) {
        self.stack.push(Open { mark, at, inner });
        self.open[mark as usize] += 1;
    }

    /// Closes the innermost mark of that kind; marks left open inside it are dropped.
    fn pop(&mut self, text: &str, mark: Mark, at: usize, end: usize) {
        if !self.is_open(mark) {
            return;
        }
        while let Some(open) = self.stack.pop() {
            self.open[open.mark as usize] -= 1;
            if open.mark != mark {
                continue;
            }
            let inside = &text[open.inner..at];
            let start = open.inner + inside.len() - inside.trim_start().len();
            let span = Span::new(start, start.max(open.inner + inside.trim_end().len()));
            let (open, close) = (open.at as u32, end as u32);
            self.found.push(Quoted { span, open, close, depth: self.stack.len() as u32 });
            return;
        }
    }

    fn forget(&mut self) {
        self.stack.clear();
        self.open = [0; MARKS];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    fn read(paragraphs: &[&str]) -> Vec<String> {
        let mut document = Document::default();
        for paragraph in paragraphs {
            let start = document.text.len();
            document.text.push_str(paragraph);
            let span = Span::new(start, document.text.len());
            document.blocks.push(Block { span, kind: BlockKind::Paragraph });
            document.text.push('\n');
        }
        let of =
            |q: &Quoted| format!("{}{}", ">".repeat(q.depth as usize), q.span.of(&document.text));
        quotations(&document).iter().map(of).collect()
    }

    #[test]
    fn nested_and_straight_marks_are_paired() {
        assert_eq!(
            read(&["« Elle m’a dit : “Rapporte du sorgho” », a-t-il raconté."]),
            ["Elle m’a dit : “Rapporte du sorgho”", ">Rapporte du sorgho"]
        );
        assert_eq!(
            read(&[
                "\"Il m'a dit : 'Tout le monde parie, tata.' Et l'on nous parle ?\", dit-elle."
            ]),
            [
                "Il m'a dit : 'Tout le monde parie, tata.' Et l'on nous parle ?",
                ">Tout le monde parie, tata."
            ]
        );
        assert_eq!(read(&["Un écran de 12\" et l'art d'aimer"]), Vec::<String>::new());
    }

    #[test]
    fn an_open_mark_ends_with_its_paragraph_unless_the_next_goes_on() {
        assert_eq!(read(&["« Jamais fermé.", "« Autre », dit-il."]), ["Autre"]);
        assert_eq!(read(&["« Un début.", "Une suite », dit-il."]), ["Un début.\nUne suite"]);
    }
}
