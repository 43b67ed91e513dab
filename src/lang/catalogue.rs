//! The rules as their authors see them. In: the texts of the rule files. Out: each entry with its id, its place and
//! the lines that hold it. It never asks what kind of rule it reads: any list of entries in YAML will do.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use super::compile::source::{SourceError, parse};
use super::embedded;
use super::overlay::Overlay;

/// One entry of a rule file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id; for an entry without one, the name of its list and its first value: `abbreviations/M.`.
    pub id: String,
    /// The file as the user knows it.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// The lines that hold it, as they stand.
    pub text: String,
    /// Number of examples that it must satisfy.
    pub examples: usize,
    /// Number of counter-examples.
    pub never: usize,
}

/// The entries in force, sorted by file and line; an overlay's entry takes the place of the one it replaces.
pub fn entries(overlays: &[Overlay]) -> Result<Vec<Entry>, SourceError> {
    let mut by_id: BTreeMap<String, Entry> = BTreeMap::new();
    let embedded = embedded::RULES.iter().map(|&(path, text)| (path, path, text));
    let house = overlays.iter().flat_map(|o| &o.files).filter(|f| f.path.starts_with("rules/"));
    for (path, shown, text) in
        embedded.chain(house.map(|f| (f.path.as_str(), f.shown.as_str(), f.text.as_str())))
    {
        for entry in read(path, shown, text)? {
            by_id.insert(entry.id.clone(), entry);
        }
    }
    let mut entries: Vec<Entry> = by_id.into_values().collect();
    entries.sort_by(|a, b| (&a.file, a.line, &a.id).cmp(&(&b.file, b.line, &b.id)));
    Ok(entries)
}

/// The entries of one file. A file is a list of entries, or lists by name; anything else is one entry by itself.
fn read(path: &str, shown: &str, text: &str) -> Result<Vec<Entry>, SourceError> {
    let stem = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".yaml");
    let mut lists = Vec::new();
    match parse::<Node>(shown, text)? {
        Node::List(items) => lists.push((stem.to_owned(), items)),
        Node::Map(fields) => {
            for (name, node) in fields {
                if let Node::List(items) = node.value {
                    lists.push((format!("{stem}/{name}"), items));
                }
            }
        }
        Node::Scalar(_) => {}
    }
    let lists = lists.into_iter().filter(|(_, items)| items.iter().any(|i| i.value.is_map()));
    let mut found: Vec<Entry> = lists
        .flat_map(|(list, items)| {
            items.into_iter().filter_map(move |item| entry(&list, shown, text, &item))
        })
        .collect();
    number_repeated(&mut found);
    if found.is_empty() {
        let whole = Entry {
            id: stem.to_owned(),
            file: shown.to_owned(),
            line: 1,
            text: text.to_owned(),
            examples: 0,
            never: 0,
        };
        found.push(whole);
    }
    Ok(found)
}

/// Two entries of one file may begin alike; the second is then called `…#2`.
fn number_repeated(entries: &mut [Entry]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        let count = seen.entry(entry.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            entry.id = format!("{}#{count}", entry.id);
        }
    }
}

fn entry(list: &str, shown: &str, text: &str, item: &Spanned<Node>) -> Option<Entry> {
    let Node::Map(fields) = &item.value else { return None };
    let field = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, node)| &node.value);
    let id = match (field("id"), fields.first()) {
        (Some(Node::Scalar(id)), _) => id.clone(),
        (_, Some((_, Spanned { value: Node::Scalar(first), .. }))) => format!("{list}/{first}"),
        _ => return None,
    };
    let count = |name: &str| match field(name) {
        Some(Node::List(items)) => items.len(),
        _ => 0,
    };
    let line = item.referenced.line() as usize;
    Some(Entry {
        id,
        file: shown.to_owned(),
        line,
        text: block(text, line),
        examples: count("examples"),
        never: count("never"),
    })
}

/// The lines of the list item that begins on `line`: up to the next line that is indented no deeper.
fn block(text: &str, line: usize) -> String {
    let indent = |l: &str| l.len() - l.trim_start().len();
    let mut lines = text.lines().skip(line.saturating_sub(1));
    let Some(first) = lines.next() else { return String::new() };
    let rest = lines.take_while(|l| l.trim().is_empty() || indent(l) > indent(first));
    let block: Vec<&str> = std::iter::once(first).chain(rest).collect();
    format!("{}\n", block.join("\n").trim_end())
}

/// Any YAML: enough to find entries and their names.
#[derive(Debug)]
enum Node {
    Scalar(String),
    List(Vec<Spanned<Node>>),
    Map(Vec<(String, Spanned<Node>)>),
}

impl Node {
    fn is_map(&self) -> bool {
        matches!(self, Self::Map(_))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyNode)
    }
}

struct AnyNode;

impl<'de> Visitor<'de> for AnyNode {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_owned()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node, A::Error> {
        let mut map = Vec::new();
        while let Some(field) = fields.next_entry()? {
            map.push(field);
        }
        Ok(Node::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_in_lists_and_in_lists_by_name() {
        let text = "# head\n- id: a.b\n  examples: [x, y]\n\n  never:\n    - z\n- { form: on, n: 1 }\n- { form: on }\n";
        let read = |text| read("rules/fr/essai.yaml", "house/essai.yaml", text).expect("YAML");
        let found = read(text);
        let ids: Vec<_> =
            found.iter().map(|e| (e.id.as_str(), e.line, e.examples, e.never)).collect();
        assert_eq!(ids, [("a.b", 2, 2, 1), ("essai/on", 7, 0, 0), ("essai/on#2", 8, 0, 0)]);
        assert_eq!(found[0].text, "- id: a.b\n  examples: [x, y]\n\n  never:\n    - z\n");
        assert_eq!(read("verbs:\n  - { verb: dire }\nnames: [a]\n")[0].id, "essai/verbs/dire");
        assert_eq!(read("copulas: [être]\n")[0].id, "essai", "lists of words are one rule");
    }

    #[test]
    fn every_embedded_rule_has_an_id_of_its_own() {
        let mut all: Vec<String> = embedded::RULES
            .iter()
            .flat_map(|&(path, text)| read(path, path, text).expect("the build read it"))
            .map(|entry| entry.id)
            .collect();
        all.sort();
        let twice: Vec<&[String]> = all.windows(2).filter(|w| w[0] == w[1]).collect();
        let distinct = entries(&[]).expect("the build read them").len();
        assert!(distinct > 100, "{distinct}");
        assert!(
            twice.is_empty(),
            "a rule that hides behind another cannot be explained: {twice:?}"
        );
    }
}
