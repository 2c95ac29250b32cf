//! Lines and columns of places in a file.

use std::cell::Cell;
use std::ops::Range;

use affix_core::audit::{Place, Written};

/// A part of a text that stands in the file as it is.
pub(super) struct Piece {
    /// Where it starts in the text.
    pub(super) at: usize,
    /// The line in the file, from 1.
    pub(super) line: u32,
    /// The column in characters, from 1.
    pub(super) column: u32,
    /// Characters of its line in the text before it.
    pub(super) before: usize,
}

/// How places of a text that is read lie in its file.
enum Lie<'a> {
    /// The text is the file.
    File,
    /// It is put together of pieces of the file.
    Pieces(&'a [Piece]),
    /// It was decoded: lines are its own. `copied`: addresses in it are those that a program shows.
    Decoded { copied: bool },
}

/// The places of a text.
pub(super) struct Places<'a> {
    /// The file's text; of a decoded text or one of pieces that itself.
    text: &'a str,
    starts: Vec<usize>,
    lie: Lie<'a>,
    /// The byte at which what is read starts.
    start: usize,
    /// The place looked at last and its characters since its line's start.
    last: Cell<(usize, usize)>,
}

impl<'a> Places<'a> {
    fn new(text: &'a str, lie: Lie<'a>) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { text, starts, lie, start: 0, last: Cell::new((0, 0)) }
    }

    /// Of a whole file.
    pub(super) fn of(file: &'a str) -> Self {
        Self::new(file, Lie::File)
    }

    /// Of a text that was taken out of its file and decoded.
    pub(super) fn decoded(text: &'a str) -> Self {
        Self::new(text, Lie::Decoded { copied: false })
    }

    /// Of a cell of a table, whose addresses can be looked for where the table came from.
    pub(super) fn cell(text: &'a str) -> Self {
        Self::new(text, Lie::Decoded { copied: true })
    }

    /// Of a text put together of pieces of the file.
    pub(super) fn pieces(text: &'a str, pieces: &'a [Piece]) -> Self {
        Self::new(text, Lie::Pieces(pieces))
    }

    /// From now on of the text that starts at a byte of it.
    pub(super) fn from(&mut self, start: usize) {
        self.start = start;
    }

    /// The place of bytes of the text; `exact`: they are an address as it is written there.
    pub(super) fn place(&self, at: Range<usize>, exact: bool) -> Place {
        let length = at.len();
        let start = self.start + at.start;
        let mut line = self.starts.partition_point(|line| *line <= start);
        let first = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        // Counted on from the place before, so that a long line with many links is gone over once.
        let (from, known) = match self.last.get() {
            (before, count) if before >= first && before <= start => (before, count),
            _ => (first, 0),
        };
        let mut column = known + self.text.get(from..start).map_or(0, |text| text.chars().count());
        self.last.set((start, column));
        if let Lie::Pieces(pieces) = &self.lie
            && let Some(piece) =
                pieces.partition_point(|piece| piece.at <= start).checked_sub(1).and_then(|at| pieces.get(at))
        {
            let starts = self.starts.partition_point(|line| *line <= piece.at);
            if starts == line {
                let (in_file, in_text) = (usize::try_from(piece.column).unwrap_or(1), piece.before);
                column = (column + in_file).saturating_sub(in_text + 1);
            }
            line = line - starts + usize::try_from(piece.line).unwrap_or(1);
        }
        let bytes = start..start + length;
        let text = self.text.get(bytes.clone()).filter(|_| exact);
        let written = text.and_then(|text| {
            let bytes = match self.lie {
                Lie::File => Some(bytes),
                Lie::Pieces(_) | Lie::Decoded { copied: true } => None,
                Lie::Decoded { copied: false } => return None,
            };
            Some(Written { text: text.to_owned(), bytes })
        });
        Place {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
            part: None,
            written,
        }
    }
}
