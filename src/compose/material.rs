//! What recipes are filled with. In: statements and quotations of a section. Out: [`Material`]: wordings with their
//! owner. It never decides which is best.

use std::ops::Range;

use super::condense::Wording;
use super::items;
use super::owner::{self, Owner};
use super::quotes;
use super::statements::{Statement, colon, in_quote};
use crate::lang::Language;
use crate::lang::schema::headings::From;
use crate::lang::vocabulary::Class;
use crate::model::{
    Analysis, BlockKind, ClauseKind, Kind, Number, Pos, Role, Span, Token, VerbForm,
};

/// One thing that a heading can say.
#[derive(Debug, Clone)]
pub(crate) struct Material {
    /// Ways to say it, longest first.
    pub wordings: Vec<String>,
    /// Who says it.
    pub owner: Option<Owner>,
    /// The verb of speech in the headline present.
    pub verb: Option<String>,
    /// What it rests on.
    pub spans: Vec<Span>,
    /// The sentence it comes from.
    pub sentence: usize,
    /// Weight as news.
    pub gravity: u8,
    /// Its wordings begin with a name.
    pub proper: bool,
    /// It tells what was going on, not what happened; or what the next sentence takes back.
    pub scene: bool,
    /// What it loses as a heading: what is not, what only qualifies, what is told beside something else.
    pub loss: i64,
    /// The noun that its subject takes up without saying more, folded.
    pub takes_up: Option<String>,
    /// The noun that its object takes up, where a wording ends in it.
    pub object: Option<String>,
}

/// All material of one kind in a section.
pub(crate) fn materials(
    analysis: &Analysis,
    section: &Range<usize>,
    statements: &[&Statement],
    from: From,
    lang: &Language,
) -> Vec<Material> {
    match from {
        From::Participial => told(analysis, statements, |s| &s.participial, lang),
        From::Passive => told(analysis, statements, |s| &s.passive, lang),
        // `Le feu se déclare`, of last night: only what bodies do is told in the present of headlines.
        From::Present => {
            let told = statements.iter().copied().filter(|s| !is_over(analysis, s, lang));
            light(analysis, &told.collect::<Vec<_>>(), |s| &s.present, 12, lang)
        }
        From::Plain => light(analysis, statements, |s| &s.plain, 6, lang),
        From::Measure => {
            let mut measured = told(analysis, statements, |s| &s.measured, lang);
            // `Une facture de 6,8 millions` takes nothing up.
            measured.iter_mut().for_each(|material| material.takes_up = None);
            measured
        }
        From::Noun => nouns(analysis, statements, lang),
        From::Quote => quotes::quotes(analysis, section, lang),
        From::Question => questions(analysis, section, lang),
        From::Items => items::items(analysis, section, lang),
        From::Named => phrases(analysis, statements, |s| &s.named, lang),
        From::Nominal => phrases(analysis, statements, |s| &s.nominal, lang),
        From::Verbless => phrases(analysis, statements, |s| &s.verbless, lang),
        // Of headings, not of what the text says.
        From::Joined => Vec::new(),
    }
}

/// Noun phrases, each as heavy as what it names: `une enquête` is an event, `un comité de suivi` is none.
fn phrases(
    analysis: &Analysis,
    statements: &[&Statement],
    wordings: impl Fn(&Statement) -> &[Wording],
    lang: &Language,
) -> Vec<Material> {
    let owned = |s: &&&Statement| s.owner.is_none() && s.whose.is_none() && !s.turned;
    let named = statements.iter().filter(owned).filter(|s| !wordings(s).is_empty());
    named
        .map(|s| {
            let written = wordings(s);
            let tokens = written.iter().flat_map(|w| w.tokens.iter().copied());
            let first = written[0].tokens.first();
            Material {
                wordings: written.iter().map(|w| w.text.clone()).collect(),
                owner: None,
                verb: None,
                spans: written.iter().take(1).map(|w| w.span).collect(),
                sentence: s.sentence,
                gravity: tokens
                    .fold(0, |most, t| most.max(noun_gravity(analysis, &(t..t + 1), lang))),
                proper: first.is_some_and(|&t| analysis.tokens[t as usize].pos == Pos::Propn),
                scene: s.scene,
                loss: 0,
                takes_up: None,
                object: None,
            }
        })
        .collect()
}

