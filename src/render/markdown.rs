//! Markdown with YAML front matter. In: an article. Out: CommonMark in which every word of the article is text. It
//! never lets a character of the article act as markup or end the front matter.

use super::{Part, line, parts, published, written_date};
use crate::lang::schema::page::Page;
use crate::model::{Article, Layout, Piece};

pub(super) fn render(article: &Article, page: &Page) -> String {
    let mut out = front_matter(article);
    block(&mut out, &format!("# {}", heading(&article.heading().text)));
    for part in parts(article) {
        match part {
            Part::Heading(level, piece) => {
                let marks = if level == 3 { "###" } else { "##" };
                block(&mut out, &format!("{marks} {}", heading(&piece.whole())));
            }
            Part::Credit(credit) => block(&mut out, &wrapped("*", &escape(&credit.text))),
            Part::Dateline(place) => block(&mut out, &wrapped("*", &escape(place))),
            Part::Block(Layout::Bullets, _, pieces) => {
                let items: Vec<String> =
                    pieces.iter().map(|p| format!("- {}", labelled(p))).collect();
                block(&mut out, &items.join("\n"));
            }
            Part::Block(Layout::Lead | Layout::Label | Layout::Question, dateline, pieces) => {
                block(&mut out, &wrapped("**", &prose(dateline, pieces, |p| escape(&p.text))));
            }
            Part::Block(Layout::Paragraph, dateline, pieces) => {
                block(&mut out, &prose(dateline, pieces, labelled));
            }
        }
    }
    if let Some((before, date, after)) = published(article, page) {
        let date = written_date(date, page);
        block(&mut out, &wrapped("*", &escape(&format!("{before}{date}{after}"))));
    }
    if let Some(note) = &article.method {
        block(&mut out, &wrapped("*", &escape(note)));
    }
    out
}

fn front_matter(article: &Article) -> String {
    let mut out = String::from("---\n");
    let mut field = |name: &str, value: &str| {
        out += &format!("{name}: {}\n", quoted(value));
    };
    field("title", &article.title.text);
    field("description", &article.description.text);
    field("slug", &article.slug);
    field("keyphrase", &article.keyphrase);
    field("lang", article.lang);
    if let Some(date) = &article.date {
        field("date", date);
    }
    if !article.authors.is_empty() {
        let authors: Vec<String> = article.authors.iter().map(|a| quoted(a)).collect();
        out += &format!("authors: [{}]\n", authors.join(", "));
    }
    out + "---\n"
}

/// A YAML scalar between double quotes: what a reader could take for an end of line or for no text is escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in line(text).chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                out += &format!("\\u{:04X}", c as u32);
            }
            _ => out.push(c),
        }
    }
    out + "\""
}

fn block(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push('\n');
        out.push_str(text);
        out.push('\n');
    }
}

/// The pieces of a paragraph, each put into Markdown by `inner`, behind the dateline.
fn prose(dateline: Option<&Piece>, pieces: &[Piece], inner: impl Fn(&Piece) -> String) -> String {
    let dateline = dateline.map(|d| escape(&d.text));
    let pieces = pieces.iter().map(inner).filter(|p| !p.is_empty());
    dateline.into_iter().chain(pieces).collect::<Vec<_>>().join(" ")
}

/// A piece behind its bold label.
fn labelled(piece: &Piece) -> String {
    match &piece.label {
        Some(label) => format!("{} {}", wrapped("**", &escape(label)), escape(&piece.text)),
        None => escape(&piece.text),
    }
}

/// The text between two marks of emphasis; nothing for no text, where the marks would be text.
fn wrapped(mark: &str, text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!("{mark}{text}{mark}"),
    }
}

/// A heading's text; a `#` at its end would be taken for a closing mark.
fn heading(text: &str) -> String {
    escape(text).replace(" #", " \\#")
}

/// One line of text in which nothing is markup.
fn escape(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | '<' | '~' | '|' => true,
            '_' => !(word(before) && word(after)),
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '#' | '>' | '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => {
                (1..=9).contains(&at)
                    && text[..at].bytes().all(|b| b.is_ascii_digit())
                    && after.is_none_or(char::is_whitespace)
            }
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::render::tests::sample;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    #[test]
    fn the_whole_article_in_order() {
        let page = Language::french().rules.page;
        let expected = r#"---
title: "Crue : « 1 150 » évacués <b> & \"fin\""
description: "Une description: avec \\ et \"guillemets\"."
slug: "crue-garonne"
keyphrase: "crue de la Garonne"
lang: "fr"
date: "2026-01-01"
authors: ["Ana Roux", "Léo <Petit>"]
---

# Crue : « 1 150 » évacués \<b> & "fin"

**Le chapô.**

*MARMANDE*

**L’essentiel**

- **Routes coupées :** vingt-sept

### Le rouge et l’orange

L’eau \*monte\* \</script>\<script>. Elle baisse. Le rouge signale une crue majeure.

*Par Ana Roux et Léo \<Petit> (avec AFP)*

*Publié le 1er janvier 2026*
"#;
        assert_eq!(render(&sample(), &page), expected);
    }

    /// The text that a Markdown reader shows, and the kinds of blocks it sees.
    fn read(markdown: &str) -> (String, Vec<String>) {
        let (mut text, mut tags) = (String::new(), Vec::new());
        for event in Parser::new_ext(markdown, Options::all()) {
            match event {
                Event::Text(t) => text += &t,
                Event::Start(Tag::Paragraph | Tag::Strong)
                | Event::End(TagEnd::Paragraph | TagEnd::Strong) => {}
                Event::End(_) => {}
                other => tags.push(format!("{other:?}")),
            }
        }
        (text, tags)
    }

    proptest! {
        #[test]
        fn no_text_is_markup(text in "[-a1 *_`#>+=:.)(\\[\\]!<&;~|\\\\\"'$^{}«é’]{1,24}") {
            let shown = line(&text);
            prop_assume!(!shown.is_empty());
            // Smart punctuation, mathematics, sub- and superscript are extensions that no press site turns on.
            let markdown = escape(&text);
            let (mut seen, mut tags) = (String::new(), Vec::new());
            let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
                | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
            for event in Parser::new_ext(&markdown, options) {
                match event {
                    Event::Text(t) => seen += &t,
                    Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                    other => tags.push(format!("{other:?}")),
                }
            }
            prop_assert_eq!(tags, Vec::<String>::new(), "{}", markdown);
            prop_assert_eq!(seen.trim(), &*shown);
        }

        #[test]
        fn no_title_breaks_the_front_matter(title in any::<String>()) {
            #[derive(serde::Deserialize)]
            struct Front { title: String, lang: String }
            let mut article = sample();
            article.title.text.clone_from(&title);
            let markdown = render(&article, &Language::french().rules.page);
            let front = markdown.split("---\n").nth(1).expect("front matter");
            // A title can hold the fence only inside its line.
            let front: Front = serde_yaml::from_str(front).expect("YAML");
            prop_assert_eq!(front.title, line(&title).into_owned());
            prop_assert_eq!(front.lang, "fr");
        }
    }

    #[test]
    fn a_heading_keeps_its_sharp_and_emphasis_its_marks() {
        let (text, _) = read(&format!("## {}\n", heading("Le langage C #")));
        assert_eq!(text, "Le langage C #");
        let bold = wrapped("**", &escape("« L’eau » monte *encore*"));
        assert_eq!(read(&bold).0, "« L’eau » monte *encore*");
        assert_eq!(wrapped("**", " "), "");
    }
}
