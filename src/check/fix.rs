//! Safe changes. In: a text and its findings. Out: the text with the changes made. It never makes two changes at one
//! place, and never one that a comment forbids.

use crate::model::{Finding, Fix};

/// A change can open the way for another; texts that never settle are left after so many rounds.
const ROUNDS: usize = 10;

/// The text with safe changes made until none is left, and how many there were; `look` checks a text again.
pub(crate) fn settle(
    source: &str,
    findings: &[Finding],
    look: impl Fn(&str) -> Vec<Finding>,
) -> (String, usize) {
    let (mut text, mut made) = apply(source, findings);
    for _ in 1..ROUNDS {
        let (next, more) = apply(&text, &look(&text));
        if more == 0 {
            break;
        }
        (text, made) = (next, made + more);
    }
    (text, made)
}

/// The text with each safe change made once, and how many there were.
fn apply(source: &str, findings: &[Finding]) -> (String, usize) {
    let open = findings.iter().filter(|f| f.suppressed.is_none());
    let mut fixes: Vec<&Fix> = open.filter_map(|f| f.fix.as_ref()).collect();
    fixes.sort_by_key(|f| (f.span.start, f.span.end));
    let mut out = String::with_capacity(source.len() + fixes.len() * 2);
    let (mut at, mut made) = (0, 0);
    for fix in fixes {
        let (start, end) = (fix.span.start as usize, fix.span.end as usize);
        let again = made > 0 && start == at && fix.span.is_empty();
        if start < at || again {
            continue;
        }
        out.push_str(&source[at..start]);
        out.push_str(&fix.text);
        at = end;
        made += 1;
    }
    out.push_str(&source[at..]);
    (out, made)
}