fn told(
    analysis: &Analysis,
    statements: &[&Statement],
    wordings: impl Fn(&Statement) -> &[Wording],
    lang: &Language,
) -> Vec<Material> {
    statements
        .iter()
        .filter(|s| s.whose.is_none() && !is_nameless(analysis, s))
        .filter_map(|s| {
            let leans = |w: &&Wording| points_back(&w.text, lang);
            let whole = wordings(s).iter().filter(|w| !is_bare(analysis, s, w) && !leans(w));
            let wordings: Vec<String> = whole.map(|w| w.text.clone()).collect();
            if wordings.is_empty() {
                return None;
            }
            let mut spans: Vec<Span> = s.span().into_iter().collect();
            spans.extend(s.owner.iter().flat_map(|o| o.spans.iter().copied()));
            Some(Material {
                wordings,
                verb: s.owner.as_ref().and_then(|o| headline_verb(o, lang)),
                owner: s.owner.clone(),
                spans,
                sentence: s.sentence,
                gravity: s.gravity,
                proper: s.proper,
                scene: s.scene || s.turned && s.sentence > 0,
                loss: loss(analysis, s, lang),
                takes_up: s.takes_up.clone(),
                object: s.object.clone(),
            })
        })
        .collect()
}

/// `Le second est sorti en fin de matinée`: the second of whom?
fn is_nameless(analysis: &Analysis, statement: &Statement) -> bool {
    let subject = analysis.clauses[statement.clause].subject.clone().unwrap_or_default();
    let inside = &analysis.tokens[subject.start as usize..subject.end as usize];
    let names = |t: &Token| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Num | Pos::Pron);
    let ordinal = |t: &Token| t.morph.kind() == Some(Kind::Ordinal);
    let leaned = |t: &Token| ordinal(t) || t.pos == Pos::Adj;
    inside.len() == 2 && inside[0].pos == Pos::Det && leaned(&inside[1])
        || !inside.is_empty() && !inside.iter().any(names)
}

/// True if the last word stands for what was said before: `financeront le reste`.
pub(super) fn points_back(text: &str, lang: &Language) -> bool {
    let last = text.trim_end_matches(|c: char| !c.is_alphabetic());
    let last = last.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    lang.rules.syntax.leaning_ends.contains(&last.to_lowercase())
}

/// True for what happened to somebody or something that is no body that acts by office.
fn is_over(analysis: &Analysis, statement: &Statement, lang: &Language) -> bool {
    let clause = &analysis.clauses[statement.clause];
    let acts = |subject: &Range<u32>| {
        let person = analysis.index.person_in(analysis.token_span(subject)).is_some();
        let mut words = subject.clone().map(|t| &analysis.tokens[t as usize]);
        let head = words.find(|t| matches!(t.pos, Pos::Noun | Pos::Propn));
        let bodies = &lang.rules.keyphrases.speakers;
        let body = head.is_some_and(|t| bodies.iter().any(|b| **b == *t.lemma));
        !person && (body || owner::can_say(analysis, subject, lang))
    };
    clause.verb.compound && !clause.subject.as_ref().is_some_and(acts)
}

/// What is told as a sentence: where that is no event and is over, it announces little, and less in the present.
fn light(
    analysis: &Analysis,
    statements: &[&Statement],
    wordings: impl Fn(&Statement) -> &[Wording],
    loss: i64,
    lang: &Language,
) -> Vec<Material> {
    /// Gravity of the lightest event.
    const EVENT: u8 = 25;
    let over = |s: &Statement| s.gravity < EVENT && analysis.clauses[s.clause].verb.compound;
    let (light, rest): (Vec<&Statement>, Vec<&Statement>) =
        statements.iter().copied().partition(|s| over(s));
    let mut out = told(analysis, &light, &wordings, lang);
    out.iter_mut().for_each(|material| material.loss += loss);
    out.extend(told(analysis, &rest, &wordings, lang));
    out
}

