//! Titles and headings in capitals, given back their letters. In: the text of one, and the words of the body. Out: the
//! same as the body writes it. It never guesses: where one word is neither in the body nor one word only in the lexicon,
//! all of it stays as it is.

use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Draft;
use super::repair::Fix;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::model::VerbForm;

/// The forms in which a body writes its words.
#[derive(Debug, Default)]
pub(super) struct Forms {
    /// By folded word: each form with how often it comes; capitals at the start of sentences do not count.
    written: BTreeMap<String, BTreeMap<String, usize>>,
}

/// Binary steps of frequency by which a word is the only one that is meant: `du`, not `dû`.
const PLAINLY: u8 = 3;

impl Forms {
    /// Adds the words of a paragraph.
    pub(super) fn read(&mut self, text: &str) {
        // A paragraph in capitals tells nothing.
        if is_capitals(text) {
            return;
        }
        let mut starts = true;
        for place in words(text) {
            let word = &text[place.clone()];
            let before =
                text[..place.start].trim_end_matches([' ', '\u{a0}', '«', '"', '“', '\u{202f}']);
            starts |= before.ends_with(['.', '!', '?', '…', ':', '—', '–', '\n']);
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let acronym = word.chars().count() > 1 && !word.contains(char::is_lowercase);
            if !(starts && capital) || acronym {
                let forms = self.written.entry(fold(word)).or_default();
                *forms.entry(word.to_owned()).or_default() += 1;
            }
            starts = false;
        }
    }

    /// The form that the body writes most, if it is plainly the one.
    fn most(&self, word: &str, accented: bool) -> Option<&str> {
        let forms = self.written.get(&fold(word))?;
        let lower = word.to_lowercase();
        // A title that keeps its accents means the letters that it has.
        let meant = |form: &&String| !accented || form.to_lowercase() == lower;
        let known: Vec<(&String, usize)> =
            forms.keys().filter(meant).map(|f| (f, forms[f.as_str()])).collect();
        let (form, times) = known.iter().max_by_key(|(_, n)| *n)?;
        let rest: usize = known.iter().map(|(_, n)| n).sum::<usize>() - times;
        (*times > 2 * rest).then_some(form.as_str())
    }
}

/// True without small letters.
pub(super) fn is_capitals(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

/// A title in capitals with the letters of the body, and the record of it; none if it has small letters or a word that
/// nothing tells.
pub(super) fn recased(draft: &Draft, forms: &Forms, lang: &Language) -> Option<(Draft, Fix)> {
    let text = draft.as_str();
    let places: Vec<Range<usize>> = words(text).collect();
    if !is_capitals(text) || places.len() < 2 {
        return None;
    }
    let accented = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let mut out = Draft::default();
    let mut at = 0;
    for (i, place) in places.iter().enumerate() {
        let word = &text[place.clone()];
        let next = places.get(i + 1).map(|p| &text[p.clone()]);
        let form = match forms.most(word, accented) {
            _ if word == "A" && !accented => has_or_at(next, lang).to_owned(),
            Some(form) => form.to_owned(),
            None => meant(word, accented, lang)?,
        };
        let gap = text[at..place.start].trim_end();
        let opens = i == 0 || gap.ends_with(['.', '!', '?']);
        out.append(draft, at..place.start);
        let form = if opens { lang.capitalise(&form) } else { form };
        // Letter by letter: an accent takes a byte more.
        for ((i, _), letter) in word.char_indices().zip(form.chars()) {
            out.push(letter.encode_utf8(&mut [0; 4]), draft.origin(place.start + i));
        }
        at = place.end;
    }
    out.append(draft, at..text.len());
    let fix = Fix {
        rule: "repair.capitals",
        span: 0..out.len(),
        before: text.to_owned(),
        after: out.as_str().to_owned(),
    };
    Some((out, fix))
}

/// What a word in capitals is, if the lexicon leaves no doubt.
fn meant(word: &str, accented: bool, lang: &Language) -> Option<String> {
    let lower = word.to_lowercase();
    if accented {
        return lang.lexicon.entry(&lower).map(|_| lower);
    }
    let mut known: Vec<(u8, String)> = variants(&lower)
        .into_iter()
        .filter_map(|form| lang.lexicon.entry(&form).map(|e| (e.rank, form)))
        .collect();
    known.sort();
    match known.as_slice() {
        [] => None,
        [(_, only)] => Some(only.clone()),
        [(rank, first), (next, _), ..] => (rank + PLAINLY <= *next).then(|| first.clone()),
    }
}

/// `A FERMÉ`, `A LYON`: the verb before a participle, else the preposition.
fn has_or_at(next: Option<&str>, lang: &Language) -> &'static str {
    let next = next.map(str::to_lowercase).unwrap_or_default();
    let had = variants(&next).iter().any(|form| {
        let mut readings = lang.lexicon.readings(form);
        readings.any(|r| r.morph.verb_form() == Some(VerbForm::PastPart))
    });
    if had { "a" } else { "à" }
}

