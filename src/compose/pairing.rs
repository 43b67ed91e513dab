//! One or two whole sentences that together say enough in few signs. In: told statements, a key, how to judge. Out: the
//! best of them as one text with its evidence. It never cuts a sentence.

use std::collections::BTreeSet;

use super::headings::{self, content_words};
use super::keyphrase::Key;
use super::statements::{Statement, Told};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, BlockKind, Span};

/// Statements whose sentences are tried.
const STATEMENTS: usize = 12;
/// What a sentence of the article's own chapô weighs: its author chose it.
const OWN: i64 = 101;
/// What a sentence loses without the figures of its verb.
const UNMEASURED: i64 = 40;
/// Sentences of the opening: what they tell is what the keyphrase names.
const OPENING: usize = 5;
/// Sentences behind the first one that the second may be.
const APART: usize = 6;
/// Sentences that are tried.
const POOL: usize = 90;
/// Signs of the longest sentence that anything takes.
const LONGEST: usize = 300;

/// What the article is about: the content words of its own title (none where it has none, and then anything may be told)
/// and where its news stands.
#[derive(Debug, Default)]
pub(super) struct Topic {
    words: BTreeSet<String>,
    /// The sentence that brings the news.
    pub lead: usize,
    /// What is told stands alone, under no title: a keyphrase of which it says nothing has to say what it is about.
    alone: bool,
}

impl Topic {
    pub(super) fn new(analysis: &Analysis, lang: &Language) -> Self {
        let title = analysis.document.of_kind(BlockKind::Title).next();
        let title = title.map(|b| analysis.document.block_text(b)).unwrap_or_default();
        Self { words: stems(title, lang), lead: analysis.lead, alone: false }
    }

    /// The same for what stands under no title.
    pub(super) fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// The same where another sentence than the lead brings the news.
    pub(super) fn told_by(self, lead: usize) -> Self {
        Self { lead, ..self }
    }

    fn holds(&self, text: &str, lang: &Language) -> bool {
        self.words.is_empty() || !self.words.is_disjoint(&stems(text, lang))
    }
}

/// Content words without the mark of the plural.
fn stems(text: &str, lang: &Language) -> BTreeSet<String> {
    let words = content_words(text, lang);
    words.iter().map(|w| w.trim_end_matches(['s', 'x']).to_owned()).collect()
}

/// A sentence with what judging it needs.
pub(super) struct Candidate {
    /// The sentence.
    pub told: Told,
    /// Its length in signs.
    pub signs: usize,
    /// It holds the whole keyphrase.
    pub holds_key: bool,
    /// The weight of its fact.
    pub gravity: i64,
    /// Its place among the sentences of the article's own chapô, if it is one.
    pub own: Option<usize>,
    /// The clause that it is made of, and whether another of its sentence stands before that.
    clause: usize,
    pub follows_on: bool,
    /// It tells what was going on.
    pub scene: bool,
    /// The stems of its words.
    pub stems: BTreeSet<String>,
    /// It stands first, or speaks of what the article's own title speaks of.
    pub about: bool,
    /// The noun that it takes up, where that is all its subject says: `accord` of `L'accord entre en vigueur`.
    pub takes_up: Option<String>,
    /// The same for its object: `reste` of `L'État financera le reste`.
    object: Option<String>,
    /// Its subject belongs to somebody whom another clause brings in.
    pub belongs: bool,
}

impl Candidate {
    /// True if it makes sense behind `before` and below the keyphrase.
    pub(super) fn follows(&self, before: &Candidate, key: &Key) -> bool {
        let said = |noun: &String| {
            let known =
                |text: &str| fold(text).split(|c: char| !c.is_alphanumeric()).any(|w| w == noun);
            known(&before.told.text) || known(&key.text)
        };
        self.takes_up.as_ref().is_none_or(said) && self.object.as_ref().is_none_or(said)
    }
}

