//! Prints what was understood of an article in the gold format, for `gold.py --bin`. Until `ingest` and the command line
//! are merged it cuts blocks by the gold file beside the article: `--format`, `--date` as the real command takes them.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measuring tool, no part of the program"
)]

#[path = "support.rs"]
mod support;

use intertitre::lang::Language;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let path = args.iter().skip(1).find(|a| a.ends_with(".txt")).expect("an article");
    let date = args.windows(2).find(|w| w[0] == "--date").and_then(|w| support::day(&w[1]));
    let lang = Language::french();
    let gold = path.replace("articles", "gold").replace(".txt", ".json");
    let non_body = support::strings(std::fs::read_to_string(gold).ok().as_deref(), "non_body");
    let bytes = std::fs::read(path).expect("readable");
    let document = support::document(&bytes, &non_body);
    let analysis = intertitre::analyze::analyze(document, date, &lang);
    if args.iter().any(|a| a == "--tokens") {
        for i in 0..analysis.sentences.len() {
            let tokens = analysis.tokens_of(i);
            let show = |t: &intertitre::model::Token| {
                format!("{}/{}[{}]{}", analysis.text(t.span), t.pos.name(), t.morph, t.lemma)
            };
            let shown: Vec<String> = tokens.iter().map(show).collect();
            println!("{}", shown.join(" "));
        }
        return;
    }
    println!("{}", support::gold(&analysis));
}
