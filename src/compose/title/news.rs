//! Titles that are composed. In: what the opening tells, the keyphrase. Out: titles with their scores, best first. It
//! never adds intent or blame, and never drops an owner.

use super::squeeze::squeezed;
use super::worth::{TIMED, is_timed, length, score};
use super::{composed, fits, reads};
use crate::compose::deletion::says_a_year;
use crate::compose::headings::content_words;
use crate::compose::keyphrase::Key;
use crate::compose::statements::{Statement, Told};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, Clause, Complement, Kind, Piece, Pos, Role, Span, count_words};

/// Gravity of an event that is told even where the keyphrase finds no room.
const GRAVE: u8 = 40;
/// What a light piece of news loses that has no room for the keyphrase.
const UNLED: i64 = 60;
/// What an announced event loses that leaves out what the keyphrase names.
const UNOWNED: i64 = 20;
/// What a word loses that says again what the keyphrase has said.
pub(super) const REPEATED: i64 = 14;
/// Words of the shortest title.
const LEAST_WORDS: usize = 4;
/// Signs of the longest title, where nothing shorter tells the news.
const LONGEST: usize = 110;
/// Signs of the longest where nothing else tells anything.
const LAST: usize = 240;
/// Signs of the longest where all the rest is worth less than that.
const LONG: usize = 150;
const LENGTHIEST: usize = 180;
const FAINT: i64 = -10;
const POOR: i64 = -50;
/// Signs of a title that tells the news at some length, and from which on it does.
const LENGTHY: i64 = 110;
const SHORT: i64 = 65;
/// How much more it must weigh where the lead can be told at some length, and how much at least: somebody is hurt, moved or arrested.
const GRAVER: u8 = 30;
const HURT: u8 = 64;
/// What a title loses that says less of the lead than a sound shortening does.
const SQUEEZED: i64 = 10;
/// Sentences in which the news begins, where an article does not begin with it.
const LEAD: usize = 3;
/// Sentences of the opening in which the news is sought.
pub(super) const OPENING: usize = 5;

