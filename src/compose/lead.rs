//! Chapô and bullets. In: statements, keyphrase, what the title says. Out: pieces for the top of the page. It never
//! tells a fact that the title or the chapô has told, and keeps every owner.

use std::collections::BTreeSet;

use super::condense::Wording;
use super::headings::{content_words, stems};
use super::keyphrase::Key;
use super::pairing;
use super::sections;
use super::statements::{Statement, Told};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::vocabulary::Class;
use crate::model::{
    Analysis, BlockKind, ClauseKind, Number, Origin, Piece, Pos, Span, count_words,
};

/// Signs of a chapô.
const LEAD: usize = 300;
/// Signs of one where nothing shorter tells the news, and where what does says the first sentence again.
const AT_LENGTH: usize = 500;
const RATHER: usize = 360;
/// Hundredths of the words of the first sentence that a chapô above it does not say again.
const AGAIN: usize = 45;
/// Words that the title lacks in a chapô above a story which begins with a scene.
const FRESH: usize = 5;
/// Sentences that the chapô begins with one of.
const OPENING: usize = 5;
/// Signs of a first sentence that the second has to help, and of a second that goes with any.
const SHORT: usize = 110;
const BRIEF: usize = 80;
/// Gravity of the lightest event that is told on top.
const GRAVE: u8 = 30;
/// Gravity of harm to people.
const HURT: u8 = 64;
/// What a figure weighs beside the gravity of what it counts.
const COUNTED: i64 = 25;
/// A count that stands behind a label.
const MANY: u64 = 10;
/// Content words of a heading that a bullet may not say again.
const HEADED: usize = 3;
/// Bullets.
const BULLETS: std::ops::RangeInclusive<usize> = 3..=5;
/// Words of one.
const BULLET: std::ops::RangeInclusive<usize> = 5..=18;

