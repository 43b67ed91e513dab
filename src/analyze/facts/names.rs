//! Names in the text. In: words. Out: [`Name`]s, each a run of words with what it names and the rule that says so. It
//! never joins two mentions of one thing: that is `people` and `named`.

use std::ops::Range;

use super::dates::is_taken;
use super::headed;
use super::roles::{self, Role};
use super::words::{Passage, Words};
use crate::lang::gazetteer::{Entry, NameKind, Written};
use crate::lang::vocabulary::Class;
use crate::model::{BlockKind, Gender, Pos, Shape, Span, VerbForm};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Person,
    Organisation,
    Place,
    /// A work, a ship, a product: none of the above.
    Thing,
    /// The text does not tell; another mention may.
    Unknown,
}

/// A name where it stands.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its words, civility and role left out.
    pub words: Range<usize>,
    /// What it names.
    pub kind: Kind,
    /// The rule that says so.
    pub rule: &'static str,
    /// False if the rule is not certain.
    pub sure: bool,
    /// The civility before it.
    pub civility: Option<usize>,
    /// The role beside it.
    pub role: Option<Role>,
    /// Gender, where civility, role or first name tells.
    pub gender: Option<Gender>,
    /// Age in years.
    pub age: Option<u32>,
    /// Country code, where the gazetteer knows it.
    pub country: Option<String>,
    /// Index of its passage.
    pub passage: usize,
}

impl Name {
    pub(super) fn new(words: Range<usize>, kind: Kind, rule: &'static str) -> Self {
        Self {
            words,
            kind,
            rule,
            sure: true,
            civility: None,
            role: None,
            gender: None,
            age: None,
            country: None,
            passage: 0,
        }
    }

    pub(super) fn doubtful(self) -> Self {
        Self { sure: false, ..self }
    }
}

/// All names, in order; `dates` and `titles` hold none.
pub(super) fn names(words: &Words<'_>, dates: &[Range<usize>], titles: &[Span]) -> Vec<Name> {
    let scan = Scan { words, sports: headed::is_about_sport(words) };
    let mut out = Vec::new();
    let mut role_head = None;
    for (index, passage) in words.passages.iter().enumerate() {
        let mut at = passage.words.start;
        while at < passage.words.end {
            if let Some(end) = is_taken(dates, at) {
                at = end;
                continue;
            }
            let inside = titles.iter().find(|t| t.contains(words.tokens[at].span));
            if let Some(title) = inside {
                at = words.first_from(title.end).max(at + 1);
                continue;
            }
            if role_head == Some(at) {
                at += 1;
                continue;
            }
            let Some(mut found) = scan.name_at(passage, at) else {
                at += 1;
                continue;
            };
            at = found.last().map_or(at, |n| n.words.end).max(at + 1);
            role_head = found.last().and_then(|n| n.role.as_ref()).map(|r| r.head);
            found.extend(scan.acronym_of(found.last()));
            found.iter_mut().for_each(|n| n.passage = index);
            if matches!(passage.kind, BlockKind::Dateline | BlockKind::Byline) {
                found.retain(|n| n.kind == Kind::Place);
            }
            out.append(&mut found);
        }
    }
    out.sort_by_key(|n| n.words.start);
    out
}

pub(super) struct Scan<'a, 'w> {
    pub words: &'a Words<'w>,
    /// Towns stand for their clubs.
    pub sports: bool,
}

impl Scan<'_, '_> {
    /// `(Igad)` right after the organisation that it stands for.
    fn acronym_of(&self, name: Option<&Name>) -> Option<Name> {
        let words = self.words;
        let name = name.filter(|n| n.kind == Kind::Organisation)?;
        let at = name.words.end + 1;
        let single = words.form(name.words.end) == "(" && words.form(at + 1) == ")";
        (single && words.is_capital(at) && !words.is(at, Class::CommonAcronym))
            .then(|| Name::new(at..at + 1, Kind::Organisation, "organisation.acronym"))
            .filter(|_| !self.is_place_only(at))
    }

