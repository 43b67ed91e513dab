//! The last touch: French typography over every text of an article. In: an article. Out: the same, set for print. It
//! never changes a word; inside quotations it changes spaces and marks only.

use crate::lang::{Language, Medium, Setting};
use crate::model::{Article, Layout, Piece};

/// Sets title, description, headings, body and credits.
pub(super) fn typeset(article: &mut Article, lang: &Language) {
    let page = |piece: &mut Piece| {
        piece.text = lang.typeset(&piece.text);
        piece.label.iter_mut().for_each(|label| *label = lang.typeset(label));
    };
    page(&mut article.title);
    article.headline.iter_mut().for_each(page);
    let metadata = Setting { medium: Medium::Metadata, quoted: false };
    article.description.text = lang.set(&article.description.text, metadata);
    article.dateline.iter_mut().for_each(|place| place.text = dateline(&place.text, lang));
    article.credits.iter_mut().for_each(page);
    for section in &mut article.sections {
        section.heading.iter_mut().for_each(page);
        for block in &mut section.blocks {
            match block.layout {
                Layout::Bullets => block.pieces.iter_mut().for_each(page),
                _ => paragraph(&mut block.pieces, lang),
            }
            let labels = block.pieces.iter_mut().filter_map(|p| p.label.as_mut());
            labels.for_each(|label| *label = lang.typeset(label));
        }
    }
}

/// A dateline with its dash, where it has one, set as in every other article.
fn dateline(text: &str, lang: &Language) -> String {
    let dash = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '―' | '−');
    let bare = text.trim_end_matches(dash);
    let place = lang.typeset(bare);
    // `Vannes, de notre correspondante`: nothing else parts it from the sentence.
    let open = bare.ends_with(char::is_alphanumeric);
    if open || bare.len() < text.trim_end().len() { format!("{place} –") } else { place }
}

/// Sets the sentences of a paragraph as one text: a quotation of several sentences opens in one and closes in another.
fn paragraph(pieces: &mut [Piece], lang: &Language) {
    const BREAK: char = '\n';
    let texts: Vec<&str> = pieces.iter().map(|p| p.text.as_str()).collect();
    let whole = lang.typeset(&texts.join("\n"));
    let set: Vec<&str> = whole.split(BREAK).collect();
    let alone = set.len() != pieces.len();
    for (i, piece) in pieces.iter_mut().enumerate() {
        piece.text = if alone { lang.typeset(&piece.text) } else { set[i].to_owned() };
    }
}