/// Titles from what the opening tells, best first.
pub(super) fn composed_titles(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    lang: &Language,
) -> Vec<(i64, Piece)> {
    // What was going on is no news; where the opening has none that fits, the rest may.
    // `La famille décide`, `le jugement mis en délibéré`: which one, before anything is told?
    let known = content_words(&key.text, lang);
    // Behind an event, what takes one up is that event: `Rançongiciel à Vire : l'attaque revendiquée`.
    let same = |noun: &str| key.is_event() && lang.event_gravity(noun).is_some_and(|g| g >= GRAVE);
    let named = |s: &&Statement| {
        let known = |noun: &String| known.contains(noun) || same(noun);
        s.whose.is_none() && (s.sentence == 0 || s.takes_up.as_ref().is_none_or(known))
    };
    let news = |s: &&Statement| {
        let told = s.sentence >= analysis.lead;
        let turned = s.turned && s.sentence != analysis.lead;
        told && s.whose.is_none()
            && !(turned || s.scene || s.announces || s.beside)
            && named(s)
            && !is_background(analysis, s)
    };
    // Where the first sentence only sets the scene, the news is the first that does not.
    let opens = || statements.iter().filter(news).map(|s| s.sentence);
    let lead = opens().find(|s| *s == analysis.lead);
    // `La métropole estimait à 5 800 tonnes…`: behind a scene, rather what was going on than the scene.
    let going_on = |s: &&Statement| s.sentence == analysis.lead && s.scene && !s.before;
    let going_on = statements.iter().find(going_on).map_or(0, |s| s.sentence);
    let near = lead.or_else(|| opens().filter(|s| *s < LEAD).min());
    let lead = near.unwrap_or(going_on);
    // What stands below is the news only where it weighs more than a lead that can be told.
    let at_length = |told: &Told| told.text.chars().count() <= LONG;
    let led = statements.iter().filter(|s| s.sentence == lead).filter(news);
    let led = led.filter(|s| s.headlines().iter().any(at_length)).map(|s| s.gravity).max();
    let weighs = |s: &&Statement| {
        s.sentence <= lead || led.is_none_or(|led| s.gravity >= HURT.max(led + GRAVER))
    };
    let news = |s: &&Statement| news(s) && weighs(s);
    let opening = statements.iter().filter(|s| s.sentence < OPENING.max(lead + LEAD)).filter(news);
    let mut out = opening_phrases(analysis, statements, key, lang);
    out.extend(announced(analysis, statements, key, lang));
    out.extend(news_titles(opening, lead, key, lang));
    out.retain(|(_, piece)| stands_whole(piece));
    // Where the opening has none, the news at length comes before what stands below.
    let far = if out.is_empty() { 40 } else { 0 };
    if out.is_empty() {
        out.extend(news_titles(statements.iter().filter(news), lead, key, lang));
        out.retain(|(_, piece)| stands_whole(piece));
    }
    // `Musée de Picardie : l'œuvre présentée au public`: behind the keyphrase it says which.
    if out.is_empty() {
        let near = |s: &&Statement| (lead..OPENING.max(lead + LEAD)).contains(&s.sentence);
        let opening = statements.iter().filter(near).filter(|s| !s.scene && !s.beside);
        out.extend(news_titles(opening.filter(weighs), lead, key, lang));
        let short = |text: &str| (text.chars().count() as i64) < LENGTHY;
        out.retain(|(_, piece)| short(&piece.text) && key.whole_in(&piece.text));
    }
    // The news at some length stands beside what the sentences behind it tell in few signs.
    for statement in statements.iter().filter(|s| s.sentence == lead).filter(news) {
        let mut wordings = statement.headlines();
        if !wordings.iter().any(|t| fits(&t.text)) {
            wordings.extend(squeezed(analysis, statement, lang));
        }
        let told = wordings.into_iter().filter(|t| !fits(&t.text));
        let Some(told) = told.min_by_key(|t| t.text.chars().count()) else { continue };
        let signs = told.text.chars().count() as i64;
        if signs <= LENGTHY {
            let text = lang.capitalise(&told.text);
            let unled = if key.whole_in(&told.text) { 0 } else { 15 };
            let loss = 15 + unled - far + (signs - SHORT) / 2;
            // Its length is counted in signs alone, its day where no wording does without.
            let timed = statement.headlines().iter().all(|t| is_timed(&t.text, lang));
            let day = if timed { TIMED } else { 0 };
            let score =
                score(statement, lead, &told, &text, key, lang) - length(&text) + day - loss;
            out.push((score, composed("title.news", text, told.spans)));
        }
    }
    // Rather the news at some length than something else, and at any length than nothing.
    let best = out.iter().map(|(score, _)| *score).max();
    let longest = match best {
        None => LAST,
        Some(..POOR) => LENGTHIEST,
        Some(..FAINT) => LONG,
        Some(..0) if led.is_some() => LONG,
        Some(_) => LONGEST,
    };
    let lead_told = || statements.iter().filter(|s| s.sentence == lead && s.whose.is_none());
    // Where none of the lead's wordings fits, less of it does.
    if !lead_told().flat_map(Statement::headlines).any(|t| fits(&t.text)) {
        let less = lead_told().filter(news).map(|s| (s, squeezed(analysis, s, lang)));
        let mut less: Vec<(i64, Piece)> =
            less.flat_map(|(s, told)| told_titles(s, told, lead, key, lang)).collect();
        less.retain(|(_, piece)| stands_whole(piece));
        out.extend(less.into_iter().map(|(score, piece)| (score - SQUEEZED, piece)));
    }
    let best = out.iter().map(|(score, _)| *score).max();
    let at_length =
        lead_told().flat_map(|s| s.headlines().into_iter().chain(squeezed(analysis, s, lang)));
    let at_length = at_length.filter(|t| t.text.chars().count() <= longest);
    if best.is_none_or(|b| b < 0)
        && let Some(told) = at_length.min_by_key(|t| t.text.chars().count())
    {
        out.push((0, composed("title.news", lang.capitalise(&told.text), told.spans)));
    }
    out.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    out
}

/// `Le 17 août 2022, Untel est mort dans un silo`: a past that needs its year is what the news goes back to.
fn is_background(analysis: &Analysis, statement: &Statement) -> bool {
    let clause = &analysis.clauses[statement.clause];
    let past = clause.verb.compound;
    let this_year = analysis.date.map(|d| d.to_string()).unwrap_or_default();
    let this_year = this_year.get(..4).unwrap_or_default();
    let dates = clause.complements.iter().filter(|c| c.role == Role::Time);
    past && statement.sentence > 0
        && dates.map(|c| &c.tokens).any(|tokens| {
            let today = !this_year.is_empty() && analysis.token_text(tokens).contains(this_year);
            says_a_year(analysis, tokens) && !today
        })
}

