//! What happened on which day, where the article tells it out of order. In: statements, dates, a rule. Out: rows from the
//! first day to the last, all in the present. It never tells what is denied, only said to be possible or still to come, nor a
//! day that the words leave open.

use std::collections::{BTreeMap, BTreeSet};

use crate::compose::condense::{VerbStyle, Wording, condense};
use crate::compose::deletion::says_a_year;
use crate::compose::echo::Echo;
use crate::compose::statements::{Statement, Told, attribution};
use crate::lang::schema::facts::DateMeaning;
use crate::lang::schema::recaps::Chronology;
use crate::lang::vocabulary::Class;
use crate::lang::{DateParts, Language};
use crate::model::{
    Analysis, Clause, DateMention, Day, Gender, Kind, Number, Origin, Piece, Pos, Span, Token,
    VerbForm, count_words, range,
};

/// Something that was done on a day.
#[derive(Debug, Clone)]
struct Event {
    day: Day,
    gravity: u8,
    /// Where it stands in the text.
    at: u32,
    text: String,
    spans: Vec<Span>,
    /// What its subject brings in as new.
    brings: Option<Newcomer>,
    /// Lemmas of the nouns that it takes as known: `le suspect`.
    known: Vec<String>,
}

/// Somebody or something new: `un agent de sécurité de 34 ans`.
#[derive(Debug, Clone)]
struct Newcomer {
    /// The whole subject.
    text: String,
    /// Lemma of its noun.
    noun: String,
    /// As known: `l’agent`; none in the plural.
    again: Option<String>,
}

/// The rows, each behind its day; none where the conditions of the rule do not hold.
pub(super) fn rows(
    analysis: &Analysis,
    statements: &[Statement],
    rule: &Chronology,
    lang: &Language,
) -> Option<Vec<Piece>> {
    let days = Days { analysis, rule, lang };
    if days.are_open() {
        return None;
    }
    let told = statements.iter().filter_map(|s| days.event(s)).collect();
    let mut events = days.heaviest(told);
    events.sort_by_key(|e| e.at);
    let returns = events.windows(2).filter(|pair| pair[1].day < pair[0].day).count();
    // A chronology with holes is none.
    let whole = events.len() * 100 >= days.named().len().min(rule.rows.most) * rule.share;
    if !rule.rows.hold(events.len()) || returns < rule.returns || !whole {
        return None;
    }
    events.sort_by_key(|e| e.day);
    days.introduce(&mut events)?;
    Some(events.into_iter().map(|e| days.row(e)).collect())
}

/// The days of an article under a rule.
struct Days<'a> {
    analysis: &'a Analysis,
    rule: &'a Chronology,
    lang: &'a Language,
}

