//! Disclosure labels by market.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    market: String,
    label: String,
}

/// `DISCLOSURES`: market and label.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let rows: Vec<Row> = super::load(data, "disclosures.json")?;
    let mut out = String::from("static DISCLOSURES: &[(&str, &str)] = &[\n");
    for Row { market, label } in rows {
        writeln!(out, "    ({market:?}, {label:?}),")?;
    }
    out.push_str("];\n");
    Ok(out)
}
