//! Words of a certain shape: names, places, days, scores. In: a slot, words and a position. Out: where the slot can end,
//! as bits. It never knows a name: only how names are written.

use super::lines::{bits, in_list};
use crate::lang::lines::LinePatterns;
use crate::lang::phrase::{Shape, Word};
use crate::lang::schema::pattern::Slot;

/// Where a slot can end that begins at word `at`.
pub(super) fn ends_of(rules: &LinePatterns, slot: Slot, words: &[Word], at: usize) -> u64 {
    let Some(word) = words.get(at) else { return 0 };
    let one = |fits: bool| bit(fits, at + 1);
    match slot {
        Slot::Name => name(rules, words, at),
        Slot::Names => names(rules, words, at),
        Slot::Place => {
            place(rules, words, at, |w| matches!(w.shape, Shape::Capitalised | Shape::Upper))
        }
        Slot::Capitals => place(rules, words, at, |w| w.shape == Shape::Upper),
        Slot::Team => team(words, at),
        Slot::Date => date(rules, words, at),
        Slot::Time => time(words, at),
        Slot::Number => one(word.shape == Shape::Number),
        Slot::Score => score(words, at),
        Slot::Initials => initials(words, at),
        Slot::Slug => one(word.shape != Shape::Mark && word.fold.matches('-').count() > 1),
        Slot::Address => address(words, at),
        Slot::Dash => dash(words, at),
        Slot::Some => span(at + 1, (at + 12).min(words.len())),
        Slot::Text => span(at + 1, words.len()),
    }
}

fn bit(set: bool, at: usize) -> u64 {
    if set { 1 << at } else { 0 }
}

/// Bits `from..=to`.
fn span(from: usize, to: usize) -> u64 {
    (from..=to).fold(0, |mask, i| mask | 1 << i)
}

fn is_capital(word: &Word) -> bool {
    matches!(word.shape, Shape::Capitalised | Shape::Upper)
}

fn is_initial(word: &Word) -> bool {
    let letters = word.fold.chars().filter(|c| c.is_alphabetic()).count();
    let parts = word.fold.split(['.', '-']).all(|p| p.chars().count() <= 2);
    is_capital(word) && letters <= 4 && parts
}

/// `Solène Garrabos-Weil`, `Y. Le Goff`, `Charles de Gaulle`, `J.-M. Roy`, `J. D.`
fn name(rules: &LinePatterns, words: &[Word], start: usize) -> u64 {
    const MOST: usize = 6;
    let (mut ends, mut at, mut parts) = (0, start, 0);
    if in_list(rules, "no-name", words, start) != 0 {
        return 0;
    }
    while parts < MOST && at < words.len() {
        let word = &words[at];
        let small =
            in_list(rules, "no-name", words, at) != 0 && in_list(rules, "particle", words, at) == 0;
        if small {
            break;
        }
        if is_capital(word) && !word.fold.ends_with('\'') {
            parts += 1;
            at += 1;
            let dotted = is_initial(word) && words.get(at).is_some_and(|w| w.fold == ".");
            at += usize::from(dotted);
            let initials = dotted && word.fold.chars().count() > 2;
            if parts > 1 || initials {
                ends |= 1 << at;
            }
        } else if parts > 0 || word.fold.ends_with('\'') {
            let particle = in_list(rules, "particle", words, at);
            match bits(particle).last().filter(|&e| words.get(e).is_some_and(is_capital)) {
                Some(end) => at = end,
                None => break,
            }
        } else {
            break;
        }
    }
    ends
}

/// Names joined by a comma, *et*, `&` or a slash.
fn names(rules: &LinePatterns, words: &[Word], at: usize) -> u64 {
    const MOST: usize = 8;
    let mut all = name(rules, words, at);
    let mut fresh = all;
    for _ in 0..MOST {
        let joints = bits(fresh).filter(|&i| {
            words.get(i).is_some_and(|w| matches!(w.fold.as_str(), "," | "et" | "&" | "/"))
        });
        fresh = joints.fold(0, |ends, i| ends | name(rules, words, i + 1)) & !all;
        all |= fresh;
    }
    all
}

/// One to five words of a place name: `La Rochelle`, `L’Isle-aux-Coudres`, `Rio de Janeiro`.
fn place(rules: &LinePatterns, words: &[Word], start: usize, fits: impl Fn(&Word) -> bool) -> u64 {
    const MOST: usize = 5;
    let (mut ends, mut at, mut parts) = (0, start, 0);
    if in_list(rules, "no-name", words, at) != 0 && in_list(rules, "place-article", words, at) == 0
    {
        return 0;
    }
    while parts < MOST && at < words.len() {
        let word = &words[at];
        let elided = word.fold.ends_with('\'');
        // `Nuku’alofa` has letters behind its apostrophe, unlike `Qu’il`.
        let inner = elided
            && word.fold.len() > 3
            && !word.fold.ends_with("qu'")
            && words.get(at + 1).is_some_and(|w| w.start == word.end && w.shape != Shape::Mark);
        if inner && fits(word) {
            parts += 1;
            at += 2;
            ends |= 1 << at;
        } else if elided && is_capital(word) {
            at += 1;
        } else if fits(word) && !elided {
            let article = parts == 0 && in_list(rules, "place-article", words, at) != 0;
            parts += 1;
            at += 1;
            ends |= bit(!article, at);
        } else {
            let particle = in_list(rules, "particle", words, at);
            match bits(particle).last().filter(|&e| parts > 0 && words.get(e).is_some_and(&fits)) {
                Some(end) => at = end,
                None => break,
            }
        }
    }
    ends
}

