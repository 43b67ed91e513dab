//! Who signs an article. In: a byline as it stands. Out: the names in it. It never guesses at a name that the byline
//! does not begin with the word for (`Par`).

use super::Language;

impl Language {
    /// The names of a byline: `Par Ana Roux, à Lyon, et Léo Petit (avec AFP)` gives `Ana Roux` and `Léo Petit`; none for
    /// a byline that names nobody.
    pub fn authors(&self, byline: &str) -> Vec<String> {
        let page = &self.rules.page;
        let Some((by, names)) = byline.trim().split_once(char::is_whitespace) else {
            return Vec::new();
        };
        if by.to_lowercase() != page.by.to_lowercase() {
            return Vec::new();
        }
        let names = names.split(['(', '|', '–', '—']).next().unwrap_or_default();
        let joined = format!(" {} ", page.and);
        let parts = names.split(',').flat_map(|part| {
            let part = part.trim().strip_prefix(joined.trim_start()).unwrap_or(part.trim());
            part.split(joined.as_str()).map(str::trim).collect::<Vec<_>>()
        });
        let is_name = |part: &&str| part.chars().next().is_some_and(char::is_uppercase);
        parts.filter(is_name).map(|n| n.trim_end_matches('.').to_owned()).collect()
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
}
