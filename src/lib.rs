//! intertitre: a plain French news article in, a sourced, structured one out. By rules: no network, no model, no
//! chance.
//!
//! ```text
//! bytes ─ingest→ Document ─analyze→ Analysis ─compose→ Article ─verify→ Article ─render→ bytes
//! bytes ─check::read→ Page ─analyze→ Analysis ─check→ Report ─render→ text, SARIF, JUnit…
//! Analysis ─render→ what was understood, to the tag and the rule that decided it
//! words ─analyze→ Analysis ─fonds→ cards that they call; cards ─fonds→ what is wrong with them ─render→ text, JSON
//! ```
//!
//! Verbs are stages, nouns are data: [`model`] holds what passes from stage to stage, [`lang`] everything that is
//! French, and only this file knows the order. Disk, threads and terminal belong to the binary.
//!
//! ```
//! use intertitre::{Format, Language, Options};
//!
//! let french = Language::french();
//! let options = Options { allow_short: true, source_only: true, ..Options::default() };
//! let text = "La mairie de Blaye a rouvert le pont mardi. Les camions devront attendre le mois de mars.";
//! let article = intertitre::restructure("blaye.txt", text.as_bytes(), &options, &french)?;
//! let page = intertitre::render(&article, Format::Html, &french);
//! assert!(page.contains("La mairie de Blaye a rouvert le pont mardi."));
//! # Ok::<(), intertitre::Failure>(())
//! ```
//!
//! # What always holds
//!
//! | | invariant | held by |
//! |---|---|---|
//! | 1 | Nothing is invented: every piece is a slice of the source, or names its rule or card and what it rests on | [`verify`]; `tests/suite/properties.rs` |
//! | 2 | Nothing is lost: every body sentence stands in the output exactly once; quotations are never edited | [`verify`]; `tests/suite/properties.rs` |
//! | 3 | A claim keeps its owner and its reserve | `tests/suite/titles.rs`, `tests/suite/golden.rs` |
//! | 4 | Same input, same options, same rules: same bytes, whatever the threads, locale, clock, folder | `tests/suite/determinism.rs`; the bans of `.clippy.toml` |
//! | 5 | Stages are total: any bytes give an article or a clear refusal, in linear time | `tests/suite/properties.rs`, `tests/suite/cli.rs` |
//! | 6 | Stages do not know one another, no stage names a language, only the binary touches the machine | `tests/suite/architecture.rs` |
//! | 7 | A safe change of `check` is made once, touches no quotation, and leaves the markup as it was | `tests/suite/check.rs` |
//! | 8 | `render` decides nothing, `verify` changes nothing | their signatures |

pub mod analyze;
pub mod check;
pub mod compose;
mod failure;
pub mod fonds;
pub mod ingest;
pub mod lang;
pub mod model;
pub mod render;
pub mod verify;

pub use failure::Failure;
pub use lang::Language;
pub use lang::overlay::{Overlay, OverlayFile};
pub use model::Options;
pub use render::stages::Stage;
pub use render::{Format, render};

use check::Checker;
use compose::Request;
use fonds::{Desk, Trials};
use lang::compile::fonds::Sheet;
use model::{Analysis, Article, CardFinding, CardHits, Day, Document, FileReport, Page};

/// The bytes of a file as a document; `name` is what messages call it.
pub fn read(name: &str, bytes: &[u8], lang: &Language) -> Result<Document, Failure> {
    ingest::ingest(name, bytes, lang).map_err(|refusal| Failure::Nothing(refusal.to_string()))
}

/// Everything understood of a document; `date` is the day of publication, if it is known.
pub fn analyze(document: Document, date: Option<Day>, lang: &Language) -> Analysis {
    analyze::analyze(document, date, lang)
}

/// What one stage of the linguistic layer decided of an article's body, to be read by those who write rules.
pub fn stage(analysis: &Analysis, stage: Stage, lang: &Language) -> String {
    let text = &analysis.document.text;
    match stage {
        Stage::Tokens => render::stages::tokens(analysis),
        Stage::Tags => {
            let sentences = analysis.sentences.iter();
            let explained = sentences.map(|s| analyze::tag::explain(text, s.span, lang));
            render::stages::tags(analysis, &explained.collect::<Vec<_>>())
        }
        Stage::Chunks => render::stages::chunks(analysis),
        Stage::Clauses => render::stages::clauses(analysis, &compose::standings(analysis, lang)),
    }
}

/// Checks one file; `original` is the article that it was made of, if it is to be compared with one.
pub fn check(
    name: &str,
    bytes: &[u8],
    original: Option<&Analysis>,
    checker: &Checker<'_>,
) -> Result<FileReport, Failure> {
    let text = ingest::text(bytes).map_err(|refusal| Failure::Nothing(refusal.to_string()))?;
    let page = check::read(name, text, checker.lang());
    Ok(checked(&page, original, checker))
}

