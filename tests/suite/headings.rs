//! Intertitres. In: short articles. Out: whether a heading keeps faith with the words that it lifts.

use intertitre::model::Article;
use intertitre::{Language, Options};

fn article(text: &str) -> Article {
    let options = Options { allow_short: true, source_only: true, ..Options::default() };
    intertitre::restructure("depeche.txt", text.as_bytes(), &options, &Language::french())
        .expect("French text")
}

/// An article around a paragraph, long enough to be parted.
fn around(paragraph: &str) -> String {
    format!(
        "La salle des fêtes de Lormont a rouvert samedi, après deux ans de travaux qui ont coûté 1,2 million \
         d'euros à la commune, a annoncé la mairie.\n\n\
         Le toit a été refait et l'isolation, posée par une entreprise de Cenon. Les gradins comptent désormais \
         340 places, contre 280 auparavant. La scène a été agrandie de trois mètres.\n\n\
         {paragraph}\n\n\
         Le club de judo retrouvera le dojo lundi. La chorale répétera le mercredi soir, comme avant les travaux. \
         Un concert gratuit est prévu le 14 juin sur le parvis."
    )
}

/// The words in guillemets of every heading that could have stood anywhere.
fn lifted(article: &Article) -> Vec<String> {
    let candidates = article.trace.headings.iter().flat_map(|h| &h.candidates);
    let quoted = candidates.filter_map(|c| c.text.split('«').nth(1)?.split('»').next());
    quoted.map(|q| q.replace(['\u{a0}', '\u{202f}'], " ").trim().replace('’', "'")).collect()
}

#[track_caller]
fn never_lifts(paragraph: &str, words: &str) {
    let lifted = lifted(&article(&around(paragraph)));
    assert!(lifted.iter().all(|l| l != words), "{lifted:?}");
}

#[test]
fn a_quotation_is_lifted_whole() {
    let paragraph = "« On joue enfin chez nous. Les travaux ont trop duré », a déclaré Sylvie Lacaze, la présidente \
        du club de judo, devant une centaine d'adhérents.";
    let lifted = lifted(&article(&around(paragraph)));
    let sentences = ["On joue enfin chez nous", "Les travaux ont trop duré"];
    assert!(lifted.iter().any(|l| sentences.contains(&l.as_str())), "{lifted:?}");
}

#[test]
fn no_sentence_of_a_quotation_is_cut() {
    never_lifts(
        "« On fait des miracles ; on n'en fera pas éternellement », a déclaré Sylvie Lacaze, la présidente du club de \
         judo, devant une centaine d'adhérents.",
        "On fait des miracles",
    );
    never_lifts(
        "« Mon fils joue ici depuis dix ans, alors oui, je suis contente », a déclaré Sylvie Lacaze, la présidente du \
         club de judo, devant une centaine d'adhérents.",
        "Mon fils joue ici depuis dix ans, alors oui",
    );
    never_lifts(
        "« La mairie entretient le gymnase, elle l'a prouvé cette année. Mais le toit fuit depuis lundi », a déclaré \
         Sylvie Lacaze, la présidente du club de judo.",
        "La mairie entretient le gymnase",
    );
    never_lifts(
        "« Le maire a tenu parole, a déclaré Sylvie Lacaze, la présidente du club de judo, quand le département a \
         payé la moitié. »",
        "Le maire a tenu parole",
    );
}

#[test]
fn a_sentence_is_not_parted_from_what_takes_it_back() {
    never_lifts(
        "« La salle est magnifique. Mais le parking manque toujours », a déclaré Sylvie Lacaze, la présidente du club \
         de judo, devant une centaine d'adhérents.",
        "La salle est magnifique",
    );
}

#[test]
fn a_fragment_that_begins_with_its_verb_is_no_quotation() {
    never_lifts(
        "Les adolescents de Sylvie Lacaze, la présidente du club de judo, « ont refusé de participer à l'expérience », \
         a-t-elle raconté.",
        "ont refusé de participer à l'expérience",
    );
}

