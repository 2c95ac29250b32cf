//! Commission bands and first-level categories.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    sources: BTreeMap<String, Source>,
    bands: Vec<Band>,
    categories: Vec<Category>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Source {
    text: String,
    as_of: String,
}

#[derive(Deserialize)]
struct Band {
    code: String,
    part: String,
    low: String,
    high: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Category {
    id: String,
    name: String,
    band: String,
    #[serde(default)]
    display_ids: Vec<String>,
    #[serde(default)]
    other_names: Vec<String>,
}

/// `SOURCE_*` constants and the `CATEGORIES` table; an unknown band or source stops the build.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "rates.json")?;
    let mut out = String::new();
    for (name, Source { text, as_of }) in &table.sources {
        let (name, text) = (name.to_uppercase(), text.to_uppercase());
        writeln!(out, "static SOURCE_{name}: Source = Source {{ text: code::{text}, as_of: {as_of:?} }};")?;
    }
    for Band { code, part, low, high, source } in &table.bands {
        if !table.sources.contains_key(source) {
            return Err(format!("data/rates.json: band {code} names the unknown source {source}").into());
        }
        writeln!(
            out,
            "static BAND_{}: Band = Band {{ part: code::{}, low: {low:?}, high: {high:?}, source: &SOURCE_{} }};",
            code.to_uppercase(),
            part.to_uppercase(),
            source.to_uppercase()
        )?;
    }
    out.push_str("static CATEGORIES: &[Category] = &[\n");
    for Category { id, name, band, display_ids, other_names } in &table.categories {
        if !table.bands.iter().any(|b| b.code == *band) {
            return Err(format!("data/rates.json: category {id} names the unknown band {band}").into());
        }
        writeln!(
            out,
            "    Category {{ id: {id:?}, name: {name:?}, band: &BAND_{}, display_ids: &{display_ids:?}, other_names: &{other_names:?} }},",
            band.to_uppercase()
        )?;
    }
    out.push_str("];\n");
    Ok(out)
}
