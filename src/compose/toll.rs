//! A toll as a headline counts it: `Au moins sept personnes sont mortes` → `au moins sept morts`. In: a clause. Out: its wording.
//! It never counts who is only feared dead, nor anybody but persons.

use super::condense::Wording;
use crate::lang::Language;
use crate::model::{Analysis, ClauseKind, Number, Pos, VerbForm};

/// The wording of a clause that says how many persons died or were hurt; none for any other.
pub(super) fn toll(analysis: &Analysis, index: usize, lang: &Language) -> Option<Wording> {
    let clause = &analysis.clauses[index];
    let verb = &clause.verb;
    let rules = &lang.rules.syntax;
    let told = verb.compound && verb.tense == Some(VerbForm::IndPres);
    let plain = matches!(clause.kind, ClauseKind::Main | ClauseKind::Reported)
        && !verb.negated
        && !verb.reflexive
        && verb.modal.is_none();
    let noun =
        rules.tolls.iter().find(|toll| toll.verb == verb.lemma && toll.passive == verb.passive);
    let noun = &noun.filter(|_| told && plain)?.noun;
    let subject = clause.subject.clone()?;
    let tokens = &analysis.tokens[subject.start as usize..subject.end as usize];
    let (person, count) = tokens.split_last()?;
    let number = count.last()?;
    let counted = number.pos == Pos::Num && person.pos == Pos::Noun;
    // `sept personnes, dont une enfant, sont mortes`: the aside goes.
    if !counted || !rules.persons.iter().any(|p| **p == *person.lemma) {
        return None;
    }
    // `une personne` is `un mort`, which the words do not say.
    if verb.morph.number() != Some(Number::Plur) {
        return None;
    }
    let said = analysis.token_text(&(subject.start..subject.end - 1));
    let span = analysis.token_span(&(subject.start..verb.tokens.end));
    let tokens = (subject.start..subject.end - 1).collect();
    Some(Wording { text: format!("{} {noun}", lang.decapitalise(said)), span, tokens })
}
