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

/// What is put behind a table: a row of its own, unless a quotation mark is still open there.
const END: &str = "\n\u{0}";

/// The table of a text. Cells are parted by what the first line has most of, a comma, a semicolon or a tab;
/// a quoted cell may hold any of them, and line ends.
pub(crate) fn table(text: &str) -> Table {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.chars().filter(|c| *c == sign).count();
    let parting = if count('\t') > count(',').max(count(';')) {
        b'\t'
    } else if count(';') > count(',') {
        b';'
    } else {
        b','
    };
    let text = [text, END].concat();
    let mut table = Table { rows: records(text.as_bytes(), parting), unclosed: None };
    match table.rows.pop() {
        Some(Row { cells, .. }) if cells == ["\u{0}"] => {}
        last => table.unclosed = last.map(|row| row.line),
    }
    table.rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    table
}

/// Every record of a text, with the line it begins on.
fn records(text: &[u8], parting: u8) -> Vec<Row> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(parting).build();
    let mut rows = Vec::new();
    // What is written of one record: its text, and where each cell ends in it.
    let (mut out, mut ends) = (vec![0; 1024], vec![0; 32]);
    let (mut written, mut cells) = (0, 0);
    let (mut at, mut line) = (0, 1);
    let mut begins = None;
    let ends_line = |at: usize| match text.get(at) {
        Some(b'\n') => true,
        Some(b'\r') => text.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    loop {
        if begins.is_none() {
            while let Some(b'\r' | b'\n') = text.get(at) {
                line += u64::from(ends_line(at));
                at += 1;
            }
            begins = Some(line);
        }
        let (result, read, wrote, ended) = reader.read_record(
            text.get(at..).unwrap_or_default(),
            out.get_mut(written..).unwrap_or_default(),
            ends.get_mut(cells..).unwrap_or_default(),
        );
        line += (at..at + read).map(|at| u64::from(ends_line(at))).sum::<u64>();
        (at, written, cells) = (at + read, written + wrote, cells + ended);
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => out.resize(out.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::Record => {
                let mut from = 0;
                let cell = |until: &usize| {
                    let cell = out.get(from..*until).unwrap_or_default();
                    from = *until;
                    String::from_utf8_lossy(cell).into_owned()
                };
                let cells_of = ends.get(..cells).unwrap_or_default().iter().map(cell).collect();
                rows.push(Row { line: begins.unwrap_or(line), cells: cells_of });
                (written, cells, begins) = (0, 0, None);
            }
            ReadRecordResult::End => return rows,
        }
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
