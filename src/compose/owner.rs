//! Who said it, as a heading names them. In: people, quotations, subjects of verbs of speech. Out: [`Owner`]s. It never
//! names anybody by a pronoun, and never gives a person a role that the article does not.

use std::ops::Range;

use crate::lang::Language;
use crate::lang::vocabulary::Class;
use crate::model::{
    Analysis, Clause, ClauseKind, Gender, Kind, Number, Person, Pos, Quote, Role, Span, Token,
};

/// Who makes a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    /// Ways to name them after *selon*, the best first: a function, a name.
    pub names: Vec<String>,
    /// What they rest on.
    pub spans: Vec<Span>,
    /// Lemma of the verb of speech, if there is one.
    pub verb: Option<String>,
}

/// Signs of a function that can stand whole in a heading.
const SHORT: usize = 30;

/// The owner of a quotation, if it is sure.
pub(crate) fn of_quote(analysis: &Analysis, quote: &Quote, lang: &Language) -> Option<Owner> {
    if quote.confidence < crate::model::Confidence::Sure {
        return None;
    }
    let verb = quote.verb.clone();
    if let Some(person) = quote.person.and_then(|p| analysis.people.get(p)) {
        return of_person(analysis, person, verb, lang);
    }
    let source = quote.source?;
    let tokens = analysis.tokens_in(source);
    // A role is marked without its article: `a prévenu le | maire`; `sa fille` would be whose?
    let article = tokens.start.checked_sub(1).filter(|&t| {
        let token = &analysis.tokens[t];
        token.pos == Pos::Det && token.morph.kind() != Some(Kind::Poss)
    });
    let start = article.unwrap_or(tokens.start);
    of_phrase(analysis, &(start as u32..tokens.end as u32), verb, lang)
}

/// The owner that a noun phrase names; none for a pronoun, nor for what cannot say anything.
pub(crate) fn of_phrase(
    analysis: &Analysis,
    tokens: &Range<u32>,
    verb: Option<String>,
    lang: &Language,
) -> Option<Owner> {
    let named = analysis.index.person_in(analysis.token_span(tokens)).is_some();
    (named || can_say(analysis, tokens, lang)).then(|| of_subject(analysis, tokens, verb, lang))?
}

