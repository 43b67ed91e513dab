//! What a clause weighs as news, what it counts and what it leans on. In: a clause. Out: gravity, figures, the nouns that its
//! subject and its object only take up. It never reads another sentence.

use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::{Analysis, ClauseKind, Complement, Kind, Pos, Role, Token, VerbForm};

/// The noun of a subject that is an article and a noun: what it means stands elsewhere.
pub(super) fn takes_up(analysis: &Analysis, index: usize) -> Option<String> {
    let subject = analysis.clauses[index].subject.clone()?;
    let verb = analysis.clauses[index].verb.tokens.start;
    let (article, noun) = match &analysis.tokens[subject.start as usize..subject.end as usize] {
        [article, noun] => (article, noun),
        // `les deux hommes`
        [article, number, noun] if number.pos == Pos::Num => (article, noun),
        // `le marin de 27 ans`
        [article, noun, of, age, years]
            if &*of.lemma == "de" && age.pos == Pos::Num && &*years.lemma == "an" =>
        {
            (article, noun)
        }
        _ => return None,
    };
    let definite = matches!(article.morph.kind(), Some(Kind::Def | Kind::Dem));
    // `l'intérimaire` may be read as an adjective.
    let bare = article.pos == Pos::Det && definite && matches!(noun.pos, Pos::Noun | Pos::Adj);
    // `Cet homme de 52 ans` of the sentence that brings the news is told as `un homme`.
    let introduced = article.morph.kind() == Some(Kind::Dem)
        && subject.len() > 2
        && analysis.lead > 0
        && analysis.in_lead(subject.start);
    if introduced {
        return None;
    }
    // `Le constructeur | franco-allemand Arvena` says more.
    let touches =
        |t: &Token| matches!(t.pos, Pos::Adv | Pos::Pron | Pos::Punct | Pos::Verb | Pos::Aux);
    let next = &analysis.tokens[subject.end as usize..(verb as usize).max(subject.end as usize)];
    (bare && next.first().is_none_or(touches)).then(|| fold(analysis.text(noun.span)))
}

/// The noun of an object that is an article and a noun: `le projet` of `plusieurs oppositions ont retardé le projet`.
pub(super) fn object(analysis: &Analysis, index: usize) -> Option<String> {
    let mut phrases = analysis.clauses[index].complements.iter();
    let object = phrases.find(|c| c.role == Role::Object)?.tokens.clone();
    let [article, noun] = &analysis.tokens[object.start as usize..object.end as usize] else {
        return None;
    };
    let bare = article.morph.kind() == Some(Kind::Def) && noun.pos == Pos::Noun;
    bare.then(|| fold(analysis.text(noun.span)))
}

/// The figures of what the verb comes with: counts and measures, no dates.
pub(super) fn figures(analysis: &Analysis, index: usize) -> Vec<String> {
    let asked = |role| matches!(role, Role::Object | Role::Oblique | Role::Attribute | Role::Time);
    // `adopté par 147 voix contre 62`: how many voted so is not what was voted.
    let vote = |c: &Complement| &*analysis.tokens[c.tokens.start as usize].lemma == "par";
    let phrases = analysis.clauses[index].complements.iter().filter(|c| asked(c.role) && !vote(c));
    let tokens = phrases.flat_map(|c| c.tokens.clone()).map(|t| &analysis.tokens[t as usize]);
    let counts =
        |t: &&Token| t.pos == Pos::Num && !analysis.dates.iter().any(|d| d.span.overlaps(t.span));
    tokens.filter(counts).map(|t| analysis.text(t.span).to_owned()).collect()
}

/// The weight of the gravest event that the clause tells: its verb's, or a little less than that of its nouns.
pub(super) fn gravity(analysis: &Analysis, index: usize, lang: &Language) -> u8 {
    let clause = &analysis.clauses[index];
    let verb = lang
        .index
        .events_of_verb(&lang.rules, &clause.verb.lemma)
        .map(|e| e.gravity)
        .next()
        .unwrap_or(10);
    // `a procédé à un remaniement`: the event is what such a verb brings in.
    let light = lang.rules.syntax.light_verbs.contains(&clause.verb.lemma);
    let core = clause
        .complements
        .iter()
        .filter(|c| c.role == Role::Object || light && c.role == Role::Oblique);
    let phrases = core.map(|c| c.tokens.clone()).chain(clause.subject.clone());
    // What the clause is about, not what its phrases hold: `à perte de vue` loses nothing.
    let nouns = phrases.filter_map(|mut tokens| {
        let head = tokens.find(|&t| analysis.tokens[t as usize].pos == Pos::Noun)?;
        let lemma = &analysis.tokens[head as usize].lemma;
        lang.index.events_of_noun(&lang.rules, lemma).map(|e| e.gravity).next()
    });
    let noun = nouns.max().unwrap_or(0);
    let told = verb.max((u16::from(noun) * 8 / 10) as u8);
    // What was going on is the scene, not the event.
    match clause.verb.tense {
        Some(VerbForm::IndImpf) if clause.kind == ClauseKind::Main => told / 2,
        _ => told,
    }
}
