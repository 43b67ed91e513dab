//! How long things take, all in one run so that they can be compared: the yardstick first. In: the golden articles and
//! made ones. Out: a table. `cargo bench --bench bench -- NAME` runs a part.
//!
//! The yardstick is one pass of `unicode-segmentation`'s words over the same bytes: what any program that reads words
//! must spend at least. The aims: one article warm within 60 yardsticks and 3 ms; a cold start within 15 ms; a batch at
//! least 1.7 times as fast on two cores as on one.
#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a bench starts programs, writes files and measures time"
)]

#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "the suite uses the rest")]
mod support;

use std::path::Path;
use std::process::Stdio;
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use intertitre::model::{Analysis, Article, Day};
use intertitre::{Format, Language, Options, verify};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    divan::main();
}

/// The article of the README.
const ARTICLE: &str = include_str!("../golden/haut-karabakh/input.txt");

/// Articles of the batch.
const BATCH: usize = 2000;

fn french() -> &'static Language {
    static FRENCH: OnceLock<Language> = OnceLock::new();
    FRENCH.get_or_init(Language::french)
}

fn options() -> Options {
    let date = Day { year: 2023, month: 9, day: 20 };
    Options { date: Some(date), allow_short: true, ..Options::default() }
}

fn analysis() -> Analysis {
    let document = intertitre::read("bench", ARTICLE.as_bytes(), french()).expect("an article");
    intertitre::analyze(document, options().date, french())
}

fn article() -> Article {
    intertitre::restructure("bench", ARTICLE.as_bytes(), &options(), french()).expect("an article")
}

#[divan::bench]
fn a_yardstick_unicode_words() -> usize {
    black_box(ARTICLE).unicode_words().map(str::len).sum()
}

#[divan::bench]
fn b_one_article_warm(bencher: Bencher) {
    french();
    bencher.bench(|| {
        let article = article();
        intertitre::render(&article, Format::Html, french())
    });
}

mod c_stage {
    use super::*;

    #[divan::bench]
    fn a_ingest(bencher: Bencher) {
        french();
        bencher.bench(|| intertitre::read("bench", black_box(ARTICLE.as_bytes()), french()));
    }

    #[divan::bench]
    fn b_analyze(bencher: Bencher) {
        bencher
            .with_inputs(|| analysis().document)
            .bench_values(|document| intertitre::analyze(document, options().date, french()));
    }

    #[divan::bench]
    fn c_compose(bencher: Bencher) {
        let analysis = analysis();
        bencher.bench(|| intertitre::write(&analysis, &options(), french()));
    }

    #[divan::bench]
    fn d_verify(bencher: Bencher) {
        let analysis = analysis();
        let article = intertitre::write(&analysis, &options(), french()).expect("an article");
        bencher.bench(|| verify::verify(&article, &analysis, french()));
    }

    #[divan::bench(args = [Format::Markdown, Format::Html, Format::Json, Format::Text])]
    fn e_render(bencher: Bencher, format: Format) {
        let article = article();
        bencher.bench(|| intertitre::render(&article, format, french()));
    }
}

#[divan::bench(sample_count = 40)]
fn d_load_the_language() -> Language {
    Language::french()
}

/// The whole process on the article of the README: what a user waits for.
#[divan::bench(sample_count = 60, sample_size = 1)]
fn e_cold_start(bencher: Bencher) {
    bencher.bench(|| {
        let file = "tests/golden/haut-karabakh/input.txt";
        let args = ["-q", "restructure", file, "--date", "2023-09-20", "--allow-short"];
        let status = support::intertitre(&args).stdout(Stdio::null()).status();
        assert!(status.expect("it starts").success());
    });
}

/// 2,000 articles from a folder to a folder.
#[divan::bench(args = [1, 2], sample_count = 3, sample_size = 1)]
fn f_batch_of_2000(bencher: Bencher, threads: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let input = folder.path().join("in");
    for n in 0..BATCH {
        support::write(
            &input,
            &[(&format!("{:02}/{n:04}.txt", n % 50), support::articles::article(n).as_bytes())],
        );
    }
    bencher.with_inputs(|| tempfile::tempdir_in(folder.path()).expect("a folder")).bench_values(
        |out| {
            batch(&input, out.path(), threads);
            out
        },
    );
}

fn batch(input: &Path, out: &Path, threads: usize) {
    let (input, out, threads) =
        (input.display().to_string(), out.display().to_string(), threads.to_string());
    let args = [
        "-q",
        "batch",
        &input,
        "-o",
        &out,
        "--threads",
        &threads,
        "--date",
        "2026-01-15",
        "--allow-short",
    ];
    let run = support::finish(&mut support::intertitre(&args), b"");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}
