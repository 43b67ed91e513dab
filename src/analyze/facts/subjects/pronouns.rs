//! Pronouns. In: a word. Out: whether it is a subject or stands between a subject and its verb, what gender and number it
//! tells. It never says whom a pronoun stands for.

use crate::analyze::facts::words::Words;
use crate::model::{Gender, Kind, Number, Pos, Shape};

/// Words between a subject and its verb: clitics, *ne*, adverbs.
pub(super) fn is_between(words: &Words<'_>, at: usize) -> bool {
    let kind = words.tokens[at].morph.kind();
    let clitic = words.has_pos(at, Pos::Pron)
        && matches!(kind, Some(Kind::Obj | Kind::Refl | Kind::AdvPron))
        && !is_subject_pronoun(words, at);
    clitic
        || matches!(
            words.form(at),
            "ne" | "n'"
                | "se"
                | "s'"
                | "y"
                | "en"
                | "lui"
                | "leur"
                | "nous"
                | "vous"
                | "me"
                | "m'"
                | "te"
                | "l'"
        )
        || words.has_pos(at, Pos::Adv)
}

/// `il`, `-t-elle`, `celui-ci`, `je`.
pub(in crate::analyze::facts) fn is_subject_pronoun(words: &Words<'_>, at: usize) -> bool {
    let form = words.form(at).trim_start_matches("-t").trim_start_matches('-');
    let listed = matches!(
        form,
        "il" | "elle"
            | "ils"
            | "elles"
            | "on"
            | "je"
            | "j'"
            | "nous"
            | "celui-ci"
            | "celle-ci"
            | "celui"
            | "celle"
            | "l'intéressé"
            | "l'intéressée"
    );
    listed
        && (words.shape(at) != Shape::Upper || words.written(at).len() == 2)
        && (!matches!(form, "celui" | "celle") || words.form(at + 1).starts_with('-'))
}

/// Gender that a pronoun tells.
pub(in crate::analyze::facts) fn pronoun_gender(form: &str) -> Option<Gender> {
    match form.trim_start_matches("-t").trim_start_matches('-') {
        "il" | "ils" | "celui" | "celui-ci" | "dernier" | "lui" => Some(Gender::Masc),
        "elle" | "elles" | "celle" | "celle-ci" | "dernière" => Some(Gender::Fem),
        _ => None,
    }
}

/// Number that a pronoun tells.
pub(in crate::analyze::facts) fn pronoun_number(form: &str) -> Number {
    match form.trim_start_matches("-t").trim_start_matches('-') {
        "ils" | "elles" | "nous" => Number::Plur,
        _ => Number::Sing,
    }
}
