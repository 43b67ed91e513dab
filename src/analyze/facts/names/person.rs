//! Names of people. In: a civility or a capitalised word. Out: the name with civility, role, age and gender, if a rule
//! says that it is a person's. It never takes a capitalised run for a person because no list knows it.

use super::clues::FirstName;
use super::{Kind, Name, Scan};
use crate::analyze::facts::numbers;
use crate::analyze::facts::roles::{self, Role};
use crate::analyze::facts::words::Passage;
use crate::lang::gazetteer::{Entry, NameKind};
use crate::lang::vocabulary::Class;
use crate::model::{Gender, Number, Pos, Shape};

impl Scan<'_, '_> {
    /// A person's name with civility, role and age.
    pub(super) fn person(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        let civility = self.civility(passage, at).map(|_| at);
        let first = if civility.is_some() { at + 1 } else { at };
        let first_name = self.first_name(first);
        let barred = words.is(first, Class::NotName)
            && !(first_name.as_ref().is_some_and(|f| f.class <= 6) && words.is_capital(first + 1));
        let shown = self.can_be_name(passage, first)
            || first_name.as_ref().is_some_and(|f| f.class <= 7) && words.is_capital(first + 1);
        // `l'ONG Océan Libre`
        let led = at > passage.words.start
            && words.is(at - 1, Class::Company)
            && !roles::is_head(words, at - 1);
        // `à bord du Marion Dufresne`, `le Paul Bert`: a ship, a ground, a school.
        let articled = at > passage.words.start
            && (words.is_the(at - 1) || words.is(at - 1, Class::Contracted))
            && first_name.is_some();
        if civility.is_none()
            && (led || articled || barred || !shown || self.is_demonym_of_name(passage, first))
        {
            return None;
        }
        let end = self.person_end(passage, first)?;
        let count = end - first;
        let initial = self.initial(first, end).is_some();
        let demonym = first > passage.words.start && self.is_demonym_of_name(passage, first - 1);
        // `sa directrice, l'Éthiopienne X`: the role stands before the demonym.
        let anchor =
            if demonym { (first - 1).saturating_sub(1).max(passage.words.start) } else { at };
        let before = roles::before(words, passage.words.start, anchor);
        let adjacent = before.clone().filter(|r| r.words.end == at || civility.is_some());
        let lawyer = civility.is_some_and(|c| matches!(words.form(c), "me" | "maître"));
        let after = roles::after(words, end, passage.words.end)
            .or_else(|| roles::counsel(words, end, passage.words.end).filter(|_| lawyer));
        let opens = |r: &Role| r.words.start == passage.words.start && r.determiner.is_none();
        let apposed = before.clone().filter(|r| self.closes(passage, end) || opens(r));
        let listed = self.listed_otherwise(first, end);
        let named =
            first_name.as_ref().is_some_and(|f| count >= 2 && !listed && (!f.word || f.class <= 4));
        let rule = match () {
            _ if civility.is_some() => "person.civility",
            _ if initial && count >= 2 && !listed => "person.initial",
            _ if named => "person.first-name",
            _ if demonym && count >= 2 && !listed => "person.demonym",
            _ if adjacent.is_some() && !listed && self.is_role_name(first, end) => {
                "person.role-before"
            }
            _ if count >= 2 && apposed.is_some() && !listed => "person.role-apposed",
            _ if count >= 2 && after.is_some() && !listed => "person.role-after",
            _ if count == 1
                && self.single(passage, first, first_name.as_ref(), after.is_some()) =>
            {
                "person.single"
            }
            _ if count >= 2 && !listed && self.said_by(passage, first, end) => "person.speaks",
            _ => return None,
        };
        let mut name = Name::new(first..end, Kind::Person, rule);
        name.civility = civility;
        // `son entraîneur, l'ancien champion X`: what he is to the story comes first.
        let rank = |r: &Role| {
            roles::is_rank(words, r) || roles::has_possessive(words, passage.words.start, r)
        };
        let outer = || {
            let head = adjacent.as_ref().filter(|r| rank(r))?;
            let determiner = head.determiner?;
            roles::before(words, passage.words.start, determiner)
        };
        let office = after
            .clone()
            .filter(|_| adjacent.as_ref().is_some_and(|r| roles::is_rank(words, r)))
            .or_else(outer)
            .filter(|_| adjacent.as_ref().is_some_and(rank));
        name.role = office.or(adjacent).or(apposed).or(after);
        name.age = self.age(passage, end);
        name.gender = self.gender(&name, first_name.as_ref());
        Some(name)
    }

    /// True if the lists know the run as something else than a person.
    fn listed_otherwise(&self, first: usize, end: usize) -> bool {
        let person = |e: &Entry<'_>| matches!(e.kind(), NameKind::FirstName | NameKind::Surname);
        self.longest(first, end).is_some_and(|(n, senses)| {
            first + n == end
                && senses.iter().any(|e| !person(e))
                && (n > 1 && senses.iter().any(|e| !person(e) && !e.is_ambiguous())
                    || !senses.iter().any(person))
        })
    }

