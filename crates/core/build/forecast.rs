//! From which amount on a publisher is paid out.

use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    threshold: Threshold,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Threshold {
    amount: String,
    currency: String,
    source: String,
    as_of: String,
}

/// `USUAL`: amount, currency, source and date.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let Table { threshold: Threshold { amount, currency, source, as_of } } = super::load(data, "forecast.json")?;
    Ok(format!(
        "pub(super) static USUAL: (&str, &str, &str, &str) = ({amount:?}, {currency:?}, {source:?}, {as_of:?});\n"
    ))
}
