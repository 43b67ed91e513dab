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
        let again = comes_back(analysis, person, role, far)?;
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
fn function(analysis: &Analysis, person: &Person, rule: &WhoIsWho, lang: &Language) -> Option<Span> {
    let (role, head) = (person.role?, person.role_head?);
    let mark = lang.facts.vocabulary.mark(&analysis.text(head).to_lowercase());
    // `Me Durand` is no function, `le frère` is one of somebody.
    let own = !mark.is(Class::Civility) && !mark.is(Class::Kin);
    let text = analysis.text(role);
    let plain = !text.contains(['«', '»', '(', '"', ':', ';']);
    let leans = analysis.tokens[analysis.tokens_in(role)].iter().any(|t| {
        let form = analysis.text(t.span).to_lowercase();
        t.pos == Pos::Pron || rule.leaning.iter().any(|w| *w == form)
    });
    let said = analysis.index.quoted_at(role.start).is_some();
    let sure = person.confidence == Confidence::Sure && person.name.contains([' ', '\u{a0}']);
    let fits = rule.words.hold(count_words(text));
    (own && plain && !leans && !said && sure && fits).then_some(role)
}

/// The surname alone, so many words behind the function, with no noun before it that says what its bearer is.
fn comes_back(analysis: &Analysis, person: &Person, role: Span, far: usize) -> Option<Span> {
    let alone = |m: &&Span| {
        let text = analysis.text(**m);
        let bare = text.len() < person.name.len() && person.name.ends_with(text);
        let before = analysis.tokens_in(**m).start.checked_sub(1).map(|t| &analysis.tokens[t]);
        bare && before.is_none_or(|t| !matches!(t.pos, Pos::Noun | Pos::Adj))
    };
    let behind = |m: &&Span| {
        m.start > role.end && count_words(analysis.text(Span { start: role.end, end: m.start })) >= far
    };
    person.mentions.iter().filter(alone).find(behind).copied()
}
