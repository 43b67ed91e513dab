//! Faults of typing mended, each with a record. In: the text of one block. Out: the mended text and its [`Fix`]es. It
//! never changes a word inside quotation marks, and never touches numbers, addresses, abbreviations or initials.

use std::ops::Range;

use super::draft::Draft;
use super::unwrap::ends_sentence;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Kind, Pos};

/// What was mended in one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fix {
    /// The rule's id.
    pub rule: &'static str,
    /// Where the mended words stand in the block.
    pub span: Range<usize>,
    /// The words before.
    pub before: String,
    /// The words after.
    pub after: String,
}

/// Mends a block; fixes made before, where lines were joined, are carried along.
pub(super) fn repair(draft: &Draft, earlier: Vec<Fix>, lang: &Language) -> (Draft, Vec<Fix>) {
    let text = draft.as_str();
    let runs = runs(text);
    let mut edits = Vec::new();
    for (i, run) in runs.iter().enumerate() {
        missing_spaces(text, run, lang, &mut edits);
        let Some(next) = runs.get(i + 1) else { break };
        let before = i.checked_sub(1).map(|b| &runs[b]);
        if doubled_word(text, before, run, next, lang) || stray_stop(text, run, next, lang) {
            edits.push(word_edit(text, run, next));
        } else if let Some(blank) = blank_edit(text, run, next) {
            edits.push(blank);
        }
    }
    rebuild(draft, &edits, earlier)
}

/// A run without blanks.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    /// Some of it stands inside quotation marks.
    quoted: bool,
}

impl Run {
    fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

fn runs(text: &str) -> Vec<Run> {
    let mut out = Vec::new();
    let mut quotes = Quotes::default();
    let mut open: Option<Run> = None;
    for (i, c) in text.char_indices() {
        if c.is_whitespace() {
            out.extend(open.take());
            continue;
        }
        let run = open.get_or_insert(Run { start: i, end: i, quoted: quotes.inside() });
        quotes.pass(c);
        run.end = i + c.len_utf8();
        run.quoted |= quotes.inside();
    }
    out.extend(open);
    out
}

/// Whether quotation marks are open.
#[derive(Default)]
struct Quotes {
    depth: usize,
    straight: bool,
}

impl Quotes {
    fn pass(&mut self, c: char) {
        match c {
            '«' | '“' => self.depth += 1,
            '»' | '”' => self.depth = self.depth.saturating_sub(1),
            '"' => self.straight = !self.straight,
            _ => {}
        }
    }

