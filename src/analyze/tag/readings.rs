//! Candidate readings of one token. In: a raw token. Out: what the lexicon, its shape or its ending say it can be. It
//! never looks at neighbours, but for the number before a unit.

use crate::lang::compile::pattern::{NAME, ROMAN, UNKNOWN};
use crate::lang::compile::tagging::Guessed;
use crate::lang::lexicon::{Entry, Reading};
use crate::model::{Kind, Morph, Number, Pos, Shape, VerbForm};

use super::super::tokenize::RawToken;
use super::sentence::{Lemma, Sentence, state_of};

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
    s.open(token, raw, text, first);
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
        Shape::Lower => lower(s, own),
        Shape::Upper if shouted => lower(s, own),
        Shape::Capitalised | Shape::Upper | Shape::Mixed => capital(s, form, own, raw.shape, first),
    }
}

/// A unit after its number: the noun of the lexicon, or the unit itself.
fn unit<'a>(s: &mut Sentence<'a>, form: (u32, u32)) {
    let entry = s.lang.lexicon.entry(&s.forms[form.0 as usize..form.1 as usize]);
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
fn lower<'a>(s: &mut Sentence<'a>, form: (u32, u32)) {
    if !known(s, form) && !compound(s, form) {
        s.mark(UNKNOWN);
        guess(s, form);
    }
}

/// Candidates of a form in lower case that the lexicon knows.
fn known<'a>(s: &mut Sentence<'a>, form: (u32, u32)) -> bool {
    let word = &s.forms[form.0 as usize..form.1 as usize];
    if let Some(entry) = s.lang.lexicon.entry(word) {
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
    const SPELLINGS: [(&str, &str); 2] = [("oe", "œ"), ("ae", "æ")];
    let has = |w: &String| s.lang.lexicon.entry(w).is_some();
    let ligature = SPELLINGS
        .iter()
        .filter(|(plain, _)| word.contains(plain))
        .map(|(plain, joined)| word.replacen(plain, joined, 1))
        .find(has);
    ligature.or_else(|| {
        // A capital that lost its accent.
        const ACCENTS: [(char, &[char]); 4] =
            [('e', &['é', 'è', 'ê']), ('a', &['â', 'à']), ('i', &['î']), ('o', &['ô'])];
        let first = word.chars().next()?;
        let (_, accented) = ACCENTS.iter().find(|(plain, _)| *plain == first)?;
        let rest = word.get(1..)?;
        accented.iter().map(|a| format!("{a}{rest}")).find(has)
    })
}

/// Candidates of a word made of known parts: `franco-allemand`, `non-inscrit`, `antivax`.
fn compound<'a>(s: &mut Sentence<'a>, form: (u32, u32)) -> bool {
    let lang = s.lang;
    let word = &s.forms[form.0 as usize..form.1 as usize];
    if word.len() > LONGEST_COMPOUND {
        return false;
    }
    let start = form.0;
    let base_at = |at: usize| (start + at as u32, form.1);
    let prefix = lang.tagger.program.guess.prefixes.iter().find(|p| {
        word.strip_prefix(p.as_str()).is_some_and(|rest| {
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            rest.chars().count() >= 3 && lang.lexicon.entry(rest).is_some_and(open_class)
        })
    });
    if let Some(prefix) = prefix {
        let hyphen = usize::from(word[prefix.len()..].starts_with('-'));
        let base = base_at(prefix.len() + hyphen);
        let rest = &s.forms[base.0 as usize..base.1 as usize];
        if let Some(entry) = lang.lexicon.entry(rest) {
            // The lemma keeps the prefix: it is cut from the end of the whole.
            for r in entry.readings().filter(is_open) {
                let (strip, append) = r.edit();
                s.add(r.pos, r.morph, points(s, &r, form), Lemma { form, strip, append });
            }
            return true;
        }
    }
    let Some((head, tail)) = word.split_once('-') else { return false };
    let (first, last) = (lang.lexicon.entry(head), lang.lexicon.entry(tail));
    let has = |e: Option<Entry<'a>>, pos: Pos| e.and_then(|e| e.readings().find(|r| r.pos == pos));
    if let Some(adjective) = has(last, Pos::Adj).filter(|_| has(first, Pos::Noun).is_none()) {
        let (strip, append) = adjective.edit();
        s.add(Pos::Adj, adjective.morph, 0, Lemma { form, strip, append });
        return true;
    }
    if let Some(noun) = has(first, Pos::Noun) {
        let lemma = Lemma { form, strip: 0, append: "" };
        s.add(Pos::Noun, noun.morph, 0, lemma);
        if let Some(adjective) = has(last, Pos::Adj) {
            let (strip, append) = adjective.edit();
            s.add(Pos::Adj, adjective.morph, -5, Lemma { form, strip, append });
        }
        return true;
    }
    false
}

