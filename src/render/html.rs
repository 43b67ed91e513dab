//! A whole HTML page. In: an article. Out: HTML with metadata, structured data that says nothing the page does not
//! show, and one `<article>`. It never prints a character of the article that could act as markup or as a script.

use serde::Serialize;

use super::{Part, line, parts, published, written_date};
use crate::lang::schema::page::Page;
use crate::model::{Article, Layout, Origin, Piece};

pub(super) fn render(article: &Article, page: &Page) -> String {
    let mut out = String::from("<!DOCTYPE html>\n");
    out += &format!("<html lang=\"{}\">\n", escape(article.lang));
    head(&mut out, article, page);
    out += "<body>\n<article>\n";
    out += &format!("<h1{}>{}</h1>\n", origin(article.heading()), escape(&article.heading().text));
    for part in parts(article) {
        match part {
            Part::Heading(level, piece) => {
                let level = if level == 3 { 3 } else { 2 };
                out +=
                    &format!("<h{level}{}>{}</h{level}>\n", origin(piece), escape(&piece.whole()));
            }
            Part::Dateline(place) => {
                out += &format!("<p class=\"dateline\">{}</p>\n", escape(place));
            }
            Part::Credit(credit) => {
                let (mark, text) = (origin(credit), escape(&credit.text));
                out += &format!("<p class=\"credit\"{mark}><em>{text}</em></p>\n");
            }
            Part::Block(layout, dateline, pieces) => block(&mut out, layout, dateline, pieces),
        }
    }
    footer(&mut out, article, page);
    out + "</article>\n</body>\n</html>\n"
}

fn head(out: &mut String, article: &Article, page: &Page) {
    let description = escape(&article.description.text);
    let title = escape(&article.title.text);
    *out += "<head>\n<meta charset=\"utf-8\">\n";
    *out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    *out += &format!("<title>{title}</title>\n");
    let from = origin(&article.description);
    *out += &format!("<meta name=\"description\" content=\"{description}\"{from}>\n");
    let mut meta = |attribute: &str, name: &str, content: &str| {
        *out += &format!("<meta {attribute}=\"{name}\" content=\"{content}\">\n");
    };
    meta("name", "keyphrase", &escape(&article.keyphrase));
    meta("name", "slug", &escape(&article.slug));
    meta("property", "og:type", "article");
    meta("property", "og:title", &title);
    meta("property", "og:description", &description);
    meta("property", "og:locale", &escape(&page.locale));
    if let Some(date) = &article.date {
        meta("property", "article:published_time", &escape(date));
    }
    for author in &article.authors {
        meta("name", "author", &escape(author));
    }
    *out +=
        &format!("<script type=\"application/ld+json\">{}</script>\n</head>\n", json_ld(article));
}

/// The structured data: schema.org's NewsArticle.
#[derive(Serialize)]
struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'a str,
    description: &'a str,
    #[serde(rename = "inLanguage")]
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Person<'a>>,
    #[serde(rename = "datePublished", skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
}

#[derive(Serialize)]
struct Person<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

