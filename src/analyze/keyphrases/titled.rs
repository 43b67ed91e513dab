//! What the article's own title speaks of, joined to the place or the house that it names: `Vire : le budget…` gives `budget
//! à Vire`. In: the title as tokens. Out: [`Keyphrase`]s. It never joins what only speaks, and announces no rubric.

use std::ops::Range;

use super::located::{Scene, place_in, scene, with_adjective};
use super::matter::Spread;
use super::phrases::phrases_at;
use super::weights::{Weights, is_bearer, is_content, is_speaker};
use super::whole::{Names, may_open};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, Keyphrase, Kind, Number, Pos, Token};

/// What is needed to read one title.
struct Title<'a> {
    analysis: &'a Analysis,
    names: &'a Names,
    weights: &'a Weights,
    spread: &'a Spread,
    lang: &'a Language,
    tokens: &'a [Token],
    colon: Option<usize>,
    /// The place that it says something happens in.
    place: Option<Range<usize>>,
}

/// What the title speaks of with its place; `passages` are the title, the chapô and the opening.
pub(super) fn titled(
    analysis: &Analysis,
    (names, weights, spread): (&Names, &Weights, &Spread),
    passages: &[&[Token]],
    lang: &Language,
) -> Vec<Keyphrase> {
    let Some(tokens) = passages.first().copied().filter(|_| weights.has_title()) else {
        return Vec::new();
    };
    let colon = tokens.iter().position(|t| analysis.text(t.span) == ":");
    let place = place_in(analysis, tokens, lang);
    let title = Title { analysis, names, weights, spread, lang, tokens, colon, place };
    let rules = &lang.rules.keyphrases;
    let mut out = title.beside_place();
    let placed = title.placed();
    if let Some(noun) = title.announced() {
        let own = title.own().or_else(|| scene(analysis, [tokens], lang));
        let other = || passages.iter().skip(1).find_map(|p| said_in(analysis, p, lang));
        if let Some(place) = own.or_else(other) {
            out.push(title.joined(&tokens[..noun], &place, rules.announced));
        }
    } else if placed.is_empty() {
        out.extend(title.central());
    }
    out.extend(placed);
    out.extend(title.owned());
    out
}

/// The first place of a passage, as it says that something happens there.
fn said_in<'a>(analysis: &Analysis, tokens: &'a [Token], lang: &Language) -> Option<Scene<'a>> {
    let place = place_in(analysis, tokens, lang)?;
    let within = lang.decapitalise(analysis.token_slice(&tokens[place.clone()]));
    Some((within, &tokens[place]))
}

