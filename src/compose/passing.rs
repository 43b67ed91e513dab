//! What an article says on its way to something else. In: the analysis, the rules of `cards.yaml`. Out: whether words
//! call anything by themselves. It never knows which card they would call.

use std::ops::Range;

use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::cards::{PassingPlace, PassingRule};
use crate::lang::vocabulary::Class;
use crate::model::{Analysis, Pos, Shape, Span, VerbForm};

/// Whether words are said in passing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum InPassing {
    /// They tell what the article is about.
    No,
    /// They are said on the way to something else.
    Aside,
    /// They are about nothing that the article tells: `aucune alerte`, the title of a film.
    Barred,
}

/// Where words of the article call nothing.
pub(super) struct Passing<'a> {
    analysis: &'a Analysis,
    lang: &'a Language,
    /// Functions and employers of people, in order.
    functions: Vec<Span>,
    /// Names of organisations and places, in order.
    names: Vec<Span>,
    /// Titles of works with their guillemets, in order.
    works: Vec<Span>,
}

impl<'a> Passing<'a> {
    pub(super) fn new(analysis: &'a Analysis, lang: &'a Language) -> Self {
        let sorted = |mut spans: Vec<Span>| {
            spans.sort_unstable();
            spans
        };
        let people = analysis.people.iter();
        let functions = people.flat_map(|p| p.role.into_iter().chain(p.affiliation)).collect();
        let named = analysis.organisations.iter().chain(&analysis.places);
        let names = named.flat_map(|n| n.mentions.iter().copied()).collect();
        Self {
            analysis,
            lang,
            functions: sorted(functions),
            names: sorted(names),
            works: works(analysis),
        }
    }

    /// Whether a run of tokens of the body is said in passing. Where the words name what `leads` the article, only some
    /// rules hold.
    pub(super) fn of(&self, run: &Range<usize>, leads: bool) -> InPassing {
        if run.end > self.analysis.tokens.len() {
            return InPassing::No;
        }
        let rules = self.lang.rules.cards.passing.iter();
        let holding = rules.filter(|r| (r.everywhere || !leads) && self.fits(r, run));
        let kind = |r: &PassingRule| if r.bars { InPassing::Barred } else { InPassing::Aside };
        holding.map(kind).max().unwrap_or(InPassing::No)
    }

    fn fits(&self, rule: &PassingRule, run: &Range<usize>) -> bool {
        let span = self.analysis.tokens[run.start].span.to(self.analysis.tokens[run.end - 1].span);
        let inside = |spans: &[Span]| around(spans, span).any(|s| s.contains(span));
        if self.excepts(rule, run) {
            return false;
        }
        match rule.place {
            PassingPlace::Behind => self.is_behind(&rule.words, run.start),
            PassingPlace::Untouched => self.is_untouched(&rule.words, run.start),
            PassingPlace::Function => inside(&self.functions),
            PassingPlace::Employer => self.is_complement(&rule.words, run.start),
            PassingPlace::Site => self.is_site(&rule.words, run.start),
            PassingPlace::Listed => self.is_last_listed(run.start),
            PassingPlace::Name => {
                around(&self.names, span).any(|s| s.contains(span) && s.start < span.start)
            }
            PassingPlace::Work => inside(&self.works),
        }
    }

    fn excepts(&self, rule: &PassingRule, run: &Range<usize>) -> bool {
        let mut lemmas = run.clone().map(|t| &*self.analysis.tokens[t].lemma);
        !rule.except.is_empty() && lemmas.any(|lemma| rule.except.iter().any(|e| e == lemma))
    }

    fn folded(&self, token: usize) -> String {
        fold(self.analysis.text(self.analysis.tokens[token].span))
    }

    /// `aucune (nouvelle) alerte`, `pas de gilet`, `sans gilet`.
    fn is_behind(&self, words: &[String], start: usize) -> bool {
        let mut at = start;
        loop {
            let Some(before) = at.checked_sub(1) else { return false };
            let token = &self.analysis.tokens[before];
            let one = self.folded(before);
            let two = match before.checked_sub(1) {
                Some(first) if self.is_of(before) => format!("{} de", self.folded(first)),
                _ => String::new(),
            };
            if words
                .iter()
                .map(|w| fold(w))
                .any(|w| w == one || w == fold(&token.lemma) || w == two)
            {
                return true;
            }
            if !matches!(token.pos, Pos::Det | Pos::Adj) {
                return false;
            }
            at = before;
        }
    }

    /// In the innermost clause around it, which is negated.
    fn is_untouched(&self, verbs: &[String], start: usize) -> bool {
        let analysis = self.analysis;
        let at = analysis.tokens[start].span.start;
        let Some(sentence) = analysis.sentence_at(at) else { return false };
        let clauses = &analysis.clauses[analysis.clauses_of(&(sentence..sentence + 1))];
        let around = clauses.iter().filter(|c| c.tokens.contains(&(start as u32)));
        let inner = around.min_by_key(|c| c.tokens.len());
        inner.is_some_and(|c| c.verb.negated && verbs.contains(&c.verb.lemma))
    }

