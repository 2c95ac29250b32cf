//! What is to be said of an audit, whatever the form.

use affix_core::audit::{Report, RuleCount};
use affix_core::text::message::{Note, code};

/// How much there is, on one line.
pub(super) fn in_short(report: &Report) -> String {
    let sum = |of: fn(&RuleCount) -> usize| report.summary.iter().map(of).sum::<usize>().to_string();
    let counts = [
        ("documents", report.documents.to_string()),
        ("links", report.links.to_string()),
        ("new", sum(|c| c.new)),
        ("accepted", sum(|c| c.accepted + c.known)),
        ("gone", sum(|c| c.gone)),
    ];
    Note::new(code::CLI_AUDIT_IN_SHORT, counts).text
}

/// A text between tags or in an attribute.
pub(super) fn xml(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
