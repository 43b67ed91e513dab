//! Translationese and false friends. In: the wordings of the rules, the tokens of a text. Out: where a wording stands, and
//! what French says. It never looks between quotation marks, and never changes a word: what was meant is for a person
//! to say.

use std::collections::BTreeMap;

use super::Copy;
use super::sink::{Hit, Sink};
use crate::lang::fold::fold;
use crate::lang::schema::check::{Calque, CheckId};
use crate::lang::schema::wording::{Atom, Step};
use crate::model::{Pos, Shape, Span, Token, range};

/// Tokens that a gap can take.
const GAP: usize = 3;

/// The wordings by their first word.
#[derive(Debug, Default)]
pub(super) struct Calques {
    by_form: BTreeMap<String, Vec<(usize, usize)>>,
    by_lemma: BTreeMap<String, Vec<(usize, usize)>>,
}

/// A token with its folded form.
struct Word<'a> {
    fold: String,
    token: &'a Token,
}

impl Calques {
    /// The table of the rules.
    pub(super) fn new(calques: &[Calque]) -> Self {
        let mut table = Self::default();
        for (c, calque) in calques.iter().enumerate() {
            for (w, wording) in calque.find.iter().enumerate() {
                for atom in wording.steps.first().into_iter().flat_map(|s| &s.any) {
                    match atom {
                        Atom::Form(form) => table.by_form.entry(form.clone()).or_default(),
                        Atom::Lemma(lemma) => table.by_lemma.entry(lemma.clone()).or_default(),
                        // The notation does not let a wording begin so.
                        Atom::Pos(_) => continue,
                    }
                    .push((c, w));
                }
            }
        }
        table
    }

    /// Reports every wording that stands outside quotations.
    pub(super) fn check(&self, copy: &Copy<'_>, out: &mut Sink<'_>) {
        let calques = &copy.lang.rules.check.calques;
        for sentence in &copy.analysis.sentences {
            let words: Vec<Word<'_>> = copy.analysis.tokens[range(&sentence.tokens)]
                .iter()
                .map(|token| Word { fold: fold(copy.analysis.text(token.span)), token })
                .collect();
            for i in 0..words.len() {
                for &(c, w) in self.beginning(&words[i]) {
                    let calque = &calques[c];
                    let Some(n) = matched(&calque.find[w].steps, &words[i..]) else { continue };
                    let span = words[i].token.span.to(words[i + n - 1].token.span);
                    if !copy.is_quoted(span) {
                        report(copy, calque, span, out);
                    }
                }
            }
        }
    }

    fn beginning(&self, word: &Word<'_>) -> impl Iterator<Item = &(usize, usize)> {
        let forms = self.by_form.get(&word.fold);
        let lemmas = self.by_lemma.get(&*word.token.lemma);
        forms.into_iter().chain(lemmas).flatten()
    }
}

fn report(copy: &Copy<'_>, calque: &Calque, span: Span, out: &mut Sink<'_>) {
    let hit = Hit::new(CheckId::Calque, copy.locate(span))
        .with("text", copy.analysis.text(span))
        .with("why", &calque.why)
        .with("instead", &calque.instead);
    out.add(hit.code(format!("CAL-{}", calque.id)).help(&calque.instead));
}

/// How many words the steps take, if they match.
fn matched(steps: &[Step], words: &[Word<'_>]) -> Option<usize> {
    let Some((step, rest)) = steps.split_first() else { return Some(0) };
    if step.any.is_empty() {
        let most = GAP.min(words.len());
        return (0..=most).find_map(|n| {
            let free = words[..n].iter().all(|w| w.token.shape != Shape::Punct);
            free.then(|| matched(rest, &words[n..]))?.map(|m| n + m)
        });
    }
    let here = words.first().filter(|w| step.any.iter().any(|a| fits(a, w)));
    let taken = here.and_then(|_| matched(rest, &words[1..])).map(|n| n + 1);
    match taken {
        None if step.optional => matched(rest, words),
        taken => taken,
    }
}

fn fits(atom: &Atom, word: &Word<'_>) -> bool {
    match atom {
        Atom::Form(form) => word.fold == *form,
        Atom::Lemma(lemma) => *word.token.lemma == **lemma,
        Atom::Pos(pos) => {
            word.token.pos == *pos || *pos == Pos::Num && word.token.shape == Shape::Number
        }
    }
}
