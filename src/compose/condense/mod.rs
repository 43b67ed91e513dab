//! A clause said shorter. In: a clause of the analysis. Out: its words after named deletions, with the verb as it is,
//! in the headline present, or as a participle. It never adds a content word and never deletes what would change
//! the sense: negation, reserve, *sauf*, *sans*, a condition.
//!
//! Deleting from the sentence, rather than putting parts together, keeps what the analysis did not understand:
//! then the result is too long and is not used, which is better than wrong.

mod ends;
mod front;
mod owned;
mod stands;
mod verb;
mod works;

use std::ops::Range;

pub(super) use owned::whose;
use works::works;

use super::deletion::{Kept, Tail, lead_end};
use super::subject::Subject;
use crate::lang::Language;
use crate::model::{Analysis, Clause, ClauseKind, Kind, Pos, Span, Token, VerbForm};

/// What becomes of the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbStyle {
    /// As the source has it.
    AsIs,
    /// `a décidé` → `décide`
    Present,
    /// `ont été évacués` → `évacués`
    Participle,
    /// `a été placé en garde à vue` → `en garde à vue`: only what somebody or something is brought to.
    Status,
    /// `avait été évacuée` → `est évacuée`: behind the day on which it was done.
    Story,
}

/// Words that stand for a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wording {
    /// The words, set as in the source, without final mark.
    pub text: String,
    /// What they rest on.
    pub span: Span,
    /// Indices of the tokens that were kept.
    pub tokens: Vec<u32>,
}

/// One word of a wording: a token of the source, or a form of one of its words.
#[derive(Debug, Clone)]
enum Word {
    Token(u32),
    Form(String),
}

/// The clause in every sound shortening, longest first.
pub(crate) fn condense(
    analysis: &Analysis,
    clause: usize,
    style: VerbStyle,
    lang: &Language,
) -> Vec<Wording> {
    let (index, clause) = (clause, &analysis.clauses[clause]);
    let titles = works(analysis, clause);
    let mut condenser = Condenser { analysis, index, clause, titles, style, retold: None, lang };
    condenser.retold = (style == VerbStyle::Present).then(|| condenser.retold()).flatten();
    let mut out = Vec::new();
    if let Some((front, opening)) = condenser.opening(style, false) {
        let mut openings = vec![[front.clone(), opening.clone()].concat()];
        let subject = condenser.whole_subject().unwrap_or_default();
        let goes = || {
            condenser.only_sets_the_scene(&front)
                || condenser.front_can_go(&subject)
                || style == VerbStyle::Story && condenser.is_a_day(&front)
        };
        if !front.is_empty() && goes() {
            openings.push(opening);
        }
        out = condenser.wordings(&openings);
    }
    // The news in the signs of a title, if it takes that: `un camion [chargé de grumes]`.
    let fits = out.iter().any(|w| w.text.chars().count() <= HEADLINE);
    let aged = || condenser.whole_subject().is_some_and(|s| !condenser.tail().ages(&s).is_empty());
    if (!fits || aged())
        && let Some((front, opening)) = condenser.opening(style, true)
    {
        let known = |w: &Wording| out.iter().any(|o| o.text == w.text);
        let loose = condenser.wordings(&[[front, opening].concat()]);
        let new: Vec<Wording> = loose.into_iter().filter(|w| !known(w)).collect();
        out.extend(new);
    }
    out.sort_by_key(|w| std::cmp::Reverse(w.text.len()));
    out
}

/// Signs of a headline; what fits into them is not shortened at its subject.
const HEADLINE: usize = 65;

struct Condenser<'a> {
    analysis: &'a Analysis,
    index: usize,
    clause: &'a Clause,
    /// What stands between guillemets in it and can be told, with them.
    titles: Vec<Range<u32>>,
    style: VerbStyle,
    /// A verb that takes another tense, and its form: `annonce qu'elle [quittera]`.
    retold: Option<(u32, String)>,
    lang: &'a Language,
}

