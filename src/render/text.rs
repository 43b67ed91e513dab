//! Plain text. In: an article. Out: one paragraph, heading or list item a line, blank lines between blocks. It never
//! marks anything up but list items.

use super::{Part, line, parts, published, written_date};
use crate::lang::schema::page::Page;
use crate::model::{Article, Layout, Piece};

pub(super) fn render(article: &Article, page: &Page) -> String {
    let mut blocks = vec![line(&article.heading().text).into_owned()];
    for part in parts(article) {
        blocks.push(match part {
            Part::Heading(_, piece) => line(&piece.whole()).into_owned(),
            Part::Dateline(place) => line(place).into_owned(),
            Part::Credit(credit) => line(&credit.text).into_owned(),
            Part::Block(Layout::Bullets, _, pieces) => {
                pieces.iter().map(|p| format!("- {}", labelled(p))).collect::<Vec<_>>().join("\n")
            }
            Part::Block(_, dateline, pieces) => {
                dateline.into_iter().chain(pieces).map(labelled).collect::<Vec<_>>().join(" ")
            }
        });
    }
    blocks.extend(
        published(article, page)
            .map(|(before, date, after)| format!("{before}{}{after}", written_date(date, page))),
    );
    blocks.extend(article.method.iter().map(|note| line(note).into_owned()));
    blocks.retain(|b| !b.is_empty());
    blocks.join("\n\n") + "\n"
}

fn labelled(piece: &Piece) -> String {
    match &piece.label {
        Some(label) => format!("{} {}", line(label), line(&piece.text)),
        None => line(&piece.text).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;
    use crate::render::tests::sample;

    #[test]
    fn one_paragraph_a_line() {
        let expected = "Crue : « 1 150 » évacués <b> & \"fin\"

Le chapô.

MARMANDE

L’essentiel

- Routes coupées : vingt-sept

Le rouge et l’orange

L’eau *monte* </script><script>. Elle baisse. Le rouge signale une crue majeure.

Par Ana Roux et Léo <Petit> (avec AFP)

Publié le 1er janvier 2026
";
        assert_eq!(render(&sample(), &Language::french().rules.page), expected);
    }
}
