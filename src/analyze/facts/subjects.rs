//! Who acts. In: words, names, people and clauses. Out: the subject of a verb, before or after it, as a [`Source`]. It
//! gives nobody rather than the object of a preposition.

use std::ops::Range;

use super::names::{Kind, Name};
use super::people::People;
use super::roles::{self, Role};
use super::words::{Passage, Words};
use crate::lang::vocabulary::Class;
use crate::model::{Clause, Gender, Kind as WordKind, Number, Pos, Shape, VerbForm};

/// Whoever can say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// One of the people, named at these words.
    Person(usize, Range<usize>),
    /// An organisation, a place that stands for one, or a noun phrase.
    Phrase(Range<usize>),
    /// A noun of a role, without name: `la maire`.
    Role(Role),
    /// A pronoun, to be resolved.
    Pronoun(usize),
}

impl Source {
    /// The words that name it.
    pub(super) fn words(&self) -> Range<usize> {
        match self {
            Source::Person(_, words) | Source::Phrase(words) => words.clone(),
            Source::Role(role) => role.words.clone(),
            Source::Pronoun(at) => *at..*at + 1,
        }
    }
}

/// What subjects are looked up in.
pub(super) struct Cast<'a, 'w> {
    pub words: &'a Words<'w>,
    pub names: &'a [Name],
    pub people: &'a People,
    pub clauses: &'a [Clause],
    /// For each word, its index in the analysis; `u32::MAX` outside the body.
    pub index: Vec<u32>,
    /// Positions in `clauses` by the verb's head, sorted.
    pub by_verb: Vec<(u32, u32)>,
}

/// How far a name may stand from the noun phrase that leads to it, in words.
const REACH: usize = 16;
/// How far a subject may stand behind its verb, in words.
const BEHIND: usize = 14;

impl<'a, 'w> Cast<'a, 'w> {
    pub(super) fn new(
        words: &'a Words<'w>,
        names: &'a [Name],
        people: &'a People,
        clauses: &'a [Clause],
    ) -> Self {
        let mut next = 0u32;
        let mut index = vec![u32::MAX; words.tokens.len()];
        for passage in words.passages.iter().filter(|p| p.kind.is_body()) {
            for at in passage.words.clone() {
                index[at] = next;
                next += 1;
            }
        }
        let mut by_verb: Vec<(u32, u32)> =
            clauses.iter().zip(0u32..).map(|(c, i)| (c.verb.head, i)).collect();
        by_verb.sort_unstable();
        Self { words, names, people, clauses, index, by_verb }
    }

    /// The passage that holds a word.
    pub(super) fn passage(&self, at: usize) -> usize {
        self.words.passages.partition_point(|p| p.words.end <= at)
    }

