//! From topics to the smallest runs that a section can hold, and from sentences to paragraphs. In: topics. Out: runs of
//! sentences. It never moves a sentence and never cuts a quotation.

use std::ops::Range;

use crate::model::{Analysis, BlockKind, Clause, ClauseKind, Kind, Pos, Token, count_words, range};

/// Words that a run may grow to by what leans on it.
const LONGEST: usize = 220;
/// A paragraph's limits.
const PARAGRAPH_SENTENCES: usize = 3;
const PARAGRAPH_WORDS: usize = 100;
/// Sentences of one that its words keep short, and words from which on any place will do.
const SHORT_SENTENCES: usize = 5;
const WALL: usize = 140;

/// A section of the source, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Indices of its sentences.
    pub sentences: Range<usize>,
    /// The article's own subheading above it, if it had one.
    pub own_heading: Option<crate::model::Span>,
}

/// The topics of an article, each with what leans on it: no section begins inside one.
pub(crate) fn parts(analysis: &Analysis) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for topic in &analysis.topics {
        let sentences = range(&topic.sentences);
        let own_heading = heading_before(analysis, sentences.start);
        out.push(Part { sentences, own_heading });
    }
    keep_antecedents(analysis, out)
}

/// Moves what leans on the sentence before it (`Cette mesure…`, `Il doit…`) to the section of that sentence: the rest of
/// its paragraph, or all of its section where it is one paragraph.
fn keep_antecedents(analysis: &Analysis, parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for mut part in parts {
        if let Some(before) = out.last_mut().filter(|_| part.own_heading.is_none()) {
            let start = part.sentences.start;
            let block = analysis.sentences.get(start).map(|s| s.block);
            let own = part.sentences.clone();
            let end = own.into_iter().find(|&s| Some(analysis.sentences[s].block) != block);
            let end = end.unwrap_or(part.sentences.end);
            let words = words_in(analysis, &(before.sentences.start..end));
            if (leans(analysis, start) || goes_on(analysis, start)) && words <= LONGEST {
                before.sentences.end = end;
                part.sentences.start = end;
            }
        }
        if !part.sentences.is_empty() {
            out.push(part);
        }
    }
    out
}

/// True for a sentence that begins with a word that stands for something before it.
pub(super) fn leans(analysis: &Analysis, sentence: usize) -> bool {
    if sentence >= analysis.sentences.len() {
        return false;
    }
    let mut words = analysis.tokens_of(sentence).iter().filter(|t| t.pos != Pos::Punct);
    let Some(first) = words.next() else { return false };
    let kind = first.morph.kind();
    let points = matches!(kind, Some(Kind::Dem | Kind::Poss)) && first.pos == Pos::Det
        || matches!(kind, Some(Kind::Dem)) && first.pos == Pos::Pron;
    // `Il faut`, `il y a` mean nothing before them.
    let second = words.next();
    let subject = first.pos == Pos::Pron
        && kind == Some(Kind::Subj)
        && matches!(&*first.lemma, "il" | "elle" | "ils" | "elles")
        && second.is_some_and(|t| !matches!(&*t.lemma, "falloir" | "y" | "s'agir" | "être"));
    points || subject || is_verbless(analysis, sentence) || is_said_by_pronoun(analysis, sentence)
}

/// `« Avec 4 % de faux positifs… », s'interroge-t-il`: who speaks stands in the sentence before.
fn is_said_by_pronoun(analysis: &Analysis, sentence: usize) -> bool {
    let inside = analysis.clauses_of(&(sentence..sentence + 1));
    // `Faut-il y voir un lien ?` opens its sentence, and speaks for nobody.
    let start = analysis.sentences[sentence].tokens.start;
    let incise = |c: &&Clause| c.kind == ClauseKind::Incise && c.tokens.start > start;
    analysis.clauses[inside].iter().filter(incise).any(|incise| {
        // `dit-il`: the pronoun may stand in the verb.
        let own = incise.subject.iter().cloned().chain([incise.verb.tokens.clone()]).flatten();
        let mut own = own.map(|t| &analysis.tokens[t as usize]);
        own.any(|t| t.pos == Pos::Pron && matches!(&*t.lemma, "il" | "elle" | "ils" | "elles"))
    })
}

