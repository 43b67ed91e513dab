//! The description. In: statements, keyphrase. Out: a piece of whole sentences, the news first. It never tells what
//! only makes sense behind something else.

use std::collections::BTreeSet;

use super::brief::brief;
use super::composed;
use super::squeeze::at_most;
use crate::compose::condense::Wording;
use crate::compose::headings;
use crate::compose::keyphrase::Key;
use crate::compose::lead;
use crate::compose::pairing;
use crate::compose::statements::Statement;
use crate::lang::Language;
use crate::model::{Analysis, BlockKind, Kind, Number, Piece, Pos, Span, Token};

/// Signs of a description.
const DESCRIPTION: std::ops::RangeInclusive<usize> = 121..=147;
/// Signs of the longest, where the news takes them.
const LONGEST: usize = 155;
/// Signs beyond that of a single sentence which tells what the title does not.
const BEYOND: usize = 10;
/// Signs of one that is all there is.
const AT_LENGTH: usize = 260;
/// Sentences behind the first one that a description may begin with: rather the title than what stands below them.
const OPENING: usize = 6;
/// What a sentence from below the opening loses beside the news.
const FILLER: i64 = 14;
/// What one gains that says the keyphrase in a sentence of its own.
const HOLDS: i64 = 12;
/// What a description loses that begins in the middle of a sentence.
const HALF: i64 = 40;
/// What a description without its keyphrase loses, where that could stand in front, and where it could not.
const UNKEYED: i64 = 60;
const UNHELD: i64 = 30;
/// What one loses whose first sentence is the title again.
const TITLE: i64 = 60;
/// Hundredths of the words of such a sentence that the title has.
const SAME: usize = 75;
/// Gravity of what is told though it was only going on: `demeuraient en vigilance rouge`.
const GRAVE: i64 = 30;
/// Words that the title lacks, of the fewest that make a description worth reading; what one loses with fewer; how many count.
const NEW: i64 = 5;
const AGAIN: i64 = 50;
/// Gravity of what is worth telling beside the news in few words.
const HURT: i64 = 64;
/// What the sentence right behind the lead is worth more than another.
const NEXT: i64 = 20;
/// Such words of a second sentence that follows the lead.
const ADDED: i64 = 3;
const MOST_NEW: i64 = 12;
/// Hundredths of the title's words that a lead holds which the title tells.
const TOLD: usize = 50;
/// Signs of the longest of two sentences.
const TWO: usize = 200;
/// Signs of the shortest that is not looked for elsewhere.
const LEAST: usize = 60;
/// Signs of the shortest that stays where it tells no more than the title.
const SCANT: usize = 80;
/// Sentences behind the lead among which the gravest is sought that stands alone, and what each of them costs.
const FURTHER: usize = 12;
const FAR: i64 = 6;

