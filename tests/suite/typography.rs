//! What must hold for any text that is set.

use std::sync::LazyLock;

use intertitre::lang::{Language, Medium, Setting};
use proptest::prelude::*;

use crate::support::in_time;

static FRENCH: LazyLock<Language> = LazyLock::new(Language::french);

/// Pieces of text in which typography finds something to do.
const PIECES: &[&str] = &[
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "\n",
    ".",
    "...",
    "…",
    ",",
    ";",
    ":",
    "!",
    "?",
    "?!",
    "\"",
    "'",
    "’",
    "‘",
    "“",
    "”",
    "„",
    "«",
    "»",
    "(",
    ")",
    "-",
    "--",
    "–",
    "%",
    "€",
    "°",
    "/",
    "+",
    "#",
    "@",
    "&",
    "A",
    "Etat",
    "l",
    "oeuvre",
    "etc",
    "M",
    "Mme",
    "Durand",
    "n",
    "art",
    "L",
    "h",
    "km",
    "min",
    "er",
    "ère",
    "ème",
    "XX",
    "XIV",
    "Louis",
    "siècle",
    "mai",
    "millions",
    "euros",
    "soldats",
    "en",
    "les",
    "1",
    "2",
    "12",
    "20",
    "30",
    "345",
    "000",
    "1500",
    "2023",
    "12345",
    "1,5",
    "1.500.000",
    "01",
    "www.",
    "http://a.b",
    "exemple.fr",
    "été",
    "🙂",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

/// What may not change inside quotation marks.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn setting_twice_changes_nothing_more(text in text(), quoted: bool, metadata: bool) {
        let fr = &*FRENCH;
        let medium = if metadata { Medium::Metadata } else { Medium::Page };
        let setting = Setting { medium, quoted };
        let once = fr.set(&text, setting);
        prop_assert_eq!(fr.set(&once, setting), once);
    }

    #[test]
    fn a_quotation_keeps_its_letters(text in text()) {
        let fr = &*FRENCH;
        let set = fr.set(&text, Setting { medium: Medium::Page, quoted: true });
        if !text.contains(['"', '\'', '‘', '’', '“', '”', '„', '«', '»']) {
            prop_assert_eq!(letters(&set), letters(&text));
        }
    }

    #[test]
    fn any_text_is_set(text in any::<String>()) {
        let fr = &*FRENCH;
        prop_assert!(fr.typeset(&text).len() <= 4 * text.len() + 16);
    }
}

#[test]
fn a_preposition_at_the_head_has_its_accent_before_any_name() {
    assert!(FRENCH.typeset("A N'Djamena, un conseiller doute.").starts_with("À N’Djamena"));
    assert!(FRENCH.typeset("A B, il préfère C.").starts_with("A B"));
}

#[test]
fn a_year_before_a_measure_stays_a_year() {
    let text =
        "L’usine, installée depuis 1987 à 800 mètres du bourg, emploie de 1500 à 2000 personnes.";
    let set = FRENCH.typeset(text);
    assert!(set.contains("depuis 1987 à"), "{set}");
    assert!(set.contains("de 1\u{202f}500 à 2\u{202f}000"), "{set}");
}

#[test]
fn hostile_texts_take_linear_time() {
    let length = |text: String| in_time(move || FRENCH.typeset(&text).len());
    assert_eq!(length("a".repeat(10_000_000)), 10_000_000);
    for mark in ["\"", "«", "“", "'", ".", "!", "1 ", "-", "A ", "oe", "12 345 ", "@", "(", "« "]
    {
        assert!(length(mark.repeat(1_000_000 / mark.len())) > 0, "{mark}");
    }
}
