//! Collects what is wrong with cards. In: a check's name, a place, figures. Out: findings with their words. It never decides
//! what is wrong.

use std::collections::BTreeMap;

use super::{Desk, sentence_at};
use crate::lang::Language;
use crate::lang::compile::fonds::Sheet;
use crate::lang::compile::places::Part;
use crate::lang::schema::desk::{DeskCheck, DeskCheckId};
use crate::model::{CardFinding, Finding, Severity};

/// The findings of some cards.
pub(super) struct Sink<'a> {
    lang: &'a Language,
    checks: BTreeMap<DeskCheckId, &'a DeskCheck>,
    found: Vec<CardFinding>,
}

impl<'a> Sink<'a> {
    /// An empty one.
    pub(super) fn new(desk: &Desk<'a>) -> Self {
        let checks = desk.rules.checks.iter().map(|c| (c.id, c)).collect();
        Self { lang: desk.lang, checks, found: Vec::new() }
    }

    /// A finding at the card itself.
    pub(super) fn card(&mut self, id: DeskCheckId, sheet: &Sheet, slots: &[(&str, &str)]) {
        self.add(id, sheet, sheet.place.line, slots);
    }

    /// A finding at an entry of one of its lists.
    pub(super) fn part(
        &mut self,
        id: DeskCheckId,
        sheet: &Sheet,
        (part, index): (Part, usize),
        slots: &[(&str, &str)],
    ) {
        self.add(id, sheet, sheet.place.line_of(part, index), slots);
    }

    fn add(&mut self, id: DeskCheckId, sheet: &Sheet, line: u32, slots: &[(&str, &str)]) {
        let Some(check) = self.checks.get(&id).filter(|c| c.severity != Severity::Off) else {
            return;
        };
        // The words of the rules are set before those of the card come in, which stay as they are.
        let mut message = self.lang.typeset(&check.message);
        for (slot, value) in slots {
            message = message.replace(&format!("{{{slot}}}"), value);
        }
        self.found.push(CardFinding {
            file: sheet.place.file.clone(),
            line,
            code: check.code.clone(),
            severity: check.severity,
            card: sheet.card.id.clone(),
            title: check.title.clone(),
            message,
        });
    }

    /// Findings of other checks in the card's page.
    pub(super) fn foreign(&mut self, sheet: &Sheet, findings: &[Finding]) {
        self.found.extend(findings.iter().map(|finding| CardFinding {
            file: sheet.place.file.clone(),
            line:
                sheet.place.line_of(Part::Sentences, sentence_at(&sheet.card, finding.span.start)),
            code: finding.code.clone(),
            severity: finding.severity,
            card: sheet.card.id.clone(),
            title: finding.title.clone(),
            message: finding.message.clone(),
        }));
    }

    /// The findings by place, then by code; each once.
    pub(super) fn finish(mut self) -> Vec<CardFinding> {
        self.found.sort();
        self.found.dedup();
        self.found
    }
}
