//! Where a sentence names the owner of what it says. In: its clauses. Out: [`Attributions`]: incises with a verb of speech, the
//! first *selon X*, and for each clause whose it is. It never takes how something is done for who says it.

use std::ops::Range;

use super::claims;
use super::owner::{self, Owner};
use super::statements::reporter;
use crate::lang::Language;
use crate::model::{
    Analysis, ClaimWay, Clause, ClauseKind, Complement, Kind, Pos, Role, Span, Token,
};

/// The owners that a sentence names: incises with a verb of speech, the first *selon X*.
#[derive(Default)]
pub(super) struct Attributions {
    incises: Vec<usize>,
    /// Whom the first *selon* names.
    pub phrase: Option<Range<u32>>,
}

impl Attributions {
    pub(super) fn new(analysis: &Analysis, sentence: usize, lang: &Language) -> Self {
        let inside = analysis.clauses_of(&(sentence..sentence + 1));
        let speaks = |i: &usize| {
            let clause = &analysis.clauses[*i];
            // `dont les pêcheurs, réunis jeudi, réclament qu'elle cesse`: who speaks in an incise stands behind its verb.
            let inverted = clause.subject.is_some()
                || clause.complements.iter().any(|c| c.role == Role::Object)
                || clause.verb.tokens.clone().any(|t| analysis.tokens[t as usize].pos == Pos::Pron);
            let known = lang.index.speech(&lang.rules, &clause.verb.lemma).is_some();
            clause.kind == ClauseKind::Incise
                && inverted
                && (known || lets_know(analysis, clause, lang))
        };
        // An incise is not its own: the second stands for the first.
        let incises = inside.clone().filter(speaks).take(2).collect();
        let bound = |clause: &Clause, c: &Complement| is_bound(analysis, clause, &c.tokens);
        let clauses = analysis.clauses[inside].iter();
        let mut complements =
            clauses.flat_map(|clause| clause.complements.iter().map(move |c| (clause, c)));
        let phrase = complements.find(|(clause, c)| {
            c.role == Role::Attribution
                && !bound(clause, c)
                && owner::is_source(analysis, &c.tokens, lang)
        });
        let phrase = phrase.map(|(_, c)| c);
        // `selon`, `d'après`, `aux dires de`: who it is stands behind.
        let opens = |t: &u32| matches!(analysis.tokens[*t as usize].pos, Pos::Adp | Pos::Adv);
        let phrase = phrase.map(|c| {
            let first = c.tokens.start + 1;
            (first..c.tokens.end).find(|t| !opens(t)).unwrap_or(first)..c.tokens.end
        });
        Self { incises, phrase }
    }

    /// The owner of a clause of the sentence.
    pub(super) fn owner(
        &self,
        analysis: &Analysis,
        clause: usize,
        lang: &Language,
    ) -> Option<Owner> {
        if let Some(incise) = self.incise(analysis, clause, lang) {
            // `Dijon a repris l'avance, puis Granvaux, décalée, a trouvé la lucarne`: a goal says nothing.
            let subject = analysis.clauses[incise].subject.clone();
            let says = |s: Range<u32>| {
                let person = analysis.index.person_in(analysis.token_span(&s)).is_some();
                person || owner::can_say(analysis, &s, lang)
            };
            return reporter(analysis, incise, lang).filter(|_| subject.is_none_or(says));
        }
        owner::of_source(analysis, self.phrase.as_ref()?, lang)
    }

    /// The pronoun that stands for the owner of a clause: `fermera lundi, a-t-il précisé`, `selon elle`.
    pub(super) fn pronoun(
        &self,
        analysis: &Analysis,
        clause: usize,
        lang: &Language,
    ) -> Option<u32> {
        let token = |t: u32| &analysis.tokens[t as usize];
        if let Some(incise) = self.incise(analysis, clause, lang) {
            let mut words = analysis.clauses[incise].verb.tokens.clone();
            return words.find(|&t| token(t).morph.kind() == Some(Kind::Subj));
        }
        let phrase = self.phrase.clone().filter(|p| p.len() == 1)?;
        (token(phrase.start).pos == Pos::Pron).then_some(phrase.start)
    }

    /// How an owner stands there, named or not: `fermera lundi, a-t-il précisé`.
    pub(super) fn way(
        &self,
        analysis: &Analysis,
        clause: usize,
        lang: &Language,
    ) -> Option<ClaimWay> {
        let incise = self.incise(analysis, clause, lang).map(|_| ClaimWay::Incise);
        incise.or(self.phrase.as_ref().map(|_| ClaimWay::Source))
    }

