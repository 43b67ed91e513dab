//! provisional
use crate::lang::Language;
use crate::model::*;

pub fn sentences(text: &str) -> Vec<Span> {
    let b: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = vec![];
    let mut start = 0;
    let mut i = 0;
    while i < b.len() {
        let (p, c) = b[i];
        if matches!(c, '.' | '!' | '?' | '…') {
            let mut j = i + 1;
            while j < b.len() && matches!(b[j].1, '.' | '!' | '?' | '…') {
                j += 1;
            }
            let mut k = j;
            while k < b.len()
                && (b[k].1 == ' ' || b[k].1 == '\u{a0}' || b[k].1 == '\u{202f}')
                && k + 1 < b.len()
                && matches!(b[k + 1].1, '»' | '”')
            {
                k += 2;
                j = k;
            }
            while j < b.len() && matches!(b[j].1, '»' | '”' | '"' | ')') {
                j += 1;
            }
            let rest = &text[b.get(j).map_or(text.len(), |x| x.0)..];
            let next = rest.trim_start().chars().next();
            let word = text[..p]
                .rsplit(|c: char| c.is_whitespace() || c == '(' || c == '’' || c == '\'')
                .next()
                .unwrap_or("");
            let abbr = c == '.'
                && (word.chars().count() <= 1 && word.chars().all(char::is_uppercase)
                    || matches!(
                        word,
                        "M" | "MM"
                            | "Mme"
                            | "Dr"
                            | "Pr"
                            | "art"
                            | "n°"
                            | "bd"
                            | "av"
                            | "J.-C"
                            | "Jean-Ph"
                            | "févr"
                            | "St"
                            | "p"
                            | "etc"
                            | "J.-P"
                            | "J.-M"
                    ));
            if !abbr
                && rest.starts_with(char::is_whitespace)
                && next.is_some_and(|c| {
                    c.is_uppercase()
                        || matches!(c, '«' | '“' | '"' | '–' | '(')
                        || c.is_ascii_digit()
                })
            {
                let end = b.get(j).map_or(text.len(), |x| x.0);
                out.push(Span::new(start, end));
                start = end + rest.len() - rest.trim_start().len();
            }
            i = j.max(i + 1);
        } else {
            i += 1;
        }
    }
    if start < text.len() {
        out.push(Span::new(start, text.len()));
    }
    out
}

