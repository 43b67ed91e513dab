//! Clauses. In: an [`Analysis`], the standing of its clauses. Out: for each clause its parts, one a row, and how far it is
//! what the article says. It never names an owner that the program would not.

use super::columns::{Columns, elided};
use super::report;
use crate::model::{Analysis, ClaimOf, ClaimWay, ClauseKind, Role, Standing, VerbGroup};

const COLUMNS: Columns<3> = Columns([2, 7, 31]);
/// Characters of a part that are shown.
const LONGEST: usize = 160;

/// The clauses of each sentence, `standings` in the order of all clauses.
pub fn clauses(analysis: &Analysis, standings: &[Standing]) -> String {
    report(analysis, &COLUMNS.row(["NO", "WHAT", "WORDS"]), |sentence, out| {
        let inside = analysis.clauses_of(&(sentence..sentence + 1));
        let first = inside.start;
        for index in inside {
            let clause = &analysis.clauses[index];
            let mut row = |number: &str, what: &str, words: &str| {
                *out += &COLUMNS.row([number, what, &elided(words, LONGEST)]);
            };
            let kind = kind_name(clause.kind);
            let kind = match clause.parent {
                Some(parent) => format!("{kind} in [{}]", parent as usize - first),
                None => kind.to_owned(),
            };
            row(&format!("[{}]", index - first), &kind, analysis.token_text(&clause.tokens));
            if let Some(subject) = &clause.subject {
                row("", "  subject", analysis.token_text(subject));
            }
            let verb = analysis.token_text(&clause.verb.tokens);
            row("", "  verb", &format!("{verb} ({})", verb_features(&clause.verb)));
            for complement in &clause.complements {
                let what = format!("  {}", role_name(complement.role));
                row("", &what, analysis.token_text(&complement.tokens));
            }
            if let Some(standing) = standings.get(index) {
                row("", "  claim", &claim(&standing.claim));
                row("", "  status", &status(analysis, standing));
            }
        }
    })
}

/// Lemma, mood and tense, person; then voice, negation, modality.
pub(super) fn verb_features(verb: &VerbGroup) -> String {
    let mut features = vec![verb.lemma.clone(), verb.morph.to_string()];
    let marks = [
        (verb.compound, "compound"),
        (verb.passive, "passive"),
        (verb.reflexive, "reflexive"),
        (verb.negated, "negated"),
    ];
    features.extend(marks.iter().filter(|(holds, _)| *holds).map(|(_, name)| (*name).to_owned()));
    features.extend(verb.modal.iter().map(|modal| format!("modal {modal}")));
    features.join(", ")
}

/// Whose claim it is, and how that is known.
fn claim(claim: &ClaimOf) -> String {
    let way = |way: ClaimWay| match way {
        ClaimWay::Reported => "reported",
        ClaimWay::Incise => "incise",
        ClaimWay::Source => "source phrase",
        ClaimWay::Quote => "quotation",
        ClaimWay::Interview => "interview",
    };
    match claim {
        ClaimOf::Article => "the article".to_owned(),
        ClaimOf::Owner { name, verb, way: by } => {
            let verb = verb.as_ref().map_or_else(String::new, |verb| format!(", {verb}"));
            format!("{name} ({}{verb})", way(*by))
        }
        ClaimOf::Unnamed(by) => format!("somebody these words do not name ({})", way(*by)),
    }
}

/// What keeps it from being a plain claim of the article, or `asserted`.
fn status(analysis: &Analysis, standing: &Standing) -> String {
    let said = standing.claim != ClaimOf::Article && standing.quote.is_none();
    let marks = [
        (standing.quote.is_some(), "quoted"),
        (said, "reported"),
        (standing.denied, "denied"),
        (standing.conditional, "conditional"),
        (standing.unreal, "unreal"),
        (standing.asked, "asked"),
    ];
    let mut words: Vec<String> =
        marks.iter().filter(|(holds, _)| *holds).map(|(_, name)| (*name).to_owned()).collect();
    words.extend(standing.doubts.iter().map(|s| format!("doubted by « {} »", analysis.text(*s))));
    if words.is_empty() {
        return "asserted".to_owned();
    }
    words.join(", ")
}

pub(super) fn kind_name(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Main => "main",
        ClauseKind::Relative => "relative",
        ClauseKind::Participial => "participial",
        ClauseKind::Infinitive => "infinitive",
        ClauseKind::Reported => "reported",
        ClauseKind::Complement => "complement",
        ClauseKind::Adverbial => "adverbial",
        ClauseKind::Incise => "incise",
    }
}

pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Object => "object",
        Role::Attribute => "attribute",
        Role::Agent => "agent",
        Role::Oblique => "oblique",
        Role::Time => "time",
        Role::Place => "place",
        Role::Adjunct => "adjunct",
        Role::Infinitive => "infinitive",
        Role::Clause => "clause",
        Role::Attribution => "attribution",
    }
}
