//! Whether a date lies behind or ahead, by the words that govern it. In: words. Out: a [`Way`], or nothing where the
//! sentence does not tell. It never looks at a calendar.

use std::ops::Range;

use super::words::{Passage, Words};
use crate::lang::schema::facts::Way;
use crate::lang::vocabulary::Class;
use crate::model::{Kind, Morph, Pos, VerbForm};

/// A verb group by where it puts a date; none for forms that do not tell.
#[derive(Debug, Clone, Copy)]
struct Group(Option<Way>);

/// How far a verb on the other side of a comma, or in a relative clause, stands away, in words.
const COMMA: usize = 5;
const RELATIVE: usize = 12;
const AHEAD: usize = 4;
/// Words on either side of a date beyond which no verb governs it.
const REACH: usize = 150;

/// Where the words around `date` put it.
pub(super) fn way(words: &Words<'_>, passage: &Passage, date: &Range<usize>) -> Option<Way> {
    if let Some(way) = by_preposition(words, passage, date) {
        return Some(way);
    }
    if hangs_on_a_noun(words, passage, date) {
        return Some(Way::Past);
    }
    governor(words, passage, date)?.0
}

/// `Vainqueur vendredi du chrono, le Norvégien souffre…`: what somebody was, before a comma, and no verb of its own.
fn hangs_on_a_noun(words: &Words<'_>, passage: &Passage, date: &Range<usize>) -> bool {
    let start = passage.words.start;
    let opens = (start < date.start)
        .then(|| words.pos(start).filter(|p| matches!(p, Pos::Noun | Pos::Adj)))
        .flatten()
        .is_some()
        || words.tokens[start].morph.kind() == Some(Kind::Ordinal) && start < date.start;
    let comma = (date.end..passage.words.end.min(date.end + REACH)).find(|&i| words.form(i) == ",");
    let verb = |i: usize| matches!(words.pos(i), Some(Pos::Verb | Pos::Aux));
    opens
        && comma
            .is_some_and(|comma| !(start..comma).any(verb) && (comma..passage.words.end).any(verb))
}

/// The verb group that governs `date`: the nearest, commas and relative clauses counted as distance.
fn governor(words: &Words<'_>, passage: &Passage, date: &Range<usize>) -> Option<Group> {
    let left = to_the_left(words, passage, date.start);
    let right = to_the_right(words, passage, date.end);
    match (left, right) {
        (Some((near, l)), Some((far, r))) => Some(if near <= far { l } else { r }),
        (left, right) => left.or(right).map(|(_, g)| g),
    }
}

/// Words before a date that place it whatever the verb says.
fn by_preposition(words: &Words<'_>, passage: &Passage, date: &Range<usize>) -> Option<Way> {
    let rules = &words.lang.rules.facts.dates;
    // The preposition can be a part of the pattern: `depuis <septembre>`.
    let starts = date.start..date.end.min(date.start + 4);
    let ends =
        |phrase: &str| starts.clone().any(|at| ends_with(words, passage.words.start, at, phrase));
    if rules.past_before.iter().any(|p| ends(p)) {
        return Some(Way::Past);
    }
    let ahead = rules.future_before.iter().any(|p| ends(p));
    ahead.then_some(Way::Future)
}

/// True if the words before `at` are the phrase; an article may stand between.
fn ends_with(words: &Words<'_>, start: usize, at: usize, phrase: &str) -> bool {
    let at = match at > start && words.is_definite(at - 1) {
        true => at - 1,
        false => at,
    };
    let mut end = at;
    let mut rest = phrase;
    while !rest.is_empty() {
        if end == start {
            return false;
        }
        end -= 1;
        match rest.strip_suffix(words.form(end)) {
            Some(before) => rest = before.trim_end(),
            None => return false,
        }
    }
    true
}

fn is_barrier(form: &str) -> bool {
    matches!(
        form,
        ";" | ":" | "«" | "»" | "“" | "”" | "\"" | "(" | ")" | "–" | "—" | "." | "?" | "!"
    )
}

fn to_the_left(words: &Words<'_>, passage: &Passage, start: usize) -> Option<(usize, Group)> {
    let mut distance = 0;
    let mut at = start;
    while at > passage.words.start.max(start.saturating_sub(REACH)) {
        at -= 1;
        let form = words.form(at);
        if is_barrier(form) {
            return None;
        }
        distance += if form == "," { COMMA } else { 1 };
        if matches!(words.pos(at), Some(Pos::Verb | Pos::Aux))
            && let Some(group) = group_ending_at(words, passage.words.start, at)
        {
            return Some((distance, group));
        }
    }
    None
}

