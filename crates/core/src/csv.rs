//! Tables as CSV that a spreadsheet opens without running anything.

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

#[cfg(test)]
mod tests {
    use super::*;

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