    /// The name whose words, civility or role begin at `at`.
    fn name_at(&self, at: usize) -> Option<&'a Name> {
        let next = self.names.partition_point(|n| n.words.start < at);
        let near = &self.names[next..self.names.len().min(next + 4)];
        near.iter().find(|n| self.start_of(n) == at || n.words.start == at)
    }

    /// Where a name begins, with civility and the role before it.
    pub(super) fn start_of(&self, name: &Name) -> usize {
        let mut start = name.civility.unwrap_or(name.words.start).min(name.words.start);
        if let Some(role) = name.role.as_ref().filter(|r| r.words.end <= name.words.start) {
            start = start.min(role.determiner.unwrap_or(role.words.start));
        }
        start
    }

    /// The source that a name is.
    pub(super) fn source_of(&self, name: &Name) -> Option<Source> {
        match name.kind {
            Kind::Person => {
                self.people.of(&name.words).map(|i| Source::Person(i, name.words.clone()))
            }
            _ => Some(Source::Phrase(name.words.clone())),
        }
    }

    /// The source whose words begin at `at`: a name, a role, a pronoun, a noun phrase.
    pub(super) fn source_at(&self, at: usize, limit: usize) -> Option<Source> {
        let words = self.words;
        if at >= limit {
            return None;
        }
        if let Some(name) = self.name_at(at).filter(|n| n.words.start < limit) {
            let determined = name.words.start == at || self.start_of(name) == at;
            if determined && name.kind != Kind::Thing {
                return self.source_of(name);
            }
        }
        let form = words.form(at);
        if is_subject_pronoun(words, at) {
            return Some(Source::Pronoun(at));
        }
        if form == "ce" && words.form(at + 1) == "dernier"
            || form == "cette" && words.form(at + 1) == "dernière"
        {
            return Some(Source::Pronoun(at + 1));
        }
        if matches!(form, "l'" | "un" | "une")
            && let Some(one) = self.one_of(at, limit)
        {
            return Some(Source::Phrase(one));
        }
        let bare = roles::is_head(words, at) || words.is(at, Class::Speaker);
        if !roles::is_determiner(words, at) && !bare {
            return None;
        }
        let mut next = at;
        let opens = |i: usize| {
            let adjective = words.has_pos(i, Pos::Adj) && !words.is_capital(i);
            (roles::is_determiner(words, i) || adjective) && !roles::is_head(words, i)
        };
        while next < limit && opens(next) {
            next += 1;
        }
        if let Some(name) =
            self.name_at(next).filter(|n| n.words.start == next && n.kind != Kind::Thing)
        {
            return self.source_of(name);
        }
        self.phrase_at(at, next, limit)
    }

    /// `l'un d'eux`, `l'une des avocates`.
    fn one_of(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        let words = self.words;
        let one = if words.form(at) == "l'" { at + 1 } else { at };
        let among = matches!(words.form(one), "un" | "une")
            && matches!(words.form(one + 1), "d'" | "des" | "de")
            && one + 2 < limit;
        among.then(|| at..self.phrase_end(one + 2, limit))
    }

    /// A noun phrase from `at` whose noun stands at `noun`.
    fn phrase_at(&self, at: usize, noun: usize, limit: usize) -> Option<Source> {
        let words = self.words;
        if noun >= limit {
            return None;
        }
        if let Some(name) = self.named_within(at, limit) {
            return self.source_of(name);
        }
        if let Some(role) = roles::noun_phrase(words, at, limit) {
            return Some(Source::Role(role));
        }
        let is_noun = matches!(words.pos(noun), Some(Pos::Noun | Pos::Propn))
            || words.is(noun, Class::Speaker);
        let time = [Class::TimeUnit, Class::Weekday, Class::Month, Class::DayPart]
            .iter()
            .any(|c| words.is(noun, *c));
        (is_noun && !time).then(|| Source::Phrase(at..self.phrase_end(noun + 1, limit)))
    }

    /// The name that the noun phrase from `at` leads to: `la médiatrice suisse, Corinne X`, `sa cofondatrice et directrice
    /// scientifique, la professeure Y`.
    fn named_within(&self, at: usize, limit: usize) -> Option<&'a Name> {
        let words = self.words;
        let name =
            self.names_in(at..limit.min(at + REACH)).iter().find(|n| n.kind == Kind::Person)?;
        let role = name.role.as_ref().filter(|r| r.words.end <= name.words.start)?;
        let commas = (at..name.words.start).filter(|&i| words.form(i) == ",").count();
        let inner = |i: usize| {
            let nominal = matches!(
                words.pos(i),
                Some(Pos::Noun | Pos::Adj | Pos::Adp | Pos::Det | Pos::Propn | Pos::Num)
            );
            nominal
                || matches!(words.form(i), "," | "et" | "(" | ")")
                || words.is_capital(i)
                || role.words.contains(&i)
                || name.civility == Some(i)
        };
        // `le cabinet du ministre X` is not X.
        let governed = role.determiner.is_some_and(|d| d > at && self.is_governed(at, d));
        let fits =
            !governed && role.words.start >= at && commas <= 2 && (at..name.words.start).all(inner);
        fits.then_some(name)
    }

    /// The names that begin within a run of words.
    pub(super) fn names_in(&self, range: Range<usize>) -> &'a [Name] {
        let from = self.names.partition_point(|n| n.words.start < range.start);
        let to = self.names.partition_point(|n| n.words.start < range.end);
        &self.names[from..to.max(from)]
    }

    /// One past a noun phrase that goes on at `at`: adjectives, and complements in *de*.
    fn phrase_end(&self, at: usize, limit: usize) -> usize {
        let words = self.words;
        let (mut end, mut next) = (at, at);
        while next < limit.min(at + 12) {
            let form = words.form(next);
            let of = matches!(
                form,
                "de" | "d'"
                    | "du"
                    | "des"
                    | "la"
                    | "le"
                    | "l'"
                    | "les"
                    | "un"
                    | "une"
                    | "sa"
                    | "son"
                    | "ses"
            );
            let content = matches!(words.pos(next), Some(Pos::Noun | Pos::Adj | Pos::Propn))
                || words.is_capital(next);
            let pronoun = words.has_pos(next, Pos::Pron) && matches!(form, "eux" | "elles");
            if content || pronoun {
                end = next + 1;
            } else if !of
                || matches!(form, "la" | "le" | "les" | "un" | "une")
                    && !matches!(words.form(next - 1), "de" | "d'")
            {
                break;
            }
            next += 1;
        }
        end
    }

    /// The subject behind a verb whose last word is before `at`: the first source that no preposition governs.
    pub(super) fn behind(&self, at: usize, limit: usize) -> Option<Source> {
        let words = self.words;
        let limit = limit.min(at + BEHIND);
        let mut next = at;
        let mut first = true;
        while next < limit {
            let form = words.form(next);
            if matches!(
                form,
                "." | ";"
                    | ":"
                    | "«"
                    | "»"
                    | "“"
                    | "”"
                    | "\""
                    | "!"
                    | "?"
                    | "("
                    | "qui"
                    | "que"
                    | "qu'"
            ) {
                return None;
            }
            if let Some(source) = self.source_at(
                next,
                limit.max(next + 1).max(self.words.passages[self.passage(next)].words.end),
            ) {
                return Some(source);
            }
            let preposition = words.has_pos(next, Pos::Adp) && !matches!(form, "du" | "des")
                || matches!(form, "du" | "des" if !first);
            next = if preposition { self.after_complement(next, limit) } else { next + 1 };
            first = false;
        }
        None
    }

    /// One past the complement of the preposition at `at`.
    fn after_complement(&self, at: usize, limit: usize) -> usize {
        let words = self.words;
        let mut next = at + 1;
        let mut determined = false;
        while next < limit && !words.is_capital(next) {
            let determiner = roles::is_determiner(words, next);
            let inner = determiner && !determined
                || matches!(words.pos(next), Some(Pos::Adj | Pos::Num | Pos::Adp));
            if !inner {
                break;
            }
            determined |= determiner;
            next += 1;
        }
        if let Some(name) = self.name_at(next) {
            return name.words.end.max(next + 1);
        }
        let mut end = (next + 1).min(limit);
        while end < limit && words.has_pos(end, Pos::Adj) {
            end += 1;
        }
        end
    }

    /// The subject of the verb group whose first form stands at `verb`.
    pub(super) fn before(&self, verb: usize) -> Option<Source> {
        let words = self.words;
        let passage = &words.passages[self.passage(verb)];
        let start = passage.words.start;
        let mut at = verb;
        while at > start && is_between(words, at - 1) {
            at -= 1;
        }
        if at > start {
            let last = at - 1;
            if is_subject_pronoun(words, last) {
                return Some(Source::Pronoun(last));
            }
            if words.form(last) == "qui" {
                return self.antecedent(start, last);
            }
            if let Some(source) = self.ending_at(start, at).or_else(|| self.before_aside(start, at))
            {
                return Some(source);
            }
        }
        self.by_clause(verb).or_else(|| self.nearest(passage, at))
    }

    /// The subject that a relative clause or a stressed pronoun between commas parts from its verb: `ma mère, qui vit à
    /// Renk, m'a dit`, `l'opposition, elle, refuse`.
    fn before_aside(&self, start: usize, end: usize) -> Option<Source> {
        let words = self.words;
        if words.form(end - 1) != "," {
            return None;
        }
        let low = end.saturating_sub(20).max(start);
        let opening = (low..end - 1).rev().find(|&i| words.form(i) == ",")?;
        let stressed = matches!(words.form(opening + 1), "lui" | "elle" | "eux" | "elles")
            && opening + 3 == end;
        let relative = (low..end - 1).rev().find(|&i| {
            words.form(i) == "," && matches!(words.form(i + 1), "qui" | "dont" | "que" | "où")
        });
        let comma = if stressed { Some(opening) } else { relative };
        comma.and_then(|c| self.ending_at(start, c))
    }

    /// What the relative pronoun at `qui` stands for: the source that ends right before it.
    pub(super) fn antecedent(&self, start: usize, qui: usize) -> Option<Source> {
        let words = self.words;
        let mut end = qui;
        while end > start
            && (matches!(words.form(end - 1), "," | "pour" | "à" | "de" | "selon")
                || words.form(end - 1) == ")")
        {
            end = if words.form(end - 1) == ")" {
                (start..end).rfind(|&i| words.form(i) == "(").unwrap_or(end - 1)
            } else {
                end - 1
            };
        }
        self.ending_at(start, end).or_else(|| {
            let passage = &words.passages[self.passage(qui)];
            self.nearest_any(passage, end)
        })
    }

    /// The source whose words, appositions taken in, end at `end`.
    fn ending_at(&self, start: usize, end: usize) -> Option<Source> {
        let words = self.words;
        let mut end = end;
        // `X, 51 ans, parle`; `X (PS) dit`; `X, le gendarme du secteur, rappelle`.
        let comma = end > start && words.form(end - 1) == ",";
        if comma {
            end -= 1;
        }
        if end > start && words.form(end - 1) == ")" {
            end = (start..end).rfind(|&i| words.form(i) == "(").unwrap_or(end);
        }
        let covers = |n: &&Name| {
            let last = n.role.as_ref().map_or(0, |r| r.words.end).max(n.words.end);
            n.words.start >= start && n.words.start < end && (n.words.end == end || last == end)
        };
        let low = end.saturating_sub(40).max(start);
        let name = self.names_in(low..end).iter().filter(covers).find(|n| n.kind != Kind::Thing);
        if let Some(name) = name {
            return (!self.is_governed(start, self.start_of(name)))
                .then(|| self.source_of(name))
                .flatten();
        }
        if comma {
            return None;
        }
        // A role or a noun phrase without name.
        let low = end.saturating_sub(10).max(start);
        let mut found = None;
        for at in (low..end).rev() {
            if matches!(words.form(at), "," | ":" | ";" | "." | "»" | "«")
                || words.verb_form(at).is_some_and(VerbForm::is_finite)
            {
                break;
            }
            let opens = roles::is_determiner(words, at)
                && !matches!(words.form(at), "du" | "des" | "au" | "aux");
            if opens && !self.is_governed(start, at) {
                found = self.source_at(at, end).filter(|s| s.words().end <= end);
                if found.is_some() {
                    break;
                }
            }
        }
        found
    }

    /// True if a preposition stands right before.
    pub(super) fn is_governed(&self, start: usize, at: usize) -> bool {
        if at <= start {
            return matches!(self.words.form(at), "du" | "au" | "des" | "aux");
        }
        let words = self.words;
        let inside = matches!(words.form(at), "du" | "au" | "aux");
        let article = at >= start + 2 && matches!(words.form(at - 1), "le" | "la" | "l'" | "les");
        let at = if article { at - 1 } else { at };
        inside
            || words.has_pos(at - 1, Pos::Adp)
            || matches!(words.form(at - 1), "de" | "d'" | "à" | "par" | "pour" | "avec" | "dont")
    }

    /// The subject that the clause of the verb at `verb` has.
    fn by_clause(&self, verb: usize) -> Option<Source> {
        let words = self.words;
        let passage = &words.passages[self.passage(verb)];
        // The head of a compound form is its participle.
        let clause = (verb..passage.words.end.min(verb + 5)).find_map(|at| {
            let head = *self.index.get(at)?;
            let found = self.by_verb.binary_search_by_key(&head, |(h, _)| *h).ok()?;
            Some(&self.clauses[self.by_verb[found].1 as usize])
        })?;
        let subject = clause.subject.as_ref()?;
        let shift = verb as i64 - i64::from(self.index[verb]);
        let at = |i: u32| usize::try_from(i64::from(i) + shift).ok();
        let (from, to) = (at(subject.start)?, at(subject.end)?);
        if words.form(from) == "qui" {
            return self.antecedent(passage.words.start, from);
        }
        let name = self.names_in(from..to).iter().find(|n| {
            n.words.start >= from
                && n.words.start < to
                && !self.is_governed(from, self.start_of(n))
                && n.kind != Kind::Thing
        });
        match name {
            Some(name) => self.source_of(name),
            None => self.source_at(from, passage.words.end),
        }
    }

    /// The nearest source before `at` in a passage that no preposition governs.
    fn nearest(&self, passage: &Passage, at: usize) -> Option<Source> {
        let start = passage.words.start;
        let fits = |n: &&Name| {
            n.words.start >= start
                && n.words.end <= at
                && n.kind != Kind::Thing
                && !self.is_governed(start, self.start_of(n))
        };
        self.names_in(start..at).iter().rev().find(fits).and_then(|n| self.source_of(n))
    }

    /// The same, governed or not: what a relative clause is about.
    fn nearest_any(&self, passage: &Passage, at: usize) -> Option<Source> {
        let start = passage.words.start;
        let before = self
            .names
            .iter()
            .rev()
            .filter(|n| n.words.start >= start && n.words.end <= at && n.kind != Kind::Thing);
        let person = before.clone().find(|n| n.kind == Kind::Person);
        person.or_else(|| before.clone().next()).and_then(|n| self.source_of(n))
    }

    /// Gender of a source, where it is told.
    pub(super) fn gender(&self, source: &Source) -> Option<Gender> {
        match source {
            Source::Person(index, _) => self.people.list[*index].gender,
            Source::Role(role) => roles::gender(self.words, role.head),
            Source::Pronoun(at) => pronoun_gender(self.words.form(*at)),
            Source::Phrase(words) => {
                let head = words.clone().find(|&i| self.words.has_pos(i, Pos::Noun))?;
                self.words.tokens[head].morph.gender()
            }
        }
    }
}

