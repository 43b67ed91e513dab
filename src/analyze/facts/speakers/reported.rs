//! Who is said to say something outside quotations. In: the passages. Out: for each of them who speaks in it, by name
//! rather than by a noun phrase. It never takes a word inside a quotation, nor a pronoun.

use super::Stage;
use crate::analyze::facts::subjects::Source;
use crate::analyze::facts::words::Passage;

impl Stage<'_, '_> {
    /// Notes who is said to say something outside quotations: `a expliqué l'expert`, `selon l'inspectrice`.
    pub(super) fn note_reported(&mut self) {
        for (index, passage) in self.words.passages.iter().enumerate() {
            for at in passage.words.clone() {
                if self.in_quote(at) {
                    continue;
                }
                let source = match self.words.after_according(at) {
                    Some(next) => self.cast.source_at(next, passage.words.end),
                    None if self.is_speech(at) && !self.is_subjunctive(at) => {
                        self.reported(passage, at)
                    }
                    None => None,
                };
                // One who is named outweighs a noun phrase.
                let named = |s: &Source| matches!(s, Source::Person(..));
                if let Some(source) = source.filter(|s| !matches!(s, Source::Pronoun(_))) {
                    let told = self.spoken[index].as_ref();
                    if told.is_none_or(|t| !named(t) && named(&source)) {
                        self.spoken[index] = Some(source);
                    }
                }
            }
        }
    }

    /// Who speaks by a verb outside quotations; behind a comma the subject can follow: `, a expliqué l'expert`.
    pub(super) fn reported(&self, passage: &Passage, at: usize) -> Option<Source> {
        let first = self.auxiliary(at).unwrap_or(at);
        let behind = first > passage.words.start && self.words.form(first - 1) == ",";
        let inverted = behind.then(|| self.inverted(first, passage.words.end)).flatten();
        let named = inverted.map(|(s, _)| s).filter(|s| !matches!(s, Source::Phrase(_)));
        named.or_else(|| self.subject(at).map(|(s, _)| s))
    }
}
