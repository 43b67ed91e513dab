//! What can be left out of a subject: parts of a count, participles and relatives that qualify somebody new, ages. In: the
//! tokens of a subject. Out: runs of them. It never leaves out what says which ones are meant.

use std::ops::Range;

use super::Tail;
use crate::lang::vocabulary::Class;
use crate::model::{Clause, ClauseKind, Kind, Pos, VerbForm};

impl Tail<'_> {
    /// Parts of a count inside other words, with their commas: `cinq ans, dont deux avec sursis, et une amende`.
    pub(in crate::compose) fn counted_parts(&self, tokens: Range<u32>) -> Vec<Range<u32>> {
        let commas: Vec<u32> = tokens.filter(|&t| self.is_comma(t)).collect();
        let runs = commas.windows(2).map(|pair| pair[0] + 1..pair[1]);
        let parts = runs.filter(|run| !run.is_empty() && self.is_part_of_count(run));
        parts.map(|run| run.start - 1..run.end + 1).collect()
    }

    /// Participles in the subject of the lead that qualify something new: `un camion [chargé de grumes]`. Which one is meant
    /// (`les agents placés en garde à vue`) they never say here.
    pub(in crate::compose) fn loose_participles(&self, subject: &Range<u32>) -> Vec<Range<u32>> {
        let lead = self.analysis.sentences.first().map_or(0, |s| s.tokens.end);
        if subject.start >= lead {
            return Vec::new();
        }
        // `27 000 fromages au lait cru [fabriqués…]`: nothing else that was named stands between.
        let determines = |t: &u32| matches!(self.pos(*t), Pos::Det | Pos::Num);
        let fresh = |t: u32| {
            let kind = self.analysis.tokens[t as usize].morph.kind();
            kind == Some(Kind::Indef) || self.pos(t) == Pos::Num
        };
        let opens = subject.clone().find(determines).filter(|&t| fresh(t));
        let new = |start: u32| {
            let between = |t: u32| determines(&t) || matches!(self.pos(t), Pos::Punct | Pos::Cconj);
            let alone = |first: u32| first + 1 < start && !(first + 1..start).any(between);
            if opens.is_some_and(alone) {
                return true;
            }
            let noun = |t: &u32| matches!(self.pos(*t), Pos::Noun | Pos::Adj | Pos::Propn);
            let before = (subject.start..start).rev().find(|t| !noun(t));
            before.is_some_and(|t| t + 1 < start && fresh(t))
        };
        // `[fabriqués dans le Cantal et vendus à Paris]`: a second participle of the same noun goes with the first.
        let joins = |t: u32| {
            let next = self.analysis.tokens.get(t as usize + 1);
            let participle = next.is_some_and(|n| n.morph.verb_form() == Some(VerbForm::PastPart));
            self.pos(t) == Pos::Cconj && !participle
        };
        let qualifies = |c: &&Clause| {
            let run = &c.tokens;
            c.kind == ClauseKind::Participial
                && c.verb.tense == Some(VerbForm::PastPart)
                && run.start > subject.start
                && run.end <= subject.end
                && new(run.start)
                && !run.clone().any(|t| joins(t) || self.is_limiting(t))
        };
        // `un troupeau de 170 vaches [dans lequel un cas avait été détecté]`: nobody is missed who was not named.
        let newly = self.analysis.tokens.get(subject.start as usize);
        let newly = newly.is_some_and(|t| t.pos == Pos::Num || t.morph.kind() == Some(Kind::Indef));
        let tells = |c: &&Clause| {
            let run = &c.tokens;
            let inside = run.start > subject.start && run.end == subject.end;
            let limits = run.clone().any(|t| self.is_limiting(t));
            newly && c.kind == ClauseKind::Relative && inside && !limits
        };
        let participles = self.children().filter(qualifies);
        let relatives = self.children().filter(tells);
        participles.chain(relatives).map(|c| c.tokens.clone()).collect()
    }

    /// Ages of people in a subject: `un ancien notaire [de 58 ans]`.
    pub(in crate::compose) fn ages(&self, subject: &Range<u32>) -> Vec<Range<u32>> {
        let token = |t: u32| &self.analysis.tokens[t as usize];
        let times = &self.lang.rules.syntax.time_nouns;
        let human = |t: u32| {
            let mark = self.lang.facts.vocabulary.mark(&token(t).lemma);
            [Class::Role, Class::RoleName, Class::Kin].iter().any(|class| mark.is(*class))
        };
        let opens = subject.clone().find(|&t| self.pos(t) == Pos::Noun).filter(|&t| human(t));
        let fresh = |t: u32| self.pos(t) == Pos::Num || token(t).morph.kind() == Some(Kind::Indef);
        // `le coureur de 24 ans`: which one?
        let Some(noun) = opens.filter(|_| fresh(subject.start)) else { return Vec::new() };
        let age = |&t: &u32| {
            &*token(t).lemma == "de"
                && self.pos(t + 1) == Pos::Num
                && times.contains(&token(t + 2).lemma.to_string())
        };
        let starts = (noun + 1..subject.end.saturating_sub(2)).filter(age);
        starts.map(|t| t..t + 3).collect()
    }

    /// What commas set apart in a subject of several, before the *et* of the next: `la direction, [qui emploie 640
    /// personnes,] et les syndicats`.
    pub(in crate::compose) fn set_apart(&self, subject: &Range<u32>) -> Vec<Range<u32>> {
        let apart = |c: &&Clause| {
            let run = &c.tokens;
            let told = c.kind == ClauseKind::Relative || c.verb.tense == Some(VerbForm::PastPart);
            let inside = run.start > subject.start && run.end + 1 < subject.end;
            told && inside
                && self.is_comma(run.start - 1)
                && self.is_comma(run.end)
                && self.pos(run.end + 1) == Pos::Cconj
        };
        self.children().filter(apart).map(|c| c.tokens.clone()).collect()
    }
}
