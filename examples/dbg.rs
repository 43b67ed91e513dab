//! debug
#![allow(warnings, clippy::all, missing_docs)]
use intertitre::lang::Language;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let lang = Language::french();
    let bytes = std::fs::read(&a[1]).unwrap();
    let doc = intertitre::read(&a[1], &bytes, &lang).unwrap();
    for b in &doc.blocks {
        println!("[{:?}] {}", b.kind, &doc.block_text(b).chars().take(90).collect::<String>());
    }
    let date = a.get(2).and_then(|d| intertitre::model::Day::parse(d));
    let x = intertitre::analyze(doc, date, &lang);
    for q in &x.quotes {
        println!(
            "Q {:?} {:?} {:?} | {} | {:?} {:?}",
            q.rule,
            q.confidence,
            q.verb,
            x.text(q.span).chars().take(50).collect::<String>(),
            q.speaker,
            q.source.map(|s| x.text(s).to_string())
        );
    }
    for p in &x.people {
        println!(
            "P {} | {:?} | {:?} {} {:?} uniq {} {:?} n{}",
            p.name,
            p.role.map(|r| x.text(r)),
            p.gender,
            p.rule,
            p.confidence,
            p.role_unique,
            p.affiliation.map(|r| x.text(r)),
            p.mentions.len()
        );
    }
    for p in &x.organisations {
        println!("O {} | {} {:?} n{}", p.name, p.rule, p.confidence, p.mentions.len());
    }
    for p in &x.places {
        println!("L {} | {} {:?} {:?}", p.name, p.rule, p.confidence, p.country);
    }
    for d in &x.dates {
        println!("D {} | {} {:?}", x.text(d.span), d.rule, d.days.map(|(a, b)| format!("{a}/{b}")));
    }
    for f in &x.figures {
        println!(
            "F {} | {} {:?} {:?} {:?}",
            x.text(f.span),
            f.rule,
            f.milli,
            f.what,
            f.approximator.map(|r| x.text(r))
        );
    }
    if a.len() > 3 {
        for i in 0..x.sentences.len() {
            println!(
                "{}",
                x.tokens_of(i)
                    .iter()
                    .map(|t| format!("{}/{}[{}]", x.text(t.span), t.pos.name(), t.morph))
                    .collect::<Vec<_>>()
                    .join(" ")
            );
        }
    }
}
