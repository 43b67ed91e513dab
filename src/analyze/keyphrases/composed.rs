//! Keyphrases that no phrase of the text gives as it stands. In: events, places, names and their words' weights. Out:
//! [`Keyphrase`]s built from the text's own words. It never joins what the text keeps apart.

use std::ops::Range;

use super::phrases::{block, phrases_at};
use super::weights::{Weights, is_content};
use super::whole::Names;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::rules::Of;

use crate::model::{
    Analysis, Clause, ClauseKind, Keyphrase, Kind, Pos, Role, Span, Token, VerbForm, range,
};

/// An event noun of the text joined to the name that its sentence or the lead is about.
pub(super) fn joined(analysis: &Analysis, weights: &Weights, lang: &Language) -> Vec<Keyphrase> {
    let rules = &lang.rules.keyphrases;
    let mut out = Vec::new();
    let Some((name, last)) = lead_subject(analysis) else { return out };
    let text = analysis.text(name);
    let with_article = lang.decapitalise(text);
    for token in analysis.tokens.iter().filter(|t| t.pos == Pos::Noun) {
        let events = lang.index.events_of_noun(&lang.rules, &token.lemma);
        let Some(event) = events.max_by_key(|e| e.gravity) else { continue };
        let happens = matches!(event.of, Of::Subject | Of::Both) && event.prep.is_none();
        if !happens
            || rules.needs_object.iter().any(|n| **n == *token.lemma)
            || i64::from(event.gravity) < rules.joined_gravity
        {
            continue;
        }
        let noun = analysis.text(token.span).to_lowercase();
        let text = lang.join(&format!("{noun} de"), &with_article);
        let score = (weights.word(token, lang) + weights.word(last, lang)) * rules.joined / 200;
        out.push(Keyphrase { text, score, mentions: vec![token.span, name] });
    }
    out
}

/// What the lead says that somebody publishes, joined to who does: `bénéfice net d'Aéralis`.
pub(super) fn reported(
    analysis: &Analysis,
    weights: &Weights,
    lang: &Language,
) -> Option<Keyphrase> {
    let rules = &lang.rules.keyphrases;
    let clause = analysis.clauses[analysis.clauses_of(&(0..1))].first()?;
    let subject = clause.subject.clone()?;
    let object = clause.complements.iter().find(|c| c.role == Role::Object)?.tokens.clone();
    let inside = &analysis.tokens[subject.start as usize..subject.end as usize];
    let name = inside.iter().rposition(|t| t.pos != Pos::Propn).map_or(0, |i| i + 1);
    let name = inside.get(name..).filter(|n| !n.is_empty())?;
    let tokens = &analysis.tokens[object.start as usize..object.end as usize];
    let head = tokens.iter().position(|t| t.pos == Pos::Noun)?;
    let listed = |list: &[String], word: &str| list.iter().any(|w| w == word);
    // `chiffre d'affaires`
    let three = &tokens[head..tokens.len().min(head + 3)];
    let with_complement = analysis.token_slice(three).to_lowercase().replace('’', "'");
    if !listed(&rules.publishing_verbs, &clause.verb.lemma)
        || !(listed(&rules.published_nouns, &tokens[head].lemma)
            || listed(&rules.published_nouns, &with_complement))
    {
        return None;
    }
    let mut end = block(analysis, tokens, head, tokens.len());
    // `levée de fonds`
    let bare = |t: Option<&Token>| t.is_some_and(|t| t.pos == Pos::Noun);
    let of = |at: usize| tokens.get(at).is_some_and(|t| &*t.lemma == "de" && t.pos == Pos::Adp);
    let mut whole = false;
    if of(end) && bare(tokens.get(end + 1)) {
        end += 2;
        // `plan de sauvegarde | de l'emploi`
        let article = tokens.get(end + 1).is_some_and(|t| t.morph.kind() == Some(Kind::Def));
        whole = of(end) && article && bare(tokens.get(end + 2));
        end += if whole { 3 } else { 0 };
    }
    let what = &tokens[head..end];
    let who = analysis.token_slice(name);
    // `la suppression de 2 140 postes`: of posts, at whose house.
    let counted = tokens[end..].split_first().filter(|(of, _)| &*of.lemma == "de");
    let counted = counted.and_then(|(_, rest)| {
        let noun = rest.iter().position(|t| t.pos != Pos::Num && t.pos != Pos::Adv)?;
        (noun > 0 && rest[noun].pos == Pos::Noun).then_some(&rest[noun])
    });
    let text = match counted {
        Some(noun) => {
            let said = format!("{} de", analysis.token_slice(what));
            format!("{} chez {who}", lang.join(&said, analysis.text(noun.span)))
        }
        // Two complements in *de* do not follow each other.
        None if whole => format!("{} chez {who}", analysis.token_slice(what)),
        None => lang.join(&format!("{} de", analysis.token_slice(what)), who),
    };
    let mean = (weights.word(&what[0], lang) + weights.word(&name[0], lang)) / 2;
    let spans = [what, name].map(|t| t[0].span.to(t[t.len() - 1].span));
    Some(Keyphrase { text, score: mean * rules.published / 100, mentions: spans.to_vec() })
}

