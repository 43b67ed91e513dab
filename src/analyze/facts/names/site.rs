//! Places that begin with a common noun: `rue Saint-Sulpice`, `marché de Konyo Konyo`, `route 362`. In: the noun. Out: the
//! place, or what a listed one stands for. It never takes what belongs to a person: `la place de X`.

use super::capital_noun::roles_head;
use super::{Kind, Name, Scan};
use crate::analyze::facts::slots;
use crate::analyze::facts::words::Passage;
use crate::lang::gazetteer::NameKind;
use crate::lang::schema::facts::Slot;
use crate::lang::vocabulary::Class;
use crate::model::{Pos, Shape};

impl Scan<'_, '_> {
    /// `rue Saint-Sulpice`, `marché de Konyo Konyo`, `route 362`.
    pub(super) fn site(&self, passage: &Passage, at: usize) -> Option<Name> {
        let words = self.words;
        let limit = passage.words.end;
        let ranked =
            at > passage.words.start && slots::slot(words, Slot::Ordinal, at - 1, at).is_some();
        let indefinite = at > passage.words.start
            && (words.is(at - 1, Class::Indefinite) || matches!(words.form(at - 1), "des" | "d'"));
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
        while end < limit && words.shape(end) == Shape::Lower && words.is_link(end) {
            linked |= words.is(end, Class::Of);
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
    fn capital_run_end(&self, at: usize, limit: usize) -> usize {
        let words = self.words;
        let listed = self.longest(at, limit).map_or(1, |(n, _)| n);
        let mut end = at + listed;
        while end < limit {
            if words.is_capital(end) && !self.is_stop_capital(end) {
                end += 1;
                continue;
            }
            let small = words.is_link(end) || words.is(end, Class::NameLink);
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
}
