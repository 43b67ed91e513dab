//! The article's own title, kept or cut. In: the title as tagged. Out: a piece. It never cuts what the title is about
//! nor what it says of it: the words before a colon, a verb, a speaker, the gravest word; what cannot be cut safely
//! stays whole.

use std::ops::Range;

use super::{composed, fits};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{
    Analysis, BlockKind, Kind, Origin, Piece, Pos, Span, Token, VerbForm, count_words,
};

/// Signs of the longest title of its own that stays whole: newsrooms write such above a story, and nothing that could be
/// composed says as well what they chose to say.
const LONGEST: usize = 140;
/// Words of the shortest title.
const LEAST_WORDS: usize = 4;
/// Marks at which a title has parts.
const BREAKS: [&str; 9] = [" : ", ": ", ". ", " - ", " – ", " — ", " / ", "/", ", "];
/// Marks that set what a title is about before what it says of it.
const COLONS: [&str; 2] = [" : ", ": "];

/// The article's own title as it stands, and shorter ones that it holds and that make sense. None for a title in capitals,
/// which lost its accents and its names, and for one that is too long to be one.
pub(super) fn own_titles(analysis: &Analysis, lang: &Language) -> Vec<Piece> {
    let Some(block) = analysis.document.of_kind(BlockKind::Title).next() else { return Vec::new() };
    let text = analysis.document.block_text(block).trim_end_matches('.').trim();
    if !text.contains(char::is_lowercase) {
        return Vec::new();
    }
    let origin = Origin::Source { span: block.span };
    let whole = Piece { text: text.to_owned(), label: None, origin };
    let title = Title { text, words: words_of(analysis, block.span), lang };
    let shorter = title.shortened().into_iter().filter(|t| fits(t));
    let shorter =
        shorter.map(|t| composed("title.shortened", lang.capitalise(t), vec![block.span]));
    if text.chars().count() <= LONGEST {
        return [whole].into_iter().chain(shorter).collect();
    }
    let mut shorter: Vec<Piece> = shorter.collect();
    shorter.sort_by_key(|t| std::cmp::Reverse(t.text.chars().count()));
    shorter
}

/// What the titles are worth to those who search: the more of the whole one they say, the more; none that says
/// less than half of it.
pub(super) fn found_by(own: &[Piece]) -> Vec<(i64, Piece)> {
    /// What the whole title is worth, and what each sign of it that is missing costs, in tenths.
    const WHOLE: i64 = 100;
    const SIGN: i64 = 6;
    let signs = |piece: &Piece| piece.text.chars().count() as i64;
    let most = own.first().map_or(0, signs);
    let worth = |piece: &Piece| WHOLE - (most - signs(piece)) * SIGN / 10;
    let half = |piece: &&Piece| signs(piece) * 2 >= most;
    own.iter().filter(half).map(|piece| (worth(piece), piece.clone())).collect()
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
                    let rest = &self.text[i + 1..];
                    let opens = |w: &String| {
                        let behind = rest.strip_prefix(w.as_str());
                        behind.is_some_and(|behind| behind.starts_with(' '))
                    };
                    self.lang.rules.syntax.title_cuts.iter().any(opens) || self.ends_list(part, i)
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

    /// True if the last of several counted things begins behind a byte of a part: `un mort, deux disparus | et 1 400 foyers`.
    fn ends_list(&self, part: &Range<usize>, at: usize) -> bool {
        let behind = |i: usize| self.words.iter().filter(move |(place, _)| place.start > i);
        let and = behind(at).next().is_some_and(|(_, t)| &*t.lemma == "et" && t.pos == Pos::Cconj);
        let counted = behind(at).nth(1).is_some_and(|(_, t)| t.pos == Pos::Num);
        and && counted && self.counts(part)
    }

    /// True if a part begins by counting.
    fn counts(&self, part: &Range<usize>) -> bool {
        self.inside(part)
            .next()
            .is_some_and(|(_, t)| t.pos == Pos::Num || matches!(t.morph.kind(), Some(Kind::Indef)))
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
        // `un mort, | deux disparus`: one of them is not the news.
        let verb = |t: &Token| t.morph.verb_form().is_some();
        let listed = self.counts(&parts[n])
            && self.counts(next)
            && !self.inside(&parts[n]).any(|(_, t)| verb(t));
        if listed {
            return true;
        }
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