    /// `la présidente de la chambre`
    fn is_complement(&self, heads: &[String], start: usize) -> bool {
        let tokens = &self.analysis.tokens;
        let mut at = start;
        let back = |at: usize| at.checked_sub(1);
        while let Some(before) = back(at).filter(|&b| tokens[b].pos == Pos::Det) {
            at = before;
        }
        let Some(of) = back(at).filter(|&b| self.is_of(b)) else { return false };
        let mut head = back(of);
        while let Some(adjective) = head.filter(|&h| tokens[h].pos == Pos::Adj) {
            head = back(adjective);
        }
        let fits = |h: usize| {
            let written = self.folded(h);
            heads.iter().any(|w| *w == *tokens[h].lemma || fold(w) == written)
        };
        head.is_some_and(fits)
    }

    /// `devant la maison`, `à la frontière avec le Niger et le Burkina`.
    fn is_site(&self, words: &[String], start: usize) -> bool {
        /// Tokens between the two.
        const REACH: usize = 6;
        let tokens = &self.analysis.tokens;
        let before = (start.saturating_sub(REACH)..start).rev();
        let phrase = before.take_while(|&t| !matches!(tokens[t].pos, Pos::Punct | Pos::Verb));
        phrase.into_iter().any(|t| {
            let written = self.folded(t);
            words.iter().any(|w| fold(w) == written)
        })
    }

    /// `les guerres, les famines et les inondations`
    fn is_last_listed(&self, start: usize) -> bool {
        /// Tokens between the first comma and the word.
        const REACH: usize = 12;
        let tokens = &self.analysis.tokens;
        let opens = |t: usize| matches!(tokens[t].pos, Pos::Det | Pos::Adp | Pos::Adj);
        let and = (0..start).rev().find(|&t| !opens(t)).filter(|&t| tokens[t].pos == Pos::Cconj);
        let Some(and) = and else { return false };
        let before = (and.saturating_sub(REACH)..and).rev();
        let mut list =
            before.take_while(|&t| !matches!(tokens[t].pos, Pos::Verb | Pos::Aux | Pos::Pron));
        list.any(|t| self.analysis.text(tokens[t].span) == ",")
    }

    fn is_of(&self, token: usize) -> bool {
        let written = self.folded(token);
        self.lang.facts.vocabulary.mark(&written).is(Class::Of) || written == "d'"
    }
}

/// Those of the sorted spans that can hold a span.
fn around(spans: &[Span], span: Span) -> impl Iterator<Item = Span> + '_ {
    /// Longest name or function, in spans: names nest no deeper.
    const NESTED: usize = 4;
    let end = spans.partition_point(|s| s.start <= span.start);
    spans[end.saturating_sub(NESTED)..end].iter().copied()
}

/// Short runs between guillemets that begin with a capital and have no finite verb.
fn works(analysis: &Analysis) -> Vec<Span> {
    /// Longest title, in tokens.
    const LONGEST: usize = 10;
    let tokens = &analysis.tokens;
    let is = |t: usize, mark: &str| analysis.text(tokens[t].span) == mark;
    let title = |open: usize| {
        let rest = open + 1..tokens.len().min(open + LONGEST + 2);
        let close = rest.clone().find(|&t| is(t, "»"))?;
        let inside = &tokens[open + 1..close];
        let capital = matches!(inside.first()?.shape, Shape::Capitalised | Shape::Upper);
        let finite = inside.iter().any(|t| t.morph.verb_form().is_some_and(VerbForm::is_finite));
        (capital && !finite).then(|| tokens[open].span.to(tokens[close].span))
    };
    (0..tokens.len()).filter(|&t| is(t, "«")).filter_map(title).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::analyze;
    use crate::ingest::ingest;

    /// Whether the words in brackets are said in passing, by one rule.
    fn passes(rule: &PassingRule, sample: &str, lang: &Language) -> bool {
        let text = format!("Essai\n\n{}", sample.replace(['[', ']'], ""));
        let at = sample.find('[').expect("brackets");
        let words = sample[at..].trim_start_matches('[').split(']').next().expect("brackets");
        let document = ingest("essai.txt", text.as_bytes(), lang).expect("French");
        let analysis = analyze(document, None, lang);
        let start = analysis.document.text.rfind(words).expect("the words stand there");
        let run = analysis.tokens_in(Span::new(start, start + words.len()));
        assert!(!run.is_empty(), "{sample}");
        Passing::new(&analysis, lang).fits(rule, &run)
    }

    #[test]
    fn each_rule_holds_in_its_examples_only() {
        let lang = Language::french();
        let mut faults = Vec::new();
        for rule in &lang.rules.cards.passing {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            for (samples, must) in [(&rule.examples, true), (&rule.never, false)] {
                let wrong = samples.iter().filter(|s| passes(rule, s, &lang) != must);
                faults.extend(wrong.map(|s| format!("{}: {s}", rule.id)));
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