/// The word with each accent that French could have left out, two at most.
fn variants(word: &str) -> Vec<String> {
    let once = |word: &str| -> Vec<String> {
        let letters = word.char_indices().filter(|(_, c)| c.is_ascii());
        letters
            .flat_map(|(i, c)| {
                let accents = match c {
                    'a' => "àâ",
                    'c' => "ç",
                    'e' => "éèêë",
                    'i' => "îï",
                    'o' => "ô",
                    'u' => "ùûü",
                    _ => "",
                };
                accents.chars().map(move |a| format!("{}{a}{}", &word[..i], &word[i + 1..]))
            })
            .collect()
    };
    /// Signs of the longest word that is tried with two.
    const LONGEST: usize = 24;
    let mut out = vec![word.to_owned()];
    if word.chars().count() <= LONGEST {
        let first = once(word);
        out.extend(first.iter().flat_map(|w| once(w)));
        out.extend(first);
        out.sort();
        out.dedup();
    }
    out
}

/// Runs of letters.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphabetic)?;
        let length = text[start..].find(|c: char| !c.is_alphabetic());
        at = length.map_or(text.len(), |n| start + n);
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str, body: &str) -> Option<String> {
        let mut forms = Forms::default();
        forms.read(body);
        let mut draft = Draft::default();
        draft.push(text, 0);
        recased(&draft, &forms, &Language::french()).map(|(draft, _)| draft.as_str().to_owned())
    }

    #[test]
    fn a_title_in_capitals_is_written_as_the_body_writes_its_words() {
        let body = "La raffinerie de Lubrac a fermé. Un marché de Kherson et le groupe Lubrac, selon l’ONU, en Bourse.";
        let said = |t: &str| title(t, body);
        assert_eq!(said("LUBRAC DÉCOLLE EN BOURSE").as_deref(), Some("Lubrac décolle en Bourse"));
        assert_eq!(
            said("TROIS MORTS SUR UN MARCHE DE KHERSON, SELON L'ONU").as_deref(),
            Some("Trois morts sur un marché de Kherson, selon l'ONU")
        );
        assert_eq!(said("UNE USINE A KHERSON").as_deref(), Some("Une usine à Kherson"));
        assert_eq!(said("LUBRAC A FERME EN BOURSE").as_deref(), Some("Lubrac a fermé en Bourse"));
        assert_eq!(said("LUBRAC MARQUE LE PAS"), None, "marque or marqué");
    }

    #[test]
    fn what_nothing_tells_stays_in_capitals() {
        assert_eq!(title("GRÈVE À VILLENAVE", "Une grève a commencé."), None);
        assert_eq!(title("Grève à la SNCF", "Une grève a commencé."), None);
        assert_eq!(title("ONU", "L’ONU a parlé."), None, "one word is a rubric");
    }
}
