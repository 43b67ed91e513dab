//! Everything that differs between languages, behind one [`Language`]. In: the files of `rules/` and `data/`,
//! compiled in, and overlays. Out: look-ups. It never reads an article.

mod byline;
pub mod catalogue;
pub mod compile;
mod events;
pub mod facts;
pub mod fold;
pub mod fonds;
mod french;
pub mod gazetteer;
pub mod horizon;
pub mod index;
pub mod lexicon;
pub mod lines;
pub mod overlay;
pub mod patterns;
pub mod phrase;
pub mod schema;
pub mod segmenter;
pub mod tagger;
pub mod tokenizer;
pub mod vocabulary;
pub mod width;

use std::borrow::Cow;

use crate::model::Analysis;
use compile::fonds::Joining;
use compile::source::SourceError;
use compile::tagging::{self, Program};
use compile::vocabulary as words;
pub use french::{DateParts, Medium, OwnArticle, Setting, Verb};

use facts::FactRules;
use fonds::Fonds;
use gazetteer::Gazetteer;
use lexicon::Lexicon;
use lines::LinePatterns;
use overlay::Overlay;
use schema::rules::Rulebook;
use segmenter::Segmenter;
use tagger::Tagger;
use tokenizer::Tokenizer;
use vocabulary::Vocabulary;

/// What the build script embeds: the text of the rule files, and the digest of all rules and data.
pub mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// What is made of the rules before the program runs, and again only where a house has rules of its own.
struct Ready {
    program: Program,
    vocabulary: Vocabulary,
    lines: LinePatterns,
}

impl Ready {
    /// The error is the first rule that cannot be read.
    fn compile(rules: &Rulebook) -> Result<Self, tagging::Fault> {
        let program = tagging::compile(&rules.tagging, &rules.locutions)?;
        let table = words::compile(&rules.facts, &rules.roles);
        let vocabulary = Vocabulary::open(Cow::Owned(table)).expect("it was just written");
        Ok(Self { program, vocabulary, lines: LinePatterns::new(&rules.ingest) })
    }
}

/// One language: its rules and its knowledge.
#[derive(Debug)]
pub struct Language {
    /// Language code, as in `<html lang>`.
    pub code: &'static str,
    /// Forms, lemmas, features.
    pub lexicon: Lexicon<'static>,
    /// Policy: lists, patterns, templates.
    pub rules: Rulebook,
    /// The rules by lemma.
    pub index: index::Index,
    /// The documentary base.
    pub fonds: Fonds,
    /// Names of places, organisations and people.
    pub names: Gazetteer,
    /// Where sentences end.
    pub segmenter: Segmenter,
    /// What is one word.
    pub tokenizer: Tokenizer,
    /// How words are read.
    pub tagger: Tagger,
    /// What facts look like.
    pub facts: FactRules,
    /// SHA-256, in hexadecimal, over all rules and data in force.
    pub digest: String,
    /// What lines look like that are no prose.
    lines: LinePatterns,
}

impl Language {
    /// French, as compiled in.
    pub fn french() -> Self {
        Self::load(&[]).expect("the build script compiled it")
    }

    /// French with the files of a house on top: an entry replaces the one of the same id, a new one is added after.
    /// Of two overlays the later one wins. An error names file, line, column and what is accepted.
    pub fn load(overlays: &[Overlay]) -> Result<Self, SourceError> {
        const LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
        const FONDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fonds.bin"));
        const NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));
        const RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));
        const TAGGER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tagger.bin"));
        const LINES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lines.bin"));
        const WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
        let lexicon = Lexicon::open(LEXICON).expect("the build script wrote it");
        let mut rules: Rulebook = postcard::from_bytes(RULES).expect("the build script wrote it");
        let mut ready = Ready {
            program: postcard::from_bytes(TAGGER).expect("the build script wrote it"),
            vocabulary: Vocabulary::open(Cow::Borrowed(WORDS)).expect("the build script wrote it"),
            lines: postcard::from_bytes(LINES).expect("the build script wrote it"),
        };
        let mut layers = vec![Cow::Borrowed(FONDS)];
        for overlay in overlays {
            if overlay.merge_rules(&mut rules)? {
                ready = Ready::compile(&rules).map_err(|fault| overlay.blame(&fault))?;
            }
            let joining = Joining::new(&rules.facts.function.joining);
            layers.extend(overlay.compile_cards(&lexicon, &joining)?.map(Cow::Owned));
        }
        let joining = Joining::new(&rules.facts.function.joining);
        let fonds = Fonds::open(layers, joining).expect("the compiler wrote every layer");
        let digest = overlay::digest(embedded::DIGEST, overlays);
        let names = Gazetteer::open(&[NAMES]).expect("the build script wrote it");
        Ok(Self::assemble("fr", lexicon, rules, ready, fonds, names, digest))
    }

    /// The same language with other rules; the error is the first rule that cannot be read.
    pub fn with_rules(self, rules: Rulebook) -> Result<Self, tagging::Fault> {
        let ready = Ready::compile(&rules)?;
        let Self { code, lexicon, fonds, names, digest, .. } = self;
        Ok(Self::assemble(code, lexicon, rules, ready, fonds, names, digest))
    }

    fn assemble(
        code: &'static str,
        lexicon: Lexicon<'static>,
        rules: Rulebook,
        ready: Ready,
        fonds: Fonds,
        names: Gazetteer,
        digest: String,
    ) -> Self {
        Self {
            code,
            lexicon,
            index: index::Index::new(&rules),
            names,
            segmenter: Segmenter::new(&rules.segment, &rules.abbreviations),
            tokenizer: Tokenizer::new(&rules.tokenize),
            tagger: Tagger::new(ready.program),
            facts: FactRules::new(&rules.facts, ready.vocabulary),
            fonds,
            digest,
            rules,
            lines: ready.lines,
        }
    }

    /// True for a token that only dates a fact (`depuis l'introduction en Bourse`), and is not what the fact is about.
    pub fn only_dates(&self, analysis: &Analysis, token: usize) -> bool {
        analysis.time_phrase(token).is_some_and(|phrase| {
            let first = &*analysis.tokens[phrase.start as usize].lemma;
            self.rules.syntax.dating.iter().any(|w| w == first)
        })
    }

    /// The line patterns of the rules, ready for matching.
    pub fn lines(&self) -> &LinePatterns {
        &self.lines
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
        let forms: Vec<_> = fr
            .lexicon
            .paradigm("loyal", Pos::Adj)
            .map(|c| format!("{} {}", c.lemma("loyal"), c.morph))
            .collect();
        assert_eq!(forms, ["loyal m s", "loyale f s", "loyaux m p", "loyales f p"]);
        let heros = fr.lexicon.readings("héros").next().expect("known");
        assert!(heros.morph.has(crate::model::grammar::Morph::ASPIRATED));
    }
}
