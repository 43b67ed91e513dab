//! Keyphrases that no phrase of the text gives as it stands. In: events, places, names and their words' weights. Out:
//! [`Keyphrase`]s built from the text's own words. It never joins what the text keeps apart.

use std::ops::Range;

use super::phrases::block;
use super::weights::Weights;
use crate::lang::Language;
use crate::lang::schema::rules::Of;
use crate::model::{Analysis, Keyphrase, Pos, Role, Span, Token};

/// An event noun of the text joined to the name that its sentence or the lead is about.
pub(super) fn joined(analysis: &Analysis, weights: &Weights, lang: &Language) -> Vec<Keyphrase> {
    let rules = &lang.rules.keyphrases;
    let mut out = Vec::new();
    let Some((name, last)) = lead_subject(analysis) else { return out };
    let text = analysis.text(name);
    let with_article = lang.decapitalise(text);
    for token in analysis.tokens.iter().filter(|t| t.pos == Pos::Noun) {
        let events = lang.index.events_of_noun(&lang.rules, &token.lemma);
        let Some(event) = events.max_by_key(|e| e.gravity) else { continue };
        let happens = matches!(event.of, Of::Subject | Of::Both) && event.prep.is_none();
        if !happens || i64::from(event.gravity) < rules.joined_gravity {
            continue;
        }
        let noun = analysis.text(token.span).to_lowercase();
        let text = lang.join(&format!("{noun} de"), &with_article);
        let score = (weights.word(token, lang) + weights.word(last, lang)) * rules.joined / 200;
        out.push(Keyphrase { text, score, mentions: vec![token.span, name] });
    }
    out
}

/// What the lead says that somebody publishes, joined to who does: `bénéfice net d'Aéralis`.
pub(super) fn reported(
    analysis: &Analysis,
    weights: &Weights,
    lang: &Language,
) -> Option<Keyphrase> {
    let rules = &lang.rules.keyphrases;
    let clause = analysis.clauses[analysis.clauses_of(&(0..1))].first()?;
    let subject = clause.subject.clone()?;
    let object = clause.complements.iter().find(|c| c.role == Role::Object)?.tokens.clone();
    let inside = &analysis.tokens[subject.start as usize..subject.end as usize];
    let name = inside.iter().rposition(|t| t.pos != Pos::Propn).map_or(0, |i| i + 1);
    let name = inside.get(name..).filter(|n| !n.is_empty())?;
    let tokens = &analysis.tokens[object.start as usize..object.end as usize];
    let head = tokens.iter().position(|t| t.pos == Pos::Noun)?;
    let listed = |list: &[String], word: &str| list.iter().any(|w| w == word);
    if !listed(&rules.publishing_verbs, &clause.verb.lemma)
        || !listed(&rules.published_nouns, &tokens[head].lemma)
    {
        return None;
    }
    let what = &tokens[head..block(analysis, tokens, head, tokens.len())];
    let who = analysis.token_slice(name);
    let text = lang.join(&format!("{} de", analysis.token_slice(what)), who);
    let mean = (weights.word(&what[0], lang) + weights.word(&name[0], lang)) / 2;
    let spans = [what, name].map(|t| t[0].span.to(t[t.len() - 1].span));
    Some(Keyphrase { text, score: mean * rules.published / 100, mentions: spans.to_vec() })
}

