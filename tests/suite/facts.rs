//! What `analyze` understands of articles that were annotated before it read them (`tests/facts`). In: articles with what a
//! careful reader finds in them. Out: how much of that is found, with floors that only rise. The domains of the second set
//! are other people's, and so are its habits: of dates and figures only what they mean is held against it.

use std::collections::BTreeMap;
use std::path::Path;

use intertitre::Language;
use intertitre::lang::fold::fold;
use intertitre::model::Day;
use serde_json::Value;

/// Found, invented, missed.
#[derive(Default)]
struct Count([usize; 3]);

impl Count {
    /// The harmonic mean of precision and recall, in thousandths.
    fn score(&self) -> usize {
        let [found, invented, missed] = self.0;
        2000 * found / (2 * found + invented + missed).max(1)
    }
}

/// Words alone, folded, without the article that opens them.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let article =
        |w: &&&str| matches!(**w, "le" | "la" | "les" | "l" | "un" | "une" | "des" | "du");
    let first = words.first().filter(|w| words.len() > 1 && article(w)).map_or(0, |_| 1);
    words[first..].join(" ")
}

fn texts(list: &Value, key: Option<&str>) -> Vec<String> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |v: &Value| key.map_or(v.as_str(), |k| v[k].as_str()).map(bare);
    items.iter().filter_map(text).collect()
}

/// What stands in both, only in the second, only in the first.
fn compare(gold: Vec<String>, found: Vec<String>, count: &mut Count) {
    let mut left = gold;
    for text in found {
        match left.iter().position(|g| *g == text) {
            Some(at) => {
                left.swap_remove(at);
                count.0[0] += 1;
            }
            None => count.0[1] += 1,
        }
    }
    count.0[2] += left.len();
}

/// True if one holds the words of the other.
fn alike(gold: &str, found: &str) -> bool {
    let words = |text: &str| bare(text).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (gold, found) = (words(gold), words(found));
    let within = |a: &[String], b: &[String]| a.iter().all(|w| b.contains(w));
    !found.is_empty() && (within(&gold, &found) || within(&found, &gold))
}

/// The scores of a folder of annotated articles, in thousandths, by kind.
fn scores(folder: &str) -> BTreeMap<&'static str, usize> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let lang = Language::french();
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    let mut hits: BTreeMap<&'static str, [usize; 2]> = BTreeMap::new();
    let mut names: Vec<_> = std::fs::read_dir(root.join("gold"))
        .expect("the annotations")
        .map(|entry| entry.expect("a file").path())
        .collect();
    names.sort();
    for path in names {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&path).expect("text"))
            .expect("an annotation");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(root.join("articles").join(format!("{name}.txt"))).expect("text");
        let document = intertitre::read(&name, &bytes, &lang).expect("French text");
        let date = gold["publication_date"].as_str().and_then(Day::parse);
        let analysis = intertitre::analyze(document, date, &lang);
        let found: Value =
            serde_json::from_str(&intertitre::render::analysis_json(&analysis, &lang))
                .expect("JSON");
        for (kind, key) in [
            ("sentences", None),
            ("organisations", None),
            ("places", None),
            ("people", Some("name")),
            ("quotes", Some("text")),
            ("dates", Some("text")),
            ("figures", Some("text")),
        ] {
            let count = counts.entry(kind).or_default();
            compare(texts(&gold[kind], key), texts(&found[kind], key), count);
        }
        let mut told = |kind: &'static str,
                        list: &str,
                        key: &str,
                        value: &str,
                        same: &dyn Fn(&str, &str) -> bool| {
            for item in gold[list].as_array().expect("a list") {
                let Some(wanted) = item[value].as_str() else { continue };
                let id = bare(item[key].as_str().unwrap_or_default());
                let items = found[list].as_array().expect("a list");
                let other = items.iter().find(|o| o[key].as_str().map(bare).as_ref() == Some(&id));
                let got = other.and_then(|o| o[value].as_str()).unwrap_or_default();
                let hit = hits.entry(kind).or_default();
                hit[1] += 1;
                hit[0] += usize::from(same(wanted, got));
            }
        };
        told("speaker", "quotes", "text", "speaker", &alike);
        told("role", "people", "name", "role", &alike);
        told("date resolved", "dates", "text", "iso", &|a, b| a == b);
    }
    let counted = counts.iter().map(|(kind, count)| (*kind, count.score()));
    let told = hits.iter().map(|(kind, [hit, of])| (*kind, 1000 * hit / of.max(&1)));
    counted.chain(told).collect()
}

#[track_caller]
fn holds(folder: &str, floors: &[(&str, usize)]) {
    let scores = scores(folder);
    let below: Vec<String> = floors
        .iter()
        .filter(|(kind, floor)| scores[kind] < *floor)
        .map(|(kind, floor)| format!("{kind}: {} of {floor}", scores[kind]))
        .collect();
    assert!(below.is_empty(), "{}\n{scores:?}", below.join("\n"));
}

#[test]
fn forty_articles_are_understood() {
    let floors = [
        ("sentences", 991),
        ("organisations", 946),
        ("places", 946),
        ("people", 1000),
        ("quotes", 1000),
        ("dates", 993),
        ("figures", 974),
        ("speaker", 1000),
        ("role", 1000),
        ("date resolved", 992),
    ];
    holds("tests/facts", &floors);
}

#[test]
fn ten_later_articles_by_other_hands_are_understood() {
    let floors = [
        ("sentences", 988),
        ("organisations", 896),
        ("places", 848),
        ("people", 987),
        ("quotes", 979),
        ("speaker", 902),
        ("role", 852),
    ];
    holds("tests/facts/later", &floors);
}
