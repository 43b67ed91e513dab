//! Capitalised words that no list knows. In: a capitalised word. Out: what the nouns, articles and prepositions beside it
//! say it names, or [`Kind::Unknown`]. It never guesses from the look of the word alone.

use super::{Kind, Name, Scan};
use crate::analyze::facts::roles;
use crate::analyze::facts::slots;
use crate::analyze::facts::words::Passage;
use crate::lang::gazetteer::NameKind;
use crate::lang::lexicon::Reading;
use crate::lang::schema::facts::Slot;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, Shape};

/// Letters of the longest acronym that is a word as well.
const ACRONYM: usize = 5;

impl Scan<'_, '_> {
    /// The name at a capitalised word that the lists do not settle.
    pub(super) fn unlisted(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        if words.is(at, Class::NotName) && !self.is_org_noun(at)
            || words.is(at, Class::Weekday)
            || words.is(at, Class::Month)
            || words.is(at, Class::Civility)
        {
            return None;
        }
        if words.shape(at) == Shape::Upper && words.is(at, Class::Company) {
            return None; // `l'ONG X`
        }
        if let Some(end) = self.motto_end(passage, at) {
            return Some(Name::new(at..end, Kind::Organisation, "organisation.motto"));
        }
        let end = self.run_end(passage, at);
        if self.is_award(end) {
            return Some(Name::new(at..end, Kind::Thing, "thing.award"));
        }
        if words.shape(at) == Shape::Upper
            && !words.is(at, Class::CommonAcronym)
            && !words.is(at, Class::Company)
            && end == at + 2
            && (words.shape(at + 1) == Shape::Capitalised || words.form(at + 1) == "tv")
        {
            return Some(Name::new(at..end, Kind::Organisation, "organisation.acronym-name"));
        }
        let single = end == at + 1;
        // `Alianza para el Progreso (APP)`: small words of another language stand between.
        let spelled = |end: &usize| *end > at + 2 && self.spells(at, *end, end + 1);
        if let Some(whole) = self.acronym_after(passage, at).filter(spelled)
            && words.shape(at) == Shape::Capitalised
        {
            return Some(Name::new(at..whole, Kind::Organisation, "organisation.expanded"));
        }
        if single && self.is_gentile(at) {
            return None;
        }
        if single && words.shape(at) == Shape::Upper {
            return self.acronym(passage, at);
        }
        let short = single && words.written(at).chars().filter(|c| c.is_uppercase()).count() > 1;
        if short && self.stands_for(passage, at) == Some(Kind::Organisation) {
            let name = Name::new(at..end, Kind::Organisation, "organisation.acronym");
            return Some(name);
        }
        let (kind, rule) = self.by_context(passage, at, end);
        Some(Name::new(at..end, kind, rule))
            .map(|n| if rule.ends_with("subject") { n.doubtful() } else { n })
    }

    /// `l'association Vaincre la mucoviscidose`: an ordinary word with a capital, and what belongs to it up to the verb.
    fn motto_end(&self, passage: &Passage, at: usize) -> Option<usize> {
        let words = self.words;
        let led = at > passage.words.start
            && words.is(at - 1, Class::Company)
            && words.shape(at - 1) != Shape::Capitalised;
        let ordinary = words.lang.lexicon.readings(words.form(at)).next().is_some();
        if !led || !ordinary || words.shape(at) != Shape::Capitalised {
            return None;
        }
        let limit = passage.words.end.min(at + 8);
        let inner = |i: usize| {
            matches!(words.pos(i), Some(Pos::Noun | Pos::Adj | Pos::Det | Pos::Adp | Pos::Propn))
                && !words.is(i, Class::Locative)
        };
        let end = (at + 1..limit).find(|&i| !inner(i))?;
        let closed = self.is_finite(end) || words.has_pos(end, Pos::Punct);
        (end > at + 1
            && closed
            && matches!(words.pos(end - 1), Some(Pos::Noun | Pos::Adj | Pos::Propn)))
        .then_some(end)
    }

