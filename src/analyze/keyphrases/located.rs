//! Events joined to the place where the text has them happen: `rougeole à Libourne`. In: title, chapô and opening as
//! tokens. Out: [`Keyphrase`]s. It never joins an event that the text disputes, dates by or sets aside, nor a place that
//! belongs to another clause.

use std::ops::Range;

use super::phrases::block;
use super::weights::{Weights, is_speaker};
use super::whole::may_open;
use crate::lang::Language;
use crate::model::{Analysis, ClauseKind, Keyphrase, Kind, Pos, Span, Token, VerbForm};

/// Sentences of the opening.
const OPENING: usize = 2;
/// Bytes of a preposition with its article: `dans les `.
const PREPOSITION: usize = 9;

/// A place as one says that something happens there (`à Melle`, `au Cap-Vert`), and its tokens.
pub(super) type Scene<'a> = (String, &'a [Token]);

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
    let opening = opening(analysis).into_iter().map(|s| Passage {
        tokens: analysis.tokens_of(s),
        first: Some(analysis.sentences[s].tokens.start as usize),
    });
    let above = head.iter().map(|tokens| Passage { tokens, first: None });
    let passages: Vec<Passage<'_>> = above.chain(opening).collect();
    let scene = scene(analysis, passages.iter().map(|p| p.tokens), lang);
    let court = court(analysis, lang);
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
        let own = place_in(analysis, tokens, lang);
        for at in (0..tokens.len()).filter(|&at| tokens[at].pos == Pos::Noun) {
            let Some(gravity) = happens(analysis, passage, at, lang) else { continue };
            let place = match &own {
                _ if court.is_some() && is_charge(analysis, passage, at, lang) => court.clone(),
                Some(place) if together(analysis, passage, at, place, lang) => {
                    let within = lang.decapitalise(analysis.token_slice(&tokens[place.clone()]));
                    Some((within, &tokens[place.clone()]))
                }
                None if i < 2 || passage.first == Some(0) => scene.clone(),
                _ => None,
            };
            let noun = &tokens[at..with_adjective(analysis, tokens, at)];
            if let Some(place) = place.filter(|_| !says_whose(analysis, noun, lang)) {
                // `collision` of the first sentence, rather than `accident` of the second.
                let later = passage.first.is_some_and(|first| first > 0);
                // `La flambée a été déclarée la veille`: of what?
                let bare =
                    tokens.get(at + 1).is_none_or(|t| t.pos != Pos::Adp && t.pos != Pos::Adj);
                let known = at.checked_sub(1).map(|i| tokens[i].morph.kind());
                let taken_up = bare && known == Some(Some(Kind::Def));
                let told = match (later, taken_up) {
                    (true, true) => 66,
                    (true, false) => 88,
                    (false, _) => 100,
                };
                add(noun, &place, rules.located * (100 + gravity / 2) / 100 * told / 100);
            }
        }
    }
    out
}

/// The sentences of the opening; behind a scene, those around the one that brings the news.
fn opening(analysis: &Analysis) -> Vec<usize> {
    let lead = analysis.lead;
    let from = lead.saturating_sub(usize::from(lead > 0));
    let until = if lead > 0 { lead + OPENING } else { OPENING };
    (from..until.min(analysis.sentences.len())).collect()
}

