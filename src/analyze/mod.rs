//! What a document says. In: text and a language. Out: sentences, tagged tokens, phrases, facts. It never decides
//! what is worth telling.

pub mod facts;
pub mod keyphrases;
pub mod lead;
pub mod segment;
pub mod syntax;
pub mod tag;
pub mod tokenize;
pub mod topics;

use crate::lang::Language;
use crate::model::{Analysis, BlockKind, Day, Document, Front, Index, Sentence, Span, range};

/// Everything understood of a document; `date` is the day of publication, if it is known.
pub fn analyze(document: Document, date: Option<Day>, lang: &Language) -> Analysis {
    let mut a = Analysis { document, date, ..Analysis::default() };
    for (i, block) in a.document.blocks.iter().enumerate().filter(|(_, b)| b.kind.is_body()) {
        for s in segment::sentences(a.document.block_text(block), lang) {
            let span = Span { start: s.start + block.span.start, end: s.end + block.span.start };
            let first = a.tokens.len() as u32;
            tag::read(&a.document.text, span, lang, &mut a.tokens);
            let tokens = first..a.tokens.len() as u32;
            let (chunks, clauses, fragments) = (&mut a.chunks, &mut a.clauses, &mut a.fragments);
            let mut out = syntax::Parse { chunks, clauses, fragments };
            syntax::parse(&a.document.text, &a.tokens, range(&tokens), lang, &mut out);
            a.sentences.push(Sentence { span, block: i as u32, tokens });
        }
    }
    a.standfirst = standfirst(&a.document, lang);
    a.front = front(&a.document, lang);
    facts::facts(&mut a, lang);
    a.index = Index::new(&a.quotes, &a.people, &a.places, &a.clauses);
    a.lead = lead::lead(&a, lang);
    a.keyphrases = keyphrases::keyphrases(&a, lang);
    a.topics = topics::topics(&a, lang);
    a
}

/// The words of what stands above the body or over its parts, one run a block.
fn front(document: &Document, lang: &Language) -> Vec<Front> {
    let above = [BlockKind::Title, BlockKind::Kicker, BlockKind::Standfirst, BlockKind::Heading];
    let blocks = document.blocks.iter().enumerate().filter(|(_, b)| above.contains(&b.kind));
    blocks
        .map(|(block, b)| {
            let mut tokens = Vec::new();
            tag::read(&document.text, b.span, lang, &mut tokens);
            Front { block, tokens }
        })
        .collect()
}

/// The sentences of the article's own chapô.
fn standfirst(document: &Document, lang: &Language) -> Vec<Span> {
    document
        .of_kind(BlockKind::Standfirst)
        .flat_map(|block| {
            let spans = segment::sentences(document.block_text(block), lang).into_iter();
            spans.map(|s| Span { start: s.start + block.span.start, end: s.end + block.span.start })
        })
        .collect()
}
