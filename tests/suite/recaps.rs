//! Recaps. In: articles that tell days out of order, or many people at length. Out: whether a recap stands there only where it
//! tells more than the text read from top to bottom, and says nothing that the text does not.

use intertitre::lang::overlay::{Overlay, OverlayFile};
use intertitre::model::{Article, Day, Layout, Section};
use intertitre::{Format, Language, Options};

const THEFT: [&str; 11] = [
    "Vol de tableaux au musée de Niort : un agent de sécurité mis en examen",
    "NIORT (Deux-Sèvres) — Un agent de sécurité de 34 ans a été mis en examen mercredi 18 mars et placé en \
     détention provisoire dans l'enquête sur la disparition de trois tableaux du musée Bernard-d'Agesci, à Niort, a \
     annoncé le parquet.",
    "L'homme, employé par un sous-traitant depuis deux ans, conteste les faits. « Mon client n'avait pas les clés \
     de la réserve ce soir-là », a déclaré son avocate, Me Sophie Garnier. Il encourt dix ans de prison.",
    "Les trois toiles, des paysages de la fin du XIXe siècle estimés à 420 000 euros, n'ont pas été retrouvées. Le \
     3 mars, la conservatrice Hélène Baudry a découvert les cadres vides en préparant une exposition sur les \
     peintres du marais. Aucune alarme ne s'était déclenchée, et aucune porte n'avait été forcée.",
    "La direction du musée a déposé plainte le 5 mars. Le parquet de Niort a ouvert une enquête pour vol en réunion \
     et l'a confiée à la police judiciaire de Poitiers, épaulée par l'Office central de lutte contre le trafic des \
     biens culturels.",
    "Les soupçons se sont vite portés sur le personnel. Selon les enquêteurs, les toiles ont quitté la réserve \
     plusieurs semaines avant qu'on ne s'en aperçoive. Le 22 janvier, un employé du nettoyage avait signalé une \
     serrure abîmée au premier étage. Personne n'avait alors vérifié les caisses. La serrure avait été remplacée \
     dans la semaine.",
    "Les policiers ont interpellé l'agent à La Crèche lundi 16 mars. Ils y ont saisi deux téléphones, un ordinateur \
     et 8 300 euros en espèces. Un antiquaire de Rochefort, entendu comme témoin, a reconnu avoir reçu des photos \
     de l'une des toiles.",
    "La sécurité du musée faisait débat depuis longtemps. Le conseil municipal avait voté un nouveau système \
     d'alarme le 11 décembre 2025, pour un montant de 190 000 euros. Les travaux n'ont pas commencé. L'opposition \
     avait alors réclamé des gardiens la nuit. « On nous a répondu que cela coûtait trop cher », a regretté le \
     conseiller d'opposition Bruno Sicard.",
    "La mairie a fermé la réserve au public et au personnel le 6 mars. Elle a commandé un audit à un cabinet \
     bordelais. Ses conclusions sont attendues dans deux mois. Le maire, Jérôme Baloge, a promis de les rendre \
     publiques.",
    "Le musée, lui, reste ouvert. Quelque 31 000 visiteurs y sont venus l'an dernier, un chiffre en hausse de 8 %. \
     « Les gens viennent voir ce qui reste, ils posent beaucoup de questions », raconte Hélène Baudry, qui a \
     reporté à l'automne l'exposition prévue pour le printemps.",
    "La juge d'instruction doit entendre l'antiquaire dans les prochains jours. Les enquêteurs, qui n'excluent pas \
     un commanditaire, ont transmis les photos des toiles à Interpol.",
];

