//! Every heading that could stand somewhere. In: statements, quotations, recipes. Out: [`Drafts`], which tells for any run
//! of sentences the headings that it could have and their worth. It never decides where a section begins.
//!
//! What a heading says does not hang on the section above which it stands, what it is worth does: the words are written
//! once, and weighed for each run that is asked for.

mod joined;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use super::{FLOOR, Heading, Known, LONGEST, content_words, stems};
use crate::compose::material::{Material, materials};
use crate::compose::statements::Statement;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::headings::{From, Recipe};
use crate::model::{Analysis, BlockKind, count_words};
use words::Words;

/// More signs for what says no less in fewer, for what would else have no heading, and for the owner of a claim.
const MORE: usize = 8;
const MOST: usize = 15;
const CLAIM: usize = 6;
/// Signs of a short one.
const FEW: usize = 40;
/// Hundredths of the words of its sentence that a long heading may not take.
const USED_UP: usize = 66;
/// Hundredths of the words of the sentence below that a heading may take without saying it beforehand.
const SPARED: usize = 45;
/// What a heading loses that says nothing of the first paragraph below it.
const ELSEWHERE: i64 = 16;
/// Words that a heading may have.
const WORDS: Range<usize> = 3..13;
/// Words of a quotation that somebody speaks.
const SPOKEN: usize = 4;
/// What a heading loses for each part of its section that shares no word with it.
const UNCOVERED: i64 = 12;

/// The headings of an article, by the sentence that each comes from.
pub(crate) struct Drafts<'a> {
    drafts: Vec<Draft<'a>>,
    words: Words,
    /// Each sentence, folded.
    folded: Vec<String>,
    /// The paragraph that each stands in.
    blocks: Vec<u32>,
    /// The same, long paragraphs in parts of a few sentences.
    units: Vec<usize>,
    /// Two that can stand as one.
    pairs: Vec<joined::Pair>,
    /// The stems of each sentence's content words, in order, by what stands between its commas and brackets.
    stems: Vec<Vec<Vec<String>>>,
    /// Who is quoted in each sentence, by the place of the person in the analysis (whoever is nobody it knows is the
    /// last), and whether the sentence calls them by their name.
    voices: Vec<Vec<(usize, bool)>>,
    /// Words of the article's own title, and with those of its first sentence: what the reader knows who comes to a section.
    title: BTreeSet<u32>,
    known: BTreeSet<u32>,
}

/// One recipe over one piece of material.
pub(crate) struct Draft<'a> {
    heading: Heading,
    /// Its wordings that can stand beside another heading, the longest first.
    parts: Vec<String>,
    /// It says the title again.
    again: bool,
    /// It says what is told in composed words at the top.
    told: bool,
    recipe: &'a Recipe,
    /// Its words without those of the owner, folded, and the stems of those that carry sense.
    wording: String,
    stems: Vec<String>,
    content: Vec<u32>,
    /// For each of its content words the sentences before and behind its own that hold it too.
    again_in: Vec<(Option<usize>, Option<usize>)>,
    /// Sentences near its own that share a word with it.
    shared: Vec<usize>,
    /// Who says it, if it is a quotation.
    voice: Option<usize>,
    /// Words of an owner who is called by a name.
    named: Vec<u32>,
    /// The noun that its subject only takes up, and the one that its object does.
    takes_up: Option<u32>,
    /// The first is an event, which the article speaks of as known: `les travaux`.
    known_event: bool,
    object: Option<u32>,
    gravity: u8,
    scene: bool,
    loss: i64,
    /// It gives a figure.
    counted: bool,
}

