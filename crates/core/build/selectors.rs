//! What the selector table asks for, by name; the table itself is executed outside of the core.

use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Table {
    version: u32,
    markers: Vec<String>,
    fields: Vec<Field>,
    groups: Vec<Group>,
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

/// `VERSION`, `MARKERS`, `FIELDS` and `GROUPS` of the table.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let Table { version, markers, fields, groups } = super::load(data, "selectors.json")?;
    let keys = |fields: Vec<Field>| fields.into_iter().map(|f| f.key).collect::<Vec<_>>();
    let groups: Vec<_> = groups.into_iter().map(|g| (g.key, keys(g.fields))).collect();
    let groups: Vec<_> = groups.iter().map(|(key, fields)| format!("({key:?}, &{fields:?})")).collect();
    Ok(format!(
        "static VERSION: &str = \"{version}\";\nstatic MARKERS: &[&str] = &{markers:?};\nstatic FIELDS: &[&str] = &{:?};\nstatic GROUPS: &[(&str, &[&str])] = &[{}];\n",
        keys(fields),
        groups.join(", "),
    ))
}
