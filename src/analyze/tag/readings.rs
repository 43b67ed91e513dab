//! Candidate readings of one token. In: a raw token. Out: what the lexicon, its shape or its ending say it can be. It
//! never looks at neighbours, but for the number before a unit.

use crate::lang::compile::hash::Hash;
use crate::lang::compile::pattern::{NAME, ROMAN, UNKNOWN};
use crate::lang::compile::tagging::Guessed;
use crate::lang::lexicon::{Entry, Reading};
use crate::lang::schema::tag::State;
use crate::model::{Kind, Morph, Number, Pos, Shape, VerbForm};

use super::compound;
use super::sentence::{Lemma, Sentence, state_of};
use crate::analyze::tokenize::RawToken;

/// Adds a word with its candidates. `first`: a capital says nothing here. `shouted`: the whole sentence is in capitals.
pub(super) fn add<'a>(
    s: &mut Sentence<'a>,
    text: &str,
    token: usize,
    raw: &RawToken,
    first: bool,
    shouted: bool,
) {
    let after_number = s.words.last().is_some_and(|w| w.shapes & 1 << Shape::Number as u32 != 0);
    let hash = s.open(token, raw, text, first);
    let form = raw.span.of(text);
    let own = s.words.last().map_or((0, 0), |w| w.form);
    let itself = Lemma { form: own, strip: 0, append: "" };
    match raw.shape {
        Shape::Number => s.add(Pos::Num, number(form), 0, itself),
        Shape::Ordinal => {
            let morph = Morph::default().epicene().with_kind(Kind::Ordinal);
            let plural = form.ends_with('s');
            let number = if plural { Number::Plur } else { Number::Sing };
            s.add(Pos::Adj, morph.with_number(number), 0, itself);
        }
        Shape::Punct => s.add(Pos::Punct, Morph::default(), 0, itself),
        Shape::Symbol => {
            let pos = if form.starts_with(char::is_alphabetic) { Pos::Noun } else { Pos::Sym };
            let kept = s.keep_form(form);
            s.add(pos, Morph::default(), 0, Lemma { form: kept, ..itself });
        }
        Shape::Address => {
            let kept = s.keep_form(form);
            let link = form.contains("://") || form.starts_with("www.");
            let pos = if link { Pos::Sym } else { Pos::Propn };
            s.add(pos, Morph::default(), 0, Lemma { form: kept, ..itself });
        }
        Shape::Lower if after_number && s.lang.tokenizer.is_unit(form) => unit(s, own),
        Shape::Lower => lower(s, own, hash),
        Shape::Upper if shouted => lower(s, own, hash),
        Shape::Capitalised | Shape::Upper | Shape::Mixed => {
            capital(s, form, (own, hash), raw.shape, first)
        }
    }
}

/// A unit after its number: the noun of the lexicon, or the unit itself.
fn unit<'a>(s: &mut Sentence<'a>, form: (u32, u32)) {
    let entry = s.lang.lexicon.entry(s.text_of(form));
    let noun = entry.and_then(|e| e.readings().find(|r| r.pos == Pos::Noun));
    let (morph, (strip, append)) =
        noun.map_or((Morph::default(), (0, "")), |n| (n.morph, n.edit()));
    s.add(Pos::Noun, morph, 0, Lemma { form, strip, append });
}

/// `1` is singular, any other figure plural.
fn number(form: &str) -> Morph {
    let singular = matches!(form, "1" | "0") || form.starts_with("0,") || form.starts_with("1,");
    Morph::default().with_number(if singular { Number::Sing } else { Number::Plur })
}

/// A word in lower case.
fn lower(s: &mut Sentence<'_>, form: (u32, u32), hash: Hash) {
    if !known(s, form, hash) && !compound::add(s, form) {
        s.mark(UNKNOWN);
        guess(s, form);
    }
}

/// Candidates of a form in lower case that the lexicon knows.
fn known(s: &mut Sentence<'_>, form: (u32, u32), hash: Hash) -> bool {
    let word = s.text_of(form);
    if let Some(entry) = s.lang.lexicon.entry_hashed(word, hash) {
        add_entry(s, entry, form);
        return true;
    }
    if let Some(other) = respelt(s, word) {
        let kept = s.keep_form(&other);
        if let Some(entry) = s.lang.lexicon.entry(&other) {
            add_entry(s, entry, kept);
            return true;
        }
    }
    false
}

/// The word in the lexicon's spelling: `coeur` → `cœur`, `etat` → `état`.
fn respelt(s: &Sentence<'_>, word: &str) -> Option<String> {
    let guess = &s.lang.tagger.program.guess;
    let known = |w: &String| s.lang.lexicon.entry(w).is_some();
    let joined = guess
        .ligatures
        .iter()
        .filter(|(plain, _)| word.contains(plain.as_str()))
        .map(|(plain, joined)| word.replacen(plain.as_str(), joined, 1))
        .find(known);
    joined.or_else(|| {
        guess
            .accents
            .iter()
            .filter_map(|(plain, accented)| Some((word.strip_prefix(plain.as_str())?, accented)))
            .flat_map(|(rest, accented)| accented.iter().map(move |a| [a.as_str(), rest].concat()))
            .find(known)
    })
}

