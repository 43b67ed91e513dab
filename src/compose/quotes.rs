//! Quotations that a heading can lift. In: quotations of a section with their owners. Out: [`Material`]: the whole, or a
//! sentence of it. It never alters a word, and never parts what it takes from what that needs or from what takes it back.

use std::ops::Range;

use super::material::{Material, headline_verb, points_back};
use super::owner;
use crate::lang::Language;
use crate::model::{Analysis, Clause, ClauseKind, Kind, Pos, Quote, Span, Token, VerbForm};

/// Quotations of the section, whole and in sentences that stand alone.
pub(super) fn quotes(
    analysis: &Analysis,
    section: &Range<usize>,
    lang: &Language,
) -> Vec<Material> {
    let mut out = Vec::new();
    let run = analysis.run_span(section);
    let first = analysis.quotes.partition_point(|q| q.span.start < run.start);
    for quote in analysis.quotes[first..].iter().take_while(|q| q.span.start < run.end) {
        let Some(sentence) = analysis.sentence_at(quote.span.start) else { continue };
        let Some(owner) = owner::of_quote(analysis, quote, lang) else { continue };
        if !section.contains(&sentence) || quote.nested {
            continue;
        }
        let reading = Reading { analysis, quote, sentence, lang };
        let mut spans = vec![quote.span];
        spans.extend(&owner.spans);
        let material = |wordings: Vec<String>, verb: Option<String>| Material {
            wordings,
            owner: Some(owner.clone()),
            verb,
            spans: spans.clone(),
            sentence,
            gravity: 25,
            proper: false,
            scene: false,
            loss: 0,
            takes_up: None,
            object: None,
        };
        // What somebody admits or promises with all of it is not admitted or promised by a part.
        let whole = reading.wordings(reading.whole());
        out.extend((!whole.is_empty()).then(|| material(whole, headline_verb(&owner, lang))));
        let parts = reading.wordings(reading.parts());
        out.extend((!parts.is_empty()).then(|| material(parts, None)));
    }
    out
}

/// A quotation and the sentence that it begins in.
struct Reading<'a> {
    analysis: &'a Analysis,
    quote: &'a Quote,
    sentence: usize,
    lang: &'a Language,
}

