//! What `check` finds: each rule's own examples, exact places in every markup, safe changes that stay safe.

use std::fs;
use std::sync::LazyLock;

use intertitre::Language;
use intertitre::check::{Checker, Settings, across, read};
use intertitre::lang::schema::check::{Check, Sample};
use intertitre::model::{Finding, Severity};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::{Run, finish, run, write};

static FRENCH: LazyLock<Language> = LazyLock::new(Language::french);

fn checker(change: impl FnOnce(&mut Settings)) -> Checker<'static> {
    let mut settings = Settings::of("maison", &FRENCH).expect("a profile");
    change(&mut settings);
    Checker::new(settings, &FRENCH)
}

fn findings(name: &str, text: &str, checker: &Checker<'_>) -> Vec<Finding> {
    intertitre::check(name, text.as_bytes(), None, checker).expect("a text").findings
}

/// The text with its safe changes made.
fn mended(name: &str, text: &str, checker: &Checker<'_>) -> String {
    let report = intertitre::check(name, text.as_bytes(), None, checker).expect("a text");
    intertitre::mend(&report, None, checker).0
}

/// The codes found in a sample of a rule file.
fn codes(sample: &Sample, check: &Check) -> Vec<String> {
    let (name, text) = match (&sample.text, &sample.markdown, &sample.html) {
        (Some(text), None, None) => ("a.txt", text),
        (None, Some(text), None) => ("a.md", text),
        (None, None, Some(text)) => ("a.html", text),
        _ => panic!("{}: a sample is text, markdown or html", check.code),
    };
    let checker = checker(|settings| {
        settings.keyphrase.clone_from(&sample.keyphrase);
        for (bound, value) in &sample.limits {
            settings.set_limit(bound.name(), *value).expect("a limit");
        }
        if check.severity == Severity::Off {
            settings.set_severity(&check.code, Severity::Info, &FRENCH).expect("a code");
        }
    });
    let original = sample.source.as_ref().map(|text| {
        let document = intertitre::read("original.txt", text.as_bytes(), &FRENCH).expect("French");
        intertitre::analyze(document, None, &FRENCH)
    });
    let read = |name: &str, text: &str| {
        intertitre::check(name, text.as_bytes(), original.as_ref(), &checker).expect("a text")
    };
    let mut files: Vec<_> = sample.beside.iter().map(|beside| read("b.md", beside)).collect();
    files.push(read(name, text));
    across(&checker, &mut files);
    let last = files.pop().expect("the sample");
    last.findings.into_iter().map(|f| f.code).collect()
}