/// `Stade montois`, `US Dax`, `Paris SG`, `FC Nantes 2`.
fn team(words: &[Word], at: usize) -> u64 {
    const MOST: usize = 5;
    let length = words[at..].iter().take(MOST).take_while(|w| w.shape != Shape::Mark).count();
    if is_capital(&words[at]) { span(at + 1, at + length) } else { 0 }
}

/// `3 février`, `le mardi 3 févr. 2025`, `1er mai`, `03/02/2025`, `3.2.25`.
fn date(rules: &LinePatterns, words: &[Word], at: usize) -> u64 {
    let numeric = &words[at].fold;
    let parts = numeric
        .split(['/', '-', '.'])
        .filter(|p| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit()));
    if words[at].shape == Shape::Number && parts.count() == 3 {
        return 1 << (at + 1);
    }
    if words[at].shape != Shape::Number
        && in_list(rules, "weekday", words, at) == 0
        && words[at].fold != "le"
    {
        return 0;
    }
    // Each part is tried in turn; those that may be missing leave their start as an end too.
    let steps: [(Part<'_>, bool); 7] = [
        (Part::Word("le"), true),
        (Part::List("weekday"), true),
        (Part::Word(","), true),
        (Part::Number, false),
        (Part::List("month"), false),
        (Part::Word("."), true),
        (Part::Number, true),
    ];
    steps.iter().fold(1 << at, |from, (part, optional)| {
        let next = bits(from).fold(0, |ends, i| ends | part.ends(rules, words, i));
        if *optional { from | next } else { next }
    })
}

/// A part of a written-out day.
enum Part<'a> {
    Word(&'a str),
    List(&'a str),
    Number,
}

impl Part<'_> {
    fn ends(&self, rules: &LinePatterns, words: &[Word], at: usize) -> u64 {
        let next = words.get(at);
        match self {
            Part::Word(word) => bit(next.is_some_and(|w| w.fold == *word), at + 1),
            Part::List(name) => in_list(rules, name, words, at),
            Part::Number => bit(next.is_some_and(|w| w.shape == Shape::Number), at + 1),
        }
    }
}

/// `10h12`, `10:12`, `10 h 12`, `10 h`.
fn time(words: &[Word], at: usize) -> u64 {
    let first = &words[at];
    if first.shape != Shape::Number {
        return 0;
    }
    if first.fold.contains(['h', ':']) {
        return 1 << (at + 1);
    }
    let hour = words.get(at + 1).is_some_and(|w| matches!(w.fold.as_str(), "h" | "heures" | ":"));
    let minutes = words.get(at + 2).is_some_and(|w| w.shape == Shape::Number);
    bit(hour, at + 2) | bit(hour && minutes, at + 3)
}

/// `26-23`, `26 – 23`, `2 à 1`.
fn score(words: &[Word], at: usize) -> u64 {
    let number = |i: usize| {
        words.get(i).is_some_and(|w| {
            w.shape == Shape::Number
                && w.fold.len() <= 3
                && w.fold.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let joined = words[at].fold.split(['-', '–', '—']).collect::<Vec<_>>();
    let digits = |s: &&str| (1..=3).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if joined.len() == 2 && joined.iter().all(digits) {
        return 1 << (at + 1);
    }
    let between =
        words.get(at + 1).is_some_and(|w| matches!(w.fold.as_str(), "-" | "–" | "—" | "a"));
    bit(number(at) && between && number(at + 2), at + 3)
}

/// `abc/de/fgh`, `bur-abc/def`.
fn initials(words: &[Word], start: usize) -> u64 {
    let letters = |w: &Word| w.shape == Shape::Lower && w.fold.len() <= 8 && w.fold.is_ascii();
    let (mut ends, mut at) = (0, start);
    while words.get(at).is_some_and(letters) {
        if at > start {
            ends |= 1 << (at + 1);
        }
        let tight = |i: usize| words.get(i).is_some_and(|w| w.start == words[i - 1].end);
        if words.get(at + 1).is_none_or(|w| w.fold != "/") || !tight(at + 1) || !tight(at + 2) {
            break;
        }
        at += 2;
    }
    ends
}

/// A run without blanks that begins like a web address or holds an `@`.
fn address(words: &[Word], at: usize) -> u64 {
    let length = 1 + words[at..].windows(2).take_while(|w| w[0].end == w[1].start).count();
    let mut run = &words[at..at + length];
    while let [rest @ .., last] = run
        && last.shape == Shape::Mark
        && !rest.is_empty()
    {
        run = rest;
    }
    let length = run.len();
    let first = run[0].fold.as_str();
    let web = matches!(first, "http" | "https") || first.starts_with("www.");
    let mail = run.iter().any(|w| w.fold.contains('@'));
    bit(web || mail, at + length)
}

fn dash(words: &[Word], at: usize) -> u64 {
    let is_dash = |i: usize| {
        words.get(i).is_some_and(|w| matches!(w.fold.as_str(), "-" | "–" | "—" | "−" | "―"))
    };
    let double = is_dash(at) && is_dash(at + 1);
    bit(is_dash(at), at + 1) | bit(double, at + 2)
}
