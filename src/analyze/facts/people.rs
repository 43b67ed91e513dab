//! People, each once. In: names in the text. Out: [`Person`]s with all their mentions, and which name is whose. It never
//! joins two people whose genders or first names differ.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::is_quoted;
use super::names::{Kind, Name};
use super::roles::{self, Role};
use super::words::Words;
use crate::lang::fold::fold;
use crate::lang::vocabulary::Class;
use crate::model::{Confidence, Gender, Person, Pos, Span};

/// The people, in order of first mention.
#[derive(Debug, Default)]
pub(super) struct People {
    /// What is known of each.
    pub list: Vec<Known>,
    /// Every mention with its person, in order.
    named: Vec<(std::ops::Range<usize>, usize)>,
    /// People by the noun of their role.
    by_role: BTreeMap<String, Vec<usize>>,
}

/// People under construction, by the words of their names.
#[derive(Debug, Default)]
struct Register {
    list: Vec<Known>,
    first: BTreeMap<String, Vec<usize>>,
    last: BTreeMap<String, Vec<usize>>,
}

/// One person under construction.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The parts of the fullest name, folded.
    parts: Vec<String>,
    /// Where the fullest name stands, in [`Words`].
    name: std::ops::Range<usize>,
    /// Every mention, in words.
    pub mentions: Vec<std::ops::Range<usize>>,
    /// The best role.
    pub role: Option<Role>,
    /// The gender, where it is told.
    pub gender: Option<Gender>,
    age: Option<u32>,
    rule: &'static str,
    sure: bool,
}

/// How many passages a noun may stand after the name it takes up.
const NEAR: usize = 3;

/// Joins the names of people; names that no rule settled are taken as theirs where they repeat a surname.
pub(super) fn people(words: &Words<'_>, names: &mut [Name], quoted: &[Span]) -> People {
    let mut register = Register::default();
    for name in names.iter().filter(|n| n.kind == Kind::Person) {
        register.add(words, name);
    }
    for name in names.iter_mut().filter(|n| n.kind != Kind::Person) {
        let weak = matches!(name.kind, Kind::Unknown) || !name.sure || name.words.len() == 1;
        if weak && register.take(words, name) {
            name.kind = Kind::Person;
        }
    }
    let mut people = People::new(register.list);
    people.roles_taken_up(words, names, quoted);
    for (index, person) in people.list.iter().enumerate() {
        if let Some(role) = &person.role {
            let noun = words.form(role.head).to_owned();
            people.by_role.entry(noun).or_default().push(index);
        }
    }
    people
}

fn parts(words: &Words<'_>, range: &std::ops::Range<usize>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(range.len());
    for at in range.clone() {
        match words.form(at) {
            "." => {
                if let Some(last) = out.last_mut() {
                    last.push('.');
                }
            }
            form => out.push(fold(form)),
        }
    }
    out
}

fn is_initial(part: &str) -> bool {
    part.ends_with('.') || part.chars().count() == 1
}

/// `j.-m.` and `jean-marc`: every piece begins alike.
fn initials_fit(initial: &str, full: &str) -> bool {
    let mut pieces = full.split('-');
    initial.split('-').all(|i| {
        let letter = i.trim_end_matches('.');
        pieces.next().is_some_and(|p| p.starts_with(letter))
    })
}

impl Known {
    /// True if `parts` can be a mention of this person.
    fn answers_to(&self, parts: &[String], gender: Option<Gender>) -> bool {
        let clash = gender.zip(self.gender).is_some_and(|(a, b)| a != b);
        if clash || parts.is_empty() {
            return false;
        }
        let (long, short) = if self.parts.len() >= parts.len() {
            (&self.parts[..], parts)
        } else {
            (parts, &self.parts[..])
        };
        if long.ends_with(short) {
            return true;
        }
        // The first name alone.
        if short.len() == 1 && long[0] == short[0] && !is_initial(&short[0]) {
            return true;
        }
        let surname = |p: &[String]| p[1..].to_vec();
        let (a, b) = (&long[0], &short[0]);
        long.len() == short.len()
            && long.len() > 1
            && surname(long) == surname(short)
            && (is_initial(a) && initials_fit(a, b) || is_initial(b) && initials_fit(b, a))
    }
}

