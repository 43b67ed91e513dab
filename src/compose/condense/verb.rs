//! The verb of a clause that is said shorter. In: the verb group. Out: its words in the present, as the source has them,
//! or its participle. It never changes what is told: a modal, a negation, a year keep the tense.

use std::ops::Range;

use super::{Condenser, Word};
use crate::compose::deletion::says_a_year;
use crate::model::{ClauseKind, Complement, DateMention, Kind, Number, Pos, Role, Token, VerbForm};

impl Condenser<'_> {
    /// The verb group in the present, agreeing with the subject.
    pub(super) fn present(&self, subject: &Range<u32>) -> Option<String> {
        let verb = &self.clause.verb;
        let shiftable = match verb.tense? {
            VerbForm::IndPres => true,
            VerbForm::IndPast => !verb.compound,
            // `avait échoué` is past only in what somebody reports.
            VerbForm::IndImpf if verb.compound => self.clause.kind == ClauseKind::Reported,
            VerbForm::IndImpf => self.goes_on(),
            _ => false,
        };
        // `La Nasa s'est retirée en 2021` is no news told in the present.
        let dated = verb.compound && self.tells_a_year();
        let modal = self.lang.rules.syntax.modals.contains(&verb.lemma) || verb.modal.is_some();
        // `Le chantier a coûté 21 millions`: what is over is not told as if it went on.
        let over = verb.compound && self.lang.rules.syntax.past_verbs.contains(&verb.lemma);
        if !shiftable || dated || over || modal || verb.passive {
            return None;
        }
        if verb.tense == Some(VerbForm::IndPres) && !verb.compound {
            let own = verb.tokens.clone().filter(|t| !self.points_back(*t));
            let words: Vec<Word> = own.map(Word::Token).collect();
            return Some(self.text(&words));
        }
        if verb.negated {
            return None;
        }
        let form = self.lang.conjugate(&verb.lemma, VerbForm::IndPres, 3, self.number(subject))?;
        let form = if verb.reflexive { self.lang.join("se", &form) } else { form };
        // `a mieux résisté`, `a partiellement fermé`: what qualifies the verb stays with it.
        let adverb = |t: &u32| self.analysis.tokens[*t as usize].pos == Pos::Adv;
        let qualifies = verb.tokens.clone().filter(adverb).filter(|t| !self.points_back(*t));
        let words: Vec<&str> =
            [form.as_str()].into_iter().chain(qualifies.map(|t| self.form(t))).collect();
        Some(words.join(" "))
    }

    /// The verb of what somebody reports of himself, in the tense that goes with a report in the present: `a annoncé qu'elle
    /// retirait` → `annonce qu'elle retire`.
    pub(super) fn retold(&self) -> Option<(u32, String)> {
        let tail = self.tail();
        let inner = &tail.own_report()?.verb;
        let direct = match inner.tense? {
            VerbForm::IndImpf => VerbForm::IndPres,
            VerbForm::Cond => VerbForm::IndFut,
            _ => return None,
        };
        let finite = |&t: &u32| {
            self.analysis.tokens[t as usize].morph.verb_form().is_some_and(VerbForm::is_finite)
        };
        let at = inner.tokens.clone().find(finite)?;
        let number = inner.morph.number().unwrap_or(Number::Sing);
        let lemma = &self.analysis.tokens[at as usize].lemma;
        Some((at, self.lang.conjugate(lemma, direct, 3, number)?))
    }

    /// The verb group of what is done, in the present of a story; what was going on, is denied or only may be is none.
    pub(super) fn story(&self, subject: &Range<u32>) -> Option<Vec<Word>> {
        let verb = &self.clause.verb;
        let done = match verb.tense? {
            // `prévoient de débrayer jeudi`: a present may speak of what is still to come.
            VerbForm::IndPres | VerbForm::IndImpf => verb.compound,
            VerbForm::IndPast => !verb.compound,
            _ => false,
        };
        let modal = self.lang.rules.syntax.modals.contains(&verb.lemma) || verb.modal.is_some();
        // `a partiellement fermé` is not `ferme`.
        let adverb = |t: u32| self.analysis.tokens[t as usize].pos == Pos::Adv;
        let qualified = verb.tokens.clone().any(|t| adverb(t) && !self.points_back(t));
        if !done || modal || verb.negated || qualified {
            return None;
        }
        let number = self.number(subject);
        let present = |lemma: &str| self.lang.conjugate(lemma, VerbForm::IndPres, 3, number);
        if verb.passive {
            return Some(vec![Word::Form(present("être")?), Word::Token(verb.head)]);
        }
        let form = present(&verb.lemma)?;
        let form = if verb.reflexive { self.lang.join("se", &form) } else { form };
        Some(vec![Word::Form(form)])
    }

    /// `se dirigeait lundi vers une majorité`: what the first sentence says is going on, on the day it names.
    fn goes_on(&self) -> bool {
        let opens = self
            .analysis
            .sentences
            .first()
            .is_some_and(|s| s.tokens.contains(&self.clause.tokens.start));
        let day = |c: &Complement| {
            let span = self.analysis.token_span(&c.tokens);
            let noun = self.analysis.tokens[c.tokens.start as usize].pos == Pos::Noun;
            c.role == Role::Time
                && noun
                && self.analysis.dates.iter().any(|d| d.span.overlaps(span))
        };
        opens && self.clause.kind == ClauseKind::Main && self.clause.complements.iter().any(day)
    }

    /// True if the clause says in what year it happened.
    pub(super) fn tells_a_year(&self) -> bool {
        let times = self.clause.complements.iter().filter(|c| c.role == Role::Time);
        times.into_iter().any(|c| says_a_year(self.analysis, &c.tokens))
    }

    /// The verb group as the source has it; in a reported clause with the tense that the speaker used: `a dit que P
    /// avait échoué` → `P a échoué`.
    pub(super) fn as_told(&self) -> Option<Vec<Word>> {
        let verb = &self.clause.verb;
        let tokens = verb.tokens.clone();
        // `reconnaît que le navire devait être remplacé`: it was to be, and was not.
        let modal = verb.modal.is_some() || self.lang.rules.syntax.modals.contains(&verb.lemma);
        let reported = self.clause.kind == ClauseKind::Reported;
        if reported && modal && verb.tense == Some(VerbForm::IndImpf) {
            return None;
        }
        // `ne s'est en revanche que légèrement modérée`
        let ties = self.tail().connectors(tokens.clone());
        let tokens = tokens.filter(|t| !ties.iter().any(|run| run.contains(t)));
        // `Le contrôle du 6 juillet était conforme`: what was so on a day is not told as if it were so now.
        let subject = self.clause.subject.as_ref().map(|s| self.analysis.token_span(s));
        let dated = subject.is_some_and(|s| self.analysis.dates.iter().any(|d| d.span.overlaps(s)));
        // `La CSC rappelle que l'usine versait jusqu'en 2021`: what was so until then is not so now.
        let within = self.analysis.token_span(&self.clause.tokens);
        let mut days =
            self.analysis.dates.iter().filter(|d| d.mentions.iter().any(|m| within.contains(*m)));
        let over = |d: &DateMention| {
            d.days.is_some_and(|(_, last)| self.analysis.date.is_none_or(|today| last < today))
        };
        let dated = dated || days.any(over);
        let direct = match (self.clause.kind, verb.tense) {
            (ClauseKind::Reported, Some(VerbForm::IndImpf)) if !dated || verb.compound => {
                VerbForm::IndPres
            }
            (ClauseKind::Reported, Some(VerbForm::Cond)) => VerbForm::IndFut,
            _ => return Some(tokens.filter(|t| !self.points_back(*t)).map(Word::Token).collect()),
        };
        tokens
            .filter(|t| !self.points_back(*t))
            .map(|t| {
                let token = &self.analysis.tokens[t as usize];
                if token.morph.verb_form() != verb.tense {
                    return Some(Word::Token(t));
                }
                let number = token.morph.number().unwrap_or(Number::Sing);
                self.lang.conjugate(&token.lemma, direct, 3, number).map(Word::Form)
            })
            .collect()
    }

    /// `a condamné l'attaque et réclamé une trêve` → `condamne l'attaque et réclamé…`: a second participle without its auxiliary.
    pub(super) fn lost_its_auxiliary(&self, opening: &[Word], tokens: &[u32]) -> bool {
        let verb = &self.clause.verb;
        let bent = opening.iter().any(|w| matches!(w, Word::Form(_)));
        let behind: Vec<&Token> = tokens
            .iter()
            .filter(|t| **t >= verb.tokens.end)
            .map(|&t| &self.analysis.tokens[t as usize])
            .collect();
        let participle = |t: &Token| t.morph.verb_form() == Some(VerbForm::PastPart);
        // `un pont rénové et élargi` shares nothing.
        let joined = behind.windows(3).any(|run| {
            let [before, and, verb] = run else { return false };
            let like = before.pos == Pos::Adj || participle(before);
            and.pos == Pos::Cconj && participle(verb) && !like
        });
        bent && verb.compound && !verb.passive && joined
    }

    /// `a depuis été convenu`, `a également adopté`: a word that ties the verb to what stood before.
    fn points_back(&self, token: u32) -> bool {
        let adverb = self.analysis.tokens[token as usize].pos == Pos::Adv;
        let form = self.form(token).to_lowercase();
        let tying = &self.lang.rules.syntax.tying_adverbs;
        adverb && tying.contains(&form) || tying.iter().any(|l| self.stands_in(token, l))
    }

    /// True for a word of a locution as it stands in the verb: `en` and `revanche` of `est en revanche confirmée`.
    fn stands_in(&self, token: u32, locution: &str) -> bool {
        let words: Vec<&str> = locution.split(' ').collect();
        let verb = &self.clause.verb.tokens;
        let starts = (0..words.len() as u32).filter_map(|back| token.checked_sub(back));
        let whole = |start: u32| {
            let run = start..start + words.len() as u32;
            verb.contains(&run.start)
                && run.end <= verb.end
                && run.zip(&words).all(|(t, word)| self.form(t) == *word)
        };
        words.len() > 1 && starts.into_iter().any(whole)
    }

    /// `a été placé | en garde à vue`, `restent | sans électricité`: a verb that a headline leaves out, right before the state
    /// that it brings about.
    pub(super) fn brings_to_a_state(&self, subject: &[Range<u32>]) -> bool {
        let rules = &self.lang.rules.syntax;
        let verb = &self.clause.verb;
        let told = matches!(verb.tense, Some(VerbForm::IndPres)) || verb.passive && verb.compound;
        let brings = verb.passive && rules.state_verbs.contains(&verb.lemma)
            || !verb.passive
                && !verb.compound
                && self.is_new(subject)
                && rules.copulas.contains(&verb.lemma);
        let next = self.analysis.tokens.get(verb.tokens.end as usize);
        let state = next.is_some_and(|t| {
            t.pos == Pos::Adp && rules.state_prepositions.iter().any(|p| **p == *t.lemma)
        });
        told && brings && state && !verb.negated && verb.modal.is_none()
    }

    /// The past participle of a passive, as it stands in the source, or of what has come about to something new: `un harnais
    /// est resté au vestiaire`.
    pub(super) fn participle(&self, subject: &[Range<u32>]) -> Option<u32> {
        let verb = &self.clause.verb;
        let kept = |t: u32| subject.iter().any(|run| run.contains(&t));
        // `un accord négocié par X conclu`: one participle after the noun is enough.
        let modified = self.tail().children().any(|c| {
            c.kind == ClauseKind::Participial
                && c.tokens.end <= verb.tokens.start
                && kept(c.verb.head)
                && self.form(c.tokens.start - u32::from(c.tokens.start > 0)) != ","
        }) || subject.iter().cloned().flatten().any(|t| {
            let token = &self.analysis.tokens[t as usize];
            // `une femme enceinte`
            token.pos != Pos::Adj && token.morph.verb_form() == Some(VerbForm::PastPart)
        });
        // `a dû être évacuée`: it has been done.
        let done = verb.modal.as_deref().is_none_or(|m| m == "devoir" && verb.compound);
        let auxiliary = &*self.analysis.tokens[verb.tokens.start as usize].lemma == "être";
        // `une passagère morte`: who has died is told by the verb.
        let new = self.is_new(subject) && !self.tail().tells_alone();
        let came = verb.compound && auxiliary && !verb.reflexive && verb.modal.is_none() && new;
        // `est régulièrement visée`: it does not happen once.
        let often = &self.lang.rules.syntax.frequency_adverbs;
        let often = verb.tokens.clone().any(|t| {
            let lemma = &self.analysis.tokens[t as usize].lemma;
            often.iter().any(|w| **w == **lemma)
        });
        // `a probablement été emporté`: the participle alone would be sure.
        let doubted = verb.tokens.clone().any(|t| self.tail().is_limiting(t));
        let plain = !(modified || doubted || verb.negated || often);
        let plain = plain && (verb.passive || came) && done;
        let told = matches!(verb.tense, Some(VerbForm::IndPres | VerbForm::IndImpf));
        (plain && told).then_some(verb.head)
    }

    /// True for a subject that nothing has named before: counted, or indefinite.
    fn is_new(&self, subject: &[Range<u32>]) -> bool {
        subject.first().is_some_and(|run| {
            let token = &self.analysis.tokens[run.start as usize];
            token.pos == Pos::Num || token.morph.kind() == Some(Kind::Indef)
        })
    }

    /// Plural for a plural head and for coordinated subjects.
    pub(super) fn number(&self, subject: &Range<u32>) -> Number {
        let tokens = &self.analysis.tokens;
        let coordinated = subject.clone().any(|t| {
            tokens[t as usize].pos == Pos::Cconj && matches!(self.form(t), "et" | "ainsi que")
        });
        self.clause.verb.morph.number().unwrap_or(if coordinated {
            Number::Plur
        } else {
            Number::Sing
        })
    }
}
