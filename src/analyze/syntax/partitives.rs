//! Phrases that *des* opens. In: units. Out: the same, with the subjects among them freed of their preposition. It never
//! touches a phrase that stands inside a clause.

use super::units::{Unit, UnitKind};
use crate::model::{Number, Token};

/// `et des négociations sont prévues`: what opens a clause with *des* before a plural verb is a subject, though the word
/// could be *de* and an article.
pub(super) fn free_subjects(text: &str, tokens: &[Token], units: &mut [Unit]) {
    for at in 0..units.len() {
        let prep = units[at].prep.clone();
        let article = units[at].kind == UnitKind::Prep
            && prep.len() == 1
            && tokens[prep.start].span.of(text).eq_ignore_ascii_case("des");
        let opens = at == 0
            || matches!(
                units[at - 1].kind,
                UnitKind::Comma | UnitKind::Coordinator | UnitKind::Subordinator
            );
        if opens && article && verb_number(&units[at + 1..]) == Some(Number::Plur) {
            units[at].kind = UnitKind::Noun;
            units[at].prep = prep.start..prep.start;
        }
    }
}

/// The number of the verb that follows before any other noun or mark.
fn verb_number(units: &[Unit]) -> Option<Number> {
    let phrases = [UnitKind::Prep, UnitKind::Adjective, UnitKind::Adverb];
    let verb = units.iter().find(|u| !phrases.contains(&u.kind))?;
    verb.verb.as_ref().filter(|_| verb.kind == UnitKind::Verb)?.morph.number()
}
