//! Chapô and bullets. In: statements, keyphrase, what the title says. Out: pieces for the top of the page. It never
//! tells a fact that the title or the chapô has told, and keeps every owner.

use std::collections::BTreeSet;

use super::headings::content_words;
use super::keyphrase::Key;
use super::pairing;
use super::statements::Statement;
use crate::lang::Language;
use crate::model::{Analysis, Origin, Piece, Pos, count_words};

/// Signs of a chapô.
const LEAD: usize = 300;
/// Bullets.
const BULLETS: std::ops::RangeInclusive<usize> = 3..=5;

/// The chapô: the article's own first sentence if it does the work, else one or two sentences composed of its facts.
/// The flag says that the first sentence was taken, and stands there instead of in the body.
pub(crate) fn chapo(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    lang: &Language,
) -> (Option<Piece>, bool) {
    if let Some(piece) = first_sentence(analysis, statements, key) {
        return (Some(piece), true);
    }
    let composed = pairing::best(statements, key, lang, |choice| {
        if choice.signs > LEAD {
            return None;
        }
        let plain = if choice.led { 0 } else { 25 };
        let fill = (choice.signs as i64).min(220) / 10;
        let early: i64 =
            choice.parts.iter().map(|c| 10 - 2 * (c.told.sentence as i64).min(8)).sum();
        Some(plain + fill + early + choice.parts.iter().map(|c| c.gravity).sum::<i64>() / 3)
    });
    let piece = composed.map(|(text, spans)| Piece {
        text,
        label: None,
        origin: Origin::Composed { rule: "lead.facts".into(), spans },
    });
    (piece, false)
}

/// The first sentence, if it tells the news, holds the keyphrase and is short enough.
fn first_sentence(analysis: &Analysis, statements: &[Statement], key: &Key) -> Option<Piece> {
    let sentence = analysis.sentences.first()?;
    let text = analysis.sentence_text(0);
    let alone = analysis
        .quotes
        .iter()
        .all(|q| q.span.start >= sentence.span.end || q.span.end <= sentence.span.end);
    let tells = statements.iter().any(|s| s.sentence == 0);
    let fits = text.chars().count() <= LEAD && key.whole_in(text) && tells && alone;
    (fits && analysis.sentences.len() > 3).then(|| Piece {
        text: text.to_owned(),
        label: None,
        origin: Origin::Source { span: sentence.span },
    })
}

/// Three to five bullets from facts that what stands above does not give, in the order of the article.
pub(crate) fn bullets(
    analysis: &Analysis,
    statements: &[Statement],
    above: &[&str],
    lang: &Language,
) -> Vec<Piece> {
    let told: BTreeSet<String> = above.iter().flat_map(|t| content_words(t, lang)).collect();
    let mut found: Vec<(i64, usize, Piece)> = Vec::new();
    for statement in statements.iter().filter(|s| s.sentence > 0) {
        let piece =
            labelled(analysis, statement, lang).or_else(|| shortened(analysis, statement, lang));
        let Some(piece) = piece else { continue };
        let words = content_words(
            &format!("{} {}", piece.label.as_deref().unwrap_or_default(), piece.text),
            lang,
        );
        let known = words.iter().filter(|w| told.contains(*w)).count();
        if words.len() < 3 || known * 2 > words.len() {
            continue;
        }
        let labelled = if piece.label.is_some() { 20 } else { 0 };
        let score = i64::from(statement.gravity) + labelled - 4 * known as i64;
        found.push((score, statement.sentence, piece));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut kept: Vec<(usize, Piece)> = Vec::new();
    for (_, sentence, piece) in found {
        let apart = kept.iter().all(|(s, p)| {
            s.abs_diff(sentence) >= 2 || (p.label.is_some() && piece.label.is_some())
        });
        if apart && kept.len() < *BULLETS.end() {
            kept.push((sentence, piece));
        }
    }
    kept.sort_by_key(|(sentence, _)| *sentence);
    if kept.len() < *BULLETS.start() {
        return Vec::new();
    }
    kept.into_iter().map(|(_, piece)| piece).collect()
}

/// `Vingt-sept routes restent coupées` → **Routes coupées :** vingt-sept.
fn labelled(analysis: &Analysis, statement: &Statement, lang: &Language) -> Option<Piece> {
    if statement.owner.is_some() {
        return None;
    }
    let wording = statement.participial.last()?;
    let clause = &analysis.clauses[statement.clause];
    let subject = clause.subject.clone()?;
    let number = (subject.start..subject.end)
        .take_while(|&t| {
            matches!(analysis.tokens[t as usize].pos, Pos::Num | Pos::Adv | Pos::Det | Pos::Adp)
        })
        .last()?;
    let counted = analysis.tokens[number as usize].pos == Pos::Num;
    let value = analysis.token_text(&(subject.start..number + 1)).to_owned();
    let label = wording.text.strip_prefix(&value)?.trim_start().to_owned();
    (counted && count_words(&label) <= 6).then(|| Piece {
        text: lang.decapitalise(&value),
        label: Some(format!("{} :", lang.capitalise(&label))),
        origin: Origin::Composed { rule: "bullets.figure".into(), spans: vec![wording.span] },
    })
}

/// The statement in its shortest whole wording, if that is well shorter than the sentence.
fn shortened(analysis: &Analysis, statement: &Statement, lang: &Language) -> Option<Piece> {
    let told = statement.sentences(lang).into_iter().next_back()?;
    let (words, whole) =
        (count_words(&told.text), count_words(analysis.sentence_text(statement.sentence)));
    let fits = (5..=18).contains(&words) && words * 100 <= whole * 75;
    fits.then(|| Piece {
        text: told.text,
        label: None,
        origin: Origin::Composed { rule: "bullets.fact".into(), spans: told.spans },
    })
}
