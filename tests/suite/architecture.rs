//! Who may import whom, and how every file of `src` opens and ends.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::support::{root, tree};

/// Each module of the library and what it may use besides itself. `lib.rs` alone knows all of them.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("failure", &[]),
    ("lang", &["model"]),
    ("ingest", &["model", "lang"]),
    ("analyze", &["model", "lang"]),
    ("compose", &["model", "lang"]),
    ("verify", &["model", "lang"]),
    ("render", &["model", "lang"]),
    ("check", &["model", "lang"]),
    ("fonds", &["model", "lang"]),
];

/// Modules that are no part of the library: the binary's and the build script's.
const APART: [&str; 3] = ["cli", "build", "main"];

struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// `render` for `src/render/html.rs`, `failure` for `src/failure.rs`.
    fn module(&self) -> &str {
        let first = self.path.iter().next().and_then(|p| p.to_str()).expect("a name");
        first.trim_end_matches(".rs")
    }

    /// How many modules it lies below the crate.
    fn depth(&self) -> usize {
        self.path.iter().count() - usize::from(self.path.ends_with("mod.rs"))
    }

    /// The text without its tests, which may look where they like.
    fn code(&self) -> &str {
        self.text.split("\n#[cfg(test)]").next().unwrap_or_default()
    }
}

fn sources() -> Vec<Source> {
    tree(&root().join("src"))
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|e| e == "rs"))
        .map(|(path, bytes)| Source { path, text: String::from_utf8(bytes).expect("UTF-8") })
        .collect()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Names of other modules that a source reaches by `crate::x` or by climbing with `super::`.
fn reached(source: &Source) -> Vec<String> {
    let path = Regex::new(r"\b(?:crate::|((?:super::)+))(?:(\w+)|\{([^}]*)\})").expect("a pattern");
    path.captures_iter(source.code())
        .filter(|c| {
            c.get(1).is_none_or(|supers| supers.as_str().matches("super").count() >= source.depth())
        })
        .flat_map(|c| {
            let names = c.get(2).or(c.get(3)).map_or("", |m| m.as_str());
            names
                .split(',')
                .map(|n| n.trim().split("::").next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn stages_do_not_know_one_another() {
    let mut faults = Vec::new();
    for source in sources() {
        let module = source.module();
        if APART.contains(&module) || module == "lib" {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            faults.push(format!(
                "src/{}: no row in the table says what it may use",
                source.path.display()
            ));
            continue;
        };
        for name in reached(&source) {
            let is_module = MAY_USE.iter().any(|(m, _)| *m == name);
            if is_module && name != module && !allowed.contains(&name.as_str()) {
                faults.push(format!("src/{} uses crate::{name}", source.path.display()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_table_sees_every_way_to_reach_a_module() {
    let reach = |path: &str, text: &str| reached(&Source { path: path.into(), text: text.into() });
    assert_eq!(reach("render/html.rs", "use crate::compose::Request;"), ["compose"]);
    assert_eq!(reach("render/html.rs", "use crate::{compose, model::Span};"), ["compose", "model"]);
    assert_eq!(reach("render/html.rs", "use super::super::compose::compose;"), ["compose"]);
    assert_eq!(reach("render/mod.rs", "super::verify::verify(a)"), ["verify"]);
    assert_eq!(reach("render/html.rs", "use super::Part;"), [""; 0]);
    assert_eq!(reach("render/html.rs", "\n#[cfg(test)]\nuse crate::compose;"), [""; 0]);
}

#[test]
fn the_binary_uses_only_the_public_face_of_the_library() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|s| s.module() == "cli") {
        for (name, _) in MAY_USE {
            if source.code().contains(&format!("crate::{name}")) {
                faults.push(format!("src/{} uses crate::{name}", source.path.display()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_library_touches_no_disk_clock_environment_or_thread() {
    let banned = Regex::new(
        r"\bstd::(fs|env|thread|time|net|process|io::std(in|out|err))\b|\bFile::|\brayon\b|\bindicatif\b",
    );
    let banned = banned.expect("a pattern");
    let faults: Vec<String> = sources()
        .iter()
        .filter(|s| !APART.contains(&s.module()))
        .flat_map(|s| {
            let hits = banned.find_iter(s.code()).map(|m| m.as_str());
            hits.map(|hit| format!("src/{} uses {hit}", s.path.display())).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&faults);
}

#[test]
fn only_lang_names_a_language() {
    let faults: Vec<String> = sources()
        .iter()
        .filter(|s| !["lang", "build"].contains(&s.module()))
        .filter(|s| {
            let code: Vec<&str> =
                s.code().lines().filter(|l| !l.trim_start().starts_with("//")).collect();
            let code = code.join("\n");
            code.contains("\"fr\"") || code.contains("rules/fr") || code.contains("data/fr")
        })
        .map(|s| format!("src/{} names a language", s.path.display()))
        .collect();
    assert_none(&faults);
}

#[test]
fn every_module_says_what_comes_in_what_goes_out_and_what_it_never_does() {
    let mut faults = Vec::new();
    for source in sources() {
        let path = source.path.display();
        let head: Vec<&str> = source.text.lines().take_while(|l| l.starts_with("//!")).collect();
        let head = head.join(" ");
        if head.is_empty() {
            faults.push(format!("src/{path} does not open with //!"));
        } else if !["lib", "main"].contains(&source.module()) {
            for word in ["In:", "Out:", "never"] {
                if !head.contains(word) {
                    faults.push(format!("src/{path}: its head lacks « {word} »"));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn files_stay_short() {
    const LONG: usize = 400;
    const TOO_LONG: usize = 500;
    let mut faults = Vec::new();
    for source in sources() {
        // Tests beside the code are no reason to cut it in two.
        let lines = source.code().lines().count();
        let path = source.path.display();
        if lines > TOO_LONG {
            faults.push(format!("src/{path}: {lines} lines of code, at most {TOO_LONG}"));
        } else if lines > LONG {
            eprintln!("warning: src/{path}: {lines} lines of code, better at most {LONG}");
        }
    }
    assert_none(&faults);
}

#[test]
fn the_top_of_the_project_holds_only_what_was_agreed() {
    let listed =
        ["Cargo.toml", "Cargo.lock", "src", "rules", "data", "tests", "README.md", "target"];
    let faults: Vec<String> = fs::read_dir(root())
        .expect("the project")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|n| {
            !n.starts_with('.') && !n.starts_with("LICENSE") && !listed.contains(&n.as_str())
        })
        .collect();
    assert_none(&faults);
    assert!(Path::new(root()).join("README.md").exists());
}
