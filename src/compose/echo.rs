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
    /// For each sentence, what its words weigh: rare ones more.
    weights: Vec<i64>,
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
        let count = self.weights.len() as u32;
        self.weights.push(told.stems.iter().map(|w| lang.fonds.weight(w)).sum());
        for word in told.stems.into_iter().chain(told.figures) {
            self.by_word.entry(word).or_default().push(count);
        }
    }

    /// True if one of the sentences tells much of that, or that much of one of them, in whatever words: what rules that a
    /// striker is not replaced, beside what forbids a temporary worker to replace one.
    pub(super) fn repeats(&self, text: &str, lang: &Language) -> bool {
        /// What both share of the lighter one, in hundredths, in how many words.
        const MUCH: i64 = 70;
        const LEAST: usize = 3;
        let stems = told(text, lang).stems;
        let weigh = |w: &String| lang.fonds.weight(w);
        let own: i64 = stems.iter().map(weigh).sum();
        let mut shared: BTreeMap<u32, (usize, i64)> = BTreeMap::new();
        for stem in &stems {
            for sentence in self.by_word.get(stem).into_iter().flatten() {
                let (words, weight) = shared.entry(*sentence).or_default();
                (*words, *weight) = (*words + 1, *weight + weigh(stem));
            }
        }
        shared.iter().any(|(sentence, (words, weight))| {
            let other = self.weights.get(*sentence as usize).copied().unwrap_or(0);
            *words >= LEAST && weight * 100 >= own.min(other) * MUCH
        })
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

    #[test]
    fn what_two_cards_tell_in_other_words_is_told_twice() {
        let lang = Language::french();
        let mut echo = Echo::default();
        echo.add("Remplacer les grévistes par des CDD ou des intérimaires est interdit.", &lang);
        echo.add(
            "L’avocat général représente le parquet devant la cour d’assises et la cour d’appel.",
            &lang,
        );
        let twice = |text: &str| echo.repeats(text, &lang);
        assert!(twice(
            "L’intérimaire ne peut remplacer un gréviste ni accomplir certains travaux très dangereux."
        ));
        assert!(!twice(
            "L’accusé et le parquet ont dix jours pour faire appel devant une autre cour d’assises."
        ));
        assert!(!twice("Le gréviste n’est pas payé pour les heures où il ne travaille pas."));
    }
}
