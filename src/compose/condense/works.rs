//! What stands between guillemets and can be told with a clause: titles of works, words of its own subject (`dénonce un
//! texte « brutal »`). In: a clause. Out: where they stand. It never takes what another says for one.

use std::ops::Range;

use crate::model::{Analysis, Clause, VerbForm};

/// What stands between guillemets in a clause with a capital and nobody says, or is a fragment that its subject says.
pub(super) fn works(analysis: &Analysis, clause: &Clause) -> Vec<Range<u32>> {
    // `L'ancien gérant, Untel, jugé depuis lundi, a reconnu`: down to the verb all of it says who.
    let until = |s: &Range<u32>| s.start..s.end.max(clause.verb.tokens.start);
    let subject = clause.subject.as_ref().map(until);
    let subject = subject.map(|s| analysis.token_span(&s)).unwrap_or_default();
    let own = |inside: u32, tokens: &Range<u32>| {
        let quote = analysis.quotes.iter().find(|q| q.span.start <= inside && inside < q.span.end);
        let said = quote.and_then(|q| q.source).is_some_and(|source| subject.overlaps(source));
        let finite = |t: u32| {
            let form = analysis.tokens[t as usize].morph.verb_form();
            form.is_some_and(VerbForm::is_finite)
        };
        said && !tokens.clone().any(finite)
    };
    let form = |t: u32| analysis.text(analysis.tokens[t as usize].span);
    let mut out: Vec<Range<u32>> = Vec::new();
    let mut open = None;
    for t in clause.tokens.clone() {
        match (form(t), open) {
            ("«" | "“" | "\"", None) => open = Some(t),
            ("»" | "”" | "\"", Some(start)) => {
                open = None;
                let inside = analysis.tokens[start as usize + 1].span.start;
                let named = form(start + 1).starts_with(char::is_uppercase);
                let work = named && analysis.index.quoted_at(inside).is_none();
                if work || own(inside, &(start..t)) {
                    out.push(start..t + 1);
                }
            }
            _ => {}
        }
    }
    out
}