fn stands_whole(title: &Piece) -> bool {
    fits(&title.text) && count_words(&title.text) >= LEAST_WORDS
}

/// Statements as titles, behind the keyphrase and without it.
fn news_titles<'a>(
    statements: impl Iterator<Item = &'a Statement>,
    lead: usize,
    key: &Key,
    lang: &Language,
) -> Vec<(i64, Piece)> {
    statements.flat_map(|s| told_titles(s, s.headlines(), lead, key, lang)).collect()
}

/// What one statement tells as titles, behind the keyphrase and without it.
fn told_titles(
    statement: &Statement,
    wordings: Vec<Told>,
    lead: usize,
    key: &Key,
    lang: &Language,
) -> Vec<(i64, Piece)> {
    let mut out = Vec::new();
    for told in wordings {
        // What says the keyphrase's own noun stands without it.
        let Some((text, spans)) = led(&told, statement.proper, key, lang) else {
            if statement.takes_up.is_none() {
                let text = lang.capitalise(&told.text);
                let score = score(statement, lead, &told, &text, key, lang);
                out.push((score, composed("title.news", text, told.spans.clone())));
            }
            continue;
        };
        // A headline has no auxiliary where it can do without.
        let dense = statement.plain.iter().all(|w| !told.text.starts_with(&w.text));
        let named = if key.whole_in(&text) { 0 } else { 20 };
        let score =
            score(statement, lead, &told, &text, key, lang) + if dense { 8 } else { 0 } - named;
        // The news without the keyphrase is better than the keyphrase without the news.
        let article = told.text.split(' ').next().unwrap_or_default();
        // `une`, not `quelque`.
        let plain =
            article.len() < 4 && reads(article, lang, |r| r.morph.kind() == Some(Kind::Indef));
        let bare = if plain { without_article(&told.text, lang) } else { &told.text }.to_owned();
        let unled = (lang.capitalise(&told.text), told.spans.clone());
        let light = if statement.gravity >= GRAVE { 30 } else { UNLED };
        // `… : une proposition de loi adoptée` where it fits, else `… : proposition de loi adoptée`, rather than behind
        // less of the keyphrase (`Paris sportifs : …` is no `Publicité pour les paris sportifs : …`).
        let mut shortened = 0;
        if dense && bare.len() < told.text.len() && !(fits(&text) && key.whole_in(&text)) {
            let short = Told { text: bare, ..told.clone() };
            let led =
                led(&short, false, key, lang).filter(|(t, _)| !fits(&text) || key.whole_in(t));
            if let Some((t, spans)) = led {
                let named = if key.whole_in(&t) { 20 } else { 0 };
                shortened = if fits(&t) { named } else { 0 };
                out.push((score + named - 6, composed("title.news", t, spans)));
            }
        }
        let score = score - shortened;
        out.push((score, composed("title.news", text, spans)));
        out.push((score - light, composed("title.news", unled.0, unled.1)));
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
    for (statement, clause, object) in first_objects(analysis, statements) {
        // Only what is new is news: `une trêve`, not `la trêve`.
        let determiner = &analysis.tokens[object.tokens.start as usize];
        let owned = statement.owner.is_some();
        if determiner.morph.kind() != Some(Kind::Indef) || clause.verb.negated || owned {
            continue;
        }
        for wording in &statement.plain {
            let inside = |t: &&u32| **t >= object.tokens.start;
            let Some(last) = wording.tokens.iter().rfind(inside) else { continue };
            // `un mort et dix-neuf blessés` are counted together, `un bénéfice en hausse de 18,4 %` is not.
            let is = |t: u32, of: &[Pos]| of.contains(&analysis.tokens[t as usize].pos);
            let mut head = (object.tokens.start..last + 1).take_while(|&t| !is(t, &[Pos::Adp]));
            let several = head.any(|t| is(t, &[Pos::Num, Pos::Cconj]));
            let run = object.tokens.start + u32::from(!several)..last + 1;
            let whole = wording.tokens.iter().filter(inside).count()
                == (object.tokens.start..last + 1).len();
            let text = analysis.token_text(&run).trim_end_matches([',', ' ']);
            if !whole || text.contains(['«', '“', '"']) {
                continue;
            }
            // `Victoire inespérée face à Chartres`: whose?
            let head = run.clone().map(|t| &analysis.tokens[t as usize]);
            let head = head.into_iter().find(|t| t.pos == Pos::Noun);
            let ownerless = head.is_some_and(|h| {
                let listed = lang.rules.keyphrases.needs_owner.iter().any(|n| **n == *h.lemma);
                let de = |t: u32| &*analysis.tokens[t as usize].lemma == "de";
                listed && !run.clone().any(de)
            });
            if ownerless {
                continue;
            }
            let subject = analysis.token_text(&clause.subject.clone().unwrap_or_default());
            // `Collision à Morcenx : un mort`: what happened, where the same clause has it happen.
            let mut actor = subject.to_owned();
            let first = key.text.split(' ').next().unwrap_or_default();
            if content_words(subject, lang).is_superset(&content_words(first, lang)) {
                let circumstances = clause.complements.iter().filter(|c| c.role != Role::Object);
                for phrase in circumstances {
                    actor.push(' ');
                    actor.push_str(analysis.token_text(&phrase.tokens));
                }
            }
            // What holds for a place is told with it: `trêve humanitaire dans le Haut-Nil`.
            let follows =
                |c: &&Complement| c.role == Role::Place && c.tokens.start == object.tokens.end;
            let at = clause.complements.iter().filter(follows);
            let at: Vec<&str> = at.map(|c| analysis.token_text(&c.tokens)).collect();
            let Some(text) = behind_key(text, &actor, &at, key, lang) else {
                continue;
            };
            let spans = [vec![wording.span], key.spans.clone()].concat();
            let told =
                Told { text: text.clone(), spans: spans.clone(), sentence: 0, proper: false };
            // The keyphrase stands in it once; where that is all, or nothing happens, it tells no news.
            let (words, known) = (content_words(&text, lang), content_words(&key.text, lang));
            let event = |t: u32| {
                let lemma = &analysis.tokens[t as usize].lemma;
                lang.index.events_of_noun(&lang.rules, lemma).next().is_some()
            };
            let happens = run.clone().any(event);
            let again = words.intersection(&known).count() as i64;
            let merged = if happens { REPEATED * again } else { 0 };
            let bare = if words.is_subset(&known) { UNLED } else { 0 };
            // `Plan climat de 1,84 milliard d'euros`: of whom, where the lead names who acts?
            let names = |text: &str| text.chars().skip(1).any(char::is_uppercase);
            let nobody = if names(&text) || !names(subject) { 0 } else { UNOWNED };
            let score = score(statement, 0, &told, &text, key, lang) + merged - bare - nobody;
            out.push((score, composed("title.phrase", text, spans)));
        }
    }
    out
}

/// What the first sentence tells, with the clause that tells it and its object.
fn first_objects<'a>(
    analysis: &'a Analysis,
    statements: &'a [Statement],
) -> impl Iterator<Item = (&'a Statement, &'a Clause, &'a Complement)> {
    statements.iter().filter(|s| s.sentence == 0).filter_map(|statement| {
        let clause = &analysis.clauses[statement.clause];
        let object = clause.complements.iter().find(|c| c.role == Role::Object)?;
        Some((statement, clause, object))
    })
}

