//! The examples that the rules for dates and figures carry. In: `dates.yaml`, `figures.yaml`. Out: whether each rule reads
//! what its examples mark, with the days they say, and nothing in its counter-examples.

use intertitre::Language;
use intertitre::model::{Analysis, Day};

/// What stands behind an example, so that it is an article: no day, no number.
const BEHIND: &str = "\n\nLe conseil se réunira à la mairie. Les habitants seront reçus par les élus, puis par le préfet.";

fn read(text: &str, today: Option<Day>, lang: &Language) -> Analysis {
    let text = format!("{text}{BEHIND}");
    let document = intertitre::read("exemple.txt", text.as_bytes(), lang).expect("French text");
    intertitre::analyze(document, today, lang)
}

/// The text without its brackets, and what stands between them.
fn marked(example: &str) -> (String, String) {
    let (before, rest) = example.split_once('[').expect("an opening bracket");
    let (inside, behind) = rest.split_once(']').expect("a closing bracket");
    (format!("{before}{inside}{behind}"), inside.to_owned())
}

/// As the days of an example are written.
fn written(days: Option<(Day, Day)>) -> String {
    match days {
        None => "none".to_owned(),
        Some((one, other)) if one == other => one.to_string(),
        Some((one, other)) => format!("{one}/{other}"),
    }
}

#[test]
fn each_rule_for_dates_reads_its_examples_and_nothing_in_the_others() {
    let lang = Language::french();
    let dates = &lang.rules.facts.dates;
    let today = Day::parse(&dates.today);
    let mut faults = Vec::new();
    for rule in &dates.rules {
        if rule.examples.is_empty() || rule.never.is_empty() {
            faults.push(format!("{}: no example or no counter-example", rule.id));
        }
        for example in &rule.examples {
            let (text, wanted) = example.rsplit_once(" = ").expect("the days of the example");
            let (text, inside) = marked(text);
            let analysis = read(&text, today, &lang);
            let found = analysis.dates.iter().find(|d| analysis.text(d.span) == inside);
            match found {
                Some(d) if d.rule == rule.id && written(d.days) == wanted.trim() => {}
                Some(d) => faults.push(format!(
                    "{}: {} = {} ({example})",
                    rule.id,
                    d.rule,
                    written(d.days)
                )),
                // What looks like a day and is none is read, and not listed.
                None if !rule.counts => {}
                None => faults.push(format!("{}: nothing ({example})", rule.id)),
            }
        }
        for text in &rule.never {
            let analysis = read(text, today, &lang);
            if analysis.dates.iter().any(|d| d.rule == rule.id) {
                faults.push(format!("{}: reads « {text} »", rule.id));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn each_rule_for_figures_reads_its_examples_and_nothing_in_the_others() {
    let lang = Language::french();
    let mut faults = Vec::new();
    for rule in &lang.rules.facts.figures.rules {
        if rule.examples.is_empty() || rule.never.is_empty() {
            faults.push(format!("{}: no example or no counter-example", rule.id));
        }
        for example in &rule.examples {
            let (text, inside) = marked(example);
            let analysis = read(&text, None, &lang);
            let found = analysis.figures.iter().find(|f| analysis.text(f.span) == inside);
            match found {
                Some(f) if f.rule == rule.id => {}
                Some(f) => faults.push(format!("{}: {} ({example})", rule.id, f.rule)),
                None if !rule.counts => {}
                None => faults.push(format!("{}: nothing ({example})", rule.id)),
            }
        }
        for text in &rule.never {
            let analysis = read(text, None, &lang);
            if analysis.figures.iter().any(|f| f.rule == rule.id) {
                faults.push(format!("{}: reads « {text} »", rule.id));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
