//! A house's own rules and cards. In: the texts of one `--rules` or `--data` folder. Out: what is laid over the
//! embedded ones. It never opens a file: `cli` reads them.

use sha2::{Digest, Sha256};

use super::compile::fonds::{self, Joining, Sheet};
use super::compile::source::SourceError;
use super::compile::{rulebook, tagging};
use super::lexicon::Lexicon;
use super::schema::rules::Rulebook;

/// The files of one folder, in the order of their paths.
#[derive(Debug, Clone, Default)]
pub struct Overlay {
    /// The files.
    pub files: Vec<OverlayFile>,
}

/// One file of an overlay.
#[derive(Debug, Clone)]
pub struct OverlayFile {
    /// The place in the project that it stands for: `rules/fr/events.yaml`.
    pub path: String,
    /// What the user calls it, for messages.
    pub shown: String,
    /// What it holds.
    pub text: String,
}

/// Where an overlay may bring cards.
const CARDS: &str = "data/fr/fonds/";

impl Overlay {
    /// Merges the rule files into the book; false if there are none.
    pub(super) fn merge_rules(&self, book: &mut Rulebook) -> Result<bool, SourceError> {
        let mut merged = false;
        for file in self.rule_files() {
            rulebook::read(book, &file.path, &file.text).map_err(|e| file.show(e))?;
            merged = true;
        }
        Ok(merged)
    }

    fn rule_files(&self) -> impl Iterator<Item = &OverlayFile> {
        self.files.iter().filter(|f| f.path.starts_with("rules/"))
    }

    /// A fault that only the merged rules have, in the file where its words stand.
    pub(super) fn blame(&self, fault: &tagging::Fault) -> SourceError {
        let file = self.rule_files().find(|f| f.text.contains(&fault.near));
        match file.or(self.files.first()) {
            Some(f) => SourceError::at(&f.shown, &f.text, &fault.near, fault.message.clone()),
            None => SourceError::of_file("", fault.message.clone()),
        }
    }

    /// Compiles the cards; none if the overlay has no card.
    pub(super) fn compile_cards(
        &self,
        lexicon: &Lexicon<'_>,
        joining: &Joining,
    ) -> Result<Option<Vec<u8>>, SourceError> {
        let mut cards: Vec<Sheet> = Vec::new();
        for file in self.files.iter().filter(|f| !f.path.starts_with("rules/")) {
            if !file.path.starts_with(CARDS) {
                let message = format!("unknown data file, expected {CARDS}NAME.yaml");
                return Err(SourceError::of_file(&file.shown, message));
            }
            let known = cards.len();
            cards.extend(fonds::read(&file.shown, &file.text)?);
            for new in known..cards.len() {
                let id = &cards[new].card.id;
                if let Some(old) = cards[..new].iter().position(|s| s.card.id == *id) {
                    return Err(file.twice(id, old >= known));
                }
            }
        }
        Ok((!cards.is_empty()).then(|| fonds::compile(&cards, lexicon, joining)))
    }
}

impl OverlayFile {
    /// The error under the name that the user knows the file by.
    fn show(&self, error: SourceError) -> SourceError {
        SourceError { path: self.shown.clone(), ..error }
    }

    /// The id of a card that stands twice, in this file or in this one and an earlier one.
    fn twice(&self, id: &str, within: bool) -> SourceError {
        let key = format!("id: {id}");
        let mut places = self.text.match_indices(&key).map(|(at, _)| at);
        let at = places.nth(usize::from(within)).unwrap_or_default();
        let message = format!("the card id {id} stands twice, expected each id once in a folder");
        SourceError::at_offset(&self.shown, &self.text, at, message)
    }
}

/// The digest of what is in force: the embedded one, or one over it and every overlay file in order.
pub(super) fn digest(embedded: &str, overlays: &[Overlay]) -> String {
    let mut files = overlays.iter().flat_map(|o| &o.files).peekable();
    if files.peek().is_none() {
        return embedded.to_owned();
    }
    let mut hash = Sha256::new_with_prefix(embedded);
    for file in files {
        hash.update(format!("\0{}\0{}\0", file.path, file.text.len()));
        hash.update(&file.text);
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    fn overlay(path: &str, text: &str) -> Overlay {
        let file =
            OverlayFile { path: path.into(), shown: format!("house/{path}"), text: text.into() };
        Overlay { files: vec![file] }
    }

    const CARD: &str = "domain: essai\ntitle: Essai\ncards:\n  - id: essai-maison\n    kind: notion\n    subjects: \
        [\"zorglub administratif\"]\n    h3: [\"Que fait le zorglub ?\"]\n    sentences: [{ mecanisme: \"Le zorglub \
        attend.\" }]\n    source: essai\n    checked: 2026-11\n    examples: [\"Un zorglub administratif.\"]\n    \
        never: [\"Rien.\"]\n";

    #[test]
    fn an_entry_of_the_house_replaces_the_one_of_that_key_and_changes_the_digest() {
        let text = "- { form: \"M.\", kind: title, ends: maybe }\n- { form: \"Zz.\", kind: unit, ends: never }\n";
        let embedded = Language::french();
        let house = Language::load(&[overlay("rules/fr/abbreviations.yaml", text)]).expect("valid");
        let ends = |l: &Language| {
            let of =
                |form: &str| l.rules.abbreviations.iter().find(|a| a.form == form).map(|a| a.ends);
            (of("M."), of("Zz.").is_some(), l.rules.abbreviations.len())
        };
        assert_ne!(ends(&embedded).0, ends(&house).0);
        assert!(ends(&house).1);
        assert_eq!(ends(&house).2, ends(&embedded).2 + 1);
        assert_ne!(house.digest, embedded.digest);
    }

    #[test]
    fn a_card_of_the_house_joins_the_base() {
        let house = Language::load(&[overlay("data/fr/fonds/essai.yaml", CARD)]).expect("valid");
        assert_eq!(house.fonds.card("essai-maison").map(|c| c.domain), Some("essai".into()));
    }

    #[test]
    fn faults_are_shown_under_the_name_of_the_house() {
        let error = |path: &str, text: &str| {
            Language::load(&[overlay(path, text)]).expect_err("refused").to_string()
        };
        let unknown_key =
            error("rules/fr/abbreviations.yaml", "- { forme: \"M.\", kind: title, ends: never }\n");
        assert!(
            unknown_key.starts_with("house/rules/fr/abbreviations.yaml:1:5: "),
            "{unknown_key}"
        );
        assert!(
            unknown_key.contains("expected one of form") && unknown_key.contains('^'),
            "{unknown_key}"
        );
        let unknown_file = error("rules/fr/abreviations.yaml", "[]");
        assert!(unknown_file.contains("rules/fr/abbreviations.yaml"), "{unknown_file}");
        let not_a_card = error("data/fr/lexicon/closed.yaml", "[]");
        assert!(not_a_card.contains("data/fr/fonds/NAME.yaml"), "{not_a_card}");
        let cards = CARD.split_once("cards:\n").expect("a card").1;
        let twice = error("data/fr/fonds/essai.yaml", &format!("{CARD}{cards}"));
        assert!(twice.contains("essai.yaml:13:5: ") && twice.contains("twice"), "{twice}");
    }
}
