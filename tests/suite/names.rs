//! Names as French writes them, against the lists that say how; what an unknown name is, by the words beside it.

use intertitre::lang::Language;
use intertitre::model::Analysis;

/// An article of a few sentences, understood.
fn read(text: &str) -> Analysis {
    let french = Language::french();
    let text =
        format!("{text}\n\nLe conseil se réunira jeudi. Les habitants seront reçus à la mairie.");
    let document = intertitre::read("article.txt", text.as_bytes(), &french).expect("French text");
    intertitre::analyze(document, None, &french)
}

fn organisations(analysis: &Analysis) -> Vec<&str> {
    analysis.organisations.iter().map(|o| o.name.as_str()).collect()
}

fn places(analysis: &Analysis) -> Vec<&str> {
    analysis.places.iter().map(|p| p.name.as_str()).collect()
}

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

#[test]
fn a_name_that_lists_what_it_is_for_ends_at_its_acronym() {
    let read = read(
        "Le rappel a été contrôlé par la direction régionale de l'économie, de l'emploi, du travail et des \
         solidarités (DREETS), qui a saisi trois lots.",
    );
    let whole = "direction régionale de l'économie, de l'emploi, du travail et des solidarités";
    assert!(organisations(&read).contains(&whole), "{:?}", organisations(&read));
}

#[test]
fn an_illness_or_a_diploma_is_no_organisation_by_its_acronym() {
    let read = read(
        "Trois enfants souffrent d'un syndrome respiratoire aigu sévère (SRAS). L'infirmière a son diplôme d'études \
         spécialisées complémentaires (DESC).",
    );
    assert!(organisations(&read).is_empty(), "{:?}", organisations(&read));
}

#[test]
fn what_was_explained_as_an_organisation_is_no_place_behind_a_preposition() {
    let read = read(
        "Le lien est établi, selon l'Observatoire breton du climat (ObC). « C'est net », dit Anna Le Roux, ingénieure à \
         ObC.",
    );
    assert!(!places(&read).contains(&"ObC"), "{:?}", places(&read));
    assert!(organisations(&read).contains(&"ObC"), "{:?}", organisations(&read));
}

#[test]
fn houses_are_known_by_their_trade_and_by_the_way_they_are_written() {
    let read = read(
        "Le papetier Kervadec fermera son site. Les Verreries Dumoulin reprennent douze salariés. « Il est inutile \
         d'appeler », précise BiblioPoste. Les magasins Kerbrac n'ont rien vendu.",
    );
    let found = organisations(&read);
    for name in ["Kervadec", "Verreries Dumoulin", "BiblioPoste", "Kerbrac"] {
        assert!(found.contains(&name), "{name} is not in {found:?}");
    }
    assert!(!organisations(&self::read("Mme McKenna a salué les élus.")).contains(&"McKenna"));
}

#[test]
fn a_capital_without_its_accent_still_says_where() {
    let read = read("A Kerlouan-des-Grèves, la mairie a fermé. La route est coupée.");
    assert!(places(&read).contains(&"Kerlouan-des-Grèves"), "{:?}", places(&read));
}

#[test]
fn what_looks_like_a_participle_is_a_function_behind_a_name() {
    let read = read(
        "Hélène Sarrazin, gérante de la scierie, attend. Marc Sarrazin, dirigeant du club, aussi.",
    );
    let text = &read.document.text;
    let roles: Vec<&str> = read.people.iter().filter_map(|p| p.role.map(|r| r.of(text))).collect();
    assert_eq!(roles, ["gérante de la scierie", "dirigeant du club"]);
}
