//! What differs between a text and the same text well set. In: both. Out: small edits, in order; made one after the
//! other they turn the first into the second. It never fails: what cannot be aligned is one edit.

use std::ops::Range;

/// One difference: bytes of the first text, and bytes of the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// What is replaced.
    pub(super) old: Range<usize>,
    /// What stands there then.
    pub(super) new: Range<usize>,
}

/// How an edit is looked for: characters that must agree behind it, characters that it takes and gives at most. A short
/// edit is better than a sure one.
const TRIES: [(usize, usize); 3] = [(2, 6), (1, 6), (2, 24)];

/// The edits that turn `old` into `new`.
pub(super) fn edits(old: &str, new: &str) -> Vec<Edit> {
    let a: Vec<(usize, char)> = old.char_indices().collect();
    let b: Vec<(usize, char)> = new.char_indices().collect();
    let byte = |t: &[(usize, char)], i: usize, len: usize| t.get(i).map_or(len, |(at, _)| *at);
    let (mut i, mut j) = (0, 0);
    let mut found = Vec::new();
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i].1 == b[j].1 {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (di, dj) = step(&a[i..], &b[j..]);
        found.push(Edit {
            old: byte(&a, i, old.len())..byte(&a, i + di, old.len()),
            new: byte(&b, j, new.len())..byte(&b, j + dj, new.len()),
        });
        (i, j) = (i + di, j + dj);
    }
    found
}

/// How many characters the edit at the head of both takes and gives.
fn step(a: &[(usize, char)], b: &[(usize, char)]) -> (usize, usize) {
    let blank = |t: &[(usize, char)]| t.first().is_some_and(|(_, c)| c.is_whitespace());
    match (blank(a), blank(b)) {
        (true, true) => return (1, 1),
        (true, false) if same(&a[1..], b, 1) => return (1, 0),
        (false, true) if same(a, &b[1..], 1) => return (0, 1),
        _ => {}
    }
    for (agree, longest) in TRIES {
        for total in 1..=longest.min(a.len() + b.len()) {
            let least = total.saturating_sub(b.len());
            // One character for another before any that is only put in or taken out.
            let mut ways: Vec<usize> = (least..=total.min(a.len())).collect();
            ways.sort_by_key(|di| (2 * di).abs_diff(total));
            let fits = |di: &usize| same(&a[*di..], &b[total - di..], agree);
            if let Some(di) = ways.into_iter().find(fits) {
                return (di, total - di);
            }
        }
    }
    (a.len(), b.len())
}

/// True if the next `count` characters agree, or both end; one blank is like another.
fn same(a: &[(usize, char)], b: &[(usize, char)], count: usize) -> bool {
    let plain = |t: &[(usize, char)], n: usize| {
        t.get(n).map(|(_, c)| if c.is_whitespace() { ' ' } else { *c })
    };
    (0..count).all(|n| plain(a, n) == plain(b, n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> Vec<(String, String)> {
        let found = edits(old, new);
        found.iter().map(|e| (old[e.old.clone()].into(), new[e.new.clone()].into())).collect()
    }

    #[test]
    fn each_difference_is_an_edit_of_its_own() {
        let pairs = shown("L'eau : \"oui\" dit-il ...", "L’eau\u{a0}: «\u{a0}oui\u{a0}» dit-il…");
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(
            pairs,
            [("'", "’"), (" ", "\u{a0}"), ("\"", "«\u{a0}"), ("\"", "\u{a0}»"), (" ...", "…"),]
        );
        assert_eq!(shown("Fin!", "Fin\u{202f}!"), [(String::new(), "\u{202f}".to_owned())]);
        assert_eq!(shown("2ème tour", "2e tour").len(), 1);
        assert_eq!(shown("2ème ? Oui", "2e\u{202f}? Oui").len(), 2);
        assert_eq!(shown("- -\u{a0}?", "– -\u{202f}?")[0], ("-".to_owned(), "–".to_owned()));
    }
}
