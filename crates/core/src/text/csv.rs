//! Tables as CSV: written so that a spreadsheet opens them without running anything, and read as
//! spreadsheets write them.

use csv_core::ReadRecordResult;

/// One line of cells, ended as RFC 4180 says. A cell that a spreadsheet would take for a formula gets
/// an apostrophe in front, which shows it as the text it is.
pub(crate) fn line<'a>(out: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (i, cell) in cells.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        push(out, cell);
    }
    out.push_str("\r\n");
}

/// A table of `width` cells a line, the headings first.
///
/// ```
/// use affix_core::text::sheet;
/// assert_eq!(sheet(&["a", "b", "=1", "2"], 2), "a,b\r\n'=1,2\r\n");
/// ```
pub fn sheet(cells: &[impl AsRef<str>], width: usize) -> String {
    let mut out = String::new();
    for cells in cells.chunks(width.max(1)) {
        line(&mut out, cells.iter().map(AsRef::as_ref));
    }
    out
}

fn push(out: &mut String, cell: &str) {
    // Also the full-width signs, and after what spreadsheets trim off.
    let start = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    let formula =
        start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || cell.starts_with(['\t', '\r', '\n']);
    let quoted = cell.contains(['"', ',', '\r', '\n', ';', '\t']) || cell.starts_with(' ') || cell.ends_with(' ');
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
}

/// A row of a table that was read.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    /// The line it begins on, from 1.
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
}

/// A table that was read.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// Its rows, blank ones left out.
    pub(crate) rows: Vec<Row>,
    /// The line of a row whose quotation mark is never closed: nothing from there on is a row.
    pub(crate) unclosed: Option<u64>,
}

/// The table of a text.
pub(crate) fn table(text: &str) -> Table {
    let mut table = Table::default();
    let mut add = |line: u64, cells: Cells<'_>| {
        let cells = cells.all().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        table.rows.push(Row { line, cells });
    };
    let mut rows = Rows::default();
    rows.take(text.as_bytes(), &mut add);
    table.unclosed = rows.end(&mut add);
    table
}

/// The cells of one row.
#[derive(Clone, Copy, Default)]
pub(crate) struct Cells<'a> {
    text: &'a [u8],
    ends: &'a [usize],
}

impl<'a> Cells<'a> {
    /// The cell at a place, from 0.
    pub(crate) fn get(self, at: usize) -> Option<&'a [u8]> {
        let from = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(from..*self.ends.get(at)?)
    }

    /// All of them.
    pub(crate) fn all(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.ends.len()).filter_map(move |at| self.get(at))
    }

    fn is_blank(self) -> bool {
        self.all().all(|cell| String::from_utf8_lossy(cell).trim().is_empty())
    }
}

/// What is put behind a table: a row of its own, unless a quotation mark is still open there.
const END: &[u8] = b"\n\0";

/// Bytes of a row beyond which a quotation mark was left open.
const LONGEST_ROW: usize = 1024 * 1024;

/// A table that arrives in pieces, of which the first holds the whole first line. Cells are parted by what that
/// line has most of, a comma, a semicolon or a tab; a quoted cell may hold any of them, and line ends. Blank
/// rows are left out. No more than one row is kept.
#[derive(Default)]
pub(crate) struct Rows {
    /// Chosen by the first line.
    reader: Option<csv_core::Reader>,
    /// What is written of one row: its text, and where each cell ends in it.
    out: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    cells: usize,
    /// Line ends that have passed.
    passed: u64,
    /// The byte before ended a line in CR; an LF that follows belongs to it.
    after_cr: bool,
    /// The line that the row at hand begins on.
    begins: Option<u64>,
    /// The line of a row that does not end.
    endless: Option<u64>,
}

impl Rows {
    /// One whose cells are parted by this sign, whatever its first line says.
    pub(crate) fn parted_by(sign: u8) -> Self {
        Self { reader: Some(csv_core::ReaderBuilder::new().delimiter(sign).build()), ..Self::default() }
    }

    /// Hands over each row that ends in this piece, with the line it begins on.
    pub(crate) fn take(&mut self, piece: &[u8], row: &mut dyn FnMut(u64, Cells<'_>)) {
        let mut rest = piece;
        while self.endless.is_none() {
            if self.begins.is_none() {
                let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                rest = self.pass(rest, ends);
                self.begins = (!rest.is_empty()).then_some(self.passed + 1);
            }
            if rest.is_empty() {
                return;
            }
            let (read, ended) = self.read(rest, piece);
            rest = self.pass(rest, read);
            if ended {
                self.hand_over(row);
            }
        }
    }

    /// The last row, if nothing ended it. The line of a row whose quotation mark is never closed.
    pub(crate) fn end(mut self, row: &mut dyn FnMut(u64, Cells<'_>)) -> Option<u64> {
        self.take(END, row);
        while self.endless.is_none() {
            if self.read(&[], &[]).1 {
                let whole = self.row().get(0) == Some(b"\0") && self.cells == 1;
                return self.begins.filter(|_| !whole);
            }
        }
        self.endless
    }

    /// Goes on with the row at hand: how many bytes were read, and whether it has ended.
    fn read(&mut self, rest: &[u8], first: &[u8]) -> (usize, bool) {
        let reader =
            self.reader.get_or_insert_with(|| csv_core::ReaderBuilder::new().delimiter(parting(first)).build());
        let out = self.out.get_mut(self.written..).unwrap_or_default();
        let ends = self.ends.get_mut(self.cells..).unwrap_or_default();
        let (result, read, wrote, ended) = reader.read_record(rest, out, ends);
        self.written += wrote;
        self.cells += ended;
        match result {
            ReadRecordResult::OutputFull if self.written > LONGEST_ROW => self.endless = self.begins,
            ReadRecordResult::OutputFull => self.out.resize((self.out.len() * 2).max(1024), 0),
            ReadRecordResult::OutputEndsFull => self.ends.resize((self.ends.len() * 2).max(32), 0),
            ReadRecordResult::InputEmpty | ReadRecordResult::Record | ReadRecordResult::End => {}
        }
        (read, matches!(result, ReadRecordResult::Record | ReadRecordResult::End))
    }

    fn row(&self) -> Cells<'_> {
        let text = self.out.get(..self.written).unwrap_or_default();
        Cells { text, ends: self.ends.get(..self.cells).unwrap_or_default() }
    }

    fn hand_over(&mut self, row: &mut dyn FnMut(u64, Cells<'_>)) {
        let cells = self.row();
        if !cells.is_blank() {
            row(self.begins.unwrap_or_default(), cells);
        }
        (self.written, self.cells, self.begins) = (0, 0, None);
    }

    /// Counts the line ends among the next bytes, and gives what is behind them.
    fn pass<'a>(&mut self, rest: &'a [u8], bytes: usize) -> &'a [u8] {
        let (passed, rest) = rest.split_at(bytes.min(rest.len()));
        for byte in passed {
            self.passed += u64::from(*byte == b'\r' || (*byte == b'\n' && !self.after_cr));
            self.after_cr = *byte == b'\r';
        }
        rest
    }
}