impl<'a> Drafts<'a> {
    /// All that the recipes write from an article; what the title says is `above` it.
    pub(crate) fn new(
        analysis: &Analysis,
        statements: &[Statement],
        above: &Known,
        lang: &'a Language,
    ) -> Self {
        let mut words = Words::new(analysis, lang);
        let titles = analysis.document.of_kind(BlockKind::Title);
        let titles = titles.map(|b| analysis.document.block_text(b).to_owned());
        let title: BTreeSet<u32> = titles.flat_map(|t| words.numbers(&t, lang)).collect();
        let known = title.iter().chain(words.sentences.iter().take(1).flatten()).copied().collect();
        let folded = (0..analysis.sentences.len()).map(|s| fold(analysis.sentence_text(s)));
        let pieces = |text: &str| text.split([',', '(', ')']).map(|p| stems(p, lang)).collect();
        let stems = (0..analysis.sentences.len()).map(|s| pieces(analysis.sentence_text(s)));
        let (folded, stems) = (folded.collect(), stems.collect());
        let voices = voices(analysis);
        let blocks: Vec<u32> = analysis.sentences.iter().map(|s| s.block).collect();
        let units = units(&blocks);
        let (drafts, pairs) = (Vec::new(), Vec::new());
        let mut out =
            Self { drafts, pairs, folded, blocks, units, stems, voices, words, title, known };
        let statements: Vec<&Statement> = statements.iter().collect();
        let whole = 0..analysis.sentences.len();
        for recipe in &lang.rules.headings {
            for material in materials(analysis, &whole, &statements, recipe.from, lang) {
                out.draft(recipe, &material, above, lang);
            }
        }
        out.drafts.sort_by_key(|d| d.heading.sentence);
        out.pairs = joined::pairs(&out.drafts, lang);
        out
    }

    /// Every heading for a run of sentences with its worth, best first.
    pub(crate) fn candidates(&self, section: &Range<usize>, lang: &Language) -> Vec<Heading> {
        let covered = |score: i64, draft: &Draft<'_>| score - self.uncovered(&[draft], section);
        let alone = self.scored(section);
        let alone =
            alone.map(|(score, d)| Heading { score: covered(score, d), ..d.heading.clone() });
        let joined = self.joined(section).map(|(score, pair)| self.both(pair, score, lang));
        let mut scored: Vec<Heading> = alone.chain(joined).collect();
        scored.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
        let mut texts: BTreeSet<String> = BTreeSet::new();
        scored.retain(|heading| texts.insert(heading.text.clone()));
        scored
    }

    /// What the best heading for a run of sentences that says something new is worth there; above `most` all are alike.
    pub(crate) fn best(&self, section: &Range<usize>, most: i64) -> Option<i64> {
        let new = self.scored(section).filter(|(score, draft)| *score >= FLOOR && !draft.again);
        let alone = new.map(|(score, draft)| score.min(most) - self.uncovered(&[draft], section));
        let joined = self.joined(section).map(|(score, _)| score.min(most));
        alone.chain(joined).max()
    }

    /// What a heading loses by the parts of a section that share no word with it.
    fn uncovered(&self, drafts: &[&Draft<'_>], section: &Range<usize>) -> i64 {
        /// Sentences of the longest section that is asked.
        const LONGEST: usize = 120;
        if section.len() > LONGEST {
            return 0;
        }
        let mut missed: i64 = 0;
        let mut start = section.start;
        while start < section.end {
            let own = (start..section.end).take_while(|&s| self.units[s] == self.units[start]);
            let end = start + own.count();
            if !drafts.iter().any(|draft| draft.touches(&(start..end))) {
                missed += 1;
            }
            start = end;
        }
        // One may go with the heading of its neighbour.
        UNCOVERED * (missed - 1).max(0)
    }

    /// The headings for a run of sentences, each with its worth there.
    fn scored(
        &self,
        section: &Range<usize>,
    ) -> impl Iterator<Item = (i64, &Draft<'a>)> + use<'_, 'a> {
        let first = self.drafts.partition_point(|d| d.heading.sentence < section.start);
        let end = self.drafts.partition_point(|d| d.heading.sentence < section.end);
        let (section, run) = (section.clone(), section.clone());
        let fits = move |d: &&Draft<'_>| {
            // A question is the heading where it opens what answers it.
            let opens = d.heading.sentence == section.start && section.len() > 1;
            opens || d.recipe.from != From::Question
        };
        self.drafts[first..end].iter().filter(fits).map(move |d| (self.score(d, &run), d))
    }

