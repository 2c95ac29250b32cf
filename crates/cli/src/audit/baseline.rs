//! What was found before and accepted, in a file.

use std::collections::{BTreeMap, HashMap};
use std::fs;

use affix_core::audit::{Finding, rules};
use affix_core::text::message::{Note, code};
use affix_core::value::Day;
use affix_files::saved::unreadable;
use serde::{Deserialize, Serialize};

/// The version of the file.
const VERSION: u32 = 1;

/// The file.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Baseline {
    version: u32,
    #[serde(default)]
    accepted: Vec<Entry>,
}

/// Something accepted.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) fingerprint: String,
    pub(super) rule: String,
    r#where: String,
    since: String,
    until: Option<String>,
    why: Option<String>,
}

/// What is to be accepted, and why.
pub(super) struct Accept {
    rule: Option<&'static str>,
    why: String,
}

impl Accept {
    pub(super) fn of(text: &str) -> Result<Self, String> {
        let wrong = || {
            let names = rules().iter().map(|rule| rule.code).collect::<Vec<_>>().join(", ");
            Note::new(code::CLI_AUDIT_ACCEPT, [("text", text), ("names", &names)]).text
        };
        let (rule, why) = text.split_once('=').ok_or_else(wrong)?;
        let why = why.trim();
        if why.is_empty() {
            return Err(wrong());
        }
        let rule = match rule.trim() {
            "all" => None,
            name => Some(rules().iter().find(|rule| rule.code == name).ok_or_else(wrong)?.code),
        };
        Ok(Self { rule, why: why.to_owned() })
    }
}

/// How a finding stands to the baseline.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    New,
    Known,
    Accepted,
}

impl State {
    /// Its name in JSON.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Accepted => "accepted",
        }
    }
}

impl Baseline {
    /// A file that is still to be written may be missing.
    pub(super) fn read(file: &str, may_be_missing: bool) -> Result<Self, String> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(e) if may_be_missing && e.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { version: VERSION, accepted: Vec::new() });
            }
            Err(e) => return Err(format!("{file}: {}", unreadable(file, "baseline.json", &e))),
        };
        let refused = |why: &str| format!("{file}: {}", Note::new(code::CLI_AUDIT_BASELINE, [("problem", why)]));
        let version = serde_json::from_str::<serde_json::Value>(&text).map_err(|e| refused(&e.to_string()))?;
        if version.get("version").and_then(serde_json::Value::as_u64).is_some_and(|v| v > VERSION.into()) {
            return Err(format!("{file}: {}", Note::plain(code::CLI_AUDIT_BASELINE_NEWER)));
        }
        serde_json::from_str(&text).map_err(|e| refused(&e.to_string()))
    }

    /// How each finding stands, and what is no longer found.
    pub(super) fn states(&self, findings: &[Finding], today: Day) -> (Vec<State>, BTreeMap<String, usize>) {
        let mut entries: HashMap<&str, (&Entry, bool)> =
            self.accepted.iter().map(|entry| (entry.fingerprint.as_str(), (entry, false))).collect();
        let states = findings
            .iter()
            .map(|finding| match entries.get_mut(finding.fingerprint.as_str()) {
                Some((entry, seen)) => {
                    *seen = true;
                    entry.state(today)
                }
                None => State::New,
            })
            .collect();
        let mut gone = BTreeMap::new();
        for (entry, _) in entries.values().filter(|(_, seen)| !seen) {
            *gone.entry(entry.rule.clone()).or_default() += 1;
        }
        (states, gone)
    }

    /// Takes in what is found by these rules; what is no longer found leaves.
    pub(super) fn accept(&mut self, findings: &[Finding], accept: &[Accept], today: Day) {
        let found: HashMap<&str, &Finding> = findings.iter().map(|f| (f.fingerprint.as_str(), f)).collect();
        self.accepted.retain(|entry| found.contains_key(entry.fingerprint.as_str()));
        let known: HashMap<String, usize> =
            self.accepted.iter().enumerate().map(|(at, entry)| (entry.fingerprint.clone(), at)).collect();
        for finding in findings {
            let Some(wanted) = accept.iter().find(|a| a.rule.is_none_or(|rule| rule == finding.rule)) else { continue };
            let entry = Entry {
                fingerprint: finding.fingerprint.clone(),
                rule: finding.rule.to_owned(),
                r#where: name(finding),
                since: today.to_string(),
                until: None,
                why: Some(wanted.why.clone()),
            };
            match known.get(&finding.fingerprint).and_then(|at| self.accepted.get_mut(*at)) {
                Some(old) if old.state(today) == State::Accepted => {}
                Some(old) => *old = entry,
                None => self.accepted.push(entry),
            }
        }
        self.accepted.sort_by(|a, b| (&a.r#where, &a.rule, &a.fingerprint).cmp(&(&b.r#where, &b.rule, &b.fingerprint)));
    }

    /// One entry a line, so that a change of one shows as one.
    pub(super) fn write(&self, file: &str) -> Result<(), String> {
        let lines: Vec<String> = self.accepted.iter().filter_map(|entry| serde_json::to_string(entry).ok()).collect();
        let inside = if lines.is_empty() { String::new() } else { format!("\n  {}\n", lines.join(",\n  ")) };
        let text = format!("{{ \"version\": {VERSION}, \"accepted\": [{inside}] }}\n");
        fs::write(file, text)
            .map_err(|e| format!("{file}: {}", Note::new(code::CLI_OUTPUT, [("problem", e.to_string())])))
    }
}

impl Entry {
    fn state(&self, today: Day) -> State {
        let over = self.until.as_deref().and_then(|until| until.parse::<Day>().ok()).is_some_and(|until| until < today);
        match (&self.why, over) {
            (_, true) => State::New,
            (Some(_), false) => State::Accepted,
            (None, false) => State::Known,
        }
    }
}

/// What a finding's document is known by.
pub(super) fn name(finding: &Finding) -> String {
    match &finding.r#where {
        Some(part) => format!("{}#{part}", finding.document),
        None => finding.document.clone(),
    }
}