    /// The names that begin at a word; a place inside the name of an establishment comes after it.
    fn name_at(&self, passage: &Passage, at: usize) -> Option<Vec<Name>> {
        let words = self.words;
        if let Some(name) = self.contracted(passage, at) {
            return Some(vec![name]);
        }
        if let Some(found) = self.headed(passage, at) {
            return Some(found);
        }
        let civility = self.civility(passage, at);
        if !words.is_capital(at) && civility.is_none() {
            return None;
        }
        if words.shape(at) == Shape::Upper && self.is_civility(at) {
            return None;
        }
        if let Some(person) = self.person(passage, at) {
            return Some(vec![person]);
        }
        if civility.is_some() || self.is_demonym_of_name(passage, at) {
            return None;
        }
        if !self.can_be_name(passage, at) {
            return self.listed_organisation(passage, at).map(|n| vec![n]);
        }
        if let Some(found) = self.capital_headed(passage, at) {
            return Some(found);
        }
        if let Some(name) = self.listed(passage, at) {
            return Some(vec![name]);
        }
        self.unlisted(passage, at).map(|n| vec![n])
    }

    /// `au Tampon`, `du Mans`: the article of the name is in the contraction.
    fn contracted(&self, passage: &Passage, at: usize) -> Option<Name> {
        let contraction = matches!(self.words.form(at), "au" | "du" | "aux" | "des");
        if !contraction || !self.words.is_capital(at + 1) {
            return None;
        }
        let (count, senses) = self.longest(at, passage.words.end)?;
        let entry = senses.iter().find(|e| e.written == Written::Contracted)?;
        let known = !entry.is_word_without_article() || matches!(self.words.form(at), "au" | "aux");
        if entry.kind() == NameKind::Organisation && !entry.is_ambiguous() && count > 1 {
            return Some(Name::new(at + 1..at + count, Kind::Organisation, "organisation.listed"));
        }
        let place = matches!(entry.kind(), NameKind::Commune | NameKind::City) && known;
        let mut name = Name::new(at + 1..at + count, Kind::Place, "place.listed");
        name.country = super::listed::country_of(entry);
        (place && count > 1).then_some(name)
    }

    /// `le Belge | Jorre Vandeputte`: the demonym is no part of the name.
    pub(super) fn is_demonym_of_name(&self, passage: &Passage, at: usize) -> bool {
        at > passage.words.start
            && roles::is_determiner(self.words, at - 1)
            && self.is_name_word(at + 1, false)
            && at + 1 < passage.words.end
            && self.is_demonym(at)
            && self.first_name(at).is_none_or(|f| f.class >= 5 || f.word)
    }

    pub(super) fn is_demonym(&self, at: usize) -> bool {
        let written = self.words.written(at);
        let last = written.rsplit('-').next().unwrap_or(written);
        [written, last].iter().any(|w| {
            self.words
                .lang
                .names
                .longest(&[w])
                .is_some_and(|(_, senses)| senses.iter().any(|e| e.kind() == NameKind::Gentile))
        })
    }

    /// A capital that is more than the start of a sentence.
    pub(super) fn can_be_name(&self, passage: &Passage, at: usize) -> bool {
        let words = self.words;
        let unit = at > passage.words.start
            && words.is(at, Class::Unit)
            && words.shape(at - 1) == Shape::Number;
        if !words.is_capital(at) || unit {
            return false;
        }
        if matches!(words.pos(at), Some(Pos::Adp | Pos::Pron | Pos::Cconj | Pos::Sconj)) {
            return false;
        }
        if !self.starts(passage, at) || passage.kind == BlockKind::Dateline {
            return true;
        }
        if words.shape(at) != Shape::Capitalised || words.form(at).contains('-') {
            return true;
        }
        let known = words.lang.lexicon.readings(words.form(at)).next().is_some();
        match words.pos(at) {
            Some(Pos::Propn) => true,
            Some(Pos::Noun | Pos::Adj) => !known || words.is_capital(at + 1),
            _ => !known,
        }
    }

    /// True where a capital says nothing: at the start of a sentence, of a quotation, after a colon.
    pub(super) fn starts(&self, passage: &Passage, at: usize) -> bool {
        let before = |i: usize| self.words.form(i);
        at == passage.words.start
            || matches!(
                before(at - 1),
                "«" | "“" | "\"" | ":" | "'" | "‘" | "–" | "—" | "…" | "..."
            )
            || at == passage.words.start + 1 && matches!(before(at - 1), "(" | "-" | "•")
    }

