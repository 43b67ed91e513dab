//! Putting words into form. In: lemmas with features, neighbouring words. Out: forms. It never picks a word.

use super::Language;
use crate::model::{Gender, Morph, Number, Pos, VerbForm};

impl Language {
    /// A simple tense of a verb; none if the lexicon lacks it.
    pub fn conjugate(
        &self,
        lemma: &str,
        tense: VerbForm,
        person: u8,
        number: Number,
    ) -> Option<String> {
        self.lexicon
            .paradigm(lemma, Pos::Verb)
            .find(|(_, m, _)| {
                m.verb_form() == Some(tense)
                    && m.allows_person(person)
                    && m.number() == Some(number)
            })
            .map(|(_, _, form)| form)
    }

    /// The past participle that agrees with a gender and a number.
    pub fn participle(&self, lemma: &str, gender: Gender, number: Number) -> Option<String> {
        let agrees = |m: &Morph| m.allows_gender(gender) && m.allows_number(number);
        self.lexicon
            .paradigm(lemma, Pos::Verb)
            .find(|(_, m, _)| m.verb_form() == Some(VerbForm::PastPart) && agrees(m))
            .map(|(_, _, form)| form)
    }

    /// True if a word that elides loses its vowel before `word`.
    pub fn elides_before(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let first = super::fold::fold(&lower).chars().next();
        match first {
            Some('a' | 'e' | 'i' | 'o' | 'u') => !self.is_aspirated(&lower, word),
            Some('h') => !self.is_aspirated(&lower, word),
            Some('y') => lower.chars().nth(1).is_some_and(|c| !"aeiouéè".contains(c)),
            _ => false,
        }
    }

    fn is_aspirated(&self, lower: &str, word: &str) -> bool {
        let marked =
            |form: &str| self.lexicon.readings(form).any(|r| r.morph.has(Morph::ASPIRATED));
        marked(lower) || marked(word)
    }

    /// The text with its first letter a capital, behind opening marks.
    pub fn capitalise(&self, text: &str) -> String {
        let at = text.find(char::is_alphanumeric).unwrap_or(0);
        let (marks, rest) = text.split_at(at);
        let mut chars = rest.chars();
        match chars.next() {
            Some(first) => format!("{marks}{}{}", first.to_uppercase(), chars.as_str()),
            None => text.to_owned(),
        }
    }

    /// The text with its first letter in lower case, unless its first word is a name or an acronym.
    pub fn decapitalise(&self, text: &str) -> String {
        let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
        let lower = word.to_lowercase();
        let common = self.lexicon.readings(&lower).any(|r| r.pos != Pos::Propn)
            || text[word.len()..].starts_with(['’', '\'']);
        let acronym = word.chars().filter(|c| c.is_uppercase()).count() > 1;
        if !common || acronym {
            return text.to_owned();
        }
        let mut chars = text.chars();
        chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
    }

    /// True for a folded word that carries no sense of its own.
    pub fn is_function_word(&self, folded: &str) -> bool {
        self.lexicon.readings(folded).any(|r| {
            matches!(r.pos, Pos::Det | Pos::Pron | Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Aux)
        })
    }

    /// Two words with the elision or contraction that French asks for between them; the result carries U+2019.
    pub fn join(&self, left: &str, right: &str) -> String {
        let (head, last) = left.rsplit_once(' ').map_or(("", left), |(h, l)| (h, l));
        let lead = if head.is_empty() { String::new() } else { format!("{head} ") };
        let lower = last.to_lowercase();
        for (from, article, to) in
            [("de", "le ", "du"), ("de", "les ", "des"), ("à", "le ", "au"), ("à", "les ", "aux")]
        {
            if lower == from && right.starts_with(article) {
                return format!("{lead}{to} {}", &right[article.len()..]);
            }
        }
        let elidable = matches!(
            lower.as_str(),
            "de" | "le"
                | "la"
                | "que"
                | "se"
                | "ne"
                | "je"
                | "me"
                | "te"
                | "ce"
                | "jusque"
                | "lorsque"
                | "puisque"
        );
        if elidable && self.elides_before(right) {
            let stem = &last[..last.len() - last.chars().next_back().map_or(0, char::len_utf8)];
            return format!("{lead}{stem}’{right}");
        }
        format!("{left} {right}")
    }
}
