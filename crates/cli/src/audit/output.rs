//! How findings are printed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use affix_core::audit::{Finding, Severity, rules};
use affix_core::text::message::{Note, code};
use affix_core::text::sheet;
use clap::ValueEnum;
use serde_json::json;

use super::baseline::{State, name};
use super::page;
use super::report::{Judged, Report, xml};
use crate::complaint::one_line;

/// Findings that GitHub takes of one run.
const MOST: usize = 25_000;

/// Findings that are soon gone through.
const SHORT: usize = 5;

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

/// How to print.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// Everything, as one object.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for build servers.
    Junit,
    /// Annotations of GitHub's workflows.
    Github,
    /// A table.
    Csv,
    /// A page to open, print or send.
    Html,
}

impl Report {
    /// `first`: nothing was accepted before, so it is said how that is done.
    pub(super) fn print(&self, format: Format, all: bool, first: bool) -> String {
        match format {
            Format::Human => self.human(all, first),
            Format::Json => serde_json::to_string(self).unwrap_or_default() + "\n",
            Format::Sarif => self.sarif() + "\n",
            Format::Junit => self.junit(),
            Format::Github => self.github(),
            Format::Csv => self.csv(),
            Format::Html => page::of(self),
        }
    }

    fn human(&self, all: bool, first: bool) -> String {
        let mut out = String::new();
        let mut groups: BTreeMap<(String, &str), Vec<&Finding>> = BTreeMap::new();
        for finding in self.unseen() {
            groups.entry((name(finding), finding.rule)).or_default().push(finding);
        }
        for ((document, rule), findings) in &groups {
            let Some(first) = findings.first() else { continue };
            let severity = first.severity.name();
            if all || findings.len() == 1 {
                for finding in findings {
                    let place = place(finding);
                    let _ = writeln!(out, "{document}:{place}: {severity} {rule}: {}", finding.message);
                    if !finding.text.is_empty() {
                        let _ = writeln!(out, "    {}", one_line(&finding.text, usize::MAX));
                    }
                    if let Some(fix) = &finding.fix {
                        let _ = writeln!(out, "  → {}", one_line(&fix.to, usize::MAX));
                    }
                }
            } else {
                let _ = writeln!(out, "{document}: {severity} {rule}, {} times: {}", findings.len(), first.message);
            }
        }
        let _ = writeln!(out, "{}", self.in_short());
        if first && self.unseen().nth(SHORT).is_some() {
            let _ = writeln!(out, "{}", Note::plain(code::CLI_AUDIT_FIRST));
        }
        out
    }

    fn sarif(&self) -> String {
        let mut worst: Vec<&Judged> = self.findings.iter().collect();
        worst.sort_by_key(|judged| std::cmp::Reverse(judged.finding.severity));
        let left_out = worst.len().saturating_sub(MOST);
        worst.truncate(MOST);
        let results: Vec<_> = worst
            .iter()
            .map(|Judged { finding, state }| {
                let file = &finding.document;
                let mut result = json!({
                    "ruleId": finding.rule,
                    "level": match finding.severity { Severity::Error => "error", Severity::Warn => "warning", Severity::Info => "note" },
                    "message": { "text": finding.message },
                    "locations": [{
                        "physicalLocation": {
                            "artifactLocation": { "uri": file.replace(' ', "%20") },
                            "region": { "startLine": finding.line.max(1), "startColumn": finding.column.max(1) }
                        },
                        "logicalLocations": [{ "fullyQualifiedName": name(finding) }]
                    }],
                    "partialFingerprints": { "affix/v1": finding.fingerprint },
                    "baselineState": if *state == State::New { "new" } else { "unchanged" }
                });
                if *state == State::Accepted
                    && let Some(map) = result.as_object_mut()
                {
                    map.insert("suppressions".into(), json!([{ "kind": "external" }]));
                }
                result
            })
            .collect();
        let table: Vec<_> =
            rules().iter().map(|rule| json!({ "id": rule.code, "help": { "text": rule.source } })).collect();
        let mut run = json!({
            "tool": { "driver": { "name": "affix", "version": env!("CARGO_PKG_VERSION"), "rules": table } },
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

    fn junit(&self) -> String {
        let new: Vec<&Finding> = self.unseen().collect();
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let _ =
            writeln!(out, "<testsuite name=\"affix audit\" tests=\"{}\" failures=\"{}\">", new.len().max(1), new.len());
        for finding in &new {
            let _ = writeln!(
                out,
                "  <testcase classname=\"{}\" name=\"{} {}\"><failure type=\"{}\" message=\"{}\">{}</failure></testcase>",
                xml(&name(finding)),
                finding.rule,
                place(finding),
                finding.severity.name(),
                xml(&finding.message),
                xml(&finding.text)
            );
        }
        if new.is_empty() {
            out.push_str("  <testcase classname=\"affix\" name=\"audit\"/>\n");
        }
        out.push_str("</testsuite>\n");
        out
    }

    fn github(&self) -> String {
        let mut out = String::new();
        for finding in self.unseen() {
            let kind = match finding.severity {
                Severity::Error => "error",
                Severity::Warn => "warning",
                Severity::Info => "notice",
            };
            let file = &finding.document;
            let escaped = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
            let property = |text: &str| escaped(text).replace(':', "%3A").replace(',', "%2C");
            let _ = writeln!(
                out,
                "::{kind} file={},line={},col={},title={}::{}",
                property(file),
                finding.line.max(1),
                finding.column.max(1),
                property(finding.rule),
                escaped(&finding.message)
            );
        }
        out
    }

    fn csv(&self) -> String {
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

fn place(finding: &Finding) -> String {
    format!("{}:{}", finding.line, finding.column)
}
