//! `rules list | explain | test | export`: for those who write rules and cards. In: the rules in force. Out: what they
//! are, or what is wrong with them. It never changes a file that is there.

use std::path::Path;

use intertitre::lang::catalogue::{self, Entry};
use intertitre::lang::embedded;
use intertitre::lang::schema::fonds::Card;
use intertitre::model::{Day, Tongue};
use intertitre::{Language, Overlay};

use super::args::{House, RulesCommand};
use super::check;
use super::fault::{Fault, nearest};
use super::files::{self, Sink};
use super::fonds;
use super::overlay;

/// Runs one of the sub-commands.
pub(super) fn run(command: &RulesCommand, house: &House) -> Result<u8, Fault> {
    if let RulesCommand::Export { dir } = command {
        return export(dir);
    }
    let overlays = overlay::overlays(house)?;
    let lang = Language::load(&overlays)?;
    match command {
        RulesCommand::List => list(&overlays),
        RulesCommand::Explain { id } => explain(id, &overlays, &lang),
        RulesCommand::Test | RulesCommand::Export { .. } => test(&overlays, &lang),
    }
}

/// One line a rule: id, file and line, examples and counter-examples.
fn list(overlays: &[Overlay]) -> Result<u8, Fault> {
    let mut out = String::new();
    for entry in catalogue::entries(overlays)? {
        out += &format!("{}\t{}:{}", entry.id, entry.file, entry.line);
        if entry.examples + entry.never > 0 {
            out += &format!("\t{} examples, {} counter-examples", entry.examples, entry.never);
        }
        out.push('\n');
    }
    Sink::Standard.write(out.as_bytes())?;
    Ok(0)
}

fn explain(id: &str, overlays: &[Overlay], lang: &Language) -> Result<u8, Fault> {
    let entries = catalogue::entries(overlays)?;
    let wanted = id.split('#').next().unwrap_or(id);
    if let Some(text) = check::explained(id, Tongue::French, lang) {
        return Sink::Standard.write(text.as_bytes()).map(|()| 0);
    }
    if let Some(text) = fonds::explained(id, lang) {
        return Sink::Standard.write(text.as_bytes()).map(|()| 0);
    }
    let found = entries.iter().find(|e| e.id == id);
    let text = match (found, lang.fonds.card(wanted)) {
        (Some(entry), _) => format!("{}:{}\n\n{}", entry.file, entry.line, entry.text),
        (None, Some(card)) => card_text(&card),
        (None, None) => return Err(unknown(id, &entries, lang)),
    };
    Sink::Standard.write(text.as_bytes())?;
    Ok(0)
}

/// A card as its author would read it.
fn card_text(card: &Card) -> String {
    let mut out = format!("{}: a card of the domain {}\n\n", card.id, card.domain);
    let mut field = |name: &str, value: String| {
        if !value.is_empty() {
            out += &format!("  {name}: {value}\n");
        }
    };
    field("subjects", card.subjects.join(" | "));
    field("near", card.near.join(" | "));
    field("unless", card.unless.join(" | "));
    field("h2", card.h2.join(" | "));
    field("h3", card.h3.join(" | "));
    for (i, sentence) in card.sentences.iter().enumerate() {
        let when = [("date", sentence.date), ("since", sentence.since), ("until", sentence.until)];
        let when: Vec<String> =
            when.iter().filter_map(|(name, d)| d.map(|d| format!("{name} {d}"))).collect();
        let when = if when.is_empty() { String::new() } else { format!(" [{}]", when.join(", ")) };
        let text = sentence.content().map_or("", |(_, text)| text);
        field(&format!("sentence:{i}"), format!("{text}{when}"));
    }
    field("source", card.source.clone());
    field("checked", card.checked.to_string());
    out
}

/// No such id; the nearest ones are named.
fn unknown(id: &str, entries: &[Entry], lang: &Language) -> Fault {
    let cards = lang.fonds.cards();
    let ids = entries.iter().map(|e| e.id.as_str()).chain(cards.iter().map(|c| c.id.as_str()));
    let near = nearest(id, ids);
    Fault::usage(format!(
        "there is no rule or card « {id} »; near it: {near} (all rules: intertitre rules list)"
    ))
}

/// Runs the examples of cards, recaps and headings; reading the files strictly has come before.
fn test(overlays: &[Overlay], lang: &Language) -> Result<u8, Fault> {
    let rules = catalogue::entries(overlays)?.len();
    let cards = lang.fonds.cards();
    let mut faults = Vec::new();
    let mut run = 0;
    for card in &cards {
        for (texts, must) in [(&card.examples, true), (&card.never, false)] {
            for text in texts {
                run += 1;
                if intertitre::is_called(&card.id, text, lang) != must {
                    let what = if must { "is not called by" } else { "is called by" };
                    faults.push(format!("{}: {what} « {text} »", card.id));
                }
            }
        }
    }
    for recap in lang.rules.recaps.all() {
        for example in recap.examples().iter().chain(recap.never()) {
            run += 1;
            let date = example.date.as_deref().and_then(Day::parse);
            let rows = intertitre::recap_of(recap.id(), &example.text, date, lang);
            if rows != example.rows {
                let (id, text) = (recap.id(), example.text.trim_end());
                let [wanted, found] = [&example.rows, &rows].map(|r| r.join(" | "));
                faults.push(format!("{id}: expected [{wanted}], found [{found}] in « {text} »"));
            }
        }
    }
    for (id, examples, never) in lang.rules.heading_examples() {
        for (texts, must) in [(examples, true), (never, false)] {
            for example in texts {
                run += 1;
                let written = intertitre::headings_of(&example.text, lang);
                if written.contains(&example.heading) != must {
                    let what = if must { "does not write" } else { "writes" };
                    let (heading, text) = (&example.heading, &example.text);
                    faults.push(format!("{id}: {what} « {heading} » for « {text} »"));
                }
            }
        }
    }
    let summary = format!("{rules} rules read, {} cards, {run} examples run\n", cards.len());
    Sink::Standard.write(summary.as_bytes())?;
    match faults.len() {
        0 => Ok(0),
        n => Err(Fault::usage(format!("{n} examples fail\n  - {}", faults.join("\n  - ")))),
    }
}

/// Writes the built-in rule files.
fn export(dir: &Path) -> Result<u8, Fault> {
    if files::is_dir(dir) && !files::tree(dir, None)?.is_empty() {
        return Err(Fault::usage(format!(
            "{}: is not empty, expected a new folder",
            dir.display()
        )));
    }
    for (path, text) in embedded::RULES {
        let target = dir.join(path.strip_prefix("rules/").unwrap_or(path));
        files::make_folder(target.parent().unwrap_or(dir), dir)?;
        Sink::File(target).write(text.as_bytes())?;
    }
    let count = embedded::RULES.len();
    let dir = dir.display();
    let summary = format!("{count} files written to {dir}; use them with --rules {dir}\n");
    Sink::Standard.write(summary.as_bytes())?;
    Ok(0)
}
