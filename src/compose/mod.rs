//! From what was understood to a finished article. In: an [`Analysis`], what the caller asks for. Out: an [`Article`],
//! or how many words the facts give when they are too few. It never drops, moves or rewords a source sentence, and
//! every piece it adds says where it comes from.

mod announced;
mod attributions;
mod bearing;
mod block;
mod cards;
mod claims;
mod condense;
mod deletion;
mod division;
mod double;
mod echo;
mod excerpt;
mod finish;
mod gaps;
mod headings;
mod horizon;
mod interview;
mod items;
mod keyphrase;
mod land;
mod lead;
mod material;
mod measured;
mod method;
mod narrative;
mod nearby;
mod outline;
mod owner;
mod pairing;
mod passing;
mod passive;
mod phrases;
mod planner;
mod quotes;
mod recaps;
mod said;
mod sections;
mod standing;
mod statements;
mod subject;
mod title;
mod toll;
mod trust;
mod turned;
mod weight;

use std::collections::BTreeMap;

use crate::lang::Language;
use crate::model::{
    Analysis, Article, BlockKind, Keyphrase, Layout, Origin, Piece, Section, Span, Text,
    count_words,
};
pub use headings::drafted;
use keyphrase::Key;
use outline::Outline;
pub use recaps::trial;
use sections::Part;

pub use standing::standings;

/// Words of a sentence.
const SENTENCE: usize = 20;

/// What the caller asks for.
#[derive(Debug, Clone)]
pub struct Request {
    /// Words that the body must have.
    pub words: usize,
    /// The keyphrase, if the editor gives one.
    pub keyphrase: Option<String>,
    /// Structure only: nothing from the documentary base.
    pub source_only: bool,
    /// A note on how the article was made.
    pub method_note: bool,
}

/// The article could not reach the words that were asked for.
#[derive(Debug, Clone)]
pub struct Short {
    /// The article as far as it goes.
    pub article: Article,
    /// Words that it has.
    pub reached: usize,
    /// What would help, in French.
    pub help: Vec<String>,
}

