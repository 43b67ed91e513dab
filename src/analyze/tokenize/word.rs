//! Tokens that begin with a letter. In: the cursor on a letter. Out: one word, or a word and its enclitics. It never
//! reads a number.

use super::{RawToken, Scan, number, shape_of};
use crate::lang::lexicon::Entry;
use crate::lang::tokenizer::Enclitic;
use crate::model::{Pos, Shape};

/// Reads the word at `start` and returns where it ends.
pub(super) fn read(scan: &Scan<'_>, start: usize, out: &mut Vec<RawToken>) -> usize {
    let mut end = letters(scan, start);
    if let Some(at) = glued_unit(scan, start, end) {
        scan.push(start, at, Shape::Symbol, out);
        return at;
    }
    loop {
        let c = scan.at(end);
        match c {
            '\'' | '’' => match apostrophe(scan, start, end) {
                Inner::Ends(at) => return push_word(scan, start, at, out),
                Inner::Goes(at) => end = at,
                Inner::Outside => break,
            },
            '-' | '‑' if scan.at(end + c.len_utf8()).is_alphanumeric() => {
                end = letters(scan, end + c.len_utf8());
            }
            '·' | '‧' | '_' | '&' if scan.at(end + c.len_utf8()).is_alphanumeric() => {
                end = letters(scan, end + c.len_utf8());
            }
            '(' => match inclusive(scan, end) {
                Some(at) => end = letters(scan, at),
                None => break,
            },
            '@' | '.' | ':' | '/' => match address(scan, start, end) {
                Some(at) => {
                    scan.push(start, at, Shape::Address, out);
                    return at;
                }
                None => break,
            },
            _ => break,
        }
    }
    if let Some(at) = short_form(scan, start, end) {
        scan.push(start, at, shape_of(&scan.text[start..at]), out);
        return at;
    }
    if let Some(at) = unit(scan, start, end) {
        scan.push(start, at, Shape::Symbol, out);
        return at;
    }
    push_word(scan, start, end, out)
}

/// The end of the unit glued to the number before it: the `h` of `22h30`, `km/h`.
fn glued_unit(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    if !scan.before(start).is_ascii_digit() {
        return None;
    }
    let length = number::unit_length(scan, &scan.text[start..end])?;
    let whole = || unit(scan, start, end).unwrap_or(end);
    Some(if length < end - start { start + length } else { whole() })
}

/// The end of the run of letters, digits and combining marks at `at`.
fn letters(scan: &Scan<'_>, at: usize) -> usize {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}');
    let rest = scan.rest(at);
    let ascii = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if rest[ascii..].bytes().next().is_none_or(|b| b.is_ascii()) {
        return at + ascii;
    }
    at + rest.find(|c| !inner(c)).unwrap_or(rest.len())
}

enum Inner {
    /// The token ends there.
    Ends(usize),
    /// The word goes on up to there.
    Goes(usize),
    /// The mark is not of the word.
    Outside,
}

fn apostrophe(scan: &Scan<'_>, start: usize, end: usize) -> Inner {
    let mark = scan.at(end).len_utf8();
    let words = &scan.lang.tokenizer;
    let after = scan.at(end + mark);
    let piece = &scan.text[start..end];
    if piece.len() <= LONGEST_ELISION && words.is_elision(&piece.to_lowercase()) {
        let mut whole = end + mark;
        loop {
            whole = letters(scan, whole);
            let c = scan.at(whole);
            if !(matches!(c, '-' | '\'' | '’') && scan.at(whole + c.len_utf8()).is_alphabetic()) {
                break;
            }
            whole += c.len_utf8();
            if whole - start > LONGEST_WHOLE {
                return Inner::Ends(end + mark);
            }
        }
        let word = scan.text[start..whole].to_lowercase().replace('’', "'");
        return match words.is_whole(&word) {
            true => Inner::Goes(whole),
            false => Inner::Ends(end + mark),
        };
    }
    if after.is_alphabetic() { Inner::Goes(letters(scan, end + mark)) } else { Inner::Outside }
}

/// No elided word is longer, in bytes.
const LONGEST_ELISION: usize = 12;
/// Longer words with an elided beginning are not looked for among those that stay whole.
const LONGEST_WHOLE: usize = 32;

fn inclusive(scan: &Scan<'_>, open: usize) -> Option<usize> {
    let inner = &scan.rest(open)[1..];
    let close = inner.bytes().take(9).position(|b| b == b')')?;
    let ending = inner.get(..close)?;
    scan.lang.tokenizer.is_inclusive(&ending.to_lowercase()).then_some(open + close + 2)
}

