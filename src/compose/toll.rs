//! A toll as a headline counts it: `Au moins sept personnes sont mortes` → `au moins sept morts`. In: a clause. Out: its wording.
//! It never counts who is only feared dead, nor anybody but persons.

use super::condense::Wording;
use crate::lang::Language;
use crate::model::{Analysis, Clause, ClauseKind, Number, Pos, Role, VerbForm};

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

/// The toll that an event takes by the clause or by what goes with it (`a fait douze morts`, `un incendie s'est déclaré, faisant deux
/// blessés`), and what it weighs; none for any other.
pub(super) fn taken(analysis: &Analysis, index: usize, lang: &Language) -> Option<(Wording, u8)> {
    let clause = &analysis.clauses[index];
    // `se serait produite, faisant deux blessés`: nobody is hurt for sure.
    let told = matches!(clause.verb.tense, Some(VerbForm::IndPres | VerbForm::IndImpf));
    if !(matches!(clause.kind, ClauseKind::Main) && told) || clause.verb.negated {
        return None;
    }
    let within = |c: &&Clause| {
        let inside = clause.tokens.start <= c.tokens.start && c.tokens.end <= clause.tokens.end;
        // `l'accident ayant fait deux morts`, `un pont faisant deux victimes par an`: of something else, or of before.
        let before = c.tokens.start.checked_sub(1).map(|t| &analysis.tokens[t as usize]);
        let apart = before.is_some_and(|t| analysis.text(t.span) == ",");
        let now = c.verb.tense == Some(VerbForm::PresPart) && !c.verb.compound;
        inside && apart && now && c.kind == ClauseKind::Participial
    };
    let own = clause.verb.compound && clause.verb.tense == Some(VerbForm::IndPres);
    let own = Some(clause).filter(|c| own && c.verb.modal.is_none());
    let with =
        analysis.clauses.iter().skip(index + 1).take_while(|c| c.tokens.start < clause.tokens.end);
    own.into_iter().chain(with.filter(within)).find_map(|c| counted(analysis, c, lang))
}

/// `fait | deux blessés`, `fait | un mort et deux blessés`.
fn counted(analysis: &Analysis, clause: &Clause, lang: &Language) -> Option<(Wording, u8)> {
    let rules = &lang.rules.syntax;
    let object = clause.complements.iter().find(|c| c.role == Role::Object)?.tokens.clone();
    let touches = object.start == clause.verb.tokens.end;
    if !rules.toll_verbs.contains(&clause.verb.lemma) || clause.verb.negated || !touches {
        return None;
    }
    let tokens = &analysis.tokens;
    let toll = |t: u32| {
        let form = analysis.text(tokens.get(t as usize)?.span).to_lowercase();
        rules
            .tolls
            .iter()
            .find(|toll| toll.noun.trim_end_matches('s') == form.trim_end_matches('s'))
    };
    let number = |t: u32| {
        let token = tokens.get(t as usize);
        token.is_some_and(|t| t.pos == Pos::Num || &*t.lemma == "un")
    };
    let first = toll(object.start + 1).filter(|_| number(object.start))?;
    let mut end = object.start + 2;
    let and = tokens.get(end as usize).is_some_and(|t| t.pos == Pos::Cconj);
    if and && number(end + 1) && toll(end + 2).is_some() {
        end += 3;
    }
    // `un blessé grave`
    let qualified = tokens.get(end as usize).is_some_and(|t| t.pos == Pos::Adj);
    end += u32::from(qualified);
    let run = object.start..end;
    let events = lang.index.events_of_verb(&lang.rules, &first.verb);
    let gravity = events.map(|e| e.gravity).max().unwrap_or(0);
    let text = analysis.token_text(&run).to_owned();
    Some((Wording { text, span: analysis.token_span(&run), tokens: run.collect() }, gravity))
}
