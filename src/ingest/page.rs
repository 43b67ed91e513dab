//! Lines as they stand on the page, free of markup. In: runs of text with their emphasis, from the readers of plain
//! text, HTML and Markdown. Out: [`Line`]s. It never joins or classifies them.

use super::draft::Draft;
use crate::lang::schema::ingest::LineKind;

/// One line, without blanks around it; empty for a blank line.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// Its text.
    pub draft: Draft,
    /// What markup says of it.
    pub mark: Mark,
    /// How it is emphasised as a whole.
    pub weight: Weight,
    /// Columns of blanks before it.
    pub indent: usize,
    /// Bytes of bullet or number before its text, blanks included; 0 without.
    pub bullet: usize,
    /// Markup says that the line above goes on here.
    pub soft: bool,
}

/// What markup says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mark {
    /// Nothing.
    #[default]
    Plain,
    /// A heading of that level.
    Heading(u8),
    /// An item of a list.
    Item,
    /// Cells of a table.
    Row,
    /// What front matter or a class name calls it.
    Kind(LineKind),
}

/// How a whole line is emphasised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Not, or not as a whole.
    #[default]
    None,
    /// Italics.
    Light,
    /// Bold.
    Strong,
}

/// Collects lines.
#[derive(Debug, Default)]
pub(super) struct Page {
    lines: Vec<Line>,
    draft: Draft,
    mark: Mark,
    /// What is open now.
    weight: Weight,
    /// The least emphasis of the line's words so far.
    least: Option<Weight>,
    /// Where the bold run that opens the line ends.
    bold_end: Option<usize>,
    /// A bullet stood alone on the line before.
    lone_bullet: bool,
    /// The line before goes on.
    soft: bool,
}

/// Characters that show nothing and only hide words from a look-up.
const INVISIBLE: [char; 8] =
    ['\u{AD}', '\u{200B}', '\u{200E}', '\u{200F}', '\u{2060}', '\u{FEFF}', '\u{FFFC}', '\u{61C}'];

impl Page {
    /// Adds source text; it holds no line end.
    pub(super) fn copy(&mut self, text: &str, origin: usize) {
        let mut at = 0;
        for run in text.split_inclusive(INVISIBLE) {
            let visible = run.trim_end_matches(INVISIBLE);
            self.note_weight(visible);
            self.draft.push(visible, origin + at);
            at += run.len();
        }
    }

    /// Adds text that stands for something else in the source: a decoded entity, a blank for a line end.
    pub(super) fn insert(&mut self, text: &str, origin: usize) {
        self.note_weight(text);
        self.draft.push(text, origin);
    }

    /// Sets the emphasis of what comes.
    pub(super) fn set_weight(&mut self, weight: Weight) {
        self.weight = weight;
    }

    /// Says what the current line is.
    pub(super) fn set_mark(&mut self, mark: Mark) {
        self.mark = mark;
    }

    /// True if the current line is empty or ends in a blank.
    pub(super) fn at_blank(&self) -> bool {
        self.draft.as_str().chars().next_back().is_none_or(char::is_whitespace)
    }

    /// True if the current line has text.
    pub(super) fn in_line(&self) -> bool {
        !self.draft.as_str().trim().is_empty()
    }

    /// Ends the line; without text it is a blank line.
    pub(super) fn end_line(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        let weight = self.least.take().unwrap_or_default();
        let bold_end = self.bold_end.take();
        let mark = std::mem::take(&mut self.mark);
        let soft = std::mem::take(&mut self.soft);
        let text = draft.as_str();
        let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
        if start >= end {
            self.lines.push(Line::default());
            return;
        }
        let indent = text[..start].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let trimmed = &text[start..end];
        if is_rule(trimmed) {
            self.lone_bullet = is_lone_bullet(trimmed);
            self.lines.push(Line::default());
            return;
        }
        let mark = match mark {
            Mark::Plain if std::mem::take(&mut self.lone_bullet) => Mark::Item,
            Mark::Plain if is_row(trimmed) => Mark::Row,
            mark => mark,
        };
        match bold_end.filter(|&e| opens_with_question(text, start, e, end)) {
            Some(cut) => {
                let first = Line {
                    soft,
                    weight: Weight::Strong,
                    ..line(draft.slice(start..cut), mark, indent)
                };
                let rest = cut + (text[cut..].len() - text[cut..].trim_start().len());
                self.lines.push(first);
                self.lines.push(line(draft.slice(rest..end), mark, indent));
            }
            None => self.lines.push(Line {
                soft,
                weight,
                ..line(draft.slice(start..end), mark, indent)
            }),
        }
    }

    /// Ends the line where the paragraph goes on.
    pub(super) fn break_line(&mut self) {
        self.end_line();
        self.soft = true;
    }

