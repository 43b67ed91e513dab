//! What the words of an article are worth to one who looks for it. In: tagged tokens. Out: scores. It never ranks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::asides::{asides, is_before, is_prevented};
use crate::analyze::lead::first_named;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::vocabulary::Class;
use crate::model::{
    Analysis, BlockKind, ClauseKind, Keyphrase, Kind, Pos, Shape, Span, Token, VerbForm,
};

/// Content words before a colon that announce what the title is about.
const ANNOUNCED: usize = 4;

/// What each content word of the article is worth.
pub(super) struct Weights {
    words: BTreeMap<String, i64>,
    /// Content words of the article's own title, by place.
    title: Vec<String>,
    /// The article's own title, folded; empty if it has none.
    written: String,
    /// How many of its content words stand before its colon; none if it has no colon.
    before_colon: usize,
    /// Content words of the chapô and the first sentence.
    lead: BTreeSet<String>,
    /// The subject of the first main clause.
    subject: Option<Span>,
    /// The sentence that brings the news, and the first that names what it is about.
    pub(super) news: usize,
    named: usize,
    /// Where the opening ends: with that sentence.
    opening: u32,
    /// What that sentence only says aside.
    asides: Vec<Span>,
}

impl Weights {
    pub(super) fn new(analysis: &Analysis, head: &[&[Token]], lang: &Language) -> Self {
        let titled = analysis.document.of_kind(BlockKind::Title).next();
        let titled =
            titled.is_some_and(|b| analysis.document.block_text(b).contains(char::is_lowercase));
        let own: &[Token] = head.first().filter(|_| titled).copied().unwrap_or_default();
        let counts = |t: &&Token| is_content(t) && !is_time(t, lang);
        // `Dans une grotte du Vercors, une bactérie…`: the setting is not what is announced.
        let setting = own.first().filter(|t| t.pos == Pos::Adp);
        let setting = setting.and_then(|_| own.iter().position(|t| analysis.text(t.span) == ","));
        let told = &own[setting.map_or(0, |comma| comma + 1)..];
        let title = told.iter().filter(counts).map(|t| fold(&t.lemma)).collect();
        let colon = own.iter().position(|t| analysis.text(t.span) == ":").unwrap_or(0);
        let before_colon = own[..colon].iter().filter(counts).count();
        let news = analysis.lead;
        let named = if news > 0 { first_named(analysis).min(news) } else { news };
        let first = analysis.sentences.get(news).map(|_| analysis.tokens_of(news));
        let above = head.iter().skip(usize::from(titled)).copied();
        let lead = above.chain(first).flatten().filter(counts).map(|t| fold(&t.lemma)).collect();
        let main = analysis.clauses.first().filter(|c| c.kind == ClauseKind::Main);
        let subject = main.and_then(|c| c.subject.as_ref()).map(|s| analysis.token_span(s));
        let asides = asides(analysis, news, lang);
        let words = word_weights(analysis, head, (named, news), &asides);
        let opening = analysis.sentences.get(news).map_or(0, |s| s.span.end);
        Self {
            words,
            title,
            written: fold(analysis.token_slice(own)),
            before_colon,
            lead,
            subject,
            news,
            named,
            opening,
            asides,
        }
    }

    /// True if the article has a title of its own.
    pub(super) fn has_title(&self) -> bool {
        !self.title.is_empty()
    }

    /// True if the article's own title has these folded words.
    pub(super) fn title_says(&self, folded: &str) -> bool {
        self.written.contains(folded)
    }

    /// The one noun, folded, that the title announces before its colon: `Canicule : …`.
    pub(super) fn announced(&self) -> Option<String> {
        let (first, rest) = self.written.split_once(':').filter(|_| self.before_colon == 1)?;
        let first = first.trim();
        (!first.contains(' ') && !rest.trim().is_empty()).then(|| first.to_owned())
    }

    /// True for a common noun that can open a phrase.
    pub(super) fn names(&self, token: &Token, lang: &Language) -> bool {
        let rules = &lang.rules.keyphrases;
        let listed = |list: &[String]| list.iter().any(|w| **w == *token.lemma);
        token.pos == Pos::Noun
            && token.span.len() > 2
            && !is_bearer(token, lang)
            && !listed(&rules.never_heads)
            && !listed(&rules.never_inside)
            && !is_time(token, lang)
    }

