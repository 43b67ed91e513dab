//! What a reader would type to find the article. In: tagged tokens, clauses, names. Out: [`Keyphrase`]s, best first. It
//! never joins words in a form that French does not allow, and never begins with an article.
//!
//! Candidates are noun phrases as they stand (`trêve humanitaire`, `conseil municipal de Fougères`), and an event
//! noun of the text joined to the name it happens to (`crue` + `la Garonne`). A word weighs what it is worth in the
//! article: how often it comes, how early, how rare it is in French; a phrase weighs what its words weigh.

mod asides;
mod composed;
mod headline;
mod located;
mod matter;
mod phrases;
mod sides;
mod titled;
mod weights;
mod whole;

use std::collections::BTreeMap;

use composed::{joined, reported, told};
use headline::headline;
use located::{located, paired, scenic};
use matter::{Matter, Spread, matter, settled};
use phrases::phrases_at;
use sides::sides;
use titled::titled;
use weights::Weights;
use whole::Names;

use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::model::{Analysis, BlockKind, Front, Keyphrase, Pos, Span, Token};

/// Sentences of the opening.
const OPENING: usize = 2;

/// How many are kept.
const KEPT: usize = 12;

/// The keyphrases of an analysed article.
pub fn keyphrases(analysis: &Analysis, lang: &Language) -> Vec<Keyphrase> {
    let head = head_tokens(analysis);
    let weights = Weights::new(analysis, &head, lang);
    let runs = head.iter().map(|tokens| (*tokens, weights.news, None));
    let body = (0..analysis.sentences.len()).map(|s| {
        let first = analysis.sentences[s].tokens.start as usize;
        (analysis.tokens_of(s), s, Some(first))
    });
    let named = long_names(analysis);
    let names = Names::new(analysis);
    let mut found: BTreeMap<String, Keyphrase> = BTreeMap::new();
    for (tokens, sentence, first) in runs.chain(body) {
        for start in 0..tokens.len() {
            // `avant l'ouverture de la Bourse` dates what the article is about.
            if first.is_some_and(|first| lang.only_dates(analysis, first + start)) {
                continue;
            }
            for phrase in phrases_at(analysis, &names, tokens, start, lang) {
                let Some(score) = weights.score(analysis, tokens, &phrase, (sentence, first), lang)
                else {
                    continue;
                };
                let span = tokens[phrase.start].span.to(tokens[phrase.end - 1].span);
                // `indépendance du Cap-Vert` in the name of a party.
                if named.iter().any(|m| m.contains(span) && *m != span) {
                    continue;
                }
                let text = analysis.text(span).to_owned();
                let entry = found.entry(fold(&text)).or_insert(Keyphrase {
                    text: text.clone(),
                    score,
                    mentions: Vec::new(),
                });
                // `Cancer du poumon` at the head of a line is `cancer du poumon` within one.
                if phrase.start > 0 {
                    entry.text = text;
                }
                entry.mentions.push(span);
                entry.score = entry.score.max(score);
            }
        }
    }
    drop_truncated(&mut found);
    drop_headless(&mut found);
    let located = located(analysis, &weights, &head, lang);
    let reported = reported(analysis, &weights, lang);
    let joined = joined(analysis, &weights, lang);
    let told = told(analysis, &names, &weights, lang);
    let sides = sides(analysis, &weights, lang);
    let opening = (0..analysis.sentences.len().min(OPENING)).map(|s| analysis.tokens_of(s));
    let passages: Vec<&[Token]> = head.iter().copied().chain(opening).collect();
    let spread = Spread::new(analysis);
    let titled = titled(analysis, (&names, &weights, &spread), &passages, lang);
    let headline =
        headline(analysis, (&names, &weights), head.first().copied().unwrap_or_default(), lang);
    let scenic = scenic(analysis, &weights, lang);
    let composed = joined.into_iter().chain(located).chain(reported).chain(told);
    for phrase in composed.chain(titled).chain(headline).chain(scenic).chain(sides) {
        let entry = found.entry(fold(&phrase.text)).or_insert_with(|| phrase.clone());
        entry.score = entry.score.max(phrase.score);
    }
    let mut out: Vec<Keyphrase> = found.into_values().collect();
    let rules = &lang.rules.keyphrases;
    for phrase in &mut out {
        phrase.score = phrase.score * spread.worth(analysis, phrase, lang) / 100;
        phrase.score += phrase.score * (phrase.mentions.len() as i64 - 1).min(3) / 8;
        if phrase.mentions.len() == 1 && !weights.opens(phrase) {
            phrase.score = phrase.score * rules.said_once / 100;
        }
        // What only the scene shows, before the news.
        let news = analysis.sentences.get(analysis.lead).map_or(0, |s| s.span.start);
        if !weights.has_title() && phrase.mentions.iter().all(|m| m.end <= news) {
            phrase.score = phrase.score * rules.said_once / 100;
        }
        // What only the quoted say is seldom what the article is about.
        if phrase.mentions.iter().all(|m| analysis.index.quoted_at(m.start).is_some()) {
            phrase.score = phrase.score * rules.quoted / 100;
        }
    }
    out.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.mentions[0].cmp(&b.mentions[0])));
    several_first(&mut out, rules.single_yields, lang);
    whole_first(&mut out, lang);
    event_first(&mut out, lang);
    headed_first(&mut out, &weights);
    announced_first(&mut out, analysis, (&weights, &spread), lang);
    placed_first(&mut out, analysis, (&weights, &spread), lang);
    matter_first(&mut out, analysis, &weights, &spread, lang);
    short_first(&mut out);
    let whole = paired(analysis, &passages, &out, lang);
    let whole = whole.or_else(|| settled(&out, analysis, &weights, &spread, lang));
    if let Some(whole) = whole {
        out.insert(0, whole);
    }
    distinct(out)
}

