//! One word into form. In: a lemma with features, or a form. Out: the form that bears the features. It never guesses: what
//! the lexicon lacks has no form.

use crate::lang::Language;
use crate::model::{Gender, Morph, Number, Pos, VerbForm};

impl Language {
    /// The form of a lemma that bears the features; the likeliest of several. Features that are not asked for are free,
    /// and a masculine is preferred to a feminine, a singular to a plural.
    pub fn inflect(&self, lemma: &str, pos: Pos, want: Morph) -> Option<String> {
        self.irregular(lemma, pos, want)
            .or_else(|| self.woman(lemma, pos, want))
            .or_else(|| self.inflections(lemma, pos, want).next())
            .or_else(|| self.noun_by_adjective(lemma, pos, want))
    }

    /// A form that the lexicon lists under another lemma. The gender that is not asked for is free, the number is not.
    fn irregular(&self, lemma: &str, pos: Pos, want: Morph) -> Option<String> {
        let forms = self.rules.realisation.irregular.iter();
        let mut own = forms.filter(|i| i.lemma == lemma && i.pos == pos);
        own.find_map(|i| {
            let features = Morph::parse(&i.features).unwrap_or_default();
            let gender = want.gender().is_none() || want.gender() == features.gender();
            (gender && want.number() == features.number()).then(|| i.form.clone())
        })
    }

    /// The feminine of an office or trade, as the list of roles has it: `procureure`, not `procureuse`.
    fn woman(&self, lemma: &str, pos: Pos, want: Morph) -> Option<String> {
        if pos != Pos::Noun || want.gender() != Some(Gender::Fem) {
            return None;
        }
        let roles = &self.rules.roles.roles;
        let role = roles.iter().find(|r| r.m.as_deref() == Some(lemma))?;
        let number = want.number().unwrap_or(Number::Sing);
        role.form(Gender::Fem, number).map(str::to_owned)
    }

    /// The feminine of a noun that is listed only as an adjective's: `veuve`.
    fn noun_by_adjective(&self, lemma: &str, pos: Pos, want: Morph) -> Option<String> {
        let form = (pos == Pos::Noun).then(|| self.inflections(lemma, Pos::Adj, want).next())??;
        let noun = self.lexicon.readings(&form).any(|r| r.pos == Pos::Noun);
        noun.then_some(form)
    }

    /// Every form of a lemma that bears the features, the likeliest first.
    pub fn inflections(
        &self,
        lemma: &str,
        pos: Pos,
        want: Morph,
    ) -> impl Iterator<Item = String> + use<> {
        let cells = self.lexicon.paradigm(lemma, pos).filter(|cell| bears(cell.morph, want));
        let mut cells: Vec<(bool, (u32, u32), String)> = cells
            .map(|cell| (cell.pos != pos, distance(cell.morph, want), cell.lemma(lemma)))
            .collect();
        cells.sort_by_key(|(other, distance, _)| (*other, *distance));
        cells.into_iter().map(|(_, _, form)| form)
    }

    /// A simple tense of a verb; none if the lexicon lacks it.
    pub fn conjugate(
        &self,
        lemma: &str,
        tense: VerbForm,
        person: u8,
        number: Number,
    ) -> Option<String> {
        let want = |form| Morph::default().with_form(form).with_person(person).with_number(number);
        if tense == VerbForm::IndPres {
            // Of two presents, the one that is no past of the same verb: `il repart`, not `il repartit`.
            let past: Vec<String> =
                self.inflections(lemma, Pos::Verb, want(VerbForm::IndPast)).collect();
            let mut present = self.inflections(lemma, Pos::Verb, want(tense));
            if let Some(own) = present.find(|form| !past.contains(form)) {
                return Some(own);
            }
        }
        self.inflect(lemma, Pos::Verb, want(tense))
    }

