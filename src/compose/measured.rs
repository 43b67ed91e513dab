//! A clause that gives a measure, as a noun phrase: `La facture s'élève à 6,8 millions d'euros` → `une facture de 6,8 millions
//! d'euros`. In: a clause. Out: what is measured with its measure. It never turns a denial, a wish or a doubt, and never
//! what goes from one figure to another.

use std::ops::Range;

use super::condense::Wording;
use super::subject::Subject;
use crate::lang::Language;
use crate::lang::schema::headings::{Measure, Tense, Thing};
use crate::model::{
    Analysis, Clause, ClauseKind, Gender, Kind, Number, Pos, Token, VerbForm, range,
};

/// Signs of what is measured.
const LONGEST: usize = 45;

/// The wordings, one for each rule that fits; none where the clause measures nothing.
pub(crate) fn measured(analysis: &Analysis, index: usize, lang: &Language) -> Vec<Wording> {
    let reading = Reading { analysis, clause: &analysis.clauses[index], lang };
    lang.rules.measures.iter().filter_map(|rule| reading.by(rule)).collect()
}

struct Reading<'a> {
    analysis: &'a Analysis,
    clause: &'a Clause,
    lang: &'a Language,
}

impl<'a> Reading<'a> {
    fn by(&self, rule: &Measure) -> Option<Wording> {
        let verb = &self.clause.verb;
        let tense = match (verb.tense?, verb.compound) {
            (VerbForm::IndPres, false) => Tense::Present,
            (VerbForm::IndPres, true) => Tense::Compound,
            (VerbForm::IndFut, false) => Tense::Future,
            _ => return None,
        };
        let plain = matches!(self.clause.kind, ClauseKind::Main | ClauseKind::Reported)
            && !(verb.negated || verb.passive)
            && verb.modal.is_none();
        // `a presque atteint 3 millions`: the measure does not hold without it.
        let adverb = |t: u32| self.token(t).pos == Pos::Adv;
        if !plain
            || verb.tokens.clone().any(adverb)
            || !rule.verbs.iter().any(|v| self.is(v))
            || !rule.tenses.contains(&tense)
        {
            return None;
        }
        let subject = self.subject()?;
        let count = self.count(&rule.opens)?;
        let thing = match rule.thing {
            Thing::Own => self.lang.decapitalise(self.analysis.token_text(&subject)),
            Thing::Indefinite => self.indefinite(&subject)?,
            Thing::Bare => self.bare(&subject)?,
        };
        if thing.chars().count() > LONGEST {
            return None;
        }
        let written = self.analysis.token_text(&count);
        // `de` contracts with nothing here: a measure begins with its figure, a bare noun may begin with a vowel.
        let (before, behind) =
            rule.template.split_once(" de {thing}").unwrap_or((&rule.template, ""));
        let text = match before.len() == rule.template.len() {
            true => rule.template.replace("{thing}", &thing),
            false => format!("{}{behind}", self.lang.join(&format!("{before} de"), &thing)),
        };
        let text = text.replace("{count}", written);
        let whole = subject.start..count.end;
        let span = self.analysis.token_span(&whole);
        Some(Wording { text, span, tokens: subject.chain(count).collect() })
    }

    /// True for the verb of a rule: `se monter` only with its pronoun.
    fn is(&self, verb: &str) -> bool {
        let reflexive = verb.strip_prefix("se ").or_else(|| verb.strip_prefix("s’"));
        let lemma = reflexive.unwrap_or(verb);
        self.clause.verb.lemma == lemma && self.clause.verb.reflexive == reflexive.is_some()
    }

    /// What is measured, whole and named.
    fn subject(&self) -> Option<Range<u32>> {
        let tokens = self.clause.subject.clone()?;
        let verb = &self.clause.verb;
        let sound = Subject { analysis: self.analysis, tokens: tokens.clone(), lang: self.lang };
        let whole = sound.whole(verb.tokens.start) == tokens && tokens.end == verb.tokens.start;
        let inside = &self.analysis.tokens[range(&tokens)];
        let plain = inside.iter().all(|t| {
            let leans = matches!(t.morph.kind(), Some(Kind::Poss | Kind::Dem | Kind::Rel));
            !leans && !matches!(t.pos, Pos::Pron | Pos::Cconj | Pos::Punct | Pos::Verb | Pos::Sconj)
        });
        (whole
            && plain
            && sound.agrees_with(verb.morph)
            && sound.begins_at_a_mark(self.clause.kind)
            && sound.is_determined())
        .then_some(tokens)
    }

