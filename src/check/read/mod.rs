//! A file as a reader of the site meets it. In: a decoded text and what the rules call the fields of a page. Out: a
//! [`Page`] whose every word leads back to its bytes. It never changes the text and never fails.

mod builder;
mod front;
mod html;
mod markdown;
mod plain;

use builder::Builder;

use crate::lang::Language;
use crate::model::{Markup, Page, Span, Stated};

/// Reads a file; `name` is what messages call it, and its ending says how it is written.
pub fn read(name: &str, source: String, lang: &Language) -> Page {
    read_as(markup_of(name, &source), name, source, lang)
}

/// Reads a file that is written in `markup`.
pub fn read_as(markup: Markup, name: &str, source: String, lang: &Language) -> Page {
    let fields = &lang.rules.check.lists.fields;
    let mut out = Builder::new(markup, fields);
    match markup {
        Markup::Text => plain::read(&source, &mut out),
        Markup::Html => html::read(&source, 0, &mut out),
        Markup::Markdown => {
            let front = front::read(&source);
            let from = front.as_ref().map_or(0, |f| f.length);
            out.page.front = (from > 0).then(|| Span::new(0, from));
            for (key, stated) in front.into_iter().flat_map(|f| f.fields) {
                set_field(&mut out, &key, stated, &source);
            }
            markdown::read(&source, from, &mut out);
        }
    }
    let mut page = out.finish(name, source);
    if page.title.is_none() {
        page.title = first_title(&page);
    }
    page
}

/// By the ending of the name, else by the first characters.
fn markup_of(name: &str, source: &str) -> Markup {
    let ending = name.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
    match ending.as_str() {
        "md" | "markdown" | "mdx" => Markup::Markdown,
        "html" | "htm" | "xhtml" => Markup::Html,
        "txt" | "text" => Markup::Text,
        _ if source.trim_start().starts_with('<') => Markup::Html,
        _ if front::read(source).is_some() || source.starts_with("# ") => Markup::Markdown,
        _ => Markup::Text,
    }
}

fn set_field(out: &mut Builder<'_>, key: &str, stated: Stated, source: &str) {
    let Builder { page, fields, .. } = out;
    let key = key.to_ascii_lowercase();
    let named = |names: &[String]| names.contains(&key);
    if named(&fields.title) {
        page.titled_apart = true;
        page.title.get_or_insert(stated);
    } else if named(&fields.description) {
        page.description.get_or_insert(stated);
    } else if named(&fields.slug) {
        let last = last_part(&stated, stated.span.of(source));
        page.slug.get_or_insert(last);
    } else if named(&fields.keyphrase) {
        page.keyphrase.get_or_insert(stated);
    } else if named(&fields.lang) {
        page.lang.get_or_insert(stated);
    }
}

/// `mon-article` of `/2026/01/mon-article/?page=2`; `written` is how the source has the address.
fn last_part(address: &Stated, written: &str) -> Stated {
    let path = address.value.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    part(address, last, written.rfind(last))
}

/// `crue` of `crue, Garonne`.
fn first_part(list: &Stated, written: &str) -> Stated {
    let first = list.value.split(',').next().unwrap_or_default().trim();
    part(list, first, written.find(first))
}

/// A part of a value; where the source writes it otherwise, with an escape, the place is that of the whole.
fn part(whole: &Stated, value: &str, at: Option<usize>) -> Stated {
    let start = at.map(|at| whole.span.start as usize + at);
    let span = start.map_or(whole.span, |start| Span::new(start, start + value.len()));
    Stated { value: value.to_owned(), span }
}

/// The first heading of level 1.
fn first_title(page: &Page) -> Option<Stated> {
    let (block, _, text) = page.headings().find(|(_, level, _)| *level == 1)?;
    let span = page.locate(page.document.blocks[block].span);
    Some(Stated { value: text.trim().to_owned(), span })
}

/// A comment addressed to the program: what stands after its name.
fn comment(run: &str, at: usize) -> Option<Stated> {
    let inside = run.strip_prefix("<!--")?;
    let inside = inside.strip_suffix("-->").unwrap_or(inside);
    let value = inside.trim().strip_prefix("intertitre:")?.trim().to_owned();
    Some(Stated { value, span: Span::new(at, at + run.len()) })
}
