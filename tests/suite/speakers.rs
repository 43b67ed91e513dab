//! Who says a quotation, where no name stands beside it. In: a paragraph or two. Out: the speaker of the quotation that is asked
//! for.

use intertitre::Language;

/// The speaker of the quotation that begins so.
fn speaker(text: &str, begins: &str) -> String {
    let french = Language::french();
    let document = intertitre::read("article.txt", text.as_bytes(), &french).expect("French text");
    let analysis = intertitre::analyze(document, None, &french);
    let said = |q: &&intertitre::model::Quote| {
        analysis.text(q.span).trim_start_matches(['«', ' ', '\u{a0}']).starts_with(begins)
    };
    let quote = analysis.quotes.iter().find(said).expect("the quotation");
    quote.speaker.clone().unwrap_or_default()
}

/// Somebody who is tried, and an expert who spoke last before him.
const TRIAL: &str = "Le pâtissier Loïc Berthou, 44 ans, comparaît depuis lundi devant le tribunal de Quimper pour avoir vidé la \
    caisse de son associée. Loïc Berthou nie. Les enquêteurs ont trouvé chez Loïc Berthou trois carnets à spirale.\n\n\
    « Les chiffres ont été recopiés deux fois », a expliqué l'expert-comptable Marc Delaunay, cité par le parquet.";

#[test]
fn a_pronoun_does_not_go_over_the_head_of_whom_its_paragraph_names() {
    let text = format!(
        "{TRIAL}\n\nDans son réquisitoire, Anne Cormier a lu les carnets où il notait les recettes du jour. Le 3 mai, il écrit : \
         « Personne ne verra rien. » « Ce n'est pas un oubli, c'est un plan », a dit la procureure."
    );
    assert_eq!(speaker(&text, "Personne ne verra"), "Loïc Berthou");
    // Nobody else is named there: he goes on.
    let text = format!("{TRIAL}\n\n« On ne se trompe pas de colonne par hasard », a-t-il ajouté.");
    assert_eq!(speaker(&text, "On ne se trompe"), "l'expert-comptable Marc Delaunay");
}

#[test]
fn who_does_something_right_before_speaks() {
    let text = "Le pâtissier Loïc Berthou, 44 ans, comparaît depuis lundi devant le tribunal de Quimper.\n\n\
        « Vous aviez les clés », lui fait observer la présidente, Hélène Jaffré. Loïc Berthou hausse les épaules. \
        « Tout le monde les avait. » L'audience reprend mardi.";
    assert_eq!(speaker(text, "Tout le monde"), "Loïc Berthou");
    let text = "« Vous aviez les clés », lui fait observer la présidente, Hélène Jaffré, qui préside depuis dix ans. La salle \
        s'est vidée peu à peu. « Il faudra répondre. » L'audience reprend mardi.";
    assert_eq!(speaker(text, "Il faudra"), "Hélène Jaffré");
}
