//! Addresses in running text. In: a run without blanks. Out: the part of it that is an address. It never resolves one.

use std::ops::Range;

/// Marks that can stand around an address without belonging to it.
const OPENING: &[char] = &['(', '[', '<', '«', '“', '"', '\'', '‘', '’'];
const CLOSING: &[char] =
    &['.', ',', ';', ':', ')', ']', '>', '»', '”', '"', '\'', '’', '…', '!', '?'];

/// The part of a run that is a web or mail address, a file name, a hashtag or a path.
pub(super) fn address_at(chunk: &str) -> Option<Range<usize>> {
    if !chunk.contains(['.', '@', '#', '_', '\\', '/']) {
        return None;
    }
    let start = chunk.len() - chunk.trim_start_matches(OPENING).len();
    let body = &chunk[start..];
    // A mark behind a path may be part of it.
    let scheme = body.contains("://");
    let closing: &[char] = if scheme { &CLOSING[..CLOSING.len() - 2] } else { CLOSING };
    let core = body.trim_end_matches(closing);
    is_address(core).then(|| start..start + core.len())
}

fn is_address(core: &str) -> bool {
    let tagged = core.strip_prefix(['#', '@']);
    core.contains("://")
        || core.contains('\\')
        || starts_with_ignoring_case(core, "www.")
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
