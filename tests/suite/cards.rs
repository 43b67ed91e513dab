//! Which cards an article gets. In: short articles. Out: whether what it is about comes before what it only names.

use intertitre::lang::schema::fonds::CardKind;
use intertitre::model::{Article, CardChoice, Day, Fate, Origin, Piece};
use intertitre::{Language, Options};

fn article(text: &str, words: usize) -> Article {
    let date = Day::parse("2026-03-10");
    let options = Options { allow_short: true, date, words, ..Options::default() };
    intertitre::restructure("article.txt", text.as_bytes(), &options, &Language::french())
        .expect("French text")
}

fn shown(article: &Article) -> Vec<&str> {
    let shown = article.trace.cards.iter().filter(|c| c.fate == Fate::Shown);
    shown.map(|c| c.card.as_str()).collect()
}

const SCREENING: &str = "À Limoges, l'IA relit les mammographies\n\n\
    Le centre de dépistage teste un logiciel depuis janvier, aux urgences comme en consultation.\n\n\
    Il est 9 heures quand la première image s'affiche. Un cadre vert entoure une tache claire. Le radiologue la \
    regarde deux fois, puis la classe.\n\n\
    En deux mois, 1 240 clichés ont été relus. Le logiciel en a signalé 31, dont 6 à tort. Un second radiologue \
    tranche en cas de désaccord.\n\n\
    Les patientes sont prévenues par une affiche. Le test dure jusqu'en juin. La direction dira alors si elle \
    l'achète.";

/// Where a card stands among those that the article calls, best first.
fn rank(article: &Article, card: &str) -> Option<usize> {
    article.trace.cards.iter().position(|c| c.card == card)
}

#[test]
fn what_the_title_names_and_the_story_takes_up_comes_before_who_works_there() {
    let article = article(SCREENING, 300);
    let (own, other) = (rank(&article, "ia-medicale"), rank(&article, "imagerie-irm-scanner"));
    assert!(own.is_some() && other.is_none_or(|o| own < Some(o)), "{:#?}", article.trace.cards);
    assert!(shown(&article).contains(&"ia-medicale"), "{:#?}", article.trace.cards);
}

#[test]
fn what_is_told_twice_fills_no_page() {
    let text = "Il pleuvait encore mardi soir sur les quais de Bayonne, où la préfecture avait placé le département \
        en vigilance rouge pour les crues.\n\n\
        L'Adour a atteint 5,12 mètres dans la nuit, un niveau qui n'avait pas été vu depuis 2014. Quarante-deux \
        personnes ont été évacuées du quartier Saint-Esprit, selon la préfecture. Six routes restaient coupées \
        mercredi matin, a précisé le département.\n\n\
        Les écoles de la ville resteront fermées jeudi. Le marché couvert a été vidé par les commerçants. La mairie \
        a ouvert le gymnase Lauga, où trente lits ont été installés. La décrue est attendue vendredi, selon \
        Vigicrues. Deux cents foyers étaient privés d'électricité, d'après Enedis.";
    let source = article(text, 0);
    let told_again = source.sections[0].blocks.iter().flat_map(|b| &b.pieces).count();
    assert!(told_again > 0, "nothing was composed on top");
    // Six words less than the planner would leave to the typesetter.
    let page = article(text, source.word_count - 6);
    assert!(!shown(&page).is_empty(), "{:#?}", page.trace.cards);
}

/// The pieces of an article in the order in which they are read, headings included.
fn read(article: &Article) -> Vec<&Piece> {
    let of = |s| -> Vec<&Piece> {
        let s: &intertitre::model::Section = s;
        s.heading.iter().chain(s.blocks.iter().flat_map(|b| &b.pieces)).collect()
    };
    article.sections.iter().flat_map(of).collect()
}

fn is_card(piece: &Piece) -> bool {
    matches!(piece.origin, Origin::Card { .. })
}

fn fate(article: &Article, card: &str) -> Option<Fate> {
    article.trace.cards.iter().find(|c| c.card == card).map(|c| c.fate)
}