/// What a choice of sentences amounts to.
pub(super) struct Choice<'a> {
    /// One or two sentences, in the order of the article.
    pub parts: &'a [&'a Candidate],
    /// Signs of the whole, the keyphrase in front included where no sentence holds it.
    pub signs: usize,
    /// The keyphrase stands in front.
    pub led: bool,
    /// It could: no sentence holds it.
    pub can_lead: bool,
    /// The second makes sense behind the first and the keyphrase; else it only follows it in the article, whose words it may
    /// take up.
    pub follows: bool,
}

/// The best one or two sentences of the article's own opening and of the first statements; `judge` gives none for what cannot be used.
pub(super) fn best(
    opening: Vec<Told>,
    statements: &[Statement],
    (key, topic): (&Key, &Topic),
    lang: &Language,
    judge: impl Fn(&Choice<'_>) -> Option<i64>,
) -> Option<(String, Vec<Span>)> {
    // `Aucune date n'a été fixée`, `une seconde prévenue`: of what, beside whom? That is told where it is the news itself.
    let tells = |s: &&Statement| {
        !s.before
            && (!(s.turned || s.negated || s.beside || s.announces) || s.sentence == topic.lead)
    };
    let told = statements.iter().filter(tells).take(STATEMENTS).flat_map(|s| {
        let sentences = s.sentences(lang).into_iter();
        // `a été condamné` without its nine years is half of the news.
        let measured = |told: &Told| {
            s.figures.is_empty() || s.figures.iter().any(|f| told.text.contains(f.as_str()))
        };
        sentences.map(move |told| {
            let loss = if measured(&told) { 0 } else { UNMEASURED };
            (i64::from(s.gravity) - loss, (Some(s), None), told)
        })
    });
    let opening = opening.into_iter().enumerate();
    let opening = opening.map(|(i, told)| (OWN, (None, Some(i)), told));
    let pool: Vec<Candidate> = opening
        .chain(told)
        .filter(|(.., told)| told.text.chars().count() <= LONGEST)
        .take(POOL)
        .map(|(gravity, (of, own), told): (i64, (Option<&Statement>, Option<usize>), Told)| {
            Candidate {
                clause: of.map_or(0, |s| s.clause),
                follows_on: of.is_some_and(|of| {
                    let at = statements.partition_point(|s| s.clause < of.clause);
                    at > 0 && statements[at - 1].sentence == of.sentence
                }),
                takes_up: of.and_then(|s| s.whose.clone().or_else(|| s.takes_up.clone())),
                belongs: of.is_some_and(|s| s.whose.is_some()),
                object: of.and_then(|s| s.object.clone()),
                scene: of.is_some_and(|s| s.scene),
                stems: headings::stems(&told.text, lang).into_iter().collect(),
                own,
                signs: told.text.chars().count(),
                about: own.is_some()
                    || told.sentence == topic.lead
                    || topic.holds(&told.text, lang),
                holds_key: key.whole_in(&told.text),
                gravity,
                told,
            }
        })
        .collect();
    let front = key.text.chars().count() + 3;
    let mut best: Option<(i64, bool, usize, Option<usize>)> = None;
    let mut keep = |parts: &[&Candidate], first: usize, second: Option<usize>, follows: bool| {
        let can_lead = can_lead(parts, key, topic, lang);
        let told = parts.iter().map(|c| c.signs + 1).sum::<usize>() - 1;
        let with = |led: bool| {
            let signs = told + if led { front } else { 0 };
            judge(&Choice { parts, signs, led, can_lead, follows }).map(|score| (score, led))
        };
        // With the keyphrase in front where it has room.
        let judged = if can_lead { with(true).or_else(|| with(false)) } else { with(false) };
        if let Some((score, led)) = judged.filter(|(s, _)| best.is_none_or(|(b, ..)| *s > b)) {
            best = Some((score, led, first, second));
        }
    };
    // `Ils dénoncent la suppression de deux classes`: who? That can follow, and not begin.
    let leans = |text: &str| {
        let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        lang.rules.syntax.leaning_subjects.iter().any(|l| *l == word.to_lowercase())
    };
    // `Sa passagère a été blessée` follows, too.
    let opens = |c: &Candidate| !c.belongs && !leans(&c.told.text);
    for (i, first) in pool.iter().enumerate().filter(|(_, c)| opens(c)) {
        keep(&[first], i, None, true);
        // The graver stand first; what belongs to the one told may be graver than he.
        let others = pool.iter().enumerate().filter(|(j, c)| *j > i || c.belongs && *j != i);
        for (j, second) in others {
            let own = |c: &Candidate| c.own.is_some();
            let (one, other) = (first.told.sentence, second.told.sentence);
            // `Une passagère est morte et quatorze personnes ont été blessées`: both halves.
            let beside = other == one && second.clause > first.clause;
            let behind = other > one && other <= one + APART;
            let follows = second.follows(first, key) || own(first) && own(second);
            let later = (behind || beside) && follows;
            if later || own(first) && own(second) || other == one + 1 {
                keep(&[first, second], i, Some(j), follows);
            }
        }
    }
    best.map(|(_, led, first, second)| {
        let parts: Vec<&Candidate> =
            [Some(first), second].into_iter().flatten().map(|i| &pool[i]).collect();
        whole(&parts, led, key, lang)
    })
}

/// True if the keyphrase can go in front: it labels the news, and no other sentence (`Vol à Nice : à Roissy…`).
fn can_lead(parts: &[&Candidate], key: &Key, topic: &Topic, lang: &Language) -> bool {
    // What its author put second leans on what stands first.
    let opens = |c: &&Candidate| {
        let behind = c.told.sentence.checked_sub(if c.own.is_some() { 0 } else { topic.lead });
        let unsaid = || stems(&key.text, lang).is_disjoint(&stems(&c.told.text, lang));
        let needed = c.takes_up.is_some() || topic.alone && unsaid();
        behind.is_some_and(|behind| behind < OPENING && key.announces(behind, needed))
            && c.own.is_none_or(|at| at == 0)
    };
    parts.first().is_some_and(opens)
        && !parts.iter().any(|c| c.holds_key || repeats(&c.told.text, key))
}

/// True for a sentence that holds a name of the keyphrase (`Marché d'Abomey : à Abomey, des ouvriers…`) or opens with one of
/// its nouns (`Suspension des pourparlers : les pourparlers…`).
pub(super) fn repeats(text: &str, key: &Key) -> bool {
    /// Words of an opening, and letters of a word that carries sense.
    const OPENING: usize = 5;
    const LONG: usize = 4;
    let words = |text: &str| -> Vec<String> {
        let words = fold(text);
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() >= LONG);
        words.map(|w| w.trim_end_matches(['s', 'x']).to_owned()).collect()
    };
    let known = words(&key.text);
    let named = key.text.split(|c: char| !c.is_alphanumeric() && c != '-').skip(1);
    let mut named = named.filter(|w| w.starts_with(char::is_uppercase));
    let said = words(text);
    // `Meurtre à Vire : il comparaît pour le meurtre…`
    let head = known.first().is_some_and(|head| said.contains(head));
    head || said.iter().take(OPENING).any(|w| known.contains(w)) || named.any(|w| text.contains(w))
}

/// The sentences as one text, behind the keyphrase if it is `led` by it.
fn whole(parts: &[&Candidate], led: bool, key: &Key, lang: &Language) -> (String, Vec<Span>) {
    let mut spans: Vec<Span> = parts.iter().flat_map(|c| c.told.spans.iter().copied()).collect();
    let text = parts.iter().map(|c| c.told.text.as_str()).collect::<Vec<_>>().join(" ");
    if !led {
        return (text, spans);
    }
    spans.extend(&key.spans);
    let said = if parts[0].told.proper { text } else { lang.decapitalise(&text) };
    (format!("{} : {said}", key.title(lang)), spans)
}
