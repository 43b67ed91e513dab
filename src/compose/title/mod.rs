//! Title, description and slug. In: statements, keyphrase. Out: pieces. It never adds intent or blame, never drops
//! an owner, and keeps the article's own title where it fits.

use std::ops::Range;

use super::headings::content_words;
use super::keyphrase::Key;
use super::lead;
use super::pairing;
use super::statements::{Statement, Told};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::lexicon::Reading;
use crate::lang::width::pixels;
use crate::model::{
    Analysis, BlockKind, Candidate, Kind, Origin, Piece, Pos, Role, Span, Token, VerbForm,
    count_words,
};

/// Signs of a title.
const TITLE: usize = 65;
/// Width of a title in pixels, at Arial 20.
const TITLE_PIXELS: u32 = 600;
/// Signs of a description.
const DESCRIPTION: std::ops::RangeInclusive<usize> = 121..=147;
/// Gravity of an event that is told even where the keyphrase finds no room.
const GRAVE: u8 = 40;
/// What a light piece of news loses that has no room for the keyphrase.
const UNLED: i64 = 60;
/// Words of the shortest title.
const LEAST_WORDS: usize = 4;
/// Sentences of the opening in which the news is sought.
const OPENING: usize = 5;

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

/// Signs of the longest title of its own that stays whole where it cannot be cut.
const LONGEST_OWN: usize = 110;

/// The article's own title as it stands, or as much of it as fits and makes sense.
fn own_title(analysis: &Analysis, key: &Key, lang: &Language) -> Option<Piece> {
    let block = analysis.document.of_kind(BlockKind::Title).next()?;
    let text = analysis.document.block_text(block).trim_end_matches('.').trim();
    // A title in capitals lost its accents and its names.
    if !text.contains(char::is_lowercase) {
        return None;
    }
    let as_it_stands = || {
        let origin = Origin::Source { span: block.span };
        Piece { text: text.to_owned(), label: None, origin }
    };
    if fits(text) {
        return Some(as_it_stands());
    }
    let words = words_of(analysis, block.span);
    let shorter = shortened(text, &words, lang).into_iter().filter(|t| fits(t));
    let best = shorter.max_by_key(|t| {
        let held = if key.whole_in(t) { 30 } else { 0 };
        let place = analysis.places.iter().any(|p| t.contains(&p.name));
        held + t.chars().count() + if place { 10 } else { 0 }
    });
    match best {
        Some(best) => Some(composed("title.shortened", lang.capitalise(&best), vec![block.span])),
        // Too long is better than something else.
        None if text.chars().count() <= LONGEST_OWN => Some(as_it_stands()),
        None => None,
    }
}

/// The words of a title as tagged, each with the place of its first and last byte.
fn words_of(analysis: &Analysis, title: Span) -> Vec<(Range<usize>, &Token)> {
    let tokens = analysis.front.iter().flat_map(|f| &f.tokens);
    let inside = tokens.filter(|t| title.contains(t.span));
    let place =
        |t: &Token| (t.span.start - title.start) as usize..(t.span.end - title.start) as usize;
    inside.map(|t| (place(t), t)).collect()
}

/// Marks at which a title has parts.
const BREAKS: [&str; 7] = [" : ", ": ", ". ", " - ", " – ", " — ", ", "];

/// What stands behind a rubric or a fronted aside of a title, and each of these up to a phrase that can go.
fn shortened(title: &str, words: &[(Range<usize>, &Token)], lang: &Language) -> Vec<String> {
    let finite = words.iter().filter(|(_, t)| t.morph.verb_form().is_some_and(VerbForm::is_finite));
    let verbs: Vec<usize> = finite.map(|(place, _)| place.start).collect();
    let behind = BREAKS.iter().flat_map(|b| title.match_indices(b).map(|(i, b)| i + b.len()));
    let wholes: Vec<&str> = [0].into_iter().chain(behind).map(|i| title[i..].trim()).collect();
    let mut out: Vec<String> = Vec::new();
    for whole in wholes.into_iter().filter(|w| begins(w, lang)) {
        out.push(whole.to_owned());
        let breaks = BREAKS.iter().flat_map(|b| whole.match_indices(b)).map(|(i, _)| i);
        let cuts = whole.match_indices(' ').map(|(i, _)| i).filter(|i| {
            let next = whole[i + 1..].split(' ').next().unwrap_or_default();
            lang.rules.syntax.title_cuts.iter().any(|w| w == next)
        });
        let pieces = breaks.chain(cuts).map(|i| whole[..i].trim_end_matches(','));
        // `À l'université de Rouen, …`: where it happens is not what happens.
        let fronted =
            reads(whole.split(' ').next().unwrap_or_default(), lang, |r| r.pos == Pos::Adp);
        let tells = |t: &&str| {
            let end = offset(title, t) + t.len();
            ends(t, end, words, lang)
                && (!fronted || t.contains(','))
                && keeps_its_verb(title, t, &verbs)
        };
        out.extend(pieces.filter(tells).map(str::to_owned));
    }
    out.retain(|t| stands(t));
    out
}

