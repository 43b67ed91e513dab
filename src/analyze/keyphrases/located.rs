//! Events joined to the place where the text has them happen: `rougeole à Libourne`. In: title, chapô and opening as
//! tokens. Out: [`Keyphrase`]s. It never joins an event that the text disputes, dates by or sets aside, nor a place that
//! belongs to another clause.

use std::ops::Range;

use super::phrases::block;
use super::weights::Weights;
use crate::lang::Language;
use crate::model::{Analysis, ClauseKind, Keyphrase, Pos, Token, VerbForm};

/// Sentences of the opening.
const OPENING: usize = 2;
/// Bytes of a preposition with its article: `dans les `.
const PREPOSITION: usize = 9;

/// A place as one says that something happens there (`à Melle`, `au Cap-Vert`), and its tokens.
type Scene<'a> = (String, &'a [Token]);

/// A title, a chapô or a sentence; `first` is the index of its first token in the body.
struct Passage<'a> {
    tokens: &'a [Token],
    first: Option<usize>,
}

/// An event of the opening, or what the title speaks of, joined to its place.
pub(super) fn located(
    analysis: &Analysis,
    weights: &Weights,
    head: &[&[Token]],
    lang: &Language,
) -> Vec<Keyphrase> {
    let rules = &lang.rules.keyphrases;
    let opening = (0..analysis.sentences.len().min(OPENING)).map(|s| Passage {
        tokens: analysis.tokens_of(s),
        first: Some(analysis.sentences[s].tokens.start as usize),
    });
    let above = head.iter().map(|tokens| Passage { tokens, first: None });
    let passages: Vec<Passage<'_>> = above.chain(opening).collect();
    let scene = scene(analysis, &passages, lang);
    let title = passages.first().filter(|_| weights.has_title()).map(|p| p.tokens);
    let mut out: Vec<Keyphrase> = Vec::new();
    let mut add = |noun: &[Token], (within, place): &Scene<'_>, worth: i64| {
        let Some(last) = place.last() else { return };
        let text = format!("{} {within}", analysis.token_slice(noun).to_lowercase());
        let mean = (weights.word(&noun[0], lang) + weights.word(last, lang)) / 2;
        let mentions = [noun, place].map(|t| t[0].span.to(t[t.len() - 1].span)).to_vec();
        out.push(Keyphrase { text, score: mean * worth / 100, mentions });
    };
    for (i, passage) in passages.iter().enumerate() {
        let tokens = passage.tokens;
        let own = place_in(analysis, tokens);
        for at in (0..tokens.len()).filter(|&at| tokens[at].pos == Pos::Noun) {
            let Some(gravity) = happens(analysis, passage, at, lang) else { continue };
            let place = match &own {
                Some(place) if together(analysis, passage, at, place) => {
                    let within = lang.decapitalise(analysis.token_slice(&tokens[place.clone()]));
                    Some((within, &tokens[place.clone()]))
                }
                None if i < 2 || passage.first == Some(0) => scene.clone(),
                _ => None,
            };
            if let Some(place) = place {
                let noun = &tokens[at..with_adjective(analysis, tokens, at)];
                add(noun, &place, rules.located * (100 + gravity / 2) / 100);
            }
        }
    }
    let Some(title) = title else { return out };
    let own = place_in(analysis, title).map(|place| {
        let within = lang.decapitalise(analysis.token_slice(&title[place.clone()]));
        (within, &title[place])
    });
    match announced(analysis, title) {
        Some(noun) => {
            if let Some(place) = own.or(scene) {
                add(noun, &place, rules.opens_title);
            }
        }
        None => {
            if let Some(found) = placed(analysis, weights, title, lang) {
                for (noun, place) in found {
                    add(noun, &place, rules.in_title * rules.placed / 100);
                }
            } else if let (Some(place), false) = (own, colon(analysis, title).is_some()) {
                let nouns = title.iter().filter(|t| weights.names(t, lang));
                if let Some(noun) = nouns.max_by_key(|t| weights.word(t, lang)) {
                    add(std::slice::from_ref(noun), &place, rules.in_title);
                }
            }
        }
    }
    out
}

