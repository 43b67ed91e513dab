//! Ends of sentences. In: a treebank. Out: precision, recall and F1 of the inner boundaries of running paragraphs, as
//! `research/peers.md` §1a defines them: sentences of a document joined with a blank, at most eight to a paragraph, a
//! paragraph ending after a sentence without final mark.

use std::collections::BTreeSet;

use intertitre::analyze::segment;
use intertitre::lang::Language;

use super::conllu::Gold;

/// One paragraph and the offsets at which a sentence ends inside it, counted in non-blank characters.
pub struct Paragraph {
    /// The text.
    pub text: String,
    ends: BTreeSet<usize>,
}

/// Rebuilds the paragraphs of a treebank.
pub fn paragraphs(gold: &[Gold]) -> Vec<Paragraph> {
    let mut keyed: Vec<_> = gold.iter().map(|g| (key(&g.id), g.text.as_str())).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    let mut out: Vec<Paragraph> = Vec::new();
    let (mut current, mut document): (Vec<&str>, &str) = (Vec::new(), "");
    for ((doc, ..), text) in &keyed {
        if (doc != document || current.len() == 8 || current.last().is_some_and(|s| !ends(s)))
            && !current.is_empty()
        {
            out.push(paragraph(&current));
            current.clear();
        }
        document = doc;
        current.push(text);
    }
    out.push(paragraph(&current));
    out
}

/// The document of a sentence, its number, and whether it is a late insertion.
fn key(id: &str) -> (String, u32, bool) {
    let bis = id.ends_with("bis");
    let stem = id.trim_end_matches("bis");
    let document = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = stem[document.len()..].parse().unwrap_or(0);
    (document.trim_end_matches(['_', '-']).to_owned(), number, bis)
}

fn ends(sentence: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || "»”’\"')]".contains(c);
    sentence.trim_end_matches(closing).ends_with(['.', '!', '?', '…'])
}

fn paragraph(sentences: &[&str]) -> Paragraph {
    let mut ends = BTreeSet::new();
    let mut count = 0;
    for s in &sentences[..sentences.len() - 1] {
        count += solid(s);
        ends.insert(count);
    }
    Paragraph { text: sentences.join(" "), ends }
}

fn solid(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Found and right, found, to be found; with `show`, prints each fault.
pub fn score(paragraphs: &[Paragraph], lang: &Language, show: bool) -> [usize; 3] {
    let mut total = [0; 3];
    for p in paragraphs {
        let mut found = BTreeSet::new();
        let spans = segment::sentences(&p.text, lang);
        for s in spans.iter().take(spans.len().saturating_sub(1)) {
            found.insert(solid(&p.text[..s.end as usize]));
        }
        total[0] += found.intersection(&p.ends).count();
        total[1] += found.len();
        total[2] += p.ends.len();
        if show {
            for (at, what) in found
                .difference(&p.ends)
                .map(|a| (a, "invented"))
                .chain(p.ends.difference(&found).map(|a| (a, "missed  ")))
            {
                println!("{what} {}", around(&p.text, *at));
            }
        }
    }
    total
}

fn around(text: &str, at: usize) -> String {
    let mut count = 0;
    let cut = text
        .char_indices()
        .find(|(_, c)| {
            count += usize::from(!c.is_whitespace());
            count > at
        })
        .map_or(text.len(), |(i, _)| i);
    let left: String = text[..cut].chars().rev().take(50).collect();
    let left: String = left.chars().rev().collect();
    let right: String = text[cut..].chars().take(50).collect();
    format!("{left}|{right}")
}
