//! Tokens. In: one sentence. Out: its tokens in order, with their shapes; between two of them there are only blanks. It
//! never looks into the lexicon but for hyphens and short forms, and never changes the text.
//!
//! Conventions: an elided word keeps its apostrophe (`l'`, `qu'`); an inverted pronoun keeps its hyphen (`-t-il`);
//! `22h30` is three tokens, as `20 h 30` is (number, unit, number); `1 150`, `26-23`, `3,5`, `12/07/2023` are one, and so
//! are `45e`, `XXe`, `J.-P.`, `n°`, `M€`, `km/h`.

mod mark;
mod number;
mod word;

use crate::lang::Language;
use crate::model::{Shape, Span};

/// A token before anything is known of its sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawToken {
    /// Where it stands.
    pub span: Span,
    /// Its shape.
    pub shape: Shape,
}

/// Appends the tokens of one sentence; their spans are offsets in `text`.
pub fn tokens(text: &str, sentence: Span, lang: &Language, out: &mut Vec<RawToken>) {
    let scan = Scan { text: sentence.of(text), offset: sentence.start as usize, lang };
    let mut at = 0;
    while let Some(c) = scan.text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let next = if c.is_alphabetic() {
            word::read(&scan, at, out)
        } else if c.is_ascii_digit() || mark::is_sign(&scan, at, c) {
            number::read(&scan, at, out)
        } else {
            mark::read(&scan, at, c, out)
        };
        // A token that ends where it begins would be read for ever.
        assert!(next > at, "an empty token at {at}");
        at = next;
    }
}

/// One sentence under the cursor.
struct Scan<'a> {
    text: &'a str,
    offset: usize,
    lang: &'a Language,
}

impl<'a> Scan<'a> {
    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The character at `at`, or NUL past the end.
    fn at(&self, at: usize) -> char {
        self.rest(at).chars().next().unwrap_or('\0')
    }

    /// The character before `at`, or a blank at the start.
    fn before(&self, at: usize) -> char {
        self.text[..at].chars().next_back().unwrap_or(' ')
    }

    fn push(&self, start: usize, end: usize, shape: Shape, out: &mut Vec<RawToken>) {
        out.push(RawToken { span: Span::new(self.offset + start, self.offset + end), shape });
    }
}

/// The shape of a word by its letters.
pub fn shape_of(word: &str) -> Shape {
    let (mut upper, mut lower, mut digits, mut first_upper) = (0u32, 0u32, 0u32, false);
    let mut part_starts = true;
    let mut capitals_inside = false;
    for c in word.chars() {
        if c.is_uppercase() {
            first_upper |= upper + lower + digits == 0;
            capitals_inside |= !part_starts;
            upper += 1;
        } else if c.is_numeric() {
            digits += 1;
        } else if c.is_alphabetic() {
            lower += 1;
        }
        part_starts = !c.is_alphanumeric();
    }
    match (upper, lower, digits) {
        (0, _, 0) => Shape::Lower,
        (_, _, 1..) => Shape::Mixed,
        (2.., 0, _) => Shape::Upper,
        _ if first_upper && !capitals_inside => Shape::Capitalised,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_cut_as_the_conventions_say() {
        let fr = Language::french();
        let cases = [
            ("L'élu n’a pu qu'attendre aujourd'hui.", "L'|élu|n’|a|pu|qu'|attendre|aujourd'hui|."),
            ("Quelqu'un d'autre viendra-t-il ?", "Quelqu'un|d'|autre|viendra|-t-il|?"),
            ("Y a-t-il un rendez-vous ?", "Y|a|-t-il|un|rendez-vous|?"),
            ("Donne-le-moi, dit-elle.", "Donne|-le|-moi|,|dit|-elle|."),
            ("Est-ce celui-ci, ce jour-là ?", "Est|-ce|celui-ci|,|ce|jour|-là|?"),
            ("Peut-être ira-t-on là-bas.", "Peut-être|ira|-t-on|là-bas|."),
            ("La Côte-d'Or et l'île d'Oléron", "La|Côte-d'Or|et|l'|île|d'|Oléron"),
            ("Un chef-d’œuvre d'O'Brien", "Un|chef-d’œuvre|d'|O'Brien"),
            (
                "1 150 euros, 9,64 % et 10\u{202f}000\u{a0}€",
                "1 150|euros|,|9,64|%|et|10\u{202f}000|€",
            ),
            ("À 22h30 ou 20 h 30, 2h40min", "À|22|h|30|ou|20|h|30|,|2|h|40|min"),
            ("26-23 à la 45e + 3, au XXe siècle", "26-23|à|la|45e|+|3|,|au|XXe|siècle"),
            ("M. J.-P. Morel, n° 12, art. L. 320-12", "M.|J.-P.|Morel|,|n°|12|,|art.|L.|320-12"),
            ("Il aime l'art.", "Il|aime|l'|art|."),
            ("Des pommes, etc.", "Des|pommes|,|etc."),
            ("110 km/h, 90m2, 12M€, 2 €/kg, -4 °C", "110|km/h|,|90|m2|,|12|M€|,|2|€/kg|,|-4|°C"),
            (
                "Voir https://a.fr/b?c=1, a.b@c.fr et lemonde.fr.",
                "Voir|https://a.fr/b?c=1|,|a.b@c.fr|et|lemonde.fr|.",
            ),
            ("#MeToo et @elysee 😀👍🏽!!!", "#MeToo|et|@elysee|😀|👍🏽|!!!"),
            ("Les élu(e)s et les étudiant·es", "Les|élu(e)s|et|les|étudiant·es"),
            ("le 4x4 de la Covid-19, un A320 et la 5G", "le|4x4|de|la|Covid-19|,|un|A320|et|la|5G"),
            ("l'« oasis » de Villeneuve-d'Ascq…", "l'|«|oasis|»|de|Villeneuve-d'Ascq|…"),
            ("un écart de +4x, de −2bis et de ±3a-b", "un|écart|de|+4x|,|de|−2bis|et|de|±3a-b"),
            ("12/07/2023, 2024-2025, 1'500 francs", "12/07/2023|,|2024-2025|,|1'500|francs"),
        ];
        for (text, expected) in cases {
            let mut found = Vec::new();
            tokens(text, Span::new(0, text.len()), &fr, &mut found);
            let found: Vec<&str> = found.iter().map(|t| t.span.of(text)).collect();
            assert_eq!(found.join("|"), expected);
        }
    }

    proptest! {
        #[test]
        fn tokens_tile_any_text(text in "[a-zA-ZéÀ0-9 .,'’«»()/@#°€%:?!+−±-]{0,80}|\\PC{0,60}") {
            let mut found = Vec::new();
            tokens(&text, Span::new(0, text.len()), &Language::french(), &mut found);
            let mut end = 0;
            for token in &found {
                prop_assert!(text[end..token.span.start as usize].trim().is_empty());
                prop_assert!(!token.span.is_empty());
                end = token.span.end as usize;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        let fr = Language::french();
        for piece in ["a", "-t-il", "a'", "1 ", "l'a-", "a.", "«", "-là", "(e)", "1h", "a-t", "é·"]
        {
            let text = piece.repeat(400_000 / piece.len());
            let mut found = Vec::new();
            tokens(&text, Span::new(0, text.len()), &fr, &mut found);
            assert!(!found.is_empty(), "{piece}");
        }
    }
}
