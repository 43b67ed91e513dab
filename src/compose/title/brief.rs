//! The article in short: the news and one or two facts from further down. In: statements, the keyphrase, the sentences that stand
//! in the headings of the page. Out: whole sentences in the signs of a description, in the order of the article. It never
//! tells what leans on something else, and never drops an owner.

use std::collections::BTreeSet;

use super::description::{is_group, stands_alone};
use super::squeeze::at_most;
use crate::compose::headings::{self, is_an_address};
use crate::compose::keyphrase::Key;
use crate::compose::pairing;
use crate::compose::statements::{Statement, Told};
use crate::lang::Language;
use crate::model::{Analysis, Piece, Pos, Span};

/// Signs of the whole: the least and the most that serve, and from which on nothing is missing.
const LEAST: usize = 115;
const MOST: usize = 155;
const FULL: usize = 121;
const USUAL: usize = 147;
/// Signs of the news, and of what stands behind it.
const NEWS: std::ops::RangeInclusive<usize> = 40..=108;
const FACT: std::ops::RangeInclusive<usize> = 24..=92;
/// Gravity of a fact that is told without a figure.
const GRAVE: i64 = 26;
/// What a figure adds to a fact, and what it adds to be what a heading of the page tells.
const COUNTED: i64 = 16;
const HEADED: i64 = 22;
/// Gravity of a fact that shares no word with the news.
const HEAVY: i64 = 44;
/// Stems that a fact must bring.
const NEW: usize = 3;
/// What a news with its keyphrase is worth more, and one that says more in its signs.
const KEYED: i64 = 36;
const LED: i64 = 22;
/// What each sign costs that is missing or too many.
const SIGN: i64 = 2;
/// Sentences behind the news among which facts are sought.
const FURTHER: usize = 80;
/// Facts that are tried.
const POOL: usize = 24;

/// One sentence that can stand here.
struct Fact {
    told: Told,
    signs: usize,
    worth: i64,
    gravity: i64,
    stems: BTreeSet<String>,
    takes_up: Vec<String>,
}

/// The best such text; none where the news is too long for more, or nothing further down stands alone.
pub(super) fn brief(
    analysis: &Analysis,
    statements: &[Statement],
    (key, title, lead): (&Key, &Piece, usize),
    titled: &BTreeSet<String>,
    headed: &BTreeSet<usize>,
    lang: &Language,
) -> Option<(String, Vec<Span>)> {
    let short = at_most(analysis, statements, (lead, *NEWS.end()), key, lang);
    // `Rappel des fromages : une femme est décédée`, of whom nothing says that she ate any.
    let speaks = analysis.sentences.get(lead).is_some_and(|sentence| {
        let own = |span: &Span| sentence.span.contains(*span);
        key.spans.iter().any(own) || title.spans().iter().any(own)
    });
    let news = news(&short, key, (lead, speaks), lang);
    let facts = facts(analysis, statements, (titled, lead), headed, lang);
    let mut best: Option<(i64, String, Vec<Span>)> = None;
    for (first, led) in &news {
        let front = if *led { key.text.chars().count() + 3 } else { 0 };
        let known: BTreeSet<&String> = first.stems.iter().chain(titled).collect();
        let fits = |fact: &&Fact| {
            let new = fact.stems.iter().filter(|s| !known.contains(s)).count();
            let said = |noun: &String| {
                let stems = headings::stems(noun, lang);
                stems.iter().all(|s| known.contains(s)) || is_group(noun, lang)
            };
            // A fact of another matter has to weigh something.
            let tied = new < fact.stems.len() || fact.gravity >= HEAVY;
            tied && new >= NEW && new * 2 >= fact.stems.len() && fact.takes_up.iter().all(said)
        };
        let facts: Vec<&Fact> = facts.iter().filter(fits).collect();
        let one = facts.iter().map(|f| vec![*f]);
        let two = facts.iter().enumerate().flat_map(|(i, a)| {
            let apart = |b: &&&Fact| {
                b.told.sentence > a.told.sentence
                    && a.stems.intersection(&b.stems).count() * 3 <= b.stems.len()
            };
            facts[i + 1..].iter().filter(apart).map(|b| vec![*a, *b])
        });
        for more in one.chain(two) {
            let signs = front + first.signs + more.iter().map(|f| f.signs + 1).sum::<usize>();
            if !(LEAST..=MOST).contains(&signs) {
                continue;
            }
            let off = FULL.saturating_sub(signs) + signs.saturating_sub(USUAL);
            let facts: i64 = more.iter().map(|f| f.worth).sum();
            let score = first.worth + facts - SIGN * off as i64;
            if best.as_ref().is_some_and(|(most, ..)| *most >= score) {
                continue;
            }
            let text = if *led && !first.told.proper {
                lang.decapitalise(&first.told.text)
            } else {
                first.told.text.clone()
            };
            let text = if *led { format!("{} : {text}", key.title(lang)) } else { text };
            let all = more.iter().fold(text, |text, f| format!("{text} {}", f.told.text));
            // What says nothing of the keyphrase tells half of the news.
            if !key.stands_in(&all) {
                continue;
            }
            let spans = more.iter().flat_map(|f| f.told.spans.clone());
            let key_spans = key.spans.iter().copied().filter(|_| *led);
            let spans = first.told.spans.iter().copied().chain(spans).chain(key_spans);
            best = Some((score, all, spans.collect()));
        }
    }
    best.map(|(_, text, spans)| (text, spans))
}