/// Composes the article; [`Short`] if the facts do not carry the words that were asked for.
pub fn compose(
    analysis: &Analysis,
    request: &Request,
    lang: &Language,
) -> Result<Article, Box<Short>> {
    let statements = statements::statements(analysis, lang);
    let title::Titles { key, title, headline, weighed } =
        title::titles(analysis, &statements, keys(analysis, request, lang), lang);
    let (chapo, taken) = lead::chapo(analysis, &statements, (&key, &title.text), lang);
    let mut parts = sections::parts(analysis);
    take_first(&mut parts, taken);
    let is_source = |p: &&Piece| matches!(p.origin, Origin::Source { .. });
    let composed = chapo.iter().filter(|p| !is_source(p));
    let told = composed.map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut outline = Outline::new(analysis, parts, &statements, &title.text, &told, lang);
    let above = [&title].into_iter().chain(&chapo).map(|p| p.text.as_str());
    let announced = outline.chosen.iter().flatten().map(|h| h.text.as_str());
    let said: Vec<&str> = above.chain(announced).collect();
    let bullets = lead::bullets(analysis, &statements, &said, lang);
    let headed = outline.chosen.iter().flatten().map(|h| h.sentence).collect();
    let description = title::description(analysis, &statements, &key, (&title, &headed), lang);

    let own_words: usize = chapo.iter().filter(is_source).filter(|_| taken == 0).map(words).sum();
    let body = sections::words_in(analysis, &(0..analysis.sentences.len()));
    let from_source = own_words + body;
    // What stands as a heading is no word of the body.
    let source_words = from_source - outline.lifted_words;
    let composed = chapo.iter().filter(|p| !is_source(p)).chain(&bullets);
    let top_words: usize = composed.map(words).sum();
    let offers =
        if request.source_only { cards::Offers::default() } else { cards::offers(analysis, lang) };
    let recaps = recaps::recaps(analysis, &statements, &key, from_source, lang);
    let told_again = recaps.iter().flat_map(|s| &s.blocks).flat_map(|b| &b.pieces).map(words);
    let recap_words: usize = told_again.sum();
    // What the top of the page tells once more fills no page: cards come first, and it counts where they do not suffice.
    let wished = (request.words + planner::SLACK).saturating_sub(source_words);
    let wanted = wished.saturating_sub(top_words);
    // A long source is at least half of the page, but for the sentence that brings it to its words.
    let half = from_source.saturating_sub(top_words + recap_words);
    let limit = if from_source >= 350 { half.max(wished + SENTENCE) } else { usize::MAX };
    // The dossier of the subject stands beside a source of its words too, unless that is very long.
    let dossier = from_source * 4 <= request.words * 5;
    let need = planner::Need { wished, wanted, limit, dossier };
    let sections = outline.sentences();
    // What explains a section without heading stands behind the next one.
    let first = usize::from(outline.begins_unnamed());
    let mut plan = planner::plan(analysis, (&sections, first), &offers.offers, need, lang);
    if outline.is_unnamed() && !outline.begins_unnamed() {
        plan.raise();
    }
    gaps::group(&mut plan.after, &key, lang);
    let last = sections.len().saturating_sub(1);
    plan.behind.entry(last).or_default().append(&mut plan.after);
    let headings = recaps.iter().filter_map(|s| s.heading.as_ref());
    let others = headings.filter(|h| !key.stands_in(&h.text)).count();
    let head = headings::roots(&key.text, lang).into_iter().next().unwrap_or_default();
    let about =
        |sentence: usize| headings::roots(analysis.sentence_text(sentence), lang).contains(&head);
    // `Cinéma à Phnom Penh : qui peut l'aider`, above what holds anywhere, would be told of Phnom Penh.
    let mut none = BTreeMap::new();
    let labelled = if offers.abroad { &mut none } else { &mut plan.behind };
    outline.carry(analysis, (&key, &title.text), labelled, (&about, others), lang);
    let mut article = Article {
        slug: title::slug(&title.text, &key, lang),
        title,
        headline,
        description,
        keyphrase: key.text.clone(),
        lang: lang.code,
        date: analysis.date.map(|d| d.to_string()),
        dateline: source_block(analysis, BlockKind::Dateline),
        authors: analysis
            .document
            .of_kind(BlockKind::Byline)
            .flat_map(|b| lang.authors(analysis.document.block_text(b)))
            .collect(),
        sections: vec![top(chapo, bullets)],
        credits: credits(analysis),
        repairs: analysis.document.repairs.clone(),
        warnings: analysis.document.warnings.clone(),
        name: analysis.document.name.clone(),
        ..Article::default()
    };
    let place = recaps::place(analysis, &outline, plan.narrative);
    // Below a heading of its own that others follow at once: `Trois questions au maire`.
    let mut under = false;
    let mut waiting = Vec::new();
    for (i, (part, heading)) in outline.parts.iter().zip(outline.headings(analysis)).enumerate() {
        if i == place {
            article.sections.extend(recaps.iter().cloned());
        }
        let above = headings_above(analysis, part);
        under |= !above.is_empty();
        under &= heading.as_ref().is_some_and(|h| h.text.ends_with('?')) || !above.is_empty();
        article.sections.extend(above);
        let mut section = source_section(analysis, part, heading);
        if under {
            section.level = 3;
        }
        article.sections.push(section);
        if i + 1 == place && place == outline.parts.len() {
            article.sections.extend(recaps.iter().cloned());
        }
        // What explains an answer waits for the last one.
        let asks = |i: usize| {
            let own = outline.parts.get(i).and_then(|part| part.own_heading);
            own.is_some_and(|span| analysis.text(span).trim_end().ends_with('?'))
        };
        waiting.extend(plan.behind.get(&i).cloned().unwrap_or_default());
        if !(asks(i) && asks(i + 1)) {
            article.sections.append(&mut waiting);
        }
    }
    let need_date = offers.need_date();
    if !need_date.is_empty() {
        article.warnings.push(format!(
            "Une date de publication (--date) ouvrirait {} fiche(s) datée(s) : {}.",
            need_date.len(),
            need_date.join(", ")
        ));
    }
    article.trace.titles = weighed;
    article.trace.headings = outline.into_choices(analysis);
    article.trace.cards = plan.choices;
    article.trace.cards.extend(offers.refused);
    finish::typeset(&mut article, lang);
    article.method = request.method_note.then(|| method::note(&article, lang));
    article.word_count = body_words(&article);
    let reached = article.word_count;
    if reached >= request.words || request.source_only {
        return Ok(article);
    }
    let mut help = Vec::new();
    if analysis.date.is_none() {
        help.push("donner la date de publication (--date AAAA-MM-JJ)".to_owned());
    }
    help.push("ajouter des fiches de la rédaction (--data DOSSIER)".to_owned());
    help.push(format!(
        "demander moins de mots (--words {reached}) ou accepter un article court (--allow-short)"
    ));
    Err(Box::new(Short { article, reached, help }))
}

fn words(piece: &Piece) -> usize {
    count_words(&piece.text) + piece.label.as_deref().map_or(0, count_words)
}

/// Words of the body: paragraphs and lists, no headings and no notes.
pub fn body_words(article: &Article) -> usize {
    let blocks =
        article.sections.iter().flat_map(|s| &s.blocks).filter(|b| b.layout != Layout::Label);
    blocks.flat_map(|b| &b.pieces).map(words).sum()
}

