//! Spreadsheets (`.xlsx`). A cell's formula is never run: what it came to when the file was saved is read.

use std::io::Cursor;

use affix_core::report::table::{Cell, Layout, Look, Mapping};
use affix_core::report::{Refused, Said};
use affix_core::text::message::{Note, code};
use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};

/// The most columns that a row may have.
const WIDEST: usize = 1_000;

/// A cell as text, and whether it is a number.
type Text = (String, bool);

/// Hands over what the sheets of a workbook say: of each that holds a report, or of the first what is wrong with it.
///
/// # Errors
/// It is no workbook, or one that is cut off.
pub(super) fn read(
    bytes: Vec<u8>,
    name: &str,
    mappings: &[Mapping],
    each: &mut dyn FnMut(Said),
) -> Result<Vec<Layout>, Note> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut layouts = Vec::new();
    let mut wrong: Option<Refused> = None;
    for sheet in book.sheet_names() {
        let mut look = Look::new(name, mappings);
        rows(&mut book, &sheet, &mut |line, cells| look.row(line, cells))?;
        match look.end() {
            Ok(plan) => {
                rows(&mut book, &sheet, &mut |line, cells| {
                    // Blank cells at the end of a row are not written.
                    let mut cells = cells.to_vec();
                    cells.resize(cells.len().max(plan.width()), Cell::default());
                    plan.row(line, &cells, each);
                })?;
                layouts.push(plan.layout());
            }
            Err(refused) => wrong = wrong.or(Some(refused)),
        }
    }
    if layouts.is_empty() {
        let none = || Refused { line: 1, why: Note::plain(code::REPORT_EMPTY) };
        each(Said::Refused(wrong.unwrap_or_else(none)));
    }
    Ok(layouts)
}

/// What is wrong inside says nothing to its owner.
fn damaged(_: XlsxError) -> Note {
    Note::plain(code::CLI_REPORT_SHEET)
}

/// The rows of a sheet that are not blank, one at a time.
fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, row: &mut dyn FnMut(u64, &[Cell<'_>])) -> Result<(), Note> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    let (mut line, mut texts): (u32, Vec<Text>) = (0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (at, column) = cell.get_position();
        if at != line {
            hand_over(line, &texts, row);
            texts.clear();
            line = at;
        }
        let column = column as usize;
        if column < WIDEST {
            texts.resize(texts.len().max(column + 1), (String::new(), false));
            if let Some(place) = texts.get_mut(column) {
                *place = text(cell.get_value());
            }
        }
    }
    hand_over(line, &texts, row);
    Ok(())
}

fn hand_over(line: u32, texts: &[Text], row: &mut dyn FnMut(u64, &[Cell<'_>])) {
    let cell = |(text, number): &'_ Text| if *number { (text.clone(), true) } else { (text.trim().to_owned(), false) };
    let texts: Vec<Text> = texts.iter().map(cell).collect();
    let cells: Vec<Cell<'_>> = texts.iter().map(|(text, number)| Cell { text, number: *number }).collect();
    if cells.iter().any(|cell| !cell.text.is_empty()) {
        row(u64::from(line) + 1, &cells);
    }
}

fn text(value: &DataRef<'_>) -> Text {
    match value {
        DataRef::Int(number) => (number.to_string(), true),
        DataRef::Float(number) => (number.to_string(), true),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.clone(), false),
        DataRef::SharedString(text) => ((*text).to_owned(), false),
        DataRef::Bool(yes) => (yes.to_string(), false),
        DataRef::DateTime(moment) => (moment_of(moment), false),
        DataRef::Error(_) | DataRef::Empty => (String::new(), false),
    }
}

fn moment_of(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}
