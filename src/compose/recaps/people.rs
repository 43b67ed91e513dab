//! Who the people of a long article are. In: people with the words of their functions, a rule. Out: rows in the order in which
//! they are met. It never gives anybody a function that the article does not, nor recalls one that stands near.

use crate::lang::Language;
use crate::lang::schema::recaps::WhoIsWho;
use crate::lang::vocabulary::Class;
use crate::model::{Analysis, Confidence, Origin, Person, Piece, Pos, Span, count_words};

/// The rows, each behind a name, of those whose surname comes back alone `far` words behind their function; none where they
/// are too few.
pub(super) fn rows(
    analysis: &Analysis,
    rule: &WhoIsWho,
    far: usize,
    lang: &Language,
) -> Option<Vec<Piece>> {
    let known = |person: &Person| {
        let role = function(analysis, person, rule, lang)?;
        let again = comes_back(analysis, person, role, far, lang)?;
        let name = person.mentions.iter().find(|m| analysis.text(**m) == person.name)?;
        Some(Piece {
            text: lang.decapitalise(analysis.text(role)),
            label: Some(format!("{},", person.name)),
            origin: Origin::Composed { rule: rule.id.clone(), spans: vec![*name, role, again] },
        })
    };
    let rows: Vec<Piece> = analysis.people.iter().filter_map(known).take(rule.rows.most).collect();
    (rows.len() >= rule.rows.least).then_some(rows)
}

/// The function, where it says by itself what the person is.
fn function(
    analysis: &Analysis,
    person: &Person,
    rule: &WhoIsWho,
    lang: &Language,
) -> Option<Span> {
    let (role, head) = (person.role?, person.role_head?);
    let mark = lang.facts.vocabulary.mark(&analysis.text(head).to_lowercase());
    // `Me Durand` is no function, `le frère` is one of somebody.
    let own = !mark.is(Class::Civility) && !mark.is(Class::Kin);
    let text = analysis.text(role);
    let plain = !text.contains(['«', '»', '(', '"', ':', ';']);
    let leans = analysis.tokens[analysis.tokens_in(role)].iter().any(|t| {
        let form = analysis.text(t.span).to_lowercase();
        t.pos == Pos::Pron || rule.leaning.contains(&form)
    });
    // `directeur du stade pendant onze ans`: he may be so no more.
    let next = analysis.tokens.get(analysis.tokens_in(role).end);
    let whole = next
        .is_none_or(|t| t.pos == Pos::Punct || person.mentions.iter().any(|m| m.contains(t.span)));
    let said = analysis.index.quoted_at(role.start).is_some();
    let sure = person.confidence == Confidence::Sure && person.name.contains([' ', '\u{a0}']);
    let fits = rule.words.hold(count_words(text));
    // `le père d'Anaëlle, marin-pêcheur`: whose function is it?
    let of_another = person.mentions.iter().any(|m| {
        let before = analysis.tokens_in(*m).start.checked_sub(1).map(|t| &analysis.tokens[t]);
        let near = m.end <= role.start
            && !analysis.text(Span { start: m.end, end: role.start }).contains('.');
        near && before.is_some_and(|t| matches!(&*t.lemma, "de" | "du"))
    });
    (own && plain && !leans && whole && !said && sure && fits && !of_another).then_some(role)
}

/// The surname alone, so many words behind the function, with no noun before it that says what its bearer is: `M. Durand`,
/// not `le juge Durand`.
fn comes_back(
    analysis: &Analysis,
    person: &Person,
    role: Span,
    far: usize,
    lang: &Language,
) -> Option<Span> {
    let alone = |m: &&Span| {
        let text = analysis.text(**m);
        let bare = text.len() < person.name.len() && person.name.ends_with(text);
        let before = analysis.tokens_in(**m).start.checked_sub(1).map(|t| &analysis.tokens[t]);
        let says_who = before.is_some_and(|t| {
            let mark = lang.facts.vocabulary.mark(&analysis.text(t.span).to_lowercase());
            matches!(t.pos, Pos::Noun | Pos::Adj) && !mark.is(Class::Civility)
        });
        bare && !says_who
    };
    let behind = |m: &&Span| {
        m.start > role.end
            && count_words(analysis.text(Span { start: role.end, end: m.start })) >= far
    };
    person.mentions.iter().filter(alone).find(behind).copied()
}
