//! Who says a quotation. In: quotations, the cast of an article. Out: [`Quote`]s with speaker, verb and how sure that is.
//! Where nothing beside the marks and nothing before them tells, there is no speaker.

use std::ops::Range;

use super::people::People;
use super::quotes::Quoted;
use super::subjects::{Cast, Source, pronoun_gender, pronoun_number};
use super::words::Words;
use crate::lang::schema::rules::Frame;
use crate::lang::vocabulary::Class;
use crate::model::{Confidence, Gender, Number, Pos, Quote, VerbForm};

/// How many passages back a pronoun may look.
const BACK: usize = 5;

/// What was found beside a quotation.
#[derive(Debug, Clone)]
struct Found {
    source: Source,
    verb: Option<usize>,
    rule: &'static str,
    sure: bool,
}

/// The words of a quotation.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The opening mark.
    open: usize,
    /// First word inside.
    first: usize,
    /// One past the last word inside.
    end: usize,
    /// One past the closing mark.
    close: usize,
}

struct Stage<'a, 'w> {
    cast: &'a Cast<'a, 'w>,
    words: &'a Words<'w>,
    quoted: &'a [Quoted],
    /// For each passage, who was said to speak in it last.
    spoken: Vec<Option<Source>>,
    /// Who said each quotation, as far as that is known.
    said: Vec<Option<Source>>,
}

/// The quotations with their speakers, in order.
pub(super) fn speakers(cast: &Cast<'_, '_>, quoted: &[Quoted]) -> Vec<Quote> {
    let mut stage = Stage {
        cast,
        words: cast.words,
        quoted,
        spoken: vec![None; cast.words.passages.len()],
        said: Vec::with_capacity(quoted.len()),
    };
    stage.note_reported();
    let mut out = Vec::with_capacity(quoted.len());
    for index in 0..quoted.len() {
        let found = stage.find(index);
        out.push(stage.quote(index, found));
    }
    out
}

impl Stage<'_, '_> {
    fn place(&self, quote: &Quoted) -> Place {
        let first = self.words.first_from(quote.span.start);
        Place {
            open: self.words.first_from(quote.open),
            first,
            end: self.words.first_from(quote.span.end).max(first),
            close: self.words.first_from(quote.close),
        }
    }

    fn in_quote(&self, at: usize) -> bool {
        let span = self.words.tokens[at].span;
        let next = self.quoted.partition_point(|q| q.open <= span.start);
        self.quoted[..next].iter().rev().take(4).any(|q| q.span.contains(span))
    }

    /// Notes who is said to say something outside quotations: `a expliqué l'expert`, `selon l'inspectrice`.
    fn note_reported(&mut self) {
        for (index, passage) in self.words.passages.iter().enumerate() {
            for at in passage.words.clone() {
                let form = self.words.form(at);
                let source = match () {
                    _ if self.in_quote(at) => None,
                    _ if matches!(form, "selon" | "d'après") => {
                        self.cast.source_at(at + 1, passage.words.end)
                    }
                    _ if self.is_speech(at) && !self.is_subjunctive(at) => {
                        self.reported(passage, at)
                    }
                    _ => None,
                };
                // One who is named outweighs a noun phrase.
                let named = |s: &Source| matches!(s, Source::Person(..));
                if let Some(source) = source.filter(|s| !matches!(s, Source::Pronoun(_))) {
                    let told = self.spoken[index].as_ref();
                    if told.is_none_or(|t| !named(t) && named(&source)) {
                        self.spoken[index] = Some(source);
                    }
                }
            }
        }
    }

    /// Who speaks by a verb outside quotations; behind a comma the subject can follow: `, a expliqué l'expert`.
    fn reported(&self, passage: &super::words::Passage, at: usize) -> Option<Source> {
        let first = self.auxiliary(at).unwrap_or(at);
        let behind = first > passage.words.start && self.words.form(first - 1) == ",";
        let inverted = behind.then(|| self.inverted(first, passage.words.end)).flatten();
        let named = inverted.map(|(s, _)| s).filter(|s| !matches!(s, Source::Phrase(_)));
        named.or_else(|| self.subject(at).map(|(s, _)| s))
    }

    fn is_subjunctive(&self, at: usize) -> bool {
        matches!(self.words.verb_form(at), Some(VerbForm::SubjPres | VerbForm::SubjImpf))
    }

    /// A finite verb of speech, or the participle of a compound one.
    fn is_speech(&self, at: usize) -> bool {
        let form = self.words.verb_form(at);
        let told = form.is_some_and(|f| f.is_finite() && f != VerbForm::Imper)
            || form == Some(VerbForm::PastPart)
                && (self.auxiliary(at).is_some() || self.can_be_finite(at));
        told && self.words.speech(at).is_some()
    }

    /// `dit`: a participle that is a finite form as well.
    fn can_be_finite(&self, at: usize) -> bool {
        let form = self.words.form(at);
        let third =
            |m: crate::model::Morph| m.verb_form() == Some(VerbForm::IndPres) && m.allows_person(3);
        self.words.lang.lexicon.readings(form).any(|r| third(r.morph))
    }

