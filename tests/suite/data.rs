//! Rule and data files as their authors keep them: sourced, licensed, clean, all of them read.

use std::collections::BTreeSet;
use std::path::PathBuf;

use intertitre::Language;
use intertitre::lang::compile::rulebook;
use intertitre::lang::schema::check::{Bound, CheckId};
use regex::Regex;

use crate::support::{root, tree};

/// Text files of a folder: path with its folder, and text.
fn texts(folder: &str) -> Vec<(String, String)> {
    tree(&root().join(folder))
        .into_iter()
        .map(|(path, bytes)| (format!("{folder}/{}", path.display()), bytes))
        .filter_map(|(path, bytes)| String::from_utf8(bytes).ok().map(|text| (path, text)))
        .collect()
}

fn all() -> Vec<(String, String)> {
    [texts("rules"), texts("data")].concat()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_file_names_its_source_licence_and_version() {
    let mut faults = Vec::new();
    for (path, text) in all().iter().filter(|(path, _)| !path.ends_with(".md")) {
        let head: Vec<&str> = text.lines().take_while(|l| l.starts_with('#')).collect();
        let head = head.join(" ").to_lowercase();
        for words in [["source", "source"], ["licence", "license"], ["version", "version"]] {
            if !words
                .iter()
                .any(|w| head.contains(&format!("{w}:")) || head.contains(&format!("{w} :")))
            {
                faults.push(format!("{path}: its first comment does not name its {}", words[0]));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn what_holds_no_comment_is_described_in_the_readme() {
    let readme = std::fs::read_to_string(root().join("data/README.md")).expect("data/README.md");
    let faults: Vec<String> = tree(&root().join("data"))
        .into_iter()
        .filter(|(_, bytes)| std::str::from_utf8(bytes).is_err())
        .filter_map(|(path, _)| path.file_name().map(|n| n.to_string_lossy().into_owned()))
        .filter(|name| !readme.contains(name.as_str()))
        .map(|name| format!("data/README.md says nothing of {name}"))
        .collect();
    assert_none(&faults);
}

#[test]
fn files_are_clean() {
    let mut faults = Vec::new();
    for (path, text) in all() {
        if text.contains('\r') || text.contains('\t') && path.ends_with(".yaml") {
            faults.push(format!("{path}: tabulators or carriage returns"));
        }
        if !text.ends_with('\n') || text.ends_with("\n\n") {
            faults.push(format!("{path}: must end in one line end"));
        }
        if let Some(line) = text.lines().position(|l| l.ends_with(' ')) {
            faults.push(format!("{path}:{}: ends in a blank", line + 1));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_rule_file_is_read() {
    let on_disk: Vec<String> =
        texts("rules").into_iter().map(|(p, _)| p).filter(|p| p.ends_with(".yaml")).collect();
    let listed: Vec<String> = rulebook::FILES.iter().map(|p| (*p).to_owned()).collect();
    assert_eq!(on_disk, listed, "rulebook::FILES and rules/ differ");
}

#[test]
fn french_words_that_other_readers_take_for_booleans_stand_in_quotes() {
    // Our reader keeps them; an editor's YAML plug-in may not.
    let bare =
        Regex::new(r"[\[{,:] *(?:on|off|yes|no|On|Off|Yes|No)\s*[,\]}]|[:-] +(?:on|off|yes|no)$");
    let bare = bare.expect("a pattern");
    let quoted = Regex::new("\"[^\"]*\"").expect("a pattern");
    let mut faults = Vec::new();
    for (path, text) in all().iter().filter(|(p, _)| p.ends_with(".yaml")) {
        for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with('#'))
        {
            let unquoted = quoted.replace_all(line, "\"\"");
            if bare.is_match(&unquoted) {
                faults.push(format!("{path}:{}: {}", i + 1, line.trim()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_card_format_holds_over_the_whole_base() {
    let french = Language::french();
    let cards = french.fonds.cards();
    assert!(cards.len() >= 150, "{} cards", cards.len());
    let domains: BTreeSet<&str> = cards.iter().map(|c| c.domain.as_str()).collect();
    assert!(domains.len() >= 15, "{} domains", domains.len());
    let mut faults = Vec::new();
    for card in &cards {
        if card.examples.is_empty() || card.never.is_empty() {
            faults.push(format!("{}: needs an example and a counter-example", card.id));
        }
        if card.h3.is_empty() {
            faults.push(format!("{}: needs a heading", card.id));
        }
        if card.sentences.first().is_some_and(|s| s.follows) {
            faults.push(format!("{}: its first sentence follows nothing", card.id));
        }
        for related in card.related.iter().filter(|r| !cards.iter().any(|c| c.id == **r)) {
            faults.push(format!("{}: there is no related card {related}", card.id));
        }
        for heading in card.h2.iter().chain(&card.h3).filter(|h| h.chars().count() > 60) {
            faults.push(format!("{}: longer than 60 characters: {heading}", card.id));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_digest_changes_with_any_file() {
    // It is computed by the build script over both folders: here again, from outside.
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for folder in ["rules", "data"] {
        let named =
            |(path, bytes): (PathBuf, Vec<u8>)| (format!("{folder}/{}", path.display()), bytes);
        let mut files: Vec<(String, Vec<u8>)> =
            tree(&root().join(folder)).into_iter().map(named).collect();
        files.sort();
        for (path, bytes) in files.iter().filter(|(path, _)| !path.ends_with(".md")) {
            hash.update(format!("{path}\0{}\0", bytes.len()));
            hash.update(bytes);
        }
    }
    let hex: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(Language::french().digest, hex);
}

#[test]
fn every_limit_has_a_row_and_every_code_is_its_own() {
    let french = Language::french();
    let rules = &french.rules.check;
    for bound in Bound::ALL {
        assert!(rules.limits.iter().any(|l| l.id == *bound), "{}", bound.name());
    }
    for id in CheckId::ALL {
        assert!(rules.checks.iter().any(|c| c.id == *id), "{}", id.name());
    }
    let codes: BTreeSet<&str> = rules.checks.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes.len(), rules.checks.len());
    assert!(rules.calques.len() >= 150, "{}", rules.calques.len());
    let known = intertitre::check::settings::codes(&french);
    for code in rules.profiles.iter().flat_map(|p| p.checks.keys()) {
        assert!(known.contains(code), "a profile names {code}");
    }
}
