//! Tables: lists of link managers, exports of videos, any CSV or TSV.

use affix_core::address::{What, find_all};
use affix_core::audit::{Document, From, Kind, Link};

use super::places::Places;
use super::text;

/// Bytes of a cell from which on it is a text rather than an address.
const TEXT: usize = 40;

/// Rows with a text are documents of their own; all other cells are one list.
pub(crate) fn read(name: &str, source: &str, out: &mut dyn FnMut(Document)) -> Result<(), String> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let first = source.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let sign = ['\t', ';', ','].into_iter().max_by_key(|sign| (count(*sign), *sign == ',')).unwrap_or(',');
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(sign).unwrap_or(b','))
        .flexible(true)
        .has_headers(false)
        .from_reader(source.as_bytes());
    let mut list = Document::new(name, Kind::List);
    let mut trouble = Ok(());
    for (number, row) in rows.records().enumerate() {
        let row = match row {
            Ok(row) => row,
            Err(e) => {
                trouble = Err(e.to_string());
                continue;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        if number == 0 && !row.iter().any(|cell| cell.contains("://")) {
            continue;
        }
        for cell in &row {
            let part = format!("row={}", number + 1);
            if is_text(cell) {
                let places = Places::decoded(cell);
                let mut document = text::read(name, cell, Kind::Text, &places);
                for link in &mut document.links {
                    link.place.line += u32::try_from(line.saturating_sub(1)).unwrap_or(0);
                }
                document.part = Some(part);
                document.day = row.iter().rev().find_map(|cell| cell.get(..10)?.parse().ok());
                out(document);
                continue;
            }
            let places = Places::decoded(cell);
            for found in find_all(cell).filter(|found| found.what == What::Address) {
                let mut place = places.place(found.start..found.start + found.text.len(), false);
                place.line = u32::try_from(line).unwrap_or(u32::MAX);
                place.part = Some(part.clone());
                let target = found.text.to_owned();
                list.links.push(Link { target, at: None, words: String::new(), from: From::Bare, rel: None, place });
            }
        }
    }
    out(list);
    trouble
}

/// It holds words around an address.
fn is_text(cell: &str) -> bool {
    cell.len() >= TEXT
        && cell.split_whitespace().nth(1).is_some()
        && !cell.starts_with('=')
        && find_all(cell).any(|found| found.what == What::Address)
}
