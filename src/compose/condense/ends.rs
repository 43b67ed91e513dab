//! Whether a wording ends whole. In: the tokens that it keeps. Out: yes or no. It never mends one: what has lost its verb or
//! its object is not told.

use std::ops::Range;

use super::Condenser;
use crate::compose::claims;
use crate::compose::deletion::is_core;
use crate::model::{ClauseKind, Complement, Kind, Number, Pos, Role, VerbForm};

impl Condenser<'_> {
    /// `doit démarrer au printemps et durer | dix-huit mois`: a second infinitive without what it came with.
    pub(super) fn breaks_off(&self, tokens: &[u32]) -> bool {
        let [.., before, last] = tokens else { return false };
        let token = |t: u32| self.analysis.tokens.get(t as usize);
        let infinitive = token(*last).is_some_and(|t| t.morph.verb_form() == Some(VerbForm::Inf));
        let joined = token(*before).is_some_and(|t| t.pos == Pos::Cconj);
        infinitive && joined && token(last + 1).is_some_and(|t| t.pos != Pos::Punct)
    }

    /// `un mouvement suivi, selon la CGT, | par 87 % des agents`: who says so stands between a participle and what it comes
    /// with, and cannot close what is told.
    pub(super) fn breaks_at_owner(&self, tokens: &[u32]) -> bool {
        let Some(&last) = tokens.last() else { return false };
        let token = |t: u32| self.analysis.tokens.get(t as usize);
        let owner = |c: &&Complement| c.role == Role::Attribution && c.tokens.end == last + 1;
        let tail = self.tail();
        let mut within = tail.children().chain([self.clause]).flat_map(|c| &c.complements);
        let Some(owner) = within.find(owner) else { return false };
        let before = owner.tokens.start.checked_sub(2).and_then(token);
        let participle = before.is_some_and(|t| t.morph.verb_form() == Some(VerbForm::PastPart));
        let goes_on = token(last + 2).is_some_and(|t| t.pos == Pos::Adp);
        participle && goes_on && self.form(last + 1) == ","
    }

    /// `un scrutin pour lequel Untel, 83 ans`: what the last relative pronoun opens has lost its verb; `dont` needs none.
    pub(super) fn relates_without_verb(&self, tokens: &[u32]) -> bool {
        let token = |t: &u32| &self.analysis.tokens[*t as usize];
        let relative =
            |t: &u32| token(t).morph.kind() == Some(Kind::Rel) && self.form(*t) != "dont";
        let finite = |t: &u32| token(t).morph.verb_form().is_some_and(VerbForm::is_finite);
        let last = tokens.iter().rposition(relative);
        let verbless = last.is_some_and(|at| !tokens[at..].iter().any(finite));
        verbless || self.leaves_its_verb(tokens)
    }

    /// `une mesure dont les pêcheurs, réunis jeudi,` without what they ask: a *dont* before an article has its verb where one
    /// follows in the clause.
    fn leaves_its_verb(&self, tokens: &[u32]) -> bool {
        let token = |t: u32| &self.analysis.tokens[t as usize];
        let finite = |t: u32| token(t).morph.verb_form().is_some_and(VerbForm::is_finite);
        let told = self.clause.verb.tokens.end;
        let opens = |t: &&u32| {
            let next = self.analysis.tokens.get(**t as usize + 1);
            **t >= told
                && self.form(**t) == "dont"
                && next.is_some_and(|n| n.morph.kind() == Some(Kind::Def))
        };
        let last = tokens.iter().rfind(opens);
        last.is_some_and(|&at| {
            let verb = (at..self.clause.tokens.end).find(|&t| finite(t));
            verb.is_some_and(|verb| !tokens.contains(&verb))
        })
    }

    /// `une tarification qui portera, en septembre`: what the relative's verb asks for is gone.
    pub(super) fn relates_without_object(&self, tokens: &[u32]) -> bool {
        let told = |t: u32| tokens.contains(&t);
        let tail = self.tail();
        let relatives = tail.children().filter(|c| c.kind == ClauseKind::Relative);
        let mut told_of = relatives.filter(|c| told(c.verb.head));
        let closes = |t: u32| matches!(self.form(t), "," | ";" | "." | ")");
        told_of.any(|c| {
            // `d'un relèvement qui rendrait | « une opération sur deux irréalisable »`
            let next = c.verb.tokens.end;
            // `qui rendrait, selon elle, « … »`: behind an aside, too.
            let enclosed = c.tokens.end > next + 1;
            let inside = (next as usize) < self.analysis.tokens.len();
            let goes_on = inside && (!closes(next) || enclosed);
            if tokens.last() == Some(&c.verb.head) && goes_on {
                return true;
            }
            let asked = c.complements.iter().filter(|o| is_core(o.role));
            asked.map(|o| o.tokens.start).any(|t| t > c.verb.head && !told(t))
        })
    }

    /// `Une opération sera menée autour de leurs domiciles`, `Les droits de douane pèsent sur ses rosés`: whose, where nothing in
    /// the wording is so many?
    pub(super) fn owns_for_others(&self, subject: &Range<u32>, tokens: &[u32]) -> bool {
        let token = |t: u32| &self.analysis.tokens[t as usize];
        let owner = |t: &u32| {
            let own = token(*t).morph.kind() == Some(Kind::Poss) && !subject.contains(t);
            match &*self.form(*t).to_lowercase() {
                "leur" | "leurs" if own => Some(Number::Plur),
                "son" | "sa" | "ses" if own => Some(Number::Sing),
                _ => None,
            }
        };
        let found = tokens.iter().enumerate().find_map(|(at, t)| Some((at, owner(t)?)));
        let Some((at, number)) = found else { return false };
        let said = |t: &u32| {
            let word = token(*t);
            let named = matches!(word.pos, Pos::Noun | Pos::Propn | Pos::Num);
            named && (word.pos == Pos::Num || word.morph.number().is_none_or(|n| n == number))
        };
        // `L'opposition réclame son départ`: somebody else's.
        let wants = self.lang.rules.syntax.wanting_verbs.contains(&self.clause.verb.lemma);
        let object = |c: &&Complement| c.role == Role::Object && c.tokens.start == tokens[at];
        if wants && self.clause.complements.iter().find(object).is_some() {
            return true;
        }
        let behind = tokens[..at].iter().filter(|t| !subject.contains(t)).any(said);
        let verb = self.clause.verb.morph.number();
        !behind && verb.is_some_and(|verb| verb != number)
    }

    /// `L'agglomération assure qu'elle ne paiera pas`: the pronoun is the subject of what the clause says of itself.
    pub(super) fn means_who_speaks(&self, pronoun: u32) -> bool {
        claims::of_who_speaks(self.analysis, self.index, self.lang) == Some(pronoun)
    }

    /// `ont levé le blocus qu'ils imposaient`: the pronoun of a relative that can mean nothing but the subject, since no other
    /// noun before it has its number.
    pub(super) fn means_subject(&self, pronoun: u32) -> bool {
        let written = self.form(pronoun).to_lowercase();
        let number = self.clause.verb.morph.number();
        let plural = written.ends_with('s');
        let same = number == Some(if plural { Number::Plur } else { Number::Sing });
        let third = self.lang.rules.syntax.leaning_subjects.contains(&written);
        let relative = self.tail().children().any(|c| {
            c.kind == ClauseKind::Relative
                && c.subject.as_ref().is_some_and(|s| *s == (pronoun..pronoun + 1))
        });
        let other = (self.clause.verb.tokens.end..pronoun).any(|t| {
            let token = &self.analysis.tokens[t as usize];
            let noun = matches!(token.pos, Pos::Noun | Pos::Propn);
            noun && token.morph.number().is_none_or(|n| Some(n) == number)
        });
        let strange = claims::is_other(self.analysis, self.index, &written);
        third && same && relative && !other && !strange
    }
}
