//! What stands behind a comma: more of the claim, or something said aside. In: a token or a phrase of a clause's tail. Out: what
//! it opens. It never takes for an aside what the verb or an infinitive still asks for.

use super::{Tail, is_core};
use crate::model::{Complement, Kind, Pos, Role, VerbForm};

/// What stands behind a comma.
pub(super) enum Aside {
    /// A relative, participial or adverbial clause.
    Clause,
    /// A prepositional phrase.
    Phrase,
    /// A noun or adjective phrase.
    Apposition,
    /// Anything else: it belongs to the claim.
    None,
}

impl Tail<'_> {
    /// `n'accueille plus personne | entre 20 heures et 8 heures`: what is denied for a time is denied for no other; `contre un bénéfice
    /// de 3 millions | un an plus tôt`: nor is anything compared with another time.
    pub(super) fn is_denied_for(&self, token: u32) -> bool {
        let Some(phrase) = self.behind().find(|c| c.tokens.start == token) else { return false };
        let time = phrase.role == Role::Time;
        let denied = self.clause.verb.negated && self.pos(token) == Pos::Adp;
        let compared = self.behind().any(|c| {
            c.tokens.end == token
                && &*self.analysis.tokens[c.tokens.start as usize].lemma == "contre"
        });
        time && (denied || compared)
    }

    /// What begins behind a comma.
    pub(super) fn aside(&self, start: u32) -> Aside {
        let Some(token) = self.analysis.tokens.get(start as usize) else { return Aside::None };
        let relative = |t: u32| {
            self.analysis
                .tokens
                .get(t as usize)
                .is_some_and(|t| t.pos == Pos::Pron && t.morph.kind() == Some(Kind::Rel))
        };
        let participle = |t: u32| {
            self.analysis
                .tokens
                .get(t as usize)
                .and_then(|t| t.morph.verb_form())
                .is_some_and(|f| matches!(f, VerbForm::PastPart | VerbForm::PresPart))
        };
        // `, tout en excluant de verser la rançon`
        let all = u32::from(&*self.lower(start) == "tout");
        let gerund =
            self.analysis.tokens.get((start + all) as usize).is_some_and(|t| &*t.lemma == "en")
                && participle(start + all + 1);
        match token.pos {
            // `, se disant « à l'écoute »`
            _ if token.morph.kind() == Some(Kind::Refl) && participle(start + 1) => Aside::Clause,
            _ if relative(start) || participle(start) || gerund => Aside::Clause,
            _ if self.is_absolute(start) => Aside::Clause,
            Pos::Adp if relative(start + 1) => Aside::Clause,
            Pos::Sconj => Aside::Clause,
            Pos::Adv | Pos::Adp if self.later(start) => Aside::Clause,
            Pos::Adp => Aside::Phrase,
            // `, et même de 7,3 %`
            Pos::Cconj if self.leads_phrase(start + 1) => Aside::Phrase,
            Pos::Noun | Pos::Propn | Pos::Det | Pos::Adj => Aside::Apposition,
            // `, l'une des institutions`
            Pos::Pron if self.is_comma(start - 1) && self.leads_part(start) => Aside::Apposition,
            _ => Aside::None,
        }
    }

    /// `…, leur consommation étant soupçonnée de rendre malade`: a participle with a subject of its own.
    pub(super) fn is_absolute(&self, start: u32) -> bool {
        /// Words of its subject.
        const LONGEST: u32 = 10;
        let run = start..(start + LONGEST).min(self.clause.tokens.end);
        let nominal = |t: u32| {
            matches!(
                self.pos(t),
                Pos::Det | Pos::Noun | Pos::Propn | Pos::Adj | Pos::Adp | Pos::Num | Pos::Cconj
            )
        };
        let end = run.clone().find(|&t| !nominal(t));
        let present = |t: u32| {
            let form = self.analysis.tokens[t as usize].morph.verb_form();
            form == Some(VerbForm::PresPart)
        };
        let denied = |t: u32| matches!(&*self.lower(t), "ne" | "n'");
        let verb = end.map(|t| if denied(t) { t + 1 } else { t });
        matches!(self.pos(start), Pos::Det | Pos::Propn)
            // `Météo-France redoutant…`: a name is one word.
            && verb.is_some_and(|t| {
                let named = self.pos(start) == Pos::Propn && t > start || t > start + 1;
                named && t < self.clause.tokens.end && present(t)
            })
    }

    /// `, avant d'être débarqués`
    fn later(&self, start: u32) -> bool {
        let infinitive = |c: &&Complement| c.tokens.start == start || c.tokens.start == start + 1;
        self.behind().find(infinitive).is_some_and(|c| self.is_aside(c))
    }

    /// `l'un des`, `l'une de`
    fn leads_part(&self, start: u32) -> bool {
        let one = (start..start + 2).find(|&t| {
            matches!(&*self.lower(t), "un" | "une" | "l'un" | "l'une" | "chacun" | "chacune")
        });
        one.is_some_and(|t| self.lower(t + 1).starts_with('d'))
    }

    /// True if a preposition follows, adverbs before it aside.
    fn leads_phrase(&self, start: u32) -> bool {
        let mut behind = (start..self.clause.tokens.end).map(|t| self.pos(t));
        behind.find(|p| *p != Pos::Adv) == Some(Pos::Adp)
    }

    /// `détruit une usine, sans faire de blessé`, `ont été secourus, avant d'être débarqués`: what did not come of it, or came
    /// later.
    pub(super) fn is_aside(&self, complement: &Complement) -> bool {
        let listed = &self.lang.rules.syntax.aside_infinitives;
        let opens = |t: &u32| listed.iter().any(|w| **w == *self.lower(*t));
        let start = complement.tokens.start;
        let first = if opens(&start) { Some(start) } else { start.checked_sub(1).filter(opens) };
        complement.role == Role::Infinitive && first.is_some_and(|t| t > 0 && self.is_comma(t - 1))
    }

    /// A phrase behind a comma that says of another what it is.
    pub(super) fn is_apposition(&self, complement: &Complement) -> bool {
        let start = complement.tokens.start;
        // A passive has no object.
        let first = self.behind().find(|c| is_core(c.role));
        let second = first.is_some_and(|f| f.tokens.start < start) || self.clause.verb.passive;
        if start == 0 || !self.is_comma(start - 1) {
            return false;
        }
        // `impose d'assurer, sous son contrôle, une couverture`: what the infinitive still asks for.
        let owing = self.behind().any(|c| {
            c.role == Role::Infinitive && c.tokens.start < start && {
                let given = |o: &&Complement| {
                    is_core(o.role) && o.tokens.start >= c.tokens.end && o.tokens.start < start
                };
                self.behind().find(given).is_none()
            }
        });
        let new = self.analysis.tokens[start as usize].morph.kind() == Some(Kind::Indef);
        if owing && new && complement.role == Role::Object {
            return false;
        }
        // `se sont abattus sur la route, coupant la vallée`: one comma alone parts no verb from its object.
        let between = self.clause.verb.tokens.end..start - 1;
        let alone = !between.is_empty() && !between.into_iter().any(|t| self.is_comma(t));
        let closed = (start..self.clause.tokens.end).any(|t| self.is_comma(t));
        // `a basculé en crise, le niveau le plus élevé, alors que…`: the verb has its complement.
        let served = self.behind().any(|c| {
            let phrase = matches!(c.role, Role::Oblique | Role::Infinitive);
            phrase && c.tokens.end <= start && c.tokens.start >= self.clause.verb.tokens.end
        });
        // `s'est consolée…, une première`: a reflexive has its object.
        let reflexive = self.clause.verb.reflexive && complement.role == Role::Object;
        second || reflexive || alone && (!closed || served)
    }
}
