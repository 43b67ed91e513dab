//! Collects what checks find. In: a check's name, a place, figures. Out: findings with their words. It never drops one
//! that a profile asks for.

use std::collections::BTreeMap;

use super::settings::Settings;
use crate::lang::Language;
use crate::lang::schema::check::{Check, CheckId};
use crate::model::{Finding, Fix, Severity, Span};

/// One thing found, before it has words.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    id: CheckId,
    span: Span,
    beyond: bool,
    slots: Vec<(&'static str, String)>,
    help: Option<String>,
    fix: Option<Fix>,
    /// A code of its own, for what the rules list one by one.
    code: Option<String>,
}

impl Hit {
    /// A finding of that check at a place of the source.
    pub(super) fn new(id: CheckId, span: Span) -> Self {
        Self { id, span, beyond: false, slots: Vec::new(), help: None, fix: None, code: None }
    }

    /// Fills a slot of the message.
    pub(super) fn with(mut self, slot: &'static str, value: impl ToString) -> Self {
        self.slots.push((slot, value.to_string()));
        self
    }

    /// Notes that the second limit is passed too.
    pub(super) fn beyond(mut self, beyond: bool) -> Self {
        self.beyond = beyond;
        self
    }

    /// Says what would be better.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Proposes a safe change.
    pub(super) fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Gives it a code of its own.
    pub(super) fn code(mut self, code: String) -> Self {
        self.code = Some(code);
        self
    }
}

/// The findings of one file.
pub(super) struct Sink<'a> {
    settings: &'a Settings,
    checks: BTreeMap<CheckId, &'a Check>,
    found: Vec<Finding>,
}

impl<'a> Sink<'a> {
    /// An empty one.
    pub(super) fn new(settings: &'a Settings, lang: &'a Language) -> Self {
        let checks = lang.rules.check.checks.iter().map(|c| (c.id, c)).collect();
        Self { settings, checks, found: Vec::new() }
    }

    /// True if some finding of the check would be kept.
    pub(super) fn wants(&self, id: CheckId) -> bool {
        let Some(check) = self.checks.get(&id) else { return false };
        [false, true]
            .iter()
            .any(|b| self.settings.severity(&check.code, check, *b) != Severity::Off)
    }

    /// Keeps a finding, unless the settings turn its check off.
    pub(super) fn add(&mut self, hit: Hit) {
        let Some(check) = self.checks.get(&hit.id) else { return };
        let code = hit.code.unwrap_or_else(|| check.code.clone());
        let severity = self.settings.severity(&code, check, hit.beyond);
        if severity == Severity::Off {
            return;
        }
        let tongue = self.settings.tongue;
        self.found.push(Finding {
            code,
            title: check.title.said(tongue).to_owned(),
            severity,
            beyond: hit.beyond,
            span: hit.span,
            message: fill(check.message.said(tongue), &hit.slots),
            help: hit.help,
            fix: hit.fix,
            fingerprint: String::new(),
            suppressed: None,
        });
    }

    /// The findings by place, then by code; each once.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        sort(&mut self.found);
        self.found.dedup();
        self.found
    }
}

/// Puts findings in order: by place, then by code.
pub(super) fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.span, &a.code).cmp(&(b.span, &b.code)));
}

/// `{n}` becomes the figure of that name.
fn fill(template: &str, slots: &[(&'static str, String)]) -> String {
    let mut message = template.to_owned();
    for (slot, value) in slots {
        message = message.replace(&format!("{{{slot}}}"), value);
    }
    message
}
