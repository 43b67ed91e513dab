//! Articles that begin with a scene, and claims that keep who makes them. In: short dispatches. Out: what stands on top of the
//! page and which headings it could have.

use intertitre::model::Article;
use intertitre::{Language, Options};

const TRIAL: &str = "Elle a posé sur la barre une bouteille vide, l'étiquette tournée vers le tribunal. « Voilà ce qu'il me \
    reste », a dit Jeanne Morvan, 74 ans, avant de se rasseoir. Dans le box vitré, Paul Lescure a baissé les yeux.\n\n\
    Cet homme de 52 ans est jugé depuis lundi par le tribunal correctionnel de Dijon pour escroquerie en bande organisée et \
    blanchiment. Sa société a vendu des grands crus à 63 épargnants. Le préjudice est évalué à 2,4 millions d'euros.\n\n\
    Il a requis mardi cinq ans de prison, dont deux avec sursis, contre le gérant. L'avocat de la défense a plaidé la \
    relaxe. Les débats ont été suivis par une centaine de personnes.\n\nLe jugement a été mis en délibéré au 16 décembre.";

fn article(text: &str) -> Article {
    let options = Options { allow_short: true, source_only: true, ..Options::default() };
    intertitre::restructure("depeche.txt", text.as_bytes(), &options, &Language::french())
        .expect("French text")
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'")
}

#[test]
fn whom_a_scene_has_shown_the_news_introduces() {
    let article = article(TRIAL);
    let (title, description) = (plain(&article.title.text), plain(&article.description.text));
    assert!(title.contains("n homme de 52 ans jugé"), "{title}");
    assert!(title.contains("escroquerie"), "tried for what? {title}");
    assert!(description.starts_with("Un homme de 52 ans est jugé"), "{description}");
    assert!(!description.contains("Cet homme"), "which one? {description}");
}

#[test]
fn what_is_asked_for_in_court_is_told_without_a_pronoun_and_with_its_reprieve() {
    let spoken = "Le parquet a requis mardi cinq ans de prison, dont deux avec sursis, contre le gérant. La salle était pleine.";
    let headings = [TRIAL, spoken].map(|text| intertitre::headings_of(text, &Language::french()));
    let headings: Vec<String> = headings.iter().flatten().map(|h| plain(h)).collect();
    let asked: Vec<&String> = headings.iter().filter(|h| h.contains("requis")).collect();
    assert!(!asked.is_empty(), "{headings:?}");
    assert!(asked.iter().all(|h| h.contains("dont deux avec sursis")), "{asked:?}");
    assert!(headings.iter().all(|h| !h.contains("par il")), "{headings:?}");
}

#[test]
fn an_authority_announces_and_a_witness_only_says() {
    let body = "\n\nLes baigneurs ont été prévenus par des panneaux. La mesure vaut jusqu'au 31 juillet.\n\nDe nouvelles \
        analyses sont prévues jeudi.\n\nLe camping voisin reste ouvert.";
    let of = |said: &str| {
        let lead = format!(
            "La baignade est interdite sur trois plages du lac de Vire, {said}, après la découverte de bactéries."
        );
        plain(&article(&format!("{lead}{body}")).title.text)
    };
    let announced = of("a annoncé jeudi la préfecture");
    assert!(announced.contains(", annonce la préfecture"), "{announced}");
    let said = of("a estimé jeudi un pêcheur");
    assert!(!said.contains("annonce"), "{said}");
}

#[test]
fn what_takes_a_fact_back_is_not_cut_off() {
    let text = "Le Danois Mikkel Lund a remporté samedi la quatrième étape. Deux équipes ont déposé une réclamation, rejetée à \
        19 heures par le jury. Le classement ne change pas.\n\nLa course reprend dimanche.";
    let headings = intertitre::headings_of(text, &Language::french());
    let half = |h: &&String| h.contains("réclamation") && !h.contains("rejetée");
    assert_eq!(headings.iter().find(half), None, "it was rejected");
}

#[test]
fn who_wants_something_is_named_with_it() {
    let text = "Le musée a rouvert samedi. Les avocats demandent le remboursement intégral des sommes. Le procès \
        doit reprendre lundi. La salle était pleine.";
    let headings = intertitre::headings_of(text, &Language::french());
    assert!(headings.iter().any(|h| h.contains("remboursement")), "{headings:?}");
    let orphan = |h: &&String| h.ends_with("demandé");
    assert_eq!(headings.iter().find(orphan), None, "by whom?");
}