    /// The form of a verb at `at`; after a comma or a closing mark a noun that can be a verb of speech is one: `, souffle X`.
    fn verb_form(&self, at: usize) -> Option<VerbForm> {
        let words = self.words;
        words.verb_form(at).or_else(|| {
            let led = at > 0 && matches!(words.form(at - 1), "," | "»" | "”" | "\"" | "?" | "!");
            let noun = matches!(words.pos(at), Some(Pos::Noun | Pos::Adj | Pos::Adv));
            let next = words.is_capital(at + 1)
                || super::roles::is_determiner(words, at + 1)
                || words.form(at + 1).starts_with('-');
            let reading = self.speech_reading(at).filter(|_| led && noun && next);
            reading.and(Some(VerbForm::IndPres))
        })
    }

    /// The verb of speech that a word is in one of its readings.
    fn speech_reading(&self, at: usize) -> Option<&crate::lang::schema::rules::SpeechVerb> {
        let words = self.words;
        words.speech(at).or_else(|| {
            let form = words.form(at);
            words.lang.lexicon.readings(form).find_map(|r| {
                let fits =
                    r.morph.verb_form() == Some(VerbForm::IndPres) && r.morph.allows_person(3);
                let lemma = fits.then(|| r.lemma(form))?;
                words.lang.index.speech(&words.lang.rules, &lemma)
            })
        })
    }

    /// The auxiliary of the participle at `at`.
    fn auxiliary(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let low = at.saturating_sub(4);
        (low..at)
            .rev()
            .take_while(|&i| {
                words.has_pos(i, Pos::Aux)
                    || words.has_pos(i, Pos::Adv)
                    || words.form(i).starts_with('-')
                    || words.has_pos(i, Pos::Aux)
            })
            .find(|&i| {
                words.has_pos(i, Pos::Aux) && words.verb_form(i).is_some_and(VerbForm::is_finite)
            })
    }

    /// The subject of the verb of speech at `at`, and where its group begins.
    fn subject(&self, at: usize) -> Option<(Source, usize)> {
        let first = self.auxiliary(at).unwrap_or(at);
        // `a-t-il dit`
        for i in first + 1..=at + 1 {
            if self.words.form(i).starts_with('-')
                && super::subjects::is_subject_pronoun(self.words, i)
            {
                return Some((Source::Pronoun(i), first));
            }
        }
        self.cast.before(first).map(|s| (s, first))
    }

    fn find(&self, index: usize) -> Option<Found> {
        let quote = &self.quoted[index];
        let place = self.place(quote);
        if quote.depth > 0 {
            return self.nested(index, place);
        }
        self.inside(index, place)
            .or_else(|| self.right(place))
            .or_else(|| self.agent(place))
            .or_else(|| self.left(index, place))
            .or_else(|| self.continued(index, place))
    }

    /// An inverted verb of speech with its subject at `at`: `dit-il`, `a résumé la médiatrice`.
    fn inverted(&self, at: usize, limit: usize) -> Option<(Source, usize)> {
        let words = self.words;
        let mut verb = at;
        while verb < limit
            && matches!(
                words.form(verb),
                "se" | "s'" | "l'" | "lui" | "leur" | "nous" | "me" | "m'" | "y" | "en"
            )
        {
            verb += 1;
        }
        let form = self.verb_form(verb)?;
        if verb >= limit || !form.is_finite() || form == VerbForm::Imper {
            return None;
        }
        let mut last = verb;
        let mut pronoun = self.enclitic(verb + 1);
        let mut next = verb + 1 + usize::from(pronoun.is_some());
        // Participles and infinitives of the same group: `a-t-il assuré`, `finit par lâcher`, `laisse tomber`.
        while next < limit {
            let form = words.verb_form(next);
            if matches!(form, Some(VerbForm::PastPart | VerbForm::Inf)) {
                last = next;
                pronoun = pronoun.or_else(|| self.enclitic(next + 1));
                next += 1 + usize::from(self.enclitic(next + 1).is_some());
            } else if words.has_pos(next, Pos::Adv)
                || matches!(words.form(next), "par" | "de" | "à")
                    && matches!(words.verb_form(next + 1), Some(VerbForm::Inf))
            {
                next += 1;
            } else {
                break;
            }
        }
        let speaks = (verb..=last)
            .rev()
            .find(|&i| self.speech_reading(i).is_some() || self.is_said_by_group(verb, i))?;
        if let Some(at) = pronoun {
            return (words.form(at) != "-t-on" && words.form(at) != "-on"
                || self.is_reading(verb, last))
            .then_some((Source::Pronoun(at), speaks));
        }
        let subject = self.cast.behind(last + 1, limit)?;
        Some((subject, speaks))
    }

    /// `laisse tomber`, `s'est justifié`: groups that speak though none of their verbs is listed alone.
    fn is_said_by_group(&self, verb: usize, at: usize) -> bool {
        let lemma = &*self.words.tokens[at].lemma;
        let phrase = format!("{} {}", self.words.tokens[verb].lemma, lemma);
        // `a rendu hommage`
        let with_noun = format!("{lemma} {}", self.words.form(at + 1));
        let listed = |p: &str| self.words.lang.index.speech(&self.words.lang.rules, p).is_some();
        listed(&phrase) || listed(&with_noun) || phrase == "laisser tomber"
    }