#[test]
fn each_check_finds_its_examples_and_passes_its_counter_examples() {
    let mut faults = Vec::new();
    for check in &FRENCH.rules.check.checks {
        assert!(!check.examples.is_empty() && !check.never.is_empty(), "{}", check.code);
        let family = check.code.starts_with("CAL");
        let holds = |codes: &[String]| {
            codes.iter().any(|c| *c == check.code || family && c.starts_with("CAL-"))
        };
        for sample in &check.examples {
            let found = codes(sample, check);
            if !holds(&found) {
                faults.push(format!("{} is not found in {sample:?}, but {found:?}", check.code));
            }
        }
        for sample in check.never.iter().filter(|s| holds(&codes(s, check))) {
            faults.push(format!("{} is found in {sample:?}", check.code));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn each_wording_is_found_in_its_examples_only() {
    let checker = checker(|_| {});
    let mut faults = Vec::new();
    for calque in &FRENCH.rules.check.calques {
        let code = format!("CAL-{}", calque.id);
        assert!(!calque.examples.is_empty() && !calque.never.is_empty(), "{code}");
        for (texts, must) in [(&calque.examples, true), (&calque.never, false)] {
            for text in texts {
                if findings("a.md", text, &checker).iter().any(|f| f.code == code) != must {
                    let what = if must { "is not found" } else { "is found" };
                    faults.push(format!("{code} {what} in « {text} »"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

// ---- exact places ----

/// The same fault in every markup, after accents, with either line end and with a byte order mark.
#[test]
fn a_finding_stands_where_the_file_has_it() {
    let checker = checker(|_| {});
    let files = [
        ("a.md", "---\ntitle: Été\n---\n\n# Été\n\nÀ Sète, *c’était* le 2ème [œuf](/x).\n"),
        (
            "a.html",
            "<html lang=\"fr\"><body><h1>&Eacute;t&eacute;</h1>\n<p>À Sète, <em>c&rsquo;&eacute;tait</em>&nbsp;le 2ème œuf.</p></body></html>",
        ),
        ("a.txt", "Été à Sète\n\nÀ Sète, c’était\nle 2ème œuf.\n"),
    ];
    for (name, unix) in files {
        for text in [unix.to_owned(), unix.replace('\n', "\r\n")] {
            for mark in ["", "\u{feff}"] {
                let bytes = format!("{mark}{text}");
                let report =
                    intertitre::check(name, bytes.as_bytes(), None, &checker).expect("text");
                let found = report.findings.iter().find(|f| f.code == "TYP-008").expect("TYP-008");
                let place = found.span.of(&report.source);
                assert!("2ème".contains(place) && place.len() > 1, "{name}: « {place} »");
                assert_eq!(found.span.start as usize / 4, text.find("ème").expect("there") / 4);
            }
        }
    }
}

#[test]
fn lines_and_columns_count_characters() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = "<html lang=\"fr\">\n<body>\n<h1>Été</h1>\n<p>L’été à Sète, le 2ème œuf.</p>\n</body></html>";
    write(folder.path(), &[("a.html", page.as_bytes())]);
    let path = folder.path().join("a.html").display().to_string();
    let run = run(&["check", &path, "--format", "json", "--select", "TYP-008"]);
    let json: serde_json::Value = serde_json::from_str(&run.text()).expect("JSON");
    let finding = &json["files"][0]["findings"][0];
    let column = "<p>L’été à Sète, le 2".chars().count() + 1;
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(4), Some(column as u64))
    );
}

// ---- safe changes ----

const PIECES: [&str; 22] = [
    "L'eau monte! ",
    "Il dit: ",
    "«Oui, c'est ça!» ",
    "« L'Etat paiera... » ",
    "\"Un mot\" ",
    "**gras** ",
    "[le lien!](https://exemple.fr/a?b=1:2) ",
    "`code : x!` ",
    "5% ",
    "20h30 ",
    "2ème ",
    "12000 habitants ",
    "Etat ",
    "oeuvre... ",
    "\n\n",
    "\n",
    "- ",
    "## ",
    "<em>non !</em> ",
    "&nbsp;? ",
    "M. Dupont ",
    "…",
];

/// The words between guillemets.
fn quoted(text: &str) -> Vec<String> {
    let pieces = text.split('«').skip(1).filter_map(|p| p.split_once('»'));
    pieces.map(|(inside, _)| inside.trim().to_owned()).collect()
}

proptest! {
    // The same cases on every machine; PROPTEST_CASES=5000 looks further.
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1540), failure_persistence: None,
        ..ProptestConfig::default() })]
    #[test]
    fn safe_changes_are_made_once_and_leave_quotations_and_markup(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..14),
        html in any::<bool>(),
    ) {
        let body: String = pieces.concat();
        let (name, text) = match html {
            true => ("a.html", format!("<h2>Titre !</h2><p>{}</p>", body.replace(['`', '#'], ""))),
            false => ("a.md", body),
        };
        let checker = checker(|_| {});
        let once = mended(name, &text, &checker);
        let twice = mended(name, &once, &checker);
        prop_assert_eq!(&once, &twice);
        let after = quoted(&once);
        prop_assert!(quoted(&text).iter().all(|q| after.contains(q)), "{once}");
        let shape = |t: &str| {
            let page = read(name, t.to_owned(), &FRENCH);
            let levels: Vec<u8> = page.parts.iter().map(|p| p.level).collect();
            let targets: Vec<String> = page.links.iter().map(|l| l.target.clone()).collect();
            (levels, targets)
        };
        prop_assert_eq!(shape(&text), shape(&once));
    }

    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,80}") {
        let checker = checker(|_| {});
        for name in ["a.md", "a.html", "a.txt"] {
            if let Ok(report) = intertitre::check(name, text.as_bytes(), None, &checker) {
                for finding in report.findings {
                    prop_assert!(report.source.get(finding.span.range()).is_some());
                }
            }
        }
    }
}

