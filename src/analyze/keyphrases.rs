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
use crate::model::{Analysis, BlockKind, Keyphrase, Kind, Pos, Shape, Span, Token};

/// How many are kept.
const KEPT: usize = 12;

/// The keyphrases of an analysed article.
pub fn keyphrases(analysis: &Analysis, lang: &Language) -> Vec<Keyphrase> {
    let head = head_tokens(analysis, lang);
    let weights = Weights::new(analysis, &head);
    let runs = head.iter().map(Vec::as_slice).map(|tokens| (tokens, 0));
    let body = (0..analysis.sentences.len()).map(|s| (analysis.tokens_of(s), s));
    let mut found: BTreeMap<String, Keyphrase> = BTreeMap::new();
    for (tokens, sentence) in runs.chain(body) {
        for start in 0..tokens.len() {
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
    for phrase in joined(analysis, &weights, lang) {
        found.entry(fold(&phrase.text)).or_insert(phrase);
    }
    let mut out: Vec<Keyphrase> = found.into_values().collect();
    for phrase in &mut out {
        phrase.score += phrase.score * (phrase.mentions.len() as i64 - 1).min(3) / 8;
    }
    out.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.mentions[0].cmp(&b.mentions[0])));
    distinct(out)
}

/// The tokens of the article's own title and chapô, which are no part of its body.
fn head_tokens(analysis: &Analysis, lang: &Language) -> Vec<Vec<Token>> {
    let kinds = [BlockKind::Title, BlockKind::Standfirst];
    let blocks = kinds.iter().filter_map(|kind| analysis.document.of_kind(*kind).next());
    blocks
        .map(|block| {
            let mut tokens = Vec::new();
            super::tag::read(&analysis.document.text, block.span, lang, &mut tokens);
            tokens
        })
        .collect()
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
    let mut at = block(tokens, start, end);
    let mut out: Vec<Range<usize>> = iter::once(start..at).collect();
    // `de`, `du`, `des`, `d'`, `pour`, `à` and what they govern, twice at most.
    for _ in 0..2 {
        let linked = at < end
            && tokens[at].pos == Pos::Adp
            && lang.rules.keyphrases.links.iter().any(|l| fold(word(at)) == *l);
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
        at = block(tokens, next, end);
        out.push(start..at);
    }
    out
}

/// Letters, with hyphens, apostrophes and the digits of a designation: no unit, no symbol, no single letter.
fn is_word(form: &str) -> bool {
    let inside =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | ' ' | '\u{a0}');
    form.chars().filter(|c| c.is_alphabetic()).count() >= 2 && form.chars().all(inside)
}

/// One past a noun and the adjectives and names that touch it.
fn block(tokens: &[Token], start: usize, end: usize) -> usize {
    let mut at = start + 1;
    while at < end {
        let token = &tokens[at];
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
}

impl Weights {
    fn new(analysis: &Analysis, head: &[Vec<Token>]) -> Self {
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
        Self { words }
    }

    fn word(&self, token: &Token, lang: &Language) -> i64 {
        let weight = self.words.get(&fold(&token.lemma)).copied().unwrap_or(0);
        // A word that French uses all the time says little about this article.
        let rank = lang.lexicon.entry(&token.lemma).map_or(15, |e| i64::from(e.rank));
        weight * (rank.clamp(6, 15) - 3)
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
        let content: Vec<&Token> =
            inside.iter().filter(|t| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj)).collect();
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
        let mut score = (sum / content.len() as i64 + least) / 2 * shape / 100;
        let events = lang.index.events_of_noun(&lang.rules, &head.lemma);
        let gravity = events.map(|e| i64::from(e.gravity)).max().unwrap_or(0);
        score += score * gravity * rules.event_bonus / 10_000;
        if names > 0 && names < content.len() {
            score += score * rules.name_bonus / 100;
        }
        let span = head.span.to(inside[inside.len() - 1].span);
        if analysis.people.iter().any(|p| p.mentions.iter().any(|m| m.overlaps(span))) {
            score = score * rules.person_malus / 100;
        }
        // The complement of a longer phrase is only a part of what the article names.
        let inner = phrase.start > 0
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
        if matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Adj) {
            *words.entry(fold(&token.lemma)).or_default() += place;
        }
    }
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

/// The subject of the first main clause and its last token, if it is a name with its article.
fn lead_subject(analysis: &Analysis) -> Option<(Span, &Token)> {
    let subject = analysis.clauses.first()?.subject.clone()?;
    let tokens = &analysis.tokens[subject.start as usize..subject.end as usize];
    let (last, rest) = tokens.split_last()?;
    let span = analysis.token_span(&subject);
    let person = analysis.people.iter().any(|p| p.mentions.iter().any(|m| m.overlaps(span)));
    let plain =
        last.pos == Pos::Propn && rest.iter().all(|t| t.pos == Pos::Det) && !rest.is_empty();
    (plain && !person).then_some((span, last))
}