/// What the first sentence says that somebody announces: `a annoncé la fermeture définitive de la maternité` →
/// `Fermeture définitive de la maternité`.
fn announced(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    lang: &Language,
) -> Vec<(i64, Piece)> {
    let mut out = Vec::new();
    for (statement, clause, object) in first_objects(analysis, statements) {
        let [determiner, noun, next, ..] = &analysis.tokens[object.tokens.start as usize..] else {
            continue;
        };
        // `de nouvelles restrictions`
        let head = if noun.pos == Pos::Adj { next } else { noun };
        let announces =
            lang.rules.syntax.announcing_verbs.iter().any(|v| **v == *clause.verb.lemma);
        let event = lang.index.events_of_noun(&lang.rules, &head.lemma).next().is_some();
        if statement.negated
            || !announces
            || !event
            || head.pos != Pos::Noun
            || determiner.pos != Pos::Det
        {
            continue;
        }
        for wording in &statement.plain {
            let told: Vec<u32> =
                wording.tokens.iter().copied().filter(|t| *t > object.tokens.start).collect();
            let gaps = told.windows(2).any(|w| w[0] + 1 != w[1]);
            // `la fermeture de sa fonderie`: whose?
            let whose = |t: &u32| analysis.tokens[*t as usize].morph.kind() == Some(Kind::Poss);
            if told.iter().any(whose) {
                continue;
            }
            let (Some(first), Some(last)) = (told.first(), told.last()) else { continue };
            let text = analysis.token_text(&(*first..last + 1)).trim_end_matches([',', ' ']);
            if gaps || text.contains(['«', '“', '"']) {
                continue;
            }
            let text = lang.capitalise(text);
            let spans = vec![wording.span];
            let told =
                Told { text: text.clone(), spans: spans.clone(), sentence: 0, proper: false };
            let score = score(statement, 0, &told, &text, key, lang);
            // `Bénéfice net en recul de 18 %`: whose?
            let held = if key.whole_in(&text) { 10 } else { -UNOWNED };
            out.push((score + held, composed("title.announced", text, spans)));
        }
    }
    out
}

