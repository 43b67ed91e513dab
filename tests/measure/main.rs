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

use std::path::Path;
use std::time::Instant;

use intertitre::analyze::segment;
use intertitre::lang::Language;
use unicode_segmentation::UnicodeSegmentation;

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let Some(folder) = args.first().filter(|a| !a.starts_with("--")) else {
        return Err("usage: cargo bench --bench measure -- DIR [--show ends|tags|lemmas]".into());
    };
    let show = args.iter().position(|a| a == "--show").and_then(|i| args.get(i + 1));
    let show = |what: &str| show.is_some_and(|s| s == what);
    let lang = Language::french();
    let banks = treebanks(Path::new(folder))?;

    println!("## Ends of sentences\n\n| treebank | P | R | F1 |\n|---|---|---|---|");
    let (mut sum, mut texts) = (0.0, Vec::new());
    for (name, gold) in &banks {
        let paragraphs = boundaries::paragraphs(gold);
        let [right, found, all] = boundaries::score(&paragraphs, &lang, show("ends"));
        let (p, r) = (percent(right, found), percent(right, all));
        let f = 2.0 * p * r / (p + r);
        sum += f;
        println!("| {name} | {p:.1} | {r:.1} | {f:.1} |");
        texts.extend(paragraphs.into_iter().map(|p| p.text));
    }
    println!("| mean | | | {:.2} |\n", sum / banks.len() as f64);
    speed(&texts, &lang);
    Ok(())
}

fn speed(texts: &[String], lang: &Language) {
    let time = |job: &dyn Fn(&str) -> usize| {
        let start = Instant::now();
        let total: usize = (0..20).map(|_| texts.iter().map(|t| job(t)).sum::<usize>()).sum();
        (start.elapsed().as_secs_f64(), total)
    };
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

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// The treebanks of a folder, by name.
fn treebanks(folder: &Path) -> Result<Vec<(String, Vec<conllu::Gold>)>, String> {
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
