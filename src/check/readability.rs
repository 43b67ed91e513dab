//! Readability. In: a copy. Out: findings on the length of paragraphs, sentences and sections, on connectors, passives
//! and openings, and the Flesch index. It counts; it never calls a sentence bad.

use super::Copy;
use super::connectors::Connectors;
use super::headings::long_sections;
use super::sink::{Hit, Sink};
use super::text::opening;
use crate::lang::fold::fold;
use crate::lang::schema::check::{Bound, CheckId};
use crate::model::{BlockKind, Pos, Shape, Span, count_words};

pub(super) fn check(copy: &Copy<'_>, connectors: &Connectors, out: &mut Sink<'_>) {
    paragraphs(copy, out);
    let most = copy.limit(Bound::SectionsWords);
    for (span, words) in long_sections(copy, most) {
        let hit = Hit::new(CheckId::SectionLong, span).with("n", words).with("max", most);
        out.add(hit.beyond(words > copy.limit(Bound::SectionsWordsBad)));
    }
    if copy.analysis.sentences.is_empty() {
        return;
    }
    sentences(copy, out);
    shares(copy, connectors, out);
    openings(copy, out);
    flesch(copy, out);
}

fn paragraphs(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let most = copy.limit(Bound::ParagraphsWords);
    let document = &copy.page.document;
    for block in document.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph) {
        let words = count_words(document.block_text(block));
        if words > most {
            let hit = Hit::new(CheckId::ParagraphLong, copy.locate(block.span));
            let beyond = words > copy.limit(Bound::ParagraphsWordsBad);
            out.add(hit.with("n", words).with("max", most).beyond(beyond));
        }
    }
}

fn sentences(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let (long, longest) = (copy.limit(Bound::SentencesWords), copy.limit(Bound::SentencesLongest));
    let all = &copy.analysis.sentences;
    let words: Vec<usize> =
        (0..all.len()).map(|i| count_words(copy.analysis.sentence_text(i))).collect();
    for (sentence, n) in all.iter().zip(&words).filter(|(_, n)| **n > longest) {
        let hit = Hit::new(CheckId::SentenceEndless, copy.locate(sentence.span));
        out.add(hit.with("n", n).with("max", longest));
    }
    let count = words.iter().filter(|n| **n > long).count();
    let most = copy.limit(Bound::SentencesShare);
    if count * 100 > most * all.len() {
        let first = words.iter().position(|n| *n > long).unwrap_or(0);
        let hit = Hit::new(CheckId::SentencesLong, copy.locate(all[first].span));
        let hit = hit.with("n", count).with("of", all.len()).with("words", long);
        let beyond = count * 100 > copy.limit(Bound::SentencesShareBad) * all.len();
        let hit = hit.with("share", percent(count, all.len())).with("max", most);
        out.add(hit.beyond(beyond));
    }
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 200 + whole) / (whole.max(1) * 2)
}

/// Sentences that are joined to others, sentences in the passive.
fn shares(copy: &Copy<'_>, connectors: &Connectors, out: &mut Sink<'_>) {
    let all = &copy.analysis.sentences;
    let place = copy.locate(all[0].span);
    let least = copy.limit(Bound::ConnectorsShare);
    if copy.words >= copy.limit(Bound::ConnectorsWords) {
        let joined = (0..all.len()).filter(|i| connectors.joins(copy.analysis.sentence_text(*i)));
        let count = joined.count();
        if count * 100 < least * all.len() {
            let hit =
                Hit::new(CheckId::ConnectorsFew, place).with("n", count).with("of", all.len());
            let hit = hit.with("share", percent(count, all.len())).with("min", least);
            let beyond = count * 100 < copy.limit(Bound::ConnectorsShareBad) * all.len();
            out.add(hit.beyond(beyond));
        }
    }
    let mut passive: Vec<usize> = copy
        .analysis
        .clauses
        .iter()
        .filter(|c| c.verb.passive)
        .filter_map(|c| copy.analysis.tokens.get(c.verb.head as usize))
        .filter_map(|t| copy.analysis.sentence_at(t.span.start))
        .collect();
    passive.dedup();
    let most = copy.limit(Bound::PassiveShare);
    if passive.len() * 100 > most * all.len() {
        let first = passive.first().map_or(place, |i| copy.locate(all[*i].span));
        let hit = Hit::new(CheckId::PassiveMuch, first).with("n", passive.len());
        let hit = hit.with("of", all.len()).with("share", percent(passive.len(), all.len()));
        let beyond = passive.len() * 100 > copy.limit(Bound::PassiveShareBad) * all.len();
        out.add(hit.with("max", most).beyond(beyond));
    }
}

