//! TODO(merge): stands in for the order of the stages until all of them are merged; goes away with it. In: bytes.
//! Out: an article of the source's own paragraphs. It never composes, and is here so that the shell can be built.

use crate::Failure;
use crate::lang::Language;
use crate::model::{
    Analysis, Article, Block, BlockKind, Day, Document, Layout, Options, Origin, Piece, Section,
    Sentence, Span, Text, count_words,
};

/// What ingest will make of the bytes.
pub fn read(name: &str, bytes: &[u8], _lang: &Language) -> Result<Document, Failure> {
    if bytes.contains(&0) {
        return Err(Failure::Nothing("control characters and NUL bytes, expected text".into()));
    }
    let source = String::from_utf8_lossy(bytes).into_owned();
    let text = source.clone();
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let end = start + line.trim().len();
        if end > start {
            blocks.push(Block { span: Span::new(start, end), kind: BlockKind::Paragraph });
        }
        at += line.len();
    }
    if blocks.is_empty() {
        return Err(Failure::Nothing("no text, expected an article in French".into()));
    }
    Ok(Document { name: name.into(), source, text, blocks, ..Document::default() })
}

/// What analyze will understand: here, one sentence a paragraph.
pub fn analyze(document: Document, date: Option<Day>, _lang: &Language) -> Analysis {
    let sentences = document
        .blocks
        .iter()
        .enumerate()
        .map(|(i, b)| Sentence { span: b.span, block: i as u32, tokens: 0..0 })
        .collect();
    Analysis { document, date, sentences, ..Analysis::default() }
}

/// What the stages will do together.
pub fn restructure(
    name: &str,
    bytes: &[u8],
    options: &Options,
    lang: &Language,
) -> Result<Article, Failure> {
    let analysis = analyze(read(name, bytes, lang)?, options.date, lang);
    let piece = |span: Span| Piece {
        text: analysis.text(span).to_owned(),
        label: None,
        origin: Origin::Source { span },
    };
    let pieces: Vec<Piece> = analysis.sentences.iter().map(|s| piece(s.span)).collect();
    let word_count = pieces.iter().map(|p| count_words(&p.text)).sum();
    if word_count < options.words && !options.allow_short {
        let help = vec!["lower --words, or give --allow-short".to_owned()];
        return Err(Failure::TooShort { reached: word_count, wanted: options.words, help });
    }
    let first = analysis.sentence_text(0).to_owned();
    let blocks =
        pieces.into_iter().map(|p| Text { layout: Layout::Paragraph, pieces: vec![p] }).collect();
    let title: String = first.chars().take(65).collect();
    let mut article = Article {
        title: Piece { text: title.clone(), ..Piece::default() },
        description: Piece { text: title, ..Piece::default() },
        slug: "article".into(),
        keyphrase: options.keyphrase.clone().unwrap_or_default(),
        lang: lang.code,
        date: options.date.map(|d| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)),
        sections: vec![Section { heading: None, level: 1, blocks }],
        warnings: vec!["ébauche : les étapes ne sont pas encore assemblées".into()],
        name: name.into(),
        word_count,
        ..Article::default()
    };
    article.locate(&analysis.document.map);
    Ok(article)
}
