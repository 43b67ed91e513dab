//! Where a story plays, before a headline that does not say it. In: a composed headline, what the gazetteer knows. Out:
//! the same behind the country or the town, or nothing. It never names a place that the article does not, nor the town of
//! a bureau.

use std::collections::BTreeMap;

use super::composed;
use crate::compose::keyphrase::Key;
use crate::compose::land::is_near;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::gazetteer::{Details, Entry};
use crate::lang::schema::places::Country;
use crate::model::{Analysis, BlockKind, ClauseKind, Named, Origin, Piece, Role, Span};

/// Signs of the longest headline with its place.
const LONGEST: usize = 110;

/// `Soudan du Sud : trêve de soixante jours dans l'État du Haut-Nil`, `Vaucresson : l'ancienne gare…`, `Crue de l'Orb à
/// Béziers : 300 habitants évacués`.
pub(super) fn placed(
    analysis: &Analysis,
    headline: &Piece,
    key: &Key,
    lang: &Language,
) -> Option<Piece> {
    let Origin::Composed { rule, spans } = &headline.origin else { return None };
    let title = words(&headline.text);
    let says = |name: &str| holds(&title, &words(name));
    // Behind a colon a second one is too many.
    if headline.text.contains([':', '«']) {
        let (at, span) = keyed(analysis, &headline.text, key, lang)?;
        let head = key.title(lang);
        let text = format!("{head} {at}{}", &headline.text[head.len()..]);
        return Some(composed(rule, text, [spans.as_slice(), &[span]].concat()));
    }
    let (name, span) = match country(analysis, &title, lang) {
        Some(country) => country,
        None => {
            let place = |p: &Named| says(&p.name);
            let known = title.iter().any(|w| lang.is_gentile(w));
            if known || analysis.places.iter().any(place) {
                return None;
            }
            town(analysis, lang)?
        }
    };
    let first = headline.text.split([' ', '’', '\'']).next().unwrap_or_default().to_lowercase();
    let common = first.chars().count() == 1 || lang.lexicon.readings(&first).next().is_some();
    let rest = if common { lang.decapitalise(&headline.text) } else { headline.text.clone() };
    let text = format!("{name} : {rest}");
    let mut spans = spans.clone();
    spans.push(span);
    (text.chars().count() <= LONGEST).then(|| composed(rule, text, spans))
}

/// Where the news has it happen, as it says so (`à Béziers`), for a headline that begins with an event whose keyphrase names
/// no town, and says none behind it.
fn keyed(
    analysis: &Analysis,
    headline: &str,
    key: &Key,
    lang: &Language,
) -> Option<(String, Span)> {
    let rest = headline.strip_prefix(&key.title(lang))?.strip_prefix(" : ")?;
    let (known, rest) = (words(&key.text), words(rest));
    // `crue de la Garonne`: a river is no town.
    let runs = |name: &str| {
        let senses = lang.names.lookup(name);
        let river = |e: &Entry<'_>| matches!(e.details(), Details::Place(p) if p.kind.runs());
        !senses.is_empty() && senses.iter().any(river)
    };
    let set = |p: &Named| {
        let name = words(&p.name);
        holds(&rest, &name) || holds(&known, &name) && !runs(&p.name)
    };
    if !key.is_event() || analysis.places.iter().any(set) {
        return None;
    }
    let lead = analysis.clauses[analysis.clauses_of(&(analysis.lead..analysis.lead + 1))].iter();
    let main = lead.filter(|c| c.kind == ClauseKind::Main);
    let phrases = main.flat_map(|c| &c.complements).filter(|c| c.role == Role::Place);
    let mut at = phrases.map(|c| (analysis.token_text(&c.tokens), &c.tokens));
    let named = |text: &str| {
        let name = text.split_once(' ').map_or("", |(_, name)| name);
        &*fold(text).chars().take(2).collect::<String>() == "a "
            && analysis.places.iter().any(|p| p.name == name)
    };
    let (text, tokens) = at.find(|(text, _)| named(text))?;
    Some((text.to_owned(), analysis.token_span(tokens)))
}

/// The one country that the news names, by its name or by an adjective (`le gouvernement sud-soudanais`), where no
/// French-speaking newsroom is at home there and the headline does not say it in some way.
fn country(analysis: &Analysis, title: &[String], lang: &Language) -> Option<(String, Span)> {
    let news = analysis.sentences.get(analysis.lead)?.span;
    let tokens = analysis.tokens_of(analysis.lead).iter();
    let of_people = tokens.filter_map(|t| lang.country(analysis.text(t.span)));
    let named = analysis.places.iter().filter(|p| p.mentions.iter().any(|m| news.contains(*m)));
    let of_name =
        named.flat_map(|p| lang.names.lookup(&p.name)).filter_map(|e| match e.details() {
            Details::Country(country) => Some(country),
            _ => None,
        });
    let mut far: BTreeMap<String, Country> = BTreeMap::new();
    for country in of_people.chain(of_name).filter(|c| !is_near(&c.id, lang)) {
        far.insert(country.id.clone(), country);
    }
    let (_, country) = far.pop_first().filter(|_| far.is_empty())?;
    let capital = country.capital.iter().any(|c| holds(title, &words(c)));
    let people = title.iter().filter_map(|w| lang.country(w)).any(|c| c.id == country.id);
    if capital || people || holds(title, &words(&country.name)) {
        return None;
    }
    let mention = analysis.places.iter().find(|p| p.name == country.name)?;
    Some((country.name.clone(), *mention.mentions.first()?))
}

/// The town of the dateline, where that says in which department or country it lies: so does no bureau.
fn town(analysis: &Analysis, lang: &Language) -> Option<(String, Span)> {
    let block = analysis.document.of_kind(BlockKind::Dateline).next()?;
    let written = analysis.document.block_text(block);
    let (name, rest) = written.split_once(" (")?;
    let (within, _) = rest.split_once(')')?;
    let known = lang.with_article(name.trim())?;
    let of_land =
        lang.names.lookup(within).iter().any(|e| matches!(e.details(), Details::Country(_)));
    // `Bruxelles (Belgique)`: a capital stands for much that does not happen there.
    let again =
        || analysis.places.iter().any(|p| fold(&p.name) == fold(&known) && p.mentions.len() > 1);
    let told = fold(&known) == fold(name.trim())
        && lang.in_place(within).is_some()
        && (!of_land || again());
    told.then(|| (lang.capitalise(&known), block.span))
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// True if a run of words stands in others.
fn holds(text: &[String], run: &[String]) -> bool {
    !run.is_empty() && text.windows(run.len()).any(|w| w == run)
}