/// The owner that the subject of a verb of speech names; none for a pronoun.
pub(crate) fn of_subject(
    analysis: &Analysis,
    tokens: &Range<u32>,
    verb: Option<String>,
    lang: &Language,
) -> Option<Owner> {
    let span = analysis.token_span(tokens);
    if let Some(person) = analysis.index.person_in(span) {
        return of_person(analysis, &analysis.people[person], verb, lang);
    }
    // `Sa présidente, Jeanne Untel, rappelle`: the name behind the comma says who.
    let apart = analysis.tokens.get(tokens.end as usize).map(|t| analysis.text(t.span) == ",");
    let named = analysis.tokens.get(tokens.end as usize + 1).filter(|_| apart == Some(true));
    if let Some(person) = named.and_then(|t| analysis.index.person_in(t.span)) {
        let owner = of_person(analysis, &analysis.people[person], verb, lang)?;
        // `a annoncé sa fille, Judith Untel`: who she is tells why she knows.
        let kin = analysis.tokens[tokens.start as usize..tokens.end as usize].iter();
        let kin = kin.rev().find(|t| t.pos == Pos::Noun);
        let kin = kin.is_some_and(|t| lang.facts.vocabulary.mark(&t.lemma).is(Class::Kin));
        let name = &analysis.people[person].name;
        return Some(match kin {
            true => Owner { names: vec![format!("{} {name}", analysis.text(span))], ..owner },
            false => owner,
        });
    }
    let inside = &analysis.tokens[tokens.start as usize..tokens.end as usize];
    // `Santé publique France`, `des habitants`
    let named = |t: &Token| {
        let behind = tokens.start > 0 && t.pos == Pos::Noun;
        t.pos == Pos::Propn || behind && analysis.text(t.span).starts_with(char::is_uppercase)
    };
    let several = |t: &Token| t.pos == Pos::Adp && analysis.text(t.span) == "des";
    let determined = inside.first().is_some_and(|t| t.pos == Pos::Det || named(t) || several(t));
    let noun = determined && inside.iter().any(|t| matches!(t.pos, Pos::Noun | Pos::Propn));
    let leans = inside.iter().any(|t| t.pos == Pos::Pron);
    // `l'Agence fédérale | pour la sécurité de la chaîne alimentaire`: a name is named whole.
    let mentions = analysis.organisations.iter().flat_map(|o| &o.mentions);
    let longer =
        |m: &&Span| m.end > span.end && inside.get(1).is_some_and(|t| t.span.start == m.start);
    let span = mentions.filter(longer).max_by_key(|m| m.end).map_or(span, |m| span.to(*m));
    let text = analysis.text(span).trim_end_matches([',', ' ']);
    (noun && !leans && !text.is_empty()).then(|| {
        let proper = inside.first().is_some_and(named);
        let name = if proper { text.to_owned() } else { lang.decapitalise(text) };
        let mut names = vec![name];
        // `les autorités régionales` are also `les autorités`, `le parquet de Niort` is also `le parquet`.
        let plain = |body: &Token, rest: &[Token]| {
            let bodies = &lang.rules.roles.plain_bodies;
            let several = body.morph.number() == Some(Number::Plur);
            // `la préfecture maritime`, `la police cantonale` are others.
            let other = rest.first().is_some_and(|t| t.pos == Pos::Adj);
            several && rest.iter().all(|t| t.pos == Pos::Adj)
                || !other && bodies.iter().any(|b| **b == *body.lemma)
        };
        if let [article, body, rest @ ..] = inside
            && article.pos == Pos::Det
            && body.pos == Pos::Noun
            && !rest.is_empty()
            && plain(body, rest)
        {
            let short = article.span.to(body.span);
            names.push(lang.decapitalise(analysis.text(short)));
        }
        // `la préfecture maritime` of `la préfecture maritime de la Manche et de la mer du Nord`
        if let [article, body, rest @ ..] = inside
            && article.pos == Pos::Det
            && lang.rules.roles.plain_bodies.iter().any(|b| **b == *body.lemma)
        {
            let own = rest.iter().take_while(|t| t.pos == Pos::Adj).count();
            let more = rest.get(own).is_some_and(|t| &*t.lemma == "de");
            if own > 0 && more {
                let short = article.span.to(rest[own - 1].span);
                names.push(lang.decapitalise(analysis.text(short)));
            }
        }
        Owner { names, spans: vec![span], verb }
    })
}

/// Whom a phrase behind *selon* names, whatever it is: `les résultats provisoires` are no shorter `les résultats`.
pub(super) fn of_source(
    analysis: &Analysis,
    tokens: &Range<u32>,
    lang: &Language,
) -> Option<Owner> {
    // `selon son calcul`: whose?
    let first = analysis.tokens.get(tokens.start as usize);
    let owned = first.is_some_and(|t| t.morph.kind() == Some(Kind::Poss));
    let named = of_phrase(analysis, tokens, None, lang).or_else(|| {
        let mut owner = of_subject(analysis, tokens, None, lang).filter(|_| !owned)?;
        owner.names.truncate(1);
        Some(owner)
    });
    let Some(author) = author(analysis, tokens, lang) else {
        // `selon des chiffres | portant sur la moitié des bureaux`: any figures own nothing.
        let words = &analysis.tokens[tokens.start as usize..tokens.end as usize];
        let [first, document] = words else { return named };
        let any = first.morph.kind() == Some(Kind::Indef) || analysis.text(first.span) == "des";
        let written = analysis.text(document.span).to_lowercase();
        let paper = lang.index.is_document(&document.lemma) || lang.index.is_document(&written);
        return named.filter(|_| !(any && paper));
    };
    let (names, spans) = named.map(|o| (o.names, o.spans)).unwrap_or_default();
    Some(Owner {
        names: [author.names, names].concat(),
        spans: [author.spans, spans].concat(),
        verb: None,
    })
}