/// Longer words are not taken apart.
const LONGEST_COMPOUND: usize = 48;

fn open_class(entry: Entry<'_>) -> bool {
    entry.readings().any(|r| is_open(&r))
}

fn is_open(reading: &Reading<'_>) -> bool {
    matches!(reading.pos, Pos::Noun | Pos::Adj | Pos::Verb | Pos::Adv)
}

/// A word with a capital: a name, a word at the start, an acronym.
fn capital<'a>(s: &mut Sentence<'a>, form: &str, own: (u32, u32), shape: Shape, first: bool) {
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
    let common = known(s, own) || listed.is_none() && parts_known() && compound(s, own);
    let count = s.words.last().map_or(0, |w| w.last);
    if !first {
        for i in before..count {
            let c = &mut s.candidates[i as usize];
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

/// Adds the readings of a lexicon entry.
fn add_entry<'a>(s: &mut Sentence<'a>, entry: Entry<'a>, form: (u32, u32)) {
    let past = |r: &Reading<'_>| r.morph.verb_form() == Some(VerbForm::PastPart);
    let participle = entry.readings().any(|r| past(&r));
    let no_noun = entry
        .readings()
        .all(|r| !matches!(r.pos, Pos::Noun | Pos::Propn | Pos::Verb | Pos::Aux | Pos::Adv));
    for r in entry.readings() {
        let (strip, append) = r.edit();
        let mut points = points(s, &r, form);
        if participle && r.pos == Pos::Adj && r.share.is_none() {
            points += s.lang.tagger.program.participle;
        }
        s.add(r.pos, r.morph, points, Lemma { form, strip, append });
        if r.pos == Pos::Adj && no_noun {
            let points = points + s.lang.tagger.program.substantive;
            s.add(Pos::Noun, r.morph, points, Lemma { form, strip, append });
        }
    }
}

/// Points of a reading by its share, or by its state where none is known.
fn points(s: &Sentence<'_>, reading: &Reading<'_>, form: (u32, u32)) -> i16 {
    let program = &s.lang.tagger.program;
    let form = &s.forms[form.0 as usize..form.1 as usize];
    match reading.share {
        Some(share) => program.shares[(share as usize).min(10)],
        None => program.priors[state_of(reading.pos, reading.morph, form) as usize],
    }
}

/// An unknown word in lower case, by its ending.
fn guess<'a>(s: &mut Sentence<'a>, form: (u32, u32)) {
    let lang = s.lang;
    let word = &s.forms[form.0 as usize..form.1 as usize];
    let guesses = lang.tagger.ending(word).unwrap_or(&lang.tagger.program.guess.lower);
    add_guesses(s, guesses, form);
}

fn add_guesses<'a>(s: &mut Sentence<'a>, guesses: &'a [Guessed], form: (u32, u32)) {
    for (rank, g) in guesses.iter().enumerate() {
        let lemma = Lemma { form, strip: g.strip, append: &g.append };
        s.add(g.pos, g.morph, -5 * rank as i16, lemma);
    }
}
