//! Front matter. In: the head of a Markdown file. Out: its fields with their places. It never fails: front matter that
//! no parser reads has no fields.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde_yaml::Spanned;

use crate::model::{Span, Stated};

/// The front matter of a file: the marks and what stands between them.
pub(super) struct Front {
    /// Bytes up to the text.
    pub(super) length: usize,
    /// Fields in the order of the file, nested ones by their last name.
    pub(super) fields: Vec<(String, Stated)>,
}

/// Reads `---` YAML or `+++` TOML at the head of a text.
pub(super) fn read(source: &str) -> Option<Front> {
    let mark = ["---", "+++"]
        .into_iter()
        .find(|m| source.strip_prefix(m).is_some_and(|r| r.starts_with(['\n', '\r'])))?;
    let start = source.find('\n')? + 1;
    let mut at = start;
    for line in source[start..].split_inclusive('\n') {
        if line.trim_end() == mark {
            let inside = start..at;
            let fields = if mark == "---" { yaml(source, inside) } else { toml(source, inside) };
            return Some(Front { length: at + line.len(), fields });
        }
        at += line.len();
    }
    None
}

/// Any YAML: scalars with their places.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Yaml {
    Map(BTreeMap<String, Spanned<Yaml>>),
    List(Vec<Spanned<Yaml>>),
    Text(String),
    Number(i64),
    Truth(bool),
    Other(serde::de::IgnoredAny),
}

fn yaml(source: &str, inside: Range<usize>) -> Vec<(String, Stated)> {
    let text = &source[inside.clone()];
    let Ok(fields) = serde_yaml::from_str::<BTreeMap<String, Spanned<Yaml>>>(text) else {
        return Vec::new();
    };
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
    let mut found = Vec::new();
    for (key, node) in fields {
        flatten_yaml(&key, &node, &mut |key, value, line, column| {
            let from = starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
            let at = from
                + text[from..]
                    .chars()
                    .take(column.saturating_sub(1))
                    .map(char::len_utf8)
                    .sum::<usize>();
            let span = written(text, at, &value);
            let span = Span::new(inside.start + span.start, inside.start + span.end);
            found.push((key.to_owned(), Stated { value, span }));
        });
    }
    found.sort_by_key(|(_, s)| s.span.start);
    found
}

fn flatten_yaml(
    key: &str,
    node: &Spanned<Yaml>,
    visit: &mut impl FnMut(&str, String, usize, usize),
) {
    let (line, column) = (node.referenced.line() as usize, node.referenced.column() as usize);
    match &node.value {
        Yaml::Map(fields) => fields.iter().for_each(|(k, n)| flatten_yaml(k, n, visit)),
        Yaml::List(items) => items.iter().take(1).for_each(|n| flatten_yaml(key, n, visit)),
        Yaml::Text(text) => visit(key, text.clone(), line, column),
        Yaml::Number(number) => visit(key, number.to_string(), line, column),
        Yaml::Truth(truth) => visit(key, truth.to_string(), line, column),
        Yaml::Other(_) => {}
    }
}

/// The bytes of a value that begins at `at`, without quotation marks; its first line if it is folded.
fn written(text: &str, at: usize, value: &str) -> Range<usize> {
    let at = at.min(text.len());
    let rest = &text[at..];
    let quoted = usize::from(rest.starts_with(['"', '\'']));
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let exact = rest[quoted..].starts_with(value).then_some(quoted + value.len());
    let end = exact.unwrap_or_else(|| rest[..line].trim_end().len().saturating_sub(quoted));
    at + quoted..at + end.max(quoted)
}

fn toml(source: &str, inside: Range<usize>) -> Vec<(String, Stated)> {
    let text = &source[inside.clone()];
    let Ok(fields) = toml::from_str::<BTreeMap<String, toml::Spanned<Toml>>>(text) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (key, node) in &fields {
        flatten_toml(key, node, &mut |key, value, range| {
            let span = written(text, range.start, &value);
            let span = Span::new(inside.start + span.start, inside.start + span.end);
            found.push((key.to_owned(), Stated { value, span }));
        });
    }
    found.sort_by_key(|(_, s)| s.span.start);
    found
}

/// Any TOML that a title can be found in.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Toml {
    Text(String),
    Date(toml::value::Datetime),
    List(Vec<toml::Spanned<Toml>>),
    Map(BTreeMap<String, toml::Spanned<Toml>>),
    Other(serde::de::IgnoredAny),
}

fn flatten_toml(
    key: &str,
    node: &toml::Spanned<Toml>,
    visit: &mut impl FnMut(&str, String, Range<usize>),
) {
    match node.get_ref() {
        Toml::Map(fields) => fields.iter().for_each(|(k, n)| flatten_toml(k, n, visit)),
        Toml::List(items) => items.iter().take(1).for_each(|n| flatten_toml(key, n, visit)),
        Toml::Text(text) => visit(key, text.clone(), node.span()),
        Toml::Date(date) => visit(key, date.to_string(), node.span()),
        Toml::Other(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn stated(source: &str, key: &str) -> (String, String) {
        let front = read(source).expect("front matter");
        let (_, stated) = front.fields.iter().find(|(k, _)| k == key).expect("the field");
        (stated.value.clone(), stated.span.of(source).to_owned())
    }

    #[test]
    fn fields_are_found_with_their_bytes_in_yaml_and_toml() {
        let yaml = "---\nlayout: post\ntitle: \"Été : l’eau\"\nseo:\n  description: Voilà.\ntags: [crue, eau]\n---\ntexte";
        assert_eq!(stated(yaml, "title"), ("Été : l’eau".into(), "Été : l’eau".into()));
        assert_eq!(stated(yaml, "description"), ("Voilà.".into(), "Voilà.".into()));
        assert_eq!(stated(yaml, "tags"), ("crue".into(), "crue".into()));
        let toml = "+++\r\ntitle = \"Été\"\r\n[extra]\r\nkeyphrase = 'crue'\r\n+++\r\ntexte";
        assert_eq!(stated(toml, "title"), ("Été".into(), "Été".into()));
        assert_eq!(stated(toml, "keyphrase"), ("crue".into(), "crue".into()));
    }

    #[test]
    fn what_no_parser_reads_has_no_fields() {
        assert!(read("---\ntitle: [\n---\nx").expect("marks").fields.is_empty());
        assert!(read("--- \n").is_none() && read("texte").is_none());
    }
}