    /// True if a phrase stands in the title, the chapô or the first sentence, and is not said aside there.
    pub(super) fn opens(&self, phrase: &Keyphrase) -> bool {
        phrase.mentions.iter().any(|m| m.end <= self.opening && !self.is_aside(*m))
    }

    fn is_aside(&self, span: Span) -> bool {
        self.asides.iter().any(|aside| aside.contains(span))
    }

    /// What a phrase gains by standing in the title, in hundredths: more if it opens it or is announced before its colon.
    fn titled(&self, content: &[&Token], text: &str, lang: &Language) -> i64 {
        let rules = &lang.rules.keyphrases;
        if self.title.is_empty() {
            let leads = content.iter().any(|t| self.lead.contains(&fold(&t.lemma)));
            return if leads { 100 } else { rules.untitled };
        }
        let place = |t: &&Token| self.title.iter().position(|w| *w == fold(&t.lemma));
        let places: Vec<Option<usize>> = content.iter().map(place).collect();
        if places.iter().all(Option::is_none) {
            return rules.untitled;
        }
        let Some(places) = places.into_iter().collect::<Option<Vec<usize>>>() else { return 100 };
        let short = self.before_colon <= ANNOUNCED;
        let announced = short && places.iter().all(|at| *at < self.before_colon);
        let gain =
            if announced || places.contains(&0) { rules.opens_title } else { rules.in_title };
        let verbatim = content.len() > 1 && self.written.contains(&fold(text));
        if verbatim { gain * rules.verbatim / 100 } else { gain }
    }

    /// What the weightiest word of a name is worth.
    pub(super) fn name(&self, name: &str) -> i64 {
        /// A name is rare in French.
        const RARE: i64 = 16;
        let words = name.split([' ', '\u{a0}']).filter_map(|w| self.words.get(&fold(w)));
        words.max().map_or(0, |w| w * RARE)
    }

    pub(super) fn word(&self, token: &Token, lang: &Language) -> i64 {
        let weight = self.words.get(&fold(&token.lemma)).copied().unwrap_or(0);
        // A word that French uses all the time says little about this article.
        let rank = lang.lexicon.entry(&token.lemma).map_or(15, |e| i64::from(e.rank));
        weight * (rank.clamp(6, 14) + 2)
    }

