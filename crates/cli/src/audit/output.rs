//! How findings are printed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use affix_core::audit::{Finding, Report, Severity};
use affix_core::text::message::{Note, code};
use clap::ValueEnum;

use super::page;
use super::report::{in_short, xml};
use crate::complaint::one_line;

/// Findings that are soon gone through.
const SHORT: usize = 5;

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

/// `first`: nothing was accepted before, so it is said how that is done.
pub(super) fn text_of(report: &Report, format: Format, all: bool, first: bool) -> String {
    match format {
        Format::Human => human(report, all, first),
        Format::Json => report.json() + "\n",
        Format::Sarif => report.sarif(env!("CARGO_PKG_VERSION")) + "\n",
        Format::Junit => junit(report),
        Format::Github => github(report),
        Format::Csv => report.csv(),
        Format::Html => page::of(report),
    }
}

fn human(report: &Report, all: bool, first: bool) -> String {
    let mut out = String::new();
    let mut groups: BTreeMap<(String, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in report.unseen() {
        groups.entry((finding.name(), finding.rule)).or_default().push(finding);
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
    let _ = writeln!(out, "{}", in_short(report));
    if first && report.unseen().nth(SHORT).is_some() {
        let _ = writeln!(out, "{}", Note::plain(code::CLI_AUDIT_FIRST));
    }
    out
}

fn junit(report: &Report) -> String {
    let new: Vec<&Finding> = report.unseen().collect();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuite name=\"affix audit\" tests=\"{}\" failures=\"{}\">", new.len().max(1), new.len());
    for finding in &new {
        let _ = writeln!(
            out,
            "  <testcase classname=\"{}\" name=\"{} {}\"><failure type=\"{}\" message=\"{}\">{}</failure></testcase>",
            xml(&finding.name()),
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

fn github(report: &Report) -> String {
    let mut out = String::new();
    for finding in report.unseen() {
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

fn place(finding: &Finding) -> String {
    format!("{}:{}", finding.line, finding.column)
}
