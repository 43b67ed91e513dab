//! `fonds find | show | check | stats`: the archive desk. In: words, ids, folders. Out: cards, findings, counts, and an exit
//! code: 0 fine, 1 findings at or above `--fail-on`, 2 usage or a card that cannot be read, 3 nothing to look for. It never
//! changes a card.

mod args;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use intertitre::check::{Checker, Settings};
use intertitre::fonds::{Desk, tally};
use intertitre::lang::compile::fonds::Sheet;
use intertitre::model::{CardFinding, CardReport};
use intertitre::render::fonds as write;
use intertitre::{Failure, Language, Overlay};
use rayon::prelude::*;
use serde_json::Value;

use super::args::House;
use super::check;
use super::fault::{Fault, nearest};
use super::files::{self, Sink};
use super::overlay::{self, language};

pub(super) use args::Fonds;
use args::{CheckCards, Find, FondsCommand, Form, Show, Stats};

/// Findings at or above `--fail-on`.
const FOUND: u8 = 1;

/// Runs one of the sub-commands.
pub(super) fn run(args: &Fonds, house: &House) -> Result<u8, Fault> {
    match &args.command {
        FondsCommand::Find(args) => find(args, house),
        FondsCommand::Show(args) => show(args, house),
        FondsCommand::Check(args) => check_cards(args, house),
        FondsCommand::Stats(args) => stats(args, house),
    }
}

fn print(text: &str) -> Result<u8, Fault> {
    Sink::Standard.write(text.as_bytes()).map(|()| 0)
}

fn find(args: &Find, house: &House) -> Result<u8, Fault> {
    let lang = language(house)?;
    let text = args.text.join(" ");
    let file = args.file.clone().or((text == "-").then(|| PathBuf::from("-")));
    let mut hits = match file {
        Some(path) => {
            let name = path.display().to_string();
            let document = intertitre::read(&name, &files::read(&path)?, lang)
                .map_err(|failure| Fault::of(&name, &failure))?;
            intertitre::cards_of(&intertitre::analyze(document, args.date, lang), lang)
        }
        None if !text.chars().any(char::is_alphanumeric) => {
            let empty = Failure::Nothing("there is no word to look for".into());
            return Err(Fault::of("fonds find", &empty));
        }
        None => intertitre::find_cards(&text, args.date, lang),
    };
    hits.called.truncate(args.limit.into());
    hits.near.truncate(args.limit.into());
    print(&match args.format {
        Form::Text => write::hits_text(&hits, args.date, lang),
        Form::Json => write::hits_json(&hits),
    })
}

fn show(args: &Show, house: &House) -> Result<u8, Fault> {
    let lang = language(house)?;
    let sheets = lang.fonds.sheets();
    let wanted = args.ids.iter().map(|id| {
        // The JSON of an article names a sentence: `vigilance-crues#2`.
        let bare = id.split('#').next().unwrap_or(id);
        sheets.iter().find(|s| s.card.id == bare).ok_or_else(|| unknown(bare, &sheets))
    });
    let wanted: Vec<&Sheet> = wanted.collect::<Result<_, _>>()?;
    print(&match args.format {
        Form::Text => {
            let texts = wanted.iter().map(|sheet| write::card_text(sheet, args.date, lang));
            texts.collect::<Vec<_>>().join("\n")
        }
        Form::Json => {
            let cards = wanted.iter().map(|sheet| write::card_json(sheet, args.date));
            format!("{:#}\n", Value::Array(cards.collect()))
        }
    })
}

/// No such card; the nearest ones are named.
fn unknown(id: &str, sheets: &[Sheet]) -> Fault {
    let near = nearest(id, sheets.iter().map(|s| s.card.id.as_str()));
    Fault::usage(format!(
        "there is no card « {id} »; near it: {near} (by its words: intertitre fonds find {id})"
    ))
}

/// What a check of cards looks for; none for a code that no check has.
pub(super) fn explained(code: &str, lang: &Language) -> Option<String> {
    let check = lang.rules.fonds.checks.iter().find(|c| c.code == code)?;
    let (title, severity) = (&check.title, check.severity.name());
    Some(format!("{code}: {title} ({severity})\n\n{}\n{}\n", check.message, check.why))
}

/// A base with the cards of it that are meant.
struct Base {
    lang: Language,
    /// The files of the folder that was named; none for all cards in force.
    files: Option<BTreeSet<String>>,
}

impl Base {
    fn load(dir: Option<&Path>, house: &House) -> Result<Self, Fault> {
        let mut overlays = overlay::overlays(house)?;
        let own: Option<Overlay> = dir.map(overlay::cards).transpose()?;
        let shown = |overlay: &Overlay| overlay.files.iter().map(|f| f.shown.clone()).collect();
        let files = own.as_ref().map(shown);
        overlays.extend(own);
        Ok(Self { lang: Language::load(&overlays)?, files })
    }

    fn is_meant(&self, sheet: &Sheet) -> bool {
        self.files.as_ref().is_none_or(|files| files.contains(&sheet.place.file))
    }
}

fn check_cards(args: &CheckCards, house: &House) -> Result<u8, Fault> {
    let base = Base::load(args.dir.as_deref(), house)?;
    let lang = &base.lang;
    let sheets = lang.fonds.sheets();
    let desk = Desk::new(&sheets, args.date, lang);
    let mut settings = Settings::of("maison", lang).map_err(|u| check::unknown(&u))?;
    settings.select(&["CAL".to_owned()], lang).map_err(|u| check::unknown(&u))?;
    let checker = Checker::new(settings, lang);
    let meant: Vec<&Sheet> = sheets.iter().filter(|sheet| base.is_meant(sheet)).collect();
    let mut findings: Vec<CardFinding> = meant
        .par_iter()
        .flat_map_iter(|sheet| intertitre::check_card(sheet, &desk, &checker))
        .collect();
    findings.extend(desk.across(&sheets, |sheet| base.is_meant(sheet)));
    findings.sort();
    let report = CardReport {
        findings,
        cards: meant.len(),
        sentences: meant.iter().map(|sheet| sheet.card.sentences.len()).sum(),
    };
    print(&match args.format {
        Form::Text => write::report_text(&report, args.all, lang),
        Form::Json => write::report_json(&report),
    })?;
    let fails = report.findings.iter().any(|f| args.fail_on.fails(f.severity));
    Ok(if fails { FOUND } else { 0 })
}

fn stats(args: &Stats, house: &House) -> Result<u8, Fault> {
    let base = Base::load(args.dir.as_deref(), house)?;
    let sheets = base.lang.fonds.sheets();
    let meant = sheets.iter().filter(|sheet| base.is_meant(sheet));
    let tally = tally(meant.map(|sheet| &sheet.card));
    print(&match args.format {
        Form::Text => write::tally_text(&tally, &base.lang),
        Form::Json => write::tally_json(&tally),
    })
}
