//! `check`: is it publishable, can it be found? In: files, folders, globs. Out: a report in the form that was asked for,
//! and an exit code: 0 fine, 1 findings at or above `--fail-on`, 2 usage or files, 3 nothing to check. It never changes a
//! file without `--fix`.

mod args;
mod baseline;
mod config;
mod fixes;
mod inputs;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use intertitre::Language;
use intertitre::check::{Checker, across, stamp};
use intertitre::lang::schema::check::Check as Rule;
use intertitre::model::{Analysis, FileReport, Report, Tongue};
use intertitre::render::findings::findings;
use rayon::prelude::*;

pub(super) use args::{Check, FailOn};
use config::Config;
pub(super) use config::unknown;

use super::args::House;
use super::fault::Fault;
use super::files::{self, Sink};
use super::overlay::language;

/// Findings at or above `--fail-on`.
const FOUND: u8 = 1;
/// No input.
const NOTHING: u8 = 3;

/// Checks what the arguments name.
pub(super) fn run(args: &Check, house: &House) -> Result<u8, Fault> {
    let lang = language(house)?;
    if let Some(code) = &args.explain {
        return explain(code, args, lang);
    }
    if args.print_schema {
        return Sink::Standard.write(config::schema(lang).as_bytes()).map(|()| 0);
    }
    let first = args.inputs.first().map_or(Path::new("-"), PathBuf::as_path);
    let sink = Sink::open(args.output.as_deref(), first)?;
    let paths = inputs::find(&args.inputs)?;
    if args.print_config {
        let (config, _) = Config::find(args, paths.first().map_or(first, PathBuf::as_path))?;
        let text = config.print(args, &config.settings(args, lang)?);
        return sink.write(text.as_bytes()).map(|()| 0);
    }
    let batch = Batch::gather(args, paths, lang)?;
    if batch.files.is_empty() {
        let names: Vec<_> = args.inputs.iter().map(|p| p.display().to_string()).collect();
        let message = format!("{}: no file to check (.md, .html, .txt)", names.join(", "));
        return Err(Fault { code: NOTHING, message });
    }
    let original = args.source.as_deref().map(|path| original(path, lang)).transpose()?;
    batch.check(args, original.as_ref(), &sink, lang)
}

/// The article that a text was made of.
fn original(path: &Path, lang: &Language) -> Result<Analysis, Fault> {
    let name = path.display().to_string();
    let document = intertitre::read(&name, &files::read(path)?, lang)
        .map_err(|failure| Fault::of(&name, &failure))?;
    Ok(intertitre::analyze(document, None, lang))
}

/// Files with the checker that each of them asks for.
struct Batch<'l> {
    checkers: Vec<Checker<'l>>,
    files: Vec<(PathBuf, usize)>,
    fail_on: FailOn,
    tongue: Tongue,
}

impl<'l> Batch<'l> {
    /// One checker a configuration; files that their configuration excludes are left out.
    fn gather(args: &Check, paths: Vec<PathBuf>, lang: &'l Language) -> Result<Self, Fault> {
        let mut known: BTreeMap<Option<PathBuf>, (usize, Config)> = BTreeMap::new();
        let mut batch = Self {
            checkers: Vec::new(),
            files: Vec::new(),
            fail_on: args.fail_on.unwrap_or(FailOn::Error),
            tongue: args.lang.unwrap_or_default().into(),
        };
        for path in paths {
            let (config, place) = Config::find(args, &path)?;
            let folder = place.as_deref().and_then(Path::parent).map(files::resolved);
            if let Some(folder) = &folder
                && inputs::is_excluded(&config.exclude, folder, &path)?
            {
                continue;
            }
            let index = match known.get(&place) {
                Some((index, _)) => *index,
                None => {
                    let settings = config.settings(args, lang)?;
                    if batch.checkers.is_empty() {
                        batch.tongue = settings.tongue;
                        batch.fail_on = args.fail_on.or(config.fail_on).unwrap_or(batch.fail_on);
                    }
                    batch.checkers.push(Checker::new(settings, lang));
                    known.insert(place, (batch.checkers.len() - 1, config));
                    batch.checkers.len() - 1
                }
            };
            batch.files.push((path, index));
        }
        Ok(batch)
    }