const TRUCE: &str = "Soudan : une trêve de dix jours pour les convois\n\n\
    L'armée soudanaise et les paramilitaires ont accepté mardi une trêve de dix jours au Darfour, a annoncé le \
    médiateur. Le cessez-le-feu doit commencer jeudi à minuit.\n\n\
    Vingt convois attendent à la frontière. Ils portent de la farine et de l'eau. Les paramilitaires tiennent la \
    route du nord. L'armée garde celle de l'est, vers Khartoum.\n\n\
    À Port-Soudan, le marché a rouvert. Les habitants doutent. « On a déjà vu trois trêves », dit un chauffeur. La \
    guerre a chassé ses voisins de Khartoum en deux mois.";

#[test]
fn the_history_of_the_subject_comes_before_what_a_word_means() {
    let words = article(TRUCE, 0).word_count;
    let page = article(TRUCE, words + 15);
    assert_eq!(shown(&page), ["soudan-guerre"], "{:#?}", page.trace.cards);
    // A source that is far longer than the page that was asked for needs nothing.
    assert!(shown(&article(TRUCE, words / 2)).is_empty());
}

const RESULTS: &str = "Valmore : bénéfice net en hausse de 12 %\n\n\
    Le groupe Valmore a publié mercredi un bénéfice net annuel de 84 millions d'euros, en hausse de 12 %. Le chiffre \
    d'affaires progresse de 5 % à périmètre et changes constants. Les analystes attendaient 80 millions.\n\n\
    La marge opérationnelle atteint 8 %, contre 7 % l'exercice précédent. La directrice s'en félicite. Les ventes en \
    Asie reculent.\n\n\
    Le conseil veut lancer un programme de rachat d'actions de 50 millions d'euros. Les actions rachetées seront \
    annulées. Le titre gagne 3 % à la Bourse de Paris.\n\n\
    La dette nette baisse à 310 millions, soit 1,4 fois l'Ebitda. L'Ebitda progresse de 6 %. Le groupe emploie \
    4 000 personnes.";

#[test]
fn a_second_card_on_the_same_notion_waits_for_what_the_article_announces() {
    let words = article(RESULTS, 0).word_count;
    let page = article(RESULTS, words + 230);
    let shown = shown(&page);
    assert!(shown.contains(&"resultats-annuels"), "{:#?}", page.trace.cards);
    assert!(shown.contains(&"rachat-actions"), "{:#?}", page.trace.cards);
    assert_eq!(fate(&page, "croissance-organique"), Some(Fate::Double), "{:#?}", page.trace.cards);
}

#[test]
fn no_card_explains_a_word_that_the_article_has_not_said_yet() {
    let words = article(RESULTS, 0).word_count;
    let page = article(RESULTS, words + 420);
    let pieces = read(&page);
    let has = |p: &&Piece| p.text.contains("Ebitda");
    let explained = pieces.iter().position(|p| is_card(p) && has(p)).expect("the card is shown");
    let said = pieces.iter().position(|p| !is_card(p) && has(p)).expect("the source says it");
    assert!(said < explained, "{:#?}", page.trace.cards);
}

const AGENCY: &str = "À Vierzon, un scanner pour l'hôpital\n\n\
    L'hôpital de Vierzon aura un scanner en juin. L'agence régionale de santé a donné son accord mardi. Elle paie la \
    moitié de l'appareil.\n\n\
    La direction attendait cet accord depuis deux ans. L'agence régionale de santé demandait un second radiologue. \
    Il est arrivé en janvier. Trente lits restent fermés.\n\n\
    Les patients font aujourd'hui 40 kilomètres pour un examen. La loi de bioéthique du 2 août 2021 oblige aussi \
    l'hôpital à les prévenir si un logiciel lit les images.";

#[test]
fn who_appoints_the_head_of_an_institution_explains_no_news() {
    // However many words are wanted, the institution's own card is weighed and nobody's appointment is told.
    let page = article(AGENCY, article(AGENCY, 0).word_count + 420);
    let weighed = |c: &CardChoice| c.card == "agence-regionale-sante";
    assert!(page.trace.cards.iter().any(weighed), "{:#?}", page.trace.cards);
    let pieces = read(&page);
    assert!(pieces.iter().any(|p| is_card(p)), "{:#?}", page.trace.cards);
    assert!(!pieces.iter().any(|p| is_card(p) && p.text.contains(" nomme ")));
    assert!(!pieces.iter().any(|p| is_card(p) && p.text.contains("Röntgen")));
}

