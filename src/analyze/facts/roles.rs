//! What people are: `le maire`, `présidente de la région`. In: words. Out: the words of a role before or after a name. It
//! never decides whether a name is that of a person.

use std::ops::Range;

use super::slots;
use super::words::Words;
use crate::lang::vocabulary::Class;
use crate::model::{Gender, Number, Pos, Shape, VerbForm};

/// A role as the article words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// Its words, without determiner.
    pub words: Range<usize>,
    /// The noun.
    pub head: usize,
    /// The determiner, if there is one right before.
    pub determiner: Option<usize>,
}

/// The longest distance between a role and its name, in words.
const REACH: usize = 16;
/// Content words of a role that are kept; what comes later says where, not what.
const CONTENT: usize = 6;

/// True for the noun of a role in the singular.
pub(super) fn is_head(words: &Words<'_>, at: usize) -> bool {
    let mark = words.mark(at);
    let listed = mark.is(Class::Role) || mark.is(Class::Kin);
    let singular = mark.person.allows_number(Number::Sing);
    let noun = !matches!(words.pos(at), Some(Pos::Verb | Pos::Aux | Pos::Adp | Pos::Adv))
        || words.form(at).contains('-')
        || is_participle_noun(words, at);
    let shouted = words.shape(at) == Shape::Upper && mark.person.gender().is_some();
    if listed && singular && noun && !shouted {
        return true;
    }
    // `ex-ministre`, `vice-présidente`, `cosecrétaire`
    let form = words.form(at);
    let prefixed = ["ex-", "vice-", "co-", "co"].iter().find_map(|p| form.strip_prefix(p));
    prefixed.is_some_and(|base| words.lang.facts.vocabulary.mark(base).is(Class::Role))
        || mark.is(Class::RoleStart) && !mark.is(Class::BeforeRole) && noun && continues(words, at)
}

/// `, gérant de la fromagerie`: what can be a participle is none behind a comma with *de* or a mark after it.
fn is_participle_noun(words: &Words<'_>, at: usize) -> bool {
    let participle = words.tokens[at].morph.verb_form() == Some(VerbForm::PresPart);
    let behind = at.checked_sub(1).is_some_and(|i| words.form(i) == "," || is_determiner(words, i));
    let goes_on = words.is(at + 1, Class::Of) || words.has_pos(at + 1, Pos::Punct);
    participle && behind && goes_on
}

fn continues(words: &Words<'_>, at: usize) -> bool {
    let rest = (at + 1..words.tokens.len().min(at + 8)).map(|i| words.form(i));
    words.lang.facts.vocabulary.role_continues(words.form(at), rest)
}

/// The gender that the form of a role tells.
pub(super) fn gender(words: &Words<'_>, head: usize) -> Option<Gender> {
    let told = words.mark(head).person.gender();
    let Some(determiner) = head.checked_sub(1) else { return told };
    if words.is(determiner, Class::Feminine) {
        return Some(Gender::Fem);
    }
    // `son avocate`: before a vowel the possessive tells nothing.
    let masculine = words.is(determiner, Class::Masculine)
        && told != Some(Gender::Fem)
        && (told.is_some() || !words.is(determiner, Class::Possessive));
    if masculine { Some(Gender::Masc) } else { told }
}

/// A word that can stand inside the complement of a role.
fn in_complement(words: &Words<'_>, at: usize) -> bool {
    match words.pos(at) {
        Some(Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num) => true,
        Some(Pos::Adp) => !words.is(at, Class::LeavesRole),
        Some(Pos::Det) => {
            !(words.is(at, Class::Indefinite)
                || (words.is(at, Class::Possessive) || words.is(at, Class::Demonstrative))
                    && !words.is(at, Class::Plural))
        }
        Some(Pos::Verb) => is_charge(words, at),
        Some(Pos::Cconj) => words.form(at) == "et",
        _ => words.form(at) == "général" || has_charge(words, at),
    }
}

/// `chargé de`, `délégué à`: participles that belong to a role.
pub(super) fn is_charge(words: &Words<'_>, at: usize) -> bool {
    words.verb_form(at) == Some(VerbForm::PastPart) && has_charge(words, at)
}

fn has_charge(words: &Words<'_>, at: usize) -> bool {
    let stems = &words.lang.rules.facts.names.charges;
    stems.iter().any(|stem| words.form(at).starts_with(stem.as_str()))
}

