//! The table of cases in `tests/french/realisation.yaml`: what French should come out. Written before the code.

use intertitre::lang::{DateParts, Language, Medium, OwnArticle, Setting, Verb};
use intertitre::model::{Day, Gender, Morph, Number, Pos, VerbForm};

/// Cases that one function answers.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    call: String,
    about: String,
    cases: Vec<Vec<String>>,
}

#[test]
fn every_case_of_the_table_comes_out() {
    let groups: Vec<Group> =
        serde_yaml::from_str(include_str!("../french/realisation.yaml")).expect("a table of cases");
    let fr = Language::french();
    let (mut count, mut wrong) = (0, Vec::new());
    for group in &groups {
        for case in &group.cases {
            let (expected, given) = case.split_last().expect("a case has an answer");
            let given: Vec<&str> = given.iter().map(String::as_str).collect();
            let answer = call(&fr, &group.call, &given).unwrap_or_else(|| "rien".into());
            let expected = printed(expected);
            count += 1;
            if answer != expected {
                wrong.push(format!(
                    "{} ({}) {given:?}\n  wants {}\n  gives {}",
                    group.call,
                    group.about,
                    visible(&expected),
                    visible(&answer)
                ));
            }
        }
    }
    assert!(count >= 600, "only {count} cases");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The notation of the table for spaces and apostrophes.
fn printed(text: &str) -> String {
    if text.contains('@') || text.contains("_final") {
        return text.to_owned();
    }
    spaced(text).replace('\'', "’")
}

fn spaced(text: &str) -> String {
    if text.contains("_final") {
        return text.to_owned();
    }
    text.replace('~', "\u{a0}").replace('_', "\u{202f}")
}

fn visible(text: &str) -> String {
    text.replace('\u{a0}', "~").replace('\u{202f}', "_")
}

fn call(fr: &Language, call: &str, given: &[&str]) -> Option<String> {
    let number = |i: usize| given[i].parse::<u64>().expect("a number");
    let milli = |i: usize| given[i].parse::<i64>().expect("thousandths");
    let day = |i: usize| Day::parse(given[i]).expect("a day");
    let (plain, year) = (DateParts::default(), DateParts { weekday: false, year: true });
    Some(match call {
        "join" => fr.join(given[0], &given[1].replace('\'', "’")),
        "join-work" => fr.join_named(given[0], given[1], OwnArticle::Contracts),
        "join-person" => fr.join_named(given[0], given[1], OwnArticle::Stays),
        "list" => {
            let items: Vec<&str> = given[0].split('|').filter(|i| !i.is_empty()).collect();
            fr.list(&items, "et")
        }
        "inflect" => {
            let (lemma, pos) = given[0].split_once(' ').expect("lemma and part of speech");
            return fr.inflect(lemma, Pos::from_name(pos).expect("known"), morph(given[1]));
        }
        "agree" => return fr.agree(given[0], gender(given[1]), plurality(given[1])),
        "conjugate" => return conjugate(fr, given),
        "participle" => return fr.participle(given[0], gender(given[1]), plurality(given[1])),
        "verb" => return fr.verb(&verb(given[0])),
        "headline" => return fr.verb(&verb(given[0]).headline()?),
        "report" => return fr.verb(&verb(given[0]).reported()?),
        "active" => return fr.verb(&verb(given[0]).active(morph(given[1]), 3)?),
        "passive" => return fr.verb(&fr.passive(&verb(given[0]), morph(given[1]))?),
        "resume" => return fr.resumed(&verb(given[0])),
        "in" => return fr.in_place(given[0]),
        "from" => return fr.from_place(given[0]),
        "the" => return fr.with_article(given[0]),
        "country" => return fr.country(given[0]).map(|c| c.name),
        "adjective" => return fr.adjective(given[0], gender(given[1]), plurality(given[1])),
        "cardinal" => fr.cardinal(number(0), Gender::Masc),
        "cardinal-f" => fr.cardinal(number(0), Gender::Fem),
        "read" => {
            let words: Vec<&str> = given[0].split(' ').collect();
            return fr.read_number(&words).map(|(value, words)| format!("{value} {words}"));
        }
        "ordinal" | "ordinal-figures" => {
            let (value, of) = given[0].split_once(' ').expect("number and gender");
            let value = value.parse().expect("a number");
            match call {
                "ordinal" => fr.ordinal(value, gender(of)),
                _ => fr.ordinal_figures(value, gender(of)),
            }
        }
        "century" => fr.century(number(0)),
        "figure" => fr.figure(milli(0)),
        "quantity" => fr.quantity(milli(0), given[1], given[2]),
        "magnitude" => fr.magnitude(number(0), given[1], given[2]),
        "percent" => fr.percent(milli(0)),
        "money" => fr.money(milli(0), given[1]),
        "figure-range" => fr.figure_range(milli(0), milli(1), given[2], given[3]),
        "date" => fr.date(day(0), year),
        "day-month" => fr.date(day(0), plain),
        "full-date" => fr.date(day(0), DateParts { weekday: true, year: true }),
        "weekday" => fr.weekday(day(0)).to_owned(),
        "date-range" => fr.date_range(day(0), day(1), true),
        "day-range" => fr.date_range(day(0), day(1), false),
        "month" => fr.month(day(0).year, day(0).month),
        "in-month" => fr.join("en", &fr.month(day(0).year, day(0).month)),
        "relative" => fr.relative_day(day(0), day(1)),
        "plus-days" => day(0).plus(milli(1))?.to_string(),
        "capitalise" => fr.capitalise(given[0]),
        "decapitalise" => fr.decapitalise(given[0]),
        "typeset" => fr.typeset(&spaced(given[0])),
        "metadata" => {
            fr.set(&spaced(given[0]), Setting { medium: Medium::Metadata, quoted: false })
        }
        _ => panic!("the table calls {call}, which nothing answers"),
    })
}

fn conjugate(fr: &Language, given: &[&str]) -> Option<String> {
    let tense = VerbForm::from_name(given[1]).expect("a tense");
    match given[2].split_once(' ') {
        Some((person, number)) => {
            let person = person.parse().expect("a person");
            fr.conjugate(given[0], tense, person, plurality(number))
        }
        None => fr.inflect(given[0], Pos::Verb, Morph::default().with_form(tense)),
    }
}

fn morph(features: &str) -> Morph {
    let features: Vec<&str> =
        features.split(' ').filter(|f| !f.contains(|c: char| c.is_ascii_digit())).collect();
    Morph::parse(&features.join(" ")).expect("features")
}

fn gender(features: &str) -> Gender {
    morph(features).gender().unwrap_or(Gender::Masc)
}

fn plurality(features: &str) -> Number {
    morph(features).number().unwrap_or(Number::Sing)
}

/// The notation of the table: `adopter passive ne:pas ind.pres compound 3 f s object:f p`.
fn verb(notation: &str) -> Verb {
    let (own, object) = notation.split_once(" object:").unwrap_or((notation, ""));
    let mut words = own.split(' ');
    let mut verb = Verb::new(words.next().expect("a lemma"), VerbForm::Inf, Morph::default());
    let mut subject = Vec::new();
    for word in words {
        match word {
            "compound" => verb.compound = true,
            "passive" => verb.passive = true,
            "reflexive" => verb.reflexive = true,
            "1" | "2" | "3" => verb.person = word.parse().expect("a person"),
            _ => match (word.strip_prefix("ne:"), VerbForm::from_name(word)) {
                (Some(negation), _) => verb.negation = Some(negation.to_owned()),
                (_, Some(tense)) => verb.tense = tense,
                _ => subject.push(word),
            },
        }
    }
    verb.subject = morph(&subject.join(" "));
    if !object.is_empty() {
        verb.object_before = Some(morph(object));
    }
    verb
}