    /// The past participle that agrees with a gender and a number; the only one of a verb whose participle never agrees.
    pub fn participle(&self, lemma: &str, gender: Gender, number: Number) -> Option<String> {
        let want = Morph::default().with_form(VerbForm::PastPart);
        self.inflect(lemma, Pos::Verb, want.with_gender(gender).with_number(number))
            .or_else(|| self.inflect(lemma, Pos::Verb, want))
    }

    /// A noun, adjective or participle as written, brought to a gender and a number: `municipales` → `municipal`. The
    /// initial capital is kept.
    pub fn agree(&self, word: &str, gender: Gender, number: Number) -> Option<String> {
        let want = Morph::default().with_gender(gender).with_number(number);
        let known = self.lexicon.entry(word).is_some();
        let form = if known { word.to_owned() } else { word.to_lowercase() };
        let cells = |pos: Pos| {
            self.lexicon.readings(&form).filter(move |r| r.pos == pos).find_map(|r| {
                let participle = r.morph.verb_form() == Some(VerbForm::PastPart);
                let asked = if participle { want.with_form(VerbForm::PastPart) } else { want };
                (pos != Pos::Verb || participle).then_some(())?;
                self.inflect(&r.lemma(&form), pos, asked)
            })
        };
        let found = [Pos::Adj, Pos::Verb, Pos::Noun, Pos::Det].into_iter().find_map(cells)?;
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        Some(if capital { self.capitalise(&found) } else { found })
    }

    /// True for a folded word that carries no sense of its own.
    pub fn is_function_word(&self, folded: &str) -> bool {
        self.lexicon.readings(folded).any(|r| {
            matches!(r.pos, Pos::Det | Pos::Pron | Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Aux)
        })
    }
}

/// True if a cell of a paradigm bears all that is asked for.
fn bears(cell: Morph, want: Morph) -> bool {
    const AGREEMENT: [u32; 2] = [0b11, 0b1100];
    const FORM: u32 = 15 << 4;
    const PERSONS: u32 = 7 << 8;
    let agreement = AGREEMENT.into_iter().all(|mask| {
        let asked = want.0 & mask;
        // A cell that says nothing (infinitive, present participle) excludes nothing.
        cell.0 & mask == 0 || cell.0 & asked == asked
    });
    let form = want.0 & FORM == cell.0 & FORM;
    let persons = want.0 & PERSONS;
    agreement && form && (cell.0 & PERSONS == 0 || cell.0 & persons == persons)
}

/// How much more a cell says than is asked for: the closest is preferred.
fn distance(cell: Morph, want: Morph) -> (u32, u32) {
    let surplus = (cell.0 & Morph::AGREEMENT & !want.0).count_ones();
    let asked = (want.0 & Morph::AGREEMENT).count_ones();
    // Where nothing is asked for, the dictionary form is meant: the paradigm begins with it.
    if asked == 0 { (0, 0) } else { (surplus, cell.0 & Morph::AGREEMENT) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_lexicon_is_produced_back() {
        let fr = Language::french();
        // Rows whose form is a second spelling of its cell (`paye` beside `paie`) come after the first.
        let (mut rows, mut second, mut lost) = (0u32, 0u32, Vec::new());
        fr.lexicon.visit(|form, entry| {
            for reading in entry.readings() {
                if !matches!(reading.pos, Pos::Noun | Pos::Adj | Pos::Verb | Pos::Aux) {
                    continue;
                }
                let lemma = reading.lemma(form);
                rows += 1;
                let mut forms = fr.inflections(&lemma, reading.pos, reading.morph);
                match forms.position(|f| f == form) {
                    Some(0) => {}
                    Some(_) => second += 1,
                    None => {
                        lost.push(format!("{form} < {lemma} {:?} {}", reading.pos, reading.morph))
                    }
                }
            }
        });
        assert!(rows > 500_000, "{rows}");
        assert!(second < rows / 50, "{second} of {rows}");
        assert!(lost.is_empty(), "{} of {rows}: {:?}", lost.len(), &lost[..lost.len().min(40)]);
    }
}
