//! Names that begin with a common noun: `université de Liège`, `Cercle des opérateurs de jeux`, `rue Saint-Sulpice`. In:
//! words. Out: names with their full extent. It never names what has no proper complement or list entry.

use super::names::{Kind, Name, Scan};
use super::slots;
use super::words::{Passage, Words};
use crate::lang::gazetteer::NameKind;
use crate::lang::schema::facts::Slot;
use crate::lang::vocabulary::Class;
use crate::model::{BlockKind, Pos, Shape};

/// The longest name, in words.
const LONGEST: usize = 16;

/// True if the article gives match scores: there towns stand for their clubs.
pub(super) fn is_about_sport(words: &Words<'_>) -> bool {
    let sheet = |p: &Passage| p.kind == BlockKind::Sheet;
    let scores = |p: &Passage| p.words.clone().any(|at| slots::is_score(words.written(at)));
    words.passages.iter().any(|p| sheet(p) && scores(p))
        || words.passages.iter().filter(|p| scores(p)).count() >= 2
}

impl Scan<'_, '_> {
    /// The name that a common noun at `at` heads.
    pub(super) fn headed(&self, passage: &Passage, at: usize) -> Option<Vec<Name>> {
        let words = self.words;
        let mark = words.mark(at);
        let noun = !matches!(words.pos(at), Some(Pos::Verb | Pos::Aux | Pos::Pron));
        if words.shape(at) == Shape::Lower {
            if !noun {
                return None;
            }
            let listed = mark.is(Class::Institution) || mark.is(Class::Establishment);
            let expanded = mark.is(Class::CapitalInstitution) || mark.is(Class::Company);
            return self
                .generic(passage, at)
                .or_else(|| listed.then(|| self.institution(passage, at)).flatten())
                .or_else(|| expanded.then(|| self.expanded(passage, at)).flatten())
                .or_else(|| mark.is(Class::Site).then(|| self.site(passage, at)).flatten())
                .or_else(|| self.listed_lower(passage, at))
                .map(|n| self.with_inner_place(n));
        }
        if !words.is_capital(at) {
            return None;
        }
        if mark.is(Class::Establishment) && words.shape(at) == Shape::Upper {
            return self.institution(passage, at).map(|n| self.with_inner_place(n));
        }
        let mid = !self.starts(passage, at);
        let led = at > passage.words.start && words.is(at - 1, Class::Company);
        if mid
            && !led
            && mark.is(Class::Site)
            && words.shape(at) == Shape::Capitalised
            && let Some(site) = self.site(passage, at)
        {
            return Some(vec![site]);
        }
        None
    }

    /// The name that a capitalised common noun heads.
    pub(super) fn capital_headed(&self, passage: &Passage, at: usize) -> Option<Vec<Name>> {
        self.capital_head(passage, at).map(|n| self.with_inner_place(n))
    }

    /// `conseil municipal`, with the proper complement if there is one.
    fn generic(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        if !words.is(at, Class::GenericStart) {
            return None;
        }
        let rest = (at + 1..passage.words.end.min(at + 8)).map(|i| words.form(i));
        let count = words.lang.facts.vocabulary.generic_institution(words.form(at), rest)?;
        let base = at + 1 + count;
        let of = matches!(words.form(base), "de" | "d'" | "du");
        let end = of.then(|| self.proper_end(passage, base)).flatten().unwrap_or(base);
        Some(Name::new(at..end, Kind::Organisation, "organisation.generic"))
    }

    /// A listed name in lower case that no head noun announces.
    fn listed_lower(&self, passage: &Passage, at: usize) -> Option<Name> {
        if !self.words.is(at, Class::Company) && !self.words.is(at, Class::Locality) {
            return None;
        }
        self.listed_organisation(passage, at).filter(|n| n.words.len() > 1)
    }

