//! provisional
#![allow(warnings, clippy::all)]
use intertitre::{analyze, compose, lang::Language, model::*, verify};
fn main() {
    let fr = Language::french();
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut d = Document { source: text.clone(), text: text.clone(), ..Default::default() };
    let mut at = 0;
    for l in text.split('\n') {
        if !l.trim().is_empty() {
            d.blocks.push(Block { span: Span::new(at, at + l.len()), kind: BlockKind::Paragraph });
        }
        at += l.len() + 1;
    }
    let mut date = None;
    if let Some(s) = std::env::args().nth(2).filter(|s| s.starts_with("20")) {
        let p: Vec<i32> = s.split('-').map(|x| x.parse().unwrap()).collect();
        date = Some(Day { year: p[0], month: p[1] as u8, day: p[2] as u8 });
    }
    let a = analyze::analyze(d, date, &fr);
    if std::env::args().nth(2).as_deref() == Some("t") {
        for (i, s) in a.sentences.iter().enumerate() {
            println!("\n## {} {}", i, a.sentence_text(i));
            println!(
                "{}",
                a.tokens_of(i)
                    .iter()
                    .map(|t| format!("{}/{}", a.text(t.span), t.pos.name()))
                    .collect::<Vec<_>>()
                    .join(" ")
            );
            for (j, c) in
                a.clauses.iter().enumerate().filter(|(_, c)| s.tokens.contains(&c.tokens.start))
            {
                println!(
                    "  [{j}] {:?} parent {:?} : S[{}] V[{}]{}{} | {}",
                    c.kind,
                    c.parent,
                    c.subject.as_ref().map_or("", |x| a.token_text(x)),
                    a.token_text(&c.verb.tokens),
                    if c.verb.passive { " passive" } else { "" },
                    if c.verb.negated { " neg" } else { "" },
                    c.complements
                        .iter()
                        .map(|k| format!("{:?}[{}]", k.role, a.token_text(&k.tokens)))
                        .collect::<Vec<_>>()
                        .join(" ")
                );
            }
        }
        return;
    }
    println!(
        "KEY {:?}",
        a.keyphrases.iter().map(|k| (k.text.as_str(), k.score)).take(8).collect::<Vec<_>>()
    );
    compose::debug_offers(&a, &fr);
    let r = compose::compose(
        &a,
        &compose::Request { words: 700, keyphrase: None, source_only: false },
        &fr,
    );
    let art = match r {
        Ok(x) => x,
        Err(s) => {
            println!("SHORT {} {:?}", s.reached, s.help);
            s.article
        }
    };
    println!(
        "TITLE {}\nDESC ({}) {}\nSLUG {}\n",
        art.title.text,
        art.description.text.chars().count(),
        art.description.text,
        art.slug
    );
    for s in &art.sections {
        if let Some(h) = &s.heading {
            println!(
                "\n{} {}   <{}>",
                "#".repeat(s.level as usize),
                h.text,
                match &h.origin {
                    Origin::Composed { rule, .. } => rule.clone(),
                    Origin::Card { card, .. } => card.clone(),
                    _ => "source".into(),
                }
            );
        }
        for b in &s.blocks {
            println!(
                "{}",
                b.pieces
                    .iter()
                    .map(|p| format!(
                        "{}{}",
                        p.label.as_deref().map(|l| format!("**{l}** ")).unwrap_or_default(),
                        p.text
                    ))
                    .collect::<Vec<_>>()
                    .join(if b.layout == Layout::Bullets { "\n- " } else { " " })
            );
        }
    }
    println!("WORDS {} WARN {:?}", art.word_count, art.warnings);
    for f in verify::verify(&art, &a, &fr) {
        println!("FAULT {f}");
    }
}
