//! The description. In: statements, keyphrase. Out: a piece of whole sentences, the news first. It never tells what
//! only makes sense behind something else.

use super::composed;
use crate::compose::keyphrase::Key;
use crate::compose::lead;
use crate::compose::pairing;
use crate::compose::statements::Statement;
use crate::lang::Language;
use crate::model::{Analysis, Number, Piece};

/// Signs of a description.
const DESCRIPTION: std::ops::RangeInclusive<usize> = 121..=147;
/// Signs of the longest, where the news takes them.
const LONGEST: usize = 155;
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
/// What a description without its keyphrase loses.
const UNKEYED: i64 = 26;
/// Gravity of what is told though it was only going on: `demeuraient en vigilance rouge`.
const GRAVE: i64 = 30;
/// Signs of the shortest that is not looked for elsewhere.
const LEAST: usize = 60;

/// The description: whole sentences of the opening, with the keyphrase, in 121 to 147 signs where the facts allow.
pub(crate) fn description(
    analysis: &Analysis,
    statements: &[Statement],
    key: &Key,
    title: &Piece,
    lang: &Language,
) -> Piece {
    let own = lead::own_sentences(analysis, lang);
    let topic = pairing::Topic::new(analysis, lang).alone();
    let on = (key, &topic);
    // The news comes first, though the chapô tells it too.
    let short = lead::opens(statements, analysis.lead, *DESCRIPTION.end(), lang);
    let most = if short { *DESCRIPTION.end() } else { LONGEST };
    let leads = own.is_empty() && lead::opens(statements, analysis.lead, most, lang);
    let judge = |choice: &pairing::Choice<'_>, strict: bool| {
        let part = choice.parts[0];
        let first = part;
        let place = first.told.sentence;
        let aside = leads && place != analysis.lead
            || first.own.is_none() && place < analysis.lead
            || place > OPENING.max(analysis.lead + 2);
        let news = first.own.is_some() || place == analysis.lead;
        // `Les chercheurs ont capté…`: the first sentence speaks of nobody else, and of such people none is missed.
        let known = |noun: &String| news || is_group(noun, lang);
        let meant = !strict && choice.led || first.takes_up.as_ref().is_none_or(known);
        let told = first.about && (!first.scene || news || first.gravity >= GRAVE);
        // The keyphrase in its own sentence is worth a few signs.
        let holding = choice.parts.iter().any(|c| c.holds_key);
        let most = if holding { LONGEST } else { most };
        // `Un premier complice téléphonait`: what was going on fills no description.
        let idle = choice.parts.iter().skip(1).any(|c| c.scene && c.gravity < GRAVE);
        if choice.signs > most || aside || idle || !told || !meant || strict && choice.signs < LEAST {
            return None;
        }
        let inside = if choice.signs >= *DESCRIPTION.start() {
            30 + choice.signs as i64 / 8
        } else {
            -(choice.signs.abs_diff(*DESCRIPTION.start()) as i64)
        };
        let behind = first.own.unwrap_or(place.abs_diff(analysis.lead));
        let first = 60 - 10 * (behind as i64).min(6);
        let early: i64 = first
            + choice
                .parts
                .iter()
                .map(|c| 16 - 2 * (c.told.sentence.abs_diff(analysis.lead) as i64).min(8))
                .sum::<i64>();
        let holders = choice.parts.iter().filter(|c| c.holds_key).count() as i64;
        let again = 30 * (holders - 1).max(0);
        let holds = if holding { HOLDS } else { 0 };
        // What comes later fills signs: rather more of the news.
        let later = |c: &&&pairing::Candidate| c.told.sentence > analysis.lead + 1;
        let filler = FILLER * choice.parts.iter().skip(1).filter(later).count() as i64;
        let keyed = match (choice.led, choice.can_lead) {
            (true, _) => 5,
            (false, true) => UNKEYED,
            (false, false) => 0,
        };
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
            let leads = first.told.sentence == analysis.lead;
            let meant = leads || first.takes_up.is_none() && first.about && !first.scene;
            let whole = choice.parts.len() == 1 && choice.signs <= AT_LENGTH && meant;
            let early = first.told.sentence <= OPENING.max(analysis.lead + 2);
            (whole && early).then(|| {
                first.gravity
                    - 10 * first.told.sentence.abs_diff(analysis.lead) as i64
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
    match best {
        Some((text, spans)) => composed("description.opening", text, spans),
        None => composed("description.title", format!("{}.", title.text), title.spans()),
    }
}

/// True for people in the plural who act by their trade: `chercheurs`, `élus`.
fn is_group(noun: &str, lang: &Language) -> bool {
    let plural = |form: &str| {
        let acts = |lemma: &str| lang.rules.keyphrases.actors.iter().any(|a| a == lemma);
        let mut readings = lang.lexicon.readings(form);
        readings.any(|r| r.morph.number() == Some(Number::Plur) && acts(&r.lemma(form)))
    };
    plural(noun)
}
