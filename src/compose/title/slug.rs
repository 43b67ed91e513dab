//! The address of a page. In: title, keyphrase. Out: a slug. It never ends in a number that counts what is cut off.

use crate::compose::keyphrase::Key;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::gazetteer::NameKind;
use crate::model::{Kind, Pos, VerbForm};

/// Words of a slug.
const WORDS: usize = 6;

/// The slug: words of the title without accents or function words, the keyphrase first, at most six words. Where there are
/// more, verbs and what only links go first.
pub(crate) fn slug(title: &str, key: &Key, lang: &Language) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in carrying(&key.text, lang) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let keyed = words.len();
    for word in carrying(&without_sentences(without_speaker(title, lang), lang), lang) {
        // `le-mans` in the place of `mans`
        let bare = word.split_once('-').map_or("", |(_, bare)| bare);
        match words.iter().position(|w| w == bare) {
            Some(at) => words[at] = word,
            None if !words.contains(&word) => words.push(word),
            None => {}
        }
    }
    let mut drop_while_long = |empty: &dyn Fn(&str) -> bool| {
        while words.len() > WORDS
            && let Some(at) = (keyed..words.len()).rev().find(|&at| empty(&words[at]))
        {
            words.remove(at);
        }
    };
    let links = &lang.rules.keyphrases.never_heads;
    drop_while_long(&|word| links.iter().any(|l| fold(l) == word));
    // `cessez-le-feu` is one word.
    let folded = fold(title);
    let joined = |word: &str| folded.contains(&format!("{word}-"));
    drop_while_long(&|word| is_verb(word, lang) && !joined(word));
    // `en pleine | saison`, `bande | organisée`: all of a phrase, or nothing of it.
    let cut = words.get(WORDS).cloned();
    words.truncate(WORDS);
    let beside = |last: &String, cut: &String| {
        let mut pairs = folded.match_indices(last.as_str());
        pairs.any(|(at, _)| {
            let behind = &folded[at + last.len()..];
            behind.strip_prefix([' ', '-', '\u{a0}']).is_some_and(|b| b.starts_with(cut.as_str()))
        })
    };
    let halved = words.last().zip(cut.as_ref()).is_some_and(|(last, cut)| beside(last, cut));
    if halved && words.len() > keyed.max(3) {
        words.pop();
    }
    while words.len() > 2 && words.last().is_some_and(|w| counts(w, lang)) {
        words.pop();
    }
    words.join("-")
}

/// The folded words of a text that say something at an address.
fn carrying(text: &str, lang: &Language) -> Vec<String> {
    let all: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // `1,84 milliard d'euros` is no address.
    let figures = |w: &str| w.chars().all(|c| c.is_ascii_digit());
    let decimal = |at: usize| {
        let beside = |a: usize, b: usize| {
            let (Some(a), Some(b)) = (all.get(a), all.get(b)) else { return false };
            let between = &text[a.as_ptr() as usize - text.as_ptr() as usize + a.len()..];
            figures(a) && figures(b) && between.starts_with([',', '.'])
        };
        beside(at, at + 1) || at > 0 && beside(at - 1, at)
    };
    let measures = |at: usize| {
        let word = fold(all[at]);
        let units = &lang.rules.keyphrases.never_inside;
        units.iter().any(|u| fold(u) == word.trim_end_matches('s'))
    };
    let of_decimal = |at: usize| {
        let before = (0..at).rev().find(|&b| !measures(b) && all[b].chars().count() > 1);
        decimal(at) || measures(at) && before.is_some_and(decimal)
    };
    let articled = |at: usize| {
        let article =
            all[at].starts_with(char::is_uppercase) && lang.is_function_word(&fold(all[at]));
        let place = |next: &&str| {
            let name = format!("{} {next}", all[at]);
            let mut known = lang.names.lookup(&name).into_iter();
            text.contains(&name)
                && known.any(|e| matches!(e.kind(), NameKind::City | NameKind::Commune))
        };
        article && all.get(at + 1).is_some_and(place)
    };
    let carries = |(at, written): (usize, &&str)| {
        let word = fold(written);
        if of_decimal(at) {
            return None;
        }
        // `La Rochelle` is one word, and no `rochelle`.
        if articled(at) {
            return None;
        }
        if at > 0 && articled(at - 1) {
            return Some(format!("{}-{word}", fold(all[at - 1])));
        }
        // `l'IA`: two capitals are a name; `Bayard d'or`: what a thing is of.
        let short = word.chars().count() == 2;
        let name = short && written.chars().all(char::is_uppercase);
        let noun = || lang.lexicon.readings(&word).any(|r| r.pos == Pos::Noun);
        let of = short && at > 0 && all[at - 1] == "d" && noun();
        let kept = word.len() > 2 || name || of || word.chars().all(|c| c.is_ascii_digit());
        // `aucun-incident` is not `incident`.
        let denies = lang.lexicon.readings(&word).any(|r| r.morph.kind() == Some(Kind::Neg));
        (kept && (denies || name || of || !lang.is_function_word(&word))).then_some(word)
    };
    all.iter().enumerate().filter_map(carries).collect()
}