    /// What a quotation loses below which somebody else is quoted first: without a name, his words would pass for hers.
    fn misplaced(&self, draft: &Draft<'_>, section: &Range<usize>) -> i64 {
        let Some(voice) = draft.voice else { return 0 };
        let before = self.voices[section.start..draft.heading.sentence].iter().flatten();
        let others = before.filter(|(who, _)| *who != voice);
        others.map(|(_, named)| if *named { 16 } else { 40 }).max().unwrap_or(0)
    }

    /// One recipe over one piece of material: the longest wording that fits.
    fn draft(&mut self, recipe: &'a Recipe, material: &Material, above: &Known, lang: &Language) {
        let names_owner = recipe.template.contains("{owner}");
        if names_owner != material.owner.is_some() {
            return;
        }
        let names: Vec<Option<&str>> = match &material.owner {
            Some(owner) => owner.names.iter().map(|n| Some(n.as_str())).collect(),
            None => vec![None],
        };
        // A claim may run on to name its owner.
        let longest = if names_owner { LONGEST + CLAIM } else { LONGEST };
        let pairs = material.wordings.iter().flat_map(|w| names.iter().map(move |n| (w, *n)));
        let written: Vec<(String, &str, Option<&str>)> = pairs
            .filter_map(|(wording, owner)| {
                let text = fill(&recipe.template, wording, owner, material.verb.as_deref())?;
                let text = lang.capitalise(text.trim_end_matches('.'));
                let fits = text.chars().count() <= longest + MOST
                    && WORDS.contains(&count_words(&text))
                    && !is_an_address(&text);
                fits.then_some((text, wording.as_str(), owner))
            })
            .collect();
        let within = |longest: usize| written.iter().find(|(t, ..)| t.chars().count() <= longest);
        let found = within(longest).or_else(|| {
            // At length it leaves the sentence below something to tell.
            let sentence = self.words.sentences[material.sentence].len();
            let told = |text: &str| content_words(text, lang).len() * 100;
            let spare = |longest: usize| {
                within(longest).filter(|(text, ..)| told(text) < sentence * USED_UP)
            };
            spare(longest + MORE).or_else(|| spare(longest + MOST))
        });
        let Some((text, wording, owner)) = found else { return };
        let content = self.words.numbers(wording, lang);
        // `été` and `après` lose what tells them apart when they are folded.
        let words = wording.split(|c: char| !c.is_alphanumeric());
        let sense = words.filter(|w| !lang.is_function_word(&w.to_lowercase()));
        let sense = sense.collect::<Vec<_>>().join(" ");
        let sense = self.words.numbers(&sense, lang);
        let named = owner.filter(|o| o.starts_with(char::is_uppercase));
        let short = written.iter().find(|(t, ..)| t.chars().count() <= FEW);
        let short = short.map(|(t, ..)| t.clone()).filter(|t| t != text);
        let heading = Heading {
            text: text.clone(),
            short,
            recipe: recipe.id.clone(),
            score: 0,
            spans: material.spans.clone(),
            sentence: material.sentence,
            proper: material.proper,
            lifted: recipe.from == From::Question,
            sentence_like: matches!(recipe.from, From::Present | From::Plain | From::Quote),
            names: recipe.from == From::Named && material.gravity == 0,
        };
        self.drafts.push(Draft {
            again: above.by_title(&heading, lang),
            told: above.by_top(&heading, lang),
            heading,
            parts: joined::parts(recipe, written.iter().map(|(text, ..)| text)),
            recipe,
            wording: fold(wording),
            stems: stems(wording, lang),
            shared: self.words.near(&sense, material.sentence),
            again_in: content.iter().map(|w| self.words.around(*w, material.sentence)).collect(),
            content,
            voice: (recipe.from == From::Quote)
                .then(|| self.voices[material.sentence].first().map(|(who, _)| *who))
                .flatten(),
            named: named.map(|o| self.words.numbers(o, lang)).unwrap_or_default(),
            known_event: material
                .takes_up
                .as_ref()
                .is_some_and(|noun| lang.event_gravity(noun).is_some()),
            takes_up: material.takes_up.as_ref().map(|noun| self.words.number(noun.clone())),
            object: material.object.as_ref().map(|noun| self.words.number(noun.clone())),
            gravity: material.gravity,
            scene: material.scene,
            loss: material.loss,
            counted: wording.contains(|c: char| c.is_ascii_digit()),
        });
    }

