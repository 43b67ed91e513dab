//! Readings. In: a treebank with gold words. Out: how many parts of speech, lemmas, genders and numbers are right.
//!
//! Convention: words are the treebank's surface words; of a contraction kept whole (`du`, `des`, `auquel`) either part
//! of speech counts. What the treebanks merely write otherwise is written so here, by form and never by the gold tag:
//! *faire* before an infinitive is AUX; `%` and `°C` are NOUN in Sequoia, `/` is ADP
//! there and SYM elsewhere; *ne* is PART in ParTUT.

use std::collections::BTreeMap;

use intertitre::analyze::tag;
use intertitre::analyze::tokenize::{self, RawToken};
use intertitre::lang::Language;
use intertitre::model::{Gender, Number, Pos, Span, Token, VerbForm};

use super::conllu::{Gold, Part, Word};

/// Right and all, for each measure.
#[derive(Debug, Default, Clone)]
pub struct Score {
    /// Part of speech.
    pub upos: [usize; 2],
    /// The same, NOUN with PROPN and VERB with AUX.
    pub merged: [usize; 2],
    /// `des`, `du`, `de`: determiner or preposition, strictly.
    pub strict: [usize; 2],
    /// Lemma of nouns, verbs, adjectives, adverbs.
    pub lemma: [usize; 2],
    /// Gender and number of nouns, adjectives, participles, where the treebank has them.
    pub agreement: [usize; 2],
    /// (gold, found) → how often.
    pub confusions: BTreeMap<(String, String), usize>,
}

/// Which treebank's habits count.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    percent_is_noun: bool,
    slash: &'static str,
    ne_is_particle: bool,
}

impl Habits {
    /// By the name of the treebank's file.
    pub fn of(name: &str) -> Self {
        let sequoia = name.contains("sequoia");
        let slash = if sequoia { "ADP" } else { "SYM" };
        Self { percent_is_noun: sequoia, slash, ne_is_particle: name.contains("partut") }
    }
}

/// Scores a treebank; `show` names what to list: `tags`, `lemmas`, `agreement`.
pub fn score(gold: &[Gold], habits: Habits, lang: &Language, show: Option<&str>) -> Score {
    let mut score = Score::default();
    for sentence in gold.iter().filter(|g| g.words.iter().all(|w| !w.parts.is_empty())) {
        let (text, raw) = surface(&sentence.words, lang);
        let mut tokens = Vec::new();
        tag::read_tokens(&text, &raw, lang, &mut tokens);
        for (i, word) in sentence.words.iter().enumerate() {
            let found = upos(&text, &tokens, i, habits);
            let faults = judge(&mut score, word, &tokens[i], found);
            if let Some(fault) = faults.iter().find(|(kind, _)| show == Some(kind)) {
                println!("{}\t{}", fault.1, context(&sentence.words, i));
            }
        }
    }
    score
}

/// The sentence with the words' own spacing, and its words as tokens.
pub fn surface(words: &[Word], lang: &Language) -> (String, Vec<RawToken>) {
    let (mut text, mut raw) = (String::new(), Vec::new());
    for word in words {
        let start = text.len();
        text.push_str(&word.form);
        let mut cut = Vec::new();
        tokenize::tokens(&text, Span::new(start, text.len()), lang, &mut cut);
        let shape = match &cut[..] {
            [one] => one.shape,
            [first, ..] if word.form.starts_with(|c: char| c.is_ascii_digit()) => first.shape,
            _ => tokenize::shape_of(&word.form),
        };
        raw.push(RawToken { span: Span::new(start, text.len()), shape });
        if word.space_after {
            text.push(' ');
        }
    }
    (text, raw)
}