/// `La lauréate repart`, of one who leaves with 15,000 dollars: a verb without what it came with tells nothing.
fn is_bare(analysis: &Analysis, statement: &Statement, wording: &Wording) -> bool {
    let clause = &analysis.clauses[statement.clause];
    let verb = &clause.verb;
    let behind = clause.complements.iter().filter(|c| c.tokens.start >= verb.tokens.end);
    let came_with = behind.into_iter().any(|c| {
        matches!(c.role, Role::Object | Role::Attribute | Role::Oblique | Role::Infinitive)
    });
    let last = wording.tokens.last().is_some_and(|t| *t < verb.tokens.end);
    last && came_with && !verb.passive
}

/// What a statement loses as a heading. What is not (`L'enquête n'est pas close`) announces little; an adjective alone
/// (`Le résultat est réjouissant`) tells nothing; `une autre énigme` is told beside one that the heading lacks.
fn loss(analysis: &Analysis, statement: &Statement, lang: &Language) -> i64 {
    const DENIED: i64 = 16;
    const QUALIFIED: i64 = 12;
    const BESIDE: i64 = 18;
    const ANNOUNCING: i64 = 24;
    const BEFORE: i64 = 26;
    let rules = &lang.rules.syntax;
    let clause = &analysis.clauses[statement.clause];
    let copula = rules.copulas.contains(&clause.verb.lemma) && !clause.verb.passive;
    let tokens = clause.tokens.clone().map(|t| &analysis.tokens[t as usize]);
    let specific = tokens.clone().any(|t| matches!(t.pos, Pos::Num | Pos::Propn));
    let of = |holds: bool, loss: i64| if holds { loss } else { 0 };
    of(statement.negated, DENIED)
        + of(copula && !specific, QUALIFIED)
        + of(statement.beside, BESIDE)
        + of(statement.announces, ANNOUNCING)
        // `avait rendu un avis défavorable`: what the news goes back to.
        + of(statement.before, BEFORE)
}

/// The verb of speech in the present, if it can stand in a heading.
pub(super) fn headline_verb(owner: &Owner, lang: &Language) -> Option<String> {
    let lemma = owner.verb.as_deref()?;
    // `a défendu` is not `se défend`: whether the verb was reflexive is not known here.
    lang.index.speech(&lang.rules, lemma).filter(|v| v.headline && v.verb == lemma)?;
    lang.conjugate(lemma, VerbForm::IndPres, 3, Number::Sing)
}

/// The object of each statement as a noun phrase, with the participle or relative that belongs to it.
fn nouns(analysis: &Analysis, statements: &[&Statement], lang: &Language) -> Vec<Material> {
    let mut out = Vec::new();
    for s in statements.iter().filter(|s| s.owner.is_none()) {
        let clause = &analysis.clauses[s.clause];
        // `exige le retrait`: nothing has been withdrawn.
        let rules = &lang.rules.syntax;
        let unreal = rules.unreal_verbs.contains(&clause.verb.lemma)
            || clause.verb.negated
            || clause.verb.modal.is_some();
        // `compte demander la reconnaissance`: nor has that.
        let asked = clause.complements.iter().any(|c| {
            let verb = |t: u32| {
                let lemma = &analysis.tokens[t as usize].lemma;
                rules.unreal_verbs.iter().any(|v| **v == **lemma)
            };
            c.role == Role::Infinitive && c.tokens.clone().any(verb)
        });
        let object = clause
            .complements
            .iter()
            .find(|c| c.role == Role::Object && !unreal && !asked)
            .map(|c| c.tokens.clone());
        // `l'attribution ne tient plus`: it is what does not hold.
        let subject = clause.subject.clone().filter(|_| !clause.verb.negated);
        // The news of a subject stands in what is said of it.
        const PREDICATE: i64 = 40;
        let phrases = subject.map(|s| (s, PREDICATE)).into_iter().chain(object.map(|o| (o, 0)));
        for (tokens, loss) in phrases {
            let participle = analysis
                .index
                .inside(s.clause)
                .map(|i| &analysis.clauses[i])
                .find(|c| c.kind == ClauseKind::Participial && c.tokens.start == tokens.end);
            let full = participle.map(|p| tokens.start..p.tokens.end);
            let wordings: Vec<String> = full
                .into_iter()
                .chain([tokens.clone()])
                .filter(|r| says_something(analysis, r) && tells(analysis, r, lang))
                .filter(|r| ends_in_a_word(analysis, r))
                .map(|r| analysis.token_text(&r).trim_end_matches([',', ' ']).to_owned())
                .collect();
            if !wordings.is_empty() {
                out.push(Material {
                    wordings,
                    owner: None,
                    verb: None,
                    spans: s.span().into_iter().collect(),
                    sentence: s.sentence,
                    gravity: noun_gravity(analysis, &tokens, lang),
                    proper: analysis.tokens[tokens.start as usize].pos == Pos::Propn,
                    scene: s.scene,
                    loss,
                    takes_up: None,
                    object: None,
                });
            }
        }
        out.extend(behind_colon(analysis, s));
    }
    out
}