/// The chapô: the article's own; else its first sentence if that does the work; else one or two sentences composed of
/// its facts. The number says how many sentences were taken, and stand there instead of in the body.
pub(crate) fn chapo(
    analysis: &Analysis,
    statements: &[Statement],
    (key, title): (&Key, &str),
    lang: &Language,
) -> (Vec<Piece>, usize) {
    let own: Vec<Piece> = analysis
        .document
        .of_kind(BlockKind::Standfirst)
        .map(|b| source(analysis.document.block_text(b), b.span))
        // A line in capitals names a part of the page.
        .filter(|p| p.text.contains(char::is_lowercase))
        .collect();
    if !own.is_empty() {
        return (own, 0);
    }
    if let Some(whole) = opening_paragraph(analysis) {
        let pieces =
            whole.clone().map(|s| source(analysis.sentence_text(s), analysis.sentences[s].span));
        return (pieces.collect(), whole.end);
    }
    let scene = analysis.lead > 0;
    // `Il promettait 9 % par an`: who?
    let leans = !analysis.sentences.is_empty() && sections::leans(analysis, 0);
    let works = !scene && !leans;
    if let Some(piece) = first_sentence(analysis, LEAD).filter(|_| works) {
        // The second helps a short one, and goes along where it is short itself: `Les analystes tablaient sur 205 millions.`
        let signs = |p: &Piece| p.text.chars().count();
        let second = second_sentence(analysis)
            .filter(|second| signs(&piece) < SHORT || signs(second) <= BRIEF);
        let pieces: Vec<Piece> = [Some(piece), second].into_iter().flatten().collect();
        let taken = pieces.len();
        let keyed = pieces.iter().any(|p| key.whole_in(&p.text));
        let found = if keyed { None } else { keyed_facts(analysis, statements, key, title, lang) };
        return found.map_or((pieces, taken), |piece| (vec![piece], 0));
    }
    // The news comes first, shortened where it is long.
    let leads = !scene && opens(statements, 0, LEAD, lang);
    let topic = pairing::Topic::new(analysis, lang);
    let titled: BTreeSet<String> = stems(title, lang).into_iter().collect();
    // Nor is a day news.
    let days = lang.rules.syntax.time_nouns.join(" ");
    let keyed = [stems(&key.text, lang), stems(&days, lang)].concat();
    let composed = pairing::best(Vec::new(), statements, (key, &topic), lang, |choice| {
        // A sentence that stands in the body as it is would be read twice.
        let again = choice
            .parts
            .iter()
            .any(|c| letters(&c.told.text) == letters(analysis.sentence_text(c.told.sentence)));
        let first = choice.parts[0].told.sentence;
        let aside =
            leads && first > 0 || first < analysis.lead || first >= OPENING.max(analysis.lead + 3);
        let lead = choice.parts[0];
        let told = lead.about
            && (!lead.scene || first == analysis.lead || lead.gravity >= i64::from(GRAVE));
        if !choice.follows
            || choice.signs > LEAD
            || again
            || aside
            || !told
            || lead.takes_up.is_some()
        {
            return None;
        }
        let place = 60 - 10 * first.abs_diff(analysis.lead) as i64;
        let fill = (choice.signs as i64).min(220) / 10;
        let early: i64 =
            choice.parts.iter().map(|c| 10 - 2 * (c.told.sentence as i64).min(8)).sum();
        // Above a story that waits with its news, neither the title again nor a label: the first lines do better.
        let fresh = choice.parts.iter().flat_map(|c| c.stems.difference(&titled)).count();
        let gravity = choice.parts.iter().map(|c| c.gravity).sum::<i64>();
        let worth = place + fill + early + gravity / 3;
        // `Le locataire a ouvert sa porte`, below a title that tells of a fire
        let off = lead.stems.is_disjoint(&titled);
        // Nor what the title says behind the keyphrase with a few words more.
        let mut news = titled.iter().filter(|s| !keyed.contains(s));
        let whole = choice.parts.len() == 1 && news.all(|s| lead.stems.contains(s));
        let same = whole && fresh < 2 * FRESH;
        (!scene || fresh >= FRESH && !(choice.led || off || same)).then_some(worth)
    });
    // Rather a long first sentence than one that is read twice, or a page without one.
    let most = match &composed {
        Some((_, spans)) if says_again(analysis, spans) => RATHER,
        // Who died or was hurt stands in the whole of it.
        Some(_) if statements.iter().any(|s| s.sentence == 0 && s.gravity >= HURT) => RATHER,
        Some(_) => 0,
        None => AT_LENGTH,
    };
    let whole = first_sentence(analysis, most).filter(|_| works);
    if let (None, Some((text, spans))) = (&whole, composed) {
        let origin = Origin::Composed { rule: "lead.facts".into(), spans };
        return (vec![Piece { text, label: None, origin }], 0);
    }
    let taken = usize::from(whole.is_some());
    (whole.into_iter().collect(), taken)
}

/// True if spans of the text are most of the first sentence, and nothing more.
fn says_again(analysis: &Analysis, spans: &[Span]) -> bool {
    let Some(first) = analysis.sentences.first() else { return false };
    let words: usize = spans.iter().map(|s| count_words(analysis.text(*s))).sum();
    let within = spans.iter().all(|s| first.span.contains(*s));
    within && words * 100 > count_words(analysis.sentence_text(0)) * AGAIN
}

/// One or two facts of the opening that hold the keyphrase or stand behind it, where the first sentence does not: neither
/// what the title tells nor most of a sentence that stands right below.
fn keyed_facts(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    title: &str,
    lang: &Language,
) -> Option<Piece> {
    /// Hundredths of the words of a sentence that are not told twice.
    const MOST: usize = 60;
    /// Signs of the shortest.
    const LEAST: usize = 110;
    let titled: BTreeSet<String> = stems(title, lang).into_iter().collect();
    let topic = pairing::Topic::new(analysis, lang);
    let leads = statements.iter().filter(|s| s.sentence == 0);
    let gravest = leads.map(|s| i64::from(s.gravity)).max().unwrap_or(0);
    let found = pairing::best(Vec::new(), statements, (key, &topic), lang, |choice| {
        let keyed = choice.led || choice.parts.iter().any(|c| c.holds_key);
        let told = |c: &&pairing::Candidate| {
            let whole = count_words(analysis.sentence_text(c.told.sentence));
            // What stands right below is read there.
            let most = if c.told.sentence == 0 { MOST / 2 } else { MOST };
            let again = count_words(&c.told.text) * 100 > whole * most;
            let known = c.stems.intersection(&titled).count();
            again || known * 2 > c.stems.len()
        };
        let first = choice.parts[0];
        let near = first.told.sentence < OPENING && first.takes_up.is_none() && !first.scene;
        let grave = choice.parts.iter().all(|c| c.gravity >= i64::from(GRAVE));
        let fits =
            keyed && grave && near && choice.follows && (LEAST..=LEAD).contains(&choice.signs);
        let fresh = !choice.parts.iter().any(told);
        // `Quelque 340 personnes évacuées` in the place of a man who is missing.
        let lighter = choice.parts.iter().all(|c| c.gravity < gravest);
        (fits && fresh && !lighter).then(|| {
            let gravity: i64 = choice.parts.iter().map(|c| c.gravity).sum();
            let fill = (choice.signs as i64).min(220) / 10;
            gravity / 3 + fill - 10 * first.told.sentence as i64
        })
    });
    let (text, spans) = found?;
    Some(Piece { text, label: None, origin: Origin::Composed { rule: "lead.keyed".into(), spans } })
}

