//! How page states are found and told apart.

use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Table {
    markers: Vec<Marker>,
    formats: Vec<Format>,
    page_info: Vec<Place>,
    cards: Vec<Place>,
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
struct Place {
    path: Vec<String>,
}

/// `MARKERS`, `FORMATS` (reader and the objects that betray it), and the ways to a listing's `PAGE_INFO` and `CARDS`.
pub(crate) fn generate(data: &Path) -> super::Res<String> {
    let table: Table = super::load(data, "states.json")?;
    let markers: Vec<_> = table.markers.into_iter().map(|m| m.text).collect();
    let formats: String = table.formats.iter().map(|f| format!("(Format::{}, &{:?}), ", f.reader, f.objects)).collect();
    let ways = |places: &[Place]| places.iter().map(|place| format!("&{:?}, ", place.path)).collect::<String>();
    let (page_info, cards) = (ways(&table.page_info), ways(&table.cards));
    Ok(format!(
        "static MARKERS: &[&str] = &{markers:?};\nstatic FORMATS: &[(Format, &[&str])] = &[{formats}];\nstatic PAGE_INFO: &[&[&str]] = &[{page_info}];\nstatic CARDS: &[&[&str]] = &[{cards}];\n"
    ))
}