/// `La question la plus délicate a été renvoyée à plus tard : | le sort des 1 900 prisonniers`: what a sentence comes to.
fn behind_colon(analysis: &Analysis, statement: &Statement) -> Option<Material> {
    /// What names the matter itself weighs as an event does.
    const MATTER: u8 = 40;
    let sentence = &analysis.sentences[statement.sentence].tokens;
    let form = |t: u32| analysis.text(analysis.tokens[t as usize].span);
    let colon = colon(analysis, statement.clause, statement.sentence)?;
    if !statement.announces {
        return None;
    }
    let end = (colon + 1..sentence.end).rev().find(|&t| form(t) != ".")? + 1;
    let run = colon + 1..end;
    let plain = run.clone().all(|t| {
        let token = &analysis.tokens[t as usize];
        let finite = token.morph.verb_form().is_some_and(VerbForm::is_finite);
        !finite && token.pos != Pos::Punct
    });
    (plain && says_something(analysis, &run) && ends_in_a_word(analysis, &run)).then(|| Material {
        wordings: vec![analysis.token_text(&run).to_owned()],
        owner: None,
        verb: None,
        spans: vec![analysis.token_span(&run)],
        sentence: statement.sentence,
        gravity: MATTER,
        proper: false,
        scene: false,
        loss: 0,
        takes_up: None,
        object: None,
    })
}

/// A noun phrase tells something if its head is an event: who acts is no news, what happens is.
fn tells(analysis: &Analysis, tokens: &Range<u32>, lang: &Language) -> bool {
    let inside = &analysis.tokens[tokens.start as usize..tokens.end as usize];
    let head = inside.iter().find(|t| matches!(t.pos, Pos::Noun | Pos::Propn));
    let event = head.is_some_and(|t| {
        // `les organisations de la société civile` organise nothing here.
        let mark = lang.facts.vocabulary.mark(&t.lemma);
        let body = mark.is(Class::CapitalInstitution) || mark.is(Class::Speaker);
        let body = body || lang.rules.keyphrases.speakers.iter().any(|s| **s == *t.lemma);
        let mut events = lang.index.events_of_noun(&lang.rules, &t.lemma);
        t.pos == Pos::Noun && !body && events.next().is_some()
    });
    event && inside.iter().all(|t| t.pos != Pos::Cconj)
}

/// `De nouvelles élections anticipées ne`: a phrase ends in a word that needs nothing more.
fn ends_in_a_word(analysis: &Analysis, tokens: &Range<u32>) -> bool {
    let inside = &analysis.tokens[tokens.start as usize..tokens.end as usize];
    let last = inside.iter().rfind(|t| t.pos != Pos::Punct);
    last.is_some_and(|t| {
        matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::Sym | Pos::Verb)
    })
}