impl<'a> Title<'a> {
    fn own(&self) -> Option<Scene<'a>> {
        said_in(self.analysis, self.tokens, self.lang)
    }

    /// `défilé Rosenthal à Paris`: the phrase that the place follows, as it stands.
    fn beside_place(&self) -> Vec<Keyphrase> {
        /// Content words.
        const MOST: usize = 4;
        let Some(place) = &self.place else { return Vec::new() };
        let rules = &self.lang.rules.keyphrases;
        let mut out = Vec::new();
        for start in place.start.saturating_sub(2 * MOST)..place.start {
            let phrases = phrases_at(self.analysis, self.names, self.tokens, start, self.lang);
            for phrase in phrases.into_iter().filter(|p| p.end == place.start) {
                let words = &self.tokens[phrase];
                let place_words = self.tokens[place.clone()].iter().filter(|t| is_content(t));
                let content = words.iter().filter(|t| is_content(t)).chain(place_words).count();
                let alone = words.len() == 1 && !self.stands(self.tokens, start);
                if content > MOST || alone || !self.tells(&self.tokens[start..], 0) {
                    continue;
                }
                let whole = &self.tokens[start..place.end];
                let mean = (self.weights.word(&words[0], self.lang)
                    + self.weights.word(&whole[whole.len() - 1], self.lang))
                    / 2;
                let worth = if start == 0 { rules.opens_title } else { rules.in_title };
                let text = self.analysis.token_slice(whole).to_owned();
                let mentions = vec![whole[0].span.to(whole[whole.len() - 1].span)];
                out.push(Keyphrase { text, score: mean * worth / 100, mentions });
            }
        }
        out
    }

    /// `Rougeole : …`, `Grippe aviaire : …`, `Coupe du monde : …`: where the phrase ends that opens a title before its colon.
    fn announced(&self) -> Option<usize> {
        let colon = self.colon?;
        let opening = &self.tokens[..colon];
        let first = opening.first()?;
        let rules = &self.lang.rules.keyphrases;
        let rubric = rules.rubrics.iter().any(|r| fold(r) == fold(self.text(opening)));
        let linked = opening.iter().any(|t| t.pos == Pos::Adp);
        // `Tour de France : …`; `Grève des éboueurs : …` has its object.
        let span = first.span.to(opening[colon - 1].span);
        let called = self.names.hold(span) && self.place.is_some();
        let elsewhere = !opening.iter().any(|t| self.analysis.index.has_place_in(t.span));
        let mut phrases =
            phrases_at(self.analysis, self.names, self.tokens, 0, self.lang).into_iter();
        let whole = phrases.any(|p| p.end == colon) && opening.len() <= 4;
        let event = first.pos == Pos::Noun && !linked && elsewhere || called && linked;
        (whole && event && !rubric).then_some(colon)
    }

    /// `Vire : le budget…`, `Algérie : un séisme…`: what the title tells first and most of the place that opens it.
    fn placed(&self) -> Vec<Keyphrase> {
        let Some(colon) = self.colon.filter(|c| *c > 0) else { return Vec::new() };
        let place = &self.tokens[..colon];
        let kinds = [Pos::Propn, Pos::Adp, Pos::Det, Pos::Noun];
        let named = place.iter().all(|t| kinds.contains(&t.pos))
            && self.analysis.index.has_place_in(place[0].span.to(place[colon - 1].span));
        let Some(within) = self.lang.in_place(self.text(place)).filter(|_| named) else {
            return Vec::new();
        };
        let told = &self.tokens[colon + 1..];
        let first = first_noun(told).filter(|at| self.tells(told, *at));
        let nouns = (0..told.len()).filter(|at| self.stands(told, *at));
        // `pénurie oblige, une école sur trois…`: what happens before what it happens to.
        let worth = |at: &usize| {
            let events = self.lang.index.events_of_noun(&self.lang.rules, &told[*at].lemma);
            let gravity = events.map(|e| i64::from(e.gravity)).max().unwrap_or(0);
            self.weights.word(&told[*at], self.lang) * (100 + gravity)
        };
        let heaviest = nouns.max_by_key(worth);
        let mut found: Vec<usize> = first.into_iter().chain(heaviest).collect();
        found.dedup();
        let rules = &self.lang.rules.keyphrases;
        let worth = rules.in_title * rules.placed / 100;
        let phrase = |at: usize| {
            // `une motion de | censure`
            let of = at > 1 && &*told[at - 1].lemma == "de" && told[at - 2].pos == Pos::Noun;
            let start = if of && told[at - 1].morph.kind().is_none() { at - 2 } else { at };
            let noun = &told[start..with_adjective(self.analysis, told, at)];
            self.joined(noun, &(within.clone(), place), worth)
        };
        found.into_iter().map(phrase).collect()
    }

    /// What the part of the title with the place speaks of most: `urgences à Decize`.
    fn central(&self) -> Option<Keyphrase> {
        let place = self.place.clone()?;
        let start = self.colon.filter(|c| *c < place.start).map_or(0, |c| c + 1);
        let end = self.colon.filter(|c| *c > place.start).unwrap_or(self.tokens.len());
        let nouns = (start..end).filter(|at| !place.contains(at) && self.stands(self.tokens, *at));
        // `les urgences baisseront le rideau`: rather what the article comes back to, or what does so.
        let verb = self.tokens.iter().position(|t| t.pos == Pos::Verb);
        let worth = |at: &usize| {
            let token = &self.tokens[*at];
            let does = verb.is_some_and(|verb| *at < verb);
            (self.spread.of(token) > 1, does, self.weights.word(token, self.lang))
        };
        let at = nouns.max_by_key(worth)?;
        let worth = self.lang.rules.keyphrases.in_title;
        Some(self.joined(&self.tokens[at..=at], &self.own()?, worth))
    }

    /// `Banque de Vire : le bénéfice net recule`: what the title tells of the house that opens it.
    fn owned(&self) -> Option<Keyphrase> {
        let colon = self.colon.filter(|c| *c > 0)?;
        let house = &self.tokens[..colon];
        let span = house[0].span.to(house[colon - 1].span);
        let name = self.analysis.text(span);
        let house_named = self.analysis.organisations.iter().any(|o| o.name == name);
        let told = &self.tokens[colon + 1..];
        let at = first_noun(told).filter(|at| self.weights.names(&told[*at], self.lang))?;
        // A thing of the house: `le bénéfice`; not `un incendie`.
        let own = at > 0 && told[at - 1].morph.kind() == Some(Kind::Def);
        if !house_named || !own {
            return None;
        }
        let noun = &told[at..with_adjective(self.analysis, told, at)];
        let what = format!("{} de", self.analysis.token_slice(noun).to_lowercase());
        let text = self.lang.join(&what, &with_article(self.analysis, name, self.lang));
        let mean = (self.weights.word(&noun[0], self.lang) + self.weights.name(name)) / 2;
        let worth = self.lang.rules.keyphrases.opens_title;
        let mentions = vec![noun[0].span.to(noun[noun.len() - 1].span), span];
        Some(Keyphrase { text, score: mean * worth / 100, mentions })
    }

    /// True for a noun that says something with a place alone: it wants no object, is not counted and opens a phrase.
    fn stands(&self, tokens: &[Token], at: usize) -> bool {
        let token = &tokens[at];
        let wants = self.lang.rules.keyphrases.needs_object.iter().any(|w| **w == *token.lemma);
        let counted =
            at > 0 && tokens[at - 1].pos == Pos::Num && token.morph.number() == Some(Number::Plur);
        let mut before = tokens[..at].iter().rev();
        let governor = before.find(|t| !matches!(t.pos, Pos::Det | Pos::Adj));
        let rules = &self.lang.rules.keyphrases;
        // `sans horaire complet`
        let aside = governor
            .is_some_and(|t| t.pos == Pos::Adp && rules.sets_aside.iter().any(|w| **w == *t.lemma));
        // `quatre faux agents | des eaux`: what belongs to who acts.
        let borne = at >= 2
            && &*tokens[at - 1].lemma == "de"
            && tokens[at - 2].pos == Pos::Noun
            && is_bearer(&tokens[at - 2], self.lang);
        self.weights.names(token, self.lang)
            && !wants
            && !borne
            && !aside
            && !counted
            && may_open(self.analysis, tokens, at, self.lang)
    }

    /// True for a noun that can stand with a place: no speaker, and who acts or suffers only with an adjective
    /// (`randonneuse disparue`).
    fn tells(&self, tokens: &[Token], at: usize) -> bool {
        let actor = !is_speaker(&tokens[at], self.lang)
            && with_adjective(self.analysis, tokens, at) > at + 1;
        tokens[at].pos == Pos::Propn || self.weights.names(&tokens[at], self.lang) || actor
    }

    fn joined(&self, noun: &[Token], (within, place): &Scene<'_>, worth: i64) -> Keyphrase {
        let written = self.text(noun);
        let low =
            if noun[0].pos == Pos::Noun { written.to_lowercase() } else { written.to_owned() };
        let last = place.last().map_or(0, |t| self.weights.word(t, self.lang));
        let events = self.lang.index.events_of_noun(&self.lang.rules, &noun[0].lemma);
        let gravity = events.map(|e| i64::from(e.gravity)).max().unwrap_or(0);
        let mean = (self.weights.word(&noun[0], self.lang) + last) / 2;
        let worth = worth * (100 + gravity / 2) / 100;
        let mentions = [noun, place].map(|t| t[0].span.to(t[t.len() - 1].span)).to_vec();
        Keyphrase { text: format!("{low} {within}"), score: mean * worth / 100, mentions }
    }

    fn text(&self, tokens: &[Token]) -> &'a str {
        self.analysis.token_slice(tokens)
    }
}

/// The name of a house with the article that the body gives it.
fn with_article(analysis: &Analysis, name: &str, lang: &Language) -> String {
    let first = name.split(' ').next().unwrap_or(name);
    let article = analysis.tokens.windows(2).find(|pair| {
        let article = pair[0].pos == Pos::Det && pair[0].morph.kind() == Some(Kind::Def);
        article && analysis.text(pair[1].span) == first
    });
    let Some([article, house]) = article else { return name.to_owned() };
    let between = analysis.text(article.span.to(house.span));
    let before = &between[..between.len() - first.len()];
    format!("{}{name}", lang.decapitalise(before))
}

/// The first noun of a clause without verb or name before it.
fn first_noun(clause: &[Token]) -> Option<usize> {
    let word = |t: &Token| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adp);
    let at = clause.iter().position(word)?;
    (clause[at].pos == Pos::Noun).then_some(at)
}