/// `Un argument balayé sur plusieurs bancs.`, `Insuffisant, répondent les grévistes`: what has no verb of its own speaks of
/// what stands before it.
fn is_verbless(analysis: &Analysis, sentence: usize) -> bool {
    let mut tokens = analysis.tokens_of(sentence).iter();
    let opens = tokens.next().map(|t| t.pos);
    let alone = tokens.next().is_some_and(|t| analysis.text(t.span) == ",");
    if matches!(opens, Some(Pos::Adj | Pos::Adv)) && alone {
        return opens == Some(Pos::Adj);
    }
    let kind = analysis.document.blocks[analysis.sentences[sentence].block as usize].kind;
    let prose = kind != BlockKind::ListItem && kind != BlockKind::Question;
    let inside = analysis.clauses_of(&(sentence..sentence + 1));
    let tells =
        |c: &Clause| c.kind == ClauseKind::Main && c.verb.tense.is_some_and(|t| t.is_finite());
    let nominal = matches!(opens, Some(Pos::Det | Pos::Noun | Pos::Adj));
    let text = analysis.sentence_text(sentence);
    nominal && prose && !text.ends_with(['?', ':']) && !analysis.clauses[inside].iter().any(tells)
}

/// The article's own subheading directly above a sentence.
fn heading_before(analysis: &Analysis, sentence: usize) -> Option<crate::model::Span> {
    let block = analysis.sentences[sentence].block as usize;
    let first = sentence == 0 || analysis.sentences[sentence - 1].block as usize != block;
    let before = analysis.document.blocks.get(block.checked_sub(1)?)?;
    (first && before.kind == BlockKind::Heading).then_some(before.span)
}

/// Words in a run of sentences.
pub(crate) fn words_in(analysis: &Analysis, sentences: &Range<usize>) -> usize {
    sentences.clone().map(|s| count_words(analysis.sentence_text(s))).sum()
}

/// A section's sentences as paragraphs: the source's own, the long ones cut into even parts.
pub(crate) fn paragraphs(analysis: &Analysis, sentences: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = sentences.start;
    while start < sentences.end {
        let block = analysis.sentences[start].block;
        let own = (start..sentences.end).take_while(|&s| analysis.sentences[s].block == block);
        let end = start + own.count();
        cut(analysis, start..end, &mut out);
        start = end;
    }
    out
}

/// Cuts a long paragraph of the source as evenly as its quotations and pronouns allow.
fn cut(analysis: &Analysis, own: Range<usize>, out: &mut Vec<Range<usize>>) {
    let words = words_in(analysis, &own);
    // What its writer kept together and can be taken in at a glance stays so.
    if own.len() <= PARAGRAPH_SENTENCES || own.len() <= SHORT_SENTENCES && words <= PARAGRAPH_WORDS
    {
        return out.push(own);
    }
    let by_words = words.div_ceil(PARAGRAPH_WORDS);
    let parts = own.len().div_ceil(SHORT_SENTENCES).max(by_words).min(own.len());
    let opens = |s: &usize| may_open(analysis, *s) && !leans(analysis, *s);
    let places: Vec<usize> = (own.start + 1..own.end).filter(opens).collect();
    let safe: Vec<usize> = places.iter().copied().filter(|s| stands_apart(analysis, *s)).collect();
    // Rather a place that parts somebody from `il` than a wall of text.
    let places = if safe.is_empty() && words > WALL { places } else { safe };
    let mut start = own.start;
    for part in 1..parts {
        let even = own.start + (own.len() * part).div_ceil(parts);
        // The nearest place on either side.
        let (before, behind) =
            places.split_at(places.partition_point(|&s| s < even.max(start + 1)));
        let before = before.last().filter(|&&s| s > start);
        let near = before.into_iter().chain(behind.first()).min_by_key(|s| s.abs_diff(even));
        let Some(&end) = near else { break };
        out.push(start..end);
        start = end;
    }
    out.push(start..own.end);
}

/// True for a sentence whose subject is `il` or `elle` behind a circumstance (`Avec quarante autres, elle a consulté…`), or
/// that quotes on whoever spoke before it.
fn goes_on(analysis: &Analysis, sentence: usize) -> bool {
    let clauses = &analysis.clauses[analysis.clauses_of(&(sentence..sentence + 1))];
    let quoted = |t: &Token| analysis.index.quoted_at(t.span.start).is_some();
    let token = |t: u32| &analysis.tokens[t as usize];
    let main = clauses.iter().find(|c| c.kind == ClauseKind::Main && !quoted(token(c.verb.head)));
    let subject = main.and_then(|c| c.subject.clone()).filter(|s| s.len() == 1);
    let pronoun = subject.map(|s| token(s.start)).filter(|t| !quoted(t));
    let refers = pronoun.is_some_and(|t| {
        matches!(&*t.lemma, "il" | "elle" | "ils" | "elles") && !is_impersonal(analysis, t)
    });
    refers && !names_before(analysis, sentence) || speaks_on(analysis, sentence)
}

/// True if a name opens the sentence: `Arrêté à Lorient, Paul Roux nie. Il…` has whom it means.
fn names_before(analysis: &Analysis, sentence: usize) -> bool {
    let mut tokens = analysis.tokens_of(sentence).iter();
    let pronoun = |t: &&Token| t.pos == Pos::Pron && t.morph.kind() == Some(Kind::Subj);
    let person = |t: &&Token| analysis.index.person_in(t.span).is_some();
    tokens.find(|t| pronoun(t) || person(t)).is_some_and(|t| person(&t))
}

