//! The news in fewer signs than any sound shortening of its clause has. In: a statement whose wordings are too long for a
//! title. Out: wordings with less at their end or in their subject, organisations by the acronym that the article gives.
//! It never cuts what is graver than what it leaves, what limits it, or what a bare noun lives by.

use std::borrow::Cow;

use super::fits;
use crate::compose::condense::Wording;
use crate::compose::deletion::is_core;
use crate::compose::keyphrase::Key;
use crate::compose::statements::{Statement, Told};
use crate::lang::Language;
use crate::model::{
    Analysis, ClauseKind, Complement, Kind, Number, Pos, Role, Span, Token, VerbForm,
};

/// What the lead tells, said shorter: for where nothing else of it fits.
pub(super) fn squeezed(analysis: &Analysis, statement: &Statement, lang: &Language) -> Vec<Told> {
    let squeezer = Squeezer { analysis, statement, lang };
    let acronyms = acronyms(analysis);
    let wordings =
        [&statement.participial, &statement.passive, &statement.present, &statement.plain];
    let mut out: Vec<Told> = Vec::new();
    for wording in wordings.into_iter().flatten() {
        let alone = squeezer.first_alone(wording);
        let alone =
            alone.into_iter().flat_map(|w| [vec![w.clone()], squeezer.shorter(&w)].concat());
        let shorter = [vec![wording.clone()], squeezer.shorter(wording), alone.collect()].concat();
        let told = shorter.iter().flat_map(|w| statement.told(w));
        for told in told.map(|t| with_acronyms(analysis, &acronyms, t)) {
            if out.iter().all(|o| o.text != told.text) {
                out.push(told);
            }
        }
    }
    out
}

/// The statements, with shorter wordings of those of one sentence that has none of at most so many signs; none of them
/// loses the keyphrase.
pub(super) fn at_most<'a>(
    analysis: &Analysis,
    statements: &'a [Statement],
    (sentence, signs): (usize, usize),
    key: &Key,
    lang: &Language,
) -> Cow<'a, [Statement]> {
    let long = |s: &Statement| {
        let fits = |t: &Told| t.text.chars().count() <= signs;
        s.sentence == sentence && !s.sentences(lang).iter().any(fits)
    };
    if !statements.iter().any(long) {
        return Cow::Borrowed(statements);
    }
    let mut out = statements.to_vec();
    for statement in out.iter_mut().filter(|s| long(s)) {
        let squeezer = Squeezer { analysis, statement, lang };
        let keeps =
            |whole: &Wording, cut: &Wording| key.whole_in(&cut.text) || !key.whole_in(&whole.text);
        let cuts = |w: &Wording| {
            squeezer.shorter(w).into_iter().filter(|cut| keeps(w, cut)).collect::<Vec<_>>()
        };
        let shorter: Vec<Wording> = statement.plain.iter().flat_map(cuts).collect();
        for wording in shorter {
            if statement.plain.iter().all(|w| w.text != wording.text) {
                statement.plain.push(wording);
            }
        }
    }
    Cow::Owned(out)
}

struct Squeezer<'a> {
    analysis: &'a Analysis,
    statement: &'a Statement,
    lang: &'a Language,
}

