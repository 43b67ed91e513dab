//! Shape of `rules/fr/typography.yaml`: how a newspaper sets its text. In: nothing. Out: types that serde fills. It never
//! interprets an option.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `typography.yaml`: one option for each habit.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typography {
    /// Before `;`, `!`, `?`.
    pub before_high: Space,
    /// Before a colon.
    pub before_colon: Space,
    /// Between guillemets and words.
    pub inside_guillemets: Space,
    /// Between a number and a symbol or unit.
    pub before_symbol: Space,
    /// Between a civility and a name.
    pub after_title: Space,
    /// Between `n°`, `art.` and a number.
    pub after_reference: Space,
    /// Around the `h` of a time.
    pub in_hours: Space,
    /// Between day and month.
    pub in_dates: Space,
    /// Between a number and *millions*.
    pub before_magnitude: Space,
    /// Between a Roman numeral and *siècle*.
    pub before_century: Space,
    /// Between a name and a Roman numeral.
    pub after_sovereign: Space,
    /// Between groups of three digits.
    pub thousands: Space,
    /// `'` becomes `’`.
    pub apostrophe: bool,
    /// `...` becomes `…`.
    pub ellipsis: bool,
    /// A hyphen between blanks becomes a dash.
    pub dash: bool,
    /// Straight and English quotation marks become guillemets.
    pub guillemets: bool,
    /// `1ère` becomes `1re`.
    pub ordinals: bool,
    /// `20h30` becomes `20 h 30`.
    pub hours: bool,
    /// `12000 habitants` becomes `12 000 habitants`.
    pub group_thousands: bool,
    /// `Etat` becomes `État`.
    pub accented_capitals: bool,
    /// `oeuvre` becomes `œuvre`.
    pub ligatures: bool,
    /// Symbols and units.
    pub symbols: Vec<String>,
    /// Those that are taken off a number that touches them.
    pub glued_symbols: Vec<String>,
    /// What stands before a name.
    pub titles: Vec<String>,
    /// What stands before a number.
    pub references: Vec<String>,
    /// Letters with a stop that stand before the number of an article of law.
    pub reference_letters: Vec<String>,
    /// A number after one of these words is none of things.
    pub numbered: Vec<String>,
    /// A number of four digits after one of these words is a year.
    pub before_years: Vec<String>,
    /// A number before one of these words is one of things.
    pub counted: Vec<String>,
    /// Units of measure that often have three decimals: a stop before them is one of abroad, unless zeros follow it.
    pub measured: Vec<String>,
    /// *million* and the like.
    pub magnitudes: Vec<String>,
    /// Wrong endings of ordinals in figures, and the right ones.
    pub ordinal_suffixes: BTreeMap<String, String>,
    /// The same after Roman numerals.
    pub roman_suffixes: BTreeMap<String, String>,
    /// Words whose capital always bears a mark.
    pub capital_words: BTreeMap<String, String>,
    /// Words that bear a mark at the head of a sentence.
    pub sentence_opening: BTreeMap<String, String>,
}

/// A space of French typography.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Space {
    /// U+202F, a narrow no-break space.
    Narrow,
    /// U+00A0, a no-break space.
    #[default]
    Wide,
    /// None.
    None,
}
