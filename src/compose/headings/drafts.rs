//! Every heading that could stand somewhere. In: statements, quotations, recipes. Out: [`Drafts`], which tells for any run
//! of sentences the headings that it could have and their worth. It never decides where a section begins.
//!
//! What a heading says does not hang on the section above which it stands, what it is worth does: the words are written
//! once, and weighed for each run that is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{FLOOR, Heading, Known, LONGEST, content_words, stems};
use crate::compose::material::{Material, materials};
use crate::compose::statements::Statement;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::headings::{From, Recipe};
use crate::model::{Analysis, BlockKind, count_words};

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
/// Sentences on either side that a heading is held against: more than a section has.
const NEAR: usize = 64;

/// The headings of an article, by the sentence that each comes from.
pub(crate) struct Drafts<'a> {
    drafts: Vec<Draft<'a>>,
    words: Words,
    /// Each sentence, folded.
    folded: Vec<String>,
    /// The paragraph that each stands in.
    blocks: Vec<u32>,
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
}

/// The content words of an article, by number.
#[derive(Default)]
struct Words {
    numbers: BTreeMap<String, u32>,
    /// Those of each sentence, sorted.
    sentences: Vec<Vec<u32>>,
    /// The sentences in which each stands.
    places: Vec<Vec<usize>>,
}

impl Words {
    fn new(analysis: &Analysis, lang: &Language) -> Self {
        let mut words = Self::default();
        for sentence in 0..analysis.sentences.len() {
            let numbers = words.numbers(analysis.sentence_text(sentence), lang);
            for &number in &numbers {
                words.places[number as usize].push(sentence);
            }
            words.sentences.push(numbers);
        }
        words
    }

    /// The numbers of a text's content words, sorted.
    fn numbers(&mut self, text: &str, lang: &Language) -> Vec<u32> {
        let words = content_words(text, lang).into_iter();
        let mut numbers: Vec<u32> = words.map(|word| self.number(word)).collect();
        numbers.sort_unstable();
        numbers
    }

    fn number(&mut self, word: String) -> u32 {
        let next = self.places.len() as u32;
        let number = *self.numbers.entry(word).or_insert(next);
        if number == next {
            self.places.push(Vec::new());
        }
        number
    }

    /// The sentences before and behind one in which a word stands next.
    fn around(&self, word: u32, sentence: usize) -> (Option<usize>, Option<usize>) {
        let places = &self.places[word as usize];
        let at = places.partition_point(|s| *s < sentence);
        let behind = places[at..].iter().find(|s| **s > sentence).copied();
        (at.checked_sub(1).map(|i| places[i]), behind)
    }

    /// The sentences near one in which one of the words stands.
    fn near(&self, words: &[u32], sentence: usize) -> Vec<usize> {
        let run = sentence.saturating_sub(NEAR)..sentence + NEAR;
        let found = words.iter().flat_map(|w| self.inside(*w, &run));
        found.copied().collect::<BTreeSet<usize>>().into_iter().collect()
    }

    /// The sentences of a run in which a word stands.
    fn inside(&self, word: u32, run: &Range<usize>) -> &[usize] {
        let places = &self.places[word as usize];
        let first = places.partition_point(|s| *s < run.start);
        let end = places.partition_point(|s| *s < run.end);
        &places[first..end]
    }
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
        let blocks = analysis.sentences.iter().map(|s| s.block).collect();
        let mut out =
            Self { drafts: Vec::new(), folded, blocks, stems, voices, words, title, known };
        let statements: Vec<&Statement> = statements.iter().collect();
        let whole = 0..analysis.sentences.len();
        for recipe in &lang.rules.headings {
            for material in materials(analysis, &whole, &statements, recipe.from, lang) {
                out.draft(recipe, &material, above, lang);
            }
        }
        out.drafts.sort_by_key(|d| d.heading.sentence);
        out
    }

    /// Every heading for a run of sentences with its worth, best first.
    pub(crate) fn candidates(&self, section: &Range<usize>) -> Vec<Heading> {
        let scored = self.scored(section).map(|(score, draft)| (score, &draft.heading));
        let mut scored: Vec<(i64, &Heading)> = scored.collect();
        scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.text.cmp(&b.1.text)));
        let mut texts: BTreeSet<&str> = BTreeSet::new();
        scored.retain(|(_, heading)| texts.insert(&heading.text));
        scored.into_iter().map(|(score, h)| Heading { score, ..h.clone() }).collect()
    }

    /// The best heading for a run of sentences that says something new, and its worth there.
    pub(crate) fn best(&self, section: &Range<usize>) -> Option<(i64, &Draft<'a>)> {
        let new = self.scored(section).filter(|(score, draft)| *score >= FLOOR && !draft.again);
        new.max_by_key(|(score, _)| *score)
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
        };
        self.drafts.push(Draft {
            again: above.by_title(&heading, lang),
            told: above.by_top(&heading, lang),
            heading,
            recipe,
            wording: fold(wording),
            stems: stems(wording, lang),
            shared: self.words.near(&content, material.sentence),
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
        });
    }

    /// The worth of a heading: its recipe, the weight of the fact, its place in the section, how well it fits, what it
    /// names, what it shares with the rest of the section; less if it empties the sentence below it.
    fn score(&self, draft: &Draft<'_>, section: &Range<usize>) -> i64 {
        /// What somebody was doing loses where nothing happens by it, and what counts as happening.
        const SCENE: i64 = 66;
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
        let turned =
            matches!(draft.recipe.from, From::Passive | From::Measure | From::Noun | From::Items);
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
fn is_an_address(text: &str) -> bool {
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
