//! What holds for any text: no panic, tokens that tile, each sentence exactly once, quotations untouched, the same
//! answer twice.

use std::sync::OnceLock;

use intertitre::model::{Analysis, Article, Layout, Origin, Piece, Sentence, Span, count_words};
use intertitre::{Format, Language, Options};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

fn french() -> &'static Language {
    static FRENCH: OnceLock<Language> = OnceLock::new();
    FRENCH.get_or_init(Language::french)
}

/// Whole sentences, bits of sentences, and what newsrooms and machines leave in texts.
const BITS: [&str; 44] = [
    "La mairie de Blaye a rouvert le pont mardi.",
    "Selon le préfet, deux personnes sont mortes lundi à Cahors.",
    "« Nous avons eu peur », a dit Ana Roux, 42 ans.",
    "Le maire, Paul Ferrand, n’a pas précisé le coût des travaux.",
    "« On part. On ne reviendra pas ! »",
    "Faut-il s’en inquiéter ?",
    "Il en a parlé le 14 mai 2024 à 18 h 30.",
    "Quelque 1 150 habitants ont été évacués, dont 43 enfants.",
    "M. Petit et Mme Roux ont voté l’art. L. 320-12.",
    "L’hôpital manque de médecins, mais l’État promet une aide de 2,5 M€.",
    "(Avec AFP)",
    "Par Ana Roux",
    "PARIS (AFP) —",
    "Photo : Léo Petit",
    "Lire aussi : le pont fermé",
    "Les habitants sont rentrés chez eux",
    "selon",
    "aurait",
    "« ",
    " »",
    "“",
    "”",
    "\"",
    "’",
    "'",
    "—",
    "…",
    "...",
    ";",
    ":",
    "!",
    "?",
    ".",
    ",",
    "\n",
    "\n\n",
    "\r\n",
    "- ",
    "# ",
    "<b>",
    "&nbsp;",
    "\u{a0}",
    "e\u{301}",
    "👩‍🚒",
];

fn text() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        12 => select(BITS.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((bit, select(vec![" ", " ", "", "\n"])), 0..40)
        .prop_map(|bits| bits.into_iter().map(|(bit, gap)| bit + gap).collect())
}

fn options() -> Options {
    Options { allow_short: true, words: 100, ..Options::default() }
}

fn analysis(text: &str) -> Option<Analysis> {
    let document = intertitre::read("essai", text.as_bytes(), french()).ok()?;
    Some(intertitre::analyze(document, None, french()))
}

