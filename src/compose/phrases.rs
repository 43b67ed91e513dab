//! What a clause names, as a noun phrase of its own words: `Le conseil a autorisé un programme de rachat d'actions de 100 M€` →
//! `un programme de rachat d'actions de 100 M€`; and a clause without its verb, where that only says that something
//! happens: `Un second cycle de discussions doit s'ouvrir le 20 janvier à Nairobi` → `un second cycle de discussions le 20
//! janvier à Nairobi`. In: a clause. Out: wordings, longest first. It never names what is denied, wished or doubted, and
//! adds no word.

use std::ops::Range;

use super::condense::Wording;
use super::statements::in_quote;
use super::subject::Subject;
use crate::lang::Language;
use crate::lang::vocabulary::Class;
use crate::model::{Analysis, Clause, ClauseKind, Kind, Number, Pos, Role, Token, VerbForm, range};

/// Words of such a phrase that carry sense, and of one that its figure makes.
const CONTENT: usize = 2;
/// Words of the longest.
const LONGEST: usize = 14;

/// What the clause names that is new: its object, else its subject.
pub(crate) fn named(analysis: &Analysis, index: usize, lang: &Language) -> Vec<Wording> {
    let reading = Reading { analysis, clause: &analysis.clauses[index], lang };
    let object = reading.object().and_then(|run| reading.phrase(run, false));
    let subject = || reading.subject().and_then(|run| reading.phrase(run, true));
    object.or_else(subject).unwrap_or_default()
}

/// The clause without its verb, with its time and its place.
pub(crate) fn verbless(analysis: &Analysis, index: usize, lang: &Language) -> Vec<Wording> {
    let reading = Reading { analysis, clause: &analysis.clauses[index], lang };
    reading.verbless().unwrap_or_default()
}

/// The clause as the noun of its event, where that is not over: `Un poste de commissaire sera créé` → `création d'un poste de
/// commissaire`.
pub(crate) fn nominal(analysis: &Analysis, index: usize, lang: &Language) -> Vec<Wording> {
    let reading = Reading { analysis, clause: &analysis.clauses[index], lang };
    reading.nominal().into_iter().collect()
}

struct Reading<'a> {
    analysis: &'a Analysis,
    clause: &'a Clause,
    lang: &'a Language,
}

