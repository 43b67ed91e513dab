//! What can be left out of a clause without changing what it claims. In: a clause. Out: the runs of tokens behind its
//! verb that stay, for each way of shortening, longest first. It never leaves out what limits the claim, nor the
//! complement a verb asks for: only what marks set apart, a bare day, and the asides that belong to nobody.

mod asides;
mod cause;
mod named;
mod reported;
mod stops;
mod untold;

use std::borrow::Cow;
use std::ops::Range;

use crate::lang::Language;
use crate::model::{Analysis, Clause, Complement, Kind, Pos, Role, VerbForm};

/// A clause whose tail can be shortened.
pub(super) struct Tail<'a> {
    pub analysis: &'a Analysis,
    pub index: usize,
    pub clause: &'a Clause,
    pub lang: &'a Language,
}

/// Runs of tokens that stay.
pub(super) type Kept = Vec<Range<u32>>;

impl Tail<'_> {
    /// Every sound shortening of what stands behind the verb, longest first.
    pub(super) fn shortenings(&self) -> Vec<Kept> {
        let (start, end) = (self.clause.verb.tokens.end, self.clause.tokens.end);
        let always = self.never_told(start..end);
        let (mut days, asides) = (self.days(), self.asides());
        days.extend(self.lead_times());
        days.extend(self.before_cause());
        let mut out: Vec<Kept> = Vec::new();
        for stop in self.stops(start..end) {
            for without in [0, 1, 2] {
                let mut holes = always.clone();
                if without > 0 {
                    holes.extend(days.iter().cloned());
                }
                if without > 1 {
                    holes.extend(asides.iter().cloned());
                }
                let kept = self.around(start..stop, holes);
                if self.is_whole(&kept) && !out.contains(&kept) {
                    out.push(kept);
                }
            }
        }
        out
    }

    fn form(&self, token: u32) -> &str {
        self.analysis.text(self.analysis.tokens[token as usize].span)
    }

    fn pos(&self, token: u32) -> Pos {
        self.analysis.tokens[token as usize].pos
    }

    fn lower(&self, token: u32) -> Cow<'_, str> {
        let form = self.form(token);
        if form.contains(|c: char| c.is_uppercase() || c == '’') {
            Cow::Owned(form.to_lowercase().replace('’', "'"))
        } else {
            Cow::Borrowed(form)
        }
    }

    fn is_comma(&self, token: u32) -> bool {
        self.form(token) == ","
    }

    fn behind(&self) -> impl Iterator<Item = &Complement> {
        let start = self.clause.verb.tokens.end;
        self.clause.complements.iter().filter(move |c| c.tokens.start >= start)
    }

    /// True if the phrase that begins here, or the word before it, limits the claim.
    pub(super) fn limits(&self, token: u32) -> bool {
        let near = token.saturating_sub(1)..(token + 2).min(self.clause.tokens.end);
        // `fermera | au plus tard | le 30 septembre`
        let locution = token.saturating_sub(3)..token;
        let words: Vec<String> = locution.map(|t| self.lower(t).to_string()).collect();
        let listed = &self.lang.rules.syntax.limiting_words;
        near.into_iter().any(|t| self.is_limiting(t))
            || listed.contains(&words.join(" "))
            || self.undoes(token)
            || self.is_denied_for(token)
    }

    /// `cinq ans de prison, | dont deux avec sursis`: what the figure is worth.
    pub(super) fn tells_worth(&self, token: u32) -> bool {
        worth(self.analysis, token..self.clause.tokens.end, self.lang).is_some()
    }

    /// `une réclamation, | rejetée à 19 heures`, `, | finalement rejetée`: what stands before the comma is over.
    fn undoes(&self, token: u32) -> bool {
        let at = |t: u32| self.analysis.tokens.get(t as usize);
        let apart = token.checked_sub(1).is_some_and(|t| self.is_comma(t));
        let adverb = at(token).is_some_and(|t| t.pos == Pos::Adv);
        let listed = &self.lang.rules.syntax.undoing_verbs;
        apart
            && at(token + u32::from(adverb)).is_some_and(|t| {
                let participle = t.morph.verb_form() == Some(VerbForm::PastPart);
                participle && listed.iter().any(|v| **v == *t.lemma)
            })
    }

    /// `si`, `sauf`, `sinon`; not the reflexive of `s'est`.
    pub(super) fn is_limiting(&self, token: u32) -> bool {
        let form = self.lower(token);
        let listed = self.lang.rules.syntax.limiting_words.iter().any(|w| *w == form);
        listed && !(form == "s'" && self.pos(token) == Pos::Pron)
    }

    pub(super) fn children(&self) -> impl Iterator<Item = &Clause> {
        self.analysis.index.inside(self.index).map(|i| &self.analysis.clauses[i])
    }

    /// A day told by its bare name right behind the verb or at the end: `a annoncé mardi`, `vendredi soir`.
    fn days(&self) -> Vec<Range<u32>> {
        // `mercredi à 19 h 30`: an hour keeps its day.
        let hour = |t: u32| {
            let form = self.lower(t);
            let figures = form.trim_start_matches(|c: char| c.is_ascii_digit());
            figures.len() < form.len() && figures.trim_start().starts_with(['h', ':'])
                || &*form == "h"
                || matches!(&*form, "heure" | "heures" | "midi" | "minuit")
        };
        /// Words behind a day in which its hour stands.
        const NEAR: u32 = 4;
        let timed = |c: &Complement| {
            let near = c.tokens.start..(c.tokens.end + NEAR).min(self.clause.tokens.end);
            let comma = near.clone().find(|&t| self.is_comma(t)).unwrap_or(near.end);
            (near.start..comma).any(hour)
        };
        self.behind()
            .filter(|c| c.role == Role::Time && !self.limits(c.tokens.start))
            .filter(|c| !self.belongs_to_verb(c))
            .filter(|c| !timed(c))
            .filter(|c| !self.owns(&c.tokens))
            // `mardi`, `le 30 juin`
            .filter(|c| matches!(self.pos(c.tokens.start), Pos::Noun | Pos::Det))
            // `l'an passé`: all of the date, or nothing of it.
            .filter_map(|c| {
                let span = self.span_of(c);
                let date = self.analysis.dates.iter().find(|d| d.span.contains(span))?;
                let inside = |t: &u32| date.span.contains(self.analysis.tokens[*t as usize].span);
                let behind = (c.tokens.end..self.clause.tokens.end).take_while(inside).count();
                Some(c.tokens.start..c.tokens.end + behind as u32)
            })
            .filter(|run| !self.leaves_apposition(run))
            .collect()
    }

    /// `verra | le jour`: half of what the verb says.
    fn belongs_to_verb(&self, phrase: &Complement) -> bool {
        let verb = &*self.clause.verb.lemma;
        let listed = &self.lang.rules.syntax.wants_date;
        let nouns: Vec<Cow<'_, str>> =
            phrase.tokens.clone().take(2).map(|t| self.lower(t)).collect();
        let asked = |noun: &str| listed.iter().any(|w| w.split_once(' ') == Some((verb, noun)));
        nouns.iter().any(|noun| asked(noun))
    }

    /// The times between the verb of the lead and what it asks for: `ont dérobé | dans la nuit de dimanche à lundi | onze
    /// tabatières`; the body tells them, right below.
    fn lead_times(&self) -> Option<Range<u32>> {
        if self.clause.tokens.start >= lead_end(self.analysis) {
            return None;
        }
        let start = self.clause.verb.tokens.end;
        let open = &self.lang.rules.syntax.open_times;
        let charge = self.charge().map(|c| c.tokens.start);
        let sentence = self.sentence().map(|c| c.tokens.start);
        let mut end = start;
        for phrase in self.behind() {
            let first = &self.analysis.tokens[phrase.tokens.start as usize];
            // `condamné | à douze ans de réclusion`: a measure is no day.
            let counted = phrase.tokens.clone().any(|t| self.pos(t) == Pos::Num);
            let measure = &*first.lemma == "à" && counted;
            let opens = end == start && open.iter().any(|w| **w == *first.lemma);
            let bounds = measure || opens && charge.is_none();
            // `comparaissent | depuis lundi devant le tribunal | pour homicide`
            let judged = &*first.lemma == "par" && phrase.role == Role::Agent && !counted;
            let tried = charge.is_some() || sentence.is_some();
            let court = tried && (judged || &*first.lemma == "devant");
            // `refusent | par 54 % des voix | un crédit`: how many voted so stands right below.
            let vote = &*first.lemma == "par" && counted && phrase.role == Role::Oblique;
            // `ont mis | au jour | les restes` says what was done, not when.
            let span = self.span_of(phrase);
            let dated = self.analysis.dates.iter().any(|d| d.span.overlaps(span));
            let own = &*first.lemma == "à" && !dated || self.belongs_to_verb(phrase);
            let time = phrase.role == Role::Time && !own;
            // `condamné | lundi à Dijon par le tribunal | à trois ans de prison`
            let seat = sentence.is_some() && phrase.role == Role::Place;
            let circumstance = (time || vote || court || seat)
                && phrase.tokens.start == end
                && !bounds
                && !self.owns(&phrase.tokens)
                && !says_a_year(self.analysis, &phrase.tokens)
                && !self.limits(phrase.tokens.start);
            if !circumstance {
                let asked =
                    is_core(phrase.role) || matches!(phrase.role, Role::Agent | Role::Place);
                let asked = asked || [charge, sentence].contains(&Some(phrase.tokens.start));
                let follows = phrase.tokens.start == end && asked && end > start;
                return follows.then_some(start..end);
            }
            end = phrase.tokens.end;
        }
        None
    }

    /// What somebody is tried or punished for: half of what such a verb tells.
    fn charge(&self) -> Option<&Complement> {
        let charges = self.lang.rules.syntax.charging_verbs.contains(&self.clause.verb.lemma);
        let first =
            |c: &Complement| &*self.analysis.tokens[c.tokens.start as usize].lemma == "pour";
        self.behind().find(|c| charges && first(c))
    }

    /// What somebody is sentenced to: `condamné par la cour d'assises | à 14 ans de réclusion`.
    pub(super) fn sentence(&self) -> Option<&Complement> {
        let charges = self.lang.rules.syntax.charging_verbs.contains(&self.clause.verb.lemma);
        let measure = |c: &Complement| {
            let first = &self.analysis.tokens[c.tokens.start as usize];
            &*first.lemma == "à" && c.tokens.clone().any(|t| self.pos(t) == Pos::Num)
        };
        // Whom a court sentences stands behind its verb, and is told with it.
        let passive = self.clause.verb.passive;
        self.behind().find(|c| charges && passive && measure(c))
    }

    /// `ouvre samedi | sa saison` is no time.
    fn owns(&self, tokens: &Range<u32>) -> bool {
        let kind = |t: u32| self.analysis.tokens[t as usize].morph.kind();
        tokens.clone().any(|t| kind(t) == Some(Kind::Poss))
    }

    /// Phrases between two commas behind the verb: `a publié jeudi, avant l'ouverture,`, `a adopté, par 147 voix contre 62,`.
    fn asides(&self) -> Vec<Range<u32>> {
        let tail = self.clause.verb.tokens.end..self.clause.tokens.end;
        let commas: Vec<u32> = tail.filter(|&t| self.is_comma(t)).collect();
        let aside = |c: &&Complement| {
            matches!(c.role, Role::Time | Role::Place | Role::Adjunct | Role::Oblique | Role::Agent)
        };
        let asides: Vec<&Complement> = self.behind().filter(aside).collect();
        let parentheses = self.parentheses(self.clause.verb.tokens.end..self.clause.tokens.end);
        let within = |t: u32| {
            asides.iter().map(|c| &c.tokens).chain(&parentheses).any(|run| run.contains(&t))
        };
        let runs = commas.windows(2).map(|pair| pair[0] + 1..pair[1]).filter(|run| !run.is_empty());
        let circumstance = |run: &Range<u32>| {
            run.clone().all(within)
                && self.pos(run.start) == Pos::Adp
                && !self.limits(run.start)
                && !self.goes_on(run.start - 1)
                && !self.goes_on(run.end)
                && !self.is_governed(run.start - 1)
        };
        runs.filter(|run| {
            circumstance(run) || self.is_part_of_count(run) || self.is_inserted(run.start - 1)
        })
        .filter(|run| !self.leaves_apposition(run) && !self.is_opposed(run))
        .collect()
    }

    /// `de 71 millions, en recul de 18 %, | mais supérieur aux prévisions`: what something is set against.
    fn is_opposed(&self, run: &Range<u32>) -> bool {
        let next = run.end + 1;
        let adversatives = &self.lang.rules.syntax.adversatives;
        next < self.clause.tokens.end
            && self.is_comma(run.end)
            && adversatives.iter().any(|w| *w == *self.lower(next))
    }

    /// `, et pour cinq ans,`, `, et 13 abstentions,`: what is added between two commas, without a verb, before the object.
    fn is_inserted(&self, comma: u32) -> bool {
        let and = self.analysis.tokens.get(comma as usize + 1);
        if and.is_none_or(|t| t.pos != Pos::Cconj) {
            return false;
        }
        let rest = comma + 1..self.clause.tokens.end;
        let Some(close) = rest.into_iter().find(|&t| self.is_comma(t)) else { return false };
        let verb = |t: u32| matches!(self.pos(t), Pos::Verb | Pos::Aux | Pos::Pron);
        let opens = matches!(self.pos(comma + 2), Pos::Adp | Pos::Num);
        let core = self.behind().any(|c| is_core(c.role) && c.tokens.start == close + 1);
        opens && core && !(comma + 1..close).any(verb)
    }

    /// True if what stands behind an aside says more of it, or of what stands before both (`, contre Lacombe, quintuple
    /// tenant du titre`): it cannot stay where the aside goes.
    fn leaves_apposition(&self, run: &Range<u32>) -> bool {
        let next = run.end + 1;
        if next >= self.clause.tokens.end || !self.is_comma(run.end) {
            return false;
        }
        // `a bondi de 9 %, [à 701 millions,] un niveau inédit`: the verb has what it asks for.
        let served = |c: &Complement| {
            let asked = matches!(c.role, Role::Object | Role::Attribute)
                || c.role == Role::Oblique
                    && matches!(&*self.analysis.tokens[c.tokens.start as usize].lemma, "de" | "à");
            asked && c.tokens.end <= run.start
        };
        let core = !self.behind().any(served)
            && self
                .behind()
                .any(|c| is_core(c.role) && !self.is_apposition(c) && c.tokens.start == next);
        let token = &self.analysis.tokens[next as usize];
        let form = token.morph.verb_form();
        let participle = matches!(form, Some(VerbForm::PastPart | VerbForm::PresPart));
        let noun = matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Det | Pos::Adj | Pos::Num);
        // `dont un nourrisson, | trop jeune pour être vacciné`
        let adjective = |t: u32| t < self.clause.tokens.end && self.pos(t) == Pos::Adj;
        let degree = token.pos == Pos::Adv && adjective(next + 1);
        !core && (participle || noun || degree || token.pos == Pos::Pron)
    }

    /// `dont une grièvement`, `soit un tiers des voix`: a part of what was counted, without a verb of its own.
    pub(super) fn is_part_of_count(&self, run: &Range<u32>) -> bool {
        let finite = |t: u32| {
            let form = self.analysis.tokens[t as usize].morph.verb_form();
            form.is_some_and(VerbForm::is_finite)
        };
        // `cinq ans, dont deux avec sursis`: what the figure is worth.
        let telling = &self.lang.rules.syntax.telling_parts;
        let tells = |t: u32| telling.iter().any(|w| *w == *self.lower(t));
        matches!(&*self.lower(run.start), "dont" | "soit")
            && !run.clone().any(|t| finite(t) && t > run.start || tells(t))
    }

    fn span_of(&self, complement: &Complement) -> crate::model::Span {
        self.analysis.token_span(&complement.tokens)
    }

    /// The tokens outside the holes.
    pub(super) fn around(&self, tokens: Range<u32>, mut holes: Vec<Range<u32>>) -> Kept {
        for hole in &mut holes {
            // `, mercredi 12 novembre,`: both commas go with what they enclose.
            let enclosed = hole.start > tokens.start
                && self.is_comma(hole.start - 1)
                && (hole.end >= tokens.end || self.is_comma(hole.end));
            // `Untel, 31 ans, [à vingt-deux ans], un antiquaire`: the comma before it closes another aside.
            let opened = (tokens.start..hole.start.saturating_sub(1)).filter(|&t| self.is_comma(t));
            let closes = enclosed && opened.count() % 2 == 1 && hole.end < tokens.end;
            if enclosed && !closes {
                *hole = hole.start - 1..(hole.end + 1).min(tokens.end.max(hole.end));
            }
        }
        holes.sort_by_key(|r| r.start);
        let (mut kept, mut at) = (Vec::new(), tokens.start);
        for hole in holes {
            if hole.start > at {
                kept.push(at..hole.start.min(tokens.end));
            }
            at = at.max(hole.end);
        }
        if at < tokens.end {
            kept.push(at..tokens.end);
        }
        kept.retain(|r| !r.is_empty());
        kept
    }

    /// True if what is kept ends in a word that needs nothing more, and leaves the verb what it came with.
    fn is_whole(&self, kept: &Kept) -> bool {
        let content = |t: &u32| self.pos(*t) != Pos::Punct;
        let last = kept.iter().cloned().flatten().rfind(content);
        let speech = |t: u32| {
            let lemma = &self.analysis.tokens[t as usize].lemma;
            self.pos(t) == Pos::Verb && self.lang.index.speech(&self.lang.rules, lemma).is_some()
        };
        // `aura lieu`, `verra le jour`: when?
        let dated = &self.lang.rules.syntax.wants_date;
        let verb = &self.clause.verb.lemma;
        let takes_place = |t: u32| {
            dated.iter().any(|w| {
                w.split_once(' ').is_some_and(|(v, noun)| v == &**verb && *noun == *self.lower(t))
            })
        };
        // `venait de rappeler`: what was said is missing.
        let ends = last.is_none_or(|t| {
            !speech(t)
                && !matches!(self.pos(t), Pos::Adp | Pos::Det | Pos::Cconj | Pos::Sconj)
                && !takes_place(t)
                && !self.opens_more(t)
        });
        // A comma before *et* opens another clause, whose verb may be missing here.
        let stays = |t: u32| kept.iter().any(|r| r.contains(&t));
        let joined = kept.iter().cloned().flatten().any(|t| {
            self.is_comma(t)
                && stays(t + 1)
                && !self.is_inserted(t)
                && self.analysis.tokens.get(t as usize + 1).is_some_and(|n| n.pos == Pos::Cconj)
        });
        // `à Valenciennes et, pour une part,`: what *et* joins is gone.
        let words: Vec<u32> = kept.iter().cloned().flatten().collect();
        let and =
            words.windows(2).rposition(|w| self.pos(w[0]) == Pos::Cconj && self.is_comma(w[1]));
        let open = and.is_some_and(|at| {
            let mut behind = words[at + 2..].iter();
            behind.find(|t| self.is_comma(**t)).is_none() || behind.next().is_none()
        });
        // `n'a pas fonctionné, l'électricité ayant été coupée`: that the verb did not ask for.
        let asked = |c: &Complement| {
            !(self.is_comma(c.tokens.start - 1) && self.is_absolute(c.tokens.start))
        };
        let bare = last.is_none() && self.behind().any(asked) && !self.tells_alone();
        let cut = kept.iter().cloned().flatten().any(|t| {
            let object = self.wants_object(t);
            object.is_some_and(|object| !stays(object))
        });
        ends && !joined && !bare && !cut && !open
    }

    /// True for a word that something has to follow: `que`, `d'ici`.
    fn opens_more(&self, token: u32) -> bool {
        let form = self.lower(token);
        let until = &*form == "ici" && token > 0 && self.pos(token - 1) == Pos::Adp;
        until || self.lang.rules.syntax.unfinished_words.iter().any(|w| *w == form)
    }

    fn is_infinitive(&self, token: u32) -> bool {
        self.analysis.tokens[token as usize].morph.verb_form() == Some(VerbForm::Inf)
    }

    /// `en enlevant, pour quatre secondes, | le classement`, `et décrocher, devant son public, | un billet`: a gerund or an
    /// infinitive that an aside parts from what it came with, which begins at the token that is given.
    fn wants_object(&self, token: u32) -> Option<u32> {
        let end = self.clause.tokens.end;
        if token + 1 >= end || !self.is_comma(token + 1) {
            return None;
        }
        let form = self.analysis.tokens[token as usize].morph.verb_form();
        let object = |t: &u32| *t < end && matches!(self.pos(*t), Pos::Det | Pos::Num);
        let behind = || (token + 2..end).find(|&t| self.is_comma(t)).map(|t| t + 1).filter(object);
        // `pour avoir importé, entre 2021 et 2023, | deux tonnes`
        let compound = token > 0 && self.is_infinitive(token - 1);
        match form {
            Some(VerbForm::PresPart) => Some(behind().unwrap_or(end - 1)),
            Some(VerbForm::Inf) => behind(),
            Some(VerbForm::PastPart) if compound => behind(),
            _ => None,
        }
    }

    /// `est mort`, `a été évacué`: an event that needs no complement.
    pub(super) fn tells_alone(&self) -> bool {
        /// Gravity of the lightest event that is news by its verb alone.
        const GRAVE: u8 = 40;
        let events = self.lang.index.events_of_verb(&self.lang.rules, &self.clause.verb.lemma);
        events.map(|e| e.gravity).max().is_some_and(|g| g >= GRAVE)
    }
}