/// One word alone leads only where nothing longer is worth `least` hundredths of it.
fn several_first(ranked: &mut [Keyphrase], least: i64, lang: &Language) {
    let words = |k: &Keyphrase| k.text.split([' ', '\u{a0}']).count();
    let Some(best) = ranked.first().filter(|k| words(k) == 1).map(|k| k.score) else { return };
    // Two names are no more than one.
    let names =
        |k: &Keyphrase| k.text.split([' ', '\u{a0}']).all(|w| w.starts_with(char::is_uppercase));
    // `tribunal correctionnel de Vire` judges, and is not what is judged.
    let rules = &lang.rules.keyphrases;
    let contains =
        |k: &Keyphrase| rules.containers.iter().any(|c| fold(&k.text).starts_with(&fold(c)));
    let longer =
        |k: &Keyphrase| words(k) > 1 && !names(k) && !contains(k) && k.score * 100 >= best * least;
    if let Some(at) = ranked.iter().position(longer) {
        ranked[..=at].rotate_right(1);
    }
}

/// A bare notion (`taxe foncière`) or a bare name leads only where none says it with its place or what it is about.
fn whole_first(ranked: &mut [Keyphrase], lang: &Language) {
    let Some(best) = ranked.first() else { return };
    let capital =
        |w: &&str| w.trim_start_matches(['d', 'l', '’', '\'']).starts_with(char::is_uppercase);
    let split = |text: &str| -> Vec<String> {
        let parts = text.split([' ', '\u{a0}', '’', '\'']);
        parts.map(fold).filter(|w| w.len() > 2).collect()
    };
    let names = |text: &str| text.split([' ', '\u{a0}']).skip(1).filter(capital).count();
    let first = best.text.split([' ', '\u{a0}']).next().unwrap_or_default();
    // The first word has a capital at the head of a title, too.
    let called = first.starts_with(char::is_uppercase)
        && lang.lexicon.readings(&first.to_lowercase()).next().is_none();
    let words = split(&best.text);
    let named = names(&best.text) + usize::from(called);
    let broad = named == 0 || named == best.text.split([' ', '\u{a0}']).count();
    if !broad {
        return;
    }
    let rules = &lang.rules.keyphrases;
    let least = rules.broad_yields;
    // `la qualifiée Ana Roux` is still only who acts.
    let acts = |k: &Keyphrase| {
        let head = k.text.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        let noun = lang.lexicon.readings(&head).any(|r| r.pos == Pos::Noun);
        !noun || rules.actors.contains(&head) || rules.speakers.contains(&head)
    };
    let fuller = |k: &Keyphrase| {
        let theirs = split(&k.text);
        k.score * 100 >= best.score * least
            && theirs.len() > words.len()
            && words.iter().all(|w| theirs.contains(w))
            && names(&k.text) > 0
            && !acts(k)
    };
    if let Some(at) = ranked.iter().position(fuller) {
        ranked[..=at].rotate_right(1);
    }
}