/// For each section of a page that has a heading, the card that it comes from.
fn sections(article: &Article) -> Vec<Option<String>> {
    let headings = article.sections.iter().filter_map(|s| s.heading.as_ref());
    let card = |p: &Piece| match &p.origin {
        Origin::Card { card, .. } => Some(card.clone()),
        _ => None,
    };
    headings.map(card).collect()
}

#[test]
fn no_third_card_stands_in_a_row_within_the_story_and_no_page_ends_on_an_institution() {
    let lang = Language::french();
    for text in [SCREENING, TRUCE, RESULTS, AGENCY, DIG] {
        let page = article(text, article(text, 0).word_count + 420);
        let row = sections(&page);
        let story = row.iter().rposition(Option::is_none).unwrap_or(0);
        assert!(!row[..story].windows(3).any(|w| w.iter().all(Option::is_some)), "{row:?}");
        let added: Vec<&String> = row.iter().flatten().collect();
        if let (Some(Some(last)), 2..) = (row.last(), added.len()) {
            let kind = lang.fonds.card(last).expect("a card of the base").kind;
            assert_ne!(kind, CardKind::Institution, "{row:?}");
        }
    }
}

#[test]
fn no_card_stands_before_the_fact_that_calls_it() {
    for text in [SCREENING, TRUCE, RESULTS, AGENCY, DIG] {
        let page = article(text, article(text, 0).word_count + 420);
        let mut told = 0;
        for piece in read(&page) {
            match &piece.origin {
                Origin::Source { span } => told = told.max(span.end),
                Origin::Card { call, card, .. } => assert!(call.end <= told, "{card}"),
                _ => {}
            }
        }
    }
}

#[test]
fn a_law_that_is_cited_once_calls_its_card() {
    let score = |text: &str| {
        let page = article(text, 0);
        page.trace.cards.iter().find(|c| c.card == "loi-bioethique").map_or(0, |c| c.score)
    };
    assert!(score(AGENCY) > 0);
    assert_eq!(score(&AGENCY.replace("La loi de bioéthique du 2 août 2021", "La bioéthique")), 0);
}

fn says(article: &Article, wanted: &str) -> bool {
    read(article).iter().any(|p| is_card(p) && p.text.contains(wanted))
}

const DIG: &str = "Un atelier de potiers antique sous le futur gymnase de Vayres\n\n\
    Sept fours de potiers gallo-romains ont été mis au jour à l'emplacement du futur gymnase, a annoncé mardi l'équipe de \
    fouille. L'aménageur attend la fin du chantier archéologique pour bâtir.\n\n\
    Le diagnostic remonte à 2024. La Drac avait prescrit une fouille de trois mois. Les archéologues ont ramassé deux \
    tonnes de tessons. Les vestiges datent du deuxième siècle.\n\n\
    Les tessons seront lavés, puis étudiés en laboratoire. La mairie espère en exposer une partie. Les travaux du \
    gymnase ne commenceront pas avant l'automne.";

#[test]
fn an_institution_tells_what_the_story_needs_of_it() {
    let page = article(DIG, article(DIG, 0).word_count + 240);
    assert!(!shown(&page).is_empty(), "{:#?}", page.trace.cards);
    assert!(!says(&page, "compagnie conventionnée"), "{:#?}", page.trace.cards);
}

#[test]
fn a_card_is_called_by_its_heading_where_the_article_says_what_it_announces() {
    let text = RESULTS.replace(
        "La directrice s'en félicite.",
        "Le groupe vise une croissance de 6 % et confirme ses objectifs. Ces objectifs ne l'engagent pas, dit la directrice, \
         et les prévisions de l'an dernier avaient été dépassées.",
    );
    assert_eq!(rank(&article(RESULTS, 0), "previsions-groupe"), None);
    let page = article(&text, 0);
    assert!(rank(&page, "previsions-groupe").is_some(), "{:#?}", page.trace.cards);
}