    /// The worth of a phrase; none for one that nobody would type.
    pub(super) fn score(
        &self,
        analysis: &Analysis,
        tokens: &[Token],
        phrase: &Range<usize>,
        (sentence, first): (usize, Option<usize>),
        lang: &Language,
    ) -> Option<i64> {
        let inside = &tokens[phrase.clone()];
        let content: Vec<&Token> = inside.iter().filter(|t| is_content(t)).collect();
        let rules = &lang.rules.keyphrases;
        let head = &inside[0];
        let listed = |list: &[String], t: &Token| list.iter().any(|w| **w == *t.lemma);
        // `KRAMATORSK` is a dateline; `SNCF` is none.
        let shouted = inside.len() == 1 && head.shape == Shape::Upper && head.span.len() > 6;
        if content.len() > 5
            || shouted
            || listed(&rules.never_heads, head)
            || content.iter().any(|t| listed(&rules.never_inside, t))
            || is_time(head, lang)
            // `marque dès la 9e minute`
            || content.last().is_some_and(|t| is_time(t, lang))
                && inside.iter().any(|t| t.pos == Pos::Adp && listed(&rules.circumstances, t))
            || lang.rules.tokenize.units.iter().any(|u| **u == *head.lemma)
        {
            return None;
        }
        // `découverte susceptible | de réduire`: half of what the adjective says.
        let governs = |t: &Token| matches!(&*t.lemma, "de" | "à") && t.pos == Pos::Adp;
        let behind = tokens.get(phrase.end..).unwrap_or_default();
        let asked = behind.first().is_some_and(governs)
            && behind.get(1).is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Aux));
        if asked && inside.last().is_some_and(|t| t.pos == Pos::Adj) {
            return None;
        }
        let weights: Vec<i64> = content.iter().map(|t| self.word(t, lang)).collect();
        let sum: i64 = weights.iter().sum();
        let least = weights.iter().copied().min().unwrap_or(0);
        let names = content.iter().filter(|t| t.pos == Pos::Propn).count();
        // `PFAS`: no body, and written more than once.
        let acronym = inside.len() == 1 && head.shape == Shape::Upper && head.span.len() > 2 && {
            /// Tokens, and organisations, of the opening in which it comes back.
            const OPENING: usize = 1_500;
            let bodies = analysis.organisations.iter().take(OPENING);
            let mut bodies = bodies.flat_map(|o| &o.mentions);
            let known = bodies.any(|m| m.overlaps(head.span))
                || analysis.index.has_place_in(head.span)
                || analysis.index.person_in(head.span).is_some();
            let again = |t: &&Token| analysis.text(t.span) == analysis.text(head.span);
            // Who writes it twice does so near the beginning.
            let opening = analysis.tokens.iter().take(OPENING);
            !known && opening.filter(again).count() > 1
        };
        let shape = match content.len() {
            1 if acronym => rules.acronym,
            1 if names == 1 => rules.single_name,
            1 => rules.single_noun,
            2 => rules.two_words,
            3 => rules.three_words,
            4 => rules.four_words,
            _ => rules.five_words,
        };
        let mean = sum / content.len() as i64;
        let mut score = (3 * mean + least) / 4 * shape / 100;
        score = score * self.titled(&content, analysis.token_slice(inside), lang) / 100;
        let events = lang.index.events_of_noun(&lang.rules, &head.lemma);
        let gravity = events.map(|e| i64::from(e.gravity)).max();
        let events_free = gravity.is_none();
        let gravity = gravity.unwrap_or(0);
        score += score * gravity * rules.event_bonus / 10_000;
        if names > 0 && names < content.len() {
            // `la sonde Ondine` is called so.
            let called = inside.iter().all(|t| t.pos != Pos::Adp);
            score += score * if called { rules.called_bonus } else { rules.name_bonus } / 100;
        }
        if names == content.len() && names > 1 {
            score = score * rules.names_only / 100;
        }
        let span = head.span.to(inside[inside.len() - 1].span);
        // `le candidat du | Rassemblement national Rémi Untel`: two names are nobody's.
        let last = &inside[inside.len() - 1];
        let person = |t: &Token| analysis.index.person_in(t.span).is_some();
        let capital = analysis.text(head.span).starts_with(char::is_uppercase);
        let linked = inside.iter().any(|t| t.pos == Pos::Adp);
        if phrase.start > 0 && capital && !linked && person(last) && !person(head) {
            return None;
        }
        let of_person = events_free && analysis.index.person_in(span).is_some();
        if of_person {
            score = score * rules.person_malus / 100;
        }
        score = score * bearer(inside, lang) / 100;
        let folded = fold(analysis.token_slice(inside));
        // `réclusion criminelle Yannick Untel` and `tribunal correctionnel de Vire` too.
        let linked = inside.iter().position(|t| t.pos == Pos::Adp);
        let where_only = linked.is_none_or(|link| {
            let named = inside[link + 1..].iter().filter(|t| t.pos != Pos::Det);
            named.clone().all(|t| analysis.index.has_place_in(t.span))
        });
        let contained = |c: &String| {
            let rest = folded.strip_prefix(&fold(c)).filter(|r| r.is_empty() || r.starts_with(' '));
            rest.is_some_and(|r| r.is_empty() || where_only)
        };
        // `habitants de Vire`
        let people = rules.actors.contains(&head.lemma.to_lowercase());
        if rules.containers.iter().any(contained) || people && linked.is_some() && where_only {
            score = score * rules.container_malus / 100;
        }
        if listed(&rules.needs_owner, head) && inside.iter().all(|t| t.pos != Pos::Adp) {
            score = score * rules.needs_owner_malus / 100;
        }
        // `les écoles | chauffées à 19 °C`: a participle and what belongs to it are no name of anything.
        let participle = |t: &Token| {
            let mut readings = lang.lexicon.readings(analysis.text(t.span));
            readings.any(|r| r.morph.verb_form() == Some(VerbForm::PastPart))
        };
        let bent = inside.len() > 1 && inside.last().is_some_and(participle);
        let goes_on = tokens.get(phrase.end).is_some_and(|t| t.pos == Pos::Adp);
        if bent && goes_on && first.is_none() {
            return None;
        }
        // `avant qu'une panne n'empêche l'exécution`: what does not happen.
        if first.is_some_and(|first| is_prevented(analysis, first + phrase.start, lang)) {
            score = score * rules.lacking_malus / 100;
        }
        // `2110 francs d'AVS`, `380 gigaoctets de données`: so much of something is not what the article is about.
        let before = phrase.start.checked_sub(1).map(|i| &tokens[i]);
        let counted = before.is_some_and(|t| t.pos == Pos::Num && t.shape == Shape::Number);
        if counted && head.pos == Pos::Noun {
            score = score * rules.said_once / 100;
        }
        // The complement of a longer phrase is only a part of what the article names.
        let before = &tokens[..phrase.start];
        let link = before.iter().rposition(|t| t.pos != Pos::Det);
        let inner = names < content.len()
            && link.is_some_and(|at| {
                // `fromages | au lait cru`; `apporte une aide aux familles` is no whole.
                let noun = at.checked_sub(1).is_some_and(|i| before[i].pos == Pos::Noun);
                let counted = tokens[..at].iter().rev().nth(1).is_some_and(|t| t.pos == Pos::Num);
                // `l'exploitant | du parc éolien`, `les habitants | de l'île`: the complement is what is told of; not
                // `dans le cadre | d'une enquête`, nor `des soldats | de maintien de la paix`.
                let link = before.last();
                let settled = link.is_some_and(|t| match t.pos {
                    Pos::Det => !matches!(&*t.lemma, "un" | "une"),
                    _ => t.morph.kind() == Some(Kind::Contr) || head.pos == Pos::Propn,
                });
                let borne = noun && settled && is_bearer(&before[at.saturating_sub(1)], lang);
                match &*before[at].lemma {
                    "de" => !borne,
                    "à" => noun && (counted || before[at].morph.kind() == Some(Kind::Contr)),
                    // `une collision entre | un train et un camion`
                    "entre" => noun && !borne,
                    _ => false,
                }
            });
        // `centre d'archives et | de culture de Givisiez`: half of two complements.
        let half = link
            .and_then(|at| at.checked_sub(1))
            .is_some_and(|i| inner && before[i].pos == Pos::Cconj);
        if half {
            return None;
        }
        // `centre | de santé de Vire`: with such a noun it is one word, and nothing without it.
        let one_word = link.and_then(|at| at.checked_sub(1)).is_some_and(|i| {
            let bare = i + 2 == before.len() && before[i + 1].morph.kind().is_none();
            let houses = [&rules.places_only, &rules.houses];
            inner && bare && houses.iter().any(|list| listed(list, &before[i]))
        });
        if one_word {
            return None;
        }
        if inner {
            score = score * rules.inner_malus / 100;
        }
        if !self.has_title()
            && sentence == self.news
            && self.subject.is_some_and(|s| s.contains(span))
        {
            score = score * rules.lead_subject / 100;
        }
        // `dont le corps avait été découvert dans une gravière`: what had happened before.
        if first.is_some_and(|first| is_before(analysis, (first + phrase.start) as u32)) {
            score = score * rules.said_once / 100;
        }
        // `sans horaire complet`: what is missing.
        if link.is_some_and(|at| before[at].pos == Pos::Adp && listed(&rules.lacking, &before[at]))
        {
            score = score * rules.lacking_malus / 100;
        }
        // `plombé par la chute des commandes`: said aside in the news.
        if sentence == self.news && self.is_aside(span) && !self.has_title() {
            score = score * rules.said_once / 100;
        }
        let told = (sentence == self.news || sentence == self.named) && !self.is_aside(span);
        Some(if told { score * rules.first_sentence / 100 } else { score })
    }
}