impl Register {
    /// The people of whom `parts` can be a mention, by one name: namesakes beyond a few are as good as strangers.
    fn near(&self, parts: &[String]) -> Vec<usize> {
        /// Namesakes that are told apart.
        const FEW: usize = 32;
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Vec::new() };
        // A name of several words is also the fuller form of its first or its last word alone.
        let by_first = if parts.len() == 1 { &self.first } else { &self.last };
        let lists = [by_first.get(first), self.last.get(last)];
        let recent = |list: &Vec<usize>| list.iter().rev().take(FEW).copied().collect::<Vec<_>>();
        let mut near: Vec<usize> = lists.into_iter().flatten().flat_map(recent).collect();
        near.sort_unstable();
        near.dedup();
        near
    }

    /// Notes a name that a person goes by.
    fn note(&mut self, index: usize) {
        let parts = &self.list[index].parts;
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
        for (map, part) in [(&mut self.first, first), (&mut self.last, last)] {
            let list = map.entry(part.clone()).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
    }

    fn find(&self, parts: &[String], gender: Option<Gender>) -> Option<usize> {
        let near = self.near(parts);
        let exact = near.iter().copied().find(|&i| self.list[i].parts == parts);
        exact.or_else(|| {
            let fits = |&i: &usize| self.list[i].answers_to(parts, gender);
            let found: Vec<usize> = near.into_iter().filter(fits).collect();
            match found[..] {
                [one] => Some(one),
                [] => None,
                // Two of one name: the civility tells, else the one named last.
                _ => {
                    let told = found
                        .iter()
                        .copied()
                        .find(|&i| gender.is_some() && self.list[i].gender == gender);
                    told.or_else(|| {
                        let last = |&&i: &&usize| self.list[i].mentions.last().map(|m| m.start);
                        found.iter().max_by_key(last).copied()
                    })
                }
            }
        })
    }

    fn add(&mut self, words: &Words<'_>, name: &Name) {
        let parts = parts(words, &name.words);
        // A first name tells the gender only of its own bearer.
        let told = name
            .civility
            .and(name.gender)
            .or(name.gender.filter(|_| parts.len() > 1 || name.role.is_some()));
        let Some(index) = self.find(&parts, told) else {
            self.list.push(Known {
                parts,
                name: name.words.clone(),
                mentions: vec![name.words.clone()],
                role: name.role.clone(),
                gender: name.gender,
                age: name.age,
                rule: name.rule,
                sure: name.sure,
            });
            self.note(self.list.len() - 1);
            return;
        };
        let person = &mut self.list[index];
        let fuller = parts.len() > person.parts.len()
            || parts.len() == person.parts.len()
                && is_initial(&person.parts[0])
                && !is_initial(&parts[0]);
        if fuller {
            person.parts = parts;
            person.name = name.words.clone();
        }
        person.mentions.push(name.words.clone());
        person.gender = person.gender.or(name.gender);
        person.age = person.age.or(name.age);
        person.sure |= name.sure;
        if person.role.is_none() {
            person.role.clone_from(&name.role);
        }
        if fuller {
            self.note(index);
        }
    }

    /// Takes a name that repeats the surname or the first name of somebody.
    fn take(&mut self, words: &Words<'_>, name: &Name) -> bool {
        let parts = parts(words, &name.words);
        let whole = |p: &Known| {
            p.parts.len() > 1
                && (p.parts.ends_with(&parts) || p.parts[0] == parts[0] && parts.len() == 1)
        };
        let strong = name.kind == Kind::Place && name.sure;
        let surname = |p: &Known| p.parts.len() > 1 && p.parts.ends_with(&parts);
        let whole = |p: &Known| whole(p) || p.parts == parts;
        let fits = |p: &Known| whole(p) && (!strong || surname(p));
        let Some(found) = self.near(&parts).into_iter().find(|&i| fits(&self.list[i])) else {
            return false;
        };
        self.list[found].mentions.push(name.words.clone());
        true
    }
}

impl People {
    fn new(mut list: Vec<Known>) -> Self {
        list.iter_mut().for_each(|p| p.mentions.sort_by_key(|m| m.start));
        list.sort_by_key(|p| p.mentions[0].start);
        let mentions =
            |(i, p): (usize, &Known)| p.mentions.iter().map(move |m| (m.clone(), i)).collect();
        let mut named: Vec<_> = list.iter().enumerate().flat_map::<Vec<_>, _>(mentions).collect();
        named.sort_unstable_by_key(|(m, i)| (m.start, m.end, *i));
        Self { list, named, by_role: BTreeMap::new() }
    }

