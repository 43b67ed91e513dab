//! A file as a reader of the site meets it. In: a decoded text and what the rules call the fields of a page. Out: a
//! [`Page`] whose every word leads back to its bytes. It never changes the text and never fails.

mod builder;
mod front;
mod html;
mod markdown;
mod plain;

use builder::Builder;

use crate::lang::Language;
use crate::lang::schema::check::Fields;
use crate::model::{BlockKind, Markup, Page, Span, Stated};

/// Reads a file; `name` is what messages call it, and its ending says how it is written.
pub fn read(name: &str, source: String, lang: &Language) -> Page {
    read_as(markup_of(name, &source), name, source, lang)
}

/// Reads a file that is written in `markup`.
pub fn read_as(markup: Markup, name: &str, source: String, lang: &Language) -> Page {
    let fields = &lang.rules.check.lists.fields;
    let mut page = Page { markup, ..Page::default() };
    let mut out = Builder::default();
    match markup {
        Markup::Text => plain::read(&source, &mut out),
        Markup::Html => html::read(&source, 0, fields, &mut page, &mut out),
        Markup::Markdown => {
            let front = front::read(&source);
            let from = front.as_ref().map_or(0, |f| f.length);
            page.front = (from > 0).then(|| Span::new(0, from));
            for (key, stated) in front.into_iter().flat_map(|f| f.fields) {
                set_field(&mut page, &key, stated, fields);
            }
            markdown::read(&source, from, fields, &mut page, &mut out);
        }
    }
    out.finish(name, source, &mut page);
    keep_article(&mut page);
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

fn set_field(page: &mut Page, key: &str, stated: Stated, fields: &Fields) {
    let key = key.to_ascii_lowercase();
    let named = |names: &[String]| names.contains(&key);
    if named(&fields.title) {
        page.titled_apart = true;
        page.title.get_or_insert(stated);
    } else if named(&fields.description) {
        page.description.get_or_insert(stated);
    } else if named(&fields.slug) {
        page.slug.get_or_insert(last_part(stated));
    } else if named(&fields.keyphrase) {
        page.keyphrase.get_or_insert(stated);
    } else if named(&fields.lang) {
        page.lang.get_or_insert(stated);
    }
}

/// `mon-article` of `/2026/01/mon-article/`.
fn last_part(stated: Stated) -> Stated {
    let path = stated.value.trim_end_matches('/');
    let value = path.rsplit('/').next().unwrap_or_default().to_owned();
    let start = stated.span.start as usize + path.len() - value.len();
    Stated { span: Span::new(start, start + value.len()), value }
}

/// The first heading of level 1.
fn first_title(page: &Page) -> Option<Stated> {
    let (block, _, text) = page.headings().find(|(_, level, _)| *level == 1)?;
    let span = page.locate(page.document.blocks[block].span);
    Some(Stated { value: text.trim().to_owned(), span })
}

/// A block of a quotation is none of the author's own prose, but counts as body.
fn keep_article(page: &mut Page) {
    for (block, part) in page.document.blocks.iter_mut().zip(&page.parts) {
        if part.level > 1 {
            block.kind = BlockKind::Heading;
        }
    }
}

/// A comment addressed to the program: what stands after its name.
fn comment(run: &str, at: usize) -> Option<Stated> {
    let inside = run.strip_prefix("<!--")?;
    let inside = inside.strip_suffix("-->").unwrap_or(inside);
    let value = inside.trim().strip_prefix("intertitre:")?.trim().to_owned();
    Some(Stated { value, span: Span::new(at, at + run.len()) })
}
