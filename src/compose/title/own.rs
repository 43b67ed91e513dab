//! The article's own title, kept or cut. In: the title as tagged. Out: a piece. It never cuts what the title is about
//! nor what it says of it: the words before a colon, a verb, a speaker, the gravest word; what cannot be cut safely
//! stays whole.

use std::ops::Range;

use super::{composed, fits};
use crate::compose::keyphrase::Key;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{
    Analysis, BlockKind, Kind, Origin, Piece, Pos, Span, Token, VerbForm, count_words,
};

/// Signs of the longest title of its own that stays whole where it cannot be cut.
const LONGEST: usize = 110;
/// Signs of one that loses more by a cut than by its length: what stands behind its comma is half of the news.
const WHOLE: usize = 80;
/// Words of the shortest title.
const LEAST_WORDS: usize = 4;
/// Marks at which a title has parts.
const BREAKS: [&str; 9] = [" : ", ": ", ". ", " - ", " – ", " — ", " / ", "/", ", "];
/// Marks that set what a title is about before what it says of it.
const COLONS: [&str; 2] = [" : ", ": "];

/// The article's own title as it stands, or as much of it as fits and makes sense.
pub(super) fn own_title(analysis: &Analysis, key: &Key, lang: &Language) -> Option<Piece> {
    let block = analysis.document.of_kind(BlockKind::Title).next()?;
    let text = analysis.document.block_text(block).trim_end_matches('.').trim();
    // A title in capitals lost its accents and its names.
    if !text.contains(char::is_lowercase) {
        return None;
    }
    let as_it_stands = || {
        let origin = Origin::Source { span: block.span };
        Piece { text: text.to_owned(), label: None, origin }
    };
    if fits(text) || text.chars().count() <= WHOLE {
        return Some(as_it_stands());
    }
    let title = Title { text, words: words_of(analysis, block.span), lang };
    let shorter = title.shortened().into_iter().filter(|t| fits(t));
    let best = shorter.max_by_key(|t| {
        let held = if key.whole_in(t) { 30 } else { 0 };
        let place = analysis.places.iter().any(|p| t.contains(&p.name));
        held + t.chars().count() + if place { 10 } else { 0 }
    });
    match best {
        Some(best) => Some(composed("title.shortened", lang.capitalise(best), vec![block.span])),
        // Too long is better than something else.
        None if text.chars().count() <= LONGEST => Some(as_it_stands()),
        None => None,
    }
}

/// The words of a title as tagged, each with the place of its first and last byte.
fn words_of(analysis: &Analysis, title: Span) -> Vec<(Range<usize>, &Token)> {
    let tokens = analysis.front.iter().flat_map(|f| &f.tokens);
    let inside = tokens.filter(|t| title.contains(t.span));
    let place =
        |t: &Token| (t.span.start - title.start) as usize..(t.span.end - title.start) as usize;
    inside.map(|t| (place(t), t)).collect()
}

struct Title<'a> {
    text: &'a str,
    words: Vec<(Range<usize>, &'a Token)>,
    lang: &'a Language,
}

