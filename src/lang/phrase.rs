//! The words of one line, for patterns. In: a line of text. Out: words and marks with their shapes. It is not the
//! tokenizer of the analysis: it never asks for an abbreviation, a number format or a language.

use super::compile::hash::Hash;
use super::fold::fold;

/// One word or mark of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First byte in the line.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The word folded for comparison.
    pub fold: String,
    /// Its hash, which stands for it in patterns.
    pub hash: Hash,
    /// What it looks like.
    pub shape: Shape,
}

/// What a word of a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Begins with a lower-case letter.
    Lower,
    /// Begins with a capital, or is one letter.
    Capitalised,
    /// Two or more letters, all capitals.
    Upper,
    /// Begins with a digit.
    Number,
    /// One character that is neither letter nor digit.
    Mark,
}

impl Word {
    fn new(line: &str, start: usize, end: usize, shape: Shape) -> Self {
        let fold = fold(&line[start..end]);
        let hash = Hash::default().over(&fold);
        Self { start, end, fold, hash, shape }
    }
}

/// The first words and marks of a line, at most `limit`. An elided word keeps its apostrophe; hyphens and full stops
/// inside a word belong to it; other marks stand alone, except between digits.
pub fn words(line: &str, limit: usize) -> Vec<Word> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (start, c.is_whitespace()) {
            (None, false) => start = Some(i),
            (Some(from), true) => {
                split_run(line, from, i, &mut out);
                start = None;
            }
            _ => {}
        }
        if out.len() >= limit {
            break;
        }
    }
    out.truncate(limit);
    out
}

/// Cuts a run without blanks at its marks.
fn split_run(line: &str, from: usize, to: usize, out: &mut Vec<Word>) {
    let core_end = line[from..to]
        .char_indices()
        .rfind(|(_, c)| c.is_alphanumeric())
        .map_or(from, |(i, c)| from + i + c.len_utf8());
    let mut start = None;
    for (i, c) in line[from..to].char_indices().map(|(i, c)| (from + i, c)) {
        let inner = start.is_some() && i < core_end;
        let end = i + c.len_utf8();
        if c.is_alphanumeric() || inner && keeps(line, i, c) {
            start = start.or(Some(i));
            continue;
        }
        let elided = matches!(c, '\'' | '’') && start.is_some();
        if let Some(begin) = start.take() {
            push(line, begin, if elided { end } else { i }, out);
        }
        if !elided {
            out.push(Word::new(line, i, end, Shape::Mark));
        }
    }
    if let Some(begin) = start {
        push(line, begin, to, out);
    }
}

/// Whether a mark inside a run belongs to the word around it.
fn keeps(line: &str, at: usize, mark: char) -> bool {
    if matches!(mark, '-' | '.' | '&' | '@' | '_' | '\u{2010}' | '\u{2011}') {
        return true;
    }
    let before = line[..at].chars().next_back().is_some_and(|c| c.is_ascii_digit());
    let after = line[at + mark.len_utf8()..].chars().next().is_some_and(|c| c.is_ascii_digit());
    before && after
}

fn push(line: &str, start: usize, end: usize, out: &mut Vec<Word>) {
    let text = &line[start..end];
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let shape = match text.chars().next() {
        Some(c) if c.is_numeric() => Shape::Number,
        Some(c) if c.is_uppercase() => {
            if letters.clone().count() > 1 && letters.all(|c| !c.is_lowercase()) {
                Shape::Upper
            } else {
                Shape::Capitalised
            }
        }
        _ => Shape::Lower,
    };
    out.push(Word::new(line, start, end, shape));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> Vec<&str> {
        words(line, 64).iter().map(|w| &line[w.start..w.end]).collect()
    }

    #[test]
    fn marks_stand_alone_but_inside_numbers_and_names() {
        assert_eq!(cut("(Avec AFP)"), ["(", "Avec", "AFP", ")"]);
        assert_eq!(
            cut("L’ISLE-AUX-COUDRES | J.-M. Roy"),
            ["L’", "ISLE-AUX-COUDRES", "|", "J.-M", ".", "Roy"]
        );
        assert_eq!(
            cut("28/03/2025 à 10:12, X/AFP"),
            ["28/03/2025", "à", "10:12", ",", "X", "/", "AFP"]
        );
        assert_eq!(cut("d’Erevan."), ["d’", "Erevan", "."]);
        assert_eq!(cut("26-23"), ["26-23"]);
    }

    #[test]
    fn shapes_tell_capitals_from_names() {
        let shape = |s: &str| words(s, 1)[0].shape;
        assert_eq!(shape("PARIS"), Shape::Upper);
        assert_eq!(shape("Paris"), Shape::Capitalised);
        assert_eq!(shape("J."), Shape::Capitalised);
        assert_eq!(shape("1er"), Shape::Number);
        assert_eq!(shape("—"), Shape::Mark);
    }
}