/// The role that stands before the name at `name`, with or without a comma.
pub(super) fn before(words: &Words<'_>, start: usize, name: usize) -> Option<Role> {
    let comma = name > start && words.form(name - 1) == ",";
    // `Arbitre : M. X`
    if name == start + 2 && words.form(start + 1) == ":" && is_head(words, start) {
        return Some(Role { words: start..start + 1, head: start, determiner: None });
    }
    if comma
        && is_head(words, start)
        && let Some(role) = opening(words, start, name - 1)
    {
        return Some(role);
    }
    let end = name - usize::from(comma);
    let end = skip_parenthesis_back(words, start, end);
    if end == start || !is_content(words, end - 1) && words.form(end - 1) != ")" {
        return None; // `le ministre de la | Pêche`
    }
    let first = complement_start(words, start, end);
    let heads: Vec<usize> = (first..end).filter(|&i| is_head(words, i)).collect();
    let mut nearest = *heads.last()?;
    // `directrice générale`, `maire adjointe`: the first noun is the role.
    while nearest > first && is_head(words, nearest - 1) {
        nearest -= 1;
    }
    let head = match comma {
        true => outermost(words, &heads, nearest),
        false => nearest,
    };
    role_at(words, start, head, end)
}

/// `Libraire à Morlaix depuis vingt ans, | X`: a role without determiner opens the sentence.
fn opening(words: &Words<'_>, start: usize, comma: usize) -> Option<Role> {
    let plain = |i: usize| {
        matches!(
            words.pos(i),
            Some(Pos::Noun | Pos::Adj | Pos::Adp | Pos::Det | Pos::Propn | Pos::Num)
        )
    };
    let fits = comma - start <= 12 && (start + 1..comma).all(plain);
    let end = complement_end(words, start, comma);
    fits.then_some(Role { words: start..end, head: start, determiner: None })
}

fn skip_parenthesis_back(words: &Words<'_>, start: usize, end: usize) -> usize {
    if end <= start || words.form(end - 1) != ")" {
        return end;
    }
    let from = end.saturating_sub(5).max(start);
    (from..end).rfind(|&i| words.form(i) == "(").unwrap_or(end)
}

/// Where the run of words before `end` begins that can be one noun phrase.
fn complement_start(words: &Words<'_>, start: usize, end: usize) -> usize {
    let low = end.saturating_sub(REACH).max(start);
    let mut at = end;
    while at > low && in_complement(words, at - 1) {
        at -= 1;
    }
    at
}

/// The head whose complement holds the others: `l'avocate du maire, X` is about the lawyer.
fn outermost(words: &Words<'_>, heads: &[usize], nearest: usize) -> usize {
    let mut head = nearest;
    for &other in heads.iter().rev().skip(1) {
        let linked = (other + 1..head).any(|i| words.is(i, Class::Of));
        let joined = (other + 1..head).any(|i| words.form(i) == "et");
        if linked && !joined {
            head = other;
        }
    }
    head
}

/// The role whose noun stands at `head`, up to `end`.
fn role_at(words: &Words<'_>, start: usize, head: usize, end: usize) -> Option<Role> {
    let mut from = head;
    while from > start && words.is(from - 1, Class::BeforeRole) {
        from -= 1;
    }
    let determiner = (from > start).then(|| from - 1).filter(|&d| is_determiner(words, d));
    let plural = determiner.is_some_and(|d| words.is(d, Class::Plural));
    if plural {
        return None;
    }
    // `un autre intérimaire` is an intérimaire; `l'ancien directeur` is no directeur.
    while from < head && !changes_role(words, from) {
        from += 1;
    }
    Some(Role { words: from..end, head, determiner })
}

fn changes_role(words: &Words<'_>, at: usize) -> bool {
    let form = words.form(at);
    words.lang.rules.roles.modifiers.before.iter().any(|m| m == form)
        || words.is(at, Class::Great)
        || slots::is_ordinal(words, at)
}

/// True for a rank that gives way to an office: `le colonel X, porte-parole de l'armée`.
pub(super) fn is_rank(words: &Words<'_>, role: &Role) -> bool {
    words.is(role.head, Class::Grade) && role.words.len() == 1
}

/// True if a role with a possessive stands before this one and a comma: `son entraîneur, l'ancien champion`.
pub(super) fn has_possessive(words: &Words<'_>, start: usize, role: &Role) -> bool {
    let Some(determiner) = role.determiner.filter(|&d| d > start) else { return false };
    before(words, start, determiner)
        .is_some_and(|outer| outer.determiner.is_some_and(|d| words.is(d, Class::Possessive)))
}

/// `Me X, conseil de la société`.
pub(super) fn counsel(words: &Words<'_>, end: usize, limit: usize) -> Option<Role> {
    let head = end + 1;
    if words.form(end) != "," || head >= limit || !words.is(head, Class::Counsel) {
        return None;
    }
    let words = head..complement_end(words, head, limit);
    Some(Role { words, head, determiner: None })
}

pub(super) fn is_determiner(words: &Words<'_>, at: usize) -> bool {
    words.has_pos(at, Pos::Det) && !words.is_bare_of(at) || words.is(at, Class::Contracted)
}