impl Squeezer<'_> {
    /// A wording after one and more cuts.
    fn shorter(&self, wording: &Wording) -> Vec<Wording> {
        let mut out = self.cuts(wording);
        let mut at = 0;
        while let Some(one) = out.get(at).cloned() {
            out.extend(self.cuts(&one));
            at += 1;
        }
        out
    }

    /// One step shorter: the last part that can go, or what the subject says besides its name.
    fn cuts(&self, wording: &Wording) -> Vec<Wording> {
        let tail = self.tail(wording).and_then(|at| self.without_tail(wording, at));
        let bare = self.without_epithets(wording).filter(|w| fits(&w.text));
        let others = [bare, self.without_circumstance(wording)];
        tail.into_iter().chain(others.into_iter().flatten()).collect()
    }

    fn token(&self, token: u32) -> &Token {
        &self.analysis.tokens[token as usize]
    }

    /// Where in the tokens of a wording the last part begins that can go.
    fn tail(&self, wording: &Wording) -> Option<usize> {
        let clause = &self.analysis.clauses[self.statement.clause];
        let tokens = &wording.tokens;
        // `adopte jeudi, par 52 voix contre 27, | un plan climat`: what the verb asks for stays.
        let behind = |c: &&Complement| is_core(c.role) && c.tokens.start >= clause.verb.tokens.end;
        let asked = clause.complements.iter().filter(behind).map(|c| c.tokens.start).min();
        // Behind it all words stand as in the source.
        let joined = tokens.windows(2).rposition(|w| w[0] + 1 != w[1]).map_or(0, |at| at + 1);
        (joined.max(1)..tokens.len()).rev().find(|&at| {
            let first = tokens[at];
            // A name is one word, anything else has its article.
            let least = |start: u32| start + u32::from(self.token(start).pos != Pos::Propn);
            let said = first > clause.verb.head && asked.is_none_or(|start| first > least(start));
            said && self.opens(tokens, at) && self.leaves(tokens, at)
        })
    }

    /// True if a part begins that only says more: `la grève | qui paralyse le site`, `la fermeture | imposée par l'État`,
    /// `, désormais espérée pour 2033`, `, un chantier de 27 millions`.
    fn opens(&self, tokens: &[u32], at: usize) -> bool {
        let (before, first) = (tokens[at - 1], tokens[at]);
        let participle = |t: &Token| {
            matches!(t.morph.verb_form(), Some(VerbForm::PastPart | VerbForm::PresPart))
        };
        let token = self.token(first);
        let behind = tokens.get(at + 1).map(|&t| self.token(t));
        // `du boulevard | et de ses abords`
        if token.pos == Pos::Cconj {
            let own =
                tokens.get(at + 2).is_some_and(|&t| self.token(t).morph.kind() == Some(Kind::Poss));
            return own && behind.is_some_and(|t| t.pos == Pos::Adp);
        }
        if self.analysis.token_text(&(first..first + 1)) == "," {
            let sets = |t: &Token| t.morph.kind() == Some(Kind::Indef) || participle(t);
            let adverb = behind.is_some_and(|t| t.pos == Pos::Adv);
            let next = tokens.get(at + 2).map(|&t| self.token(t));
            let listed = tokens[at..].iter().any(|&t| self.token(t).pos == Pos::Cconj);
            // `Istanbul, principale ville de Turquie`
            let noun = |t: &Token| t.pos == Pos::Noun;
            let types = behind.is_some_and(noun)
                || behind.is_some_and(|t| t.pos == Pos::Adj) && next.is_some_and(noun);
            let apposed = self.token(before).pos == Pos::Propn && types;
            let qualified = adverb && next.is_some_and(participle);
            return !listed && (apposed || qualified || behind.is_some_and(sets));
        }
        let sentence = self.statement.sentence;
        let clauses = self.analysis.clauses_of(&(sentence..sentence + 1));
        let subordinate = self.analysis.clauses[clauses].iter().any(|c| {
            let kind = match c.kind {
                ClauseKind::Relative => true,
                ClauseKind::Participial => participle(token),
                _ => false,
            };
            kind && c.tokens.start == first
        });
        subordinate && self.is_told(before, tokens)
    }

    /// True if the noun phrase that ends at a token says enough by itself: it is known, or has a complement.
    fn is_told(&self, last: u32, tokens: &[u32]) -> bool {
        let phrase: Vec<&Token> =
            tokens.iter().rev().skip_while(|t| **t > last).map(|t| self.token(*t)).collect();
        let (mut nouns, mut event) = (0, false);
        for (i, token) in phrase.iter().enumerate() {
            // `un plan de sauvegarde de | l'emploi`: the phrase goes on before the complement.
            let inner = phrase.get(i + 1).is_some_and(|t| &*t.lemma == "de");
            match token.pos {
                Pos::Noun | Pos::Propn => {
                    nouns += 1;
                    event |= self.gravity(token) > 0;
                }
                // `toutes les femmes | enceintes de plus de huit mois`: which of them is half of it.
                Pos::Det if token.morph.number() == Some(Number::Plur) => return false,
                Pos::Det => {
                    // `la grève | qui paralyse le site`, but `l'article | gelant la délivrance de permis`.
                    let known = token.morph.kind() == Some(Kind::Def) && event;
                    if nouns > 1 || known || !inner {
                        return nouns > 1 || known;
                    }
                }
                Pos::Adj | Pos::Adp | Pos::Num => {}
                _ => return false,
            }
        }
        false
    }

    /// True if what stands before a token is the news, and ends as a phrase does.
    fn leaves(&self, tokens: &[u32], at: usize) -> bool {
        /// The gravity of what a title does not leave out.
        const GRAVE: u8 = 40;
        let ends =
            matches!(self.token(tokens[at - 1]).pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num);
        let limiting = &self.lang.rules.syntax.limiting_words;
        let limits = |t: &u32| {
            let written = self.analysis.token_text(&(*t..*t + 1)).to_lowercase().replace('’', "'");
            limiting.contains(&written)
        };
        let gravity =
            |tokens: &[u32]| tokens.iter().map(|&t| self.gravity(self.token(t))).max().unwrap_or(0);
        let (kept, cut) = tokens.split_at(at);
        ends && !cut.iter().any(limits) && gravity(cut) < gravity(kept).max(GRAVE)
    }

    fn gravity(&self, token: &Token) -> u8 {
        let (index, rules) = (&self.lang.index, &self.lang.rules);
        let nouns = index.events_of_noun(rules, &token.lemma).filter(|_| token.pos == Pos::Noun);
        let verbs = index.events_of_verb(rules, &token.lemma).filter(|_| token.pos == Pos::Verb);
        nouns.chain(verbs).map(|e| e.gravity).max().unwrap_or(0)
    }

    /// A wording without its words from a token on.
    fn without_tail(&self, wording: &Wording, at: usize) -> Option<Wording> {
        let last = wording.tokens.last()?;
        let cut = self.analysis.token_text(&(wording.tokens[at]..last + 1));
        let text = wording.text.strip_suffix(cut)?.trim_end_matches([',', ' ']).to_owned();
        Some(Wording { text, tokens: wording.tokens[..at].to_vec(), span: wording.span })
    }

    /// `remporte [à Plouay] la 14e édition`, `observeront [jusqu'au 20 février] la fermeture`: where or when, between the verb
    /// and what it tells of.
    fn without_circumstance(&self, wording: &Wording) -> Option<Wording> {
        let clause = &self.analysis.clauses[self.statement.clause];
        let object = clause.complements.iter().find(|c| c.role == Role::Object)?;
        let between = |c: &&Complement| {
            matches!(c.role, Role::Place | Role::Time)
                && c.tokens.start >= clause.verb.tokens.end
                && c.tokens.end <= object.tokens.start
        };
        let phrase = clause
            .complements
            .iter()
            .find(|c| between(c) && c.tokens.clone().all(|t| wording.tokens.contains(&t)))?;
        let cut = self.analysis.token_text(&phrase.tokens);
        let text = wording.text.replacen(&format!(" {cut} "), " ", 1);
        let shorter = text.len() < wording.text.len();
        let kept = wording.tokens.iter().copied().filter(|t| !phrase.tokens.contains(t));
        shorter.then(|| Wording { text, tokens: kept.collect(), span: wording.span })
    }

    /// `L'équipementier ferroviaire français Vectralis annonce`: the name says which.
    fn without_epithets(&self, wording: &Wording) -> Option<Wording> {
        let subject = self.analysis.clauses[self.statement.clause].subject.clone()?;
        let run: Vec<u32> = subject.clone().collect();
        let name = run.iter().position(|&t| self.token(t).pos == Pos::Propn)?;
        let (said, named) = run.split_at(name);
        let [article, noun, epithets @ ..] = said else { return None };
        let plain = self.token(*article).morph.kind() == Some(Kind::Def)
            && self.token(*noun).pos == Pos::Noun
            && !epithets.is_empty()
            && epithets.iter().all(|&t| says_what_kind(self.token(t)))
            // `l'usine | de Trévières`
            && epithets.last().is_some_and(|&t| self.token(t).pos != Pos::Adp)
            && named.iter().all(|&t| self.token(t).pos == Pos::Propn)
            && wording.tokens.starts_with(&run);
        if !plain {
            return None;
        }
        let cut = self.analysis.token_text(&(epithets[0]..named[0]));
        let text = wording.text.replacen(&format!(" {cut} "), " ", 1);
        let tokens = wording.tokens.iter().copied().filter(|t| !epithets.contains(t)).collect();
        Some(Wording { text, tokens, span: wording.span })
    }
}

