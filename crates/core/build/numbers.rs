//! Words beside numbers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Table {
    #[serde(rename = "about")]
    _about: IgnoredAny,
    multipliers: Vec<Words>,
    at_least: Vec<Words>,
    to: Vec<Words>,
    from: Vec<Words>,
    from_after: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
    #[serde(default)]
    times: u64,
    #[serde(rename = "in")]
    _languages: IgnoredAny,
    #[serde(default, rename = "why")]
    _why: IgnoredAny,
    #[serde(rename = "examples")]
    _examples: IgnoredAny,
}

/// `MULTIPLIERS`: one row a factor, and the other lists; each is one text, its words parted by `|`: a
/// pointer for every word would cost the module more than the words.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "numbers.json")?;
    let mut factors = BTreeMap::<u64, Vec<String>>::new();
    for entry in table.multipliers {
        factors.entry(entry.times).or_default().extend(entry.words);
    }
    let mut out = String::from("pub(super) static MULTIPLIERS: &[(u64, &str)] = &[\n");
    for (times, words) in factors {
        writeln!(out, "    ({times}, {:?}),", words.join("|"))?;
    }
    out.push_str("];\n");
    for (name, entries) in
        [("AT_LEAST", table.at_least), ("TO", table.to), ("FROM", table.from), ("FROM_AFTER", table.from_after)]
    {
        let words: Vec<String> = entries.into_iter().flat_map(|e| e.words).collect();
        writeln!(out, "pub(super) static {name}: &str = {:?};", words.join("|"))?;
    }
    Ok(out)
}
