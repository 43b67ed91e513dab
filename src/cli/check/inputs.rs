//! Which files are meant. In: files, folders, globs. Out: paths, each once, in the order of the command line, those of a
//! folder sorted. It never follows what git ignores, unless it is named.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use crate::cli::fault::Fault;
use crate::cli::files;

/// Endings of files that a folder is searched for.
const ENDINGS: [&str; 6] = ["md", "markdown", "html", "htm", "txt", "mdx"];

/// Every file that the arguments name.
pub(super) fn find(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, Fault> {
    let mut found = Vec::new();
    for input in inputs {
        if files::is_dash(input) || files::is_file(input) {
            found.push(input.clone());
        } else if files::is_dir(input) {
            found.extend(walk(input, None)?);
        } else if input.to_string_lossy().contains(['*', '?', '[', '{']) {
            let (base, glob) = split_glob(input);
            found.extend(walk(&base, Some(&glob))?);
        } else {
            let shown = input.display();
            return Err(Fault::usage(format!("{shown}: cannot read it: there is no such file")));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|path| seen.insert(path.clone()));
    Ok(found)
}

/// The folder above the first wildcard, and the rest.
fn split_glob(path: &Path) -> (PathBuf, String) {
    let mut base = PathBuf::new();
    let mut glob = Vec::new();
    for part in path.iter() {
        let text = part.to_string_lossy();
        if glob.is_empty() && !text.contains(['*', '?', '[', '{']) {
            base.push(part);
        } else {
            glob.push(text.into_owned());
        }
    }
    if base.as_os_str().is_empty() {
        base.push(".");
    }
    (base, glob.join("/"))
}

fn walk(folder: &Path, glob: Option<&str>) -> Result<Vec<PathBuf>, Fault> {
    let mut builder = WalkBuilder::new(folder);
    // What the user's own git configuration ignores would differ between machines.
    builder.require_git(false).git_global(false);
    if let Some(glob) = glob {
        let mut chosen = OverrideBuilder::new(folder);
        let bad = |e: ignore::Error| Fault::usage(format!("{glob}: is no glob: {e}"));
        // A leading slash ties the glob to the folder.
        chosen.add(&format!("/{glob}")).map_err(bad)?;
        builder.overrides(chosen.build().map_err(bad)?);
    }
    let mut found = Vec::new();
    for entry in builder.build() {
        let entry = entry.map_err(|e| Fault::usage(format!("{}: {e}", folder.display())))?;
        let path = entry.path();
        let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
        let meant = ending.is_some_and(|e| ENDINGS.contains(&e.as_str()));
        if meant && files::is_file(path) {
            found.push(path.strip_prefix("./").unwrap_or(path).to_owned());
        }
    }
    found.sort();
    Ok(found)
}

/// True if a glob of a configuration in `folder` covers a file.
pub(super) fn is_excluded(globs: &[String], folder: &Path, file: &Path) -> Result<bool, Fault> {
    if globs.is_empty() {
        return Ok(false);
    }
    let mut builder = ignore::gitignore::GitignoreBuilder::new(folder);
    for glob in globs {
        let bad = |e: ignore::Error| Fault::usage(format!("exclude: {glob}: {e}"));
        builder.add_line(None, glob).map_err(bad)?;
    }
    let rules = builder.build().map_err(|e| Fault::usage(format!("exclude: {e}")))?;
    let file = files::resolved(file);
    Ok(file.starts_with(folder) && rules.matched_path_or_any_parents(&file, false).is_ignore())
}
