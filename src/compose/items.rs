//! What a list is about. In: the items of a list of the source. Out: [`Material`]: the nouns that they begin with, side by
//! side (`Cantine, piste cyclable, stationnement`). It never names what only some items share, nor people.

use std::ops::Range;

use super::material::Material;
use crate::lang::Language;
use crate::lang::vocabulary::Class;
use crate::model::{Analysis, BlockKind, ClauseKind, Kind, Pos, Span};

/// Items that a heading names, and that a list has at least.
const NAMED: usize = 3;

/// One material for each list of a section that has a line above it.
pub(super) fn items(analysis: &Analysis, section: &Range<usize>, lang: &Language) -> Vec<Material> {
    let item = |s: usize| {
        let block = analysis.sentences[s].block as usize;
        analysis.document.blocks[block].kind == BlockKind::ListItem
    };
    let opens = |s: &usize| item(*s) && *s > section.start && !item(*s - 1);
    section
        .clone()
        .filter(opens)
        .filter_map(|first| {
            let run = first..(first..section.end).find(|&s| !item(s)).unwrap_or(section.end);
            listed(analysis, run, lang)
        })
        .collect()
}

fn listed(analysis: &Analysis, run: Range<usize>, lang: &Language) -> Option<Material> {
    let mut blocks = 0;
    let opens = |s: &usize| {
        *s == run.start || analysis.sentences[*s].block != analysis.sentences[*s - 1].block
    };
    let mut named: Vec<(Range<u32>, Range<u32>)> = Vec::new();
    for s in run.clone().filter(opens) {
        blocks += 1;
        named.extend(subject(analysis, s, lang));
    }
    // Nouns of all items, or of none: a list of advice has none.
    if blocks < NAMED || named.len() < blocks {
        return None;
    }
    named.truncate(NAMED);
    let bare = |tokens: &Range<u32>| lang.decapitalise(analysis.token_text(tokens));
    let whole: Vec<String> = named.iter().map(|(_, whole)| bare(whole)).collect();
    let short: Vec<String> = named.iter().map(|(noun, _)| bare(noun)).collect();
    // The last ones lose their complement first.
    let mixed = |kept: usize| [&whole[..kept], &short[kept..]].concat().join(", ");
    let wordings: Vec<String> = (0..=NAMED).rev().map(mixed).collect();
    let spans: Vec<Span> = named.iter().map(|(_, whole)| analysis.token_span(whole)).collect();
    Some(Material {
        wordings,
        owner: None,
        verb: None,
        spans,
        sentence: run.start - 1,
        gravity: 0,
        proper: false,
        scene: false,
        loss: 0,
        takes_up: None,
        object: None,
    })
}

/// The noun that the first clause of an item is about: with its adjectives, and with the complement behind it.
fn subject(
    analysis: &Analysis,
    sentence: usize,
    lang: &Language,
) -> Option<(Range<u32>, Range<u32>)> {
    let clauses = &analysis.clauses[analysis.clauses_of(&(sentence..sentence + 1))];
    let main = clauses.iter().find(|c| c.kind == ClauseKind::Main)?;
    let subject = main.subject.clone()?;
    let token = |t: u32| &analysis.tokens[t as usize];
    let is = |t: u32, pos: Pos| t < subject.end && token(t).pos == pos;
    let start = subject.clone().find(|&t| token(t).pos == Pos::Noun)?;
    let mark = lang.facts.vocabulary.mark(&token(start).lemma.to_lowercase());
    let human = [Class::Role, Class::RoleName, Class::Kin].iter().any(|class| mark.is(*class));
    let counted = (subject.start..start).any(|t| token(t).pos == Pos::Num);
    if human || counted || subject.clone().any(|t| token(t).pos == Pos::Pron) {
        return None;
    }
    let end = (start + 1..subject.end).find(|&t| !is(t, Pos::Adj)).unwrap_or(subject.end);
    let links = |t: u32| is(t, Pos::Adp) && matches!(&*token(t).lemma, "de" | "à");
    let mut whole = end;
    if links(end) {
        let article = is(end + 1, Pos::Det) && token(end + 1).morph.kind() == Some(Kind::Def);
        let noun = end + 1 + u32::from(article);
        let closes = || (noun + 1..subject.end).find(|&t| !is(t, Pos::Adj)).unwrap_or(subject.end);
        whole = if is(noun, Pos::Noun) { closes() } else { end };
    }
    Some((start..end, start..whole))
}
