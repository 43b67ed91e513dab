//! Articles made to measure, for determinism and speed. In: a number. Out: a French article of about 400 words, the
//! same for the same number. No newsroom wrote them, and nothing is tuned on them.

const TOWNS: [&str; 12] = [
    "Blaye",
    "Cahors",
    "Dole",
    "Épinal",
    "Foix",
    "Guéret",
    "Laon",
    "Mende",
    "Privas",
    "Saint-Lô",
    "Tulle",
    "Vesoul",
];
const NAMES: [&str; 12] = [
    "Ana Roux",
    "Léo Petit",
    "Chloé Vasseur",
    "Karim Benali",
    "Yann Le Goff",
    "Inès Carpentier",
    "Hugo Lemaire",
    "Maud Delorme",
    "Sofia Marchetti",
    "Paul Ferrand",
    "Élise Guyot",
    "Noé Lacroix",
];
const OFFICES: [&str; 8] = [
    "le maire",
    "la préfète",
    "le directeur de l’hôpital",
    "la présidente de l’association",
    "le commandant des pompiers",
    "la cheffe du service des routes",
    "le procureur",
    "la porte-parole de la mairie",
];
const EVENTS: [&str; 8] = [
    "Un incendie a détruit lundi soir le hangar de la coopérative, à l’entrée de {town}.",
    "Le conseil municipal de {town} a voté mardi la fermeture de la piscine pour travaux.",
    "Une fuite de gaz a contraint mercredi les pompiers à évacuer {n} habitants du centre de {town}.",
    "L’hôpital de {town} manque de médecins : {n} lits resteront fermés jusqu’au printemps.",
    "La crue de la rivière a coupé jeudi matin {n} routes autour de {town}.",
    "Le tribunal de {town} a condamné vendredi un entrepreneur à {n} jours de travail d’intérêt général.",
    "L’usine de {town}, qui emploie {n} salariés, cherche un repreneur depuis le mois de mars.",
    "Le festival de {town} a réuni {n} spectateurs en trois jours, un record selon ses organisateurs.",
];
const SENTENCES: [&str; 18] = [
    "« Nous avons fait au plus vite, a expliqué {office}, {name}. Personne n’a été blessé. »",
    "Selon {office}, le coût des travaux dépasserait {n} 000 euros.",
    "Les habitants, réunis samedi dans la salle des fêtes, demandent des réponses.",
    "{name}, qui vit à {town} depuis vingt ans, n’avait « jamais vu cela ».",
    "La préfecture n’a pas précisé combien de foyers restent privés d’électricité.",
    "Une réunion publique est prévue le 14 mai à 18 h 30 à la mairie de {town}.",
    "Le trafic des trains entre {town} et la capitale régionale a été interrompu pendant {n} minutes.",
    "D’après les premiers éléments de l’enquête, l’origine de l’incident serait accidentelle.",
    "En 2021 déjà, {n} personnes avaient dû quitter leur logement.",
    "Mais {office} se veut prudent : « Il est trop tôt pour tirer des conclusions. »",
    "Le département a débloqué une aide d’urgence de {n} 500 euros.",
    "L’association de {name} a recueilli {n} signatures en une semaine.",
    "Faut-il reconstruire au même endroit ? La question divise les élus.",
    "Environ {n} % des commerces du centre ont rouvert lundi, d’après la chambre de commerce.",
    "Les écoles resteront fermées jusqu’à vendredi, a annoncé {office}.",
    "Aucune victime n’est à déplorer, mais deux pompiers ont été légèrement intoxiqués.",
    "Le maire demande la reconnaissance de l’état de catastrophe naturelle pour sa commune.",
    "« On recommencera s’il le faut », promet {name}, bénévole de 62 ans.",
];

/// A sequence that looks disordered and is always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

/// Article number `n`.
pub(crate) fn article(n: usize) -> String {
    let mut dice = Dice(n as u64 * 7919 + 17);
    let town = dice.pick(&TOWNS);
    let mut used = Vec::new();
    let mut text = fill(dice.pick(&EVENTS), town, &mut dice) + "\n\n";
    for _ in 0..6 {
        let paragraph: Vec<String> = (0..4).map(|_| sentence(town, &mut dice, &mut used)).collect();
        text += &paragraph.join(" ");
        text += "\n\n";
    }
    text
}

/// A sentence that the article does not have yet, as long as there is one.
fn sentence(town: &str, dice: &mut Dice, used: &mut Vec<String>) -> String {
    for _ in 0..20 {
        let sentence = fill(dice.pick(&SENTENCES), town, dice);
        if !used.contains(&sentence) {
            used.push(sentence.clone());
            return sentence;
        }
    }
    format!("Le dossier numéro {} reste ouvert.", dice.roll(9000) + 1000)
}

fn fill(pattern: &str, town: &str, dice: &mut Dice) -> String {
    let number = (dice.roll(880) + 12).to_string();
    pattern
        .replace("{town}", town)
        .replace("{name}", dice.pick(&NAMES))
        .replace("{office}", dice.pick(&OFFICES))
        .replace("{n}", &number)
}
