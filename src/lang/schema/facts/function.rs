//! The shape of `rules/fr/function_words.yaml`: articles, prepositions, pronouns. In: nothing. Out: a type that serde
//! fills. It never says what a word does in a sentence.

use serde::{Deserialize, Serialize};

/// Function words by what they tell the rules on facts and the base; in lower case, with ASCII apostrophes.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunctionWords {
    /// *le, la*
    pub definite: Vec<String>,
    /// *un, une*
    pub indefinite: Vec<String>,
    /// *ce, cette*
    pub demonstrative: Vec<String>,
    /// *son, leur*
    pub possessive: Vec<String>,
    /// Determiners and contractions that a plural follows.
    pub plural: Vec<String>,
    /// Determiners that tell the masculine.
    pub masculine: Vec<String>,
    /// Determiners that tell the feminine.
    pub feminine: Vec<String>,
    /// *de* and its forms.
    pub of: Vec<String>,
    /// *à* and its forms.
    pub to: Vec<String>,
    /// Prepositions that hold an article.
    pub contracted: Vec<String>,
    /// Prepositions that lead to whoever speaks.
    pub according: Vec<String>,
    /// Prepositions that lead to an actor rather than to a place.
    pub leads_to_actor: Vec<String>,
    /// Prepositions of place that do not make a place of an unknown name.
    pub vague_locative: Vec<String>,
    /// Prepositions that open what no longer belongs to a role.
    pub leaves_role: Vec<String>,
    /// Prepositions inside a role to what can be left out.
    pub place_of_role: Vec<String>,
    /// Small words inside a proper name.
    pub name_links: Vec<String>,
    /// Subject pronouns, without the hyphen of inversion.
    pub subjects: Vec<String>,
    /// Those of whoever speaks.
    pub first_person: Vec<String>,
    /// Pronouns that tell the masculine.
    pub masculine_pronouns: Vec<String>,
    /// Pronouns that tell the feminine.
    pub feminine_pronouns: Vec<String>,
    /// Pronouns that tell the plural.
    pub plural_pronouns: Vec<String>,
    /// Pronouns that take up whoever was named last.
    pub last_named: Vec<String>,
    /// *lui, eux*: pronouns that can stand between commas.
    pub stressed: Vec<String>,
    /// Words between a subject and its verb.
    pub clitics: Vec<String>,
    /// Relative pronouns and *que*.
    pub relatives: Vec<String>,
    /// Conjunctions of time, which open a clause.
    pub subordinators: Vec<String>,
    /// Words that may stand between the words of a card's subject and are no part of it.
    pub joining: Vec<String>,
}
