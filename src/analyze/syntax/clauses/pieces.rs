//! Pieces of a clause: nouns, verbs, infinitives, adjectives. In: a unit. Out: the clause on top of the stack with that
//! unit as its subject, its verb or a complement. It never closes a clause that still lacks its verb.

use std::ops::Range;

use super::{Builder, Growing, Open};
use crate::analyze::syntax::units::{Unit, UnitKind};
use crate::model::{ClauseKind, Number, Pos, Role, VerbGroup};

/// Units in which a subject still follows what stands before it.
const REACH: usize = 40;

impl Builder<'_> {
    pub(super) fn noun(&mut self, at: usize) {
        let unit = self.units[at].clone();
        // `accusé de harcèlement, | ce qu'il conteste, le directeur…`: what is said of it all is nobody's subject.
        if self.takes_up_all(at) {
            return;
        }
        let coordinated = at > 0 && self.units[at - 1].kind == UnitKind::Coordinator;
        let role = self.noun_role(&unit);
        let behind_comma = at > 0 && self.units[at - 1].kind == UnitKind::Comma;
        let (tokens, text) = (self.tokens, self.text);
        let first = &tokens[unit.tokens.start];
        // `quelque 45 000 foyers`
        let counts = matches!(first.pos, Pos::Num | Pos::Adv) && tokens[unit.head].pos == Pos::Noun;
        let named =
            matches!(first.pos, Pos::Det | Pos::Propn | Pos::Pron) || counts && role != Role::Time;
        let named_time =
            role == Role::Time && matches!(tokens[unit.tokens.start].pos, Pos::Det | Pos::Num);
        let opens = |subject: &Range<usize>| tokens[subject.start].pos == Pos::Noun;
        let detached = |subject: &Range<usize>| {
            behind_comma && named && role != Role::Time && subject.start == 0 && opens(subject)
        };
        let counted = |complements: &[(Range<usize>, Role, usize)]| {
            complements.first().is_some_and(|(range, role, _)| {
                *role == Role::Time && tokens[range.start].pos == Pos::Num
            })
        };
        // `Avec cinq mois de retard et | une ardoise alourdie, la ligne a accueilli`: the subject stands behind a comma.
        let joins = coordinated.then(|| self.units[at - 1].tokens.start);
        let mut before_verb = self.units[at..self.units.len().min(at + REACH)]
            .windows(2)
            .take_while(|pair| !matches!(pair[0].kind, UnitKind::Verb | UnitKind::Stop));
        let awaited = before_verb
            .any(|pair| pair[0].kind == UnitKind::Comma && pair[1].kind == UnitKind::Noun);
        let fronted = |complements: &[(Range<usize>, Role, usize)]| {
            awaited
                && complements.last().is_some_and(|(range, ..)| {
                    joins == Some(range.end) && tokens[range.start].pos == Pos::Adp
                })
        };
        let verb = self.verb_behind(at).filter(|_| role != Role::Time);
        // `La digue réparée, | les habitants rentreront`: whose verb follows is the subject.
        let absolute = behind_comma
            && named
            && verb.is_some()
            && self.ended_participle(self.units[at - 1].tokens.start);
        let owns_verb = verb.is_some_and(|v| self.suits(at, v));
        // Not the second of two that a comma sets apart: `Paul Roux, maire de Gap et | président du club, a…`
        let enumerates = coordinated && !self.ends_in_comma(at);
        let inverted = self.is_inverted(at, role);
        let top = self.top_at(unit.tokens.start);
        top.end = unit.tokens.end;
        if top.verb.is_none() {
            match &mut top.subject {
                // `L'État, la Région et | le Département financeront`
                Some(subject) if coordinated && (enumerates || top.growing != Growing::Apart) => {
                    subject.end = unit.tokens.end;
                    top.apart.clear();
                }
                Some(_) if unit.kind == UnitKind::Quote => return,
                // `le collectif | Un toit`
                Some(subject) if subject.end == unit.tokens.start && role != Role::Time => {
                    subject.end = unit.tokens.end;
                }
                // `Apicultrice à Nontron, Anne Vergnaud a perdu`: who is told of stands behind what she is.
                Some(subject) if detached(subject) || absolute => {
                    let what = std::mem::replace(subject, unit.tokens.clone());
                    top.complements.push((what.clone(), Role::Adjunct, what.start));
                }
                // `un quart de plus que le précédent, | le plan repose sur…`
                Some(subject) if behind_comma && named && owns_verb => {
                    let beside = std::mem::replace(subject, unit.tokens.clone());
                    top.apart.push(beside);
                }
                Some(_) => {
                    let joins = coordinated && !top.apart.is_empty();
                    match top.apart.last_mut().filter(|_| joins) {
                        Some(last) => last.end = unit.tokens.end,
                        None => top.apart.push(unit.tokens.clone()),
                    }
                    top.growing = Growing::Apart;
                    return;
                }
                // `Cinq ans de prison et une interdiction ont été requis`: times that are counted, and told of.
                None if coordinated && counted(&top.complements) => {
                    let start = top.complements.remove(0).0.start;
                    top.complements.retain(|(range, ..)| range.end > unit.tokens.end);
                    top.subject = Some(start..unit.tokens.end);
                }
                None if fronted(&top.complements) => {
                    if let Some((range, ..)) = top.complements.last_mut() {
                        range.end = unit.tokens.end;
                    }
                    top.growing = Growing::Complement;
                    return;
                }
                None if role == Role::Time || unit.kind == UnitKind::Quote => {
                    top.complements.push((
                        unit.tokens.clone(),
                        if unit.kind == UnitKind::Quote { Role::Clause } else { role },
                        unit.head,
                    ));
                    // `la semaine | de Noël`
                    if named_time {
                        top.growing = Growing::Complement;
                    }
                    return;
                }
                None => top.subject = Some(unit.tokens.clone()),
            }
            top.growing = Growing::Subject;
            return;
        }
        // `a ouvert une enquête, | le maire ayant porté plainte`: whose participle follows is no second object.
        let served = top.complements.last().is_some_and(|(_, role, _)| {
            matches!(role, Role::Object | Role::Attribute | Role::Infinitive)
        });
        let next = self.units.get(at + 1);
        let acts = next.is_some_and(|u| u.kind == UnitKind::PresPart && u.prep.is_empty());
        if behind_comma && acts && served {
            let top = self.top();
            top.apart.push(unit.tokens);
            top.growing = Growing::Apart;
            return;
        }
        let top = self.top();
        // `figurent douze films et | deux débats`
        if coordinated
            && top.growing == Growing::Subject
            && let Some(subject) = &mut top.subject
        {
            subject.end = unit.tokens.end;
            return;
        }
        if inverted {
            if top.kind == ClauseKind::Main {
                top.kind = ClauseKind::Incise;
            }
            top.subject = Some(unit.tokens.clone());
            top.growing = Growing::Subject;
            return;
        }
        if (coordinated || top.growing == Growing::Infinitive)
            && let Some((range, _, _)) = top.complements.last_mut()
        {
            range.end = unit.tokens.end;
            top.growing = Growing::Complement;
            return;
        }
        // `dans la réserve faunique | La Vérendrye`: what touches a phrase and has an article with a capital is its name.
        let opens = &tokens[unit.tokens.start];
        let named = opens.pos == Pos::Det && opens.span.of(text).starts_with(char::is_uppercase);
        if named
            && top.subject.is_some()
            && top.growing == Growing::Complement
            && let Some((range, before, _)) = top.complements.last_mut()
            && *before != Role::Time
            && range.end == unit.tokens.start
            && tokens[range.start].pos == Pos::Adp
        {
            range.end = unit.tokens.end;
            return;
        }
        top.complements.push((unit.tokens.clone(), role, unit.head));
        top.growing = Growing::Complement;
    }

    pub(super) fn prep(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let role = self.prep_role(&unit);
        // `coupée à la circulation | du lundi 3 mars | au vendredi`: from one day to another.
        let until = self.units.get(at + 1).filter(|n| n.kind == UnitKind::Prep);
        let range = role == Role::Time && until.is_some_and(|n| self.prep_role(n) == Role::Time);
        let object = self.is_object_in_de(&unit);
        let close_fit = self.is_of(&unit) && !range && !object && !self.asked_by_locution(&unit);
        let role = if object { Role::Object } else { role };
        let coordinated = at > 0 && self.units[at - 1].kind == UnitKind::Coordinator;
        // `plus vite que l'inflation, selon une étude`: what a comma sets apart belongs to a clause that has a verb.
        let apart = at > 0 && self.units[at - 1].kind == UnitKind::Comma;
        // `a indiqué que, | selon un premier bilan, | deux personnes…`: the clause goes on behind the aside.
        let just_opened = at > 1
            && matches!(self.units[at - 2].kind, UnitKind::Subordinator | UnitKind::Relative);
        while role == Role::Attribution
            && apart
            && !just_opened
            && self.open.len() > 1
            && self.open.last().is_some_and(|t| t.verb.is_none())
        {
            self.close();
        }
        if self.speaks_behind(at) {
            let top = self.top();
            top.subject = Some(unit.tokens.clone());
            top.end = unit.tokens.end;
            top.growing = Growing::Subject;
            return;
        }
        let listed = self.lists_in_subject(at);
        let top = self.top_at(unit.tokens.start);
        top.end = unit.tokens.end;
        // `selon le Haut-Commissariat pour les réfugiés`: who says so is named to the end.
        let naming = top
            .complements
            .last()
            .is_some_and(|(r, role, _)| *role == Role::Attribution && r.end == unit.tokens.start);
        let grows = match top.growing {
            _ if listed => top.subject.as_mut(),
            // Before the verb, what touches the subject belongs to it.
            Growing::Subject if top.verb.is_none() || close_fit => top.subject.as_mut(),
            Growing::Complement if close_fit || coordinated || naming => {
                top.complements.last_mut().map(|(r, _, _)| r)
            }
            Growing::Apart if top.verb.is_none() || close_fit => top.apart.last_mut(),
            _ => None,
        };
        if let Some(range) = grows {
            range.end = unit.tokens.end;
            return;
        }
        top.complements.push((unit.tokens.clone(), role, unit.head));
        top.growing = Growing::Complement;
    }

    /// `a annoncé vendredi | de nouvelles restrictions`: behind a day alone what an adjective opens is no complement of the day.
    fn is_object_in_de(&self, unit: &Unit) -> bool {
        let Some(top) = self.open.last().filter(|t| t.verb.is_some()) else { return false };
        let served = top.complements.iter().any(|(_, role, _)| {
            matches!(role, Role::Object | Role::Attribute | Role::Clause | Role::Infinitive)
        });
        let passive = top.verb.as_ref().is_some_and(|v| v.passive || v.reflexive);
        let day = top.complements.last().is_some_and(|(range, role, _)| {
            *role == Role::Time && range.len() == 1 && range.end == unit.tokens.start
        });
        let adjective = self.tokens.get(unit.prep.end).is_some_and(|t| t.pos == Pos::Adj);
        let several = self.tokens[unit.head].morph.number() == Some(Number::Plur);
        // `ont installé dimanche | des bacs à fleurs`; not `dimanche des Rameaux`.
        let common = self.word(unit.prep.start) == "des" && self.tokens[unit.head].pos == Pos::Noun;
        let lower = self.tokens[unit.head].span.of(self.text).starts_with(char::is_lowercase);
        day && !served && !passive && self.is_of(unit) && (adjective || common && lower) && several
    }

    /// `a fait état jeudi | d'un bilan`: what a verb with a bare noun asks for is no part of the time between them.
    fn asked_by_locution(&self, unit: &Unit) -> bool {
        let Some(top) = self.open.last() else { return false };
        let mut before = top.complements.iter().rev();
        let timed = top.complements.last().is_some_and(|(_, role, _)| *role == Role::Time);
        let asks = before.find(|(_, role, _)| *role != Role::Time);
        let bare = asks.is_some_and(|(o, role, _)| *role == Role::Object && self.is_bare(o));
        timed && bare && self.is_new(unit)
    }

    /// A noun alone right behind the verb: `fait état`.
    fn is_bare(&self, object: &Range<usize>) -> bool {
        object.len() == 1
            && self.tokens[object.start].pos == Pos::Noun
            && matches!(self.tokens[object.start - 1].pos, Pos::Verb | Pos::Aux)
    }

    /// `d'un bilan`
    fn is_new(&self, unit: &Unit) -> bool {
        let first = self.tokens.get(unit.prep.end);
        first.is_some_and(|t| matches!(&*t.lemma, "un" | "une"))
    }

    pub(super) fn verb(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let Some(group) = unit.verb.clone() else { return };
        // `Faute de forage, | souligne-t-il, | l'âge n'est déduit…`: who says it stands before the subject.
        if self.says_before_subject(at, &group) {
            self.push(ClauseKind::Incise, unit.tokens.start);
        }
        // `Trois skieurs portés disparus samedi | ont été retrouvés`: no participle goes on with a verb of its own.
        let participle = |o: &Open| o.kind == ClauseKind::Participial && o.verb.is_some();
        while self.open.len() > 1 && self.open.last().is_some_and(participle) {
            self.close();
        }
        while self.open.len() > 1
            && self.open.last().is_some_and(|t| t.verb.is_some())
            && self.open[self.open.len() - 2].verb.is_none()
        {
            self.close();
        }
        if self.open.last().is_some_and(|t| t.verb.is_some()) {
            let after_comma =
                at > 0 && matches!(self.units[at - 1].kind, UnitKind::Comma | UnitKind::Quote);
            let speaks = self.is_speech(&group.lemma) || self.lets_know(at, &group);
            let says = speaks && !self.has_object(&group);
            if after_comma && (says || self.is_asked(&group)) {
                self.push(ClauseKind::Incise, unit.tokens.start);
            } else {
                let subject = self.open.last().and_then(|t| t.subject.clone());
                let kind = self.open.last().map_or(ClauseKind::Main, |t| t.kind);
                self.close();
                self.push(kind, unit.tokens.start);
                self.top().subject = subject;
            }
        }
        for _ in 0..self.closed_by(at, &group) {
            self.close();
        }
        let counted = self.counted_subject(at, &group);
        let shared = self.shared.take();
        let top = self.top_at(unit.tokens.start);
        if top.subject.is_none() {
            top.subject = shared.or(counted);
            if let Some(subject) = &top.subject {
                top.complements
                    .retain(|(range, ..)| range.start < subject.start || range.end > subject.end);
            }
        }
        top.end = unit.tokens.end;
        top.verb = Some(group);
        top.growing = Growing::Nothing;
    }

    /// True for a verb of speech with its subject hung behind it, between commas in a clause that has only told a circumstance.
    fn says_before_subject(&self, at: usize, group: &VerbGroup) -> bool {
        let comma = |at: usize| self.units.get(at).is_some_and(|u| u.kind == UnitKind::Comma);
        let waits = self.open.last().is_some_and(|top| {
            top.kind == ClauseKind::Main
                && top.verb.is_none()
                && top.subject.is_none()
                && !top.complements.is_empty()
        });
        waits
            && at > 0
            && comma(at - 1)
            && comma(at + 1)
            && self.is_asked(group)
            && self.is_speech(&group.lemma)
    }

    pub(super) fn infinitive(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let top = self.top_at(unit.tokens.start);
        top.end = unit.tokens.end;
        // `une interdiction d'exercer | a été requise`
        if top.verb.is_none()
            && !unit.prep.is_empty()
            && top.growing == Growing::Subject
            && let Some(subject) = &mut top.subject
        {
            subject.end = unit.tokens.end;
            return;
        }
        let role = if unit.prep.is_empty() || top.verb.is_some() {
            Role::Infinitive
        } else {
            Role::Adjunct
        };
        top.complements.push((unit.tokens.clone(), role, unit.head));
        top.growing = Growing::Nothing;
    }

    pub(super) fn participle(&mut self, at: usize) {
        let unit = self.units[at].clone();
        if self.open.is_empty() {
            self.push(ClauseKind::Main, unit.tokens.start);
        }
        self.push(ClauseKind::Participial, unit.tokens.start);
        let top = self.top();
        top.verb.clone_from(&unit.verb);
        top.end = unit.tokens.end;
    }

    pub(super) fn adjective(&mut self, at: usize) {
        let unit = self.units[at].clone();
        let copula = self
            .open
            .last()
            .and_then(|t| t.verb.as_ref())
            .is_some_and(|v| self.is_copula(&v.lemma));
        let top = self.top_at(unit.tokens.start);
        top.end = unit.tokens.end;
        let grows = match top.growing {
            Growing::Subject => top.subject.as_mut(),
            Growing::Complement if !copula => top.complements.last_mut().map(|(r, _, _)| r),
            Growing::Apart => top.apart.last_mut(),
            _ => None,
        };
        match grows {
            Some(range) => range.end = unit.tokens.end,
            None if copula => {
                top.complements.push((unit.tokens.clone(), Role::Attribute, unit.head))
            }
            None => top.complements.push((unit.tokens.clone(), Role::Adjunct, unit.head)),
        }
    }
}
