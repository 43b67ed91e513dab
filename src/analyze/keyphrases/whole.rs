//! Whether words belong to one noun phrase. In: tagged tokens. Out: yes or no, or where the phrase ends. It never reads
//! beyond a sentence.

use crate::lang::Language;
use crate::model::{Analysis, Pos, Shape, Span, Token};

/// Where organisations and places are named, in order; overlapping mentions are one.
pub(super) struct Names(Vec<Span>);

impl Names {
    pub(super) fn new(analysis: &Analysis) -> Self {
        let named = analysis.organisations.iter().chain(&analysis.places);
        let mut spans: Vec<Span> = named.flat_map(|n| &n.mentions).copied().collect();
        spans.sort_unstable();
        spans.dedup_by(|next, last| {
            let overlaps = last.overlaps(*next);
            if overlaps {
                *last = last.to(*next);
            }
            overlaps
        });
        Self(spans)
    }

    /// True if a span lies inside one name.
    pub(super) fn hold(&self, span: Span) -> bool {
        let at = self.0.partition_point(|m| m.end <= span.start);
        self.0.get(at).is_some_and(|m| m.contains(span))
    }
}

/// True if a phrase may begin at a noun or name: it is no adjective taken for a noun, no part of `en ligne` or of a name,
/// no `Belge` before who is one.
pub(super) fn may_open(
    analysis: &Analysis,
    tokens: &[Token],
    start: usize,
    lang: &Language,
) -> bool {
    let token = &tokens[start];
    let text = |t: &Token| analysis.text(t.span);
    let Some(before) = start.checked_sub(1).map(|b| &tokens[b]) else {
        return !introduces_name(analysis, tokens, start, lang);
    };
    let named = token.pos == Pos::Propn;
    let common = token.pos == Pos::Noun && token.shape == Shape::Lower;
    // `billetterie en ligne`, `vainqueur en solitaire`
    let bare = common && before.pos == Pos::Adp && &*before.lemma == "en";
    let inside_name = named && (before.pos == Pos::Propn && !is_people(before, text(before), lang))
        || text(before) == "&";
    // `Casques bleus zambiens`, `Banque nationale suisse`
    let nominal = |t: &Token| matches!(t.pos, Pos::Noun | Pos::Propn);
    let earlier = start.checked_sub(2).map(|b| &tokens[b]);
    let behind_noun = nominal(before)
        || before.pos == Pos::Adj && earlier.is_some_and(nominal)
        // `rouge ou orange`
        || before.pos == Pos::Cconj && earlier.is_some_and(|t| t.pos == Pos::Adj);
    let adjective = common
        && behind_noun
        && lang.lexicon.readings(text(token)).any(|r| matches!(r.pos, Pos::Adj | Pos::Verb));
    // `premier long | métrage`: an adjective before its noun is a part of what is meant, where it does not only count or date.
    let never = &lang.rules.keyphrases.never_inside;
    let dates = never.iter().any(|w| **w == *before.lemma);
    // `le Premier | ministre`: with its capital it is a part of the title.
    let titled = before.shape == Shape::Capitalised && start > 1;
    let parted = common && before.pos == Pos::Adj && (!dates || titled);
    !bare
        && !inside_name
        && !adjective
        && !parted
        && !introduces_name(analysis, tokens, start, lang)
}

/// `le Cannois Adam Z.`: the inhabitant's name stands for nothing but the one named behind it.
fn introduces_name(analysis: &Analysis, tokens: &[Token], at: usize, lang: &Language) -> bool {
    let named = tokens.get(at + 1).is_some_and(|t| t.pos == Pos::Propn);
    named && is_people(&tokens[at], analysis.text(tokens[at].span), lang)
}

fn is_people(token: &Token, text: &str, lang: &Language) -> bool {
    token.shape == Shape::Capitalised && text.chars().count() > 3 && lang.is_gentile(text)
}