/// The noun of the lead that weighs most, joined to the place of the article, where no title says what it is about:
/// `traversier à Vire`.
pub(super) fn scenic(analysis: &Analysis, weights: &Weights, lang: &Language) -> Option<Keyphrase> {
    /// How often the article says it.
    const SAID: usize = 3;
    if weights.has_title() || analysis.sentences.is_empty() {
        return None;
    }
    let tokens = analysis.tokens_of(weights.news);
    // `Ariane 6 a décollé de Kourou`: what has a name of its own is told of by it.
    let opens = tokens.first().filter(|t| t.pos == Pos::Propn).map(|t| t.span);
    let person = |t: Span| analysis.index.person_in(t).is_some();
    if opens.is_some_and(|t| !person(t) && !analysis.index.has_place_in(t)) {
        return None;
    }
    let (within, place) = scene(analysis, [tokens], lang)?;
    let wants = |t: &Token| lang.rules.keyphrases.needs_object.iter().any(|n| **n == *t.lemma);
    let often = |noun: &Token| {
        let same = analysis.tokens.iter().filter(|t| t.pos == Pos::Noun && t.lemma == noun.lemma);
        same.take(SAID).count() == SAID
    };
    let stands = |at: &usize| {
        let token = &tokens[*at];
        let counted = at.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Num);
        let named = analysis.organisations.iter().flat_map(|o| &o.mentions);
        // `la fédération de pêche`
        let of_body = at
            .checked_sub(2)
            .is_some_and(|i| &*tokens[i + 1].lemma == "de" && is_speaker(&tokens[i], lang));
        weights.names(token, lang)
            && !wants(token)
            && !of_body
            && !counted
            && may_open(analysis, tokens, *at, lang)
            && !named.clone().any(|m| m.contains(token.span))
            && often(token)
    };
    let nouns = (0..tokens.len()).filter(stands);
    let at = nouns.max_by_key(|at| weights.word(&tokens[*at], lang))?;
    let noun = &tokens[at..with_adjective(analysis, tokens, at)];
    if says_whose(analysis, noun, lang) {
        return None;
    }
    let text = format!("{} {within}", analysis.token_slice(noun).to_lowercase());
    let mean = (weights.word(&noun[0], lang) + weights.word(place.last()?, lang)) / 2;
    let mentions = [noun, place].map(|t| t[0].span.to(t[t.len() - 1].span)).to_vec();
    Some(Keyphrase { text, score: mean * lang.rules.keyphrases.scenic / 100, mentions })
}

/// A bare place, or a bare event, that heads what was found, joined to the other: `Corbières` and `incendie` are `incendie
/// dans les Corbières`. None where nothing plays there.
pub(super) fn paired(
    analysis: &Analysis,
    passages: &[&[Token]],
    ranked: &[Keyphrase],
    lang: &Language,
) -> Option<Keyphrase> {
    /// Among how many phrases the other stands.
    const NEAR: usize = 6;
    let best = ranked.first()?;
    let bare = |k: &Keyphrase| !k.text.contains([' ', '\u{a0}']);
    // Not where it is only hoped for, feared or denied.
    let told = |k: &Keyphrase| {
        let opening = 0..analysis.sentences.len().min(OPENING);
        opening.into_iter().any(|s| {
            let first = analysis.sentences[s].tokens.start as usize;
            let passage = Passage { tokens: analysis.tokens_of(s), first: Some(first) };
            let says = |at: &usize| analysis.text(passage.tokens[*at].span) == k.text;
            let mut said = (0..passage.tokens.len()).filter(says);
            said.any(|at| !disputed(analysis, &passage, at, lang))
        })
    };
    let happens = |k: &Keyphrase| {
        let gravity = lang.event_gravity(&k.text).map(i64::from);
        let grave = gravity.is_some_and(|g| g >= lang.rules.keyphrases.joined_gravity);
        bare(k) && k.text.starts_with(char::is_lowercase) && grave && told(k)
    };
    // As the article says it: `dans les Corbières` are hills, `à Corbières` would be a village.
    let within = passages.iter().find_map(|tokens| {
        let place = place_in(analysis, tokens, lang)?;
        Some(lang.decapitalise(analysis.token_slice(&tokens[place])))
    })?;
    let (_, place) = scene(analysis, passages.iter().copied(), lang)?;
    let there = |k: &Keyphrase| {
        let name = within.strip_suffix(k.text.as_str());
        name.is_some_and(|before| before.ends_with([' ', '\'', '’']))
            && k.text == analysis.token_slice(place)
    };
    let near = || ranked.iter().take(NEAR);
    let (event, place) = match best {
        k if there(k) => (near().find(|k| happens(k))?, k),
        k if happens(k) => (k, near().find(|k| there(k))?),
        _ => return None,
    };
    let mentions = [event, place].map(|k| k.mentions.first().copied());
    Some(Keyphrase {
        text: format!("{} {within}", event.text),
        score: best.score,
        mentions: mentions.into_iter().flatten().collect(),
    })
}

