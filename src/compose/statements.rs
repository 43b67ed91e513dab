//! What the article says, clause by clause, ready to be said again. In: the analysis. Out: [`Statement`]s in order,
//! each with its owner and its weight as news. It never drops an owner: a claim without one is the article's own.

use super::announced::{Announced, Register};
use super::attributions::is_bound;
use super::bearing::{figures, gravity, object, takes_up};
use super::claims::{self, Claim, Claims};
use super::condense::{VerbStyle, Wording, condense, whose};
use super::measured::measured;
use super::owner::{self, Owner};
use super::passive;
use super::phrases;
use super::toll::{taken, toll};
use super::turned::{announces_list, is_taken_back, is_turned};
use crate::lang::Language;
use crate::model::{
    Analysis, Clause, ClauseKind, Complement, Kind, Pos, Role, Span, Token, VerbForm,
};

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
    /// Turned round, the object first, longest first; empty unless it is a plain active.
    pub passive: Vec<Wording>,
    /// As a noun phrase with its measure: `une facture de 6,8 millions d'euros`.
    pub measured: Vec<Wording>,
    /// What it names that is new: `un programme de rachat d'actions de 100 M€`.
    pub named: Vec<Wording>,
    /// Without its verb: `un second cycle de discussions le 20 janvier à Nairobi`.
    pub verbless: Vec<Wording>,
    /// As the noun of its event: `création d'un poste de commissaire`.
    pub nominal: Vec<Wording>,
    /// Who says so, if it is not the article itself.
    pub owner: Option<Owner>,
    /// What they do by saying so, in a headline and in a sentence, if they announce it.
    announces_it: Option<Announced>,
    /// Weight as news, 0 to 100.
    pub gravity: u8,
    /// Its wordings begin with a name.
    pub proper: bool,
    /// It says what is not.
    pub negated: bool,
    /// It tells what was going on, not what happened.
    pub scene: bool,
    /// It only leads up to what stands behind a colon.
    pub announces: bool,
    /// Its subject is told beside something named elsewhere: `une autre énigme`.
    pub beside: bool,
    /// The figures in what its verb comes with: `22` of `condamné à 22 ans de réclusion`.
    pub figures: Vec<String>,
    /// It tells what had happened before the news: `avait annoncé`.
    pub before: bool,
    /// What follows takes it back: `La maternité est à vingt minutes. Mais elle est fermée.`
    pub turned: bool,
    /// The noun, folded, that its subject takes up without saying more: `accord` of `l'accord entre en vigueur`.
    pub takes_up: Option<String>,
    /// The noun, folded, of somebody new to whom its subject belongs, told in the same sentence: `homme` of `sa passagère`.
    pub whose: Option<String>,
    /// The noun, folded, that its object takes up without saying more.
    pub object: Option<String>,
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
    /// They begin with a name.
    pub proper: bool,
}

impl Statement {
    /// The words it rests on.
    pub(crate) fn span(&self) -> Option<Span> {
        self.plain.first().or(self.passive.first()).or(self.named.first()).map(|w| w.span)
    }

    /// As headlines: participial phrase, turned round, in the present, or as it stands; the owner named.
    pub(crate) fn headlines(&self) -> Vec<Told> {
        let wordings =
            self.participial.iter().chain(&self.passive).chain(&self.present).chain(&self.plain);
        wordings.flat_map(|w| self.told(w)).collect()
    }

    /// As whole sentences with their stop; the owner named.
    pub(crate) fn sentences(&self, lang: &Language) -> Vec<Told> {
        let whole = |t: Told| Told { text: format!("{}.", lang.capitalise(&t.text)), ..t };
        self.plain.iter().flat_map(|w| self.told_as(w, Register::Sentence)).map(whole).collect()
    }

    /// In one of its wordings as a headline, once for each way to name the owner, the best first.
    pub(crate) fn told(&self, wording: &Wording) -> Vec<Told> {
        self.told_as(wording, Register::Headline)
    }

    fn told_as(&self, wording: &Wording, register: Register) -> Vec<Told> {
        let mut spans = vec![wording.span];
        let Some(owner) = &self.owner else {
            return vec![Told {
                text: wording.text.clone(),
                spans,
                sentence: self.sentence,
                proper: self.proper,
            }];
        };
        spans.extend(&owner.spans);
        // Where the words name who says so (`selon un bilan communiqué par la préfecture`), once is enough.
        let named = |name: &String| {
            let behind = wording.text.split_once("selon ").map(|(_, behind)| behind);
            behind.is_some_and(|behind| behind.contains(name.as_str()))
        };
        // What an authority announces is no mere claim of it.
        let verb = self.announces_it.as_ref();
        let link = |name: &str| verb.map_or("selon", |verb| verb.before(name, register));
        let told = |name: &String| Told {
            text: match named(name) {
                true => wording.text.clone(),
                false => format!("{}, {} {name}", wording.text, link(name)),
            },
            spans: spans.clone(),
            sentence: self.sentence,
            proper: self.proper,
        };
        owner.names.iter().map(told).collect()
    }
}

