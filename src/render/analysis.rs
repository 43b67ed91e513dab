//! What the program understood. In: an [`Analysis`]. Out: the JSON object that the annotated corpus has too, or a
//! text to read. It never adds a reading of its own.

use serde::Serialize;

use super::line;
use crate::lang::schema::page::AnalysisTitles;
use crate::model::{Analysis, DateMention, Day, Named, Sentence};

/// The JSON object, with exactly these keys.
#[derive(Serialize)]
struct Out<'a> {
    language: &'a str,
    sentences: Vec<&'a str>,
    non_body: Vec<&'a str>,
    people: Vec<PersonOut<'a>>,
    organisations: Vec<&'a str>,
    places: Vec<&'a str>,
    quotes: Vec<QuoteOut<'a>>,
    dates: Vec<DateOut<'a>>,
    figures: Vec<FigureOut<'a>>,
    keyphrases: Vec<&'a str>,
    topics: Vec<(usize, usize, Option<&'a str>)>,
}

#[derive(Serialize)]
struct PersonOut<'a> {
    name: &'a str,
    role: Option<&'a str>,
}

#[derive(Serialize)]
struct QuoteOut<'a> {
    text: &'a str,
    speaker: Option<&'a str>,
}

#[derive(Serialize)]
struct DateOut<'a> {
    text: &'a str,
    iso: Option<String>,
}

#[derive(Serialize)]
struct FigureOut<'a> {
    text: &'a str,
    what: Option<&'a str>,
}

fn out<'a>(analysis: &'a Analysis, code: &'a str) -> Out<'a> {
    let document = &analysis.document;
    let names = |named: &'a [Named]| named.iter().map(|n| n.name.as_str()).collect();
    let text = |s: &Sentence| analysis.text(s.span).trim();
    let non_body = document.blocks.iter().filter(|b| !b.kind.is_body());
    let people = analysis.people.iter();
    let topics = analysis.topics.iter().filter(|t| !t.sentences.is_empty());
    Out {
        language: code,
        sentences: analysis.sentences.iter().map(text).collect(),
        non_body: non_body.map(|b| document.block_text(b).trim()).collect(),
        people: people
            .map(|p| PersonOut { name: &p.name, role: p.role.map(|r| analysis.text(r)) })
            .collect(),
        organisations: names(&analysis.organisations),
        places: names(&analysis.places),
        quotes: analysis
            .quotes
            .iter()
            .map(|q| QuoteOut { text: analysis.text(q.span).trim(), speaker: q.speaker.as_deref() })
            .collect(),
        dates: analysis
            .dates
            .iter()
            .map(|d| DateOut { text: analysis.text(d.span), iso: iso(d) })
            .collect(),
        figures: analysis
            .figures
            .iter()
            .map(|f| FigureOut { text: analysis.text(f.span), what: f.what.as_deref() })
            .collect(),
        keyphrases: analysis.keyphrases.iter().map(|k| k.text.as_str()).collect(),
        topics: topics
            .map(|t| {
                let (first, end) = (t.sentences.start as usize, t.sentences.end as usize);
                (first, end - 1, t.heading.as_deref())
            })
            .collect(),
    }
}

/// One day as `YYYY-MM-DD`, several as `first/last`.
fn iso(date: &DateMention) -> Option<String> {
    let day = |d: Day| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day);
    date.days.map(|(first, last)| match first == last {
        true => day(first),
        false => format!("{}/{}", day(first), day(last)),
    })
}

pub(super) fn json(analysis: &Analysis, code: &str) -> String {
    let json = serde_json::to_string_pretty(&out(analysis, code));
    json.expect("strings and numbers are always encoded") + "\n"
}

