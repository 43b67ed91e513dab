//! What the opening and the headings make of a clause. In: short dispatches. Out: titles and headings without a verb, and whether
//! they say what the clause says.

use intertitre::model::Article;
use intertitre::{Language, Options};

const BODY: &str = "\n\nLe maire, Paul Ferrand, a salué le travail des équipes. Les habitants ont été \
    prévenus par courrier.\n\nUn numéro vert a été ouvert à la préfecture.";

fn article(text: &str) -> Article {
    let options = Options { allow_short: true, source_only: true, ..Options::default() };
    intertitre::restructure("depeche.txt", text.as_bytes(), &options, &Language::french())
        .expect("French text")
}

fn title(lead: &str) -> String {
    article(&format!("{lead}{BODY}")).title.text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn headings(text: &str) -> Vec<String> {
    intertitre::headings_of(text, &Language::french())
}

#[test]
fn a_fire_that_declares_itself_is_told() {
    let told = title(
        "Un incendie s'est déclaré lundi soir dans une scierie de Cosne, dans la Nièvre. Personne ne s'y trouvait.",
    );
    assert!(told.to_lowercase().contains("incendie") && told.contains("scierie"), "{told}");
    // Somebody who says nothing about anything is not told.
    let told = title(
        "Le préfet s'est déclaré lundi soir. La route de Cosne a été fermée à cause de la neige.",
    );
    assert!(!told.contains("préfet"), "{told}");
}

#[test]
fn the_toll_of_an_event_is_its_title() {
    let told = title(
        "Une explosion s'est produite jeudi dans un silo de Cosne, faisant trois blessés et coupant la route nationale, selon la \
         préfecture de la Nièvre.",
    );
    assert!(told.contains("trois blessés"), "{told}");
    let told = title(
        "Une explosion s'est produite jeudi dans un silo de Cosne sans faire de blessés. La route nationale a été coupée.",
    );
    assert!(!told.contains("blessés") || told.contains("sans"), "{told}");
}

#[test]
fn what_somebody_tables_is_told_without_him() {
    let told = title(
        "Le Sénat a adopté mardi une proposition de loi du sénateur centriste de Vendée Hugo Lantier interdisant les jouets et les \
         tapis contenant des BPA. Le contrôle des BPA dans les crèches devient obligatoire.",
    );
    assert!(
        told.contains("BPA") && told.contains("loi adoptée") && !told.contains("Lantier"),
        "{told}"
    );
}

#[test]
fn behind_one_comma_stands_no_object() {
    let text = "Son mari attend dans la voiture, une serviette autour du bras. Le médecin arrive.";
    assert!(headings(text).iter().all(|h| !h.contains("serviette")), "{:?}", headings(text));
}

#[test]
fn a_participle_keeps_the_time_it_came_with() {
    let text = "Claire Montagnon dégage depuis mercredi le bassin d'une femme morte il y a quatorze siècles. La fouille continue.";
    let found = headings(text);
    assert!(found.iter().all(|h| !h.ends_with("morte")), "{found:?}");
}

#[test]
fn what_and_adds_to_a_passive_is_told_whole_or_not_at_all() {
    let text = "Une irisation a été relevée sur quatre kilomètres et des barrages flottants ont été installés en amont. L'eau reste potable.";
    let found = headings(text);
    assert!(found.iter().any(|h| h.contains("irisation")), "{found:?}");
    assert!(found.iter().all(|h| !h.ends_with("barrages flottants")), "{found:?}");
}

#[test]
fn half_of_what_a_figure_counts_is_no_heading() {
    let text = "La ville a payé 212 000 € de gaz et d'électricité en 2022. Les tarifs ont triplé.";
    let found = headings(text);
    assert!(found.iter().all(|h| !h.ends_with("de gaz")), "{found:?}");
}

#[test]
fn a_locution_may_part_a_verb_from_its_auxiliary() {
    let text = "La fermeture du bassin a été de nouveau repoussée à la fin juin. Le club déménage.";
    let found = headings(text);
    assert!(found.iter().any(|h| h.starts_with("La fermeture du bassin repoussée")), "{found:?}");
}

#[test]
fn the_headings_of_an_article_that_follow_each_other_are_all_printed() {
    let text = "La piscine fermera en juin\n\nLa piscine des Tanneurs sera vidée le 30 juin. Le conseil a voté jeudi, après deux heures de \
        débat. La facture de gaz a triplé en un an, et deux pompes sont en panne.\n\nTrois questions à Alain Bruneau, maire\n\n\
        Pourquoi fermer maintenant ?\n\n« La facture est trop lourde pour une ville comme la nôtre, et le toit fuit. »\n\n\
        Que deviennent les agents ?\n\n« Ils seront reclassés dans les services de la ville avant la fin de l'été. »\n\n\
        Une réunion publique aura lieu le 2 mars dans la salle des fêtes, avec le cabinet d'études.";
    let article = article(text);
    let printed: Vec<(u8, String)> = article
        .sections
        .iter()
        .filter_map(|s| Some((s.level, s.heading.as_ref()?.text.clone())))
        .collect();
    let at = printed.iter().position(|(_, h)| h.starts_with("Trois questions"));
    let at = at.unwrap_or_else(|| panic!("{printed:?}"));
    assert_eq!(printed[at].0, 2);
    assert!(
        printed[at + 1].0 == 3 && printed[at + 1].1.starts_with("Pourquoi fermer"),
        "{printed:?}"
    );
}

#[test]
fn what_hangs_on_a_condition_is_no_heading_without_it() {
    let found = headings(
        "Une seconde campagne de douze jours aura lieu en mars, si le temps de navire est confirmé en décembre. Les mesures continuent.",
    );
    assert!(
        found.iter().all(|h| !h.contains("campagne") || h.contains("si le temps")),
        "{found:?}"
    );
    let found = headings(
        "Une seconde campagne de douze jours aura lieu en mars. Les mesures continuent au large.",
    );
    assert!(found.iter().any(|h| h == "Une seconde campagne de douze jours en mars"), "{found:?}");
}

#[test]
fn a_toll_that_is_only_feared_is_no_title() {
    let told = title(
        "Une explosion se serait produite jeudi dans un silo de Cosne, faisant trois blessés, selon des témoins. La route nationale \
         a été coupée pendant deux heures.",
    );
    assert!(!told.contains(": trois blessés") && !told.starts_with("Trois blessés"), "{told}");
}

#[test]
fn the_toll_of_something_else_is_no_title() {
    for lead in [
        "La ville de Cosne a rénové jeudi le passage à niveau d'un accident ayant fait trois blessés en 2010, selon la préfecture \
         de la Nièvre, qui a payé la moitié des travaux.",
        "La ville de Cosne a fermé jeudi un passage à niveau faisant trois blessés par an, selon la préfecture de la Nièvre, qui a \
         payé la moitié des travaux.",
    ] {
        let told = title(lead);
        assert!(!told.contains(": trois blessés") && !told.starts_with("Trois blessés"), "{told}");
    }
}

#[test]
fn what_is_doubted_or_in_vain_in_its_verb_is_never_told_without_that() {
    let told = title(
        "Un randonneur de 40 ans a sans doute été emporté lundi par une coulée de neige au-dessus de Tignes. Les recherches continuent.",
    );
    assert!(!told.contains("emporté") || told.contains("sans doute"), "{told}");
    let told = title(
        "La direction a en vain proposé lundi une prime de 300 euros aux salariés de la scierie de Cosne.",
    );
    assert!(!told.contains("propose") || told.contains("en vain"), "{told}");
}

#[test]
fn what_is_only_probable_has_no_participle() {
    let told = title(
        "Un randonneur de 40 ans a probablement été emporté lundi par une coulée de neige au-dessus de Tignes. Les recherches continuent.",
    );
    assert!(!told.contains("emporté") || told.contains("probablement"), "{told}");
    let told = title(
        "Le conseil municipal de Cosne a probablement adopté lundi la vente du moulin à un promoteur de Nevers.",
    );
    assert!(!told.contains("adoptée"), "{told}");
}
