//! Images. In: a copy. Out: findings on the text that stands for them. It never opens one.

use super::Copy;
use super::sink::{Hit, Sink};
use crate::lang::schema::check::{Bound, CheckId};
use crate::model::Markup;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    if copy.page.markup == Markup::Text || copy.words == 0 {
        return;
    }
    let images = &copy.page.images;
    if images.is_empty() {
        return out.add(Hit::new(CheckId::ImagesNone, copy.top()).beyond(true));
    }
    let most = copy.limit(Bound::AltCharacters);
    let endings = &copy.lang.rules.check.lists.image_endings;
    for image in images {
        let Some(alt) = &image.alt else {
            out.add(Hit::new(CheckId::ImageWithoutAlt, image.span));
            continue;
        };
        let hit = |id| Hit::new(id, image.span).with("text", alt.trim());
        let name = alt.trim().to_lowercase();
        if endings.iter().any(|e| name.ends_with(e.as_str())) {
            out.add(hit(CheckId::ImageAltFile));
        }
        let characters = alt.chars().count();
        if characters > most {
            out.add(hit(CheckId::ImageAltLong).with("n", characters).with("max", most));
        }
    }
    if let Some(key) = copy.key.as_ref().filter(|k| !k.words.is_empty())
        && !images.iter().any(|i| i.alt.as_ref().is_some_and(|a| key.share(a) >= 50))
    {
        let hit = Hit::new(CheckId::ImagesWithoutKeyphrase, images[0].span);
        out.add(hit.with("key", &key.stated.value));
    }
}
