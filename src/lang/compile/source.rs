//! Reading one YAML file strictly. In: a path and its text. Out: the typed value, or an error that says file, line,
//! column and what would be accepted, with a caret. It never opens a file.

use serde::de::DeserializeOwned;

/// What is wrong with a rule or data file, ready to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError {
    /// Path as given, relative to the project or the overlay.
    pub path: String,
    /// Line from 1, 0 where the whole file is meant.
    pub line: usize,
    /// Column from 1.
    pub column: usize,
    /// What is wrong and what would be accepted.
    pub message: String,
    /// The line with a caret under the fault; may be empty.
    pub snippet: String,
}

impl std::fmt::Display for SourceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message)?,
            line => write!(f, "{}:{line}:{}: {}", self.path, self.column, self.message)?,
        }
        if !self.snippet.is_empty() {
            write!(f, "\n{}", self.snippet)?;
        }
        Ok(())
    }
}

impl std::error::Error for SourceError {}

impl SourceError {
    /// An error that concerns the file as a whole.
    pub fn of_file(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            line: 0,
            column: 0,
            message: message.into(),
            snippet: String::new(),
        }
    }

    /// An error at the first place where `needle` stands in `text` (the start of the file if nowhere).
    pub fn at(path: &str, text: &str, needle: &str, message: impl Into<String>) -> Self {
        Self::at_offset(path, text, text.find(needle).unwrap_or(0), message)
    }

    /// An error at a byte offset of the file.
    pub fn at_offset(path: &str, text: &str, offset: usize, message: impl Into<String>) -> Self {
        let line_start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
        let line = text[..offset].matches('\n').count() + 1;
        let column = text[line_start..offset].chars().count() + 1;
        let whole = text[line_start..].lines().next().unwrap_or_default();
        let snippet = format!("{line:>4} | {whole}\n     | {:>column$}", "^");
        Self { path: path.into(), line, column, message: message.into(), snippet }
    }
}

/// Parses a YAML file into `T`; unknown and duplicate keys are errors, and only `true` and `false` are booleans.
pub fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, SourceError> {
    let options = serde_yaml::options! { strict_booleans: true };
    serde_yaml::from_str_with_options(text, options).map_err(|error| {
        let (line, column) =
            error.location().map_or((0, 0), |l| (l.line() as usize, l.column() as usize));
        let rendered = error.to_string();
        let mut lines = rendered.lines();
        let head = lines.next().unwrap_or_default();
        // The reader begins with "error: line L column C: "; the position is printed by us.
        let message = head.splitn(3, ": ").nth(2).unwrap_or(head).to_owned();
        let snippet = lines.skip(1).collect::<Vec<_>>().join("\n");
        SourceError { path: path.into(), line, column, message, snippet }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        #[allow(dead_code, reason = "only the parsing is tested")]
        verb: String,
    }

    #[test]
    fn an_unknown_key_is_shown_with_the_accepted_ones() {
        let error =
            parse::<Vec<Entry>>("rules/fr/x.yaml", "- verb: a\n- verbe: b\n").expect_err("refused");
        assert_eq!((error.line, error.column), (2, 3));
        assert!(error.to_string().contains("expected"), "{error}");
        assert!(error.to_string().contains('^'), "{error}");
    }

    #[test]
    fn french_words_that_yaml_1_1_takes_for_booleans_stay_words() {
        assert_eq!(
            parse::<Vec<String>>("x", "[on, y, no, oui]").expect("strings"),
            ["on", "y", "no", "oui"]
        );
    }
}
