//! Whose claim a clause is. In: the analysis. Out: a [`Claim`] a clause. It never takes what somebody says for what the
//! article says because it cannot name them.

use super::attributions::Attributions;
use super::interview;
use super::owner::{self, Owner};
use super::statements::{announcer, reporter};
use crate::lang::Language;
use crate::lang::vocabulary::Class;
use crate::model::{
    Analysis, ClaimWay, Clause, ClauseKind, Gender, Kind, Number, Person, Pos, Span, VerbForm,
};

/// Whose claim a clause is.
pub(super) enum Claim {
    /// The article's own.
    Article,
    /// Somebody's, and how that is known.
    Owner(Owner, ClaimWay),
    /// Somebody's who stands there and cannot be named.
    Unnamed(ClaimWay),
}

/// The claims of an article, asked for in order.
pub(super) struct Claims<'a> {
    analysis: &'a Analysis,
    lang: &'a Language,
    /// What one sentence says of its owners, and which sentence that is.
    attributions: Option<(usize, Attributions)>,
    /// The byte from which what is told is said by who answers.
    answers: Option<u32>,
    guest: Option<Owner>,
}

impl<'a> Claims<'a> {
    pub(super) fn new(analysis: &'a Analysis, lang: &'a Language) -> Self {
        let guest = interview::guest(analysis).and_then(|person| {
            let owner = owner::of_person(analysis, person, None, lang)?;
            Some(Owner { names: vec![person.name.clone()], ..owner })
        });
        let answers =
            interview::answers_from(analysis).filter(|_| !interview::quotes_answers(analysis));
        Self { analysis, lang, attributions: None, answers, guest }
    }

    /// Whose claim a clause of a sentence is, outside quotations.
    pub(super) fn of(&mut self, index: usize, sentence: usize) -> Claim {
        let (analysis, lang) = (self.analysis, self.lang);
        let clause = &analysis.clauses[index];
        if clause.kind == ClauseKind::Reported {
            let parent = clause.parent.map(|p| p as usize);
            let subject = |p: usize| analysis.clauses[p].subject.clone().filter(|s| s.len() == 1);
            // `Ses services ont indiqué que P`: whose? Behind what they say (`P, a annoncé sa famille`) it is said.
            let whose = |o: &Owner| {
                let first = o.spans.first().map(|span| analysis.tokens_in(*span).start);
                let poss = |t: usize| analysis.tokens[t].morph.kind() == Some(Kind::Poss);
                first.is_some_and(poss)
            };
            let owner = parent.and_then(|p| {
                reporter(analysis, p, lang)
                    .filter(|owner| !whose(owner))
                    .or_else(|| self.who_goes_on(p, sentence))
                    .or_else(|| self.meant_by(subject(p)?.start, sentence))
            });
            return owner.map_or(Claim::Unnamed(ClaimWay::Reported), |owner| {
                Claim::Owner(owner, ClaimWay::Reported)
            });
        }
        if let Some(speaks) = announcer(analysis, index, sentence, lang) {
            return reporter(analysis, speaks, lang)
                .map_or(Claim::Unnamed(ClaimWay::Reported), |owner| {
                    Claim::Owner(owner, ClaimWay::Reported)
                });
        }
        if let Some(before) = shares_incise(analysis, index, sentence) {
            return self.of(before, sentence);
        }
        let known = self.attributions.take().filter(|(of, _)| *of == sentence);
        let (_, attributions) = self.attributions.insert(
            known.unwrap_or_else(|| (sentence, Attributions::new(analysis, sentence, lang))),
        );
        // A claim whose owner stands there and cannot be named is not the article's.
        if let Some(way) = attributions.way(analysis, index, lang) {
            let owner = attributions.owner(analysis, index, lang);
            let pronoun = attributions.pronoun(analysis, index, lang);
            let owner = owner.or_else(|| self.meant_by(pronoun?, sentence));
            return owner.map_or(Claim::Unnamed(way), |owner| Claim::Owner(owner, way));
        }
        let start = analysis.tokens[clause.verb.head as usize].span.start;
        match &self.guest {
            _ if self.answers.is_none_or(|from| start < from) => Claim::Article,
            Some(guest) => Claim::Owner(guest.clone(), ClaimWay::Interview),
            None => Claim::Unnamed(ClaimWay::Interview),
        }
    }

