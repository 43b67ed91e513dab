//! `restructure` and `analyze`: one article. In: its file. Out: the result, and on standard error what the editor
//! should know. It never writes anything if the article is refused.

use intertitre::check::{Checker, Settings};
use intertitre::model::{Article, Severity};
use intertitre::render::{analysis_json, analysis_text, trace_text};
use intertitre::{Failure, Format, Language, render};

use super::args::{AnalysisFormat, Analyze, House, Restructure};
use super::fault::Fault;
use super::files::{self, Sink};
use super::overlay::language;

/// Restructures one article.
pub(super) fn restructure(args: &Restructure, house: &House) -> Result<u8, Fault> {
    let sink = Sink::open(args.output.as_deref(), &args.file)?;
    let lang = language(house)?;
    let bytes = files::read(&args.file)?;
    let name = args.file.display().to_string();
    let article = intertitre::restructure(&name, &bytes, &args.how.options(), lang)
        .map_err(|failure| advise(&name, &failure, args))?;
    sink.write(render(&article, args.how.format.into(), lang).as_bytes())?;
    if args.explain {
        files::note(trace_text(&article, lang).trim_end());
    }
    if !house.quiet {
        notes(&article).iter().for_each(|line| files::note(&format!("{name}: {line}")));
        unmet(&article, lang).iter().for_each(|line| files::note(&format!("{name}: {line}")));
    }
    Ok(0)
}

/// What `check` would call an error in the article.
fn unmet(article: &Article, lang: &Language) -> Vec<String> {
    let Ok(settings) = Settings::of("maison", lang) else { return Vec::new() };
    let text = render(article, Format::Markdown, lang);
    let checker = Checker::new(settings, lang);
    let report = intertitre::check("article.md", text.as_bytes(), None, &checker);
    let findings = report.map(|r| r.findings).unwrap_or_default();
    let errors = findings.into_iter().filter(|f| f.severity == Severity::Error);
    errors.map(|f| format!("{}: {}", f.code, f.message)).collect()
}

/// The answer of the library; for too few facts also that the output file is as it was.
fn advise(name: &str, failure: &Failure, args: &Restructure) -> Fault {
    let mut fault = Fault::of(name, failure);
    if let Failure::TooShort { .. } = failure
        && args.output.is_some()
    {
        fault.message += "\n  nothing was written";
    }
    fault
}

/// What the editor should know: warnings, then what was mended or edited.
pub(super) fn notes(article: &Article) -> Vec<String> {
    let mended = article.repairs.iter().chain(&article.edits);
    let mended = mended.map(|r| format!("« {} » → « {} » ({})", r.before, r.after, r.rule));
    article.warnings.iter().cloned().chain(mended).collect()
}

/// Prints what was understood of one article.
pub(super) fn analyze(args: &Analyze, house: &House) -> Result<u8, Fault> {
    if args.stage.is_some() && args.format == AnalysisFormat::Json {
        return Err(Fault::usage("--stage is printed as text only: --format text, or no --format"));
    }
    let sink = Sink::open(args.output.as_deref(), &args.file)?;
    let lang = language(house)?;
    let bytes = files::read(&args.file)?;
    let name = args.file.display().to_string();
    let document =
        intertitre::read(&name, &bytes, lang).map_err(|failure| Fault::of(&name, &failure))?;
    let analysis = intertitre::analyze(document, args.date, lang);
    let text = match (args.stage, args.format) {
        (Some(stage), _) => intertitre::stage(&analysis, stage.into(), lang),
        (None, AnalysisFormat::Json) => analysis_json(&analysis, lang),
        (None, AnalysisFormat::Text) => analysis_text(&analysis, lang),
    };
    sink.write(text.as_bytes())?;
    if !house.quiet {
        let warnings = &analysis.document.warnings;
        warnings.iter().for_each(|line| files::note(&format!("{name}: {line}")));
    }
    Ok(0)
}