/// A noun phrase says something if it has a complement or two adjectives, and hangs on nothing said before.
fn says_something(analysis: &Analysis, tokens: &Range<u32>) -> bool {
    let inside = &analysis.tokens[tokens.start as usize..tokens.end as usize];
    let content = inside
        .iter()
        .filter(|t| matches!(t.pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Verb))
        .count();
    let leaning = inside.iter().any(|t| {
        t.pos == Pos::Pron
            || (t.pos == Pos::Det && matches!(t.morph.kind(), Some(Kind::Dem | Kind::Poss)))
            || matches!(analysis.text(t.span), "«" | "»" | "“" | "”" | "\"")
    });
    // `la troisième fermeture hivernale`: of what?
    let told =
        inside.iter().any(|t| t.pos == Pos::Adp || t.morph.verb_form() == Some(VerbForm::PastPart));
    content >= 3 && told && !leaning
}

fn noun_gravity(analysis: &Analysis, tokens: &Range<u32>, lang: &Language) -> u8 {
    let events = tokens.clone().filter_map(|t| {
        let token = &analysis.tokens[t as usize];
        lang.index.events_of_noun(&lang.rules, &token.lemma).map(|e| e.gravity).max()
    });
    events.max().unwrap_or(0)
}

/// The questions of the article's own voice that say by themselves what they ask.
fn questions(analysis: &Analysis, section: &Range<usize>, lang: &Language) -> Vec<Material> {
    let asks = |s: &usize| {
        let kind = analysis.document.blocks[analysis.sentences[*s].block as usize].kind;
        let text = analysis.sentence_text(*s);
        kind.is_body()
            && kind != BlockKind::Question
            && text.ends_with('?')
            && !text.contains(['«', '“', '"'])
            && !in_quote(analysis, analysis.sentences[*s].span.start)
            && !asks_of_what_stands_before(analysis, *s, lang)
    };
    section
        .clone()
        .filter(|s| *s + 1 < section.end)
        .filter(asks)
        .map(|s| Material {
            wordings: vec![analysis.sentence_text(s).to_owned()],
            owner: None,
            verb: None,
            spans: vec![analysis.sentences[s].span],
            sentence: s,
            gravity: 20,
            proper: false,
            scene: false,
            loss: 0,
            takes_up: None,
            object: None,
        })
        .collect()
}

/// `Pourquoi a-t-il renoncé ?`, `Mais qui l'a prévenu ?`: a question that only the words before it explain. `Comment les
/// pirates sont-ils entrés ?` names whom it means, `Que peut-il se passer ?` means nobody.
fn asks_of_what_stands_before(analysis: &Analysis, sentence: usize, lang: &Language) -> bool {
    let rules = &lang.rules.syntax;
    let tokens = analysis.tokens_of(sentence);
    let form = |t: &Token| analysis.text(t.span).trim_start_matches('-').to_lowercase();
    let opposed = tokens.first().is_some_and(|t| rules.adversatives.contains(&form(t)));
    let listed = |verbs: &[String], t: &Token| verbs.iter().any(|verb| **verb == *t.lemma);
    let impersonal = tokens.iter().any(|t| listed(&rules.impersonal_verbs, t))
        || tokens.windows(2).any(|pair| {
            let behind = pair[0].morph.kind() == Some(Kind::Refl);
            behind && listed(&rules.impersonal_reflexives, &pair[1])
        });
    let mut named = false;
    let leans = tokens.iter().any(|t| {
        named |= matches!(t.pos, Pos::Noun | Pos::Propn);
        let written = form(t).replace('’', "'");
        let subject = t.pos == Pos::Pron && listed(&rules.leaning_subjects, t);
        let object =
            t.pos == Pos::Pron && rules.leaning_objects.contains(&written) && written != "y";
        let owned = t.pos == Pos::Det && t.morph.kind() == Some(Kind::Poss);
        !named && (subject && !impersonal || owned) || object
    });
    opposed || leans
}