impl Reading<'_> {
    /// True for a clause that says what is: no denial, wish or doubt.
    fn tells(&self) -> bool {
        let verb = &self.clause.verb;
        let told = matches!(verb.tense, Some(VerbForm::IndPres | VerbForm::IndFut));
        let rules = &self.lang.rules.syntax;
        // `aura lieu en mars, si le budget le permet`: what hangs on a condition is told with it or not at all.
        let limited = self.clause.tokens.clone().any(|t| {
            let token = self.token(t);
            let form = self.form(token).to_lowercase();
            let reflexive = token.morph.kind() == Some(Kind::Refl);
            !reflexive && rules.limiting_words.contains(&form)
        });
        self.clause.kind == ClauseKind::Main
            && told
            && !(verb.negated || limited)
            && !rules.unreal_verbs.contains(&verb.lemma)
    }

    /// What is done, made or found.
    fn object(&self) -> Option<Range<u32>> {
        let verb = &self.clause.verb;
        let done = self.tells() && verb.modal.is_none() && !verb.passive;
        let object = self.clause.complements.iter().find(|c| c.role == Role::Object);
        let object = object.filter(|c| c.tokens.start >= verb.tokens.end)?.tokens.clone();
        // `autour de Nasir, une ville de garnison`: behind one comma stands another name for what is before it.
        let commas = (verb.tokens.end..object.start).filter(|t| self.form(self.token(*t)) == ",");
        if commas.count() % 2 == 1 {
            return None;
        }
        // `compte demander la reconnaissance`: nor is what hangs on an infinitive.
        let governed = self.clause.complements.iter().any(|c| {
            matches!(c.role, Role::Infinitive | Role::Clause) && c.tokens.start < object.start
        });
        (done && !governed).then_some(object)
    }

    /// What is there or comes, where that is new and nobody.
    fn subject(&self) -> Option<Range<u32>> {
        let verb = &self.clause.verb;
        let subject = self.clause.subject.clone()?;
        let sound = Subject { analysis: self.analysis, tokens: subject.clone(), lang: self.lang };
        let sound = sound.whole(verb.tokens.start) == subject
            && sound.agrees_with(verb.morph)
            && sound.begins_at_a_mark(self.clause.kind);
        // A copula only says what kind of thing it is.
        let copula = self.lang.rules.syntax.copulas.contains(&verb.lemma) && !verb.passive;
        (self.tells() && sound && !copula && !verb.passive).then_some(subject)
    }

    /// The phrase with which a run begins, if it is new: a figure or an indefinite article, a noun, and what qualifies it.
    fn phrase(&self, run: Range<u32>, subject: bool) -> Option<Vec<Wording>> {
        let first = self.token(run.start);
        let new = first.morph.kind() == Some(Kind::Indef) && first.pos == Pos::Det
            || first.pos == Pos::Num
            || first.pos == Pos::Adp && self.form(first) == "des";
        let end = self.end(&run);
        let core = run.start..end;
        let inside = &self.analysis.tokens[range(&core)];
        let head = inside.iter().find(|t| t.pos == Pos::Noun)?;
        let rules = &self.lang.rules;
        let idle =
            [&rules.syntax.time_nouns, &rules.syntax.quantity_nouns, &rules.syntax.idle_nouns];
        let idle = idle.iter().any(|list| list.iter().any(|n| **n == *head.lemma));
        // `214 000 euros`, `12 hectares`: of what?
        let mark = self.lang.facts.vocabulary.mark(&head.lemma);
        let unit = [Class::Unit, Class::TimeUnit, Class::Money].iter().any(|class| mark.is(*class));
        // `212 000 € de gaz | et d'électricité`: not all that it counts.
        let unit = unit || inside.get(1).is_some_and(|t| t.pos == Pos::Sym);
        let behind = |at: u32| self.analysis.tokens.get((end + at) as usize).map(|t| t.pos);
        let half = behind(0) == Some(Pos::Cconj) && !matches!(behind(1), Some(Pos::Det | Pos::Num));
        // `une demande d'autorisation | d'exercer une action`: what it is of goes on.
        let next = self.analysis.tokens.get(end as usize..).unwrap_or_default();
        let goes_on = next.iter().take(2).any(|t| {
            t.morph.verb_form() == Some(VerbForm::Inf) || t.pos == Pos::Sconj || &*t.lemma == "que"
        });
        let contrasts = inside.iter().any(|t| {
            t.pos != Pos::Noun && rules.syntax.contrast_words.iter().any(|w| **w == *t.lemma)
        });
        let figure = inside.iter().any(|t| t.pos == Pos::Num);
        let sense = |t: &&Token| matches!(t.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num);
        let content = inside.iter().filter(sense).count();
        // `un collègue`, `une femme enceinte`: somebody is no event.
        let person = [Class::Role, Class::RoleName, Class::Kin].iter().any(|class| mark.is(*class))
            || rules.keyphrases.actors.iter().any(|a| **a == *head.lemma)
            || rules.keyphrases.speakers.iter().any(|a| **a == *head.lemma);
        let many = head.morph.number() == Some(Number::Plur) && figure;
        let somebody = person && (subject || !many && content <= CONTENT);
        let quoted = in_quote(self.analysis, first.span.start);
        let fits = new
            && !(idle || unit || half || goes_on || contrasts || somebody || quoted)
            && content >= CONTENT
            && core.len() <= LONGEST;
        let wording = |run: Range<u32>| Wording {
            text: self.analysis.token_text(&run).to_owned(),
            span: self.analysis.token_span(&run),
            tokens: run.collect(),
        };
        fits.then(|| vec![wording(core)])
    }

    /// Where the phrase ends: before a mark, a verb, a conjunction, a pronoun, and with a word that needs nothing more.
    fn end(&self, run: &Range<u32>) -> u32 {
        let stops = |t: &u32| {
            let token = self.token(*t);
            matches!(
                token.pos,
                Pos::Punct | Pos::Verb | Pos::Aux | Pos::Cconj | Pos::Sconj | Pos::Pron | Pos::Adv
            ) || matches!(token.morph.kind(), Some(Kind::Poss | Kind::Dem))
        };
        let end = run.clone().find(stops).unwrap_or(run.end);
        let closes = |t: &u32| {
            matches!(self.token(*t).pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Sym)
        };
        (run.start..end).rev().find(closes).map_or(run.start, |last| last + 1)
    }

    /// `La 40e édition du 26 septembre au 3 octobre 2025`, `Le prix d'interprétation à Salomé Aubertin-Krief`.
    fn verbless(&self) -> Option<Vec<Wording>> {
        let verb = &self.clause.verb;
        let rule = self.lang.rules.elisions.iter().find(|rule| self.is_said_by(&rule.verbs))?;
        let subject = self.subject()?;
        let sound = Subject { analysis: self.analysis, tokens: subject.clone(), lang: self.lang };
        let inside = &self.analysis.tokens[range(&subject)];
        let head = inside.iter().find(|t| t.pos == Pos::Noun)?;
        let heads = rule.heads.is_empty() || rule.heads.iter().any(|h| **h == *head.lemma);
        let leans = inside.iter().any(|t| {
            matches!(t.morph.kind(), Some(Kind::Poss | Kind::Dem))
                || matches!(t.pos, Pos::Pron | Pos::Punct | Pos::Verb)
        });
        let indefinite = self.token(subject.start).morph.kind() == Some(Kind::Indef);
        let done = verb.compound && !rule.past || rule.new && !indefinite;
        if done || !heads || leans || !sound.is_determined() {
            return None;
        }
        let from = self.behind_verb(&rule.verbs);
        let opens = self.token(from);
        if !rule.opens.is_empty() && !rule.opens.iter().any(|o| **o == *opens.lemma) {
            return None;
        }
        let mut behind = self.clause.complements.iter().filter(|c| c.tokens.start >= from);
        let mut ends = Vec::new();
        let mut end = from;
        while let Some(next) = behind.next().filter(|c| c.tokens.start == end) {
            let kept = match rule.opens.is_empty() {
                true => matches!(next.role, Role::Time | Role::Place),
                false => end == from,
            };
            if !kept {
                break;
            }
            end = next.tokens.end;
            ends.push(end);
        }
        let quoted = |t: u32| in_quote(self.analysis, self.token(t).span.start);
        let wording = |end: u32| {
            let rest = from..self.end_of_rest(&(from..end));
            if rest.is_empty() || rest.clone().any(quoted) {
                return None;
            }
            let text = [&subject, &rest].map(|run| self.analysis.token_text(run)).join(" ");
            let span = self.analysis.token_span(&(subject.start..rest.end));
            Some(Wording { text, span, tokens: subject.clone().chain(rest).collect() })
        };
        Some(ends.into_iter().rev().filter_map(wording).collect())
    }

    /// The noun of what is done, and to what. What has been done has its participle (`un poste créé`).
    fn nominal(&self) -> Option<Wording> {
        /// Tokens of what it is done to.
        const WHAT: usize = 9;
        let verb = &self.clause.verb;
        let listed = self.lang.rules.syntax.nominal_verbs.contains(&verb.lemma);
        let event = self.lang.index.events_of_verb(&self.lang.rules, &verb.lemma).next()?;
        let modal = verb.modal.as_deref().is_none_or(|m| m == "devoir");
        if !listed || !self.tells() || verb.compound || !modal || verb.reflexive {
            return None;
        }
        let run = match verb.passive {
            true => self.clause.subject.clone().filter(|s| {
                let (analysis, tokens, lang) = (self.analysis, s.clone(), self.lang);
                let sound = Subject { analysis, tokens, lang };
                sound.whole(verb.tokens.start) == *s
                    && sound.agrees_with(verb.morph)
                    && sound.is_determined()
            })?,
            false => self.object()?,
        };
        // Whole: `les demandes | portant sur les années` without its participle is other demands.
        let core = run.start..self.end(&run);
        let behind = self.analysis.tokens.get(core.end as usize);
        let goes_on = core.end < run.end
            || behind.is_some_and(|t| {
                t.morph.kind() == Some(Kind::Rel)
                    || t.morph.verb_form().is_some_and(|f| !f.is_finite())
                    || matches!(self.form(t), "que" | "qu’" | "«")
            });
        let inside = &self.analysis.tokens[range(&core)];
        let head = inside.iter().find(|t| t.pos == Pos::Noun)?;
        let leans = inside.iter().any(|t| {
            matches!(t.morph.kind(), Some(Kind::Poss | Kind::Dem))
                || matches!(t.pos, Pos::Pron | Pos::Punct)
        });
        let idle = self.lang.rules.syntax.idle_nouns.iter().any(|n| **n == *head.lemma);
        let opens = matches!(inside.first()?.pos, Pos::Det | Pos::Num);
        // `trois corridors`, `une redevance`, but no `la piscine`: which one?
        let first = inside.first()?;
        let new = first.pos == Pos::Num || first.morph.kind() == Some(Kind::Indef);
        let long = (if new { 2 } else { 3 })..=WHAT;
        if goes_on && !verb.passive || leans || idle || !opens || !long.contains(&core.len()) {
            return None;
        }
        let noun = event.noun.as_deref()?;
        let what = self.analysis.token_text(&core);
        let what = if verb.passive { self.lang.decapitalise(what) } else { what.to_owned() };
        let text = self.lang.join(&format!("{noun} de"), &what);
        let whole = core.start.min(verb.tokens.start)..core.end.max(verb.tokens.end);
        let span = self.analysis.token_span(&whole);
        Some(Wording { text, span, tokens: core.chain(verb.tokens.clone()).collect() })
    }

    /// Where what stands behind the verb ends: before a mark or another verb.
    fn end_of_rest(&self, run: &Range<u32>) -> u32 {
        let stops = |t: &u32| {
            matches!(self.token(*t).pos, Pos::Punct | Pos::Verb | Pos::Aux | Pos::Pron | Pos::Sconj)
        };
        run.clone().find(stops).unwrap_or(run.end)
    }

    /// True if the verb is one of them: `avoir lieu` with the noun right behind it, `s'ouvrir` with its pronoun.
    fn is_said_by(&self, verbs: &[String]) -> bool {
        let verb = &self.clause.verb;
        // `doit s'ouvrir`: the pronoun stands before the infinitive.
        let own = self.analysis.tokens[range(&verb.tokens)].iter();
        let pronoun = verb.reflexive || own.into_iter().any(|t| t.morph.kind() == Some(Kind::Refl));
        verbs.iter().any(|written| {
            let reflexive = written.strip_prefix("se ").or_else(|| written.strip_prefix("s’"));
            let written = reflexive.unwrap_or(written);
            let (lemma, with) = written.split_once(' ').unwrap_or((written, ""));
            let next = self.analysis.tokens.get(verb.tokens.end as usize);
            verb.lemma == lemma
                && pronoun == reflexive.is_some()
                && (with.is_empty() || next.is_some_and(|t| self.form(t) == with))
        })
    }

    /// The first token behind the verb and the noun that goes with it.
    fn behind_verb(&self, verbs: &[String]) -> u32 {
        let end = self.clause.verb.tokens.end;
        let next = self.analysis.tokens.get(end as usize);
        let with = |written: &String| {
            let noun = written.split_once(' ').map(|(_, noun)| noun);
            noun.is_some_and(|noun| next.is_some_and(|t| self.form(t) == noun))
        };
        end + u32::from(verbs.iter().any(with))
    }

    fn token(&self, at: u32) -> &Token {
        &self.analysis.tokens[at as usize]
    }

    fn form(&self, token: &Token) -> &str {
        self.analysis.text(token.span)
    }
}
