//! What stands on top of a page where the first sentence is long. In: short dispatches. Out: whether the title finds fewer
//! signs, and whether the chapô is read once.

use intertitre::model::Article;
use intertitre::{Format, Language, Options};

const BODY: &str = "\n\nLe maire, Paul Ferrand, a salué le travail des équipes. Les habitants ont été \
    prévenus par courrier.\n\nUne réunion publique est prévue jeudi à la salle des fêtes.";

fn article(lead: &str) -> Article {
    let options = Options { allow_short: true, source_only: true, ..Options::default() };
    let text = format!("{lead}{BODY}");
    intertitre::restructure("depeche.txt", text.as_bytes(), &options, &Language::french())
        .expect("French text")
}

fn title(lead: &str) -> String {
    article(lead).title.text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn an_organisation_is_named_by_the_acronym_that_the_article_gives() {
    let title = title(
        "L'Agence nationale de sécurité du médicament (ANSM) a annoncé vendredi de nouvelles restrictions sur la \
         délivrance de la tévoxine, un antiépileptique pris par environ 62 000 patients en France.",
    );
    assert_eq!(title, "L’ANSM annonce de nouvelles restrictions sur la délivrance de la tévoxine");
}

#[test]
fn a_title_at_length_ends_before_what_only_says_more() {
    let title = title(
        "Le gouvernement wallon a suspendu mardi, à titre conservatoire, le permis d'exploiter d'une usine de recyclage de \
         batteries située près de Tournai, où un incendie a contraint 2 300 riverains à rester confinés.",
    );
    assert!(title.ends_with("recyclage de batteries"), "{title}");
}

#[test]
fn a_title_at_length_keeps_what_is_adopted() {
    let title = title(
        "Le conseil régional de Bretagne a adopté jeudi, par 52 voix contre 27, un plan climat de 1,4 milliard d'euros qui \
         prévoit de réduire d'un tiers les émissions de gaz à effet de serre de la région d'ici à 2035.",
    );
    assert!(title.contains("plan climat"), "{title}");
}

#[test]
fn a_title_at_length_keeps_what_is_grave() {
    let title = title(
        "Le tribunal correctionnel de Clermont-Ferrand a examiné mardi le dossier de l'effondrement de la passerelle du parc \
         municipal des Volcans qui a tué quatre lycéens en sortie scolaire.",
    );
    let cut = title.contains("passerelle") && !title.contains("tué");
    assert!(!cut, "{title}");
}

#[test]
fn what_burnt_burns_no_more() {
    let title = title(
        "Quelque 1 350 hectares de pinède ont brûlé depuis lundi dans les Corbières, a annoncé la préfecture de l'Aude.",
    );
    assert!(title.contains("ont brûlé") && !title.contains("brûlent"), "{title}");
}

#[test]
fn a_chapo_is_no_copy_of_the_sentence_below() {
    let lead = "LORIENT (Morbihan). Après quatre heures de débats, le conseil municipal de Lorient a adopté lundi 29 septembre, \
        par 27 voix contre 14 et deux abstentions, un vœu demandant à l'agglomération de limiter la gratuité des bus aux \
        moins de 26 ans et aux titulaires du minimum vieillesse, à compter du 1er septembre 2026. Un réseau gratuit pour \
        tous est donc écarté.";
    let page = intertitre::render(&article(lead), Format::Markdown, &Language::french());
    let body = page.split("\n# ").nth(1).unwrap_or_default();
    assert_eq!(body.matches("27 voix").count(), 1, "{body}");
    let dated = body.find("LORIENT (Morbihan)").expect("the dateline is kept");
    let chapo = body.find("**\n").expect("a chapô");
    assert!(dated < chapo, "the dateline opens the first sentence: {body}");
    assert_eq!(body.matches("LORIENT").count(), 1, "{body}");
}

#[test]
fn an_accident_is_told_with_its_place() {
    let title = title(
        "Un ouvrier de 34 ans est mort mardi matin dans une carrière de granit de Louvigné, dans l'Ille-et-Vilaine, après \
         l'effondrement d'une partie du front de taille sur l'engin qu'il conduisait, a annoncé le parquet de Rennes. La \
         carrière de granit de Louvigné a fermé.",
    );
    assert!(title.contains("Louvigné") && title.contains("meurt"), "{title}");
}

#[test]
fn a_passenger_is_nobody_elses() {
    let article = article(
        "Un homme de 52 ans est mort et sa passagère a été grièvement blessée dimanche matin lorsque leur voiture a percuté \
         un platane sur la route départementale 7, à la sortie de Mirande.",
    );
    let told = [article.title.text.as_str(), article.description.text.as_str()];
    for text in told {
        assert!(!text.contains("d’un homme") && !text.starts_with("Sa "), "{text}");
    }
    assert!(article.description.text.contains("passagère"), "{}", article.description.text);
}

#[test]
fn a_title_says_the_town_of_its_event() {
    let title = title(
        "L'Orb a atteint 4,12 m à Béziers dans la nuit de lundi à mardi, au plus fort de la crue de l'Orb. Quelque 300 \
         habitants ont été évacués.",
    );
    assert!(title.contains("Béziers"), "{title}");
}

#[test]
fn a_title_keeps_its_keyphrase_whole_rather_than_an_article() {
    let options = Options {
        allow_short: true,
        source_only: true,
        keyphrase: Some("publicité pour les jeux de grattage".to_owned()),
        ..Options::default()
    };
    let text = format!(
        "Le Sénat a adopté mardi soir une résolution qui limite la publicité pour les jeux de grattage dans les bureaux de \
         tabac et les gares.{BODY}"
    );
    let article =
        intertitre::restructure("depeche.txt", text.as_bytes(), &options, &Language::french())
            .expect("French text");
    let title = &article.title.text;
    assert!(!title.starts_with("Jeux de grattage"), "{title}");
}

#[test]
fn what_did_not_happen_is_theirs_who_say_so_and_what_did_is_told() {
    let title = title(
        "Un séisme de magnitude 5,8 a secoué mardi Tanger, grand port du Maroc, jetant dans les rues des milliers d'habitants, \
         sans faire de victime ni de dégâts selon les autorités, qui ont fermé les écoles.",
    );
    assert!(title.contains("secoue Tanger"), "{title}");
    assert!(!title.contains("selon") && !title.contains("mardi"), "{title}");
}

#[test]
fn two_participles_of_something_new_leave_a_title_together() {
    let title = title(
        "Des poêles à granulés fabriqués en Vendée et vendus dans toute la France sont rappelés depuis lundi, après \
         l'hospitalisation de trois personnes intoxiquées par la fumée, a annoncé mardi la préfecture.",
    );
    assert!(title.starts_with("Des poêles à granulés rappelés"), "{title}");
}

#[test]
fn the_first_of_several_is_told_alone_where_the_others_are_its_own() {
    let lead = "La société Vectralis, son ancien directeur d'exploitation et deux chefs d'équipe comparaissent depuis lundi \
        devant le tribunal correctionnel de Dijon pour homicide involontaire.";
    let told = title(lead);
    assert!(told.contains("a société Vectralis comparaît"), "{told}");
    assert!(told.contains("homicide involontaire"), "for what? {told}");
    // Three who have nothing to do with each other are three.
    let three = lead.replace("son ancien directeur d'exploitation", "le maire de Lormont");
    assert!(!title(&three).contains("comparaît "), "{}", title(&three));
}

#[test]
fn whoever_spends_a_night_is_told_with_it() {
    let lead = "Gilbert Ferrand, viticulteur de 66 ans, a passé la nuit de lundi à mardi dans sa cave avec deux voisins et un \
        chien, pendant que brûlaient autour de lui des hectares de pins et de garrigue.";
    let told = title(lead);
    assert!(!told.contains("dans sa cave") || told.contains("la nuit"), "{told}");
}

#[test]
fn what_they_had_done_before_may_go_with_all_that_belongs_to_it() {
    let lead = "Onze personnes, dont quatre enfants de moins de six ans, ont contracté une salmonellose ces trois dernières \
        semaines dans les Ardennes après avoir mangé, pour neuf d'entre elles, un fromage au lait cru fabriqué dans la région, \
        a annoncé vendredi l'Agence fédérale pour la sécurité de la chaîne alimentaire (Afsca).";
    let article = article(lead);
    assert!(
        article.title.text.contains("nze personnes contractent une salmonellose"),
        "{}",
        article.title.text
    );
    // An owner is named by the whole of its name, or by its acronym.
    let tops = [&article.title.text, &article.description.text].map(|t| t.replace('’', "'"));
    for top in tops.iter().filter(|t| t.contains("l'Agence")) {
        assert!(top.contains("alimentaire"), "{top}");
    }
}

const RECALL: &str = "Le rappel des fromages de la laiterie Hanssart a été étendu jeudi à sept références par l'agence régionale de \
    santé.";

#[test]
fn a_death_whose_link_the_next_sentence_denies_is_not_told_on_top() {
    let death = "Une femme de 84 ans est décédée le 9 août à Verviers.";
    let description = |rest: &str| article(&format!("{RECALL} {death} {rest}")).description.text;
    let alone = description("Le séquençage se poursuit à Bruxelles.");
    assert!(alone.contains("ne femme est décédée"), "{alone}");
    let denied = description("Le lien avec le fromage n'est pas établi dans son cas.");
    assert!(!denied.contains("décédée"), "{denied}");
}

#[test]
fn one_side_of_a_quarrel_over_figures_is_no_heading() {
    let text = format!(
        "{RECALL}\n\nLes locataires réclament 418 000 euros, le bailleur n'en reconnaît que 96 500. Un expert a été désigné."
    );
    let headings = intertitre::headings_of(&text, &Language::french());
    assert!(!headings.is_empty() && headings.iter().all(|h| !h.contains("418")), "{headings:?}");
}

#[test]
fn that_somebody_answers_is_no_news() {
    let lead = "Jeanne Morvan, océanographe et cheffe de mission, a répondu à l'AFP sur le quai de Toulon, entre deux palettes de matériel. \
        Le fond du golfe s'est réchauffé de 0,06 degré en dix ans.";
    let told = title(lead);
    assert!(!told.contains("répond") && !told.contains("AFP"), "{told}");
}

#[test]
fn a_day_that_is_over_is_not_told_in_the_present() {
    let told = title(
        "La laiterie Hanssart de Battice a arrêté mardi sa production de fromages au lait cru, après la découverte d'une bactérie.",
    );
    assert!(!(told.contains("arrête") && told.contains("mardi")), "{told}");
    assert!(told.contains("laiterie Hanssart"), "{told}");
}
