//! Front matter. In: the head of a Markdown file. Out: its fields with their places. It never fails: front matter that
//! no parser reads has no fields.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::{Span, Stated};

/// More fields have no place of their own: each is looked for in the whole front matter.
const PLACED: usize = 256;

/// The front matter of a file: the marks and what stands between them.
pub(super) struct Front {
    /// Bytes up to the text.
    pub(super) length: usize,
    /// Fields, nested ones by their last name and after those around them.
    pub(super) fields: Vec<(String, Stated)>,
}

/// What a field can hold, in YAML and in TOML.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Value {
    Map(BTreeMap<String, Value>),
    List(Vec<Value>),
    Text(String),
    Number(i64),
    Other(serde::de::IgnoredAny),
}

/// Reads `---` YAML or `+++` TOML at the head of a text.
pub(super) fn read(source: &str) -> Option<Front> {
    let opens = |m: &&str| source.strip_prefix(m).is_some_and(|r| r.starts_with(['\n', '\r']));
    let mark = ["---", "+++"].into_iter().find(opens)?;
    let start = source.find('\n')? + 1;
    let mut at = start;
    for line in source[start..].split_inclusive('\n') {
        if line.trim_end() == mark {
            let fields = fields(&source[start..at], start, mark == "---");
            return Some(Front { length: at + line.len(), fields });
        }
        at += line.len();
    }
    None
}

/// The fields of a text that begins at byte `from` of the source.
fn fields(text: &str, from: usize, is_yaml: bool) -> Vec<(String, Stated)> {
    let read: Option<BTreeMap<String, Value>> = match is_yaml {
        true => serde_yaml::from_str(text).ok(),
        false => toml::from_str(text).ok(),
    };
    let mut found = Vec::new();
    for (key, value) in read.into_iter().flatten() {
        flatten(&key, &value, 0, &mut |depth, key, value| {
            let span = if found.len() < PLACED { place(text, key, &value) } else { 0..0 };
            let span = Span::new(from + span.start, from + span.end);
            found.push((depth, (key.to_owned(), Stated { value, span })));
        });
    }
    found.sort_by_key(|(depth, (_, stated))| (*depth, stated.span.start));
    found.into_iter().map(|(_, field)| field).collect()
}

fn flatten(key: &str, value: &Value, depth: usize, visit: &mut impl FnMut(usize, &str, String)) {
    match value {
        Value::Map(fields) => fields.iter().for_each(|(k, v)| flatten(k, v, depth + 1, visit)),
        Value::List(items) => items.iter().take(1).for_each(|v| flatten(key, v, depth, visit)),
        Value::Text(text) => visit(depth, key, text.clone()),
        Value::Number(number) => visit(depth, key, number.to_string()),
        Value::Other(_) => {}
    }
}

/// Where a value stands: on the line of its key, without quotation marks; if it is folded or escaped, what the line
/// holds.
fn place(text: &str, key: &str, value: &str) -> std::ops::Range<usize> {
    let mut at = 0;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        if let Some(behind) = behind_key(line, key) {
            let start = at + behind;
            let rest = line[behind..].trim_end();
            match rest.find(value).filter(|_| !value.is_empty()) {
                Some(inside) => return start + inside..start + inside + value.len(),
                None => found = found.or(Some(start..start + rest.len())),
            }
        }
        at += line.len();
    }
    found.unwrap_or(0..0)
}

/// Bytes up to what stands behind `key:` or `key =` on a line.
fn behind_key(line: &str, key: &str) -> Option<usize> {
    let rest = line.trim_start().trim_start_matches(['"', '\'', '-', ' ']).strip_prefix(key)?;
    let rest = rest.trim_start_matches(['"', '\'']).trim_start().strip_prefix([':', '='])?;
    Some(line.len() - rest.trim_start_matches([' ', '\t']).len())
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
        let yaml = "---\nog:\n  title: Autre\ntitle: \"Été : l’eau\"\nseo:\n  description: Voilà.\ntags: [crue, eau]\n---\ntexte";
        assert_eq!(stated(yaml, "title"), ("Été : l’eau".into(), "Été : l’eau".into()));
        assert_eq!(stated(yaml, "description"), ("Voilà.".into(), "Voilà.".into()));
        assert_eq!(stated(yaml, "tags"), ("crue".into(), "crue".into()));
        let toml = "+++\r\ntitle = \"Été\"\r\ndate = 2026-01-15\r\n[extra]\r\nkeyphrase = 'crue'\r\n+++\r\ntexte";
        assert_eq!(stated(toml, "title"), ("Été".into(), "Été".into()));
        assert_eq!(stated(toml, "keyphrase"), ("crue".into(), "crue".into()));
    }

    #[test]
    fn what_no_parser_reads_has_no_fields() {
        assert!(read("---\ntitle: [\n---\nx").expect("marks").fields.is_empty());
        assert!(read("--- \n").is_none() && read("texte").is_none());
    }
}
