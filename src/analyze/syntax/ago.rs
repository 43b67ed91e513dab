//! Times that are counted back from now. In: tagged tokens. Out: `il y a quatorze mois` as a phrase of time with its
//! preposition. It never takes what there is (`il y a trois blessés`) for when.

use super::units::{Unit, UnitKind, Units};

/// Words of `il y a`.
const AGO: [&str; 3] = ["il", "y", "a"];

impl Units<'_> {
    /// The phrase of time that begins here with *il y a*.
    pub(super) fn ago(&self, at: usize) -> Option<Unit> {
        let opens = AGO.iter().enumerate().all(|(i, w)| self.form(at + i).to_lowercase() == *w);
        if !opens {
            return None;
        }
        let from = at + AGO.len();
        let noun = self.noun(from)?;
        let time = |token: usize| {
            let lemma = self.tokens.get(token).map(|t| &*t.lemma);
            lemma.is_some_and(|l| self.lang.rules.syntax.time_nouns.iter().any(|t| **t == *l))
        };
        // `il y a une dizaine | d'années`
        let counted = noun.tokens.end + 1;
        let (end, head) = if time(noun.head) {
            (noun.tokens.end, noun.head)
        } else if time(counted) && matches!(self.form(noun.tokens.end), "de" | "d'" | "d’") {
            (counted + 1, counted)
        } else {
            return None;
        };
        Some(Unit { kind: UnitKind::Prep, tokens: at..end, head, prep: at..from, verb: None })
    }
}
