//! What pages say in words.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Table {
    #[serde(rename = "about")]
    _about: IgnoredAny,
    new_shopper: Vec<Words>,
    sold: Vec<Words>,
    left: Vec<Words>,
    limit: Vec<Words>,
    free: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
    #[serde(rename = "in")]
    _languages: IgnoredAny,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

/// A text for each list, its words parted by `|`.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "sayings.json")?;
    let lists = [
        ("NEW_SHOPPER", table.new_shopper),
        ("SOLD", table.sold),
        ("LEFT", table.left),
        ("LIMIT", table.limit),
        ("FREE", table.free),
    ];
    let mut out = String::new();
    for (name, entries) in lists {
        let words: Vec<String> = entries.into_iter().flat_map(|e| e.words).collect();
        writeln!(out, "static {name}: &str = {:?};", words.join("|"))?;
    }
    Ok(out)
}
