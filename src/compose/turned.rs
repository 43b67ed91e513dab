//! What takes back what a clause says, or turns it. In: the clauses of the article. Out: whether the rest of the sentence, or the
//! sentence behind it, opposes or contests one, and whether it only opens a list. It never judges who is right.

use std::ops::Range;

use crate::lang::Language;
use crate::model::{Analysis, ClauseKind, Kind, Pos, Role, Token};

/// `La version ne mentionne plus d'altitude, mais impose…`, `Deux trêves ont été conclues ; aucune n'a tenu`: half of what is
/// said, and not the half that counts.
pub(super) fn is_taken_back(analysis: &Analysis, index: usize, lang: &Language) -> bool {
    /// Clauses behind one among which the next main clause is looked for.
    const NEAR: usize = 8;
    let end = analysis.clauses[index].tokens.end as usize;
    let mark = |t: &&Token| matches!(analysis.text(t.span), "," | ";");
    let mut behind = analysis.tokens[end..].iter().skip_while(mark);
    let Some(next) = behind.next() else { return false };
    let denies = next.pos == Pos::Pron && next.morph.kind() == Some(Kind::Neg);
    let opposed = lang.rules.syntax.adversatives.iter().any(|w| **w == *next.lemma);
    let opens = index == 0;
    // `ont été retrouvés, mais les recherches se poursuivent`: what is said of somebody else takes nothing back.
    let other = analysis.clauses.get(index + 1..).unwrap_or_default().iter().take(NEAR).any(|c| {
        let own = |s: &Range<u32>| {
            let first = &analysis.tokens[s.start as usize];
            let determined = matches!(first.pos, Pos::Det | Pos::Num | Pos::Propn);
            // `…, mais il relève son dividende`: what the lead tells besides.
            let besides = opens && first.morph.kind() == Some(Kind::Subj);
            (determined || besides) && s.start as usize > end && s.start as usize <= end + 2
        };
        c.kind == ClauseKind::Main && c.subject.as_ref().is_some_and(own)
    });
    // `ont encaissé six points et en ont inscrit 22`: half of a count that goes on.
    let goes_on = analysis.clauses.get(index + 1).is_some_and(|next| {
        let own = &analysis.clauses[index];
        let mut verb = next.verb.tokens.clone().map(|t| analysis.tokens[t as usize].morph.kind());
        next.kind == ClauseKind::Main
            && next.subject.is_some()
            && next.subject == own.subject
            && verb.any(|kind| kind == Some(Kind::AdvPron))
    });
    // `Les locataires réclament 418 000 euros, le bailleur n'en reconnaît que 96 500`: one side of a quarrel.
    let disputes = analysis.clauses.get(index + 1).is_some_and(|next| {
        let own = &analysis.clauses[index];
        let words = &analysis.tokens[end..next.verb.tokens.end.max(end as u32) as usize];
        let kind = |kind: Kind| words.iter().any(|t| t.morph.kind() == Some(kind));
        let short = words.iter().filter(|t| analysis.text(t.span) == ",").count() == 1;
        let denies = words.iter().any(|t| &*t.lemma == "ne");
        next.kind == ClauseKind::Main
            && own.kind == ClauseKind::Main
            && next.subject != own.subject
            && short
            && denies
            && kind(Kind::AdvPron)
    });
    denies || goes_on || disputes || opposed && (analysis.clauses[index].verb.negated || !other)
}

/// True if the rest of its sentence or the next one of its paragraph opposes what a clause says.
pub(super) fn is_turned(
    analysis: &Analysis,
    index: usize,
    sentence: usize,
    lang: &Language,
) -> bool {
    let listed = |t: &Token| lang.rules.syntax.adversatives.iter().any(|w| **w == *t.lemma);
    let own = &analysis.sentences[sentence];
    let end = analysis.clauses[index].tokens.end.min(own.tokens.end) as usize;
    let mark = |t: &&Token| matches!(analysis.text(t.span), "," | ";");
    let mut rest = analysis.tokens[end..own.tokens.end as usize].iter().skip_while(mark);
    let next = analysis.sentences.get(sentence + 1).filter(|s| s.block == own.block);
    let next = next.map(|_| sentence + 1);
    let opposes = |next: usize| {
        let text = analysis.sentence_text(next).to_lowercase().replace('’', "'");
        let openings = &lang.rules.syntax.opposing_openings;
        openings.iter().any(|w| text.starts_with(w.as_str()))
            || analysis.tokens_of(next).first().is_some_and(listed)
    };
    rest.next().is_some_and(listed)
        || next.is_some_and(opposes)
        || is_contested(analysis, sentence, lang)
        || is_unlinked(analysis, sentence, lang)
}

/// `Une femme est morte. Le lien avec le fromage n'est pas établi`: whoever reads the first alone takes it for a consequence.
fn is_unlinked(analysis: &Analysis, sentence: usize, lang: &Language) -> bool {
    let own = &analysis.sentences[sentence];
    let next = analysis.sentences.get(sentence + 1).filter(|s| s.block == own.block);
    next.is_some_and(|_| {
        let clauses = &analysis.clauses[analysis.clauses_of(&(sentence + 1..sentence + 2))];
        clauses.iter().any(|c| {
            let subject = c.subject.clone().unwrap_or_default();
            let inside = &analysis.tokens[subject.start as usize..subject.end as usize];
            let head = inside.iter().find(|t| t.pos == Pos::Noun);
            let linking = &lang.rules.syntax.linking_nouns;
            let links = head.is_some_and(|t| linking.iter().any(|n| **n == *t.lemma));
            c.kind == ClauseKind::Main && c.verb.negated && links
        })
    })
}

/// True if the sentence behind it, or the one that opens the next paragraph, contests what it gives: `Les syndicats contestent
/// ces chiffres.`
fn is_contested(analysis: &Analysis, sentence: usize, lang: &Language) -> bool {
    let own = analysis.sentences[sentence].block;
    let rest = analysis.sentences.iter().enumerate().skip(sentence + 1);
    let opens = rest.clone().find(|(_, s)| s.block != own).map(|(next, _)| next);
    let rules = &lang.rules.syntax;
    let contests = |next: usize| {
        let clauses = &analysis.clauses[analysis.clauses_of(&(next..next + 1))];
        clauses.iter().any(|c| {
            let object = c.complements.iter().find(|c| c.role == Role::Object);
            let inside = object.map(|c| c.tokens.clone()).into_iter().flatten();
            let mut nouns = inside.map(|t| &*analysis.tokens[t as usize].lemma);
            c.kind == ClauseKind::Main
                && !c.verb.negated
                && rules.contesting_verbs.contains(&c.verb.lemma)
                && nouns.any(|noun| rules.contested_nouns.iter().any(|n| n == noun))
        })
    };
    [Some(sentence + 1), opens]
        .into_iter()
        .flatten()
        .any(|s| s < analysis.sentences.len() && contests(s))
}

/// True for a sentence that only opens a list: `Les produits concernés sont les suivants :`
pub(super) fn announces_list(analysis: &Analysis, sentence: usize, lang: &Language) -> bool {
    let listed = &lang.rules.syntax.list_openings;
    let mut tokens = analysis.tokens_of(sentence).iter();
    analysis.sentence_text(sentence).ends_with(':')
        && tokens.any(|t| listed.iter().any(|w| **w == *t.lemma))
}