/// A word with a capital: a name, a word at the start, an acronym.
fn capital<'a>(
    s: &mut Sentence<'a>,
    form: &str,
    (own, hash): ((u32, u32), Hash),
    shape: Shape,
    first: bool,
) {
    let lang = s.lang;
    let case = &lang.tagger.program.guess.case;
    let exact = s.keep_form(form);
    let itself = Lemma { form: exact, strip: 0, append: "" };
    let mut named = false;
    let listed = lang.lexicon.entry(&form.replace('’', "'"));
    if let Some(entry) = listed {
        s.mark(NAME);
        for r in entry.readings() {
            let (strip, append) = r.edit();
            let points = points(s, &r, exact);
            s.add(r.pos, r.morph, points, Lemma { form: exact, strip, append });
            named |= r.pos == Pos::Propn;
        }
    }
    if is_roman(form) {
        s.mark(ROMAN);
        s.add(Pos::Num, Morph::default(), case.roman, itself);
    }
    let before = s.words.last().map_or(0, |w| w.last);
    // `Vice-président` is a word, `Saint-Malo` a name.
    let parts_known = || !form.split('-').skip(1).any(|p| p.starts_with(char::is_uppercase));
    let common = known(s, own, hash) || listed.is_none() && parts_known() && compound::add(s, own);
    let count = s.words.last().map_or(0, |w| w.last);
    if !first {
        for i in before..count {
            let c = &mut s.candidates[i as usize];
            let inhabitant = matches!(c.morph.kind(), Some(Kind::Gentile | Kind::Language));
            if c.pos == Pos::Noun && inhabitant {
                c.points = case.inhabitant;
                continue;
            }
            c.points += match c.pos {
                Pos::Noun => case.inside_noun,
                Pos::Adj => case.inside_adjective,
                Pos::Verb | Pos::Aux => case.inside_verb,
                _ => case.inside_other,
            };
        }
    }
    if form.chars().nth(1).is_none() && !first {
        add_guesses(s, &lang.tagger.program.guess.letter, exact);
        return;
    }
    if !common && listed.is_none() && shape == Shape::Upper {
        s.mark(UNKNOWN);
        let guesses = &lang.tagger.program.guess.upper;
        add_guesses(s, guesses, exact);
        return;
    }
    if !common && listed.is_none() {
        s.mark(UNKNOWN);
    }
    if !named && listed.is_none() && !(first && common) {
        let points = if common { case.name_known } else { 0 };
        s.add(Pos::Propn, Morph::default(), points, itself);
    }
}

fn is_roman(form: &str) -> bool {
    !form.is_empty() && form.len() <= 8 && form.bytes().all(|b| b"IVXLCM".contains(&b))
}

/// What stands before an adjective that has become a noun: `le palliatif`.
const BEFORE_NOUN: u32 =
    State::Det.bit() | State::Contr.bit() | State::Num.bit() | State::Pre.bit();

/// Adds the readings of a lexicon entry.
fn add_entry<'a>(s: &mut Sentence<'a>, entry: Entry<'a>, form: (u32, u32)) {
    let past = |r: &Reading<'_>| r.morph.verb_form() == Some(VerbForm::PastPart);
    let participle = entry.readings().any(|r| past(&r));
    let after_article =
        s.words.len().checked_sub(2).is_some_and(|i| s.words[i].may & BEFORE_NOUN != 0);
    let can_be_noun = after_article && entry.readings().all(|r| r.pos == Pos::Adj);
    for r in entry.readings() {
        let (strip, append) = r.edit();
        let mut points = points(s, &r, form);
        if participle && r.pos == Pos::Adj && r.share.is_none() {
            points += s.lang.tagger.program.participle;
        }
        s.add(r.pos, r.morph, points, Lemma { form, strip, append });
        if r.pos == Pos::Adj && can_be_noun {
            let points = points + s.lang.tagger.program.substantive;
            s.add(Pos::Noun, r.morph, points, Lemma { form, strip, append });
        }
    }
}

/// Points of a reading by its share, or by its state where none is known.
pub(super) fn points(s: &Sentence<'_>, reading: &Reading<'_>, form: (u32, u32)) -> i16 {
    let program = &s.lang.tagger.program;
    let form = s.text_of(form);
    match reading.share {
        Some(share) => program.shares[(share as usize).min(10)],
        None => program.priors[state_of(reading.pos, reading.morph, form) as usize],
    }
}

/// An unknown word in lower case, by its ending.
fn guess<'a>(s: &mut Sentence<'a>, form: (u32, u32)) {
    let lang = s.lang;
    let word = s.text_of(form);
    let guesses = lang.tagger.ending(word).unwrap_or(&lang.tagger.program.guess.lower);
    add_guesses(s, guesses, form);
}

fn add_guesses<'a>(s: &mut Sentence<'a>, guesses: &'a [Guessed], form: (u32, u32)) {
    for (rank, g) in guesses.iter().enumerate() {
        let lemma = Lemma { form, strip: g.strip, append: &g.append };
        s.add(g.pos, g.morph, -5 * rank as i16, lemma);
    }
}
