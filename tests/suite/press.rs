//! The reading of press sentences tagged by hand (`tests/press`): a floor that no change may fall below.

use intertitre::analyze::{segment, tag};
use intertitre::lang::Language;
use intertitre::model::Span;

/// A word as it should be read: form, part of speech, lemma.
type Gold = (String, String, String);

/// The sentences with their words.
fn sentences() -> Vec<(String, Vec<Gold>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/press");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").map(|f| f.expect("a file").path()).collect();
    files.sort();
    let mut out: Vec<(String, Vec<Gold>)> = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("text");
        for line in text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            match line.strip_prefix("  ") {
                Some(words) => out.last_mut().expect("a sentence before").1 = read_words(words),
                None => out.push((line.to_owned(), Vec::new())),
            }
        }
    }
    out
}

/// `form_POS` or `form_POS_lemma`; a number keeps its inner blank.
fn read_words(line: &str) -> Vec<Gold> {
    let mut words: Vec<Gold> = Vec::new();
    let mut pending = String::new();
    for piece in line.split(' ') {
        pending.push_str(piece);
        let mut parts = pending.split('_');
        let (Some(form), Some(pos)) = (parts.next(), parts.next()) else {
            pending.push(' ');
            continue;
        };
        let lemma = parts.next().map_or_else(|| form.to_lowercase(), |l| l.replace('~', " "));
        words.push((form.to_owned(), pos.to_owned(), lemma));
        pending.clear();
    }
    words
}

/// Right parts of speech, right lemmas, all words; and what went wrong.
fn score() -> ([usize; 3], Vec<String>) {
    let fr = Language::french();
    let (mut score, mut faults) = ([0; 3], Vec::new());
    for (text, gold) in sentences() {
        let spans = segment::sentences(&text, &fr);
        assert_eq!(spans, [Span::new(0, text.len())], "one sentence: {text}");
        let mut tokens = Vec::new();
        tag::read(&text, spans[0], &fr, &mut tokens);
        let forms: Vec<&str> = tokens.iter().map(|t| t.span.of(&text)).collect();
        let expected: Vec<&str> = gold.iter().map(|g| g.0.as_str()).collect();
        assert_eq!(forms, expected);
        for (token, (form, pos, lemma)) in tokens.iter().zip(&gold) {
            let (right_pos, right_lemma) = (token.pos.name() == pos, *token.lemma == **lemma);
            score[0] += usize::from(right_pos);
            score[1] += usize::from(right_lemma);
            score[2] += 1;
            if !(right_pos && right_lemma) {
                faults.push(format!(
                    "{form}: {pos} {lemma}, read as {} {}",
                    token.pos.name(),
                    token.lemma
                ));
            }
        }
    }
    (score, faults)
}

#[test]
fn press_sentences_are_read_as_by_hand() {
    let ([pos, lemma, all], faults) = score();
    assert!(all > 3_500, "{all} words");
    let floor = |per_mille: usize| all * per_mille / 1000;
    assert!(pos >= floor(993), "{pos} of {all} parts of speech\n{}", faults.join("\n"));
    assert!(lemma >= floor(993), "{lemma} of {all} lemmas\n{}", faults.join("\n"));
}
