//! How each word is read. In: one sentence. Out: its tokens with part of speech, features and lemma. It never looks
//! beyond the sentence, and never leaves a token without a reading.
//!
//! 1. [`readings`]: the lexicon, the shape and the ending say what each word can be.
//! 2. [`locutions`] decide their words; [`rules`]: the rules of `rules/fr/tag.yaml` remove or favour readings by what stands beside them.
//! 3. [`path`]: of what is left, the row of readings whose points add up highest is chosen.
//! 4. [`rules`] again: some rules look at what was chosen.
//! 5. [`late`]: *être* and *avoir* as auxiliaries or verbs; [`agree`]: gender and number from the phrase.
//!
//! [`explain()`] watches the same steps and says which of them decided.

mod agree;
mod compound;
mod explain;
mod late;
mod locutions;
mod path;
mod readings;
mod rules;
mod sentence;

use super::tokenize::{self, RawToken};
use crate::lang::Language;
use crate::model::{Morph, Pos, Shape, Span, Token};
pub use explain::explain;

use explain::{Event, Watch};
use sentence::Sentence;

/// Appends the tagged tokens of one sentence; spans are offsets in `text`.
pub fn read(text: &str, sentence: Span, lang: &Language, out: &mut Vec<Token>) {
    let mut raw = Vec::with_capacity(sentence.len() / 5 + 4);
    tokenize::tokens(text, sentence, lang, &mut raw);
    read_tokens(text, &raw, lang, out);
}

/// Appends the tagged tokens of one sentence that is already cut.
pub fn read_tokens(text: &str, raw: &[RawToken], lang: &Language, out: &mut Vec<Token>) {
    tag(text, raw, lang, out, &mut |_, _| {});
}

fn tag(text: &str, raw: &[RawToken], lang: &Language, out: &mut Vec<Token>, watch: Watch<'_>) {
    let mut s = collect(text, raw, lang);
    watch(&s, Event::Collected);
    locutions::fix(&mut s, watch);
    rules::narrow(&mut s, watch);
    path::choose(&mut s);
    watch(&s, Event::Chosen);
    rules::revise(&mut s, watch);
    late::settle(&mut s);
    agree::narrow(&mut s);
    write(text, raw, &s, out);
}

/// The words of a sentence with their candidates.
fn collect<'a>(text: &str, raw: &[RawToken], lang: &'a Language) -> Sentence<'a> {
    let mut s = Sentence {
        lang,
        words: Vec::with_capacity(raw.len()),
        candidates: Vec::with_capacity(raw.len() * 3),
        forms: String::with_capacity(raw.len() * 8),
    };
    let shouted = is_shouted(raw);
    let mut first = true;
    for (i, token) in raw.iter().enumerate() {
        let form = token.span.of(text);
        if token.shape == Shape::Punct {
            first |= opens(form);
            if is_quotation_mark(form) {
                continue;
            }
            readings::add(&mut s, text, i, token, first, shouted);
        } else {
            readings::add(&mut s, text, i, token, first, shouted);
            first = false;
        }
    }
    s
}

/// Marks after which a capital may be that of a beginning.
fn opens(mark: &str) -> bool {
    matches!(
        mark.chars().next(),
        Some(
            '«' | '“'
                | '"'
                | '„'
                | '‹'
                | '('
                | '['
                | ':'
                | '–'
                | '—'
                | '•'
                | '…'
                | '.'
                | '!'
                | '?'
        )
    )
}

fn is_quotation_mark(form: &str) -> bool {
    matches!(form, "«" | "»" | "“" | "”" | "\"" | "„" | "‹" | "›")
}

/// True if most words are in capitals.
fn is_shouted(raw: &[RawToken]) -> bool {
    let count = |shapes: &[Shape]| raw.iter().filter(|t| shapes.contains(&t.shape)).count();
    let upper = count(&[Shape::Upper]);
    upper >= 2 && upper > 2 * count(&[Shape::Lower, Shape::Capitalised])
}

