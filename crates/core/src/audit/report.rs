//! What is said of an audit to other programs.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use super::baseline::{AcceptedFinding, FindingState, by_rule, states};
use super::finding::Finding;
use super::rules::{Severity, rules};
use crate::text::sheet;
use crate::value::Day;

/// The version of the JSON.
const VERSION: u32 = 1;

/// Findings that GitHub takes of one run.
const MOST: usize = 25_000;

/// What the table says of each finding.
const COLUMNS: [&str; 11] = [
    "rule",
    "severity",
    "state",
    "document",
    "line",
    "column",
    "where",
    "text",
    "message",
    "replacement",
    "fingerprint",
];

/// A finding, and how it stands to what was accepted.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
    /// How it stands.
    pub state: FindingState,
}

/// What of a rule.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RuleCount {
    /// The rule's code.
    pub rule: String,
    /// Findings that were not there before.
    pub new: usize,
    /// Those that were, without a reason.
    pub known: usize,
    /// Those that were accepted.
    pub accepted: usize,
    /// What was accepted and is no longer found.
    pub gone: usize,
}

/// All that is to be said.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    version: u32,
    /// How many documents were read.
    pub documents: usize,
    /// How many of their links have to do with AliExpress.
    pub links: usize,
    /// What is wrong, in the order in which it was read.
    pub findings: Vec<Judged>,
    /// How much of each rule.
    pub summary: Vec<RuleCount>,
}

impl Report {
    /// Findings beside what was accepted before.
    pub fn of(
        findings: Vec<Finding>,
        documents: usize,
        links: usize,
        accepted: &[AcceptedFinding],
        today: Day,
    ) -> Self {
        let (states, gone) = states(&findings, accepted, today);
        let mut counts: BTreeMap<&str, RuleCount> = BTreeMap::new();
        for (finding, state) in findings.iter().zip(&states) {
            let count = counts.entry(finding.rule).or_default();
            match state {
                FindingState::New => count.new += 1,
                FindingState::Known => count.known += 1,
                FindingState::Accepted => count.accepted += 1,
            }
        }
        for (rule, gone) in by_rule(gone) {
            counts.entry(rule).or_default().gone += gone;
        }
        let summary = counts.into_iter().map(|(rule, count)| RuleCount { rule: rule.to_owned(), ..count }).collect();
        let findings = findings.into_iter().zip(states).map(|(finding, state)| Judged { finding, state }).collect();
        Self { version: VERSION, documents, links, findings, summary }
    }

    /// What was not there before.
    pub fn unseen(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|judged| judged.state == FindingState::New).map(|judged| &judged.finding)
    }

    /// Everything, as one object of JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// SARIF 2.1.0, for code scanning: the worst where there are more than GitHub takes. `version`: the product's.
    pub fn sarif(&self, version: &str) -> String {
        let mut worst: Vec<&Judged> = self.findings.iter().collect();
        worst.sort_by_key(|judged| std::cmp::Reverse(judged.finding.severity));
        let left_out = worst.len().saturating_sub(MOST);
        worst.truncate(MOST);
        let results: Vec<_> = worst.into_iter().map(result).collect();
        let table: Vec<_> =
            rules().iter().map(|rule| json!({ "id": rule.code, "help": { "text": rule.source } })).collect();
        let mut run = json!({
            "tool": { "driver": { "name": "affix", "version": version, "rules": table } },
            "columnKind": "unicodeCodePoints",
            "results": results
        });
        if left_out > 0
            && let Some(map) = run.as_object_mut()
        {
            map.insert("properties".into(), json!({ "leftOut": left_out }));
        }
        json!({ "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run] })
            .to_string()
    }

    /// A table, the headings first.
    pub fn csv(&self) -> String {
        let mut cells: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
        for Judged { finding, state } in &self.findings {
            cells.extend([
                finding.rule.to_owned(),
                finding.severity.name().to_owned(),
                state.name().to_owned(),
                finding.document.clone(),
                finding.line.to_string(),
                finding.column.to_string(),
                finding.r#where.clone().unwrap_or_default(),
                finding.text.clone(),
                finding.message.clone(),
                finding.fix.as_ref().map(|fix| fix.to.clone()).unwrap_or_default(),
                finding.fingerprint.clone(),
            ]);
        }
        sheet(&cells, COLUMNS.len())
    }
}

/// A finding as SARIF has it.
fn result(Judged { finding, state }: &Judged) -> serde_json::Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "level": match finding.severity { Severity::Error => "error", Severity::Warn => "warning", Severity::Info => "note" },
        "message": { "text": finding.message },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": finding.document.replace(' ', "%20") },
                "region": { "startLine": finding.line.max(1), "startColumn": finding.column.max(1) }
            },
            "logicalLocations": [{ "fullyQualifiedName": finding.name() }]
        }],
        "partialFingerprints": { "affix/v1": finding.fingerprint },
        "baselineState": if *state == FindingState::New { "new" } else { "unchanged" }
    });
    if *state == FindingState::Accepted
        && let Some(map) = result.as_object_mut()
    {
        map.insert("suppressions".into(), json!([{ "kind": "external" }]));
    }
    result
}
