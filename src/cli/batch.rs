//! `batch`: many articles. In: a folder or a list of files. Out: the same tree, restructured, and one manifest. It
//! never lets one file stop the others, and its bytes do not depend on the number of threads.

use std::any::Any;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Component, Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use intertitre::{Format, Language, Options, render};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::args::{Batch, House};
use super::article;
use super::fault::Fault;
use super::files::{self, Sink};
use super::manifest::{Manifest, Outcome, Status, sha256};
use super::overlay::language;

/// Extensions of files that a folder is searched for.
const ARTICLES: [&str; 6] = ["txt", "text", "md", "markdown", "html", "htm"];

/// The manifest's name in the output folder.
const MANIFEST: &str = "manifest.json";

/// One article to restructure: paths with `/`, relative to the two folders.
pub(super) struct Job {
    /// What the manifest calls it.
    pub(super) input: String,
    /// Where it is read.
    from: PathBuf,
    /// What the manifest calls its output.
    pub(super) output: String,
}

/// Restructures all of them; the exit code is the highest of the files' own.
pub(super) fn run(args: &Batch, house: &House) -> Result<u8, Fault> {
    let format = Format::from(args.how.format);
    let lang = language(house)?;
    let (jobs, ignored) = jobs(args, format)?;
    check_outputs(&jobs, &args.output)?;
    files::make_folder(&args.output, &args.output)?;
    let threads = args
        .threads
        .map_or_else(|| std::thread::available_parallelism().map_or(1, NonZero::get), usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|e| Fault::usage(format!("--threads {threads}: {e}")))?;
    let options = args.how.options();
    let bar = bar(jobs.len(), house.quiet);
    // A panic of one file is told in the manifest; the default hook would print it out of order.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let outcomes: Vec<Outcome> = pool.install(|| {
        let one = |job: &Job| {
            let outcome = process(job, &args.output, format, &options, lang);
            bar.inc(1);
            outcome
        };
        jobs.par_iter().map(one).collect()
    });
    std::panic::set_hook(hook);
    bar.finish_and_clear();
    if !house.quiet {
        report(&outcomes, &ignored);
    }
    let code = outcomes.iter().map(|o| o.exit_code).max().unwrap_or(0);
    let manifest = Manifest::new(&options, format, &lang.digest, outcomes, ignored);
    Sink::File(args.output.join(MANIFEST)).write(manifest.json().as_bytes())?;
    Ok(code)
}

/// What is to be done, in the order of the paths (of the list, for a list), and what a folder holds besides.
fn jobs(args: &Batch, format: Format) -> Result<(Vec<Job>, Vec<String>), Fault> {
    let input = &args.input;
    let shown = input.display();
    let mut ignored = Vec::new();
    let mut jobs = Vec::new();
    if files::is_dir(input) {
        if files::resolved(input) == files::resolved(&args.output) {
            return Err(Fault::usage(format!(
                "{shown}: is the input, expected another folder for -o"
            )));
        }
        for path in files::tree(input, Some(&args.output))? {
            let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
            if extension.is_some_and(|e| ARTICLES.contains(&e.as_str())) {
                jobs.push(Job::new(&path, input.join(&path), format));
            } else {
                ignored.push(slashed(&path));
            }
        }
        if jobs.is_empty() {
            let expected = ARTICLES.map(|e| format!(".{e}")).join(", ");
            return Err(Fault {
                code: 3,
                message: format!("{shown}: holds no article, expected files in {expected}"),
            });
        }
    } else {
        let list = files::read_text(input)?;
        let beside = if files::is_dash(input) { None } else { input.parent() };
        for line in list.lines().map(|l| l.trim_end_matches('\r')).filter(|l| !l.trim().is_empty())
        {
            let path = Path::new(line);
            let from = beside.map_or_else(|| path.to_owned(), |folder| folder.join(path));
            jobs.push(Job::new(path, from, format));
        }
        if jobs.is_empty() {
            return Err(Fault {
                code: 3,
                message: format!("{shown}: is empty, expected one path a line"),
            });
        }
        if let [first, ..] = &jobs[..]
            && !jobs.iter().any(|j| files::is_file(&j.from) || files::is_dir(&j.from))
        {
            let first = short(&first.input);
            return Err(Fault::usage(format!(
                "{shown}: is no list of files (there is no « {first} »), expected a folder, or one path a line"
            )));
        }
    }
    Ok((jobs, ignored))
}

impl Job {
    fn new(path: &Path, from: PathBuf, format: Format) -> Self {
        // Neither `..` nor a root leads out of the output folder.
        let inside: PathBuf =
            path.components().filter(|c| matches!(c, Component::Normal(_))).collect();
        let output = slashed(&inside.with_extension(format.extension()));
        Self { input: slashed(path), from, output }
    }
}

/// A path with `/` on every system; what is no Unicode is shown as such.
fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