    /// The fullest name of a person.
    pub(super) fn name<'w>(&self, words: &Words<'w>, index: usize) -> &'w str {
        words.slice(&self.list[index].name)
    }

    /// Whose mention stands at these words.
    pub(super) fn of(&self, at: &std::ops::Range<usize>) -> Option<usize> {
        let next = self.named.partition_point(|(m, _)| (m.start, m.end) < (at.start, at.end));
        self.named.get(next).filter(|(m, _)| m == at).map(|(_, person)| *person)
    }

    /// The people whose role has that noun.
    pub(super) fn of_role(&self, noun: &str) -> &[usize] {
        self.by_role.get(noun).map_or(&[], Vec::as_slice)
    }

    /// `la réalisatrice`, `l'urgentiste`: a definite noun takes up the person named just before who has no role yet.
    fn roles_taken_up(&mut self, words: &Words<'_>, names: &[Name], quoted: &[Span]) {
        let mut in_role = vec![false; words.tokens.len()];
        for role in names.iter().filter_map(|n| n.role.as_ref()) {
            in_role.get_mut(role.words.clone()).into_iter().for_each(|run| run.fill(true));
        }
        let mut known: BTreeSet<&str> =
            self.list.iter().filter_map(|p| p.role.as_ref()).map(|r| words.form(r.head)).collect();
        for (index, passage) in words.passages.iter().enumerate() {
            for at in passage.words.clone() {
                if !is_definite_role(words, passage.words.start, at)
                    || in_role[at]
                    || is_before_name(names, at, passage.words.end, words)
                {
                    continue;
                }
                let gender = roles::gender(words, at);
                let spoken = (at - 1).checked_sub(1).is_some_and(|v| words.speech(v).is_some());
                let opens = at - 1 == passage.words.start && !words.is(at, Class::Post);
                let said = is_quoted(words, at, quoted);
                if !spoken && (said || !opens) {
                    continue;
                }
                let Some(person) = self.subject_before(words, index) else { continue };
                let person = &mut self.list[person];
                let clash = gender.zip(person.gender).is_some_and(|(a, b)| a != b);
                if person.role.is_none() && !clash && known.insert(words.form(at)) {
                    person.role =
                        Some(Role { words: at..at + 1, head: at, determiner: Some(at - 1) });
                    person.gender = person.gender.or(gender);
                }
            }
        }
    }

    /// The person named first in the nearest passage before that names one: its subject, most likely.
    fn subject_before(&self, words: &Words<'_>, passage: usize) -> Option<usize> {
        let block = words.passages[passage].block;
        for p in words.passages[passage.saturating_sub(NEAR)..passage].iter().rev() {
            if p.block != block {
                return None;
            }
            let first = self.named.partition_point(|(m, _)| m.start < p.words.start);
            if let Some((_, person)) = self.named.get(first).filter(|(m, _)| m.start < p.words.end)
            {
                return Some(*person);
            }
        }
        None
    }

    /// The people as the analysis gives them.
    pub(super) fn into_model(self, words: &Words<'_>) -> Vec<Person> {
        let of = |p: Known| {
            let unique = p.role.as_ref().is_some_and(|r| is_unique(words, r));
            Person {
                name: words.slice(&p.name).to_owned(),
                mentions: p.mentions.iter().map(|m| words.span(m)).collect(),
                role: p.role.as_ref().map(|r| words.span(&r.words)),
                role_head: p.role.as_ref().map(|r| words.tokens[r.head].span),
                role_unique: unique,
                gender: p.gender,
                age: p.age,
                rule: p.rule.to_owned(),
                confidence: if p.sure { Confidence::Sure } else { Confidence::Doubtful },
                ..Person::default()
            }
        };
        self.list.into_iter().map(of).collect()
    }
}

/// True if one person only holds the role: `la maire`, not `un élu`, not `l'hydrologue`.
fn is_unique(words: &Words<'_>, role: &Role) -> bool {
    let indefinite = role.determiner.is_some_and(|d| words.is(d, Class::Indefinite));
    !indefinite && words.is(role.head, Class::Post)
}

fn is_definite_role(words: &Words<'_>, start: usize, at: usize) -> bool {
    at > start
        && (words.is_the(at - 1) || words.is(at - 1, Class::Demonstrative))
        && words.has_pos(at, Pos::Noun)
        && words.is(at, Class::Role)
        && roles::is_head(words, at)
        && (!words.is(at + 1, Class::Of) || words.shape(at + 2) == crate::model::Shape::Number)
}

/// True if the role at `at` belongs to a name that follows.
fn is_before_name(names: &[Name], at: usize, end: usize, words: &Words<'_>) -> bool {
    let next = names.get(names.partition_point(|n| n.words.start <= at));
    next.filter(|n| n.words.start < end).is_some_and(|n| {
        n.kind == Kind::Person
            && n.words.start - at <= 4
            && !(at..n.words.start).any(|i| words.has_pos(i, Pos::Verb))
    })
}
