//! Years in a sentence. In: its text. Out: the years that it states in figures. It never takes a length, a sum or a number of
//! telephone for a year.

use crate::lang::fold::fold;
use crate::lang::schema::desk::Desk;

/// The years that a text states; of a span (`2018-2019`) the first one.
pub(super) fn years(text: &str, desk: &Desk) -> Vec<i32> {
    let mut years = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|c: char| c.is_ascii_digit()).map(|i| rest + i) {
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        rest = start + digits;
        let year = text[start..rest].parse().ok().filter(|y| (1400..2100).contains(y));
        let stands_alone = digits == 4 && is_free(&text[..start], &text[rest..], desk);
        years.extend(year.filter(|_| stands_alone));
    }
    years
}

/// Letters of the word before a number that are looked at: more than any word of the list has.
const LONGEST: usize = 24;

/// True if nothing around four digits makes them a part of something else.
fn is_free(before: &str, after: &str, desk: &Desk) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let joins = |c: char| blank(c) || matches!(c, '-' | '–' | '/' | '.' | ',');
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if touches(before.chars().next_back()) || touches(after.chars().next()) {
        return false;
    }
    // `12 1500`, `2018-2019`, `06.1500`: the second half of something.
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let head = before.strip_suffix(joins);
    if head.is_some_and(|head| digit(head.chars().next_back())) {
        return false;
    }
    // `1500 000`, `1500,5`, but `en 2019, 12 personnes`.
    let tail = after.strip_prefix(|c: char| blank(c) || matches!(c, '.' | ','));
    if tail.is_some_and(|tail| digit(tail.chars().next())) {
        return false;
    }
    let next = after.trim_start_matches(blank);
    let end = next.find(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '€' | '°'));
    let next = fold(&next[..end.unwrap_or(next.len())]);
    let mut last: Vec<char> = before
        .trim_end_matches(blank)
        .chars()
        .rev()
        .take_while(|c| !blank(*c) && *c != '’')
        .take(LONGEST)
        .collect();
    last.reverse();
    let last = fold(&last.into_iter().collect::<String>());
    !desk.units.contains(&next) && !desk.numbered.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    #[test]
    fn only_years_are_years() {
        let french = Language::french();
        let years = |text: &str| years(text, &french.rules.fonds.desk);
        assert_eq!(years("Le 13 juillet 1982, puis en 2019."), [1982, 2019]);
        assert_eq!(years("La saison 2018-2019 et l’hiver 2020–2021."), [2018, 2020]);
        for none in [
            "Le 1 800 363-1210 répond, le 1414 aussi.",
            "À 1500 mètres, 1 500 euros, 1500 €, 1200°.",
            "L’article 1240 du Code civil, les articles L. 1234-5 et R. 1111.",
            "Un numéro de série 2019A.",
            "1500,5 et 1500 000.",
        ] {
            assert_eq!(years(none), [0; 0], "{none}");
        }
    }
}
