//! Whether words can be told by themselves. In: the tokens of a wording. Out: yes or no. It never takes a word whose sense hangs
//! on another sentence, nor a part of a title.

use std::ops::Range;

use super::Condenser;
use crate::model::{Clause, ClauseKind, Gender, Kind, Number, Pos, Token, VerbForm};

impl Condenser<'_> {
    /// No word whose sense hangs on another sentence.
    pub(super) fn stands_alone(&self, tokens: &Range<u32>, subject: bool) -> bool {
        let title = |t: &u32| self.titles.iter().find(|r| r.contains(t));
        // All of a title, or nothing of it.
        let cut = tokens.clone().filter_map(|t| title(&t));
        let whole = cut.into_iter().all(|r| tokens.start <= r.start && r.end <= tokens.end);
        // `la classe unique de ce village`: in the first sentence nothing else can be meant.
        let opens = tokens.start < self.analysis.sentences.first().map_or(0, |s| s.tokens.end);
        whole
            && tokens.clone().filter(|t| title(t).is_none()).all(|t| {
                let token = &self.analysis.tokens[t as usize];
                match (token.pos, token.morph.kind()) {
                    (Pos::Pron, Some(Kind::Rel)) if self.tail().tells_worth(t) => true,
                    (Pos::Pron, Some(Kind::Rel)) if subject && self.restricts(t) => true,
                    (Pos::Pron, Some(Kind::Rel | Kind::Refl | Kind::Neg)) => !subject,
                    (Pos::Pron, Some(Kind::Subj))
                        if !subject && (self.means_who_speaks(t) || self.means_subject(t)) =>
                    {
                        true
                    }
                    // `inférieure d'un quart à celle de 2024`
                    (Pos::Pron, Some(Kind::Dem)) if !subject && self.compares(t) => true,
                    // `l'une des institutions`
                    (Pos::Pron, kind) => kind != Some(Kind::Dem) && self.is_partitive(t),
                    // `la société, son directeur et un chef d'équipe`
                    // `douze de ses membres`: whose? Only what is listed behind a name says it.
                    (Pos::Det, Some(Kind::Poss)) => !subject || self.is_listed(tokens.start..t),
                    (Pos::Det, Some(Kind::Dem)) => !subject && opens,
                    // `le statut du dernier`: of whom?
                    (Pos::Adj, _) if subject => !self.stands_for_a_noun(t),
                    _ => !matches!(self.form(t), "«" | "»" | "“" | "”" | "\""),
                }
            })
    }

    /// `Cet homme de 52 ans est jugé`, behind a scene that has shown him: the news introduces him, `un homme de 52 ans`.
    pub(super) fn introducing_article(&self, subject: &Range<u32>) -> Option<&'static str> {
        let tokens = &self.analysis.tokens[subject.start as usize..subject.end as usize];
        let (determiner, rest) = tokens.split_first()?;
        let shown = self.analysis.lead > 0 && self.analysis.in_lead(subject.start);
        let demonstrative =
            determiner.pos == Pos::Det && determiner.morph.kind() == Some(Kind::Dem);
        // `cet homme` alone says nobody new.
        let said = |t: &Token| t.pos == Pos::Num || &*t.lemma == "de" || t.pos == Pos::Adj;
        let head = rest.iter().find(|t| t.pos == Pos::Noun)?;
        if !(shown && demonstrative && rest.iter().any(said)) {
            return None;
        }
        match (head.morph.number()?, head.morph.gender()?) {
            (Number::Sing, Gender::Fem) => Some("une"),
            (Number::Sing, Gender::Masc) => Some("un"),
            _ => None,
        }
    }

    /// True for a *celle de* whose noun stands before it in the clause.
    fn compares(&self, pronoun: u32) -> bool {
        let token = |t: u32| self.analysis.tokens.get(t as usize);
        let Some(own) = token(pronoun) else { return false };
        // `que celles détectées jusqu'ici`
        let said = |t: &Token| t.morph.verb_form() == Some(VerbForm::PastPart);
        let of = token(pronoun + 1).is_some_and(|t| &*t.lemma == "de" || said(t));
        let noun =
            |t: u32| token(t).is_some_and(|n| n.pos == Pos::Noun && n.morph.agrees(own.morph));
        of && (self.clause.verb.tokens.end..pronoun).any(noun)
    }

    /// True for the pronoun of a short relative without a comma that says which ones the subject means: `Quatre personnes qui
    /// n'avaient pas voyagé`.
    fn restricts(&self, pronoun: u32) -> bool {
        /// Words of such a relative.
        const SHORT: usize = 8;
        let verb = self.clause.verb.tokens.start;
        let before = pronoun
            .checked_sub(1)
            .is_some_and(|t| matches!(self.analysis.tokens[t as usize].pos, Pos::Noun | Pos::Adj));
        let who = self.form(pronoun).to_lowercase() == "qui";
        let says = |c: &Clause| {
            c.kind == ClauseKind::Relative
                && c.tokens.start == pronoun
                && c.tokens.end == verb
                && c.tokens.len() <= SHORT
        };
        before && who && self.tail().children().any(says)
    }

    /// True for an adjective that sets apart one of those named before, and has no noun: `du dernier`, `le second`.
    fn stands_for_a_noun(&self, token: u32) -> bool {
        let at = |t: u32| self.analysis.tokens.get(t as usize);
        let lemma = &at(token).map_or("", |t| &*t.lemma);
        let listed = self.lang.rules.syntax.contrast_words.iter().any(|w| w == lemma);
        let noun = |t: Option<&Token>| {
            t.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num))
        };
        let opens = token.checked_sub(1).and_then(at);
        let opens = opens.is_some_and(|t| matches!(t.pos, Pos::Det | Pos::Adp));
        listed && opens && !noun(at(token + 1))
    }

    /// True if the words before another one in a subject end a member of a list: `la société, | son directeur`.
    fn is_listed(&self, before: Range<u32>) -> bool {
        before.last().is_some_and(|t| {
            self.form(t) == "," || self.analysis.tokens[t as usize].pos == Pos::Cconj
        })
    }

    /// True for a pronoun that says itself of what it takes a part: `l'un des`, `chacun de`.
    fn is_partitive(&self, token: u32) -> bool {
        let next = self.analysis.tokens.get(token as usize + 1);
        next.is_some_and(|t| t.pos == Pos::Adp && matches!(&*t.lemma, "de" | "des"))
            && matches!(
                self.form(token).to_lowercase().as_str(),
                "un" | "une" | "chacun" | "chacune" | "l'un" | "l'une" | "l’un" | "l’une"
            )
    }
}