pub fn tokens(text: &str, s: Span) -> Vec<(Span, Shape)> {
    let mut out = vec![];
    let t = s.of(text);
    let base = s.start as usize;
    let chars: Vec<(usize, char)> = t.char_indices().collect();
    let end_of = |k: usize| chars.get(k).map_or(t.len(), |c| c.0);
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i].1;
        if c.is_whitespace() {
            i += 1;
            continue;
        }
        let mut j = i + 1;
        let mut shape = Shape::Punct;
        if c.is_ascii_digit() {
            shape = Shape::Number;
            while j < chars.len() {
                let d = chars[j].1;
                let next = chars.get(j + 1).map(|x| x.1);
                if d.is_ascii_digit()
                    || (matches!(d, ',' | '.' | '-' | '\u{a0}' | '\u{202f}' | ' ' | ':')
                        && next.is_some_and(|n| n.is_ascii_digit())
                        && (!matches!(d, ' ' | '\u{a0}' | '\u{202f}')
                            || (chars.len() > j + 3
                                && chars[j + 1..j + 4].iter().all(|x| x.1.is_ascii_digit())
                                && chars.get(j + 4).is_none_or(|x| !x.1.is_ascii_digit()))))
                {
                    j += 1
                } else {
                    break;
                }
            }
            if chars.get(j).is_some_and(|x| x.1 == 'e')
                || (chars.get(j).is_some_and(|x| x.1 == 'h')
                    && chars.get(j + 1).is_some_and(|x| x.1.is_ascii_digit()))
            {
                while j < chars.len() && chars[j].1.is_alphanumeric() {
                    j += 1;
                }
                shape = Shape::Ordinal;
            }
        } else if c.is_alphanumeric() {
            while j < chars.len() {
                let d = chars[j].1;
                let next = chars.get(j + 1).map(|x| x.1);
                if d.is_alphanumeric()
                    || (d == '-' && next.is_some_and(|n| n.is_alphanumeric()))
                    || (d == '.' && next.is_some_and(|n| n == '-'))
                {
                    j += 1
                } else {
                    break;
                }
            }
            let w = &t[chars[i].0..end_of(j)];
            if chars.get(j).is_some_and(|x| matches!(x.1, '\'' | '’')) {
                let l = w.to_lowercase();
                if matches!(
                    l.as_str(),
                    "l" | "d"
                        | "qu"
                        | "n"
                        | "s"
                        | "j"
                        | "m"
                        | "t"
                        | "c"
                        | "jusqu"
                        | "lorsqu"
                        | "puisqu"
                        | "quelqu"
                ) {
                    j += 1;
                } else if l == "aujourd" {
                    j += 3;
                }
            } else if chars.get(j).is_some_and(|x| x.1 == '.')
                && (matches!(w, "M" | "MM" | "Mme" | "Dr" | "St")
                    || (w.chars().count() == 1 && c.is_uppercase()))
            {
                j += 1;
            }
            for suf in [
                "-t-il", "-t-elle", "-t-on", "-il", "-elle", "-on", "-ils", "-elles", "-je", "-là",
                "-ci", "-ce",
            ] {
                let w = &t[chars[i].0..end_of(j)];
                if w.ends_with(suf) && w.len() > suf.len() {
                    let k = chars[i].0 + w.len() - suf.len();
                    out.push((Span::new(base + chars[i].0, base + k), Shape::Lower));
                    out.push((Span::new(base + k, base + end_of(j)), Shape::Lower));
                    i = j;
                    break;
                }
            }
            if i == j {
                continue;
            }
            let w = &t[chars[i].0..end_of(j)];
            shape = if w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
                && w.chars().count() > 1
            {
                Shape::Upper
            } else if c.is_uppercase() {
                Shape::Capitalised
            } else {
                Shape::Lower
            };
        } else if matches!(c, '%' | '€' | '$' | '°') {
            shape = Shape::Symbol
        }
        out.push((Span::new(base + chars[i].0, base + end_of(j)), shape));
        i = j;
    }
    out
}