    /// `peut-on lire`, `lit-on`.
    fn is_reading(&self, verb: usize, last: usize) -> bool {
        [verb, last].iter().any(|&i| &*self.words.tokens[i].lemma == "lire")
    }

    fn enclitic(&self, at: usize) -> Option<usize> {
        (self.words.form(at).starts_with('-')
            && super::subjects::is_subject_pronoun(self.words, at))
        .then_some(at)
    }

    /// `« Ce n'est pas la paix, a-t-il assuré, mais… »`
    fn inside(&self, index: usize, place: Place) -> Option<Found> {
        let words = self.words;
        for at in place.first + 1..place.end {
            let opens = matches!(words.form(at - 1), "," | "?" | "!" | "…" | "–" | "—");
            if !opens || self.in_nested(index, at) {
                continue;
            }
            if let Some((source, verb)) = self.inverted(at, place.end) {
                let incise =
                    self.speech_reading(verb).is_none_or(|v| v.frames.contains(&Frame::Incise));
                let own = matches!(source, Source::Pronoun(p) if matches!(words.form(p), "-je" | "-nous" | "-on" | "-t-on"));
                let third = words.tokens[verb].morph.allows_person(3);
                if incise && third && !own {
                    return Some(Found {
                        source,
                        verb: Some(verb),
                        rule: "speaker.incise",
                        sure: true,
                    });
                }
            }
        }
        None
    }

    fn in_nested(&self, index: usize, at: usize) -> bool {
        let span = self.words.tokens[at].span;
        self.quoted[index + 1..]
            .iter()
            .take_while(|q| q.open < self.quoted[index].close)
            .any(|q| q.span.contains(span))
    }

    /// What follows the closing mark: `», a résumé X`, `», selon X`.
    fn right(&self, place: Place) -> Option<Found> {
        let words = self.words;
        if place.close == 0 || place.close >= words.tokens.len() {
            return None;
        }
        let passage = &words.passages[self.cast.passage(place.close - 1)];
        let limit = passage.words.end;
        let mut at = place.close;
        let comma = at < limit && words.form(at) == ",";
        at += usize::from(comma);
        if at >= limit {
            return None;
        }
        if matches!(words.form(at), "selon" | "dixit")
            || words.form(at) == "d'" && words.form(at + 1) == "après"
            || words.form(at) == "d'après"
        {
            let next = if words.form(at) == "d'" { at + 2 } else { at + 1 };
            let source = self.cast.source_at(next, limit)?;
            return Some(Found { source, verb: None, rule: "speaker.according-to", sure: true });
        }
        if let Some((source, verb)) = self.inverted(at, limit) {
            if let Some(reader) = self.document(&source, verb, limit) {
                return Some(reader);
            }
            return Some(Found { source, verb: Some(verb), rule: "speaker.inverted", sure: true });
        }
        self.voice(place.close, limit)
    }

    /// `par la voix du porte-parole, X`.
    fn voice(&self, at: usize, limit: usize) -> Option<Found> {
        let words = self.words;
        let found = (at..limit.min(at + 4)).find(|&i| {
            words.form(i) == "par"
                && words.form(i + 1) == "la"
                && matches!(words.form(i + 2), "voix" | "bouche")
        })?;
        let next = found + 3;
        let person = self.cast.names_in(next..limit.min(next + 12)).iter().find(|n| {
            n.words.start > next
                && n.words.start < limit.min(next + 12)
                && n.kind == super::names::Kind::Person
        })?;
        let source = self.cast.source_of(person)?;
        Some(Found { source, verb: None, rule: "speaker.voice", sure: true })
    }

    /// `peut-on lire dans le communiqué`: the document speaks for whoever gave it out.
    fn document(&self, source: &Source, verb: usize, limit: usize) -> Option<Found> {
        let words = self.words;
        let Source::Pronoun(at) = source else { return None };
        if !matches!(words.form(*at), "-on" | "-t-on") {
            return None;
        }
        let noun = (verb + 1..limit.min(verb + 8))
            .find(|&i| words.lang.index.is_document(words.form(i)))?;
        let by = self.publisher(noun, limit).or_else(|| self.published_before(noun));
        let source = by.unwrap_or_else(|| Source::Phrase(noun.saturating_sub(1)..noun + 1));
        Some(Found { source, verb: Some(verb), rule: "speaker.document", sure: true })
    }

    /// Who gave out the document at `noun`: `communiqué du ministère`, `communiqué publié par X`.
    fn publisher(&self, noun: usize, limit: usize) -> Option<Source> {
        let words = self.words;
        let limit = limit.min(noun + 8);
        let mut at = noun + 1;
        while at < limit {
            match words.form(at) {
                "de" | "d'" | "du" | "par" | "des" => {
                    let next = if matches!(words.form(at + 1), "la" | "le" | "l'" | "les") {
                        at + 1
                    } else {
                        at + 1
                    };
                    return self
                        .cast
                        .source_at(next, limit + 8)
                        .or_else(|| self.cast.source_at(at, limit + 8));
                }
                "," | "." | "»" | "«" => return None,
                _ => at += 1,
            }
        }
        None
    }

