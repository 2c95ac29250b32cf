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
    sign: String,
    codes: Vec<String>,
}

/// `CODES`: every code with its minor units, sorted. `SIGNS`: longest sign first, so that `US $` is
/// seen before `$`.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let mut table: Table = super::load(data, "currencies.json")?;
    let mut codes: Vec<(&str, u8)> =
        table.minor_units.iter().flat_map(|(n, c)| c.iter().map(|c| (c.as_str(), *n))).collect();
    codes.sort_unstable();
    table.signs.sort_by_key(|s| std::cmp::Reverse(s.sign.len()));
    let mut out = String::from("static CODES: &[([u8; 3], u8)] = &[\n");
    for (code, units) in codes {
        writeln!(out, "    (*b{code:?}, {units}),")?;
    }
    out.push_str("];\nstatic SIGNS: &[(&str, &[Currency])] = &[\n");
    for Sign { sign, codes } in &table.signs {
        let codes: Vec<String> = codes.iter().map(|c| format!("Currency(*b{c:?})")).collect();
        writeln!(out, "    ({sign:?}, &[{}]),", codes.join(", "))?;
    }
    out.push_str("];\n");
    Ok(out)
}