    /// Ends the line if it has text, and makes sure a blank one follows.
    pub(super) fn end_block(&mut self) {
        if self.in_line() {
            self.end_line();
        } else {
            self.draft = Draft::default();
            self.mark = Mark::default();
        }
        if self.lines.last().is_some_and(|l| !l.draft.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// All lines.
    pub(super) fn finish(mut self) -> Vec<Line> {
        if self.in_line() {
            self.end_line();
        }
        self.lines
    }

    fn note_weight(&mut self, text: &str) {
        let blank = text.chars().all(char::is_whitespace);
        if blank {
            return;
        }
        if self.weight != Weight::Strong
            && self.least == Some(Weight::Strong)
            && self.bold_end.is_none()
        {
            self.bold_end = Some(self.draft.len());
        }
        self.least = Some(self.least.map_or(self.weight, |w| w.min(self.weight)));
    }
}

fn line(draft: Draft, mark: Mark, indent: usize) -> Line {
    let bullet = bullet(draft.as_str());
    Line { draft, mark, indent, bullet, ..Line::default() }
}

/// Three cells or more, parted by tabs.
fn is_row(text: &str) -> bool {
    text[bullet(text)..].split('\t').filter(|cell| !cell.trim().is_empty()).count() > 2
}

/// A line of nothing but `---`, `***`, `* * *`: it separates, and says nothing.
fn is_rule(text: &str) -> bool {
    let marks = text.chars().filter(|c| !c.is_whitespace());
    text.len() < 400
        && marks.clone().all(|c| "-–—_*=~#•·●▪⁂+".contains(c))
        && (marks.count() >= 3 || is_lone_bullet(text) || matches!(text, "*" | "⁂" | "**"))
}

fn is_lone_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| BULLETS.contains(c)) && chars.next().is_none()
}

/// A bold run of at least three words that ends in a question mark, with more text after it.
fn opens_with_question(text: &str, start: usize, bold_end: usize, end: usize) -> bool {
    let bold = text[start..bold_end.max(start)].trim_end();
    bold.ends_with('?') && bold.split_whitespace().count() > 2 && bold_end < end
}

/// Bullets that stand for nothing else; the last ones are Word's, from its symbol fonts.
const BULLETS: &str = "•▪◦‣⁃●○■□►▶➤➔→✓✔◆❖\u{F0B7}\u{F0A7}\u{F0D8}\u{F0FC}";

/// Length of the bullet or number that opens a line, with the blanks after it; 0 without.
pub(super) fn bullet(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    let after = match first {
        c if BULLETS.contains(c) => c.len_utf8(),
        '-' | '–' | '—' | '*' | '·' | '+' | '―' => spaced(text, first.len_utf8()),
        'o' if text[1..].starts_with('\t') => 1,
        '0'..='9' | '(' | 'a'..='z' | 'A'..='Z' => numbered(text),
        _ => 0,
    };
    let rest = &text[after..];
    let blanks = rest.len() - rest.trim_start().len();
    if after == 0 || blanks == rest.len() { 0 } else { after + blanks }
}

/// `end` if a blank follows there.
fn spaced(text: &str, end: usize) -> usize {
    if text[end..].starts_with(char::is_whitespace) { end } else { 0 }
}

/// `1)`, `1.`, `(1)`, `a)`; a number of three digits is a number, and `M.` an abbreviation.
fn numbered(text: &str) -> usize {
    let open = usize::from(text.starts_with('('));
    let body = &text[open..];
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(body.starts_with(|c: char| c.is_ascii_lowercase()));
    let length = if digits > 0 { digits } else { letter };
    let mark = body.get(length..).and_then(|b| b.chars().next());
    let fits = match mark {
        Some(')') => digits <= 2,
        Some('.') => open == 0 && matches!(digits, 1 | 2),
        _ => false,
    };
    let mark_length = mark.map_or(0, char::len_utf8);
    if length == 0 || !fits { 0 } else { spaced(text, open + length + mark_length) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_are_told_from_words_and_numbers() {
        let length = |s: &str| bullet(s);
        assert_eq!(
            ["- a", "– a", "•a", "•\ta", "* a", "1) a", "12. a", "(3) a", "a) b"].map(length),
            [2, 4, 3, 4, 2, 3, 4, 4, 3]
        );
        assert_eq!(
            [
                "-a",
                "2024. Une",
                "M. Roy",
                "(Avec AFP)",
                "12 a",
                "1.5 a",
                "a. b",
                "–",
                "o a",
                "5° a",
                ""
            ]
            .map(length),
            [0; 11]
        );
    }

    #[test]
    fn a_bold_question_is_cut_from_its_answer() {
        let mut page = Page::default();
        page.set_weight(Weight::Strong);
        page.copy("Pourquoi partir maintenant ?", 0);
        page.set_weight(Weight::None);
        page.copy(" Parce que c’est l’heure.", 28);
        let lines = page.finish();
        assert_eq!(lines[0].draft.as_str(), "Pourquoi partir maintenant ?");
        assert_eq!(lines[0].weight, Weight::Strong);
        assert_eq!(lines[1].draft.as_str(), "Parce que c’est l’heure.");
        assert_eq!(lines[1].draft.origin(0), 29);
    }

    #[test]
    fn rules_and_invisible_marks_go() {
        let mut page = Page::default();
        for text in ["com\u{AD}mune\u{200B}", "* * *", "•", "item", "—"] {
            page.copy(text, 0);
            page.end_line();
        }
        let lines = page.finish();
        let texts: Vec<&str> = lines.iter().map(|l| l.draft.as_str()).collect();
        assert_eq!(texts, ["commune", "", "", "item", "—"]);
        assert_eq!(lines[3].mark, Mark::Item);
    }
}