    fn inside(&self) -> bool {
        self.depth > 0 || self.straight
    }
}

/// One change: what is replaced, by what, and the words that the record shows.
struct Edit {
    /// None for blanks that no editor needs to hear of.
    rule: Option<&'static str>,
    cut: Range<usize>,
    put: String,
    shown: Range<usize>,
}

/// Two or more blanks, or a tab, between two words.
fn blank_edit(text: &str, run: &Run, next: &Run) -> Option<Edit> {
    let gap = &text[run.end..next.start];
    if gap.chars().count() < 2 && !gap.contains('\t') {
        return None;
    }
    let mark = |c: char| !c.is_alphabetic();
    let bound = next.of(text).starts_with(mark) || run.of(text).ends_with(['«', '“']);
    let no_break = |c: &char| bound && matches!(c, '\u{A0}' | '\u{202F}');
    let kept = gap.chars().find(no_break).unwrap_or(' ');
    Some(Edit {
        rule: (!gap.contains('\t')).then_some("repair.doubled-space"),
        cut: run.end..next.start,
        put: kept.to_string(),
        shown: run.end - last_word(run.of(text))..next.start + word_length(next.of(text)),
    })
}

/// The edit for a doubled word (the second goes) or a stray stop (the stop goes).
fn word_edit(text: &str, run: &Run, next: &Run) -> Edit {
    let stop = run.of(text).ends_with('.');
    let word = next.start + word_length(next.of(text));
    Edit {
        rule: Some(if stop { "repair.stop-before-lower-case" } else { "repair.doubled-word" }),
        cut: if stop { run.end - 1..next.start } else { run.end..word },
        put: if stop { " ".to_owned() } else { String::new() },
        shown: run.end - last_word(run.of(text))..word,
    }
}

/// Bytes of the word that ends a run, with the marks after it.
fn last_word(run: &str) -> usize {
    let word = run.trim_end_matches(|c: char| !c.is_alphanumeric());
    let before = word.trim_end_matches(char::is_alphanumeric);
    run.len() - if word.is_empty() { 0 } else { before.len() }
}

/// Bytes of the word that begins a run.
fn word_length(run: &str) -> usize {
    run.find(|c: char| !c.is_alphanumeric()).unwrap_or(run.len())
}

/// `de de`: a word that is never said twice, twice. `La ligne A a`, `le Grand Est est`: what is written in two ways is two
/// words, but where the first begins a sentence; a bare letter is a label, or `a priori`.
fn doubled_word(text: &str, before: Option<&Run>, run: &Run, next: &Run, lang: &Language) -> bool {
    let (word, again) = (run.of(text), next.of(text));
    let again = &again[..word_length(again)];
    let opens = before.is_none_or(|b| ends_sentence(b.of(text)));
    let capital = || word.chars().skip(1).all(char::is_lowercase) && word.to_lowercase() == again;
    !run.quoted
        && !next.quoted
        && again.starts_with(char::is_lowercase)
        && again.len() > 1
        && (word == again || opens && capital())
        && lang.rules.ingest.list("doubled").contains(&fold(word))
        && next.of(text)[again.len()..].chars().all(|c| !matches!(c, '-' | '\'' | '’' | '.'))
}

/// `depuis le début. de la guerre`: a stop in the middle of a sentence. What follows cannot begin one.
fn stray_stop(text: &str, run: &Run, next: &Run, lang: &Language) -> bool {
    let Some(word) = run.of(text).strip_suffix('.') else { return false };
    let word = word.rsplit(['’', '\'', '(', '-']).next().unwrap_or(word);
    let plain = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let next_text = next.of(text);
    let next_word = &next_text[..word_length(next_text)];
    let elided = next_text[next_word.len()..].starts_with(['’', '\'']);
    let ends_there = next_text[next_word.len()..]
        .chars()
        .all(|c| matches!(c, ',' | ';' | ':' | '!' | '?' | '…' | ')'));
    !run.quoted
        && !next.quoted
        && plain
        && (elided || ends_there)
        && next_word.chars().all(char::is_lowercase)
        && word.chars().any(char::is_lowercase)
        && !is_abbreviation(run.of(text), lang)
        && goes_on(&if elided { format!("{next_word}'") } else { next_word.to_owned() }, lang)
}

fn is_abbreviation(run: &str, lang: &Language) -> bool {
    let ends = |form: &str| {
        run.strip_suffix(form).is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    };
    lang.rules.abbreviations.iter().any(|a| ends(a.form.rsplit(' ').next().unwrap_or(&a.form)))
}

/// True for words that go on with a sentence rather than begin one: prepositions, conjunctions, relative pronouns,
/// auxiliaries.
fn goes_on(word: &str, lang: &Language) -> bool {
    lang.lexicon.readings(word).next().is_some_and(|reading| match reading.pos {
        Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Aux => true,
        _ => reading.morph.kind() == Some(Kind::Rel),
    })
}

/// `fin.Le`, `oui,mais`: a stop or comma without a blank after it.
fn missing_spaces(text: &str, run: &Run, lang: &Language, edits: &mut Vec<Edit>) {
    let word = run.of(text);
    if word.contains(['/', '@', '_', '#', '=', '\\']) || word.starts_with("www.") {
        return;
    }
    let marks = word.match_indices([',', '.', '!', '?', '…']).filter(|(i, _)| *i > 0);
    for (i, mark) in marks {
        let (left, right) = (&word[..i], &word[i + mark.len()..]);
        let left = left.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let right = &right[..right.find(|c: char| !c.is_alphabetic()).unwrap_or(right.len())];
        let fits = match mark {
            "," => left.chars().count() > 1 && right.chars().count() > 1,
            _ => new_sentence(left, right, lang) && !is_abbreviation(&word[..i + mark.len()], lang),
        };
        if fits {
            let at = run.start + i + mark.len();
            edits.push(Edit {
                rule: Some("repair.missing-space"),
                cut: at..at,
                put: " ".to_owned(),
                shown: at - mark.len() - left.len()..at + right.len(),
            });
        }
    }
}

/// A word, then a capitalised one; one of them is French.
fn new_sentence(left: &str, right: &str, lang: &Language) -> bool {
    let known = |word: &str| lang.lexicon.entry(&word.to_lowercase()).is_some();
    let mut letters = right.chars();
    left.chars().count() > 1
        && left.ends_with(char::is_lowercase)
        && letters.next().is_some_and(char::is_uppercase)
        && letters.all(char::is_lowercase)
        && (known(right) || known(left) && right.chars().count() > 3)
}

/// Applies the edits in order; two that overlap cannot both be made.
fn rebuild(draft: &Draft, edits: &[Edit], earlier: Vec<Fix>) -> (Draft, Vec<Fix>) {
    if edits.is_empty() {
        return (draft.clone(), earlier);
    }
    let text = draft.as_str();
    let mut out = Draft::default();
    // Cuts that were made: (end in the old text, bytes added or taken before it).
    let mut shifts: Vec<(usize, isize)> = Vec::new();
    let mut made: Vec<(&Edit, Range<usize>)> = Vec::new();
    let mut at = 0;
    for edit in edits {
        if edit.cut.start < at {
            continue;
        }
        let shown = edit.shown.start.max(at)..edit.shown.end;
        out.append(draft, at..edit.cut.start);
        out.push(&edit.put, draft.origin(edit.cut.start));
        at = edit.cut.end;
        shifts.push((at, out.len() as isize - at as isize));
        made.push((edit, shown));
    }
    out.append(draft, at..text.len());
    let shift = |old: usize| {
        let i = shifts.partition_point(|s| s.0 <= old);
        let by = i.checked_sub(1).map_or(0, |i| shifts[i].1);
        (old as isize + by).max(0) as usize
    };
    let place = |old: &Range<usize>| {
        let end = shift(old.end).min(out.len());
        shift(old.start).min(end)..end
    };
    let record = |rule, shown: &Range<usize>, before: String| {
        let span = place(shown);
        let after = out.as_str()[span.clone()].to_owned();
        Fix { rule, span, before, after }
    };
    let mut fixes: Vec<Fix> =
        earlier.into_iter().map(|f| record(f.rule, &f.span, f.before)).collect();
    fixes.extend(made.into_iter().filter_map(|(edit, shown)| {
        edit.rule.map(|rule| record(rule, &shown, text[shown.clone()].to_owned()))
    }));
    fixes.sort_by_key(|f| f.span.start);
    (out, fixes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{markup, unwrap};

    /// Reads lines as one paragraph and mends it; the records must say what stands in the text.
    fn mend(text: &str, lang: &Language) -> (String, Vec<Fix>) {
        let lines = markup::lines(text, &lang.rules.ingest);
        let raw = unwrap::unwrap(lines, lang).remove(0);
        let (out, fixes) = repair(&raw.draft, raw.fixes, lang);
        for fix in &fixes {
            assert_eq!(out.as_str()[fix.span.clone()], fix.after, "{text}");
        }
        (out.as_str().to_owned(), fixes)
    }

    #[test]
    fn each_repair_mends_its_examples_and_leaves_its_counter_examples() {
        let lang = Language::french();
        for rule in &lang.rules.ingest.repairs {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            for example in &rule.examples {
                let (text, fixes) = mend(&example.text, &lang);
                assert_eq!(text, example.fixed);
                assert_eq!(fixes.iter().map(|f| f.rule).collect::<Vec<_>>(), [rule.id.as_str()]);
            }
            for text in &rule.never {
                assert_eq!(mend(text, &lang), (text.replace("-\n", "-"), vec![]));
            }
        }
    }

    #[test]
    fn a_record_shows_the_words_around_the_fault() {
        let lang = Language::french();
        let (text, fixes) = mend("la  fin.Le prix de de l’eau,dit-on. et  puis", &lang);
        assert_eq!(text, "la fin. Le prix de l’eau, dit-on et puis");
        let shown: Vec<(&str, &str)> =
            fixes.iter().map(|f| (f.before.as_str(), f.after.as_str())).collect();
        assert_eq!(
            shown,
            [
                ("la  fin", "la fin"),
                ("fin.Le", "fin. Le"),
                ("de de", "de"),
                ("eau,dit", "eau, dit"),
                ("on. et", "on et"),
                ("et  puis", "et puis"),
            ]
        );
    }
}