#[test]
fn a_post_that_leans_on_another_gives_way_to_the_name() {
    let text = "Amiens a arraché le nul samedi. « J'aimerais qu'on m'explique », a lancé son homologue de Guingamp, Stéphane \
        Jaouen. Le match a duré cent minutes. Le public a sifflé.";
    let headings = intertitre::headings_of(text, &Language::french());
    assert!(headings.iter().all(|h| !h.contains("homologue :")), "{headings:?}");
}

#[test]
fn what_is_denied_for_one_use_is_not_denied_for_all() {
    let body = "\n\nLa mesure concerne 212 000 habitants. Les contrevenants risquent une amende.\n\nLes potagers pourront être \
        arrosés la nuit.\n\nUn nouveau bilan est prévu lundi.";
    let lead = "Trente-sept communes wallonnes ne pourront plus utiliser l'eau de distribution pour arroser les pelouses ou \
        remplir les piscines à partir de vendredi, a annoncé mercredi la cellule régionale d'expertise.";
    let article = article(&format!("{lead}{body}"));
    for text in [&article.title.text, &article.description.text] {
        let text = plain(text);
        let half = text.contains("utiliser l'eau") && !text.contains("arroser");
        assert!(!half, "they may drink it: {text}");
    }
}

#[test]
fn a_quotation_that_the_next_sentence_turns_round_is_not_cut() {
    let text = "L'avocate générale a requis mardi. « Une coïncidence, cela arrive. Ici, il y en a trop », a lancé l'avocate \
        générale, Claire Morin. La salle était pleine. Le verdict est attendu jeudi.";
    let headings = intertitre::headings_of(text, &Language::french());
    assert!(headings.iter().all(|h| !h.contains("cela arrive »")), "{headings:?}");
}

#[test]
fn a_pronoun_of_another_gender_is_somebody_else() {
    let text = "Un homme est recherché. La préfecture estime qu'il a quitté l'îlet dimanche. Le maire réclame une enquête. Les \
        recherches ont repris mardi.";
    let headings = intertitre::headings_of(text, &Language::french());
    assert!(headings.iter().all(|h| !h.contains("qu'il a quitté")), "{headings:?}");
}

#[test]
fn a_heading_opposes_itself_to_nothing() {
    let text = "La mairie de Lormont tourne au ralenti depuis lundi, à cause d'une panne de son réseau. La panne a touché 212 \
        serveurs et mis hors service la messagerie et la paie.\n\nLes bus circulent normalement et les ordures sont \
        ramassées. En revanche, les permis de construire ne sont plus instruits.\n\nComment la panne est-elle arrivée \
        ?\n\nSans doute par un boîtier resté en version 7.2.4. Trois experts estiment qu'il faudra six semaines pour tout \
        reconstruire.\n\nLe parquet de Bordeaux a ouvert une enquête. Elle a été confiée à la gendarmerie. Les \
        corrections se feront à la main.";
    let article = article(text);
    let headings = article.sections.iter().filter_map(|s| s.heading.as_ref());
    let printed: Vec<String> = headings.map(|h| plain(&h.text)).collect();
    assert!(printed.iter().any(|h| h.contains("ermis de construire")), "{printed:?}");
    assert!(printed.iter().all(|h| !h.contains("n revanche")), "{printed:?}");
}

const DRONE: &str = "Pendant une heure, personne n'a su si le navire reviendrait. Puis, dimanche à 9 h 12, un voyant vert s'est allumé \
    sur un pupitre du port de Brest : le drone marin Nérée venait de répondre. Une nuit plus tôt, il avait longé une faille à 300 \
    mètres de profondeur. Les premiers relevés, reçus lundi, ont été dévoilés mardi par l'Institut de physique du globe et le \
    Service hydrographique de la marine.\n\nIls montrent une faille de 40 kilomètres. Les chercheurs attendaient moitié moins.\n\n\
    Le drone repartira au printemps, si le budget le permet.";

#[test]
fn behind_a_scene_the_description_says_of_what_it_tells() {
    let description = plain(&article(DRONE).description.text);
    assert!(!description.contains("voyant"), "{description}");
    assert!(description.contains("Nérée") && description.contains("relevés"), "{description}");
}

#[test]
fn what_hangs_on_a_condition_is_told_with_it() {
    let headings = |text: &str| {
        let all = intertitre::headings_of(text, &Language::french());
        all.iter().map(|h| plain(h)).collect::<Vec<String>>()
    };
    let flat = |h: &String| h.contains("repartira") && !h.contains("si le budget");
    let last = "Le drone repartira au printemps, si le budget le permet.";
    assert!(!headings(last).iter().any(flat), "{:?}", headings(last));
    assert!(headings("Le drone repartira au printemps.").iter().any(flat));
}