const STATES: [&str; 20] = [
    "DET", "ADP", "PRON", "NOUN", "PROPN", "ADJ", "ADV", "NUM", "CCONJ", "SCONJ", "PUNCT", "SYM",
    "INTJ", "VFIN", "VINF", "VPP", "VPR", "AUXF", "AUXI", "X",
];
fn state(pos: Pos, m: Morph) -> usize {
    let s = match (pos, m.verb_form()) {
        (Pos::Verb, Some(VerbForm::Inf)) => "VINF",
        (Pos::Verb, Some(VerbForm::PastPart)) => "VPP",
        (Pos::Verb, Some(VerbForm::PresPart)) => "VPR",
        (Pos::Verb, _) => "VFIN",
        (Pos::Aux, Some(f)) if !f.is_finite() => "AUXI",
        (Pos::Aux, _) => "AUXF",
        (p, _) => p.name(),
    };
    STATES.iter().position(|x| *x == s).unwrap_or(19)
}
fn pair(a: &str, b: &str) -> i64 {
    let f = |s: &[&str]| s.contains(&b);
    match a {
        "DET" => {
            if f(&["NOUN", "PROPN"]) {
                25
            } else if f(&["ADJ", "NUM"]) {
                10
            } else if b == "ADV" {
                -5
            } else if b == "VPP" {
                -10
            } else if f(&[
                "VFIN", "VINF", "VPR", "AUXF", "AUXI", "PRON", "ADP", "CCONJ", "SCONJ", "PUNCT",
            ]) {
                -40
            } else {
                0
            }
        }
        "ADP" => {
            if f(&["DET", "NOUN", "PROPN", "NUM", "VINF", "VPR"]) {
                10
            } else if b == "ADJ" {
                -7
            } else if b == "PUNCT" {
                -15
            } else if b == "VPP" {
                -20
            } else if f(&["VFIN", "AUXF"]) {
                -40
            } else {
                0
            }
        }
        "PRON" => {
            if f(&["VFIN", "AUXF"]) {
                15
            } else if b == "PRON" {
                5
            } else if b == "VINF" {
                3
            } else if b == "VPP" {
                -10
            } else if f(&["NOUN", "ADJ"]) {
                -15
            } else {
                0
            }
        }
        "AUXF" | "AUXI" => {
            if b == "VPP" {
                20
            } else if b == "ADJ" {
                7
            } else if a == "AUXF" && f(&["DET", "ADV"]) {
                7
            } else if b == "NOUN" {
                -10
            } else if b == "VINF" {
                -25
            } else if f(&["VFIN", "AUXF"]) {
                -40
            } else {
                0
            }
        }
        "VFIN" => {
            if f(&["DET", "ADP", "ADV"]) {
                7
            } else if b == "VINF" {
                5
            } else if b == "ADJ" {
                -3
            } else if b == "NOUN" {
                -7
            } else if b == "VPP" {
                -10
            } else if f(&["VFIN", "AUXF"]) {
                -40
            } else {
                0
            }
        }
        "VINF" => {
            if f(&["DET", "ADP"]) {
                7
            } else if f(&["VFIN", "AUXF"]) {
                -25
            } else {
                0
            }
        }
        "NOUN" => {
            if b == "ADJ" {
                10
            } else if f(&["ADP", "PUNCT", "CCONJ"]) {
                7
            } else if b == "VPP" {
                6
            } else if f(&["VFIN", "AUXF", "PROPN"]) {
                3
            } else if f(&["NOUN", "DET"]) {
                -10
            } else if b == "VINF" {
                -20
            } else {
                0
            }
        }
        "ADJ" => {
            if b == "NOUN" {
                7
            } else if f(&["ADP", "PUNCT", "CCONJ"]) {
                6
            } else if f(&["VFIN", "AUXF"]) {
                2
            } else if b == "DET" {
                -7
            } else if b == "VINF" {
                -20
            } else {
                0
            }
        }
        "ADV" => {
            if f(&["ADJ", "ADV", "VPP", "VFIN"]) {
                4
            } else if b == "NOUN" {
                -8
            } else {
                0
            }
        }
        "NUM" => {
            if b == "NOUN" {
                15
            } else if b == "VFIN" {
                -10
            } else {
                0
            }
        }
        "SCONJ" => {
            if f(&["PRON", "DET"]) {
                10
            } else if b == "NOUN" {
                -5
            } else if b == "PUNCT" {
                -10
            } else {
                0
            }
        }
        "PROPN" => {
            if b == "PROPN" {
                10
            } else if f(&["VFIN", "AUXF", "PUNCT", "ADP", "CCONJ"]) {
                5
            } else if b == "ADJ" {
                -5
            } else if b == "NOUN" {
                -10
            } else {
                0
            }
        }
        "VPP" => {
            if b == "ADP" {
                10
            } else if f(&["NOUN", "VFIN", "AUXF"]) {
                -5
            } else {
                0
            }
        }
        "" => {
            if f(&["DET", "ADP", "PRON", "ADV", "NOUN", "PROPN", "CCONJ"]) {
                5
            } else if b == "ADJ" {
                -7
            } else if b == "VFIN" {
                -15
            } else {
                0
            }
        }
        _ => 0,
    }
}

