//! Events that the article's own title tells with a verb: `Vire : quarante brebis tuées` gives `brebis tuées à Vire`. In:
//! the title as tokens. Out: [`Keyphrase`]s. It never keeps a count, and names no event by a noun that the body does not
//! have.

use super::located::{place_in, scene};
use super::phrases::{block, phrases_at};
use super::weights::{Weights, is_content};
use super::whole::Names;
use crate::lang::Language;
use crate::lang::fold::fold;
use crate::lang::schema::rules::Of;
use crate::model::{Analysis, Gender, Keyphrase, Kind, Number, Pos, Span, Token, VerbForm};

/// Content words of a thing to which something happens.
const MOST: usize = 3;

/// What the tokens of a title tell by a participle, at a house or by a verb with its object.
pub(super) fn headline(
    analysis: &Analysis,
    (names, weights): (&Names, &Weights),
    title: &[Token],
    lang: &Language,
) -> Vec<Keyphrase> {
    if !weights.has_title() {
        return Vec::new();
    }
    let title = Headline { analysis, names, weights, tokens: title, lang };
    let found = [title.happened(), title.at_house(), title.done()];
    found.into_iter().flatten().collect()
}

/// What is needed to read one title.
struct Headline<'a> {
    analysis: &'a Analysis,
    names: &'a Names,
    weights: &'a Weights,
    tokens: &'a [Token],
    lang: &'a Language,
}