/// `fermeture du site de Vire` rather than `site de Vire`: what happens to it, where that is worth about as much.
fn event_first(ranked: &mut [Keyphrase], lang: &Language) {
    /// Hundredths of what the thing alone is worth.
    const LEAST: i64 = 60;
    let Some(best) = ranked.first().map(|k| (fold(&k.text), k.score)) else { return };
    // `vote de la fermeture`: what happens already heads it.
    let heads = |text: &str| {
        let head = text.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
        lang.event_gravity(&head).is_some()
    };
    if heads(&best.0) {
        return;
    }
    let happens = |k: &Keyphrase| {
        let event = heads(&k.text);
        event && k.score * 100 >= best.1 * LEAST && fold(&k.text).ends_with(&format!(" {}", best.0))
    };
    if let Some(at) = ranked.iter().position(happens) {
        ranked[..=at].rotate_right(1);
    }
}

/// `canicule en Île-de-France` rather than `sommet de la tour Eiffel`: the event that the title announces before its colon,
/// with its place or what it is of, or else alone.
fn announced_first(
    ranked: &mut [Keyphrase],
    analysis: &Analysis,
    (weights, spread): (&Weights, &Spread),
    lang: &Language,
) {
    /// Gravity of such an event, and hundredths of the best that it is worth.
    const GRAVE: u8 = 50;
    const LEAST: i64 = 30;
    let Some(event) = weights.announced().filter(|e| lang.event_gravity(e) >= Some(GRAVE)) else {
        return;
    };
    let Some(best) = ranked.first().map(|k| (fold(&k.text), k.score)) else { return };
    let head = |text: &str| text.split([' ', '\u{a0}']).next().map(fold);
    if best.0.contains(&event) {
        return;
    }
    let of_event = |k: &Keyphrase| head(&k.text).as_deref() == Some(&event);
    let near = |k: &Keyphrase| k.score * 100 >= best.1 * LEAST;
    let longer = |k: &Keyphrase| of_event(k) && near(k) && k.text.contains([' ', '\u{a0}']);
    // `Dopage : …`, which the article never comes back to, says less than who it is about.
    let comes_back = |k: &Keyphrase| {
        let said = k.mentions.first().map(|m| &analysis.tokens[analysis.tokens_in(*m)]);
        said.and_then(|tokens| tokens.first()).is_some_and(|t| spread.of(t) > 1)
    };
    let alone = || ranked.iter().position(|k| of_event(k) && near(k) && comes_back(k));
    if let Some(at) = ranked.iter().position(longer).or_else(alone) {
        ranked[..=at].rotate_right(1);
    }
}

/// `attaques sur le Haut-Karabakh` rather than `attaques contre la région séparatiste du Haut-Karabakh`: what happens and
/// where, in as few words as one types.
fn short_first(ranked: &mut [Keyphrase]) {
    /// Words of what one types.
    const WORDS: usize = 5;
    let words = |k: &Keyphrase| k.text.split([' ', '\u{a0}']).count();
    let ends = |k: &Keyphrase| {
        let parts = k.text.split([' ', '\u{a0}', '’', '\'']);
        let mut parts = parts.map(fold).filter(|w| !w.is_empty());
        let first = parts.next();
        (first, parts.next_back())
    };
    let Some(best) = ranked.first().filter(|k| words(k) > WORDS).map(ends) else { return };
    if let Some(at) = ranked.iter().position(|k| words(k) <= WORDS && ends(k) == best) {
        ranked[..=at].rotate_right(1);
    }
}

