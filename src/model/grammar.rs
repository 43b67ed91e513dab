//! Parts of speech and grammatical features. In: nothing. Out: [`Pos`], [`Morph`] and their parts. It never
//! looks at a word. The build script shares this file with the library.

use serde::{Deserialize, Serialize};

/// Part of speech, with the names of Universal Dependencies.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "UPPERCASE")]
#[repr(u8)]
pub enum Pos {
    /// Common noun.
    Noun,
    /// Proper noun.
    Propn,
    /// Verb other than *être* and *avoir*.
    Verb,
    /// *Être* and *avoir*.
    Aux,
    /// Adjective.
    Adj,
    /// Adverb.
    Adv,
    /// Determiner.
    Det,
    /// Pronoun.
    Pron,
    /// Preposition, contractions included (`au`, `du`).
    Adp,
    /// Coordinating conjunction.
    Cconj,
    /// Subordinating conjunction.
    Sconj,
    /// Cardinal number.
    Num,
    /// Interjection.
    Intj,
    /// Punctuation.
    Punct,
    /// Symbol: `%`, `€`, units.
    Sym,
    /// Anything else.
    #[default]
    X,
}

impl Pos {
    /// Every part of speech, in the order of their numbers.
    pub const ALL: [Pos; 16] = [
        Pos::Noun,
        Pos::Propn,
        Pos::Verb,
        Pos::Aux,
        Pos::Adj,
        Pos::Adv,
        Pos::Det,
        Pos::Pron,
        Pos::Adp,
        Pos::Cconj,
        Pos::Sconj,
        Pos::Num,
        Pos::Intj,
        Pos::Punct,
        Pos::Sym,
        Pos::X,
    ];

    /// The name as Universal Dependencies writes it.
    pub fn name(self) -> &'static str {
        [
            "NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "DET", "PRON", "ADP", "CCONJ", "SCONJ",
            "NUM", "INTJ", "PUNCT", "SYM", "X",
        ][self as usize]
    }

    /// The part of speech of that name.
    pub fn from_name(name: &str) -> Option<Pos> {
        Pos::ALL.into_iter().find(|p| p.name() == name)
    }

    /// The part of speech of that number, [`Pos::X`] where there is none.
    pub fn from_number(number: u8) -> Pos {
        Pos::ALL.get(number as usize).copied().unwrap_or(Pos::X)
    }
}

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// Masculine.
    #[serde(rename = "m")]
    Masc,
    /// Feminine.
    #[serde(rename = "f")]
    Fem,
}

/// Grammatical number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Number {
    /// Singular.
    #[serde(rename = "s")]
    Sing,
    /// Plural.
    #[serde(rename = "p")]
    Plur,
}

/// Mood and tense in one, as French conjugation tables list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum VerbForm {
    /// Infinitive.
    Inf = 1,
    /// Present participle.
    PresPart,
    /// Past participle.
    PastPart,
    /// Present indicative.
    IndPres,
    /// Imperfect.
    IndImpf,
    /// Simple past.
    IndPast,
    /// Future.
    IndFut,
    /// Present conditional.
    Cond,
    /// Present subjunctive.
    SubjPres,
    /// Imperfect subjunctive.
    SubjImpf,
    /// Imperative.
    Imper,
}

impl VerbForm {
    const ALL: [VerbForm; 11] = [
        VerbForm::Inf,
        VerbForm::PresPart,
        VerbForm::PastPart,
        VerbForm::IndPres,
        VerbForm::IndImpf,
        VerbForm::IndPast,
        VerbForm::IndFut,
        VerbForm::Cond,
        VerbForm::SubjPres,
        VerbForm::SubjImpf,
        VerbForm::Imper,
    ];

    /// True for the forms that carry a person.
    pub fn is_finite(self) -> bool {
        self >= VerbForm::IndPres
    }

    /// The name used in rule and data files.
    pub fn name(self) -> &'static str {
        [
            "inf",
            "ppr",
            "pp",
            "ind.pres",
            "ind.impf",
            "ind.past",
            "ind.fut",
            "cond",
            "subj.pres",
            "subj.impf",
            "imper",
        ][self as usize - 1]
    }

    /// The form of that name.
    pub fn from_name(name: &str) -> Option<VerbForm> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }
}