/// Tokens of the longest clause that is told: out of a longer one nothing short can be made.
const LONGEST: usize = 250;

/// The statements of the body, outside quotations.
pub(crate) fn statements(analysis: &Analysis, lang: &Language) -> Vec<Statement> {
    let mut out = Vec::new();
    let mut claims = Claims::new(analysis, lang);
    for (index, clause) in analysis.clauses.iter().enumerate() {
        let aside = is_claimed_aside(analysis, index, lang);
        let told = (aside || matches!(clause.kind, ClauseKind::Main | ClauseKind::Reported))
            && clause.tokens.len() <= LONGEST;
        let start = analysis.tokens[clause.verb.head as usize].span.start;
        let Some(sentence) = analysis.sentence_at(start) else { continue };
        if !told
            || in_quote(analysis, start)
            || is_question(analysis, sentence)
            || announces_list(analysis, sentence, lang)
        {
            continue;
        }
        // `avait annoncé`: the background of something else.
        let before = clause.kind == ClauseKind::Main
            && clause.verb.compound
            && clause.verb.tense == Some(VerbForm::IndImpf);
        let hangs = explains(analysis, index, sentence, lang)
            && announcer(analysis, index, sentence, lang).is_none()
            || is_taken_back(analysis, index, lang);
        if hangs || speaks_only(analysis, index, lang) || goes_on_relative(analysis, index) {
            continue;
        }
        // `demande que P soit fait`: what is asked for is not told.
        if matches!(
            clause.verb.tense,
            Some(VerbForm::SubjPres | VerbForm::SubjImpf | VerbForm::Imper)
        ) {
            continue;
        }
        // A claim whose owner cannot be named is not told at all.
        let owner = match claims.of(index, sentence) {
            Claim::Article => None,
            Claim::Owner(owner, _) => Some(owner),
            Claim::Unnamed(_) => continue,
        };
        // `varie selon les régions`: what is no owner is no aside either, and every wording keeps it.
        let limit = if owner.is_none() { attribution(analysis, index, lang) } else { None };
        let keeps = |w: &Wording| limit.is_none_or(|t| w.tokens.contains(&t));
        let kept = |wordings: Vec<Wording>| wordings.into_iter().filter(keeps).collect::<Vec<_>>();
        let plain = kept(condense(analysis, index, VerbStyle::AsIs, lang));
        let passive = kept(passive::passive(analysis, index, lang));
        let named = kept(phrases::named(analysis, index, lang));
        let nothing = plain.is_empty() && passive.is_empty() && named.is_empty();
        if nothing || reports(analysis, index, lang) {
            continue;
        }
        let mut present = kept(condense(analysis, index, VerbStyle::Present, lang));
        present.retain(|w| !clause.verb.compound || !says_the_day(analysis, w, lang));
        let taken = taken(analysis, index, lang).filter(|(wording, _)| keeps(wording));
        let was = clause.kind == ClauseKind::Main && clause.verb.tense == Some(VerbForm::IndImpf);
        out.push(Statement {
            sentence,
            clause: index,
            scene: before || was && present.is_empty(),
            announces: announces(analysis, index, sentence),
            before,
            turned: is_turned(analysis, index, sentence, lang),
            beside: aside
                || stands_beside(analysis, index, lang)
                || is_opposed(analysis, index, lang),
            figures: figures(analysis, index),
            present,
            participial: [VerbStyle::Participle, VerbStyle::Status]
                .into_iter()
                .flat_map(|style| kept(condense(analysis, index, style, lang)))
                .chain(toll(analysis, index, lang).filter(keeps))
                .chain(taken.iter().map(|(wording, _)| wording.clone()))
                .collect(),
            passive,
            measured: kept(measured(analysis, index, lang)),
            named,
            verbless: kept(phrases::verbless(analysis, index, lang)),
            nominal: kept(phrases::nominal(analysis, index, lang)),
            gravity: gravity(analysis, index, lang).max(taken.map_or(0, |(_, gravity)| gravity)),
            negated: clause.verb.negated || denies(analysis, index),
            proper: plain.first().is_some_and(|wording| {
                let first = wording.tokens.first();
                first.is_some_and(|&t| analysis.tokens[t as usize].pos == Pos::Propn)
            }),
            // Turned round it is told without its subject.
            takes_up: if plain.is_empty() { None } else { takes_up(analysis, index) },
            whose: whose(analysis, index, lang),
            object: object(analysis, index),
            plain,
            announces_it: owner.as_ref().and_then(|o| Announced::new(o, lang)),
            owner,
        });
    }
    out
}