/// A thing that no title speaks of (`véhicule militaire`), or that it says beside an event the article keeps coming back
/// to (`sommet de la tour Eiffel`), yields to that event with its place (`canicule en Île-de-France`).
fn placed_first(
    ranked: &mut [Keyphrase],
    analysis: &Analysis,
    (weights, spread): (&Weights, &Spread),
    lang: &Language,
) {
    /// Hundredths of what the thing is worth, how grave the event is, and words of what one types.
    const LEAST: i64 = 40;
    const NEAR: i64 = 70;
    const GRAVE: u8 = 50;
    const VERY_GRAVE: u8 = 60;
    const WORDS: usize = 5;
    /// Sentences behind the lead in which the news may go on.
    const NEXT: usize = 2;
    /// Paragraphs that speak of an event that comes before what the title says.
    const AGAIN: usize = 3;
    let events = |k: &Keyphrase| {
        lang.event_gravity(k.text.split([' ', '\u{a0}']).next().unwrap_or_default())
    };
    let named = |k: &Keyphrase| k.text.contains(char::is_uppercase);
    let Some(best) = ranked.first() else { return };
    let titled = weights.title_says(&fold(&best.text));
    let said = best.mentions.first().map(|m| &analysis.tokens[analysis.tokens_in(*m)]);
    let passing = said.and_then(|tokens| tokens.first()).is_some_and(|t| spread.of(t) < 2);
    // `Organisation mondiale de la santé`, the one who is tried: who acts comes behind what is grave.
    let body = best
        .mentions
        .first()
        .is_some_and(|m| analysis.organisations.iter().any(|o| o.mentions.contains(m)));
    let person = best.mentions.iter().any(|m| analysis.index.person_in(*m).is_some());
    let body = (body || person) && !weights.has_title();
    // An `Organisation` with a name is none.
    if events(best).is_some() && !body {
        return;
    }
    // What has a name and is said again yields only to what is worth about as much and said more often.
    let settled = named(best) && !titled && !passing && !body;
    let grave = if body { VERY_GRAVE } else { GRAVE };
    let least = best.score * if settled { NEAR } else { LEAST };
    let comes_back = |k: &Keyphrase| {
        let said = k.mentions.iter().flat_map(|m| &analysis.tokens[analysis.tokens_in(*m)]);
        let mut nouns = said.filter(|t| t.pos == Pos::Noun);
        let told = |t: &Token| settled || weights.title_says(stem(&fold(&t.lemma)));
        nouns.next().is_some_and(|t| spread.of(t) >= AGAIN && told(t))
    };
    let placed = |k: &Keyphrase| {
        // `République démocratique du Congo` is one name.
        let parts = k.text.split([' ', '\u{a0}']);
        let name = parts.clone().skip_while(|w| w.starts_with(char::is_lowercase)).count();
        let short = parts.count() - name.saturating_sub(1) <= WORDS;
        let worth = k.score * 100 >= least;
        let grave = events(k).is_some_and(|gravity| gravity >= grave);
        // `après la mobilisation du groupe`, once and far down, is no news.
        let first = k.mentions.first().and_then(|m| analysis.sentence_at(m.start));
        let near = k.mentions.len() > 1 || first.is_none_or(|s| s <= analysis.lead + NEXT);
        named(k) && short && worth && grave && near && (!titled && !settled || comes_back(k))
    };
    if let Some(at) = ranked.iter().position(placed) {
        ranked[..=at].rotate_right(1);
    }
}

/// What an article without a title comes back to (`orage dans la Drôme`) rather than what its first lines only show (`pied à
/// coulisse`) or a bare name.
fn matter_first(
    ranked: &mut Vec<Keyphrase>,
    analysis: &Analysis,
    weights: &Weights,
    spread: &Spread,
    lang: &Language,
) {
    /// Gravity of an event that comes before a bare name, and paragraphs that the article says it in more than.
    const GRAVE: i64 = 60;
    const OFTEN: usize = 2;
    // `bourg de Lanvignec`: where it plays is not what happened, though the title says it.
    let sets = |k: &Keyphrase| {
        let head = fold(k.text.split([' ', '\u{a0}']).next().unwrap_or_default());
        lang.rules.keyphrases.places_only.iter().any(|p| fold(p) == head)
    };
    let free = |k: &&Keyphrase| spread.tells() && (!weights.has_title() || sets(k));
    let Some(best) = ranked.first().filter(free) else { return };
    let words = || best.mentions.iter().flat_map(|m| &analysis.tokens[analysis.tokens_in(*m)]);
    let common = || words().filter(|t| t.pos == Pos::Noun);
    let bare = common().next().is_none();
    let least = lang.rules.keyphrases.joined_gravity;
    let event = |t: &Token| lang.event_gravity(&t.lemma).is_some_and(|g| i64::from(g) >= least);
    let scene = analysis.lead > 0;
    // Behind a scene the head alone is asked: `cabine de la pelle`.
    let passing = common().next().is_none_or(|head| spread.of(head) < 2 && !event(head))
        && (scene || common().all(|t| spread.of(t) < 2));
    let other = common().next().is_some_and(|head| !event(head));
    if !passing && !other {
        return;
    }
    let Some(matter) = matter(analysis, weights, spread, lang) else { return };
    let Matter { phrase, gravity, again } = matter;
    // What is said twice yields only to what is grave and comes all through the article.
    let strong = again > OFTEN && gravity >= GRAVE;
    if bare && gravity < GRAVE || !passing && !strong {
        return;
    }
    ranked.retain(|k| fold(&k.text) != fold(&phrase.text));
    let score = phrase.score.max(ranked.first().map_or(0, |k| k.score));
    ranked.insert(0, Keyphrase { score, ..phrase });
}