    fn is_civility(&self, at: usize) -> bool {
        let written = self.words.written(at);
        self.words.is(at, Class::Civility)
            && (written.starts_with(char::is_uppercase)
                || matches!(
                    self.words.form(at),
                    "sœur"
                        | "père"
                        | "frère"
                        | "docteur"
                        | "docteure"
                        | "professeur"
                        | "monseigneur"
                        | "sir"
                        | "lady"
                        | "lord"
                        | "cheikh"
                        | "dom"
                ))
    }

    /// One past the civility at `at`, if a name follows.
    fn civility(&self, passage: &Passage, at: usize) -> Option<usize> {
        let next = at + 1;
        let fits = self.is_civility(at)
            && next < passage.words.end
            && (self.words.is_capital(next) || self.initial(next, passage.words.end).is_some());
        fits.then_some(next)
    }

    /// One past an initial: `G.`, `J.-P.`, `L` and its stop.
    pub(super) fn initial(&self, at: usize, end: usize) -> Option<usize> {
        let written = self.words.written(at);
        let letters = written.split('-').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_uppercase)
                && part.trim_end_matches('.').chars().count() <= 2
        });
        if at >= end || !letters {
            return None;
        }
        if written.ends_with('.') && written.len() <= 10 {
            return Some(at + 1);
        }
        let single = written.chars().count() == 1;
        let stop = at + 1 < self.words.tokens.len()
            && self.words.form(at + 1) == "."
            && self.words.tokens[at].span.end == self.words.tokens[at + 1].span.start;
        (single && stop).then_some(at + 2)
    }

    /// Best sense of a first name at a word.
    pub(super) fn first_name(&self, at: usize) -> Option<FirstName> {
        let written = self.words.written(at);
        if self.words.shape(at) != Shape::Capitalised {
            return None;
        }
        let of = |text: &str| {
            let (_, senses) = self.words.lang.names.longest(&[text])?;
            let entry = senses.into_iter().find(|e| e.kind() == NameKind::FirstName)?;
            Some(FirstName { class: entry.class(), word: entry.is_word(), gender: entry.gender() })
        };
        of(written).or_else(|| {
            // `Andrée-Anne`, `Jean-Ph.`: the first part tells.
            let (first, rest) = written.split_once('-')?;
            let capital = rest.starts_with(char::is_uppercase);
            of(first).filter(|f| capital && f.class <= 5)
        })
    }

    /// The longest listed name at a word.
    pub(super) fn longest(&self, at: usize, end: usize) -> Option<(usize, Vec<Entry<'_>>)> {
        let limit = end.min(at + 10);
        let run: Vec<&str> = (at..limit).map(|i| self.words.written(i)).collect();
        self.words.lang.names.longest(&run)
    }

    /// A person's name with civility, role and age.
    fn person(&self, passage: &Passage, at: usize) -> Option<Name> {
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
        if civility.is_none()
            && (led || barred || !shown || self.is_demonym_of_name(passage, first))
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

    /// One past the name that begins at `first`: capitals, initials, particles between them.
    fn person_end(&self, passage: &Passage, first: usize) -> Option<usize> {
        let words = self.words;
        let end = passage.words.end;
        let mut at = first;
        let mut surname = false;
        let mut only_first = true;
        while at < end {
            if let Some(next) = self.initial(at, end) {
                // A stop after a last initial can end the sentence too; it belongs to the initial.
                at = next;
                continue;
            }
            if self.is_name_word(at, at > first) && !self.splits(first, at, end) {
                let is_first = self.first_name(at).is_some_and(|f| !f.word || f.class <= 4);
                only_first &= is_first || at == first;
                surname |= at > first && !is_first;
                at += 1;
                continue;
            }
            let particle = at > first && words.is(at, Class::Particle) && !words.is_capital(at);
            if !particle {
                break;
            }
            let next = if words.is(at + 1, Class::Particle) && !words.is_capital(at + 1) {
                at + 2
            } else {
                at + 1
            };
            let of = matches!(
                words.form(at),
                "de" | "d'" | "du" | "des" | "la" | "le" | "l'" | "y" | "e"
            );
            let fits = next < end
                && self.is_name_word(next, true)
                && (!of || only_first && !surname && self.is_noble(at, next, end));
            if !fits {
                break;
            }
            surname = true;
            at = next + 1;
        }
        (at > first).then_some(at)
    }

    /// `Simone de Beauvoir`, but not `Marie de Lyon`: what follows is no known place, or the particle is no *de*.
    fn is_noble(&self, particle: usize, next: usize, end: usize) -> bool {
        let of = matches!(self.words.form(particle), "de" | "d'" | "du" | "des");
        let place = self.longest(next, end).is_some_and(|(_, senses)| {
            senses.iter().any(|e| match e.kind() {
                NameKind::Country | NameKind::Region | NameKind::Department | NameKind::City => {
                    true
                }
                NameKind::Commune => e.class() <= 3,
                _ => false,
            })
        });
        !of || !place
    }

    /// A word that can be part of a person's name.
    fn is_name_word(&self, at: usize, inside: bool) -> bool {
        let words = self.words;
        match words.shape(at) {
            Shape::Capitalised => true,
            Shape::Mixed => {
                words.is_capital(at) && words.written(at).chars().all(|c| !c.is_ascii_digit())
            }
            // `Emmanuel DURAND`: capitals after a first name, unless they are a known acronym.
            Shape::Upper => {
                inside && words.written(at).chars().count() > 3 && !self.is_known_acronym(at)
            }
            _ => false,
        }
    }

    fn is_known_acronym(&self, at: usize) -> bool {
        self.longest(at, at + 1)
            .is_some_and(|(_, senses)| senses.iter().any(|e| e.kind() == NameKind::Organisation))
    }

    /// True if a person's name begins at `at` after a listed place or people: `Loire-Atlantique | Nadège`.
    fn splits(&self, first: usize, at: usize, end: usize) -> bool {
        if at == first || self.first_name(at).is_none() {
            return false;
        }
        let place = |e: &Entry<'_>| match e.kind() {
            NameKind::FirstName | NameKind::Surname => false,
            NameKind::Commune => e.class() <= 3,
            _ => true,
        };
        self.first_name(first).is_none_or(|f| f.word)
            && self
                .longest(first, end)
                .is_some_and(|(n, senses)| first + n == at && senses.iter().any(place))
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
    fn single(
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
                || matches!(words.form(at - 1), "le" | "la" | "l'" | "du"));
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
                && mark.person.allows_number(crate::model::Number::Plur)
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
    fn closes(&self, passage: &Passage, end: usize) -> bool {
        end >= passage.words.end
            || matches!(
                self.words.form(end),
                "," | "." | ";" | ":" | ")" | "(" | "»" | "”" | "–" | "—" | "?" | "!" | "\"" | "et"
            )
    }

    /// `, 51 ans`; `, âgé de 51 ans`; `(51 ans)`.
    fn age(&self, passage: &Passage, end: usize) -> Option<u32> {
        let words = self.words;
        let end = roles::skip_parenthesis(words, end, passage.words.end).min(end.max(end));
        if !matches!(words.form(end), "," | "(") || end >= passage.words.end {
            return None;
        }
        let years = (end + 1..passage.words.end.min(end + 5)).find(|&i| words.form(i) == "ans")?;
        let number = super::numbers::number(words, years - 1, years)?;
        u32::try_from(number.milli? / 1000).ok().filter(|a| (1..=120).contains(a))
    }

    fn gender(&self, name: &Name, first_name: Option<&FirstName>) -> Option<Gender> {
        let civility = name.civility.and_then(|c| self.words.mark(c).person.gender());
        let role = name.role.as_ref().and_then(|r| roles::gender(self.words, r.head));
        civility.or(role).or_else(|| first_name.and_then(|f| f.gender))
    }

    /// True for a finite verb.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.words.verb_form(at).is_some_and(VerbForm::is_finite)
    }

    /// True if the list writes the name in capitals only because the text shouts.
    pub(super) fn is_shouted(&self, entry: &Entry<'_>) -> bool {
        entry.written == Written::Capitals
    }
}

/// What the lists know of a first name.
#[derive(Debug, Clone)]
pub(super) struct FirstName {
    /// 1 (frequent) to 9.
    pub class: u8,
    /// Also an ordinary word or a place.
    pub word: bool,
    /// Its gender.
    pub gender: Option<Gender>,
}
