//! Names as French writes them, against the lists that say how.

use intertitre::lang::Language;

/// Rows of a list without its comments.
fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect())
}

#[test]
fn communes_elide_and_contract_as_the_insee_says() {
    let fr = Language::french();
    let (mut count, mut wrong) = (0, Vec::new());
    for row in rows(include_str!("../../data/fr/places/communes.tsv")) {
        let (name, liaison) = (row[0], row[2]);
        let bare = name.split_once(' ').map_or(name, |(_, bare)| bare);
        let expected = match liaison {
            "0" | "3" => format!("de {name}"),
            "1" => format!("d’{name}"),
            "2" => format!("du {bare}"),
            "4" => format!("des {bare}"),
            "5" => format!("de {name}"),
            _ => continue,
        };
        count += 1;
        let joined = fr.join("de", name);
        if joined != expected {
            wrong.push(joined);
        }
    }
    // Homonyms of which the list says now the one, now the other, and five uninhabited territories.
    assert!(count > 34_000 && wrong.len() <= 20, "{} of {count}: {wrong:?}", wrong.len());
}

#[test]
fn every_commune_has_its_prepositions() {
    let fr = Language::french();
    for row in rows(include_str!("../../data/fr/places/communes.tsv")).step_by(7) {
        assert!(fr.in_place(row[0]).is_some() && fr.from_place(row[0]).is_some(), "{}", row[0]);
    }
}
