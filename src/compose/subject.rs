//! Whether a subject is whole and the verb's own. In: the tokens that the analysis took for it. Out: yes or no. It
//! never mends a subject: what is doubtful is not told again.

use std::ops::Range;

use crate::lang::Language;
use crate::lang::vocabulary::Class;
use crate::model::{Analysis, ClauseKind, Kind, Morph, Number, Pos, Shape, Token, VerbForm};

/// The subject of a clause.
pub(super) struct Subject<'a> {
    pub analysis: &'a Analysis,
    pub tokens: Range<u32>,
    pub lang: &'a Language,
}

impl<'a> Subject<'a> {
    fn inside(&self) -> &'a [Token] {
        &self.analysis.tokens[self.tokens.start as usize..self.tokens.end as usize]
    }

    /// The subject with what stands between it and its verb and can only belong to it (`Le constructeur | franco-allemand
    /// Arvena annonce`, `L'agence de santé | (ARS) d'Occitanie annonce`), without the age or trade that commas set
    /// apart.
    pub(super) fn whole(&self, verb: u32) -> Range<u32> {
        /// Words of the longest such run.
        const LONGEST: u32 = 10;
        let tokens = self.tokens.clone();
        let word = |t: u32| &self.analysis.tokens[t as usize];
        let form = |t: u32| self.analysis.text(word(t).span);
        let own = |t: u32| match word(t).pos {
            Pos::Adj | Pos::Propn | Pos::Noun | Pos::Adp | Pos::Num | Pos::Sym => true,
            Pos::Punct => matches!(form(t), "(" | ")" | "\"" | "«" | "»" | "“" | "”"),
            Pos::Det => true,
            _ => false,
        };
        // `Après trois reports, la halle a rouvert`: what touches the verb is its subject.
        let comma = (tokens.start..verb).rev().find(|&t| form(t) == ",");
        let touching = comma.map(|c| c + 1..verb).filter(|r| {
            r.start < r.end
                && tokens.end <= r.start
                && matches!(word(r.start).pos, Pos::Det | Pos::Propn | Pos::Num)
                && r.clone().all(own)
                && r.clone().any(|t| matches!(word(t).pos, Pos::Noun | Pos::Propn))
        });
        if let Some(touching) = touching {
            return touching;
        }
        // `Le texte, porté par trois élus, dont un ministre, a été voté`: what a participle says of it is set apart.
        let first = (tokens.start..verb).find(|&t| form(t) == ",");
        let apart = first.filter(|&comma| {
            let said = comma + 1..verb.saturating_sub(1);
            let verb_form = |t: u32| word(t).morph.verb_form();
            let participle = verb_form(said.start) == Some(VerbForm::PastPart);
            // `Le site mis au jour à l'automne, qui a livré des fresques, sera ouvert`
            let relative = word(said.start).morph.kind() == Some(Kind::Rel) && comma >= tokens.end;
            // `une Vierge en cuivre et émaux champlevés, joyau de l'art limousin, restait`
            let noun = word(said.start).pos == Pos::Noun && comma >= tokens.end;
            form(verb - 1) == ","
                && comma > tokens.start
                && said.start < said.end
                && (participle || relative || noun)
                // `créée il y a deux ans`: a time has no verb of its own.
                && (relative || !said.into_iter().any(|t| {
                    verb_form(t).is_some_and(VerbForm::is_finite) && form(t - 1) != "y"
                }))
        });
        // `Un capteur | fixé au bout du doigt, porté trois nuits de suite, | permettrait`
        let qualified = |comma: u32| {
            let mut said = tokens.end..comma;
            word(tokens.end).morph.verb_form() == Some(VerbForm::PastPart)
                && !said.any(|t| word(t).morph.verb_form().is_some_and(VerbForm::is_finite))
        };
        if let Some(comma) = apart.filter(|&comma| comma < tokens.end || qualified(comma)) {
            return tokens.start..comma;
        }
        // What a comma closes stands as it is.
        let end = (tokens.end..verb).find(|&t| form(t) == ",").unwrap_or(verb);
        let next = tokens.end < end && word(tokens.end).pos != Pos::Det;
        let grows = next && end - tokens.end <= LONGEST && (tokens.end..end).all(own);
        if grows {
            return tokens.start..end;
        }
        // `Adam Zerrouki, 16 ans et 4 mois, a remporté`
        let closed = tokens.end < verb && form(tokens.end) == ",";
        let singular = word(verb).morph.number() == Some(Number::Sing);
        let comma = tokens.clone().find(|&t| form(t) == ",").filter(|_| closed && singular);
        comma.map_or(tokens.clone(), |comma| tokens.start..comma)
    }

    fn word(&self, token: &Token) -> String {
        self.analysis.text(token.span).to_lowercase()
    }

    /// True if the word before it can be no part of it: a mark, a conjunction, the end of another sentence, or adverbs
    /// down to one of these.
    pub(super) fn begins_at_a_mark(&self, kind: ClauseKind) -> bool {
        let start = self.tokens.start as usize;
        let Some(first) = self.analysis.tokens.get(start) else { return false };
        let Some(sentence) = self.analysis.sentence_at(first.span.start) else { return false };
        let opening = self.analysis.sentences[sentence].tokens.start as usize;
        let before = self.analysis.tokens[opening..start].iter().rev();
        match before.into_iter().find(|t| t.pos != Pos::Adv) {
            None => true,
            // `C'est par 31 voix | que | le conseil a adopté`: a main clause behind *que* is what is told.
            Some(t) if kind == ClauseKind::Main && &*t.lemma == "que" => true,
            Some(t) if t.pos == Pos::Sconj => {
                matches!(kind, ClauseKind::Reported | ClauseKind::Adverbial)
            }
            // `Seuls les navires transportant du gaz et | les ferries`: half of a subject.
            Some(t) if t.pos == Pos::Cconj => {
                let mut earlier = self.analysis.tokens[opening..start].iter();
                earlier.any(|t| t.morph.verb_form().is_some_and(VerbForm::is_finite))
            }
            Some(t) => t.pos == Pos::Punct,
        }
    }

    /// True if it has its determiner or is a name: a bare noun is a title, an apposition or a piece of something.
    pub(super) fn is_determined(&self) -> bool {
        /// Words before a number that only qualify it: `près de 40`, `plus de 500`.
        const QUALIFIERS: usize = 3;
        let inside = self.inside();
        let Some(first) = inside.first() else { return false };
        // `près de 40`, `plus d'un tiers`
        let quantities = &self.lang.rules.syntax.quantity_nouns;
        let counts = |t: &Token| {
            t.pos == Pos::Num || t.pos == Pos::Noun && quantities.iter().any(|q| **q == *t.lemma)
        };
        let counted = inside.iter().take(QUALIFIERS + 1).any(counts);
        // `Mme Guéguen exclut`
        let titled = || self.lang.facts.vocabulary.mark(&first.lemma).is(Class::Civility);
        let behind = inside.get(1).is_some_and(|t| t.pos == Pos::Propn);
        let named = first.pos == Pos::Propn && !self.is_dateline(first) || behind && titled();
        let opens = matches!(first.pos, Pos::Det | Pos::Num)
            || first.pos == Pos::Adp && self.word(first) == "des"
            || named
            || counted && matches!(first.pos, Pos::Adv | Pos::Adp | Pos::Adj);
        let dated = self.analysis.dates.iter().any(|d| d.span.overlaps(first.span));
        // `Un peu à l'écart, Luigi compte`: a little of nothing is no subject.
        let little = inside.get(1).is_some_and(|t| &*t.lemma == "peu")
            && inside.get(2).is_some_and(|t| t.pos == Pos::Adp && &*t.lemma != "de");
        opens && self.names_what(inside) && !dated && !little
    }

    /// True if it says of what it speaks: not `84`, nor `une soixantaine`, which lean on what was counted before.
    fn names_what(&self, inside: &[Token]) -> bool {
        let nouns = inside.iter().filter(|t| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Sym));
        nouns.into_iter().any(|t| {
            let quantity = &self.lang.rules.syntax.quantity_nouns;
            // `un troisième` is the third of what stands before.
            let ordinal = t.morph.kind() == Some(Kind::Ordinal);
            !ordinal && (t.pos != Pos::Noun || quantity.iter().all(|q| **q != *t.lemma))
        })
    }

    /// `PARIS` at the head of the text is where it was written.
    fn is_dateline(&self, first: &Token) -> bool {
        let written = self.analysis.text(first.span);
        first.shape == Shape::Upper
            && written.chars().count() > 3
            && self
                .analysis
                .places
                .iter()
                .any(|p| p.mentions.iter().any(|m| m.overlaps(first.span)))
    }

    /// True if the verb has the number of the head or of what is counted, and the plural where two are joined.
    pub(super) fn agrees_with(&self, verb: Morph) -> bool {
        let Some(number) = verb.number() else { return true };
        let inside = self.inside();
        let nominal = |t: &&Token| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Num);
        let Some(head) = inside.iter().find(nominal) else { return false };
        let joined = inside.iter().any(|t| t.pos == Pos::Cconj && self.word(t) == "et");
        // `le contrat de 94 millions`: what stands behind its noun counts something else.
        let named = |t: &&Token| !matches!(t.pos, Pos::Noun | Pos::Propn);
        let counted = inside.iter().take_while(named).find(|t| t.pos == Pos::Num);
        let head_number = match counted {
            Some(n) if !matches!(self.word(n).as_str(), "un" | "une" | "1" | "zéro") => {
                Some(Number::Plur)
            }
            // `Thomas Le Guen ont mis`: the other name is missing. `Les Bleus` has its article.
            _ if head.pos == Pos::Propn && first_det(inside).is_none() && !joined => {
                Some(Number::Sing)
            }
            _ if head.pos == Pos::Propn => None,
            _ => first_det(inside).and_then(|t| t.morph.number()).or(head.morph.number()),
        };
        match head_number {
            None => true,
            Some(n) if n == number => true,
            // `la plupart des élus votent`, `une dizaine de maisons brûlent`.
            Some(Number::Sing) if number == Number::Plur => joined || self.counts_many(inside),
            // `plus d'un élu sur deux`; `1,5 million de personnes`; `60 % des élus`.
            _ => {
                let one = |t: &Token| self.word(t).starts_with("1,");
                let share = inside.iter().any(|t| t.pos == Pos::Sym);
                let many = share || self.counts_many(inside);
                !joined
                    && counted.is_some_and(|n| many || one(n) || head_number != Some(Number::Plur))
            }
        }
    }

    fn counts_many(&self, inside: &[Token]) -> bool {
        // `plus d'un tiers des oiseaux`: the adverb says how much of it, and counts nothing.
        let quantity =
            |t: &Token| self.lang.rules.syntax.quantity_nouns.iter().any(|q| **q == *t.lemma);
        let mut words = inside.iter().filter(|t| matches!(t.pos, Pos::Noun | Pos::Pron | Pos::Adv));
        words.find(|t| t.pos != Pos::Adv || quantity(t)).is_some_and(quantity)
    }

    /// True if only clitics, adverbs or an aside between two commas stand between it and the verb.
    pub(super) fn reaches(&self, verb: u32) -> bool {
        let between = &self.analysis.tokens
            [self.tokens.end as usize..(verb as usize).max(self.tokens.end as usize)];
        let light = between.iter().all(|t| matches!(t.pos, Pos::Adv | Pos::Pron));
        let comma = |t: Option<&Token>| t.is_some_and(|t| self.analysis.text(t.span) == ",");
        let closes =
            |t: Option<&Token>| comma(t) || t.is_some_and(|t| self.analysis.text(t.span) == ")");
        let opens =
            |t: Option<&Token>| comma(t) || t.is_some_and(|t| self.analysis.text(t.span) == "(");
        light || between.len() > 1 && opens(between.first()) && closes(between.last())
    }
}

fn first_det(inside: &[Token]) -> Option<&Token> {
    inside.iter().find(|t| t.pos == Pos::Det)
}
