//! Columns of text. In: cells, and where each column begins. Out: lines that keep inside the page. It never cuts a word,
//! and counts what a reader calls a character.

use unicode_segmentation::UnicodeSegmentation;

/// Characters of a line.
const PAGE: usize = 120;
/// Blanks between two columns, at least.
const GAP: usize = 1;

/// Where each column begins, in characters.
pub(super) struct Columns<const N: usize>(pub(super) [usize; N]);

impl<const N: usize> Columns<N> {
    /// One row, as many lines as its longest cell asks for; a word that is wider than its column drives the cells behind
    /// it to the next line.
    pub(super) fn row(&self, cells: [&str; N]) -> String {
        let edges = self.0.iter().skip(1).map(|start| start - GAP).chain([PAGE]);
        let room = edges.zip(self.0).map(|(end, start)| end - start);
        let wrapped: Vec<Vec<String>> =
            cells.iter().zip(room).map(|(cell, room)| wrap(cell, room)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let mut out = String::new();
        for k in 0..height {
            let mut at = 0;
            for (cell, start) in wrapped.iter().zip(self.0) {
                let Some(text) = cell.get(k).filter(|text| !text.is_empty()) else { continue };
                if at > 0 && at + GAP > start {
                    out.push('\n');
                    at = 0;
                }
                out += &" ".repeat(start - at);
                out += text;
                at = start + width(text);
            }
            out.push('\n');
        }
        out
    }
}

/// Characters as a reader counts them.
fn width(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The text in lines of at most so many characters, where its words allow it; blanks before it stay.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let text = text.replace(char::is_control, " ");
    let indent = text.len() - text.trim_start_matches(' ').len();
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let wide = width(word);
        match lines.last_mut() {
            Some(last) if used + 1 + wide <= room => {
                last.push(' ');
                last.push_str(word);
                used += 1 + wide;
            }
            _ => {
                let indent = if lines.is_empty() { indent } else { 0 };
                lines.push([&" ".repeat(indent), word].concat());
                used = indent + wide;
            }
        }
    }
    lines
}

/// The text, or its beginning and end if it is longer than that; of a long one only these are read.
pub(super) fn elided(text: &str, longest: usize) -> String {
    if text.graphemes(true).nth(longest).is_none() {
        return text.to_owned();
    }
    let head = longest * 2 / 3;
    let first: String = text.graphemes(true).take(head).collect();
    let mut last: Vec<&str> = text.graphemes(true).rev().take(longest - head).collect();
    last.reverse();
    format!("{} … {}", first.trim_end(), last.concat().trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_in_their_columns_by_characters() {
        let columns = Columns([2, 8, 14]);
        assert_eq!(columns.row(["été", "ADJ", "lexique"]), "  été   ADJ   lexique\n");
        assert_eq!(columns.row(["  ×", "ADJ", "\n"]), "    ×   ADJ\n");
        assert_eq!(
            columns.row(["e\u{301}te\u{301}", "ADJ", "a"]),
            "  e\u{301}te\u{301}   ADJ   a\n"
        );
    }

    #[test]
    fn a_wide_word_drives_the_rest_to_the_next_line_and_long_cells_are_folded() {
        let columns = Columns([0, 6, 100]);
        assert_eq!(
            columns.row(["anticonstitutionnel", "ADV", ""]),
            "anticonstitutionnel\n      ADV\n"
        );
        let folded = columns.row(["a", "b", "un deux trois quatre cinq six"]);
        assert!(
            folded.lines().count() == 2 && folded.lines().all(|l| width(l) <= PAGE),
            "{folded}"
        );
    }

    #[test]
    fn what_is_too_long_keeps_its_beginning_and_its_end() {
        assert_eq!(elided("un deux trois", 20), "un deux trois");
        assert_eq!(elided("abcdefghij", 6), "abcd … ij");
    }
}
