//! Rates and terms of the programmes, and first-level categories.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::categories::{Category, Table as Categories};

#[derive(Deserialize)]
struct Table {
    sources: BTreeMap<String, Source>,
    programmes: Vec<Programme>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Source {
    text: String,
    as_of: String,
    dated: bool,
    confidence: String,
}

#[derive(Deserialize)]
struct Programme {
    network: String,
    #[serde(default)]
    markets: Vec<String>,
    #[serde(default)]
    cap: Option<Cap>,
    rows: Vec<Row>,
    terms: Vec<Term>,
}

#[derive(Deserialize)]
struct Cap {
    amount: String,
    currency: String,
}

#[derive(Deserialize)]
struct Row {
    part: String,
    effect: String,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    low: String,
    #[serde(default)]
    high: String,
    source: String,
}

#[derive(Deserialize)]
struct Term {
    term: String,
    value: String,
    source: String,
}

/// `SOURCE_*` constants and `PROGRAMMES`; an unknown source, effect or group stops the build.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "rates.json")?;
    let Categories { categories, .. } = super::load(data, "categories.json")?;
    let mut out = String::new();
    for (name, Source { text, as_of, dated, confidence }) in &table.sources {
        if !is_date(as_of) {
            return Err(format!("data/rates.json: source {name} has no date or year").into());
        }
        let confidence = match confidence.as_str() {
            "high" => "High",
            "medium" => "Medium",
            _ => {
                return Err(
                    format!("data/rates.json: source {name} is neither of high nor of medium confidence").into()
                );
            }
        };
        writeln!(
            out,
            "static SOURCE_{}: Source = Source {{ text: code::{}, as_of: {as_of:?}, dated: {dated}, confidence: Confidence::{confidence} }};",
            name.to_uppercase(),
            text.to_uppercase(),
        )?;
    }
    out.push_str("static PROGRAMMES: &[Programme] = &[\n");
    for Programme { network, markets, cap, rows, terms } in &table.programmes {
        let rows = rows.iter().map(|row| self::row(row, &table, &categories)).collect::<super::Res<String>>()?;
        let cap = match cap {
            Some(Cap { amount, currency }) => {
                format!("Some((Decimal::known({}), Currency::known(*b{currency:?})))", number(amount)?)
            }
            None => "None".to_owned(),
        };
        let terms = terms.iter().map(|term| self::term(term, &table)).collect::<super::Res<String>>()?;
        writeln!(
            out,
            "    Programme {{ network: {network:?}, markets: &{markets:?}, cap: {cap}, rows: &[{rows}], terms: &[{terms}] }},"
        )?;
    }
    out.push_str("];\n");
    Ok(out)
}

fn row(row: &Row, table: &Table, categories: &[Category]) -> super::Res<String> {
    let Row { part, effect, groups, categories: ids, low, high, source } = row;
    let effect = match effect.as_str() {
        "main" if low.is_empty() || high.is_empty() => {
            return Err(format!("data/rates.json: {part} counts but has no rate").into());
        }
        "main" => "Main",
        "up" => "Up",
        "down" => "Down",
        _ => return Err(format!("data/rates.json: {part} has the unknown effect {effect}").into()),
    };
    if let Some(group) = groups.iter().find(|g| !categories.iter().any(|c| c.group == **g)) {
        return Err(format!("data/rates.json: {part} names the unknown group {group}").into());
    }
    if let Some(id) = ids.iter().find(|id| !categories.iter().any(|c| c.id == **id)) {
        return Err(format!("data/rates.json: {part} names the unknown category {id}").into());
    }
    let rates = match (low.as_str(), high.as_str()) {
        ("", "") => "None".to_owned(),
        (low, high) => {
            format!("Some(RateRange::known(Percent::known({}), Percent::known({})))", number(low)?, number(high)?)
        }
    };
    let ids: Vec<_> = ids.iter().map(|id| format!("PostingId::known({id})")).collect();
    let ids = ids.join(", ");
    let source = known(source, table)?;
    let part = part.to_uppercase();
    Ok(format!(
        "Row {{ part: code::{part}, effect: Effect::{effect}, groups: &{groups:?}, categories: &[{ids}], rates: {rates}, source: &SOURCE_{source} }}, "
    ))
}

fn term(Term { term, value, source }: &Term, table: &Table) -> super::Res<String> {
    let source = known(source, table)?;
    Ok(format!("Term {{ term: code::{}, value: {value:?}, source: &SOURCE_{source} }}, ", term.to_uppercase()))
}

fn known(source: &str, table: &Table) -> super::Res<String> {
    match table.sources.contains_key(source) {
        true => Ok(source.to_uppercase()),
        false => Err(format!("data/rates.json names the unknown source {source}").into()),
    }
}

/// A decimal number as `units, scale`.
fn number(text: &str) -> super::Res<String> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let units: u64 = format!("{whole}{part}").parse().map_err(|_| format!("data/rates.json: {text} is no number"))?;
    Ok(format!("{units}, {}", part.len()))
}

/// `2026`, `2020-09` or `2021-10-15`.
pub(crate) fn is_date(text: &str) -> bool {
    matches!(text.len(), 4 | 7 | 10)
        && text.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
}