    /// The measure behind its preposition, with what it is counted by (`par an`, `hors taxes`, `le mètre carré`).
    fn count(&self, opens: &str) -> Option<Range<u32>> {
        /// Words of what a measure is counted by.
        const RATE: usize = 3;
        let behind = self.clause.complements.iter();
        let mut behind = behind.filter(|c| c.tokens.start >= self.clause.verb.tokens.end);
        let first = behind.next()?.tokens.clone();
        if first.start != self.clause.verb.tokens.end {
            return None;
        }
        let opening = self.token(first.start);
        let count = match opens {
            "" => first,
            _ if opening.pos == Pos::Adp && *opening.lemma == *opens => first.start + 1..first.end,
            _ => return None,
        };
        if !self.measures(&count) {
            return None;
        }
        let mut end = count.end;
        for more in behind {
            let inside = &self.analysis.tokens[range(&more.tokens)];
            let touches = more.tokens.start == end;
            // `de 3,1 % à 2,4 %` goes from one figure to another.
            let counted = inside.iter().any(|t| t.pos == Pos::Num);
            if touches && counted && *inside[0].lemma != *"en" {
                return None;
            }
            let bare = inside.iter().all(|t| t.pos != Pos::Punct && t.pos != Pos::Num);
            // `deux ans de plus`, `3 kilomètres du village`: measured from somewhere else.
            if touches && &*inside[0].lemma == "de" {
                return None;
            }
            let rates = matches!(&*inside[0].lemma, "par" | "hors" | "le");
            if !touches || !bare || !rates || inside.len() > RATE {
                break;
            }
            end = more.tokens.end;
        }
        // `2 min 15 | s`: the measure goes on.
        let next = self.analysis.tokens.get(end as usize).map(|t| t.pos);
        let goes_on = matches!(next, Some(Pos::Num | Pos::Noun | Pos::Sym | Pos::Adj | Pos::Propn));
        (!goes_on).then_some(count.start..end)
    }

    /// True for a figure with its unit, and what only qualifies it.
    fn measures(&self, count: &Range<u32>) -> bool {
        /// Words before the figure: `près de`, `un peu plus de`.
        const QUALIFIERS: usize = 4;
        let inside = &self.analysis.tokens[range(count)];
        let Some(figure) = inside.iter().position(|t| t.pos == Pos::Num) else { return false };
        let of = |t: &Token| t.pos == Pos::Adp && &*t.lemma == "de" && self.form(t) != "du";
        let unit = |t: &Token| {
            matches!(t.pos, Pos::Num | Pos::Noun | Pos::Sym | Pos::Adj)
                || of(t)
                || &*t.lemma == "et"
        };
        let qualifies = |t: &Token| matches!(t.pos, Pos::Adv | Pos::Adj) || of(t);
        let counts = inside[figure..].len() > 1 || self.form(&inside[figure]).contains(['%', '€']);
        let dated = self.analysis.dates.iter().any(|d| d.span.overlaps(inside[figure].span));
        figure < QUALIFIERS
            && counts
            && (!dated || self.clause.verb.lemma == "durer")
            && inside[..figure].iter().all(qualifies)
            && inside[figure..].iter().all(unit)
    }

    /// `La facture` → `une facture`; none of what is one alone: a name, a thing with its owner.
    fn indefinite(&self, subject: &Range<u32>) -> Option<String> {
        let inside = &self.analysis.tokens[range(subject)];
        let (article, rest) = inside.split_first()?;
        let definite = article.pos == Pos::Det && article.morph.kind() == Some(Kind::Def);
        let one = rest.iter().any(|t| {
            matches!(t.pos, Pos::Propn | Pos::Num | Pos::Det)
                || matches!(self.form(t), "du" | "des" | "au" | "aux")
        });
        let head = rest.iter().find(|t| t.pos == Pos::Noun)?;
        if !definite || one {
            return None;
        }
        let first_adjective = rest.first().is_some_and(|t| t.pos == Pos::Adj);
        let new = match (head.morph.number()?, head.morph.gender()?) {
            (Number::Plur, _) if first_adjective => "de",
            (Number::Plur, _) => "des",
            (Number::Sing, Gender::Fem) => "une",
            (Number::Sing, Gender::Masc) => "un",
        };
        Some(self.lang.join(new, self.analysis.token_text(&(subject.start + 1..subject.end))))
    }

    /// `Les travaux` → `travaux`.
    fn bare(&self, subject: &Range<u32>) -> Option<String> {
        let [article, noun] = &self.analysis.tokens[range(subject)] else { return None };
        let definite = article.pos == Pos::Det && article.morph.kind() == Some(Kind::Def);
        (definite && noun.pos == Pos::Noun).then(|| self.form(noun).to_owned())
    }

    fn token(&self, at: u32) -> &'a Token {
        &self.analysis.tokens[at as usize]
    }

    fn form(&self, token: &Token) -> &'a str {
        self.analysis.text(token.span)
    }
}