    /// Whom a pronoun in the singular means: the one person whom its paragraph has named before it, where nothing tells of
    /// another gender.
    fn meant_by(&self, pronoun: u32, sentence: usize) -> Option<Owner> {
        /// People of an article, and tokens of a paragraph, among whom it is looked for.
        const PEOPLE: usize = 100;
        const LONGEST: u32 = 300;
        let analysis = self.analysis;
        let token = &analysis.tokens[pronoun as usize];
        let written = analysis.text(token.span).to_lowercase();
        let gender = match written.trim_start_matches(['-', 't']) {
            "il" | "lui" => Gender::Masc,
            "elle" => Gender::Fem,
            _ => return None,
        };
        let block = analysis.sentences[sentence].block;
        let own = analysis.sentences[..=sentence].iter().rev().take_while(|s| s.block == block);
        let first = own.last()?;
        let start = first.span.start;
        if analysis.people.len() > PEOPLE || pronoun - first.tokens.start > LONGEST {
            return None;
        }
        let named =
            |p: &&Person| p.mentions.iter().any(|m| start <= m.start && m.end <= token.span.start);
        let mut people = analysis.people.iter().filter(named);
        let (person, other) = (people.next()?, people.next());
        let same = person.gender.is_none_or(|own| own == gender);
        // `Le maire et Paul Roux… Selon lui`: a role without a name could be meant as well.
        let whole = Span { start, end: token.span.start };
        let roles = analysis.tokens[analysis.tokens_in(whole)].iter().filter(|t| {
            let mark = self.lang.facts.vocabulary.mark(&t.lemma);
            let human = mark.is(Class::Role) || mark.is(Class::RoleName);
            let theirs = person.role.is_some_and(|r| r.contains(t.span));
            let one = t.morph.number() != Some(Number::Plur);
            human && one && !theirs && t.morph.gender().is_none_or(|g| g == gender)
        });
        let alone = other.is_none() && roles.take(1).count() == 0;
        (alone && same).then(|| owner::of_person(analysis, person, None, self.lang))?
    }

    /// Who speaks by a participle behind what they have said: `« … », a-t-il dit, précisant que P`, `Le maire s'étonne, ajoutant
    /// que P`.
    fn who_goes_on(&self, parent: usize, sentence: usize) -> Option<Owner> {
        let (analysis, lang) = (self.analysis, self.lang);
        let clause = &analysis.clauses[parent];
        let speaks = lang.index.speech(&lang.rules, &clause.verb.lemma).is_some();
        let present = clause.verb.tense == Some(VerbForm::PresPart);
        if clause.kind != ClauseKind::Participial || !speaks || !present {
            return None;
        }
        let span = analysis.sentences[sentence].span;
        let verb = analysis.tokens[clause.verb.head as usize].span.start;
        let first = analysis.quotes.partition_point(|q| q.span.end <= span.start);
        let before = analysis.quotes[first..].iter().take_while(|q| q.span.end <= verb);
        if let Some(quote) = before.filter(|q| !q.nested).last() {
            return owner::of_quote(analysis, quote, lang);
        }
        let outer = clause.parent.map(|p| p as usize)?;
        let main = analysis.clauses[outer].kind == ClauseKind::Main;
        reporter(analysis, outer, lang).filter(|_| main)
    }
}

/// `Faute de forage, souligne-t-il, l'âge n'est déduit que…, | et une formation plus récente ne peut être exclue`: who speaks
/// before the first of two clauses that *et* joins says both. The first of them.
fn shares_incise(analysis: &Analysis, index: usize, sentence: usize) -> Option<usize> {
    let clause = &analysis.clauses[index];
    let before = (clause.tokens.start as usize).checked_sub(1)?;
    let joined = analysis.tokens[before].pos == Pos::Cconj || {
        let first = &analysis.tokens[clause.tokens.start as usize];
        first.pos == Pos::Cconj
    };
    if clause.kind != ClauseKind::Main || !joined {
        return None;
    }
    let run = analysis.clauses_of(&(sentence..sentence + 1));
    let first = (run.start..index).rev().find(|&i| analysis.clauses[i].kind == ClauseKind::Main)?;
    let subject = analysis.clauses[first].subject.as_ref()?.start;
    let says = |c: &Clause| c.kind == ClauseKind::Incise && c.tokens.end <= subject;
    let mut inside = analysis.clauses[first..index].iter();
    inside.any(|c| says(c) && c.parent == Some(first as u32)).then_some(first)
}

/// `L'agglomération assure qu'elle ne paiera pas`: the pronoun that stands for who speaks, where what a clause reports is said
/// of nobody else.
pub(super) fn of_who_speaks(analysis: &Analysis, index: usize, lang: &Language) -> Option<u32> {
    let clause = &analysis.clauses[index];
    lang.index.speech(&lang.rules, &clause.verb.lemma)?;
    let mut inside = analysis.index.inside(index).map(|i| &analysis.clauses[i]);
    let reported = inside.find(|c| c.kind == ClauseKind::Reported)?;
    let subject = reported.subject.clone().filter(|s| s.len() == 1)?.start;
    let written = analysis.text(analysis.tokens[subject as usize].span).to_lowercase();
    let third = lang.rules.syntax.leaning_subjects.contains(&written);
    let same = reported.verb.morph.number() == clause.verb.morph.number();
    // `La préfecture estime qu'il a quitté l'îlet`: somebody else.
    (third && same && !is_other(analysis, index, &written)).then_some(subject)
}

/// True for a pronoun of another gender than the noun that a clause is about.
pub(super) fn is_other(analysis: &Analysis, index: usize, pronoun: &str) -> bool {
    let subject = analysis.clauses[index].subject.clone().unwrap_or_default();
    let inside = &analysis.tokens[subject.start as usize..subject.end as usize];
    let gender = inside.iter().find(|t| t.pos == Pos::Noun).and_then(|t| t.morph.gender());
    gender.is_some_and(|g| pronoun.starts_with("elle") != (g == Gender::Fem))
}