/// Sentences in a row that begin with the same word; items of a list may.
fn openings(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let most = copy.limit(Bound::OpeningsRun);
    let mut run: Vec<Span> = Vec::new();
    let mut word = String::new();
    let mut told = |run: &[Span], word: &str| {
        if let ([first, .., last], true) = (run, run.len() > most && !word.is_empty()) {
            let span = copy.locate(first.to(*last));
            let hit = Hit::new(CheckId::OpeningsAlike, span).with("n", run.len());
            out.add(hit.with("max", most).with("word", word));
        }
    };
    for (i, sentence) in copy.analysis.sentences.iter().enumerate() {
        let kind = copy.page.document.blocks[sentence.block as usize].kind;
        let first = match kind {
            BlockKind::Paragraph => opening_words(copy, i),
            _ => String::new(),
        };
        if first != word {
            told(&run, &word);
            run.clear();
            word = first;
        }
        run.push(sentence.span);
    }
    told(&run, &word);
}

/// The first word of a sentence, with the next one if it is only a determiner.
fn opening_words(copy: &Copy<'_>, sentence: usize) -> String {
    let tokens = copy.analysis.tokens_of(sentence).iter().filter(|t| t.shape != Shape::Punct);
    let mut words = Vec::new();
    for token in tokens {
        words.push(fold(copy.analysis.text(token.span)));
        if !matches!(token.pos, Pos::Det | Pos::Num) {
            break;
        }
    }
    words.join(" ")
}

/// 207 − 1,015 × words per sentence − 73,6 × syllables per word, in whole points.
fn flesch(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let count = copy.analysis.sentences.len() as i64;
    let texts = (0..copy.analysis.sentences.len()).map(|i| copy.analysis.sentence_text(i));
    let words: Vec<String> = texts.flat_map(folded_words).collect();
    if words.is_empty() {
        return;
    }
    let syllables: i64 = words.iter().map(|w| syllables(w) as i64).sum();
    let n = words.len() as i64;
    let thousandths = 207_000 - 1_015 * n / count - 73_600 * syllables / n;
    let index = (thousandths / 1000).clamp(0, 100);
    let least = copy.limit(Bound::FleschMin);
    if index < least as i64 {
        let longest = copy.analysis.sentences.first().map(|s| copy.locate(s.span));
        let first = opening(copy.analysis.sentence_text(0));
        let hit = Hit::new(CheckId::FleschLow, longest.unwrap_or_default());
        out.add(hit.with("n", index).with("min", least).with("text", first));
    }
}

fn folded_words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(fold);
    words.filter(|w| w.contains(|c: char| c.is_alphabetic())).collect()
}

/// Groups of vowels; a mute *e* at the end counts for none unless it is the only one.
fn syllables(folded: &str) -> usize {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let word = folded.trim_matches(|c: char| !c.is_alphabetic());
    let mut groups = 0;
    let mut inside = false;
    for c in word.chars() {
        groups += usize::from(is_vowel(c) && !inside);
        inside = is_vowel(c);
    }
    let mute = ["e", "es", "ent"].iter().any(|end| {
        word.strip_suffix(end).is_some_and(|stem| stem.ends_with(|c: char| !is_vowel(c)))
    });
    (groups - usize::from(mute && groups > 1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn syllables_are_those_that_are_heard() {
        for (word, n) in
            [("maire", 1), ("election", 3), ("pont", 1), ("gouvernement", 3), ("le", 1), ("eau", 1)]
        {
            assert_eq!(syllables(word), n, "{word}");
        }
    }
}
