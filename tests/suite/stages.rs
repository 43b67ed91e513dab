//! `analyze --stage`: what those who write rules see of each stage.

use crate::support::{finish, intertitre, run};

/// What a stage shows of a text that stands alone as an article.
#[track_caller]
fn stage(stage: &str, text: &str) -> String {
    let article = format!("Titre de l'article\n\n{text}\n");
    let run = finish(&mut intertitre(&["analyze", "-", "--stage", stage]), article.as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.text()
}

/// The row whose first cell is `first`, the `nth` of them, with what hangs below it.
#[track_caller]
fn rows<'a>(report: &'a str, first: &str, nth: usize) -> Vec<&'a str> {
    let lines: Vec<&str> = report.lines().collect();
    let opens = |l: &&str| l.split_whitespace().next() == Some(first) && !l.starts_with("   ");
    let at: Vec<usize> = (0..lines.len()).filter(|i| opens(&lines[*i])).collect();
    let at = *at.get(nth).unwrap_or_else(|| panic!("no row {nth} « {first} » in\n{report}"));
    let below = lines[at + 1..].iter().take_while(|l| l.starts_with("   "));
    [lines[at]].into_iter().chain(below.copied()).collect()
}

/// True if one of the rows holds all the words.
fn holds(rows: &[&str], words: &[&str]) -> bool {
    rows.iter().any(|row| words.iter().all(|word| row.contains(word)))
}

const PONT: &str = "Le pont des Salines, à Blaye, est fermé aux camions depuis lundi par le département de la Gironde. \
    La mairie n’a pas rouvert la route mardi, a précisé le maire, Paul Ferrand.";

#[test]
fn the_spans_of_the_tokens_tile_the_text() {
    let text = format!("Titre de l'article\n{PONT}");
    let report = stage("tokens", PONT);
    let mut end = "Titre de l'article\n".len();
    let mut count = 0;
    for row in report.lines().filter(|l| l.starts_with("  ") && l.contains("..")) {
        let mut cells = row.split_whitespace();
        let (start, stop) = cells.next().and_then(|c| c.split_once("..")).expect("a span");
        let (start, stop): (usize, usize) =
            (start.parse().expect("a number"), stop.parse().expect("a number"));
        assert_eq!(text[start..stop], *cells.nth(1).expect("a token"), "{row}");
        assert_eq!(text[end..start].trim(), "", "{row}");
        (end, count) = (stop, count + 1);
    }
    assert_eq!((&text[end..], count), ("", 39));
    assert!(report.contains("\n1. La mairie n’a pas rouvert"), "{report}");
}

#[test]
fn the_rule_that_decided_a_word_is_named_with_the_readings_that_lost() {
    let report = stage("tags", "Il porte la porte. La ferme de Paul Roux ferme ses portes.");
    let verb = rows(&report, "porte", 0);
    assert!(
        holds(&verb, &["porte", "VERB", "VFIN", "ind.pres 1 3 s", "rule tag.verb-after-subject"]),
        "{report}"
    );
    assert!(holds(&verb, &["×", "NOUN", "f s", "rule tag.verb-after-subject"]), "{report}");
    let noun = rows(&report, "porte", 1);
    assert!(
        noun[0].contains("NOUN") && holds(&noun, &["×", "VERB", "porter", "points −"]),
        "{report}"
    );
    assert!(rows(&report, "ferme", 0)[0].contains("NOUN"), "{report}");
    let verb = rows(&report, "ferme", 1);
    assert!(verb[0].contains("VERB") && verb[0].contains("points +"), "{report}");
    // One reading: nothing lost.
    let ses = rows(&report, "ses", 0);
    assert!(ses.len() == 1 && ses[0].ends_with("lexicon"), "{report}");
}

#[test]
fn what_no_rule_decided_says_where_it_comes_from() {
    let report = stage("tags", "Il part tout de suite avec 12 élus de Grpzuk et des zinzolages.");
    for (word, why) in [
        ("tout", "locution « tout de suite »"),
        ("12", "shape"),
        ("Grpzuk", "capital"),
        ("zinzolages", "guess"),
        ("avec", "lexicon"),
    ] {
        assert!(rows(&report, word, 0)[0].contains(why), "{word}: {report}");
    }
}

#[test]
fn each_rule_that_a_report_names_can_be_explained() {
    let report = stage("tags", "Il porte la porte.");
    let id =
        report.split("rule ").nth(1).and_then(|r| r.split([';', '\n']).next()).expect("a rule");
    let explained = run(&["rules", "explain", id.trim()]);
    assert!(explained.code == Some(0) && explained.text().contains("tag.yaml"), "{id}");
}

