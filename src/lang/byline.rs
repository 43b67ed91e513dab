//! Who signs an article. In: a byline or signature as it stands. Out: the names in it. It never takes an outlet, an agency
//! or a place for a person: a name begins with a first name or initials, holds no word of the language, or stands behind
//! the word for who wrote it (`Par`).

use super::Language;
use super::fold::fold;
use super::gazetteer::NameKind;

impl Language {
    /// The names of a byline: `Par Ana Roux, à Lyon, et Léo Petit (avec AFP)` gives `Ana Roux` and `Léo Petit`; none for
    /// a byline that names nobody.
    pub fn authors(&self, byline: &str) -> Vec<String> {
        let line = byline.trim().trim_start_matches('(').trim_end_matches(')');
        let line = line.split(['(', '|']).next().unwrap_or_default();
        let page = &self.rules.page;
        let parts = line.split([',', ':', ';', '/', '&', '–', '—']);
        let mut signed = false;
        let mut out: Vec<String> = Vec::new();
        for part in parts {
            let mut words: Vec<&str> = part.split_whitespace().collect();
            let by = words.iter().rposition(|w| fold(w) == fold(&page.by));
            signed |= by.is_some();
            words.drain(..by.map_or(0, |by| by + 1));
            for words in words.split(|w| *w == page.and) {
                let name = self.leading_name(words);
                let known = !name.is_empty() && (signed || self.is_person(name));
                let name = name.join(" ");
                if known && !out.contains(&name) {
                    out.push(name);
                }
            }
        }
        out.iter().map(|name| self.without_stop(name)).collect()
    }

    /// The words with capitals that begin a part of a byline, particles between them; none if an article begins it.
    fn leading_name<'w, 't>(&self, words: &'w [&'t str]) -> &'w [&'t str] {
        let ingest = &self.rules.ingest;
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let particle = |word: &str| ingest.list("particle").contains(&fold(word));
        let opens = words.first().is_some_and(|w| !ingest.list("no-name").contains(&fold(w)));
        let run = words.iter().take_while(|w| capital(w) || particle(w)).count();
        let last = words[..run].iter().rposition(|w| capital(w)).map_or(0, |last| last + 1);
        if opens && words.first().is_some_and(|w| capital(w)) { &words[..last] } else { &[] }
    }

    /// True for a first name or initials with a surname, and for two words that are neither words nor names of anything
    /// else.
    fn is_person(&self, words: &[&str]) -> bool {
        let [first, .., last] = words else { return false };
        let surname = last.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let initials =
            first.ends_with('.') && first.split(['.', '-']).all(|part| part.chars().count() <= 2);
        let given = first.split('-').next().unwrap_or(first);
        let known = self.names.lookup(given).iter().any(|e| e.kind() == NameKind::FirstName);
        let strange = |word: &&str| {
            let other = |kind| !matches!(kind, NameKind::FirstName | NameKind::Surname);
            self.lexicon.entry(&word.to_lowercase()).is_none()
                && !self.names.lookup(word).iter().any(|e| other(e.kind()))
        };
        (initials && surname) || known || surname && words.len() == 2 && words.iter().all(strange)
    }

    /// A name without the stop of its line; that of an initial stays.
    fn without_stop(&self, name: &str) -> String {
        let bare = name.strip_suffix('.').unwrap_or(name);
        let last = bare.rsplit([' ', '-', '.']).next().unwrap_or(bare);
        if last.chars().count() > 1 { bare.to_owned() } else { name.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::Language;

    #[test]
    fn names_are_told_from_places_and_agencies() {
        let fr = Language::french();
        assert_eq!(
            fr.authors("Par Ana Roux, à Lyon, et Léo Petit (avec AFP)"),
            ["Ana Roux", "Léo Petit"]
        );
        assert_eq!(fr.authors("PAR ANA ROUX"), ["ANA ROUX"]);
        assert_eq!(fr.authors("De notre correspondant à Lyon"), [""; 0]);
        assert_eq!(fr.authors("Par"), [""; 0]);
    }

    #[test]
    fn a_signature_needs_no_word_before_it() {
        let fr = Language::french();
        assert_eq!(fr.authors("Simone Aubry, à Pau"), ["Simone Aubry"]);
        assert_eq!(fr.authors("Propos recueillis par Jeanne de Luz"), ["Jeanne de Luz"]);
        assert_eq!(fr.authors("(L. Marchal)"), ["L. Marchal"]);
        assert_eq!(fr.authors("Au palais des sports, J.-M. Royer"), ["J.-M. Royer"]);
        assert_eq!(fr.authors("Ohiana Etcheverrigaray"), ["Ohiana Etcheverrigaray"]);
        assert_eq!(fr.authors("Hélène K., envoyée spéciale"), ["Hélène K."]);
        assert_eq!(fr.authors("Rachid Benzine et Anne Duval"), ["Rachid Benzine", "Anne Duval"]);
    }

    #[test]
    fn outlets_and_agencies_are_nobody() {
        let fr = Language::french();
        for line in [
            "La rédaction",
            "Le Courrier des Monts, avec AFP",
            "Presse Océane",
            "Ouest Presse",
            "Avec agences",
            "AFP",
            "J. R.",
            "abc/de",
        ] {
            assert_eq!(fr.authors(line), [""; 0], "{line}");
        }
    }
}
