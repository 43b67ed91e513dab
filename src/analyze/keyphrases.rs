//! What a reader would type to find the article. In: tagged tokens, clauses, names. Out: [`Keyphrase`]s, best first. It
//! never joins words in a form that French does not allow, and never begins with an article.
//!
//! Candidates are noun phrases as they stand (`trêve humanitaire`, `conseil municipal de Fougères`), and an event
//! noun of the text joined to the name it happens to (`crue` + `la Garonne`). A word weighs what it is worth in the
//! article: how often it comes, how early, how rare it is in French; a phrase weighs what its words weigh.

use std::collections::BTreeMap;
use std::iter;
use std::ops::Range;

use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::rules::Of;
use crate::lang::vocabulary::Class;
use crate::model::{Analysis, BlockKind, Keyphrase, Kind, Pos, Role, Shape, Span, Token};

/// How many are kept.
const KEPT: usize = 12;

/// The keyphrases of an analysed article.
pub fn keyphrases(analysis: &Analysis, lang: &Language) -> Vec<Keyphrase> {
    let head = head_tokens(analysis, lang);
    let weights = Weights::new(analysis, &head, lang);
    let runs = head.iter().map(|tokens| (tokens.as_slice(), 0, None));
    let body = (0..analysis.sentences.len()).map(|s| {
        let first = analysis.sentences[s].tokens.start as usize;
        (analysis.tokens_of(s), s, Some(first))
    });
    let mut found: BTreeMap<String, Keyphrase> = BTreeMap::new();
    for (tokens, sentence, first) in runs.chain(body) {
        for start in 0..tokens.len() {
            // `avant l'ouverture de la Bourse` dates what the article is about.
            if first.is_some_and(|first| analysis.tells_when(first + start)) {
                continue;
            }
            for phrase in phrases_at(analysis, tokens, start, lang) {
                let Some(score) = weights.score(analysis, tokens, &phrase, sentence, lang) else {
                    continue;
                };
                let span = tokens[phrase.start].span.to(tokens[phrase.end - 1].span);
                let text = analysis.text(span).to_owned();
                let entry = found.entry(fold(&text)).or_insert(Keyphrase {
                    text,
                    score,
                    mentions: Vec::new(),
                });
                entry.mentions.push(span);
                entry.score = entry.score.max(score);
            }
        }
    }
    drop_truncated(&mut found);
    let located = located(analysis, &weights, &head, lang);
    let reported = reported(analysis, &weights, lang);
    for phrase in joined(analysis, &weights, lang).into_iter().chain(located).chain(reported) {
        found.entry(fold(&phrase.text)).or_insert(phrase);
    }
    let mut out: Vec<Keyphrase> = found.into_values().collect();
    for phrase in &mut out {
        phrase.score += phrase.score * (phrase.mentions.len() as i64 - 1).min(3) / 8;
        if phrase.mentions.len() == 1 && !weights.opens(phrase) {
            phrase.score = phrase.score * lang.rules.keyphrases.said_once / 100;
        }
    }
    out.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.mentions[0].cmp(&b.mentions[0])));
    distinct(out)
}

/// The tokens of the article's own title and chapô, which are no part of its body.
fn head_tokens(analysis: &Analysis, lang: &Language) -> Vec<Vec<Token>> {
    let kinds = [BlockKind::Title, BlockKind::Standfirst];
    let blocks = kinds.iter().filter_map(|kind| analysis.document.of_kind(*kind).next());
    // A title in capitals lost its accents and its names.
    let written = blocks.filter(|b| analysis.document.block_text(b).contains(char::is_lowercase));
    written
        .map(|block| {
            let mut tokens = Vec::new();
            super::tag::read(&analysis.document.text, block.span, lang, &mut tokens);
            tokens
        })
        .collect()
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

/// Noun phrases that begin at a token: the bare noun with its adjectives, then with each complement in *de* or *à*.
fn phrases_at(
    analysis: &Analysis,
    tokens: &[Token],
    start: usize,
    lang: &Language,
) -> Vec<Range<usize>> {
    let word = |i: usize| analysis.text(tokens[i].span);
    let before = start.checked_sub(1).map(|i| &tokens[i]);
    let inside_name =
        before.is_some_and(|t| t.pos == Pos::Propn && tokens[start].pos == Pos::Propn);
    // What is counted or measured (`9,64 m`, `2 300 foyers`) names nothing.
    let counted = before.is_some_and(|t| t.pos == Pos::Num);
    let nominal = matches!(tokens[start].pos, Pos::Noun | Pos::Propn);
    if !nominal || inside_name || counted || !is_word(word(start)) {
        return Vec::new();
    }
    let end = tokens.len();
    let mut at = block(analysis, tokens, start, end);
    let mut out: Vec<Range<usize>> = iter::once(start..at).collect();
    // `de`, `du`, `des`, `d'`, `pour`, `à` and what they govern, twice at most.
    for _ in 0..2 {
        let linked = at < end
            && tokens[at].pos == Pos::Adp
            && lang.rules.keyphrases.links.iter().any(|l| fold(word(at)) == fold(l));
        if !linked {
            break;
        }
        let mut next = at + 1;
        while next < end
            && tokens[next].pos == Pos::Det
            && tokens[next].morph.kind() != Some(Kind::Poss)
        {
            next += 1;
        }
        if next >= end
            || !matches!(tokens[next].pos, Pos::Noun | Pos::Propn)
            || !is_word(word(next))
        {
            break;
        }
        at = block(analysis, tokens, next, end);
        out.push(start..at);
    }
    out
}

/// Letters, with hyphens, apostrophes and the digits of a designation: no unit, no symbol, no single letter.
fn is_word(form: &str) -> bool {
    let inside =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | ' ' | '\u{a0}');
    form.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && form.chars().all(inside)
        && !ends_a_rubric(form)
}