#[test]
fn a_verb_keeps_what_it_came_with() {
    let paragraph = "La lauréate de 31 ans repart avec une bourse de 15 000 euros et l'assurance d'une tournée cet hiver.";
    let article = article(&around(paragraph));
    let candidates = article.trace.headings.iter().flat_map(|h| &h.candidates);
    assert!(
        candidates.into_iter().all(|c| !c.text.ends_with("repart")),
        "« La lauréate repart » tells nothing"
    );
}

#[test]
fn a_first_clause_is_lifted_where_the_next_says_more_of_the_same() {
    let paragraph = "« La mairie abandonnera le gymnase, elle n'y fera plus un seul chantier, elle n'est la mairie \
        de personne ici », a déclaré Sylvie Lacaze, la présidente du club de judo.";
    let lifted = lifted(&article(&around(paragraph)));
    assert!(lifted.iter().any(|l| l == "La mairie abandonnera le gymnase"), "{lifted:?}");
}

#[test]
fn no_paragraph_begins_with_whom_the_one_above_names() {
    let paragraph = "La sonde Ondine est déjà loin de la Terre ce soir. Elle ne reviendra pas vers la planète naine, \
        selon ses concepteurs. Elle pourrait croiser un autre corps en mars, s'il lui reste assez de gaz. Elle en a \
        consommé 61 % depuis le départ de Kourou. Elle attend ses ordres. La décision reviendra au comité de Paris.";
    let article = article(&around(paragraph));
    let blocks = article.sections.iter().flat_map(|s| &s.blocks);
    let opens = blocks.filter_map(|b| b.pieces.first());
    assert!(
        opens.into_iter().all(|p| !p.text.starts_with("Elle ")),
        "a paragraph begins with « Elle »"
    );
}

#[test]
fn the_explanation_names_the_heading_that_is_printed() {
    let text = "La salle rouvre à Lormont\n\nLe toit a été refait par une entreprise de Cenon. La scène a été agrandie \
        de trois mètres.\n\nUn gradin neuf\n\nLes gradins comptent désormais 340 places, contre 280 auparavant. Le \
        club de judo retrouvera le dojo lundi matin. La chorale répétera le mercredi soir.\n\nEt après\n\nUn concert \
        gratuit est prévu le 14 juin sur le parvis. La mairie attend 900 personnes. Le bal suivra à 22 heures.";
    let article = article(text);
    let plain = |t: &str| t.replace('’', "'").replace('\u{a0}', " ");
    let printed: Vec<String> = article
        .sections
        .iter()
        .skip(1)
        .filter_map(|s| Some(plain(&s.heading.as_ref()?.text)))
        .collect();
    let traced: Vec<String> =
        article.trace.headings.iter().filter_map(|h| Some(plain(h.heading.as_ref()?))).collect();
    assert_eq!(printed, traced);
}

