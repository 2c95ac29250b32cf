//! Stored series as a table or as JSON, in the shape that [`super::table`] reads; piece by piece.

use serde::Deserialize;

use super::observation::{Kind, SeriesKey};
use super::remember::PriceRecords;
use super::sighting::{Sighting, Sightings};
use super::table::{COLUMNS, GONE, MORE};
use crate::calendar::moment_of;
use crate::text::csv;
use affix_json::push_string;

/// Which piece of a file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FilePart {
    /// Nothing stands before it.
    pub first: bool,
    /// Nothing follows.
    pub last: bool,
}

const WIDTH: usize = COLUMNS.len() + MORE.len();

/// Records as CSV: a row each time that a price was seen or the goods were gone.
pub fn to_csv(records: &PriceRecords, part: FilePart) -> String {
    let mut out = String::new();
    if part.first {
        csv::line(&mut out, COLUMNS.into_iter().chain(MORE));
    }
    each(records, &mut |cells| csv::line(&mut out, cells.iter().map(String::as_str)));
    out
}

/// The same as a JSON list, an object a line.
pub fn to_json(records: &PriceRecords, part: FilePart) -> String {
    let mut out = String::from(if part.first { "[" } else { "" });
    let mut begun = !part.first;
    each(records, &mut |cells| {
        out.push_str(if begun { ",\n{" } else { "\n{" });
        begun = true;
        let mut another = false;
        for (name, cell) in COLUMNS.iter().chain(&MORE).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            if std::mem::replace(&mut another, true) {
                out.push(',');
            }
            push_string(&mut out, name);
            out.push(':');
            push_string(&mut out, cell);
        }
        out.push('}');
    });
    if part.last {
        out.push_str("\n]\n");
    }
    out
}

/// Hands over the cells of each row.
fn each(records: &PriceRecords, row: &mut dyn FnMut(&[String; WIDTH])) {
    for series in &records.series {
        let Some(key) = series.key() else { continue };
        for seen in Sightings::read(&series.seen).good {
            // Without a variant it would end all of the product's.
            if seen.price.is_some() || key.sku_id.is_some() {
                row(&cells(&key, seen));
            }
        }
    }
    for product in &records.products {
        for (at, sku) in product.gone_times() {
            let id = product.id.to_string();
            let sku = sku.map(|sku| sku.to_string()).unwrap_or_default();
            let none = String::new;
            let one = "1".to_owned();
            row(&[moment_of(at), id, sku, none(), none(), GONE.into(), one, none(), none(), none(), none()]);
        }
    }
}

fn cells(key: &SeriesKey, seen: Sighting) -> [String; WIDTH] {
    let text = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let kind = Kind::ALL.iter().find(|(_, kind)| *kind == key.kind).map_or("", |(name, _)| name);
    [
        moment_of(seen.at.saturating_mul(1_000)),
        key.product_id.to_string(),
        key.sku_id.as_ref().map(ToString::to_string).unwrap_or_default(),
        key.country.map(|country| country.to_string()).unwrap_or_default(),
        key.currency.to_string(),
        if seen.price.is_some() { kind } else { GONE }.to_owned(),
        key.lot.to_string(),
        text(seen.price),
        text(seen.list),
        seen.from.name().to_owned(),
        text(seen.stock),
    ]
}