/// An event of the opening, or what the title announces before a colon, joined to the place it is said to happen in:
/// `rougeole à Libourne`. Both stand in the same title, chapô or sentence, the place behind its preposition.
pub(super) fn located(
    analysis: &Analysis,
    weights: &Weights,
    head: &[&[Token]],
    lang: &Language,
) -> Vec<Keyphrase> {
    /// Sentences of the opening.
    const OPENING: usize = 2;
    let rules = &lang.rules.keyphrases;
    let opening = (0..analysis.sentences.len().min(OPENING)).map(|s| analysis.tokens_of(s));
    let passages: Vec<&[Token]> = head.iter().copied().chain(opening).collect();
    let mut out: Vec<Keyphrase> = Vec::new();
    let mut announced = head.first().and_then(|t| announced(analysis, t));
    let colon = announced.is_some();
    let scene = scene(analysis, &passages, lang);
    for (i, tokens) in passages.iter().enumerate() {
        let own = place_in(analysis, tokens).map(|place| {
            let within = lang.decapitalise(analysis.token_slice(&tokens[place.clone()]));
            (within, &tokens[place])
        });
        let said = own.is_some();
        let Some((within, place)) = own.or_else(|| scene.clone()) else { continue };
        let Some(last) = place.last() else { continue };
        let nouns = (0..tokens.len()).filter(|&at| tokens[at].pos == Pos::Noun);
        let events = nouns.filter_map(|at| {
            let events = lang.index.events_of_noun(&lang.rules, &tokens[at].lemma);
            let gravity = events.map(|e| i64::from(e.gravity)).max()?;
            // `trêve humanitaire dans le Haut-Nil`
            let end = at + 1 + usize::from(block(analysis, tokens, at, tokens.len()) == at + 2);
            let end = if tokens[end - 1].pos == Pos::Adj { end } else { at + 1 };
            (gravity >= rules.joined_gravity).then_some((&tokens[at..end], gravity, 100))
        });
        let named = announced.take_if(|_| said && i < 3);
        let named = named.map(|tokens| (tokens, 0, rules.opens_title));
        // What the title speaks of most, where it names the place too: `urgences à Decize`.
        let central = (i == 0 && said && !colon && weights.has_title())
            .then(|| tokens.iter().filter(|t| weights.names(t, lang)))
            .and_then(|nouns| nouns.max_by_key(|t| weights.word(t, lang)))
            .map(|t| (std::slice::from_ref(t), 0, rules.in_title));
        let named = named.into_iter().chain(central);
        for (noun, gravity, bonus) in named.chain(events) {
            let text = format!("{} {within}", analysis.token_slice(noun).to_lowercase());
            let mean = (weights.word(&noun[0], lang) + weights.word(last, lang)) / 2;
            let score = mean * rules.located / 100 * (100 + gravity / 2) / 100 * bonus / 100;
            let spans = [noun, place].map(|t| t[0].span.to(t[t.len() - 1].span));
            out.push(Keyphrase { text, score, mentions: spans.to_vec() });
        }
    }
    out
}

/// `Rougeole : …`, `Grippe aviaire : …`: the noun and adjectives that open a title before a colon.
fn announced<'a>(analysis: &Analysis, title: &'a [Token]) -> Option<&'a [Token]> {
    let colon = title.iter().position(|t| analysis.text(t.span) == ":")?;
    let opening = &title[..colon];
    let plain = opening.first().is_some_and(|t| t.pos == Pos::Noun)
        && opening.len() <= 3
        && opening.iter().skip(1).all(|t| t.pos == Pos::Adj);
    plain.then_some(opening)
}

/// Bytes of a preposition with its article: `dans les `.
const PREPOSITION: usize = 9;

/// The place where the article plays, as one says that something happens there (`à Melle`, `au Cap-Vert`): the first that
/// the title, else the opening names.
fn scene<'a>(
    analysis: &Analysis,
    passages: &[&'a [Token]],
    lang: &Language,
) -> Option<(String, &'a [Token])> {
    passages.iter().find_map(|tokens| {
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

/// The subject of the first main clause and its last token, if it is a name with its article.
fn lead_subject(analysis: &Analysis) -> Option<(Span, &Token)> {
    let subject = analysis.clauses.first()?.subject.clone()?;
    let tokens = &analysis.tokens[subject.start as usize..subject.end as usize];
    let (last, rest) = tokens.split_last()?;
    let span = analysis.token_span(&subject);
    let person = analysis.index.person_in(span).is_some();
    let plain =
        last.pos == Pos::Propn && rest.iter().all(|t| t.pos == Pos::Det) && !rest.is_empty();
    (plain && !person).then_some((span, last))
}
