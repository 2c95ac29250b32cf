//! What is to be said of an audit, whatever the form.

use std::collections::BTreeMap;

use affix_core::audit::Finding;
use affix_core::text::message::{Note, code};
use affix_core::value::Day;
use serde::Serialize;

use super::baseline::{Baseline, State};

/// The version of the JSON.
const VERSION: u32 = 1;

#[derive(Serialize)]
pub(super) struct Judged {
    #[serde(flatten)]
    pub(super) finding: Finding,
    pub(super) state: State,
}

/// What of a rule.
#[derive(Default, Serialize)]
pub(super) struct Count {
    pub(super) rule: String,
    pub(super) new: usize,
    pub(super) known: usize,
    pub(super) accepted: usize,
    pub(super) gone: usize,
}

/// All that is to be said.
#[derive(Serialize)]
pub(super) struct Report {
    version: u32,
    documents: usize,
    links: usize,
    pub(super) findings: Vec<Judged>,
    pub(super) summary: Vec<Count>,
}

impl Report {
    pub(super) fn of(findings: Vec<Finding>, documents: usize, links: usize, before: &Baseline, today: Day) -> Self {
        let (states, gone) = before.states(&findings, today);
        let mut counts: BTreeMap<String, Count> = BTreeMap::new();
        for (finding, state) in findings.iter().zip(&states) {
            let count = counts.entry(finding.rule.to_owned()).or_default();
            match state {
                State::New => count.new += 1,
                State::Known => count.known += 1,
                State::Accepted => count.accepted += 1,
            }
        }
        for (rule, gone) in gone {
            counts.entry(rule).or_default().gone += gone;
        }
        let summary = counts.into_iter().map(|(rule, count)| Count { rule, ..count }).collect();
        let findings = findings.into_iter().zip(states).map(|(finding, state)| Judged { finding, state }).collect();
        Self { version: VERSION, documents, links, findings, summary }
    }

    /// What was not there before.
    pub(super) fn unseen(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|judged| judged.state == State::New).map(|judged| &judged.finding)
    }

    /// How much there is, on one line.
    pub(super) fn in_short(&self) -> String {
        let sum = |of: fn(&Count) -> usize| self.summary.iter().map(of).sum::<usize>().to_string();
        let counts = [
            ("documents", self.documents.to_string()),
            ("links", self.links.to_string()),
            ("new", sum(|c| c.new)),
            ("accepted", sum(|c| c.accepted + c.known)),
            ("gone", sum(|c| c.gone)),
        ];
        Note::new(code::CLI_AUDIT_IN_SHORT, counts).text
    }
}

/// A text between tags or in an attribute.
pub(super) fn xml(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