/// `Colmar.`, `RUGBY.`: a place or a rubric with its stop, no abbreviation.
fn ends_a_rubric(form: &str) -> bool {
    form.ends_with('.') && form.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// One past a noun and the adjectives and names that touch it.
fn block(analysis: &Analysis, tokens: &[Token], start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        let token = &tokens[at];
        if !is_word(analysis.text(token.span)) {
            break;
        }
        let name = token.pos == Pos::Propn;
        let adjective = token.pos == Pos::Adj
            && token.shape == Shape::Lower
            && token.morph.agrees(tokens[start].morph)
            && token.morph.kind() != Some(Kind::Ordinal);
        let designation = token.shape == Shape::Mixed;
        if !(name || adjective || designation) {
            break;
        }
        at += 1;
    }
    at
}

/// What each content word of the article is worth.
struct Weights {
    words: BTreeMap<String, i64>,
    /// Content words of the article's own title, by place.
    title: Vec<String>,
    /// Where the opening ends: with the first sentence.
    opening: u32,
}

impl Weights {
    fn new(analysis: &Analysis, head: &[Vec<Token>], lang: &Language) -> Self {
        let titled = analysis.document.of_kind(BlockKind::Title).next();
        let titled =
            titled.is_some_and(|b| analysis.document.block_text(b).contains(char::is_lowercase));
        let title = head
            .iter()
            .take(usize::from(titled))
            .flatten()
            .filter(|t| is_content(t) && !is_time(t, lang))
            .map(|t| fold(&t.lemma))
            .collect();
        let mut words: BTreeMap<String, i64> = BTreeMap::new();
        let first_block = analysis.sentences.first().map(|s| s.block);
        for (i, sentence) in analysis.sentences.iter().enumerate() {
            let place = match i {
                0 => 5,
                1 => 4,
                _ if Some(sentence.block) == first_block => 3,
                _ => 2,
            };
            add(&mut words, analysis.tokens_of(i), place);
        }
        for tokens in head {
            add(&mut words, tokens, 7);
        }
        words.values_mut().for_each(|w| *w = (*w).min(30));
        let opening = analysis.sentences.first().map_or(0, |s| s.span.end);
        Self { words, title, opening }
    }

    fn has_title(&self) -> bool {
        !self.title.is_empty()
    }

    /// True for a common noun that can open a phrase.
    fn names(&self, token: &Token, lang: &Language) -> bool {
        let rules = &lang.rules.keyphrases;
        let listed = |list: &[String]| list.iter().any(|w| **w == *token.lemma);
        token.pos == Pos::Noun
            && !lang.facts.vocabulary.mark(&token.lemma).is(Class::RoleName)
            && !listed(&rules.never_heads)
            && !listed(&rules.never_inside)
            && !is_time(token, lang)
    }

    /// True if a phrase stands in the title, the chapô or the first sentence.
    fn opens(&self, phrase: &Keyphrase) -> bool {
        phrase.mentions.iter().any(|m| m.end <= self.opening)
    }

    /// What a phrase gains by standing in the title, in hundredths: more if it opens it.
    fn titled(&self, content: &[&Token], lang: &Language) -> i64 {
        let rules = &lang.rules.keyphrases;
        let place = |t: &&Token| self.title.iter().position(|w| *w == fold(&t.lemma));
        let places: Option<Vec<usize>> = content.iter().map(place).collect();
        match places.as_deref().and_then(|p| p.iter().min()) {
            Some(0) => rules.opens_title,
            Some(_) => rules.in_title,
            None => 100,
        }
    }

    fn word(&self, token: &Token, lang: &Language) -> i64 {
        let weight = self.words.get(&fold(&token.lemma)).copied().unwrap_or(0);
        // A word that French uses all the time says little about this article.
        let rank = lang.lexicon.entry(&token.lemma).map_or(15, |e| i64::from(e.rank));
        weight * (rank.clamp(6, 14) + 2)
    }

