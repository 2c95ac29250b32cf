//! Tables as CSV: written so that a spreadsheet opens them without running anything, and read as
//! spreadsheets write them.

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

/// The rows of a table, blank ones left out. Cells are parted by what the first line has most of, a
/// comma, a semicolon or a tab; a quoted cell may hold any of them, and line ends.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.chars().filter(|c| *c == sign).count();
    let parting = if count('\t') > count(',').max(count(';')) {
        '\t'
    } else if count(';') > count(',') {
        ';'
    } else {
        ','
    };
    let mut rows = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let (mut cell, mut line, mut quoted) = (String::new(), 1, false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_line = c == '\n' || (c == '\r' && chars.peek() != Some(&'\n'));
        line += u64::from(ends_line);
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            _ if quoted => cell.push(c),
            _ if c == parting => row.cells.push(std::mem::take(&mut cell)),
            _ if ends_line => {
                row.cells.push(std::mem::take(&mut cell));
                rows.push(std::mem::replace(&mut row, Row { line, cells: Vec::new() }));
            }
            '\r' => {}
            _ => cell.push(c),
        }
    }
    row.cells.push(cell);
    rows.push(row);
    rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_as_spreadsheets_write_it() {
        let read = |text| rows(text).into_iter().map(|r| (r.line, r.cells.join("|"))).collect::<Vec<_>>();
        let of = |line, cells: &str| (line, cells.to_owned());
        assert_eq!(read("a,b\r\n1,2\r\n"), [of(1, "a|b"), of(2, "1|2")]);
        assert_eq!(read("a;b\n1,5;\"x;y\"\n\n;\n3;4"), [of(1, "a|b"), of(2, "1,5|x;y"), of(5, "3|4")]);
        assert_eq!(read("a\tb\r1\t2"), [of(1, "a|b"), of(2, "1|2")]);
        assert_eq!(
            read("a,b\n\"two\nlines\",\"say \"\"hi\"\"\"\n3,4"),
            [of(1, "a|b"), of(2, "two\nlines|say \"hi\""), of(4, "3|4")]
        );
        assert_eq!(read("a,b\n1,\"never closed\n3,4"), [of(1, "a|b"), of(2, "1|never closed\n3,4")]);
        assert_eq!(read(""), []);
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
            let read: Vec<String> = rows(&out)[1].cells.iter().map(|c| plain(c)).collect();
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