/// One past a noun and the one adjective that follows it: `trêve humanitaire dans le Haut-Nil`.
pub(super) fn with_adjective(analysis: &Analysis, tokens: &[Token], at: usize) -> usize {
    let one = block(analysis, tokens, at, tokens.len()) == at + 2;
    at + 1 + usize::from(one && tokens[at + 1].pos == Pos::Adj)
}

/// True for a noun whose adjective names a place already: `inflation belge`.
pub(super) fn says_whose(analysis: &Analysis, noun: &[Token], lang: &Language) -> bool {
    let named = |t: &Token| {
        let mut letters = analysis.text(t.span).chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        lang.is_gentile(&(capital + letters.as_str()))
    };
    noun.iter().skip(1).any(|t| t.pos == Pos::Adj && named(t))
}

/// The gravity of the event that a noun of a sentence names, where it is told in passing too: behind another noun (`plan
/// d'arrachage`) or as what came before (`après le déversement accidentel de lisier`).
pub(super) fn spoken_of(
    analysis: &Analysis,
    sentence: usize,
    at: usize,
    lang: &Language,
) -> Option<i64> {
    let first = Some(analysis.sentences[sentence].tokens.start as usize);
    let passage = Passage { tokens: analysis.tokens_of(sentence), first };
    let rules = &lang.rules.keyphrases;
    let noun = &passage.tokens[at];
    let gravity = lang.index.events_of_noun(&lang.rules, &noun.lemma).map(|e| e.gravity).max()?;
    let listed = |list: &[String], t: &Token| list.iter().any(|w| **w == *t.lemma);
    let barred = [&rules.never_heads, &rules.needs_object, &rules.never_matter];
    let plain = i64::from(gravity) >= rules.joined_gravity
        && !barred.iter().any(|list| listed(list, noun))
        && !disputed(analysis, &passage, at, lang);
    plain.then_some(i64::from(gravity))
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
    if gravity < rules.joined_gravity
        || listed(&rules.never_heads, noun)
        || listed(&rules.needs_object, noun)
    {
        return None;
    }
    let mut before = tokens[..at].iter().rev().skip_while(|t| matches!(t.pos, Pos::Det | Pos::Adj));
    let governor = before.next();
    let counted = governor.is_some_and(|t| t.pos == Pos::Num);
    // `jugé pour escroquerie`: what one is tried for is what the article is about.
    let aside = governor.is_some_and(|t| t.pos == Pos::Adp && listed(&rules.sets_aside, t));
    let charge = is_charge(analysis, passage, at, lang);
    // `jugé pour assassinat, reconnu coupable de meurtre`: of the first one he was cleared.
    let cleared = charge && found(analysis, lang).is_some_and(|t| t.lemma != noun.lemma);
    let aside = aside && (!charge || cleared);
    let of = governor.is_some_and(|t| &*t.lemma == "de");
    // `un facteur à la retraite`
    let state = governor.is_some_and(|t| &*t.lemma == "à") && listed(&rules.never_matter, noun);
    if state {
        return None;
    }
    let of_another = of && !before.next().is_some_and(|t| listed(&rules.opens_event, t));
    if counted || aside || of_another || disputed(analysis, passage, at, lang) {
        return None;
    }
    let dated = passage.first.is_some_and(|first| lang.only_dates(analysis, first + at));
    (!dated).then_some(gravity)
}

/// True for what somebody is tried or punished for: `jugé pour escroquerie`.
fn is_charge(analysis: &Analysis, passage: &Passage<'_>, at: usize, lang: &Language) -> bool {
    let before = passage.tokens[..at].iter().rev().find(|t| t.pos != Pos::Det);
    let clause = passage.first.and_then(|first| clause_at(analysis, first + at));
    let verb = clause.map(|c| &analysis.clauses[c].verb.lemma);
    before.is_some_and(|t| &*t.lemma == "pour")
        && verb.is_some_and(|v| lang.rules.syntax.charging_verbs.contains(v))
}

/// What a court has found: `reconnu coupable de meurtre`.
pub(super) fn found<'a>(analysis: &'a Analysis, lang: &Language) -> Option<&'a Token> {
    let proving = |t: &Token| lang.rules.keyphrases.proving.iter().any(|w| **w == *t.lemma);
    let mut runs = analysis.tokens.windows(3);
    let said = runs.find(|run| proving(&run[0]) && &*run[1].lemma == "de");
    said.map(|run| &run[2]).filter(|t| t.pos == Pos::Noun)
}

