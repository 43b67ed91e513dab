//! What a reader has already been told. In: sentences. Out: whether another one says the same. It never judges which of
//! two is the better one.

use std::collections::{BTreeMap, BTreeSet};

use crate::lang::Language;
use crate::lang::fold::{fold, stem};
use crate::lang::vocabulary::Class;

/// Sentences by the words that tell something.
#[derive(Debug, Default, Clone)]
pub(super) struct Echo {
    /// For each stem or figure, the numbers of the sentences that have it.
    by_word: BTreeMap<String, Vec<u32>>,
    count: u32,
}

/// What a sentence tells.
struct Told {
    stems: BTreeSet<String>,
    /// A number with what it counts, a year alone: `dix jour`.
    figures: BTreeSet<String>,
}

impl Echo {
    /// Adds a sentence.
    pub(super) fn add(&mut self, text: &str, lang: &Language) {
        let told = told(text, lang);
        for word in told.stems.into_iter().chain(told.figures) {
            self.by_word.entry(word).or_default().push(self.count);
        }
        self.count += 1;
    }

    /// True if one of the sentences says that: most of its words, or a figure of it with some of them.
    pub(super) fn has(&self, text: &str, lang: &Language) -> bool {
        /// Words in common that say the same, in hundredths of all.
        const SAME: usize = 60;
        const LEAST: usize = 4;
        /// Words in common beside a figure, in hundredths.
        const SAME_FIGURE: usize = 34;
        const LEAST_FIGURE: usize = 3;
        let told = told(text, lang);
        let mut shared: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        let each = |words: &BTreeSet<String>| -> Vec<u32> {
            words.iter().filter_map(|w| self.by_word.get(w)).flatten().copied().collect()
        };
        for sentence in each(&told.stems) {
            shared.entry(sentence).or_default().0 += 1;
        }
        for sentence in each(&told.figures) {
            shared.entry(sentence).or_default().1 += 1;
        }
        let all = told.stems.len();
        shared.values().any(|&(words, figures)| {
            words >= LEAST && words * 100 >= all * SAME
                || figures > 0 && words >= LEAST_FIGURE && words * 100 >= all * SAME_FIGURE
        })
    }
}

/// Stems and figures of a sentence.
fn told(text: &str, lang: &Language) -> Told {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let mut out = Told { stems: BTreeSet::new(), figures: BTreeSet::new() };
    for (i, word) in words.iter().enumerate() {
        if let Some(value) = value(word, lang) {
            let counted = words[i + 1..].iter().find(|w| value_or_small(w, lang).is_none());
            let year = (1800..2100).contains(&value);
            let unit = counted.filter(|_| !year).map_or("", |w| stem(w));
            out.figures.insert(format!("{value} {unit}"));
        } else if word.len() > 3 && !lang.is_function_word(word) {
            out.stems.insert(stem(word).to_owned());
        }
    }
    out
}

/// The value of a number above one.
fn value(word: &str, lang: &Language) -> Option<i64> {
    value_or_small(word, lang).filter(|v| *v > 1)
}

fn value_or_small(word: &str, lang: &Language) -> Option<i64> {
    let mark = lang.facts.vocabulary.mark(word);
    let spelled = mark.is(Class::NumberWord).then_some(mark.value);
    word.parse().ok().or(spelled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_once_is_not_said_again() {
        let lang = Language::french();
        let mut echo = Echo::default();
        echo.add("Le locataire dispose de dix jours pour contester la décision.", &lang);
        echo.add("Le musée a rouvert en 2019 après trois ans de travaux.", &lang);
        let said = |text: &str| echo.has(text, &lang);
        assert!(said("Pour contester la décision, un locataire dispose d’un délai de dix jours."));
        assert!(said("Dix jours suffisent pour contester la décision du bailleur."));
        assert!(said("Fermé pour travaux, le musée a rouvert en 2019."));
        assert!(!said("Le propriétaire dispose d’un mois pour répondre par écrit au locataire."));
        assert!(!said("Le musée avait ouvert en 1932 dans une ancienne caserne."));
    }
}
