//! Words made of known parts. In: a form that the lexicon lacks. Out: candidates by its parts: `franco-allemand`,
//! `non-inscrit`, `chauves-souris`, `anticorruption`. It never takes a long word apart.

use crate::lang::lexicon::{Entry, Reading};
use crate::model::{Number, Pos};

use super::readings::points;
use super::sentence::{Lemma, Sentence};

/// Longer words are left whole, in bytes.
const LONGEST: usize = 48;
/// A base behind a prefix has at least so many letters.
const SHORTEST_BASE: usize = 3;

/// Adds what the parts of a form say of the whole; false if they say nothing.
pub(super) fn add(s: &mut Sentence<'_>, form: (u32, u32)) -> bool {
    let length = (form.1 - form.0) as usize;
    length <= LONGEST && (prefixed(s, form) || hyphenated(s, form))
}

/// A beginning that leaves the rest what it is. The lemma keeps it: it is cut from the end of the whole.
fn prefixed(s: &mut Sentence<'_>, form: (u32, u32)) -> bool {
    let lang = s.lang;
    let word = s.text_of(form);
    let base = lang.tagger.program.guess.prefixes.iter().find_map(|prefix| {
        let rest = word.strip_prefix(prefix.as_str())?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let entry = lang.lexicon.entry(rest).filter(|_| rest.chars().count() >= SHORTEST_BASE)?;
        entry.readings().any(|r| is_open(&r)).then_some(entry)
    });
    let Some(base) = base else { return false };
    for r in base.readings().filter(is_open) {
        let (strip, append) = r.edit();
        s.add(r.pos, r.morph, points(s, &r, form), Lemma { form, strip, append });
    }
    true
}

fn is_open(reading: &Reading<'_>) -> bool {
    matches!(reading.pos, Pos::Noun | Pos::Adj | Pos::Verb | Pos::Adv)
}

/// Two words with a hyphen: an adjective if the second is one and the first no noun, else a noun if one of them is.
fn hyphenated<'a>(s: &mut Sentence<'a>, form: (u32, u32)) -> bool {
    const SECOND_CHOICE: i16 = -5;
    let lang = s.lang;
    let Some((head, tail)) = s.text_of(form).split_once('-') else { return false };
    let (head, tail) = (head.to_owned(), tail.to_owned());
    let (first, last) = (lang.lexicon.entry(&head), lang.lexicon.entry(&tail));
    let reading = |entry: Option<Entry<'a>>, pos: Pos| {
        entry.and_then(|e| e.readings().find(|r| r.pos == pos))
    };
    let (noun, adjective) = (reading(first, Pos::Noun), reading(last, Pos::Adj));
    match (noun, adjective) {
        (None, Some(adjective)) => {
            let (strip, append) = adjective.edit();
            s.add(Pos::Adj, adjective.morph, 0, Lemma { form, strip, append });
        }
        (Some(noun), adjective) => {
            let other = adjective.or_else(|| reading(last, Pos::Noun));
            let lemma = joined(s, (&head, noun), (&tail, other));
            s.add(Pos::Noun, noun.morph, 0, lemma);
            if let Some(adjective) = adjective {
                let (strip, append) = adjective.edit();
                s.add(Pos::Adj, adjective.morph, SECOND_CHOICE, Lemma { form, strip, append });
            }
        }
        (None, None) => {
            let (Some(adjective), Some(noun)) =
                (reading(first, Pos::Adj), reading(last, Pos::Noun))
            else {
                return false;
            };
            let lemma = joined(s, (&head, adjective), (&tail, Some(noun)));
            s.add(Pos::Noun, adjective.morph, 0, lemma);
        }
    }
    true
}

/// The dictionary form of a compound noun: of both parts if it is plural, `planches-contacts` → `planche-contact`.
fn joined<'a>(
    s: &mut Sentence<'a>,
    (head, first): (&str, Reading<'_>),
    (tail, last): (&str, Option<Reading<'_>>),
) -> Lemma<'a> {
    let plural = first.morph.number() == Some(Number::Plur);
    let head = if plural { first.lemma(head) } else { head.to_owned() };
    let tail = last.filter(|_| plural).map_or_else(|| tail.to_owned(), |r| r.lemma(tail));
    let form = s.keep_form(&[head.as_str(), "-", tail.as_str()].concat());
    Lemma { form, strip: 0, append: "" }
}