/// What is left of a phrase for what heads it, in hundredths: who speaks or suffers, what one feels, what is not
/// determined.
fn bearer(inside: &[Token], lang: &Language) -> i64 {
    let rules = &lang.rules.keyphrases;
    let event = lang.index.events_of_noun(&lang.rules, &inside[0].lemma).next().is_some();
    let vague = match (is_indefinite(inside), event) {
        (true, true) => rules.indefinite_event,
        (true, false) => rules.indefinite,
        (false, _) => 100,
    };
    headed(&inside[0], lang).unwrap_or(100) * vague / 100
}

/// True for who speaks, acts or suffers, what one feels, what only says where.
pub(super) fn is_bearer(token: &Token, lang: &Language) -> bool {
    headed(token, lang).is_some()
}

/// True for who speaks or decides.
pub(super) fn is_speaker(token: &Token, lang: &Language) -> bool {
    let low = token.lemma.to_lowercase();
    lang.rules.keyphrases.speakers.contains(&low)
}

fn headed(head: &Token, lang: &Language) -> Option<i64> {
    let rules = &lang.rules.keyphrases;
    let low = head.lemma.to_lowercase();
    let listed = |list: &[String]| list.contains(&low);
    let mark = lang.facts.vocabulary.mark(&low);
    let human = [Class::Role, Class::RoleName, Class::Kin].iter().any(|class| mark.is(*class));
    if listed(&rules.speakers) {
        Some(rules.speaker_malus)
    } else if listed(&rules.moods) {
        Some(rules.mood_malus)
    } else if listed(&rules.actors) || human && head.shape == Shape::Lower {
        Some(rules.actor_malus)
    } else if listed(&rules.places_only) {
        Some(rules.place_malus)
    } else {
        None
    }
}

