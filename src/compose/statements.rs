//! What the article says, clause by clause, ready to be said again. In: the analysis. Out: [`Statement`]s in order,
//! each with its owner and its weight as news. It never drops an owner: a claim without one is the article's own.

use std::ops::Range;

use super::condense::{VerbStyle, Wording, condense};
use crate::lang::Language;
use crate::model::{Analysis, ClauseKind, Pos, Role, Span, VerbForm};

/// One clause of the article, in every wording that stands alone.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    /// The sentence it stands in.
    pub sentence: usize,
    /// The clause.
    pub clause: usize,
    /// As the source has it, longest first.
    pub plain: Vec<Wording>,
    /// In the headline present, longest first; empty where the tense does not allow it.
    pub present: Vec<Wording>,
    /// As a participial phrase, longest first; empty unless it is a plain passive.
    pub participial: Vec<Wording>,
    /// Who says so, if it is not the article itself.
    pub owner: Option<Owner>,
    /// Weight as news, 0 to 100.
    pub gravity: u8,
}

/// A statement in one wording, with its owner in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// The words.
    pub text: String,
    /// What they rest on.
    pub spans: Vec<Span>,
    /// The sentence they come from.
    pub sentence: usize,
}

impl Statement {
    /// As headlines: participial phrase, present, or as it stands; the owner named.
    pub(crate) fn headlines(&self, lang: &Language) -> Vec<Told> {
        let wordings = self.participial.iter().chain(&self.present).chain(&self.plain);
        wordings.flat_map(|w| self.told(w, lang)).collect()
    }

    /// As whole sentences with their stop; the owner named.
    pub(crate) fn sentences(&self, lang: &Language) -> Vec<Told> {
        let whole = |t: Told| Told { text: format!("{}.", lang.capitalise(&t.text)), ..t };
        self.plain.iter().flat_map(|w| self.told(w, lang)).map(whole).collect()
    }

    fn told(&self, wording: &Wording, lang: &Language) -> Vec<Told> {
        let mut spans = vec![wording.span];
        let Some(owner) = &self.owner else {
            return vec![Told { text: wording.text.clone(), spans, sentence: self.sentence }];
        };
        spans.push(owner.span);
        let name = lang.decapitalise(&owner.name);
        vec![Told {
            text: format!("{}, selon {name}", wording.text),
            spans,
            sentence: self.sentence,
        }]
    }
}

/// Who makes a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    /// As it can stand after *selon*: a name, or an article and what the person does.
    pub name: String,
    /// What it rests on.
    pub span: Span,
    /// Lemma of the verb of speech, if there is one.
    pub verb: Option<String>,
}

/// The statements of the body, outside quotations.
pub(crate) fn statements(analysis: &Analysis, lang: &Language) -> Vec<Statement> {
    let mut out = Vec::new();
    for (index, clause) in analysis.clauses.iter().enumerate() {
        let told = matches!(clause.kind, ClauseKind::Main | ClauseKind::Reported);
        let start = analysis.tokens[clause.verb.head as usize].span.start;
        let Some(sentence) = analysis.sentence_at(start) else { continue };
        if !told || in_quote(analysis, start) || is_question(analysis, sentence) {
            continue;
        }
        // `demande que P soit fait`: what is asked for is not told.
        if matches!(
            clause.verb.tense,
            Some(VerbForm::SubjPres | VerbForm::SubjImpf | VerbForm::Imper)
        ) {
            continue;
        }
        let owner = match clause.kind {
            ClauseKind::Reported => {
                // A claim whose owner cannot be named is not told at all.
                let Some(owner) = clause.parent.and_then(|p| reporter(analysis, p as usize)) else {
                    continue;
                };
                Some(owner)
            }
            _ => owner_of(analysis, sentence, index, lang),
        };
        let plain = condense(analysis, index, VerbStyle::AsIs, lang);
        if plain.is_empty() || reports(analysis, index, lang) {
            continue;
        }
        out.push(Statement {
            sentence,
            clause: index,
            present: condense(analysis, index, VerbStyle::Present, lang),
            participial: condense(analysis, index, VerbStyle::Participle, lang),
            gravity: gravity(analysis, index, lang),
            plain,
            owner,
        });
    }
    out
}

/// True if a byte stands between quotation marks.
pub(crate) fn in_quote(analysis: &Analysis, at: u32) -> bool {
    analysis.quotes.iter().any(|q| q.span.start <= at && at < q.span.end)
}

fn is_question(analysis: &Analysis, sentence: usize) -> bool {
    analysis
        .sentence_text(sentence)
        .trim_end_matches([' ', '»', '\u{a0}', '\u{202f}'])
        .ends_with('?')
}

/// True for a clause that only reports another one: what it says is in that one.
fn reports(analysis: &Analysis, index: usize, lang: &Language) -> bool {
    let clause = &analysis.clauses[index];
    let governs = clause.complements.iter().any(|c| c.role == Role::Clause);
    governs && lang.index.speech(&lang.rules, &clause.verb.lemma).is_some()
}

/// The subject of the clause that reports, as an owner.
fn reporter(analysis: &Analysis, parent: usize) -> Option<Owner> {
    let clause = &analysis.clauses[parent];
    let subject = clause.subject.clone()?;
    owner_from(analysis, &subject, Some(clause.verb.lemma.clone()))
}

/// The owner of what a sentence says: an incise with a verb of speech, or *selon X*.
fn owner_of(analysis: &Analysis, sentence: usize, index: usize, lang: &Language) -> Option<Owner> {
    let tokens = analysis.sentences[sentence].tokens.clone();
    let incise = analysis.clauses.iter().enumerate().find(|(i, c)| {
        *i != index
            && c.kind == ClauseKind::Incise
            && tokens.contains(&c.tokens.start)
            && lang.index.speech(&lang.rules, &c.verb.lemma).is_some()
    });
    if let Some((i, _)) = incise {
        return reporter(analysis, i);
    }
    let attribution = analysis
        .clauses
        .iter()
        .filter(|c| tokens.contains(&c.tokens.start))
        .flat_map(|c| &c.complements)
        .find(|c| c.role == Role::Attribution)?;
    let inner = attribution.tokens.start + 1..attribution.tokens.end;
    owner_from(analysis, &inner, None)
}

/// An owner from the noun phrase that names it; none for a pronoun.
fn owner_from(analysis: &Analysis, tokens: &Range<u32>, verb: Option<String>) -> Option<Owner> {
    let noun =
        tokens.clone().any(|t| matches!(analysis.tokens[t as usize].pos, Pos::Noun | Pos::Propn));
    if !noun {
        return None;
    }
    let span = analysis.token_span(tokens);
    let name = analysis.text(span).to_owned();
    Some(Owner { name, span, verb })
}

/// The weight of the gravest event that the clause tells: its verb's, or a little less than that of its nouns.
fn gravity(analysis: &Analysis, index: usize, lang: &Language) -> u8 {
    let clause = &analysis.clauses[index];
    let verb = lang
        .index
        .events_of_verb(&lang.rules, &clause.verb.lemma)
        .map(|e| e.gravity)
        .next()
        .unwrap_or(10);
    let nouns =
        clause.tokens.clone().chain(clause.subject.clone().unwrap_or(0..0)).filter_map(|t| {
            let token = &analysis.tokens[t as usize];
            (token.pos == Pos::Noun).then(|| {
                lang.index.events_of_noun(&lang.rules, &token.lemma).map(|e| e.gravity).next()
            })?
        });
    let noun = nouns.max().unwrap_or(0);
    verb.max((u16::from(noun) * 8 / 10) as u8)
}
