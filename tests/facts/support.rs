//! Shared by the measuring tool and the test: blocks by the gold's own `non_body`, and the gold format out.

use intertitre::model::{Analysis, Block, BlockKind, Day, Document, Span};
use serde_json::{Value, json};

/// `YYYY-MM-DD` as a day.
pub fn day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Some(Day { year, month, day: parts.next()?.parse().ok()? })
}

/// The strings of one key of a JSON object.
pub fn strings(json: Option<&str>, key: &str) -> Vec<String> {
    let value: Value = json.and_then(|j| serde_json::from_str(j).ok()).unwrap_or_default();
    let list = value[key].as_array().cloned().unwrap_or_default();
    list.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

/// One space for each run of blanks.
pub fn blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The article as blocks.
pub fn document(bytes: &[u8], non_body: &[String]) -> Document {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    };
    let text = text.replace("\r\n", "\n");
    let wrapped =
        text.contains("\n\n") && text.lines().filter(|l| l.len() > 60 && l.len() < 80).count() > 8;
    let mut document = Document::default();
    for paragraph in text.split(if wrapped { "\n\n" } else { "\n" }) {
        let paragraph = paragraph.trim().replace('\n', " ");
        if paragraph.is_empty() {
            continue;
        }
        let flat = blanks(&paragraph);
        let mut rest = paragraph.as_str();
        if let Some(other) = non_body.iter().find(|n| flat.starts_with(&blanks(n))) {
            let mut end = 0;
            let (want, mut seen) = (blanks(other).chars().filter(|c| *c != ' ').count(), 0);
            for (i, c) in paragraph.char_indices() {
                if seen == want {
                    break;
                }
                seen += usize::from(!c.is_whitespace());
                end = i + c.len_utf8();
            }
            let kind = kind(other, end == paragraph.len(), document.blocks.len());
            push(&mut document, &paragraph[..end], kind);
            rest = paragraph[end..].trim_start();
        }
        if rest.is_empty() {
            continue;
        }
        let item = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("• "));
        let kind = match item {
            Some(_) => BlockKind::ListItem,
            None if rest.ends_with(':') => BlockKind::ListIntro,
            None if rest.ends_with('?') && !rest.contains('.') => BlockKind::Question,
            None => BlockKind::Paragraph,
        };
        push(&mut document, item.unwrap_or(rest), kind);
    }
    document
}

fn kind(text: &str, whole: bool, before: usize) -> BlockKind {
    let starts = |list: &[&str]| list.iter().any(|s| text.starts_with(s));
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    match () {
        _ if !whole => BlockKind::Dateline,
        _ if starts(&["(Avec", "(Belga", "(AFP"]) => BlockKind::Credit,
        _ if starts(&["Arbitre"]) || text.contains("-") && text.contains(" : ") => BlockKind::Sheet,
        _ if starts(&["Par ", "De notre"])
            || text.contains(", collaboration")
            || text.contains(", avec ") =>
        {
            BlockKind::Byline
        }
        _ if starts(&["Publié"]) => BlockKind::Kicker,
        _ if text.ends_with(['.', '–', '-', '|']) && upper > 3 && text.len() < 80 => {
            BlockKind::Dateline
        }
        _ if upper * 2 > text.chars().count() => BlockKind::Kicker,
        _ if before == 0 => BlockKind::Title,
        _ if text.len() > 100 => BlockKind::Standfirst,
        _ => BlockKind::Heading,
    }
}

fn push(document: &mut Document, text: &str, kind: BlockKind) {
    if !document.text.is_empty() {
        document.text.push('\n');
    }
    let start = document.text.len();
    document.text.push_str(text);
    document.blocks.push(Block { span: Span::new(start, document.text.len()), kind });
}

/// The facts of an analysis with the gold's own keys.
pub fn gold(a: &Analysis) -> Value {
    let iso = |d: Day| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day);
    let days = |(from, to): (Day, Day)| {
        if from == to { iso(from) } else { format!("{}/{}", iso(from), iso(to)) }
    };
    let sentences: Vec<&str> = (0..a.sentences.len()).map(|i| a.sentence_text(i)).collect();
    json!({
        "language": "fr",
        "sentences": sentences,
        "people": a.people.iter().map(|p| json!({
            "name": p.name, "role": p.role.map(|r| a.text(r)) })).collect::<Vec<_>>(),
        "organisations": a.organisations.iter().map(|n| n.name.as_str()).collect::<Vec<_>>(),
        "places": a.places.iter().map(|n| n.name.as_str()).collect::<Vec<_>>(),
        "quotes": a.quotes.iter().map(|q| json!({
            "text": a.text(q.span), "speaker": q.speaker })).collect::<Vec<_>>(),
        "dates": a.dates.iter().map(|d| json!({
            "text": a.text(d.span), "iso": d.days.map(days), "rule": d.rule })).collect::<Vec<_>>(),
        "figures": a.figures.iter().map(|f| json!({
            "text": a.text(f.span), "what": f.what, "rule": f.rule })).collect::<Vec<_>>(),
    })
}