/// The end of a web or mail address, a domain or a file name, if the word belongs to one.
fn address(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    let word = &scan.text[start..end];
    let rest = scan.rest(end);
    let next = scan.at(end + 1);
    let link = rest.starts_with("://") || word == "www" && rest.starts_with('.');
    let mail = mail_follows(rest);
    let dotted = rest.starts_with('.') && next.is_lowercase() && domain_follows(&rest[1..]);
    let path = rest.starts_with('/') && word.contains('.');
    if !(link || mail || dotted && (word.len() > 1) || path) {
        return None;
    }
    let stop = rest.find(|c: char| c.is_whitespace() || "«»\"“”<>()[]{}|…".contains(c));
    let whole = &rest[..stop.unwrap_or(rest.len())];
    Some(end + whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']).len())
}

/// True if the rest of the name before `@`, the mark and a letter stand here.
fn mail_follows(rest: &str) -> bool {
    const LONGEST: usize = 64;
    let local = |b: &u8| b.is_ascii_alphanumeric() || b"._-+".contains(b);
    let name = rest.bytes().take(LONGEST).take_while(local).count();
    rest[name..].strip_prefix('@').is_some_and(|host| host.starts_with(char::is_alphanumeric))
}

/// True if letters that look like the end of a domain or a file name stand here.
fn domain_follows(rest: &str) -> bool {
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (2..=6).contains(&length) && !rest[length..].starts_with(|c: char| c.is_alphabetic())
}

/// The end of the word with the stop that belongs to it: `M.`, `J.-P.`, `U.S.A.`, `p.`
fn short_form(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    if scan.at(end) == '°' && scan.text[start..end].eq_ignore_ascii_case("n") {
        return Some(end + '°'.len_utf8());
    }
    if scan.at(end) != '.' {
        return None;
    }
    let mut at = end + 1;
    if scan.text[start..end].chars().count() <= 4 {
        // `J.-P.`, `S.p.A.`: letters, each with its stop.
        loop {
            let next = at + usize::from(scan.at(at) == '-');
            let letter = scan.at(next);
            let stop = next + letter.len_utf8();
            if !(letter.is_alphabetic() && scan.at(stop) == '.') {
                break;
            }
            at = stop + 1;
        }
    }
    if at > end + 1 {
        return Some(at);
    }
    let rest = scan.rest(at);
    let follows = rest.trim_start();
    let listed = scan.lang.segmenter.abbreviation(&scan.text[..at]).is_some();
    let last = follows.chars().all(|c| !c.is_alphanumeric());
    if last {
        // The stop of the sentence, unless the word cannot stand without its own.
        let word = &scan.text[start..end];
        return (word == "etc" || listed && scan.lang.lexicon.entry(word).is_none()).then_some(at);
    }
    let goes_on = follows.starts_with(|c: char| c.is_alphanumeric() || "(«-–".contains(c));
    let short = end - start <= SHORT_WORD;
    (listed || short && goes_on && !rest.starts_with(char::is_alphanumeric)).then_some(at)
}

/// A longer word before a stop inside a sentence is no short form, unless it is listed.
const SHORT_WORD: usize = 6;

/// The end of a unit or a currency: `km/h`, `M€`.
fn unit(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    let words = &scan.lang.tokenizer;
    let word = &scan.text[start..end];
    match scan.at(end) {
        c @ ('€' | '$' | '£' | '¥') if words.is_multiplier(word) => Some(end + c.len_utf8()),
        '/' if words.is_unit(word) => {
            let after = letters(scan, end + 1);
            words.is_unit(&scan.text[end + 1..after]).then_some(after)
        }
        '/' if word.eq_ignore_ascii_case("et") => {
            scan.rest(end).starts_with("/ou").then_some(end + "/ou".len())
        }
        _ => None,
    }
}

/// Pushes a word, and its enclitics as tokens of their own.
fn push_word(scan: &Scan<'_>, start: usize, end: usize, out: &mut Vec<RawToken>) -> usize {
    let word = &scan.text[start..end];
    if !word.contains('-') {
        let shape = if is_roman_ordinal(scan, word) { Shape::Ordinal } else { shape_of(word) };
        scan.push(start, end, shape, out);
        return end;
    }
    let lower = word.to_lowercase().replace('’', "'");
    let known = |w: &str| scan.lang.lexicon.entry(w).is_some();
    if !known(&lower)
        && !known(word)
        && let Some(cut) = cut_enclitic(scan, &lower, MOST_ENCLITICS)
    {
        let base = word.len() - (lower.len() - cut);
        push_word(scan, start, start + base, out);
        scan.push(start + base, end, Shape::Lower, out);
        return end;
    }
    scan.push(start, end, shape_of(word), out);
    end
}

/// `donne-le-moi` has two.
const MOST_ENCLITICS: u8 = 2;
/// A longer word has no enclitics, so that the time stays linear.
const LONGEST_BASE: usize = 48;

/// Where the last enclitic of a hyphenated word begins.
fn cut_enclitic(scan: &Scan<'_>, lower: &str, most: u8) -> Option<usize> {
    if most == 0 || lower.len() > LONGEST_BASE {
        return None;
    }
    let last = lower.rfind('-')?;
    // `-t-il` goes before `-il`.
    let euphonic = lower[..last].ends_with("-t").then(|| last - 2);
    [euphonic, Some(last)].into_iter().flatten().find(|&cut| {
        let base = lower[..cut].rsplit(['-', '\'']).next().unwrap_or_default();
        match scan.lang.tokenizer.enclitic(&lower[cut + 1..]) {
            Some(Enclitic::OfAny) => true,
            // After an enclitic of its own, the base has been seen to be a verb: `donne-le-moi`.
            Some(Enclitic::OfVerb) => {
                scan.lang.lexicon.entry(base).is_some_and(is_finite)
                    || cut_enclitic(scan, &lower[..cut], most - 1).is_some()
            }
            None => false,
        }
    })
}

fn is_finite(entry: Entry<'_>) -> bool {
    entry.readings().any(|r| {
        matches!(r.pos, Pos::Verb | Pos::Aux) && r.morph.verb_form().is_none_or(|f| f.is_finite())
    })
}

fn is_roman_ordinal(scan: &Scan<'_>, word: &str) -> bool {
    let digits = word.bytes().take_while(|b| b"IVXLC".contains(b)).count();
    digits > 0
        && digits < word.len()
        && (digits > 1 || word.starts_with(['I', 'V', 'X']))
        && word.is_char_boundary(digits)
        && word[digits..].starts_with(['e', 'è', 'r', 'i'])
        && scan.lang.tokenizer.is_ordinal_ending(&word[digits..])
}