/// True for a sentence that begins with a quotation and does not say whose.
fn speaks_on(analysis: &Analysis, sentence: usize) -> bool {
    let span = analysis.sentences[sentence].span;
    if !analysis.sentence_text(sentence).starts_with(['«', '"', '“']) {
        return false;
    }
    let first = analysis.quotes.partition_point(|q| q.span.end <= span.start);
    let mut own = analysis.quotes[first..].iter().take_while(|q| q.span.start < span.end);
    // `« … . … », a déclaré Untel` names him behind the second sentence of it.
    !own.any(|q| q.source.is_some_and(|source| source.start >= span.start))
}

/// True for a sentence that names whom it speaks of and who speaks in it: no `il` or `y` for what stands before, no
/// quotation whose speaker stands there.
fn stands_apart(analysis: &Analysis, sentence: usize) -> bool {
    let tokens = analysis.tokens_of(sentence);
    let quoted = |t: &Token| analysis.index.quoted_at(t.span.start).is_some();
    if speaks_on(analysis, sentence) {
        return false;
    }
    // `10,7 %, contre 9 % attendus`: of what?
    let mut outside = tokens.iter().filter(|t| !quoted(t));
    let names = |t: &Token| matches!(t.pos, Pos::Propn);
    let stands_for = |t: &Token| {
        let lemma = &*t.lemma;
        let person =
            t.morph.kind() == Some(Kind::Subj) && matches!(lemma, "il" | "elle" | "ils" | "elles");
        let object = matches!(t.morph.kind(), Some(Kind::Obj | Kind::AdvPron));
        t.pos == Pos::Pron && (person || object)
    };
    // What is named before it in the sentence is what it stands for.
    let first = outside.find(|t| names(t) || stands_for(t));
    first.is_none_or(|t| names(t) || is_impersonal(analysis, t))
}

/// `Il faut`, `il y a`, `s'il pleut`: a subject that stands for nobody.
fn is_impersonal(analysis: &Analysis, pronoun: &Token) -> bool {
    let at = analysis.tokens.partition_point(|t| t.span.start < pronoun.span.start);
    let next = analysis.tokens.get(at + 1);
    next.is_some_and(|t| matches!(&*t.lemma, "falloir" | "y" | "s'agir"))
}

/// True if a paragraph can begin with the sentence: outside a quotation that runs on, and with no bracket that belongs
/// to what stands before.
fn may_open(analysis: &Analysis, sentence: usize) -> bool {
    /// Words of a question that only asks back: `Lesquelles ?`
    const BARE: usize = 2;
    let asks_back = |sentence: usize| {
        let text = analysis.sentence_text(sentence);
        text.ends_with('?') && count_words(text) <= BARE
    };
    // A question that asks back stays with what it asks of, and its answer with it.
    let tied = asks_back(sentence) || sentence > 0 && asks_back(sentence - 1);
    let aside = analysis.sentence_text(sentence).starts_with('(');
    !quote_runs_on(analysis, sentence) && !aside && !tied && !answers(analysis, sentence)
}

/// `« Qui a donné l'ordre ? » demande-t-elle. | « Personne », répond le prévenu`: what is said to what was asked stays with it, over
/// a few words in between (`Un silence.`).
fn answers(analysis: &Analysis, sentence: usize) -> bool {
    /// Words of what stands between them.
    const BETWEEN: usize = 3;
    let quotes = |sentence: usize| {
        let span = analysis.sentences[sentence].span;
        let first = analysis.quotes.partition_point(|q| q.span.end <= span.start);
        analysis.quotes[first..].iter().take_while(move |q| q.span.start < span.end)
    };
    let start = analysis.sentences[sentence].span.start;
    let opens = quotes(sentence).any(|q| q.span.start <= start + '«'.len_utf8() as u32 + 2);
    let short = |s: &usize| {
        count_words(analysis.sentence_text(*s)) <= BETWEEN && quotes(*s).next().is_none()
    };
    let Some(before) = sentence.checked_sub(1) else { return false };
    let asked = if short(&before) { before.saturating_sub(1) } else { before };
    let asks = |text: &str| {
        text.trim_end_matches(['»', '"', '”', ' ', '\u{a0}', '\u{202f}']).ends_with('?')
    };
    opens && quotes(asked).any(|q| asks(analysis.text(q.span)))
}

/// True if a quotation that began before the sentence is still open, or the sentence only answers the one before.
fn quote_runs_on(analysis: &Analysis, sentence: usize) -> bool {
    let start = analysis.sentences[sentence].span.start;
    analysis.index.quoted_at(start).is_some_and(|q| q.start < start)
}
