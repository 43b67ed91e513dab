//! `--rules DIR` and `--data DIR`. In: folders. Out: the texts in them, as overlays. It never judges what they say:
//! the library does, and names file, line and column.

use std::path::Path;

use intertitre::{Language, Overlay, OverlayFile};

use super::args::House;
use super::fault::Fault;
use super::files;

/// The language with the house's rules and cards on top. It lives as long as the program: to take it apart at the end
/// would cost as much as an article.
pub(super) fn language(house: &House) -> Result<&'static Language, Fault> {
    Ok(Box::leak(Box::new(Language::load(&overlays(house)?)?)))
}

/// The overlays in the order of the command line, rules first.
pub(super) fn overlays(house: &House) -> Result<Vec<Overlay>, Fault> {
    let rules = house.rules.iter().map(|dir| overlay(dir, "rules", "--rules "));
    let data = house.data.iter().map(|dir| overlay(dir, "data", "--data "));
    rules.chain(data).collect()
}

/// The cards of one folder that is named by itself.
pub(super) fn cards(dir: &Path) -> Result<Overlay, Fault> {
    overlay(dir, "data", "")
}

/// The YAML files of one folder; `fr/events.yaml` in it stands for `rules/fr/events.yaml`. Messages name it behind the
/// option that it was given with.
fn overlay(dir: &Path, stands_for: &str, option: &str) -> Result<Overlay, Fault> {
    let shown = format!("{option}{}", dir.display());
    if !files::is_dir(dir) {
        return Err(Fault::usage(format!(
            "{shown}: there is no such folder, expected one laid out like {stands_for}/"
        )));
    }
    let mut overlay = Overlay::default();
    for path in files::tree(dir, None)? {
        if !path.extension().is_some_and(|e| e == "yaml" || e == "yml") {
            continue;
        }
        let slashed: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        overlay.files.push(OverlayFile {
            path: format!("{stands_for}/{}", slashed.join("/")),
            shown: dir.join(&path).display().to_string(),
            text: files::read_text(&dir.join(&path))?,
        });
    }
    if overlay.files.is_empty() {
        return Err(Fault::usage(format!(
            "{shown}: holds no .yaml file, expected a folder laid out like {stands_for}/"
        )));
    }
    Ok(overlay)
}
