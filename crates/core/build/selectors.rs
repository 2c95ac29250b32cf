//! What the selector table asks for, by name; the table itself is executed outside of the core.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Table {
    version: u32,
    markers: Vec<String>,
    fields: Vec<Field>,
    groups: Vec<Group>,
    parts: Vec<Group>,
}

#[derive(Deserialize)]
struct Field {
    key: String,
}

#[derive(Deserialize)]
struct Group {
    key: String,
    fields: Vec<Field>,
}

/// `VERSIONS` of this crate and of the table, its `MARKERS`, and the names of its `FIELDS` and `GROUPS`, parts among
/// them.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let Table { version, markers, fields, groups, parts } = super::load(data, "selectors.json")?;
    let keys = |fields: Vec<Field>| fields.into_iter().map(|f| f.key).collect::<Vec<_>>();
    let mut out = String::new();
    let versions = format!("affix {}, selectors {version}\n", std::env::var("CARGO_PKG_VERSION")?);
    writeln!(out, "static VERSIONS: &str = {versions:?};")?;
    writeln!(out, "static MARKERS: &[&str] = &{markers:?};")?;
    writeln!(out, "static FIELDS: &[&str] = &{:?};", keys(fields))?;
    writeln!(out, "static GROUPS: &[(&str, &[&str])] = &[")?;
    for Group { key, fields } in groups.into_iter().chain(parts) {
        writeln!(out, "    ({key:?}, &{:?}),", keys(fields))?;
    }
    out.push_str("];\n");
    Ok(out)
}
