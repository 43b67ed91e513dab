//! A subject that belongs to that of the clause before: `un homme est mort et sa passagère…`. In: a clause. Out: whose it
//! is, and how that is said in a sentence of its own. It never gives it to somebody of another sentence.

use std::ops::Range;

use super::{Condenser, Word};
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::vocabulary::Class;
use crate::model::{Analysis, ClauseKind, Gender, Kind, Number, Pos, Token};

/// The subject of the main clause before in the same sentence, if a subject begins with a possessive that can only mean
/// it.
fn owner(analysis: &Analysis, index: usize, subject: &Range<u32>) -> Option<Range<u32>> {
    let determiner = &analysis.tokens[subject.start as usize];
    if determiner.pos != Pos::Det || determiner.morph.kind() != Some(Kind::Poss) {
        return None;
    }
    let sentence = analysis.sentence_at(determiner.span.start)?;
    let first = analysis.clauses_of(&(sentence..sentence + 1)).start;
    let mut before = analysis.clauses.get(first..index)?.iter().rev();
    let before = before.find(|c| c.kind == ClauseKind::Main)?;
    let owner = before.subject.clone().filter(|o| o.start < subject.start)?;
    let written = analysis.text(determiner.span).to_lowercase();
    let plural = matches!(written.as_str(), "leur" | "leurs");
    let owner_plural = before.verb.morph.number() == Some(Number::Plur);
    (plural == owner_plural).then_some(owner)
}

/// True for somebody new, whom a second sentence may not bring in again: `la passagère d'un homme de 47 ans` would be that of
/// another man; `l'équipage d'un véhicule` is that of any.
fn is_new(analysis: &Analysis, owner: &Range<u32>, lang: &Language) -> bool {
    let tokens = &analysis.tokens[owner.start as usize..owner.end as usize];
    let human = |t: &Token| {
        let mark = lang.facts.vocabulary.mark(&t.lemma);
        [Class::Role, Class::RoleName, Class::Kin].iter().any(|class| mark.is(*class))
    };
    let head = tokens.iter().find(|t| t.pos == Pos::Noun);
    tokens[0].morph.kind() == Some(Kind::Indef) && head.is_some_and(human)
}

/// The noun, folded, of somebody new to whom the subject of a clause belongs: it is told behind that noun alone.
pub(in crate::compose) fn whose(
    analysis: &Analysis,
    index: usize,
    lang: &Language,
) -> Option<String> {
    let subject = analysis.clauses[index].subject.clone()?;
    let owner = owner(analysis, index, &subject).filter(|o| is_new(analysis, o, lang))?;
    let mut nouns = analysis.tokens[owner.start as usize..owner.end as usize].iter();
    nouns.find(|t| t.pos == Pos::Noun).map(|t| fold(analysis.text(t.span)))
}

impl Condenser<'_> {
    /// Whose the subject is, where that can be said.
    pub(super) fn owner(&self, subject: &Range<u32>) -> Option<Range<u32>> {
        owner(self.analysis, self.index, subject).filter(|o| self.stands_alone(o, true))
    }

    /// `X a essuyé des tirs et son équipage…` → `l’équipage de X`; of somebody new it stays `son équipage`.
    pub(super) fn owned_subject(&self, subject: &Range<u32>) -> Option<String> {
        let owner = self.owner(subject)?;
        let words = |run: Range<u32>| self.text(&run.map(Word::Token).collect::<Vec<_>>());
        if is_new(self.analysis, &owner, self.lang) {
            return Some(self.lang.capitalise(&words(subject.clone())));
        }
        let rest = subject.start + 1..subject.end;
        let head = rest.clone().find(|&t| self.analysis.tokens[t as usize].pos == Pos::Noun)?;
        let morph = self.analysis.tokens[head as usize].morph;
        let article = match (morph.number(), morph.gender()) {
            (Some(Number::Plur), _) => "les",
            (_, Some(Gender::Fem)) => "la",
            (_, Some(Gender::Masc)) => "le",
            _ => return None,
        };
        let possessed = self.lang.join(article, &words(rest));
        let named = self.analysis.tokens[owner.start as usize].pos == Pos::Propn;
        let owner = words(owner);
        // `Jade` is no jade.
        let owner = if named { owner } else { self.lang.decapitalise(&owner) };
        Some(self.lang.join(&format!("{possessed} de"), &owner))
    }
}
