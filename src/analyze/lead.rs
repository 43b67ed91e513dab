//! The sentence that brings the news. In: clauses, quotations, events. Out: its index. An article that begins with a scene
//! (`Les palettes brûlent depuis l'aube`) tells its news further down. It never takes what is
//! quoted or lies years back for news.

use std::ops::Range;

use crate::lang::Language;
use crate::lang::schema::rules::Of;
use crate::model::{Analysis, Clause, ClauseKind, Pos, Role, VerbForm};

/// Sentences among which the news is looked for, and paragraphs, where those of the scene are long.
const REACH: usize = 9;
const PARAGRAPHS: usize = 3;
const LONG: usize = 14;
/// Gravity of an event that is more than a gesture.
const EVENT: u8 = 30;
/// Gravity of one that is news though nobody in its sentence is named.
const WEIGHTY: u8 = 44;

/// The sentence that brings the news: the first, but where it only sets a scene.
pub fn lead(analysis: &Analysis, lang: &Language) -> usize {
    let reader = Reader { analysis, lang };
    if analysis.sentences.is_empty() || !reader.sets_a_scene() {
        return 0;
    }
    let mut blocks: Vec<u32> = analysis.sentences.iter().map(|s| s.block).collect();
    blocks.dedup();
    let within =
        |s: &usize| blocks.iter().take(PARAGRAPHS).any(|b| *b == analysis.sentences[*s].block);
    let near = (0..analysis.sentences.len().min(LONG)).take_while(within).count();
    let last = analysis.sentences.len().min(REACH.max(near));
    let told = (1..last).find(|s| reader.tells(*s)).or_else(|| reader.opens_story(last));
    told.unwrap_or_else(|| first_named(analysis))
}

/// The first sentence near the top that names somebody or something and says what they do; the very first where none does.
pub fn first_named(analysis: &Analysis) -> usize {
    /// Sentences that may set the scene.
    const SCENE: usize = 4;
    let any = |tokens: &Range<u32>, kinds: &[Pos]| {
        tokens.clone().any(|t| kinds.contains(&analysis.tokens[t as usize].pos))
    };
    let named = |s: &usize| {
        let clauses = &analysis.clauses[analysis.clauses_of(&(*s..*s + 1))];
        let main = clauses.iter().find(|c| c.kind == ClauseKind::Main);
        let subject = main.and_then(|c| c.subject.as_ref());
        subject.is_some_and(|s| any(s, &[Pos::Noun, Pos::Propn]))
    };
    let whole = |s: &usize| named(s) && any(&analysis.sentences[*s].tokens, &[Pos::Propn]);
    let near = || 0..analysis.sentences.len().min(SCENE);
    near().find(whole).or_else(|| near().find(named)).unwrap_or(0)
}

struct Reader<'a> {
    analysis: &'a Analysis,
    lang: &'a Language,
}

