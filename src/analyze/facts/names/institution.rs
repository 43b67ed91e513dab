//! Institutions in lower case: `tribunal correctionnel de Dax`, `chambre d'agriculture (CA)`. In: the common noun. Out: the
//! name with its proper complement, or up to the acronym in parentheses. It never crosses a finite verb.

use super::{Kind, Name, Scan};
use crate::analyze::facts::words::Passage;
use crate::lang::fold::fold;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, Shape};

/// The longest name, in words.
pub(super) const LONGEST: usize = 16;

impl Scan<'_, '_> {
    /// `tribunal correctionnel`, `lycée Jean-Moulin`, `chambre d'agriculture (CA)`.
    pub(super) fn institution(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        // `l'orchestre Les X`, `le syndicat CGT`: the name leaves the noun out.
        let article = words.is(at + 1, Class::Definite) && words.is_capital(at + 1);
        if article || words.is(at, Class::Company) && words.is_capital(at + 1) {
            return None;
        }
        let listed = self.listed_organisation(passage, at);
        let base = listed.as_ref().map_or(at + 1, |n| n.words.end);
        let end = self.proper_end(passage, base);
        let alike =
            |end: &usize| words.form(end + 1).chars().next() == words.form(at).chars().next();
        let expanded = self.acronym_after(passage, at).filter(alike);
        let rule = "organisation.institution";
        match (end, expanded) {
            (_, Some(end)) => Some(Name::new(at..end, Kind::Organisation, rule)),
            (Some(end), None) => {
                let bare = listed.is_none() && self.is_person_title(passage, at, end);
                (!bare).then(|| Name::new(at..end, Kind::Organisation, rule))
            }
            (None, None) => listed,
        }
        .filter(|n| !words.is(n.words.start, Class::Work) || n.words.len() > 1)
    }

    /// `service départemental d'incendie et de secours (Sdis)`: a common noun of a body that its acronym makes a name; a
    /// `syndrome hémolytique et urémique (SHU)` is none.
    pub(super) fn expanded(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        let end = self.acronym_after(passage, at)?;
        let alike = words.form(end + 1).chars().next() == words.form(at).chars().next();
        let capital = (at..end).any(|i| words.is_capital(i));
        (alike && !capital && self.is_body(at))
            .then(|| Name::new(at..end, Kind::Organisation, "organisation.expanded"))
    }

    /// True for a common noun of those that act: an institution, a company, who speaks for many.
    fn is_body(&self, at: usize) -> bool {
        let speakers = &self.words.lang.rules.keyphrases.speakers;
        self.is_org_noun(at) || speakers.iter().any(|s| s == self.words.form(at))
    }

    /// What an acronym in parentheses is, by the words before it that it stands for: a body with a name or of a kind (`Santé
    /// publique France (SpF)`), or a thing (`brevet national … (BNSSA)`).
    pub(super) fn stands_for(&self, passage: &Passage, acronym: usize) -> Option<Kind> {
        let words = self.words;
        let open = acronym.checked_sub(1).filter(|&i| words.form(i) == "(")?;
        let closed = words.form(acronym + 1) == ")" && words.written(acronym).len() > 1;
        if !closed || words.is(acronym, Class::CommonAcronym) {
            return None;
        }
        let from = open.saturating_sub(LONGEST).max(passage.words.start);
        let spelled = |at: &usize| words.has_pos(*at, Pos::Noun) && self.spells(*at, open, acronym);
        let head = (from..open).rev().find(spelled)?;
        let body = words.is_capital(head) || self.is_body(head);
        Some(if body { Kind::Organisation } else { Kind::Thing })
    }

    /// True if each letter of an acronym begins a word from `at` on, in their order, and the first of them the first.
    pub(super) fn spells(&self, at: usize, end: usize, acronym: usize) -> bool {
        let words = self.words;
        let folded = fold(words.form(acronym));
        let mut letters = folded.chars().filter(|c| c.is_alphabetic()).peekable();
        let initial = |i: usize| fold(words.form(i)).chars().next();
        if letters.peek().copied() != initial(at) {
            return false;
        }
        for i in at..end {
            letters.next_if(|letter| initial(i) == Some(*letter));
        }
        letters.peek().is_none()
    }

    /// `l'équipe Marchand`: a person rather than an institution.
    fn is_person_title(&self, passage: &Passage, at: usize, end: usize) -> bool {
        let first = (at + 1..end).find(|&i| self.words.is_capital(i)).unwrap_or(end);
        let person = self.first_name(first).is_some()
            && first + 1 < passage.words.end
            && self.words.is_capital(first + 1);
        person && self.words.has_pos(end, Pos::Verb)
    }