/// What a closed-class word is, or what kind of name a proper noun is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Kind {
    /// *le, la, les*
    Def = 1,
    /// *un, une, des*; *quelqu'un*
    Indef,
    /// partitive *du, de la*
    Part,
    /// *mon, ton, son…*; *le mien*
    Poss,
    /// *ce, cette*; *celui*
    Dem,
    /// *quel*; *qui ?*
    Int,
    /// *quel !*
    Excl,
    /// *chaque, plusieurs, quelques*
    Quant,
    /// *aucun, nul*; *rien, personne*; *ne, pas*
    Neg,
    /// subject clitics *je, il, on*
    Subj,
    /// object clitics *me, le, lui*
    Obj,
    /// *se*
    Refl,
    /// *moi, eux*
    Tonic,
    /// *en, y*
    AdvPron,
    /// *qui, que, dont, lequel*
    Rel,
    /// *très, plus, si*
    Degree,
    /// adverb of time
    Time,
    /// adverb of place
    Place,
    /// contraction of a preposition and an article: *au, du*
    Contr,
    /// name of a country or region
    Country,
    /// name of a city
    City,
    /// inhabitant
    Gentile,
    /// name of a language
    Language,
    /// first name
    FirstName,
    /// surname
    Surname,
    /// title or civility: *M., Mme*
    Title,
    /// ordinal number written as a word or in figures
    Ordinal,
}

impl Kind {
    const ALL: [Kind; 27] = [
        Kind::Def,
        Kind::Indef,
        Kind::Part,
        Kind::Poss,
        Kind::Dem,
        Kind::Int,
        Kind::Excl,
        Kind::Quant,
        Kind::Neg,
        Kind::Subj,
        Kind::Obj,
        Kind::Refl,
        Kind::Tonic,
        Kind::AdvPron,
        Kind::Rel,
        Kind::Degree,
        Kind::Time,
        Kind::Place,
        Kind::Contr,
        Kind::Country,
        Kind::City,
        Kind::Gentile,
        Kind::Language,
        Kind::FirstName,
        Kind::Surname,
        Kind::Title,
        Kind::Ordinal,
    ];

    /// The name used in data files.
    pub fn name(self) -> &'static str {
        [
            "def",
            "indef",
            "part",
            "poss",
            "dem",
            "int",
            "excl",
            "quant",
            "neg",
            "subj",
            "obj",
            "refl",
            "tonic",
            "adv",
            "rel",
            "deg",
            "time",
            "place",
            "contr",
            "country",
            "city",
            "gentile",
            "language",
            "firstname",
            "surname",
            "title",
            "ord",
        ][self as usize - 1]
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Self::ALL.into_iter().find(|k| k.name() == name)
    }
}

/// Grammatical features packed in 32 bits; the empty value says nothing.
///
/// Bits: 0–1 gender (1 masculine, 2 feminine, 3 both), 2–3 number (1 singular, 2 plural, 3 both), 4–7 verb
/// form, 8–10 persons (a mask: `je porte` and `il porte` are one reading), 11–15 kind, 16 no elision before
/// it, 17–18 auxiliary (1 *avoir*, 2 *être*), 19 pronominal only, 20 transitive, 21 intransitive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Morph(pub u32);

impl Morph {
    /// No elision before this word (`le | héros`).
    pub const ASPIRATED: Morph = Morph(1 << 16);
    /// Compound tenses with *avoir*.
    pub const AUX_AVOIR: Morph = Morph(1 << 17);
    /// Compound tenses with *être*.
    pub const AUX_ETRE: Morph = Morph(1 << 18);
    /// Only pronominal: *s'évanouir*.
    pub const PRONOMINAL: Morph = Morph(1 << 19);
    /// Takes a direct object.
    pub const TRANSITIVE: Morph = Morph(1 << 20);
    /// Can do without an object.
    pub const INTRANSITIVE: Morph = Morph(1 << 21);
    /// What agreement looks at: gender and number.
    pub const AGREEMENT: u32 = 0b1111;

    /// Features of both.
    pub const fn or(self, other: Morph) -> Morph {
        Morph(self.0 | other.0)
    }

    /// True if every bit of `other` is set here.
    pub const fn has(self, other: Morph) -> bool {
        self.0 & other.0 == other.0
    }

    /// The gender, if there is just one.
    pub fn gender(self) -> Option<Gender> {
        match self.0 & 3 {
            1 => Some(Gender::Masc),
            2 => Some(Gender::Fem),
            _ => None,
        }
    }

    /// The number, if there is just one.
    pub fn number(self) -> Option<Number> {
        match self.0 >> 2 & 3 {
            1 => Some(Number::Sing),
            2 => Some(Number::Plur),
            _ => None,
        }
    }

    /// True unless the word excludes that gender.
    pub fn allows_gender(self, gender: Gender) -> bool {
        self.0 & 3 == 0 || self.0 & (1 + gender as u32) != 0
    }

    /// True unless the word excludes that number.
    pub fn allows_number(self, number: Number) -> bool {
        self.0 >> 2 & 3 == 0 || self.0 >> 2 & (1 + number as u32) != 0
    }

