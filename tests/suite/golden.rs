//! Whole articles that one can open and read: `tests/golden/<name>/` holds `input.txt`, `args` (options, one line) and
//! what is expected: `expected.md`, `.html`, `.json`, `.txt`, `analysis.json`. `UPDATE=1 cargo test golden` rewrites
//! what differs; the change is then read as prose before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::support::{root, run};

/// Expected files and how they are made.
const FORMS: [(&str, &str, &str); 5] = [
    ("expected.md", "restructure", "markdown"),
    ("expected.html", "restructure", "html"),
    ("expected.json", "restructure", "json"),
    ("expected.txt", "restructure", "text"),
    ("analysis.json", "analyze", "json"),
];

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/golden")).expect("tests/golden");
    let mut folders: Vec<PathBuf> =
        entries.map(|e| e.expect("an entry").path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

/// What the program makes of a golden article; an error is its message.
fn made(folder: &Path, command: &str, format: &str) -> Result<String, String> {
    let input = folder.join("input.txt").display().to_string();
    let args = fs::read_to_string(folder.join("args")).unwrap_or_default();
    let mut words = vec!["-q", command, input.as_str(), "--format", format];
    let mut options: Vec<&str> = args.split_whitespace().collect();
    if command == "analyze" {
        // Only the date is an option of both commands.
        let date = options.iter().position(|o| *o == "--date");
        options = date.map(|at| options[at..at + 2].to_vec()).unwrap_or_default();
    }
    words.extend(options);
    let run = run(&words);
    // The digest changes with every rule and card, the text need not.
    let digest = Regex::new("\"digest\": \"[0-9a-f]+\"").expect("a pattern");
    match run.code {
        Some(0) => Ok(digest.replace(&run.text(), "\"digest\": \"…\"").into_owned()),
        code => Err(format!("exit {code:?}: {}", run.stderr)),
    }
}

#[test]
fn every_golden_article_reads_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut faults = Vec::new();
    for folder in folders() {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let mut forms: Vec<_> =
            FORMS.iter().filter(|(file, ..)| folder.join(file).exists()).collect();
        if forms.is_empty() {
            forms.push(&FORMS[0]);
        }
        for (file, command, format) in forms {
            let expected = fs::read_to_string(folder.join(file)).unwrap_or_default();
            match made(&folder, command, format) {
                Err(message) => faults.push(format!("{name}/{file}: {message}")),
                Ok(text) if text == expected => {}
                Ok(text) if update => fs::write(folder.join(file), text).expect("written"),
                Ok(text) => {
                    faults.push(format!("{name}/{file}: {}", first_difference(&expected, &text)))
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{}\nIf that is meant: UPDATE=1 cargo test golden, then read the difference.",
        faults.join("\n")
    );
}

fn first_difference(expected: &str, text: &str) -> String {
    let lines = expected.lines().chain([""; 1]).zip(text.lines().chain([""; 1])).enumerate();
    let mut differing = lines.filter(|(_, (a, b))| a != b);
    match differing.next() {
        Some((i, (a, b))) => format!("line {}\n  expected: {a}\n  made:     {b}", i + 1),
        None => {
            format!("{} lines expected, {} made", expected.lines().count(), text.lines().count())
        }
    }
}

/// The promise of the README, on the article that a newcomer tries first.
#[test]
fn the_first_article_reaches_seven_hundred_words() {
    let folder = root().join("tests/golden/haut-karabakh");
    let json = made(&folder, "restructure", "json").expect("an article");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(json["word_count"].as_u64().expect("a number") >= 700, "{}", json["word_count"]);
    let text = made(&folder, "restructure", "text").expect("an article");
    for word in text.split_whitespace() {
        assert!(!["seo", "subheadings"].contains(&word), "the request in English is set aside");
    }
    assert!(
        text.contains("depuis le début de la guerre en Ukraine"),
        "the stray full stop is mended"
    );
    assert!(text.contains("Veronika Melkozerova a rapporté de Kyiv."), "reporters are credited");
}
