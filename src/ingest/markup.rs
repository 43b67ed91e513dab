//! The format of the text chosen. In: the decoded source. Out: its lines, free of markup. It never guesses twice: one
//! reader takes the whole text.

use super::page::{Line, Page};
use super::{front, html, markdown};
use crate::lang::schema::ingest::Ingest;

/// Reads the source as HTML, Markdown or plain text.
pub(super) fn lines(source: &str, rules: &Ingest) -> Vec<Line> {
    let mut page = Page::default();
    let body = front::read(source, rules, &mut page);
    match html::mode(&source[body..]) {
        html::Mode::Stray if body > 0 || markdown::is_markdown(source) => {
            markdown::read(source, body, rules, &mut page);
        }
        _ if body > 0 => markdown::read(source, body, rules, &mut page),
        mode => html::read(source, mode, rules, &mut page),
    }
    page.finish()
}
