//! The last stage: every piece of an article against what it rests on. In: an [`Article`], the [`Analysis`] it was
//! made from, the documentary base. Out: what fails, in French, nothing if all holds. It never changes a word.
//!
//! - A piece of the source says what its slice says, but for typography.
//! - Every body sentence stands exactly once, in its order within its section.
//! - A composed piece has no figure, no name and no content word that its evidence lacks (lent words aside: verbs
//!   of speech, event nouns of the verbs it rests on), and quotes nothing that is not quoted there.
//! - The label of a chronology's row names a day that words among its evidence were resolved to; the heading of a recap
//!   has the words of its rule and, for the rest, those of its evidence.
//! - A sentence or heading of a card is the card's, letter for letter; what stands before a heading of one is of the
//!   keyphrase.

mod evidence;

use crate::lang::Language;
use crate::model::{Analysis, Article, Origin, Piece, Span};
use evidence::{Sources, letters};

/// Everything in the article that its evidence does not bear; empty if it can be emitted.
pub fn verify(article: &Article, analysis: &Analysis, lang: &Language) -> Vec<String> {
    let mut sources = Sources::new(analysis, lang);
    let mut faults: Vec<String> =
        article.pieces().filter_map(|piece| check(piece, analysis, &mut sources)).collect();
    coverage(article, analysis, &mut faults);
    labels(article, &mut faults);
    faults
}

/// What stands before the heading of a card is the keyphrase, or a part of it.
fn labels(article: &Article, faults: &mut Vec<String>) {
    let headings = article.sections.iter().filter_map(|s| s.heading.as_ref());
    let of_card = headings.filter(|h| matches!(h.origin, Origin::Card { .. }));
    let key = letters(&article.keyphrase);
    for label in of_card.filter_map(|h| h.label.as_ref()) {
        if !key.contains(&letters(label)) {
            faults.push(format!("« {label} » n’est pas l’expression clé"));
        }
    }
}

fn check(piece: &Piece, analysis: &Analysis, sources: &mut Sources<'_>) -> Option<String> {
    if piece.text.is_empty() {
        return None;
    }
    let whole = piece.whole();
    match &piece.origin {
        Origin::Source { span } => {
            let source = analysis.text(*span);
            (!same_words(&piece.text, source)).then(|| {
                format!("« {} » ne dit plus ce que dit la source : « {source} »", piece.text)
            })
        }
        Origin::Edited { .. } => None,
        Origin::Composed { rule, spans } => {
            // The day of a recap stands in the source as the words that were resolved to it.
            let dated = sources.names_day(rule, piece.label.as_deref(), spans);
            let said = if dated { piece.text.clone() } else { sources.unlent(rule, &whole) };
            sources.evidence(spans).missing(&said).map(|word| {
                format!("« {whole} » ({rule}) : « {word} » n’est pas dans ce qui le fonde")
            })
        }
        Origin::Card { card, part, .. } => {
            let known = sources.card_says(card, &piece.text);
            (!known).then(|| format!("« {} » n’est pas dans la fiche {card} ({part})", piece.text))
        }
    }
}

/// True if both have the same letters and digits in the same order: what typography never changes.
pub fn same_words(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

/// Every body sentence once, and within a section in order.
fn coverage(article: &Article, analysis: &Analysis, faults: &mut Vec<String>) {
    let mut seen = vec![0usize; analysis.sentences.len()];
    for section in &article.sections {
        let mut last = 0;
        // A question of the text may stand as its heading.
        let body = section.blocks.iter().flat_map(|b| &b.pieces);
        for piece in section.heading.iter().chain(body) {
            let Some(span) = source_span(piece) else { continue };
            seen[analysis.sentences_in(span)].iter_mut().for_each(|n| *n += 1);
            if span.start < last {
                faults.push(format!("« {} » n’est pas à sa place", piece.text));
            }
            last = span.start;
        }
    }
    for (i, count) in seen.into_iter().enumerate() {
        let text = analysis.sentence_text(i);
        match count {
            1 => {}
            0 => faults.push(format!("la phrase « {text} » manque")),
            _ => faults.push(format!("la phrase « {text} » figure {count} fois")),
        }
    }
}

fn source_span(piece: &Piece) -> Option<Span> {
    match &piece.origin {
        Origin::Source { span } | Origin::Edited { span, .. } => Some(*span),
        Origin::Composed { .. } | Origin::Card { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Layout, Section, Sentence, Text};

    fn analysis(text: &str) -> Analysis {
        let document = Document { text: text.into(), source: text.into(), ..Document::default() };
        let sentence = Sentence { span: Span::new(0, text.len()), block: 0, tokens: 0..0 };
        Analysis { document, sentences: vec![sentence], ..Analysis::default() }
    }

    fn article(body: Piece, title: Piece) -> Article {
        let block = Text { layout: Layout::Paragraph, pieces: vec![body] };
        let section = Section { heading: None, level: 2, blocks: vec![block] };
        Article { title, sections: vec![section], ..Article::default() }
    }

    const TEXT: &str = "Quelque 1 150 habitants ont été évacués à Marmande, a dit le maire.";

    fn faults(title: &str, body: &str) -> Vec<String> {
        let fr = Language::french();
        let analysis = analysis(TEXT);
        let span = Span::new(0, TEXT.len());
        let body = Piece { text: body.into(), origin: Origin::Source { span }, label: None };
        let origin = Origin::Composed { rule: "title.test".into(), spans: vec![span] };
        verify(&article(body, Piece { text: title.into(), label: None, origin }), &analysis, &fr)
    }

    #[test]
    fn what_the_evidence_bears_passes() {
        assert_eq!(faults("Marmande : quelque 1 150 habitants évacués", TEXT), [""; 0]);
        assert_eq!(
            faults("À Marmande, des habitants évacués", &TEXT.replace(' ', "\u{a0}")),
            [""; 0]
        );
    }

    #[test]
    fn what_it_does_not_bear_is_refused() {
        assert!(!faults("Marmande : 1 200 habitants évacués", TEXT).is_empty(), "another figure");
        assert!(!faults("Agen : des habitants évacués", TEXT).is_empty(), "another name");
        assert!(!faults("Marmande : des habitants tués", TEXT).is_empty(), "another fact");
        assert!(!faults("Marmande : « ont été noyés »", TEXT).is_empty(), "another quotation");
        assert!(
            !faults("Marmande", "Quelque 1 150 habitants ont été évacués.").is_empty(),
            "a sentence cut"
        );
    }

    #[test]
    fn only_the_keyphrase_stands_before_the_heading_of_a_card() {
        let faults = |label: &str| {
            let origin =
                Origin::Card { card: "crue".into(), part: "h3:0".into(), call: Span::default() };
            let heading = Piece { text: "que faire".into(), label: Some(label.into()), origin };
            let section = Section { heading: Some(heading), level: 3, blocks: Vec::new() };
            let keyphrase = "crue de la Garonne".to_owned();
            let article = Article { keyphrase, sections: vec![section], ..Article::default() };
            let mut out = Vec::new();
            labels(&article, &mut out);
            out.len()
        };
        assert_eq!(faults("Crue de la Garonne :"), 0);
        assert_eq!(faults("Incendie à Vire :"), 1);
    }
}
