//! Addresses in running text. In: a run without blanks. Out: the part of it that is an address. It never resolves one.

use std::ops::Range;

/// Marks that end an address, and between which one can stand.
const BOUNDS: &[char] = &[
    '(', ')', '[', ']', '<', '>', '«', '»', '“', '”', '„', '"', '\'', '‘', '’', '…', '!', '?', ';',
    ':', ',',
];

/// The parts of a run that are web or mail addresses, file names, hashtags or paths, in order.
pub(super) fn addresses_in(chunk: &str) -> Vec<Range<usize>> {
    if !chunk.contains(['.', '@', '#', '_', '\\', '/']) {
        return Vec::new();
    }
    if chunk.contains('\\') {
        let whole = 0..chunk.len();
        return Vec::from([whole]);
    }
    let url = url_in(chunk);
    let mut found = Vec::new();
    let mut start = 0;
    for part in chunk[..url.as_ref().map_or(chunk.len(), |u| u.start)].split(BOUNDS) {
        let core = part.trim_matches('.');
        if is_address(core) {
            let at = start + part.find(core).unwrap_or(0);
            found.push(at..at + core.len());
        }
        start += part.len();
        start += chunk[start..].chars().next().map_or(0, char::len_utf8);
    }
    found.extend(url);
    found
}

/// An address with its scheme; it reaches to the end of the run, but for closing marks.
fn url_in(chunk: &str) -> Option<Range<usize>> {
    let at = chunk.find("://")?;
    let before = chunk[..at].rfind(|c: char| !c.is_ascii_alphanumeric());
    let start = before.map_or(0, |s| s + chunk[s..].chars().next().map_or(1, char::len_utf8));
    // A question or exclamation mark may be part of a path.
    let closing = |c: char| c == '.' || (BOUNDS.contains(&c) && !matches!(c, '!' | '?'));
    let core = chunk[start..].trim_end_matches(closing);
    Some(start..start + core.len())
}

fn is_address(core: &str) -> bool {
    let tagged = core.strip_prefix(['#', '@']);
    starts_with_ignoring_case(core, "www.")
        || tagged.is_some_and(|t| t.starts_with(char::is_alphanumeric))
        || core.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        || is_identifier(core)
        || is_host(core.split('/').next().unwrap_or_default())
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

/// `rapport_final`: letters or digits around an underscore.
fn is_identifier(core: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    core.trim_matches('_').contains('_') && core.chars().all(inside)
}

/// `exemple.fr`, `notes.pdf`, `10.0.0.1`: ASCII labels between stops, the last one short and in lower case.
fn is_host(core: &str) -> bool {
    let mut labels = core.split('.');
    let Some(last) = labels.next_back() else { return false };
    let mut count = 0;
    let plain = labels.all(|label| {
        count += 1;
        !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    if !plain || count == 0 {
        return false;
    }
    let numbers = core.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if numbers {
        return count == 3 && core.split('.').all(|n| n.len() <= 3);
    }
    let lower = (2..=5).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_lowercase());
    lower && core.bytes().any(|b| b.is_ascii_lowercase()) && core.len() > last.len() + 2
}