impl Headline<'_> {
    /// `brebis tuées dans le Valbonnais`: who or what a grave verb befalls, and where.
    fn happened(&self) -> Option<Keyphrase> {
        let befalls = |t: &Token| {
            t.pos == Pos::Verb
                && t.morph.verb_form() == Some(VerbForm::PastPart)
                && self.is_grave(&t.lemma)
        };
        let (noun, participle) = self.nouns().find_map(|at| {
            let end = block(self.analysis, self.tokens, at, self.tokens.len());
            let next = self.tokens.get(end)?;
            (befalls(next) && next.morph.agrees(self.tokens[at].morph)).then_some((at..end, end))
        })?;
        let inner =
            place_in(self.analysis, self.tokens, self.lang).filter(|p| p.start > participle);
        let behind = inner.map(|p| {
            let within = self.text(&self.tokens[p.clone()]).to_owned();
            (within, &self.tokens[p])
        });
        let (within, place) = behind.or_else(|| scene(self.analysis, [self.tokens], self.lang))?;
        let words = &self.tokens[noun.start..=participle];
        let text = format!("{} {within}", self.low(words));
        let mean = self.mean(&words[0], place.last()?);
        let spans = [words, place].map(|t| t[0].span.to(t[t.len() - 1].span));
        Some(self.keyphrase(text, mean, spans.to_vec()))
    }

    /// `grève chez Lecoq & Fils`: an event and the house where it happens.
    fn at_house(&self) -> Option<Keyphrase> {
        let tokens = self.tokens;
        let at = tokens.iter().position(|t| t.pos == Pos::Adp && &*t.lemma == "chez")?;
        let end = (at + 1..tokens.len()).take_while(|i| tokens[*i].pos == Pos::Propn).last()? + 1;
        let apart = |t: &Token| matches!(self.analysis.text(t.span), ":" | "." | ",");
        let start = tokens[..at].iter().rposition(apart).map_or(0, |i| i + 1);
        // `chez Lecoq, un accord au bout de dix-sept jours de grève`: what is gravest behind it, too.
        let before = self.nouns().find(|i| (start..at).contains(i) && self.is_event(&tokens[*i]));
        let behind = || {
            let events = self.nouns().filter(|i| *i >= end && self.is_event(&tokens[*i]));
            events.max_by_key(|i| self.gravity(&tokens[*i]))
        };
        let noun = before.or_else(behind)?;
        let house = &tokens[at..end];
        let text = format!("{} {}", self.low(&tokens[noun..=noun]), self.text(house));
        let mean = self.mean(&tokens[noun], house.last()?);
        let spans = vec![tokens[noun].span, house[0].span.to(house[house.len() - 1].span)];
        Some(self.keyphrase(text, mean, spans))
    }

    /// `Verallis ferme son site de Vire` gives `fermeture du site de Vire` where the body speaks of a `fermeture`.
    fn done(&self) -> Option<Keyphrase> {
        let tokens = self.tokens;
        let verb = tokens.iter().position(|t| {
            let form = t.morph.verb_form();
            t.pos == Pos::Verb && matches!(form, Some(VerbForm::IndPres | VerbForm::IndFut))
        })?;
        let article = tokens.get(verb + 1).filter(|t| t.pos == Pos::Det)?;
        let denied = tokens[..verb].iter().any(|t| matches!(&*t.lemma, "ne" | "pas"));
        if denied || !matches!(article.morph.kind(), Some(Kind::Def | Kind::Poss)) {
            return None;
        }
        let phrases = phrases_at(self.analysis, self.names, tokens, verb + 2, self.lang);
        let whole = phrases
            .into_iter()
            .rev()
            .find(|p| tokens[p.clone()].iter().filter(|t| is_content(t)).count() <= MOST)?;
        let object = &tokens[whole];
        let mut events = self.lang.index.events_of_verb(&self.lang.rules, &tokens[verb].lemma);
        let event = events.find(|e| e.of == Of::Object && e.noun.is_some())?;
        let noun = event.noun.as_deref()?;
        let said = self
            .analysis
            .tokens
            .iter()
            .find(|t| t.pos == Pos::Noun && fold(self.analysis.text(t.span)) == fold(noun))?;
        let article = match (object[0].morph.number(), object[0].morph.gender()) {
            (Some(Number::Plur), _) => "les",
            (_, Some(Gender::Fem)) => "la",
            _ => "le",
        };
        let text =
            self.lang.join(&format!("{noun} de"), &self.lang.join(article, self.text(object)));
        let mean = self.mean(said, object.last()?) * (100 + i64::from(event.gravity) / 2) / 100;
        let spans = vec![said.span, object[0].span.to(object[object.len() - 1].span)];
        Some(self.keyphrase(text, mean, spans))
    }

    fn nouns(&self) -> impl Iterator<Item = usize> + '_ {
        let common = |at: &usize| self.tokens[*at].pos == Pos::Noun;
        (0..self.tokens.len()).filter(common)
    }

    fn is_grave(&self, verb: &str) -> bool {
        let least = self.lang.rules.keyphrases.joined_gravity;
        let mut events = self.lang.index.events_of_verb(&self.lang.rules, verb);
        events.any(|e| i64::from(e.gravity) >= least)
    }

    fn gravity(&self, noun: &Token) -> u8 {
        let events = self.lang.index.events_of_noun(&self.lang.rules, &noun.lemma);
        events.map(|e| e.gravity).max().unwrap_or(0)
    }

    fn is_event(&self, noun: &Token) -> bool {
        let rules = &self.lang.rules.keyphrases;
        let mut events = self.lang.index.events_of_noun(&self.lang.rules, &noun.lemma);
        events.any(|e| i64::from(e.gravity) >= rules.joined_gravity)
            && !rules.needs_object.iter().any(|n| **n == *noun.lemma)
    }

    fn mean(&self, first: &Token, last: &Token) -> i64 {
        (self.weights.word(first, self.lang) + self.weights.word(last, self.lang)) / 2
    }

    fn keyphrase(&self, text: String, mean: i64, mentions: Vec<Span>) -> Keyphrase {
        let worth = self.lang.rules.keyphrases.opens_title;
        Keyphrase { text, score: mean * worth / 100, mentions }
    }

    fn low(&self, tokens: &[Token]) -> String {
        self.lang.decapitalise(self.text(tokens))
    }

    fn text(&self, tokens: &[Token]) -> &str {
        self.analysis.token_slice(tokens)
    }
}