/// The part of speech as the treebank writes it.
fn upos(text: &str, tokens: &[Token], i: usize, habits: Habits) -> &'static str {
    let token = &tokens[i];
    let form = token.span.of(text);
    if token.pos == Pos::Verb && &*token.lemma == "faire" {
        let next = tokens[i + 1..].iter().find(|t| {
            !matches!(t.pos, Pos::Adv) && !(t.pos == Pos::Pron && t.span.of(text).starts_with('-'))
        });
        if next.is_some_and(|t| t.morph.verb_form() == Some(VerbForm::Inf)) {
            return "AUX";
        }
    }
    match token.pos {
        Pos::Sym if habits.percent_is_noun && matches!(form, "%" | "°C") => "NOUN",
        Pos::Punct if form == "/" => habits.slash,
        Pos::Adv if habits.ne_is_particle && matches!(&*token.lemma, "ne") => "PART",
        pos => pos.name(),
    }
}

fn judge(
    score: &mut Score,
    word: &Word,
    token: &Token,
    found: &'static str,
) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    let mut count = |cell: &mut [usize; 2], right: bool| {
        cell[1] += 1;
        cell[0] += usize::from(right);
        right
    };
    let merge = |p: &str| match p {
        "PROPN" => "NOUN".to_owned(),
        "AUX" => "VERB".to_owned(),
        _ => p.to_owned(),
    };
    let gold: Vec<&str> = word.parts.iter().map(|p| p.upos.as_str()).collect();
    if !count(&mut score.upos, gold.contains(&found)) {
        let gold = gold.join("+");
        faults.push(("tags", format!("{gold}>{found}\t{}", word.form)));
        *score.confusions.entry((gold, found.to_owned())).or_default() += 1;
    }
    count(&mut score.merged, gold.iter().any(|g| merge(g) == merge(found)));
    if matches!(word.form.to_lowercase().as_str(), "des" | "du" | "de" | "d'" | "d’")
        && matches!(gold[0], "ADP" | "DET")
        && !count(&mut score.strict, gold[0] == found)
    {
        faults.push(("strict", format!("{}>{found}\t{}", gold[0], word.form)));
    }
    let [part] = &word.parts[..] else { return faults };
    if matches!(part.upos.as_str(), "NOUN" | "VERB" | "ADJ" | "ADV")
        && part.lemma != "_"
        && !count(&mut score.lemma, same_lemma(&part.lemma, &token.lemma))
    {
        faults.push(("lemmas", format!("{}>{}\t{}", part.lemma, token.lemma, word.form)));
    }
    if let Some((gold, found)) = agreement(part, token) {
        if !count(&mut score.agreement, gold == found) {
            faults.push(("agreement", format!("{gold}>{found}\t{}", word.form)));
        }
    }
    faults
}

fn same_lemma(gold: &str, found: &str) -> bool {
    gold.to_lowercase().replace('’', "'") == found.to_lowercase()
}

/// Gender and number as the treebank marks them, and as found.
fn agreement(part: &Part, token: &Token) -> Option<(String, String)> {
    let bears = match part.upos.as_str() {
        "NOUN" | "ADJ" => true,
        "VERB" => part.feats.get("VerbForm").is_some_and(|f| f == "Part"),
        _ => false,
    };
    let gender = part.feats.get("Gender").filter(|_| bears);
    let number = part.feats.get("Number").filter(|_| bears);
    if gender.is_none() && number.is_none() {
        return None;
    }
    let found_gender = match token.morph.gender() {
        Some(Gender::Masc) => "Masc",
        Some(Gender::Fem) => "Fem",
        None => "-",
    };
    let found_number = match token.morph.number() {
        Some(Number::Sing) => "Sing",
        Some(Number::Plur) => "Plur",
        None => "-",
    };
    let pair =
        |g: Option<&str>, n: Option<&str>| format!("{} {}", g.unwrap_or(""), n.unwrap_or(""));
    Some((
        pair(gender.map(String::as_str), number.map(String::as_str)),
        pair(gender.map(|_| found_gender), number.map(|_| found_number)),
    ))
}

fn context(words: &[Word], at: usize) -> String {
    let forms = |range: std::ops::Range<usize>| {
        words[range].iter().map(|w| w.form.as_str()).collect::<Vec<_>>().join(" ")
    };
    let end = (at + 6).min(words.len());
    format!("{} [{}] {}", forms(at.saturating_sub(6)..at), words[at].form, forms(at + 1..end))
}
