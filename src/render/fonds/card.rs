//! One card as its reader wants it. In: a card with its place. Out: French to be read, or JSON. It never leaves out a field
//! that is filled.

use serde_json::{Value, json};

use super::{Words, all_quoted};
use crate::lang::Language;
use crate::lang::compile::fonds::Sheet;
use crate::lang::compile::places::Part;
use crate::lang::horizon::Horizon;
use crate::lang::schema::fonds::{CardSentence, PartialDate};
use crate::model::Day;

/// A card to be read; with a day, what could not be told then is marked.
pub fn card_text(sheet: &Sheet, today: Option<Day>, lang: &Language) -> String {
    let writer = Writer { words: Words::of(lang), sheet, today };
    let card = &sheet.card;
    let mut out = format!("{} ({})\n", card.id, writer.words.kind(card.kind.name()));
    out += &format!("{}\n\n", lang.typeset(card.heading()));
    out += &writer.head();
    out += &format!("\n{}\n", lang.typeset(&writer.words.words.card.sentences));
    for (i, sentence) in card.sentences.iter().enumerate() {
        out += &writer.sentence(i, sentence);
    }
    out.push('\n');
    out + &writer.foot()
}

struct Writer<'a> {
    words: Words<'a>,
    sheet: &'a Sheet,
    today: Option<Day>,
}

impl Writer<'_> {
    /// What calls the card, and what it is called.
    fn head(&self) -> String {
        let (card, names) = (&self.sheet.card, &self.words.words.card);
        let everywhere = self.words.lang.typeset(&names.everywhere);
        let countries = match card.countries.is_empty() {
            true => everywhere,
            false => card.countries.join(", "),
        };
        let mut out = self.field(&names.domain, &card.domain);
        out += &self.field(&names.countries, &countries);
        out += &self.field(&names.subjects, &all_quoted(&card.subjects));
        out += &self.field(&names.near, &all_quoted(&card.near));
        out += &self.field(&names.unless, &all_quoted(&card.unless));
        let period = self.period(None, card.since, card.until);
        if !period.is_empty() {
            out += &format!("  {}\n", period.join("\u{202f}; "));
        }
        if self.today.is_some_and(|day| !Horizon::of_date(day).allows_card(card)) {
            out += &format!("  {}\n", self.untold());
        }
        out += &self.list(&names.h2, &card.h2);
        out + &self.list(&names.h3, &card.h3)
    }

    /// What it rests on.
    fn foot(&self) -> String {
        let (Sheet { card, place }, names) = (self.sheet, &self.words.words.card);
        let mut out = self.field(&names.source, &self.words.lang.typeset(&card.source));
        out += &self.field(&names.checked, &self.date(card.checked));
        out += &self.field(&names.reviewed, card.reviewed.as_deref().unwrap_or_default());
        out += &self.field(&names.related, &card.related.join(", "));
        out += &self.field(&names.file, &format!("{}:{}", place.file, place.line));
        out += &self.list(&names.examples, &card.examples);
        out + &self.list(&names.never, &card.never)
    }

    fn field(&self, name: &str, value: &str) -> String {
        match value.is_empty() {
            true => String::new(),
            false => format!("  {}\u{a0}: {value}\n", self.words.lang.typeset(name)),
        }
    }

    fn list(&self, name: &str, texts: &[String]) -> String {
        if texts.is_empty() {
            return String::new();
        }
        let lines = texts.iter().map(|t| format!("    {}\n", self.words.lang.typeset(t)));
        format!("  {}\u{a0}:\n{}", self.words.lang.typeset(name), lines.collect::<String>())
    }

    /// A sentence with what it is for, when it is true and when it is printed.
    fn sentence(&self, index: usize, sentence: &CardSentence) -> String {
        let Ok((purpose, text)) = sentence.content() else { return String::new() };
        let names = &self.words.words.card;
        let mut notes = self.period(sentence.date, sentence.since, sentence.until);
        if sentence.follows {
            notes.push(self.words.fill(&names.follows, &[]));
        }
        if !sentence.needs.is_empty() {
            notes.push(self.words.fill(&names.needs, &[("words", &all_quoted(&sentence.needs))]));
        }
        if !sentence.case.is_empty() {
            notes.push(self.words.fill(&names.case, &[("words", &all_quoted(&sentence.case))]));
        }
        if sentence.aside {
            notes.push(self.words.fill(&names.aside, &[]));
        }
        if let Some(label) = &sentence.label {
            notes.push(self.words.fill(&names.label, &[("label", label)]));
        }
        if sentence.light {
            notes.push(self.words.fill(&names.light, &[]));
        }
        let purpose = self.words.purpose(purpose.name());
        let text = self.words.lang.typeset(text);
        let mut out = format!("{:>3}. [{purpose}] {text}\n", index + 1);
        if !notes.is_empty() {
            out += &format!("     {}\n", notes.join("\u{202f}; "));
        }
        if self.today.is_some_and(|day| !Horizon::of_date(day).allows(sentence)) {
            out += &format!("     {}\n", self.untold());
        }
        out
    }

    fn period(
        &self,
        date: Option<PartialDate>,
        since: Option<PartialDate>,
        until: Option<PartialDate>,
    ) -> Vec<String> {
        let names = &self.words.words.card;
        let parts = [(&names.date, date), (&names.since, since), (&names.until, until)];
        let told = |(wording, date): (&String, Option<PartialDate>)| {
            Some(self.words.fill(wording, &[("date", &self.date(date?))]))
        };
        parts.into_iter().filter_map(told).collect()
    }

    fn date(&self, date: PartialDate) -> String {
        let lang = self.words.lang;
        match (date.month, date.day) {
            (None, _) => date.year.to_string(),
            (Some(month), None) => lang.month(date.year, month),
            (Some(month), Some(day)) => self.words.day(Day { year: date.year, month, day }),
        }
    }

    fn untold(&self) -> String {
        let day = self.today.map(|day| self.words.day(day)).unwrap_or_default();
        self.words.fill(&self.words.words.card.untold, &[("date", &day)])
    }
}

/// A card as one object; with a day, each sentence says whether it could be told then.
pub fn card_json(sheet: &Sheet, today: Option<Day>) -> Value {
    let Sheet { card, place } = sheet;
    let horizon = today.map(Horizon::of_date);
    let exists = horizon.is_none_or(|h| h.allows_card(card));
    let sentence = |(i, s): (usize, &CardSentence)| {
        let (purpose, text) = s.content().map_or(("", ""), |(p, text)| (p.name(), text));
        json!({
            "purpose": purpose,
            "text": text,
            "date": s.date,
            "since": s.since,
            "until": s.until,
            "follows": s.follows,
            "needs": s.needs,
            "case": s.case,
            "aside": s.aside,
            "label": s.label,
            "light": s.light,
            "told": horizon.map(|h| exists && h.allows(s)),
            "line": place.line_of(Part::Sentences, i),
        })
    };
    json!({
        "id": card.id,
        "kind": card.kind.name(),
        "domain": card.domain,
        "countries": card.countries,
        "subjects": card.subjects,
        "near": card.near,
        "unless": card.unless,
        "since": card.since,
        "until": card.until,
        "h2": card.h2,
        "h3": card.h3,
        "sentences": card.sentences.iter().enumerate().map(sentence).collect::<Vec<_>>(),
        "related": card.related,
        "source": card.source,
        "checked": card.checked,
        "reviewed": card.reviewed,
        "examples": card.examples,
        "never": card.never,
        "file": place.file,
        "line": place.line,
    })
}
