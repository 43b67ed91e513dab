//! What is settled when every word has its reading. In: a sentence with chosen readings. Out: auxiliaries told from verbs,
//! gender and number taken from the phrase. It never changes another part of speech.

use super::sentence::Sentence;

/// Settles what the neighbours' readings tell.
pub(super) fn settle(_s: &mut Sentence<'_>) {}