    fn check(
        &self,
        args: &Check,
        original: Option<&Analysis>,
        sink: &Sink,
        lang: &Language,
    ) -> Result<u8, Fault> {
        let read: Vec<(Vec<u8>, FileReport)> = self
            .files
            .par_iter()
            .map(|(path, checker)| {
                let bytes = files::read(path)?;
                let name = shown(path, args);
                let checker = &self.checkers[*checker];
                let report = intertitre::check(&name, &bytes, original, checker)
                    .map_err(|failure| Fault::of(&name, &failure))?;
                Ok((bytes, report))
            })
            .collect::<Result<_, Fault>>()?;
        let (bytes, mut reports): (Vec<Vec<u8>>, Vec<FileReport>) = read.into_iter().unzip();
        across(&self.checkers[0], &mut reports);
        stamp(&mut reports);
        if args.diff {
            let checkers = self.files.iter().map(|(_, checker)| &self.checkers[*checker]);
            let mended = |(report, checker)| {
                fixes::diff(report, intertitre::mend(report, original, checker))
            };
            let text: String = reports.iter().zip(checkers).map(mended).collect();
            return sink.write(text.as_bytes()).map(|()| 0);
        }
        if args.fix {
            return self.fix(args, &bytes, &reports, original, sink, lang);
        }
        if let Some(path) = &args.baseline {
            if args.update_baseline {
                baseline::update(path, &reports)?;
            }
            baseline::apply(path, &mut reports)?;
        }
        self.report(args, reports, sink, lang)
    }

    /// Makes the safe changes, then checks again.
    fn fix(
        &self,
        args: &Check,
        bytes: &[Vec<u8>],
        reports: &[FileReport],
        original: Option<&Analysis>,
        sink: &Sink,
        lang: &Language,
    ) -> Result<u8, Fault> {
        let mut mended = Vec::with_capacity(reports.len());
        let mut made = 0;
        for (((path, checker), bytes), report) in self.files.iter().zip(bytes).zip(reports) {
            let checker = &self.checkers[*checker];
            let changed = intertitre::mend(report, original, checker);
            if files::is_dash(path) {
                return sink.write(changed.0.as_bytes()).map(|()| 0);
            }
            made += fixes::write(path, bytes, report, changed)?;
            let again = intertitre::check(&report.path, &files::read(path)?, original, checker);
            mended.push(again.map_err(|failure| Fault::of(&report.path, &failure))?);
        }
        across(&self.checkers[0], &mut mended);
        stamp(&mut mended);
        files::note(&format!("intertitre: {made} changes made"));
        self.report(args, mended, sink, lang)
    }

    fn report(
        &self,
        args: &Check,
        files: Vec<FileReport>,
        sink: &Sink,
        lang: &Language,
    ) -> Result<u8, Fault> {
        let profile = self.checkers[0].settings().profile.clone();
        let report = Report { files, profile };
        let text = findings(&report, args.format.form(args.all), self.tongue, lang);
        sink.write(text.as_bytes())?;
        let failed = report.active().any(|(_, f)| self.fail_on.fails(f.severity));
        Ok(if failed { FOUND } else { 0 })
    }
}

/// What a file is called in the report, with `/` on every system.
fn shown(path: &Path, args: &Check) -> String {
    match files::is_dash(path) {
        true => args.stdin_filename.clone(),
        false => path.display().to_string().replace('\\', "/"),
    }
}

fn explain(code: &str, args: &Check, lang: &Language) -> Result<u8, Fault> {
    let tongue = args.lang.unwrap_or_default().into();
    match explained(code, tongue, lang) {
        Some(text) => Sink::Standard.write(text.as_bytes()).map(|()| 0),
        None => Err(unknown(&intertitre::check::Unknown {
            name: code.to_owned(),
            what: "check",
            known: intertitre::check::settings::codes(lang),
        })),
    }
}

/// What a check looks for; none for a code that no check has.
pub(super) fn explained(code: &str, tongue: Tongue, lang: &Language) -> Option<String> {
    let rules = &lang.rules.check;
    if let Some(calque) = rules.calques.iter().find(|c| code == format!("CAL-{}", c.id)) {
        let (found, never) = (calque.examples.join("\n  "), calque.never.join("\n  "));
        let (why, instead) = (&calque.why, &calque.instead);
        return Some(format!("{code}: {why}\n\n  → {instead}\n\n✗ {found}\n✓ {never}\n"));
    }
    let Rule { title, message, why, source, severity, examples, never, .. } =
        rules.checks.iter().find(|c| c.code == code)?;
    let sample = |s: &intertitre::lang::schema::check::Sample| {
        let text = s.text.as_ref().or(s.markdown.as_ref()).or(s.html.as_ref());
        text.map_or_else(String::new, |t| t.replace('\n', "\n  "))
    };
    Some(format!(
        "{code}: {} ({})\n\n{}\n{why}\n[{source}]\n\n✗ {}\n✓ {}\n",
        title.said(tongue),
        severity.name(),
        message.said(tongue),
        examples.first().map(sample).unwrap_or_default(),
        never.first().map(sample).unwrap_or_default(),
    ))
}
