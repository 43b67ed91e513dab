//! The archive desk as a documentalist meets it: what finds a card, what a card shows, what a check of cards tells.

use std::fs;
use std::sync::LazyLock;

use intertitre::check::{Checker, Settings};
use intertitre::fonds::Desk;
use intertitre::lang::compile::fonds::Sheet;
use intertitre::lang::schema::desk::CardSample;
use intertitre::model::Day;
use intertitre::{Language, Overlay, OverlayFile};
use serde_json::{Map, Value, json};

use crate::support::{Run, finish, intertitre, root, run, write};

static FRENCH: LazyLock<Language> = LazyLock::new(Language::french);

fn json_of(run: &Run) -> Value {
    serde_json::from_str(&run.text())
        .unwrap_or_else(|e| panic!("{e}: {}{}", run.text(), run.stderr))
}

// ---- rules of the desk ----

/// A card in order.
fn whole_card() -> Map<String, Value> {
    let card = json!({
        "id": "essai",
        "kind": "notion",
        "subjects": ["arrêté de péril"],
        "h2": ["Arrêté de péril : la mairie décide"],
        "h3": ["Qui décide de l’arrêté de péril ?"],
        "sentences": [{ "service": "La mairie reçoit le dossier." }, { "mecanisme": "Une préfecture le lit." }],
        "source": "essai",
        "checked": "2026-11",
        "examples": ["Le maire prend un arrêté de péril."],
        "never": ["Le suspect est arrêté."],
    });
    card.as_object().expect("an object").clone()
}

fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(_, v)| !v.is_null());
            Value::Object(kept.map(|(k, v)| (k.clone(), without_nulls(v))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(without_nulls).collect()),
        other => other.clone(),
    }
}

/// The card that a sample stands for.
fn card(sample: &CardSample) -> Value {
    let given = without_nulls(&serde_json::to_value(sample).expect("plain data"));
    let mut card = whole_card();
    card.extend(given.as_object().expect("an object").clone());
    card.remove("today");
    card.remove("beside");
    Value::Object(card)
}

/// The codes found in a card that lies in a base with those beside it.
fn codes(sample: &CardSample) -> Vec<String> {
    const FILE: &str = "essai.yaml";
    let cards: Vec<Value> = sample.beside.iter().chain([sample]).map(card).collect();
    // JSON is YAML.
    let text = json!({ "domain": "essai", "title": "Essai", "cards": cards }).to_string();
    let path = "data/fr/fonds/essai.yaml".to_owned();
    let overlay = Overlay { files: vec![OverlayFile { path, shown: FILE.into(), text }] };
    let lang = Language::load(&[overlay]).unwrap_or_else(|e| panic!("{e}: {sample:?}"));
    let sheets: Vec<Sheet> =
        lang.fonds.sheets().into_iter().filter(|s| s.place.file == FILE).collect();
    let today = sample.today.map(|d| d.first());
    let today = today.map(|(year, month, day)| Day { year, month, day });
    let desk = Desk::new(&sheets, today, &lang);
    let mut settings = Settings::of("maison", &lang).expect("a profile");
    settings.select(&["CAL".to_owned()], &lang).expect("a family");
    let checker = Checker::new(settings, &lang);
    let id = card(sample)["id"].clone();
    let asked = sheets.iter().find(|s| s.card.id == id).expect("the card");
    let mut found = intertitre::check_card(asked, &desk, &checker);
    found.extend(desk.across(&sheets, |s| s.card.id == id));
    found.into_iter().map(|f| f.code).collect()
}

