//! The last touch: French typography over every text of an article. In: an article. Out: the same, set for print. It
//! never changes a word; inside quotations it changes spaces and marks only.

use crate::lang::{Language, Medium, Setting};
use crate::model::{Article, Piece};

/// Sets title, description, headings, body and credits.
pub(super) fn typeset(article: &mut Article, lang: &Language) {
    let page = |piece: &mut Piece| piece.text = lang.typeset(&piece.text);
    page(&mut article.title);
    let metadata = Setting { medium: Medium::Metadata, quoted: false };
    article.description.text = lang.set(&article.description.text, metadata);
    article.dateline.iter_mut().for_each(page);
    article.credits.iter_mut().for_each(page);
    for section in &mut article.sections {
        section.heading.iter_mut().for_each(page);
        for block in &mut section.blocks {
            // A quotation of several sentences stands in several pieces.
            let mut quoted = false;
            for piece in &mut block.pieces {
                let setting = Setting { medium: Medium::Page, quoted };
                piece.text = lang.set(&piece.text, setting);
                let opens = piece.text.matches('«').count() + usize::from(quoted);
                quoted = opens > piece.text.matches('»').count();
                if let Some(label) = &mut piece.label {
                    *label = lang.typeset(label);
                }
            }
        }
    }
}