/// Where a piece of a title begins in it.
fn offset(title: &str, piece: &str) -> usize {
    piece.as_ptr() as usize - title.as_ptr() as usize
}

/// True if a piece of a title has lost no verb: `Orages : la Creuse et la Haute-Vienne` waits for its own.
fn keeps_its_verb(title: &str, piece: &str, verbs: &[usize]) -> bool {
    let start = offset(title, piece);
    let end = start + piece.len();
    let last = BREAKS[..6].iter().filter_map(|b| piece.rfind(b).map(|i| i + b.len())).max();
    let from = start + last.unwrap_or(0);
    let rest = &title[from..];
    let part = BREAKS[..6].iter().filter_map(|b| rest.find(b)).min().unwrap_or(rest.len());
    let first = verbs.iter().find(|v| (from..from + part).contains(*v));
    first.is_none_or(|v| *v < end)
}

/// True for a piece of a title that can be one: words enough, whole quotations.
fn stands(title: &str) -> bool {
    let count = |c: char| title.matches(c).count();
    let paired = count('«') == count('»') && count('"') % 2 == 0 && count('(') == count(')');
    count_words(title) >= LEAST_WORDS && paired
}

fn reads(word: &str, lang: &Language, test: impl Fn(&Reading<'_>) -> bool) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    lang.lexicon.readings(&word).any(|r| test(&r))
}

/// True if a title can begin here: not with a pronoun or a participle that leans on what stood before.
fn begins(title: &str, lang: &Language) -> bool {
    let first = title.split([' ', '’', '\'']).next().unwrap_or_default();
    let pos = |p: Pos| reads(first, lang, |r| r.pos == p);
    let participle = reads(first, lang, |r| r.morph.verb_form() == Some(VerbForm::PastPart));
    let joined = pos(Pos::Cconj) || pos(Pos::Pron) && !pos(Pos::Det);
    !joined && (!participle || pos(Pos::Noun))
}

/// True if a title can stop at a byte: behind a noun, an adjective or a name.
fn ends(piece: &str, end: usize, words: &[(Range<usize>, &Token)], lang: &Language) -> bool {
    let last = words.iter().find(|(place, _)| place.end == end);
    let word = piece.split([' ', '’', '\'']).next_back().unwrap_or_default();
    let named = last.is_some_and(|(_, t)| {
        matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Sym)
    });
    (named || piece.ends_with('»')) && !lang.is_function_word(&fold(word))
}

/// Titles from what the opening tells, best first.
fn composed_titles(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    lang: &Language,
) -> Vec<(i64, Piece)> {
    // What was going on is no news; where the opening has none that fits, the rest may.
    let news = |s: &&Statement| !s.scene;
    let opening = statements.iter().filter(|s| s.sentence < OPENING).filter(news);
    let mut out = opening_phrases(analysis, statements, key, lang);
    out.extend(news_titles(opening, key, lang));
    out.retain(|(_, piece)| stands_whole(piece));
    if out.is_empty() {
        out.extend(news_titles(statements.iter().filter(news), key, lang));
        out.retain(|(_, piece)| stands_whole(piece));
    }
    out.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    out
}

fn stands_whole(title: &Piece) -> bool {
    fits(&title.text) && count_words(&title.text) >= LEAST_WORDS
}