/// The headings above the source's own sections.
fn printed(article: &Article) -> Vec<String> {
    let headings = article.sections.iter().filter_map(|s| s.heading.as_ref());
    headings.map(|h| h.text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'")).collect()
}

/// Every heading that some section could have had.
fn candidates(paragraph: &str) -> Vec<String> {
    let article = article(&around(paragraph));
    let candidates = article.trace.headings.iter().flat_map(|h| &h.candidates);
    let plain = |t: &str| t.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
    candidates.map(|c| plain(&c.text)).collect()
}

#[track_caller]
fn could_say(paragraph: &str, heading: &str) {
    let all = candidates(paragraph);
    assert!(all.iter().any(|h| h == heading), "« {heading} » is not among {all:?}");
}

#[test]
fn paragraphs_on_several_matters_stand_below_several_headings() {
    let matters = [
        "Le toit de la piscine a été refait par une entreprise de Cenon. Il fuyait depuis l'hiver 2021, et les bassins \
         fermaient à chaque averse. Les panneaux viennent d'une usine de Libourne. Le chantier a pris six mois de retard, \
         à cause d'une livraison égarée. La chaudière attendra l'an prochain.",
        "La billetterie a perdu 42 000 euros en trois ans. Les abonnés sont partis vers les bassins de Bordeaux, plus \
         chauds et ouverts le soir. La caisse n'accepte toujours pas la carte bancaire. Un \
         audit est en cours, et son auteur rendra ses conclusions au printemps. Le déficit a été comblé par la commune.",
        "Les maîtres-nageurs réclament quatre recrutements. Leur délégué a remis une lettre au maire, qui a promis une \
         réponse avant l'été. Deux postes sont vacants depuis janvier dernier. \
         La ville a publié trois annonces, sans recevoir une seule candidature de la région. Les vacances approchent.",
        "Le club de natation prépare son gala de printemps. Trente enfants de la commune répètent chaque mercredi sous la \
         conduite d'une ancienne championne de France. Les places partiront vite. La recette ira aux familles des enfants, \
         pour les aider à payer les licences. Une buvette sera tenue par les parents.",
    ];
    let lead =
        "La piscine de Lormont a rouvert samedi, après deux ans de travaux, a annoncé la mairie.";
    let printed = printed(&article(&format!("{lead}\n\n{}", matters.join("\n\n"))));
    assert!(printed.len() >= 3, "{printed:?}");
}

#[test]
fn what_is_asked_for_is_told_as_asked_for() {
    could_say(
        "La directrice propose un budget de 12 000 euros par saison. Elle espère l'accord du conseil.",
        "La directrice propose un budget de 12 000 euros par saison",
    );
    let all = candidates(
        "La directrice a refusé un budget de 12 000 euros par saison. Le conseil insiste.",
    );
    assert!(
        all.iter().all(|h| !h.contains("proposé") && !h.contains("budget de 12 000 euros voté"))
    );
    let all = candidates(
        "La directrice propose un budget de 12 000 euros par saison. Elle espère l'accord du conseil.",
    );
    assert!(!all.iter().any(|h| h.ends_with("proposé")), "by whom? {all:?}");
}

#[test]
fn what_a_colon_names_can_head_its_section() {
    could_say(
        "La question la plus délicate a été renvoyée à plus tard : le sort des vingt-six vacataires du club. Aucun d'eux \
         n'a été reçu.",
        "Le sort des vingt-six vacataires du club",
    );
}

#[test]
fn a_pronoun_that_insists_is_no_part_of_a_heading() {
    could_say(
        "Les entraîneurs du club invitent, eux, à la prudence. Rien n'est signé avec les assureurs.",
        "Les entraîneurs du club invitent à la prudence",
    );
}

#[test]
fn no_heading_stops_in_the_middle_of_a_time() {
    let all = candidates(
        "L'audience de référé doit se tenir d'ici à la fin du mois, au tribunal administratif de Bordeaux, où deux \
         riverains ont porté l'affaire. La ville attend.",
    );
    assert!(all.iter().all(|h| !h.ends_with("d'ici")), "{all:?}");
}

#[test]
fn a_second_relative_is_nobodys_claim() {
    let all = candidates(
        "Le désaccord porte sur la prime, que les salariés réclament et que la direction exclut pour les vacataires. Une \
         réunion est prévue.",
    );
    assert!(all.iter().any(|h| h.starts_with("Le désaccord porte sur la prime")), "{all:?}");
    assert!(all.iter().all(|h| !h.contains("exclut pour les vacataires, selon")), "{all:?}");
}

#[test]
fn how_a_thing_is_done_owns_no_claim() {
    let all = candidates(
        "Les premiers clients touchaient leurs loyers, selon le mécanisme bien connu des pyramides. La justice a \
         saisi les conteneurs.",
    );
    assert!(all.iter().any(|h| h == "La justice saisit les conteneurs"), "{all:?}");
    assert!(all.iter().all(|h| !h.ends_with("selon le mécanisme")), "{all:?}");
}

#[test]
fn who_goes_on_by_a_participle_owns_what_he_adds() {
    could_say(
        "Le procureur d'Agen, Luc Estève, s'est gardé de trancher. « Tout sera comparé à la seconde près », a-t-il dit mardi, \
         précisant qu'une enquête avait été ouverte pour homicide et blessures involontaires. Trois experts sont attendus.",
        "Une enquête ouverte pour homicide et blessures involontaires, selon Luc Estève",
    );
}

#[test]
fn what_leans_on_the_text_above_is_left_out_of_a_heading() {
    could_say(
        "Le gardien a décroché la toile vendredi. Le tableau a été remis dans la foulée à deux sœurs venues de Montevideo. \
         Une trentaine de personnes étaient là.",
        "Le tableau remis à deux sœurs venues de Montevideo",
    );
}

#[test]
fn a_childs_name_stays_a_name() {
    let all = candidates(
        "Jade pesait 2,9 kg et sa température était descendue à 34,1 degrés. La petite va bien aujourd'hui. Elle est rentrée.",
    );
    assert!(all.iter().any(|h| h.contains("température de Jade")), "{all:?}");
}

#[test]
fn what_somebody_says_of_himself_is_told_whole() {
    could_say(
        "Un fichier est apparu sur les postes du service. L'agglomération assure qu'elle ne paiera pas. Les agents notent tout \
         au stylo.",
        "L'agglomération assure qu'elle ne paiera pas",
    );
}

#[test]
fn what_is_over_stands_in_the_past_but_for_what_a_body_did() {
    let all = candidates(
        "Le feu s'est déclaré vers 2 h 40 dans un atelier d'extrusion. Le parquet de Laon a ouvert une enquête lundi.",
    );
    assert!(all.iter().all(|h| !h.contains("se déclare")), "{all:?}");
    assert!(all.iter().any(|h| h.starts_with("Le parquet de Laon ouvre une enquête")), "{all:?}");
}

#[test]
fn what_is_turned_round_keeps_what_touches_it() {
    let all = candidates(
        "Les syndicats de l'usine dénoncent un chantage à l'emploi. Le parquet a ouvert une procédure contre inconnu. Les élus ont \
         proposé deux de leurs locaux.",
    );
    assert!(all.iter().any(|h| h.starts_with("Un chantage à l'emploi dénoncé")), "{all:?}");
    assert!(all.iter().any(|h| h.starts_with("Une procédure ouverte contre inconnu")), "{all:?}");
    assert!(
        all.iter().all(|h| h != "Un chantage dénoncé" && !h.starts_with("Deux de leurs")),
        "{all:?}"
    );
}

#[test]
fn the_lead_stands_under_the_title_alone() {
    let text = "À Vire, une grotte livre ses secrets\n\nC'est une pellicule grise, à peine plus épaisse qu'une feuille, qui tapisse \
        la paroi. Les spéléologues rampent pendant quarante minutes pour la voir.\n\nDes chercheurs de Caen ont identifié une \
        bactérie dans la grotte de Vire lundi. La revue a publié leurs résultats mardi. La bactérie digère des polluants.\n\n\
        La région a versé 300 000 euros au laboratoire. Deux doctorants ont été recrutés. Les essais dureront deux ans.\n\n\
        La commune a fermé la grotte au public. Une barrière a été posée. Les visites reprendront au printemps.";
    let article = article(text);
    let first = article.sections.iter().find(|s| s.level == 2).expect("a section");
    assert!(first.heading.is_none(), "{:?}", first.heading);
}

const FLOOD: &str = "La crue de la Loire a fait évacuer 340 habitants de Tours mardi, a annoncé la préfecture, et la décrue ne \
    commencera pas avant jeudi soir.\n\n\
    Les écoles ont été fermées par le préfet jusqu'à vendredi. Quatre gymnases accueillent les familles. Les repas sont \
    servis par la Croix-Rouge. Les transports scolaires sont suspendus dans onze communes.\n\n\
    La route de Saumur a été coupée par la gendarmerie lundi. Une déviation a été mise en place par Chinon. Les camions \
    doivent faire un détour de 40 kilomètres. Le pont de pierre reste ouvert aux piétons.\n\n\
    Les pertes des maraîchers ont été estimées par la chambre d'agriculture à 2 millions d'euros. Les serres sont noyées. \
    Les assureurs enverront des experts la semaine prochaine. Une aide de la région est attendue.";

#[test]
fn three_headings_in_ten_carry_what_the_article_is_found_by() {
    let article = article(FLOOD);
    assert_eq!(article.keyphrase, "crue de la Loire");
    let headings: Vec<&str> = article
        .sections
        .iter()
        .filter_map(|s| s.heading.as_ref())
        .map(|h| h.text.as_str())
        .collect();
    let held = headings.iter().filter(|h| h.to_lowercase().contains("crue de la loire")).count();
    assert!(held * 10 >= headings.len() * 3, "{headings:?}");
    assert!(held * 4 <= headings.len() * 3, "{headings:?}");
}

#[test]
fn recipes_write_their_examples_and_none_of_the_others() {
    let lang = Language::french();
    let mut faults = Vec::new();
    for (id, examples, never) in lang.rules.heading_examples() {
        for (texts, must) in [(examples, true), (never, false)] {
            for example in texts {
                // What is printed of it passes the fidelity guard.
                article(&around(&example.text));
                let written = intertitre::headings_of(&example.text, &lang);
                if written.contains(&example.heading) != must {
                    faults.push(format!("{id}: {} ({must}): {written:#?}", example.heading));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the recipes write from a text, read as one section.
fn written(text: &str) -> Vec<String> {
    intertitre::headings_of(text, &Language::french())
}

#[test]
fn what_stands_behind_a_cleft_is_told_where_nothing_of_it_stands_before() {
    let told = written(
        "C'est par 31 voix contre 14 que le conseil municipal a adopté le projet. La rue fermera.",
    );
    assert!(told.iter().any(|h| h == "Le conseil municipal adopte le projet"), "{told:?}");
    let dated = written("C'est en 2019 que le maire a démissionné. La rue fermera.");
    assert!(dated.iter().all(|h| !h.contains("démission")), "{dated:?}");
}

#[test]
fn who_speaks_before_the_subject_says_all_of_the_sentence() {
    let told = written(
        "Le glaciologue norvégien Henrik Solvang reste prudent. Faute de forage, souligne-t-il, l'âge des sédiments \
         reste inconnu, et une formation plus récente ne peut être exclue.",
    );
    let claims: Vec<&String> = told.iter().filter(|h| h.contains("formation")).collect();
    assert!(!claims.is_empty() && claims.iter().all(|h| h.contains("selon")), "{told:?}");
}

#[test]
fn what_an_appeal_asks_for_stays_with_it() {
    let told = written(
        "L'ONU a appelé les protagonistes à « la plus grande retenue ». Le maire ne répond pas.",
    );
    let asks = |h: &&String| h.starts_with("L’ONU");
    assert!(told.iter().any(|h| asks(&h)), "{told:?}");
    assert!(told.iter().filter(asks).all(|h| h.contains("retenue")), "{told:?}");
}

#[test]
fn a_measure_keeps_what_bounds_it_and_a_habit_is_no_event() {
    let told =
        written("Le titre du groupe a chuté de plus de 8 % en Bourse. Le groupe ne répond pas.");
    assert!(told.iter().all(|h| !h.contains("de 8 %") || h.contains("plus de 8 %")), "{told:?}");
    let habit =
        written("Le port de Cotonou est régulièrement visé par des pirates. La marine patrouille.");
    assert!(habit.iter().all(|h| !h.ends_with("Cotonou visé par des pirates")), "{habit:?}");
}

#[test]
fn a_quotation_that_only_points_back_heads_nothing() {
    never_lifts(
        "« C'est ce que je me répète chaque matin », a déclaré Sylvie Lacaze, la présidente du club de judo, devant \
         une centaine d'adhérents.",
        "C'est ce que je me répète chaque matin",
    );
}

#[test]
fn what_can_say_nothing_owns_no_claim() {
    let told = written(
        "Dijon a repris deux longueurs d'avance, puis Granvaux, décalée sur un coup franc, a trouvé la lucarne. Le \
         public chante.",
    );
    assert!(told.iter().all(|h| !h.contains("selon la lucarne")), "{told:?}");
}

#[test]
fn what_somebody_has_found_is_not_told_without_them() {
    let told = written("L'inspection du travail a relevé onze manquements. Le directeur se tait.");
    let found: Vec<&String> = told.iter().filter(|h| h.contains("manquements")).collect();
    let owned = found.iter().all(|h| h.to_lowercase().contains("inspection"));
    assert!(!found.is_empty() && owned, "{told:?}");
}

#[test]
fn what_is_counted_is_told_first_and_a_verdict_is_not() {
    let told = written("En huit jours, la foire a accueilli 36 400 visiteurs. Le maire se tait.");
    assert!(
        told.iter().any(|h| h.replace('\u{202f}', " ").starts_with("36 400 visiteurs accueillis")),
        "{told:?}"
    );
    let told = written("Le prévenu a accueilli le verdict en silence. Le maire se tait.");
    assert!(
        told.iter().all(|h| !h.contains("accueilli en") && !h.ends_with("accueilli")),
        "{told:?}"
    );
}

#[test]
fn what_somebody_only_grants_is_no_heading() {
    never_lifts(
        "Le vaccin a fait baisser la mortalité. « Treize pour cent, cela a l'air de peu. Comptez-les dans une école », \
         suggère le pédiatre Emmanuel Tchatchoua, qui reçoit quarante enfants par jour.",
        "cela a l’air de peu »",
    );
}

#[test]
fn what_holds_on_one_day_is_told_with_it() {
    let paragraph = "L'ouvrage sera visible tous les jeudis de juillet, de 14 heures à 17 heures. Le 14, l'atelier est fermé.";
    let found = candidates(paragraph);
    assert!(!found.iter().any(|h| h == "L’atelier est fermé"), "{found:?}");
}

#[test]
fn whose_ballots_are_counted_does_not_speak() {
    let text = "Sa rivale, Camille Ferrand, obtient 2 311 suffrages dimanche à Montreuil. Le maire sortant dépose un \
        recours.\n\nUne scrutatrice, Nicole Hamard, fait remarquer que le total est faux. On rouvre les enveloppes. L'une \
        contenait 100 bulletins Ferrand, comptés pour 79. « J'ai passé ma vie à pointer des colonnes », raconte-t-elle.\n\n\
        Le recours sera jugé en juin. La mairie attend.";
    let french = Language::french();
    let document = intertitre::read("a.txt", text.as_bytes(), &french).expect("French");
    let analysis = intertitre::analyze(document, None, &french);
    let quote = analysis.quotes.iter().find(|q| !q.nested).expect("a quotation");
    let speaker = quote.person.map(|p| analysis.people[p].name.as_str());
    assert_ne!(speaker, Some("Camille Ferrand"));
}

#[test]
fn what_a_pronoun_of_another_gender_says_is_no_fact() {
    let claimed = candidates(
        "La direction invoque une surcapacité. Le site de Cenon a perdu 6,3 millions d'euros en 2024, après 4,1 millions \
         l'année précédente, fait-elle valoir dans un communiqué.",
    );
    let flat = |h: &&String| h.contains("a perdu 6,3 millions") && !h.contains("direction");
    assert_eq!(claimed.iter().find(flat), None);
    let plain = candidates(
        "Le site de Cenon a perdu 6,3 millions d'euros en 2024, après 4,1 millions en 2023.",
    );
    assert!(plain.iter().any(|h| h.contains("perdu 6,3 millions")), "{plain:?}");
}

#[test]
fn a_quotation_that_its_speaker_breaks_is_not_lifted_with_him() {
    let lifted = candidates(
        "Luc Moens, 58 ans, en était. « Deux fois par le même patron, dit-il. Il y en a qui collectionnent les timbres. »",
    );
    assert!(lifted.iter().all(|h| !h.contains("dit-il")), "{lifted:?}");
}

#[test]
fn a_sentence_that_only_opens_a_list_says_nothing() {
    let told =
        candidates("Les lots concernés sont les suivants :\n\n- lots 23 à 28 ;\n- lots 31 à 40.");
    assert!(told.iter().all(|h| !h.contains("suivants")), "{told:?}");
}
