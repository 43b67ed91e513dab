//! The binary as a user meets it: every exit code, every kind of bad input, help, streams, overlays, batch.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;

use crate::support::{Run, articles, finish, intertitre, run, tree, write};

const SHORT: &str = "La mairie de Blaye a rouvert le pont mardi matin, après trois semaines de travaux. \
    Les camions devront attendre la fin du mois, a précisé le maire, Paul Ferrand.\n";

/// A folder with an article of some length and a short one.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        &[("long.txt", articles::article(1).as_bytes()), ("court.txt", SHORT.as_bytes())],
    );
    folder
}

fn at(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

/// Exit code and message as expected; nothing on standard output.
#[track_caller]
fn refused(run: &Run, code: i32, words: &[&str]) {
    assert_eq!(run.code, Some(code), "{}", run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "« {word} » is not in: {}", run.stderr);
    }
    assert_eq!(String::from_utf8_lossy(&run.stdout), "", "{}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

/// An answer for any bytes: an article, or a refusal with a reason; never a panic.
#[track_caller]
fn answers(bytes: &[u8]) -> Run {
    let run = finish(&mut intertitre(&["restructure", "-", "--allow-short"]), bytes);
    assert!(matches!(run.code, Some(0 | 3 | 11)), "{:?}: {}", run.code, &run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    assert!(run.code == Some(0) || run.stderr.starts_with("intertitre: -: "), "{}", run.stderr);
    run
}

// ---- fine ----

#[test]
fn a_method_note_names_every_card_and_counts_for_no_words() {
    let plain = ["restructure", "tests/golden/haut-karabakh/input.txt", "--date", "2023-09-20"];
    let asked = [&plain[..], &["--method-note"]].concat();
    for format in ["markdown", "html", "json", "text"] {
        let of = |arguments: &[&str]| run(&[arguments, &["-f", format]].concat()).text();
        assert!(!of(&plain).contains("restructuré par règles"), "{format}");
        let note = of(&asked);
        assert!(note.contains("texte restructuré par règles"), "{format}: {note}");
    }
    let json = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&run(&[arguments, &["-f", "json"]].concat()).text()).expect("JSON")
    };
    let (without, with) = (json(&plain), json(&asked));
    assert_eq!(without["word_count"], with["word_count"]);
    assert_eq!(without["method"], serde_json::Value::Null);
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ").replace('\'', "’");
    let note = plain(with["method"].as_str().expect("a note"));
    let pieces = with["sections"].as_array().expect("sections").iter();
    let origins =
        pieces.flat_map(|s| s["pieces"].as_array().expect("pieces")).map(|p| &p["origin"]);
    let mut cards: Vec<&str> = origins.filter_map(|o| o["card"].as_str()).collect();
    cards.dedup();
    assert!(!cards.is_empty());
    for id in cards {
        let shown = run(&["rules", "explain", id]);
        let shown = shown.text();
        let source = shown.lines().find_map(|l| l.trim().strip_prefix("source:"));
        let source = plain(source.expect("a source").trim());
        assert!(note.contains(&source), "{id}, {source}: {note}");
    }
}

#[test]
fn an_article_in_every_format_and_to_a_file() {
    let folder = folder();
    for (format, begins) in
        [("markdown", "---\ntitle: "), ("html", "<!DOCTYPE html>"), ("json", "{\n")]
    {
        let run = run(&["restructure", &at(&folder, "court.txt"), "--allow-short", "-f", format]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(run.text().starts_with(begins), "{}", run.text());
        assert!(
            run.text().contains("Les camions devront attendre la fin du mois"),
            "{}",
            run.text()
        );
    }
    let out = at(&folder, "out.md");
    let run = run(&["restructure", &at(&folder, "court.txt"), "--allow-short", "-o", &out]);
    assert_eq!((run.code, run.stdout.len()), (Some(0), 0));
    assert!(fs::read_to_string(out).expect("written").contains("Blaye"));
}

#[test]
fn standard_input_gives_what_the_file_gives() {
    let folder = folder();
    let file = run(&["restructure", &at(&folder, "court.txt"), "--allow-short"]);
    let piped = finish(&mut intertitre(&["restructure", "-", "--allow-short"]), SHORT.as_bytes());
    assert_eq!(file.stdout, piped.stdout);
    assert_eq!(piped.code, Some(0), "{}", piped.stderr);
}

#[test]
fn an_analysis_has_the_keys_that_others_rely_on() {
    let folder = folder();
    let run =
        run(&["analyze", &at(&folder, "court.txt"), "--date", "2026-01-15", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.text()).expect("JSON");
    let keys: Vec<&str> = json.as_object().expect("an object").keys().map(String::as_str).collect();
    let expected = [
        "dates",
        "figures",
        "keyphrases",
        "language",
        "non_body",
        "organisations",
        "people",
        "places",
        "quotes",
        "sentences",
        "topics",
    ];
    assert_eq!(keys, expected);
    assert_eq!(json["sentences"].as_array().map(Vec::len), Some(2));
}

#[test]
fn help_names_the_commands_the_exit_codes_and_a_first_command() {
    let help = run(&["--help"]);
    assert_eq!(help.code, Some(0));
    for word in
        ["restructure", "analyze", "batch", "rules", "completions", "Exit codes", "Begin with"]
    {
        assert!(help.text().contains(word), "{word}");
    }
    let restructure = run(&["restructure", "--help"]).text();
    for word in [
        "YYYY-MM-DD",
        "--words",
        "--allow-short",
        "--source-only",
        "--keyphrase",
        "standard input",
        "700",
    ] {
        assert!(restructure.contains(word), "{word}");
    }
    assert_eq!(run(&["--version"]).text(), format!("intertitre {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&["completions", shell]);
        assert!(script.code == Some(0) && script.text().contains("restructure"), "{shell}");
    }
    let man = run(&["man"]).text();
    assert!(man.contains(".TH intertitre") && man.contains("\\-\\-allow\\-short"), "{man}");
}

// ---- 2: files that cannot be read or written ----

#[test]
fn what_cannot_be_read_is_named_with_its_cause() {
    let folder = folder();
    refused(&run(&["restructure", &at(&folder, "rien.txt")]), 2, &["rien.txt", "no such file"]);
    refused(&run(&["restructure", &at(&folder, "")]), 2, &["is a folder", "intertitre batch"]);
    refused(&run(&["analyze", &at(&folder, "court.txt/x")]), 2, &["court.txt/x", "cannot read"]);
    refused(
        &run(&["batch", &at(&folder, "rien"), "-o", &at(&folder, "out")]),
        2,
        &["rien", "no such file"],
    );
}

#[cfg(unix)]
#[test]
fn a_file_without_the_right_to_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let file = at(&folder, "court.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("set");
    // The superuser reads everything: there is nothing to refuse.
    if fs::read(&file).is_err() {
        refused(&run(&["restructure", &file]), 2, &["court.txt", "no right to"]);
    }
}

#[test]
fn what_cannot_be_written_is_named_and_leaves_nothing_behind() {
    let folder = folder();
    let article = at(&folder, "court.txt");
    let to = |out: &str| run(&["-q", "restructure", &article, "--allow-short", "-o", out]);
    refused(&to(&at(&folder, "nulle-part/out.md")), 2, &["nulle-part", "there is no folder"]);
    refused(&to(&at(&folder, "")), 2, &["is a folder"]);
    refused(&to(&article), 2, &["is the input"]);
    assert_eq!(fs::read_to_string(&article).expect("there"), SHORT);
    if cfg!(target_os = "linux") {
        refused(&to("/proc/out.md"), 2, &["/proc/out.md", "cannot write it"]);
        refused(&to("/dev/full"), 2, &["/dev/full", "the disk is full"]);
    }
    assert_eq!(tree(folder.path()).len(), 2, "no partial file");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let folder = folder();
    let status = intertitre(&["-q", "restructure", &at(&folder, "court.txt"), "--allow-short"])
        .stdout(full)
        .stderr(Stdio::null())
        .status();
    assert_eq!(status.expect("run").code(), Some(2));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = folder();
    for args in [
        ["rules", "list"].as_slice(),
        &["restructure", &at(&folder, "long.txt"), "--allow-short", "-q"],
        &["--help"],
    ] {
        let mut command = intertitre(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("run");
        drop(child.stdout.take());
        let end = child.wait_with_output().expect("it ends");
        assert_eq!(
            (end.status.code(), String::from_utf8_lossy(&end.stderr).as_ref()),
            (Some(0), ""),
            "{args:?}"
        );
    }
}

// ---- 2: usage ----

#[test]
fn mistyped_options_commands_and_values_are_answered_with_what_is_accepted() {
    let folder = folder();
    let article = at(&folder, "court.txt");
    let with = |args: &[&str]| run(&[&["restructure", &article], args].concat());
    refused(&with(&["--word", "300"]), 2, &["--words"]);
    refused(&with(&["--alow-short"]), 2, &["--allow-short"]);
    refused(&with(&["--format", "htlm"]), 2, &["markdown, html, json, text"]);
    refused(&with(&["--date", "2026-02-30"]), 2, &["2026-02-30", "from 01 to 28"]);
    refused(&with(&["--date", "15/01/2026"]), 2, &["YYYY-MM-DD"]);
    refused(&with(&["--words", "0"]), 2, &["1..=10000"]);
    refused(&with(&["--words", "100000"]), 2, &["1..=10000"]);
    refused(&with(&["--keyphrase", "  "]), 2, &["expected one to some words"]);
    refused(&run(&["restucture", &article]), 2, &["restructure"]);
    refused(&run(&["batch", &article, "-o", "x", "--threads", "0"]), 2, &["1..=256"]);
}

// ---- 2: rules and cards ----

#[test]
fn a_wrong_rule_is_shown_with_file_line_column_caret_and_what_is_accepted() {
    let folder = folder();
    let (article, rules, data) =
        (at(&folder, "court.txt"), at(&folder, "rules"), at(&folder, "data"));
    let with = |file: &str, text: &str| {
        let _ = fs::remove_dir_all(&rules);
        let _ = fs::remove_dir_all(&data);
        write(folder.path(), &[(file, text.as_bytes())]);
        let option =
            if file.starts_with("rules") { ["--rules", &rules] } else { ["--data", &data] };
        run(&[&["restructure", &article], option.as_slice()].concat())
    };
    let key = with("rules/fr/abbreviations.yaml", "- { form: \"Zz.\", kind: title, end: never }\n");
    refused(&key, 2, &["rules/fr/abbreviations.yaml:1:31", "^", "expected", "ends"]);
    let value =
        with("rules/fr/abbreviations.yaml", "- { form: \"Zz.\", kind: titre, ends: never }\n");
    refused(&value, 2, &["abbreviations.yaml:1:", "^", "title"]);
    let twice = "- { form: \"Zz.\", kind: title, ends: never }\n- { form: \"Zz.\", kind: unit, ends: never }\n";
    refused(
        &with("rules/fr/abbreviations.yaml", twice),
        2,
        &["abbreviations.yaml:2:", "twice", "^"],
    );
    refused(
        &with("rules/fr/evenements.yaml", "[]\n"),
        2,
        &["evenements.yaml", "rules/fr/events.yaml"],
    );
    refused(&with("rules/fr/events.yaml", "- [\n"), 2, &["events.yaml:"]);
    let card =
        with("data/fr/fonds/essai.yaml", "domain: essai\ntitle: Essai\ncards:\n  - ident: x\n");
    refused(&card, 2, &["essai.yaml:4:", "^", "subjects"]);
    refused(&with("rules/lisez-moi.txt", "rien\n"), 2, &["holds no .yaml file"]);
    refused(
        &run(&["rules", "list", "--rules", &at(&folder, "absent")]),
        2,
        &["absent", "no such folder"],
    );
}

#[test]
fn rules_are_listed_explained_and_exported_to_start_from() {
    let list = run(&["rules", "list"]);
    let first =
        list.text().lines().next().expect("a rule").split('\t').next().expect("an id").to_owned();
    let explained = run(&["rules", "explain", &first]);
    assert!(explained.text().starts_with("rules/fr/"), "{}", explained.text());
    assert!(run(&["rules", "explain", "catastrophe-naturelle"]).text().contains("subjects"));
    refused(&run(&["rules", "explain", "catastrophe-naturele"]), 2, &["catastrophe-naturelle"]);

    let folder = folder();
    let mine = at(&folder, "mine");
    assert_eq!(run(&["rules", "export", &mine]).code, Some(0));
    refused(&run(&["rules", "export", &mine]), 2, &["is not empty"]);
    let article = at(&folder, "court.txt");
    let plain = run(&["-q", "restructure", &article, "--allow-short"]);
    let same = run(&["-q", "restructure", &article, "--allow-short", "--rules", &mine]);
    assert_eq!(plain.text(), same.text(), "what was exported is what is built in");
}

#[test]
fn a_card_of_the_house_is_printed_and_named() {
    let folder = folder();
    let card = "domain: essai\ntitle: Essai\ncards:\n  - id: pont-de-blaye\n    kind: notion\n    subjects: [\"pont\"]\n    \
        h3: [\"Pont : qui décide de la fermeture ?\"]\n    sentences:\n      - mecanisme: \"Le gestionnaire de la voie \
        ferme un pont dès que sa résistance fait défaut.\"\n      - service: \"La mairie affiche les itinéraires de \
        déviation.\"\n    source: essai\n    checked: 2026-11\n    examples: [\"Le pont est fermé.\"]\n    \
        never: [\"La route est fermée.\"]\n";
    write(folder.path(), &[("data/fr/fonds/essai.yaml", card.as_bytes())]);
    let data = at(&folder, "data");
    let run = run(&[
        "restructure",
        &at(&folder, "court.txt"),
        "--allow-short",
        "--data",
        &data,
        "-f",
        "json",
    ]);
    assert!(run.text().contains("\"card\": \"pont-de-blaye\""), "{}", run.text());
}

#[test]
fn every_example_of_the_built_in_cards_holds() {
    let test = run(&["rules", "test"]);
    assert_eq!(test.code, Some(0), "{}{}", test.text(), test.stderr);
}

// ---- 3: nothing to do ----

#[test]
fn what_is_no_article_is_refused_with_what_was_found() {
    for (bytes, word) in [
        (b"".as_slice(), "empty"),
        (b" \n\t\n", "blank"),
        (b"\x7FELF\x02\x01\x01\0\0\0\0\0", "not a text"),
        (b"Un titre seul", "only a title"),
        (b"The council voted on Tuesday to close the bridge, which carries a thousand lorries a day. \
            Residents said that they had been warned by nobody.", "French"),
        (b"Der Stadtrat hat am Dienstag beschlossen, die Br\xC3\xBCcke zu schlie\xC3\x9Fen, die jeden Tag tausend \
            Lastwagen tr\xC3\xA4gt. Niemand hatte die Anwohner gewarnt.", "French"),
    ] {
        let run = finish(&mut intertitre(&["restructure", "-", "--allow-short"]), bytes);
        refused(&run, 3, &[word]);
    }
}

// ---- 10: too few facts ----

#[test]
fn too_few_facts_is_an_answer_that_says_what_would_help() {
    let folder = folder();
    let out = at(&folder, "out.md");
    let run = run(&["restructure", &at(&folder, "court.txt"), "--words", "5000", "-o", &out]);
    refused(
        &run,
        10,
        &["5000", "--words", "--allow-short", "--date", "--data", "nothing was written"],
    );
    assert!(!Path::new(&out).exists());
}

// ---- hostile and damaged input ----

#[test]
fn ten_megabytes_of_one_letter() {
    answers("a".repeat(10 << 20).as_bytes());
}

#[test]
fn a_million_quotation_marks() {
    for mark in ["\"", "« ", "»", "“", "'"] {
        answers(mark.repeat(1_000_000).as_bytes());
    }
}

#[test]
fn two_hundred_thousand_sentences() {
    answers("Le maire a rouvert le pont. ".repeat(200_000).as_bytes());
}

#[test]
fn two_hundred_thousand_paragraphs() {
    answers("Le maire a rouvert le pont.\n\n".repeat(200_000).as_bytes());
}

#[test]
fn two_hundred_thousand_quotations() {
    answers("« Le pont est rouvert », a dit le maire. ".repeat(200_000).as_bytes());
}

#[test]
fn two_hundred_thousand_people() {
    const SYLLABLES: [&str; 16] = [
        "ba", "ro", "mi", "ten", "val", "dor", "gue", "lan", "pic", "sar", "nou", "vel", "cha",
        "til", "mo", "re",
    ];
    let name = |n: usize| -> String { (0..5).map(|i| SYLLABLES[n >> (4 * i) & 15]).collect() };
    let told = |n| format!("Paul B{} a rouvert le pont. ", name(n));
    answers((0..200_000).map(told).collect::<String>().as_bytes());
}

#[test]
fn a_sentence_of_thousands_of_clauses() {
    let clauses = " que le préfet pense, qui a dit (enfin".repeat(20_000);
    answers(format!("Le maire a dit{clauses} que le pont est fermé.").as_bytes());
}

#[test]
fn thousands_of_quotations_inside_one_another() {
    let (open, close) = ("« le “ pont est ".repeat(20_000), "” fermé » ".repeat(20_000));
    answers(format!("Le maire a dit {open}pont {close}.").as_bytes());
}

#[test]
fn a_keyphrase_for_thousands_of_headings() {
    let text =
        "Le maire de Blaye a rouvert le pont mardi matin, avant les travaux. ".repeat(10_000);
    let args = ["restructure", "-", "--allow-short", "--keyphrase", "travaux de Blaye"];
    let run = finish(&mut intertitre(&args), text.as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn one_sentence_of_a_million_words() {
    answers("et le pont que le maire ".repeat(200_000).as_bytes());
}

#[test]
fn nul_bytes_lone_surrogates_and_unclosed_quotations() {
    answers(format!("{SHORT}\0\0{SHORT}").as_bytes());
    answers(&[0; 100_000]);
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(
        SHORT.encode_utf16().chain([0xD800]).chain(SHORT.encode_utf16()).flat_map(u16::to_le_bytes),
    );
    answers(&utf16);
    utf16.pop();
    answers(&utf16);
    answers(format!("« {SHORT}").repeat(50).as_bytes());
    answers("(".repeat(300_000).as_bytes());
    answers("<div>".repeat(200_000).as_bytes());
    answers("[".repeat(200_000).as_bytes());
}

#[test]
fn windows_1252_and_byte_order_marks_read_like_utf_8() {
    let expected = answers(SHORT.as_bytes()).text();
    let windows: Vec<u8> = SHORT
        .chars()
        .map(|c| if c == '’' { 0x92 } else { u8::try_from(c).expect("Latin") })
        .collect();
    assert_eq!(answers(&windows).text(), expected, "Windows-1252");
    assert_eq!(answers(format!("\u{feff}{SHORT}").as_bytes()).text(), expected, "byte order mark");
    assert_eq!(answers(SHORT.replace('\n', "\r\n").as_bytes()).text(), expected, "CRLF");
    let utf16: Vec<u8> =
        [0xFEFF].into_iter().chain(SHORT.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    assert_eq!(answers(&utf16).text(), expected, "UTF-16");
}

#[test]
fn markup_in_an_article_is_text_and_never_runs() {
    let nasty = format!(
        "Le site a publié \"<script>alert(1)</script>\" et 'title: x' mardi, selon le maire.\n\n{SHORT}\n---\ntitle: piège\n---\n"
    );
    let html = finish(
        &mut intertitre(&["-q", "restructure", "-", "--allow-short", "-f", "html"]),
        nasty.as_bytes(),
    );
    let page = html.text();
    assert_eq!(page.matches("<script").count(), 1, "only the structured data");
    assert_eq!(page.matches("alert(1)</script>").count(), 0);
    let markdown =
        finish(&mut intertitre(&["-q", "restructure", "-", "--allow-short"]), nasty.as_bytes())
            .text();
    assert_eq!(
        markdown.lines().filter(|l| *l == "---").count(),
        2,
        "the front matter's own fences: {markdown}"
    );
}

// ---- batch ----

#[test]
fn one_bad_file_never_stops_the_others_and_the_manifest_tells() {
    let folder = tempfile::tempdir().expect("a folder");
    let in_ = folder.path().join("in");
    write(
        &in_,
        &[
            ("a.txt", SHORT.as_bytes()),
            ("sous/b.md", SHORT.as_bytes()),
            ("sous/vide.txt", b""),
            ("c.pdf", b"%PDF-1.7"),
        ],
    );
    let (input, out) = (in_.display().to_string(), folder.path().join("out").display().to_string());
    let run = run(&["batch", &input, "-o", &out, "--allow-short", "--format", "html"]);
    assert_eq!(run.code, Some(3), "{}", run.stderr);
    assert!(
        run.stderr.contains("sous/vide.txt: ") && run.stderr.contains("2 of 3 articles written"),
        "{}",
        run.stderr
    );
    let files: Vec<String> =
        tree(Path::new(&out)).iter().map(|(p, _)| p.display().to_string()).collect();
    assert_eq!(files, ["a.html", "manifest.json", "sous/b.html"]);

    let manifest = fs::read_to_string(Path::new(&out).join("manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("JSON");
    let rows: Vec<_> = manifest["files"].as_array().expect("a list").iter().collect();
    assert_eq!(
        rows.iter().map(|r| r["status"].as_str().expect("a word")).collect::<Vec<_>>(),
        ["written", "written", "nothing"]
    );
    assert_eq!(rows[0]["input_sha256"], sha256(SHORT.as_bytes()));
    assert_eq!(
        rows[0]["output_sha256"],
        sha256(&fs::read(Path::new(&out).join("a.html")).expect("there"))
    );
    assert_eq!((&rows[2]["exit_code"], &rows[2]["output"]), (&3.into(), &serde_json::Value::Null));
    assert_eq!(manifest["ignored"], serde_json::json!(["c.pdf"]));
    assert_eq!(manifest["tool"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest["tool"]["digest"], intertitre::Language::french().digest);
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

#[test]
fn a_list_of_files_is_read_beside_itself_and_its_paths_stay_inside() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        &[("liste/tout.txt", b"../a.txt\r\n\nabsent.txt\n"), ("a.txt", SHORT.as_bytes())],
    );
    let out = at(&folder, "out");
    let list = at(&folder, "liste/tout.txt");
    let run = run(&["batch", &list, "-o", &out, "--allow-short"]);
    assert_eq!(run.code, Some(3).and(Some(2)), "{}", run.stderr);
    assert!(
        run.stderr.contains("absent.txt: cannot read it: there is no such file"),
        "{}",
        run.stderr
    );
    let files: Vec<String> =
        tree(Path::new(&out)).iter().map(|(p, _)| p.display().to_string()).collect();
    assert_eq!(files, ["a.md", "manifest.json"]);
    assert_eq!(tree(folder.path()).len(), 4, "nothing outside the output folder");
}

#[test]
fn a_batch_that_cannot_be_right_is_refused_before_it_begins() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        &[
            ("in/a.txt", SHORT.as_bytes()),
            ("in/a.html", SHORT.as_bytes()),
            ("seul/a.md", SHORT.as_bytes()),
            ("rien/x.csv", b""),
            ("article.txt", SHORT.as_bytes()),
        ],
    );
    let (input, alone) = (at(&folder, "in"), at(&folder, "seul"));
    let out = at(&folder, "out");
    refused(
        &run(&["batch", &input, "-o", &out]),
        2,
        &["a.txt", "a.html", "a.md", "different names"],
    );
    refused(&run(&["batch", &alone, "-o", &alone]), 2, &["is the input"]);
    refused(&run(&["batch", &at(&folder, "rien"), "-o", &out]), 3, &["holds no article", ".txt"]);
    refused(&run(&["batch", &at(&folder, "article.txt"), "-o", &out]), 2, &["is no list of files"]);
    refused(
        &run(&["batch", &alone, "-o", &at(&folder, "x/y")]),
        2,
        &["x/y", "cannot make the folder"],
    );
    refused(
        &run(&["batch", &alone, "-o", &at(&folder, "article.txt")]),
        2,
        &["article.txt", "is a file"],
    );
    assert!(!Path::new(&out).exists());
}
