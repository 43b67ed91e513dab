//! Everything that differs between languages, behind one [`Language`]. In: the files of `rules/` and `data/`,
//! compiled in, and overlays. Out: look-ups. It never reads an article.

pub mod compile;
pub mod lexicon;
pub mod schema;
pub mod segmenter;
pub mod tagger;
pub mod tokenizer;

use compile::tagging::{self, Program};
use lexicon::Lexicon;
use schema::rules::Rulebook;
use segmenter::Segmenter;
use tagger::Tagger;
use tokenizer::Tokenizer;

/// One language: its rules and its knowledge.
#[derive(Debug)]
pub struct Language {
    /// Language code, as in `<html lang>`.
    pub code: &'static str,
    /// Forms, lemmas, features.
    pub lexicon: Lexicon<'static>,
    /// Policy: lists, patterns, templates.
    pub rules: Rulebook,
    /// Where sentences end.
    pub segmenter: Segmenter,
    /// What is one word.
    pub tokenizer: Tokenizer,
    /// How words are read.
    pub tagger: Tagger,
}

impl Language {
    /// French, as compiled in.
    pub fn french() -> Self {
        const LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
        const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));
        const TAGGER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tagger.bin"));
        let rules = postcard::from_bytes(RULES).expect("the build script wrote it");
        let lexicon = Lexicon::open(LEXICON).expect("the build script wrote it");
        let program = postcard::from_bytes(TAGGER).expect("the build script wrote it");
        Self::assemble("fr", lexicon, rules, program)
    }

    /// The same language with other rules; the error is the first rule that cannot be read.
    pub fn with_rules(self, rules: Rulebook) -> Result<Self, tagging::Fault> {
        let program = tagging::compile(&rules.tagging, &rules.locutions)?;
        Ok(Self::assemble(self.code, self.lexicon, rules, program))
    }

    fn assemble(
        code: &'static str,
        lexicon: Lexicon<'static>,
        rules: Rulebook,
        program: Program,
    ) -> Self {
        let segmenter = Segmenter::new(&rules.segment, &rules.abbreviations);
        let tokenizer = Tokenizer::new(&rules.tokenize);
        let tagger = Tagger::new(program);
        Self { code, lexicon, segmenter, tokenizer, tagger, rules }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::grammar::Pos;

    #[test]
    fn the_embedded_lexicon_reads_and_inflects() {
        let fr = Language::french();
        let lemmas: Vec<_> =
            fr.lexicon.readings("intensifiait").map(|r| r.lemma("intensifiait")).collect();
        assert_eq!(lemmas, ["intensifier"]);
        assert!(fr.lexicon.readings("zzz").next().is_none());
        let forms: Vec<_> =
            fr.lexicon.paradigm("loyal", Pos::Adj).map(|(_, m, f)| format!("{f} {m}")).collect();
        assert_eq!(forms, ["loyal m s", "loyale f s", "loyaux m p", "loyales f p"]);
        let heros = fr.lexicon.readings("héros").next().expect("known");
        assert!(heros.morph.has(crate::model::grammar::Morph::ASPIRATED));
    }
}