pub fn read(text: &str, s: Span, lang: &Language, out: &mut Vec<Token>) {
    let mut raw = Vec::new();
    super::tokenize::tokens(text, s, lang, &mut raw);
    let toks: Vec<(Span, Shape)> = raw.iter().map(|t| (t.span, t.shape)).collect();
    let mut cands: Vec<Vec<(Pos, Morph, String, i64)>> = vec![];
    for (i, (sp, sh)) in toks.iter().enumerate() {
        let w = sp.of(text).replace('’', "'");
        let l = w.to_lowercase();
        let mut c: Vec<(Pos, Morph, String, i64)> = vec![];
        if *sh == Shape::Punct {
            c.push((Pos::Punct, Morph::default(), w.clone(), 0));
        } else if *sh == Shape::Symbol {
            c.push((Pos::Sym, Morph::default(), w.clone(), 0));
        } else if *sh == Shape::Number {
            c.push((Pos::Num, Morph::default().with_number(Number::Plur), w.clone(), 0));
        } else if *sh == Shape::Ordinal {
            c.push((
                if w.contains('h') { Pos::Num } else { Pos::Adj },
                Morph::default(),
                w.clone(),
                0,
            ));
        } else {
            let start = out.is_empty()
                || i == 0
                || matches!(toks[i - 1].0.of(text), "«" | "“" | ":" | "\"");
            let cap = w.chars().next().is_some_and(char::is_uppercase);
            let mut add = |f: &str, off: i64| {
                for r in lang.lexicon.readings(f) {
                    let sc = match r.share {
                        Some(x) => (i64::from(x)) * 2 - 14,
                        None => match r.pos {
                            Pos::Noun => 0,
                            Pos::Adj => -5,
                            Pos::Adv => -5,
                            Pos::Verb => -7,
                            _ => 0,
                        },
                    };
                    c.push((r.pos, r.morph, r.lemma(f), sc + off));
                }
            };
            add(&w, 0);
            if w != l {
                add(&l, if start { 0 } else { -12 });
            }
            let stem = l.trim_start_matches('-').trim_start_matches("t-");
            if l.starts_with('-') {
                c.clear();
                if matches!(stem, "il" | "elle" | "on" | "ils" | "elles" | "je" | "ce") {
                    c.push((Pos::Pron, Morph::default().with_kind(Kind::Subj), "il".into(), 10));
                } else {
                    c.push((Pos::Adv, Morph::default(), l.clone(), 0));
                }
            }
            if cap && !start {
                c.push((Pos::Propn, Morph::default(), w.clone(), 5));
            } else if cap && (c.is_empty()) {
                c.push((Pos::Propn, Morph::default(), w.clone(), 5));
            }
            if c.is_empty() {
                if l.ends_with("ment") {
                    c.push((Pos::Adv, Morph::default(), l.clone(), 0));
                } else {
                    c.push((Pos::Noun, Morph::default(), l.clone(), 0));
                    c.push((Pos::Adj, Morph::default(), l.clone(), -3));
                }
            }
        }
        cands.push(c);
    }
    // context filter
    for i in 0..cands.len() {
        let w = toks[i].0.of(text).to_lowercase().replace('’', "'");
        if matches!(w.as_str(), "le" | "la" | "les" | "l'") && i + 1 < cands.len() {
            let only_verb = cands[i + 1].iter().all(|c| {
                matches!(c.0, Pos::Verb | Pos::Aux) && c.1.verb_form() != Some(VerbForm::PastPart)
            });
            cands[i].retain(|c| if only_verb { c.0 == Pos::Pron } else { c.0 != Pos::Pron });
        }
    }
    let n = cands.len();
    if n == 0 {
        return;
    }
    let mut best: Vec<Vec<(i64, usize)>> = vec![];
    for i in 0..n {
        let row = cands[i]
            .iter()
            .map(|c| {
                let st = STATES[state(c.0, c.1)];
                if i == 0 {
                    (c.3 + pair("", st), 0)
                } else {
                    best[i - 1]
                        .iter()
                        .enumerate()
                        .map(|(k, p)| {
                            let a = &cands[i - 1][k];
                            let mut sc = p.0 + c.3 + pair(STATES[state(a.0, a.1)], st);
                            if matches!(a.0, Pos::Det | Pos::Noun | Pos::Adj)
                                && matches!(c.0, Pos::Noun | Pos::Adj)
                                && !a.1.agrees(c.1)
                            {
                                sc -= 8;
                            }
                            (sc, k)
                        })
                        .max_by_key(|x| x.0)
                        .unwrap()
                }
            })
            .collect();
        best.push(row);
    }
    let mut k = best[n - 1].iter().enumerate().max_by_key(|x| x.1.0).unwrap().0;
    let mut path = vec![0; n];
    for i in (0..n).rev() {
        path[i] = k;
        k = best[i][k].1;
    }
    for i in 0..n {
        let c = &cands[i][path[i]];
        out.push(Token {
            span: toks[i].0,
            shape: toks[i].1,
            pos: c.0,
            morph: c.1,
            lemma: c.2.clone().into(),
        });
    }
}
