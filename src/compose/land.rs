//! Where an article plays, and what is true there. In: the analysis, what the gazetteer knows of places, the rules of
//! `cards.yaml`. Out: [`Home`]. It never judges whether a card is wanted.

use std::collections::{BTreeMap, BTreeSet};

use super::excerpt::COMPARED;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::gazetteer::{Details, Entry};
use crate::lang::schema::cards::BoundRule;
use crate::lang::schema::fonds::Card;
use crate::model::{Analysis, BlockKind, Named};

/// The article's own country where no place tells it.
const DEFAULT: &str = "FR";
/// The code that stands for the whole Union.
const UNION: &str = "EU";

/// The countries where an article plays.
#[derive(Debug)]
pub(super) struct Home<'a> {
    lang: &'a Language,
    own: BTreeSet<String>,
    /// Those of them that it plays in first of all: that of its dateline, or else all of them.
    first: BTreeSet<String>,
}

/// True for the code of a country where French-speaking newsrooms are at home.
pub(super) fn is_near(code: &str, lang: &Language) -> bool {
    let signs = &lang.rules.cards.signs;
    code == DEFAULT || signs.iter().any(|s| s.countries.iter().any(|c| c == code))
}

impl<'a> Home<'a> {
    /// The country that the dateline is in; those most often named and nearly as often, by places or other signs; the default
    /// where no other is named twice. The dateline tells which of two towns of one name is meant.
    pub(super) fn new(analysis: &Analysis, lang: &'a Language) -> Self {
        let lands = Lands { lang };
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for place in &analysis.places {
            if let Some(country) = lands.of_place(place) {
                *counts.entry(country).or_default() += place.mentions.len();
            }
        }
        let sent = lands.of_dateline(analysis, &counts);
        if let Some(sent) = &sent {
            counts.clear();
            for place in &analysis.places {
                let same = lands.senses(&place.name).contains(sent).then(|| sent.clone());
                if let Some(country) = same.or_else(|| lands.of_place(place)) {
                    *counts.entry(country).or_default() += place.mentions.len();
                }
            }
        }
        if sent.is_none() {
            let rest = analysis.sentences.get(COMPARED).map(|s| s.span.start as usize);
            let text = spaced(
                analysis
                    .document
                    .text
                    .get(..rest.unwrap_or(usize::MAX))
                    .unwrap_or(&analysis.document.text),
            );
            for rule in &lang.rules.cards.signs {
                let times = signs(rule, &text);
                for country in rule.countries.iter().filter(|_| times > 0) {
                    *counts.entry(country.clone()).or_default() += times;
                }
            }
        }
        let most = counts.values().copied().max().unwrap_or(0);
        let often = |n: usize| n > 1 && n * 2 >= most;
        let mut own: BTreeSet<String> =
            counts.iter().filter(|(_, n)| often(**n)).map(|(c, _)| c.clone()).collect();
        let here = counts.get(DEFAULT).is_some_and(|n| n * 2 >= most);
        if sent.is_none() && (own.is_empty() || own.len() == 1 && here) {
            own.insert(DEFAULT.into());
        }
        let first = sent.clone().map_or_else(|| own.clone(), |c| BTreeSet::from([c]));
        own.extend(sent);
        Self { lang, own, first }
    }

    /// True if what the card says is true here.
    pub(super) fn knows(&self, card: &Card) -> bool {
        let rules = &self.lang.rules.cards.lands;
        let overseas = rules.own_law.iter().any(|l| self.own.contains(&l.code));
        card.countries.is_empty()
            || card.countries.iter().any(|c| self.is(c))
            || overseas && card.domain == rules.domain
    }

    /// True for an article that plays outside France alone.
    pub(super) fn plays_abroad(&self) -> bool {
        !self.is(DEFAULT)
    }

