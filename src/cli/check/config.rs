//! `intertitre.yaml`. In: the nearest file above an input. Out: what a house asks for. It never merges two files, and
//! never passes over a key that it does not know.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use intertitre::Language;
use intertitre::check::{Settings, Unknown};
use intertitre::lang::compile::source::parse;
use intertitre::lang::schema::check::Bound;
use intertitre::model::Severity;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::args::{Check, FailOn, LangArg};
use crate::cli::fault::{Fault, nearest};
use crate::cli::files;

/// The name of the file.
pub(super) const NAME: &str = "intertitre.yaml";

/// What `intertitre.yaml` can say.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Config {
    /// Name of the profile to start from.
    pub(super) profile: Option<String>,
    /// From which severity on a finding fails the run.
    pub(super) fail_on: Option<FailOn>,
    /// Language of messages.
    pub(super) lang: Option<LangArg>,
    /// Globs of files that are not checked, relative to the file's folder.
    pub(super) exclude: Vec<String>,
    /// Limits by name.
    pub(super) limits: BTreeMap<String, u32>,
    /// Severities by code or family.
    pub(super) checks: BTreeMap<String, Severity>,
}

impl Config {
    /// The configuration of a file, and where it lies: `--config`, or the nearest one above it.
    pub(super) fn find(args: &Check, input: &Path) -> Result<(Self, Option<PathBuf>), Fault> {
        let path = match (&args.config, args.no_config) {
            (Some(path), _) => Some(path.clone()),
            (None, true) => None,
            (None, false) => {
                let place = files::resolved(input);
                place.ancestors().skip(1).map(|dir| dir.join(NAME)).find(|p| files::is_file(p))
            }
        };
        let Some(path) = path else { return Ok((Self::default(), None)) };
        let text = files::read_text(&path)?;
        Ok((parse(&path.display().to_string(), &text)?, Some(path)))
    }

    /// The settings that it asks for, with what the command line says on top.
    pub(super) fn settings(&self, args: &Check, lang: &Language) -> Result<Settings, Fault> {
        let profile = args.profile.as_deref().or(self.profile.as_deref()).unwrap_or("maison");
        let mut settings = Settings::of(profile, lang).map_err(|u| unknown(&u))?;
        for (name, value) in &self.limits {
            settings.set_limit(name, *value).map_err(|u| unknown(&u))?;
        }
        for (code, severity) in &self.checks {
            settings.set_severity(code, *severity, lang).map_err(|u| unknown(&u))?;
        }
        settings.select(&args.select, lang).map_err(|u| unknown(&u))?;
        for code in &args.ignore {
            settings.set_severity(code, Severity::Off, lang).map_err(|u| unknown(&u))?;
        }
        settings.keyphrase.clone_from(&args.keyphrase);
        settings.tongue = args.lang.or(self.lang).unwrap_or_default().into();
        Ok(settings)
    }

    /// Everything in force, as a file that says so.
    pub(super) fn print(&self, args: &Check, settings: &Settings) -> String {
        let fail_on = args.fail_on.or(self.fail_on).unwrap_or(FailOn::Error);
        let lang = args.lang.or(self.lang).unwrap_or_default();
        let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let mut out = format!(
            "profile: {}\nfail-on: {}\nlang: {}\nexclude: {}\nlimits:\n",
            settings.profile,
            word(json!(fail_on)),
            word(json!(lang)),
            json!(self.exclude),
        );
        settings.limits().for_each(|(name, value)| out += &format!("  {name}: {value}\n"));
        out += "checks:\n";
        for (code, severity) in settings.severities() {
            out += &format!("  {code}: \"{}\"\n", severity.name());
        }
        out
    }
}

/// A name that is not known, with the nearest ones.
pub(in crate::cli) fn unknown(unknown: &Unknown) -> Fault {
    let near = nearest(&unknown.name, unknown.known.iter().map(String::as_str));
    Fault::usage(format!("there is no {} « {} »; near it: {near}", unknown.what, unknown.name))
}

/// The JSON schema of the file.
pub(super) fn schema(lang: &Language) -> String {
    let rules = &lang.rules.check;
    let severity = json!({ "enum": Severity::ALL.map(Severity::name) });
    let limits: serde_json::Map<String, Value> = rules
        .limits
        .iter()
        .map(|l| {
            let about = format!("{} ({})", l.what.en, l.source);
            let value =
                json!({ "type": "integer", "minimum": 0, "default": l.maison, "description": about });
            (l.id.name().to_owned(), value)
        })
        .collect();
    debug_assert_eq!(limits.len(), Bound::ALL.len());
    let checks: serde_json::Map<String, Value> = intertitre::check::settings::codes(lang)
        .into_iter()
        .map(|code| {
            let title = rules.checks.iter().find(|c| c.code == code);
            let about = title.map_or("a family, or a wording", |c| c.title.en.as_str());
            (code, json!({ "$ref": "#/$defs/severity", "description": about }))
        })
        .collect();
    let profiles: Vec<&str> = rules.profiles.iter().map(|p| p.id.as_str()).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": NAME,
        "type": "object",
        "additionalProperties": false,
        "$defs": { "severity": severity },
        "properties": {
            "profile": { "enum": profiles },
            "fail-on": { "enum": [FailOn::Info, FailOn::Warning, FailOn::Error, FailOn::Never] },
            "lang": { "enum": [LangArg::Fr, LangArg::En] },
            "exclude": { "type": "array", "items": { "type": "string" } },
            "limits": { "type": "object", "additionalProperties": false, "properties": limits },
            "checks": { "type": "object", "additionalProperties": false, "properties": checks },
        },
    });
    format!("{schema:#}\n")
}
