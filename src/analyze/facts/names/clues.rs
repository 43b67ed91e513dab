//! What a capitalised word can be by itself. In: a word. Out: whether it can be a name, a civility, an initial, a first
//! name, a demonym, and the longest listed name that begins there. It never decides what the name names.

use super::Scan;
use crate::analyze::facts::roles;
use crate::analyze::facts::words::Passage;
use crate::lang::gazetteer::{Entry, NameKind, Written};
use crate::lang::vocabulary::Class;
use crate::model::{BlockKind, Gender, Pos, Shape, VerbForm};

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

impl Scan<'_, '_> {
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

    pub(super) fn is_civility(&self, at: usize) -> bool {
        let written = self.words.written(at);
        self.words.is(at, Class::Civility)
            && (written.starts_with(char::is_uppercase) || self.words.is(at, Class::LowerCivility))
    }

    /// One past the civility at `at`, if a name follows.
    pub(super) fn civility(&self, passage: &Passage, at: usize) -> Option<usize> {
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

    /// A first name and a capital after it.
    pub(super) fn begins_person(&self, at: usize) -> bool {
        self.words.is_capital(at + 1)
            && self.first_name(at).is_some_and(|f| !f.word && f.class <= 6)
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

    pub(super) fn is_place_only(&self, at: usize) -> bool {
        self.longest(at, at + 1).is_some_and(|(_, senses)| {
            let place = |k: NameKind| {
                matches!(k, NameKind::Department | NameKind::Region | NameKind::Country)
            };
            senses.iter().any(|e| place(e.kind()) && !self.is_shouted(e))
        })
    }

    pub(super) fn is_stop_capital(&self, at: usize) -> bool {
        self.words.is(at, Class::Civility) || self.words.is(at, Class::Weekday)
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
