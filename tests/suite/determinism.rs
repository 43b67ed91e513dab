//! The same input gives the same bytes: whatever the threads, the locale, the time zone, the working folder, the run.

use std::path::{Path, PathBuf};

use crate::support::{articles, finish, intertitre, tree, write};

/// A folder of articles: made ones in sub-folders, and some that must be refused.
fn inputs(folder: &Path) -> PathBuf {
    let input = folder.join("in");
    for n in 0..24 {
        let text = articles::article(n);
        write(
            &input,
            &[(&format!("{}/{n:03}.txt", ["nord", "sud", "été"][n % 3]), text.as_bytes())],
        );
    }
    write(&input, &[("vide.txt", b""), ("binaire.txt", b"\x7FELF\0\0\0"), ("notes.csv", b"a;b\n")]);
    input
}

/// One batch, with what is set around it; gives the output folder's files and what was said.
fn batch(
    input: &Path,
    output: &Path,
    threads: &str,
    set: impl Fn(&mut std::process::Command),
) -> (Vec<(PathBuf, Vec<u8>)>, String) {
    let (input, output) = (input.display().to_string(), output.display().to_string());
    let args = [
        "batch",
        &input,
        "-o",
        &output,
        "--threads",
        threads,
        "--date",
        "2026-01-15",
        "--allow-short",
        "-f",
        "json",
    ];
    let mut command = intertitre(&args);
    set(&mut command);
    let run = finish(&mut command, b"");
    assert_eq!(run.code, Some(3), "the highest code of the files: {}", run.stderr);
    (tree(Path::new(&output)), run.stderr)
}

#[test]
fn nothing_around_the_program_changes_a_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = inputs(folder.path());
    let elsewhere = folder.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a folder");
    let out = |name: &str| folder.path().join(name);
    let expected = batch(&input, &out("first"), "1", |_| {});
    assert_eq!(expected.0.len(), 25, "24 articles and the manifest");
    for (what, threads, variables) in [
        ("a second run", "1", [("LC_ALL", "C"), ("TZ", "UTC")]),
        ("8 threads", "8", [("LC_ALL", "C"), ("TZ", "UTC")]),
        ("a French locale", "8", [("LC_ALL", "fr_FR.UTF-8"), ("TZ", "Europe/Paris")]),
        ("a Turkish locale", "2", [("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Auckland")]),
    ] {
        let made = batch(&input, &out(what), threads, |command| {
            command.envs(variables);
        });
        assert_eq!(made, expected, "{what}");
    }
    let made = batch(&input, &out("cwd"), "8", |command| {
        command.current_dir(&elsewhere).env("HOME", &elsewhere);
    });
    assert_eq!(made, expected, "another working folder");
}

#[test]
fn a_file_alone_and_in_a_batch_gives_the_same_article() {
    let folder = tempfile::tempdir().expect("a folder");
    let input = inputs(folder.path());
    let made = batch(&input, &folder.path().join("out"), "2", |_| {}).0;
    let (name, bytes) = made.iter().find(|(p, _)| p.ends_with("004.json")).expect("written");
    let file = input.join(name).with_extension("txt").display().to_string();
    let args = ["restructure", &file, "--date", "2026-01-15", "--allow-short", "-f", "json"];
    assert_eq!(finish(&mut intertitre(&args), b"").stdout, *bytes);
}