/// Statements as titles, behind the keyphrase and without it.
fn news_titles<'a>(
    statements: impl Iterator<Item = &'a Statement>,
    key: &Key,
    lang: &Language,
) -> Vec<(i64, Piece)> {
    let mut out = Vec::new();
    for statement in statements {
        for told in statement.headlines() {
            let Some((text, spans)) = led(&told, statement.proper, key, lang) else { continue };
            // A headline has no auxiliary where it can do without.
            let dense = statement.plain.iter().all(|w| !told.text.starts_with(&w.text));
            let named = if key.whole_in(&text) { 0 } else { 20 };
            let score =
                score(statement, &told, &text, key, lang) + if dense { 8 } else { 0 } - named;
            // The news without the keyphrase is better than the keyphrase without the news.
            let article = told.text.split(' ').next().unwrap_or_default();
            // `une`, not `quelque`.
            let plain =
                article.len() < 4 && reads(article, lang, |r| r.morph.kind() == Some(Kind::Indef));
            let bare =
                if plain { without_article(&told.text, lang) } else { &told.text }.to_owned();
            let unled = (lang.capitalise(&told.text), told.spans.clone());
            let light = if statement.gravity >= GRAVE { 30 } else { UNLED };
            // `… : une proposition de loi adoptée` where it fits, else `… : proposition de loi adoptée`.
            if dense && !fits(&text) && bare.len() < told.text.len() {
                let short = Told { text: bare, ..told.clone() };
                out.extend(
                    led(&short, false, key, lang)
                        .map(|(t, spans)| (score - 6, composed("title.news", t, spans))),
                );
            }
            out.push((score, composed("title.news", text, spans)));
            out.push((score - light, composed("title.news", unled.0, unled.1)));
        }
    }
    out
}

/// What the first sentence brings as a noun phrase: `a signé une trêve humanitaire de soixante jours` → `Trêve
/// humanitaire de soixante jours`; behind the keyphrase where it does not begin with it.
fn opening_phrases(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    lang: &Language,
) -> Vec<(i64, Piece)> {
    let mut out = Vec::new();
    for statement in statements.iter().filter(|s| s.sentence == 0 && s.owner.is_none()) {
        let clause = &analysis.clauses[statement.clause];
        let Some(object) = clause.complements.iter().find(|c| c.role == Role::Object) else {
            continue;
        };
        // Only what is new is news: `une trêve`, not `la trêve`.
        let determiner = &analysis.tokens[object.tokens.start as usize];
        if determiner.morph.kind() != Some(Kind::Indef) || clause.verb.negated {
            continue;
        }
        for wording in &statement.plain {
            let inside = |t: &&u32| **t > object.tokens.start;
            let Some(last) = wording.tokens.iter().rfind(inside) else { continue };
            let run = object.tokens.start + 1..last + 1;
            let whole = wording.tokens.iter().filter(inside).count() == run.len();
            let text = analysis.token_text(&run).trim_end_matches([',', ' ']);
            if !whole || text.contains(['«', '“', '"']) {
                continue;
            }
            let subject = clause.subject.clone().unwrap_or_default();
            let Some(text) = behind_key(text, analysis.token_text(&subject), key, lang) else {
                continue;
            };
            let spans = [vec![wording.span], key.spans.clone()].concat();
            let told =
                Told { text: text.clone(), spans: spans.clone(), sentence: 0, proper: false };
            let score = score(statement, &told, &text, key, lang);
            out.push((score, composed("title.phrase", text, spans)));
        }
    }
    out
}

/// What the first sentence brings, behind the keyphrase: as it goes on if it begins with it, in its place if the
/// keyphrase adds who it belongs to, after a colon if the keyphrase is who acts. None where it would lose its subject.
fn behind_key(text: &str, subject: &str, key: &Key, lang: &Language) -> Option<String> {
    let (words, wanted): (Vec<&str>, Vec<&str>) =
        (text.split(' ').collect(), key.text.split(' ').collect());
    let same = words.iter().zip(&wanted).take_while(|(a, b)| fold(a) == fold(b)).count();
    let subject = content_words(subject, lang);
    let acts = |words: &[&str]| {
        let content = content_words(&words.join(" "), lang);
        !content.is_empty() && content.iter().all(|w| subject.contains(w))
    };
    if same == wanted.len() {
        Some(lang.capitalise(text))
    } else if same > 0 && acts(&wanted[same..]) {
        Some(format!("{} {}", key.title(lang), words[same..].join(" ")))
    } else if same > 0 && key.whole_in(text) {
        Some(lang.capitalise(text))
    } else {
        acts(&wanted).then(|| format!("{} : {text}", key.title(lang)))
    }
}