const TRIAL: [&str; 16] = [
    "Effondrement du gradin de Brénac : trois ans de prison requis contre l'ancien directeur du stade",
    "CARCASSONNE (Aude) — Trois ans de prison dont un ferme ont été requis jeudi devant le tribunal correctionnel \
     de Carcassonne contre l'ancien directeur du stade de Brénac, jugé pour homicide involontaire après \
     l'effondrement d'un gradin qui avait fait deux morts en 2022.",
    "Le procès, ouvert lundi, doit s'achever vendredi avec les plaidoiries de la défense. Cinq prévenus, dont une \
     société, comparaissent devant une salle où les familles occupent trois rangs. Quarante-sept personnes se sont \
     constituées parties civiles.",
    "Gilles Roudier, directeur technique du stade, a reconnu à la barre qu'il n'avait pas relu le dernier rapport \
     de contrôle. « J'ai signé ce qu'on me donnait à signer », a-t-il dit mardi. Il a ajouté qu'il avait demandé \
     deux fois des crédits pour refaire les fixations, sans les obtenir.",
    "À ses côtés, Nathalie Escande, adjointe aux sports de la commune, a contesté avoir été alertée. Elle affirme \
     n'avoir reçu aucun courrier avant le printemps 2022. La présidente lui a montré une note tamponnée en mairie \
     au mois de novembre précédent. « Je ne me souviens pas de ce papier », a répondu l'élue.",
    "Le rapport qui est au cœur du dossier a été rédigé par Bernard Laffitte, ingénieur au bureau de contrôle \
     Sudexpert. Il y relevait onze boulons manquants et une poutre corrodée sur la moitié de sa longueur. Mais le \
     document ne demandait pas la fermeture de la tribune. Il la conseillait « à moyen terme », une formule sur \
     laquelle l'audience s'est arrêtée une matinée entière.",
    "Le soir du drame, 640 spectateurs assistaient à la finale départementale. Le gradin, monté en 1987 et agrandi \
     deux fois, pouvait en recevoir 500. À la 62e minute, la partie haute s'est affaissée en quelques secondes. Un \
     père de famille de 41 ans et une lycéenne de 16 ans sont morts sur le coup. Trente-deux personnes ont été \
     blessées, dont six gravement.",
    "Les secours ont mis dix-huit minutes à arriver, parce que l'accès réservé aux pompiers était occupé par des \
     voitures. Samia Haddad, cheffe du centre de secours de Limoux, a raconté mercredi une scène « de tôles et de \
     chaussures ». Ses équipes ont travaillé jusqu'à trois heures du matin pour dégager la dernière blessée.",
    "L'enquête a duré deux ans. Les gendarmes ont entendu plus de deux cents témoins et saisi neuf cartons \
     d'archives. Une expertise, remise au juge d'instruction à l'été 2023, a conclu à une rupture par fatigue du \
     métal, aggravée par la surcharge. Une contre-expertise, demandée par la défense, est arrivée au même résultat \
     quelques mois plus tard.",
    "Pour l'accusation, la catastrophe pouvait être évitée. « Tout était écrit, et personne n'a voulu lire », a \
     lancé le procureur au début d'un réquisitoire de deux heures. Il a demandé deux ans avec sursis contre \
     l'adjointe et l'ingénieur, et 150 000 euros d'amende contre le bureau de contrôle. Il a en revanche réclamé la \
     relaxe du fabricant des fixations.",
    "Les familles ont écouté sans un mot. À la suspension, plusieurs d'entre elles sont sorties dans la cour du \
     palais. « Trois ans, pour nous, cela ne veut rien dire, mais au moins on a entendu qui savait », a confié la \
     mère de la lycéenne. Une association, créée quelques semaines après l'accident, demande l'inspection de toutes \
     les tribunes démontables de la région.",
    "La préfecture a recensé depuis 214 gradins de ce type dans le département. Douze ont été fermés, et une \
     quarantaine attendent des travaux. Le coût des réparations est estimé à 3,2 millions d'euros, que les communes \
     disent ne pas pouvoir payer seules. L'État a promis d'en prendre la moitié à sa charge.",
    "Sur le banc de la défense, la stratégie diffère d'un prévenu à l'autre. Roudier ne conteste pas sa part, mais \
     il refuse d'être « le seul nom sur la plaque », selon son avocat. Escande plaide la relaxe. Elle a fait citer \
     trois anciens employés de mairie, qui ont décrit un service débordé, où les courriers s'empilaient.",
    "Laffitte, lui, s'en tient à son texte. Il soutient que la fermeture relevait du seul propriétaire, et que le \
     mot « corrodée », souligné en rouge, valait alerte. Le fabricant, de son côté, a produit des certificats que \
     personne n'a discutés.",
    "Le tribunal a entendu une dernière fois les secours jeudi matin. Haddad a été rappelée à la barre pour \
     préciser l'emplacement des véhicules. Elle a dessiné un plan au feutre, que la présidente a fait afficher \
     derrière elle. Aucun des avocats n'a posé de question.",
    "Le jugement sera mis en délibéré. Il est attendu à l'automne, et chacun des prévenus pourra faire appel. Un \
     autre procès, devant la juridiction administrative, doit fixer le montant des indemnités dues aux victimes par \
     la commune.",
];

