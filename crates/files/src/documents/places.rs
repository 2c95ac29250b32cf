//! Lines and columns of places in a file.

use std::cell::Cell;
use std::ops::Range;

use affix_core::audit::Place;

/// How places of a text that is read lie in its file.
enum Lie {
    /// The text is the file from this byte on.
    From(usize),
    /// It is put together of pieces of the file: where each starts in the text and in the file.
    Pieces(Vec<(usize, usize)>),
    /// It was decoded: lines are its own, and nothing can be replaced.
    Decoded,
}

/// The places of a text.
pub(crate) struct Places<'a> {
    /// The file's text; of a decoded text that itself.
    text: &'a str,
    starts: Vec<usize>,
    lie: Lie,
    /// The place looked at last and its characters since its line's start.
    last: Cell<(usize, usize)>,
}

impl<'a> Places<'a> {
    fn new(text: &'a str, lie: Lie) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { text, starts, lie, last: Cell::new((0, 0)) }
    }

    /// Of a whole file.
    pub(crate) fn of(file: &'a str) -> Self {
        Self::new(file, Lie::From(0))
    }

    /// Of a text that was taken out of its file and decoded.
    pub(crate) fn decoded(text: &'a str) -> Self {
        Self::new(text, Lie::Decoded)
    }

    /// From now on of the text that starts at a byte of the file.
    pub(crate) fn from(&mut self, start: usize) {
        self.lie = Lie::From(start);
    }

    /// From now on of a text put together of pieces of the file.
    pub(crate) fn pieces(&mut self, pieces: Vec<(usize, usize)>) {
        self.lie = Lie::Pieces(pieces);
    }

    /// The place of bytes of the text; `exact`: they are an address as it is written there.
    pub(crate) fn place(&self, at: Range<usize>, exact: bool) -> Place {
        let length = at.len();
        let start = match &self.lie {
            Lie::From(start) => start + at.start,
            Lie::Decoded => at.start,
            Lie::Pieces(pieces) => {
                let piece = pieces.partition_point(|(text, _)| *text <= at.start).saturating_sub(1);
                pieces.get(piece).map_or(0, |(text, file)| file + (at.start - text))
            }
        };
        let line = self.starts.partition_point(|line| *line <= start);
        let first = line.checked_sub(1).and_then(|line| self.starts.get(line)).copied().unwrap_or(0);
        // Counted on from the place before, so that a long line with many links is gone over once.
        let (from, known) = match self.last.get() {
            (before, count) if before >= first && before <= start => (before, count),
            _ => (first, 0),
        };
        let column = known + self.text.get(from..start).map_or(0, |text| text.chars().count());
        self.last.set((start, column));
        let bytes = start..start + length;
        let written = self.text.get(bytes.clone()).filter(|_| exact && !matches!(self.lie, Lie::Decoded));
        Place {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
            part: None,
            written: written.map(|text| (text.to_owned(), bytes)),
        }
    }
}
