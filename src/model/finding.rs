//! What `check` finds. In: nothing. Out: [`Finding`] and [`Report`]. It never holds a threshold.

use super::severity::Severity;
use super::span::Span;

/// Words of a change that leaves the meaning as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, in [`FileReport::source`].
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// Why a finding does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suppression {
    /// A comment in the file says so, with a reason.
    Comment,
    /// The baseline knows it.
    Baseline,
}

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code of the check: `TIT-003`, `CAL-en-charge-de`.
    pub code: String,
    /// The check's title.
    pub title: String,
    /// How much it matters.
    pub severity: Severity,
    /// True if the second limit of the check is passed too: what Yoast shows in red.
    pub beyond: bool,
    /// Where, in [`FileReport::source`]; empty for what is missing.
    pub span: Span,
    /// What is wrong, with its figures, and where the limit comes from.
    pub message: String,
    /// What would be better.
    pub help: Option<String>,
    /// A safe change.
    pub fix: Option<Fix>,
    /// Stays the same while lines above it change: SHA-256 of code, path, words and occurrence.
    pub fingerprint: String,
    /// Why it does not count, if it does not.
    pub suppressed: Option<Suppression>,
}

/// What was found in one file.
#[derive(Debug, Clone, Default)]
pub struct FileReport {
    /// The path as given, with `/`.
    pub path: String,
    /// The decoded text that the spans refer to, without byte order mark.
    pub source: String,
    /// By position, then by code.
    pub findings: Vec<Finding>,
    /// What other files are compared with.
    pub summary: Summary,
}

/// What may stand only once on a site.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// The title and where it stands.
    pub title: Option<(String, Span)>,
    /// The description.
    pub description: Option<(String, Span)>,
    /// The slug.
    pub slug: Option<(String, Span)>,
    /// The keyphrase.
    pub keyphrase: Option<(String, Span)>,
}

/// What was found in all files.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The files in the order of their paths.
    pub files: Vec<FileReport>,
    /// The profile in force.
    pub profile: String,
}

impl Report {
    /// Every finding that counts, with its file.
    pub fn active(&self) -> impl Iterator<Item = (&FileReport, &Finding)> {
        let all = self.files.iter().flat_map(|f| f.findings.iter().map(move |x| (f, x)));
        all.filter(|(_, x)| x.suppressed.is_none())
    }

    /// How many findings of that severity count.
    pub fn count(&self, severity: Severity) -> usize {
        self.active().filter(|(_, f)| f.severity == severity).count()
    }
}

/// Where the lines of a text begin.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<usize>,
}

/// A place as people count: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line from 1.
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
}

impl Lines {
    /// The lines of a text, whether they end in `\n` or `\r\n`.
    pub fn of(text: &str) -> Self {
        let after = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        Self { starts: std::iter::once(0).chain(after).collect() }
    }

    /// The place of a byte of the text that the lines were made of.
    pub fn place(&self, text: &str, at: u32) -> Place {
        self.place_from(text, (0, Place { line: 1, column: 1 }), at)
    }

    /// The same, counted from an earlier byte whose place is known: many places of one long line in linear time.
    pub fn place_from(&self, text: &str, known: (u32, Place), at: u32) -> Place {
        let at = (at as usize).min(text.len());
        let line = self.starts.partition_point(|s| *s <= at);
        let same_line = known.1.line == line && known.0 as usize <= at;
        let (from, column) = match same_line {
            true => (known.0 as usize, known.1.column),
            false => (self.starts[line - 1], 1),
        };
        let between = text.get(from..at).unwrap_or_default();
        Place { line, column: column + between.chars().count() }
    }

    /// One line (from 1) without its end.
    pub fn text<'a>(&self, text: &'a str, line: usize) -> &'a str {
        let start = self.starts[line - 1];
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        text[start..end].trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_whatever_ends_the_lines() {
        let text = "Été\r\nà côté";
        let lines = Lines::of(text);
        let at = text.find("côté").expect("there") as u32;
        assert_eq!(lines.place(text, at), Place { line: 2, column: 3 });
        assert_eq!(lines.text(text, 1), "Été");
    }
}
