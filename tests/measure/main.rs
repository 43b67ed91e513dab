//! Scores the reading layer on treebanks. In: a folder of `.conllu` files. Out: figures. It is not part of the tests and
//! nothing of the treebanks enters the program: `cargo bench --bench measure -- DIR [--show WHAT]`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    unreachable_pub,
    reason = "a measuring program reads files, prints and looks at the clock"
)]

mod boundaries;
mod conllu;
mod phrases;
mod tags;
mod trees;

use std::path::Path;
use std::time::Instant;

use intertitre::analyze::{segment, tag};
use intertitre::lang::Language;
use intertitre::lang::compile::{lexicon, rulebook, source};
use intertitre::lang::lexicon::Lexicon;
use intertitre::lang::schema::rules::Rulebook;
use unicode_segmentation::UnicodeSegmentation;

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let Some(folder) = args.first().filter(|a| !a.starts_with("--")) else {
        return Err(USAGE.into());
    };
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1));
    let show = option("--show").map(String::as_str);
    let mut lang = Language::french();
    if let Some(project) = option("--rules") {
        lang = reload(lang, Path::new(project), option("--base"))?;
    }
    if let Some(path) = option("--draft") {
        draft(&std::fs::read_to_string(path).map_err(|e| e.to_string())?, &lang);
        return Ok(());
    }
    if let Some(text) = option("--say") {
        for sentence in segment::sentences(text, &lang) {
            for e in tag::explain(text, sentence, &lang) {
                let (t, form) = (&e.token, e.token.span.of(text));
                println!(
                    "{form}\t{} {}\t{}\t{}",
                    t.pos.name(),
                    t.morph,
                    t.lemma,
                    e.rules.join(" ")
                );
            }
        }
        return Ok(());
    }
    let banks = treebanks(Path::new(folder))?;
    if option("--only").is_none_or(|o| o == "ends") {
        ends(&banks, &lang, show == Some("ends"));
    }
    if option("--only").is_none_or(|o| o == "speed") {
        let texts: Vec<String> = banks
            .iter()
            .flat_map(|(_, gold)| boundaries::paragraphs(gold).into_iter().map(|p| p.text))
            .collect();
        read_speed(&texts, &lang);
    }
    if option("--only").is_none_or(|o| o == "tags") {
        readings(&banks, &lang, show);
    }
    if option("--only").is_none_or(|o| o == "phrases") {
        phrases::report(&banks, &lang, show);
    }
    Ok(())
}

const USAGE: &str = "usage: cargo bench --bench measure -- DIR [--rules PROJECT [--base FRENCH.LEX]] [--only ends|tags|phrases|speed] [--say TEXT] [--draft FILE] \
    [--show ends|tags|strict|lemmas|agreement|phrases]";

/// Prints lines of text in the format of `tests/press`, as they are read now, to be corrected by hand.
fn draft(text: &str, lang: &Language) {
    for line in text.lines() {
        if line.starts_with('#') {
            println!("{line}");
            continue;
        }
        let mut tokens = Vec::new();
        for sentence in segment::sentences(line, lang) {
            tag::read(line, sentence, lang, &mut tokens);
        }
        let words = tokens.iter().map(|t| {
            let form = t.span.of(line);
            match form.to_lowercase().replace('’', "'") == *t.lemma {
                true => format!("{form}_{}", t.pos.name()),
                false => format!("{form}_{}_{}", t.pos.name(), t.lemma.replace(' ', "~")),
            }
        });
        println!("{line}\n  {}", words.collect::<Vec<_>>().join(" "));
    }
}

/// The language with the rules as they stand in a project's folder, so that a rule can be tried without building.
/// `base` is the decompressed base lexicon, if the lexicon is to be compiled again as well.
fn reload(mut lang: Language, project: &Path, base: Option<&String>) -> Result<Language, String> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|e| e.to_string());
    if let Some(base) = base {
        let folder = project.join("data/fr/lexicon");
        let yaml = |name: &str| read(&folder.join(name));
        let bytes = lexicon::compile(&lexicon::Sources {
            base: &read(Path::new(base))?,
            closed: &source::parse::<Vec<_>>("closed.yaml", &yaml("closed.yaml")?)
                .map_err(|e| e.to_string())?,
            corrections: &source::parse("corrections.yaml", &yaml("corrections.yaml")?)
                .map_err(|e| e.to_string())?,
            shares: &yaml("ambigus.tsv")?,
        })?;
        lang.lexicon = Lexicon::open(Box::leak(bytes.into_boxed_slice()))?;
    }
    let mut book = Rulebook::default();
    for path in rulebook::FILES {
        let text = read(&project.join(path))?;
        rulebook::read(&mut book, path, &text).map_err(|e| e.to_string())?;
    }
    lang.with_rules(book).map_err(|f| format!("{}: {}", f.near, f.message))
}

