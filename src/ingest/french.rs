//! Is it French? In: a paragraph. Out: a verdict, with the language where it is another. It never judges a few words,
//! or names.

use whatlang::Lang;

use crate::lang::Language;
use crate::model::Pos;

/// What a paragraph is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// French, or too short to tell.
    French,
    /// Another language, by its English name if it can be told.
    Foreign(Option<&'static str>),
}

/// Words that are looked up at most; a paragraph shows its language sooner.
const SAMPLE: usize = 60;

/// Judges one paragraph: by the share of its small words that the lexicon knows, and in doubt by trigrams.
pub(super) fn verdict(text: &str, lang: &Language) -> Verdict {
    let (known, all) = counts(text, lang);
    if other_script(text) {
        return Verdict::Foreign(guess(text).map(Lang::eng_name));
    }
    // A few words are judged only if they make a phrase of which nothing is known.
    let phrase = text.split_whitespace().nth(3).is_some();
    if all < 3 || all < 6 && (known > 0 || !phrase) || known * 100 >= all * 60 {
        return Verdict::French;
    }
    match guess(text) {
        Some(Lang::Fra) | None => Verdict::French,
        Some(other) if known * 100 < all * 45 || all > 11 => {
            Verdict::Foreign(Some(other.eng_name()))
        }
        Some(_) => Verdict::French,
    }
}

/// How many of the first lower-case words the lexicon knows as French, and how many there are.
pub(super) fn counts(text: &str, lang: &Language) -> (usize, usize) {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().nth(1).is_some());
    let french = |form: &str| lang.lexicon.readings(form).next().is_some_and(|r| r.pos != Pos::X);
    let lower = words.filter(|w| w.starts_with(char::is_lowercase) || is_shouted(w));
    lower.take(SAMPLE).fold((0, 0), |(known, all), word| {
        let found = french(word)
            || is_shouted(word) && french(&word.to_lowercase())
            || matches!(
                word,
                "qu" | "lorsqu" | "puisqu" | "jusqu" | "quoiqu" | "quelqu" | "aujourd" | "hui"
            );
        (known + usize::from(found), all + 1)
    })
}

/// Three letters or more in capitals: a headline in capitals is judged too.
fn is_shouted(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(char::is_uppercase)
}

/// Most letters are not Latin.
fn other_script(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic()).take(400);
    let latin = letters().filter(|&c| c < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(&c));
    let all = letters().count();
    all >= 6 && latin.count() * 2 < all
}

fn guess(text: &str) -> Option<Lang> {
    let end = text.char_indices().nth(600).map_or(text.len(), |(i, _)| i);
    whatlang::detect_lang(&text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_and_foreign_paragraphs_are_told_from_french() {
        let fr = Language::french();
        let foreign = |text: &str| verdict(text, &fr) != Verdict::French;
        for text in [
            "Please rewrite this article with headings and at least 700 words in French",
            "rewrite this for our website, keep it in french please",
            "El presidente del gobierno anunció que la ley de presupuestos se aprobará en marzo.",
            "Il presidente del Consiglio ha annunciato che la legge sarà approvata entro la fine dell’anno.",
            "Президент объявил о перемирии.",
            "The prime minister said on Tuesday that the talks would resume next week.",
            "Der Kanzler hat am Dienstag erklärt, dass er nach der Wahl nicht mehr antreten wolle.",
        ] {
            assert!(foreign(text), "{text}");
        }
        for text in [
            "Score : 3-0",
            "Le drop de Lafitte-Sallaberry a crucifié Dax.",
            "Les start-up du big data misent sur le cloud et le machine learning, dit le CEO.",
            "le president a declare mardi que la reforme des retraites sera presentee a l'assemblee",
            "LE MAIRE ANNONCE LA FERMETURE DE L’ÉCOLE DU BOURG À LA RENTRÉE",
            "Aleksandr Ivanov, Oleh Kovalenko, Mykola Bondar et Iryna Shevchenko sont morts",
            "Pas de quoi paniquer.",
        ] {
            assert!(!foreign(text), "{text}");
        }
    }
}