/// A title without who says so: `…, annonce la préfecture`.
fn without_speaker<'a>(title: &'a str, lang: &Language) -> &'a str {
    let Some((before, said)) = title.rsplit_once(", ") else { return title };
    let verb = said.split(' ').next().unwrap_or_default();
    let mut verbs = lang.lexicon.readings(verb).filter(|r| r.pos == Pos::Verb);
    let speaks = verbs.any(|r| lang.index.speech(&lang.rules, &r.lemma(verb)).is_some());
    if speaks { before } else { title }
}

/// A title without what it quotes as a sentence (`le prix attribué à « Où vas-tu, Marthe ? »`), unless that is all.
fn without_sentences(title: &str, lang: &Language) -> String {
    let Some((before, rest)) = title.split_once('«') else { return title.to_owned() };
    let Some((quoted, behind)) = rest.split_once('»') else { return title.to_owned() };
    let mut words = quoted.split(|c: char| !c.is_alphanumeric()).map(fold);
    let sentence = words.any(|w| is_verb(&w, lang));
    let plain = format!("{before} {behind}");
    let enough = carrying(&plain, lang).len() > 2;
    if sentence && enough { plain } else { title.to_owned() }
}

/// True for a word that can only be a finite verb.
fn is_verb(word: &str, lang: &Language) -> bool {
    let mut readings = lang.lexicon.readings(word).peekable();
    let known = readings.peek().is_some();
    known && readings.all(|r| r.morph.verb_form().is_some_and(VerbForm::is_finite))
}

/// `dix-huit ans` cut behind `dix`, `1 400 foyers` behind `1`; a year stands alone.
fn counts(word: &str, lang: &Language) -> bool {
    let figures = word.chars().all(|c| c.is_ascii_digit());
    let year = figures && word.len() == 4 && word.starts_with(['1', '2']);
    let spelt = word.chars().all(char::is_alphabetic) && lang.read_number(&[word]).is_some();
    figures && !year || spelt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str, key: &str) -> String {
        let lang = Language::french();
        slug(title, &Key::new(key, Vec::new(), &lang), &lang)
    }

    #[test]
    fn the_graver_noun_stays() {
        let title = "Les services de Vire Normandie tournent au ralenti à cause d’un rançongiciel";
        assert_eq!(
            of(title, "Vire Normandie"),
            "vire-normandie-services-tournent-ralenti-rancongiciel"
        );
    }

    #[test]
    fn a_phrase_is_kept_or_left_whole() {
        let title = "Cyanobactéries : la baignade interdite au lac de Vire en pleine saison";
        assert_eq!(of(title, "lac de Vire"), "lac-vire-cyanobacteries-baignade-interdite");
        assert_eq!(of("Un plan climat de 1,84 milliard", "plan climat"), "plan-climat");
    }

    #[test]
    fn the_article_of_a_place_stays_with_it() {
        let title = "Un voilier retrouvé vide au large de La Rochelle";
        assert_eq!(of(title, "voilier"), "voilier-retrouve-vide-large-la-rochelle");
        assert_eq!(
            of("La mairie de Rouen ferme ses portes", "mairie"),
            "mairie-rouen-ferme-portes"
        );
    }

    #[test]
    fn a_work_called_by_a_sentence_is_left_out() {
        let title = "Le Bayard d’or du meilleur film attribué à « Où vas-tu, Marthe ? »";
        assert_eq!(of(title, "Bayard d’or du meilleur film"), "bayard-or-meilleur-film-attribue");
        assert_eq!(of("« Les Sables » primé à Brive", "Brive"), "brive-sables-prime");
    }
}