/// True if what stands at `link` may complete the noun at `head`, whose words end there; `next` is the noun behind the
/// link.
pub(super) fn completes(
    analysis: &Analysis,
    names: &Names,
    tokens: &[Token],
    (head, link, next): (usize, usize, usize),
    lang: &Language,
) -> bool {
    let rules = &lang.rules.keyphrases;
    let listed = |list: &[String], t: &Token| list.iter().any(|w| **w == *t.lemma);
    let whole = tokens[head].span.to(tokens[next].span);
    if names.hold(whole) {
        return true;
    }
    let of = &*tokens[link].lemma == "de";
    let governor = &tokens[head];
    if matches!(&*tokens[link].lemma, "sur" | "contre") {
        return listed(&rules.takes_topic, governor) && link + 1 < next;
    }
    if !of {
        // `au lendemain d'une tentative`, `Lyon au repos`
        let to = &*tokens[link].lemma == "à";
        return governor.pos == Pos::Noun
            && !(to && listed(&rules.in_locutions, &tokens[next]))
            && !(to && shares_verb(tokens, head, &rules.takes_object_and_a));
    }
    // `Coupe de France`, `Lion d'argent`; not `Lyon de la coupe`.
    let index = &analysis.index;
    let owner = index.has_place_in(governor.span) || index.person_in(governor.span).is_some();
    let form = analysis.text(governor.span).to_lowercase();
    let common = || lang.lexicon.readings(&form).any(|r| r.pos == Pos::Noun);
    (governor.pos == Pos::Noun || !owner || common())
        && !shares_verb(tokens, head, &rules.takes_object_and_de)
}

/// `prive les Lions du titre`, `donne les clés au maire`: two complements of one verb.
fn shares_verb(tokens: &[Token], head: usize, verbs: &[String]) -> bool {
    let listed = |t: &Token| verbs.iter().any(|v| **v == *t.lemma);
    let mut before = tokens[..head].iter().rev();
    // `ne pas donner de fromages`: *de* is an article there.
    let small = |t: &&Token| {
        matches!(t.pos, Pos::Det | Pos::Num | Pos::Adj) || t.pos == Pos::Adp && &*t.lemma == "de"
    };
    let first = before.find(|t| !small(t));
    first.is_some_and(|t| t.pos == Pos::Verb && listed(t))
}

/// One past the number that belongs to the noun or name which ends before `at`: `Ariane 6`, `type 2`, `réacteur numéro 2`.
pub(super) fn numbered(
    analysis: &Analysis,
    tokens: &[Token],
    start: usize,
    at: usize,
    lang: &Language,
) -> usize {
    let rules = &lang.rules.keyphrases;
    let text = |t: &Token| analysis.text(t.span);
    let named = |list: &[String], t: &Token| list.iter().any(|w| **w == *t.lemma);
    let plain = |t: Option<&Token>| {
        t.is_some_and(|t| {
            let form = text(t);
            form.len() <= 3 && form.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let numero = tokens.get(at).is_some_and(|t| rules.numbers.iter().any(|n| n == text(t)));
    if numero && plain(tokens.get(at + 1)) {
        return at + 2;
    }
    let called = tokens[at - 1].pos == Pos::Propn;
    let owns = named(&rules.numbered, &tokens[start]) || named(&rules.numbered, &tokens[at - 1]);
    // `à Vire 30 foyers` counts what follows.
    let counts = tokens.get(at + 1).is_some_and(|t| {
        matches!(t.pos, Pos::Noun | Pos::Adj | Pos::Num | Pos::Propn)
            || matches!(t.shape, Shape::Symbol | Shape::Number)
            || matches!(text(t), "-" | "–" | "%" | "/" | ")")
    });
    if plain(tokens.get(at)) && (owns || called && !counts) { at + 1 } else { at }
}

/// One past the noun that says without a link what a noun is about: `plan | climat`, `prime | énergie`. Nothing that is
/// counted, dated, a role or an adjective as well.
pub(super) fn compound(
    analysis: &Analysis,
    tokens: &[Token],
    start: usize,
    at: usize,
    lang: &Language,
) -> usize {
    let noun = |i: usize| tokens.get(i).filter(|t| t.pos == Pos::Noun && t.shape == Shape::Lower);
    let (Some(head), Some(about)) = (noun(start), noun(at).filter(|_| at == start + 1)) else {
        return at;
    };
    let kinds = &lang.rules.keyphrases.compounding;
    let listed = kinds.iter().any(|k| **k == *head.lemma);
    let form = analysis.text(about.span).to_lowercase();
    let only = lang.lexicon.readings(&form).all(|r| r.pos == Pos::Noun);
    let time = lang.rules.syntax.time_nouns.iter().any(|n| **n == *about.lemma);
    at + usize::from(listed && only && !time)
}

/// True for a complement without article that says nothing without its value: `de magnitude`.
pub(super) fn lacks_value(
    tokens: &[Token],
    link: usize,
    next: usize,
    end: usize,
    lang: &Language,
) -> bool {
    let valued = lang.rules.keyphrases.valued.iter().any(|w| **w == *tokens[next].lemma);
    valued && next == link + 1 && end == next + 1
}
