//! What the audit looks for.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Table {
    #[serde(rename = "about")]
    _about: IgnoredAny,
    rules: Vec<Rule>,
    disclosures: Vec<Disclosure>,
    general: Vec<String>,
    superlatives: Vec<String>,
    today: Vec<String>,
    events: Vec<Event>,
    months: Vec<String>,
    reviews: Vec<String>,
    limitations: Vec<String>,
    picture_hosts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    code: String,
    severity: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disclosure {
    market: String,
    languages: Vec<String>,
    enough: Vec<String>,
    cased: Vec<String>,
    weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    names: Vec<String>,
    month: u8,
    day: u8,
}

/// A constant a rule, and the lists of words.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "audit.json")?;
    let mut out = String::new();
    for Rule { code, severity, source } in &table.rules {
        let (name, doc) = (code.replace('-', "_").to_uppercase(), source.replace('\n', " "));
        let severity = match severity.as_str() {
            "error" => "Error",
            "warn" => "Warn",
            "info" => "Info",
            other => return Err(format!("severity {other}").into()),
        };
        writeln!(
            out,
            "/// {doc}.\npub(crate) const {name}: Rule = Rule {{ code: {code:?}, severity: Severity::{severity}, source: {source:?} }};"
        )?;
    }
    let names: Vec<String> =
        table.rules.iter().map(|r| format!("&{}", r.code.replace('-', "_").to_uppercase())).collect();
    writeln!(out, "static RULES: &[&Rule] = &[{}];", names.join(", "))?;
    writeln!(out, "pub(crate) static MARKETS: &[Market] = &[")?;
    for Disclosure { market, languages, enough, cased, weak } in table.disclosures {
        writeln!(
            out,
            "    Market {{ code: {market:?}, languages: &{languages:?}, enough: &{enough:?}, cased: &{cased:?}, weak: &{weak:?} }},"
        )?;
    }
    writeln!(out, "];\npub(crate) static EVENTS: &[Event] = &[")?;
    for Event { names, month, day } in table.events {
        writeln!(out, "    Event {{ names: &{names:?}, month: {month}, day: {day} }},")?;
    }
    writeln!(out, "];")?;
    for (name, words) in [
        ("GENERAL", table.general),
        ("SUPERLATIVES", table.superlatives),
        ("TODAY", table.today),
        ("MONTHS", table.months),
        ("REVIEWS", table.reviews),
        ("LIMITATIONS", table.limitations),
        ("PICTURE_HOSTS", table.picture_hosts),
    ] {
        writeln!(out, "pub(crate) static {name}: &[&str] = &{words:?};")?;
    }
    Ok(out)
}