#[test]
fn phrases_show_their_parts_and_what_they_are_to_their_verb() {
    let report = stage("chunks", PONT);
    for words in [
        &["NP", "Le pont", "subject of fermer", "head pont; det Le; nmod des Salines"],
        &["PP", "des Salines", "nmod of pont", "case des"],
        &["VG", "est fermé", "main [0]", "fermer, ind.pres 3 s, passive"],
        &["PP", "par le département", "agent of fermer", "head département"],
        &["PP", "depuis lundi", "time of fermer", "head lundi"],
        &["VG", "n’a pas rouvert", "main [0]", "compound, negated"],
    ] {
        assert!(holds(&report.lines().collect::<Vec<_>>(), words), "{words:?}: {report}");
    }
    // Two verbs share a subject: it stands with the first.
    let shared = stage("chunks", "Le maire évalue le surcoût et promet une réponse.");
    assert!(holds(&rows(&shared, "NP", 0), &["Le maire", "subject of évaluer"]), "{shared}");
    // What no verb has still holds together.
    let apart = stage("chunks", "Paul Roux, maire de Gap, a démissionné.");
    let apart: Vec<&str> = apart.lines().collect();
    assert!(holds(&apart, &["NP", "maire", "loose", "nmod de Gap"]), "{apart:?}");
    assert!(holds(&apart, &["PP", "de Gap", "nmod of maire"]), "{apart:?}");
    let loose = stage("chunks", "Le préfet affirme que les camions passeront.");
    assert!(holds(&loose.lines().collect::<Vec<_>>(), &["–", "que", "SCONJ"]), "{loose}");
}

#[test]
fn clauses_show_agent_owner_negation_reserve_and_quotation() {
    let report = stage("clauses", PONT);
    let passive = rows(&report, "[0]", 0);
    assert!(holds(&passive, &["subject", "Le pont des Salines"]), "{report}");
    assert!(holds(&passive, &["agent", "par le département de la Gironde"]), "{report}");
    assert!(holds(&passive, &["status", "asserted"]), "{report}");
    let denied = rows(&report, "[0]", 1);
    assert!(holds(&denied, &["claim", "le maire (incise, préciser)"]), "{report}");
    assert!(holds(&denied, &["status", "reported, denied"]), "{report}");
    // That he said so is the article's own.
    assert!(holds(&rows(&report, "[1]", 0), &["claim", "the article"]), "{report}");

    let report = stage(
        "clauses",
        "Le préfet affirme que les camions ne passeront plus. Selon la gendarmerie, deux hommes auraient été blessés. \
         « Nous tiendrons un mois », prévient Karim Benali. Les élus craignent que le pont soit détruit.",
    );
    let lines: Vec<&str> = report.lines().collect();
    let reported = rows(&report, "[1]", 0);
    assert!(reported[0].contains("reported in [0]"), "{report}");
    assert!(holds(&reported, &["claim", "le préfet (reported, affirmer)"]), "{report}");
    assert!(holds(&lines, &["claim", "la gendarmerie (source phrase)"]), "{report}");
    assert!(holds(&lines, &["status", "reported, conditional"]), "{report}");
    assert!(holds(&lines, &["claim", "Karim Benali (quotation, prévenir)"]), "{report}");
    assert!(holds(&lines, &["status", "quoted"]), "{report}");
    assert!(holds(&lines, &["unreal", "doubted by « craignent »"]), "{report}");
}

#[test]
fn reports_stay_readable_in_120_columns() {
    for name in ["tokens", "tags", "chunks", "clauses"] {
        let path = "tests/golden/haut-karabakh/input.txt";
        let run = run(&["analyze", path, "--stage", name, "-q"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let wide: Vec<String> =
            run.text().lines().filter(|l| l.chars().count() > 120).map(str::to_owned).collect();
        assert!(wide.is_empty(), "{name}: {wide:?}");
    }
}

#[test]
fn a_sentence_made_to_keep_it_busy_is_shown_in_time() {
    for piece in ["que le préfet dit ", "que le pont qui ferme, "] {
        let text = format!("Le maire dit {} que le pont ferme.", piece.repeat(5000));
        for name in ["tags", "chunks", "clauses"] {
            let begin = std::time::Instant::now();
            assert!(stage(name, &text).contains("maire"));
            assert!(begin.elapsed().as_secs() < 30, "{name}: {:?}", begin.elapsed());
        }
    }
}

#[test]
fn without_a_stage_nothing_changes_and_with_json_it_is_refused() {
    let path = "tests/golden/pont-de-blaye/input.txt";
    assert!(run(&["analyze", path]).text().starts_with("Expressions clés"));
    for stage in ["tokens", "clauses"] {
        let refused = run(&["analyze", path, "--stage", stage, "--format", "json"]);
        assert_eq!((refused.code, refused.stdout.len()), (Some(2), 0));
        assert_eq!(refused.stderr.lines().count(), 1, "{}", refused.stderr);
        assert!(refused.stderr.contains("--format text"), "{}", refused.stderr);
        assert_eq!(run(&["analyze", path, "--stage", stage, "--format", "text"]).code, Some(0));
    }
    let unknown = run(&["analyze", path, "--stage", "words"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("tokens, tags, chunks, clauses"), "{}", unknown.stderr);
}