/// What the first sentence brings, behind the keyphrase: as it goes on if it begins with it, in its place if the
/// keyphrase adds who it belongs to, with the place that follows (`at`) if there is room, after a colon if the keyphrase is
/// who acts. None where it would lose its subject.
fn behind_key(
    text: &str,
    subject: &str,
    at: &[&str],
    key: &Key,
    lang: &Language,
) -> Option<String> {
    let (words, wanted): (Vec<&str>, Vec<&str>) =
        (text.split(' ').collect(), key.text.split(' ').collect());
    let same = words.iter().zip(&wanted).take_while(|(a, b)| fold(a) == fold(b)).count();
    // `chiffre d'affaires | de 612 millions` and `chiffre d'affaires | de Valmeca` part before the preposition.
    let linked = same < wanted.len() && same > 0 && lang.is_function_word(&fold(words[same - 1]));
    let same = same - usize::from(linked);
    let rest = content_words(&wanted[same..].join(" "), lang);
    let holds = |phrase: &&&str| rest.is_subset(&content_words(phrase, lang));
    let completes = at.iter().filter(|_| same > 0 && !rest.is_empty()).find(holds);
    let subject = content_words(subject, lang);
    let acts = |words: &[&str]| {
        let content = content_words(&words.join(" "), lang);
        !content.is_empty() && content.iter().all(|w| subject.contains(w))
    };
    if same == wanted.len() {
        let placed = at.first().map(|at| lang.capitalise(&format!("{text} {at}")));
        let placed = placed.filter(|t| fits(t) && !text.contains(at[0]));
        Some(placed.unwrap_or_else(|| lang.capitalise(text)))
    } else if same > 0 && acts(&wanted[same..]) {
        // Two complements in *de* do not follow each other.
        let rest = words[same..].join(" ");
        Some(match rest.strip_prefix("de ").filter(|_| linked) {
            Some(value) => format!("{} : {value}", key.title(lang)),
            None => format!("{} {rest}", key.title(lang)),
        })
    } else if same > 0 && key.whole_in(text) {
        Some(lang.capitalise(text))
    } else if let Some(at) = completes.filter(|at| !text.contains(**at)) {
        Some(lang.capitalise(&format!("{text} {at}")))
    } else {
        // `Bibliothécaire québécoise : cahier de chansons`: what of it? Of a name it is what it brings.
        let named = wanted.iter().any(|w| w.starts_with(char::is_uppercase));
        (named && acts(&wanted)).then(|| format!("{} : {text}", key.title(lang)))
    }
}

/// The headline behind the keyphrase, or behind the name in it where it has no room; as it is where it holds it.
fn led(told: &Told, proper: bool, key: &Key, lang: &Language) -> Option<(String, Vec<Span>)> {
    let mut spans = told.spans.clone();
    if key.whole_in(&told.text) {
        return Some((lang.capitalise(&told.text), spans));
    }
    let said = if proper { told.text.clone() } else { lang.decapitalise(&told.text) };
    // `Orage à Vire : l'orage a duré onze minutes`
    let head = key.text.split(' ').next().map(fold).unwrap_or_default();
    let folded = fold(&said);
    if without_article(&folded, lang).split(' ').next() == Some(head.as_str()) {
        return None;
    }
    spans.extend(&key.spans);
    let whole = format!("{} : {said}", key.title(lang));
    let named = key.name(lang).map(|name| format!("{} : {said}", lang.capitalise(name)));
    let short = named.filter(|n| {
        !fits(&whole) && fits(n) && !told.text.contains(key.name(lang).unwrap_or_default())
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