    fn published_before(&self, noun: usize) -> Option<Source> {
        let words = self.words;
        let here = self.cast.passage(noun);
        let first = words.passages[here.saturating_sub(4)].words.start;
        (first..noun)
            .rev()
            .filter(|&i| words.lang.index.is_document(words.form(i)) && !self.in_quote(i))
            .find_map(|i| self.publisher(i, words.passages[self.cast.passage(i)].words.end))
    }

    /// `jugé « trop élevé » par le directeur`.
    fn agent(&self, place: Place) -> Option<Found> {
        let words = self.words;
        let passage = self.passage_of(place)?;
        let limit = passage.end;
        if words.form(place.close) != "par" || place.close >= limit {
            return None;
        }
        let low = place.open.saturating_sub(4).max(passage.start);
        let participle = (low..place.open).rev().find(|&i| {
            words.verb_form(i) == Some(VerbForm::PastPart)
                || words.has_pos(i, Pos::Adj)
                    && words
                        .lang
                        .lexicon
                        .readings(words.form(i))
                        .any(|r| r.morph.verb_form() == Some(VerbForm::PastPart))
        })?;
        let source = self.cast.source_at(place.close + 1, limit)?;
        Some(Found { source, verb: Some(participle), rule: "speaker.agent", sure: true })
    }

    fn passage_of(&self, place: Place) -> Option<Range<usize>> {
        let passage = self.words.passages.get(self.cast.passage(place.open))?;
        Some(passage.words.clone())
    }

    /// What stands before the opening mark in its sentence.
    fn left(&self, index: usize, place: Place) -> Option<Found> {
        let words = self.words;
        let passage = self.passage_of(place)?;
        let start = self.after_last_quote(index, passage.start);
        let open = place.open;
        if open == start {
            return None;
        }
        let colon = words.form(open - 1) == ":";
        self.led(start, open, passage.end)
            .or_else(|| self.verb_before(passage.start, start, open, colon, None))
            .or_else(|| colon.then(|| self.introduced(index, passage.start, open)).flatten())
            .or_else(|| self.same_sentence(index, passage.start))
    }

    /// One past the last quotation that closes before this one in its sentence: its words are not ours.
    fn after_last_quote(&self, index: usize, start: usize) -> usize {
        let before = self.quoted[..index].iter().rev().find(|q| q.depth == 0);
        before.map_or(start, |q| self.words.first_from(q.close).max(start))
    }

    /// `selon X, « … »`, `pour X, « … »`, `X, pour qui « … »`.
    fn led(&self, start: usize, open: usize, limit: usize) -> Option<Found> {
        let words = self.words;
        let qui = (start..open)
            .rev()
            .find(|&i| words.form(i) == "qui" && i > start && words.form(i - 1) == "pour");
        if let Some(qui) = qui.filter(|&q| !(q + 1..open).any(|i| self.is_speech(i))) {
            let source = self.cast.antecedent(start, qui)?;
            return Some(Found { source, verb: None, rule: "speaker.for-whom", sure: true });
        }
        let lead = (start..open).rev().find(|&i| {
            matches!(words.form(i), "selon" | "pour" | "d'après")
                || words.form(i) == "d'" && words.form(i + 1) == "après"
        })?;
        let next = if words.form(lead) == "d'" { lead + 2 } else { lead + 1 };
        let source = self.cast.source_at(next, limit)?;
        let named = matches!(source, Source::Person(..) | Source::Role(_));
        let opens = lead == start || matches!(words.form(lead - 1), "," | "»" | "et" | "mais");
        let clear = !(next..open).any(|i| self.is_speech(i));
        (named && opens && clear || words.form(lead) != "pour" && clear).then_some(Found {
            source,
            verb: None,
            rule: "speaker.according-to",
            sure: true,
        })
    }