impl Squeezer<'_> {
    /// `La société Vectralis, son ancien directeur et un chef d'équipe comparaissent` → `La société Vectralis comparaît`: the
    /// others are hers, and stand right below. Only of a verb that agrees in one word, with nothing behind it that agrees.
    fn first_alone(&self, wording: &Wording) -> Option<Wording> {
        let clause = &self.analysis.clauses[self.statement.clause];
        let run: Vec<u32> = clause.subject.clone()?.collect();
        let at = run.iter().position(|&t| {
            let token = self.token(t);
            token.pos == Pos::Cconj || self.analysis.text(token.span) == ","
        })?;
        let (first, others) = run.split_at(at);
        let theirs = others.get(1).is_some_and(|&t| self.token(t).morph.kind() == Some(Kind::Poss));
        let joined = others.iter().any(|&t| self.token(t).pos == Pos::Cconj);
        let one = first.iter().map(|&t| self.token(t)).find(|t| t.pos == Pos::Noun)?;
        let named = first.iter().any(|&t| self.token(t).pos == Pos::Propn);
        let agrees = clause.complements.iter().any(|c| c.role == Role::Attribute);
        let sound = theirs
            && joined
            && named
            && one.morph.number() == Some(Number::Sing)
            && !agrees
            && !clause.verb.reflexive
            && wording.tokens.starts_with(&run);
        if !sound {
            return None;
        }
        let subject = self.analysis.token_text(&(run[0]..run[run.len() - 1] + 1));
        let (_, said) = wording.text.split_once(subject)?;
        let (verb, rest) = said.trim_start().split_once(' ')?;
        let own = self.token(clause.verb.head).morph.verb_form();
        let tenses = [Some(VerbForm::IndPres), own.filter(|f| f.is_finite())];
        let form = |tense: VerbForm, number: Number| {
            self.lang.conjugate(&clause.verb.lemma, tense, 3, number)
        };
        let tense = tenses
            .into_iter()
            .flatten()
            .find(|t| form(*t, Number::Plur).as_deref() == Some(verb))?;
        let verb = form(tense, Number::Sing)?;
        let theirs = |w: &str| matches!(w.trim_matches(','), "leur" | "leurs" | "eux" | "ensemble");
        let name = self.analysis.token_text(&(first[0]..first[first.len() - 1] + 1));
        let text = format!("{name} {verb} {rest}");
        let tokens = wording.tokens.iter().copied().filter(|t| !others.contains(t)).collect();
        (!rest.split(' ').any(theirs)).then_some(Wording { text, tokens, span: wording.span })
    }
}

