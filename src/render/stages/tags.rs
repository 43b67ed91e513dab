//! How each word was read. In: explained tokens. Out: a row a word, then one for each reading that it could have had. It
//! never says why beyond what the tagger has noted.

use super::columns::Columns;
use super::report;
use crate::model::{Analysis, Evidence, Explained, Ground, Possible, Ruling};

const COLUMNS: Columns<6> = Columns([2, 22, 28, 34, 54, 72]);

/// The words of each sentence, `explained` in the same order.
pub fn tags(analysis: &Analysis, explained: &[Vec<Explained>]) -> String {
    let head = ["TOKEN", "UPOS", "STATE", "LEMMA", "FEATURES", "WHY"];
    report(analysis, &COLUMNS.row(head), |sentence, out| {
        for word in &explained[sentence] {
            let token = &word.token;
            let chosen = word.readings.iter().find(|r| r.ruling == Ruling::Chosen);
            let state = chosen.map_or("", |r| r.state);
            *out += &COLUMNS.row([
                analysis.text(token.span),
                token.pos.name(),
                state,
                &token.lemma,
                &token.morph.to_string(),
                &why(word, chosen),
            ]);
            for r in word.readings.iter().filter(|r| r.ruling != Ruling::Chosen) {
                let features = r.morph.to_string();
                *out += &COLUMNS.row(["  ×", r.pos.name(), r.state, &r.lemma, &features, &fate(r)]);
            }
        }
    })
}

/// What decided a word, then what came to it by other ways.
fn why(word: &Explained, chosen: Option<&Possible>) -> String {
    let evidence = chosen.map_or(Evidence::Shape, |r| r.evidence);
    let margin = word.margin.map(|margin| match margin {
        0 => "tie, the first wins".to_owned(),
        _ => format!("points +{margin}"),
    });
    let mut parts = match &word.ground {
        Ground::Only => vec![name(evidence).to_owned()],
        Ground::Locution(form) => vec![format!("locution « {form} »")],
        Ground::Rule(id) => vec![format!("rule {id}")],
        Ground::Points => Vec::new(),
    };
    parts.extend(margin);
    let Some(chosen) = chosen else { return parts.join("; ") };
    parts.extend(favours(chosen));
    if word.ground != Ground::Only && evidence != Evidence::Lexicon {
        parts.push(name(evidence).to_owned());
    }
    if chosen.pos != word.token.pos {
        parts.push(format!("was {}: no participle follows", chosen.pos.name()));
    }
    if chosen.morph != word.token.morph {
        parts.push(format!("agreement: was {}", chosen.morph));
    }
    parts.join("; ")
}

/// What became of a reading that was not chosen.
fn fate(reading: &Possible) -> String {
    let fate = match &reading.ruling {
        Ruling::Chosen => String::new(),
        Ruling::Locution => "locution".to_owned(),
        Ruling::Rule(id) => format!("rule {id}"),
        Ruling::Outscored(0) => "tie".to_owned(),
        Ruling::Outscored(points) => format!("points −{points}"),
    };
    let origin = (reading.evidence != Evidence::Lexicon).then(|| name(reading.evidence).to_owned());
    let parts: Vec<String> = [fate].into_iter().chain(favours(reading)).chain(origin).collect();
    parts.join("; ")
}

fn favours(reading: &Possible) -> impl Iterator<Item = String> + '_ {
    reading.favours.iter().map(|(id, points)| format!("favour {id} {points:+}"))
}

fn name(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Lexicon => "lexicon",
        Evidence::Substantive => "adjective as noun",
        Evidence::Parts => "parts",
        Evidence::Capital => "capital",
        Evidence::Shape => "shape",
        Evidence::Guess => "guess",
        Evidence::Locution => "locution",
    }
}
