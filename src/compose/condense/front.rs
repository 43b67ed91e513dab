//! What stands before the subject of a clause. In: fronted phrases. Out: what of them must be said with the clause. It
//! never drops a reserve.

use std::ops::Range;

use super::{Condenser, Word};
use crate::compose::deletion::{lead_end, says_a_year};
use crate::model::{Complement, Pos, Role, VerbForm};

impl Condenser<'_> {
    /// The phrases before the subject that the claim holds for, with the comma behind them: `Au marché noir,`. None
    /// where they hang on another sentence. A bare day or a reported claim's owner needs no telling.
    pub(super) fn front(&self, subject: &Range<u32>) -> Option<impl Iterator<Item = u32> + use<>> {
        let dates = &self.analysis.dates;
        let told = |c: &Complement| {
            let span = self.analysis.token_span(&c.tokens);
            let day = c.role == Role::Time && dates.iter().any(|d| d.span.contains(span));
            let first = &self.analysis.tokens[c.tokens.start as usize];
            let bare = matches!(first.pos, Pos::Noun | Pos::Det);
            // `Le 14, l'atelier est fermé`: what holds on that day alone is told with it.
            let verb = &self.clause.verb;
            let holds = verb.tense == Some(VerbForm::IndPres) && !verb.compound;
            let holds = holds && (verb.passive || &*verb.lemma == "être");
            c.role != Role::Attribution && !(day && bare && !holds) && !self.only_ties(c)
        };
        let before = self.clause.complements.iter().filter(|c| c.tokens.end <= subject.start);
        let (fronted, dropped): (Vec<&Complement>, Vec<&Complement>) =
            before.partition(|c| told(c));
        let Some(first) = fronted.first() else { return Some(Vec::new().into_iter()) };
        // `Près de Béziers,`: no word before it goes astray.
        let opens = first.tokens.start.checked_sub(1).is_none_or(|t| {
            let before = &self.analysis.tokens[t as usize];
            let here = &self.analysis.tokens[first.tokens.start as usize];
            matches!(before.pos, Pos::Punct | Pos::Cconj | Pos::Sconj)
                || self.analysis.sentence_at(before.span.start)
                    != self.analysis.sentence_at(here.span.start)
        });
        let comma = subject.start.checked_sub(1).filter(|&t| self.form(t) == ",")?;
        let within = |phrases: &[&Complement], t| phrases.iter().any(|c| c.tokens.contains(&t));
        // `D'ici là,`: no word of it goes astray.
        let known = (first.tokens.start..comma)
            .all(|t| within(&fronted, t) || within(&dropped, t) || self.form(t) == ",");
        // `Plus étonnant,` ties the sentence to the one before.
        let ties =
            matches!(self.analysis.tokens[first.tokens.start as usize].pos, Pos::Adv | Pos::Adj);
        let stands = fronted.iter().all(|c| self.stands_alone(&c.tokens, true));
        // `Dans la descente, à 47 km de l'arrivée,`: the comma between two of them stays.
        let mut tokens: Vec<u32> = Vec::new();
        for t in first.tokens.start..=comma {
            let parted = self.form(t) == "," && tokens.last().is_some_and(|&l| self.form(l) != ",");
            if parted || within(&fronted, t) {
                tokens.push(t);
            }
        }
        (known && stands && opens && !ties).then_some(tokens.into_iter())
    }

    /// `De son côté,`, `En face,`: what only sets the clause beside what stands before it.
    fn only_ties(&self, phrase: &Complement) -> bool {
        let words = self.analysis.token_text(&phrase.tokens).to_lowercase().replace('’', "'");
        let words = words.trim_end_matches([',', ' ']);
        let rules = &self.lang.rules.syntax;
        rules.leaning_fronts.iter().chain(&rules.opposing_openings).any(|front| front == words)
    }

    /// True if the phrases before the subject only say where one stands: no name, and no figure that holds there alone.
    pub(super) fn only_sets_the_scene(&self, front: &[Word]) -> bool {
        let token = |t: u32| &self.analysis.tokens[t as usize];
        let opens =
            |c: &Complement| matches!(front.first(), Some(Word::Token(t)) if c.tokens.contains(t));
        let placed = self.clause.complements.iter().any(|c| c.role == Role::Place && opens(c));
        let named =
            front.iter().any(|w| matches!(w, Word::Token(t) if token(*t).pos == Pos::Propn));
        let counted = self.clause.tokens.clone().any(|t| token(t).pos == Pos::Num);
        placed && !named && !counted
    }

    /// True if the phrase before the subject is a day and nothing else: `Le 5 mars,`.
    pub(super) fn is_a_day(&self, front: &[Word]) -> bool {
        let days = || self.analysis.dates.iter().flat_map(|d| &d.mentions);
        let dated = |t: u32| {
            let span = self.analysis.tokens[t as usize].span;
            days().any(|m| m.contains(span))
        };
        let of_day = |w: &Word| match w {
            Word::Token(t) => {
                let pos = self.analysis.tokens[*t as usize].pos;
                dated(*t) || matches!(pos, Pos::Det | Pos::Punct)
            }
            Word::Form(_) => false,
        };
        front.iter().all(of_day)
    }

    /// True for what opens a sentence of the lead before its subject and says when, where or how: the body tells it below.
    pub(super) fn front_can_go(&self, subject: &Range<u32>) -> bool {
        let start = self.analysis.tokens[subject.start as usize].span.start;
        let Some(sentence) = self.analysis.sentence_at(start) else { return false };
        let opening = self.analysis.sentences[sentence].tokens.clone();
        let first = &self.analysis.tokens[opening.start as usize];
        let finite = |t: u32| {
            let form = self.analysis.tokens[t as usize].morph.verb_form();
            form.is_some_and(VerbForm::is_finite)
        };
        let comma = subject.start.checked_sub(1).is_some_and(|t| self.form(t) == ",");
        subject.start < lead_end(self.analysis)
            && comma
            && !matches!(first.pos, Pos::Sconj | Pos::Pron)
            && !(opening.start..subject.start).any(finite)
            && !says_a_year(self.analysis, &(opening.start..subject.start))
            && !self.fronted_reserve(subject)
    }

    /// True if what stands before the subject limits the claim: a condition, *sauf*, *sans*.
    pub(super) fn fronted_reserve(&self, subject: &Range<u32>) -> bool {
        let start = self.analysis.tokens[subject.start as usize].span.start;
        let Some(sentence) = self.analysis.sentence_at(start) else { return true };
        let opening = self.analysis.sentences[sentence].tokens.start;
        let mark = |t: &u32| matches!(self.form(*t), ";" | ":");
        let from = (opening..subject.start).rev().find(mark).map_or(opening, |t| t + 1);
        // `par au moins trois individus`: how many, and no condition.
        let counts =
            |t: u32| self.analysis.tokens.get(t as usize + 1).is_some_and(|n| n.pos == Pos::Num);
        (from..subject.start).any(|t| self.tail().is_limiting(t) && !counts(t))
    }
}