impl<'a> Reading<'a> {
    fn clauses(&self) -> &'a [Clause] {
        let end = self.quote.span.end;
        let after = self.analysis.sentences.partition_point(|s| s.span.start < end);
        &self.analysis.clauses[self.analysis.clauses_of(&(self.sentence..after))]
    }

    fn span(&self, clause: &Clause) -> Span {
        self.analysis.token_span(&clause.tokens)
    }

    /// Where somebody else speaks in between: nobody's words are joined over that.
    fn incise(&self) -> Option<Span> {
        let incises = self.clauses().iter().filter(|c| c.kind == ClauseKind::Incise);
        incises.map(|c| self.span(c)).find(|s| self.quote.span.contains(*s))
    }

    /// True if who speaks stands in the middle of what has no verb of its own: `« Deux fois par le même patron, dit-il. Il y en
    /// a… »`.
    fn is_broken(&self) -> bool {
        let said: Vec<&Token> = self.words(self.quote.span).collect();
        let speaks = |pair: &[&Token]| {
            let inverted = pair[1].morph.kind() == Some(Kind::Subj)
                && self.analysis.text(pair[1].span).starts_with('-');
            inverted && self.lang.index.speech(&self.lang.rules, &pair[0].lemma).is_some()
        };
        let asks = self.analysis.text(self.quote.span).contains('?');
        self.incise().is_none() && !asks && said.windows(2).any(speaks)
    }

    /// True if nothing of what was said stands behind an incise: nothing at all, or who speaks (`raconte Huguette D., 81 ans,
    /// hébergée dans un gymnase`).
    fn is_over(&self, behind: Span) -> bool {
        let Some(first) = self.words(behind).next() else { return true };
        let who = matches!(first.pos, Pos::Num | Pos::Noun)
            || first.morph.verb_form() == Some(VerbForm::PastPart)
            || first.morph.kind() == Some(Kind::Rel);
        let tells = |c: &Clause| {
            let head = self.analysis.tokens[c.verb.head as usize].span;
            matches!(c.kind, ClauseKind::Main | ClauseKind::Adverbial) && behind.contains(head)
        };
        who && !self.clauses().iter().any(tells)
    }

    /// True if what looks like a part of an incise may go on with what was said: `a-t-il dit, quand l'autre a payé`.
    fn may_go_on(&self, said: Span) -> bool {
        let adverbial = self.clauses().iter().filter(|c| c.kind == ClauseKind::Adverbial);
        adverbial.map(|c| self.span(c)).any(|s| said.contains(s))
    }

    fn whole(&self) -> Vec<Span> {
        let broken = self.incise().is_some() || self.is_broken();
        if broken { Vec::new() } else { vec![self.quote.span] }
    }

    /// Its sentences, and the first clause of the first; of one that is broken by an incise, what stands before it, where nothing of the sentence stands behind.
    fn parts(&self) -> Vec<Span> {
        let whole = self.quote.span;
        let sentences = &self.analysis.sentences[self.sentence..];
        let sentences = sentences.iter().take_while(|s| s.span.start < whole.end);
        let inside = |s: Span| Span { start: s.start.max(whole.start), end: s.end.min(whole.end) };
        let mut out: Vec<Span> = match self.incise() {
            Some(said) => {
                let first = inside(self.analysis.sentences[self.sentence].span);
                let behind = Span { start: said.end.min(first.end), end: first.end };
                let over = self.is_over(behind);
                (over && !self.may_go_on(said))
                    .then_some(Span { end: said.start, ..first })
                    .into_iter()
                    .collect()
            }
            None if self.is_broken() => Vec::new(),
            None => {
                let whole = sentences.map(|s| inside(s.span));
                whole.chain(self.first_clause()).chain(self.first_sentence()).collect()
            }
        };
        out.retain(|part| *part != whole && !self.is_bound(*part));
        out
    }

    /// The first of several sentences that a quotation holds inside one of the article's.
    fn first_sentence(&self) -> Option<Span> {
        let whole = self.quote.span;
        let text = self.analysis.text(whole);
        let stop = [". ", "! ", "? "].iter().filter_map(|mark| text.find(mark)).min()?;
        let end = whole.start + stop as u32 + 1;
        (end < whole.end).then_some(Span { start: whole.start, end })
    }

    /// The first main clause, where the sentence goes on by saying more of the same behind a comma: `La Russie abandonnera
    /// l'Arménie, elle n'y combattra pas`. Not `Je l'ai vu, alors oui`, nor `On y croit, on n'y croira pas toujours`.
    fn first_clause(&self) -> Option<Span> {
        let sentence = self.analysis.sentences[self.sentence].span;
        let mut clauses = self.clauses().iter().filter(|c| c.kind == ClauseKind::Main);
        let first = clauses.find(|c| self.span(c).end > self.quote.span.start)?;
        let span = self.span(first);
        let opens = self.words(self.quote.span).next()?.span.start == span.start;
        let behind = Span { start: span.end, end: sentence.end.min(self.quote.span.end) };
        let behind = (behind.start < behind.end).then_some(behind)?;
        let goes_on = self.words(behind).next()?;
        let comma = self.analysis.text(Span { end: goes_on.span.start, ..behind }).trim() == ",";
        let written = |t: &Token| self.analysis.text(t.span).to_lowercase();
        let subject = written(goes_on);
        // `On déplace les hommes, on garde les méthodes`: each half is half of it.
        let same = self.lang.rules.syntax.leaning_subjects.contains(&subject);
        let speaks = |c: &Clause| self.lang.index.speech(&self.lang.rules, &c.verb.lemma).is_some();
        let takes_back = |c: &Clause| c.verb.lemma == first.verb.lemma && c.verb.negated;
        let more = clauses.any(|c| speaks(c) || takes_back(c));
        let plain = !self.analysis.text(span).contains(',') && !first.verb.negated;
        let after = Span { start: behind.end, end: self.quote.span.end.max(behind.end) };
        let taken_back = self
            .words(after)
            .next()
            .is_some_and(|t| self.lang.rules.syntax.adversatives.contains(&written(t)));
        (opens && comma && same && plain && !more && !taken_back).then_some(span)
    }

    /// True if a part hangs on the words before it or is taken back by those behind it.
    fn is_bound(&self, part: Span) -> bool {
        let behind = self.incise().map_or(part.end, |said| part.end.max(said.end));
        let rest = Span { start: behind, end: self.quote.span.end };
        let rest = if rest.start < rest.end { self.analysis.text(rest) } else { "" };
        let word = rest.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty());
        let word = word.unwrap_or_default().to_lowercase();
        // `Tout le monde est pour. | C'est bien ce qui m'inquiète`: what is said of it may turn it round.
        let rules = &self.lang.rules.syntax;
        let points = rest.trim_start_matches(EDGES).to_lowercase().replace('’', "'");
        let said_of = ends(self.analysis.text(part))
            && rules.pointing_openings.iter().any(|w| begins_with(&points, w));
        let turned = ends(self.analysis.text(part))
            && rules.contrast_openings.iter().any(|w| begins_with(&points, w));
        // `Treize pour cent, cela a l'air de peu. | Comptez-les dans une école`: what is granted is not what is meant.
        let said = self.analysis.text(part).to_lowercase().replace('’', "'");
        let granted = ends(self.analysis.text(part))
            && !rest.trim_matches(EDGES).is_empty()
            && rules.conceding_words.iter().any(|w| said.contains(w.as_str()));
        let goes_on = rules.adversatives.contains(&word)
            || turned
            || granted
            || said_of
            || self.lang.lexicon.readings(&word).any(|r| r.pos == Pos::Cconj)
                && !ends(self.analysis.text(part));
        let words: Vec<&Token> = self.words(part).collect();
        let joined = words.first().is_some_and(|t| {
            matches!(t.pos, Pos::Sconj | Pos::Cconj)
                || t.pos == Pos::Adv && part.start > self.quote.span.start
        });
        let speaks = words
            .last()
            .is_some_and(|t| self.lang.index.speech(&self.lang.rules, &t.lemma).is_some());
        goes_on || joined || speaks && !rest.is_empty()
    }

    fn words(&self, span: Span) -> impl Iterator<Item = &'a Token> {
        let tokens = &self.analysis.tokens[self.analysis.tokens_in(span)];
        tokens.iter().filter(|t| t.pos != Pos::Punct)
    }

    /// The words of those spans that can stand in a heading.
    fn wordings(&self, spans: Vec<Span>) -> Vec<String> {
        let stands =
            |span: &Span| self.tells(*span) && !self.leans(*span) && !self.points_out(*span);
        spans
            .into_iter()
            .filter(stands)
            .map(|span| within_edges(self.analysis.text(span)))
            .filter(|t| t.split_whitespace().count() >= 3)
            .filter(|t| t.ends_with('?') || !asks(self.analysis, t))
            .filter(|t| !points_back(t, self.lang))
            .map(str::to_owned)
            .collect()
    }

    /// True if the first word stands for what was said before: `Voilà ce que signifie…`, `C'était notre petit Louvre`; not
    /// `c'est l'acier qui s'ouvre`, which says itself what it means.
    fn points_out(&self, span: Span) -> bool {
        let rules = &self.lang.rules.syntax;
        let words: Vec<String> = self
            .words(span)
            .map(|t| self.analysis.text(t.span).to_lowercase().replace('’', "'"))
            .collect();
        let determines = self.words(span).next().is_some_and(|t| t.pos == Pos::Det);
        let opens =
            !determines && words.first().is_some_and(|w| rules.pointing_openings.contains(w));
        // `c'est ce que je me répète`: *ce* points out too.
        let answers =
            |pair: &[String]| pair[0] != "ce" && rules.pointing_answers.contains(&pair[1]);
        let says = words.windows(2).any(answers);
        opens && !says
    }

    /// A fragment is no quotation for a heading: `« ont refusé d'y prendre part »`.
    fn tells(&self, span: Span) -> bool {
        let finite = |t: &&Token| t.morph.verb_form().is_some_and(VerbForm::is_finite);
        let commands = |t: &&Token| t.morph.verb_form() == Some(VerbForm::Imper);
        let mut words = self.words(span);
        // `« ne peut être exclue »`: the subject stands outside.
        let first = words.find(|t| t.pos != Pos::Adv || t.morph.kind() != Some(Kind::Neg));
        let headless = first.filter(finite).is_some_and(|t| {
            matches!(t.pos, Pos::Verb | Pos::Aux)
                && !commands(&t)
                && !self.analysis.text(t.span).contains(char::is_uppercase)
        });
        !headless && self.words(span).any(|t| t.morph.verb_form().is_some_and(VerbForm::is_finite))
    }

    /// True if a pronoun stands for what only the words outside name: `Elles resteront`, `devait l'installer`. A noun before
    /// a subject, or set apart before an object (`La trêve, j'y croirai`), is what it stands for.
    fn leans(&self, span: Span) -> bool {
        let rules = &self.lang.rules.syntax;
        let words: Vec<&Token> = self.words(span).collect();
        let form = |at: usize| {
            let token = words.get(at)?;
            Some(self.analysis.text(token.span).to_lowercase().replace('’', "'"))
        };
        let noun = |t: &&&Token| matches!(t.pos, Pos::Noun | Pos::Propn);
        words.iter().enumerate().filter(|(_, t)| t.pos == Pos::Pron).any(|(at, token)| {
            let written = form(at).unwrap_or_default();
            let before = words[..at].iter().find(noun);
            if rules.leaning_subjects.contains(&written) {
                let verb = words[at + 1..].iter().find(|t| matches!(t.pos, Pos::Verb | Pos::Aux));
                let impersonal = form(at + 1).as_deref() == Some("y")
                    || verb.is_some_and(|v| rules.impersonal_verbs.iter().any(|i| **i == *v.lemma));
                before.is_none() && !impersonal
            } else if rules.leaning_objects.contains(&written) {
                let between = |t: &&Token| Span { start: t.span.end, end: token.span.start };
                let set_apart = |t: &&Token| self.analysis.text(between(t)).contains(',');
                let there_is = words.get(at + 1).is_some_and(|t| &*t.lemma == "avoir");
                !(before.is_some_and(set_apart) || written == "y" && there_is)
            } else {
                false
            }
        })
    }
}