    /// The verb that governs the quotation, and its subject.
    fn verb_before(
        &self,
        sentence: usize,
        start: usize,
        open: usize,
        colon: bool,
        outer: Option<usize>,
    ) -> Option<Found> {
        let words = self.words;
        let mut fallback = None;
        // Words of another quotation say nothing about this one.
        let skipped = |at: usize| match outer {
            Some(outer) => self.in_nested(outer, at),
            None => self.in_quote(at),
        };
        let low = if colon { sentence } else { start.max(sentence) };
        for at in (low..open).rev() {
            if skipped(at) {
                continue;
            }
            let form = words.form(at);
            if !colon && matches!(form, ";" | ":") && at + 1 < open {
                break;
            }
            // `estime qu'il n'y a « pas de risque »`: who reports it says it.
            let reported = matches!(form, "que" | "qu'") && at > low && self.is_speech(at - 1);
            if reported
                && !colon
                && let Some((source, _)) = self.subject(at - 1)
            {
                return Some(Found {
                    source,
                    verb: Some(at - 1),
                    rule: "speaker.reported",
                    sure: true,
                });
            }
            let Some(verb_form) = words.verb_form(at) else { continue };
            let lemma = &*words.tokens[at].lemma;
            let attitude = words.lang.rules.facts.names.attitudes.iter().any(|v| v == lemma);
            let speech = words.speech(at).is_some();
            let finite = verb_form.is_finite() && verb_form != VerbForm::Imper;
            let compound = verb_form == VerbForm::PastPart
                && (self.auxiliary(at).is_some() || speech && self.can_be_finite(at));
            if (speech || attitude) && (finite || compound) {
                let Some((source, _)) = self.subject(at).or_else(|| self.inverted_before(at, open))
                else {
                    continue;
                };
                // `en prévenant que Juba n'admettrait « … »`: who reports it says it.
                if let Some(outer) = self.reports(sentence, &source) {
                    return Some(Found {
                        source: outer,
                        verb: Some(at),
                        rule: "speaker.reported",
                        sure: false,
                    });
                }
                // A relative clause yields to the verb of speech of its main clause.
                let relative = colon
                    && self.words.form(self.auxiliary(at).unwrap_or(at).saturating_sub(1)) == "qui";
                if relative && fallback.is_none() {
                    fallback = Some(Found {
                        source,
                        verb: Some(at),
                        rule: "speaker.relative",
                        sure: false,
                    });
                    continue;
                }
                let rule = if colon { "speaker.colon" } else { "speaker.verb" };
                return Some(Found { source, verb: Some(at), rule, sure: speech });
            }
            // `promet de « réunir »`, `en citant « »`, `avant d'ajouter : « »`: the subject of the main verb.
            let open_form = matches!(verb_form, VerbForm::Inf | VerbForm::PresPart);
            if open_form && speech {
                if let Some(source) = self.main_subject(low, at) {
                    return Some(Found {
                        source,
                        verb: Some(at),
                        rule: "speaker.infinitive",
                        sure: false,
                    });
                }
                let and = matches!(words.form(at.saturating_sub(1)), "d'" | "de");
                if and && colon {
                    return None;
                }
            }
            // `l'imam, X, venu « en voisin »`: a participle says what its noun does.
            if verb_form == VerbForm::PastPart && !compound && at + 1 == open {
                let owner = self.participle_owner(low, at);
                if owner.is_some() {
                    return owner;
                }
            }
            if (finite || compound) && fallback.is_none() {
                fallback = self.subject(at).map(|(source, _)| Found {
                    source,
                    verb: None,
                    rule: "speaker.subject",
                    sure: false,
                });
                let inside =
                    (low..at).rev().take(4).any(|i| matches!(words.form(i), "que" | "qu'"));
                if !colon && !inside {
                    break;
                }
            }
        }
        fallback
    }

    /// The subject of a verb of speech right before the *que* that leads to `source`.
    fn reports(&self, start: usize, source: &Source) -> Option<Source> {
        let words = self.words;
        let from = source.words().start;
        let que =
            from.checked_sub(1).filter(|&i| i > start && matches!(words.form(i), "que" | "qu'"))?;
        words.speech(que - 1)?;
        match self.is_speech(que - 1) {
            true => self.subject(que - 1).map(|(s, _)| s),
            false => self.main_subject(start, que - 1),
        }
    }

    fn participle_owner(&self, start: usize, at: usize) -> Option<Found> {
        let mut end = at;
        while end > start && self.words.form(end - 1) == "," {
            end -= 1;
        }
        let source = self.cast.antecedent(start, end)?;
        matches!(source, Source::Person(..)).then_some(Found {
            source,
            verb: Some(at),
            rule: "speaker.participle",
            sure: false,
        })
    }

    /// `Sa distributrice y croit : «`, `Réplique du député X : «` have it before; `« », lance X : « »` behind.
    fn inverted_before(&self, verb: usize, open: usize) -> Option<(Source, usize)> {
        self.cast.behind(verb + 1, open).map(|s| (s, verb))
    }

    /// The subject of the first finite verb before `at`.
    fn main_subject(&self, start: usize, at: usize) -> Option<Source> {
        let finite = |i: &usize| {
            self.words.verb_form(*i).is_some_and(VerbForm::is_finite) && !self.in_quote(*i)
        };
        (start..at).rev().filter(finite).find_map(|i| self.subject(i).map(|(s, _)| s))
    }

    /// A colon with no verb that tells: the last person before it, else who spoke last.
    fn introduced(&self, index: usize, start: usize, open: usize) -> Option<Found> {
        let person = self.cast.names_in(start..open).iter().rev().find(|n| {
            n.kind == super::names::Kind::Person
                && n.words.start >= start
                && n.words.end <= open
                && !self.in_quote(n.words.start)
        });
        let source = person
            .and_then(|n| self.cast.source_of(n))
            .or_else(|| self.last_speaker(index, start))?;
        Some(Found { source, verb: None, rule: "speaker.introduced", sure: false })
    }

    /// Another quotation of the same sentence has a speaker.
    fn same_sentence(&self, index: usize, start: usize) -> Option<Found> {
        let (before, source) = self.previous(index)?;
        let passage = self.cast.passage(start);
        let same =
            self.cast.passage(self.place(&self.quoted[before]).close.saturating_sub(1)) == passage;
        same.then_some(Found { source, verb: None, rule: "speaker.same-sentence", sure: false })
    }