    /// The worth of a heading: its recipe, the weight of the fact, its place in the section, how well it fits, what it
    /// names, what it shares with the rest of the section; less if it empties the sentence below it.
    fn score(&self, draft: &Draft<'_>, section: &Range<usize>) -> i64 {
        /// What somebody was doing loses where nothing happens by it, and what counts as happening.
        const SCENE: i64 = 66;
        /// What only names something tells nothing of it.
        const NAMES: i64 = 18;
        const THIN: i64 = 60;
        const EVENT: u8 = 30;
        let own = draft.heading.sentence;
        let index = own - section.start;
        let first = index == 0;
        let fit = match draft.heading.text.chars().count() {
            ..20 => -14,
            20..30 => 2,
            30..=54 => 8,
            55..=60 => 2,
            61..=68 => -8,
            69..=74 => -16,
            _ => -30,
        };
        let sentence = self.words.sentences[own].len();
        // What opens the section is what it is about, but where little is left of it to read.
        let spares = draft.content.len() * 100 < sentence * SPARED;
        let lifted = draft.recipe.from == From::Question;
        // Said the other way round, it is no sentence that comes twice.
        let turned = matches!(
            draft.recipe.from,
            From::Passive | From::Measure | From::Noun | From::Items | From::Nominal
        );
        let early = match first {
            true if spares || lifted || turned => 12,
            true => -8,
            false => 6 - 3 * index.min(6) as i64,
        };
        // A heading is read with the paragraph right below it.
        let elsewhere = self.blocks[own] != self.blocks[section.start];
        let drained = sentence > 0 && draft.content.len() * 100 >= sentence * 75;
        let emptied = drained && draft.content.len() * 100 >= sentence * 95;
        // The very words of the sentence right below it. What is lifted says nothing twice.
        let below = first && draft.recipe.from != From::Question;
        let opening = &self.folded[section.start];
        let verbatim = below && opening.starts_with(&draft.wording);
        let echo = below && !verbatim && draft.says_opening(&self.stems[section.start]);
        let beside = |(before, behind): &&(Option<usize>, Option<usize>)| {
            before.is_some_and(|s| s >= section.start) || behind.is_some_and(|s| s < section.end)
        };
        let central = draft.again_in.iter().filter(beside).count() as i64;
        let thin = draft.content.len() < 2;
        // `L'établissement a fermé`: which one?
        let known = if section.start > 0 { &self.known } else { &self.title };
        let vague = draft.takes_up.filter(|noun| !known.contains(noun));
        let said = |noun: u32| {
            self.words.places[noun as usize].first().is_some_and(|s| *s < section.start)
        };
        let vague = match vague {
            None => 0,
            // Somebody who reads on has met it; `la mesure` that nobody has named is any.
            Some(noun) if said(noun) || draft.recipe.template.contains("{owner}") => 16,
            Some(_) if draft.known_event => 8,
            Some(_) => 32,
        };
        // `Plusieurs oppositions retardent le projet`: which one?
        let unsaid = draft.object.is_some_and(|noun| !known.contains(&noun));
        // Who gets the floor should be somebody the reader has met.
        let stranger = !draft.named.is_empty() && !draft.named.iter().any(|w| known.contains(w));
        // What ends a section is seldom what it is about.
        let ends = index > 2 && own + 1 == section.end;
        // What ends the article is its last word, not a thing to announce.
        let last = !first && own + 2 >= self.folded.len() && self.folded.len() > 4;
        let before = draft.shared.partition_point(|s| *s < section.start);
        let shared = draft.shared.partition_point(|s| *s < section.end) - before;
        let share = if section.len() > 3 { (shared * 20 / section.len()) as i64 } else { 8 };
        let of = |holds: bool, loss: i64| if holds { loss } else { 0 };
        draft.recipe.weight
            + i64::from(draft.gravity) * 2 / 5
            + early
            + fit
            + central.min(4) * 3
            + share
            - draft.loss
            - of(thin, 18)
            - of(draft.heading.names, if draft.counted { NAMES } else { THIN })
            - of(draft.scene, if draft.gravity < EVENT { SCENE } else { 52 })
            - vague
            - of(unsaid, 12)
            - of(stranger, 9)
            - of(ends, 12)
            - of(elsewhere, ELSEWHERE)
            - of(last, 26)
            - self.misplaced(draft, section)
            - of(draft.told, 90)
            - of(echo, if emptied { 60 } else { 34 })
            - match (verbatim, drained && (below || !first), first) {
                (true, true, _) => 200,
                (true, ..) => 40,
                (_, true, true) => {
                    // `Onze manquements relevés par l'inspection` above `L'inspection a relevé onze manquements.`
                    match turned {
                        true if emptied => 44,
                        true => 12,
                        false => 28,
                    }
                }
                // A short sentence as it stands, which the reader comes to as one that he has read.
                (_, true, false) if emptied && draft.heading.sentence_like => 44,
                (_, true, false) => 16,
                _ => 0,
            }
    }
}