impl Days<'_> {
    fn meaning(&self, mention: &DateMention) -> Option<DateMeaning> {
        let mut rules = self.lang.rules.facts.dates.rules.iter();
        rules.find(|r| r.id == mention.rule).map(|r| r.means)
    }

    fn names_a_day(&self, mention: &DateMention) -> bool {
        self.meaning(mention).is_some_and(|m| self.rule.dates.contains(&m))
    }

    /// True if the words leave a day open: then the order of the others is not sure either.
    fn are_open(&self) -> bool {
        let body = |m: &DateMention| self.analysis.sentence_at(m.span.start).is_some();
        let mut dates = self.analysis.dates.iter().filter(|m| body(m) && self.names_a_day(m));
        dates.any(|m| m.days.is_none())
    }

    /// What the statement tells of its day; none if it has none, or nothing that stands alone beside it.
    fn event(&self, statement: &Statement) -> Option<Event> {
        let Self { analysis, rule, lang } = *self;
        let verb = &analysis.clauses[statement.clause].verb.lemma;
        let told = statement.gravity >= rule.gravity && !rule.no_events.contains(verb);
        let told = told && !statement.negated && !statement.beside && !statement.announces;
        if !told {
            return None;
        }
        let (day, date) = self.day(statement)?;
        let limit = match statement.owner {
            None => attribution(analysis, statement.clause, lang),
            Some(_) => None,
        };
        let wordings = condense(analysis, statement.clause, VerbStyle::Story, lang);
        let wordings = wordings.iter().filter(|w| limit.is_none_or(|t| w.tokens.contains(&t)));
        let undated = wordings.filter_map(|w| self.undated(w, date));
        let mut wordings: Vec<Wording> = undated.filter(|w| self.stands_alone(w)).collect();
        wordings.sort_by_key(|w| std::cmp::Reverse(w.text.len()));
        let mut told =
            wordings.iter().flat_map(|w| statement.told(w).into_iter().map(move |t| (w, t)));
        let (wording, Told { text, mut spans, .. }) =
            told.find(|(_, t)| rule.words.hold(count_words(&t.text)))?;
        let text = match statement.proper {
            true => text,
            false => lang.decapitalise(&text),
        };
        spans.push(date);
        Some(Event {
            day,
            gravity: statement.gravity,
            at: date.start,
            text: format!("{}.", text.trim_end_matches('.')),
            spans,
            brings: self.newcomer(statement.clause),
            known: self.known(wording),
        })
    }

    /// What the subject of a clause brings in as new.
    fn newcomer(&self, clause: usize) -> Option<Newcomer> {
        let analysis = self.analysis;
        let subject = analysis.clauses[clause].subject.clone()?;
        let tokens = &analysis.tokens[range(&subject)];
        let first = tokens.first()?;
        let one = first.morph.number() != Some(Number::Plur) && first.pos == Pos::Det;
        let fresh = first.pos == Pos::Num || first.morph.kind() == Some(Kind::Indef);
        let noun = tokens.iter().find(|t| t.pos == Pos::Noun).filter(|_| fresh)?;
        let article = match noun.morph.gender().or(first.morph.gender()) {
            Some(Gender::Masc) => Some("le"),
            Some(Gender::Fem) => Some("la"),
            None => None,
        };
        let form = analysis.text(noun.span);
        Some(Newcomer {
            text: self.lang.decapitalise(analysis.token_text(&subject)),
            noun: noun.lemma.to_string(),
            again: article.filter(|_| one).map(|a| self.lang.join(a, form)),
        })
    }

    /// The nouns right behind a definite article.
    fn known(&self, wording: &Wording) -> Vec<String> {
        let tokens = wording.tokens.iter().map(|&t| &self.analysis.tokens[t as usize]);
        let tokens: Vec<_> = tokens.collect();
        let pairs = tokens
            .windows(2)
            .filter(|pair| pair[0].morph.kind() == Some(Kind::Def) && pair[1].pos == Pos::Noun);
        pairs.map(|pair| pair[1].lemma.to_string()).collect()
    }

    /// Whom a row above takes as known, no row below brings in as new: `un agent de sécurité` is `l’agent` there. None where
    /// the two are called otherwise and may be one person.
    fn introduce(&self, events: &mut [Event]) -> Option<()> {
        let persons = &self.rule.persons;
        let mut met: Vec<String> = Vec::new();
        for event in events {
            if let Some(new) = &event.brings {
                let vocabulary = &self.lang.facts.vocabulary;
                let human = persons.contains(&new.noun)
                    || [Class::Role, Class::RoleName, Class::Kin]
                        .iter()
                        .any(|class| vocabulary.mark(&new.noun).is(*class));
                if met.contains(&new.noun) {
                    let rest = event.text.strip_prefix(&new.text)?;
                    event.text = format!("{}{rest}", new.again.as_ref()?);
                } else if human && met.iter().any(|noun| persons.contains(noun)) {
                    return None;
                }
            }
            met.append(&mut event.known);
        }
        Some(())
    }

    /// The one day on which the clause says that it was done, and where it says so.
    fn day(&self, statement: &Statement) -> Option<(Day, Span)> {
        let analysis = self.analysis;
        let clause = &analysis.clauses[statement.clause];
        let span = analysis.token_span(&clause.tokens);
        let dates = analysis.dates.iter();
        let spans = dates.flat_map(|d| d.mentions.iter().map(move |m| (d, *m)));
        let own = |m: &Span| m.overlaps(span) && self.innermost(*m) == Some(statement.clause);
        let mut days = spans.filter(|(_, m)| own(m));
        let (date, mention) = days.next()?;
        let (day, last) = date.days?;
        let over = analysis.date.is_none_or(|today| day <= today);
        let sure = self.names_a_day(date) && day == last && over;
        let one = days.all(|(d, _)| d.days == date.days);
        let whole = self.is_bare(mention, clause) && !self.is_of_another_year(mention, day);
        (sure && one && whole).then_some((day, mention))
    }

    /// The shortest clause that holds a date.
    fn innermost(&self, mention: Span) -> Option<usize> {
        let analysis = self.analysis;
        let sentence = analysis.sentence_at(mention.start)?;
        let token = analysis.tokens_in(mention).start as u32;
        let inside = analysis.clauses_of(&(sentence..sentence + 1));
        let holds = inside.filter(|&c| analysis.clauses[c].tokens.contains(&token));
        holds.min_by_key(|&c| analysis.clauses[c].tokens.len())
    }

    /// `lundi`, `le 9 mars`: neither until, since, before nor after it, and behind no other time: `après l'attaque du 9 mars`.
    fn is_bare(&self, mention: Span, clause: &Clause) -> bool {
        let analysis = self.analysis;
        let first = self.day_tokens(mention).start;
        let verb = &clause.verb.tokens;
        let subject = clause.subject.as_ref().map_or(verb.start, |s| s.start) as usize;
        let opens = first < subject;
        let from = if opens { clause.tokens.start as usize } else { verb.end as usize };
        let between = analysis.tokens.get(from..first).unwrap_or_default();
        let times = &self.lang.rules.syntax.time_prepositions;
        // `ont prévu de débrayer jeudi`: the day is the infinitive's.
        let infinitive = |t: &Token| t.morph.verb_form() == Some(VerbForm::Inf);
        let other = between.iter().any(|t| infinitive(t) || times.iter().any(|w| **w == *t.lemma));
        let governed = first.checked_sub(1).map(|t| &analysis.tokens[t]).is_some_and(|t| {
            let here = analysis.sentence_at(t.span.start) == analysis.sentence_at(mention.start);
            here && matches!(t.pos, Pos::Adp | Pos::Cconj | Pos::Det | Pos::Num)
        });
        let apart = if opens { between.is_empty() } else { first >= verb.end as usize };
        apart && !other && !governed
    }

    /// The words of a day, its article with them.
    fn day_tokens(&self, mention: Span) -> std::ops::Range<usize> {
        let tokens = self.analysis.tokens_in(mention);
        let article = tokens.start.checked_sub(1).filter(|&t| {
            let token = &self.analysis.tokens[t];
            token.pos == Pos::Det && token.morph.kind() == Some(Kind::Def)
        });
        article.unwrap_or(tokens.start)..tokens.end
    }

    /// A wording without its day; none where it names another one.
    fn undated(&self, wording: &Wording, mention: Span) -> Option<Wording> {
        let analysis = self.analysis;
        let day = self.day_tokens(mention);
        let of_day = |t: &u32| day.contains(&(*t as usize));
        let (said, tokens): (Vec<u32>, Vec<u32>) = wording.tokens.iter().partition(|t| of_day(t));
        let dates = || analysis.dates.iter().flat_map(|d| &d.mentions);
        let dated = |t: &u32| dates().any(|m| m.overlaps(analysis.tokens[*t as usize].span));
        if tokens.iter().any(dated) || !said.is_empty() && said.len() != day.len() {
            return None;
        }
        if said.is_empty() {
            return Some(wording.clone());
        }
        let phrase = analysis.token_text(&(day.start as u32..day.end as u32));
        let (before, behind) = wording.text.split_once(phrase)?;
        let (before, behind) = (before.trim_end(), behind.trim_start());
        let text = match (before.strip_suffix(','), behind.strip_prefix(',')) {
            (Some(before), Some(behind)) => format!("{before} {}", behind.trim_start()),
            (Some(before), None) if behind.is_empty() => before.to_owned(),
            (_, Some(_)) => format!("{before}{behind}"),
            _ => format!("{before} {behind}"),
        };
        let text = text.trim_end().to_owned();
        (!before.is_empty()).then_some(Wording { text, span: wording.span, tokens })
    }

    /// `En 2019, … Le 12 mai, …`: a day without its year may be of the year that the paragraph speaks of.
    fn is_of_another_year(&self, mention: Span, day: Day) -> bool {
        let analysis = self.analysis;
        let tokens = analysis.tokens_in(mention);
        if says_a_year(analysis, &(tokens.start as u32..tokens.end as u32)) {
            return false;
        }
        let block = |at: u32| analysis.sentence_at(at).map(|s| analysis.sentences[s].block);
        let here = block(mention.start);
        let others = analysis.dates.iter().filter(|d| {
            d.days.is_some_and(|(from, to)| from.year != day.year && to.year != day.year)
        });
        let mut spans = others.flat_map(|d| &d.mentions);
        spans.any(|m| m.start < mention.start && block(m.start) == here)
    }

    /// True if a wording points at nothing that stands elsewhere.
    fn stands_alone(&self, wording: &Wording) -> bool {
        let leans = |t: u32| {
            let token = &self.analysis.tokens[t as usize];
            let form = self.analysis.text(token.span).to_lowercase();
            self.rule.leaning.iter().any(|w| **w == form || *w == *token.lemma)
        };
        !wording.tokens.iter().any(|&t| leans(t))
    }

    /// Days that are over, as the text names them outside quotations.
    fn named(&self) -> BTreeSet<Day> {
        let analysis = self.analysis;
        let own = |m: &Span| {
            analysis.sentence_at(m.start).is_some() && analysis.index.quoted_at(m.start).is_none()
        };
        let dates = analysis.dates.iter().filter(|d| self.names_a_day(d));
        let own = dates.filter(|d| d.mentions.iter().any(own)).filter_map(|d| d.days);
        let single = own.filter(|(first, last)| first == last).map(|(first, _)| first);
        single.filter(|day| analysis.date.is_none_or(|today| *day <= today)).collect()
    }

    /// One event a day, no fact twice, and no more than fit: the heaviest, the first of two that weigh alike.
    fn heaviest(&self, mut events: Vec<Event>) -> Vec<Event> {
        events.sort_by_key(|e| (std::cmp::Reverse(e.gravity), e.at));
        let mut told = Echo::default();
        let mut by_day: BTreeMap<Day, Event> = BTreeMap::new();
        for event in events {
            let room = by_day.len() < self.rule.rows.most && !by_day.contains_key(&event.day);
            if room && !told.has(&event.text, self.lang) {
                told.add(&event.text, self.lang);
                by_day.insert(event.day, event);
            }
        }
        by_day.into_values().collect()
    }

    fn row(&self, event: Event) -> Piece {
        let parts = DateParts { weekday: false, year: true };
        let label = format!("{} :", self.lang.date(event.day, parts));
        let origin = Origin::Composed { rule: self.rule.id.clone(), spans: event.spans };
        Piece { text: event.text, label: Some(label), origin }
    }
}
