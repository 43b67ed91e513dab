//! Capitals with their accents, ligatures. In: items. Out: the same with the letters that print asks for. It never changes a
//! word that the lexicon knows as it is written.

use std::borrow::Cow;

use super::item::{Item, Kind};
use crate::lang::Language;
use crate::lang::gazetteer::NameKind;
use crate::model::VerbForm;

impl Language {
    /// Sets the letters of words outside quotations.
    pub(super) fn set_words(&self, items: &mut [Item<'_>]) {
        let rules = &self.rules.typography;
        for i in 0..items.len() {
            if items[i].quoted || items[i].kind != Kind::Word {
                continue;
            }
            let word = &*items[i].text;
            let capital =
                rules.accented_capitals && word.starts_with(['A', 'C', 'E', 'I', 'O', 'U']);
            let set = if capital { self.accented(items, i) } else { None };
            let ligature = match set.as_deref().or(Some(word)) {
                Some(word) if rules.ligatures => self.with_ligature(word),
                _ => None,
            };
            if let Some(set) = ligature.or(set) {
                items[i].text = Cow::Owned(set);
            }
        }
    }

    /// `oeuvre` → `œuvre`, where the lexicon knows only the second.
    fn with_ligature(&self, word: &str) -> Option<String> {
        let typed = ["oe", "Oe", "OE"].into_iter().any(|pair| word.contains(pair));
        // `Ploemeur` is written so.
        let listed = || self.names.lookup(word).iter().any(|e| e.spelling() == word);
        if !typed || self.knows(word) || listed() {
            return None;
        }
        let set = word.replace("oe", "œ").replace("Oe", "Œ").replace("OE", "Œ");
        self.knows(&set).then_some(set)
    }

    /// `Etat` → `État`, `A` at the head of a sentence → `À`.
    fn accented(&self, items: &[Item<'_>], i: usize) -> Option<String> {
        let rules = &self.rules.typography;
        let word = &*items[i].text;
        if let Some(accented) = rules.sentence_opening.get(word) {
            return self.opens_with_preposition(items, i).then(|| accented.clone());
        }
        if let Some(accented) = rules.capital_words.get(word) {
            return Some(accented.clone());
        }
        let mut letters = word.chars();
        let first = letters.next()?;
        let rest = letters.as_str();
        if rest.is_empty() || rest.chars().all(|c| !c.is_lowercase()) || self.knows(word) {
            return None;
        }
        let with = |letter: &char| format!("{letter}{rest}");
        let known = accents(first).iter().map(with).find(|set| self.knows(set));
        known.or_else(|| self.accented_name(items, i, first, rest))
    }

    /// The first accent under which the gazetteer lists the word, or the compound that it begins.
    fn accented_name(
        &self,
        items: &[Item<'_>],
        i: usize,
        first: char,
        rest: &str,
    ) -> Option<String> {
        /// Words of the longest names with hyphens.
        const LONGEST: usize = 12;
        let compound: String = items[i..]
            .iter()
            .take(LONGEST)
            .enumerate()
            .take_while(|(n, item)| *n == 0 || item.is_glued())
            .map(|(_, item)| &*item.text)
            .collect();
        let listed = [compound.as_str(), &items[i].text].into_iter().find_map(|name| {
            let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
            let senses = self.names.lookup(name);
            let plain = senses.iter().any(|e| e.spelling().starts_with(first));
            // `Elodie` is French, `Emil` may be nobody's mistake.
            let person = senses.iter().any(|e| e.kind() == NameKind::FirstName);
            if person && !name.ends_with('e') {
                return None;
            }
            let set = senses.iter().find_map(|e| e.spelling().chars().next());
            set.filter(|c| !plain && accents(first).contains(c))
        })?;
        Some(format!("{listed}{rest}"))
    }

    /// True for an *A* that is the preposition: it begins a sentence, and no participle follows.
    fn opens_with_preposition(&self, items: &[Item<'_>], i: usize) -> bool {
        let opens = match i.checked_sub(1).map(|b| &items[b]) {
            None => true,
            Some(before) => {
                let ended = matches!(&*before.text, "." | "!" | "?" | "…");
                items[i].begins_line() || (ended && !items[i].is_glued())
            }
        };
        let Some(next) = items.get(i + 1).filter(|n| !n.is_glued()) else { return false };
        // `A B`, but `A N'Djamena`
        let elided =
            items.get(i + 2).is_some_and(|n| n.is_glued() && matches!(&*n.text, "'" | "’"));
        let lone_capital = next.text.chars().nth(1).is_none() && next.is_capitalised() && !elided;
        let follows = matches!(next.kind, Kind::Word | Kind::Number) && !lone_capital;
        let participle = self
            .lexicon
            .readings(&next.text)
            .any(|r| r.morph.verb_form() == Some(VerbForm::PastPart));
        opens && follows && !participle
    }

    /// True if the lexicon knows the word as written, or in lower case.
    fn knows(&self, word: &str) -> bool {
        self.lexicon.entry(word).is_some()
            || (word.starts_with(char::is_uppercase)
                && self.lexicon.entry(&word.to_lowercase()).is_some())
    }
}

/// The capitals that a capital without accent can stand for, the likeliest first.
fn accents(letter: char) -> &'static [char] {
    match letter {
        'A' => &['À', 'Â'],
        'C' => &['Ç'],
        'E' => &['É', 'È', 'Ê'],
        'I' => &['Î'],
        'O' => &['Ô'],
        'U' => &['Ù', 'Û'],
        _ => &[],
    }
}