/// `groupe [de grande distribution] Novamarché`, `équipementier [ferroviaire] Vectralis`
fn says_what_kind(token: &Token) -> bool {
    matches!(token.pos, Pos::Adj | Pos::Noun) || &*token.lemma == "de" && token.pos == Pos::Adp
}

/// What the article gives an acronym for: `Agence nationale de sécurité du médicament (ANSM)`. Each with where it does.
fn acronyms(analysis: &Analysis) -> Vec<(Span, &str)> {
    /// Signs of the longest.
    const LONGEST: usize = 12;
    let text = &analysis.document.text;
    let given = |mention: &Span| {
        let behind = text[mention.end as usize..].strip_prefix(" (")?;
        let end = behind.char_indices().take(LONGEST).find(|(_, c)| !c.is_alphanumeric())?;
        let acronym = behind[end.0..].starts_with(')').then(|| &behind[..end.0])?;
        let capitals = acronym.chars().filter(|c| c.is_uppercase()).count();
        let short = acronym.chars().count() < analysis.text(*mention).chars().count();
        // `l'Afsca`
        let known = || analysis.organisations.iter().any(|o| o.name == acronym);
        (short && (capitals > 1 || known())).then_some((*mention, acronym))
    };
    analysis.organisations.iter().flat_map(|o| &o.mentions).filter_map(given).collect()
}

/// `l'Agence nationale de sécurité du médicament` → `l'ANSM`, where its article stays as it is.
fn with_acronyms(analysis: &Analysis, acronyms: &[(Span, &str)], mut told: Told) -> Told {
    let vowel = |word: &str| word.to_lowercase().starts_with(['a', 'e', 'é', 'i', 'o', 'u', 'y']);
    for (mention, acronym) in acronyms {
        let name = analysis.text(*mention);
        if vowel(name) == vowel(acronym) && told.text.contains(name) {
            told.text = told.text.replacen(name, acronym, 1);
            // With the bracket that gives the acronym.
            let end = mention.end + (" (".len() + acronym.len()) as u32;
            told.spans.push(Span { end, ..*mention });
        }
    }
    told
}