    /// The worth of a phrase; none for one that nobody would type.
    fn score(
        &self,
        analysis: &Analysis,
        tokens: &[Token],
        phrase: &Range<usize>,
        sentence: usize,
        lang: &Language,
    ) -> Option<i64> {
        let inside = &tokens[phrase.clone()];
        let content: Vec<&Token> = inside.iter().filter(|t| is_content(t)).collect();
        let rules = &lang.rules.keyphrases;
        let head = &inside[0];
        let listed = |list: &[String], t: &Token| list.iter().any(|w| **w == *t.lemma);
        if content.len() > 5
            || listed(&rules.never_heads, head)
            || content.iter().any(|t| listed(&rules.never_inside, t))
            || is_time(head, lang)
            || lang.rules.tokenize.units.iter().any(|u| **u == *head.lemma)
        {
            return None;
        }
        let weights: Vec<i64> = content.iter().map(|t| self.word(t, lang)).collect();
        let sum: i64 = weights.iter().sum();
        let least = weights.iter().copied().min().unwrap_or(0);
        let names = content.iter().filter(|t| t.pos == Pos::Propn).count();
        let shape = match content.len() {
            1 if names == 1 => rules.single_name,
            1 => rules.single_noun,
            2 => rules.two_words,
            3 => rules.three_words,
            _ => rules.four_words,
        };
        let mean = sum / content.len() as i64;
        let mut score = (3 * mean + least) / 4 * shape / 100;
        score = score * self.titled(&content, lang) / 100;
        let events = lang.index.events_of_noun(&lang.rules, &head.lemma);
        let gravity = events.map(|e| i64::from(e.gravity)).max().unwrap_or(0);
        score += score * gravity * rules.event_bonus / 10_000;
        if names > 0 && names < content.len() {
            score += score * rules.name_bonus / 100;
        }
        let span = head.span.to(inside[inside.len() - 1].span);
        if analysis.index.person_in(span).is_some() {
            score = score * rules.person_malus / 100;
        }
        // The complement of a longer phrase is only a part of what the article names.
        let inner = names < content.len()
            && phrase.start > 0
            && tokens[..phrase.start]
                .iter()
                .rev()
                .find(|t| t.pos != Pos::Det)
                .is_some_and(|t| &*t.lemma == "de");
        if inner {
            score = score * rules.inner_malus / 100;
        }
        Some(match sentence {
            0 => score * rules.first_sentence / 100,
            _ => score,
        })
    }
}

fn add(words: &mut BTreeMap<String, i64>, tokens: &[Token], place: i64) {
    for token in tokens {
        if is_content(token) {
            *words.entry(fold(&token.lemma)).or_default() += place;
        }
    }
}

fn is_content(token: &Token) -> bool {
    matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Adj)
}

fn is_time(token: &Token, lang: &Language) -> bool {
    lang.rules.syntax.time_nouns.iter().any(|n| **n == *token.lemma)
}

/// An event noun of the text joined to the name that its sentence or the lead is about.
fn joined(analysis: &Analysis, weights: &Weights, lang: &Language) -> Vec<Keyphrase> {
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
fn reported(analysis: &Analysis, weights: &Weights, lang: &Language) -> Option<Keyphrase> {
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
fn located(
    analysis: &Analysis,
    weights: &Weights,
    head: &[Vec<Token>],
    lang: &Language,
) -> Vec<Keyphrase> {
    /// Sentences of the opening.
    const OPENING: usize = 2;
    let rules = &lang.rules.keyphrases;
    let opening = (0..analysis.sentences.len().min(OPENING)).map(|s| analysis.tokens_of(s));
    let passages: Vec<&[Token]> = head.iter().map(Vec::as_slice).chain(opening).collect();
    let mut out: Vec<Keyphrase> = Vec::new();
    let announced = head.first().and_then(|t| announced(analysis, t));
    for (i, tokens) in passages.iter().enumerate() {
        let Some(place) = place_in(analysis, tokens) else { continue };
        let within = lang.decapitalise(analysis.token_slice(&tokens[place.clone()]));
        let events = tokens.iter().filter(|t| t.pos == Pos::Noun).filter_map(|t| {
            let events = lang.index.events_of_noun(&lang.rules, &t.lemma);
            let gravity = events.map(|e| i64::from(e.gravity)).max()?;
            (gravity >= rules.joined_gravity).then_some((std::slice::from_ref(t), gravity, 100))
        });
        let named = announced.filter(|_| out.is_empty() && i < 3);
        let named = named.map(|tokens| (tokens, 0, rules.opens_title));
        // What the title speaks of most, where it names the place too: `urgences à Decize`.
        let central = (i == 0 && announced.is_none() && weights.has_title())
            .then(|| tokens.iter().filter(|t| weights.names(t, lang)))
            .and_then(|nouns| nouns.max_by_key(|t| weights.word(t, lang)))
            .map(|t| (std::slice::from_ref(t), 0, rules.in_title));
        let named = named.into_iter().chain(central);
        for (noun, gravity, bonus) in named.chain(events) {
            let text = format!("{} {within}", analysis.token_slice(noun).to_lowercase());
            let mean =
                (weights.word(&noun[0], lang) + weights.word(&tokens[place.end - 1], lang)) / 2;
            let score = mean * rules.located / 100 * (100 + gravity / 2) / 100 * bonus / 100;
            let spans = [noun, &tokens[place.clone()]].map(|t| t[0].span.to(t[t.len() - 1].span));
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