/// No two inputs may lead to one output, no output may be an input or the manifest.
fn check_outputs(jobs: &[Job], folder: &Path) -> Result<(), Fault> {
    let mut outputs: BTreeMap<&str, &Job> = BTreeMap::new();
    for job in jobs {
        if job.output == MANIFEST || job.output.is_empty() {
            return Err(Fault::usage(format!(
                "{}: would be written to {MANIFEST}, which is the manifest's place; expected another name or --format",
                job.input
            )));
        }
        if let Some(other) = outputs.insert(&job.output, job) {
            return Err(Fault::usage(format!(
                "{} and {} would both be written to {}; expected inputs with different names",
                other.input, job.input, job.output
            )));
        }
    }
    let inputs: BTreeMap<PathBuf, &Job> =
        jobs.iter().map(|job| (files::resolved(&job.from), job)).collect();
    for job in jobs {
        if let Some(input) = inputs.get(&files::resolved(&folder.join(&job.output))) {
            return Err(Fault::usage(format!(
                "{} would be written over the input {}; expected another folder for -o",
                job.output, input.input
            )));
        }
    }
    Ok(())
}

/// One file from its bytes to its output, whatever happens on the way.
fn process(
    job: &Job,
    folder: &Path,
    format: Format,
    options: &Options,
    lang: &Language,
) -> Outcome {
    let mut outcome = Outcome::new(&job.input);
    let bytes = match files::read(&job.from) {
        Ok(bytes) => bytes,
        Err(fault) => {
            let message = renamed(&fault.message, &job.from, &job.input);
            return outcome.failed(Status::Unreadable, fault.code, &message);
        }
    };
    outcome.input_sha256 = Some(sha256(&bytes));
    let made = guarded(|| {
        let article = intertitre::restructure(&job.input, &bytes, options, lang)?;
        Ok((render(&article, format, lang), article))
    });
    let (text, article) = match made {
        Err(panic) => return outcome.failed(Status::Panic, PANIC, &panic),
        Ok(Err(failure)) => {
            let status = Status::of(&failure);
            return outcome.failed(status, failure.exit_code(), &failure.to_string());
        }
        Ok(Ok(made)) => made,
    };
    let target = folder.join(&job.output);
    let written = files::make_folder(target.parent().unwrap_or(folder), folder)
        .and_then(|()| Sink::File(target.clone()).write(text.as_bytes()));
    if let Err(fault) = written {
        let message = renamed(&fault.message, &target, &job.output);
        return outcome.failed(Status::Unwritable, fault.code, &message);
    }
    outcome.output = Some(job.output.clone());
    outcome.output_sha256 = Some(sha256(text.as_bytes()));
    outcome.words = Some(article.word_count);
    outcome.notes = article::notes(&article);
    outcome
}

/// The message with the path as the manifest knows it, whatever folder the batch was started from.
fn renamed(message: &str, path: &Path, name: &str) -> String {
    message.replace(&path.display().to_string(), name)
}

/// The exit code of a program that panicked.
const PANIC: u8 = 101;

/// What the work gives, or the message of its panic.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // The language is only read, and the unfinished article is dropped: nothing half-changed is seen again.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic: Box<dyn Any + Send>| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|t| (*t).to_owned()));
        format!("a fault of the program, please report it: {}", text.unwrap_or_default())
    })
}

/// A bar on a terminal, nothing elsewhere.
fn bar(length: usize, quiet: bool) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
    let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::stderr());
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// What went wrong, in the order of the inputs, and a last line that sums up.
fn report(outcomes: &[Outcome], ignored: &[String]) {
    let failed = outcomes.iter().filter_map(|o| o.message.as_ref().map(|m| (o, m)));
    for (outcome, message) in failed {
        let named = message.starts_with(&outcome.input);
        let prefix = if named { String::new() } else { format!("{}: ", outcome.input) };
        files::note(&format!("{prefix}{message}"));
    }
    let written = outcomes.iter().filter(|o| o.exit_code == 0).count();
    let others = match ignored.len() {
        0 => String::new(),
        n => format!(", {n} other files ignored"),
    };
    files::note(&format!("{written} of {} articles written{others}", outcomes.len()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(path: &str) -> Job {
        Job::new(Path::new(path), path.into(), Format::Markdown)
    }

    #[test]
    fn no_name_leads_out_of_the_output_folder() {
        assert_eq!(job("../../etc/passwd.txt").output, "etc/passwd.md");
        assert_eq!(job("/data/a.txt").output, "data/a.md");
        assert_eq!(job("./a/b.html").output, "a/b.md");
    }

    #[test]
    fn two_inputs_to_one_output_are_refused() {
        let fault = check_outputs(&[job("a.txt"), job("a.md")], Path::new("out"));
        let message = fault.expect_err("refused").message;
        assert!(message.contains("a.txt") && message.contains("a.md"), "{message}");
        let manifest = Job::new(Path::new("manifest.txt"), "manifest.txt".into(), Format::Json);
        assert!(check_outputs(&[manifest], Path::new("out")).is_err());
    }

    #[test]
    fn a_panic_becomes_a_message() {
        let message = guarded(|| -> () { panic!("at sentence {}", 3) }).expect_err("it panics");
        assert!(message.ends_with("at sentence 3"), "{message}");
        assert_eq!(guarded(|| 1), Ok(1));
    }
}
