//! Ingest on whole inputs. `tests/ingest/NAME.txt` holds the bytes of an article as a newsroom might paste it, and
//! `NAME.blocks` what is made of it, one block a line; `UPDATE=1 cargo test` writes the latter anew, for review.

use std::fmt::Write;

use intertitre::ingest::{Refusal, ingest};
use intertitre::lang::Language;
use intertitre::lang::fold::fold;
use intertitre::model::{BlockKind, Document};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::in_time;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ingest");

fn read(text: &str) -> Result<Document, Refusal> {
    ingest("-", text.as_bytes(), &Language::french())
}

fn printed(result: &Result<Document, Refusal>) -> String {
    let mut out = String::new();
    match result {
        Err(refusal) => writeln!(out, "refused | {refusal}"),
        Ok(document) => {
            for block in &document.blocks {
                let text = document.block_text(block).replace('\t', "⇥");
                writeln!(out, "{:?} | {text}", block.kind).expect("a string takes all");
            }
            for r in &document.repairs {
                writeln!(out, "repair | {}: {} → {}", r.rule, r.before, r.after)
                    .expect("a string takes all");
            }
            document.warnings.iter().try_for_each(|w| writeln!(out, "warning | {w}"))
        }
    }
    .expect("a string takes all");
    out
}

#[test]
fn each_article_gives_the_blocks_beside_it() {
    let lang = Language::french();
    let update = std::env::var("UPDATE").is_ok();
    let mut names: Vec<_> = std::fs::read_dir(FOLDER)
        .expect("the folder of the articles")
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    assert!(names.len() > 25);
    let mut wrong = Vec::new();
    for path in names {
        let bytes = std::fs::read(&path).expect("an article");
        let found = printed(&ingest("-", &bytes, &lang));
        let beside = path.with_extension("blocks");
        if update {
            std::fs::write(&beside, &found).expect("the folder can be written");
        }
        let wanted = std::fs::read_to_string(&beside).unwrap_or_default();
        if found != wanted {
            wrong.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_holds_no_article_is_refused_with_what_was_found() {
    let lang = Language::french();
    let said = |bytes: &[u8]| match ingest("-", bytes, &lang) {
        Ok(document) => format!("{:?}", document.blocks),
        Err(refusal) => refusal.to_string(),
    };
    assert_eq!(said(b""), "the input is empty");
    assert!(said(b" \n\t\r\n").contains("blank"));
    assert!(said("« … » —\n***\n".as_bytes()).contains("blank"));
    assert!(said("Une baleine remonte l’Escaut\n".as_bytes()).contains("Une baleine remonte"));
    let signed = "Une baleine remonte l’Escaut\n\nPar Lise Aubin\n\nPublié le 3 mai 2025 à 10 h\n";
    assert!(said(signed.as_bytes()).contains("only a title"));
    let english = "A whale was seen in the river on Thursday morning, forty miles from the sea. \
                   Fire crews tried to turn it back with water jets, but it kept swimming.\n";
    assert!(said(english.as_bytes()).contains("English"));
    assert!(said(b"%PDF-1.4\n%\xE2\xE3").contains("PDF"));
    assert!(said(&[0u8; 4096]).contains("NUL"));
}

#[test]
fn one_text_in_many_encodings_gives_one_document() {
    let text = "Une baleine remonte l’Escaut\n\nUn rorqual a été aperçu jeudi à Anvers, à soixante \
                kilomètres de la mer. « Il s’est perdu », dit un garde-côte.\n\n(Avec Belga)\n";
    let wanted = printed(&read(text));
    let lang = Language::french();
    let crlf = text.replace('\n', "\r\n");
    let utf16 = |little: bool| -> Vec<u8> {
        let units = "\u{FEFF}".encode_utf16().chain(crlf.encode_utf16());
        units.flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    };
    let latin: Vec<u8> = crlf
        .chars()
        .map(|c| match c {
            '’' => 0x92,
            c => c as u32 as u8,
        })
        .collect();
    let marked = [b"\xEF\xBB\xBF", crlf.as_bytes()].concat();
    let old_mac = text.replace('\n', "\r");
    for bytes in
        [crlf.clone().into_bytes(), marked, utf16(true), utf16(false), latin, old_mac.into()]
    {
        assert_eq!(printed(&ingest("-", &bytes, &lang)), wanted);
    }
}

#[test]
fn hostile_texts_take_time_in_proportion() {
    let long = |piece: &str, times: usize| piece.repeat(times);
    let texts = [
        long("a", 10_000_000),
        long("\"", 1_000_000),
        long("« ", 1_000_000),
        long("Il pleut sur la ville. ", 200_000),
        long("Il pleut sur la ville.\n\n", 100_000),
        long("il pleut sur la\n", 200_000),
        long("<nav><p", 200_000),
        long("<p><div>a", 200_000),
        long("<!-- ", 200_000),
        long("<script>", 200_000),
        long("&amp;", 300_000),
        long("&", 1_000_000),
        long("**", 300_000),
        format!("# t\n\n{}", long("[", 300_000)),
        format!("# t\n\n{}", long("> ", 100_000)),
        format!("# t\n\n{}", long("*a ", 200_000)),
        long("- \n", 300_000),
        long("1. a\n", 200_000),
        long("Q : quoi ?\nR : rien.\n", 50_000),
        long("PARIS\n", 200_000),
        long("fin.Le ", 200_000),
        long("de ", 500_000),
        long("a-\n", 300_000),
        long("\0", 1_000_000),
        long("\u{FEFF}", 500_000),
        long("Lundi : ", 200_000),
    ];
    for text in texts {
        let opening: String = text.chars().take(24).collect();
        let sound = in_time(move || read(&text).map_or(Ok(()), |document| check_blocks(&document)));
        assert!(sound.is_ok(), "{opening}: {sound:?}");
    }
}

/// Words, marks and line ends of plain French text, with its faults; no markup.
fn french() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "le", "Le", "maire", "de", "la", "ville", "a", "annoncé", "Par", "Jean", "PARIS", "AFP",
        "«", "»", "M.", "n°", "fin.Le", "vu.", "dit,on", "?", "!", "mardi", "12", "3,5", "l’eau",
        "Photo", ":", "aussi", "Lire", "(Avec", "AFP)", "qui", "nous", "art.", "été", "Q", "R",
        ".", "…", "the", "vous", "entre", "com", "d’", "22 h 30", "Publié", "2025", "Lyon", "2-1",
        "œuvre", ";",
    ]);
    let gaps =
        prop::sample::select(vec![" ", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\u{A0}", "\t"]);
    prop::collection::vec((words, gaps), 0..120)
        .prop_map(|parts| parts.into_iter().flat_map(|(w, g)| [w, g]).collect())
}

fn solid(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// Words that make paragraphs of several sentences.
fn paragraph() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "la",
        "rivière",
        "a",
        "monté",
        "dans",
        "nuit",
        "selon",
        "le",
        "préfet",
        "Mme",
        "Roux",
        "Agen",
        "et",
        "pour",
        "quarante",
        "habitants",
        "ont",
        "quitté",
        "leur",
        "maison",
        "12",
        "– peut-être –",
        "« sans regret »",
        "il",
        "faut",
        "attendre",
        "jeudi",
        "M.",
        "n°\u{A0}4",
        "de",
        "Garonne",
    ]);
    let sentence =
        prop::collection::vec(words, 12..30).prop_map(|w| format!("Hier {} enfin.", w.join(" ")));
    prop::collection::vec(sentence, 2..6).prop_map(|s| s.join(" "))
}