/// The keyphrases that the title may choose from, best first: the editor's alone, else those that are nearly as good as
/// the best.
fn keys(analysis: &Analysis, request: &Request, lang: &Language) -> Vec<Key> {
    /// How many, and what they must be worth of the best, in hundredths: less if they name what happened.
    const MOST: usize = 7;
    const NEAR: i64 = 70;
    const EVENT: i64 = 55;
    /// Gravity of what happens.
    const GRAVE: u8 = 50;
    if let Some(given) = &request.keyphrase {
        let everything = Span::new(0, analysis.document.text.len());
        return vec![Key::new(given, vec![everything], lang)];
    }
    let best = analysis.keyphrases.first().map_or(0, |k| k.score);
    // Behind a scene, only what the news says.
    let news = analysis.sentences.get(analysis.lead).map_or(0, |s| s.span.start);
    let news = if analysis.document.of_kind(BlockKind::Title).next().is_some() { 0 } else { news };
    let near = |(i, k): &(usize, &Keyphrase)| {
        let told = k.mentions.iter().any(|m| m.end > news);
        let head = k.text.split([' ', '\u{a0}']).next().unwrap_or_default();
        let event = lang.event_gravity(head).is_some_and(|gravity| gravity >= GRAVE);
        let near = if event { EVENT } else { NEAR };
        *i == 0 || k.score * 100 >= best * near && k.text.contains(' ') && told
    };
    let few = analysis.keyphrases.iter().take(MOST).enumerate().filter(near);
    let person = |k: &Keyphrase| analysis.people.iter().any(|p| p.name == k.text);
    let key = |k: &Keyphrase| {
        let key = Key::new(&k.text, k.mentions.clone(), lang);
        if person(k) { key.of_person() } else { key }
    };
    // Who is tried stands behind the crime that the article is found by.
    let event =
        analysis.keyphrases.first().is_some_and(|k| Key::new(&k.text, Vec::new(), lang).is_event());
    few.filter(|(i, k)| *i == 0 || !event || !person(k)).map(|(_, k)| key(k)).collect()
}

/// The first sentences stand in the chapô: the first section begins behind them.
fn take_first(parts: &mut Vec<Part>, taken: usize) {
    for part in parts.iter_mut() {
        part.sentences.start = part.sentences.start.max(taken);
    }
    parts.retain(|part| part.sentences.start < part.sentences.end);
}

fn top(chapo: Vec<Piece>, bullets: Vec<Piece>) -> Section {
    let mut blocks = vec![Text { layout: Layout::Lead, pieces: chapo }];
    blocks.retain(|b| !b.pieces.is_empty());
    if !bullets.is_empty() {
        blocks.push(Text { layout: Layout::Bullets, pieces: bullets });
    }
    Section { heading: None, level: 1, blocks }
}

/// The article's own headings that stand right above the one of a section: nothing is said between them.
fn headings_above(analysis: &Analysis, part: &Part) -> Vec<Section> {
    let blocks = &analysis.document.blocks;
    let first = analysis.sentences.get(part.sentences.start).map_or(0, |s| s.block as usize);
    let own = blocks[..first].iter().rposition(|b| Some(b.span) == part.own_heading);
    let at = own.filter(|_| part.own_heading.is_some()).unwrap_or(0);
    let above = blocks[..at].iter().rev().take_while(|b| b.kind == BlockKind::Heading);
    let mut above: Vec<Section> = above
        .map(|b| {
            let text = analysis.text(b.span).trim_end_matches('.').to_owned();
            let origin = Origin::Source { span: b.span };
            let heading = Some(Piece { text, label: None, origin });
            Section { heading, level: 2, blocks: Vec::new() }
        })
        .collect();
    above.reverse();
    above
}

fn source_section(analysis: &Analysis, part: &Part, heading: Option<Piece>) -> Section {
    let mut blocks: Vec<Text> = Vec::new();
    for paragraph in sections::paragraphs(analysis, &part.sentences) {
        let kind =
            analysis.document.blocks[analysis.sentences[paragraph.start].block as usize].kind;
        let pieces: Vec<Piece> = paragraph
            .map(|s| Piece {
                text: analysis.sentence_text(s).to_owned(),
                label: None,
                origin: Origin::Source { span: analysis.sentences[s].span },
            })
            .collect();
        match (kind, blocks.last_mut()) {
            (BlockKind::ListItem, Some(last)) if last.layout == Layout::Bullets => {
                last.pieces.extend(pieces)
            }
            (BlockKind::ListItem, _) => blocks.push(Text { layout: Layout::Bullets, pieces }),
            (BlockKind::Question, _) => blocks.push(Text { layout: Layout::Question, pieces }),
            _ => blocks.push(Text { layout: Layout::Paragraph, pieces }),
        }
    }
    Section { heading, level: 2, blocks }
}

fn source_block(analysis: &Analysis, kind: BlockKind) -> Option<Piece> {
    let block = analysis.document.of_kind(kind).next()?;
    let text = analysis.document.block_text(block).to_owned();
    Some(Piece { text, label: None, origin: Origin::Source { span: block.span } })
}

/// What is owed to authors, agencies, reporters and photographers, and match sheets, as they stand.
fn credits(analysis: &Analysis) -> Vec<Piece> {
    analysis
        .document
        .blocks
        .iter()
        .filter(|b| {
            matches!(
                b.kind,
                BlockKind::Sheet | BlockKind::Byline | BlockKind::Credit | BlockKind::PhotoCredit
            )
        })
        .map(|b| Piece {
            text: analysis.document.block_text(b).to_owned(),
            label: None,
            origin: Origin::Source { span: b.span },
        })
        .collect()
}
