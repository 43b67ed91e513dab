//! The title. In: a copy. Out: findings on its length, its form, its keyphrase. It never judges what it promises.

use super::Copy;
use super::key::folded;
use super::sink::{Hit, Sink};
use crate::lang::schema::check::{Bound, CheckId};
use crate::lang::width::pixels;
use crate::model::{Markup, count_words};

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let Some(title) = copy.page.title.as_ref().filter(|t| !t.value.trim().is_empty()) else {
        // The title of a plain text is often kept elsewhere.
        let beyond = copy.page.markup != Markup::Text;
        return out.add(Hit::new(CheckId::TitleMissing, copy.top()).beyond(beyond));
    };
    let (text, span) = (title.value.trim(), title.span);
    let hit = |id| Hit::new(id, span);
    let most = copy.limit(Bound::TitleCharacters);
    let characters = text.chars().count();
    if characters > most {
        out.add(hit(CheckId::TitleLong).with("n", characters).with("max", most));
    }
    let (width, most) = (pixels(text) as usize, copy.limit(Bound::TitlePixels));
    if width > most {
        out.add(hit(CheckId::TitleWide).with("n", width).with("max", most).beyond(true));
    }
    let (words, least) = (count_words(text), copy.limit(Bound::TitleWords));
    if words < least {
        out.add(hit(CheckId::TitleShort).with("n", words).with("min", least));
    }
    if let Some(key) = &copy.key
        && !key.words.is_empty()
    {
        let phrase = &key.stated.value;
        if key.share(text) < 100 {
            out.add(hit(CheckId::TitleWithoutKeyphrase).with("key", phrase).beyond(true));
        } else if !key.opens(text, copy.lang) {
            out.add(hit(CheckId::TitleKeyphraseLate).with("key", phrase));
        }
    }
    if text.ends_with('.') && !text.ends_with("...") && !ends_in_abbreviation(copy, text) {
        out.add(hit(CheckId::TitleStop));
    }
    if is_shouted(text) {
        out.add(hit(CheckId::TitleCapitals));
    }
    let heading = copy.page.headings().find(|(_, level, _)| *level == 1);
    if let Some((_, _, heading)) = heading
        && copy.page.titled_apart
        && folded(heading) != folded(text)
    {
        out.add(hit(CheckId::TitleNotHeading).with("h1", heading.trim()));
    }
}

/// `etc.`, `M.`
fn ends_in_abbreviation(copy: &Copy<'_>, text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    copy.lang.rules.abbreviations.iter().any(|a| a.form == last)
}

/// Several words, and not one small letter.
pub(super) fn is_shouted(text: &str) -> bool {
    let long = |w: &&str| w.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let letters = text.chars().filter(|c| c.is_alphabetic());
    text.split_whitespace().filter(long).count() > 1 && letters.clone().all(|c| !c.is_lowercase())
}
