//! Where the tail of a clause may stop. In: what stands behind the verb. Out: places behind which only asides stand. It never
//! stops before what the verb asks for, nor inside a list or a range.

use std::ops::Range;

use super::asides::Aside;
use super::{Tail, is_core, lead_end, says_a_year, worth};
use crate::model::{Clause, ClauseKind, Complement, Kind, Pos, Role, VerbForm};

impl Tail<'_> {
    /// Where the tail may stop: at its end, and at each comma behind which only asides stand; last first.
    pub(super) fn stops(&self, tokens: Range<u32>) -> Vec<u32> {
        let purpose = self.purpose();
        let sentence = self.sentence_end(tokens.end);
        let core = self
            .behind()
            .filter(|c| is_core(c.role) && !self.is_apposition(c) && !self.is_aside(c))
            .filter(|c| !self.is_second_infinitive(c))
            .filter(|c| purpose.is_none_or(|at| c.tokens.start < at))
            // `a été retrouvée, à un peu | plus de quatre kilomètres`: a passive has no object.
            .filter(|c| !(self.clause.verb.passive && c.role == Role::Object))
            .map(|c| self.core_end(c))
            .max()
            .map(|core| self.locution().map_or(core, |end| end.max(core)))
            // `condamné à 14 ans de réclusion | pour avoir tué son voisin`: one of the two tells the news.
            .max(sentence.or(self.charge().map(|c| c.tokens.end)));
        // `la fermeture du site, la vente des murs et un plan`: what *et* closes is no aside.
        // A list it closes, not `et dont les stocks…`.
        let closes = |t: u32| {
            let relative = self.analysis.tokens.get(t as usize + 1);
            let relative = relative.is_some_and(|n| n.morph.kind() == Some(Kind::Rel));
            matches!(&*self.lower(t), "et" | "ou" | "ni") && !relative
        };
        // `une décision que les syndicats jugent « brutale et injustifiée »`: nor what another clause or a quotation joins.
        let own = |t: u32| {
            let start = self.analysis.tokens[t as usize].span.start;
            let relative = |c: &Clause| c.kind == ClauseKind::Relative && c.tokens.contains(&t);
            self.analysis.index.quoted_at(start).is_none() && !self.children().any(relative)
        };
        let listed = |comma: u32| (comma..tokens.end).any(|t| closes(t) && own(t));
        let mut stops = vec![tokens.end];
        stops.extend(self.trailing_times(tokens.end));
        stops.extend(self.trailing_clause(tokens.end));
        let second = self.second_verb(tokens.clone(), core);
        stops.extend(second);
        stops.extend(self.relative_of_news(tokens.clone()));
        stops.extend(self.gerund(core));
        stops.extend(self.circumstances(core));
        stops.extend(self.quoting_phrase(core));
        stops.extend(self.agent());
        stops.extend(purpose);
        stops.extend(sentence);
        let commas = || tokens.clone().rev().filter(|&t| self.is_comma(t));
        stops.extend(commas().filter(|&c| self.is_part_of_count(&(c + 1..tokens.end))));
        // What stands behind the second verb is the second verb's.
        let reach = second.map_or(tokens.end, |end| {
            if end > 0 && self.is_comma(end - 1) { end - 1 } else { end }
        });
        for comma in commas().filter(|&c| c < reach && !self.tells_worth(c + 1)) {
            let aside = match self.aside(comma + 1) {
                Aside::Clause => true,
                Aside::Phrase => !self.goes_on(comma) && !self.is_governed(comma),
                Aside::Apposition => !listed(comma) || self.says_of_name(comma),
                Aside::None => false,
            };
            // A comma inside a clause that goes with an earlier one.
            let inner = |c: &Clause| {
                let subordinate = matches!(c.kind, ClauseKind::Relative | ClauseKind::Participial);
                let edge = comma + 1 == c.tokens.start || comma == c.tokens.end;
                subordinate && c.tokens.start < comma && comma < c.tokens.end
                    || c.kind == ClauseKind::Incise && edge
            };
            if !aside && core.is_none_or(|c| c <= comma) && self.children().any(inner) {
                continue;
            }
            if !aside || self.limits(comma + 1) || core.is_some_and(|c| c > comma) {
                break;
            }
            stops.push(comma);
        }
        // A cause that is graver than what the verb tells is the news.
        let cause = self.grave_cause().map_or(0, |c| c.tokens.end);
        // `repartira au printemps, | si le budget le permet`: what hangs on a condition is told with it, wherever it stops.
        let condition = self.children().filter(|c| c.kind == ClauseKind::Adverbial);
        let condition =
            condition.filter(|c| self.limits(c.tokens.start)).map(|c| c.tokens.end).max();
        let least = cause.max(condition.filter(|end| *end <= tokens.end).unwrap_or(0));
        stops.retain(|&stop| stop >= least && !self.parts_a_participle(stop));
        stops
    }

    /// `une femme morte | il y a quatorze siècles`, `et des barrages | installés en amont`: what a participle came with, or the
    /// participle of what *et* adds to a passive.
    fn parts_a_participle(&self, stop: u32) -> bool {
        let verb = &self.clause.verb;
        let Some(last) = stop.checked_sub(1).filter(|last| *last >= verb.tokens.end) else {
            return false;
        };
        let past = |t: u32| {
            let token = self.analysis.tokens.get(t as usize);
            token.is_some_and(|t| t.morph.verb_form() == Some(VerbForm::PastPart))
        };
        let bent = matches!(self.pos(last), Pos::Adj | Pos::Verb) && {
            let form = self.lower(last);
            let mut readings = self.lang.lexicon.readings(&form);
            readings.any(|r| r.morph.verb_form() == Some(VerbForm::PastPart))
        };
        let ago = self.analysis.tokens.get(stop as usize + 1).is_some_and(|t| &*t.lemma == "y");
        let added = (verb.tokens.end..last).any(|t| &*self.lower(t) == "et");
        bent && ago || verb.passive && added && past(stop)
    }

    /// Where what somebody is sentenced to ends, with all that it is worth: `à deux ans de prison avec sursis et cinq ans
    /// d'inéligibilité | pour favoritisme`.
    fn sentence_end(&self, end: u32) -> Option<u32> {
        let from = self.sentence()?.tokens.end;
        let charge = self.charge().map_or(end, |c| c.tokens.start).max(from);
        let comma = (from..charge).find(|&t| self.is_comma(t));
        let told = comma.map(|t| worth(self.analysis, t + 1..end, self.lang).unwrap_or(t));
        Some(told.unwrap_or(charge).min(end))
    }

    /// Where the complement ends that a verb with a bare noun asks for: `a fait état jeudi | d'un bilan`.
    fn locution(&self) -> Option<u32> {
        let object = self.behind().find(|c| c.role == Role::Object)?;
        let bare = object.tokens.len() == 1
            && self.pos(object.tokens.start) == Pos::Noun
            && object.tokens.start == self.clause.verb.tokens.end;
        let lemma = |c: &Complement| self.analysis.tokens[c.tokens.start as usize].lemma.clone();
        let mut behind =
            self.behind().filter(|c| c.tokens.start >= object.tokens.end && c.role != Role::Time);
        let asked = behind.find(|c| matches!(&*lemma(c), "de" | "à")).filter(|_| bare);
        asked.map(|c| c.tokens.end)
    }

    /// `doit démarrer au printemps | et durer vingt-six mois`: what a modal governs besides.
    fn is_second_infinitive(&self, complement: &Complement) -> bool {
        let before = complement.tokens.start.checked_sub(1);
        complement.role == Role::Infinitive
            && self.clause.verb.modal.is_some()
            && before.is_some_and(|t| &*self.lower(t) == "et")
    }

    /// Where a second verb begins that has the same subject (`a chiffré 212 serveurs | et mis hors service la messagerie`),
    /// or a participle that shares its auxiliary (`a été tué | et un autre blessé`).
    fn second_verb(&self, tokens: Range<u32>, core: Option<u32>) -> Option<u32> {
        /// Words of the longest subject before a participle alone.
        const SUBJECT: u32 = 4;
        let form = |t: u32| self.analysis.tokens.get(t as usize)?.morph.verb_form();
        let participle = |t: u32| form(t) == Some(VerbForm::PastPart);
        let verbal = |t: u32| form(t).is_some_and(VerbForm::is_finite) || participle(t);
        let joins = |t: u32| matches!(&*self.lower(t), "et" | "ni" | "ou");
        let verb = &self.clause.verb;
        let shares = |t: u32| {
            let reach = (t + 1..tokens.end.min(t + 1 + SUBJECT)).find(|&u| participle(u));
            let opens = matches!(self.pos(t + 1), Pos::Det | Pos::Num | Pos::Adj | Pos::Adv);
            // `ont été tuées | et 27 autres blessées`: right behind a passive nothing else can be meant.
            verb.passive && opens && (core.is_none() && reach.is_some() || t == verb.tokens.end)
        };
        let second = self.behind().find(|c| self.is_second_infinitive(c));
        if let Some(second) = second.filter(|c| core.is_none_or(|core| core < c.tokens.start)) {
            return Some(second.tokens.start - 1);
        }
        let from = match core {
            Some(core) if !verb.passive => core,
            _ => verb.passive.then_some(verb.tokens.end)?,
        };
        (from..tokens.end).find(|&t| joins(t) && t + 1 < tokens.end && (verbal(t + 1) || shares(t)))
    }

    /// Where a circumstance of the lead begins, behind what its verb asks for: there the news is told at length
    /// in the body, right below.
    fn circumstances(&self, core: Option<u32>) -> Vec<u32> {
        let lead = self.clause.tokens.start < lead_end(self.analysis);
        // What holds there or then alone (`a baissé de 3 % dans le Sud`) is told without it only right above the lead.
        // What is denied there or then is not denied elsewhere: `ne pourront plus circuler | dans le centre`.
        let number = |t: u32| self.pos(t) == Pos::Num;
        if self.clause.verb.negated || !lead && self.clause.tokens.clone().any(number) {
            return Vec::new();
        }
        let mut behind: Vec<&Complement> = self.behind().collect();
        behind.sort_by_key(|c| c.tokens.start);
        // `de voir leurs clients se tourner | vers l'importation`: what an infinitive came with is its own.
        let infinitive = |c: &Complement| {
            let before = behind.iter().filter(|o| o.role == Role::Infinitive);
            let adverb = |t: u32| self.pos(t) == Pos::Adv;
            let touches = |o: &Complement| {
                o.tokens.end <= c.tokens.start && (o.tokens.end..c.tokens.start).all(adverb)
            };
            before.into_iter().any(|o| touches(o))
        };
        // A verb without object keeps its first complement.
        let first = behind.first().map(|c| c.tokens.end).filter(|_| !self.tells_alone());
        let from = core.or(first).unwrap_or(self.clause.verb.tokens.end);
        let rules = &self.lang.rules.syntax;
        let lemma = |c: &Complement| &*self.analysis.tokens[c.tokens.start as usize].lemma;
        let range = |at: usize| {
            let before = at.checked_sub(1).and_then(|b| behind.get(b));
            // `du 3 au 5`, `deux jours après l'annonce`
            before.is_some_and(|b| {
                b.role == Role::Time
                    && (lemma(b) == "de" || b.tokens.end == behind[at].tokens.start)
            })
        };
        let counted = |c: &&&Complement| c.role == Role::Object && c.tokens.clone().any(number);
        let behind_object = behind.iter().find(counted).is_some();
        let apart = |c: &Complement| {
            let timed = c.role == Role::Time && rules.open_times.iter().all(|w| w != lemma(c));
            let listed = timed || rules.circumstance_openings.iter().any(|w| w == lemma(c));
            let before = self.pos(c.tokens.start - 1);
            let role = matches!(c.role, Role::Time | Role::Place | Role::Adjunct | Role::Oblique);
            let name = |t: u32| self.pos(t) == Pos::Propn;
            // `l'équipement de la police en pistolets`: only when and where is a circumstance behind *en*.
            let said = lemma(c) != "en" || matches!(c.role, Role::Time | Role::Place);
            // `six semaines | après la rentrée`: half of a time.
            let behind = c.tokens.start.checked_sub(1);
            let counts = behind.is_some_and(|t| {
                let times = &rules.time_nouns;
                self.pos(t) == Pos::Noun
                    && times.iter().any(|n| **n == *self.analysis.tokens[t as usize].lemma)
                    && t > 0
                    && self.pos(t - 1) == Pos::Num
            });
            // `a inscrit 31 points | après le repos`: the number holds for that time.
            let over = rules.counting_times.iter().any(|w| w == lemma(c))
                && !self.tells_alone()
                && behind_object;
            role && said
                && !(counts || over)
                && listed
                && (lead || c.role != Role::Place && !c.tokens.clone().any(name))
                && !self.owns(&c.tokens)
                && !matches!(before, Pos::Cconj | Pos::Adp | Pos::Adv)
                && !says_a_year(self.analysis, &c.tokens)
                && !self.limits(c.tokens.start)
        };
        // `manquent | depuis février | de quétiapine`: what the verb asks for may stand last.
        let asked = |c: &&&Complement| c.role == Role::Oblique && lemma(c) == "de";
        let asked = behind.iter().filter(asked).map(|c| c.tokens.start).max();
        let keeps = |at: u32| core.is_some() || asked.is_none_or(|asked| asked < at);
        let starts = behind.iter().enumerate();
        let starts = starts.filter(|(at, c)| {
            let at_hand = c.tokens.start >= from && !infinitive(c);
            at_hand && apart(c) && !range(*at) && keeps(c.tokens.start)
        });
        starts.map(|(_, c)| c.tokens.start).collect()
    }

    /// Where it is told by whom, behind a passive that a headline says without: `dévoilées mardi | par l'agence`.
    fn agent(&self) -> Option<u32> {
        let verb = &self.clause.verb;
        let told = verb.passive && self.lang.rules.syntax.passive_verbs.contains(&verb.lemma);
        let agent = self.behind().find(|c| told && c.role == Role::Agent)?;
        (agent.tokens.start > verb.tokens.end).then_some(agent.tokens.start)
    }

    /// Where it is told what for, behind what the verb asks for: `déversent 34 carcasses | pour dénoncer les attaques`.
    fn purpose(&self) -> Option<u32> {
        // `ne pourront plus utiliser l'eau | pour arroser`: only that is denied.
        if self.clause.verb.negated {
            return None;
        }
        let object = self.behind().find(|c| c.role == Role::Object && !self.is_apposition(c))?;
        let lemma = |c: &Complement| &*self.analysis.tokens[c.tokens.start as usize].lemma;
        let words = &self.lang.rules.syntax.purpose_openings;
        // `pour contenir`, `afin | de contenir`
        let opens = |c: &Complement| {
            let before = c.tokens.start - 1;
            let listed =
                |t: u32| words.iter().any(|w| **w == *self.analysis.tokens[t as usize].lemma);
            match words.iter().any(|w| w == lemma(c)) {
                true => Some(c.tokens.start),
                false => (before >= object.tokens.end && listed(before)).then_some(before),
            }
        };
        let free = |c: &&Complement| {
            let behind = c.tokens.start >= object.tokens.end;
            c.role == Role::Infinitive && behind && !self.limits(c.tokens.start)
        };
        self.behind().filter(free).find_map(opens)
    }

    /// Where a gerund begins that tells how: `crée la surprise | en éliminant…`.
    fn gerund(&self, core: Option<u32>) -> Option<u32> {
        // A passive asks for nothing.
        let core = core.or(self.clause.verb.passive.then_some(self.clause.verb.tokens.end))?;
        let gerund = |c: &&Clause| {
            c.kind == ClauseKind::Participial
                && c.tokens.start >= core
                && &*self.lower(c.tokens.start) == "en"
        };
        let start = self.children().find(gerund)?.tokens.start;
        // `tout en acceptant`
        let whole = start > self.clause.verb.tokens.end && &*self.lower(start - 1) == "tout";
        Some(start - u32::from(whole))
    }

    /// Where a clause begins that only says more of what is new: `adopte une proposition de loi | qui interdit…`.
    fn relative_of_news(&self, tokens: Range<u32>) -> Option<u32> {
        let new = |t: u32| {
            let first = &self.analysis.tokens[t as usize];
            first.pos == Pos::Num || first.morph.kind() == Some(Kind::Indef)
        };
        // `dans un secteur de la Chalosse | où le virus progresse`
        let of_news = |c: &Complement| match c.role {
            Role::Object => new(c.tokens.start),
            Role::Place | Role::Oblique | Role::Adjunct | Role::Agent => new(c.tokens.start + 1),
            _ => false,
        };
        let said_more = |c: &&Clause| {
            // `…, une avancée | qui pourrait aider`: an apposition is what the relative says of it.
            let of = |p: &&Complement| {
                let apart = c.kind == ClauseKind::Relative && self.is_apposition(p);
                p.tokens.end == c.tokens.start && of_news(p) && !apart
            };
            let of = self.behind().find(of);
            // `un crédit de 61 millions | destiné à un musée`: how much it is says enough.
            let measured = of.is_some_and(|p| p.tokens.clone().any(|t| self.pos(t) == Pos::Num));
            let qualifies = c.kind == ClauseKind::Participial
                && c.verb.tense == Some(VerbForm::PastPart)
                // `une personne | disparue après la crue`: that is the news of her.
                && self.lang.index.events_of_verb(&self.lang.rules, &c.verb.lemma).next().is_none()
                && measured;
            (c.kind == ClauseKind::Relative || qualifies)
                && of.is_some()
                && c.tokens.end <= tokens.end
        };
        self.children().find(said_more).map(|c| c.tokens.start)
    }

    /// Where a phrase begins that quotes: `ouvre une enquête | pour « extorsion »`.
    fn quoting_phrase(&self, core: Option<u32>) -> Option<u32> {
        let core = core?;
        let quotes =
            |c: &&Complement| c.tokens.clone().any(|t| matches!(self.form(t), "«" | "“" | "\""));
        let phrase = self.behind().filter(|c| c.tokens.start >= core).find(quotes)?;
        let start = phrase.tokens.start;
        // `appelle les deux camps | à « sortir de l'impasse »`: what the verb asks for stays.
        let lemma = &*self.analysis.tokens[start as usize].lemma;
        let asked = matches!(lemma, "à" | "de");
        (self.pos(start) == Pos::Adp && !asked && !self.limits(start)).then_some(start)
    }

    /// `de Malakal, de Renk et de la frontière`: the phrase behind the comma goes on a list.
    pub(super) fn goes_on(&self, comma: u32) -> bool {
        let first = &self.analysis.tokens[comma as usize + 1].lemma;
        let before = (self.clause.verb.tokens.end..comma).rev().find(|&t| self.pos(t) == Pos::Adp);
        let same = |t: u32| self.analysis.tokens[t as usize].lemma == *first;
        // The list goes on behind each comma with the same word, down to its *et*.
        let mut at = comma;
        let joined = loop {
            let end = self.clause.tokens.end;
            let next = (at + 1..end).find(|&t| self.is_comma(t)).unwrap_or(end);
            if (at..next).any(|t| self.pos(t) == Pos::Cconj) {
                break true;
            }
            if next + 1 >= end || !same(next + 1) {
                break false;
            }
            at = next;
        };
        joined && before.is_some_and(same)
    }

    /// `des Galeries Chavanon, enseigne de linge de maison et d'habillement`: a bare noun behind a name goes on no list.
    fn says_of_name(&self, comma: u32) -> bool {
        self.pos(comma - 1) == Pos::Propn
            && comma + 1 < self.clause.tokens.end
            && self.pos(comma + 1) == Pos::Noun
    }

    /// `reviendra, à l'automne, au comité`, `a été victime, dans la nuit, d'une attaque`: what the verb or its attribute asks
    /// for may stand behind an aside.
    pub(super) fn is_governed(&self, comma: u32) -> bool {
        let enclosed = (self.clause.verb.tokens.end..comma).any(|t| self.is_comma(t));
        let core = self.behind().find(|c| is_core(c.role) && c.tokens.end <= comma);
        let phrase = self.behind().find(|c| c.tokens.start == comma + 1);
        let lemma = |c: &Complement| self.analysis.tokens[c.tokens.start as usize].lemma.clone();
        let asks = phrase.is_some_and(|c| match core.map(|c| c.role) {
            // `a été retrouvée, mardi, à quatre kilomètres de là`: a passive asks for none.
            None => {
                let asked = matches!(&*lemma(c), "à" | "de");
                c.role == Role::Oblique && asked && !self.clause.verb.passive
            }
            // `a prononcé la liquidation, sans délai, des Galeries Chavanon`
            Some(Role::Attribute | Role::Object) => &*lemma(c) == "de",
            Some(_) => false,
        });
        enclosed && asks
    }

    /// Starts of the phrases of time that end the tail, where they tell since when or how often, not until when.
    fn trailing_times(&self, end: u32) -> Vec<u32> {
        let droppable = |c: &&Complement| {
            let first = self.lower(c.tokens.start);
            let listed = self.lang.rules.syntax.droppable_times.iter().any(|w| **w == *first);
            // `ont fermé depuis 2000`: what is counted is counted over that time.
            let counts = match &*first {
                "depuis" => self.counts_outside(&c.tokens),
                _ => self.counts_behind(&c.tokens),
            };
            // `en 2021`, `au 15 septembre`: what is told of a day or a year says nothing without it.
            let dated =
                c.tokens.clone().any(|t| self.form(t).contains(|f: char| f.is_ascii_digit()));
            let time = c.role == Role::Time && listed;
            time && !counts && !dated && !self.limits(c.tokens.start)
        };
        let mut phrases: Vec<&Complement> = self.behind().collect();
        phrases.sort_by_key(|c| std::cmp::Reverse(c.tokens.start));
        let mut out = Vec::new();
        let mut reach = end;
        for phrase in phrases.into_iter().take_while(droppable) {
            // `du 26 septembre au 3 octobre`: both ends or none.
            let range = phrase.tokens.start.checked_sub(1).is_some_and(|before| {
                self.behind().any(|c| {
                    c.role == Role::Time
                        && c.tokens.contains(&before)
                        && &*self.analysis.tokens[c.tokens.start as usize].lemma == "de"
                })
            });
            if phrase.tokens.end != reach || range {
                break;
            }
            reach = phrase.tokens.start;
            out.push(reach);
        }
        out
    }

    /// `a perdu 40 % de ses agences | en dix ans`: true if what the verb comes with holds a figure outside a phrase.
    fn counts_behind(&self, phrase: &Range<u32>) -> bool {
        let others = self.behind().filter(|c| c.tokens.start != phrase.start);
        // `a été multipliée | par trois | en un an` has no agent.
        let bound = |c: &&Complement| matches!(c.role, Role::Oblique | Role::Agent);
        let asked = others.filter(|c| is_core(c.role) || bound(c));
        asked.into_iter().any(|c| c.tokens.clone().any(|t| self.pos(t) == Pos::Num))
    }

    /// True if the clause holds a figure outside a phrase.
    fn counts_outside(&self, phrase: &Range<u32>) -> bool {
        self.clause.tokens.clone().any(|t| !phrase.contains(&t) && self.pos(t) == Pos::Num)
    }

    /// The start of a clause of circumstance that ends the tail: `alors que`, `après que`.
    fn trailing_clause(&self, end: u32) -> Option<u32> {
        let core = self.behind().filter(|c| is_core(c.role)).map(|c| c.tokens.start).max();
        let circumstance = |c: &&Clause| {
            c.kind == ClauseKind::Adverbial
                && c.tokens.end <= end
                && c.tokens.start >= self.clause.verb.tokens.end
                && core.is_none_or(|at| at < c.tokens.start)
        };
        let clause = self.children().find(circumstance)?;
        // The conjunction may begin before what was taken for its clause.
        let start = clause.tokens.start;
        let adverb = start > self.clause.verb.tokens.end && self.pos(start - 1) == Pos::Adv;
        let start = if adverb { start - 1 } else { start };
        (!self.limits(start)).then_some(start)
    }
}
