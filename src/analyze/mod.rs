//! Document → Analysis.
pub mod keyphrases;
#[allow(warnings, missing_docs, clippy::all, reason = "provisional")]
pub mod quick;
pub mod syntax;
pub mod topics;

use crate::lang::Language;
use crate::model::*;

/// provisional
pub fn analyze(document: Document, date: Option<Day>, lang: &Language) -> Analysis {
    let mut a = Analysis { document, date, ..Analysis::default() };
    for (i, b) in a.document.blocks.clone().iter().enumerate() {
        if !b.kind.is_body() {
            continue;
        }
        for s in quick::sentences(a.document.block_text(b)) {
            let span = Span { start: s.start + b.span.start, end: s.end + b.span.start };
            let first = a.tokens.len() as u32;
            quick::read(&a.document.text, span, lang, &mut a.tokens);
            let tokens = first..a.tokens.len() as u32;
            syntax::parse(
                &a.document.text,
                &a.tokens,
                range(&tokens),
                lang,
                &mut a.chunks,
                &mut a.clauses,
            );
            a.sentences.push(Sentence { span, block: i as u32, tokens });
        }
    }
    a.keyphrases = keyphrases::keyphrases(&a, lang);
    a.topics = topics::topics(&a, lang);
    a
}
