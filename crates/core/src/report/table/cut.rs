//! The rows of a table that is text.

use super::cell::Cell;
use crate::text::csv::Rows;

/// Signs that part cells.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows that are looked at to find what parts cells.
const LOOKED_AT: usize = 40;

/// What parts the cells of a table, by its first rows: the sign by which most of them have equally many cells, the more
/// cells the better. Title lines above the header have fewer, and a comma inside of numbers does not come equally
/// often.
///
/// ```
/// use affix_core::report::table::parting_of;
/// assert_eq!(parting_of(b"Report, of July\nA;B;C\n1,5;2;3\n1;2,5;3\n"), b';');
/// assert_eq!(parting_of(b"a,b\n1,2\n"), b',');
/// ```
pub fn parting_of(head: &[u8]) -> u8 {
    let mut best = (0, b',');
    for sign in SIGNS {
        let mut rows = Rows::parted_by(sign);
        let mut widths: Vec<usize> = Vec::new();
        rows.take(head, &mut |_, cells| {
            if widths.len() < LOOKED_AT {
                widths.push(cells.all().count());
            }
        });
        rows.end(&mut |_, cells| {
            if widths.len() < LOOKED_AT {
                widths.push(cells.all().count());
            }
        });
        let most = widths.iter().map(|width| widths.iter().filter(|other| *other == width).count() * (width - 1)).max();
        if most.unwrap_or(0) > best.0 {
            best = (most.unwrap_or(0), sign);
        }
    }
    best.1
}

/// A table that arrives in pieces.
pub struct Cut {
    rows: Rows,
}

impl Cut {
    /// One whose cells are parted by a sign.
    pub fn by(sign: u8) -> Self {
        Self { rows: Rows::parted_by(sign) }
    }

    /// Hands over each row that ends in this piece, with the line it begins on.
    pub fn take(&mut self, piece: &[u8], row: &mut dyn FnMut(u64, &[Cell<'_>])) {
        self.rows.take(piece, &mut |line, cells| handed(line, cells.all(), row));
    }

    /// The last row, if nothing ended it. The line of a row whose quotation mark is never closed.
    pub fn end(self, row: &mut dyn FnMut(u64, &[Cell<'_>])) -> Option<u64> {
        self.rows.end(&mut |line, cells| handed(line, cells.all(), row))
    }
}

fn handed<'a>(line: u64, cells: impl Iterator<Item = &'a [u8]>, row: &mut dyn FnMut(u64, &[Cell<'_>])) {
    let texts: Vec<_> = cells.map(String::from_utf8_lossy).collect();
    let cells: Vec<_> = texts.iter().map(|text| Cell::text(text.trim_start_matches('\u{feff}'))).collect();
    row(line, &cells);
}