    /// A name of an organisation of at least two words in the lists.
    pub(super) fn listed_organisation(&self, passage: &Passage, at: usize) -> Option<Name> {
        let (count, senses) = self.longest(at, passage.words.end)?;
        let known = senses.iter().any(|e| {
            matches!(e.kind(), NameKind::Organisation | NameKind::Metonym) && !e.is_ambiguous()
        });
        let words = at..at + count;
        (known && count > 1).then(|| Name::new(words, Kind::Organisation, "organisation.listed"))
    }

    /// `tribunal correctionnel`, `lycée Jean-Moulin`, `chambre d'agriculture (CA)`.
    fn institution(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        // `l'orchestre Les X`, `le syndicat CGT`: the name leaves the noun out.
        let article = matches!(words.form(at + 1), "les" | "le" | "la") && words.is_capital(at + 1);
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

    /// `service départemental d'incendie et de secours (Sdis)`: a common noun that its acronym makes a name.
    fn expanded(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        let end = self.acronym_after(passage, at)?;
        let alike = words.form(end + 1).chars().next() == words.form(at).chars().next();
        let capital = (at..end).any(|i| words.is_capital(i));
        (alike && !capital).then(|| Name::new(at..end, Kind::Organisation, "organisation.expanded"))
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
    fn proper_end(&self, passage: &Passage, at: usize) -> Option<usize> {
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
            let form = words.form(end);
            let of = matches!(form, "de" | "d'" | "du" | "des" | "la" | "le" | "l'" | "les");
            let linked = of && proper.is_none_or(|p| p == end) && self.leads_to_name(end, limit);
            let inside = proper.is_some()
                && matches!(form, "sur" | "en" | "et" | "lès" | "sous")
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
                && matches!(words.form(end - 1), "de" | "d'" | "du" | "des" | "l'" | "la");
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
            let inner =
                matches!(words.form(i), "de" | "d'" | "du" | "des" | "la" | "le" | "l'" | "les")
                    || i == at + 1 && words.has_pos(i, Pos::Noun)
                    || words.has_pos(i, Pos::Adj)
                    || matches!(
                        words.form(i - 1),
                        "de" | "d'" | "du" | "des" | "l'" | "la" | "le" | "les"
                    ) && words.has_pos(i, Pos::Noun);
            if !inner {
                return false;
            }
        }
        false
    }

    fn is_stop_capital(&self, at: usize) -> bool {
        self.words.is(at, Class::Civility) || self.words.is(at, Class::Weekday)
    }

    /// `Autorité … pour le développement (Igad)`: one past the last word before a parenthesis that holds one acronym.
    fn acronym_after(&self, passage: &Passage, at: usize) -> Option<usize> {
        let words = self.words;
        for i in at + 1..passage.words.end.min(at + LONGEST) {
            if words.form(i) == "(" {
                let single = words.form(i + 2) == ")" && i + 2 < passage.words.end;
                let acronym = single && words.is_capital(i + 1) && self.is_acronym_of(at, i, i + 1);
                return acronym.then_some(i);
            }
            let stops = self.is_finite(i)
                || matches!(words.pos(i), Some(Pos::Punct | Pos::Pron | Pos::Sconj))
                    && words.form(i) != ","
                || words.form(i) == "," && !words.has_pos(i + 1, Pos::Adj);
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

    pub(super) fn is_place_only(&self, at: usize) -> bool {
        self.longest(at, at + 1).is_some_and(|(_, senses)| {
            let place = |k: NameKind| {
                matches!(k, NameKind::Department | NameKind::Region | NameKind::Country)
            };
            senses.iter().any(|e| place(e.kind()) && !self.is_shouted(e))
        })
    }

    /// `Cercle des opérateurs de jeux`: a capitalised common noun with its complement.
    fn capital_head(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        // `Eau et Rivières de Bretagne`
        let pair = words.form(at + 1) == "et"
            && words.is_capital(at + 2)
            && self.first_name(at).is_none()
            && self.first_name(at + 2).is_none()
            && self.longest(at, at + 1).is_none()
            && self.longest(at + 2, passage.words.end).is_none();
        if pair
            && words.shape(at) == Shape::Capitalised
            && words.shape(at + 2) == Shape::Capitalised
            && !words.is(at, Class::NotName)
            && !words.is(at + 2, Class::NotName)
        {
            let end = self.complement_end(passage, at + 2);
            return Some(Name::new(at..end, Kind::Organisation, "organisation.pair").doubtful());
        }
        if words.shape(at) != Shape::Capitalised
            || self.starts(passage, at) && !self.is_org_noun(at)
        {
            return None;
        }
        let form = words.form(at);
        let base = form.split('-').next_back().unwrap_or(form);
        let is_noun = |w: &str| words.lang.lexicon.readings(w).any(|r| r.pos == Pos::Noun);
        let noun = is_noun(form) || is_noun(base) && form.contains('-');
        // `Grand Conseil`, `Haute Autorité`: the noun is the second word.
        let second = matches!(form, "grand" | "grande" | "haut" | "haute")
            && words.is_capital(at + 1)
            && self.is_org_noun(at + 1);
        if second {
            let end = self.complement_end(passage, at + 1);
            return Some(Name::new(at..end, Kind::Organisation, "organisation.capital-noun"));
        }
        let town = form == "grand" && self.is_town(at + 1, passage.words.end);
        if town {
            return Some(Name::new(at..at + 2, Kind::Organisation, "organisation.agglomeration"));
        }
        let noun = noun || self.is_org_noun(at);
        if self.is_portfolio(passage, at)
            || !noun
            || words.is(at, Class::NotName) && !self.is_org_noun(at)
            || roles_head(words, at)
        {
            return None;
        }
        let expanded = self.acronym_after(passage, at);
        let end = expanded.unwrap_or_else(|| self.complement_end(passage, at));
        let listed = self.longest(at, passage.words.end).filter(|(_, senses)| {
            senses.iter().any(|e| {
                !matches!(e.kind(), NameKind::FirstName | NameKind::Surname | NameKind::Gentile)
            })
        });
        // The lists know better, unless the text goes on.
        if let Some((count, senses)) = &listed {
            let place = senses
                .iter()
                .any(|e| !matches!(e.kind(), NameKind::Organisation | NameKind::Metonym));
            if at + count >= end || self.first_name(at).is_some() || place && !self.is_org_noun(at)
            {
                return None;
            }
        }
        let first_name = self.first_name(at).is_some_and(|f| !f.word || f.class <= 5);
        if end == at + 1 || first_name && expanded.is_none() && !self.is_org_noun(at) {
            return None;
        }
        let lower =
            (at + 1..end).any(|i| words.shape(i) == Shape::Lower && words.written(i).len() > 3);
        let rule =
            if expanded.is_some() { "organisation.expanded" } else { "organisation.capital-noun" };
        let known = expanded.is_some() || self.is_org_noun(at);
        (known || lower).then(|| {
            let name = Name::new(at..end, Kind::Organisation, rule);
            if known { name } else { name.doubtful() }
        })
    }

    /// `ministre de la | Transition écologique`, `délégué à l' | Industrie`: what somebody is in charge of.
    fn is_portfolio(&self, passage: &Passage, at: usize) -> bool {
        let words = self.words;
        let mut before = at;
        while before > passage.words.start
            && matches!(
                words.form(before - 1),
                "de" | "du" | "des" | "la" | "le" | "l'" | "d'" | "à" | "au" | "aux"
            )
        {
            before -= 1;
        }
        let led = before < at && before > passage.words.start;
        led && !self.is_org_noun(at)
            && (super::roles::is_head(words, before - 1)
                || words.form(before - 1).starts_with("chargé")
                || words.form(before - 1).starts_with("délégué"))
    }

    fn is_town(&self, at: usize, end: usize) -> bool {
        self.words.is_capital(at)
            && self.longest(at, end).is_some_and(|(_, senses)| {
                senses.iter().any(|e| e.kind() == NameKind::Commune && e.class() <= 3)
            })
    }

    pub(super) fn is_org_noun(&self, at: usize) -> bool {
        let mark = self.words.mark(at);
        [Class::CapitalInstitution, Class::Institution, Class::Company, Class::Establishment]
            .iter()
            .any(|c| mark.is(*c))
            || self.words.form(at).split('-').next_back().is_some_and(|base| {
                let mark = self.words.lang.facts.vocabulary.mark(base);
                self.words.form(at).contains('-') && mark.is(Class::Institution)
            })
    }

    /// One past the adjectives and complements in *de* of a capitalised noun.
    fn complement_end(&self, passage: &Passage, at: usize) -> usize {
        let words = self.words;
        let limit = passage.words.end.min(at + LONGEST);
        let mut end = at + 1;
        loop {
            let next = self.complement_step(end, limit, end > at + 1);
            if next == end {
                return end;
            }
            end = next;
            if end >= limit || words.form(end) == "," {
                return end;
            }
        }
    }

    /// One past one more piece of a complement: an adjective, a capital, `de la recherche`, `et du travail`.
    fn complement_step(&self, at: usize, limit: usize, grown: bool) -> usize {
        let words = self.words;
        if at >= limit {
            return at;
        }
        let attribute =
            |i: usize| i < limit && words.has_pos(i, Pos::Adj) && words.shape(i) == Shape::Lower;
        if attribute(at) {
            return at + 1;
        }
        // `Regroupement des comités logement`: two nouns, then the verb.
        let closes = |i: usize| self.is_finite(i) || words.has_pos(i, Pos::Punct);
        let joined = grown && words.has_pos(at, Pos::Noun) && words.has_pos(at - 1, Pos::Noun);
        if joined && words.shape(at) == Shape::Lower && closes(at + 1) {
            return at + 1;
        }
        if words.is_capital(at) && !self.is_stop_capital(at) && !self.begins_person(at) {
            return at + 1;
        }
        let form = words.form(at);
        let and = form == "et" && grown;
        let mut next = if and { at + 1 } else { at };
        if and && attribute(next) {
            return next + 1;
        }
        if !matches!(words.form(next), "de" | "d'" | "du" | "des") {
            return at;
        }
        next += 1;
        if matches!(words.form(next), "la" | "l'" | "les" | "le") {
            next += 1;
        }
        let noun = next < limit
            && (matches!(words.pos(next), Some(Pos::Noun | Pos::Propn)) || words.is_capital(next))
            && !self.begins_person(next);
        if noun { next + 1 } else { at }
    }

    /// A first name and a capital after it.
    pub(super) fn begins_person(&self, at: usize) -> bool {
        self.words.is_capital(at + 1)
            && self.first_name(at).is_some_and(|f| !f.word && f.class <= 6)
    }

    /// `rue Saint-Sulpice`, `marché de Konyo Konyo`, `route 362`.
    fn site(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        let limit = passage.words.end;
        let ranked =
            at > passage.words.start && slots::slot(words, Slot::Ordinal, at - 1, at).is_some();
        let indefinite = at > passage.words.start
            && matches!(words.form(at - 1), "un" | "une" | "des" | "plusieurs" | "quelques" | "d'");
        if ranked {
            return None; // `la 6e place de Pro D2`
        }
        if let Some((count, senses)) = self.longest(at, limit) {
            let other = |k: NameKind| matches!(k, NameKind::Metonym | NameKind::Organisation);
            let kind = senses.first().map(|e| e.kind()).filter(|_| count > 1);
            if let Some(kind) = kind {
                let stands_for = other(kind)
                    && !(kind == NameKind::Metonym && self.is_located(passage, at, at + count));
                let what = if stands_for { Kind::Organisation } else { Kind::Place };
                return Some(Name::new(at..at + count, what, "place.listed"));
            }
        }
        if words.form(at) == "autoroute" && words.shape(at + 1) == Shape::Mixed && at + 1 < limit {
            return Some(Name::new(at..at + 2, Kind::Place, "place.site"));
        }
        if words.form(at) == "route" {
            let national = matches!(words.form(at + 1), "nationale" | "départementale");
            let number = at + 1 + usize::from(national);
            if number < limit && words.shape(number) == Shape::Number {
                return Some(Name::new(at..number + 1, Kind::Place, "place.site"));
            }
        }
        let adjective = at + 1 < limit
            && words.has_pos(at + 1, Pos::Adj)
            && words.shape(at + 1) == Shape::Lower;
        let mut end = at + 1 + usize::from(adjective);
        let mut linked = false;
        while end < limit
            && words.shape(end) == Shape::Lower
            && matches!(words.form(end), "de" | "d'" | "du" | "des" | "la" | "le" | "l'" | "les")
        {
            linked |= matches!(words.form(end), "de" | "d'" | "du" | "des");
            end += 1;
        }
        let direct = end == at + 1 + usize::from(adjective);
        if !(direct || linked)
            || end >= limit
            || !words.is_capital(end)
            || self.is_stop_capital(end)
        {
            return None;
        }
        // `un gymnase de La Madeleine` is no name, `un stade Guy-Boniface` is one.
        if linked && indefinite {
            return None;
        }
        // `le parc de la maire Anne X`, `la place de Kylian Mbappé`: somebody's, no name.
        if linked && (self.begins_person(end) || roles_head(words, end)) {
            return None;
        }
        let proper = self.capital_run_end(end, limit);
        if !linked && self.first_name(end).is_some() && words.is(at, Class::Role) {
            return None;
        }
        Some(Name::new(at..proper, Kind::Place, "place.site"))
    }

    /// One past a run of capitals, with small words between them.
    pub(super) fn capital_run_end(&self, at: usize, limit: usize) -> usize {
        let words = self.words;
        let listed = self.longest(at, limit).map_or(1, |(n, _)| n);
        let mut end = at + listed;
        while end < limit {
            if words.is_capital(end) && !self.is_stop_capital(end) {
                end += 1;
                continue;
            }
            let small = matches!(
                words.form(end),
                "de" | "d'" | "du" | "des" | "la" | "le" | "les" | "l'" | "sur" | "en"
            );
            let touches = words.is_capital(end + 1)
                && words
                    .tokens
                    .get(end)
                    .is_some_and(|t| t.span.start == words.tokens[end - 1].span.end);
            if small && touches {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// An establishment's place counts beside it: `hôpital de Saint-Malo`; so does the country of a mission.
    fn with_inner_place(&self, name: Name) -> Vec<Name> {
        let words = self.words;
        let head = words.mark(name.words.start);
        let establishment = head.is(Class::Establishment);
        if name.kind != Kind::Organisation {
            return vec![name];
        }
        let inside = (name.words.start + 1..name.words.end).find_map(|i| {
            let after = words.form(i - 1);
            let leads = matches!(after, "de" | "d'" | "du" | "la" | "à" | "au" | "en");
            if !leads || !words.is_capital(i) {
                return None;
            }
            let (count, senses) = self.longest(i, name.words.end)?;
            let place = senses.iter().find(|e| match e.kind() {
                NameKind::Country => establishment || matches!(after, "au" | "en" | "à"),
                NameKind::Region | NameKind::Department | NameKind::City | NameKind::Place(_) => {
                    establishment
                }
                NameKind::Commune => establishment && e.class() <= 5,
                _ => false,
            });
            let known = place.is_some()
                || establishment && words.shape(i) == Shape::Capitalised && senses.is_empty();
            let mut inner = Name::new(i..i + count, Kind::Place, "place.establishment");
            inner.country = place.and_then(|e| super::listed::country_of(e));
            known.then_some(inner)
        });
        // The outer name comes last, so that the scan goes on after it.
        inside.into_iter().chain([name]).collect()
    }
}

fn roles_head(words: &Words<'_>, at: usize) -> bool {
    super::roles::is_head(words, at) && !words.is(at, Class::Institution)
}
