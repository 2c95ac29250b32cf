//! How page states are found and told apart.

use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    markers: Vec<Marker>,
    formats: Vec<Format>,
    cards: Vec<Cards>,
}

#[derive(Deserialize)]
struct Marker {
    text: String,
}

#[derive(Deserialize)]
struct Format {
    reader: String,
    objects: Vec<String>,
}

#[derive(Deserialize)]
struct Cards {
    path: Vec<String>,
}

/// `MARKERS`, `FORMATS` (reader and the objects that betray it) and `CARDS` (ways to a list of cards).
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "states.json")?;
    let markers: Vec<_> = table.markers.into_iter().map(|m| m.text).collect();
    let formats: String = table.formats.iter().map(|f| format!("(Format::{}, &{:?}), ", f.reader, f.objects)).collect();
    let cards: String = table.cards.iter().map(|c| format!("&{:?}, ", c.path)).collect();
    Ok(format!(
        "static MARKERS: &[&str] = &{markers:?};\nstatic FORMATS: &[(Format, &[&str])] = &[{formats}];\nstatic CARDS: &[&[&str]] = &[{cards}];\n"
    ))
}