/// The description: whole sentences of the opening, with the keyphrase, in 121 to 147 signs where the facts allow.
pub(crate) fn description(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    (title, headed): (&Piece, &BTreeSet<usize>),
    lang: &Language,
) -> Piece {
    let own = lead::own_sentences(analysis, lang);
    let titled: BTreeSet<String> = headings::stems(&title.text, lang).into_iter().collect();
    // A day is no news.
    let days = headings::stems(&lang.rules.syntax.time_nouns.join(" "), lang);
    let known: BTreeSet<String> = titled.iter().cloned().chain(days).collect();
    let fresh = |c: &pairing::Candidate| c.stems.difference(&known).count() as i64;
    let authored = analysis.document.of_kind(BlockKind::Title).next().is_some();
    let lead =
        if authored { analysis.lead } else { news(analysis, statements, title, &titled, lang) };
    // What stands further down helps a news that would stand alone.
    let helped = own.is_empty();
    let told = brief(analysis, statements, (key, title, lead), &titled, headed, lang);
    let told = told.filter(|_| helped);
    let statements = &at_most(analysis, statements, (lead, LONGEST), key, lang);
    let topic = pairing::Topic::new(analysis, lang).alone().told_by(lead);
    let on = (key, &topic);
    let short = lead::opens(statements, lead, *DESCRIPTION.end(), lang);
    let most = if short { *DESCRIPTION.end() } else { LONGEST };
    let leads = own.is_empty() && lead::opens(statements, lead, most, lang);
    // Where the title tells the lead, what else there is to tell may begin.
    let lead_told = analysis.sentences.get(lead).is_some_and(|_| {
        let told = headings::stems(analysis.sentence_text(lead), lang);
        let shared = titled.iter().filter(|stem| told.contains(stem)).count();
        shared * 100 >= titled.len() * TOLD
    });
    // Behind the keyphrase stands what comes at once.
    let news_at = |place: usize| place <= lead + 2;
    let judge = |choice: &pairing::Choice<'_>, strict: bool| {
        let part = choice.parts[0];
        let first = part;
        let place = first.told.sentence;
        let holding = choice.parts.iter().any(|c| c.holds_key);
        let keyed = holding || choice.led;
        let aside =
            leads && place != lead && !(lead_told && keyed) && !(key.is_event() && choice.led)
                || first.own.is_none() && place < lead
                || place > OPENING.max(lead + 2)
                || choice.led && !news_at(place);
        let news = first.own.is_some() || place == lead;
        // `Les chercheurs ont capté…`: the first sentence speaks of nobody else, and of such people none is missed.
        let known = |noun: &String| news || is_group(noun, lang);
        let meant = !strict && choice.led || first.takes_up.as_ref().is_none_or(known);
        let grave = first.gravity >= GRAVE;
        let told = first.about && (news || grave || !(leads || choice.led || first.scene));
        // The keyphrase in its own sentence is worth a few signs.
        let most = if holding { LONGEST } else { most };
        // `Un premier complice téléphonait`: what was going on fills no description.
        let idle = choice.parts.iter().skip(1).any(|c| c.scene && c.gravity < GRAVE);
        // Behind what its author put on top, nothing light from below.
        let authored = first.own.is_some();
        let light = |c: &&pairing::Candidate| c.own.is_none() && c.gravity < GRAVE;
        let idle = idle || authored && choice.parts.iter().copied().any(|c| light(&c));
        if !choice.follows
            || choice.signs > most
            || aside
            || idle
            || !told
            || !meant
            || strict && choice.signs < LEAST
        {
            return None;
        }
        let inside = if choice.signs >= *DESCRIPTION.start() {
            30 + choice.signs as i64 / 8
        } else {
            -(choice.signs.abs_diff(*DESCRIPTION.start()) as i64)
        };
        let behind = first.own.unwrap_or(place.abs_diff(lead));
        let first = 60 - 10 * (behind as i64).min(6);
        let early: i64 = first
            + choice
                .parts
                .iter()
                .map(|c| 16 - 2 * (c.told.sentence.abs_diff(lead) as i64).min(8))
                .sum::<i64>();
        let holders = choice.parts.iter().filter(|c| c.holds_key).count() as i64;
        let again = 30 * (holders - 1).max(0);
        let holds = if holding { HOLDS } else { 0 };
        // What comes later fills signs: rather more of the news.
        let later = |c: &&&pairing::Candidate| c.told.sentence > lead + 1;
        let filler = FILLER * choice.parts.iter().skip(1).filter(later).count() as i64;
        let keyed = match (choice.led, holding, choice.can_lead) {
            (true, ..) => 5,
            (_, true, _) => 0,
            // Its author did without it.
            _ if part.own.is_some() => UNHELD / 3,
            (.., true) => UNKEYED,
            _ => UNHELD,
        };
        // `Le locataire a ouvert sa porte`: not what its author put in the title, nor anything grave.
        let apart = |c: &pairing::Candidate| c.stems.is_disjoint(&titled);
        let off = part.own.is_none()
            && place == lead
            && part.gravity < HURT
            && if authored { apart(part) } else { choice.parts.iter().all(|c| apart(c)) };
        let keyed = keyed + if off { TITLE } else { 0 };
        // The title is read right above it.
        let known = part.stems.intersection(&titled).count();
        let keyed = keyed + if known * 100 >= part.stems.len() * SAME { TITLE } else { 0 };
        // The title again is no description of what stands below it.
        let new = choice.parts.iter().map(|c| fresh(c)).sum::<i64>();
        // That somebody else is hurt is new in few words.
        let hurt = choice.parts.iter().any(|c| c.belongs && c.gravity >= HURT);
        let again = again + if new < NEW && !hurt { AGAIN } else { 0 } - 2 * new.min(MOST_NEW);
        // `…, mais les recherches se poursuivaient`: rather what the sentence begins with.
        let half = if part.own.is_none() && part.follows_on { HALF } else { 0 };
        let gravity: i64 = choice.parts.iter().map(|c| c.gravity).sum();
        Some(inside + early + holds + gravity / 6 - again - filler - keyed - half)
    };
    let strict = pairing::best(own.clone(), statements, on, lang, |choice| judge(choice, true));
    // `Musée de Picardie : l'œuvre est présentée…`: behind the keyphrase, rather than a few words.
    let best = strict.or_else(|| {
        pairing::best(own.clone(), statements, on, lang, |choice| judge(choice, false))
    });
    // A long one tells more than the title once more.
    let best = best.or_else(|| {
        pairing::best(own, statements, on, lang, |choice| {
            let first = choice.parts[0];
            let leads = first.told.sentence == lead;
            let meant = leads || first.takes_up.is_none() && first.about && !first.scene;
            let whole = choice.parts.len() == 1 && choice.signs <= AT_LENGTH && meant;
            let early = first.told.sentence <= OPENING.max(lead + 2);
            (whole && early).then(|| {
                first.gravity
                    - 10 * first.told.sentence.abs_diff(lead) as i64
                    - choice.signs as i64 / 4
            })
        })
    });
    // What a first paragraph says that tells everything, rather than the title again.
    let best = best.or_else(|| {
        let opening = lead::opening_sentences(analysis, lang);
        let titled = pairing::Topic::new(analysis, lang);
        pairing::best(opening, statements, (key, &titled), lang, |choice| judge(choice, false))
    });
    // Rather the lead and what follows it at some length, or a sentence of the article as it stands, than the title again.
    let again = best.as_ref().is_none_or(|(text, _)| {
        let words: BTreeSet<String> = headings::stems(text, lang).into_iter().collect();
        let hurt = |s: &Statement| s.whose.is_some() && i64::from(s.gravity) >= HURT;
        let told = |s: &Statement| s.plain.iter().any(|w| text.contains(w.text.as_str()));
        !statements.iter().any(|s| hurt(s) && told(s))
            && (words.difference(&known).count() as i64) < NEW
    });
    let scant = best.as_ref().is_none_or(|(text, _)| text.chars().count() < SCANT);
    let best = match again {
        true => {
            let opening = lead::own_sentences(analysis, lang);
            let two = |most: usize| {
                pairing::best(opening.clone(), statements, (key, &topic), lang, |choice| {
                    let [first, second] = choice.parts else { return None };
                    let place = second.told.sentence;
                    let near = place <= OPENING.max(lead + 3);
                    let whole = choice.signs <= most && first.told.sentence == lead && !choice.led;
                    let next = place == first.told.sentence + 1;
                    let tied = next || choice.follows && !second.stems.is_disjoint(&titled);
                    let tells = fresh(second) >= ADDED && !second.scene && tied;
                    (whole && near && tells).then(|| {
                        let close = if next { NEXT } else { 0 };
                        let worth = first.gravity + second.gravity + close;
                        worth - choice.signs as i64 / 4 - 6 * place as i64
                    })
                })
            };
            let longer = |most: usize| {
                pairing::best(Vec::new(), statements, (key, &topic), lang, |choice| {
                    let [first] = choice.parts else { return None };
                    let new = fresh(first);
                    let told = first.told.sentence == lead && choice.signs <= most;
                    (told && new >= NEW).then(|| 4 * new - choice.signs as i64 / 8)
                })
            };
            let found = longer(LONGEST + BEYOND).or_else(|| two(LONGEST));
            found
                .or_else(|| longer(TWO))
                .or_else(|| two(TWO))
                .or_else(|| {
                    scant.then(|| further(analysis, statements, key, (&titled, &known), lang))?
                })
                .or(best)
        }
        false => best,
    };
    // One sentence that says the title with a few words more.
    let alone = best.as_ref().is_none_or(|(text, _)| {
        let words: BTreeSet<String> = headings::stems(text, lang).into_iter().collect();
        let new = words.difference(&known).count() as i64;
        let fits = text.chars().count() <= LONGEST + BEYOND;
        !text.contains(". ") && fits && new <= NEW
    });
    match best {
        _ if alone && told.is_some() => {
            let (text, spans) = told.unwrap_or_default();
            composed("description.brief", text, spans)
        }
        Some((text, spans)) => composed("description.opening", text, spans),
        None => composed("description.title", format!("{}.", title.text), title.spans()),
    }
}