/// Marks and spaces that do not belong to the words of a quotation.
const EDGES: [char; 9] = ['.', ',', ';', ' ', '\u{a0}', '\u{202f}', '«', '»', '…'];

/// The words without the marks around them; `s.v.p.` keeps its stop.
fn within_edges(text: &str) -> &str {
    let plain = text.trim_matches(EDGES);
    let last = plain.rsplit(' ').next().unwrap_or_default();
    let end = plain.as_ptr() as usize - text.as_ptr() as usize + plain.len();
    let start = end - plain.len();
    if last.contains('.') && text[end..].starts_with('.') { &text[start..=end] } else { plain }
}

/// True for a text that begins with a word, elided or whole.
fn begins_with(text: &str, word: &str) -> bool {
    let rest = text.strip_prefix(word);
    rest.is_some_and(|r| word.ends_with('\'') || !r.starts_with(char::is_alphanumeric))
}

/// True for a text that ends as a sentence does.
fn ends(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '…'])
}

/// True if the words behind a slice of the clean text close a question that the slice belongs to.
fn asks(analysis: &Analysis, slice: &str) -> bool {
    let text = &analysis.document.text;
    let end = slice.as_ptr() as usize - text.as_ptr() as usize + slice.len();
    let rest = text.get(end..).unwrap_or_default();
    rest.find(['.', '!', '?', '»', '\n']).is_some_and(|i| rest[i..].starts_with('?'))
}