/// True for words that say in what year: what happened then is no news without it.
pub(super) fn says_a_year(analysis: &Analysis, tokens: &Range<u32>) -> bool {
    tokens.clone().any(|t| {
        let form = analysis.text(analysis.tokens[t as usize].span);
        let year = |w: &str| w.len() == 4 && w.starts_with(['1', '2']) && w.parse::<u32>().is_ok();
        form.split([' ', '\u{a0}']).any(year)
    })
}

/// Where the lead ends: sentences that tell the news at length in the body, right below what is told of them above.
pub(super) fn lead_end(analysis: &Analysis) -> u32 {
    const SENTENCES: usize = 3;
    analysis
        .sentences
        .iter()
        .take(SENTENCES.max(analysis.lead + 1))
        .next_back()
        .map_or(0, |s| s.tokens.end)
}

/// What a verb asks for.
pub(super) fn is_core(role: Role) -> bool {
    matches!(role, Role::Object | Role::Attribute | Role::Infinitive | Role::Clause)
}

/// Where the part ends that begins a run and says what the figure before it is worth: `dont deux avec sursis`, down to its comma.
pub(super) fn worth(analysis: &Analysis, run: Range<u32>, lang: &Language) -> Option<u32> {
    let form = |t: u32| analysis.text(analysis.tokens[t as usize].span).to_lowercase();
    if run.is_empty() || !matches!(form(run.start).as_str(), "dont" | "soit") {
        return None;
    }
    let close = run.clone().skip(1).find(|&t| form(t) == ",").unwrap_or(run.end);
    let telling = &lang.rules.syntax.telling_parts;
    (run.start + 1..close).any(|t| telling.contains(&form(t))).then_some(close)
}
