//! The meta description. In: a copy. Out: findings on its length, its end, its keyphrase. It never writes one.

use super::Copy;
use super::key::folded;
use super::sink::{Hit, Sink};
use crate::lang::schema::check::{Bound, CheckId};

/// More than that is no longer natural.
const MOST_MATCHES: usize = 2;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let stated = copy.page.description.as_ref();
    let Some(description) = stated.filter(|d| !d.value.trim().is_empty()) else {
        return out.add(Hit::new(CheckId::DescriptionMissing, copy.top()).beyond(true));
    };
    let text = description.value.trim();
    let hit = |id| Hit::new(id, description.span);
    let (least, most) = (copy.limit(Bound::DescriptionMin), copy.limit(Bound::DescriptionMax));
    let characters = text.chars().count();
    let sized = |id| hit(id).with("n", characters).with("min", least).with("max", most);
    if characters < least {
        out.add(sized(CheckId::DescriptionShort));
    } else if characters > most {
        out.add(sized(CheckId::DescriptionLong));
    }
    if let Some(key) = &copy.key
        && !key.words.is_empty()
    {
        let count: usize = text.split_inclusive(['.', '!', '?']).map(|s| key.count(s)).sum();
        let phrase = &key.stated.value;
        if count == 0 {
            out.add(hit(CheckId::DescriptionWithoutKeyphrase).with("key", phrase).beyond(true));
        } else if count > MOST_MATCHES {
            let hit = hit(CheckId::DescriptionRepeatsKeyphrase).with("key", phrase);
            out.add(hit.with("n", count).beyond(true));
        }
    }
    if !text.ends_with(['.', '!', '?', '»']) || text.ends_with("...") {
        out.add(hit(CheckId::DescriptionCut));
    }
    if copy.page.title.as_ref().is_some_and(|t| folded(&t.value) == folded(text)) {
        out.add(hit(CheckId::DescriptionIsTitle));
    }
}