    /// The incise that says who says a clause; `le fabricant rappelle 64 000 gourdes, a-t-il indiqué` tells what he does.
    fn incise(&self, analysis: &Analysis, clause: usize, lang: &Language) -> Option<usize> {
        let told = &analysis.clauses[clause];
        // `Seneffe a perdu six millions, fait-elle valoir`: no town does.
        let place = |s: &Range<u32>| {
            let head = analysis.tokens[s.start as usize].span;
            let named = |mentions: &[Span]| mentions.iter().any(|m| m.contains(head));
            analysis.places.iter().any(|p| named(&p.mentions))
        };
        let placed = told.subject.as_ref().is_some_and(place);
        let speaks =
            || told.subject.as_ref().is_some_and(|subject| owner::can_say(analysis, subject, lang));
        let same = |i: usize| {
            let incise = &analysis.clauses[i];
            let number = |c: &Clause| c.verb.morph.number();
            let mut words = incise.verb.tokens.clone().map(|t| &analysis.tokens[t as usize]);
            let pronoun = words.find(|t| t.morph.kind() == Some(Kind::Subj));
            // `Le site a perdu six millions, fait-elle valoir`: somebody else does.
            let other = |t: &Token| {
                let written = analysis.text(t.span).to_lowercase();
                let bare = written.trim_start_matches("-t").trim_start_matches('-');
                claims::is_other(analysis, clause, bare)
            };
            pronoun.is_some_and(|t| !other(t))
                && number(incise) == number(told)
                && !placed
                && speaks()
        };
        let own = |i: &&usize| **i != clause && !parted(analysis, clause, **i) && !same(**i);
        self.incises.iter().find(own).copied()
    }
}

/// True for a *selon X* that is a relative's or a participle's alone: no comma parts it (`où 600 000 civils sont menacés selon l'ONU`), or the
/// relative goes on behind it (`devant laquelle il est passé, selon son calcul, mille fois`).
pub(super) fn is_bound(analysis: &Analysis, clause: &Clause, phrase: &Range<u32>) -> bool {
    let before = phrase.start.checked_sub(1);
    let apart = before.is_none_or(|t| analysis.tokens[t as usize].pos == Pos::Punct);
    let closed = analysis.tokens.get(phrase.end as usize);
    let closed = closed.is_some_and(|t| analysis.text(t.span) == ",");
    let goes_on = closed && phrase.end + 1 < clause.tokens.end;
    // `Des milliers de personnes, 4 500 selon la police, ont défilé`: whose the count is.
    let counted = before.is_some_and(|t| analysis.tokens[t as usize].pos == Pos::Num)
        && phrase.end <= clause.verb.tokens.start;
    if clause.kind == ClauseKind::Main && counted {
        return true;
    }
    // `…, sans faire de mort selon les autorités`: what did not happen is theirs, what did is told.
    let mut back = (clause.tokens.start..phrase.start).rev();
    let comma = back.find(|&t| analysis.text(analysis.tokens[t as usize].span) == ",");
    let without = comma.is_some_and(|t| &*analysis.tokens[t as usize + 1].lemma == "sans");
    if without && !apart {
        return true;
    }
    // `jugé pour avoir détourné, selon l'accusation, 23 millions`
    let participle = clause.kind == ClauseKind::Participial && apart && goes_on;
    participle || clause.kind == ClauseKind::Relative && (!apart || goes_on)
}

/// True if a semicolon stands between two clauses: who speaks behind it has said nothing of what stands before.
fn parted(analysis: &Analysis, one: usize, other: usize) -> bool {
    let (a, b) = (&analysis.clauses[one].tokens, &analysis.clauses[other].tokens);
    let between = a.end.min(b.end) as usize..a.start.max(b.start) as usize;
    let between = analysis.tokens.get(between).unwrap_or_default();
    between.iter().any(|t| analysis.text(t.span) == ";")
}

/// `a fait savoir l'agence`
fn lets_know(analysis: &Analysis, clause: &Clause, lang: &Language) -> bool {
    let infinitive = clause.complements.iter().find(|c| c.role == Role::Infinitive);
    let verb = infinitive.and_then(|c| c.tokens.clone().next_back());
    let verb = verb.map(|t| &*analysis.tokens[t as usize].lemma);
    verb.is_some_and(|verb| lang.index.speaks_with(&clause.verb.lemma, verb))
}
