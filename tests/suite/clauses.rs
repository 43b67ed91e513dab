//! What is read as the main clause of a sentence: its subject, its verb, and what is not theirs.

use intertitre::Language;
use intertitre::model::{Analysis, BlockKind, Clause, ClauseKind, Role};

/// What is understood of sentences that stand alone as an article.
fn read(sentence: &str, lang: &Language) -> Analysis {
    let text = format!("Titre de l'article\n\n{sentence}\n");
    let document = intertitre::read("essai.txt", text.as_bytes(), lang).expect("an article");
    assert!(document.blocks.iter().any(|b| b.kind == BlockKind::Paragraph), "{sentence}");
    intertitre::analyze(document, None, lang)
}

/// `subject + verb` of each clause that is no participle, in order; `–` stands for no subject.
fn told(analysis: &Analysis) -> String {
    let clause = |c: &Clause| {
        let subject = c.subject.as_ref().map_or("–", |s| analysis.token_text(s));
        format!("{subject} + {}", analysis.token_text(&c.verb.tokens))
    };
    let told = analysis.clauses.iter().filter(|c| c.kind != ClauseKind::Participial).map(clause);
    told.collect::<Vec<_>>().join(" | ")
}

/// Compares each sentence with what is read of it.
#[track_caller]
fn reads(rows: &[(&str, &str)]) {
    let lang = Language::french();
    let wrong: Vec<String> = rows
        .iter()
        .map(|(sentence, expected)| (sentence, expected, told(&read(sentence, &lang))))
        .filter(|(_, expected, found)| **expected != found)
        .map(|(sentence, expected, found)| {
            format!("{sentence}\n  expected {expected}\n  found    {found}")
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn a_part_of_a_count_leaves_the_verb_to_what_was_counted() {
    reads(&[
        (
            "Dix-sept pièces d'orfèvrerie, dont un ciboire en vermeil classé monument historique, ont été dérobées \
             lundi, a-t-on appris auprès de la gendarmerie.",
            "Dix-sept pièces d'orfèvrerie + ont été dérobées | – + a-t-on appris",
        ),
        (
            "Quatre voitures, dont l'une volée la veille à Nîmes, ont brûlé.",
            "Quatre voitures + ont brûlé",
        ),
        (
            "Trois hommes, dont un mineur qui conduisait sans permis, ont été placés en garde à vue.",
            "Trois hommes + ont été placés | qui + conduisait",
        ),
        (
            "Plus de la moitié des communes, dont Gap, ont répondu.",
            "Plus de la moitié des communes + ont répondu",
        ),
        // The relative that has its verb keeps it.
        (
            "L'État, dont l'avis favorable, assorti de réserves, a été rendu en décembre, exigeait un vote.",
            "L'État + exigeait | l'avis favorable + a été rendu",
        ),
        (
            "Le maire, dont le mandat s'achève en mars, a démissionné.",
            "Le maire + a démissionné | le mandat + s'achève",
        ),
    ]);
}

#[test]
fn the_second_term_of_a_comparison_swallows_no_verb() {
    reads(&[
        (
            "Les visiteurs, moins nombreux qu'au printemps, ont dépensé 12 millions d'euros, a indiqué l'office.",
            "Les visiteurs + ont dépensé | l'office + a indiqué",
        ),
        (
            "Plus nombreux que l'an dernier, les coureurs ont bravé la pluie.",
            "les coureurs + ont bravé",
        ),
        (
            "Les récoltes, plus abondantes que prévu, ont fait chuter les prix.",
            "Les récoltes + ont fait",
        ),
        (
            "La station a ouvert plus tôt que d'habitude et affiche complet.",
            "La station + a ouvert | La station + affiche",
        ),
        ("Le club, mieux classé que ses voisins, recevra une prime.", "Le club + recevra"),
        (
            "Un nombre plus élevé que la moyenne a été relevé à Gap.",
            "Un nombre plus élevé + a été relevé",
        ),
        // What has a verb of its own is a clause.
        (
            "Les agents partent plus tard qu'ils ne le souhaitent, déplore le syndicat.",
            "Les agents + partent | ils + ne le souhaitent | le syndicat + déplore",
        ),
        (
            "Le maire a aussi dit que les prix, en baisse, remonteront.",
            "Le maire + a aussi dit | les prix + remonteront",
        ),
        (
            "Les ventes ont progressé plus vite que le groupe ne l'espérait.",
            "Les ventes + ont progressé | le groupe + ne l'espérait",
        ),
    ]);
}

#[test]
fn who_is_named_by_a_pronoun_behind_a_preposition_is_no_subject() {
    reads(&[
        ("D'après lui, les travaux dureront trois mois.", "les travaux + dureront"),
        ("Après elle, trois maires ont dirigé la ville.", "trois maires + ont dirigé"),
        ("Peu après, elle part.", "elle + part"),
    ]);
}

#[test]
fn what_is_joined_by_a_conjunction_stands_beside_and_not_inside() {
    reads(&[
        (
            "Le pont que les camions empruntaient et qui menace de céder restera fermé.",
            "Le pont + restera | les camions + empruntaient | qui + menace",
        ),
        (
            "La préfecture a indiqué que, selon un premier bilan, deux personnes étaient blessées.",
            "La préfecture + a indiqué | deux personnes + étaient",
        ),
        (
            "L'État, la Région et le Département financeront le reste.",
            "L'État, la Région et le Département + financeront",
        ),
        (
            "Paul Roux, maire de Gap et président du club, a démissionné.",
            "Paul Roux + a démissionné",
        ),
    ]);
    let lang = Language::french();
    let analysis = read("Le maire dit que le pont est sûr et que la route rouvrira.", &lang);
    let kinds: Vec<_> = analysis.clauses.iter().map(|c| (c.kind, c.parent)).collect();
    let reported = (ClauseKind::Reported, Some(0));
    assert_eq!(kinds, [(ClauseKind::Main, None), reported, reported]);
}

#[test]
fn a_clause_that_leaves_out_its_verb_gives_its_words_to_no_other() {
    let lang = Language::french();
    for (sentence, kept) in [
        ("Le nord est placé en vigilance orange, le sud en jaune.", "en vigilance orange"),
        (
            "La ville paiera les deux tiers des travaux et l'État le reste.",
            "les deux tiers des travaux",
        ),
    ] {
        let analysis = read(sentence, &lang);
        let clause = &analysis.clauses[0];
        let last = clause.complements.last().expect("a complement");
        assert_eq!(analysis.token_text(&last.tokens), kept, "{sentence}");
    }
}

#[test]
fn a_subject_behind_its_verb_is_found() {
    reads(&[
        (
            "Manquent à l'appel trois randonneurs de Gavarnie.",
            "trois randonneurs de Gavarnie + Manquent",
        ),
        ("S'ajoutent à cette somme les frais d'avocat.", "les frais d'avocat + S'ajoutent"),
        (
            "Au programme figurent douze films et deux débats.",
            "douze films et deux débats + figurent",
        ),
        ("Ainsi s'achève une saison difficile.", "une saison difficile + s'achève"),
        // An object of another number is none.
        ("Reste à convaincre les élus.", "– + Reste"),
    ]);
}

#[test]
fn what_stands_before_a_comma_leaves_the_verb_to_its_subject() {
    reads(&[
        (
            "Une fois la digue réparée, les habitants pourront rentrer.",
            "les habitants + pourront rentrer",
        ),
        ("L'enquête terminée, le parquet a classé le dossier.", "le parquet + a classé"),
        (
            "Une semaine d'orages qui a inondé la plaine se termine.",
            "Une semaine d'orages + se termine | qui + a inondé",
        ),
        (
            "La mairie a voté le budget et le département, qui finance la route, l'a approuvé.",
            "La mairie + a voté | le département + l'a approuvé | qui + finance",
        ),
        (
            "Nous surveillons les nodules, et la double lecture, par un radiologue puis par un logiciel, a réduit les erreurs.",
            "Nous + surveillons | la double lecture + a réduit",
        ),
        (
            "Une Vierge en cuivre et émaux, joyau de l'art limousin, reste introuvable.",
            "Une Vierge en cuivre et émaux + reste",
        ),
    ]);
}

#[test]
fn pieces_without_a_verb_hold_together() {
    let lang = Language::french();
    for (sentence, piece) in [
        ("Deux morts dans l'incendie d'un immeuble.", "Deux morts dans l'incendie d'un immeuble"),
        ("Paul Roux, maire de la commune voisine, a démissionné.", "maire de la commune voisine"),
        ("Trois hommes, dont le gérant du bar, ont été jugés.", "le gérant du bar"),
    ] {
        let analysis = read(sentence, &lang);
        let found: Vec<&str> = analysis.fragments.iter().map(|f| analysis.token_text(f)).collect();
        assert!(found.contains(&piece), "{sentence}: {found:?}");
    }
    // No verb has them.
    let analysis = read("Paul Roux, maire de la commune voisine, a démissionné.", &lang);
    assert!(analysis.clauses[0].complements.is_empty(), "{:?}", analysis.clauses);
    // What is compared is never taken away: it stands with the verb, and from its `que` on.
    let analysis = read("Les prix montent plus que les salaires.", &lang);
    let compared = analysis.clauses[0].complements.iter().find(|c| c.role == Role::Oblique);
    assert_eq!(compared.map(|c| analysis.token_text(&c.tokens)), Some("que les salaires"));
}

#[test]
fn a_subject_waits_for_its_verb_across_what_is_set_apart() {
    reads(&[
        (
            "Réunis jeudi, la direction de Nordal, qui emploie 640 personnes, et les syndicats, lesquels ont voté, ont signé \
             un accord.",
            "la direction de Nordal, qui emploie 640 personnes, et les syndicats + ont signé | qui + emploie | – + ont \
             voté",
        ),
        (
            "Dérobée par des voleurs qui ont descellé la grille de la chapelle où elle était exposée, une Vierge en cuivre \
             et émaux, joyau de l'art limousin, restait introuvable mercredi.",
            "une Vierge en cuivre et émaux + restait | qui + ont descellé | elle + était exposée",
        ),
        (
            "Des milliers de truites, d'ombres et de chabots ont été retrouvés morts.",
            "Des milliers de truites, d'ombres et de chabots + ont été retrouvés",
        ),
        (
            "Le gérant, jugé pour avoir détourné des fonds confiés par des épargnants, dont de nombreux retraités qui \
             pensaient investir, a reconnu les faits.",
            "Le gérant + a reconnu | qui + pensaient",
        ),
        // Two verbs, two subjects.
        (
            "Un adolescent est mort après avoir été percuté par une voiture dont le conducteur, positif à l'alcool, a été \
             placé en garde à vue.",
            "Un adolescent + est mort | le conducteur + a été placé",
        ),
        (
            "Deux personnes ont été tuées et près de 1 900 autres ont été évacuées.",
            "Deux personnes + ont été tuées | près de 1 900 autres + ont été évacuées",
        ),
        (
            "Les Bleus ont glissé à la dernière place et leur entraîneur, Paul Escudier, a reconnu que son avenir ne dépendait \
             plus de lui.",
            "Les Bleus + ont glissé | leur entraîneur + a reconnu | son avenir + ne dépendait",
        ),
        (
            "Accusé de harcèlement, ce qu'il conteste, le directeur a été mis à pied.",
            "le directeur + a été mis | il + conteste",
        ),
    ]);
}