/// The event that the lead's verb tells, joined to who or what it happens to, where the text has its noun: `mort de Paul
/// Untel` for `Paul Untel est mort`.
pub(super) fn told(
    analysis: &Analysis,
    names: &Names,
    weights: &Weights,
    lang: &Language,
) -> Vec<Keyphrase> {
    let rules = &lang.rules.keyphrases;
    let news = analysis.clauses_of(&(analysis.lead..analysis.lead + 1));
    let Some(clause) = analysis.clauses[news].iter().find(|c| c.kind == ClauseKind::Main) else {
        return Vec::new();
    };
    let verb = &clause.verb;
    if verb.negated || verb.modal.is_some() || verb.tense == Some(VerbForm::Cond) {
        return Vec::new();
    }
    let object = clause.complements.iter().find(|c| c.role == Role::Object).map(|c| &c.tokens);
    let mut out = Vec::new();
    out.extend(undergone(analysis, weights, clause, lang));
    for event in lang.index.events_of_verb(&lang.rules, &verb.lemma) {
        let Some(noun) = event.noun.as_deref() else { continue };
        let holder = match event.of {
            Of::Object if verb.passive => clause.subject.as_ref(),
            Of::Object => object,
            Of::Subject | Of::Both => clause.subject.as_ref().filter(|_| object.is_none()),
        };
        let Some(holder) = holder.filter(|_| i64::from(event.gravity) >= rules.joined_gravity)
        else {
            continue;
        };
        let said = analysis.tokens.iter().find(|t| fold(analysis.text(t.span)) == fold(noun));
        let Some((said, (who, last))) = said.zip(definite(analysis, names, holder, lang)) else {
            continue;
        };
        let text = lang.join(&format!("{noun} de"), &who);
        let mean =
            (weights.word(said, lang).max(weights.word(last, lang)) + weights.word(last, lang)) / 2;
        let mentions = vec![said.span, analysis.token_span(holder)];
        out.push(Keyphrase { text, score: mean * rules.told / 100, mentions });
    }
    out
}

/// `La baignade est interdite` → `baignade interdite`: what a grave passive of the lead happens to, a bare noun that is
/// nobody.
fn undergone(
    analysis: &Analysis,
    weights: &Weights,
    clause: &Clause,
    lang: &Language,
) -> Option<Keyphrase> {
    let rules = &lang.rules.keyphrases;
    let verb = &clause.verb;
    let subject = clause.subject.as_ref().filter(|_| verb.passive)?;
    let [article, noun] = &analysis.tokens[range(subject)] else { return None };
    let events = lang.index.events_of_verb(&lang.rules, &verb.lemma);
    let gravity = events.map(|e| i64::from(e.gravity)).max()?;
    let known = article.morph.kind() == Some(Kind::Def) && weights.names(noun, lang);
    if !known || gravity < rules.joined_gravity {
        return None;
    }
    let participle = &analysis.tokens[verb.head as usize];
    let text = format!("{} {}", analysis.text(noun.span), analysis.text(participle.span));
    let score = weights.word(noun, lang) * rules.told / 100;
    Some(Keyphrase { text, score, mentions: vec![noun.span] })
}

/// A name, or a noun phrase that begins with a definite article, as it stands behind *de*, and its last token.
fn definite<'a>(
    analysis: &'a Analysis,
    names: &Names,
    tokens: &Range<u32>,
    lang: &Language,
) -> Option<(String, &'a Token)> {
    /// Content words.
    const MOST: usize = 3;
    let tokens = &analysis.tokens[range(tokens)];
    let span = tokens.first()?.span.to(tokens.last()?.span);
    if let Some(person) = analysis.index.person_in(span) {
        let person = &analysis.people[person];
        let token = tokens.iter().rfind(|t| t.pos == Pos::Propn)?;
        return Some((person.name.clone(), token));
    }
    let article = &tokens[0];
    let head = usize::from(article.pos == Pos::Det);
    let plain = article.pos == Pos::Propn || article.morph.kind() == Some(Kind::Def);
    let whole = phrases_at(analysis, names, tokens, head, lang)
        .into_iter()
        .rev()
        .find(|p| tokens[p.clone()].iter().filter(|t| is_content(t)).count() <= MOST);
    let whole = whole.filter(|_| plain)?;
    let text = analysis.token_slice(&tokens[..whole.end]);
    Some((lang.decapitalise(text), &tokens[whole.end - 1]))
}

/// The subject of the first main clause and its last token, if it is a name with its article.
fn lead_subject(analysis: &Analysis) -> Option<(Span, &Token)> {
    let subject = analysis.clauses.first()?.subject.clone()?;
    let tokens = &analysis.tokens[subject.start as usize..subject.end as usize];
    let (last, rest) = tokens.split_last()?;
    let span = analysis.token_span(&subject);
    let person = analysis.index.person_in(span).is_some();
    let plain =
        last.pos == Pos::Propn && rest.iter().all(|t| t.pos == Pos::Det) && !rest.is_empty();
    (plain && !person).then_some((span, last))
}
