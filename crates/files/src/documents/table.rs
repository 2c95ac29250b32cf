//! Tables: lists of link managers, exports of videos, any CSV, TSV or spreadsheet.

use std::cell::OnceCell;
use std::io::{BufRead as _, Read as _};

use affix_core::address::{What, find_all};
use affix_core::audit::{Document, From, Kind, Link, Place};

use super::places::Places;
use super::source::{Source, Text};
use super::{Found, Unread, text};

/// Bytes of a cell from which on it is a text rather than an address.
const TEXT: usize = 40;

/// Bytes of the first line that tell what cells are parted by.
const FIRST: u64 = 64 * 1024;

/// Links of a list that are judged together; a longer list goes on in the next document.
const TOGETHER: usize = 10_000;

/// Rows with a text are documents of their own; all other cells are one list.
pub(super) fn read(name: &str, source: &dyn Source, out: &mut dyn FnMut(Found)) {
    let mut rows = Rows::of(name);
    let mut line = 1;
    if let Err(e) = go(source, &mut line, &mut rows, out) {
        let part = Some(format!("row={}", rows.number + 1));
        out(Err(Unread { part, reason: e.to_string() }));
    }
    rows.done(out);
}

fn go(source: &dyn Source, line: &mut u64, rows: &mut Rows<'_>, out: &mut dyn FnMut(Found)) -> csv::Result<()> {
    let mut first = Vec::new();
    Text::open(source)?.take(FIRST).read_until(b'\n', &mut first)?;
    let text = Text::open(source)?;
    let room = text.room();
    let count = |sign: u8| first.iter().filter(|b| **b == sign).count();
    let sign = [b'\t', b';', b','].into_iter().max_by_key(|sign| (count(*sign), *sign == b',')).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(sign).flexible(true).has_headers(false).from_reader(text);
    let mut row = csv::StringRecord::new();
    loop {
        room.renew();
        match reader.read_record(&mut row) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(e) => return Err(e),
        }
        *line = row.position().map_or(*line, csv::Position::line);
        rows.push(*line, row.iter(), out);
    }
}

/// The rows of a table, as documents.
pub(super) struct Rows<'n> {
    name: &'n str,
    list: Document,
    /// Rows so far.
    number: usize,
}

impl<'n> Rows<'n> {
    pub(super) fn of(name: &'n str) -> Self {
        Self { name, list: Document::new(name, Kind::List), number: 0 }
    }

    /// So many rows stand before the next one, some of them blank.
    #[cfg(feature = "archives")]
    pub(super) fn jump(&mut self, rows: u32) {
        self.number = usize::try_from(rows).unwrap_or(usize::MAX);
    }

    /// The next row, which starts in this line.
    pub(super) fn push<'c>(
        &mut self,
        line: u64,
        row: impl DoubleEndedIterator<Item = &'c str> + Clone,
        out: &mut dyn FnMut(Found),
    ) {
        self.number += 1;
        if self.number == 1 && !row.clone().any(|cell| cell.contains("://")) {
            return;
        }
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        // The last cell that is one; looked for once, however many texts the row has.
        let day = OnceCell::new();
        let day = || *day.get_or_init(|| row.clone().rev().find_map(|cell| cell.get(..10)?.parse().ok()));
        for cell in row.clone() {
            if !cell.contains('.') {
                continue;
            }
            let part = format!("row={}", self.number);
            let places = Places::cell(cell);
            if is_text(cell) {
                let mut document = text::read(self.name, cell, Kind::Text, &places);
                for link in &mut document.links {
                    link.place.line = link.place.line.saturating_add(line.saturating_sub(1));
                }
                document.part = Some(part);
                document.day = day();
                out(Ok(document));
                continue;
            }
            for found in find_all(cell).filter(|found| found.what == What::Address) {
                let mut place = places.place(found.start..found.start + found.text.len(), true);
                place.line = line;
                place.part = Some(part.clone());
                self.link(found.text, place, out);
            }
        }
    }

    /// A link that stands in no text.
    pub(super) fn link(&mut self, target: &str, place: Place, out: &mut dyn FnMut(Found)) {
        let target = target.to_owned();
        self.list.links.push(Link { target, at: None, words: String::new(), from: From::Bare, rel: None, place });
        if self.list.links.len() == TOGETHER {
            let mut next = Document::new(self.name, Kind::List);
            next.goes_on = true;
            out(Ok(std::mem::replace(&mut self.list, next)));
        }
    }

    /// No row follows.
    pub(super) fn done(self, out: &mut dyn FnMut(Found)) {
        if !self.list.goes_on || !self.list.links.is_empty() {
            out(Ok(self.list));
        }
    }
}

/// It holds words around an address.
fn is_text(cell: &str) -> bool {
    cell.len() >= TEXT
        && cell.split_whitespace().nth(1).is_some()
        && !cell.starts_with('=')
        && find_all(cell).any(|found| found.what == What::Address)
}
