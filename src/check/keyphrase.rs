//! The keyphrase in the text. In: a copy. Out: findings on where it stands and how often. It never chooses one, but says
//! what the text suggests.

use super::Copy;
use super::key::Key;
use super::sink::{Hit, Sink};
use crate::lang::schema::check::{Bound, CheckId};
use crate::model::{Span, count_words};

/// Texts of fewer words are not measured in per cent.
const SHORT_TEXT: usize = 100;
/// Texts of fewer sentences are not asked where the keyphrase stands.
const FEW_SENTENCES: usize = 15;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let Some(key) = &copy.key else {
        let proposal = copy.analysis.keyphrases.first().map(|k| k.text.clone());
        let mut hit = Hit::new(CheckId::KeyphraseMissing, copy.top());
        if let Some(text) = proposal {
            hit = hit.help(text);
        }
        return out.add(hit);
    };
    let span = if key.stated.span.is_empty() { copy.top() } else { key.stated.span };
    let hit = |id| Hit::new(id, span).with("key", &key.stated.value);
    form(copy, key, &hit, out);
    if key.words.is_empty() || copy.analysis.sentences.is_empty() {
        return;
    }
    introduction(copy, key, out);
    density(copy, key, &hit, out);
    distribution(copy, key, out);
}

fn form(copy: &Copy<'_>, key: &Key, hit: &dyn Fn(CheckId) -> Hit, out: &mut Sink<'_>) {
    let (words, most) = (key.words.len(), copy.limit(Bound::KeyphraseWords));
    if words == 0 {
        out.add(hit(CheckId::KeyphraseEmpty));
    } else if words > most {
        let beyond = words > copy.limit(Bound::KeyphraseWordsBad);
        out.add(hit(CheckId::KeyphraseLong).with("n", words).with("max", most).beyond(beyond));
    }
    let phrase = key.stated.value.trim();
    let articles = &copy.lang.rules.check.lists.leading_articles;
    let lower = phrase.to_lowercase().replace('’', "'");
    if let Some(article) = articles.iter().find(|a| lower.starts_with(a.as_str())) {
        let rest: String = phrase.chars().skip(article.chars().count()).collect();
        out.add(hit(CheckId::KeyphraseArticle).help(rest));
    }
}

/// The first paragraph: all words in one sentence, or in the paragraph.
fn introduction(copy: &Copy<'_>, key: &Key, out: &mut Sink<'_>) {
    let Some(first) = copy.introduction() else { return };
    let sentences = copy.analysis.sentences.iter().enumerate();
    let mut own = sentences.filter(|(_, s)| s.block as usize == first);
    if own.any(|(i, _)| key.count(copy.analysis.sentence_text(i)) > 0) {
        return;
    }
    let block = &copy.page.document.blocks[first];
    let whole = key.share(copy.page.document.block_text(block)) == 100;
    let hit = Hit::new(CheckId::KeyphraseNotInIntroduction, copy.locate(block.span));
    out.add(hit.with("key", &key.stated.value).beyond(!whole));
}

fn density(copy: &Copy<'_>, key: &Key, hit: &dyn Fn(CheckId) -> Hit, out: &mut Sink<'_>) {
    let count = occurrences(copy, key);
    let headings = copy.page.headings().map(|(.., text)| count_words(text)).sum::<usize>();
    let words = copy.words + headings;
    if words < SHORT_TEXT {
        let most = if words <= SHORT_TEXT / 2 { 1 } else { 2 };
        if count == 0 {
            let hit = hit(CheckId::KeyphraseRare).with("n", count).with("words", words);
            out.add(hit.with("min", 1).with("density", "0").beyond(true));
        } else if count > most {
            let hit = hit(CheckId::KeyphraseStuffed).with("n", count).with("words", words);
            out.add(hit.with("max", most).with("density", shown(0)).beyond(true));
        }
        return;
    }
    // A long keyphrase weighs more: count ÷ words × (0.7 + n ÷ 3), here in hundredths of a per cent.
    let weight = 21 + 10 * key.words.len();
    let density = count * 10_000 * weight / (words * 30);
    let per_use = 10_000 * weight;
    let least = copy.limit(Bound::KeyphraseDensityMin);
    let most = copy.limit(Bound::KeyphraseDensityMax);
    let uses = |limit: usize| limit * words * 30 / per_use;
    if density < least || (least > 0 && count < 2) {
        let min = (uses(least) + 1).max(2);
        let hit = hit(CheckId::KeyphraseRare).with("n", count).with("words", words);
        out.add(hit.with("min", min).with("density", shown(density)).beyond(true));
    } else if density > most {
        let hit = hit(CheckId::KeyphraseStuffed).with("n", count).with("words", words);
        out.add(hit.with("max", uses(most)).with("density", shown(density)).beyond(true));
    }
}

/// Sentences and headings that hold the keyphrase, each as often as it does.
fn occurrences(copy: &Copy<'_>, key: &Key) -> usize {
    let sentences = 0..copy.analysis.sentences.len();
    let in_text: usize = sentences.map(|i| key.count(copy.analysis.sentence_text(i))).sum();
    in_text + copy.page.headings().map(|(.., text)| key.count(text)).sum::<usize>()
}

/// Hundredths as a French decimal.
fn shown(hundredths: usize) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

/// The longest run of sentences that never come back to the topic.
fn distribution(copy: &Copy<'_>, key: &Key, out: &mut Sink<'_>) {
    let sentences = &copy.analysis.sentences;
    if sentences.len() < FEW_SENTENCES {
        return;
    }
    // A short keyphrase must be whole, half of a long one is enough.
    let enough = if key.words.len() < 4 { 100 } else { 50 };
    let (mut run, mut longest, mut ends) = (0, 0, 0);
    for i in 0..sentences.len() {
        run = if key.share(copy.analysis.sentence_text(i)) >= enough { 0 } else { run + 1 };
        if run > longest {
            (longest, ends) = (run, i);
        }
    }
    let share = longest * 100 / sentences.len();
    let most = copy.limit(Bound::KeyphraseGap);
    if share > most {
        let first = sentences[ends + 1 - longest].span;
        let span: Span = copy.locate(first);
        let hit = Hit::new(CheckId::KeyphraseUneven, span).with("key", &key.stated.value);
        let hit = hit.with("n", longest).with("share", share).with("max", most);
        out.add(hit.beyond(share > copy.limit(Bound::KeyphraseGapBad)));
    }
}
