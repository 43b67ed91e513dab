//! Phrases and clauses. In: nothing. Out: [`Chunk`], [`Clause`] and their parts. It never parses.

use std::ops::Range;

use super::grammar::{Morph, VerbForm};

/// A phrase: a run of tokens with one head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// What kind of phrase.
    pub kind: ChunkKind,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The token that the rest modifies (the noun, the last verb form).
    pub head: u32,
}

/// Kinds of phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChunkKind {
    /// Determiner, adjectives, noun, and the complements that belong to it.
    Noun,
    /// A preposition and its noun phrase.
    Preposition,
    /// Auxiliaries, clitics, negation, verb.
    Verb,
    /// An adjective phrase that stands alone.
    Adjective,
    /// An adverb phrase.
    Adverb,
}

/// A clause: one verb with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens, subordinate clauses inside it included.
    pub tokens: Range<u32>,
    /// What kind of clause.
    pub kind: ClauseKind,
    /// The clause it belongs to, as an index in the analysis' clauses.
    pub parent: Option<u32>,
    /// The subject's noun phrase.
    pub subject: Option<Range<u32>>,
    /// The verb group.
    pub verb: VerbGroup,
    /// What follows the verb, in order.
    pub complements: Vec<Complement>,
}

/// Kinds of clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClauseKind {
    /// Stands alone, or is coordinated with one that does.
    Main,
    /// Begins with a relative pronoun.
    Relative,
    /// Present or past participle without auxiliary.
    Participial,
    /// Infinitive with its complements.
    Infinitive,
    /// What somebody said, thought, wrote (`que P`).
    Reported,
    /// What a verb that is none of speech governs (`que P`).
    Complement,
    /// Time, cause, condition, concession…
    Adverbial,
    /// `a déclaré X`, inside or after what X said.
    Incise,
}

/// A verb with its auxiliaries and clitics.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VerbGroup {
    /// Its tokens, clitics and negation included.
    pub tokens: Range<u32>,
    /// The lexical verb's token.
    pub head: u32,
    /// Lemma of the lexical verb.
    pub lemma: String,
    /// Mood and tense of the finite form (the auxiliary's, for compound tenses).
    pub tense: Option<VerbForm>,
    /// Person and number of the finite form.
    pub morph: Morph,
    /// True for compound tenses: `a été`, `avait annoncé`.
    pub compound: bool,
    /// True for the passive with *être*.
    pub passive: bool,
    /// True with a reflexive pronoun.
    pub reflexive: bool,
    /// True with `ne … pas`, `ne … plus`, `ne … jamais`.
    pub negated: bool,
    /// Lemma of a modal before it: `devoir`, `pouvoir`, `aller`.
    pub modal: Option<String>,
}

/// One complement of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complement {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// What it is to the verb.
    pub role: Role,
}

/// What a complement is to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Direct object.
    Object,
    /// Attribute of the subject, after *être* and its like.
    Attribute,
    /// Agent of a passive: `par X`.
    Agent,
    /// Indirect object or another preposition that the verb asks for.
    Oblique,
    /// Time.
    Time,
    /// Place.
    Place,
    /// Manner, cause, purpose…: what can be taken away.
    Adjunct,
    /// Infinitive that the verb governs.
    Infinitive,
    /// Clause that the verb governs.
    Clause,
    /// Attribution: `selon X`, `a dit X`.
    Attribution,
}
