//! A clause said shorter. In: a clause of the analysis. Out: its words after named deletions, with the verb as it is,
//! in the headline present, or as a participle. It never adds a content word and never deletes what would change
//! the sense: negation, reserve, *sauf*, *sans*, a condition.
//!
//! Deleting from the sentence, rather than putting parts together, keeps what the analysis did not understand:
//! then the result is too long and is not used, which is better than wrong.

use std::ops::Range;

use super::deletion::{Kept, Tail};
use super::subject::Subject;
use crate::lang::Language;
use crate::model::{
    Analysis, Clause, ClauseKind, Complement, Kind, Number, Pos, Role, Span, Token, VerbForm,
};

/// What becomes of the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbStyle {
    /// As the source has it.
    AsIs,
    /// `a décidé` → `décide`
    Present,
    /// `ont été évacués` → `évacués`
    Participle,
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
    let titles = works(analysis, &clause.tokens);
    let condenser = Condenser { analysis, index, clause, titles, lang };
    let Some((front, opening)) = condenser.opening(style) else { return Vec::new() };
    let mut openings = vec![[front.clone(), opening.clone()].concat()];
    if !front.is_empty() && condenser.only_sets_the_scene(&front) {
        openings.push(opening);
    }
    let mut out: Vec<Wording> = Vec::new();
    for kept in condenser.tail().shortenings() {
        for opening in &openings {
            let wording = condenser.wording(opening, kept.clone());
            if let Some(wording) = wording.filter(|w| out.iter().all(|o| o.text != w.text)) {
                out.push(wording);
            }
        }
    }
    out.sort_by_key(|w| std::cmp::Reverse(w.text.len()));
    out
}

struct Condenser<'a> {
    analysis: &'a Analysis,
    index: usize,
    clause: &'a Clause,
    /// Titles of works in it, with their guillemets.
    titles: Vec<Range<u32>>,
    lang: &'a Language,
}

/// Titles of works among tokens: what stands between guillemets with a capital and nobody says.
fn works(analysis: &Analysis, tokens: &Range<u32>) -> Vec<Range<u32>> {
    let form = |t: u32| analysis.text(analysis.tokens[t as usize].span);
    let mut out: Vec<Range<u32>> = Vec::new();
    let mut open = None;
    for t in tokens.clone() {
        match (form(t), open) {
            ("«", None) => open = Some(t),
            ("»", Some(start)) => {
                open = None;
                let inside = analysis.tokens[start as usize + 1].span.start;
                let named = form(start + 1).starts_with(char::is_uppercase);
                if named && analysis.index.quoted_at(inside).is_none() {
                    out.push(start..t + 1);
                }
            }
            _ => {}
        }
    }
    out
}

