//! The last part of the address. In: a copy. Out: findings on its form, its length, its keyphrase. It never resolves an
//! address.

use super::Copy;
use super::sink::{Hit, Sink};
use crate::lang::fold::fold;
use crate::lang::schema::check::{Bound, CheckId};
use crate::model::Markup;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let Some(slug) = copy.page.slug.as_ref().filter(|s| !s.value.is_empty()) else {
        if copy.page.markup != Markup::Text {
            out.add(Hit::new(CheckId::SlugMissing, copy.top()));
        }
        return;
    };
    let text = slug.value.as_str();
    let hit = |id| Hit::new(id, slug.span).with("slug", text);
    let (characters, most) = (text.chars().count(), copy.limit(Bound::SlugCharacters));
    if characters > most {
        out.add(hit(CheckId::SlugLong).with("n", characters).with("max", most));
    }
    let (words, most) =
        (text.split('-').filter(|w| !w.is_empty()).count(), copy.limit(Bound::SlugWords));
    if words > most {
        out.add(hit(CheckId::SlugWords).with("n", words).with("max", most));
    }
    let plain = well_formed(text);
    if plain != text {
        out.add(hit(CheckId::SlugForm).help(plain));
    }
    if let Some(key) = &copy.key
        && !key.words.is_empty()
    {
        let share = key.share(&text.replace(['-', '_'], " "));
        // Half of a long keyphrase is enough, a short one must be whole.
        let enough = if key.words.len() < 3 { share == 100 } else { share > 50 };
        if !enough {
            out.add(hit(CheckId::SlugWithoutKeyphrase).with("key", &key.stated.value));
        }
    }
}

/// Lower-case ASCII words joined by hyphens; the ending of a file stays.
fn well_formed(slug: &str) -> String {
    let (stem, ending) = match slug.rsplit_once('.') {
        Some((stem, e)) if e.len() <= 5 && e.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            (stem, format!(".{e}"))
        }
        _ => (slug, String::new()),
    };
    let folded = fold(stem);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join("-") + &ending
}