    /// The quotation before this one at the outer level, with its speaker.
    fn previous(&self, index: usize) -> Option<(usize, Source)> {
        let before = (0..index).rev().find(|&i| self.quoted[i].depth == 0)?;
        self.said[before].clone().map(|s| (before, s))
    }

    fn last_speaker(&self, index: usize, at: usize) -> Option<Source> {
        let passage = self.cast.passage(at);
        let block = self.words.passages[passage].block;
        let (before, source) = self.previous(index)?;
        let there = self.cast.passage(self.place(&self.quoted[before]).open);
        (self.words.passages[there].block == block).then_some(source)
    }

    /// A quotation that is a sentence of its own: who spoke right before goes on; a question comes from who asked last.
    fn continued(&self, index: usize, place: Place) -> Option<Found> {
        let words = self.words;
        let passage = self.cast.passage(place.open);
        let range = words.passages.get(passage)?;
        let whole = place.open == range.words.start;
        if !whole || passage == 0 {
            return None;
        }
        let block = range.block;
        let question = words.form(place.end.saturating_sub(1)) == "?";
        if question && let Some(source) = self.asked_before(index, block) {
            return Some(Found { source, verb: None, rule: "speaker.question", sure: false });
        }
        let before = (passage.saturating_sub(2)..passage)
            .rev()
            .filter(|&p| words.passages[p].block == block);
        let source = before.filter_map(|p| self.spoken[p].clone()).next()?;
        Some(Found { source, verb: None, rule: "speaker.continued", sure: false })
    }

    /// Who asked the last question of this block.
    fn asked_before(&self, index: usize, block: usize) -> Option<Source> {
        (0..index).rev().take(4).find_map(|i| {
            let place = self.place(&self.quoted[i]);
            let same = self.words.passages[self.cast.passage(place.open)].block == block;
            let question = self.words.form(place.end.saturating_sub(1)) == "?";
            (same && question).then(|| self.said[i].clone()).flatten()
        })
    }

    /// A quotation inside another: who the outer speaker says said it.
    fn nested(&self, index: usize, place: Place) -> Option<Found> {
        let words = self.words;
        let outer = (0..index).rev().find(|&i| self.quoted[i].close >= self.quoted[index].close)?;
        let start = self.place(&self.quoted[outer]).first;
        let found = self.verb_before(start, start, place.open, true, Some(outer))?;
        let own = match &found.source {
            Source::Pronoun(at) => {
                matches!(words.form(*at), "je" | "j'" | "on" | "nous" | "-je" | "-on" | "-t-on")
            }
            _ => false,
        };
        if own {
            let source = self.said[outer].clone()?;
            return Some(Found {
                source,
                verb: found.verb,
                rule: "speaker.nested-self",
                sure: false,
            });
        }
        if let Source::Pronoun(at) = found.source {
            // Only somebody named inside the quotation can be meant.
            let source = self.noun_inside(start, at)?;
            return Some(Found { source, verb: found.verb, rule: "speaker.nested", sure: false });
        }
        Some(Found { rule: "speaker.nested", sure: false, ..found })
    }

    /// The first noun phrase between two words of a quotation that agrees with the pronoun after it.
    fn noun_inside(&self, start: usize, pronoun: usize) -> Option<Source> {
        let gender = pronoun_gender(self.words.form(pronoun));
        (start..pronoun).find_map(|at| {
            let source = self.cast.source_at(at, pronoun)?;
            let told = self.cast.gender(&source);
            let fits = !matches!(source, Source::Pronoun(_)) && told.is_some() && told == gender;
            fits.then_some(source)
        })
    }

    fn quote(&mut self, index: usize, found: Option<Found>) -> Quote {
        let quote = &self.quoted[index];
        let place = self.place(quote);
        let passage = self.cast.passage(place.close.saturating_sub(1).max(place.open));
        let at = found.as_ref().map_or(place.open, |f| f.source.words().start);
        let mut sure = found.as_ref().is_some_and(|f| f.sure);
        let source = found.as_ref().and_then(|f| self.resolve(index, &f.source, at, &mut sure));
        if quote.depth == 0
            && let (Some(source), Some(last)) = (&source, self.spoken.get_mut(passage))
        {
            *last = Some(source.clone());
        }
        self.said.push(source.clone());
        let words = self.words;
        let (speaker, person) = match &source {
            Some(Source::Person(i, _)) => (Some(name_of(words, self.cast.people, *i)), Some(*i)),
            Some(other) => (Some(words.slice(&other.words()).to_owned()), None),
            None => (None, None),
        };
        let verb = found.as_ref().and_then(|f| f.verb).map(|v| words.tokens[v].lemma.to_string());
        Quote {
            span: quote.span,
            speaker,
            person,
            source: found.as_ref().map(|f| words.span(&f.source.words())),
            verb: source.as_ref().and(verb),
            nested: quote.depth > 0,
            rule: found.map(|f| f.rule.to_owned()).unwrap_or_default(),
            confidence: if sure && source.is_some() {
                Confidence::Sure
            } else {
                Confidence::Doubtful
            },
        }
    }

