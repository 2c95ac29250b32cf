//! A table of rates from a spreadsheet.

use super::entry::field;
use super::types::{RatesFile, UnreadRate};
use crate::settings::RateOverride;
use crate::text::csv;
use crate::text::message::{Note, code};

/// Of a table whose first line names its columns, in any order.
pub(super) fn of_table(text: &str) -> RatesFile {
    let table = csv::table(text);
    let unclosed = table.unclosed.map(|line| (line, Note::new(code::RATES_FILE_QUOTE, [("line", line.to_string())])));
    let Some((first, rows)) = table.rows.split_first() else {
        return RatesFile::refused(unclosed.map_or_else(|| Note::plain(code::RATES_FILE_EMPTY), |(_, why)| why));
    };
    let columns: Vec<String> = first.cells.iter().map(|name| name.trim().to_ascii_lowercase()).collect();
    if !columns.iter().any(|name| name == "low") {
        return RatesFile::refused(Note::plain(code::RATES_FILE_UNKNOWN));
    }
    let mut file = RatesFile { table: true, ..RatesFile::default() };
    for row in rows {
        file.take(row.line, of_cells(&columns, &row.cells));
    }
    file.unread.extend(unclosed.map(|(place, why)| UnreadRate { place, problems: vec![why] }));
    file
}

fn of_cells(columns: &[String], cells: &[String]) -> Result<RateOverride, Note> {
    let mut rate = RateOverride::default();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
        let name = columns.get(at).map(String::as_str).unwrap_or_default();
        match name {
            "low" => rate.rate.low.clone_from(cell),
            "high" => rate.rate.high.clone_from(cell),
            "" => return Err(Note::plain(code::RATES_FILE_CELLS)),
            _ => match field(&mut rate, name) {
                Some(field) => *field = Some(cell.clone()),
                None => return Err(Note::new(code::RATES_FILE_NAME, [("name", name)])),
            },
        }
    }
    Ok(rate)
}