impl Condenser<'_> {
    /// What each shortening of the tail says behind each of the openings.
    fn wordings(&self, openings: &[Vec<Word>]) -> Vec<Wording> {
        let mut out: Vec<Wording> = Vec::new();
        for kept in self.tail().shortenings() {
            for opening in openings {
                let wording = self.wording(opening, kept.clone());
                if let Some(wording) = wording.filter(|w| out.iter().all(|o| o.text != w.text)) {
                    out.push(wording);
                }
            }
        }
        out
    }

    /// What stands before the subject, then subject and verb; none where the clause cannot be told by itself. A `loose`
    /// opening leaves out what only qualifies somebody or something new.
    fn opening(&self, style: VerbStyle, loose: bool) -> Option<(Vec<Word>, Vec<Word>)> {
        let subject = self.whole_subject()?;
        let verb = &self.clause.verb.tokens;
        let owned = self.owned_subject(&subject);
        let tail = self.tail();
        let mut asides = tail.parentheses(subject.clone());
        asides.extend(tail.counted_parts(subject.clone()));
        asides.extend(tail.set_apart(&subject));
        if loose {
            asides.extend(tail.loose_participles(&subject));
            asides.extend(tail.ages(&subject));
        }
        // `Le taux, [qui a doublé,] reste l'un des plus bas`: half of what is said.
        let goes_on = self.lang.rules.syntax.persisting_verbs.contains(&self.clause.verb.lemma);
        if goes_on && !asides.is_empty() {
            return None;
        }
        let mut kept = tail.around(subject.clone(), asides);
        let article = self.introducing_article(&subject);
        if let Some(first) = kept.first_mut().filter(|_| article.is_some()) {
            first.start += 1;
        }
        let alone = || kept.iter().all(|run| self.stands_alone(run, true));
        let stands = (owned.is_some() || alone()) && !self.leans(verb);
        // `« La gratuité », répond le président`: what is quoted does not answer.
        let quoted = self.analysis.tokens[subject.start as usize].span.start;
        let sound = subject.start < verb.start
            && self.analysis.index.quoted_at(quoted).is_none()
            && stands
            && self.is_sound(&subject)
            && !self.fronted_reserve(&subject)
            && self.ends_at_a_mark();
        if !sound {
            return None;
        }
        let front = match self.front(&subject) {
            Some(front) => front.map(Word::Token).collect(),
            None if self.front_can_go(&subject) => Vec::new(),
            None => return None,
        };
        let participle = self.participle(&kept);
        let state = style == VerbStyle::Status && self.brings_to_a_state(&kept);
        let mut words: Vec<Word> = Vec::new();
        match owned {
            Some(text) => words.push(Word::Form(text)),
            None => {
                words.extend(article.map(|a| Word::Form(a.to_owned())));
                words.extend(kept.into_iter().flatten().map(Word::Token));
            }
        }
        // `un train sur trois | seulement | circulera`
        let gap = subject.end..verb.start;
        let adverb = |t: &u32| self.analysis.tokens[*t as usize].pos == Pos::Adv;
        let limits = gap.clone().any(|t| self.tail().is_limiting(t));
        if limits && gap.clone().all(|t| adverb(&t)) {
            words.extend(gap.map(Word::Token));
        }
        match style {
            VerbStyle::AsIs => words.extend(self.as_told()?),
            VerbStyle::Present => words.push(Word::Form(self.present(&subject)?)),
            VerbStyle::Participle => words.push(Word::Token(participle?)),
            VerbStyle::Status => state.then_some(())?,
            VerbStyle::Story => words.extend(self.story(&subject)?),
        }
        Some((front, words))
    }

    fn wording(&self, opening: &[Word], after: Kept) -> Option<Wording> {
        let subject = self.clause.subject.clone()?;
        if !after.iter().all(|r| self.stands_alone(r, false)) {
            return None;
        }
        let mut words: Vec<Word> = opening.to_vec();
        let behind = words.len();
        words.extend(after.into_iter().flatten().map(Word::Token));
        self.trim(&mut words);
        // `adopte, à l'unanimité`: what the verb came with is gone; `évacuée et ses occupants`: the second verb is.
        let cut =
            |t: u32| self.form(t) == "," || self.analysis.tokens[t as usize].pos == Pos::Cconj;
        if matches!(words.get(behind), Some(Word::Token(t)) if cut(*t)) {
            return None;
        }
        let tokens: Vec<u32> = words
            .iter()
            .filter_map(|w| if let Word::Token(t) = w { Some(*t) } else { None })
            .collect();
        // `un suspect de 26 ans` says nothing without his state.
        let state =
            self.style != VerbStyle::Status || tokens.contains(&self.clause.verb.tokens.end);
        if !state
            || self.breaks_off(&tokens)
            || self.breaks_at_owner(&tokens)
            || self.lost_its_auxiliary(opening, &tokens)
            || self.relates_without_verb(&tokens)
            || self.relates_without_object(&tokens)
            || self.owns_for_others(&subject, &tokens)
        {
            return None;
        }
        // `a été remis dans la foulée`: of what?
        let text = self.text(&words);
        let folded = text.to_lowercase();
        let rules = &self.lang.rules.syntax;
        // In the lead nothing else can be meant.
        let below = subject.start >= lead_end(self.analysis);
        let times = rules.leaning_times.iter().filter(|_| below);
        let mut leaning = rules.leaning_fronts.iter().chain(times);
        let whole = |phrase: &String| {
            let mut found = folded.match_indices(phrase.as_str());
            let bounded = |at: usize| {
                let after = folded[at + phrase.len()..].chars().next();
                folded[..at].ends_with(' ') && after.is_none_or(|c| !c.is_alphanumeric())
            };
            found.any(|(at, _)| bounded(at))
        };
        if leaning.any(whole) {
            return None;
        }
        let last = self.clause.tokens.end.max(subject.end);
        // The owner named in the subject stands earlier in the sentence.
        let opens = tokens.first().map_or(subject.start, |t| subject.start.min(*t));
        let first = self.owner(&subject).map_or(opens, |a| a.start.min(opens));
        let span = self.analysis.token_span(&(first..last));
        Some(Wording { text, span, tokens })
    }

    /// The subject with the clause that touches it and tells which one is meant: `un véhicule transportant des soldats`.
    fn whole_subject(&self) -> Option<Range<u32>> {
        let verb = self.clause.verb.tokens.start;
        let found = Subject {
            analysis: self.analysis,
            tokens: self.clause.subject.clone()?,
            lang: self.lang,
        };
        let subject = found.whole(verb);
        let touches = |c: &Clause| {
            matches!(c.kind, ClauseKind::Participial | ClauseKind::Relative)
                && c.tokens.start == subject.end
                && c.tokens.end <= verb
        };
        // `Cinq ans de prison, dont deux avec sursis, ont été requis`: what the figure is worth is told with it.
        if subject.end + 1 < verb && self.tail().tells_worth(subject.end + 1) {
            return Some(subject.start..verb);
        }
        let marks = (subject.end..verb).any(|t| self.form(t) == ",");
        let grows = !marks && self.tail().children().any(touches);
        Some(if grows { subject.start..verb } else { subject })
    }

    /// True if the subject is whole, is the verb's, and names something.
    fn is_sound(&self, subject: &Range<u32>) -> bool {
        let sound = Subject { analysis: self.analysis, tokens: subject.clone(), lang: self.lang };
        sound.begins_at_a_mark(self.clause.kind)
            && sound.is_determined()
            && sound.agrees_with(self.clause.verb.morph)
            && sound.reaches(self.clause.verb.tokens.start)
    }

    /// True if nothing that belongs to the clause can stand behind its last token.
    fn ends_at_a_mark(&self) -> bool {
        let end = self.clause.tokens.end as usize;
        let tokens = &self.analysis.tokens;
        let sentence = |t: &Token| self.analysis.sentence_at(t.span.start);
        let Some(next) = tokens.get(end).filter(|t| sentence(t) == sentence(&tokens[end - 1]))
        else {
            return true;
        };
        let conjunction = |at: usize| tokens.get(at).is_some_and(|t| t.pos == Pos::Sconj);
        // `est arrivé… la veille, trop tard`
        let pauses = matches!(self.form(end as u32), "…" | "...");
        let closed = matches!(next.pos, Pos::Punct | Pos::Cconj | Pos::Sconj) && !pauses
            || next.pos == Pos::Adv && conjunction(end + 1)
            || next.morph.kind() == Some(Kind::Rel);
        closed && !self.waits_behind(end)
    }

    /// `…, avaient également investie`: a verb behind a comma belongs to what stood before, unless it is one of speech.
    fn waits_behind(&self, end: usize) -> bool {
        /// Words of the longest verb group.
        const GROUP: usize = 5;
        let tokens = &self.analysis.tokens[end..];
        let comma = tokens.first().is_some_and(|t| self.analysis.text(t.span) == ",");
        let group: Vec<&Token> = tokens
            .iter()
            .skip(1)
            .take_while(|t| matches!(t.pos, Pos::Aux | Pos::Verb | Pos::Adv | Pos::Pron))
            .take(GROUP)
            .collect();
        let finite =
            group.first().is_some_and(|t| t.morph.verb_form().is_some_and(VerbForm::is_finite));
        let speaks =
            group.iter().any(|t| self.lang.index.speech(&self.lang.rules, &t.lemma).is_some());
        // `, a-t-on appris`
        let learns = group.iter().any(|t| self.analysis.text(t.span).ends_with("on"));
        comma && finite && !speaks && !learns
    }

    fn tail(&self) -> Tail<'_> {
        Tail { analysis: self.analysis, index: self.index, clause: self.clause, lang: self.lang }
    }

    fn form(&self, token: u32) -> &str {
        self.analysis.text(self.analysis.tokens[token as usize].span)
    }

    /// True for a verb with a pronoun that stands for something said before: *les, lui, y, en*.
    fn leans(&self, verb: &Range<u32>) -> bool {
        verb.clone().any(|t| {
            let token = &self.analysis.tokens[t as usize];
            token.pos == Pos::Pron && !matches!(token.morph.kind(), Some(Kind::Refl | Kind::Neg))
        })
    }

    /// Takes off commas that deletion left at the ends or side by side, and the final mark.
    fn trim(&self, words: &mut Vec<Word>) {
        let mark = |w: &Word| matches!(w, Word::Token(t) if matches!(self.form(*t), "," | ";" | ":" | "." | "…" | "..."));
        while words.last().is_some_and(mark) {
            words.pop();
        }
        let mut last_mark = false;
        words.retain(|w| {
            let is = mark(w);
            let keep = !(is && last_mark);
            last_mark = is;
            keep
        });
    }

    fn text(&self, words: &[Word]) -> String {
        let mut out = String::new();
        let mut before: Option<u32> = None;
        for word in words {
            match word {
                Word::Token(t) => {
                    let span = self.analysis.tokens[*t as usize].span;
                    let glued = match before {
                        Some(b) if b + 1 == *t => {
                            self.analysis.tokens[b as usize].span.end == span.start
                        }
                        _ => out.ends_with(['\'', '’']) || matches!(self.form(*t), "," | "."),
                    };
                    if !out.is_empty() && !glued {
                        out.push(' ');
                    }
                    let retold = self.retold.as_ref().filter(|(verb, _)| verb == t);
                    out.push_str(retold.map_or(self.form(*t), |(_, form)| form));
                    before = Some(*t);
                }
                Word::Form(form) => {
                    if !out.is_empty() && !out.ends_with(['\'', '’']) {
                        out.push(' ');
                    }
                    out.push_str(form);
                    before = None;
                }
            }
        }
        out
    }
}