    /// A single name after the noun of a role must be able to be a person's.
    fn is_role_name(&self, first: usize, end: usize) -> bool {
        end - first >= 2
            || self.words.shape(first) == Shape::Capitalised
                && !self.longest(first, end).is_some_and(|(_, senses)| {
                    senses.iter().any(|e| {
                        !matches!(
                            e.kind(),
                            NameKind::FirstName | NameKind::Surname | NameKind::Commune
                        )
                    })
                })
    }

    /// A first name alone: with an age, a role, or as the subject of a verb of speech.
    pub(super) fn single(
        &self,
        passage: &Passage,
        at: usize,
        first_name: Option<&FirstName>,
        role_after: bool,
    ) -> bool {
        let words = self.words;
        let listed = self.longest(at, at + 1).is_some_and(|(_, senses)| {
            let other = |e: &Entry<'_>| {
                !matches!(e.kind(), NameKind::FirstName | NameKind::Surname | NameKind::Commune)
            };
            senses.iter().any(other)
        });
        let led = at > passage.words.start
            && (words.is(at - 1, Class::Locative)
                || words.is_the(at - 1)
                || words.form(at - 1) == "du");
        if led || words.shape(at) != Shape::Capitalised {
            return false;
        }
        let spoken = self.said_by(passage, at, at + 1);
        let counted = first_name.is_some_and(|f| f.class <= 6) && self.in_family(passage, at);
        if counted && !listed {
            return true;
        }
        if listed {
            return first_name.is_some() && role_after && spoken;
        }
        let Some(first_name) = first_name else {
            return role_after && spoken;
        };
        let common = first_name.class <= 6 && !(first_name.word && self.starts(passage, at));
        let aged = self.age(passage, at + 1).is_some();
        common && (aged || role_after || spoken) || (aged || role_after && spoken)
    }

    /// `deux filles, Nino et Salomé`: first names after a noun of people in the plural and a comma.
    fn in_family(&self, passage: &Passage, at: usize) -> bool {
        let words = self.words;
        let low = at.saturating_sub(8).max(passage.words.start);
        let mut before = at;
        while before > low
            && (words.is_capital(before - 1) || matches!(words.form(before - 1), "," | "et"))
        {
            before -= 1;
        }
        let plural = |i: usize| {
            let mark = words.mark(i);
            (mark.is(Class::Kin) || mark.is(Class::Role))
                && mark.person.allows_number(Number::Plur)
                && words.form(i).ends_with(['s', 'x'])
        };
        before < at
            && before > low
            && words.form(before) == ","
            && (low..before).rev().take(3).any(plural)
    }

    /// True if the words from `first` to `end` are the subject of a verb of speech, before or after it.
    fn said_by(&self, passage: &Passage, first: usize, end: usize) -> bool {
        let speaks = |at: usize| {
            let token = &self.words.tokens[at];
            token.pos == Pos::Verb && self.words.speech(at).is_some()
        };
        let before = first > passage.words.start && speaks(first - 1);
        let after = end < passage.words.end
            && (speaks(end)
                || self.words.has_pos(end, Pos::Aux)
                    && end + 1 < passage.words.end
                    && speaks(end + 1));
        before || after
    }

    /// True if what follows the name closes an apposition.
    pub(super) fn closes(&self, passage: &Passage, end: usize) -> bool {
        end >= passage.words.end
            || matches!(
                self.words.form(end),
                "," | "." | ";" | ":" | ")" | "(" | "»" | "”" | "–" | "—" | "?" | "!" | "\"" | "et"
            )
    }

    /// `, 51 ans`; `, âgé de 51 ans`; `(51 ans)`.
    pub(super) fn age(&self, passage: &Passage, end: usize) -> Option<u32> {
        let words = self.words;
        let end = roles::skip_parenthesis(words, end, passage.words.end).min(end.max(end));
        if !matches!(words.form(end), "," | "(") || end >= passage.words.end {
            return None;
        }
        let years = (end + 1..passage.words.end.min(end + 5)).find(|&i| words.form(i) == "ans")?;
        let number = numbers::number(words, years - 1, years)?;
        u32::try_from(number.milli? / 1000).ok().filter(|a| (1..=120).contains(a))
    }

    pub(super) fn gender(&self, name: &Name, first_name: Option<&FirstName>) -> Option<Gender> {
        let civility = name.civility.and_then(|c| self.words.mark(c).person.gender());
        let role = name.role.as_ref().and_then(|r| roles::gender(self.words, r.head));
        civility.or(role).or_else(|| first_name.and_then(|f| f.gender))
    }
}
