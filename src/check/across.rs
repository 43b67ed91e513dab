//! What may stand only once on a site. In: the reports of all files. Out: the same with what stands twice. It never
//! compares bodies.

use std::collections::BTreeMap;

use super::Checker;
use super::key::folded;
use super::sink::{Hit, Sink, sort};
use crate::lang::schema::check::CheckId;
use crate::model::{FileReport, Span, Summary};

type Field = fn(&Summary) -> &Option<(String, Span)>;

/// The fields that may not be shared, and the check that says so.
const FIELDS: [(CheckId, Field); 4] = [
    (CheckId::TitleDuplicate, |s| &s.title),
    (CheckId::DescriptionDuplicate, |s| &s.description),
    (CheckId::SlugDuplicate, |s| &s.slug),
    (CheckId::KeyphraseDuplicate, |s| &s.keyphrase),
];

/// Adds what several files share to the findings of each of them but the first.
pub fn across(checker: &Checker<'_>, files: &mut [FileReport]) {
    for (id, field) in FIELDS {
        let mut first: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for i in 0..files.len() {
            let Some((value, span)) = field(&files[i].summary).clone() else { continue };
            let words = folded(&value);
            if words.is_empty() {
                continue;
            }
            let earlier = *first.entry(words).or_insert(i);
            if earlier == i {
                continue;
            }
            let mut out = Sink::new(checker.settings(), checker.lang());
            let hit = Hit::new(id, span).with("text", value);
            out.add(hit.with("file", &files[earlier].path));
            let file = &mut files[i];
            file.findings.extend(out.finish());
            sort(&mut file.findings);
        }
    }
}