/// `fromages au lait cru` rather than `lait cru`, where the title says the whole.
fn headed_first(ranked: &mut [Keyphrase], weights: &Weights) {
    /// Hundredths of what the complement alone is worth.
    const LEAST: i64 = 35;
    let Some(best) = ranked.first().map(|k| (fold(&k.text), k.score)) else { return };
    let headed = |k: &Keyphrase| {
        let text = fold(&k.text);
        let whole = text.ends_with(&format!(" {}", best.0)) && weights.title_says(&text);
        whole && k.score * 100 >= best.1 * LEAST
    };
    if let Some(at) = ranked.iter().position(headed) {
        ranked[..=at].rotate_right(1);
    }
}

/// Where organisations are named in full: with more than two words.
fn long_names(analysis: &Analysis) -> Vec<Span> {
    let mentions = analysis.organisations.iter().flat_map(|o| &o.mentions).copied();
    mentions.filter(|m| analysis.text(*m).split_whitespace().count() > 3).collect()
}

/// The tokens of the article's own title and chapô, which are no part of its body.
fn head_tokens(analysis: &Analysis) -> Vec<&[Token]> {
    let document = &analysis.document;
    let first = |kind| analysis.front.iter().find(|f| document.blocks[f.block].kind == kind);
    let kinds = [BlockKind::Title, BlockKind::Standfirst];
    // A title in capitals lost its accents and its names.
    let written =
        |f: &&Front| document.block_text(&document.blocks[f.block]).contains(char::is_lowercase);
    kinds.into_iter().filter_map(first).filter(written).map(|f| f.tokens.as_slice()).collect()
}

/// Drops what the article nearly always says longer: `agence régionale` where it has `agence régionale de santé`.
fn drop_truncated(found: &mut BTreeMap<String, Keyphrase>) {
    /// Words of a phrase that is still one to type.
    const LONGEST: usize = 6;
    let longer = |short: &str, phrase: &Keyphrase| {
        let start = format!("{short} ");
        found
            .range(start.clone()..)
            .take_while(|(text, _)| text.starts_with(&start))
            .filter(|(text, _)| text.split(' ').count() <= LONGEST)
            .any(|(_, long)| long.mentions.len() * 10 >= phrase.mentions.len() * 7)
    };
    let cut: Vec<String> = found
        .iter()
        .filter(|(text, phrase)| text.contains(' ') && longer(text, phrase))
        .map(|(text, _)| text.clone())
        .collect();
    cut.iter().for_each(|text| drop(found.remove(text)));
}

/// Drops what the article nearly always says as the complement of one noun: `lait cru` where it has `fromages au lait cru`.
fn drop_headless(found: &mut BTreeMap<String, Keyphrase>) {
    /// Words of the longer phrase.
    const LONGEST: usize = 5;
    let mut longer: BTreeMap<String, usize> = BTreeMap::new();
    for (text, phrase) in found.iter().filter(|(text, _)| text.split(' ').count() <= LONGEST) {
        for (at, _) in text.match_indices(' ') {
            let said = longer.entry(text[at + 1..].to_owned()).or_default();
            *said = (*said).max(phrase.mentions.len());
        }
    }
    found.retain(|text, phrase| {
        let held = longer.get(text).is_some_and(|n| n * 10 >= phrase.mentions.len() * 7);
        !(held && text.contains(' ') && phrase.mentions.len() > 1)
    });
}

/// Drops phrases whose words are all in a better one, and keeps the best few.
fn distinct(ranked: Vec<Keyphrase>) -> Vec<Keyphrase> {
    let words = |k: &Keyphrase| -> Vec<String> {
        fold(&k.text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let mut out: Vec<Keyphrase> = Vec::new();
    for phrase in ranked {
        let own = words(&phrase);
        let covered = out.iter().any(|k| {
            let theirs = words(k);
            own.iter().all(|w| theirs.contains(w)) && own.len() > 1
        });
        if !covered {
            out.push(phrase);
        }
        if out.len() == KEPT {
            break;
        }
    }
    out
}
