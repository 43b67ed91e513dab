//! The flat pieces of a sentence. In: tagged tokens. Out: [`Unit`]s in order: base noun phrases, prepositional
//! phrases, verb groups, connecting words, marks. It never decides what belongs to what: that is `clauses`.

use std::ops::Range;

use crate::lang::Language;
use crate::model::{Kind, Pos, Shape, Token, VerbGroup};

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// A base noun phrase: determiner to last adjective; pronouns that stand for one.
    Noun,
    /// A preposition with its noun phrase.
    Prep,
    /// A finite verb group.
    Verb,
    /// An infinitive, with the preposition before it.
    Infinitive,
    /// A present participle, with *en* before it.
    PresPart,
    /// A past participle without auxiliary.
    PastPart,
    /// An adjective that belongs to no noun phrase here.
    Adjective,
    /// An adverb.
    Adverb,
    /// A relative pronoun, with the preposition before it.
    Relative,
    /// A subordinating conjunction.
    Subordinator,
    /// *et*, *ou*, *mais*…
    Coordinator,
    /// A comma.
    Comma,
    /// `;` `:` `.` `!` `?` `…`
    Stop,
    /// A dash or a parenthesis.
    Break,
    /// What stands between quotation marks, marks included.
    Quote,
    /// Anything else.
    Other,
}

/// A piece of a sentence; indices are relative to the tokens that were given.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// What it is.
    pub kind: UnitKind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The token the rest modifies: noun, verb, conjunction.
    pub head: usize,
    /// The preposition's tokens, for those that have one.
    pub prep: Range<usize>,
    /// The verb group, for verbal units.
    pub verb: Option<VerbGroup>,
}

/// Reads units off tokens, left to right.
pub(super) struct Units<'a> {
    text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lang: &'a Language,
    /// The marks that open a quotation, in order, each with the mark that closes it.
    quotes: Vec<(usize, usize)>,
}

