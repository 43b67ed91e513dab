//! Who was named or spoke last. In: a gender and the word to look back from. Out: the person who fits. It never takes one
//! of the other gender, nor one named inside a quotation.

use std::collections::BTreeMap;

use super::Stage;
use crate::analyze::facts::names::Kind;
use crate::analyze::facts::people::Known;
use crate::analyze::facts::roles::{self, Role};
use crate::analyze::facts::subjects::Source;
use crate::analyze::facts::words::Words;
use crate::lang::vocabulary::Class;
use crate::model::{Gender, Pos};

/// How many passages back a pronoun may look.
const BACK: usize = 5;

impl Stage<'_, '_> {
    /// `celui-ci`, `ce dernier`: the person named last before.
    pub(super) fn named_last(&self, at: usize, gender: Option<Gender>) -> Option<Source> {
        let first = self.words.passages[self.cast.passage(at).saturating_sub(2)].words.start;
        let before = self.cast.names_between(first, at).iter().rev();
        let people = before.filter(|n| n.words.end <= at && n.kind == Kind::Person);
        let mut sources = people.filter_map(|n| self.cast.source_of(n));
        sources.find(|s| {
            let told = self.cast.gender(s);
            told.is_none() || gender.is_none() || told == gender
        })
    }

    /// The person of that gender who was said to speak, or acted, last before `at`.
    pub(super) fn taken_up(
        &self,
        index: usize,
        gender: Option<Gender>,
        at: usize,
    ) -> Option<Source> {
        let fits = |s: &Source| {
            let told = self.cast.gender(s);
            let person = matches!(s, Source::Person(..));
            (person || matches!(s, Source::Role(_) | Source::Phrase(_)))
                && (told.is_none() && person || told == gender || gender.is_none() && person)
        };
        let here = self.cast.passage(at);
        let start = self.words.passages[here].words.start;
        let quote = self.place(&self.quoted[index]).open.min(at);
        // In the same sentence, before the quotation or the pronoun.
        if let Some(source) = self.person_between(start, quote, gender) {
            return Some(source);
        }
        let block = self.words.passages[self.cast.passage(quote)].block;
        let first = self.cast.passage(quote);
        let mut own = self.cast.passage(self.place(&self.quoted[index]).open);
        own = own.min(first);
        for passage in (own.saturating_sub(BACK)..own).rev() {
            let p = &self.words.passages[passage];
            let far = p.block != block && block - p.block > 1;
            if far {
                break;
            }
            // Over the head of somebody whom its own paragraph names, it means whom the article is about.
            let crossed = p.block != block;
            if crossed && self.names_somebody(passage + 1, quote) {
                return self.protagonist(gender);
            }
            if let Some(source) = self.spoken[passage].as_ref().filter(|s| fits(s)) {
                return Some(source.clone());
            }
            if let Some(source) = self.person_between(p.words.start, p.words.end, gender) {
                return Some(source);
            }
        }
        None
    }

    /// True for somebody whom the paragraph of a word does not name, though it names another.
    pub(super) fn is_far(&self, source: &Source, at: usize) -> bool {
        /// Passages of a paragraph that are asked.
        const NEAR: usize = 20;
        let Source::Person(person, _) = source else { return false };
        let passages = &self.words.passages;
        let here = self.cast.passage(at);
        let block = passages[here].block;
        let near = here.saturating_sub(NEAR);
        let first = near + passages[near..here].iter().take_while(|p| p.block != block).count();
        let from = passages[first].words.start;
        let named = self.cast.names_between(from.min(at), at).iter();
        let own = named.filter_map(|n| self.cast.source_of(n));
        let own = own.into_iter().any(|s| matches!(s, Source::Person(p, _) if p == *person));
        !own && self.names_somebody(first, at)
    }

    /// True if somebody is named between the beginning of a passage and a word.
    fn names_somebody(&self, passage: usize, to: usize) -> bool {
        let from = self.words.passages.get(passage).map_or(to, |p| p.words.start);
        let named = self.cast.names_between(from.min(to), to).iter();
        named
            .into_iter()
            .any(|n| n.kind == Kind::Person && n.words.end <= to && !self.in_quote(n.words.start))
    }

    /// The person of that gender whom the article names most often, if one is.
    fn protagonist(&self, gender: Option<Gender>) -> Option<Source> {
        /// Mentions of whom an article is about.
        const OFTEN: usize = 3;
        /// Names of the longest article in which they are counted.
        const LONGEST: usize = 2_000;
        if self.cast.names.len() > LONGEST {
            return None;
        }
        let people = self.cast.names.iter().filter(|n| n.kind == Kind::Person);
        let sources = people.filter_map(|n| self.cast.source_of(n));
        let sources: Vec<Source> =
            sources.filter(|s| gender.is_none() || self.cast.gender(s) == gender).collect();
        let who = |s: &Source| match s {
            Source::Person(person, _) => Some(*person),
            _ => None,
        };
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for person in sources.iter().filter_map(who) {
            *counts.entry(person).or_default() += 1;
        }
        let most = counts.values().copied().max().filter(|most| *most >= OFTEN)?;
        let mut first = counts.iter().filter(|(_, count)| **count == most);
        let (person, alone) = (first.next().map(|(person, _)| *person), first.next().is_none());
        sources.into_iter().find(|s| alone && who(s) == person)
    }