/// The headline behind the keyphrase, or behind the name in it where it has no room; as it is where it holds it.
fn led(told: &Told, proper: bool, key: &Key, lang: &Language) -> Option<(String, Vec<Span>)> {
    let mut spans = told.spans.clone();
    if key.whole_in(&told.text) {
        return Some((lang.capitalise(&told.text), spans));
    }
    let said = if proper { told.text.clone() } else { lang.decapitalise(&told.text) };
    spans.extend(&key.spans);
    let whole = format!("{} : {said}", key.title(lang));
    let named = key.name().map(|name| format!("{} : {said}", lang.capitalise(name)));
    let short = named.filter(|n| {
        !fits(&whole) && fits(n) && !told.text.contains(key.name().unwrap_or_default())
    });
    Some((short.unwrap_or(whole), spans))
}

/// A folded text behind its first determiner.
fn without_article<'a>(folded: &'a str, lang: &Language) -> &'a str {
    let end = folded.find([' ', '\'']).map_or(0, |i| i + 1);
    let word = folded[..end].trim_end();
    let determiner = lang.lexicon.readings(word).any(|r| r.pos == Pos::Det);
    if determiner { &folded[end..] } else { folded }
}

/// The gravest event first, then the earlier, then what adds most to the keyphrase in six to ten words.
fn score(statement: &Statement, told: &Told, text: &str, key: &Key, lang: &Language) -> i64 {
    let words = count_words(text) as i64;
    let length = if (5..=11).contains(&words) { 12 } else { -6 * (words - 8).abs().min(6) };
    let key_words = content_words(&key.text, lang);
    let told_words = content_words(&told.text, lang);
    let repeated = told_words.iter().filter(|w| key_words.contains(*w)).count() as i64;
    let fresh = told_words.len() as i64 - repeated;
    let early = 24 - 8 * (statement.sentence as i64).min(OPENING as i64);
    // What has not happened is rarely the news.
    let denied = if statement.negated { 60 } else { 0 };
    let timed = lang.rules.syntax.time_nouns.iter().any(|t| told_words.contains(t)) as i64;
    // A title has its day beside it.
    let early = early - 40 * timed;
    i64::from(statement.gravity) + early + length - 14 * repeated + 4 * fresh.min(5) - denied
}

/// The description: whole sentences of the opening, with the keyphrase, in 121 to 147 signs where the facts allow.
pub(crate) fn description(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    title: &str,
    lang: &Language,
) -> Piece {
    let best =
        pairing::best(lead::own_sentences(analysis, lang), statements, key, lang, |choice| {
            if choice.signs > *DESCRIPTION.end() {
                return None;
            }
            let inside = if choice.signs >= *DESCRIPTION.start() {
                100
            } else {
                -(choice.signs.abs_diff(*DESCRIPTION.start()) as i64)
            };
            let early: i64 =
                choice.parts.iter().map(|c| 16 - 2 * (c.told.sentence as i64).min(8)).sum();
            let holding = choice.parts.iter().filter(|c| c.holds_key).count() as i64;
            let again = 30 * (holding - 1).max(0);
            let gravity: i64 = choice.parts.iter().map(|c| c.gravity).sum();
            Some(inside + early + gravity / 6 - again - if choice.led { 5 } else { 0 })
        });
    match best {
        Some((text, spans)) => composed("description.opening", text, spans),
        None => composed("description.title", format!("{title}."), key.spans.clone()),
    }
}

/// The slug: words of the title without accents or function words, the keyphrase first, at most six words.
pub(crate) fn slug(title: &str, key: &Key, lang: &Language) -> String {
    const WORDS: usize = 6;
    let mut words: Vec<String> = Vec::new();
    for source in [key.text.as_str(), title] {
        for word in fold(source).split(|c: char| !c.is_ascii_alphanumeric()) {
            let kept =
                !word.is_empty() && (word.len() > 2 || word.chars().all(|c| c.is_ascii_digit()));
            if kept
                && !lang.is_function_word(word)
                && !words.iter().any(|w| w == word)
                && words.len() < WORDS
            {
                words.push(word.to_owned());
            }
        }
    }
    words.join("-")
}