/// Where the court sits that the opening names: `tribunal correctionnel de Dijon`.
fn court<'a>(analysis: &'a Analysis, lang: &Language) -> Option<Scene<'a>> {
    let last = analysis.sentences.get(analysis.lead + 1).or(analysis.sentences.last())?;
    let tokens = &analysis.tokens[..last.tokens.end as usize];
    let courts = &lang.rules.keyphrases.courts;
    let sits = |at: usize| {
        let after = tokens.get(at + 1..)?;
        let link = after.iter().position(|t| !matches!(t.pos, Pos::Adj))?;
        let name = &after[link + 1..];
        let end = name.iter().position(|t| t.pos != Pos::Propn).unwrap_or(name.len());
        let of = &*after[link].lemma == "de" && end > 0;
        let within = of.then(|| lang.in_place(analysis.token_slice(&name[..end]))).flatten()?;
        Some((within, &name[..end]))
    };
    let named = |at: &usize| courts.iter().any(|c| **c == *tokens[*at].lemma);
    (0..tokens.len()).filter(named).find_map(sits)
}

/// True if the clause of a token denies or doubts what it tells.
fn disputed(analysis: &Analysis, passage: &Passage<'_>, at: usize, lang: &Language) -> bool {
    let rules = &lang.rules.keyphrases;
    let doubts = |t: &Token| rules.disputes.iter().any(|w| **w == *t.lemma);
    let before = passage.tokens[..at].iter().rev();
    if before.clone().take_while(|t| analysis.text(t.span) != ":").any(doubts) {
        return true;
    }
    // `sans parvenir à s'entendre sur un cessez-le-feu`
    let near = before.take_while(|t| !matches!(analysis.text(t.span), "," | ":" | ";"));
    let near = near.count();
    let run = &passage.tokens[at - near..at];
    let failed = run.windows(2).any(|pair| {
        let aside =
            pair[0].pos == Pos::Adp && rules.sets_aside.iter().any(|w| **w == *pair[0].lemma);
        aside && pair[1].pos == Pos::Verb
    });
    if failed {
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
fn together(
    analysis: &Analysis,
    passage: &Passage<'_>,
    at: usize,
    place: &Range<usize>,
    lang: &Language,
) -> bool {
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
    let inner = |clause: usize| {
        let clause = &analysis.clauses[clause];
        // `une trêve, au terme de pourparlers menés à Genève`: there something else took place.
        let locution =
            |t: &&Token| lang.rules.keyphrases.in_locutions.iter().any(|l| **l == *t.lemma);
        let start = (clause.tokens.start as usize).saturating_sub(first);
        let other = passage.tokens.get(at..start).unwrap_or_default().iter().any(|t| locution(&t));
        clause.kind == ClauseKind::Participial
            && clause.parent.map(|p| p as usize) == noun
            && !other
    };
    noun == place || place.is_some_and(|p| hangs(p) || inner(p))
}

/// The smallest clause that holds a token of the body.
fn clause_at(analysis: &Analysis, token: usize) -> Option<usize> {
    let sentence = analysis.sentence_at(analysis.tokens.get(token)?.span.start)?;
    let clauses = analysis.clauses_of(&(sentence..sentence + 1));
    let holds = |c: &usize| analysis.clauses[*c].tokens.contains(&(token as u32));
    clauses.filter(holds).min_by_key(|c| analysis.clauses[*c].tokens.len())
}

/// The place where the article plays: the first that the title, else the opening names.
pub(super) fn scene<'a>(
    analysis: &Analysis,
    passages: impl IntoIterator<Item = &'a [Token]>,
    lang: &Language,
) -> Option<Scene<'a>> {
    passages.into_iter().find_map(|tokens| {
        // `l'Azerbaïdjan intensifie` acts; `Deux-Sèvres. Un motard…` and `la région du Haut-Karabakh` say where.
        let says_where = |at: usize, end: usize| {
            let before = tokens[..at].iter().rev().find(|t| t.pos != Pos::Det);
            let before = before.filter(|_| !is_against(tokens, at, lang));
            let after = tokens.get(end).map(|t| analysis.text(t.span));
            before.is_some_and(|t| t.pos == Pos::Adp) && !is_seat(tokens, at, lang)
                || at == 0 && after.is_some_and(|t| matches!(t, "." | ":" | "-" | "–"))
        };
        (0..tokens.len()).find_map(|at| {
            let (name, end) = place_at(analysis, tokens, at)?;
            // `dans le canton de Vaud` brings a word of its own.
            let within = lang.in_place(name).filter(|w| w.len() <= name.len() + PREPOSITION);
            within.filter(|_| says_where(at, end)).map(|within| (within, &tokens[at..end]))
        })
    })
}