/// Letters and digits, without case, accents or spaces: what typography never changes.
fn letters(text: &str) -> String {
    intertitre::lang::fold::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn body(article: &Article) -> impl Iterator<Item = &Piece> {
    article.sections.iter().flat_map(|s| &s.blocks).flat_map(|b| &b.pieces)
}

/// The body with its headings: a question may be lifted from one to the other.
fn body_and_headings(article: &Article) -> impl Iterator<Item = &Piece> {
    article.sections.iter().filter_map(|s| s.heading.as_ref()).chain(body(article))
}

/// The source's span that a piece stands for, if it is the source's own text.
fn source_span(piece: &Piece) -> Option<Span> {
    match piece.origin {
        Origin::Source { span } | Origin::Edited { span, .. } => Some(span),
        Origin::Composed { .. } | Origin::Card { .. } => None,
    }
}

proptest! {
    // The same cases on every machine; PROPTEST_CASES=5000 looks further.
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1539),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_give_an_article_or_a_clear_refusal(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match intertitre::restructure("octets", &bytes, &options(), french()) {
            Ok(article) => prop_assert!(article.pieces().count() > 0),
            Err(failure) => prop_assert!(!failure.to_string().is_empty()),
        }
    }

    #[test]
    fn tokens_tile_each_sentence(text in text()) {
        let Some(analysis) = analysis(&text) else { return Ok(()) };
        for (i, sentence) in analysis.sentences.iter().enumerate() {
            let mut at = sentence.span.start;
            for token in analysis.tokens_of(i) {
                prop_assert!(token.span.start >= at && !token.span.is_empty());
                let gap = analysis.text(Span { start: at, end: token.span.start });
                prop_assert!(gap.chars().all(|c| c.is_whitespace() || c.is_control()), "lost: {gap:?}");
                at = token.span.end;
            }
            let gap = analysis.text(Span { start: at, end: sentence.span.end });
            prop_assert!(gap.chars().all(|c| c.is_whitespace() || c.is_control()), "lost: {gap:?}");
        }
    }

    #[test]
    fn sentences_and_topics_cover_the_body_in_order(text in text()) {
        let Some(analysis) = analysis(&text) else { return Ok(()) };
        let document = &analysis.document;
        for (i, block) in document.blocks.iter().enumerate().filter(|(_, b)| b.kind.is_body()) {
            let of_block = analysis.sentences.iter().filter(|s| s.block as usize == i);
            let said: String = of_block.map(|s| letters(analysis.text(s.span))).collect();
            prop_assert_eq!(said, letters(document.block_text(block)));
        }
        let mut next = 0;
        for topic in &analysis.topics {
            prop_assert_eq!(topic.sentences.start, next);
            next = topic.sentences.end;
        }
        prop_assert!(analysis.topics.is_empty() || next as usize == analysis.sentences.len());
    }

    #[test]
    fn every_sentence_stands_exactly_once_and_says_what_it_said(text in text()) {
        let Ok(article) = intertitre::restructure("essai", text.as_bytes(), &options(), french()) else {
            return Ok(());
        };
        let analysis = analysis(&text).expect("it was read once");
        let document = &analysis.document;
        let printed: Vec<(Span, &Piece)> =
            body_and_headings(&article).filter_map(|p| source_span(p).map(|s| (s, p))).collect();
        for (i, sentence) in analysis.sentences.iter().enumerate() {
            let place = document.map.original_span(sentence.span);
            let times = printed.iter().filter(|(span, _)| span.contains(place)).count();
            prop_assert_eq!(times, 1, "{}", analysis.sentence_text(i));
        }
        for (span, piece) in printed.iter().filter(|(_, p)| matches!(p.origin, Origin::Source { .. })) {
            prop_assert!(span.end as usize <= document.source.len());
            let inside = |s: &&Sentence| span.contains(document.map.original_span(s.span));
            let said = analysis.sentences.iter().filter(inside);
            let said: String = said.map(|s| letters(analysis.text(s.span))).collect();
            prop_assert!(said.is_empty() || said == letters(&piece.text), "{said}: {}", piece.text);
        }
    }

    #[test]
    fn quotations_are_printed_as_they_were_said(text in text()) {
        let Ok(article) = intertitre::restructure("essai", text.as_bytes(), &options(), french()) else {
            return Ok(());
        };
        let analysis = analysis(&text).expect("it was read once");
        let printed: String = body(&article).map(|p| letters(&p.text)).collect();
        for quote in &analysis.quotes {
            prop_assert!(printed.contains(&letters(analysis.text(quote.span))));
        }
    }

    #[test]
    fn words_are_counted_in_the_body_only(text in text()) {
        let Ok(article) = intertitre::restructure("essai", text.as_bytes(), &options(), french()) else {
            return Ok(());
        };
        let counts = |l: Layout| l != Layout::Label;
        let blocks = article.sections.iter().flat_map(|s| &s.blocks).filter(|b| counts(b.layout));
        let words = |p: &Piece| count_words(&p.text) + p.label.as_deref().map_or(0, count_words);
        prop_assert_eq!(blocks.flat_map(|b| &b.pieces).map(words).sum::<usize>(), article.word_count);
    }

    #[test]
    fn the_same_text_gives_the_same_page_twice(text in text()) {
        let page = || {
            let article = intertitre::restructure("essai", text.as_bytes(), &options(), french())?;
            let formats = [Format::Markdown, Format::Html, Format::Json, Format::Text];
            Ok::<_, intertitre::Failure>(formats.map(|f| intertitre::render(&article, f, french())))
        };
        prop_assert_eq!(page(), page());
    }
}