/// What each content word is worth: by where it stands, and a little by how often the body has it.
fn word_weights(
    analysis: &Analysis,
    head: &[&[Token]],
    (named, news): (usize, usize),
    asides: &[Span],
) -> BTreeMap<String, i64> {
    /// What the body behind the opening adds at most, and all places together.
    const BODY: i64 = 12;
    const MOST: i64 = 30;
    let mut words: BTreeMap<String, i64> = BTreeMap::new();
    let first_block = analysis.sentences.first().map(|s| s.block);
    for (i, sentence) in
        analysis.sentences.iter().enumerate().filter(|(i, _)| *i != news && *i != named)
    {
        let place = match i {
            _ if i == news + 1 => 4,
            _ if Some(sentence.block) == first_block => 3,
            _ => 2,
        };
        add(&mut words, analysis.tokens_of(i), place);
    }
    words.values_mut().for_each(|w| *w = (*w).min(BODY));
    let told = [named, news].into_iter().collect::<BTreeSet<usize>>();
    for sentence in told.into_iter().filter(|s| *s < analysis.sentences.len()) {
        for token in analysis.tokens_of(sentence) {
            let aside = asides.iter().any(|a| a.contains(token.span));
            add(&mut words, std::slice::from_ref(token), if aside { 2 } else { 5 });
        }
    }
    for tokens in head {
        add(&mut words, tokens, 7);
    }
    words.values_mut().for_each(|w| *w = (*w).min(MOST));
    words
}

fn add(words: &mut BTreeMap<String, i64>, tokens: &[Token], place: i64) {
    for token in tokens {
        if is_content(token) {
            *words.entry(fold(&token.lemma)).or_default() += place;
        }
    }
}

pub(super) fn is_content(token: &Token) -> bool {
    matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Adj)
}

/// True for a complement that the text does not determine: `d'une déviation`.
fn is_indefinite(inside: &[Token]) -> bool {
    inside.windows(2).any(|pair| {
        pair[0].pos == Pos::Adp
            && pair[1].pos == Pos::Det
            && matches!(&*pair[1].lemma, "un" | "une")
    })
}

fn is_time(token: &Token, lang: &Language) -> bool {
    lang.rules.syntax.time_nouns.iter().any(|n| **n == *token.lemma)
}