/// True for a circumstance of a main clause that whoever writes claims as well: `alors que la filière licencie`.
fn is_claimed_aside(analysis: &Analysis, index: usize, lang: &Language) -> bool {
    let clause = &analysis.clauses[index];
    let first = &analysis.tokens[clause.tokens.start as usize];
    let listed = lang.rules.syntax.asserting_conjunctions.iter().any(|w| **w == *first.lemma);
    let main = |parent: u32| analysis.clauses[parent as usize].kind == ClauseKind::Main;
    clause.kind == ClauseKind::Adverbial && listed && clause.parent.is_some_and(main)
}

/// `l'amnistie, que les groupes réclament et que le pouvoir exclut`: the second *que* goes on the relative, and reports
/// nothing.
fn goes_on_relative(analysis: &Analysis, index: usize) -> bool {
    let clause = &analysis.clauses[index];
    let relative = |parent: u32| analysis.clauses[parent as usize].kind == ClauseKind::Relative;
    let joined = clause.tokens.start.checked_sub(1);
    let joined = joined.is_some_and(|t| analysis.tokens[t as usize].pos == Pos::Cconj);
    clause.kind == ClauseKind::Reported && joined && clause.parent.is_some_and(relative)
}

/// The first preposition of a clause that says who claims it, wherever it was read but in what a relative says.
pub(crate) fn attribution(analysis: &Analysis, index: usize, lang: &Language) -> Option<u32> {
    let opens = |&t: &u32| {
        let token = &analysis.tokens[t as usize];
        let lemmas = &lang.rules.syntax.attribution_prepositions;
        token.pos == Pos::Adp && lemmas.iter().any(|p| **p == *token.lemma)
    };
    let reach = analysis.clauses[index].tokens.end;
    let behind = || analysis.clauses[index..].iter().take_while(|c| c.tokens.start < reach);
    let phrase = |clause: &Clause, t: u32| {
        let found = clause.complements.iter().find(|c| c.tokens.contains(&t));
        found.map_or(t..t + 1, |c| c.tokens.clone())
    };
    let bound = |t: &u32| {
        let inner = [ClauseKind::Relative, ClauseKind::Participial];
        let holds = |c: &&Clause| c.tokens.contains(t) && inner.contains(&c.kind);
        behind().filter(holds).any(|c| is_bound(analysis, c, &phrase(c, *t)))
    };
    analysis.clauses[index].tokens.clone().find(|t| opens(t) && !bound(t))
}

/// `une raie verte s'est dessinée sur un écran : la sonde venait de rappeler`: the news stands behind the colon. What an
/// article begins with is the news (`La maternité ne rouvrira pas : l'agence a annoncé…`).
fn announces(analysis: &Analysis, index: usize, sentence: usize) -> bool {
    let Some(colon) = colon(analysis, index, sentence).filter(|_| sentence > 0) else {
        return false;
    };
    let rest = colon as usize + 1..analysis.sentences[sentence].tokens.end as usize;
    let behind = analysis.tokens.get(rest).unwrap_or_default();
    let told = |t: &Token| {
        t.morph.verb_form().is_some_and(VerbForm::is_finite) && !in_quote(analysis, t.span.start)
    };
    // `La question la plus délicate a été renvoyée à plus tard : le sort des prisonniers`
    let named = behind.first().is_some_and(|t| t.morph.kind() == Some(Kind::Def));
    named || behind.iter().any(told)
}

/// The colon that ends what a clause says of itself.
pub(super) fn colon(analysis: &Analysis, index: usize, sentence: usize) -> Option<u32> {
    let clause = &analysis.clauses[index];
    let end = analysis.sentences[sentence].tokens.end;
    let reach = (clause.tokens.end + 1).min(end);
    let mark = |t: &u32| analysis.text(analysis.tokens[*t as usize].span) == ":";
    (clause.verb.tokens.end..reach).find(mark)
}

/// True if a byte stands between quotation marks.
pub(crate) fn in_quote(analysis: &Analysis, at: u32) -> bool {
    analysis.index.quoted_at(at).is_some()
}

pub(super) fn is_question(analysis: &Analysis, sentence: usize) -> bool {
    analysis
        .sentence_text(sentence)
        .trim_end_matches([' ', '»', '\u{a0}', '\u{202f}'])
        .ends_with('?')
}

