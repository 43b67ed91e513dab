//! The tag field of a row of `French.lex`. In: its codes. Out: parts of speech and features. It never reads a code that it
//! does not know.

use crate::model::grammar::{Gender, Kind, Morph, Number, Pos, VerbForm};

/// Reads the tag field of one row of `French.lex` into parts of speech and features.
pub(super) fn read_tags(tags: &str, form: &str) -> Vec<(Pos, Morph)> {
    let tags = tags.split('/').next().unwrap_or_default();
    let mut marks = Morph::default();
    let mut name = None;
    if let Some(sem) = tags.split('#').nth(1) {
        name = match sem.chars().next() {
            Some('P') => Some(Kind::Country),
            Some('C') => Some(Kind::City),
            Some('G') => Some(Kind::Gentile),
            Some('L') => Some(Kind::Language),
            _ => None,
        };
    }
    let lexical = tags.split('#').next().unwrap_or_default();
    let mut parts = lexical.split(';');
    let codes: Vec<&str> =
        parts.next().unwrap_or_default().split(':').filter(|c| !c.is_empty()).collect();
    if parts.any(|p| p.starts_with('é')) {
        marks = marks.or(Morph::ASPIRATED);
    }
    for code in &codes {
        match *code {
            "m" => marks = marks.with_gender(Gender::Masc),
            "f" => marks = marks.with_gender(Gender::Fem),
            "e" => marks = marks.epicene(),
            "s" => marks = marks.with_number(Number::Sing),
            "p" => marks = marks.with_number(Number::Plur),
            "i" => marks = marks.invariable(),
            _ => {}
        }
    }
    let capital = form.chars().next().is_some_and(char::is_uppercase);
    match codes.first().copied() {
        Some("G") => read_grammatical(&codes, marks).into_iter().collect(),
        Some(first) if first.starts_with('V') => read_verb(&codes, marks),
        _ => read_nominal(&codes, marks, name, capital),
    }
}

fn read_grammatical(codes: &[&str], marks: Morph) -> Option<(Pos, Morph)> {
    let has = |code: &str| codes.contains(&code);
    let starts = |prefix: char| codes.iter().skip(1).any(|c| c.starts_with(prefix));
    let pos = if has("R") {
        Pos::Adp
    } else if has("Cc") {
        Pos::Cconj
    } else if has("Cs") {
        Pos::Sconj
    } else if starts('D') {
        Pos::Det
    } else if starts('O') {
        Pos::Pron
    } else if has("W") || has("X") {
        Pos::Adv
    } else {
        return None;
    };
    Some((pos, marks))
}

fn read_nominal(
    codes: &[&str],
    marks: Morph,
    name: Option<Kind>,
    capital: bool,
) -> Vec<(Pos, Morph)> {
    let mut out = Vec::new();
    for code in codes {
        let reading = match *code {
            // `Loire`, `Himalaya`, `ONU`: the source marks names that take an article as nouns.
            "N" if capital && name != Some(Kind::Gentile) => (Pos::Propn, name),
            "N" => (Pos::Noun, name),
            "A" => (Pos::Adj, name),
            "W" => (Pos::Adv, None),
            "B" => (Pos::Num, None),
            "J" => (Pos::Intj, None),
            "T" => (Pos::Noun, Some(Kind::Title)),
            "M1" => (Pos::Propn, Some(Kind::FirstName)),
            "M2" => (Pos::Propn, Some(Kind::Surname)),
            "MP" => (Pos::Propn, name),
            _ => continue,
        };
        let morph = reading.1.map_or(marks, |kind| marks.with_kind(kind));
        out.push((reading.0, morph));
    }
    out
}

fn read_verb(codes: &[&str], marks: Morph) -> Vec<(Pos, Morph)> {
    // `V1_itnq__a`: group, être/avoir, intransitive, transitive, indirect, pronominal, impersonal, auxiliary.
    let code: Vec<char> = codes[0].chars().collect();
    let at = |i: usize| code.get(i).copied().unwrap_or('_');
    let mut valency = marks.0 & Morph::ASPIRATED.0;
    let mut set = |yes: bool, flag: Morph| valency |= if yes { flag.0 } else { 0 };
    set(at(3) == 'i', Morph::INTRANSITIVE);
    set(at(4) == 't', Morph::TRANSITIVE);
    set(at(6) == 'r', Morph::PRONOMINAL);
    set(at(8) == 'e', Morph::AUX_ETRE);
    set(at(9) == 'a' || (at(8) == 'z' && at(6) != 'r'), Morph::AUX_AVOIR);
    let pos = if code.get(1) == Some(&'0') { Pos::Aux } else { Pos::Verb };
    let mut out = Vec::new();
    let (mut forms, mut singular, mut plural) = (Vec::new(), 0u32, 0u32);
    for code in &codes[1..] {
        let form = match *code {
            "Y" => VerbForm::Inf,
            "P" => VerbForm::PresPart,
            "Q" => VerbForm::PastPart,
            "Ip" => VerbForm::IndPres,
            "Iq" => VerbForm::IndImpf,
            "Is" => VerbForm::IndPast,
            "If" => VerbForm::IndFut,
            "K" => VerbForm::Cond,
            "Sp" => VerbForm::SubjPres,
            "Sq" => VerbForm::SubjImpf,
            "E" => VerbForm::Imper,
            "A" => {
                out.push((Pos::Adj, marks));
                continue;
            }
            _ => {
                let mut chars = code.chars();
                if let (Some(person @ '1'..='3'), Some(number)) = (chars.next(), chars.next()) {
                    let bit = 1 << (person as u32 - '1' as u32);
                    match number {
                        's' => singular |= bit,
                        'p' => plural |= bit,
                        _ => {}
                    }
                }
                continue;
            }
        };
        forms.push(form);
    }
    for form in forms {
        let base = Morph(valency).with_form(form);
        if form == VerbForm::PastPart {
            out.push((pos, Morph(base.0 | marks.agreement().0)));
        } else if form.is_finite() {
            if singular != 0 {
                out.push((pos, Morph(base.with_number(Number::Sing).0 | singular << 8)));
            }
            if plural != 0 {
                out.push((pos, Morph(base.with_number(Number::Plur).0 | plural << 8)));
            }
        } else {
            out.push((pos, base));
        }
    }
    out
}