pub(super) fn text(analysis: &Analysis, titles: &AnalysisTitles) -> String {
    let out = out(analysis, "");
    let pair = |a: &str, b: Option<&str>| match b {
        Some(b) => format!("{} — {}", line(a), line(b)),
        None => line(a).into_owned(),
    };
    let plain = |texts: &[&str]| texts.iter().map(|t| pair(t, None)).collect::<Vec<_>>();
    let sentences = out.sentences.iter().enumerate().map(|(i, s)| format!("{i}. {}", line(s)));
    let topics = out.topics.iter().map(|(first, last, h)| pair(&format!("{first}–{last}"), *h));
    let quotes = out.quotes.iter().map(|q| {
        pair(&format!("« {} »", line(q.text)), q.speaker.or(Some(&titles.unknown_speaker)))
    });
    let parts: [(&str, Vec<String>); 10] = [
        (&titles.keyphrases, plain(&out.keyphrases)),
        (&titles.topics, topics.collect()),
        (&titles.people, out.people.iter().map(|p| pair(p.name, p.role)).collect()),
        (&titles.organisations, plain(&out.organisations)),
        (&titles.places, plain(&out.places)),
        (&titles.quotes, quotes.collect()),
        (&titles.dates, out.dates.iter().map(|d| pair(d.text, d.iso.as_deref())).collect()),
        (&titles.figures, out.figures.iter().map(|f| pair(f.text, f.what)).collect()),
        (&titles.sentences, sentences.collect()),
        (&titles.non_body, plain(&out.non_body)),
    ];
    let mut text = String::new();
    for (title, lines) in parts.iter().filter(|(_, lines)| !lines.is_empty()) {
        text += &format!("{title} ({})\n", lines.len());
        lines.iter().for_each(|l| text += &format!("  {l}\n"));
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::model::{Block, BlockKind, Document, Keyphrase, Person, Quote, Span, Topic};

    fn sample() -> Analysis {
        let text = "Titre\nLe maire, Paul Roux, a dit mardi : « Oui. »";
        let find = |t: &str| {
            let at = text.find(t).expect("it stands there");
            Span::new(at, at + t.len())
        };
        let block = |span, kind| Block { span, kind };
        let body = find("Le maire, Paul Roux, a dit mardi : « Oui. »");
        let day = |day| Day { year: 2026, month: 1, day };
        Analysis {
            document: Document {
                text: text.into(),
                blocks: vec![
                    block(find("Titre"), BlockKind::Title),
                    block(body, BlockKind::Paragraph),
                ],
                ..Document::default()
            },
            sentences: vec![Sentence { span: body, block: 1, tokens: 0..0 }],
            people: vec![Person {
                name: "Paul Roux".into(),
                role: Some(find("maire")),
                ..Person::default()
            }],
            quotes: vec![Quote { span: find(" Oui. "), ..Quote::default() }],
            dates: vec![
                DateMention {
                    span: find("mardi"),
                    days: Some((day(6), day(6))),
                    ..DateMention::default()
                },
                DateMention {
                    span: find("mardi"),
                    days: Some((day(6), day(8))),
                    ..DateMention::default()
                },
                DateMention { span: find("mardi"), days: None, ..DateMention::default() },
            ],
            keyphrases: vec![Keyphrase { text: "maire".into(), score: 1, mentions: vec![] }],
            topics: vec![Topic { sentences: 0..1, heading: None }],
            ..Analysis::default()
        }
    }

    #[test]
    fn the_object_is_the_corpus_one() {
        let json: serde_json::Value = serde_json::from_str(&json(&sample(), "fr")).expect("JSON");
        let expected = serde_json::json!({
            "language": "fr",
            "sentences": ["Le maire, Paul Roux, a dit mardi : « Oui. »"],
            "non_body": ["Titre"],
            "people": [{"name": "Paul Roux", "role": "maire"}],
            "organisations": [],
            "places": [],
            "quotes": [{"text": "Oui.", "speaker": null}],
            "dates": [
                {"text": "mardi", "iso": "2026-01-06"},
                {"text": "mardi", "iso": "2026-01-06/2026-01-08"},
                {"text": "mardi", "iso": null},
            ],
            "figures": [],
            "keyphrases": ["maire"],
            "topics": [[0, 0, null]],
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn the_text_names_what_there_is_and_nothing_else() {
        let text = text(&sample(), &Language::french().rules.page.analysis);
        assert!(text.starts_with("Expressions clés (1)\n  maire\n\nSujets (1)\n  0–0\n"), "{text}");
        assert!(text.contains("  « Oui. » — sans auteur\n"), "{text}");
        assert!(text.ends_with("Hors texte (1)\n  Titre\n"), "{text}");
        assert!(!text.contains("Lieux"), "{text}");
    }
}