impl Condenser<'_> {
    /// What stands before the subject, then subject and verb; none where the clause cannot be told by itself.
    fn opening(&self, style: VerbStyle) -> Option<(Vec<Word>, Vec<Word>)> {
        let subject = self.whole_subject()?;
        let verb = &self.clause.verb.tokens;
        let owned = self.owned_subject(&subject);
        let stands = (owned.is_some() || self.stands_alone(&subject, true)) && !self.leans(verb);
        let sound = subject.start < verb.start
            && stands
            && self.is_sound(&subject)
            && !self.fronted_reserve(&subject)
            && self.ends_at_a_mark();
        if !sound {
            return None;
        }
        let front = self.front(&subject)?.map(Word::Token).collect();
        let mut words: Vec<Word> = Vec::new();
        match owned {
            Some(text) => words.push(Word::Form(text)),
            None => words.extend(subject.clone().map(Word::Token)),
        }
        match style {
            VerbStyle::AsIs => words.extend(self.as_told()?),
            VerbStyle::Present => words.push(Word::Form(self.present(&subject)?)),
            VerbStyle::Participle => words.push(Word::Token(self.participle()?)),
        }
        Some((front, words))
    }

    /// True if the phrases before the subject only say where one stands: no name, and no figure that holds there alone.
    fn only_sets_the_scene(&self, front: &[Word]) -> bool {
        let token = |t: u32| &self.analysis.tokens[t as usize];
        let opens =
            |c: &Complement| matches!(front.first(), Some(Word::Token(t)) if c.tokens.contains(t));
        let placed = self.clause.complements.iter().any(|c| c.role == Role::Place && opens(c));
        let named =
            front.iter().any(|w| matches!(w, Word::Token(t) if token(*t).pos == Pos::Propn));
        let counted = self.clause.tokens.clone().any(|t| token(t).pos == Pos::Num);
        placed && !named && !counted
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
        // `adopte, à l'unanimité`: what the verb came with is gone.
        if matches!(words.get(behind), Some(Word::Token(t)) if self.form(*t) == ",") {
            return None;
        }
        let tokens: Vec<u32> = words
            .iter()
            .filter_map(|w| if let Word::Token(t) = w { Some(*t) } else { None })
            .collect();
        let last = self.clause.tokens.end.max(subject.end);
        // The owner named in the subject stands earlier in the sentence.
        let opens = tokens.first().map_or(subject.start, |t| subject.start.min(*t));
        let first = self.antecedent(&subject).map_or(opens, |a| a.start.min(opens));
        let span = self.analysis.token_span(&(first..last));
        Some(Wording { text: self.text(&words), span, tokens })
    }

    /// The subject with the clause that touches it and tells which one is meant: `un véhicule transportant des soldats`.
    fn whole_subject(&self) -> Option<Range<u32>> {
        let subject = self.clause.subject.clone()?;
        let verb = self.clause.verb.tokens.start;
        let touches = |c: &Clause| {
            matches!(c.kind, ClauseKind::Participial | ClauseKind::Relative)
                && c.tokens.start == subject.end
                && c.tokens.end <= verb
        };
        let marks = (subject.end..verb).any(|t| self.form(t) == ",");
        let grows = !marks && self.tail().children().any(touches);
        Some(if grows { subject.start..verb } else { subject })
    }

    /// The phrases before the subject that the claim holds for, with the comma behind them: `Au marché noir,`. None
    /// where they hang on another sentence. A bare day or a reported claim's owner needs no telling.
    fn front(&self, subject: &Range<u32>) -> Option<impl Iterator<Item = u32> + use<>> {
        let dates = &self.analysis.dates;
        let told = |c: &Complement| {
            let span = self.analysis.token_span(&c.tokens);
            let day = c.role == Role::Time && dates.iter().any(|d| d.span.contains(span));
            let first = &self.analysis.tokens[c.tokens.start as usize];
            let bare = matches!(first.pos, Pos::Noun | Pos::Det);
            c.role != Role::Attribution && !(day && bare)
        };
        let before = self.clause.complements.iter().filter(|c| c.tokens.end <= subject.start);
        let (fronted, dropped): (Vec<&Complement>, Vec<&Complement>) =
            before.partition(|c| told(c));
        let Some(first) = fronted.first() else { return Some(Vec::new().into_iter()) };
        let comma = subject.start.checked_sub(1).filter(|&t| self.form(t) == ",")?;
        let within = |phrases: &[&Complement], t| phrases.iter().any(|c| c.tokens.contains(&t));
        // `D'ici là,`: no word of it goes astray.
        let known = (first.tokens.start..comma)
            .all(|t| within(&fronted, t) || within(&dropped, t) || self.form(t) == ",");
        // `Plus étonnant,` ties the sentence to the one before.
        let ties =
            matches!(self.analysis.tokens[first.tokens.start as usize].pos, Pos::Adv | Pos::Adj);
        let stands = fronted.iter().all(|c| self.stands_alone(&c.tokens, true));
        let tokens: Vec<u32> =
            fronted.iter().flat_map(|c| c.tokens.clone()).chain([comma]).collect();
        (known && stands && !ties).then_some(tokens.into_iter())
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
        comma && finite && !speaks
    }

    fn tail(&self) -> Tail<'_> {
        Tail { analysis: self.analysis, index: self.index, clause: self.clause, lang: self.lang }
    }

    fn form(&self, token: u32) -> &str {
        self.analysis.text(self.analysis.tokens[token as usize].span)
    }

    /// No word whose sense hangs on another sentence.
    fn stands_alone(&self, tokens: &Range<u32>, subject: bool) -> bool {
        let title = |t: &u32| self.titles.iter().find(|r| r.contains(t));
        // All of a title, or nothing of it.
        let cut = tokens.clone().filter_map(|t| title(&t));
        let whole = cut.into_iter().all(|r| tokens.start <= r.start && r.end <= tokens.end);
        whole
            && tokens.clone().filter(|t| title(t).is_none()).all(|t| {
                let token = &self.analysis.tokens[t as usize];
                match (token.pos, token.morph.kind()) {
                    (Pos::Pron, Some(Kind::Rel | Kind::Refl | Kind::Neg)) => !subject,
                    (Pos::Pron, _) => false,
                    (Pos::Det, Some(Kind::Poss)) => !subject,
                    (Pos::Det, Some(Kind::Dem)) => false,
                    _ => !matches!(self.form(t), "«" | "»" | "“" | "”" | "\""),
                }
            })
    }

    /// True for a verb with a pronoun that stands for something said before: *les, lui, y, en*.
    fn leans(&self, verb: &Range<u32>) -> bool {
        verb.clone().any(|t| {
            let token = &self.analysis.tokens[t as usize];
            token.pos == Pos::Pron && !matches!(token.morph.kind(), Some(Kind::Refl | Kind::Neg))
        })
    }

    /// The subject of the clause before in the same sentence, if the subject here begins with a possessive that can
    /// only mean it.
    fn antecedent(&self, subject: &Range<u32>) -> Option<Range<u32>> {
        let determiner = &self.analysis.tokens[subject.start as usize];
        if determiner.pos != Pos::Det || determiner.morph.kind() != Some(Kind::Poss) {
            return None;
        }
        let start = self.analysis.tokens[subject.start as usize].span.start;
        let sentence = self.analysis.sentence_at(start)?;
        let first = self.analysis.clauses_of(&(sentence..sentence + 1)).start;
        let before = self.analysis.clauses.get(first..self.index)?.iter().rev();
        let before = before.into_iter().find(|c| c.kind == ClauseKind::Main)?;
        let owner = before.subject.clone().filter(|o| o.start < subject.start)?;
        let plural = matches!(self.form(subject.start).to_lowercase().as_str(), "leur" | "leurs");
        let owner_plural = before.verb.morph.number() == Some(Number::Plur);
        (plural == owner_plural && self.stands_alone(&owner, true)).then_some(owner)
    }

    /// `X a essuyé des tirs et son équipage…` → `l’équipage de X`.
    fn owned_subject(&self, subject: &Range<u32>) -> Option<String> {
        let owner = self.antecedent(subject)?;
        let rest = subject.start + 1..subject.end;
        let head = rest.clone().find(|&t| self.analysis.tokens[t as usize].pos == Pos::Noun)?;
        let morph = self.analysis.tokens[head as usize].morph;
        let article = match (morph.number(), morph.gender()) {
            (Some(Number::Plur), _) => "les",
            (_, Some(crate::model::Gender::Fem)) => "la",
            (_, Some(crate::model::Gender::Masc)) => "le",
            _ => return None,
        };
        let possessed =
            self.lang.join(article, &self.text(&rest.map(Word::Token).collect::<Vec<_>>()));
        let owner = self.lang.decapitalise(&self.text(&owner.map(Word::Token).collect::<Vec<_>>()));
        Some(self.lang.join(&format!("{possessed} de"), &owner))
    }

    /// True if what stands before the subject limits the claim: a condition, *sauf*, *sans*.
    fn fronted_reserve(&self, subject: &Range<u32>) -> bool {
        let nested = self
            .tail()
            .children()
            .any(|c| c.tokens.end <= subject.start && self.tail().limits(c.tokens.start));
        let fronted = self.clause.complements.iter().filter(|c| c.tokens.end <= subject.start);
        nested || fronted.into_iter().any(|c| self.tail().limits(c.tokens.start))
    }

    /// The verb group in the present, agreeing with the subject.
    fn present(&self, subject: &Range<u32>) -> Option<String> {
        let verb = &self.clause.verb;
        let shiftable = match verb.tense? {
            VerbForm::IndPres => true,
            VerbForm::IndPast => !verb.compound,
            // `avait échoué` is past only in what somebody reports.
            VerbForm::IndImpf => verb.compound && self.clause.kind == ClauseKind::Reported,
            _ => false,
        };
        // `La Nasa s'est retirée en 2021` is no news told in the present.
        let dated = verb.compound && self.tells_a_year();
        let modal = self.lang.rules.syntax.modals.contains(&verb.lemma) || verb.modal.is_some();
        if !shiftable || dated || modal || verb.passive {
            return None;
        }
        if verb.tense == Some(VerbForm::IndPres) && !verb.compound {
            let words: Vec<Word> = verb.tokens.clone().map(Word::Token).collect();
            return Some(self.text(&words));
        }
        if verb.negated {
            return None;
        }
        let form = self.lang.conjugate(&verb.lemma, VerbForm::IndPres, 3, self.number(subject))?;
        Some(if verb.reflexive { self.lang.join("se", &form) } else { form })
    }

    /// True if the clause says in what year it happened.
    fn tells_a_year(&self) -> bool {
        let year = |t: u32| {
            let form = self.form(t);
            form.len() == 4 && form.starts_with(['1', '2']) && form.parse::<u32>().is_ok()
        };
        let times = self.clause.complements.iter().filter(|c| c.role == Role::Time);
        times.into_iter().flat_map(|c| c.tokens.clone()).any(year)
    }

    /// The verb group as the source has it; in a reported clause with the tense that the speaker used: `a dit que P
    /// avait échoué` → `P a échoué`.
    fn as_told(&self) -> Option<Vec<Word>> {
        let verb = &self.clause.verb;
        let tokens = verb.tokens.clone();
        let direct = match (self.clause.kind, verb.tense) {
            (ClauseKind::Reported, Some(VerbForm::IndImpf)) => VerbForm::IndPres,
            (ClauseKind::Reported, Some(VerbForm::Cond)) => VerbForm::IndFut,
            _ => return Some(tokens.map(Word::Token).collect()),
        };
        tokens
            .map(|t| {
                let token = &self.analysis.tokens[t as usize];
                if token.morph.verb_form() != verb.tense {
                    return Some(Word::Token(t));
                }
                let number = token.morph.number().unwrap_or(Number::Sing);
                self.lang.conjugate(&token.lemma, direct, 3, number).map(Word::Form)
            })
            .collect()
    }

    /// The past participle of a passive, as it stands in the source.
    fn participle(&self) -> Option<u32> {
        let verb = &self.clause.verb;
        // `un accord négocié par X conclu`: one participle after the noun is enough.
        let modified = self.tail().children().any(|c| {
            c.kind == ClauseKind::Participial
                && c.tokens.end <= verb.tokens.start
                && self.form(c.tokens.start - u32::from(c.tokens.start > 0)) != ","
        }) || self.clause.subject.clone().into_iter().flatten().any(|t| {
            self.analysis.tokens[t as usize].morph.verb_form() == Some(VerbForm::PastPart)
        });
        // `a dû être évacuée`: it has been done.
        let done = verb.modal.as_deref().is_none_or(|m| m == "devoir" && verb.compound);
        let plain = !modified && verb.passive && !verb.negated && done;
        let told = matches!(verb.tense, Some(VerbForm::IndPres | VerbForm::IndImpf));
        (plain && told).then_some(verb.head)
    }

    /// Plural for a plural head and for coordinated subjects.
    fn number(&self, subject: &Range<u32>) -> Number {
        let tokens = &self.analysis.tokens;
        let coordinated = subject.clone().any(|t| {
            tokens[t as usize].pos == Pos::Cconj && matches!(self.form(t), "et" | "ainsi que")
        });
        self.clause.verb.morph.number().unwrap_or(if coordinated {
            Number::Plur
        } else {
            Number::Sing
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
                    out.push_str(self.form(*t));
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