/// The sentence that brings the news: the lead, or the one further on that the title is made of where it tells nothing of
/// what the lead does. `Une raie verte s'est dessinée sur un écran`, below a title on the first pictures of a comet.
fn news(
    analysis: &Analysis,
    statements: &[Statement],
    title: &Piece,
    titled: &BTreeSet<String>,
    lang: &Language,
) -> usize {
    /// Sentences behind the lead.
    const NEAR: usize = 3;
    let meets = |w: &Wording| headings::stems(&w.text, lang).iter().any(|s| titled.contains(s));
    let told = |s: &Statement| {
        let grave = i64::from(s.gravity) >= HURT;
        s.sentence == analysis.lead && !s.scene && (grave || s.plain.iter().any(meets))
    };
    let spans = title.spans();
    let last = spans.iter().filter_map(|s| analysis.sentence_at(s.start)).max();
    // What stands right behind the lead goes on from it; what stands far behind it is no news.
    let further = last.filter(|last| (2..=NEAR).contains(&last.saturating_sub(analysis.lead)));
    further.filter(|_| !statements.iter().any(told)).unwrap_or(analysis.lead)
}

/// The gravest sentence not far behind the lead that stands by itself as it is, or as one that can be told, below the
/// keyphrase where it does not hold that: it quotes nobody, has no pronoun, and tells what the title does not.
fn further(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    (titled, known): (&BTreeSet<String>, &BTreeSet<String>),
    lang: &Language,
) -> Option<(String, Vec<Span>)> {
    let front = key.text.chars().count() + 3;
    let near = analysis.lead..analysis.sentences.len().min(analysis.lead + FURTHER);
    let mut best: Option<(i64, String, Vec<Span>)> = None;
    for sentence in near {
        let news = |s: &&Statement| {
            let whole = s.takes_up.is_none() && s.whose.is_none();
            let told = !(s.negated || s.turned || s.beside || s.scene || s.before);
            s.sentence == sentence && whole && told
        };
        let Some(gravity) = statements.iter().filter(news).map(|s| i64::from(s.gravity)).max()
        else {
            continue;
        };
        let span = analysis.sentences[sentence].span;
        let whole = (analysis.sentence_text(sentence).to_owned(), vec![span], false);
        let told = statements.iter().filter(news).flat_map(|s| s.sentences(lang));
        let told = told.map(|t| (t.text, t.spans, t.proper));
        let stands = |(_, spans, _): &(String, Vec<Span>, bool)| stands_alone(analysis, spans);
        for (text, mut spans, proper) in [whole].into_iter().chain(told).filter(stands) {
            let words: BTreeSet<String> = headings::stems(&text, lang).into_iter().collect();
            let shared = words.intersection(titled).count();
            let holds = key.whole_in(&text);
            let names_it = holds || pairing::repeats(&text, key);
            let led = !names_it && key.announces(sentence - analysis.lead, false);
            let signs = text.chars().count() + if led { front } else { 0 };
            let new = words.difference(known).count() as i64;
            // `Deux autres incendies`: what ties it to the title is a word of that, or the keyphrase in front.
            let tied = led || holds || shared > 0;
            let counted = text.split(' ').filter(|w| w.starts_with(|c: char| c.is_ascii_digit()));
            let counted = counted.take(2).count() as i64;
            if !tied
                || gravity < GRAVE && counted == 0
                || new < NEW
                || !(SCANT..=LONGEST).contains(&signs)
            {
                continue;
            }
            let keyed = if led || holds { HOLDS } else { 2 * shared as i64 };
            let score = gravity + 4 * counted + signs as i64 / 8 + keyed
                - FAR * (sentence - analysis.lead) as i64;
            if best.as_ref().is_some_and(|(most, ..)| *most >= score) {
                continue;
            }
            let text = match led {
                true => {
                    spans.extend(&key.spans);
                    let said = if proper { text } else { lang.decapitalise(&text) };
                    format!("{} : {said}", key.title(lang))
                }
                false => text,
            };
            best = Some((score, text, spans));
        }
    }
    best.map(|(_, text, spans)| (text, spans))
}

