//! Title, description and slug. In: statements, keyphrase. Out: pieces. It never adds intent or blame, never drops
//! an owner, and keeps the article's own title where it fits.

mod description;
mod news;
mod own;

pub(crate) use description::description;

use super::keyphrase::Key;
use super::statements::Statement;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::lexicon::Reading;
use crate::lang::width::pixels;
use crate::model::{Analysis, BlockKind, Candidate, Kind, Origin, Piece, Span};
use news::composed_titles;
use own::own_title;

/// Signs of a title.
const TITLE: usize = 65;
/// Width of a title in pixels, at Arial 20.
const TITLE_PIXELS: u32 = 600;
/// The title and the keyphrase: the first of `keys` (best first) that the article's own title holds, and that title; else
/// the gravest event of the opening behind the best. With them come all titles that could be composed, best first.
pub(crate) fn keyed(
    analysis: &Analysis,
    statements: &[Statement],
    mut keys: Vec<Key>,
    lang: &Language,
) -> (Key, Piece, Vec<Candidate>) {
    let own = analysis.document.of_kind(BlockKind::Title).next();
    let own = own.map(|b| analysis.document.block_text(b));
    let held = own.and_then(|title| keys.iter().position(|k| k.whole_in(title)));
    let key = if keys.is_empty() { Key::default() } else { keys.swap_remove(held.unwrap_or(0)) };
    if let Some(own) = own_title(analysis, &key, lang) {
        return (key, own, Vec::new());
    }
    let titles = composed_titles(analysis, statements, &key, lang);
    let bare = || composed("title.keyphrase", key.title(lang), key.spans.clone());
    let best = titles.first().map_or_else(bare, |(_, piece)| piece.clone());
    let candidate = |(score, piece): (i64, Piece)| {
        let Origin::Composed { rule: recipe, .. } = piece.origin else { return None };
        Some(Candidate { text: piece.text, recipe, score })
    };
    let shown = titles.into_iter().filter_map(candidate).collect();
    (key, best, shown)
}

fn composed(rule: &str, text: String, spans: Vec<Span>) -> Piece {
    Piece { text, label: None, origin: Origin::Composed { rule: rule.into(), spans } }
}

fn fits(text: &str) -> bool {
    text.chars().count() <= TITLE && pixels(text) <= TITLE_PIXELS
}

/// True if a reading of a word passes.
fn reads(word: &str, lang: &Language, test: impl Fn(&Reading<'_>) -> bool) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    lang.lexicon.readings(&word).any(|r| test(&r))
}

/// The slug: words of the title without accents or function words, the keyphrase first, at most six words.
pub(crate) fn slug(title: &str, key: &Key, lang: &Language) -> String {
    const WORDS: usize = 6;
    let mut words: Vec<String> = Vec::new();
    for source in [key.text.as_str(), title] {
        let written: Vec<&str> =
            source.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let folded: Vec<String> = written.iter().map(|w| fold(w)).collect();
        for (written, word) in written.iter().zip(&folded) {
            let word = word.as_str();
            // `l'IA`: two capitals are a name.
            let name = word.len() == 2 && written.chars().all(char::is_uppercase);
            let kept = word.len() > 2 || name || word.chars().all(|c| c.is_ascii_digit());
            // `aucun-incident` is not `incident`.
            let denies = lang.lexicon.readings(word).any(|r| r.morph.kind() == Some(Kind::Neg));
            if kept
                && (denies || name || !lang.is_function_word(word))
                && !words.iter().any(|w| w == word)
                && words.len() < WORDS
            {
                words.push(word.to_owned());
            }
        }
    }
    // `dix-huit ans` cut behind `dix`, `1 400 foyers` behind `1`; a year stands alone.
    let counts = |w: &String| {
        let figures = w.chars().all(|c| c.is_ascii_digit());
        let year = figures && w.len() == 4 && w.starts_with(['1', '2']);
        let spelt = w.chars().all(char::is_alphabetic) && lang.read_number(&[w.as_str()]).is_some();
        figures && !year || spelt
    };
    while words.len() > 2 && words.last().is_some_and(counts) {
        words.pop();
    }
    words.join("-")
}
