//! How far each clause is what the article says, for those who write rules. In: the analysis. Out: one [`Standing`] a
//! clause: whose claim it is, by the reading that headings are made with, and what keeps it from being a plain claim. It
//! never decides what is told.

use super::claims::{Claim, Claims};
use super::owner;
use super::statements::{denies, is_question};
use crate::lang::Language;
use crate::model::{
    Analysis, ClaimOf, ClaimWay, Clause, ClauseKind, Pos, Span, Standing, VerbForm,
};

/// The standing of every clause, in their order.
pub fn standings(analysis: &Analysis, lang: &Language) -> Vec<Standing> {
    let mut claims = Claims::new(analysis, lang);
    let mut out: Vec<Standing> = Vec::with_capacity(analysis.clauses.len());
    for (index, clause) in analysis.clauses.iter().enumerate() {
        let start = analysis.tokens[clause.verb.head as usize].span.start;
        let sentence = analysis.sentence_at(start);
        let quote = quote_at(analysis, start);
        let claim = match (quote, sentence, clause.parent) {
            (Some(quote), ..) => spoken(analysis, quote, lang),
            (_, Some(sentence), _) if is_told(clause) => claim_of(claims.of(index, sentence)),
            // What hangs on a clause belongs to who owns that; that somebody said so is told by the article.
            (.., Some(parent)) if clause.kind != ClauseKind::Incise => {
                out.get(parent as usize).map(|s| s.claim.clone()).unwrap_or_default()
            }
            _ => ClaimOf::Article,
        };
        out.push(Standing {
            denied: clause.verb.negated || denies(analysis, index),
            conditional: clause.verb.tense == Some(VerbForm::Cond),
            unreal: matches!(
                clause.verb.tense,
                Some(VerbForm::SubjPres | VerbForm::SubjImpf | VerbForm::Imper)
            ),
            asked: sentence.is_some_and(|s| is_question(analysis, s)),
            doubts: doubts(analysis, index, lang),
            quote,
            claim,
        });
    }
    out
}

/// True for the clauses that say something by themselves.
fn is_told(clause: &Clause) -> bool {
    matches!(clause.kind, ClauseKind::Main | ClauseKind::Reported)
}

fn claim_of(claim: Claim) -> ClaimOf {
    match claim {
        Claim::Article => ClaimOf::Article,
        Claim::Unnamed(way) => ClaimOf::Unnamed(way),
        Claim::Owner(mut owner, way) if !owner.names.is_empty() => {
            ClaimOf::Owner { name: owner.names.swap_remove(0), verb: owner.verb, way }
        }
        Claim::Owner(_, way) => ClaimOf::Unnamed(way),
    }
}

/// The innermost quotation that holds a byte.
fn quote_at(analysis: &Analysis, at: u32) -> Option<usize> {
    analysis.index.quoted_at(at)?;
    let behind = analysis.quotes.partition_point(|q| q.span.start <= at);
    analysis.quotes[..behind].iter().rposition(|q| q.span.end > at)
}

/// The claim of a quotation is its speaker's.
fn spoken(analysis: &Analysis, quote: usize, lang: &Language) -> ClaimOf {
    let quote = &analysis.quotes[quote];
    match owner::of_quote(analysis, quote, lang) {
        Some(owner) => claim_of(Claim::Owner(owner, ClaimWay::Quote)),
        None => ClaimOf::Unnamed(ClaimWay::Quote),
    }
}

/// The words of a clause, those of clauses inside it left out, that limit it; the verb above it that doubts it.
fn doubts(analysis: &Analysis, index: usize, lang: &Language) -> Vec<Span> {
    let rules = &lang.rules;
    let clause = &analysis.clauses[index];
    let inside = analysis.index.inside(index).map(|i| &analysis.clauses[i].tokens);
    let mut inner: Vec<_> = inside.map(|r| (r.start, r.end)).collect();
    inner.sort_unstable();
    // What stands before, between and behind the clauses inside it.
    let starts = [clause.tokens.start].into_iter().chain(inner.iter().map(|r| r.1));
    let ends = inner.iter().map(|r| r.0).chain([clause.tokens.end]);
    let limits = |t: &u32| {
        let token = &analysis.tokens[*t as usize];
        let form = analysis.text(token.span).to_lowercase().replace('’', "'");
        // The reflexive of `s'est` limits nothing.
        let reflexive = form == "s'" && token.pos == Pos::Pron;
        !reflexive && rules.syntax.limiting_words.contains(&form)
    };
    let governed = matches!(clause.kind, ClauseKind::Reported | ClauseKind::Complement);
    let above = clause.parent.filter(|_| governed).map(|p| &analysis.clauses[p as usize].verb);
    let doubtful = above.filter(|verb| {
        rules.keyphrases.disputes.contains(&verb.lemma)
            || rules.syntax.unreal_verbs.contains(&verb.lemma)
    });
    let span = |t: u32| analysis.tokens[t as usize].span;
    let words = starts.zip(ends).flat_map(|(start, end)| start..end).filter(limits).map(span);
    doubtful.map(|verb| span(verb.head)).into_iter().chain(words).collect()
}
