//! What is asked of a text. In: the profiles of the rules and what a house changes. Out: a limit or a severity by name. It
//! never reads a file: `cli` does.

use std::collections::BTreeMap;

use crate::lang::Language;
use crate::lang::schema::check::{Bound, Check};
use crate::model::{Severity, Tongue};

/// The profile in force, with a house's own changes.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Name of the profile.
    pub profile: String,
    /// Language of the messages.
    pub tongue: Tongue,
    /// The keyphrase of every file that states none.
    pub keyphrase: Option<String>,
    limits: BTreeMap<Bound, u32>,
    severities: BTreeMap<String, Severity>,
}

/// A name that the rules do not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What was given.
    pub name: String,
    /// What kind of name it is: `profile`, `limit`, `check`.
    pub what: &'static str,
    /// The names that are known.
    pub known: Vec<String>,
}

impl Settings {
    /// A profile as the rules have it.
    pub fn of(profile: &str, lang: &Language) -> Result<Self, Unknown> {
        let rules = &lang.rules.check;
        let found = rules.profiles.iter().find(|p| p.id == profile);
        let Some(found) = found else {
            let known = rules.profiles.iter().map(|p| p.id.clone()).collect();
            return Err(Unknown { name: profile.into(), what: "profile", known });
        };
        Ok(Self {
            profile: profile.to_owned(),
            tongue: Tongue::French,
            keyphrase: None,
            limits: rules.limits.iter().map(|l| (l.id, l.in_profile(profile))).collect(),
            severities: found.checks.clone(),
        })
    }

    /// The value of a limit.
    pub fn limit(&self, bound: Bound) -> u32 {
        self.limits.get(&bound).copied().unwrap_or(u32::MAX)
    }

    /// Every limit with its value, in the order of their names.
    pub fn limits(&self) -> impl Iterator<Item = (&'static str, u32)> + '_ {
        Bound::ALL.iter().map(|b| (b.name(), self.limit(*b)))
    }

    /// Sets a limit by its name.
    pub fn set_limit(&mut self, name: &str, value: u32) -> Result<(), Unknown> {
        let Some(bound) = Bound::ALL.iter().find(|b| b.name() == name) else {
            let known = Bound::ALL.iter().map(|b| b.name().to_owned()).collect();
            return Err(Unknown { name: name.into(), what: "limit", known });
        };
        self.limits.insert(*bound, value);
        Ok(())
    }

    /// Sets the severity of a check or of a family (`TIT`), by its code.
    pub fn set_severity(
        &mut self,
        code: &str,
        severity: Severity,
        lang: &Language,
    ) -> Result<(), Unknown> {
        let known = codes(lang);
        if !known.iter().any(|k| k == code) {
            return Err(Unknown { name: code.into(), what: "check", known });
        }
        self.severities.insert(code.to_owned(), severity);
        Ok(())
    }

    /// Keeps only the checks whose code or family is named.
    pub fn select(&mut self, only: &[String], lang: &Language) -> Result<(), Unknown> {
        let known = codes(lang);
        if let Some(name) = only.iter().find(|o| !known.contains(o)) {
            return Err(Unknown { name: name.clone(), what: "check", known });
        }
        if only.is_empty() {
            return Ok(());
        }
        for code in known {
            let kept = only.iter().any(|o| code == *o || family(&code) == o.as_str());
            if !kept && code.contains('-') {
                self.severities.insert(code, Severity::Off);
            }
        }
        Ok(())
    }

    /// The severities that differ from those of the checks, by code or family.
    pub fn severities(&self) -> impl Iterator<Item = (&str, Severity)> {
        self.severities.iter().map(|(code, severity)| (code.as_str(), *severity))
    }

    /// The severity of a code: its own setting, else that of its family, else that of the check.
    pub fn severity(&self, code: &str, check: &Check, beyond: bool) -> Severity {
        let set = self.severities.get(code).or_else(|| self.severities.get(&check.code));
        let set = set.or_else(|| self.severities.get(family(code)));
        let own = check.beyond.filter(|_| beyond).unwrap_or(check.severity);
        set.copied().unwrap_or(own)
    }
}

/// `TIT` of `TIT-001`.
pub fn family(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

/// Every code and family.
pub fn codes(lang: &Language) -> Vec<String> {
    let rules = &lang.rules.check;
    let own = rules.checks.iter().map(|c| c.code.clone());
    let families = rules.checks.iter().map(|c| family(&c.code).to_owned());
    let calques = rules.calques.iter().map(|c| format!("CAL-{}", c.id));
    let mut all: Vec<String> = own.chain(families).chain(calques).collect();
    all.sort();
    all.dedup();
    all
}
