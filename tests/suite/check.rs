//! What `check` finds: each rule's own examples, exact places in every markup, safe changes that stay safe.

use std::sync::LazyLock;

use intertitre::Language;
use intertitre::check::{Checker, Settings, across, fix};
use intertitre::lang::schema::check::{Check, Sample};
use intertitre::model::{Finding, Severity};

static FRENCH: LazyLock<Language> = LazyLock::new(Language::french);

fn checker(change: impl FnOnce(&mut Settings)) -> Checker<'static> {
    let mut settings = Settings::of("maison", &FRENCH).expect("a profile");
    change(&mut settings);
    Checker::new(settings, &FRENCH)
}

fn findings(name: &str, text: &str, checker: &Checker<'_>) -> Vec<Finding> {
    intertitre::check(name, text.as_bytes(), None, checker).expect("a text").findings
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