/// The sentence that brings the news, in its wordings, with and without the keyphrase in front.
fn news(
    statements: &[Statement],
    key: &Key,
    (lead, speaks): (usize, bool),
    lang: &Language,
) -> Vec<(Fact, bool)> {
    let tells = |s: &&Statement| {
        let whole = s.whose.is_none() && !(s.before || s.turned || s.announces || s.scene);
        s.sentence == lead && whole
    };
    let mut out = Vec::new();
    let gravest = statements.iter().filter(tells).map(|s| s.gravity).max();
    for statement in statements.iter().filter(tells) {
        for told in statement.sentences(lang) {
            let signs = told.text.chars().count();
            let measured = statement.figures.is_empty()
                || statement.figures.iter().any(|f| told.text.contains(f.as_str()));
            if !NEWS.contains(&signs) || !measured || Some(statement.gravity) != gravest {
                continue;
            }
            let holds = key.whole_in(&told.text);
            let leads = !holds && !pairing::repeats(&told.text, key);
            let can_lead = leads && speaks && key.announces(0, statement.takes_up.is_some());
            let unled = statement.takes_up.as_ref().is_none_or(|noun| is_group(noun, lang));
            let fact = |worth: i64| Fact {
                signs,
                gravity: i64::from(statement.gravity),
                worth: i64::from(statement.gravity) + worth + signs as i64,
                stems: headings::stems(&told.text, lang).into_iter().collect(),
                takes_up: Vec::new(),
                told: told.clone(),
            };
            if can_lead {
                out.push((fact(LED), true));
            }
            if unled {
                out.push((fact(if holds { KEYED } else { 0 }), false));
            }
        }
    }
    out
}

/// What stands further down and by itself, the weightiest.
fn facts(
    analysis: &Analysis,
    statements: &[Statement],
    (title, lead): (&BTreeSet<String>, usize),
    headed: &BTreeSet<usize>,
    lang: &Language,
) -> Vec<Fact> {
    let tells = |s: &&Statement| {
        let whole = s.whose.is_none() && !(s.before || s.turned || s.announces || s.beside);
        (lead + 1..=lead + FURTHER).contains(&s.sentence) && whole && !s.scene && !s.negated
    };
    let mut out: Vec<Fact> = Vec::new();
    for statement in statements.iter().filter(tells) {
        let told = statement.sentences(lang).into_iter().filter(|told| {
            let fits = FACT.contains(&told.text.chars().count());
            // `À 3-3, Quéméner plonge`: a circumstance in front leads over from what stands before.
            let opens = told.spans.first().is_some_and(|span| {
                let at = analysis.tokens.partition_point(|t| t.span.start < span.start);
                let first = analysis.tokens.get(at).map(|t| t.pos);
                matches!(first, Some(Pos::Det | Pos::Num | Pos::Propn))
            });
            fits && opens && !is_an_address(&told.text) && stands_alone(analysis, &told.spans)
        });
        for told in told {
            let measured = statement.figures.is_empty()
                || statement.figures.iter().any(|f| told.text.contains(f.as_str()));
            let counted = told.text.contains(|c: char| c.is_ascii_digit());
            let gravity = i64::from(statement.gravity);
            let stands = headed.contains(&statement.sentence);
            if !measured || gravity < GRAVE && !counted && !stands {
                continue;
            }
            let stems: BTreeSet<String> = headings::stems(&told.text, lang).into_iter().collect();
            let tied = stems.intersection(title).count().min(2) as i64;
            let worth = gravity
                + if counted { COUNTED } else { 0 }
                + if stands { HEADED } else { 0 }
                + 5 * tied
                // What comes first weighs more.
                - (statement.sentence - lead).min(20) as i64;
            let takes_up = statement.takes_up.iter().chain(&statement.object).cloned().collect();
            let signs = told.text.chars().count();
            out.push(Fact { signs, worth, gravity, stems, takes_up, told });
        }
    }
    out.sort_by_key(|f| (-f.worth, f.told.sentence));
    out.truncate(POOL);
    out.sort_by_key(|f| f.told.sentence);
    out
}