    /// The first person of that gender between two words that no preposition governs, else the last one at all.
    fn person_between(&self, from: usize, to: usize, gender: Option<Gender>) -> Option<Source> {
        let people = self.cast.names_between(from, to).iter().filter(|n| {
            n.kind == Kind::Person
                && n.words.end <= to
                && !self.in_quote(n.words.start)
                && !self.is_label(n.words.clone())
        });
        let fits = |s: &Source| {
            let told = self.cast.gender(s);
            told.is_none() || gender.is_none() || told == gender
        };
        if let Some(held) = self.role_between(from, to, gender) {
            return Some(held);
        }
        let mut last = None;
        for name in people {
            let Some(source) = self.cast.source_of(name).filter(fits) else { continue };
            if !self.cast.is_governed(from, self.cast.start_of(name)) {
                return Some(source);
            }
            last = Some(source);
        }
        last.or_else(|| self.kin_between(from, to, gender))
    }

    /// `100 bulletins Ferrand`: a surname that only says whose things are meant.
    fn is_label(&self, name: std::ops::Range<usize>) -> bool {
        let words = self.words;
        let before = name.start.checked_sub(1).map(|i| &words.tokens[i]);
        let things = before.is_some_and(|t| {
            t.pos == Pos::Noun && t.morph.number() == Some(crate::model::Number::Plur)
        });
        name.len() == 1 && things
    }

    /// `la mère de la victime se lève`, `À la barre, le prévenu a reconnu`: somebody without a name.
    fn kin_between(&self, from: usize, to: usize, gender: Option<Gender>) -> Option<Source> {
        let words = self.words;
        // `le | premier ministre`: what stands between the article and the noun.
        let led_at = |noun: usize| {
            let before = (from..noun).rev().take_while(|&i| words.is(i, Class::BeforeRole));
            noun - before.count()
        };
        let found = (from..to).find(|&noun| {
            let at = led_at(noun);
            // `Sa voisine a gardé…`, `Un riverain s'approche`: at the head of a sentence whoever it is.
            let heads = at == from + 1
                && (words.is(from, Class::Possessive) || words.is(from, Class::Indefinite));
            let led =
                at > from && (heads || words.is_the(at - 1) || words.is(at - 1, Class::Possessive));
            let governed = at >= from + 2 && words.has_pos(at - 2, Pos::Adp);
            let role = words.is(noun, Class::Role) || words.is(noun, Class::RoleName);
            let somebody =
                words.is(noun, Class::Kin) || role && at > from && (heads || words.is_the(at - 1));
            let told = match at == noun {
                true => roles::gender(words, noun),
                false => roles::gender(words, at).or(roles::gender(words, noun)),
            };
            led && !governed
                && !self.in_quote(noun)
                && somebody
                && gender.is_some()
                && told == gender
        })?;
        let start = led_at(found) - 1;
        let end = words.passages[self.cast.passage(found)].words.end;
        self.cast.source_at(start, end).map(|s| Source::Phrase(start..s.words().end))
    }

    /// `L'urgentiste agrandit`: a definite role at the head of a sentence that one person holds.
    fn role_between(&self, from: usize, to: usize, gender: Option<Gender>) -> Option<Source> {
        let words = self.words;
        let opens = to > from && words.is_the(from) && from + 1 < to;
        if !opens || !roles::is_head(words, from + 1) {
            return None;
        }
        let role = roles::noun_phrase(words, from, to)?;
        let held = self.holder(&role)?;
        let told = self.cast.people.list[held].gender;
        (told.is_none() || gender.is_none() || told == gender)
            .then(|| Source::Person(held, from..from + 2))
    }

    /// The person whose role has the same noun; of several the one named last.
    pub(super) fn holder(&self, role: &Role) -> Option<usize> {
        let words = self.words;
        let list = &self.cast.people.list;
        let same = |p: &Known| p.role.as_ref().is_some_and(|r| same_role(words, r, role));
        let named =
            |i: &usize| list[*i].mentions.iter().map(|m| m.start).filter(|s| *s < role.head).max();
        let holders = self.cast.people.of_role(words.form(role.head)).iter().copied();
        holders.filter(|&i| same(&list[i])).max_by_key(named)
    }
}

/// `la directrice` is the `directrice générale` named before, `le Premier ministre` no `ancien ministre`.
fn same_role(words: &Words<'_>, held: &Role, taken: &Role) -> bool {
    let before =
        |r: &Role| (r.words.start..r.head).map(|i| words.form(i).to_owned()).collect::<Vec<_>>();
    let content = |r: &Role| {
        let after = r.head + 1..r.words.end.max(r.head + 1);
        after
            .filter(|&i| matches!(words.pos(i), Some(Pos::Noun | Pos::Adj | Pos::Propn)))
            .map(|i| words.form(i).to_owned())
            .collect::<Vec<_>>()
    };
    let (own, other) = (content(held), content(taken));
    words.form(held.head) == words.form(taken.head)
        && before(held) == before(taken)
        && (own.is_empty() || other.is_empty() || own.iter().any(|w| other.contains(w)))
}
