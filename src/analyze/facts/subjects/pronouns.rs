//! Pronouns. In: a word. Out: whether it is a subject or stands between a subject and its verb, what gender and number it
//! tells. It never says whom a pronoun stands for.

use crate::analyze::facts::words::Words;
use crate::lang::vocabulary::Class;
use crate::model::{Gender, Kind, Number, Pos, Shape};

/// Words between a subject and its verb: clitics, *ne*, adverbs.
pub(super) fn is_between(words: &Words<'_>, at: usize) -> bool {
    let kind = words.tokens[at].morph.kind();
    let clitic = words.has_pos(at, Pos::Pron)
        && matches!(kind, Some(Kind::Obj | Kind::Refl | Kind::AdvPron))
        && !is_subject_pronoun(words, at);
    clitic || words.is(at, Class::Clitic) || words.has_pos(at, Pos::Adv)
}

/// The pronoun without the hyphens of inversion: `il` for `-t-il`.
fn bare<'a>(words: &'a Words<'_>, at: usize) -> &'a str {
    words.form(at).trim_start_matches("-t").trim_start_matches('-')
}

fn is_listed(list: &[String], form: &str) -> bool {
    list.iter().any(|w| w == form)
}

/// `il`, `-t-elle`, `celui-ci`, `je`.
pub(in crate::analyze::facts) fn is_subject_pronoun(words: &Words<'_>, at: usize) -> bool {
    let form = bare(words, at);
    is_listed(&words.lang.rules.facts.function.subjects, form)
        && (words.shape(at) != Shape::Upper || words.written(at).len() == 2)
        && (!matches!(form, "celui" | "celle") || words.form(at + 1).starts_with('-'))
}

/// `je`, `-nous`, `on`.
pub(in crate::analyze::facts) fn is_first_person(words: &Words<'_>, at: usize) -> bool {
    is_listed(&words.lang.rules.facts.function.first_person, bare(words, at))
}

/// `on`, in `peut-on lire`.
pub(in crate::analyze::facts) fn is_impersonal(words: &Words<'_>, at: usize) -> bool {
    bare(words, at) == "on"
}

/// Gender that a pronoun tells.
pub(in crate::analyze::facts) fn pronoun_gender(words: &Words<'_>, at: usize) -> Option<Gender> {
    let (lists, form) = (&words.lang.rules.facts.function, bare(words, at));
    if is_listed(&lists.masculine_pronouns, form) {
        return Some(Gender::Masc);
    }
    is_listed(&lists.feminine_pronouns, form).then_some(Gender::Fem)
}

/// Number that a pronoun tells.
pub(in crate::analyze::facts) fn pronoun_number(words: &Words<'_>, at: usize) -> Number {
    match is_listed(&words.lang.rules.facts.function.plural_pronouns, bare(words, at)) {
        true => Number::Plur,
        false => Number::Sing,
    }
}