#[test]
fn what_the_head_states_in_part_has_a_place_even_if_it_is_escaped() {
    let checker = checker(|_| {});
    let page = |head: &str| format!("<html lang=\"fr\"><head>{head}</head><p>Le pont.</p></html>");
    let at = |text: &str, code: &str| {
        let found = findings("a.html", text, &checker);
        let found = found.into_iter().find(|f| f.code == code).expect(code);
        found.span.of(text).to_owned()
    };
    let plain = page(
        "<meta name=\"keywords\" content=\" crue , Sète\"><link rel=\"canonical\" href=\"/a/Été/?p=2\">",
    );
    assert_eq!((at(&plain, "CLE-005"), at(&plain, "URL-003")), ("crue".into(), "Été".into()));
    let escaped = page(
        "<meta name=\"keywords\" content=\"&lt;ééé,\"><link rel=\"canonical\" href=\"/&amp;é/&lt;ééÉ\">",
    );
    assert_eq!(at(&escaped, "CLE-005"), "&lt;ééé,");
    assert_eq!(at(&escaped, "URL-003"), "/&amp;é/&lt;ééÉ");
}

// ---- the command ----

const CLEAN: &str = "---\ntitle: Le pont fermé\nlang: fr\n---\n\nLe pont est fermé.\n";
const FAULTY: &str = "---\nlang: en\n---\n\nLe 2ème pont est fermé! Voir [le plan](#).\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let files: [(&str, &[u8]); 4] = [
        ("bon.md", CLEAN.as_bytes()),
        ("faux.md", FAULTY.as_bytes()),
        (".gitignore", b"cache/\n"),
        ("cache/vieux.md", FAULTY.as_bytes()),
    ];
    write(folder.path(), &files);
    folder
}

fn check_in(folder: &tempfile::TempDir, args: &[&str]) -> Run {
    let mut command = crate::support::intertitre(&[&["check"], args].concat());
    finish(command.current_dir(folder.path()), FAULTY.as_bytes())
}

#[test]
fn exit_codes_tell_findings_from_faults_and_from_nothing() {
    let folder = folder();
    let lenient = ["--ignore", "TXT,DES"];
    let run = |args: &[&str]| check_in(&folder, &[args, &lenient].concat());
    assert_eq!(run(&["bon.md"]).code, Some(0), "{}", run(&["bon.md"]).text());
    assert_eq!(run(&["faux.md"]).code, Some(1));
    assert_eq!(run(&["faux.md", "--fail-on", "never"]).code, Some(0));
    assert_eq!(run(&["bon.md", "--fail-on", "info"]).code, Some(1));
    assert_eq!(run(&["-", "--stdin-filename", "x.md"]).code, Some(1));
    assert_eq!(run(&["rien.md"]).code, Some(2));
    assert_eq!(run(&["*.html"]).code, Some(3));
    let wrong = run(&["bon.md", "--profile", "yost"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("yoast"), "{}", wrong.stderr);
}

#[test]
fn folders_and_globs_pass_over_what_git_ignores() {
    let folder = folder();
    let paths = |args: &[&str]| -> Vec<String> {
        let run = check_in(&folder, &[args, &["--format", "json"]].concat());
        let json: serde_json::Value = serde_json::from_str(&run.text()).expect("JSON");
        let files = json["files"].as_array().expect("files");
        files.iter().map(|f| f["path"].as_str().expect("a path").to_owned()).collect()
    };
    assert_eq!(paths(&["."]), ["bon.md", "faux.md"]);
    assert_eq!(paths(&["b*.md"]), ["bon.md"]);
    assert_eq!(paths(&["cache/vieux.md"]), ["cache/vieux.md"]);
}

#[test]
fn a_configuration_is_read_strictly_and_shown() {
    let folder = folder();
    write(
        folder.path(),
        &[(
            "intertitre.yaml",
            b"profile: google\nlimits: { text.words: 4 }\nchecks: { LNG: \"off\" }\n",
        )],
    );
    let shown = check_in(&folder, &["faux.md", "--print-config"]).text();
    assert!(shown.contains("profile: google") && shown.contains("text.words: 4"), "{shown}");
    assert!(!check_in(&folder, &["faux.md"]).text().contains("LNG-002"));
    for (text, near) in [
        ("profil: maison\n", "profile"),
        ("limits: { text.word: 4 }\n", "text.words"),
        ("checks: { TIT-03: info }\n", "TIT-003"),
    ] {
        write(folder.path(), &[("intertitre.yaml", text.as_bytes())]);
        let run = check_in(&folder, &["faux.md"]);
        assert_eq!(run.code, Some(2), "{text}");
        assert!(run.stderr.contains(near), "{}", run.stderr);
    }
    let schema: serde_json::Value =
        serde_json::from_str(&check_in(&folder, &["--print-schema"]).text()).expect("JSON");
    assert_eq!(schema["properties"]["limits"]["properties"]["title.pixels"]["default"], 600);
}

#[test]
fn every_form_is_what_its_reader_expects() {
    let folder = folder();
    let text = |form: &str| check_in(&folder, &["faux.md", "--format", form]).text();
    let json = |form: &str| serde_json::from_str::<serde_json::Value>(&text(form)).expect(form);
    let sarif = json("sarif");
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert!(results.len() > 4, "{run}");
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let print = result["partialFingerprints"]["intertitre/v1"].as_str().expect("a fingerprint");
        assert_eq!(print.len(), 64);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(
            region["startLine"].as_u64() >= Some(1) && region["startColumn"].as_u64() >= Some(1)
        );
    }
    let gitlab = json("gitlab");
    let issues = gitlab.as_array().expect("issues");
    assert_eq!(issues.len(), results.len());
    assert!(issues.iter().all(|i| i["location"]["lines"]["begin"].is_u64()));
    let lines = text("jsonl");
    assert_eq!(lines.lines().count(), results.len());
    assert!(lines.lines().all(|l| serde_json::from_str::<serde_json::Value>(l).is_ok()));
    let github = text("github");
    assert!(
        github.contains("::error file=faux.md,line=2,endLine=2,col=7,endColumn=9,title=LNG-002"),
        "{github}"
    );
    assert!(
        text("junit").contains("<testsuite name=\"faux.md\"")
            && text("junit").ends_with("</testsuites>\n")
    );
    assert!(text("checkstyle").contains("source=\"intertitre.LNG-002\""));
    let shown = text("text");
    assert!(shown.contains("faux.md:2:7: erreur LNG-002") && shown.contains("^^"), "{shown}");
    let english = check_in(&folder, &["faux.md", "--lang", "en"]).text();
    assert!(english.contains("error LNG-002: the stated language"), "{english}");
}