    /// One past the capitals of a run; a first name after a listed word begins a person.
    fn run_end(&self, passage: &Passage, at: usize) -> usize {
        let words = self.words;
        let limit = passage.words.end;
        let mut end = at + 1;
        while end < limit {
            let capital = words.is_capital(end)
                && !words.is(end, Class::Civility)
                && !(self.first_name(end).is_some_and(|f| f.class <= 5)
                    && words.is_capital(end + 1));
            let number = words.shape(end) == Shape::Number
                && words.written(end).len() <= 2
                && end == at + 1
                && words.is_capital(at)
                && !words.has_pos(end + 1, Pos::Noun);
            let inner = (words.is(end, Class::Of) || words.form(end) == "&")
                && words.is_capital(end + 1)
                && words.shape(at) == Shape::Capitalised
                && self.is_title_noun(at);
            if capital || number {
                end += 1;
            } else if inner {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// `La Table du Passeur`: an article or a common noun with a capital goes on over *du*.
    fn is_title_noun(&self, at: usize) -> bool {
        self.words.is(at, Class::Definite)
            || self.words.lang.lexicon.readings(self.words.form(at)).any(|r| r.pos == Pos::Noun)
    }

    fn is_gentile(&self, at: usize) -> bool {
        self.longest(at, at + 1)
            .is_some_and(|(_, senses)| senses.iter().any(|e| e.kind() == NameKind::Gentile))
            || self.gentile_ending(at)
    }

    /// `les Dacquois`: plural inhabitants that no list knows.
    fn gentile_ending(&self, at: usize) -> bool {
        let form = self.words.form(at);
        let plural = at > 0 && self.words.is(at - 1, Class::Plural);
        let endings = &self.words.lang.rules.facts.names.gentile_endings;
        plural && endings.iter().any(|e| form.ends_with(e.as_str()))
    }

    /// An acronym that no list knows: an organisation, unless it is a common noun.
    fn acronym(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        let letters = words.written(at).chars().filter(|c| c.is_alphabetic()).count();
        // `CYCLISME` heads a page.
        let noun = |r: Reading<'_>| r.pos == Pos::Noun;
        let word = letters > ACRONYM && words.lang.lexicon.readings(words.form(at)).any(noun);
        if word
            || words.is(at, Class::CommonAcronym)
            || !(2..=8).contains(&letters)
            || self.in_capitals(passage)
        {
            return None;
        }
        match self.stands_for(passage, at) {
            Some(Kind::Thing) => return Some(Name::new(at..at + 1, Kind::Thing, "thing.acronym")),
            Some(kind) => return Some(Name::new(at..at + 1, kind, "organisation.acronym")),
            None => {}
        }
        let previous = at.checked_sub(1).filter(|&i| i >= passage.words.start);
        let article = previous.is_some_and(|i| {
            (words.is_link(i) || words.is(i, Class::To)) && !words.is(i, Class::Plural)
                || words.is(i, Class::LeadsToActor)
                || matches!(words.form(i), "(" | "et")
        });
        // `contenant des PFAS`: many of them are no body.
        let many = previous.is_some_and(|i| words.form(i) == "des");
        if many {
            return Some(Name::new(at..at + 1, Kind::Thing, "thing.acronym"));
        }
        let name = Name::new(at..at + 1, Kind::Organisation, "organisation.acronym");
        let noun = previous.is_some_and(|i| words.has_pos(i, Pos::Noun));
        if noun && !previous.is_some_and(|i| self.is_org_kind(i) || roles::is_head(words, i)) {
            return Some(Name { kind: Kind::Unknown, ..name });
        }
        Some(if article { name } else { name.doubtful() })
    }

    /// A passage in capitals throughout.
    fn in_capitals(&self, passage: &Passage) -> bool {
        let upper = passage.words.clone().filter(|&i| self.words.shape(i) == Shape::Upper).count();
        upper * 2 > passage.words.len() && upper > 1
    }

    fn is_org_kind(&self, at: usize) -> bool {
        let mark = self.words.mark(at);
        [Class::Company, Class::Institution, Class::Establishment].iter().any(|c| mark.is(*c))
    }

    /// What the words beside a run say.
    fn by_context(&self, passage: &Passage, at: usize, end: usize) -> (Kind, &'static str) {
        let words = self.words;
        let start = passage.words.start;
        let before = |n: usize| at.checked_sub(n).filter(|&i| i >= start);
        let previous = before(1).map_or("", |i| words.form(i));
        if let Some(found) = before(1).and_then(|i| self.by_noun_before(start, i)) {
            return found;
        }
        if let Some(found) = self.by_noun_after(passage, end) {
            return found;
        }
        let word = words.form(at);
        let ordinary = words.lang.lexicon.readings(word).next().is_some();
        if previous == "de" && before(2).is_some_and(|i| words.form(i) == "auprès") {
            return (Kind::Organisation, "organisation.source");
        }
        if (!ordinary || end > at + 1)
            && self.is_located(passage, at, end)
            && previous != "("
            && !before(1).is_some_and(|i| words.is(i, Class::VagueLocative))
        {
            return (Kind::Place, "place.located");
        }
        if self.locality_before(start, at) {
            return (Kind::Place, "place.locality");
        }
        let league = previous == "de"
            && before(3).is_some_and(|i| {
                words.is(i + 1, Class::Rank)
                    && slots::slot(words, Slot::Ordinal, i, i + 1).is_some()
            });
        if league {
            return (Kind::Organisation, "organisation.league");
        }
        // `précise AlloVoisin`: a name put together of two.
        if end == at + 1 && self.is_compound(at) {
            return (Kind::Organisation, "organisation.compound");
        }
        // `Elsa Roux (Cabestan)`: the house that somebody runs or speaks for.
        let enclosed = previous == "(" && words.form(end) == ")";
        let of_person =
            || before(2).is_some_and(|i| words.has_pos(i, Pos::Propn) && words.is_capital(i));
        if enclosed && !ordinary && of_person() {
            return (Kind::Organisation, "organisation.enclosed");
        }
        // `Le fournisseur, Altavera SAC, a pour associé…`
        let apposed = previous == "," && words.form(end) == ",";
        if apposed && before(2).is_some_and(|i| words.is(i, Class::Company)) {
            return (Kind::Organisation, "organisation.apposition");
        }
        // `selon la Contraloría`, whose organ that is
        let by = before(2).is_some_and(|i| words.is_the(i + 1) && words.form(i) == "selon");
        if by && end == at + 1 && !ordinary {
            return (Kind::Organisation, "organisation.source");
        }
        if matches!(previous, "chez" | "selon") {
            return (Kind::Organisation, "organisation.source");
        }
        let article = before(1).is_some_and(|i| words.is_the(i)) || previous == "du";
        if article && end == at + 1 && !ordinary && words.written(at).chars().count() <= 10 {
            return (Kind::Organisation, "organisation.article");
        }
        let bare = before(1).is_none_or(|i| {
            matches!(words.form(i), "," | ":" | ";" | "(" | "«")
                || matches!(words.pos(i), Some(Pos::Cconj | Pos::Sconj))
                || words.is(i, Class::Relative)
        });
        let mixed = words.shape(at) == Shape::Mixed
            && !words.written(at).starts_with(|c: char| c.is_ascii_digit());
        let several = article && end > at + 1;
        if (bare || several) && self.is_actor(passage, at, end) && (!ordinary || mixed) {
            return (Kind::Organisation, "organisation.subject");
        }
        (Kind::Unknown, "name.unknown")
    }

    /// `AlloVoisin`: capitals within one word, as nobody is called (`McGregor` is) and no acronym is written (`SpF`).
    fn is_compound(&self, at: usize) -> bool {
        /// Letters of the first of its words.
        const FIRST: usize = 4;
        let written = self.words.written(at);
        let mut letters = written.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let first = letters.clone().take_while(|c| c.is_lowercase()).count() + 1;
        let joined = letters.all(char::is_alphabetic)
            && written.chars().nth(first).is_some_and(char::is_uppercase)
            && written.chars().nth(first + 1).is_some_and(char::is_lowercase);
        capital && joined && first >= FIRST
    }

    /// The common noun right before a run, adjectives skipped: `le groupe X`, `la sonde européenne X`.
    fn by_noun_before(&self, start: usize, last: usize) -> Option<(Kind, &'static str)> {
        let words = self.words;
        let mut noun = last;
        let mut adjective = false;
        while noun > start && words.has_pos(noun, Pos::Adj) && words.shape(noun) == Shape::Lower {
            noun -= 1;
            adjective = true;
        }
        // `la manufacture de chaussures Rouxel`, `la société lyonnaise de biotechnologie X`.
        let head = (noun >= start + 2 && words.is_bare_of(noun - 1)).then(|| {
            let mut head = noun - 2;
            while head > start && words.has_pos(head, Pos::Adj) {
                head -= 1;
            }
            head
        });
        if head.is_some_and(|h| words.is(h, Class::Company)) {
            return Some((Kind::Organisation, "organisation.noun-before"));
        }
        let demonym = words.shape(noun) == Shape::Lower
            && noun > start
            && roles::is_determiner(words, noun - 1)
            && self.is_demonym(noun);
        if demonym {
            return Some((Kind::Organisation, "organisation.demonym"));
        }
        let lower = words.shape(noun) == Shape::Lower || noun == start;
        // `les supermarchés Untel`
        let houses = words.form(noun).strip_suffix('s').filter(|_| lower);
        let houses = houses.map(|one| words.lang.facts.vocabulary.mark(one));
        let mark = houses.filter(|m| m.is(Class::Company)).unwrap_or_else(|| words.mark(noun));
        if adjective && roles::is_determiner(words, noun) {
            // `le suédois Nordspår`, `du français Orvanel`: a company by its country.
            return Some((Kind::Organisation, "organisation.demonym"));
        }
        if mark.is(Class::Company) && words.shape(noun) == Shape::Upper {
            return Some((Kind::Organisation, "organisation.noun-before"));
        }
        if !lower || !words.has_pos(noun, Pos::Noun) {
            return None;
        }
        if mark.is(Class::Company) || mark.is(Class::Institution) {
            return Some((Kind::Organisation, "organisation.noun-before"));
        }
        if mark.is(Class::Locality) || mark.is(Class::Site) {
            return Some((Kind::Place, "place.locality"));
        }
        if roles::is_head(words, noun) {
            return None;
        }
        if words.is(noun, Class::Weekday)
            || words.is(noun, Class::Month)
            || words.is(noun, Class::TimeUnit)
            || words.is(noun, Class::DayPart)
        {
            return None;
        }
        Some((Kind::Thing, "thing.noun-before"))
    }

    /// The noun in apposition after a run: `X, une ville de garnison`.
    fn by_noun_after(&self, passage: &Passage, end: usize) -> Option<(Kind, &'static str)> {
        let words = self.words;
        let limit = passage.words.end;
        let end = roles::skip_parenthesis(words, end, limit);
        if words.form(end) != "," || end + 2 >= limit {
            return None;
        }
        let mut noun = end + 1;
        let determined = roles::is_determiner(words, noun);
        noun += usize::from(determined);
        while noun < limit && words.has_pos(noun, Pos::Adj) {
            noun += 1;
        }
        let mark = words.mark(noun);
        if noun >= limit || !words.has_pos(noun, Pos::Noun) {
            return None;
        }
        if mark.is(Class::Work) {
            return Some((Kind::Thing, "thing.noun-after"));
        }
        if mark.is(Class::Locality) || mark.is(Class::Site) {
            return Some((Kind::Place, "place.noun-after"));
        }
        (mark.is(Class::Company) && determined)
            .then_some((Kind::Organisation, "organisation.noun-after"))
    }

    /// `le village de X`, `l'État du X`.
    fn locality_before(&self, start: usize, at: usize) -> bool {
        let words = self.words;
        let mut before = at;
        while before > start && words.is_link(before - 1) {
            before -= 1;
        }
        if before == at || before == start {
            return false;
        }
        let ranked = before >= start + 2
            && slots::slot(words, Slot::Ordinal, before - 2, before - 1).is_some();
        if ranked {
            return false; // `la 6e place de X`
        }
        let mut noun = before - 1;
        while noun > start && words.has_pos(noun, Pos::Adj) {
            noun -= 1;
        }
        words.is(noun, Class::Locality) || words.is(noun, Class::Site)
    }
}