/// What parts the cells of a table, by its first line.
fn parting(text: &[u8]) -> u8 {
    let first = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
    if count(b'\t') > count(b',').max(count(b';')) {
        b'\t'
    } else if count(b';') > count(b',') {
        b';'
    } else {
        b','
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_as_spreadsheets_write_it() {
        let read = |text| table(text).rows.into_iter().map(|r| (r.line, r.cells.join("|"))).collect::<Vec<_>>();
        let of = |line, cells: &str| (line, cells.to_owned());
        assert_eq!(read("a,b\r\n1,2\r\n"), [of(1, "a|b"), of(2, "1|2")]);
        assert_eq!(read("a;b\n1,5;\"x;y\"\n\n;\n3;4"), [of(1, "a|b"), of(2, "1,5|x;y"), of(5, "3|4")]);
        assert_eq!(read("a\tb\r1\t2"), [of(1, "a|b"), of(2, "1|2")]);
        assert_eq!(
            read("a,b\n\"two\nlines\",\"say \"\"hi\"\"\"\n3,4"),
            [of(1, "a|b"), of(2, "two\nlines|say \"hi\""), of(4, "3|4")]
        );
        assert_eq!(read("a,b\n1,say \"hi\"\n"), [of(1, "a|b"), of(2, "1|say \"hi\"")]);
        assert_eq!(read(""), []);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_found() {
        let read = |text| {
            let Table { rows, unclosed } = table(text);
            (rows.into_iter().map(|r| (r.line, r.cells.join("|"))).collect::<Vec<_>>(), unclosed)
        };
        let of = |line, cells: &str| (line, cells.to_owned());
        assert_eq!(read("a,b\n1,\"never closed\n3,4"), (vec![of(1, "a|b")], Some(2)));
        assert_eq!(read("a,b\r\n\r\n1,2\r\n3,\"x\r\n4,5\r\n"), (vec![of(1, "a|b"), of(3, "1|2")], Some(4)));
        assert_eq!(read("a\tb\r1\t\"x\r"), (vec![of(1, "a|b")], Some(2)));
        assert_eq!(read("\"a"), (vec![], Some(1)));
        assert_eq!(read("a,b\n1,\"closed\""), (vec![of(1, "a|b"), of(2, "1|closed")], None));
        assert_eq!(read("a,b\n1,\"clo\"\"sed\"\n"), (vec![of(1, "a|b"), of(2, "1|clo\"sed")], None));
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(cells in proptest::collection::vec("[a-zé,;\" \r\n]{0,8}", 1..5)) {
            proptest::prop_assume!(cells.iter().any(|c| !c.trim().is_empty()) && !cells[0].contains([';', '\t']));
            let mut out = String::new();
            line(&mut out, ["x", "y"]);
            line(&mut out, cells.iter().map(String::as_str));
            // The apostrophe that keeps a spreadsheet from running a cell is the cell's from then on.
            let plain = |cell: &str| cell.trim_start_matches('\'').to_owned();
            let read: Vec<String> = table(&out).rows[1].cells.iter().map(|c| plain(c)).collect();
            proptest::prop_assert_eq!(read, cells);
        }
    }

    #[test]
    fn no_cell_is_a_formula_and_none_ends_early() {
        let of = |cell| {
            let mut out = String::new();
            line(&mut out, [cell, "x"]);
            out
        };
        for (cell, written) in [
            ("plain", "plain,x\r\n"),
            ("a,\"b\"", "\"a,\"\"b\"\"\",x\r\n"),
            ("=1+1", "'=1+1,x\r\n"),
            ("+49", "'+49,x\r\n"),
            ("-2", "'-2,x\r\n"),
            ("@SUM(A1)", "'@SUM(A1),x\r\n"),
            ("＝1", "'＝1,x\r\n"),
            (" =1", "\"' =1\",x\r\n"),
            ("\t=1", "\"'\t=1\",x\r\n"),
            ("a\r\n=1", "\"a\r\n=1\",x\r\n"),
        ] {
            assert_eq!(of(cell), written);
        }
    }
}
