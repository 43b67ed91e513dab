//! provisional
#![allow(warnings, clippy::all)]
use intertitre::{analyze, lang::Language, model::*};
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
    let a = analyze::analyze(d, None, &fr);
    println!(
        "KEY {:?}",
        a.keyphrases.iter().map(|k| (k.text.as_str(), k.score)).take(8).collect::<Vec<_>>()
    );
    match std::env::args().nth(2).as_deref() {
        Some("h") => {
            intertitre::compose::debug_headings(&a, &fr);
            return;
        }
        Some("k") => return,
        Some(_) => {
            intertitre::compose::debug(&a, &fr);
            return;
        }
        None => {}
    }
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
}
