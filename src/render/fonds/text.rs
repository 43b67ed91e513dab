//! Hits, findings and counts to be read. In: what the desk found. Out: French, one thing a line or a paragraph. It never
//! sorts.

use super::{Words, all_quoted};
use crate::lang::Language;
use crate::model::{CardHit, CardHits, CardReport, Count, Day, Severity, Tally};

/// The cards that a search found.
pub fn hits_text(hits: &CardHits, today: Option<Day>, lang: &Language) -> String {
    let words = Words::of(lang);
    let names = &words.words.find;
    let (title, found) = match (hits.called.is_empty(), hits.near.is_empty()) {
        (false, _) => (&names.called, &hits.called),
        (true, false) => (&names.near, &hits.near),
        (true, true) => (&names.nothing, &hits.near),
    };
    let mut out = words.fill(title, &[("n", &found.len().to_string())]) + "\n";
    for hit in found {
        out += &format!("\n{}", one_hit(hit, today, &words));
    }
    out
}

fn one_hit(hit: &CardHit, today: Option<Day>, words: &Words<'_>) -> String {
    let names = &words.words.find;
    let mut out = format!("{} ({}, {})\n", hit.id, words.kind(hit.kind), hit.domain);
    out += &format!("  {}\n", words.lang.typeset(&hit.heading));
    if !hit.words.is_empty() {
        out += &format!("  {}", words.fill(&names.by, &[("texts", &all_quoted(&hit.words))]));
        if hit.mentions > 1 {
            out += &format!(", {}", words.fill(&names.times, &[("n", &hit.mentions.to_string())]));
        }
        out.push('\n');
    }
    if !hit.countries.is_empty() {
        let countries = hit.countries.join(", ");
        out += &format!("  {}\n", words.fill(&names.only_in, &[("countries", &countries)]));
    }
    if let Some((day, told)) = today.zip(hit.told) {
        let wording = if told == 0 { &names.untold } else { &names.told };
        let (told, sentences) = (told.to_string(), hit.sentences.to_string());
        let slots = [("date", &*words.day(day)), ("told", &*told), ("sentences", &*sentences)];
        out += &format!("  {}\n", words.fill(wording, &slots));
    }
    out
}

/// The findings, one a line, then a count; without `all`, what is only worth knowing is counted.
pub fn report_text(report: &CardReport, all: bool, lang: &Language) -> String {
    let words = Words::of(lang);
    let names = &words.words.check;
    let least = if all { Severity::Info } else { Severity::Warning };
    let mut out = String::new();
    for finding in report.findings.iter().filter(|f| f.severity >= least) {
        let severity = finding.severity.name();
        let severity = words.words.severities.get(severity).map_or(severity, String::as_str);
        let card = words.fill(&names.card, &[("card", &finding.card)]);
        let (file, line) = (&finding.file, finding.line);
        let (code, message) = (&finding.code, &finding.message);
        out += &format!("{file}:{line}: {code} {severity}, {card}\u{a0}: {message}\n");
    }
    let count = |severity| report.count(severity).to_string();
    let slots = [
        ("cards", &*report.cards.to_string()),
        ("sentences", &*report.sentences.to_string()),
        ("errors", &*count(Severity::Error)),
        ("warnings", &*count(Severity::Warning)),
        ("infos", &*count(Severity::Info)),
    ];
    out += &words.fill(&names.summary, &slots);
    if !all && report.count(Severity::Info) > 0 {
        out += &words.fill(&names.hidden, &[]);
    }
    out + "\n"
}

/// The counts as tables.
pub fn tally_text(tally: &Tally, lang: &Language) -> String {
    let words = Words::of(lang);
    let names = &words.words.stats;
    let Count { cards, sentences } = tally.total;
    let slots = [
        ("cards", &*cards.to_string()),
        ("sentences", &*sentences.to_string()),
        ("domains", &*tally.domains.len().to_string()),
    ];
    let mut out = words.fill(&names.total, &slots) + "\n";
    let kinds: Vec<_> = tally.kinds.iter().map(|(k, n)| (words.kind(k), *n)).collect();
    for (title, rows) in
        [(&names.domains, &tally.domains), (&names.kinds, &kinds), (&names.months, &tally.months)]
    {
        out += &format!("\n{}\n", words.fill(title, &[]));
        let width = width(rows.iter().map(|(name, _)| name));
        for (name, count) in rows {
            let (cards, sentences) = (&names.cards, &names.sentences);
            out += &format!(
                "  {} {:>5} {cards}, {:>6} {sentences}\n",
                padded(name, width),
                count.cards,
                count.sentences
            );
        }
    }
    out += &format!("\n{}\n", words.fill(&names.purposes, &[]));
    let purposes: Vec<_> = tally.purposes.iter().map(|(p, n)| (words.purpose(p), *n)).collect();
    let width = width(purposes.iter().map(|(name, _)| name));
    for (name, count) in &purposes {
        out += &format!("  {} {count:>6} {}\n", padded(name, width), names.sentences);
    }
    out
}

fn width<'a>(names: impl Iterator<Item = &'a String>) -> usize {
    names.map(|name| name.chars().count()).max().unwrap_or(0)
}

fn padded(name: &str, width: usize) -> String {
    format!("{name:<width$}")
}
