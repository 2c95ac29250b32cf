//! What was said of products' rates, to be held against what they paid.

use serde::Deserialize;

use super::calibration::Spoken;
use crate::map::Map;
use crate::order::sorted;
use crate::record::Value;
use crate::report::row::OrderRow;
use crate::text::message::{Note, code};
use crate::value::{Day, NetworkCode, Percent, ProductId};

/// A range that was said, as a file holds it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Record {
    at: String,
    product: String,
    network: String,
    low: String,
    high: String,
    source: String,
}

/// A range that was said of a product's rate.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidRate {
    /// When it was said.
    pub day: Day,
    /// Of which product.
    pub product: ProductId,
    /// Who pays.
    pub network: NetworkCode,
    /// The lower end.
    pub low: Percent,
    /// The higher end.
    pub high: Percent,
    /// Whose word it was: the name of an estimate's basis.
    pub source: String,
}

/// A range that was said, and the order that it is held against.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Pair<'a> {
    pub(in crate::report) said: &'a SaidRate,
    pub(in crate::report) row: &'a OrderRow,
    /// What was paid; `None` of an order that is not settled, or says no rate.
    pub(in crate::report) spoken: Option<Spoken>,
}

/// Of a JSON list of `{at, product, network, low, high, source}`: a day or moment, ids, percent.
///
/// ```
/// use affix_core::report::learn::said_rates;
/// let file = r#"[{"at": "2026-07-01", "product": "1005009000000001", "network": "aliexpress", "low": "7", "high": "9", "source": "guide"}]"#;
/// assert_eq!(said_rates(file).map(|rates| rates.len()), Ok(1));
/// assert!(said_rates(r#"[{"at": "yesterday"}]"#).is_err());
/// ```
///
/// # Errors
/// It is none, or a value in it cannot be used.
pub fn said_rates(text: &str) -> Result<Vec<SaidRate>, Note> {
    let list = Value::parse(text)?.into_list().ok_or_else(|| Note::plain(code::REPORT_SAID))?;
    list.into_iter().enumerate().map(|(n, value)| said_rate(n + 1, value)).collect()
}

fn said_rate(n: usize, value: Value) -> Result<SaidRate, Note> {
    let record: Record = value.read().map_err(|wrong| wrong.note())?;
    let wrong =
        |field: &str| Note::new(code::REPORT_SAID_VALUE, [("count", n.to_string()), ("field", field.to_owned())]);
    let day = record.at.get(..10).and_then(|day| day.parse().ok()).ok_or_else(|| wrong("at"))?;
    Ok(SaidRate {
        day,
        product: record.product.parse().map_err(|_| wrong("product"))?,
        network: record.network.parse().map_err(|_| wrong("network"))?,
        low: record.low.parse().map_err(|_| wrong("low"))?,
        high: record.high.parse().map_err(|_| wrong("high"))?,
        source: record.source,
    })
}

/// The range that was said last before each settled order of the same product and network, and what it paid.
pub fn held_against<'a>(said: &'a [SaidRate], rows: impl Iterator<Item = &'a OrderRow>) -> Vec<(String, Spoken)> {
    let each = pairs(said, rows).into_iter();
    each.filter_map(|Pair { said, spoken, .. }| Some((said.source.clone(), spoken?))).collect()
}

/// The range that was said last before each order of the same product and network.
pub(in crate::report) fn pairs<'a>(said: &'a [SaidRate], rows: impl Iterator<Item = &'a OrderRow>) -> Vec<Pair<'a>> {
    let mut by_product: Map<(NetworkCode, ProductId), Vec<&SaidRate>> = Map::new();
    for rate in said {
        by_product.entry((rate.network, rate.product)).or_default().push(rate);
    }
    for rates in by_product.values_mut() {
        *rates = sorted(std::mem::take(rates), |one, other| one.day.cmp(&other.day));
    }
    let paired = rows.filter_map(|row| {
        let rates = by_product.get(&(row.network, row.product_id?))?;
        let day = row.ordered_at?.day();
        let before = rates.partition_point(|rate| rate.day <= day);
        let said = *rates.get(before.checked_sub(1)?)?;
        Some(Pair { said, row, spoken: Spoken::of(said.low, said.high, row) })
    });
    paired.collect()
}