    /// One past the proper complement after a head noun that ends at `at`: adjectives, then a capitalised run, with or
    /// without *de*.
    pub(super) fn proper_end(&self, passage: &Passage, at: usize) -> Option<usize> {
        let words = self.words;
        let limit = passage.words.end.min(at + LONGEST);
        let mut end = at;
        let mut proper = None;
        while end < limit {
            if words.is_capital(end) && !self.is_stop_capital(end) {
                if proper.is_some()
                    && self.first_name(end).is_some_and(|f| f.class <= 4)
                    && words.is_capital(end + 1)
                    && words.shape(end - 1) != Shape::Lower
                    && self.first_name(end - 1).is_none()
                {
                    break;
                }
                end += 1;
                proper = Some(end);
                continue;
            }

            let linked = words.is_link(end)
                && proper.is_none_or(|p| p == end)
                && self.leads_to_name(end, limit);
            let inside = proper.is_some()
                && words.is(end, Class::NameLink)
                && words.is_capital(end + 1)
                && words.shape(end - 1) == Shape::Capitalised
                && words.tokens[end].span.start == words.tokens[end - 1].span.end;
            // `ministère des Enseignements secondaires`: an ordinary word with a capital keeps its adjective.
            let common = |i: usize| {
                let mut readings = words.lang.lexicon.readings(words.form(i));
                readings.any(|r| r.pos == Pos::Noun)
            };
            let after_common = proper == Some(end)
                && words.shape(end) == Shape::Lower
                && words.has_pos(end, Pos::Adj)
                && words.shape(end - 1) == Shape::Capitalised
                && self.longest(end - 1, end).is_none()
                && common(end - 1);
            if after_common {
                end += 1;
                proper = Some(end);
                continue;
            }
            let adjective = proper.is_none() && words.has_pos(end, Pos::Adj);
            let noun = proper.is_none()
                && words.has_pos(end, Pos::Noun)
                && end > at
                && words.is_link(end - 1);
            if linked || inside || adjective || noun {
                end += 1;
            } else {
                break;
            }
        }
        proper
    }

    /// True if a capital follows after at most one noun and its *de*: `de | Liège`, `d' | appel de Rennes`.
    fn leads_to_name(&self, at: usize, limit: usize) -> bool {
        let words = self.words;
        for i in at + 1..limit.min(at + 7) {
            if words.is_capital(i) {
                return !self.is_stop_capital(i);
            }
            let inner = words.is_link(i)
                || i == at + 1 && words.has_pos(i, Pos::Noun)
                || words.has_pos(i, Pos::Adj)
                || words.is_link(i - 1) && words.has_pos(i, Pos::Noun);
            if !inner {
                return false;
            }
        }
        false
    }

    /// `Autorité … pour le développement (Igad)`: one past the last word before a parenthesis that holds one acronym.
    pub(super) fn acronym_after(&self, passage: &Passage, at: usize) -> Option<usize> {
        /// Words of the longest name that lists what it is for.
        const LISTING: usize = 22;
        let words = self.words;
        let mut listed = false;
        for i in at + 1..passage.words.end.min(at + LISTING) {
            if words.form(i) == "(" {
                let single = words.form(i + 2) == ")" && i + 2 < passage.words.end;
                let fits = self.is_acronym_of(at, i, i + 1)
                    && (!listed && i <= at + LONGEST || self.spells(at, i, i + 1));
                return (single && words.is_capital(i + 1) && fits).then_some(i);
            }
            // `de l'emploi, du travail et des solidarités`
            let comma = words.form(i) == ",";
            let goes_on = words.is_link(i + 1) || words.is(i + 1, Class::Definite);
            listed |= comma && goes_on;
            let stops = self.is_finite(i)
                || matches!(words.pos(i), Some(Pos::Punct | Pos::Pron | Pos::Sconj)) && !comma
                || comma && !goes_on && !words.has_pos(i + 1, Pos::Adj);
            if stops {
                return None;
            }
        }
        None
    }

    /// True if the acronym at `acronym` can stand for the words from `at` to `end`: it begins like the first of them or
    /// of those after it, and is no common one.
    fn is_acronym_of(&self, at: usize, end: usize, acronym: usize) -> bool {
        let words = self.words;
        if words.is(acronym, Class::CommonAcronym) || self.is_place_only(acronym) {
            return false;
        }
        let letters: Vec<char> =
            words.form(acronym).chars().filter(|c| c.is_alphabetic()).collect();
        let initial = |i: usize| {
            words.form(i).trim_start_matches(|c: char| !c.is_alphabetic()).chars().next()
        };
        let fits = letters.iter().filter(|l| (at..end).any(|i| initial(i) == Some(**l))).count();
        letters.len() >= 2 && (fits * 2 >= letters.len() || words.is_capital(at))
    }
}