/// True if what is told needs nothing before it: it quotes nobody, has no pronoun but such as it explains, nothing that
/// belongs to somebody it has not named (`ont donné leur feu vert` has), and counts no others than somebody else
/// (`quatre autres personnes`).
pub(super) fn stands_alone(analysis: &Analysis, spans: &[Span]) -> bool {
    let within = |t: &&Token| spans.iter().any(|s| s.contains(t.span));
    let tokens: Vec<&Token> = analysis.tokens.iter().filter(within).collect();
    let finite =
        |t: &&Token| t.pos == Pos::Verb && t.morph.verb_form().is_some_and(|f| f.is_finite());
    let verb = tokens.iter().position(finite).unwrap_or(tokens.len());
    let leans = |(at, t): (usize, &&Token)| {
        let kind = t.morph.kind();
        let pronoun = t.pos == Pos::Pron && !matches!(kind, Some(Kind::Rel | Kind::Refl));
        let whose =
            t.pos == Pos::Det && (kind == Some(Kind::Dem) || kind == Some(Kind::Poss) && at < verb);
        pronoun || whose || &*t.lemma == "autre"
    };
    let quoted = analysis.quotes.iter().any(|q| spans.iter().any(|s| q.span.overlaps(*s)));
    !quoted && !tokens.iter().enumerate().any(leans)
}

/// True for people in the plural who act by their trade: `chercheurs`, `élus`.
pub(super) fn is_group(noun: &str, lang: &Language) -> bool {
    let plural = |form: &str| {
        let acts = |lemma: &str| lang.rules.keyphrases.actors.iter().any(|a| a == lemma);
        let mut readings = lang.lexicon.readings(form);
        readings.any(|r| r.morph.number() == Some(Number::Plur) && acts(&r.lemma(form)))
    };
    plural(noun)
}