    /// True for a card of another country than the one where the article plays first of all.
    pub(super) fn is_abroad(&self, card: &Card) -> bool {
        !card.countries.is_empty() && !card.countries.iter().any(|c| self.is_of(c, &self.first))
    }

    /// True for the name of a place where the article does not play.
    pub(super) fn is_foreign(&self, name: &str) -> bool {
        if !name.starts_with(char::is_uppercase) {
            return false;
        }
        let senses = Lands { lang: self.lang }.senses(name);
        !senses.is_empty() && senses.is_disjoint(&self.own)
    }

    /// True if a sentence of a card without countries is true here.
    pub(super) fn may_say(&self, text: &str) -> bool {
        self.is_true_in(text, &self.own)
    }

    /// True if such a sentence is true where the article plays first of all.
    pub(super) fn says_at_home(&self, text: &str) -> bool {
        self.is_true_in(text, &self.first)
    }

    fn is_true_in(&self, text: &str, lands: &BTreeSet<String>) -> bool {
        let text = spaced(text);
        let mut rules = self.lang.rules.cards.bound.iter();
        !rules.any(|rule| {
            !rule.countries.iter().any(|c| self.is_of(c, lands))
                && rule.words.iter().any(|w| text.contains(&spaced(w)))
        })
    }

    fn is(&self, code: &str) -> bool {
        self.is_of(code, &self.own)
    }

    fn is_of(&self, code: &str, lands: &BTreeSet<String>) -> bool {
        let member = |c: &String| {
            self.lang.names.country(c).is_some_and(|c| c.ue_since.is_some() && c.ue_until.is_none())
        };
        lands.contains(code) || code == UNION && lands.iter().any(member)
    }
}

/// The words of a text in lower case without accents, one space around each.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.fold(String::from(" "), |out, w| out + w + " ")
}

/// How often a spaced text holds the words of a rule.
fn signs(rule: &BoundRule, text: &str) -> usize {
    rule.words.iter().map(|w| text.matches(&spaced(w)).count()).sum()
}

/// What the gazetteer tells of countries.
struct Lands<'a> {
    lang: &'a Language,
}

