//! What a sentence says beside its news. In: tokens, clauses. Out: the spans of asides; whether a word is of what had
//! happened before or never does. It weighs nothing.

use crate::lang::Language;
use crate::model::{Analysis, ClauseKind, Pos, Role, Span, VerbForm};

/// True for a token of a clause whose verb keeps from happening what it names.
pub(super) fn is_prevented(analysis: &Analysis, token: usize, lang: &Language) -> bool {
    let around = analysis.clauses_around(token).iter();
    let inner = around.filter(|c| c.tokens.contains(&(token as u32)) && c.verb.head < token as u32);
    let inner = inner.min_by_key(|c| c.tokens.len());
    inner.is_some_and(|c| lang.rules.keyphrases.disputes.contains(&c.verb.lemma))
}

/// True for a token of a relative clause that tells what had happened before the news, or who reports it (`a annoncé le
/// gouvernement, qui affirme contrôler le pays`).
pub(super) fn is_before(analysis: &Analysis, token: u32) -> bool {
    analysis.clauses_around(token as usize).iter().any(|c| {
        let before = c.verb.compound && c.verb.tense == Some(VerbForm::IndImpf);
        let reporter = |parent: u32| analysis.clauses[parent as usize].kind == ClauseKind::Incise;
        let aside = before || c.parent.is_some_and(reporter);
        c.kind == ClauseKind::Relative && aside && c.tokens.contains(&token)
    })
}

/// What a sentence says aside: clauses that a comma sets apart (`Menés de cinq buts à la pause, les Nordistes…`) or that
/// hang on such ones, and what a bare noun behind a comma says of a name (`Chavanon, enseigne de linge de maison`).
pub(super) fn asides(analysis: &Analysis, sentence: usize, lang: &Language) -> Vec<Span> {
    /// Gravity of what is news wherever it stands: `poursuivi pour le meurtre d'un voisin`.
    const GRAVE: u8 = 60;
    /// Tokens of the longest sentence in which asides are told from the rest.
    const LONGEST: usize = 300;
    let whole = analysis.sentences.get(sentence).map(|s| s.tokens.clone());
    let Some(whole) = whole.filter(|tokens| tokens.len() <= LONGEST) else {
        return Vec::new();
    };
    let token = |t: u32| &analysis.tokens[t as usize];
    let comma = |t: u32| analysis.text(token(t).span) == ",";
    let apart = |start: u32| start == whole.start || comma(start - 1);
    let clauses = &analysis.clauses[analysis.clauses_of(&(sentence..sentence + 1))];
    let grave = |t: u32| {
        let mut events = lang.index.events_of_noun(&lang.rules, &token(t).lemma);
        events.any(|e| e.gravity >= GRAVE)
    };
    let said = clauses.iter().filter(|c| match c.kind {
        ClauseKind::Participial => apart(c.tokens.start) && !c.tokens.clone().any(grave),
        ClauseKind::Relative => apart(c.tokens.start),
        _ => false,
    });
    let verb = clauses.iter().find(|c| c.kind == ClauseKind::Main).map(|c| c.verb.head);
    let appositions = (whole.start + 1..whole.end).filter(|&t| {
        let named = t > whole.start + 1 && token(t - 2).pos == Pos::Propn;
        comma(t - 1) && named && token(t).pos == Pos::Noun
    });
    // An apposition ends where the verb of the sentence stands behind it.
    let reach = |start: u32| {
        let closes = (start..whole.end).find(|&t| comma(t));
        verb.filter(|&v| v > start).and(closes).unwrap_or(whole.end)
    };
    let appositions = appositions.map(|start| start..reach(start));
    // `, après deux nuits passées dans un trou`: what it follows, lacks or is dated by.
    let rules = &lang.rules.keyphrases;
    let set_aside = (whole.start + 1..whole.end).filter(|&t| {
        let leads = rules.circumstances.iter().any(|p| **p == *token(t).lemma);
        comma(t - 1) && token(t).pos == Pos::Adp && leads
    });
    let closes = |start: u32| (start..whole.end).find(|&t| comma(t)).unwrap_or(whole.end);
    let set_aside = set_aside.map(|start| start..closes(start));
    // `, selon le peloton de gendarmerie`, `, a indiqué le parquet`: who says so is not what it is about.
    let incises = clauses.iter().filter(|c| c.kind == ClauseKind::Incise).map(|c| c.tokens.clone());
    let owners = clauses.iter().flat_map(|c| &c.complements);
    let owners = owners.filter(|c| c.role == Role::Attribution).map(|c| c.tokens.clone());
    let runs = said.map(|c| c.tokens.clone()).chain(appositions).chain(set_aside);
    let runs = runs.chain(incises).chain(owners);
    runs.map(|run| analysis.token_span(&run)).collect()
}
