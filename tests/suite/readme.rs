//! What the READMEs say is true: the commands run, the files are there.

use std::fs;
use std::path::Path;

use regex::Regex;

use crate::support::{finish, root, tree, write};

/// Commands of the `sh` blocks, one a line, without comments.
fn commands(markdown: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for block in markdown.split("```sh\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let lines = block.lines().map(|l| l.split(" #").next().unwrap_or_default().trim());
        commands.extend(lines.filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned));
    }
    commands
}

/// A folder in which the commands of the README find what they name.
fn playground() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    for name in ["tests", "rules", "data"] {
        std::os::unix::fs::symlink(root().join(name), at.join(name)).expect("a link");
    }
    let binary = at.join("bin/intertitre");
    write(at, &[("bin/.keep", b"")]);
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_intertitre"), binary).expect("a link");
    let article =
        fs::read(root().join("tests/golden/pont-de-blaye/input.txt")).expect("a golden article");
    write(at, &[("article.txt", &article), ("articles/nord/pont.txt", &article)]);
    folder
}

#[test]
fn every_command_of_the_readme_runs() {
    let mut faults = Vec::new();
    let mut count = 0;
    for readme in ["README.md", "rules/README.md", "data/README.md", "tests/README.md"] {
        let text = fs::read_to_string(root().join(readme)).expect(readme);
        let folder = playground();
        for command in commands(&text) {
            // Building and testing is what is going on right now.
            let command = command.replace("cargo run --release -- ", "intertitre ");
            if command.contains("cargo ")
                || command.starts_with("git ")
                || command.starts_with("cd ")
            {
                continue;
            }
            count += 1;
            let path = format!(
                "{}:{}",
                folder.path().join("bin").display(),
                std::env::var("PATH").expect("a path")
            );
            let mut shell = std::process::Command::new("sh");
            shell.args(["-ec", &command]).current_dir(folder.path()).env("PATH", path);
            let run = finish(&mut shell, b"");
            if run.code != Some(0) {
                faults.push(format!("{readme}: {command}\n  exit {:?}: {}", run.code, run.stderr));
            }
        }
    }
    assert!(count >= 5, "{count} commands found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_that_a_readme_names_is_there() {
    let named = Regex::new(r"`((?:src|rules|data|tests)/[\w./-]*)`").expect("a pattern");
    let mut faults = Vec::new();
    for readme in ["README.md", "rules/README.md", "data/README.md", "tests/README.md"] {
        let text = fs::read_to_string(root().join(readme)).expect(readme);
        for name in named.captures_iter(&text).map(|c| c[1].to_owned()) {
            if !Path::new(root()).join(&name).exists() {
                faults.push(format!("{readme} names {name}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_and_data_file_is_described() {
    let mut faults = Vec::new();
    for folder in ["rules", "data"] {
        let readme = format!("{folder}/README.md");
        let text = fs::read_to_string(root().join(&readme)).expect("a README");
        for (path, _) in tree(&root().join(folder)) {
            let path = format!("{folder}/{}", path.display());
            // The cards are described as one.
            let described =
                path.ends_with(".md") || path.contains("/fonds/") || text.contains(&path);
            if !described {
                faults.push(format!("{readme} says nothing of {path}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_example_is_what_the_program_writes() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let folder = root().join("tests/golden/pont-de-blaye");
    let golden = |file: &str| fs::read_to_string(folder.join(file)).expect(file);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (block, file) in [("```text\n", "input.txt"), ("```markdown\n", "expected.md")] {
        let (whole, shown) = (flat(&golden(file)), readme.split(block).nth(1).expect(block));
        let shown = shown.split("```").next().unwrap_or_default();
        for paragraph in shown.split("\n\n") {
            let paragraph = flat(paragraph);
            let paragraph = paragraph.trim_end_matches("[…]").trim_end();
            assert!(
                whole.contains(paragraph),
                "README.md shows what {file} does not have: {paragraph}"
            );
        }
    }
}

#[test]
fn the_exit_codes_of_the_readme_are_those_of_the_help() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let help = crate::support::run(&["--help"]).text();
    for code in ["0", "1", "2", "3", "10", "11"] {
        assert!(readme.contains(&format!("| {code} |")), "README.md lacks the exit code {code}");
        assert!(help.contains(&format!("\n  {code} ")), "--help lacks the exit code {code}");
    }
}
