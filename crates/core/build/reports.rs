//! How tables of orders name things.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Table {
    #[serde(rename = "about")]
    _about: IgnoredAny,
    fields: BTreeMap<String, Vec<String>>,
    tags: Vec<(String, Vec<String>)>,
    statuses: Vec<Status>,
    new_buyer: Buyer,
    totals: Vec<String>,
    named_currencies: Vec<String>,
    layouts: Vec<serde_json::Map<String, Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Status {
    status: String,
    whole: Vec<String>,
    inside: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Buyer {
    yes: Vec<String>,
    no: Vec<String>,
}

/// Letters and digits alone, in small letters, as the reader compares them.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A list of names, a constant each; a name in two fields is refused.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "reports.json")?;
    let mut out = String::new();
    let mut rows = Vec::new();
    let mut seen = BTreeMap::new();
    for (field, names) in &table.fields {
        let names: Vec<String> = names.iter().map(|name| bare(name)).collect();
        for name in &names {
            if let Some(other) = seen.insert(name.clone(), field.clone()).filter(|other| other != field) {
                return Err(format!("data/reports.json: “{name}” is {field} and {other}").into());
            }
        }
        rows.push((field, names));
    }
    writeln!(out, "static FIELDS: &[(&str, &[&str])] = &{};", slices(rows.iter().map(|(f, n)| (f.as_str(), n))))?;
    let mut tags = Vec::new();
    for (tag, names) in &table.tags {
        tags.push((tag.as_str(), names.iter().map(|name| bare(name)).collect::<Vec<_>>()));
    }
    writeln!(out, "static TAGS: &[(&str, &[&str])] = &{};", slices(tags.iter().map(|(t, n)| (*t, n))))?;
    for (list, name) in [("whole", "WHOLE"), ("inside", "INSIDE")] {
        let rows =
            table.statuses.iter().map(|s| (s.status.as_str(), if list == "whole" { &s.whole } else { &s.inside }));
        writeln!(out, "pub(in crate::report) static {name}: &[(&str, &[&str])] = &{};", slices(rows))?;
    }
    writeln!(out, "static NEW_BUYER: &[&str] = &{:?};", table.new_buyer.yes)?;
    writeln!(out, "static NO_NEW_BUYER: &[&str] = &{:?};", table.new_buyer.no)?;
    writeln!(out, "static TOTALS: &[&str] = &{:?};", table.totals)?;
    writeln!(out, "static NAMED_CURRENCIES: &[&str] = &{:?};", table.named_currencies)?;
    let mut layouts = Vec::new();
    for mut layout in table.layouts {
        if layout.remove("source").and_then(|s| Some(!s.as_str()?.is_empty())) != Some(true) {
            return Err("data/reports.json: a layout names no source".into());
        }
        layouts.push(serde_json::to_string(&layout)?);
    }
    writeln!(out, "static LAYOUTS: &[&str] = &{layouts:?};")?;
    Ok(out)
}

fn slices<'a>(rows: impl Iterator<Item = (&'a str, &'a Vec<String>)>) -> String {
    let rows: Vec<String> = rows.map(|(name, names)| format!("({name:?}, &{names:?})")).collect();
    format!("[{}]", rows.join(", "))
}
