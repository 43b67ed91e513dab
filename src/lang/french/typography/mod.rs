//! Setting a text as a French newspaper does. In: a text. Out: the same words with the spaces, marks, capitals and ligatures
//! of print. Inside quotation marks only spaces and marks change, in addresses nothing. It never changes a text that it
//! has set already.
//!
//! The text is cut into [`Item`](item::Item)s once, then each pass looks at items and their neighbours: [`quotes`], [`marks`],
//! [`figures`], [`words`], and at last [`gaps`].

mod addresses;
mod figures;
mod gaps;
mod item;
mod marks;
mod quotes;
mod words;

use std::borrow::Cow;

use super::{NARROW, WIDE};
use crate::lang::Language;
use crate::lang::schema::typography::Space;
use item::cut;

/// Where a text will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Medium {
    /// On the page.
    #[default]
    Page,
    /// In a title tag, a description, a data record: narrow spaces are not understood everywhere.
    Metadata,
}

/// How a text is to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setting {
    /// Where it will stand.
    pub medium: Medium,
    /// The text begins inside a quotation that was opened before it.
    pub quoted: bool,
}

impl Language {
    /// The text set for the page.
    pub fn typeset(&self, text: &str) -> String {
        self.set(text, Setting::default())
    }

    /// The text set for its place.
    pub fn set(&self, text: &str, setting: Setting) -> String {
        /// A space that is set can show what a mark beside it means; few texts need a third reading.
        const READINGS: usize = 5;
        let mut set = text.to_owned();
        for _ in 0..READINGS {
            let again = self.set_once(&set, setting.quoted);
            if again == set {
                break;
            }
            set = again;
        }
        match setting.medium {
            Medium::Page => set,
            Medium::Metadata => set.replace(NARROW, "\u{a0}"),
        }
    }

    fn set_once(&self, text: &str, quoted: bool) -> String {
        let rules = &self.rules.typography;
        let (mut items, tail) = cut(text);
        quotes::pair(&mut items, rules, quoted);
        marks::mend(&mut items, rules);
        figures::join_groups(&mut items, rules);
        self.set_figures(&mut items);
        self.set_words(&mut items);
        self.set_gaps(&mut items);
        let mut out = String::with_capacity(text.len() + text.len() / 16);
        for item in &items {
            out.push_str(&item.gap);
            out.push_str(&item.text);
        }
        out.push_str(tail);
        out
    }
}

/// A space of the profile as text.
fn space(space: Space) -> Cow<'static, str> {
    const WIDE_TEXT: &str = "\u{a0}";
    const NARROW_TEXT: &str = "\u{202f}";
    debug_assert!(WIDE_TEXT.starts_with(WIDE) && NARROW_TEXT.starts_with(NARROW));
    Cow::Borrowed(match space {
        Space::Narrow => NARROW_TEXT,
        Space::Wide => WIDE_TEXT,
        Space::None => "",
    })
}