#[test]
fn a_museum_of_vaud_reads_no_french_law() {
    let text = "Le Musée de Morvens rend une toile\n\n\
        Le Musée de Morvens (VD) a rendu vendredi une toile à deux sœurs, dont le grand-père, juif, l'avait cédée en 1938 \
        à Vienne. Une collection vaudoise restitue pour la première fois une œuvre vendue sous contrainte.\n\n\
        La toile était estimée à 3 millions de francs. Le Conseil communal avait accepté la restitution de l'œuvre par \
        44 voix contre 27. Le musée cherche la provenance de 61 œuvres de ses collections.";
    let page = article(text, article(text, 0).word_count + 200);
    assert!(shown(&page).contains(&"spoliation-nazie-oeuvres"), "{:#?}", page.trace.cards);
    assert!(!says(&page, "musée de France"), "{:#?}", page.trace.cards);
    assert!(!says(&page, "loi du 22 juillet 2023"), "{:#?}", page.trace.cards);
}

/// A match told minute by minute.
const MATCH: &str = "Handball : Besançon renverse Dijon (29-28)\n\n\
    Menée de cinq buts à la pause, l'équipe de handball de Besançon a renversé Dijon (29-28) samedi soir, dans un palais \
    des sports plein. Deux exclusions de deux minutes avaient coûté cher aux joueuses locales.\n\n\
    L'arrière a égalisé sur un jet de 7 mètres (41e), puis l'ailière a donné l'avantage à Besançon (52e). La gardienne a \
    repoussé le dernier jet de 7 mètres (59e), après un temps mort demandé par l'entraîneur de Dijon.\n\n\
    Les Dijonnaises avaient reçu un carton rouge (48e) pour une faute sur la pivot. Leur jeu passif, sifflé deux fois \
    (55e), les a privées de ballon. Besançon recevra Metz mercredi en Coupe de France.";

#[test]
fn what_explains_a_match_stands_behind_it_below_one_heading() {
    let page = article(MATCH, article(MATCH, 0).word_count + 260);
    let levels: Vec<(u8, bool)> = page
        .sections
        .iter()
        .filter_map(|s| {
            let heading = s.heading.as_ref()?;
            Some((s.level, matches!(heading.origin, Origin::Card { .. })))
        })
        .collect();
    let cards = levels.iter().position(|(_, card)| *card).expect("cards");
    assert!(levels.len() >= cards + 3, "{levels:?}");
    assert_eq!(levels[cards - 1], (2, false), "{levels:?}");
    assert!(levels[cards..].iter().all(|l| *l == (3, true)), "{levels:?}");
}

const DERBY: &str = "Rugby : Vannes bat Oyonnax\n\n\
    Vannes a battu Oyonnax (24-20) vendredi soir en Pro D2, grâce à un drop de son ouvreur à la dernière minute.\n\n\
    Le talonneur a marqué un essai au bout d'un ballon porté. Oyonnax a reçu un carton jaune à la 61e minute et encaissé un \
    essai de pénalité. « On a craqué », a dit l'entraîneur.\n\n\
    Vannes remonte à la sixième place.";

#[test]
fn a_rule_that_the_article_says_no_word_of_is_not_explained() {
    let page = article(DERBY, article(DERBY, 0).word_count + 700);
    let called: Vec<&str> = page.trace.cards.iter().map(|c| c.card.as_str()).collect();
    assert!(called.contains(&"carton-rugby"), "{called:?}");
    for beside in ["hors-jeu-rugby", "en-avant-rugby"] {
        assert!(!called.contains(&beside), "{beside}: {called:?}");
    }
}

/// A woman dies on a ski lift: no road, no town hall.
const LIFT: &str = "Une skieuse morte sous un télésiège : l'exploitant jugé pour homicide involontaire\n\n\
    La société des remontées du Valbel et un technicien comparaissent depuis mardi pour homicide involontaire. \
    Une skieuse de 31 ans était morte en tombant d'un siège, en février 2023.\n\n\
    L'expert a compté sept défauts. Le frein n'avait pas été réglé depuis deux saisons.\n\n\
    L'employé a reconnu avoir coupé l'alarme. Le jugement sera rendu en octobre.";

#[test]
fn what_a_card_says_of_another_case_is_not_told() {
    let page = article(LIFT, article(LIFT, 0).word_count + 90);
    let pieces = read(&page);
    let cards: Vec<&str> = pieces.iter().filter(|p| is_card(p)).map(|p| &*p.text).collect();
    assert!(cards.iter().any(|t| t.contains("homicide involontaire")), "{cards:#?}");
    for case in ["maire", "permis de conduire", "volant"] {
        assert!(!cards.iter().any(|t| t.contains(case)), "{case}: {cards:#?}");
    }
}