fn source(text: &str, span: Span) -> Piece {
    Piece { text: text.to_owned(), label: None, origin: Origin::Source { span } }
}

/// The first sentence, if it tells something whole in words of its own and is short enough.
fn first_sentence(analysis: &Analysis, most: usize) -> Option<Piece> {
    /// Signs of a sentence that tells who, what and where.
    const LEAST: usize = 70;
    let sentence = analysis.sentences.first()?;
    let text = analysis.sentence_text(0);
    let alone = analysis
        .quotes
        .iter()
        .all(|q| q.span.start >= sentence.span.end || q.span.end <= sentence.span.end);
    let clauses = &analysis.clauses[analysis.clauses_of(&(0..1))];
    let tells = clauses.iter().any(|c| c.kind == ClauseKind::Main);
    let fits = (LEAST..=most).contains(&text.chars().count()) && tells && alone;
    (fits && analysis.sentences.len() > 3).then(|| source(text, sentence.span))
}

/// The first paragraph of an article with a title, where a few short sentences tell everything before the story begins: a
/// chapô that nothing marks as one.
fn opening_paragraph(analysis: &Analysis) -> Option<std::ops::Range<usize>> {
    /// Sentences and signs of such a paragraph, and paragraphs of the story behind it.
    const SENTENCES: std::ops::RangeInclusive<usize> = 2..=4;
    const SIGNS: usize = 340;
    const STORY: usize = 4;
    analysis.document.of_kind(BlockKind::Title).next()?;
    let block = analysis.sentences.first()?.block;
    let whole = analysis.sentences.iter().take_while(|s| s.block == block).count();
    let text = analysis.run_span(&(0..whole));
    let signs = analysis.text(text).chars().count();
    let quoted = analysis.quotes.iter().any(|q| q.span.overlaps(text));
    let dated = analysis.document.of_kind(BlockKind::Dateline).next().is_some();
    let behind = analysis.sentences[whole..].iter().map(|s| s.block).collect::<BTreeSet<u32>>();
    let next = analysis.sentences.get(whole).map(|s| s.block)?;
    let words = |block: u32| {
        let own = analysis.sentences.iter().filter(|s| s.block == block);
        own.map(|s| count_words(analysis.text(s.span))).sum::<usize>()
    };
    let short = SENTENCES.contains(&whole) && signs <= SIGNS && words(next) > words(block);
    // The story begins anew, and does not go on from there.
    (short && !quoted && !dated && behind.len() >= STORY && !sections::leans(analysis, whole))
        .then_some(0..whole)
}

/// The second sentence, if it goes on in the same paragraph, quotes nobody, and both are no longer than a chapô.
fn second_sentence(analysis: &Analysis) -> Option<Piece> {
    let [first, second, ..] = analysis.sentences.as_slice() else { return None };
    let text = analysis.sentence_text(1);
    let quoted = analysis.quotes.iter().any(|q| q.span.overlaps(second.span));
    let signs = analysis.sentence_text(0).chars().count() + 1 + text.chars().count();
    // `Quel derby !` stays where the story begins.
    let tells = analysis.clauses[analysis.clauses_of(&(1..2))]
        .iter()
        .any(|c| c.kind == ClauseKind::Main && c.verb.tense.is_some_and(|t| t.is_finite()));
    let goes_on = second.block == first.block && !quoted && tells && !text.ends_with(['?', ':']);
    (goes_on && signs <= LEAD && analysis.sentences.len() > 4).then(|| source(text, second.span))
}