/// `un député écologiste de Gironde`: whom somebody sits for says no place.
fn is_seat(tokens: &[Token], at: usize, lang: &Language) -> bool {
    /// Words between the office and its place.
    const BETWEEN: usize = 3;
    let before = tokens[..at].iter().rev().filter(|t| t.pos != Pos::Det);
    let mut before = before.skip_while(|t| t.pos == Pos::Adp).take(BETWEEN);
    before.any(|t| lang.rules.keyphrases.elected.iter().any(|w| **w == *t.lemma))
}

/// True if what begins at a token stands behind `face à` or `contre`: it meets somebody, and says no place.
fn is_against(tokens: &[Token], at: usize, lang: &Language) -> bool {
    let mut before = tokens[..at].iter().rev().filter(|t| t.pos != Pos::Det);
    let listed = |t: &Token| lang.rules.keyphrases.against.iter().any(|w| **w == *t.lemma);
    let first = before.next();
    let behind = first.filter(|t| &*t.lemma == "à").and_then(|_| before.next());
    first.is_some_and(listed) || behind.is_some_and(listed)
}

/// The place whose name begins at a token, and one past its last.
fn place_at<'a>(analysis: &'a Analysis, tokens: &[Token], at: usize) -> Option<(&'a str, usize)> {
    /// Words of a name.
    const LONGEST: usize = 4;
    if !analysis.index.has_place_in(tokens[at].span) {
        return None;
    }
    let most = (at + LONGEST).min(tokens.len());
    (at + 1..=most).rev().find_map(|end| {
        let written = analysis.token_slice(&tokens[at..end]);
        let place = analysis.places.iter().find(|p| p.name == written)?;
        Some((place.name.as_str(), end))
    })
}

/// The first place of a passage that stands behind a preposition of place, from the preposition on.
pub(super) fn place_in(
    analysis: &Analysis,
    tokens: &[Token],
    lang: &Language,
) -> Option<Range<usize>> {
    let kinds = &lang.rules.keyphrases.places_only;
    let is_place = |t: &Token| analysis.index.has_place_in(t.span);
    let leads = |t: &Token| matches!(&*t.lemma, "à" | "en" | "dans") && t.pos == Pos::Adp;
    let small = |at: usize| tokens.get(at).is_some_and(|t| t.pos == Pos::Det);
    // `l'Institut de recherche à Vire` has its seat there.
    let seat = |start: usize| {
        let before = start.checked_sub(1).map(|i| tokens[i].span);
        let mut bodies = analysis.organisations.iter().flat_map(|o| &o.mentions);
        before.is_some_and(|t| bodies.any(|m| m.contains(t)))
    };
    let where_to = |start: &usize| !is_against(tokens, *start + 1, lang) && !seat(*start);
    (0..tokens.len()).filter(where_to).find_map(|start| {
        let mut at = start + 1;
        while small(at) {
            at += 1;
        }
        // `dans le massif du Queyras`
        let kind = tokens.get(at).is_some_and(|t| kinds.iter().any(|k| **k == *t.lemma));
        if kind && tokens.get(at + 1).is_some_and(|t| &*t.lemma == "de") {
            at += 2;
            while small(at) {
                at += 1;
            }
        }
        let first = at;
        while tokens.get(at).is_some_and(is_place) {
            at += 1;
        }
        (leads(&tokens[start]) && at > first).then_some(start..at)
    })
}