    /// A name for a pronoun or a noun without name.
    fn resolve(&self, index: usize, source: &Source, at: usize, sure: &mut bool) -> Option<Source> {
        match source {
            Source::Pronoun(p) => self.pronoun(index, *p, at),
            Source::Role(role) => Some(self.role(index, role, at, sure)),
            Source::Phrase(words) => {
                let definite =
                    matches!(self.words.form(words.start), "le" | "la" | "l'" | "ce" | "cette");
                let short = words.len() <= 3;
                let human =
                    words.clone().any(|i| self.words.is(i, Class::Speaker) && self.is_human(i));
                match (definite && short && human)
                    .then(|| self.taken_up(index, self.cast.gender(source), at))
                    .flatten()
                {
                    Some(person) => {
                        *sure = false;
                        Some(person)
                    }
                    None => Some(source.clone()),
                }
            }
            Source::Person(..) => Some(source.clone()),
        }
    }

    /// `l'électricien`, `le groupe`: the organisation named first in the passages before.
    fn company(&self, noun: usize, at: usize) -> Option<Source> {
        let words = self.words;
        if !words.is(noun, Class::Company)
            || words.is(noun, Class::Role) && words.is(noun, Class::Speaker)
        {
            return None;
        }
        let here = self.cast.passage(at);
        (here.saturating_sub(4)..here).rev().find_map(|p| {
            let range = words.passages[p].words.clone();
            let names = self.cast.names_in(range.clone()).iter();
            let organisation = names.filter(|n| {
                n.kind == super::names::Kind::Organisation
                    && !self.in_quote(n.words.start)
                    && !self.cast.is_governed(range.start, n.words.start)
            });
            organisation.map(|n| Source::Phrase(n.words.clone())).next()
        })
    }

    fn is_human(&self, at: usize) -> bool {
        matches!(
            self.words.form(at),
            "homme"
                | "femme"
                | "dame"
                | "jeune"
                | "intéressé"
                | "intéressée"
                | "élu"
                | "élue"
                | "prélat"
                | "mère"
                | "père"
        )
    }

    /// Whom a pronoun stands for: who spoke or acted last, of its gender.
    fn pronoun(&self, index: usize, pronoun: usize, at: usize) -> Option<Source> {
        let form = self.words.form(pronoun);
        if matches!(
            form.trim_start_matches("-t").trim_start_matches('-'),
            "je" | "j'" | "nous" | "on"
        ) {
            return None;
        }
        let gender = pronoun_gender(form);
        if pronoun_number(form) == Number::Plur {
            return self
                .previous(index)
                .map(|(_, s)| s)
                .filter(|s| !matches!(s, Source::Person(..)));
        }
        let last =
            matches!(form, "celui-ci" | "celle-ci" | "dernier" | "dernière" | "celui" | "celle");
        if last {
            return self.named_last(pronoun, gender);
        }
        self.taken_up(index, gender, at)
    }

    /// `celui-ci`, `ce dernier`: the person named last before.
    fn named_last(&self, at: usize, gender: Option<Gender>) -> Option<Source> {
        let first = self.words.passages[self.cast.passage(at).saturating_sub(2)].words.start;
        let before =
            self.cast.names.iter().rev().filter(|n| n.words.end <= at && n.words.start >= first);
        let people = before.filter(|n| n.kind == super::names::Kind::Person);
        let mut sources = people.filter_map(|n| self.cast.source_of(n));
        sources.find(|s| {
            let told = self.cast.gender(s);
            told.is_none() || gender.is_none() || told == gender
        })
    }

    /// The person of that gender who was said to speak, or acted, last before `at`.
    fn taken_up(&self, index: usize, gender: Option<Gender>, at: usize) -> Option<Source> {
        let fits = |s: &Source| {
            let told = self.cast.gender(s);
            let person = matches!(s, Source::Person(..));
            (person || matches!(s, Source::Role(_) | Source::Phrase(_)))
                && (told.is_none() && person || told == gender || gender.is_none() && person)
        };
        let here = self.cast.passage(at);
        let start = self.words.passages[here].words.start;
        let quote = self.place(&self.quoted[index]).open.min(at);
        // In the same sentence, before the quotation or the pronoun.
        if let Some(source) = self.person_between(start, quote, gender) {
            return Some(source);
        }
        let block = self.words.passages[self.cast.passage(quote)].block;
        let first = self.cast.passage(quote);
        let mut own = self.cast.passage(self.place(&self.quoted[index]).open);
        own = own.min(first);
        for passage in (own.saturating_sub(BACK)..own).rev() {
            let p = &self.words.passages[passage];
            let far = p.block != block && block - p.block > 1;
            if far {
                break;
            }
            if let Some(source) = self.spoken[passage].as_ref().filter(|s| fits(s)) {
                return Some(source.clone());
            }
            if let Some(source) = self.person_between(p.words.start, p.words.end, gender) {
                return Some(source);
            }
        }
        None
    }