/// Words between a subject and its verb: clitics, *ne*, adverbs.
fn is_between(words: &Words<'_>, at: usize) -> bool {
    let kind = words.tokens[at].morph.kind();
    let clitic = words.has_pos(at, Pos::Pron)
        && matches!(kind, Some(WordKind::Obj | WordKind::Refl | WordKind::AdvPron))
        && !is_subject_pronoun(words, at);
    clitic
        || matches!(
            words.form(at),
            "ne" | "n'"
                | "se"
                | "s'"
                | "y"
                | "en"
                | "lui"
                | "leur"
                | "nous"
                | "vous"
                | "me"
                | "m'"
                | "te"
                | "l'"
        )
        || words.has_pos(at, Pos::Adv)
}

/// `il`, `-t-elle`, `celui-ci`, `je`.
pub(super) fn is_subject_pronoun(words: &Words<'_>, at: usize) -> bool {
    let form = words.form(at).trim_start_matches("-t").trim_start_matches('-');
    let listed = matches!(
        form,
        "il" | "elle"
            | "ils"
            | "elles"
            | "on"
            | "je"
            | "j'"
            | "nous"
            | "celui-ci"
            | "celle-ci"
            | "celui"
            | "celle"
            | "l'intéressé"
            | "l'intéressée"
    );
    listed
        && (words.shape(at) != Shape::Upper || words.written(at).len() == 2)
        && !(matches!(form, "celui" | "celle") && !words.form(at + 1).starts_with('-'))
}

/// Gender that a pronoun tells.
pub(super) fn pronoun_gender(form: &str) -> Option<Gender> {
    match form.trim_start_matches("-t").trim_start_matches('-') {
        "il" | "ils" | "celui" | "celui-ci" | "dernier" | "lui" => Some(Gender::Masc),
        "elle" | "elles" | "celle" | "celle-ci" | "dernière" => Some(Gender::Fem),
        _ => None,
    }
}

/// Number that a pronoun tells.
pub(super) fn pronoun_number(form: &str) -> Number {
    match form.trim_start_matches("-t").trim_start_matches('-') {
        "ils" | "elles" | "nous" => Number::Plur,
        _ => Number::Sing,
    }
}
