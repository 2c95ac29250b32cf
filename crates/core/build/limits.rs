//! How long texts may be.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    most: u32,
    counts: String,
    source: String,
}

/// One constant a limit.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let mut out = String::new();
    for Row { name, most, counts, source } in super::load::<Vec<Row>>(data, "formats.json")? {
        writeln!(out, "/// In {counts} ({source}).\npub(crate) const {name}: u32 = {most};")?;
    }
    Ok(out)
}