impl Reader<'_> {
    fn clauses(&self, sentence: usize) -> &[Clause] {
        &self.analysis.clauses[self.analysis.clauses_of(&(sentence..sentence + 1))]
    }

    fn main(&self, sentence: usize) -> Option<&Clause> {
        self.clauses(sentence).iter().find(|c| c.kind == ClauseKind::Main)
    }

    fn quoted(&self, clause: &Clause) -> bool {
        let verb = &self.analysis.tokens[clause.verb.head as usize];
        self.analysis.index.quoted_at(verb.span.start).is_some()
    }

    fn any(&self, tokens: &Range<u32>, kinds: &[Pos]) -> bool {
        tokens.clone().any(|t| kinds.contains(&self.analysis.tokens[t as usize].pos))
    }

    /// True for a first sentence that shows somebody or something before it says what happened.
    fn sets_a_scene(&self) -> bool {
        let Some(main) = self.main(0) else { return true };
        if self.is_cleft(main) {
            return false;
        }
        let named = main.subject.as_ref().is_some_and(|s| self.any(s, &[Pos::Noun, Pos::Propn]));
        if self.quoted(main) || !named {
            return true;
        }
        let tokens = &self.analysis.sentences[0].tokens;
        // `À la mairie, les cartons s'empilent`: nobody and nothing is named or counted.
        let bare = !self.any(tokens, &[Pos::Propn, Pos::Num]);
        let light = self.gravity(main) < EVENT;
        match main.verb.tense {
            Some(VerbForm::IndImpf) => light && bare,
            // `Inès ajuste ses lunettes et pose la torche`: somebody nobody knows does something.
            Some(VerbForm::IndPres) if !main.verb.compound => {
                bare || light && self.is_somebody(main)
            }
            // `Les draps blancs accrochés aux grilles ont gelé dans la nuit`
            Some(VerbForm::IndPres) => bare && !main.verb.passive && self.does_nothing(main),
            _ => false,
        }
    }

    /// `C'est par 31 voix contre 14 que le conseil a adopté…`: the news stands behind its *que*.
    fn is_cleft(&self, main: &Clause) -> bool {
        let first = |s: &Range<u32>| &self.analysis.tokens[s.start as usize];
        let subject = main.subject.as_ref().map(first);
        let points = subject.is_some_and(|t| t.pos == Pos::Pron && &*t.lemma == "ce");
        let told = |c: &&Clause| {
            let named = c.subject.as_ref().is_some_and(|s| self.any(s, &[Pos::Noun, Pos::Propn]));
            named && c.verb.compound && c.verb.tense == Some(VerbForm::IndPres) && !self.quoted(c)
        };
        points && &*main.verb.lemma == "être" && self.clauses(0).iter().find(told).is_some()
    }

    /// True for a verb without an object that tells no event by itself: `gèlent` freezes no wages.
    fn does_nothing(&self, clause: &Clause) -> bool {
        let events = self.lang.index.events_of_verb(&self.lang.rules, &clause.verb.lemma);
        let object = clause.complements.iter().any(|c| c.role == Role::Object);
        !object && events.filter(|e| e.of == Of::Subject).all(|e| e.gravity < EVENT)
    }

    /// True for a subject that is the name of a person and nothing else, where the sentence counts nothing.
    fn is_somebody(&self, clause: &Clause) -> bool {
        let Some(subject) = &clause.subject else { return false };
        let span = self.analysis.token_span(subject);
        let counts = self.any(&self.analysis.sentences[0].tokens, &[Pos::Num]);
        let bare = !self.any(subject, &[Pos::Noun, Pos::Det]);
        bare && !counts && self.analysis.index.person_in(span).is_some()
    }

    /// True for a sentence that tells an event as news: by somebody or of something named, and when.
    fn tells(&self, sentence: usize) -> bool {
        let tokens = &self.analysis.sentences[sentence].tokens;
        let timed = |c: &Clause| c.complements.iter().any(|c| c.role == Role::Time);
        let dated = self.clauses(sentence).iter().any(timed);
        let named = self.any(tokens, &[Pos::Propn]);
        // `Le parquet a requis jeudi contre lui six ans de prison`: how much says whose case it is as well.
        let counted = self.any(tokens, &[Pos::Num]);
        if !dated || !(named || counted) {
            return false;
        }
        let least = if named { EVENT } else { WEIGHTY };
        let news = |c: &&Clause| {
            let told = matches!(c.kind, ClauseKind::Main | ClauseKind::Reported);
            let subject = c.subject.as_ref();
            let named = subject.is_some_and(|s| self.any(s, &[Pos::Noun, Pos::Propn]));
            told && named
                && !self.quoted(c)
                && c.verb.tense != Some(VerbForm::IndImpf)
                && c.verb.tense.is_some_and(VerbForm::is_finite)
                && !self.is_past_year(c)
        };
        self.clauses(sentence).iter().filter(news).any(|c| self.gravity(c) >= least)
    }

    /// Behind a paragraph of scene, the first sentence of another that says when and how much of something it names.
    fn opens_story(&self, last: usize) -> Option<usize> {
        let first = self.analysis.sentences.first()?.block;
        let opens = |s: &usize| {
            let block = self.analysis.sentences[*s].block;
            block != first && self.analysis.sentences[*s - 1].block != block
        };
        let next = (1..last).find(opens)?;
        let main = self.main(next)?;
        let named = main.subject.as_ref().is_some_and(|s| self.any(s, &[Pos::Noun, Pos::Propn]));
        let sentence = &self.analysis.sentences[next];
        let timed = self.analysis.dates.iter().any(|d| sentence.span.contains(d.span));
        let counted = self.any(&sentence.tokens, &[Pos::Num]);
        (named && timed && counted && !self.quoted(main)).then_some(next)
    }

    /// `Le 17 août 2022, Untel est mort`: what the news goes back to.
    fn is_past_year(&self, clause: &Clause) -> bool {
        let this_year = self.analysis.date.map(|d| d.to_string()).unwrap_or_default();
        let this_year = this_year.get(..4).unwrap_or_default();
        let times = clause.complements.iter().filter(|c| c.role == Role::Time);
        let year = |t: u32| {
            let form = self.analysis.text(self.analysis.tokens[t as usize].span);
            form.len() == 4 && form.bytes().all(|b| b.is_ascii_digit()) && form != this_year
        };
        let past = clause.verb.compound || clause.verb.tense == Some(VerbForm::IndPast);
        past && times.into_iter().any(|c| c.tokens.clone().any(year))
    }

    /// The gravity of the event that a clause tells by its verb, its subject or its object.
    fn gravity(&self, clause: &Clause) -> u8 {
        let (index, rules) = (&self.lang.index, &self.lang.rules);
        let verb = index.events_of_verb(rules, &clause.verb.lemma).map(|e| e.gravity).max();
        let objects = clause.complements.iter().filter(|c| c.role == Role::Object);
        let phrases = objects.map(|c| &c.tokens).chain(&clause.subject);
        let nouns = phrases.filter_map(|tokens| {
            let mut inside = tokens.clone().map(|t| &self.analysis.tokens[t as usize]);
            let head = inside.find(|t| t.pos == Pos::Noun)?;
            index.events_of_noun(rules, &head.lemma).map(|e| e.gravity).max()
        });
        let noun = nouns.max().map_or(0, |g| (u16::from(g) * 8 / 10) as u8);
        verb.unwrap_or(0).max(noun)
    }
}