fn options(date: Option<&str>) -> Options {
    Options { date: date.and_then(Day::parse), allow_short: true, ..Options::default() }
}

fn article(text: &str, date: Option<&str>) -> Article {
    intertitre::restructure("depeche.txt", text.as_bytes(), &options(date), &Language::french())
        .expect("French text")
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The sections that a recap wrote.
fn recaps(article: &Article) -> Vec<&Section> {
    let rule = |s: &&Section| {
        let pieces = s.blocks.iter().flat_map(|b| &b.pieces);
        pieces.into_iter().any(|p| format!("{:?}", p.origin).contains("recap."))
    };
    article.sections.iter().filter(rule).collect()
}

fn rows(section: &Section) -> Vec<String> {
    let pieces = section.blocks.iter().flat_map(|b| &b.pieces);
    let row = |p: &intertitre::model::Piece| {
        plain(&format!("{} {}", p.label.as_deref().unwrap_or_default(), p.text))
    };
    pieces.map(row).collect()
}

fn theft() -> String {
    THEFT.join("\n\n")
}

/// The rows of the story as it is told; none where it has no recap.
fn told(text: &str, date: Option<&str>) -> Vec<String> {
    let article = article(text, date);
    recaps(&article).first().map(|s| rows(s)).unwrap_or_default()
}

const TODAY: Option<&str> = Some("2026-03-20");

#[test]
fn a_story_told_out_of_order_is_put_in_order() {
    let article = article(&theft(), TODAY);
    let recaps = recaps(&article);
    let [recap] = recaps[..] else { panic!("{} recaps", recaps.len()) };
    assert_eq!(
        rows(recap),
        [
            "11 décembre 2025 : le conseil municipal vote un nouveau système d’alarme, pour un montant de 190 000 euros.",
            "3 mars 2026 : la conservatrice Hélène Baudry découvre les cadres vides en préparant une exposition sur les \
             peintres du marais.",
            "5 mars 2026 : la direction du musée dépose plainte.",
            "6 mars 2026 : la mairie ferme la réserve au public et au personnel.",
            "16 mars 2026 : les policiers interpellent l’agent à La Crèche.",
            "18 mars 2026 : l’agent est mis en examen, annonce le parquet.",
        ]
    );
    let heading = recap.heading.as_ref().map(|h| plain(&h.text)).unwrap_or_default();
    assert!(heading.contains(" : ") && recap.level == 2, "{heading}");
    assert!(recap.blocks.iter().all(|b| b.layout == Layout::Bullets));
    let spans = recap.blocks.iter().flat_map(|b| &b.pieces).map(|p| p.spans().len());
    assert!(spans.into_iter().all(|n| n >= 2), "each row names its clause and its date");
}

#[test]
fn every_form_prints_it() {
    let article = article(&theft(), TODAY);
    let lang = Language::french();
    let printed = |format| plain(&intertitre::render(&article, format, &lang));
    let day = "la direction du musée dépose plainte.";
    assert!(printed(Format::Markdown).contains(&format!("- **5 mars 2026 :** {day}")));
    assert!(printed(Format::Text).contains(&format!("- 5 mars 2026 : {day}")));
    assert!(printed(Format::Html).contains("<strong>5 mars 2026 :</strong>"));
    let json = printed(Format::Json);
    assert!(json.contains("\"recap.chronology\"") && json.contains("5 mars 2026"));
}

#[test]
fn the_same_told_in_order_needs_none() {
    // Title, lead that names the last day, then the days one after the other: one return, that of every dispatch.
    let order = [0, 1, 2, 7, 5, 3, 4, 8, 6, 9, 10];
    let text = order.map(|i| THEFT[i]).join("\n\n");
    assert_eq!(told(&text, TODAY), [""; 0]);
}

#[test]
fn days_that_are_not_sure_make_none() {
    assert_eq!(told(&theft(), None), [""; 0], "no day of publication, no years");
    let years = [
        ("18 mars", "18 mars 2026"),
        ("3 mars", "3 mars 2026"),
        ("5 mars", "5 mars 2026"),
        ("22 janvier", "22 janvier 2026"),
        ("lundi 16 mars", "le 16 mars 2026"),
        ("6 mars.", "6 mars 2026."),
    ];
    let dated = years.iter().fold(theft(), |text, (day, year)| text.replacen(day, year, 1));
    assert!(!told(&dated, None).is_empty(), "every day has its year");
    let vague = theft()
        .replace("La direction du musée a déposé plainte le 5 mars.", "Plainte a été déposée.");
    let vague = vague.replace(" le 6 mars. Elle", " depuis le 6 mars. Elle");
    let vague = vague.replace(" le 11 décembre 2025,", " avant le 11 décembre 2025,");
    assert_eq!(told(&vague, TODAY), [""; 0], "since and before are no days");
}

#[test]
fn what_is_denied_said_or_only_possible_is_no_row() {
    let more = "L'agent aurait rencontré l'antiquaire le 9 février, d'après une source proche de l'enquête. Le musée n'a pas \
        prévenu l'assureur le 4 mars. « J'ai tout signalé le 2 mars », assure un gardien. Le procès pourrait s'ouvrir le \
        12 novembre. Un gardien était en congé le 13 mars.";
    let plans = "Les gardiens avaient prévu de manifester le 10 mars. L'opposition a condamné la gestion du musée le 8 janvier \
        et réclamé une enquête.";
    let more = format!("{more} {plans}");
    let text = format!("{}\n\n{more}", theft());
    let rows = told(&text, TODAY);
    assert_eq!(rows.len(), 7, "{rows:?}");
    for day in ["9 février", "4 mars", "2 mars", "12 novembre", "13 mars", "10 mars"] {
        assert!(rows.iter().all(|r| !r.starts_with(day)), "{day}: {rows:?}");
    }
    assert!(rows.iter().all(|r| !r.contains("réclamé")), "« condamne… et réclamé »: {rows:?}");
}

#[test]
fn one_person_under_two_names_is_not_taken_for_two() {
    let text = theft().replace("interpellé l'agent à", "interpellé le suspect à");
    let rows = told(&text, TODAY);
    let two = |r: &String| r.contains("le suspect");
    assert!(!rows.iter().any(two), "« le suspect » stands above « un agent »: {rows:?}");
}

#[test]
fn a_recap_brings_no_short_article_to_its_words() {
    let short = [0, 1, 5, 7, 3, 4, 8].map(|i| THEFT[i]).join("\n\n");
    let words = intertitre::model::count_words(&short);
    assert!(words < 350, "{words}");
    assert_eq!(told(&short, TODAY), [""; 0]);
}

#[test]
fn people_whose_functions_stand_far_off_are_recalled() {
    let text = TRIAL.join("\n\n");
    assert_eq!(
        told(&text, TODAY),
        [
            "Gilles Roudier, directeur technique du stade",
            "Nathalie Escande, adjointe aux sports de la commune",
            "Bernard Laffitte, ingénieur au bureau de contrôle Sudexpert",
            "Samia Haddad, cheffe du centre de secours de Limoux",
        ]
    );
}

#[test]
fn people_are_not_recalled_where_the_text_does_it() {
    let text = TRIAL.join("\n\n");
    let again = text.replace("Haddad a été rappelée", "La cheffe des secours a été rappelée");
    assert_eq!(told(&again, TODAY), [""; 0], "three are too few");
    let full = text.replace("Haddad a été rappelée", "Samia Haddad a été rappelée");
    assert_eq!(told(&full, TODAY), [""; 0], "the whole name");
    let no_more = text
        .replace("directeur technique du stade,", "directeur technique du stade pendant onze ans,");
    assert_eq!(
        told(&no_more, TODAY),
        [""; 0],
        "« pendant onze ans » says that he may be so no more"
    );
}

#[test]
fn a_row_of_another_day_is_refused() {
    let lang = Language::french();
    let document = intertitre::read("depeche.txt", theft().as_bytes(), &lang).expect("French text");
    let options = options(TODAY);
    let analysis = intertitre::analyze(document, options.date, &lang);
    let mut article =
        intertitre::write(&analysis, &options, &lang).expect("short articles are allowed");
    let faults = |article: &Article| intertitre::verify::verify(article, &analysis, &lang);
    assert_eq!(faults(&article), [""; 0]);
    let pieces =
        article.sections.iter_mut().flat_map(|s| &mut s.blocks).flat_map(|b| &mut b.pieces);
    let row = pieces.into_iter().find(|p| p.text.contains("dépose plainte")).expect("a row");
    let label = row.label.replace("6 mars 2026 :".to_owned()).expect("a day");
    assert_eq!(faults(&article).len(), 1, "its evidence names the 5th");
    let pieces =
        article.sections.iter_mut().flat_map(|s| &mut s.blocks).flat_map(|b| &mut b.pieces);
    let row = pieces.into_iter().find(|p| p.text.contains("dépose plainte")).expect("a row");
    row.label = Some(label);
    if let intertitre::model::Origin::Composed { rule, .. } = &mut row.origin {
        *rule = "bullets.fact".to_owned();
    }
    assert_eq!(faults(&article).len(), 1, "only a recap's row may be called by a resolved day");
}

#[test]
fn a_rule_file_with_a_fault_is_refused_where_it_stands() {
    let file = std::fs::read_to_string(crate::support::root().join("rules/fr/recaps.yaml"))
        .expect("the rule file");
    let refused = |from: &str, to: &str| {
        let text = file.replacen(from, to, 1);
        assert_ne!(text, file, "{from}");
        let shown = "house/recaps.yaml".to_owned();
        let files = vec![OverlayFile { path: "rules/fr/recaps.yaml".into(), shown, text }];
        Language::load(&[Overlay { files }]).expect_err("refused").to_string()
    };
    let key = refused("returns:", "retours:");
    assert!(
        key.starts_with("house/recaps.yaml:") && key.contains("returns") && key.contains('^'),
        "{key}"
    );
    let slot = refused("{key} : la chronologie", "{mot} : la chronologie");
    assert!(slot.contains("{key}"), "{slot}");
    let bounds = refused("least: 4, most: 8", "least: 9, most: 8");
    assert!(bounds.contains("least ≤ most"), "{bounds}");
    let date = refused("date: \"2026-03-20\"", "date: \"20 mars\"");
    assert!(date.contains("YYYY-MM-DD"), "{date}");
    let meaning = refused("dates: [day,", "dates: [jour,");
    assert!(meaning.contains("weekday"), "{meaning}");
}

#[test]
fn the_examples_of_the_rules_hold() {
    let lang = Language::french();
    for rule in lang.rules.recaps.all() {
        for example in rule.examples().iter().chain(rule.never()) {
            let date = example.date.as_deref().and_then(Day::parse);
            let rows = intertitre::recap_of(rule.id(), &example.text, date, &lang);
            assert_eq!(rows, example.rows, "{}: {}", rule.id(), example.text);
        }
    }
}
