//! Disclosure labels by market.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    market: String,
    label: String,
    #[serde(default)]
    more: bool,
}

/// `DISCLOSURES`: market, label, and whether the law asks for words that only the user knows.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let rows: Vec<Row> = super::load(data, "disclosures.json")?;
    let mut out = String::from("static DISCLOSURES: &[(&str, &str, bool)] = &[\n");
    for Row { market, label, more } in rows {
        writeln!(out, "    ({market:?}, {label:?}, {more}),")?;
    }
    out.push_str("];\n");
    Ok(out)
}
