//! Files that mean harm to `check`. In: pages in which one thing stands very often. Out: whether it answers in time: what
//! looks at the whole for each part of it does not.

use std::sync::LazyLock;

use intertitre::Language;
use intertitre::check::{Checker, Settings};
use intertitre::model::Finding;

use crate::support::{finish, in_time, intertitre};

static FRENCH: LazyLock<Language> = LazyLock::new(Language::french);

/// What `check` finds in a file, compared with the text that it was made of if there is one.
fn findings(name: &'static str, text: String, original: Option<String>) -> Vec<Finding> {
    in_time(move || {
        let settings = Settings::of("maison", &FRENCH).expect("a profile");
        let original = original.map(|text| {
            let document = intertitre::read("a.txt", text.as_bytes(), &FRENCH).expect("French");
            intertitre::analyze(document, None, &FRENCH)
        });
        let checker = Checker::new(settings, &FRENCH);
        let report = intertitre::check(name, text.as_bytes(), original.as_ref(), &checker);
        report.expect("a text").findings
    })
}

fn count(name: &'static str, text: String, code: &str) -> usize {
    findings(name, text, None).iter().filter(|f| f.code == code).count()
}

#[test]
fn a_paragraph_of_faults() {
    let text = format!("<p>{}</p>", "L'eau! ".repeat(50_000));
    assert_eq!(count("a.html", text, "TYP-001"), 50_000);
    assert!(count("a.html", format!("<p>{}</p>", "L'".repeat(100_000)), "TYP-005") > 0);
}

#[test]
fn thousands_of_comments_that_ask_for_silence() {
    let line = "<!-- intertitre: ignore TYP — test --> L'eau! ".repeat(100_000);
    let blocks = "<!-- intertitre: ignore-start TYP — test -->\n\nL'eau!\n\n".repeat(50_000);
    for text in [line, blocks] {
        let found = findings("a.md", text, None);
        let typography = || found.iter().filter(|f| f.code.starts_with("TYP"));
        assert!(typography().count() >= 100_000);
        assert!(typography().all(|f| f.suppressed.is_some()));
    }
}

#[test]
fn front_matter_that_never_ends() {
    let fields = (0..100_000).map(|n| format!("champ-{n}: \"\\u0065\"\n")).collect::<String>();
    let text = format!("---\n{fields}lang: en\n---\n\nLe pont est fermé.\n");
    assert_eq!(count("a.md", text, "LNG-002"), 1);
    let keyphrase = "un pont ".repeat(200_000);
    let text = format!("---\nkeyphrase: {keyphrase}\n---\n\n{}", "Un pont. ".repeat(50_000));
    assert_eq!(count("a.md", text, "CLE-006"), 1);
}

#[test]
fn structured_data_on_everything() {
    let objects = "{\"@type\":\"N\\u0065wsArticle\"},".repeat(200_000);
    let script = format!("<script type=\"application/ld+json\">[{objects}{{}}]</script>");
    assert_eq!(count("a.html", format!("{script}<p>Un pont.</p>"), "LDJ-007"), 1);
}

/// The copy quotes the original in as many words as it has, and so does a copy that changed one of them.
#[test]
fn thousands_of_quotations_of_a_text_of_thousands() {
    const QUOTATIONS: usize = 5_000;
    let said = |word: &str| {
        let quotation = |n| format!("« Le pont {n} est {word} ce soir », a dit le maire.\n\n");
        (0..QUOTATIONS).map(quotation).collect::<String>()
    };
    let altered = |copy: &str| {
        let found = findings("a.txt", said(copy), Some(said("ouvert")));
        found.iter().filter(|f| f.code == "FID-001").count()
    };
    assert_eq!(altered("ouvert"), 0);
    assert_eq!(altered("fermé"), QUOTATIONS);
}

#[test]
fn a_report_on_a_line_of_faults() {
    let text = format!("<p>{}</p>", "L'eau! ".repeat(75_000));
    for form in ["sarif", "json", "text"] {
        let args = ["check", "-", "--stdin-filename", "a.html", "--format", form, "--all"];
        let run = finish(&mut intertitre(&args), text.as_bytes());
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert!(run.text().matches("TYP-001").count() >= 75_000, "{form}");
    }
}
