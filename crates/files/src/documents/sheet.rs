//! Spreadsheets (`.xlsx`, `.ods`). What a cell's formula came to is read, and the addresses in it; it is never run.

use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read as _};

use affix_core::audit::Place;
use affix_core::text::message::{Note, code};
use calamine::{DataRef, Reader as _, Xlsx};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::swelling::Swelling;
use super::table::Rows;
use super::{Found, Unread};

/// The most columns that a row may have.
const WIDEST: usize = 1_000;

/// Reads one; its rows are those of any table.
pub(super) fn read(name: &str, bytes: Vec<u8>, out: &mut dyn FnMut(Found)) {
    let unread = |reason| Err(Unread { part: None, reason });
    if let Err(e) = swells(&bytes) {
        return out(unread(e.to_string()));
    }
    let mut rows = Rows::of(name);
    let read = match name.to_ascii_lowercase().ends_with(".ods") {
        true => open_document(&bytes, &mut rows, out),
        false => excel(bytes, &mut rows, out),
    };
    if read.is_none() {
        out(unread(Note::plain(code::AUDIT_SHEET).text));
    }
    rows.done(out);
}

/// Unpacks everything once, so that nothing in it can fill the memory afterwards.
fn swells(bytes: &[u8]) -> io::Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    for number in 0..archive.len() {
        let packed = archive.by_index_raw(number)?.compressed_size();
        io::copy(&mut Swelling::of(archive.by_index(number)?, packed), &mut io::sink())?;
    }
    Ok(())
}

/// The rows of all sheets.
fn excel(bytes: Vec<u8>, rows: &mut Rows<'_>, out: &mut dyn FnMut(Found)) -> Option<()> {
    let links = hyperlinks(&bytes).unwrap_or_default();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    for sheet in book.sheet_names() {
        let mut formulas: HashMap<(u32, u32), String> = HashMap::new();
        let mut cells = book.worksheet_cells_reader(&sheet).ok()?;
        while let Some(cell) = cells.next_formula().ok()? {
            if cell.get_value().contains("://") {
                formulas.insert(cell.get_position(), cell.get_value().clone());
            }
        }
        drop(cells);
        let mut cells = book.worksheet_cells_reader(&sheet).ok()?;
        let (mut line, mut texts): (u32, Vec<String>) = (0, Vec::new());
        while let Some(cell) = cells.next_cell().ok()? {
            let (at, column) = cell.get_position();
            if at != line {
                rows.jump(line);
                rows.push(u64::from(line) + 1, texts.iter().map(String::as_str), out);
                texts.clear();
                line = at;
            }
            let Some(place) = usize::try_from(column).ok().filter(|column| *column < WIDEST) else { continue };
            texts.resize(texts.len().max(place + 1), String::new());
            if let Some(text) = texts.get_mut(place) {
                *text = formulas.remove(&(at, column)).unwrap_or_else(|| text_of(cell.get_value()));
            }
        }
        rows.jump(line);
        rows.push(u64::from(line) + 1, texts.iter().map(String::as_str), out);
    }
    for (row, target) in links {
        rows.link(&target, place(row), out);
    }
    Some(())
}

fn place(row: u32) -> Place {
    Place { line: row, column: 1, part: Some(format!("row={row}")), written: None }
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::DateTimeIso(text) => text.clone(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => String::new(),
    }
}

/// The hyperlinks of cells, which stand beside the sheets: the row of each and where it leads.
fn hyperlinks(bytes: &[u8]) -> Option<Vec<(u32, String)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let mut found = Vec::new();
    for name in names.iter().filter(|name| name.starts_with("xl/worksheets/") && name.ends_with(".xml")) {
        let (folder, sheet) = name.rsplit_once('/')?;
        let mut targets: HashMap<String, String> = HashMap::new();
        let beside = format!("{folder}/_rels/{sheet}.rels");
        if !names.contains(&beside) {
            continue;
        }
        elements(archive.by_name(&beside).ok()?, &mut |tag| {
            if tag.local_name().as_ref() == "Relationship" {
                targets.extend(attribute(tag, "Id").zip(attribute(tag, "Target")));
            }
        });
        elements(archive.by_name(name).ok()?, &mut |tag| {
            if tag.local_name().as_ref() != "hyperlink" {
                return;
            }
            let row = attribute(tag, "ref").and_then(|cell| {
                let first = cell.split(':').next()?.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned();
                first.parse().ok()
            });
            let target = attribute(tag, "id").and_then(|id| targets.get(&id));
            found.extend(row.zip(target.cloned()));
        });
    }
    Some(found)
}

/// Every opening tag.
fn elements(member: impl io::Read, each: &mut dyn FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(BufReader::new(member));
    let mut bytes = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut bytes) {
        match event {
            Event::Start(tag) | Event::Empty(tag) => each(&tag),
            Event::Eof => return,
            _ => {}
        }
        bytes.clear();
    }
}

/// An attribute, whatever its prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(unescaped(&found.value))
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// The rows of all tables of an OpenDocument: words of cells, their links and the addresses in formulas.
fn open_document(bytes: &[u8], rows: &mut Rows<'_>, out: &mut dyn FnMut(Found)) -> Option<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut content = String::new();
    archive.by_name("content.xml").ok()?.read_to_string(&mut content).ok()?;
    let mut reader = Reader::from_str(&content);
    let mut cells: Vec<String> = Vec::new();
    let (mut line, mut repeated) = (0_u32, 1);
    let mut links: Vec<String> = Vec::new();
    let mut inside = false;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table" => line = 0,
                "table:table-row" => {
                    cells.clear();
                    repeated = attribute(&tag, "number-rows-repeated").and_then(|n| n.parse().ok()).unwrap_or(1);
                }
                "table:table-cell" => {
                    inside = true;
                    let formula = attribute(&tag, "formula").filter(|formula| formula.contains("://"));
                    cells.push(formula.unwrap_or_default());
                }
                "text:a" => links.extend(attribute(&tag, "href")),
                _ => {}
            },
            Event::Empty(tag) if tag.name().as_ref() == "table:table-row" => {
                let count = attribute(&tag, "number-rows-repeated").and_then(|n| n.parse().ok()).unwrap_or(1);
                line = line.saturating_add(count);
            }
            Event::Empty(tag) if tag.name().as_ref() == "table:table-cell" && cells.len() < WIDEST => {
                cells.push(String::new());
            }
            Event::Text(words) if inside => push(&mut cells, &words),
            Event::GeneralRef(entity) if inside => push(&mut cells, &unescaped(&format!("&{};", &*entity))),
            Event::End(tag) => match tag.name().as_ref() {
                "text:p" if inside => push(&mut cells, "\n"),
                "table:table-cell" => inside = false,
                "table:table-row" => {
                    rows.jump(line);
                    let shown = cells.iter().map(|cell| cell.trim());
                    // Words that are the address of their link are read as words.
                    links.retain(|link| !cells.iter().any(|cell| cell.contains(link.as_str())));
                    rows.push(u64::from(line) + 1, shown, out);
                    for link in links.drain(..) {
                        rows.link(&link, place(line.saturating_add(1)), out);
                    }
                    line = line.saturating_add(repeated);
                }
                _ => {}
            },
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn push(cells: &mut [String], words: &str) {
    if let Some(cell) = cells.last_mut() {
        cell.push_str(words);
    }
}
