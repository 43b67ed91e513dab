//! Which title a page has. In: statements, keyphrases. Out: the title, and the keyphrase that it is found by. It never adds
//! intent or blame, never drops an owner, and keeps the article's own title where it fits.

mod brief;
mod description;
mod news;
mod own;
mod placed;
mod slug;
mod squeeze;
mod worth;

pub(crate) use description::description;
pub(crate) use slug::slug;

use super::keyphrase::Key;
use super::statements::Statement;
use crate::lang::Language;
use crate::lang::lexicon::Reading;
use crate::lang::width::pixels;
use crate::model::{Analysis, BlockKind, Candidate, Origin, Piece, Span};
use news::composed_titles;
use own::own_titles;
use placed::placed;

/// Signs of a title.
const TITLE: usize = 65;
/// Width of a title in pixels, at Arial 20.
const TITLE_PIXELS: u32 = 600;
/// What a page is called: for those who search, and above the story.
pub(crate) struct Titles {
    /// What it is found by.
    pub key: Key,
    /// The title that search engines show: it fits, and begins with the keyphrase where the facts allow.
    pub title: Piece,
    /// The title above the story, where that is another.
    pub headline: Option<Piece>,
    /// All titles that could be composed, best first.
    pub weighed: Vec<Candidate>,
}

/// The titles and the keyphrase, one of `keys` (best first). Above the story stands the article's own title, else the gravest
/// event of the opening; where that does not fit or does not begin with the keyphrase, another of what the opening tells
/// may be shown to those who search.
pub(crate) fn titles(
    analysis: &Analysis,
    statements: &[Statement],
    mut keys: Vec<Key>,
    lang: &Language,
) -> Titles {
    let own = analysis.document.of_kind(BlockKind::Title).next();
    let own = own.map(|b| analysis.document.block_text(b));
    let held = own.and_then(|title| keys.iter().position(|k| k.whole_in(title)));
    let preferred = held.unwrap_or(0);
    if keys.is_empty() {
        keys.push(Key::default());
    }
    let own = own_titles(analysis, lang);
    let mut composed_of = vec![Vec::new(); keys.len()];
    if own.is_empty() {
        let of = |key: &Key| composed_titles(analysis, statements, key, lang);
        composed_of[preferred] = of(&keys[preferred]);
        // Behind another keyphrase only where the best title does not begin with the best of them.
        let best = composed_of[preferred].first();
        let done = best.is_some_and(|(_, piece): &(i64, Piece)| {
            fits(&piece.text) && keys[preferred].begins(&piece.text, lang)
        });
        for at in (0..keys.len()).filter(|&at| !done && at != preferred) {
            composed_of[at] = of(&keys[at]);
        }
    }
    let bare =
        || composed("title.keyphrase", keys[preferred].title(lang), keys[preferred].spans.clone());
    let best = || composed_of[preferred].first().map(|(_, piece)| piece.clone());
    let headline = own.first().cloned().or_else(best).unwrap_or_else(bare);
    let (at, title) = if own.is_empty() {
        let told = first_sentence(analysis, &headline);
        let most = composed_of[preferred].first().map_or(0, |(score, _)| *score);
        let of = |at: usize| {
            let key = &keys[at];
            // What fits stays, but for what says about as much behind the keyphrase.
            let better = move |score: i64, piece: &Piece| {
                key.begins(&piece.text, lang) && score >= most - LESS
            };
            let (headline, whole) = (&headline, fits(&headline.text));
            composed_of[at]
                .iter()
                .filter(move |(score, piece)| {
                    let same = first_sentence(analysis, piece) == told;
                    same && (!whole || piece.text == headline.text || better(*score, piece))
                })
                .cloned()
        };
        found(analysis, &headline, &keys, preferred, of, lang)
    } else {
        let of = |_: usize| own::found_by(&own).into_iter();
        // Rather a wide title than one that does not say what it is found by.
        let said = keys[preferred].whole_in(&headline.text);
        found(analysis, &headline, &keys, preferred, of, lang)
            .filter(|(at, title)| !said || keys[*at].whole_in(&title.text))
    }
    .unwrap_or((preferred, headline.clone()));
    // A headline says where; what search engines show does so where it fits.
    let key = &keys[at];
    let set = |piece: Piece| match own.is_empty() {
        true => placed(analysis, &piece, key, lang).unwrap_or(piece),
        false => piece,
    };
    let headline = set(headline);
    let title = match set(title.clone()) {
        whole
            if fits(&whole.text)
                && (key.begins(&whole.text, lang) || !key.begins(&title.text, lang)) =>
        {
            whole
        }
        _ => title,
    };
    let candidate = |(score, piece): &(i64, Piece)| {
        let Origin::Composed { rule: recipe, .. } = &piece.origin else { return None };
        Some(Candidate { text: piece.text.clone(), recipe: recipe.clone(), score: *score })
    };
    let weighed = match own.is_empty() {
        false => Vec::new(),
        true => composed_of[at].iter().filter_map(candidate).collect(),
    };
    let headline = (headline.text != title.text).then_some(headline);
    Titles { key: keys.swap_remove(at), title, headline, weighed }
}

/// The sentence that a composed title tells.
fn first_sentence(analysis: &Analysis, title: &Piece) -> Option<usize> {
    title.origin.spans().first().and_then(|span| analysis.sentence_at(span.start))
}

/// What a title gains for those who search by beginning with the keyphrase, by holding it, and by standing above the
/// story as well; what a keyphrase loses by each place that better ones take, and gains where the first sentence holds it.
const BEGINS: i64 = 60;
const HOLDS: i64 = 20;
const SAME: i64 = 24;
const RANK: i64 = 14;
const OPENS: i64 = 16;
/// What another title may be worth less that begins with the keyphrase.
const LESS: i64 = 30;

/// The best title that fits, of those that each keyphrase has (`of`), with the place of its keyphrase.
fn found<T: Iterator<Item = (i64, Piece)>>(
    analysis: &Analysis,
    headline: &Piece,
    keys: &[Key],
    preferred: usize,
    of: impl Fn(usize) -> T,
    lang: &Language,
) -> Option<(usize, Piece)> {
    let opening =
        analysis.sentences.get(analysis.lead).map(|_| analysis.sentence_text(analysis.lead));
    let owner = headline.text.find(", selon ").map(|at| &headline.text[at..]);
    let mut best: Option<(i64, usize, Piece)> = None;
    for (at, key) in keys.iter().enumerate() {
        let rank = if at == preferred { 0 } else { 1 + at as i64 };
        let opens = opening.is_some_and(|text| key.whole_in(text));
        for (score, piece) in of(at).filter(|(_, piece)| fits(&piece.text)) {
            let keyed = match (key.begins(&piece.text, lang), key.whole_in(&piece.text)) {
                (true, _) => BEGINS,
                (_, true) => HOLDS,
                _ => 0,
            };
            let same = if piece.text == headline.text { SAME } else { 0 };
            // `selon un bilan` hides the public prosecutor who gave it out.
            let same = same + if owner.is_none_or(|o| piece.text.contains(o)) { SAME } else { 0 };
            let worth = score + keyed + same - RANK * rank + if opens { OPENS } else { 0 };
            if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
                best = Some((worth, at, piece));
            }
        }
    }
    best.map(|(_, at, piece)| (at, piece))
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
