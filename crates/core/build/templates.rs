//! The templates of posts that a user starts with.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    lines: Vec<String>,
}

/// `TEMPLATES`: id and text.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let rows: Vec<Row> = super::load(data, "templates.json")?;
    let mut out = String::from("static TEMPLATES: &[(&str, &str)] = &[\n");
    for Row { id, lines } in rows {
        writeln!(out, "    ({id:?}, {:?}),", lines.join("\n"))?;
    }
    out.push_str("];\n");
    Ok(out)
}