#[test]
fn fixes_are_written_once_and_shown_as_a_diff() {
    let folder = folder();
    let diff = check_in(&folder, &["faux.md", "--diff"]).text();
    assert!(diff.contains("-Le 2ème pont") && diff.contains("+Le 2e pont"), "{diff}");
    assert_eq!(fs::read_to_string(folder.path().join("faux.md")).expect("there"), FAULTY);
    check_in(&folder, &["faux.md", "--fix"]);
    let once = fs::read_to_string(folder.path().join("faux.md")).expect("there");
    assert!(once.contains("Le 2e pont est fermé\u{202f}!"), "{once}");
    check_in(&folder, &["faux.md", "--fix"]);
    assert_eq!(fs::read_to_string(folder.path().join("faux.md")).expect("there"), once);
}

#[test]
fn a_baseline_hides_what_was_there_and_not_what_is_new() {
    let folder = folder();
    check_in(&folder, &["faux.md", "--baseline", "b.json", "--update-baseline"]);
    assert_eq!(check_in(&folder, &["faux.md", "--baseline", "b.json"]).code, Some(0));
    let longer = FAULTY.replace("\n\nLe", "\n\nAvant.\n\nLe") + "\nVoir [la carte](#).\n";
    write(folder.path(), &[("faux.md", longer.as_bytes())]);
    let run = check_in(&folder, &["faux.md", "--baseline", "b.json"]);
    assert_eq!(run.code, Some(1));
    assert!(run.text().contains("la carte") && !run.text().contains("LNG-002"), "{}", run.text());
    let sarif = check_in(&folder, &["faux.md", "--baseline", "b.json", "--format", "sarif"]).text();
    assert!(sarif.contains("\"unchanged\"") && sarif.contains("\"external\""), "{sarif}");
}

#[test]
fn every_check_explains_itself() {
    let check = run(&["check", "--explain", "TIT-003"]).text();
    assert_eq!(run(&["rules", "explain", "TIT-003"]).text(), check);
    assert!(check.contains("600 pixels"), "{check}");
    assert!(run(&["check", "--explain", "TIT-03"]).stderr.contains("TIT-003"));
}
