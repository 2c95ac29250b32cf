//! What was found before and accepted, in a file.

use std::collections::HashMap;
use std::fs;

use affix_core::audit::{AcceptedFinding, Finding, FindingState, rules};
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
struct Entry {
    fingerprint: String,
    rule: String,
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

    /// What was accepted.
    pub(super) fn accepted(&self) -> Vec<AcceptedFinding> {
        self.accepted.iter().cloned().map(AcceptedFinding::from).collect()
    }

    /// Takes in what is found by these rules; what is no longer found leaves.
    pub(super) fn accept(&mut self, findings: &[Finding], accept: &[Accept], today: Day) {
        let found: HashMap<&str, &Finding> = findings.iter().map(|f| (f.fingerprint.as_str(), f)).collect();
        self.accepted.retain(|entry| found.contains_key(entry.fingerprint.as_str()));
        let known: HashMap<String, usize> =
            self.accepted.iter().enumerate().map(|(at, entry)| (entry.fingerprint.clone(), at)).collect();
        for finding in findings {
            let Some(wanted) = accept.iter().find(|a| a.rule.is_none_or(|rule| rule == finding.rule)) else { continue };
            let entry = Entry::from(AcceptedFinding::of(finding, &wanted.why, today));
            match known.get(&finding.fingerprint).and_then(|at| self.accepted.get_mut(*at)) {
                Some(old) if AcceptedFinding::from(old.clone()).state(today) == FindingState::Accepted => {}
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

impl From<Entry> for AcceptedFinding {
    fn from(Entry { fingerprint, rule, r#where, since, until, why }: Entry) -> Self {
        Self { fingerprint, rule, r#where, since, until, why }
    }
}

impl From<AcceptedFinding> for Entry {
    fn from(AcceptedFinding { fingerprint, rule, r#where, since, until, why }: AcceptedFinding) -> Self {
        Self { fingerprint, rule, r#where, since, until, why }
    }
}