/// The text of a checked file with its safe changes made until none is left, and how many there were.
pub fn mend(
    report: &FileReport,
    original: Option<&Analysis>,
    checker: &Checker<'_>,
) -> (String, usize) {
    let again = |text: &str| {
        let page = check::read(&report.path, text.to_owned(), checker.lang());
        checked(&page, original, checker).findings
    };
    check::fix::settle(&report.source, &report.findings, again)
}

/// Checks a page that was read; the analysis works on a copy of its text.
fn checked(page: &Page, original: Option<&Analysis>, checker: &Checker<'_>) -> FileReport {
    let analysis = analyze(page.document.clone(), None, checker.lang());
    checker.check(page, &analysis, original)
}

/// The whole way of an article from its bytes; its spans point into the decoded source.
pub fn restructure(
    name: &str,
    bytes: &[u8],
    options: &Options,
    lang: &Language,
) -> Result<Article, Failure> {
    let analysis = analyze(read(name, bytes, lang)?, options.date, lang);
    let mut article = write(&analysis, options, lang)?;
    let faults = verify::verify(&article, &analysis, lang);
    if !faults.is_empty() {
        return Err(Failure::Fidelity(faults));
    }
    article.locate(&analysis.document.map);
    Ok(article)
}

/// The article that the facts carry, not verified yet; its spans point into the clean text.
pub fn write(analysis: &Analysis, options: &Options, lang: &Language) -> Result<Article, Failure> {
    let request = Request {
        words: options.words,
        keyphrase: options.keyphrase.clone(),
        source_only: options.source_only,
        method_note: options.method_note,
    };
    match compose::compose(analysis, &request, lang) {
        Ok(article) => Ok(article),
        Err(short) if options.allow_short => Ok(short.article),
        Err(short) => {
            let (reached, help) = (short.reached, short.help);
            Err(Failure::TooShort { reached, wanted: options.words, help })
        }
    }
}

/// The cards that some words call, or those that come near them.
pub fn find_cards(text: &str, date: Option<Day>, lang: &Language) -> CardHits {
    match sentence(text, date, lang) {
        Some(analysis) => hits(&analysis, text, date, lang),
        None => hits(&Analysis::default(), text, date, lang),
    }
}

/// The cards that an article calls, or those that come near what it is about.
pub fn cards_of(analysis: &Analysis, lang: &Language) -> CardHits {
    let themes: Vec<&str> = analysis.keyphrases.iter().map(|k| k.text.as_str()).collect();
    hits(analysis, &themes.join(" "), analysis.date, lang)
}

fn hits(analysis: &Analysis, themes: &str, date: Option<Day>, lang: &Language) -> CardHits {
    let sheets = lang.fonds.sheets();
    let called = fonds::called(analysis, &sheets, date, lang);
    let near =
        if called.is_empty() { fonds::near(themes, &sheets, date, lang) } else { Vec::new() };
    CardHits { called, near }
}

/// Some words as an article would have them; none if they are no French text.
fn sentence(text: &str, date: Option<Day>, lang: &Language) -> Option<Analysis> {
    // A sentence that stands alone would be taken for a title.
    let article = format!("Exemple\n\n{text}");
    let document = read("exemple.txt", article.as_bytes(), lang).ok()?;
    Some(analyze(document, date, lang))
}

/// The rows of a recap that a text gets, its length aside; nothing for a text that gets none. Blanks are plain.
pub fn recap_of(id: &str, text: &str, date: Option<Day>, lang: &Language) -> Vec<String> {
    let analysis = sentence(text, date, lang);
    analysis.map(|analysis| compose::trial(id, &analysis, lang)).unwrap_or_default()
}

/// Every heading that the recipes write from a text, read as one section below some title. Blanks are plain.
pub fn headings_of(text: &str, lang: &Language) -> Vec<String> {
    let analysis = sentence(text, None, lang);
    analysis.map(|analysis| compose::drafted(&analysis, lang)).unwrap_or_default()
}

/// True if a sentence calls a card, as it would in an article.
pub fn is_called(id: &str, text: &str, lang: &Language) -> bool {
    sentence(text, None, lang).is_some_and(|analysis| {
        let calls = lang.fonds.calls(&lang.fonds.reading(&analysis).words, &|_| false);
        calls.iter().any(|call| call.card.id == id)
    })
}

/// What is wrong with one card: in itself, in what its examples call, in its French by the checks of `checker`.
pub fn check_card(sheet: &Sheet, desk: &Desk<'_>, checker: &Checker<'_>) -> Vec<CardFinding> {
    let called = |text: &String| is_called(&sheet.card.id, text, desk.lang());
    let trials = Trials {
        examples: sheet.card.examples.iter().map(called).collect(),
        never: sheet.card.never.iter().map(called).collect(),
    };
    let page = fonds::page(&sheet.card);
    let french = check(&sheet.card.id, page.as_bytes(), None, checker);
    desk.card(sheet, &trials, &french.map(|report| report.findings).unwrap_or_default())
}
