//! Whether a text is publishable and can be found. In: a [`Page`], its [`Analysis`] and [`Settings`]. Out: findings with
//! their exact places, and safe changes. It never changes a file, never lints what stands between quotation marks, and
//! knows no limit by heart: they stand in `rules/fr/check`.
//!
//! [`read()`] makes the page, [`Checker::check`] asks the families one after the other ([`title`], [`headings`], …),
//! [`mod@across`] compares files, [`suppress`] reads the comments that ask for silence, [`fix`] applies what is safe.

mod across;
mod calques;
mod connectors;
mod data;
mod description;
mod fidelity;
mod fingerprint;
pub(crate) mod fix;
mod headings;
mod images;
mod key;
mod keyphrase;
mod language;
mod links;
mod quotations;
mod read;
mod readability;
mod runs;
mod sections;
pub mod settings;
mod sink;
mod slug;
mod sources;
mod suppress;
mod text;
mod title;
mod typography;

pub use across::across;
pub use fingerprint::stamp;
pub use read::{read, read_as};
pub use settings::{Settings, Unknown};

use calques::Calques;
use connectors::Connectors;
use key::Key;
use sink::Sink;

use crate::lang::Language;
use crate::lang::schema::check::Bound;
use crate::model::{Analysis, FileReport, Page, Span, Stated, Summary, count_words};

/// Everything that checks need besides the text, made once for all files.
#[derive(Debug)]
pub struct Checker<'l> {
    lang: &'l Language,
    settings: Settings,
    calques: Calques,
    connectors: Connectors,
}

/// One file with what is known of it.
struct Copy<'a> {
    page: &'a Page,
    analysis: &'a Analysis,
    settings: &'a Settings,
    lang: &'a Language,
    key: Option<Key>,
    /// The quotations of the text, without their marks; block quotations too.
    quoted: Vec<Span>,
    /// Words of the body.
    words: usize,
}

impl<'l> Checker<'l> {
    /// Makes the tables.
    pub fn new(settings: Settings, lang: &'l Language) -> Self {
        let calques = Calques::new(&lang.rules.check.calques);
        let connectors = Connectors::new(&lang.rules);
        Self { lang, settings, calques, connectors }
    }

    /// The language that the tables were made of.
    pub fn lang(&self) -> &'l Language {
        self.lang
    }

    /// What is asked.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Checks one file. `analysis` is that of the page's document; `original` is the article that it was made of,
    /// if it is to be compared with one.
    pub fn check(
        &self,
        page: &Page,
        analysis: &Analysis,
        original: Option<&Analysis>,
    ) -> FileReport {
        let copy = Copy::new(page, analysis, &self.settings, self.lang);
        let mut out = Sink::new(&self.settings, self.lang);
        title::check(&copy, &mut out);
        description::check(&copy, &mut out);
        slug::check(&copy, &mut out);
        headings::check(&copy, &mut out);
        keyphrase::check(&copy, &mut out);
        text::check(&copy, &mut out);
        readability::check(&copy, &self.connectors, &mut out);
        links::check(&copy, &mut out);
        images::check(&copy, &mut out);
        data::check(&copy, &mut out);
        language::check(&copy, &mut out);
        typography::check(&copy, &mut out);
        sources::check(&copy, &mut out);
        self.calques.check(&copy, &mut out);
        if let Some(original) = original {
            fidelity::check(&copy, original, &mut out);
        }
        let stated = |s: &Stated| (s.value.clone(), s.span);
        FileReport {
            path: page.document.name.clone(),
            source: page.document.source.clone(),
            findings: suppress::apply(&copy, out.finish()),
            summary: Summary {
                title: page.title.as_ref().map(stated),
                description: page.description.as_ref().map(stated),
                slug: page.slug.as_ref().map(stated),
                keyphrase: page.keyphrase.as_ref().map(stated),
            },
        }
    }
}

impl<'a> Copy<'a> {
    fn new(
        page: &'a Page,
        analysis: &'a Analysis,
        settings: &'a Settings,
        lang: &'a Language,
    ) -> Self {
        let given = settings.keyphrase.clone().map(|value| Stated { value, ..Stated::default() });
        let stated = page.keyphrase.clone().or(given).filter(|k| !k.value.trim().is_empty());
        let document = &page.document;
        let body = document.blocks.iter().filter(|b| b.kind.is_body());
        let words = body.map(|b| count_words(document.block_text(b))).sum();
        let quoted = quotations::quotations(page, analysis);
        Self {
            page,
            analysis,
            settings,
            lang,
            key: stated.map(|s| Key::new(s, lang)),
            quoted,
            words,
        }
    }

    fn limit(&self, bound: Bound) -> usize {
        self.settings.limit(bound) as usize
    }

    /// True if a span of the text touches a quotation.
    fn is_quoted(&self, span: Span) -> bool {
        let before = self.quoted.partition_point(|q| q.start < span.end);
        // Quotations nest: the few before this one are looked at.
        const NESTED: usize = 8;
        self.quoted[..before].iter().rev().take(NESTED).any(|q| q.overlaps(span))
    }

    /// The place in the source of a span of the text.
    fn locate(&self, span: Span) -> Span {
        self.page.locate(span)
    }

    /// The place for what is missing: the front matter, the head, or the first byte.
    fn top(&self) -> Span {
        let place = self.page.front.or(self.page.root).unwrap_or_default();
        Span { end: place.start, ..place }
    }

    /// The first paragraph of the body, with the index of its block.
    fn introduction(&self) -> Option<usize> {
        self.page.document.blocks.iter().position(|b| b.kind.is_body())
    }
}

/// The place of a text that begins at byte `at`, without the blanks around it.
fn trimmed(text: &str, at: usize) -> Span {
    let start = at + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}
