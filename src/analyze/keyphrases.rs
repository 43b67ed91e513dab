//! What a reader would type to find the article. In: tagged tokens, clauses, names. Out: [`Keyphrase`]s, best first. It
//! never joins words in a form that French does not allow, and never begins with an article.
//!
//! Candidates are noun phrases as they stand (`trêve humanitaire`, `conseil municipal de Fougères`), and an event
//! noun of the text joined to the name it happens to (`crue` + `la Garonne`). A word weighs what it is worth in the
//! article: how often it comes, how early, how rare it is in French; a phrase weighs what its words weigh.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, BlockKind, Keyphrase, Kind, Pos, Shape, Span, Token};

/// How many are kept.
const KEPT: usize = 12;

/// The keyphrases of an analysed article.
pub fn keyphrases(analysis: &Analysis, lang: &Language) -> Vec<Keyphrase> {
    let weights = Weights::new(analysis, lang);
    let mut found: BTreeMap<String, Keyphrase> = BTreeMap::new();
    for sentence in &analysis.sentences {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        for start in range.clone() {
            for phrase in phrases_at(analysis, start, range.end, lang) {
                let Some(score) = weights.score(analysis, &phrase, lang) else { continue };
                let span =
                    analysis.tokens[phrase.start].span.to(analysis.tokens[phrase.end - 1].span);
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
fn phrases_at(analysis: &Analysis, start: usize, end: usize, lang: &Language) -> Vec<Range<usize>> {
    let tokens = &analysis.tokens;
    let word = |i: usize| analysis.text(tokens[i].span);
    let before = start.checked_sub(1).map(|i| &tokens[i]);
    let inside_name =
        before.is_some_and(|t| t.pos == Pos::Propn && tokens[start].pos == Pos::Propn);
    if !matches!(tokens[start].pos, Pos::Noun | Pos::Propn) || inside_name {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut at = block(tokens, start, end);
    out.push(start..at);
    // `de`, `du`, `des`, `d'`, `pour`, `à` and what they govern, twice at most.
    for _ in 0..2 {
        let mut next = at;
        if next >= end
            || tokens[next].pos != Pos::Adp
            || !lang.rules.keyphrases.links.iter().any(|l| fold(word(next)) == *l)
        {
            break;
        }
        next += 1;
        while next < end
            && tokens[next].pos == Pos::Det
            && tokens[next].morph.kind() != Some(Kind::Poss)
        {
            next += 1;
        }
        if next >= end || !matches!(tokens[next].pos, Pos::Noun | Pos::Propn) {
            break;
        }
        at = block(tokens, next, end);
        out.push(start..at);
    }
    out
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
    fn new(analysis: &Analysis, lang: &Language) -> Self {
        let mut words: BTreeMap<String, i64> = BTreeMap::new();
        let title = analysis.document.first_of(BlockKind::Title).map(fold).unwrap_or_default();
        let lead = 2.min(analysis.sentences.len());
        let first_block = analysis.sentences.first().map(|s| s.block);
        for (i, sentence) in analysis.sentences.iter().enumerate() {
            let place = match i {
                0 => 5,
                _ if i < lead => 4,
                _ if Some(sentence.block) == first_block => 3,
                _ => 2,
            };
            for token in analysis.tokens_of(i) {
                if matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Adj) {
                    *words.entry(fold(&token.lemma)).or_default() += place;
                }
            }
        }
        for (word, weight) in &mut words {
            if !title.is_empty() && title.contains(word.as_str()) {
                *weight += 8;
            }
            // A word that French uses all the time says little about this article.
            let rank = lang.lexicon.entry(word).map_or(15, |e| i64::from(e.rank));
            *weight = (*weight).min(24) * (rank.clamp(6, 15) - 3);
        }
        Self { words }
    }

    fn word(&self, token: &Token) -> i64 {
        self.words.get(&fold(&token.lemma)).copied().unwrap_or(0)
    }

    /// The worth of a phrase; none for one that nobody would type.
    fn score(&self, analysis: &Analysis, phrase: &Range<usize>, lang: &Language) -> Option<i64> {
        let tokens = &analysis.tokens[phrase.clone()];
        let content: Vec<&Token> =
            tokens.iter().filter(|t| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj)).collect();
        let rules = &lang.rules.keyphrases;
        let head = &tokens[0];
        let listed = |list: &[String], t: &Token| list.iter().any(|w| **w == *t.lemma);
        if content.len() > 5
            || listed(&rules.never_heads, head)
            || content.iter().any(|t| listed(&rules.never_inside, t))
            || is_time(head, lang)
        {
            return None;
        }
        let people = |t: &&&Token| t.morph.kind() == Some(Kind::FirstName);
        let sum: i64 = content.iter().map(|t| self.word(t)).sum();
        let names = content.iter().filter(|t| t.pos == Pos::Propn).count();
        let length = content.len() as i64;
        let shape = match content.len() {
            1 if names == 1 => rules.single_name,
            1 => rules.single_noun,
            2 => rules.two_words,
            3 => rules.three_words,
            _ => rules.four_words,
        };
        let event = lang
            .index
            .events_of_noun(&lang.rules, &head.lemma)
            .map(|e| i64::from(e.gravity))
            .max()
            .unwrap_or(0);
        let mut score = sum * shape / (length * 100);
        score += score * event * rules.event_bonus / 10_000;
        if names > 0 && names < content.len() {
            score += score * rules.name_bonus / 100;
        }
        if content.iter().any(|t| people(&t)) {
            score = score * rules.person_malus / 100;
        }
        Some(score)
    }
}

fn is_time(token: &Token, lang: &Language) -> bool {
    lang.rules.syntax.time_nouns.iter().any(|n| **n == *token.lemma)
}

/// An event noun of the text joined to the name that its sentence or the lead is about.
fn joined(analysis: &Analysis, weights: &Weights, lang: &Language) -> Vec<Keyphrase> {
    let rules = &lang.rules.keyphrases;
    let mut out = Vec::new();
    let Some(subject) = lead_subject(analysis) else { return out };
    let (name, name_span, name_weight) = subject;
    let name_weight = name_weight(weights);
    for (i, token) in analysis.tokens.iter().enumerate() {
        let Some(event) =
            lang.index.events_of_noun(&lang.rules, &token.lemma).max_by_key(|e| e.gravity)
        else {
            continue;
        };
        if token.pos != Pos::Noun
            || i64::from(event.gravity) < rules.joined_gravity
            || event.prep.is_some()
        {
            continue;
        }
        if !matches!(
            event.of,
            crate::lang::schema::rules::Of::Subject | crate::lang::schema::rules::Of::Both
        ) {
            continue;
        }
        let noun = analysis.text(analysis.tokens[i].span);
        let text = lang.join(&format!("{} de", noun.to_lowercase()), &name);
        let score = (weights.word(token) + name_weight) * rules.joined / 200;
        out.push(Keyphrase { text, score, mentions: vec![token.span, name_span] });
    }
    out
}

/// The name, with its article, that is the subject of the first main clause.
#[allow(
    clippy::type_complexity,
    reason = "a closure keeps the weight beside the name it belongs to"
)]
fn lead_subject<'a>(
    analysis: &'a Analysis,
) -> Option<(String, Span, Box<dyn Fn(&Weights) -> i64 + 'a>)> {
    let clause = analysis.clauses.first()?;
    let subject = clause.subject.clone()?;
    let tokens: Vec<&Token> = subject.clone().map(|t| &analysis.tokens[t as usize]).collect();
    let (last, rest) = tokens.split_last()?;
    let plain = last.pos == Pos::Propn
        && rest.iter().all(|t| t.pos == Pos::Det)
        && last.morph.kind() != Some(Kind::FirstName);
    if !plain {
        return None;
    }
    let span = analysis.token_span(&subject);
    let text = analysis.text(span);
    let text = text
        .strip_prefix(|c: char| c == 'L' || c == 'l')
        .map_or(text.to_owned(), |r| format!("l{r}"));
    let last = (*last).clone();
    Some((text, span, Box::new(move |w: &Weights| w.word(&last))))
}
