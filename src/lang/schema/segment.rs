//! The shape of `rules/fr/segment.yaml`: where a sentence ends. In: nothing. Out: types that serde fills. It never
//! looks at a text. The order of the variants is the order of the bits in the compiled form.

use serde::{Deserialize, Serialize};

/// `segment.yaml`
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segmentation {
    /// Words that begin sentences and hardly ever names, in lower case.
    pub starters: Vec<String>,
    /// Names that end in a mark: `Yahoo!`. Case counts.
    pub marked_names: Vec<String>,
    /// The rules, in order: the first that fits decides.
    pub rules: Vec<BoundaryRule>,
}

/// One rule on a mark that may end a sentence. An empty list asks for nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundaryRule {
    /// Unique name.
    pub id: String,
    /// The mark is one of these.
    #[serde(default)]
    pub mark: Vec<Mark>,
    /// What stands before the mark is one of these.
    #[serde(default)]
    pub left: Vec<Left>,
    /// What stands between the mark and the next word is one of these.
    #[serde(default)]
    pub gap: Vec<Gap>,
    /// What stands after the mark is one of these.
    #[serde(default)]
    pub right: Vec<Right>,
    /// Whether a sentence ends here.
    pub cut: bool,
    /// Texts that the rule decides; `|` marks every end of a sentence.
    pub examples: Vec<String>,
    /// Similar texts that it does not decide.
    pub never: Vec<String>,
}

/// The mark itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Mark {
    /// `.`
    Stop,
    /// `?`, alone or among others.
    Question,
    /// `!`, alone or among others.
    Exclamation,
    /// `…`, `..`, `...`
    Ellipsis,
}

/// What stands before the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Left {
    /// An abbreviation whose stop never ends a sentence: `M.`
    Never,
    /// One whose stop ends a sentence unless a lower-case letter or a digit follows: `etc.`
    BeforeLower,
    /// One that the context decides: `J.-C.`
    Maybe,
    /// An initial: `J.`, `J.-P.`
    Initial,
    /// An initial after a capitalised word: `Kévin L.`
    NameInitial,
    /// A number, a letter or a Roman number that opens the sentence: `1.`, `a.`, `II.`
    Enumerator,
    /// A digit.
    Digit,
    /// Several letters, each with its stop: `U.S.A.`
    Dotted,
    /// A web or mail address.
    Address,
    /// A name of `marked_names`.
    MarkedName,
    /// A word in lower case of two letters or more.
    LowerWord,
    /// Such a word that the lexicon knows.
    Lexical,
    /// Any other word.
    Word,
    /// An opening bracket: `(…)`.
    Bracket,
    /// The sentence began with an opening bracket.
    Parenthesised,
    /// Nothing of the above: a closing mark, a symbol.
    Other,
}

/// What stands between the mark and the next word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Gap {
    /// Nothing: the next word is glued to the mark.
    Joined,
    /// Blanks and nothing else.
    Blank,
    /// A closing quotation mark, among blanks or not.
    Quote,
    /// A closing bracket.
    Bracket,
    /// The end of a paragraph.
    Break,
}

/// What stands after the mark, its closing marks and blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Right {
    /// Nothing more.
    End,
    /// A lower-case letter, opening marks and dashes left aside.
    Lower,
    /// A capital.
    Upper,
    /// A capitalised word of `starters` with a lower-case word after it.
    Starter,
    /// A digit.
    Digit,
    /// One capital with a stop or a number after it, or a Roman number: `L. 320-12`, `IV`.
    Label,
    /// An opening quotation mark stands before it.
    Opening,
    /// An opening bracket stands before it.
    Parenthesis,
    /// A dash or a bullet stands before it.
    Dash,
    /// A comma, a colon, a semicolon.
    Continuation,
    /// Anything else: a symbol, a letter without case.
    Other,
}