/// The role that stands in apposition after a name that ends at `end`: `, 52 ans, cheffe de…`. The second value is one
/// past its last word.
pub(super) fn after(words: &Words<'_>, end: usize, limit: usize) -> Option<Role> {
    let mut at = skip_parenthesis(words, end, limit);
    if words.form(at) != "," || at >= limit {
        return None;
    }
    at += 1;
    if let Some(next) = skip_age(words, at, limit) {
        at = next;
    }
    noun_phrase(words, at, limit).or_else(|| bare(words, at, limit))
}

/// `docker de 31 ans,`: a bare noun right after a name says what somebody is if it has an age or the ending of a trade.
fn bare(words: &Words<'_>, at: usize, limit: usize) -> Option<Role> {
    let aged = words.is_bare_of(at + 1) && words.form(at + 3) == "ans";
    let noun = words.has_pos(at, Pos::Noun) || aged && !words.has_pos(at, Pos::Adp);
    if !noun
        || words.shape(at) != Shape::Lower
        || at + 1 >= limit
        || words.tokens[at].morph.number() == Some(Number::Plur)
    {
        return None;
    }
    let trade = words
        .lang
        .rules
        .facts
        .names
        .trade_endings
        .iter()
        .any(|e| words.form(at).ends_with(e.as_str()));
    (aged || trade).then(|| Role {
        words: at..complement_end(words, at, limit),
        head: at,
        determiner: None,
    })
}

/// One past a short parenthesis that begins at `at`; `at` where there is none.
pub(super) fn skip_parenthesis(words: &Words<'_>, at: usize, limit: usize) -> usize {
    if at >= limit || words.form(at) != "(" {
        return at;
    }
    (at + 1..limit.min(at + 8)).find(|&i| words.form(i) == ")").map_or(at, |i| i + 1)
}

/// One past `51 ans,` or `âgé de 51 ans,`.
fn skip_age(words: &Words<'_>, at: usize, limit: usize) -> Option<usize> {
    let told =
        words.form(at).starts_with("âgé") || super::numbers::number(words, at, limit).is_some();
    if !told {
        return None;
    }
    let years = (at..limit.min(at + 4)).find(|&i| words.form(i) == "ans")?;
    (words.form(years + 1) == ",").then_some(years + 2)
}

/// A role that begins at `at` with or without determiner, up to where its complement ends.
pub(super) fn noun_phrase(words: &Words<'_>, at: usize, limit: usize) -> Option<Role> {
    let mut head = at;
    while head < limit.min(at + 4)
        && (is_determiner(words, head) || words.is(head, Class::BeforeRole))
        && !is_head(words, head)
    {
        head += 1;
    }
    if head >= limit || !is_head(words, head) {
        return None;
    }
    let mut role = role_at(words, at, head, head + 1)?;
    role.words.end = complement_end(words, head, limit);
    Some(role)
}

/// One past the complement of the role whose noun stands at `head`.
fn complement_end(words: &Words<'_>, head: usize, limit: usize) -> usize {
    let limit = limit.min(head + REACH);
    let mut end = head + 1;
    let mut at = head + 1;
    let mut content = 1;
    while at < limit {
        let skipped = skip_parenthesis(words, at, limit);
        if skipped > at {
            at = skipped;
            continue;
        }
        let stops = !in_complement(words, at) && !words.is_capital(at)
            || words.form(at) == "et" && is_head(words, at + 1)
            || words.is_bare_of(at) && words.shape(at + 1) == Shape::Number
            || is_state(words, at);
        if stops {
            break;
        }
        let leads = words.is(at, Class::PlaceOfRole);
        if leads && content + phrase_weight(words, at, limit) > CONTENT {
            break;
        }
        let weighs = is_content(words, at);
        content += usize::from(weighs);
        at += 1;
        if weighs {
            end = at;
        }
    }
    end
}

/// A participle that tells what happens, before a preposition: `une institutrice | réfugiée dans une église`.
fn is_state(words: &Words<'_>, at: usize) -> bool {
    let participle = || {
        let mut readings = words.lang.lexicon.readings(words.form(at));
        readings.any(|r| r.morph.verb_form() == Some(VerbForm::PastPart))
    };
    words.has_pos(at, Pos::Adj)
        && words.has_pos(at + 1, Pos::Adp)
        && !words.is(at + 1, Class::Of)
        && !is_charge(words, at)
        && participle()
}

fn is_content(words: &Words<'_>, at: usize) -> bool {
    matches!(words.pos(at), Some(Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Verb))
        || words.is_capital(at)
}

/// Content words of the phrase that a preposition at `at` opens.
fn phrase_weight(words: &Words<'_>, at: usize, limit: usize) -> usize {
    (at + 1..limit)
        .take_while(|&i| in_complement(words, i) || words.is_capital(i))
        .filter(|&i| is_content(words, i))
        .count()
}
