//! The language that the markup states. In: a copy. Out: findings on it. It never guesses what a foreign text says.

use super::Copy;
use super::sink::{Hit, Sink};
use crate::lang::schema::check::CheckId;

/// Shorter texts do not tell their language.
const FEW_WORDS: usize = 25;

pub(super) fn check(copy: &Copy<'_>, out: &mut Sink<'_>) {
    let wanted = copy.lang.code;
    match (&copy.page.lang, copy.page.root) {
        (None, Some(root)) => out.add(Hit::new(CheckId::LangMissing, root).with("lang", wanted)),
        (Some(stated), _) => {
            let main = stated.value.split(['-', '_']).next().unwrap_or_default();
            if !main.eq_ignore_ascii_case(wanted) {
                let hit = Hit::new(CheckId::LangWrong, stated.span).with("lang", wanted);
                out.add(hit.with("stated", &stated.value));
            }
        }
        (None, None) => {}
    }
    foreign(copy, out);
}

fn foreign(copy: &Copy<'_>, out: &mut Sink<'_>) {
    if copy.words < FEW_WORDS {
        return;
    }
    let document = &copy.page.document;
    let body: Vec<&str> = document
        .blocks
        .iter()
        .filter(|b| b.kind.is_body())
        .map(|b| document.block_text(b))
        .collect();
    let found = whatlang::detect(&body.join("\n"));
    let foreign = found.filter(|i| i.is_reliable() && i.lang() != whatlang::Lang::Fra);
    if let (Some(info), Some(first)) = (foreign, copy.introduction()) {
        let span = copy.locate(document.blocks[first].span);
        out.add(Hit::new(CheckId::LangText, span).with("found", info.lang().eng_name()));
    }
}