/// Letters and digits alone: what the setting of spaces and marks does not change.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// True if the sentence that brings the news can be told in so many signs.
pub(crate) fn opens(statements: &[Statement], lead: usize, signs: usize, lang: &Language) -> bool {
    statements.iter().filter(|s| s.sentence == lead && s.takes_up.is_none()).any(|s| {
        let told = s.sentences(lang);
        told.iter().any(|t| t.text.chars().count() <= signs)
    })
}

/// The sentences of the article's own chapô, as what can be told.
pub(crate) fn own_sentences(analysis: &Analysis, lang: &Language) -> Vec<Told> {
    as_told(analysis, &analysis.standfirst, lang)
}

/// The same for a first paragraph that does the work of one.
pub(crate) fn opening_sentences(analysis: &Analysis, lang: &Language) -> Vec<Told> {
    let whole = opening_paragraph(analysis).into_iter().flatten();
    let spans: Vec<Span> = whole.map(|s| analysis.sentences[s].span).collect();
    as_told(analysis, &spans, lang)
}

fn as_told(analysis: &Analysis, sentences: &[Span], lang: &Language) -> Vec<Told> {
    let proper = |text: &str| {
        let word = text.split([' ', '’', '\'', ',']).next().unwrap_or_default().to_lowercase();
        lang.lexicon.entry(&word).is_none() && !lang.is_function_word(&word)
    };
    let told = |span: &Span| {
        let text = analysis.text(*span).to_owned();
        Told { proper: proper(&text), text, spans: vec![*span], sentence: 0 }
    };
    sentences.iter().map(told).collect()
}

/// Three to five bullets from facts that neither title nor chapô nor a heading gives (`said`), in the order of the
/// article.
pub(crate) fn bullets(
    analysis: &Analysis,
    statements: &[Statement],
    said: &[&str],
    lang: &Language,
) -> Vec<Piece> {
    let content = |texts: &[&str]| -> BTreeSet<String> {
        texts.iter().flat_map(|t| content_words(t, lang)).collect()
    };
    let texts: Vec<BTreeSet<String>> = said.iter().map(|t| content(&[t])).collect();
    let told = content(said);
    let mut found: Vec<(i64, usize, Piece)> = Vec::new();
    let told_alone = |s: &&Statement| s.sentence > 0 && s.whose.is_none() && is_news(analysis, s);
    for statement in statements.iter().filter(told_alone) {
        let piece =
            labelled(analysis, statement, lang).or_else(|| shortened(analysis, statement, lang));
        let Some(piece) = piece else { continue };
        // `L'intérimaire descend`, `Le sujet pourrait revenir`: who and what, where nothing above has named them?
        let unnamed = |noun: &String| {
            let bodies = &lang.rules.keyphrases.speakers;
            let subject = analysis.clauses[statement.clause].subject.clone().unwrap_or_default();
            let mut words = analysis.tokens[subject.start as usize..subject.end as usize].iter();
            let person = words.any(|t| {
                let mark = lang.facts.vocabulary.mark(&t.lemma);
                [Class::Role, Class::RoleName, Class::Kin].iter().any(|class| mark.is(*class))
            });
            let known = told.contains(noun) || bodies.iter().any(|b| fold(b) == *noun);
            let one = analysis.clauses[statement.clause].verb.morph.number() != Some(Number::Plur);
            !known && (person && one || !counts(analysis, statement))
        };
        if statement.takes_up.as_ref().is_some_and(unnamed) {
            continue;
        }
        let words = content(&[piece.label.as_deref().unwrap_or_default(), &piece.text]);
        let known = words.intersection(&told).count();
        // Said by one of them, or by all together.
        // `L'œuvre suit une postière` stands below it as a heading.
        let again = texts.iter().any(|t| {
            let shared = words.intersection(t).count();
            shared * 2 > words.len() || t.len() >= HEADED && shared * 4 >= t.len() * 3
        });
        if words.len() < 3 || again || known * 4 > words.len() * 3 {
            continue;
        }
        let labelled = if piece.label.is_some() { 20 } else { 0 };
        let counted = if counts(analysis, statement) { COUNTED } else { 0 };
        let score = i64::from(statement.gravity) + labelled + counted - 4 * known as i64;
        found.push((-score, statement.sentence, piece));
    }
    found.sort_by_key(|(score, sentence, _)| (*score, *sentence));
    let mut kept: Vec<(usize, Piece)> = Vec::new();
    for (_, sentence, piece) in found {
        let apart = kept.iter().all(|(s, p)| {
            s.abs_diff(sentence) >= 2 || (p.label.is_some() && piece.label.is_some())
        });
        if apart && kept.len() < *BULLETS.end() {
            kept.push((sentence, piece));
        }
    }
    kept.sort_by_key(|(sentence, _)| *sentence);
    if kept.len() < *BULLETS.start() {
        return Vec::new();
    }
    kept.into_iter().map(|(_, piece)| piece).collect()
}