/// One past a noun and the one adjective that follows it: `trêve humanitaire dans le Haut-Nil`.
fn with_adjective(analysis: &Analysis, tokens: &[Token], at: usize) -> usize {
    let one = block(analysis, tokens, at, tokens.len()) == at + 2;
    at + 1 + usize::from(one && tokens[at + 1].pos == Pos::Adj)
}

/// The gravity of the event that a noun names, if the passage tells it: not what is counted, dated by, disputed or only
/// feared.
fn happens(analysis: &Analysis, passage: &Passage<'_>, at: usize, lang: &Language) -> Option<i64> {
    let rules = &lang.rules.keyphrases;
    let tokens = passage.tokens;
    let listed = |list: &[String], t: &Token| list.iter().any(|w| **w == *t.lemma);
    let noun = &tokens[at];
    let events = lang.index.events_of_noun(&lang.rules, &noun.lemma);
    let gravity = events.map(|e| i64::from(e.gravity)).max()?;
    if gravity < rules.joined_gravity || listed(&rules.needs_object, noun) {
        return None;
    }
    let mut before = tokens[..at].iter().rev().skip_while(|t| matches!(t.pos, Pos::Det | Pos::Adj));
    let governor = before.next();
    let counted = governor.is_some_and(|t| t.pos == Pos::Num);
    let aside = governor.is_some_and(|t| t.pos == Pos::Adp && listed(&rules.sets_aside, t));
    let of = governor.is_some_and(|t| &*t.lemma == "de");
    let of_another = of && !before.next().is_some_and(|t| listed(&rules.opens_event, t));
    if counted || aside || of_another || disputed(analysis, passage, at, lang) {
        return None;
    }
    let dated = passage.first.is_some_and(|first| lang.only_dates(analysis, first + at));
    (!dated).then_some(gravity)
}

/// True if the clause of a token denies or doubts what it tells.
fn disputed(analysis: &Analysis, passage: &Passage<'_>, at: usize, lang: &Language) -> bool {
    let rules = &lang.rules.keyphrases;
    let doubts = |t: &Token| rules.disputes.iter().any(|w| **w == *t.lemma);
    let before = passage.tokens[..at].iter().rev();
    if before.take_while(|t| analysis.text(t.span) != ":").any(doubts) {
        return true;
    }
    let clause = passage.first.and_then(|first| clause_at(analysis, first + at));
    clause.is_some_and(|c| {
        let verb = &analysis.clauses[c].verb;
        verb.negated || verb.tense == Some(VerbForm::Cond)
    })
}

/// True if a noun and a place stand in one clause, or the place in one that hangs on the noun (`un incendie survenu à
/// Vire`); in a title, on one side of the colon.
fn together(analysis: &Analysis, passage: &Passage<'_>, at: usize, place: &Range<usize>) -> bool {
    let between = &passage.tokens[at.min(place.start)..at.max(place.start)];
    if between.iter().any(|t| matches!(analysis.text(t.span), ":" | ";")) {
        return false;
    }
    let Some(first) = passage.first else { return true };
    let (noun, place) = (clause_at(analysis, first + at), clause_at(analysis, first + place.start));
    let hangs = |clause: usize| {
        let clause = &analysis.clauses[clause];
        let start = clause.tokens.start as usize;
        clause.kind == ClauseKind::Participial
            && (start == first + at + 1 || start == first + at + 2)
    };
    noun == place || place.is_some_and(hangs)
}

/// The smallest clause that holds a token of the body.
fn clause_at(analysis: &Analysis, token: usize) -> Option<usize> {
    let sentence = analysis.sentence_at(analysis.tokens.get(token)?.span.start)?;
    let clauses = analysis.clauses_of(&(sentence..sentence + 1));
    let holds = |c: &usize| analysis.clauses[*c].tokens.contains(&(token as u32));
    clauses.filter(holds).min_by_key(|c| analysis.clauses[*c].tokens.len())
}

fn colon(analysis: &Analysis, title: &[Token]) -> Option<usize> {
    title.iter().position(|t| analysis.text(t.span) == ":")
}