/// Who gave out the document that a phrase names: `un bilan communiqué lundi par | le parquet d'Albertville`.
fn author(analysis: &Analysis, document: &Range<u32>, lang: &Language) -> Option<Owner> {
    let token = |t: u32| &analysis.tokens[t as usize];
    let head = document.clone().map(token).find(|t| t.pos == Pos::Noun)?;
    // `un bilan provisoire`: what it is worth goes with it.
    let plain = document.clone().map(token).all(|t| matches!(t.pos, Pos::Det | Pos::Noun));
    if !plain || !lang.index.is_document(&head.lemma) {
        return None;
    }
    let given_out =
        |c: &&Clause| c.kind == ClauseKind::Participial && c.tokens.start <= document.end;
    let clauses = analysis.clauses.iter().filter(|c| c.tokens.start > document.start);
    let mut agents = clauses.take(2).filter(given_out).flat_map(|c| &c.complements);
    let agent = agents.find(|c| c.role == Role::Agent)?;
    let by = agent.tokens.start + 1..agent.tokens.end;
    // `par des équipes de Lyon` names nobody.
    let first = by.clone().next().map(token)?;
    let definite = first.pos == Pos::Propn || first.morph.kind() == Some(Kind::Def);
    definite.then(|| of_phrase(analysis, &by, None, lang))?
}

/// True if a phrase with its *selon* names who says so: one that a mark sets apart does, `un tarif selon le quotient
/// familial` is no claim of the quotient's.
pub(super) fn is_source(analysis: &Analysis, phrase: &Range<u32>, lang: &Language) -> bool {
    let before = phrase.start.checked_sub(1).map(|t| &analysis.tokens[t as usize]);
    // `, selon le mécanisme des pyramides`: that is how, not who.
    let mut inside = phrase.clone().map(|t| &analysis.tokens[t as usize]);
    let manner = &lang.rules.syntax.manner_nouns;
    let head = inside.find(|t| matches!(t.pos, Pos::Noun | Pos::Propn));
    if head.is_some_and(|t| t.pos == Pos::Noun && manner.iter().any(|w| **w == *t.lemma)) {
        return false;
    }
    before.is_none_or(|t| t.pos == Pos::Punct) || can_say(analysis, phrase, lang)
}

/// True if a noun phrase names who or what can say something: a name, a role, a body, a document; not `la montée des
/// eaux`.
pub(super) fn can_say(analysis: &Analysis, phrase: &Range<u32>, lang: &Language) -> bool {
    const SAYING: [Class; 13] = [
        Class::Role,
        Class::RoleName,
        Class::RoleStart,
        Class::Kin,
        Class::Post,
        Class::Speaker,
        Class::Institution,
        Class::CapitalInstitution,
        Class::GenericStart,
        Class::Establishment,
        Class::Company,
        Class::Locality,
        Class::Civility,
    ];
    let span = analysis.token_span(phrase);
    let named = |mentions: &[Span]| mentions.iter().any(|m| span.overlaps(*m));
    let inside = &analysis.tokens[phrase.start as usize..phrase.end as usize];
    let head = inside.iter().find(|t| matches!(t.pos, Pos::Noun | Pos::Propn));
    let says = head.is_some_and(|t| {
        let mark = lang.facts.vocabulary.mark(&t.lemma);
        t.pos == Pos::Propn
            || lang.index.is_document(&t.lemma)
            || SAYING.iter().any(|class| mark.is(*class))
    });
    says || analysis.people.iter().any(|p| named(&p.mentions))
        || analysis.organisations.iter().any(|o| named(&o.mentions))
}

/// A person by function where the article gives one, by name otherwise.
pub(super) fn of_person(
    analysis: &Analysis,
    person: &Person,
    verb: Option<String>,
    lang: &Language,
) -> Option<Owner> {
    let mut names = Vec::new();
    // The mention that says the name as it is printed.
    let whole = person.mentions.iter().find(|m| analysis.text(**m) == person.name);
    let mut spans: Vec<Span> = whole.or(person.mentions.first()).copied().into_iter().collect();
    if let (Some(role), Some(head)) = (person.role, person.role_head) {
        let gender = shown_gender(analysis, role)
            .or(person.gender)
            .or_else(|| gender_of(analysis, role, head, lang));
        names.extend(gender.and_then(|g| function(analysis, person, role, head, g, lang)));
        if !names.is_empty() {
            spans.push(role);
        }
    }
    // `Me Durand` is called so.
    let called = person.mentions.iter().find_map(|m| {
        let before = analysis.tokens_in(*m).start.checked_sub(1)?;
        let civility = analysis.tokens[before].span;
        let kept = &lang.rules.roles.kept_civilities;
        kept.iter().any(|c| c == analysis.text(civility)).then_some(civility)
    });
    spans.extend(called);
    let civility = called.map(|span| format!("{} ", analysis.text(span))).unwrap_or_default();
    names.push(format!("{civility}{}", person.name));
    Some(Owner { names, spans, verb })
}