    /// True if the two can agree in gender and number.
    pub fn agrees(self, other: Morph) -> bool {
        let field = |m: Morph, shift: u32| match m.0 >> shift & 3 {
            0 => 3,
            bits => bits,
        };
        field(self, 0) & field(other, 0) != 0 && field(self, 2) & field(other, 2) != 0
    }

    /// Mood and tense, for verbs.
    pub fn verb_form(self) -> Option<VerbForm> {
        (self.0 >> 4 & 15).checked_sub(1).and_then(|i| VerbForm::ALL.get(i as usize).copied())
    }

    /// True if the form can stand with that person (1, 2 or 3).
    pub fn allows_person(self, person: u8) -> bool {
        self.0 >> 8 & 7 == 0 || self.0 >> (7 + person as u32) & 1 == 1
    }

    /// The person, if there is just one.
    pub fn person(self) -> Option<u8> {
        match self.0 >> 8 & 7 {
            1 => Some(1),
            2 => Some(2),
            4 => Some(3),
            _ => None,
        }
    }

    /// Kind of closed-class word or name.
    pub fn kind(self) -> Option<Kind> {
        (self.0 >> 11 & 31).checked_sub(1).and_then(|i| Kind::ALL.get(i as usize).copied())
    }

    /// The same with that gender.
    pub fn with_gender(self, gender: Gender) -> Morph {
        Morph(self.0 & !3 | (1 + gender as u32))
    }

    /// The same with either gender.
    pub fn epicene(self) -> Morph {
        Morph(self.0 | 3)
    }

    /// The same with that number.
    pub fn with_number(self, number: Number) -> Morph {
        Morph(self.0 & !(3 << 2) | (1 + number as u32) << 2)
    }

    /// The same with either number.
    pub fn invariable(self) -> Morph {
        Morph(self.0 | 3 << 2)
    }

    /// The same with that mood and tense.
    pub fn with_form(self, form: VerbForm) -> Morph {
        Morph(self.0 & !(15 << 4) | (form as u32) << 4)
    }

    /// The same, allowing that person (1, 2 or 3) besides those it allows.
    pub fn with_person(self, person: u8) -> Morph {
        Morph(self.0 | 1 << (7 + person as u32))
    }

    /// The same with that kind.
    pub fn with_kind(self, kind: Kind) -> Morph {
        Morph(self.0 & !(31 << 11) | (kind as u32) << 11)
    }

    /// Gender and number only.
    pub fn agreement(self) -> Morph {
        Morph(self.0 & Self::AGREEMENT)
    }

    /// Reads the notation of the data files: `m s`, `f p 3`, `ind.pres 3 s`, `def e p`.
    /// Returns the first word that is not a feature as the error.
    pub fn parse(features: &str) -> Result<Morph, &str> {
        features.split_whitespace().try_fold(Morph::default(), |m, word| {
            Ok(match word {
                "m" => m.with_gender(Gender::Masc),
                "f" => m.with_gender(Gender::Fem),
                "e" => m.epicene(),
                "s" => m.with_number(Number::Sing),
                "p" => m.with_number(Number::Plur),
                "i" => m.invariable(),
                "1" => m.with_person(1),
                "2" => m.with_person(2),
                "3" => m.with_person(3),
                "asp" => m.or(Morph::ASPIRATED),
                _ => match (VerbForm::from_name(word), Kind::from_name(word)) {
                    (Some(form), _) => m.with_form(form),
                    (_, Some(kind)) => m.with_kind(kind),
                    _ => return Err(word),
                },
            })
        })
    }
}

impl std::fmt::Display for Morph {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut words = Vec::new();
        words.extend(self.kind().map(Kind::name));
        words.extend(self.verb_form().map(VerbForm::name));
        words.extend(["m", "f", "e"].get((self.0 & 3).wrapping_sub(1) as usize));
        words.extend(
            (1..=3u8)
                .filter(|&p| self.0 >> (7 + p) & 1 == 1)
                .map(|p| ["1", "2", "3"][p as usize - 1]),
        );
        words.extend(["s", "p", "i"].get((self.0 >> 2 & 3).wrapping_sub(1) as usize));
        f.write_str(&words.join(" "))
    }
}

impl std::fmt::Debug for Morph {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{self}]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_goes_both_ways() {
        for text in ["def m s", "ind.pres 3 s", "pp f p", "subj e 1 3 s", "e i"] {
            assert_eq!(Morph::parse(text).expect("features").to_string(), text);
        }
        assert_eq!(Morph::parse("m zz"), Err("zz"));
    }

    #[test]
    fn agreement_lets_the_unknown_pass() {
        let m = |s| Morph::parse(s).expect("features");
        assert!(m("m s").agrees(m("e s")));
        assert!(!m("m s").agrees(m("f s")));
        assert!(m("f p").agrees(m("")));
        assert!(!m("f p").agrees(m("f s")));
    }
}