fn to_the_right(words: &Words<'_>, passage: &Passage, end: usize) -> Option<(usize, Group)> {
    let (mut distance, mut relative) = (AHEAD, false);
    for at in end..passage.words.end.min(end + REACH) {
        let form = words.form(at);
        if is_barrier(form) {
            return None;
        }
        distance += if form == "," { COMMA } else { 1 };
        if words.is(at, Class::Relative) || words.is(at, Class::Subordinator) {
            relative = true;
            distance += RELATIVE;
        }
        if !matches!(words.pos(at), Some(Pos::Verb | Pos::Aux)) {
            continue;
        }
        // The last verb form of the group says most: `a dû être évacuée`.
        let next = at + 1;
        let goes_on = matches!(words.pos(next), Some(Pos::Verb | Pos::Aux | Pos::Adv));
        if goes_on && next < passage.words.end && words.has_pos(at, Pos::Aux) {
            continue;
        }
        if relative {
            relative = false;
            distance += 1;
            continue;
        }
        // A bare participle ahead says nothing about a date before it.
        let bare = words.verb_form(at) == Some(VerbForm::PastPart)
            && auxiliary_before(words, passage.words.start, at).is_none();
        if bare {
            continue;
        }
        return group_ending_at(words, passage.words.start, at).map(|g| (distance, g));
    }
    None
}

/// The verb group whose last form stands at `at`.
fn group_ending_at(words: &Words<'_>, start: usize, at: usize) -> Option<Group> {
    use VerbForm::{Cond, Imper, IndFut, IndImpf, IndPast, IndPres, Inf, PastPart, PresPart};
    let form = words.verb_form(at)?;
    let told = |way| Some(Group(Some(way)));
    match form {
        IndImpf => told(if is_modal(words, at) { Way::Nearest } else { Way::Past }),
        IndPast => told(Way::Past),
        // `s'est tu`: a participle that the tagger missed.
        IndPres
            if &*words.tokens[at].lemma == "être"
                && at > start
                && matches!(words.form(at - 1), "s'" | "se") =>
        {
            told(Way::Past)
        }
        IndPres | IndFut | Cond => told(Way::Future),
        PastPart => Some(participle(words, start, at)),
        Inf => Some(infinitive(words, start, at)),
        PresPart | Imper => Some(Group(None)),
        _ => None,
    }
}

/// The auxiliary of the form at `at`, adverbs and clitics between them skipped.
fn auxiliary_before(words: &Words<'_>, start: usize, at: usize) -> Option<usize> {
    let mut before = at;
    while before > start {
        before -= 1;
        match words.pos(before) {
            Some(Pos::Aux) => return Some(before),
            Some(Pos::Adv) => {}
            Some(Pos::Pron) if words.form(before).starts_with('-') => {}
            _ => return None,
        }
    }
    None
}

fn participle(words: &Words<'_>, start: usize, at: usize) -> Group {
    let told = |way| Group(Some(way));
    let lemma = &*words.tokens[at].lemma;
    let rules = &words.lang.rules.facts.dates;
    let expected = rules.future_participles.iter().any(|p| p == lemma);
    let Some(aux) = auxiliary_before(words, start, at) else {
        return told(if expected { Way::Future } else { Way::Past });
    };
    if words.verb_form(aux) == Some(VerbForm::PastPart) {
        // `a été voté`: the first auxiliary says when.
        let first = auxiliary_before(words, start, aux).unwrap_or(aux);
        return of_auxiliary(words, first);
    }
    let is_etre = &*words.tokens[aux].lemma == "être";
    let own = words.tokens[at].morph.has(Morph::AUX_ETRE)
        || rules.past_with_etre.iter().any(|v| v == lemma)
        || aux > start && words.tokens[aux - 1].morph.kind() == Some(Kind::Refl);
    if is_etre && !own && words.verb_form(aux) == Some(VerbForm::IndPres) {
        // `est attendu`, `sont relus`: the present of a passive.
        return told(Way::Future);
    }
    if words.verb_form(aux) == Some(VerbForm::Inf) {
        return infinitive(words, start, aux);
    }
    of_auxiliary(words, aux)
}

fn of_auxiliary(words: &Words<'_>, aux: usize) -> Group {
    let way = match words.verb_form(aux) {
        Some(VerbForm::IndFut | VerbForm::Inf) => Way::Future,
        Some(VerbForm::Cond) if &*words.tokens[aux].lemma == "être" => Way::Future,
        _ => Way::Past,
    };
    Group(Some(way))
}

/// An infinitive lies ahead, unless what governs it is told as done: `a dû partir`, `après avoir quitté`.
fn infinitive(words: &Words<'_>, start: usize, at: usize) -> Group {
    let mut before = at;
    while before > start && at - before < 6 {
        before -= 1;
        match words.verb_form(before) {
            Some(VerbForm::PastPart) if is_modal(words, before) => {
                return Group(Some(Way::Past));
            }
            // `devait être réparé mardi`
            Some(VerbForm::IndImpf) if is_modal(words, before) => {
                return Group(Some(Way::Nearest));
            }
            Some(_) => break,
            None => {}
        }
    }
    Group(Some(Way::Future))
}

fn is_modal(words: &Words<'_>, at: usize) -> bool {
    let lemma = &*words.tokens[at].lemma;
    words.lang.rules.syntax.modals.iter().any(|m| m == lemma)
        || words.lang.rules.facts.dates.future_modals.iter().any(|m| m == lemma)
}
