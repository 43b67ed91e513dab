//! An active clause turned round: `l'Assemblée a adopté une proposition de loi` → `une proposition de loi adoptée`. In:
//! a clause. Out: its object with a participle that agrees, with and without who did it. It never turns a verb
//! that the rules do not list, and never a denial, a wish or a doubt.

use std::ops::Range;

use super::condense::Wording;
use super::deletion::worth;
use super::subject::Subject;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::vocabulary::Class;
use crate::model::{Analysis, Clause, ClauseKind, Complement, Kind, Pos, Role, VerbForm, range};

/// Signs of a subject that can be named behind *par*.
const AGENT: usize = 40;

/// The wordings, longest first; none where the clause cannot be turned.
pub(crate) fn passive(analysis: &Analysis, index: usize, lang: &Language) -> Vec<Wording> {
    let clause = &analysis.clauses[index];
    turned(analysis, index, clause, lang).unwrap_or_default()
}

fn turned(
    analysis: &Analysis,
    index: usize,
    clause: &Clause,
    lang: &Language,
) -> Option<Vec<Wording>> {
    let verb = &clause.verb;
    // `prévoit 900 recrutements`: what is only announced is told as such, whatever the tense.
    let announced = lang.rules.syntax.planning_verbs.contains(&verb.lemma)
        && matches!(verb.tense, Some(VerbForm::IndPres | VerbForm::IndFut));
    let gathers = lang.rules.syntax.gathering_verbs.contains(&verb.lemma);
    let done = verb.compound
        && verb.tense == Some(VerbForm::IndPres)
        && (gathers || lang.rules.syntax.passive_verbs.contains(&verb.lemma));
    let stance = matches!(verb.tense, Some(VerbForm::IndPres))
        && lang.rules.syntax.stance_verbs.contains(&verb.lemma);
    // `a probablement adopté`: the participle alone would be sure.
    let doubted = analysis.tokens[range(&verb.tokens)].iter().any(|t| {
        let form = analysis.text(t.span).to_lowercase();
        t.pos == Pos::Adv && lang.rules.syntax.limiting_words.contains(&form)
    });
    let told = clause.kind == ClauseKind::Main
        && !doubted
        && (done || announced || stance)
        && !(verb.passive || verb.reflexive || verb.negated)
        && verb.modal.is_none();
    if !told {
        return None;
    }
    let subject = clause.subject.clone()?;
    let sound = Subject { analysis, tokens: subject.clone(), lang };
    let whole = sound.whole(verb.tokens.start) == subject;
    let whole = whole && sound.agrees_with(verb.morph);
    // `Il a requis cinq ans de prison`: what is done is told without him.
    let first = &analysis.tokens[subject.start as usize];
    let pronoun = done && first.pos == Pos::Pron && first.morph.kind() == Some(Kind::Subj);
    let named = sound.begins_at_a_mark(clause.kind) && sound.is_determined();
    if !(pronoun && subject.len() == 1 || whole && named) {
        return None;
    }
    let object = clause.complements.iter().find(|c| c.role == Role::Object)?.tokens.clone();
    // `attend dans la voiture, un torchon autour de la main`: behind one comma stands no object.
    let comma = |t: &u32| analysis.text(analysis.tokens[*t as usize].span) == ",";
    if (verb.tokens.end..object.start).filter(comma).count() % 2 == 1 {
        return None;
    }
    // `un dividende de 1,35 euro | par action`: a rate goes with what it counts.
    let rate = |c: &&Complement| {
        c.tokens.start == object.end && c.tokens.len() == 2 && {
            let words = &analysis.tokens[range(&c.tokens)];
            &*words[0].lemma == "par" && words[1].pos == Pos::Noun
        }
    };
    let end = clause.complements.iter().find(rate).map_or(object.end, |c| c.tokens.end);
    // `le placement du bassin | en situation de crise`: what touches it is a part of it.
    let touches = |c: &&Complement| {
        let opens = &*analysis.tokens[c.tokens.start as usize].lemma;
        c.tokens.start == end
            && matches!(c.role, Role::Oblique | Role::Adjunct)
            && matches!(opens, "à" | "en")
            && !range(&c.tokens).any(|t| analysis.tokens[t].pos == Pos::Num)
    };
    let end = clause.complements.iter().find(touches).map_or(end, |c| c.tokens.end);
    let object = object.start..end;
    let inside = &analysis.tokens[object.start as usize..object.end as usize];
    let plain = inside
        .iter()
        .all(|t| !matches!(t.pos, Pos::Pron | Pos::Cconj | Pos::Punct | Pos::Verb | Pos::Sconj))
        // `la nationale 13 pendant quatre heures` is more than what was blocked.
        && inside.iter().all(|t| {
            let links = ["de", "à", "en", "par"];
            t.pos != Pos::Adp || links.contains(&&*t.lemma)
        });
    // `a condamné | à vingt-deux ans de réclusion | un ancien exploitant`: how much goes with the participle, and
    // against whom or what (`ouvre une procédure | contre inconnu`).
    let measure = clause.complements.iter().find(|c| {
        let plain = range(&c.tokens).all(|t| analysis.tokens[t].pos != Pos::Punct);
        let first = &*analysis.tokens[c.tokens.start as usize].lemma;
        let at = matches!(first, "contre" | "sur") && c.role == Role::Oblique;
        if at && plain && c.tokens.start == object.end {
            return true;
        }
        // `à l'assemblée générale du 21 mai`: a day is no measure.
        let dated = |t: usize| {
            let span = analysis.tokens[t].span;
            analysis.dates.iter().any(|d| d.span.overlaps(span))
        };
        let counted = range(&c.tokens).any(|t| analysis.tokens[t].pos == Pos::Num && !dated(t));
        let first = &*analysis.tokens[c.tokens.start as usize].lemma;
        let touches = c.tokens.start == object.end || c.tokens.end <= object.start;
        let behind = c.tokens.start >= verb.tokens.end;
        first == "à" && counted && touches && behind && c.role != Role::Time
    });
    let measure = measure.map(|c| c.tokens.clone());
    // `un passage | sur trois`
    let share = |c: &&Complement| {
        let counted = range(&c.tokens).any(|t| analysis.tokens[t].pos == Pos::Num);
        let told = measure.as_ref().is_some_and(|m| *m == c.tokens);
        c.tokens.start == object.end && counted && c.role != Role::Time && !told
    };
    if clause.complements.iter().find(share).is_some() {
        return None;
    }
    // `la fermeture | d'ici à décembre | de l'usine`: what it is of stands further on.
    let of = |c: &&Complement| {
        let opens = &*analysis.tokens[c.tokens.start as usize].lemma == "de";
        opens && c.tokens.start >= object.end
    };
    let ends = inside
        .last()
        .is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num | Pos::Sym));
    if !ends || clause.complements.iter().find(of).is_some() {
        return None;
    }
    let first = inside.first()?;
    // `onze manquements`
    let counted = first.pos == Pos::Num;
    let leans = matches!(first.morph.kind(), Some(Kind::Poss | Kind::Dem));
    let own = first.pos == Pos::Det && !leans;
    let own = (own && !gathers) || counted;
    // `la suspension de deux de ses ateliers`, `le prix de cette ligne`: whose, where the subject goes?
    let whose = inside.iter().any(|t| matches!(t.morph.kind(), Some(Kind::Poss | Kind::Dem)));
    let own = own && !whose;
    let head = inside.iter().find(|t| t.pos == Pos::Noun)?;
    // `a adopté, par 147 voix, un texte`: only asides stand between.
    let between = |t: u32| {
        let token = &analysis.tokens[t as usize];
        token.pos == Pos::Punct
            || clause.complements.iter().any(|c| {
                let aside =
                    matches!(c.role, Role::Time | Role::Place | Role::Adjunct | Role::Oblique);
                aside && c.tokens.contains(&t)
            })
    };
    let reaches = (verb.tokens.end..object.start).all(between);
    // `la vente qui…` is one of several; `une vente` is news without its relative.
    let told_apart = analysis.index.inside(index).map(|i| &analysis.clauses[i]).any(|c| {
        matches!(c.kind, ClauseKind::Relative | ClauseKind::Participial)
            && c.tokens.start == object.end
    });
    // `redoute une école « qui forme pour d'autres »`: none is dreaded without what is said of it.
    let behind = analysis.tokens.get(object.end as usize).map_or("", |t| analysis.text(t.span));
    if stance && (told_apart || matches!(behind, "«" | "“" | "\"")) {
        return None;
    }
    let new = counted || first.morph.kind() == Some(Kind::Indef);
    // `l'initiative réclamant la gratuité`: with the participle that says which one.
    let which = analysis.index.inside(index).map(|i| &analysis.clauses[i].tokens).find(|run| {
        run.start == object.end && !range(run).any(|t| analysis.tokens[t].pos == Pos::Punct)
    });
    let which = which.filter(|_| told_apart && !new).cloned();
    // `Ils ont ouvert le score`: only what is new is news without whoever did it.
    let known = pronoun && !new;
    if known || !plain || !own || !reaches || told_apart && !new && which.is_none() {
        return None;
    }
    let object = object.start..which.map_or(object.end, |run| run.end);
    let participle = lang.participle(&verb.lemma, head.morph.gender()?, head.morph.number()?)?;
    // `six ans de prison[, dont un avec sursis]`
    let comma = analysis.tokens.get(object.end as usize).map(|t| analysis.text(t.span) == ",");
    let part = (comma == Some(true))
        .then(|| worth(analysis, object.end + 1..clause.tokens.end, lang))
        .flatten()
        .map(|end| object.end..end);
    let ends = [part.as_ref().map_or(0, |p| p.end), measure.as_ref().map_or(0, |m| m.end)];
    let last = object.end.max(ends[0]).max(ends[1]);
    let span = analysis.token_span(&(subject.start..last));
    let measure = measure.map(|m| format!(" {}", analysis.token_text(&m))).unwrap_or_default();
    let part = part.map(|p| format!("{},", analysis.token_text(&p))).unwrap_or_default();
    // `une enquête en recherche des causes de la mort | ouverte`: what was opened?
    let links = inside.iter().filter(|t| t.pos == Pos::Adp).count();
    let last = inside.iter().rfind(|t| t.pos == Pos::Noun)?;
    if links > 2 && last.morph.agrees(head.morph) {
        return None;
    }
    let what = format!("{}{part} {participle}{measure}", analysis.token_text(&object));
    let wording =
        |text: String, tokens: Range<u32>| Wording { text, span, tokens: tokens.collect() };
    let agent = lang.decapitalise(analysis.token_text(&subject));
    // `par les pays` of `Les pays réunis à la COP`: not all of who did it; `par le maire` of `Le maire, Paul Untel,` is.
    let apart = subject.end + 1..verb.tokens.start.saturating_sub(1);
    let person = (apart.start < apart.end).then(|| analysis.token_span(&apart));
    let only_named = person.is_some_and(|name| {
        let index = analysis.index.person_in(name);
        index.is_some_and(|p| analysis.people[p].mentions.contains(&name))
    });
    let touches = subject.end == verb.tokens.start || only_named;
    // `par sa société`: whose?
    let theirs = analysis.tokens[subject.start as usize].morph.kind() == Some(Kind::Poss);
    let named = (touches && !pronoun && !theirs && agent.chars().count() <= AGENT)
        .then(|| wording(lang.join(&format!("{what} par"), &agent), subject.start..object.end));
    // `onze manquements relevés`, `le remboursement demandé`: who has found them or wants it owns that.
    let rules = &lang.rules.syntax;
    let owned =
        [&rules.finding_verbs, &rules.wanting_verbs].iter().any(|v| v.contains(&verb.lemma));
    // `Le texte voté`, `Le score ouvert` below the lead: which one, and by whom?
    let bare = object.len() == 2 && !new && !analysis.in_lead(object.start);
    let owned = owned || bare;
    let alone = (!owned).then(|| wording(what, object.clone()));
    // `une proposition de loi | du député Untel`: whose it is can go.
    let text = container(analysis, &object, lang).filter(|_| !owned && new);
    let bare = text.map(|run| wording(format!("{} {participle}", analysis.token_text(&run)), run));
    Some(named.into_iter().chain(alone).chain(bare).collect())
}

/// The words of a text that somebody tables, without whoever does: `une proposition de loi` of `une proposition de loi du
/// député Untel`.
fn container(analysis: &Analysis, object: &Range<u32>, lang: &Language) -> Option<Range<u32>> {
    let form = |t: u32| analysis.text(analysis.tokens[t as usize].span);
    let noun = object.start + 1;
    let containers = &lang.rules.keyphrases.containers;
    let end = containers.iter().find_map(|c| {
        let words = c.split(' ').count() as u32;
        let end = (noun + words).min(object.end);
        (fold(analysis.token_text(&(noun..end))) == fold(c)).then_some(end)
    })?;
    let of = end < object.end && matches!(form(end), "du" | "de" | "des");
    let whose = analysis.tokens.get(end as usize + 1..object.end as usize).unwrap_or_default();
    let role = whose.iter().find(|t| matches!(t.pos, Pos::Noun | Pos::Propn))?;
    let mark = lang.facts.vocabulary.mark(&role.lemma);
    let person = mark.is(Class::Role) || mark.is(Class::RoleName);
    (of && person).then_some(object.start..end)
}