#[test]
fn each_check_of_cards_finds_its_examples_and_passes_its_counter_examples() {
    let mut faults = Vec::new();
    for check in &FRENCH.rules.fonds.checks {
        assert!(!check.examples.is_empty() && !check.never.is_empty(), "{}", check.code);
        for (samples, must) in [(&check.examples, true), (&check.never, false)] {
            for sample in samples {
                let found = codes(sample);
                if found.contains(&check.code) != must {
                    let what = if must { "is not found" } else { "is found" };
                    faults.push(format!("{} {what} in {sample:?}: {found:?}", check.code));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_check_of_cards_has_a_row_and_a_code_of_its_own() {
    use intertitre::lang::schema::desk::DeskCheckId;
    let checks = &FRENCH.rules.fonds.checks;
    for id in DeskCheckId::ALL {
        assert!(checks.iter().any(|c| c.id == *id), "{}", id.name());
    }
    let codes: std::collections::BTreeSet<&str> = checks.iter().map(|c| c.code.as_str()).collect();
    assert_eq!(codes.len(), checks.len());
    assert_eq!(codes_of_a_card_in_order(), [""; 0], "a card in order has no finding");
}

fn codes_of_a_card_in_order() -> Vec<String> {
    codes(&CardSample::default())
}

// ---- check ----

/// A house's pack: a good card, and one whose example calls nothing and whose sentence ages.
const PACK: &str = "domain: essai
title: Essai
cards:
  - id: essai-bon
    kind: notion
    subjects: [\"bac de Blaye\"]
    h3: [\"Qui exploite le bac de Blaye ?\"]
    sentences:
      - mecanisme: \"Le département exploite le bac de Blaye.\"
    source: essai
    checked: 2026-11
    examples: [\"Le bac de Blaye reste à quai.\"]
    never: [\"Le bac commence lundi.\"]
  - id: essai-faux
    kind: notion
    subjects: [\"bac de Royan\"]
    h3: [\"Qui exploite le bac de Royan ?\"]
    sentences:
      - mecanisme: \"Le département exploite aujourd’hui le bac de Royan.\"
    source: essai
    checked: 2026-11
    examples: [\"Le ferry reste à quai.\"]
    never: [\"Le bac commence lundi.\"]
";

fn pack(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &[("pack/fr/fonds/essai.yaml", text.as_bytes())]);
    folder
}

fn check_in(folder: &tempfile::TempDir, args: &[&str]) -> Run {
    let all = [&["fonds", "check", "pack"], args].concat();
    finish(intertitre(&all).current_dir(folder.path()), b"")
}

#[test]
fn the_built_in_base_has_no_error() {
    let run = run(&["fonds", "check", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let report = json_of(&run);
    assert_eq!(report["summary"]["error"], 0);
    assert_eq!(report["summary"]["cards"], FRENCH.fonds.cards().len());
    // Each finding stands in the line of its card, or of a part of it.
    for finding in report["findings"].as_array().expect("findings").iter().take(50) {
        let (file, line) = (finding["file"].as_str().expect("a file"), finding["line"].as_u64());
        let text = fs::read_to_string(root().join(file)).expect(file);
        let above: Vec<&str> = text.lines().take(line.expect("a line") as usize).collect();
        let id = above.iter().rev().find_map(|l| l.trim().strip_prefix("- id: ")).expect("a card");
        assert_eq!(finding["card"], id, "{finding}");
    }
}

#[test]
fn a_house_sees_its_own_faults_with_their_lines() {
    let folder = pack(PACK);
    let run = check_in(&folder, &[]);
    assert_eq!(run.code, Some(1), "{}{}", run.text(), run.stderr);
    let text = run.text();
    assert!(
        text.contains("pack/fr/fonds/essai.yaml:22: FIC-027 erreur, fiche essai-faux"),
        "{text}"
    );
    assert!(text.contains("pack/fr/fonds/essai.yaml:19: FIC-004 avertissement"), "{text}");
    assert!(text.contains("«\u{a0}aujourd’hui\u{a0}»"), "{text}");
    assert!(!text.contains("essai-bon") && !text.contains("data/fr/fonds"), "{text}");
    assert!(text.contains("fiches\u{a0}: 2, phrases\u{a0}: 2"), "{text}");
    assert_eq!(check_in(&folder, &["--fail-on", "never"]).code, Some(0));
    let good = pack(PACK.split("  - id: essai-faux").next().expect("a card"));
    assert_eq!(check_in(&good, &["--fail-on", "info"]).code, Some(0));
    let ageing = PACK.replace("Le ferry reste", "Le bac de Royan reste");
    let ageing = pack(&ageing);
    assert_eq!(check_in(&ageing, &[]).code, Some(0));
    assert_eq!(check_in(&ageing, &["--fail-on", "warning"]).code, Some(1));
}

#[test]
fn a_pack_that_cannot_be_read_is_refused_with_its_line() {
    let refused = |text: &str, words: &[&str]| {
        let run = check_in(&pack(text), &[]);
        assert_eq!((run.code, run.text().as_str()), (Some(2), ""), "{}", run.stderr);
        for word in words {
            assert!(run.stderr.contains(word), "{word}: {}", run.stderr);
        }
    };
    let at = "pack/fr/fonds/essai.yaml";
    refused(
        &PACK.replacen("    kind: notion", "    genre: notion", 1),
        &[&format!("{at}:5:5: "), "expected", "kind", "^"],
    );
    refused(&PACK.replacen("- mecanisme", "- mechanism", 1), &[&format!("{at}:9:"), "mecanisme"]);
    refused(&PACK.replace("essai-faux", "essai-bon"), &[&format!("{at}:14:"), "twice"]);
    refused(&PACK.replacen("2026-11", "novembre", 1), &[&format!("{at}:11:"), "YYYY-MM"]);
    let missing = run(&["fonds", "check", "/there/is/no/such/folder"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.stderr.contains("/there/is/no/such/folder"), "{}", missing.stderr);
}

#[test]
fn what_is_over_on_a_day_is_told_for_that_day_only() {
    let over = PACK
        .replace(
            "exploite aujourd’hui le bac de Royan.\"",
            "exploite le bac de Royan.\"\n        until: 2024",
        )
        .replace("Le ferry reste", "Le bac de Royan reste");
    let folder = pack(&over);
    let found = |args: &[&str]| check_in(&folder, args).text().contains("FIC-005");
    assert!(found(&["--date", "2026-11-02"]) && !found(&["--date", "2023-11-02"]) && !found(&[]));
}

#[test]
fn a_sentence_of_the_base_in_a_house_card_is_told_with_its_place() {
    let base = FRENCH.fonds.card("vigilance-crues").expect("a card");
    let twice = PACK.replace("Le département exploite le bac de Blaye.", base.sentences[1].text());
    let text = check_in(&pack(&twice), &[]).text();
    let place = "vigilance-crues (data/fr/fonds/inondations.yaml:";
    assert!(text.contains("essai.yaml:9: FIC-030") && text.contains(place), "{text}");
}

// ---- find ----

fn found(args: &[&str]) -> Value {
    let run = run(&[&["fonds", "find", "--format", "json"], args].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    json_of(&run)
}

#[test]
fn a_sentence_finds_the_cards_that_it_calls_and_says_by_what() {
    let hits = found(&["La Vienne reste placée en", "vigilance orange crues."]);
    let first = &hits["called"][0];
    assert_eq!(first["id"], "vigilance-crues");
    assert!(first["words"][0].as_str().is_some_and(|w| w.contains("vigilance")), "{first}");
    assert_eq!(hits["near"], json!([]));
    let text = run(&["fonds", "find", "La Vienne reste placée en vigilance orange crues."]).text();
    assert!(text.contains("vigilance-crues (notion, inondations)\n"), "{text}");
    assert!(text.contains("appelée par «\u{a0}"), "{text}");
}

#[test]
fn a_theme_finds_cards_that_nothing_calls() {
    for (theme, id) in [
        ("expertise sinistre", "expert-assurance-sinistre"),
        ("vigilance-crues", "vigilance-crues"),
        ("catastrofe naturelle état", "catastrophe-naturelle"),
    ] {
        let hits = found(&[theme]);
        let all = hits["called"].as_array().into_iter().chain(hits["near"].as_array()).flatten();
        let ids: Vec<&str> = all.filter_map(|hit| hit["id"].as_str()).collect();
        assert!(ids.contains(&id), "{theme}: {ids:?}");
    }
    assert_eq!(found(&["-n", "2", "expertise"])["near"].as_array().map(Vec::len), Some(2));
    let nothing = found(&["zzyzx"]);
    assert_eq!((&nothing["called"], &nothing["near"]), (&json!([]), &json!([])));
}

#[test]
fn an_article_is_read_from_a_file_or_from_standard_input() {
    let article = "tests/golden/pont-de-blaye/input.txt";
    let from_file = found(&["--file", article]);
    assert!(from_file["called"].as_array().is_some_and(|hits| !hits.is_empty()), "{from_file}");
    let bytes = fs::read(root().join(article)).expect("a golden article");
    let run = finish(&mut intertitre(&["fonds", "find", "--format", "json", "-"]), &bytes);
    assert_eq!(json_of(&run), from_file);
}

#[test]
fn what_cannot_be_looked_for_is_refused() {
    assert_eq!(run(&["fonds", "find", " "]).code, Some(3));
    assert_eq!(run(&["fonds", "find"]).code, Some(2));
    assert_eq!(run(&["fonds", "find", "--file", "no-such-file.txt"]).code, Some(2));
    assert_eq!(run(&["fonds", "find", "crue", "--date", "hier"]).code, Some(2));
}

#[test]
fn a_day_says_how_much_could_be_told() {
    let told = |day: &str| {
        let hits = found(&[
            "--date",
            day,
            "Après la crue, les maires demandent l’état de catastrophe naturelle.",
        ]);
        let hits = hits["called"].as_array().expect("hits").clone();
        let hit = hits.iter().find(|h| h["id"] == "catastrophe-naturelle");
        hit.map_or(0, |hit| hit["told"].as_u64().expect("a number"))
    };
    assert_eq!(told("1975-01-01"), 0, "the subject does not exist yet");
    assert!(told("2000-01-01") < told("2026-11-01"));
}

// ---- show ----

#[test]
fn a_card_is_shown_whole() {
    let card = FRENCH.fonds.card("catastrophe-naturelle").expect("a card");
    let run = run(&["fonds", "show", "catastrophe-naturelle", "vigilance-crues#2"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let text = run.text();
    let sentences = card.sentences.iter().map(|s| FRENCH.typeset(s.text()));
    let subjects = card.subjects.iter().map(|s| format!("«\u{a0}{s}\u{a0}»"));
    for part in sentences.chain(subjects).chain(card.examples).chain(card.never).chain(card.h3) {
        let part = if part.contains('«') { part } else { FRENCH.typeset(&part) };
        assert!(text.contains(&part), "{part}: {text}");
    }
    assert!(text.contains("[mécanisme]") && text.contains("[service]"), "{text}");
    assert!(text.contains("Contrôlée en\u{a0}: novembre 2026"), "{text}");
    assert!(text.contains("\nvigilance-crues (notion)\n"), "the second card follows");
}

#[test]
fn what_could_not_be_told_on_a_day_is_marked() {
    let shown = |args: &[&str]| {
        let run = run(&[&["fonds", "show", "catastrophe-naturelle"], args].concat());
        run.text().matches('✗').count()
    };
    assert_eq!(shown(&[]), 0);
    let (early, late) = (shown(&["--date", "2000-01-01"]), shown(&["--date", "2026-11-01"]));
    assert!(early > late, "{early} marks, then {late}");
}

#[test]
fn the_json_of_a_card_says_where_each_sentence_stands() {
    let run = run(&["fonds", "show", "catastrophe-naturelle", "--format", "json"]);
    let cards = json_of(&run);
    let card = &cards[0];
    let file = card["file"].as_str().expect("a file");
    let text = fs::read_to_string(root().join(file)).expect(file);
    let line = |n: &Value| text.lines().nth(n.as_u64().expect("a line") as usize - 1);
    assert!(line(&card["line"]).is_some_and(|l| l.contains("id: catastrophe-naturelle")));
    for sentence in card["sentences"].as_array().expect("sentences") {
        let said = sentence["text"].as_str().expect("a text");
        assert!(line(&sentence["line"]).is_some_and(|l| l.contains(said)), "{sentence}");
    }
}

#[test]
fn an_unknown_id_names_its_neighbours() {
    let run = run(&["fonds", "show", "vigilance-crue"]);
    assert_eq!((run.code, run.text().as_str()), (Some(2), ""));
    assert!(run.stderr.contains("near it: vigilance-crues"), "{}", run.stderr);
}

// ---- stats ----

#[test]
fn the_counts_add_up_and_the_thinnest_domain_comes_first() {
    let run_json =
        |args: &[&str]| json_of(&run(&[&["fonds", "stats", "--format", "json"], args].concat()));
    let stats = run_json(&[]);
    let cards = FRENCH.fonds.cards();
    assert_eq!(stats["cards"], cards.len());
    let sum = |list: &str, what: &str| {
        let rows = stats[list].as_array().expect("rows").iter();
        rows.map(|row| row[what].as_u64().expect("a number")).sum::<u64>()
    };
    for list in ["domains", "kinds", "months"] {
        assert_eq!(stats["cards"], sum(list, "cards"), "{list}");
        assert_eq!(stats["sentences"], sum(list, "sentences"), "{list}");
    }
    assert_eq!(stats["sentences"], sum("purposes", "sentences"));
    let domains = stats["domains"].as_array().expect("domains");
    assert!(domains.is_sorted_by_key(|d| d["cards"].as_u64()));
    let folder = pack(PACK);
    let dir = folder.path().join("pack").display().to_string();
    assert_eq!(run_json(&[&dir])["cards"], 2, "a folder is counted by itself");
    assert_eq!(run_json(&["--data", &dir])["cards"], cards.len() + 2, "laid over the base");
    let text = run(&["fonds", "stats"]).text();
    assert!(text.contains("les plus minces d’abord") && text.contains("mécanisme"), "{text}");
}

// ---- the example of data/README.md ----

#[test]
fn the_pack_of_the_readme_is_in_order_and_found() {
    let readme = fs::read_to_string(root().join("data/README.md")).expect("data/README.md");
    let block = readme.split("```yaml\n").find(|b| b.starts_with("# mes-donnees/fr/fonds/"));
    let text = block.and_then(|b| b.split("```").next()).expect("the example of a pack");
    let folder = pack(text);
    let run = check_in(&folder, &["--all", "--fail-on", "info"]);
    assert_eq!(run.code, Some(0), "{}{}", run.text(), run.stderr);
    let data = folder.path().join("pack").display().to_string();
    let hits = found(&["--data", &data, "Le bac de Blaye reste à quai."]);
    assert_eq!(hits["called"][0]["id"], "bac-blaye-lamarque", "{hits}");
}