fn write(text: &str, raw: &[RawToken], s: &Sentence<'_>, out: &mut Vec<Token>) {
    let mut words = s.words.iter().enumerate().peekable();
    for (i, token) in raw.iter().enumerate() {
        let read = match words.peek() {
            Some((_, w)) if w.token as usize == i => words.next(),
            _ => None,
        };
        let (pos, morph, lemma) = match read {
            Some((w, _)) if !s.candidates_of(w).is_empty() => {
                let c = s.chosen(w);
                let (stem, ending) = s.lemma(c.lemma);
                (c.pos, c.morph, [stem, ending].concat())
            }
            _ => (Pos::Punct, Morph::default(), token.span.of(text).to_owned()),
        };
        out.push(Token { span: token.span, shape: token.shape, pos, morph, lemma: lemma.into() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::compile::tagging::{Act, Rule};

    /// The text without its brackets, and what stands between them.
    fn marked(example: &str) -> Option<(String, Span)> {
        let (before, rest) = example.split_once('[')?;
        let (word, after) = rest.split_once(']')?;
        let span = Span::new(before.len(), before.len() + word.len());
        Some(([before, word, after].concat(), span))
    }

    /// Whether the rule decided the marked word, and whether the reading obeys it.
    fn judge(example: &str, rule: &Rule, lang: &Language) -> Option<(bool, bool, String)> {
        let (text, span) = marked(example)?;
        let read = explain(&text, Span::new(0, text.len()), lang);
        let word = read.iter().find(|e| e.token.span == span)?;
        let fired = word.rules.contains(&rule.id);
        let t = &word.token;
        let form = span.of(&text).to_lowercase();
        let inside = rule.class.states & sentence::state_of(t.pos, t.morph, &form).bit() != 0;
        let obeyed = match rule.act {
            Act::Keep => inside,
            Act::Favour(points) => inside == (points > 0),
            Act::Drop => !inside || rule.class.features != Morph::default(),
        };
        // *avoir* before no participle is VERB by the time it is seen.
        let obeyed = obeyed || t.pos == Pos::Verb && &*t.lemma == "avoir";
        Some((fired, obeyed, format!("{} {:?}", t.pos.name(), word.rules)))
    }

    #[test]
    fn each_rule_decides_its_examples_and_leaves_the_others() {
        let fr = Language::french();
        let mut faults = Vec::new();
        for (source, rule) in fr.rules.tagging.rules.rules.iter().zip(&fr.tagger.program.rules) {
            for example in &source.examples {
                match judge(example, rule, &fr) {
                    Some((true, true, _)) => {}
                    other => faults.push(format!("{}: {example}: {other:?}", rule.id)),
                }
            }
            for example in &source.never {
                match judge(example, rule, &fr) {
                    Some((false, ..)) => {}
                    other => faults.push(format!("{}: never {example}: {other:?}", rule.id)),
                }
            }
        }
        assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    }

    /// Part of speech, features and lemma of each word of a text.
    fn readings(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        read(text, Span::new(0, text.len()), &Language::french(), &mut tokens);
        tokens.iter().map(|t| format!("{} {} {}", t.pos.name(), t.morph, t.lemma)).collect()
    }

    #[test]
    fn have_is_an_auxiliary_only_before_a_participle() {
        for (text, at, pos) in [
            ("Il a mangé.", 1, Pos::Aux),
            ("Il a d'ailleurs refusé.", 1, Pos::Aux),
            ("L'ont-ils vraiment vu ?", 1, Pos::Aux),
            ("Il a faim.", 1, Pos::Verb),
            ("Il y a du pain.", 2, Pos::Verb),
            ("Il est grand.", 1, Pos::Aux),
        ] {
            assert!(readings(text)[at].starts_with(pos.name()), "{text}");
        }
    }

    #[test]
    fn the_phrase_tells_gender_and_number() {
        let words = readings("Ces deux mois heureux et une ministre triste.");
        assert_eq!(words[2], "NOUN m p mois");
        assert_eq!(words[3], "ADJ m p heureux");
        assert_eq!(words[6], "NOUN f s ministre");
        assert_eq!(readings("Ils sont heureux.")[2], "ADJ m p heureux");
    }

    #[test]
    fn a_locution_decides_its_words() {
        let words = readings("Il part tout de suite, a priori.");
        assert!(words[2].starts_with("ADV") && words[6].starts_with("ADV"), "{words:?}");
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        let fr = Language::french();
        for piece in
            ["le ", "a ", "que ", "de ", "très ", "A ", "l'", "12 ", "été ", "- ", "dit-il "]
        {
            let text = piece.repeat(200_000 / piece.len());
            let mut tokens = Vec::new();
            read(&text, Span::new(0, text.len()), &fr, &mut tokens);
            assert!(!tokens.is_empty(), "{piece}");
        }
    }

    #[test]
    fn any_text_is_read_and_tiled() {
        let fr = Language::french();
        let long = "« Le maire » l'a dit. ".repeat(2000);
        for text in ["", "  ", "«»", "A", "12 %", "l'", "😀", "-", "PARIS ET LYON", long.as_str()]
        {
            let mut tokens = Vec::new();
            read(text, Span::new(0, text.len()), &fr, &mut tokens);
            let joined: usize = tokens.iter().map(|t| t.span.len()).sum();
            assert_eq!(
                joined,
                text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>()
            );
        }
    }
}