/// True for a clause that only reports another one: what it says is in that one.
fn reports(analysis: &Analysis, index: usize, lang: &Language) -> bool {
    let clause = &analysis.clauses[index];
    // `a reconnu « une fuite en avant »`: a fragment is what the verb asks for.
    let finite = |t: u32| {
        let form = analysis.tokens[t as usize].morph.verb_form();
        form.is_some_and(VerbForm::is_finite)
    };
    let fragment = |c: &Complement| {
        let inside = analysis.tokens.get(c.tokens.start as usize + 1);
        inside.is_some_and(|t| in_quote(analysis, t.span.start)) && !c.tokens.clone().any(finite)
    };
    let governed = clause.complements.iter().find(|c| c.role == Role::Clause && !fragment(c));
    // `L'agglomération assure qu'elle ne paiera pas`: of nobody but who speaks.
    let own = |c: &Complement| {
        claims::of_who_speaks(analysis, index, lang).is_some_and(|t| c.tokens.contains(&t))
    };
    governed.is_some_and(|c| !own(c))
        && lang.index.speech(&lang.rules, &clause.verb.lemma).is_some()
}

/// The clause before a colon that says who tells what stands behind it: `la direction a confirmé la rumeur : l'usine
/// fermera`.
pub(super) fn announcer(
    analysis: &Analysis,
    index: usize,
    sentence: usize,
    lang: &Language,
) -> Option<usize> {
    /// Tokens of the longest sentence that is read so.
    const LONGEST: usize = 300;
    let clause = &analysis.clauses[index];
    let short = analysis.sentences[sentence].tokens.len() <= LONGEST;
    if clause.kind != ClauseKind::Main || !short || !explains(analysis, index, sentence, lang) {
        return None;
    }
    let first = analysis.clauses_of(&(sentence..sentence + 1)).start;
    let speaks = |i: &usize| {
        let before = &analysis.clauses[*i];
        let named = before.subject.as_ref().is_some_and(|s| owner::can_say(analysis, s, lang));
        before.kind == ClauseKind::Main
            && named
            && !before.verb.negated
            && lang.index.speech(&lang.rules, &before.verb.lemma).is_some()
    };
    (first..index).rev().find(speaks)
}

/// `conteste cette lecture : le rapport aurait classé…`: what stands behind a colon belongs to who speaks before it, and to the
/// article where nobody could (`C'est un record : 4,3 millions de visiteurs…`).
fn explains(analysis: &Analysis, index: usize, sentence: usize, lang: &Language) -> bool {
    /// Tokens between the colon and what it explains.
    const REACH: u32 = 200;
    let clause = &analysis.clauses[index];
    let start =
        clause.subject.as_ref().map_or(clause.tokens.start, |s| s.start.min(clause.tokens.start));
    let first = analysis.sentences[sentence].tokens.start.max(start.saturating_sub(REACH));
    let colon = |t: &u32| analysis.text(analysis.tokens[*t as usize].span) == ":";
    let Some(colon) = (first..start).rev().find(colon) else { return false };
    let of_sentence = analysis.clauses_of(&(sentence..sentence + 1)).start;
    let near = analysis.clauses[of_sentence..index].iter().rev();
    let near = near.take_while(|c| c.verb.head + REACH > start);
    let mut before = near.filter(|c| c.verb.head < colon);
    before.any(|c| {
        let Some(subject) = &c.subject else { return c.kind != ClauseKind::Participial };
        let pronoun = &analysis.tokens[subject.start as usize];
        let person = pronoun.morph.kind() == Some(Kind::Subj) && &*pronoun.lemma != "ce";
        person || owner::can_say(analysis, subject, lang)
    })
}

/// `Un sénateur résume :`: a verb of speech without what is said.
fn speaks_only(analysis: &Analysis, index: usize, lang: &Language) -> bool {
    let clause = &analysis.clauses[index];
    // `raconte sans hausser le ton`: how, not what.
    let how = |c: &Complement| {
        let opens = &*analysis.tokens[c.tokens.start as usize].lemma;
        c.role == Role::Infinitive && opens == "sans"
    };
    let mut asked = clause.complements.iter().filter(|c| {
        matches!(c.role, Role::Object | Role::Infinitive | Role::Clause | Role::Oblique)
    });
    let told = asked.next().is_some_and(|c| !how(c)) || says_of_itself(analysis, clause);
    let words = clause.verb.tokens.clone().map(|t| &*analysis.tokens[t as usize].lemma);
    let lets_know =
        words.clone().zip(words.skip(1)).any(|(verb, next)| lang.index.speaks_with(verb, next));
    // `Un incendie s'est déclaré`: a fire says nothing.
    let speaks =
        clause.subject.as_ref().is_none_or(|subject| owner::can_say(analysis, subject, lang));
    let of_itself = clause.verb.reflexive && !speaks;
    lets_know
        || answers_only(analysis, clause, lang)
        || !told
            && !of_itself
            && !clause.verb.passive
            && lang.index.speech(&lang.rules, &clause.verb.lemma).is_some()
}