impl Lands<'_> {
    /// The state of a territory, unless it has laws of its own.
    fn sovereign(&self, code: &str) -> String {
        if self.lang.rules.cards.lands.own_law.iter().any(|l| l.code == code) {
            return code.to_owned();
        }
        let state = self.lang.names.country(code).and_then(|c| c.of);
        state.unwrap_or_else(|| code.split('-').next().unwrap_or(code).to_owned())
    }

    /// The country of one sense of a name, if it is a place.
    fn of_entry(&self, entry: &Entry<'_>) -> Option<String> {
        let code = match entry.details() {
            Details::Country(country) => country.id,
            Details::City(city) => city.country,
            Details::Place(place) => place.country?,
            Details::Commune(commune) => {
                let mut lands = self.lang.rules.cards.lands.own_law.iter();
                let land = lands.find(|l| l.department == commune.department);
                land.map_or(DEFAULT, |l| l.code.as_str()).to_owned()
            }
            Details::Region(_) | Details::Department(_) | Details::Collectivity(_) => {
                DEFAULT.to_owned()
            }
            _ => return None,
        };
        Some(self.sovereign(&code))
    }

    /// The countries that a name can lie in.
    fn senses(&self, name: &str) -> BTreeSet<String> {
        self.lang.names.lookup(name).iter().filter_map(|e| self.of_entry(e)).collect()
    }

    /// The country of a place of the article.
    fn of_place(&self, place: &Named) -> Option<String> {
        let told = self.sovereign(place.country.as_deref()?);
        let senses = self.senses(&place.name);
        // A commune overseas is listed as French.
        match senses.first() {
            Some(one) if senses.len() == 1 => Some(one.clone()),
            _ => Some(told),
        }
    }

    /// The country of the first place of the dateline; of homonyms the better known one, then that of the country that
    /// the article names more often.
    fn of_dateline(&self, analysis: &Analysis, counts: &BTreeMap<String, usize>) -> Option<String> {
        let block = analysis.document.of_kind(BlockKind::Dateline).next()?;
        let text = analysis.document.block_text(block);
        let split = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'));
        let words: Vec<&str> = text.split(split).filter(|w| !w.is_empty()).collect();
        (0..words.len()).find_map(|at| {
            let (_, senses) = self.lang.names.longest(&words[at..])?;
            let known = senses.iter().filter_map(|e| Some((self.of_entry(e)?, e.class())));
            let best = known.max_by_key(|(country, class)| {
                (std::cmp::Reverse(*class), counts.get(country).copied().unwrap_or(0))
            });
            best.map(|(country, _)| country)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::analyze;
    use crate::ingest::ingest;

    fn home(text: &str, lang: &Language) -> BTreeSet<String> {
        let document = ingest("essai.txt", text.as_bytes(), lang).expect("French");
        Home::new(&analyze(document, None, lang), lang).own
    }

    #[test]
    fn the_dateline_tells_the_country_of_homonyms() {
        let lang = Language::french();
        let text = "Le pont est fermé\n\nMONTRÉAL — Le pont de Laval est fermé depuis lundi, a dit la police. \
                    Les camions passeront par Longueuil, selon la ville de Laval.";
        assert_eq!(home(text, &lang), BTreeSet::from(["CA".to_owned()]));
        let text = "Le pont est fermé\n\nLe pont de Laval est fermé depuis lundi, a dit la police. \
                    Les camions passeront par Mayenne, selon la ville de Laval.";
        assert_eq!(home(text, &lang), BTreeSet::from(["FR".to_owned()]));
    }

    #[test]
    fn a_region_belongs_to_its_state_but_for_its_own_laws() {
        let lang = Language::french();
        let lands = Lands { lang: &lang };
        assert_eq!(lands.sovereign("CA-QC"), "CA");
        assert_eq!(lands.sovereign("RE"), "FR");
        assert_eq!(lands.sovereign("PF"), "PF");
    }

    #[test]
    fn a_comparison_moves_no_article_abroad() {
        let lang = Language::french();
        let own = BTreeSet::from(["FR".to_owned()]);
        let home = Home { lang: &lang, first: own.clone(), own };
        assert!(home.is_foreign("Belgique") && home.is_foreign("Québec"));
        assert!(!home.is_foreign("Bourgogne") && !home.is_foreign("grève"));
    }

    #[test]
    fn what_is_vaudois_plays_in_switzerland_though_no_place_is_known() {
        let lang = Language::french();
        let text = "Le tableau rentre chez lui\n\nLe Musée de Morvens (VD) a rendu vendredi un tableau. C'est la première \
                    collection vaudoise qui le fait. La toile valait 4800 francs.";
        assert_eq!(home(text, &lang), BTreeSet::from(["CH".to_owned()]));
    }

    #[test]
    fn each_sign_is_found_in_its_examples_only() {
        let lang = Language::french();
        for rule in &lang.rules.cards.signs {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            assert!(rule.examples.iter().all(|t| signs(rule, &spaced(t)) > 0), "{}", rule.id);
            assert!(!rule.never.iter().any(|t| signs(rule, &spaced(t)) > 0), "{}", rule.id);
        }
    }

    #[test]
    fn each_bound_wording_is_found_in_its_examples_only() {
        let lang = Language::french();
        let own = BTreeSet::from(["MA".to_owned()]);
        let home = Home { lang: &lang, first: own.clone(), own };
        for rule in &lang.rules.cards.bound {
            assert!(!rule.examples.is_empty() && !rule.never.is_empty(), "{}", rule.id);
            assert!(rule.examples.iter().all(|t| !home.may_say(t)), "{}", rule.id);
            assert!(rule.never.iter().all(|t| home.may_say(t)), "{}", rule.id);
        }
    }
}