fn json_ld(article: &Article) -> String {
    let data = NewsArticle {
        context: "https://schema.org",
        kind: "NewsArticle",
        headline: &line(&article.heading().text),
        description: &line(&article.description.text),
        language: article.lang,
        author: article.authors.iter().map(|name| Person { kind: "Person", name }).collect(),
        published: article.date.as_deref(),
    };
    let json = serde_json::to_string(&data).expect("strings are always encoded");
    // `</script>` and `<!--` would end or hide the script; the escapes mean the same in JSON.
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn block(out: &mut String, layout: Layout, dateline: Option<&Piece>, pieces: &[Piece]) {
    let dateline = dateline.map(|d| format!("{} ", escape(&d.text))).unwrap_or_default();
    // One piece of a paragraph is marked on the paragraph itself.
    let (mark, inner) = match pieces {
        [one] => (origin(one), labelled(one)),
        _ => (String::new(), pieces.iter().map(span).collect::<Vec<_>>().join(" ")),
    };
    match layout {
        Layout::Lead => {
            *out += &format!("<p class=\"chapo\"{mark}><strong>{dateline}{inner}</strong></p>\n")
        }
        Layout::Paragraph => *out += &format!("<p{mark}>{dateline}{inner}</p>\n"),
        Layout::Question => {
            *out += &format!("<p class=\"question\"{mark}><strong>{inner}</strong></p>\n")
        }
        Layout::Label => {
            *out += &format!("<p class=\"label\"{mark}><strong>{inner}</strong></p>\n")
        }
        Layout::Bullets => {
            *out += "<ul>\n";
            for piece in pieces {
                *out += &format!("<li{}>{}</li>\n", origin(piece), labelled(piece));
            }
            *out += "</ul>\n";
        }
    }
}

fn footer(out: &mut String, article: &Article, page: &Page) {
    let published = published(article, page);
    if published.is_none() && article.method.is_none() {
        return;
    }
    *out += "<footer>\n";
    if let Some((before, date, after)) = published {
        let written = escape(&written_date(date, page));
        let time = format!("<time datetime=\"{}\">{written}</time>", escape(date));
        *out += &format!("<p class=\"date\">{} {time}{}</p>\n", escape(before), escape(after));
    }
    if let Some(note) = &article.method {
        let mark = "data-origin=\"composed\" data-from=\"method\"";
        *out += &format!("<p class=\"note\" {mark}><em>{}</em></p>\n", escape(note));
    }
    *out += "</footer>\n";
}

/// A piece inside a paragraph; source text stands bare.
fn span(piece: &Piece) -> String {
    match origin(piece) {
        mark if mark.is_empty() => labelled(piece),
        mark => format!("<span{mark}>{}</span>", labelled(piece)),
    }
}

fn labelled(piece: &Piece) -> String {
    match &piece.label {
        Some(label) => format!("<strong>{}</strong> {}", escape(label), escape(&piece.text)),
        None => escape(&piece.text),
    }
}

/// The attributes that say where a piece comes from, if it is not the source's own text.
fn origin(piece: &Piece) -> String {
    let (kind, from) = match &piece.origin {
        Origin::Source { .. } => return String::new(),
        Origin::Edited { rule, .. } => ("edited", rule.clone()),
        Origin::Composed { rule, .. } => ("composed", rule.clone()),
        Origin::Card { card, part, .. } => ("card", format!("{card}#{part}")),
    };
    format!(" data-origin=\"{kind}\" data-from=\"{}\"", escape(&from))
}

/// One line of text, safe between tags and between double quotes.
fn escape(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::render::tests::sample;

    fn html() -> String {
        render(&sample(), &Language::french().rules.page)
    }

    #[test]
    fn the_body_says_what_is_not_source() {
        let expected = "<article>
<h1 data-origin=\"composed\" data-from=\"title.event\">Crue : « 1 150 » évacués &lt;b&gt; &amp; &quot;fin&quot;</h1>
<p class=\"chapo\" data-origin=\"composed\" data-from=\"title.event\"><strong>Le chapô.</strong></p>
<p class=\"dateline\">MARMANDE</p>
<p class=\"label\" data-origin=\"composed\" data-from=\"title.event\"><strong>L’essentiel</strong></p>
<ul>
<li data-origin=\"composed\" data-from=\"title.event\"><strong>Routes coupées :</strong> vingt-sept</li>
</ul>
<h3 data-origin=\"card\" data-from=\"vigilance-crues#sentence:1\">Le rouge et l’orange</h3>
<p>L’eau *monte* &lt;/script&gt;&lt;script&gt;. <span data-origin=\"edited\" data-from=\"edit.split\">Elle baisse.</span> \
<span data-origin=\"card\" data-from=\"vigilance-crues#sentence:1\">Le rouge signale une crue majeure.</span></p>
<p class=\"credit\"><em>Par Ana Roux et Léo &lt;Petit&gt; (avec AFP)</em></p>
<footer>
<p class=\"date\">Publié le <time datetime=\"2026-01-01\">1er janvier 2026</time></p>
</footer>
</article>
";
        let html = html();
        let at = html.find("<article>").expect("an article");
        assert_eq!(html[at..].split("</body>").next().expect("a body"), expected);
    }

    #[test]
    fn the_structured_data_cannot_end_its_script_and_says_only_what_is_shown() {
        let mut article = sample();
        article.title.text = "</script><!-- fin & suite".into();
        let html = render(&article, &Language::french().rules.page);
        assert_eq!(html.matches("</script>").count(), 1);
        let json = html.split("ld+json\">").nth(1).and_then(|t| t.split("</script>").next());
        let data: serde_json::Value = serde_json::from_str(json.expect("data")).expect("JSON");
        assert_eq!(data["headline"], "</script><!-- fin & suite");
        assert_eq!(data["author"][1]["name"], "Léo <Petit>");
        assert_eq!(data["datePublished"], "2026-01-01");
        article.date = None;
        article.authors.clear();
        let bare = render(&article, &Language::french().rules.page);
        assert!(
            !bare.contains("datePublished") && !bare.contains("author") && !bare.contains("<time")
        );
    }

    #[test]
    fn one_title_one_article_and_no_script_of_the_source() {
        let html = html();
        for tag in ["<h1", "<article>", "<title>", "<script"] {
            assert_eq!(html.matches(tag).count(), 1, "{tag}");
        }
        assert!(html.contains("<html lang=\"fr\">"));
    }
}