/// The gender that an adjective of the role shows: `Premier ministre arménien`, but `conseiller du groupe Bretagne | rurale`.
fn shown_gender(analysis: &Analysis, role: Span) -> Option<Gender> {
    let inside = &analysis.tokens[analysis.tokens_in(role)];
    let own = inside.iter().take_while(|t| !matches!(t.pos, Pos::Adp | Pos::Punct));
    let genders = own.filter(|t| t.pos == Pos::Adj).map(|t| t.morph.gender());
    let known: Vec<Gender> = genders.flatten().collect();
    known.first().copied().filter(|g| known.iter().all(|k| k == g))
}

/// The gender that the article before the role shows, or the only one that its noun can have.
fn gender_of(analysis: &Analysis, role: Span, head: Span, lang: &Language) -> Option<Gender> {
    let before = analysis.tokens_in(role).start.checked_sub(1);
    let article = before.map(|t| &analysis.tokens[t]).filter(|t| t.pos == Pos::Det);
    article.and_then(|t| t.morph.gender()).or_else(|| {
        let noun = analysis.text(head).to_lowercase();
        let nouns = || lang.lexicon.readings(&noun).filter(|r| r.pos == Pos::Noun);
        [Gender::Masc, Gender::Fem]
            .into_iter()
            .find(|&g| nouns().next().is_some() && nouns().all(|r| r.morph.gender() == Some(g)))
    })
}

/// `le Premier ministre arménien`, `la maire` for what one person only is; `un hydrologue` for one of a kind. None
/// for a post that says nothing without its complement.
fn function(
    analysis: &Analysis,
    person: &Person,
    role: Span,
    head: Span,
    gender: Gender,
    lang: &Language,
) -> Option<String> {
    let noun = analysis.text(head);
    // `Me Durand` is no `maître`, `le Pr Petit` no `professeur`.
    if lang.facts.vocabulary.mark(&noun.to_lowercase()).is(Class::Civility) {
        return None;
    }
    let whole = analysis.text(role);
    let plain = !whole.contains([',', '(', '«']) && whole.chars().count() <= SHORT;
    let alone = || {
        let posts = &lang.rules.roles.plain_posts;
        !person.role_unique || posts.iter().any(|p| p == noun)
    };
    let text = if plain && (whole != noun || alone()) {
        whole
    } else if whole.starts_with(noun) && alone() {
        noun
    } else {
        return None;
    };
    // `Apicultrice à Nontron, …`
    let text = &*lang.decapitalise(text);
    // `une fille`, `un homologue` of whom?
    let relative = lang.rules.roles.relative_posts.contains(&noun.to_lowercase());
    let kin = lang.facts.vocabulary.mark(&noun.to_lowercase()).is(Class::Kin);
    if text.eq_ignore_ascii_case(noun) && (kin || relative) {
        return None;
    }
    let masculine = lang.rules.roles.always_masculine.contains(&noun.to_lowercase());
    let gender = if masculine { Gender::Masc } else { gender };
    // `L'organisateur, Gilles Untel, affirme`: the article of the source says that there is one.
    let tokens = analysis.tokens_in(role);
    let before = tokens.start.checked_sub(1).map(|t| &analysis.tokens[t]);
    let the = before.is_some_and(|t| t.pos == Pos::Det && t.morph.kind() == Some(Kind::Def));
    let apart = analysis.tokens.get(tokens.end).is_some_and(|t| analysis.text(t.span) == ",");
    let article = match (person.role_unique || the && apart, gender) {
        (true, Gender::Masc) => "le",
        (true, Gender::Fem) => "la",
        (false, Gender::Masc) => return Some(format!("un {text}")),
        (false, Gender::Fem) => return Some(format!("une {text}")),
    };
    Some(lang.join(article, text))
}