/// `Jeanne Morvan a répondu à l'AFP sur le quai`: that somebody speaks, and nothing of what they say.
fn answers_only(analysis: &Analysis, clause: &Clause, lang: &Language) -> bool {
    let subject = clause.subject.as_ref().map(|s| analysis.token_span(s));
    let person = subject.is_some_and(|s| analysis.index.person_in(s).is_some());
    let asked = |c: &Complement| matches!(c.role, Role::Object | Role::Infinitive | Role::Clause);
    person
        && lang.rules.syntax.answering_verbs.contains(&clause.verb.lemma)
        && !clause.complements.iter().any(asked)
}

/// `arrête sa production mardi`: in the present, a day that is over is read as one to come.
fn says_the_day(analysis: &Analysis, wording: &Wording, lang: &Language) -> bool {
    let days = &lang.rules.realisation.calendar.weekdays;
    let token = |t: u32| &analysis.tokens[t as usize];
    wording.tokens.iter().any(|&t| {
        let before = t.checked_sub(1).map(|t| token(t).pos);
        let bare = !matches!(before, Some(Pos::Adp | Pos::Det));
        bare && days.iter().any(|d| **d == *token(t).lemma)
    })
}

/// `se disent opposés`: what a reflexive verb of speech is followed by is what is said.
fn says_of_itself(analysis: &Analysis, clause: &Clause) -> bool {
    let next = analysis.tokens.get(clause.verb.tokens.end as usize);
    let participle = |t: &Token| t.morph.verb_form() == Some(VerbForm::PastPart);
    clause.verb.reflexive && next.is_some_and(|t| t.pos == Pos::Adj || participle(t))
}

/// The subject of the clause that reports, as an owner.
pub(super) fn reporter(analysis: &Analysis, parent: usize, lang: &Language) -> Option<Owner> {
    let clause = &analysis.clauses[parent];
    // `a indiqué jeudi l'Office`: behind its verb a subject may pass for an object.
    let object = clause.complements.iter().find(|c| c.role == Role::Object);
    let inverted = object.filter(|_| clause.kind == ClauseKind::Incise).map(|c| c.tokens.clone());
    let subject = clause.subject.clone().or(inverted)?;
    owner::of_subject(analysis, &subject, Some(clause.verb.lemma.clone()), lang)
}

/// `a en revanche cassé`: told against what stands before.
fn is_opposed(analysis: &Analysis, index: usize, lang: &Language) -> bool {
    let verb = analysis.token_text(&analysis.clauses[index].verb.tokens);
    lang.rules.syntax.opposing_openings.iter().any(|l| verb.contains(l.as_str()))
}

/// True if the subject sets what it names beside something else: *une autre énigme*, *le second résultat*.
fn stands_beside(analysis: &Analysis, index: usize, lang: &Language) -> bool {
    let clause = &analysis.clauses[index];
    let subject = clause.subject.clone().unwrap_or(0..0);
    let contrasts = subject.map(|t| &analysis.tokens[t as usize]).any(|t| {
        matches!(t.pos, Pos::Adj | Pos::Det | Pos::Pron)
            && lang.rules.syntax.contrast_words.iter().any(|w| **w == *t.lemma)
    });
    // `vient de retrouver une 41e bête`: beside forty.
    let object = clause.complements.iter().find(|c| c.role == Role::Object);
    let first = |t: u32| &analysis.tokens[t as usize];
    let counts_on = object.is_some_and(|c| {
        let mut inside = c.tokens.clone().take(2);
        let new = first(c.tokens.start).morph.kind() == Some(Kind::Indef);
        let ordinal = |t: u32| {
            let token = first(t);
            token.morph.kind() == Some(Kind::Ordinal) && !token.lemma.starts_with("premi")
        };
        new && inside.any(ordinal)
    });
    contrasts || counts_on
}

/// True if the subject denies: *aucune date*, *personne*, *rien*.
pub(super) fn denies(analysis: &Analysis, index: usize) -> bool {
    let subject = analysis.clauses[index].subject.clone().unwrap_or(0..0);
    subject.into_iter().any(|t| analysis.tokens[t as usize].morph.kind() == Some(Kind::Neg))
}