/// Paragraphs, and parts of those that are long, by number.
fn units(blocks: &[u32]) -> Vec<usize> {
    /// Sentences of a part.
    const PART: usize = 4;
    let mut out: Vec<usize> = Vec::new();
    let mut first = 0;
    for (sentence, block) in blocks.iter().enumerate() {
        let unit = out.last().copied().unwrap_or(0);
        let same = sentence > 0 && blocks[sentence - 1] == *block && sentence - first < PART;
        if same {
            out.push(unit);
        } else {
            first = sentence;
            out.push(unit + 1);
        }
    }
    out
}

/// Who is quoted in each sentence.
fn voices(analysis: &Analysis) -> Vec<Vec<(usize, bool)>> {
    let mut voices = vec![Vec::new(); analysis.sentences.len()];
    for quote in analysis.quotes.iter().filter(|q| !q.nested) {
        let Some(sentence) = analysis.sentence_at(quote.span.start) else { continue };
        let words = count_words(analysis.text(quote.span));
        // A word between guillemets is nobody's speech.
        if words >= SPOKEN {
            let source = quote.source.map(|s| analysis.text(s)).unwrap_or_default();
            let named = source.split(' ').any(|w| w.starts_with(char::is_uppercase));
            voices[sentence].push((quote.person.unwrap_or(analysis.people.len()), named));
        }
    }
    voices
}

impl Draft<'_> {
    /// True if the sentence right below begins by saying nearly all that the heading says: `Le Pr Roux, de l'université
    /// de Liège, invite à la patience` below `Le Pr Roux invite à la patience`.
    fn says_opening(&self, sentence: &[Vec<String>]) -> bool {
        /// Hundredths of the heading's words, and how far beyond as many words of the sentence they are looked for.
        const MOST: usize = 75;
        const BEYOND: usize = 2;
        let shares = |piece: &&Vec<String>| piece.iter().any(|s| self.stems.contains(s));
        let opening = sentence.iter().filter(shares).flatten().take(self.stems.len() + BEYOND);
        let opening: Vec<&String> = opening.collect();
        let said = self.stems.iter().filter(|s| opening.contains(s)).count();
        said > 1 && said * 100 >= self.stems.len() * MOST
    }

    /// True if one of the sentences shares a word with the heading.
    pub(crate) fn touches(&self, sentences: &Range<usize>) -> bool {
        let first = self.shared.partition_point(|s| *s < sentences.start);
        self.shared.get(first).is_some_and(|s| *s < sentences.end)
    }
}

/// True for a telephone number or an address of the web: what nobody puts in large letters.
pub(crate) fn is_an_address(text: &str) -> bool {
    /// Groups of figures that make a telephone number.
    const GROUPS: usize = 4;
    let figures = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
    text.split_whitespace().filter(figures).count() >= GROUPS || text.contains('@')
}

/// The template with its slots filled; none if a slot has nothing.
fn fill(template: &str, wording: &str, owner: Option<&str>, verb: Option<&str>) -> Option<String> {
    let mut text = template.replace("{statement}", wording).replace("{quote}", wording);
    if let Some(owner) = owner {
        text = text.replace("{owner}", owner);
    }
    if let Some(verb) = verb {
        text = text.replace("{verb}", verb);
    }
    (!text.contains('{')).then_some(text)
}