impl<'a> Units<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], lang: &'a Language) -> Self {
        Self { text, tokens, lang, quotes: quotes(text, tokens) }
    }

    /// All units of the tokens, in order; together they cover them.
    pub(super) fn read(&self) -> Vec<Unit> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let unit = self.unit(at);
            at = unit.tokens.end.max(at + 1);
            out.push(unit);
        }
        out
    }

    pub(super) fn pos(&self, at: usize) -> Option<Pos> {
        self.tokens.get(at).map(|t| t.pos)
    }

    pub(super) fn form(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    pub(super) fn is(&self, at: usize, pos: Pos) -> bool {
        self.pos(at) == Some(pos)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).and_then(|t| t.morph.kind())
    }

    fn unit(&self, at: usize) -> Unit {
        let plain =
            |kind, end: usize| Unit { kind, tokens: at..end, head: at, prep: at..at, verb: None };
        let token = &self.tokens[at];
        if let Some(ago) = self.ago(at) {
            return ago;
        }
        match token.pos {
            Pos::Punct => self.mark(at),
            Pos::Cconj => plain(UnitKind::Coordinator, at + 1),
            Pos::Sconj => {
                let end = self.run(at, Pos::Sconj);
                plain(UnitKind::Subordinator, end)
            }
            // `Au moins 34 personnes`: a count, and no place.
            Pos::Adp if self.is(at + 1, Pos::Adv) && self.is(at + 2, Pos::Num) => {
                match self.noun(at + 2).filter(|_| self.kind(at) == Some(Kind::Contr)) {
                    Some(noun) => Unit { tokens: at..noun.tokens.end, ..noun },
                    None => self.preposition(at),
                }
            }
            Pos::Adp => self.preposition(at),
            Pos::Pron if self.is_relative(at) => plain(UnitKind::Relative, at + 1),
            Pos::Pron if self.is_clitic(at) => {
                self.verb(at).unwrap_or_else(|| plain(UnitKind::Other, at + 1))
            }
            // `y compris`: a locution, whose pronoun stands for nothing.
            Pos::Pron if self.kind(at) == Some(Kind::AdvPron) && self.is(at + 1, Pos::Adj) => {
                plain(UnitKind::Adverb, at + 2)
            }
            Pos::Pron => self.pronoun(at),
            Pos::Verb | Pos::Aux => self.verb(at).unwrap_or_else(|| plain(UnitKind::Other, at + 1)),
            Pos::Adv if self.kind(at) == Some(Kind::Neg) => {
                self.verb(at).unwrap_or_else(|| plain(UnitKind::Adverb, at + 1))
            }
            Pos::Adv => {
                if let Some(noun) = self.noun(at) {
                    return noun;
                }
                let end = self.run(at, Pos::Adv);
                if self.is(end, Pos::Adj) {
                    return Unit { head: end, ..plain(UnitKind::Adjective, end + 1) };
                }
                plain(UnitKind::Adverb, end)
            }
            _ => self.noun(at).unwrap_or_else(|| match token.pos {
                Pos::Adj => plain(UnitKind::Adjective, at + 1),
                _ => plain(UnitKind::Other, at + 1),
            }),
        }
    }

    /// The end of a run of one part of speech.
    fn run(&self, at: usize, pos: Pos) -> usize {
        (at..).find(|&i| !self.is(i, pos)).unwrap_or(at)
    }

    fn mark(&self, at: usize) -> Unit {
        let kind = match self.form(at) {
            "," => UnitKind::Comma,
            "«" | "“" => {
                if let Some(end) = self.closing(at) {
                    return Unit {
                        kind: UnitKind::Quote,
                        tokens: at..end,
                        head: at,
                        prep: at..at,
                        verb: None,
                    };
                }
                UnitKind::Other
            }
            "\"" => {
                let end = (at + 1..self.tokens.len()).find(|&i| self.form(i) == "\"");
                match end {
                    Some(end) => {
                        return Unit {
                            kind: UnitKind::Quote,
                            tokens: at..end + 1,
                            head: at,
                            prep: at..at,
                            verb: None,
                        };
                    }
                    None => UnitKind::Other,
                }
            }
            ";" | ":" | "." | "!" | "?" | "…" | "..." => UnitKind::Stop,
            "–" | "—" | "-" | "(" | ")" | "[" | "]" => UnitKind::Break,
            _ => UnitKind::Other,
        };
        Unit { kind, tokens: at..at + 1, head: at, prep: at..at, verb: None }
    }

    /// One past the mark that closes the quotation opened at `at`.
    fn closing(&self, at: usize) -> Option<usize> {
        let found = self.quotes.binary_search_by_key(&at, |(open, _)| *open).ok()?;
        Some(self.quotes[found].1 + 1)
    }

    fn is_relative(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Rel)
    }

    /// A pronoun that leans on the verb after it.
    fn is_clitic(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Obj | Kind::Refl | Kind::AdvPron))
            && matches!(
                self.pos(at + 1),
                Some(Pos::Verb | Pos::Aux | Pos::Pron | Pos::Adv | Pos::Adp)
            )
    }

    fn pronoun(&self, at: usize) -> Unit {
        let mut end = at + 1;
        // `celui-ci`, `ceux-là`: the tokenizer splits the particle.
        if matches!(self.form(end), "-ci" | "-là") {
            end += 1;
        }
        Unit { kind: UnitKind::Noun, tokens: at..end, head: at, prep: at..at, verb: None }
    }

    /// A preposition and what it governs.
    fn preposition(&self, at: usize) -> Unit {
        let end = self.run(at, Pos::Adp);
        let with = |kind, tokens: Range<usize>, head| Unit {
            kind,
            tokens,
            head,
            prep: at..end,
            verb: None,
        };
        if self.is(end, Pos::Pron) && self.is_relative(end) {
            return with(UnitKind::Relative, at..end + 1, end);
        }
        if self.form(at) == "en"
            && end == at + 1
            && let Some(verb) = self.verb(end).filter(|v| v.kind == UnitKind::PresPart)
        {
            return Unit { tokens: at..verb.tokens.end, prep: at..end, ..verb };
        }
        if let Some(verb) = self.verb(end).filter(|v| v.kind == UnitKind::Infinitive) {
            return Unit { tokens: at..verb.tokens.end, prep: at..end, ..verb };
        }
        let inner = match self.pos(end) {
            Some(Pos::Pron) => Some(self.pronoun(end)),
            Some(Pos::Punct) if matches!(self.form(end), "«" | "“" | "\"") => {
                Some(self.mark(end)).filter(|q| q.kind == UnitKind::Quote)
            }
            _ => self.noun(end),
        };
        match inner {
            Some(noun) => with(UnitKind::Prep, at..noun.tokens.end, noun.head),
            // `en vermeil`, `de nouveau`
            None if self.is(end, Pos::Adv) || self.is(end, Pos::Adj) => {
                with(UnitKind::Prep, at..end + 1, end)
            }
            None => with(UnitKind::Other, at..end, at),
        }
    }

    /// A base noun phrase, if one begins here.
    pub(super) fn noun(&self, start: usize) -> Option<Unit> {
        let mut at = start;
        let mut determined = false;
        // `environ 200 personnes`, `plus de 30 pays`, `au moins deux blessés`.
        while self.is(at, Pos::Adv)
            || (at > start && self.is(at, Pos::Adp) && self.is(at - 1, Pos::Adv))
        {
            at += 1;
        }
        if at > start && !self.is(at, Pos::Num) {
            // `de | très grande qualité`, `plus de la moitié`
            let noun = self.noun(at);
            let noun = noun.filter(|n| self.graded(at, n.head) || self.is_part(at, n.head))?;
            return Some(Unit { tokens: start..noun.tokens.end, prep: start..start, ..noun });
        }
        while self.is(at, Pos::Det) {
            at += 1;
            determined = true;
        }
        let mut head = None;
        loop {
            match self.pos(at) {
                Some(Pos::Num) => {
                    head = head.or(Some(at));
                    at += 1;
                }
                Some(Pos::Adj) => {
                    at += 1;
                }
                Some(Pos::Det) if determined || at > start => at += 1,
                // `les très jeunes`, `les quelque 1 100`
                Some(Pos::Adv)
                    if (determined || at > start)
                        && (self.is(at + 1, Pos::Adj) || self.is(at + 1, Pos::Num)) =>
                {
                    at += 1
                }
                // `5 à 7 %`, `trois ou quatre`
                Some(Pos::Adp | Pos::Cconj)
                    if at > start && self.is(at - 1, Pos::Num) && self.is(at + 1, Pos::Num) =>
                {
                    at += 1;
                }
                // `19, 22 et 27 ans`
                Some(Pos::Punct) if at > start && self.lists_numbers(at) => at += 1,
                _ => break,
            }
        }
        // `restait introuvable | mercredi`: what the verb says of its subject is no part of a day.
        let said =
            start.checked_sub(1).is_some_and(|b| matches!(self.pos(b), Some(Pos::Verb | Pos::Aux)));
        let bare = !determined && head.is_none() && at > start && said;
        if bare && self.is(at, Pos::Noun) && self.is_time(at) {
            return None;
        }
        match self.pos(at) {
            Some(Pos::Noun | Pos::Propn | Pos::Sym) => {
                head = Some(at);
                at = self.after_noun(at);
            }
            // `près de 1 900 autres`
            Some(Pos::Pron) if head.is_some() && self.sets_apart(at) => {
                head = Some(at);
                at += 1;
            }
            _ if head.is_some() => {}
            // `les blessés`, `le dernier`: an adjective or participle that a determiner makes a noun.
            _ if determined && at > start && self.is(at - 1, Pos::Adj) => head = Some(at - 1),
            // `l'une`, `les autres`
            Some(Pos::Pron) if determined && self.stands_alone(at) => {
                head = Some(at);
                at += 1;
            }
            _ => return None,
        }
        let head = head?;
        Some(Unit { kind: UnitKind::Noun, tokens: start..at, head, prep: start..start, verb: None })
    }

    fn is_time(&self, at: usize) -> bool {
        self.lang.rules.syntax.time_nouns.iter().any(|n| **n == *self.tokens[at].lemma)
    }

    /// True for a word that stands for more of what was counted before: *autres*.
    fn sets_apart(&self, at: usize) -> bool {
        self.lang.rules.syntax.contrast_words.iter().any(|w| **w == *self.tokens[at].lemma)
    }

    /// True for the comma behind a number where others follow down to an *et*.
    fn lists_numbers(&self, comma: usize) -> bool {
        /// Numbers of the longest list.
        const MOST: usize = 8;
        let mut at = comma;
        for _ in 0..MOST {
            if self.form(at) != "," || !self.is(at - 1, Pos::Num) || !self.is(at + 1, Pos::Num) {
                break;
            }
            at += 2;
        }
        at > comma && self.is(at, Pos::Cconj) && self.is(at + 1, Pos::Num)
    }

    /// True for an adjective behind an adverb of degree, before the noun that it agrees with.
    fn graded(&self, at: usize, noun: usize) -> bool {
        let morph = |i: usize| self.tokens[i].morph;
        self.kind(at - 1) == Some(Kind::Degree)
            && self.is(at, Pos::Adj)
            && self.is(noun, Pos::Noun)
            && noun > at
            && morph(at).agrees(morph(noun))
    }

    /// True for a quantity behind an adverb and *de*: `plus d'un tiers`.
    fn is_part(&self, at: usize, noun: usize) -> bool {
        let quantities = &self.lang.rules.syntax.quantity_nouns;
        self.is(at - 1, Pos::Adp)
            && self.is(at, Pos::Det)
            && quantities.iter().any(|q| **q == *self.tokens[noun].lemma)
    }

    /// A pronoun that neither leans on a verb nor opens a clause.
    fn stands_alone(&self, at: usize) -> bool {
        let leans = [Kind::Subj, Kind::Obj, Kind::Refl, Kind::AdvPron, Kind::Rel, Kind::Int];
        self.kind(at).is_none_or(|kind| !leans.contains(&kind))
    }
}

/// Pairs of marks of quotation, in order of the first; each kind of mark is paired by itself.
fn quotes(text: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    let mut pairs = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, t)| t.shape == Shape::Punct) {
        let open = match token.span.of(text) {
            "«" => {
                outer.push(at);
                None
            }
            "“" => {
                inner.push(at);
                None
            }
            "»" => outer.pop(),
            "”" => inner.pop(),
            _ => None,
        };
        pairs.extend(open.map(|open| (open, at)));
    }
    pairs.sort_unstable();
    pairs
}
