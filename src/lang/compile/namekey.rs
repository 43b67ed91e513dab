//! The key under which a name is found. In: a name, or the words of a text. Out: its components, folded and joined by
//! single blanks. It never looks at capitals.
//!
//! Blanks, hyphens and apostrophes only separate; stops vanish (`S.N.C.F.` is `sncf`); every other mark is a component
//! of its own, so that `Paris, France` is no name. `St` and `Ste` before another component are `saint` and `sainte`.

use crate::lang::fold::fold_each;

/// The components of a text as written, in order.
pub fn components(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_separator);
        let first = rest.chars().next()?;
        let end = if is_inner(first) {
            rest.find(|c| !is_inner(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (component, after) = rest.split_at(end);
        rest = after;
        Some(component)
    })
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '‘' | 'ʼ' | '\u{2010}' | '\u{2011}' | '.')
}

/// Letters, digits, and the stops and accents between them.
fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || c == '.' || matches!(c, '\u{300}'..='\u{36f}')
}

/// The letters of one component as they stand in a key; `last` says that the name ends with it.
pub fn fold_component(component: &str, last: bool, mut push: impl FnMut(char)) {
    let is = |short: &str| component.trim_end_matches('.').eq_ignore_ascii_case(short);
    if !last && is("st") {
        "saint".chars().for_each(push);
    } else if !last && is("ste") {
        "sainte".chars().for_each(push);
    } else {
        fold_each(component, |c| {
            if c != '.' {
                push(c);
            }
        });
    }
}

/// The key of a whole name.
pub fn key(name: &str) -> String {
    let mut parts = components(name).peekable();
    let mut key = String::with_capacity(name.len());
    while let Some(part) = parts.next() {
        if !key.is_empty() {
            key.push(' ');
        }
        fold_component(part, parts.peek().is_none(), |c| key.push(c));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_have_one_key() {
        assert_eq!(key("Val-d’Oise"), "val d oise");
        assert_eq!(key("L'Haÿ-les-Roses"), "l hay les roses");
        assert_eq!(key("St-Étienne"), key("Saint Etienne"));
        assert_eq!(key("S.N.C.F."), "sncf");
        assert_eq!(key("H&M"), "h & m");
        assert_eq!(key("Paris, France"), "paris , france");
        assert_eq!(key("St."), "st");
        assert_eq!(key("…"), "…");
        assert_eq!(key(" - "), "");
    }
}
