//! The rules of tagging from their YAML shapes to what the tagger runs. In: [`Tagging`]. Out: a [`Program`], or which
//! rule cannot be read and why. It never reads a text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::pattern::{self, Interner, Test};
use crate::lang::schema::tag::{
    CasePoints, Ending, Guesses, Pairs, Stage, State, TagRule, TagRules, Tagging,
};
use crate::model::grammar::{Morph, Pos};

/// Everything that the tagger runs.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Program {
    /// Words that rules name; their places are their numbers.
    pub words: Vec<String>,
    /// Lists of words, as sorted numbers.
    pub lists: Vec<Vec<u16>>,
    /// The rules, in order.
    pub rules: Vec<Rule>,
    /// Points of neighbours: left state × [`State::COUNT`] + right state.
    pub pairs: Vec<i16>,
    /// Points of neighbours that agree and that clash, laid out as `pairs`.
    pub agreement: Vec<(i16, i16)>,
    /// Points by share, in tenths.
    pub shares: Vec<i16>,
    /// Points by state where no share is known.
    pub priors: Vec<i16>,
    /// The list of adjectives that usually precede their noun.
    pub prenominal: Option<u16>,
    /// Points of the noun that any adjective can become.
    pub substantive: i16,
    /// Points of an adjective of unknown share that is also a past participle.
    pub participle: i16,
    /// Unknown words.
    pub guess: Guess,
}

/// One rule, compiled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rule {
    /// Its name.
    pub id: String,
    /// Applies to chosen readings.
    pub chosen: bool,
    /// The word that is decided.
    pub at: Test,
    /// The words before it, the nearest first.
    pub before: Vec<Test>,
    /// The words after it.
    pub after: Vec<Test>,
    /// What must not stand before, the nearest first; empty asks for nothing.
    pub not_before: Vec<Test>,
    /// What must not stand after.
    pub not_after: Vec<Test>,
    /// What it does.
    pub act: Act,
    /// To which readings.
    pub class: Class,
}

/// What a rule does to a class of readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Only these stay.
    Keep,
    /// These go.
    Drop,
    /// These get points.
    Favour(i16),
}

/// A class of readings: `PRON`, `VFIN.2`, `PRON.rel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// The states.
    pub states: u32,
    /// Features that they have; the empty value asks for nothing.
    pub features: Morph,
}

/// What unknown words can be.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Guess {
    /// Beginnings that leave a word what it is, the longest first.
    pub prefixes: Vec<String>,
    /// Endings, sorted.
    pub endings: Vec<(String, Vec<Guessed>)>,
    /// Without a known ending.
    pub lower: Vec<Guessed>,
    /// In capitals.
    pub upper: Vec<Guessed>,
    /// One capital inside the sentence.
    pub letter: Vec<Guessed>,
    /// What a capital says.
    pub case: CasePoints,
}

/// A guessed reading: how to get from the form to the lemma, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guessed {
    /// Part of speech.
    pub pos: Pos,
    /// Features.
    pub morph: Morph,
    /// Bytes to take off the form.
    pub strip: u8,
    /// What to append.
    pub append: String,
}

/// The rule, table key or ending that cannot be read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A string that stands in the file near the fault.
    pub near: String,
    /// What is wrong.
    pub message: String,
}

/// Compiles all of it.
pub fn compile(tagging: &Tagging) -> Result<Program, Fault> {
    let (rules, mut interner) = compile_rules(&tagging.rules)?;
    let prenominal = tagging.rules.lists.get("prenominal").map(|words| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        interner.list(&words)
    });
    let mut words = vec![String::new(); interner.words.len()];
    for (word, id) in interner.words {
        words[id as usize] = word;
    }
    let lists = interner.lists;
    let mut program = Program { words, lists, rules, prenominal, ..Program::default() };
    compile_pairs(&tagging.pairs, &mut program)?;
    program.guess = compile_guess(&tagging.guess)?;
    Ok(program)
}