type Bank = (String, Vec<conllu::Gold>);

fn ends(banks: &[Bank], lang: &Language, show: bool) {
    println!("## Ends of sentences\n\n| treebank | P | R | F1 |\n|---|---|---|---|");
    let (mut sum, mut texts) = (0.0, Vec::new());
    for (name, gold) in banks {
        let paragraphs = boundaries::paragraphs(gold);
        let [right, found, all] = boundaries::score(&paragraphs, lang, show);
        let (p, r) = (percent(right, found), percent(right, all));
        let f = 2.0 * p * r / (p + r);
        sum += f;
        println!("| {name} | {p:.1} | {r:.1} | {f:.1} |");
        texts.extend(paragraphs.into_iter().map(|p| p.text));
    }
    println!("| mean | | | {:.2} |\n", sum / banks.len() as f64);
    speed(&texts, lang);
}

fn readings(banks: &[Bank], lang: &Language, show: Option<&str>) {
    let mut rows = Vec::new();
    let mut confusions = std::collections::BTreeMap::new();
    for (name, gold) in banks {
        let s = tags::score(gold, tags::Habits::of(name), lang, show);
        let cells = [s.upos, s.merged, s.strict, s.lemma, s.agreement];
        let cells = cells.map(|[right, all]| format!("{:.2}", percent(right, all)));
        rows.push(format!("| {name} | {} |", cells.join(" | ")));
        for (pair, n) in s.confusions {
            *confusions.entry(pair).or_insert(0) += n;
        }
    }
    println!("\n## Readings, gold words\n");
    println!(
        "| treebank | UPOS | merged | de, du, des | lemma | gender, number |\n|---|---|---|---|---|---|"
    );
    println!("{}\n", rows.join("\n"));
    let mut confusions: Vec<_> = confusions.into_iter().collect();
    confusions.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for ((gold, found), n) in confusions.iter().take(if show.is_some() { 40 } else { 10 }) {
        println!("{n:5} {gold} read as {found}");
    }
}

fn speed(texts: &[String], lang: &Language) {
    let time = |job: &dyn Fn(&str) -> usize| {
        let start = Instant::now();
        let total: usize = (0..20).map(|_| texts.iter().map(|t| job(t)).sum::<usize>()).sum();
        (start.elapsed().as_secs_f64(), total)
    };
    if texts.is_empty() {
        return;
    }
    let mut ratios: Vec<f64> = (0..7)
        .map(|_| {
            let (own, _) = time(&|t| segment::sentences(t, lang).len());
            let (peer, _) = time(&|t| t.split_sentence_bounds().count());
            peer / own
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!("sentences: {:.2} times the speed of unicode-segmentation", ratios[3]);
}

/// Sentences, tokens and tags against one pass over the words of the standard.
fn read_speed(texts: &[String], lang: &Language) {
    let mut rounds: Vec<(f64, f64, usize)> = (0..25)
        .map(|_| {
            let start = Instant::now();
            let mut tokens = Vec::new();
            for text in texts {
                for sentence in segment::sentences(text, lang) {
                    tag::read(text, sentence, lang, &mut tokens);
                }
            }
            let own = start.elapsed().as_secs_f64();
            let start = Instant::now();
            let words: usize = texts.iter().map(|t| t.split_word_bounds().count()).sum();
            (own, start.elapsed().as_secs_f64(), tokens.len() + words - words)
        })
        .collect();
    rounds.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    let (own, words, count) = rounds[12];
    println!(
        "sentences, tokens and tags: {:.0} ns a token, {:.1} passes of unicode-segmentation words",
        own * 1e9 / count as f64,
        own / words
    );
    let start = Instant::now();
    let length = Language::french().lexicon.len();
    println!(
        "opening the language ({length} forms): {:.2} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// The treebanks of a folder, by name.
fn treebanks(folder: &Path) -> Result<Vec<Bank>, String> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "conllu"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
            let name = path.file_stem().map(|s| s.to_string_lossy().into_owned());
            Ok((name.unwrap_or_default(), conllu::read(&text)))
        })
        .collect()
}