fn wrap(paragraph: &str, column: usize) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in paragraph.split(' ') {
        let length = word.chars().count();
        match width {
            0 => {}
            w if w + 1 + length > column => {
                out.push('\n');
                width = 0;
            }
            _ => {
                out.push(' ');
                width += 1;
            }
        }
        out.push_str(word);
        width += length;
    }
    out
}

proptest! {
    // The same cases on every machine; PROPTEST_CASES=5000 looks further.
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1539), failure_persistence: None,
        ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_a_document_or_a_refusal(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let lang = Language::french();
        if let Ok(document) = ingest("-", &bytes, &lang) {
            check_blocks(&document)?;
        }
    }

    #[test]
    fn any_text_gives_a_document_or_a_refusal(text in "(?s)[a-zé<>/&;*_#\\[\\]()`|«»\"=:.\\-–• \n\t!?PQA-C0-3]{0,400}") {
        if let Ok(document) = read(&text) {
            check_blocks(&document)?;
        }
    }

    #[test]
    fn nothing_is_lost_and_each_character_knows_its_source(text in french()) {
        let Ok(document) = read(&text) else { return Ok(()) };
        check_blocks(&document)?;
        let taken: usize = document
            .repairs
            .iter()
            .map(|r| solid(&r.before).count() - solid(&r.after).count())
            .sum();
        let kept = solid(&document.text).count();
        prop_assert_eq!(kept + taken, solid(&document.source).count(), "{:?}", document);
        let mut source = solid(&document.source);
        // A title in capitals gets its letters back.
        let same = |a: char, b: char| fold(&a.to_string()) == fold(&b.to_string());
        prop_assert!(solid(&document.text).all(|c| source.any(|s| same(s, c))), "{:?}", document);
        for (i, c) in document.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let at = document.map.original(i as u32) as usize;
            let there = document.source[at..].chars().next();
            prop_assert!(there.is_some_and(|s| same(s, c)), "{} {}: {:?}", i, c, document);
        }
    }

    #[test]
    fn wrapping_at_any_column_changes_nothing(
        paragraphs in prop::collection::vec(paragraph(), 3..7),
        column in 36usize..90,
    ) {
        let whole = read(&paragraphs.join("\n\n")).expect("an article");
        let lines: Vec<String> = paragraphs.iter().map(|p| wrap(p, column)).collect();
        let wrapped = read(&lines.join("\n\n")).expect("an article");
        prop_assert_eq!(printed(&Ok(wrapped)), printed(&Ok(whole)));
    }
}

/// Blocks lie in order, apart by one line end, and each byte maps into the source.
fn check_blocks(document: &Document) -> Result<(), TestCaseError> {
    let mut end = 0;
    for (i, block) in document.blocks.iter().enumerate() {
        prop_assert_eq!(block.span.start as usize, end + usize::from(i > 0));
        let text = document.block_text(block);
        prop_assert!(!text.is_empty() && !text.contains('\n'));
        prop_assert_eq!(text.trim(), text);
        end = block.span.end as usize;
    }
    prop_assert_eq!(end, document.text.len());
    prop_assert!(document.blocks.iter().any(|b| b.kind.is_body() && b.kind != BlockKind::Title));
    for repair in &document.repairs {
        prop_assert_eq!(repair.span.of(&document.text), repair.after.as_str());
    }
    for i in 0..document.text.len() {
        prop_assert!(document.map.original(i as u32) as usize <= document.source.len());
    }
    Ok(())
}
