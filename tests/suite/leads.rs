//! Leads as agencies write them (`tests/leads`): whether title or description can say the news in a short sentence. In: a
//! lead with the shortest faithful restatement of it. Out: how many are told, with a floor that no change may fall below.

use std::collections::BTreeSet;

use intertitre::{Language, Options};

/// What stands behind each lead, so that it is an article.
const BODY: &str = "\n\nLa réunion a duré trois heures. Les participants ont signé le procès-verbal à la mairie.\n\nUne \
    nouvelle séance aura lieu au printemps. Les documents seront publiés sur le site de la ville.\n\nLe dossier compte \
    douze pages. Il peut être consulté à l'accueil.\n";
/// Share of the words of both, in hundredths, from which on a wording says what the restatement says.
const LIKE: usize = 75;
/// Leads that have to be told, of 150.
const FLOOR: usize = 86;

fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase().replace('\u{202f}', "");
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How much two wordings share: the harmonic mean of the shares of their words, in hundredths.
fn shared(one: &str, other: &str) -> usize {
    let (one, other) = (words(one), words(other));
    200 * one.intersection(&other).count() / (one.len() + other.len()).max(1)
}

#[test]
fn the_news_of_a_lead_is_told_short() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/leads/leads.tsv");
    let rows = std::fs::read_to_string(file).expect("the leads");
    let lang = Language::french();
    let options = Options { allow_short: true, source_only: true, ..Options::default() };
    let mut untold = Vec::new();
    let mut told = 0;
    for (lead, news) in rows.lines().filter_map(|row| row.split_once('\t')) {
        let text = format!("{lead}{BODY}");
        let article = intertitre::restructure("depeche.txt", text.as_bytes(), &options, &lang)
            .expect("French");
        let titles = article.trace.titles.iter().map(|c| c.text.as_str());
        let texts = titles.chain([&*article.title.text, &*article.description.text]);
        let best = texts.map(|text| shared(text, news)).max().unwrap_or(0);
        match best >= LIKE {
            true => told += 1,
            false => untold.push(format!("{best} {lead}")),
        }
    }
    assert!(told >= FLOOR, "{told} told; not told:\n{}", untold.join("\n"));
}
