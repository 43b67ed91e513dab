//! Which cards an article gets. In: short articles. Out: whether what it is about comes before what it only names.

use intertitre::model::{Article, Day, Fate};
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