/// Compiles the rules of `tag.yaml`.
pub fn compile_rules(rules: &TagRules) -> Result<(Vec<Rule>, Interner), Fault> {
    let mut interner = Interner::default();
    let compiled = rules
        .rules
        .iter()
        .map(|rule| {
            compile_rule(rule, &rules.lists, &mut interner)
                .map_err(|message| Fault { near: rule.id.clone(), message })
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok((compiled, interner))
}

fn compile_rule(
    rule: &TagRule,
    lists: &BTreeMap<String, Vec<String>>,
    words: &mut Interner,
) -> Result<Rule, String> {
    let mut tests = |pattern: &Option<String>| match pattern {
        Some(pattern) => pattern::parse(pattern, lists, words),
        None => Ok(Vec::new()),
    };
    let [at] = <[Test; 1]>::try_from(tests(&Some(rule.at.clone()))?)
        .map_err(|_| "`at` is one element".to_owned())?;
    let (mut before, mut not_before) = (tests(&rule.before)?, tests(&rule.not_before)?);
    before.reverse();
    not_before.reverse();
    let (act, class) = match (&rule.keep, &rule.drop, &rule.favour) {
        (Some(class), None, None) => (Act::Keep, class.as_str()),
        (None, Some(class), None) => (Act::Drop, class.as_str()),
        (None, None, Some(favour)) => {
            let (class, points) = favour.split_once(' ').ok_or("`favour` is `CLASS ±points`")?;
            (Act::Favour(points.parse().map_err(|_| format!("« {points} »: ±points"))?), class)
        }
        _ => return Err("one of keep, drop and favour".into()),
    };
    if rule.examples.is_empty() || rule.never.is_empty() {
        return Err("an example and a counter-example are needed".into());
    }
    Ok(Rule {
        id: rule.id.clone(),
        chosen: rule.stage == Stage::Chosen,
        at,
        before,
        after: tests(&rule.after)?,
        not_before,
        not_after: tests(&rule.not_after)?,
        act,
        class: read_class(class)?,
    })
}

/// `PRON`, `NOUN|ADJ`, `VFIN.2`, `PRON.rel`
fn read_class(text: &str) -> Result<Class, String> {
    let (names, features) = text.split_once('.').unwrap_or((text, ""));
    let features = Morph::parse(features).map_err(|f| format!("« {f} » is no feature"))?;
    Ok(Class { states: pattern::states(names)?, features })
}

fn compile_pairs(pairs: &Pairs, program: &mut Program) -> Result<(), Fault> {
    let mask = |names: &str| {
        names.split(' ').try_fold(0, |mask, name| {
            let fault = |message| Fault { near: names.into(), message };
            pattern::states(name).map(|bits| mask | bits).map_err(fault)
        })
    };
    program.participle = pairs.participle;
    program.substantive = pairs.substantive;
    program.shares.clone_from(&pairs.shares);
    program.shares.resize(11, 0);
    program.priors = vec![0; State::COUNT];
    for (names, points) in &pairs.priors {
        members(mask(names)?).for_each(|s| program.priors[s] = *points);
    }
    program.pairs = vec![0; State::COUNT * State::COUNT];
    program.agreement = vec![(0, 0); State::COUNT * State::COUNT];
    for (left, row) in &pairs.pairs {
        for (right, points) in row {
            for (l, r) in cells(mask(left)?, mask(right)?) {
                program.pairs[l * State::COUNT + r] = *points;
            }
        }
    }
    for (left, row) in &pairs.agreement {
        for (right, points) in row {
            for (l, r) in cells(mask(left)?, mask(right)?) {
                program.agreement[l * State::COUNT + r] = *points;
            }
        }
    }
    Ok(())
}

fn members(mask: u32) -> impl Iterator<Item = usize> + Clone {
    (0..State::COUNT).filter(move |s| mask >> s & 1 == 1)
}

fn cells(left: u32, right: u32) -> impl Iterator<Item = (usize, usize)> {
    members(left).flat_map(move |l| members(right).map(move |r| (l, r)))
}

fn compile_guess(guess: &Guesses) -> Result<Guess, Fault> {
    let readings = |near: &str, list: &[String]| {
        list.iter()
            .map(|r| read_guess(r).map_err(|message| Fault { near: near.into(), message }))
            .collect::<Result<Vec<_>, _>>()
    };
    let mut prefixes = guess.prefixes.clone();
    prefixes.sort_by_key(|p| (std::cmp::Reverse(p.len()), p.clone()));
    let mut endings = guess
        .endings
        .iter()
        .map(|Ending { ending, readings: list }| Ok((ending.clone(), readings(ending, list)?)))
        .collect::<Result<Vec<_>, _>>()?;
    endings.sort_by(|a: &(String, _), b| a.0.cmp(&b.0));
    let (lower, upper) = (readings("lower", &guess.lower)?, readings("upper", &guess.upper)?);
    let letter = readings("letter", &guess.letter)?;
    Ok(Guess { prefixes, endings, lower, upper, letter, case: guess.case.clone() })
}

/// `POS strip+append features`: `VERB -aient+er ind.impf 3 p`, `NOUN - f s`
fn read_guess(reading: &str) -> Result<Guessed, String> {
    let mut parts = reading.splitn(3, ' ');
    let pos = parts.next().and_then(Pos::from_name).ok_or("unknown part of speech")?;
    let edit =
        parts.next().and_then(|e| e.strip_prefix('-')).ok_or("« -strip+append » expected")?;
    let (strip, append) = edit.split_once('+').unwrap_or((edit, ""));
    let morph = Morph::parse(parts.next().unwrap_or_default())
        .map_err(|f| format!("« {f} » is no feature"))?;
    Ok(Guessed { pos, morph, strip: strip.len() as u8, append: append.into() })
}