/// `Rougeole : …`, `Grippe aviaire : …`: the noun and adjectives that open a title before a colon.
fn announced<'a>(analysis: &Analysis, title: &'a [Token]) -> Option<&'a [Token]> {
    let opening = &title[..colon(analysis, title)?];
    let plain = opening.first().is_some_and(|t| t.pos == Pos::Noun)
        && opening.len() <= 3
        && opening.iter().skip(1).all(|t| t.pos == Pos::Adj);
    plain.then_some(opening)
}

/// `Vire : le budget…`, `Algérie : un séisme…`: what the title tells first and most of the place that opens it, each with
/// that place.
fn placed<'a>(
    analysis: &Analysis,
    weights: &Weights,
    title: &'a [Token],
    lang: &Language,
) -> Option<Vec<(&'a [Token], Scene<'a>)>> {
    let colon = colon(analysis, title)?;
    let place = &title[..colon];
    let whole = place.first()?.span.to(place.last()?.span);
    let named = place.iter().all(|t| matches!(t.pos, Pos::Propn | Pos::Adp | Pos::Det | Pos::Noun))
        && analysis.index.has_place_in(whole);
    let within = lang.in_place(analysis.text(whole)).filter(|_| named)?;
    let told = &title[colon + 1..];
    let first = first_noun(told).filter(|at| weights.names(&told[*at], lang));
    let nouns = (0..told.len()).filter(|at| weights.names(&told[*at], lang));
    let heaviest = nouns.max_by_key(|at| weights.word(&told[*at], lang));
    let mut found: Vec<usize> = first.into_iter().chain(heaviest).collect();
    found.dedup();
    let phrase =
        |at: usize| (&told[at..with_adjective(analysis, told, at)], (within.clone(), place));
    Some(found.into_iter().map(phrase).collect())
}

/// The first noun of a clause without verb or name before it.
fn first_noun(clause: &[Token]) -> Option<usize> {
    let word = |t: &Token| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adp);
    let at = clause.iter().position(word)?;
    (clause[at].pos == Pos::Noun).then_some(at)
}

/// The place where the article plays: the first that the title, else the opening names.
fn scene<'a>(analysis: &Analysis, passages: &[Passage<'a>], lang: &Language) -> Option<Scene<'a>> {
    passages.iter().find_map(|passage| {
        let tokens = passage.tokens;
        let names = |t: &Token| {
            let written = analysis.text(t.span);
            analysis.places.iter().find(|p| p.name == written)
        };
        // `l'Azerbaïdjan intensifie` acts; `Deux-Sèvres. Un motard…` and `la région du Haut-Karabakh` say where.
        let says_where = |at: usize| {
            let before = at.checked_sub(1).map(|b| &tokens[b]);
            let after = tokens.get(at + 1).map(|t| analysis.text(t.span));
            before.is_some_and(|t| t.pos == Pos::Adp)
                || before.is_none() && after.is_some_and(|t| matches!(t, "." | ":" | "-" | "–"))
        };
        let at = (0..tokens.len()).find(|&at| {
            tokens[at].pos == Pos::Propn && names(&tokens[at]).is_some() && says_where(at)
        })?;
        let name = &names(&tokens[at])?.name;
        // `dans le canton de Vaud` brings a word of its own.
        let within = lang.in_place(name).filter(|w| w.len() <= name.len() + PREPOSITION)?;
        Some((within, &tokens[at..=at]))
    })
}

/// The first place of a passage that stands behind a preposition of place, from the preposition on.
fn place_in(analysis: &Analysis, tokens: &[Token]) -> Option<Range<usize>> {
    let is_place = |t: &Token| analysis.index.has_place_in(t.span);
    let leads = |t: &Token| matches!(&*t.lemma, "à" | "en" | "dans") && t.pos == Pos::Adp;
    (0..tokens.len()).find_map(|start| {
        let mut at = start + 1;
        while tokens.get(at).is_some_and(|t| t.pos == Pos::Det) {
            at += 1;
        }
        let first = at;
        while tokens.get(at).is_some_and(is_place) {
            at += 1;
        }
        (leads(&tokens[start]) && at > first).then_some(start..at)
    })
}
