//! Currencies and their signs.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Table {
    minor_units: BTreeMap<u8, Vec<String>>,
    signs: Vec<Sign>,
}

#[derive(Deserialize)]
struct Sign {
    signs: Vec<String>,
    codes: Vec<String>,
}

/// `CODES`: every code with its minor units, sorted. `SIGNS`: a line for every sign, a tab and its codes;
/// longest sign first, so that `US $` is seen before `$`.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "currencies.json")?;
    let mut codes: Vec<(&str, u8)> =
        table.minor_units.iter().flat_map(|(n, c)| c.iter().map(|c| (c.as_str(), *n))).collect();
    codes.sort_unstable();
    let rows = table.signs.iter().flat_map(|s| s.signs.iter().map(|sign| (sign, &s.codes)));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    let mut out = String::from("static CODES: &[([u8; 3], u8)] = &[\n");
    for (code, units) in codes {
        writeln!(out, "    (*b{code:?}, {units}),")?;
    }
    // One text: a pointer for every sign would cost the module more than the signs.
    let rows: Vec<String> = rows.iter().map(|(sign, codes)| format!("{sign}\t{}", codes.join(" "))).collect();
    writeln!(out, "];\nstatic SIGNS: &str = {:?};", rows.join("\n"))?;
    Ok(out)
}