    /// The first person of that gender between two words that no preposition governs, else the last one at all.
    fn person_between(&self, from: usize, to: usize, gender: Option<Gender>) -> Option<Source> {
        let people = self.cast.names.iter().filter(|n| {
            n.kind == super::names::Kind::Person
                && n.words.start >= from
                && n.words.end <= to
                && !self.in_quote(n.words.start)
        });
        let fits = |s: &Source| {
            let told = self.cast.gender(s);
            told.is_none() || gender.is_none() || told == gender
        };
        if let Some(held) = self.role_between(from, to, gender) {
            return Some(held);
        }
        let mut last = None;
        for name in people {
            let Some(source) = self.cast.source_of(name).filter(fits) else { continue };
            if !self.cast.is_governed(from, self.cast.start_of(name)) {
                return Some(source);
            }
            last = Some(source);
        }
        last.or_else(|| self.kin_between(from, to, gender))
    }

    /// `la mère de la victime se lève`: somebody without a name.
    fn kin_between(&self, from: usize, to: usize, gender: Option<Gender>) -> Option<Source> {
        let words = self.words;
        let found = (from..to).find(|&at| {
            let led = at > from
                && matches!(words.form(at - 1), "la" | "le" | "sa" | "son" | "ma" | "mon");
            let governed = at >= from + 2 && words.has_pos(at - 2, Pos::Adp);
            led && !governed
                && !self.in_quote(at)
                && words.is(at, Class::Kin)
                && gender.is_some()
                && super::roles::gender(words, at) == gender
        })?;
        let end = words.passages[self.cast.passage(found)].words.end;
        self.cast.source_at(found - 1, end).map(|s| Source::Phrase(found - 1..s.words().end))
    }

    /// `L'urgentiste agrandit`: a definite role at the head of a sentence that one person holds.
    fn role_between(&self, from: usize, to: usize, gender: Option<Gender>) -> Option<Source> {
        let words = self.words;
        let opens = to > from && matches!(words.form(from), "le" | "la" | "l'") && from + 1 < to;
        if !opens || !super::roles::is_head(words, from + 1) {
            return None;
        }
        let role = super::roles::noun_phrase(words, from, to)?;
        let held = self.holder(&role)?;
        let told = self.cast.people.list[held].gender;
        (told.is_none() || gender.is_none() || told == gender)
            .then(|| Source::Person(held, from..from + 2))
    }

    /// The person whose role has the same noun; of several the one named last.
    fn holder(&self, role: &super::roles::Role) -> Option<usize> {
        let words = self.words;
        let list = &self.cast.people.list;
        let same =
            |p: &super::people::Known| p.role.as_ref().is_some_and(|r| same_role(words, r, role));
        let named =
            |i: &usize| list[*i].mentions.iter().map(|m| m.start).filter(|s| *s < role.head).max();
        (0..list.len()).filter(|&i| same(&list[i])).max_by_key(named)
    }

    /// `la maire`: who holds the role; a definite noun that nobody holds takes up who spoke or acted last.
    fn role(&self, index: usize, role: &super::roles::Role, at: usize, sure: &mut bool) -> Source {
        let words = self.words;
        let definite = role
            .determiner
            .is_some_and(|d| matches!(words.form(d), "le" | "la" | "l'" | "ce" | "cette"));
        let complement = (role.head + 1..role.words.end)
            .any(|i| matches!(words.form(i), "de" | "du" | "d'" | "des"));
        if definite {
            if let Some(holder) = self.holder(role) {
                return Source::Person(holder, role.words.clone());
            }
            if let Some(company) = self.company(role.head, at).filter(|_| !complement) {
                *sure = false;
                return company;
            }
            let kin = words.is(role.head, Class::Office)
                || words.is(role.head, Class::Kin) && !words.is(role.head, Class::Role);
            if !complement
                && !kin
                && let Some(person) =
                    self.taken_up(index, super::roles::gender(words, role.head), at)
            {
                *sure = false;
                return person;
            }
        }
        let from = role.determiner.unwrap_or(role.words.start);
        Source::Phrase(from..role.words.end)
    }
}

fn name_of(words: &Words<'_>, people: &People, index: usize) -> String {
    people.name(words, index).to_owned()
}

/// `la directrice` is the `directrice générale` named before, `le Premier ministre` no `ancien ministre`.
fn same_role(words: &Words<'_>, held: &super::roles::Role, taken: &super::roles::Role) -> bool {
    let before = |r: &super::roles::Role| {
        (r.words.start..r.head).map(|i| words.form(i).to_owned()).collect::<Vec<_>>()
    };
    let content = |r: &super::roles::Role| {
        let after = r.head + 1..r.words.end.max(r.head + 1);
        after
            .filter(|&i| matches!(words.pos(i), Some(Pos::Noun | Pos::Adj | Pos::Propn)))
            .map(|i| words.form(i).to_owned())
            .collect::<Vec<_>>()
    };
    let (own, other) = (content(held), content(taken));
    words.form(held.head) == words.form(taken.head)
        && before(held) == before(taken)
        && (own.is_empty() || other.is_empty() || own.iter().any(|w| other.contains(w)))
}