impl<'a> Title<'a> {
    /// The title without its rubric, and up to each place where it can stop.
    fn shortened(&self) -> Vec<&'a str> {
        let starts = [Some(0), self.behind_rubric()].into_iter().flatten();
        let mut out: Vec<&str> = Vec::new();
        for start in starts {
            let parts = self.parts(start);
            out.extend((start > 0).then(|| self.text[start..].trim()));
            for (n, part) in parts.iter().enumerate() {
                let inside =
                    self.text[part.clone()].match_indices(' ').map(|(i, _)| part.start + i);
                let cuts = inside.filter(|&i| {
                    let next = self.text[i + 1..].split(' ').next().unwrap_or_default();
                    self.lang.rules.syntax.title_cuts.iter().any(|w| w == next)
                });
                for end in cuts.chain([part.end]).filter(|&end| end < self.text.len()) {
                    let sound = self.can_stop(&parts, n, end);
                    out.extend(sound.then(|| self.text[start..end].trim_end_matches([',', ' '])));
                }
            }
        }
        out.retain(|t| stands(t));
        out
    }

    /// Where the title begins behind a rubric: `RUGBY. …`, `Justice : …`.
    fn behind_rubric(&self) -> Option<usize> {
        let (at, mark) = BREAKS[..8]
            .iter()
            .filter_map(|b| Some((self.text.find(b)?, *b)))
            .min_by_key(|(at, mark)| (*at, std::cmp::Reverse(mark.len())))?;
        let rubric = fold(self.text[..at].trim());
        let known = self.lang.rules.ingest.list("rubric").iter().any(|w| fold(w) == rubric);
        known.then(|| at + mark.len())
    }

    /// The parts of the title from a byte on, without the marks between them.
    fn parts(&self, start: usize) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut at = start;
        while at < self.text.len() {
            let next = BREAKS
                .iter()
                .filter_map(|b| self.text[at..].find(b).map(|i| (at + i, at + i + b.len())))
                .min_by_key(|(from, to)| (*from, std::cmp::Reverse(*to)));
            let (end, next) = next.unwrap_or((self.text.len(), self.text.len()));
            out.push(at..end);
            at = next;
        }
        out
    }

    /// True if the title makes sense up to a byte inside its part `n`, or at its end.
    fn can_stop(&self, parts: &[Range<usize>], n: usize, end: usize) -> bool {
        let part = &parts[n];
        // `Sauvée par petites annonces, | une école garde ses classes`: who is told of stands behind.
        let first = self.inside(part).next().and_then(|(_, t)| t.morph.verb_form());
        if first == Some(VerbForm::PastPart) && n + 1 < parts.len() {
            return false;
        }
        let topic = n == 0 && COLONS.iter().any(|c| self.text[part.end..].starts_with(c));
        if topic || !self.ends(end, end == part.end) || self.goes_on(parts, n, end) {
            return false;
        }
        let finite = |t: &Token| t.morph.verb_form().is_some_and(VerbForm::is_finite);
        let predicate = |t: &Token| finite(t) || t.morph.verb_form() == Some(VerbForm::PastPart);
        let verb = self.inside(part).filter(|(_, t)| finite(t)).map(|(p, _)| p.end).min();
        let said = self.inside(&(part.start..end)).any(|(_, t)| predicate(t));
        let names = self.inside(part).next().is_some_and(|(_, t)| {
            matches!(t.pos, Pos::Noun | Pos::Num | Pos::Adj | Pos::Adv)
                || matches!(t.morph.kind(), Some(Kind::Indef))
        });
        let whole = verb.is_none_or(|verb| verb < end) && (said || names);
        whole && self.gravity(&(0..end)) + 20 >= self.gravity(&(end..self.text.len()))
    }

    /// The words that begin in a range.
    fn inside(&self, range: &Range<usize>) -> impl Iterator<Item = &(Range<usize>, &'a Token)> {
        let range = range.clone();
        self.words.iter().filter(move |(place, _)| range.contains(&place.start))
    }

    /// True if what stands behind a byte belongs to what stands before it: who speaks, what takes it back.
    fn goes_on(&self, parts: &[Range<usize>], n: usize, end: usize) -> bool {
        if end < parts[n].end {
            return false;
        }
        let Some(next) = parts.get(n + 1) else { return false };
        let first = self.words.iter().find(|(place, _)| place.start >= next.start);
        first.is_some_and(|(_, t)| {
            t.pos == Pos::Cconj
                || t.morph.verb_form().is_some_and(VerbForm::is_finite)
                || self.lang.rules.syntax.adversatives.iter().any(|w| **w == *t.lemma)
                || matches!(&*t.lemma, "selon" | "d'après")
        })
    }

    /// The gravest event that the words of a range tell.
    fn gravity(&self, range: &Range<usize>) -> i64 {
        let (index, rules) = (&self.lang.index, &self.lang.rules);
        let gravity = |t: &Token| {
            let nouns = index.events_of_noun(rules, &t.lemma).map(|e| i64::from(e.gravity)).max();
            let verbs = index.events_of_verb(rules, &t.lemma).map(|e| i64::from(e.gravity)).max();
            if t.pos == Pos::Noun { nouns } else { verbs }
        };
        self.inside(range).filter_map(|(_, t)| gravity(t)).max().unwrap_or(0)
    }

    /// True if a title can stop at a byte: behind a noun, an adjective, a name, or what ends a part.
    fn ends(&self, end: usize, closes: bool) -> bool {
        let last = self.words.iter().rfind(|(place, _)| place.end <= end);
        let named = last.is_some_and(|(_, t)| {
            matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Sym)
                || closes && matches!(t.pos, Pos::Verb | Pos::Punct | Pos::Adv)
        });
        let word = self.text[..end].split([' ', '’', '\'']).next_back().unwrap_or_default();
        named && !self.lang.is_function_word(&fold(word))
    }
}

/// True for a piece of a title that can be one: words enough, whole quotations, no participle that leans on what stood
/// before.
fn stands(title: &str) -> bool {
    let count = |c: char| title.matches(c).count();
    let paired = count('«') == count('»') && count('"') % 2 == 0 && count('(') == count(')');
    count_words(title) >= LEAST_WORDS && paired
}