/// What a reader would miss: a figure, or an event of some weight.
fn is_news(analysis: &Analysis, statement: &Statement) -> bool {
    let (counts, grave) = (counts(analysis, statement), statement.gravity >= GRAVE);
    // `étaient encore privés d'électricité`: so many of them are news.
    let going_on = statement.scene && !(counts && grave && !statement.before);
    !(going_on || statement.beside || statement.turned) && (counts || grave)
}

/// True if it counts something: no day, no hour.
fn counts(analysis: &Analysis, statement: &Statement) -> bool {
    // `à 21 h 30`, `à 8 heures`
    let timed = |t: u32| {
        let next = analysis.tokens.get(t as usize + 1);
        next.is_some_and(|n| matches!(&*n.lemma, "h" | "heure"))
    };
    let dated = |t: u32| {
        let span = analysis.tokens[t as usize].span;
        analysis.dates.iter().any(|d| d.span.overlaps(span))
    };
    let number = |&t: &u32| analysis.tokens[t as usize].pos == Pos::Num && !timed(t) && !dated(t);
    // In the words that a bullet would have.
    let printed = |w: &&Wording| BULLET.contains(&count_words(&w.text));
    let printed = statement.plain.iter().find(printed).or(statement.plain.last());
    printed.is_some_and(|w| w.tokens.iter().any(number))
}

/// `Vingt-sept routes restent coupées` → **Routes coupées :** vingt-sept.
fn labelled(analysis: &Analysis, statement: &Statement, lang: &Language) -> Option<Piece> {
    if statement.owner.is_some() {
        return None;
    }
    let wording = statement.participial.first()?;
    let clause = &analysis.clauses[statement.clause];
    let subject = clause.subject.clone()?;
    let number = (subject.start..subject.end)
        .take_while(|&t| {
            matches!(analysis.tokens[t as usize].pos, Pos::Num | Pos::Adv | Pos::Det | Pos::Adp)
        })
        .last()?;
    let counted = analysis.tokens[number as usize].pos == Pos::Num;
    let value = analysis.token_text(&(subject.start..number + 1)).to_owned();
    let label = wording.text.strip_prefix(&value)?.trim_start().to_owned();
    // **Gymnases ouverts :** deux
    let few = lang.read_number(&[fold(&value).as_str()]).is_some_and(|(n, _)| n < MANY);
    (counted && !few && count_words(&label) <= 6).then(|| Piece {
        text: lang.decapitalise(&value),
        label: Some(format!("{} :", lang.capitalise(&label))),
        origin: Origin::Composed { rule: "bullets.figure".into(), spans: vec![wording.span] },
    })
}

/// The statement in its longest wording that a bullet holds, if that is well shorter than the sentence.
fn shortened(analysis: &Analysis, statement: &Statement, lang: &Language) -> Option<Piece> {
    let whole = count_words(analysis.sentence_text(statement.sentence));
    let fits = |told: &Told| {
        let words = count_words(&told.text);
        BULLET.contains(&words) && words * 100 <= whole * 75
    };
    let told = statement.sentences(lang).into_iter().find(fits)?;
    Some(Piece {
        text: told.text,
        label: None,
        origin: Origin::Composed { rule: "bullets.fact".into(), spans: told.spans },
    })
}
